// The form that labels the chosen words, and the list of marks.
const task = () => { const picked = document.querySelector("[name=task]:checked"); return picked ? picked.value : exercise.tasks[0].marker; };
const focusForm = () => (document.querySelector("[name=category]:checked:enabled") || document.querySelector("[name=category]:enabled") || el("reason")).focus();
const radio = (name, value, text, about) => {
  const label = document.createElement("label");
  const input = make("input", "", { type: "radio", name, value });
  const words = make("span", text);
  if (about) { words.append(document.createElement("br"), make("small", about)); }
  label.append(input, words);
  return label;
};
const showTasks = () => {
  if (exercise.tasks.length < 2) return;
  const box = document.createElement("fieldset");
  box.append(make("legend", "What do you mark?"), ...exercise.tasks.map((each) => radio("task", each.marker, each.short, "")));
  box.querySelector("input").checked = true;
  box.addEventListener("change", () => showLabels());
  el("tasks").append(box);
};
const showLabels = () => {
  const chosen = taskOf(task());
  const labels = Object.entries(chosen.labels).map(([label, about]) => radio("category", label, named({ task: chosen.marker, category: label }), about));
  el("labels").replaceChildren(make("legend", "The label"), ...labels);
  el("labels").classList.toggle("many", labels.length > 6);
  el("who-field").hidden = !chosen.who;
  document.querySelector("label[for=who]").textContent = chosen.who || "Who?";
};
const fillForm = (mark) => {
  const ofTask = [...document.querySelectorAll("[name=task]")].find((input) => input.value === mark.task);
  if (ofTask) ofTask.checked = true;
  showLabels();
  for (const input of document.querySelectorAll("[name=category]")) input.checked = input.value === mark.category;
  el("who").value = mark.who;
  el("reason").value = mark.reason;
  for (const input of document.querySelectorAll("[name=task], [name=category], #who")) input.disabled = state.revealed;
  el("keep").disabled = state.revealed && !editing;
};
const keep = (event) => {
  event.preventDefault();
  const picked = document.querySelector("[name=category]:checked");
  if (!choice) { say("Choose some words in the text first.", el("panel")); return; }
  if (!picked) { say("Choose a label.", el("panel")); focusForm(); return; }
  const reason = el("reason").value.trim();
  if (state.revealed) { editing.reason = reason; } else {
    const mark = { article: choice.article, first: first(choice), last: last(choice), task: task(), category: picked.value, who: taskOf(task()).who ? el("who").value.trim() : "", reason };
    const same = (other) => other !== editing && ["article", "first", "last", "task", "category"].every((name) => other[name] === mark[name]);
    if (state.marks.some(same)) { say("You have marked these words with this label already. Use Change to add a reason.", el("panel")); return; }
    state.marks = state.marks.filter((other) => other !== editing).concat(mark);
    state.marks.sort((a, b) => a.article - b.article || a.first - b.first || a.last - b.last);
  }
  const words = short(wordsOf({ article: choice.article, first: first(choice), last: last(choice) }));
  const said = `Marked: ${words}, ${named({ task: task(), category: picked.value })}.${reason ? "" : " A reason would help others to follow you."}`;
  const back = document.querySelector(`.keys[data-article="${choice.article}"]`);
  const place = choice;
  changed();
  letGo();
  showMarks();
  say(said, el("mine"));
  if (byKeys) { back.focus({ preventScroll: true }); choose(place.article, last(place), last(place)); document.body.classList.remove("choosing"); }
};
let byKeys = false;
const edit = (mark) => {
  editing = null;
  choose(mark.article, mark.first, mark.last);
  editing = mark;
  fillForm(mark);
  el("keep").textContent = state.revealed ? "Keep the reason" : "Change this mark";
  articles[mark.article].spans[mark.first].scrollIntoView({ block: "center" });
  (state.revealed ? el("reason") : document.querySelector("[name=category]:checked") || el("reason")).focus({ preventScroll: true });
};
const remove = (mark) => {
  state.marks = state.marks.filter((other) => other !== mark);
  changed();
  letGo();
  showMarks();
  el("undo").focus();
  say("Mark removed. Undo brings it back.", el("mine"));
};
const showMarks = () => {
  el("count").textContent = state.marks.length;
  el("mine").replaceChildren(...state.marks.map((mark) => {
    const words = short(wordsOf(mark));
    const item = document.createElement("li");
    item.append(make("q", words), ` ${named(mark)}${mark.who ? ` (${mark.who})` : ""}`);
    if (mark.reason) item.append(document.createElement("br"), make("small", mark.reason));
    item.append(document.createElement("br"), button(state.revealed ? "Add a reason" : "Change", `Change: ${words}`, () => edit(mark)));
    if (!state.revealed) item.append(button("Remove", `Remove: ${words}`, (event) => ask(event.currentTarget, `Remove the mark on ${words}?`, "Yes, remove it", () => remove(mark))));
    return item;
  }));
  draw();
  if (state.revealed) showComparison();
};
