// The class page: choose words, label them, compare, rewrite, save. Needs no network and sends
// nothing. Text of articles and readers only ever enters the page as text, never as markup.
"use strict";
(() => {
  const exercise = JSON.parse(document.getElementById("exercise").textContent);
  const FORMAT = "framing-answers", VERSION = 1, LARGEST = 5e6;
  const el = (id) => document.getElementById(id);
  const articles = exercise.articles.map((article, number) => ({
    ...article,
    characters: Array.from(article.text), // offsets count code points, not UTF-16 units
    spans: [...document.querySelector(`.words[data-article="${number}"]`).querySelectorAll("span")],
  }));
  const fresh = () => ({ student: "", marks: [], rewrites: [], replies: {}, facts: {}, revealed: false });
  let state = fresh();
  let choice = null; // { article, anchor, focus }: numbers of words
  let editing = null; // the mark that the form changes
  let unsaved = false;

  // ---- small helpers
  const make = (tag, text, attributes = {}) => {
    const node = document.createElement(tag);
    node.textContent = text;
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    return node;
  };
  const button = (text, name, act) => {
    const node = make("button", text, { type: "button", "aria-label": name });
    node.addEventListener("click", act);
    return node;
  };
  const say = (text) => { el("said").textContent = text; el("said").classList.add("on"); };
  const taskOf = (name) => exercise.tasks.find((task) => task.marker === name);
  const first = (place) => Math.min(place.anchor, place.focus);
  const last = (place) => Math.max(place.anchor, place.focus);
  const start = (mark) => articles[mark.article].words[mark.first][0];
  const end = (mark) => articles[mark.article].words[mark.last][1];
  const wordsOf = (mark) => articles[mark.article].characters.slice(start(mark), end(mark)).join("");
  const short = (text) => { const all = Array.from(text); return all.length > 120 ? `${all.slice(0, 117).join("")}...` : text; };
  const changed = () => {
    unsaved = true;
    try { sessionStorage.setItem(`framing:${exercise.key}`, JSON.stringify(state)); } catch { /* full or forbidden */ }
  };

  // ---- drawing
  let drawn = [];
  const gapAfter = (span) => { // what stands between two words, as an element that can be coloured
    const next = span.nextSibling;
    if (!next || next.nodeType !== Node.TEXT_NODE) return next && next.tagName === "I" ? next : null;
    const gap = make("i", next.data);
    next.replaceWith(gap);
    return gap;
  };
  const paint = (mark, name) => {
    const { spans } = articles[mark.article];
    for (let word = mark.first; word <= mark.last; word += 1) {
      const gap = word < mark.last ? gapAfter(spans[word]) : null;
      for (const node of [spans[word], gap]) if (node) { node.classList.add(name); drawn.push([node, name]); }
    }
  };
  const draw = () => {
    for (const [node, name] of drawn) node.classList.remove(name);
    drawn = [];
    for (const mark of state.marks) paint(mark, "mine");
    if (state.revealed) for (const mark of exercise.others) paint(mark, mark.kind);
    if (!choice) return;
    paint({ article: choice.article, first: first(choice), last: last(choice) }, "pick");
    paint({ article: choice.article, first: choice.focus, last: choice.focus }, "cursor");
  };

  // ---- choosing words
  const choose = (article, anchor, focus) => {
    choice = { article, anchor, focus };
    document.body.classList.add("choosing");
    const words = wordsOf({ article, first: first(choice), last: last(choice) });
    el("chosen").textContent = `Chosen: ${short(words)}`;
    draw();
    const panel = getComputedStyle(el("panel"));
    const hidden = articles[article].spans[focus].getBoundingClientRect().bottom - el("panel").getBoundingClientRect().top;
    if (panel.position === "fixed" && hidden > -20) scrollBy(0, hidden + 60); // out from under the form
  };
  const letGo = () => {
    choice = null;
    editing = null;
    document.body.classList.remove("choosing");
    el("chosen").textContent = "Choose some words in the text.";
    el("keep").textContent = "Mark these words";
    fillForm({ task: task(), category: "", who: "", reason: "" });
    draw();
  };
  const reach = (article, focus) => choose(article, choice && choice.article === article ? choice.anchor : focus, focus);
  const wordAt = (node, spans) => {
    const span = node && (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("span, i");
    return span ? spans.indexOf(span.tagName === "I" ? span.previousElementSibling : span) : -1;
  };
  const byPointer = (number, pane) => {
    const { spans } = articles[number];
    let kind = "mouse";
    pane.addEventListener("pointerdown", (event) => { kind = event.pointerType; });
    pane.addEventListener("click", (event) => {
      if (!getSelection().isCollapsed) return;
      const word = wordAt(event.target, spans);
      if (word < 0) return;
      const one = choice && choice.article === number && choice.anchor === choice.focus;
      if (event.shiftKey || (kind === "touch" && one && word !== choice.anchor)) reach(number, word);
      else choose(number, word, word);
    });
    const bySelection = () => {
      const selection = getSelection();
      if (selection.isCollapsed || !pane.contains(selection.anchorNode)) return;
      const range = selection.getRangeAt(0);
      const touched = spans.map((span, word) => (range.intersectsNode(span) ? word : -1)).filter((word) => word >= 0);
      const inside = touched.filter((word) => covers(range, spans[word]));
      if (inside.length) choose(number, inside[0], inside[inside.length - 1]);
    };
    pane.addEventListener("pointerup", () => setTimeout(() => {
      bySelection();
      if (kind === "mouse" && choice) getSelection().removeAllRanges();
    }));
    pane.addEventListener("touchend", () => setTimeout(bySelection, 50));
  };
  const covers = (range, span) => { // more than an edge of the word lies in the selection
    const word = document.createRange();
    word.selectNodeContents(span);
    return range.compareBoundaryPoints(Range.START_TO_END, word) > 0 && range.compareBoundaryPoints(Range.END_TO_START, word) < 0;
  };
  const bySentence = (article, word, step) => {
    const starts = articles[article].sentences.map(([from]) => from);
    const here = starts.filter((from) => from <= word).length - 1;
    return starts[Math.max(0, Math.min(starts.length - 1, here + step))] ?? word;
  };
  const STEPS = {
    ArrowRight: (_, word) => word + 1, ArrowLeft: (_, word) => word - 1,
    ArrowDown: (article, word) => bySentence(article, word, 1), ArrowUp: (article, word) => bySentence(article, word, -1),
    Home: () => 0, End: (article) => articles[article].words.length - 1,
  };
  const byKeyboard = (number, box) => {
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { letGo(); return; }
      if (event.key === "Enter" && choice) { event.preventDefault(); focusForm(); return; }
      const step = STEPS[event.key];
      if (!step || !articles[number].words.length || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      const here = choice && choice.article === number ? choice.focus : -1;
      const word = here < 0 && event.key !== "End" ? 0 : Math.max(0, Math.min(articles[number].words.length - 1, step(number, here)));
      if (event.shiftKey) reach(number, word); else choose(number, word, word);
      articles[number].spans[word].scrollIntoView({ block: "center" });
    });
  };

  // ---- the form
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
    box.append(make("legend", "What do you mark?"), ...exercise.tasks.map((each) => radio("task", each.marker, each.marker, "")));
    box.querySelector("input").checked = true;
    box.addEventListener("change", () => showLabels());
    el("tasks").append(box);
  };
  const showLabels = () => {
    const chosen = taskOf(task());
    const labels = Object.entries(chosen.labels).map(([label, about]) => radio("category", label, label, about));
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
    if (!choice) { say("Choose some words in the text first."); return; }
    if (!picked) { say("Choose a label."); focusForm(); return; }
    const reason = el("reason").value.trim();
    if (state.revealed) { editing.reason = reason; } else {
      const mark = { article: choice.article, first: first(choice), last: last(choice), task: task(), category: picked.value, who: taskOf(task()).who ? el("who").value.trim() : "", reason };
      state.marks = state.marks.filter((other) => other !== editing).concat(mark);
      state.marks.sort((a, b) => a.article - b.article || a.first - b.first || a.last - b.last);
    }
    say(`Marked as ${picked.value}.${reason ? "" : " A reason would help others to follow you."}`);
    const back = document.querySelector(`.keys[data-article="${choice.article}"]`);
    const place = choice;
    changed();
    letGo();
    showMarks();
    if (byKeys) { back.focus({ preventScroll: true }); choose(place.article, last(place), last(place)); document.body.classList.remove("choosing"); }
  };
  let byKeys = false;
  const edit = (mark) => {
    editing = mark;
    choose(mark.article, mark.first, mark.last);
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
    say("Mark removed.");
  };
  const showMarks = () => {
    el("count").textContent = state.marks.length;
    el("mine").replaceChildren(...state.marks.map((mark) => {
      const words = short(wordsOf(mark));
      const item = document.createElement("li");
      item.append(make("q", words), ` ${mark.category}${mark.who ? ` (${mark.who})` : ""}`);
      if (mark.reason) item.append(document.createElement("br"), make("small", mark.reason));
      item.append(document.createElement("br"), button(state.revealed ? "Add a reason" : "Change", `Change: ${words}`, () => edit(mark)));
      if (!state.revealed) item.append(button("Remove", `Remove: ${words}`, () => remove(mark)));
      return item;
    }));
    draw();
    if (state.revealed) showComparison();
  };

  // ---- comparing
  const shared = (one, other) => {
    if (one.article !== other.article || one.task !== other.task) return 0;
    const common = Math.min(one.last, other.last) - Math.max(one.first, other.first) + 1;
    return common <= 0 ? 0 : common / (Math.max(one.last, other.last) - Math.min(one.first, other.first) + 1);
  };
  const clusters = () => {
    const found = [];
    const all = [...exercise.others, ...state.marks.map((mark) => ({ ...mark, kind: "mine", reader: "you" }))];
    const order = { expert: 0, mine: 1, machine: 2 };
    all.sort((a, b) => order[a.kind] - order[b.kind]);
    for (const mark of all) {
      const home = found.find((group) => shared(group[0], mark) >= 0.5);
      if (home) home.push(mark); else found.push([mark]);
    }
    return found.sort(([a], [b]) => a.article - b.article || a.first - b.first);
  };
  const HEADS = { mine: "You", expert: "Experts", machine: "Machine" };
  const cell = (marks, kind, among) => {
    const node = make("td", "", { role: "cell", "data-head": HEADS[kind] });
    if (!marks.length) node.append(make("p", "nothing"));
    for (const mark of marks) {
      const count = among > 1 ? ` (${marks.filter((other) => other.category === mark.category).length} of ${among})` : "";
      const line = make("p", `${mark.category}${count}${mark.who ? `: ${mark.who}` : ""}`);
      if (mark.reason) line.append(document.createElement("br"), make("small", mark.reason));
      node.append(line);
    }
    return node;
  };
  const showComparison = () => {
    const experts = new Set(exercise.others.filter((mark) => mark.kind === "expert").map((mark) => mark.reader)).size;
    const kinds = ["mine", ...(exercise.experts ? ["expert"] : []), "machine"];
    const rows = clusters().map((group) => {
      const parts = kinds.map((kind) => group.filter((mark) => mark.kind === kind));
      const apart = new Set(parts.map((part) => part.map((mark) => mark.category).sort().join())).size > 1;
      const row = make("tr", "", { role: "row" });
      const words = make("th", "", { scope: "row", role: "rowheader" });
      words.append(make("q", short(wordsOf(group[0]))));
      row.append(words, ...parts.map((part, at) => cell(part, kinds[at], kinds[at] === "expert" ? experts : 1)));
      if (apart) row.children[1].classList.add("apart");
      row.hidden = el("apart").checked && !apart;
      return row;
    });
    el("side-by-side").replaceChildren(...rows);
  };
  const reveal = () => {
    state.revealed = true;
    el("comparison").hidden = false;
    el("reveal").disabled = true;
    changed();
    letGo();
    showMarks();
    say("The other marks are shown in the text and in the table.");
  };

  // ---- rewriting
  const bag = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) || [];
  const minus = (words, others) => {
    const left = new Map();
    for (const word of others) left.set(word, (left.get(word) || 0) + 1);
    return words.filter((word) => { const n = left.get(word) || 0; left.set(word, n - 1); return n <= 0; });
  };
  const take = () => {
    const sentence = choice && articles[choice.article].sentences.filter(([from]) => from <= first(choice)).pop();
    if (!sentence) { say("Choose a word of the sentence first."); return; }
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
      field.addEventListener("input", () => { each.rewrite = field.value; compare(); changed(); });
      compare();
      box.append(make("blockquote", original), make("label", "Your sentence", { for: field.id }), field, moved);
      box.append(button("Remove", `Remove the rewriting of: ${short(original)}`, () => { state.rewrites.splice(number, 1); changed(); showRewrites(); }));
      return box;
    }));
  };

  // ---- saving and opening
  const rowOf = (mark) => ({
    article: articles[mark.article].id, start: start(mark), end: end(mark), text: wordsOf(mark),
    marker: `student:${state.student}`, task: mark.task, category: mark.category,
    speaker: taskOf(mark.task).who_column === "speaker" ? mark.who : "",
    actor: taskOf(mark.task).who_column === "actor" ? mark.who : "", explanation: mark.reason,
  });
  const answers = () => ({
    format: FORMAT, version: VERSION, exercise: exercise.name, student: state.student,
    texts: Object.fromEntries(articles.map((article) => [article.id, article.sha256])),
    revealed: state.revealed,
    evidence: state.marks.map(rowOf),
    rewrites: state.rewrites.map((each) => ({
      article: articles[each.article].id, start: each.start, end: each.end,
      text: articles[each.article].characters.slice(each.start, each.end).join(""), rewrite: each.rewrite,
    })),
    replies: state.replies, facts: state.facts,
  });
  const save = () => {
    state.student = el("student").value.trim();
    if (!state.student) { say("Write your name or number first."); el("student").focus(); return; }
    const blob = new Blob([JSON.stringify(answers(), null, 1)], { type: "application/json" });
    const link = make("a", "", { href: URL.createObjectURL(blob), download: `${exercise.name}-${state.student.replace(/[^\p{L}\p{N}_-]+/gu, "_")}.json` });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    unsaved = false;
    say("Saved in a file, in the folder for downloads.");
  };
  const markOf = (row) => {
    const article = articles.findIndex((each) => each.id === row.article);
    const { words } = articles[article];
    const at = words.findIndex(([, to]) => to > row.start);
    const to = words.findLastIndex(([from]) => from < row.end);
    const known = taskOf(row.task);
    if (at < 0 || to < at || !Object.hasOwn(known.labels, row.category)) throw new Error("a mark fits no words");
    return { article, first: at, last: to, task: row.task, category: row.category, who: String(row[known.who_column] || ""), reason: String(row.explanation || "") };
  };
  const opened = (saved) => {
    if (saved.format !== FORMAT || saved.version !== VERSION || saved.exercise !== exercise.name) throw new Error("it holds no answers to this exercise");
    if (articles.some((article) => saved.texts[article.id] !== article.sha256)) throw new Error("it answers another version of the text");
    const next = fresh();
    next.student = String(saved.student || "");
    next.revealed = saved.revealed === true;
    next.marks = saved.evidence.map(markOf);
    next.rewrites = saved.rewrites.map((row) => ({ article: articles.findIndex((each) => each.id === row.article), start: row.start, end: row.end, rewrite: String(row.rewrite) })).filter((row) => row.article >= 0);
    for (const question of exercise.questions) if (typeof saved.replies[question.id] === "string") next.replies[question.id] = saved.replies[question.id];
    for (const fact of exercise.facts) if (Array.isArray(saved.facts[fact.id])) next.facts[fact.id] = saved.facts[fact.id].map(String);
    return next;
  };
  const open = async () => {
    const file = el("import").files[0];
    el("import").value = "";
    if (!file) return;
    try {
      if (file.size > LARGEST) throw new Error("it is too large");
      state = opened(JSON.parse(await file.text()));
      showAll();
      say(`Opened: ${state.marks.length} marks.`);
    } catch (error) { say(`This file was not opened: ${error.message}.`); }
  };
  const showAll = () => {
    el("student").value = state.student;
    el("comparison").hidden = !state.revealed;
    el("reveal").disabled = state.revealed;
    for (const field of document.querySelectorAll("[data-question]")) field.value = state.replies[exercise.questions[field.dataset.question].id] || "";
    for (const box of document.querySelectorAll("[data-fact]")) box.checked = (state.facts[exercise.facts[box.dataset.fact].id] || []).includes(articles[box.dataset.article].id);
    letGo();
    showRewrites();
    showMarks();
  };

  // ---- setting up
  document.querySelectorAll(".words").forEach((pane, number) => byPointer(number, pane));
  document.querySelectorAll(".keys").forEach((box, number) => byKeyboard(number, box));
  document.addEventListener("keydown", () => { byKeys = true; }, true);
  document.addEventListener("pointerdown", () => { byKeys = false; }, true);
  el("panel").addEventListener("submit", keep);
  el("panel").addEventListener("keydown", (event) => {
    if (event.key === "Escape") letGo();
    if (event.key === "Enter" && event.target.type === "radio") { event.preventDefault(); keep(event); }
    if (event.key === "Enter" && event.ctrlKey) keep(event);
  });
  el("let-go").addEventListener("click", letGo);
  el("reveal").addEventListener("click", reveal);
  el("apart").addEventListener("change", showComparison);
  if (el("take")) el("take").addEventListener("click", take);
  el("export").addEventListener("click", save);
  el("import").addEventListener("change", open);
  el("student").addEventListener("input", () => { state.student = el("student").value.trim(); changed(); });
  for (const field of document.querySelectorAll("[data-question]")) field.addEventListener("input", () => { state.replies[exercise.questions[field.dataset.question].id] = field.value; changed(); });
  for (const box of document.querySelectorAll("[data-fact]")) box.addEventListener("change", () => {
    const fact = exercise.facts[box.dataset.fact].id, told = new Set(state.facts[fact] || []), id = articles[box.dataset.article].id;
    if (box.checked) told.add(id); else told.delete(id);
    state.facts[fact] = [...told].sort();
    changed();
  });
  addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
  showTasks();
  try { state = { ...fresh(), ...JSON.parse(sessionStorage.getItem(`framing:${exercise.key}`) || "{}") }; } catch { state = fresh(); }
  try { showAll(); } catch { state = fresh(); showAll(); }
})();
