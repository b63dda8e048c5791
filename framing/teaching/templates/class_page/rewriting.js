// Sentences written anew.
const bag = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) || [];
const minus = (words, others) => {
  const left = new Map();
  for (const word of others) left.set(word, (left.get(word) || 0) + 1);
  return words.filter((word) => { const n = left.get(word) || 0; left.set(word, n - 1); return n <= 0; });
};
const take = () => {
  const sentence = choice && articles[choice.article].sentences.filter(([from]) => from <= first(choice)).pop();
  if (!sentence) { say("Choose a word of the sentence in the text first.", el("take")); return; }
  const [, , from, to] = sentence;
  const known = state.rewrites.findIndex((each) => each.article === choice.article && each.start === from);
  if (known < 0) state.rewrites.push({ article: choice.article, start: from, end: to, rewrite: "" });
  letGo();
  changed();
  showRewrites();
  el("rewrites").children[known < 0 ? state.rewrites.length - 1 : known].querySelector("textarea").focus();
};
const showRewrites = () => {
  if (!el("rewrites")) return;
  el("rewrites").replaceChildren(...state.rewrites.map((each, number) => {
    const box = make("div", "", { class: "rewrite" });
    const original = articles[each.article].characters.slice(each.start, each.end).join("");
    const field = make("textarea", each.rewrite, { id: `rewrite-${number}`, rows: 3, maxlength: 5000 });
    const moved = make("p", "");
    const compare = () => {
      const list = (words) => (words.length ? words.join(", ") : "none");
      moved.textContent = field.value.trim() ? `Words gone: ${list(minus(bag(original), bag(field.value)))}. Words new: ${list(minus(bag(field.value), bag(original)))}.` : "";
    };
    field.addEventListener("input", () => { each.rewrite = field.value; compare(); changed(field.id); });
    compare();
    box.append(make("blockquote", original), make("label", "Your sentence", { for: field.id }), field, moved);
    box.append(button("Remove", `Remove the rewriting of: ${short(original)}`, (event) => ask(event.currentTarget, "Remove this sentence and what you wrote?", "Yes, remove it", () => {
      state.rewrites.splice(number, 1);
      changed();
      showRewrites();
      el("take").focus();
      say("Removed. Undo brings it back.", el("take"));
    })));
    return box;
  }));
};
