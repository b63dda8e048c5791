// The student's marks beside those of experts and machine.
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
    const line = make("p", `${named(mark)}${count}${mark.who ? `: ${mark.who}` : ""}`);
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
const reveal = () => ask(el("reveal"), "After this your marks and labels stay as they are, and it cannot be undone. Show the other marks?", "Yes, show them", shown);
const shown = async () => {
  if (live && !(await fetchOthers())) return;
  state.revealed = true;
  el("comparison").hidden = false;
  el("reveal").disabled = true;
  changed();
  done = [];
  showUndo();
  letGo();
  showMarks();
  el("comparison").focus();
  say("The other marks are shown in the text and in the table.", el("reveal"));
};
