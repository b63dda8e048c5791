// Answers saved in a file, and opened again.
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
  if (!state.student) { el("student").focus(); say("Write your name or number first.", el("student")); return; }
  const blob = new Blob([JSON.stringify(answers(), null, 1)], { type: "application/json" });
  const link = make("a", "", { href: URL.createObjectURL(blob), download: `${exercise.name}-${state.student.replace(/[^\p{L}\p{N}_-]+/gu, "_")}.json` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  unsaved = false;
  say("Saved in a file, in the folder for downloads.", el("export"));
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
    const next = opened(JSON.parse(await file.text()));
    const take = () => {
      state = next;
      changed();
      showAll();
      say(`Opened: ${state.marks.length} marks.`, el("export"));
    };
    if (isEmpty(state)) take(); else ask(el("import"), `Opening ${file.name} takes the place of what is here: ${state.marks.length} marks${state.student ? ` of ${state.student}` : ""}. Open it?`, "Yes, open it", take);
  } catch (error) { say(`This file was not opened: ${error.message}.`, el("export")); }
};
const anew = () => {
  const lost = unsaved && !isEmpty(state) ? "This is not saved in a file yet. " : "";
  ask(el("anew"), `${lost}Clear everything here for the next student?`, "Yes, clear it all", () => {
    state = fresh();
    changed();
    done = done.slice(-1); // one step back, until the next student begins
    unsaved = false;
    showAll();
    showUndo();
    justCleared = true;
    say("All is cleared. Undo brings it back until the next student begins.", el("anew"));
  });
};
let justCleared = false;
const begins = () => { // what the last student did is nobody else's
  if (!justCleared) return;
  justCleared = false;
  done = [];
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
