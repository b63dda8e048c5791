// Choosing words by mouse, finger and keyboard.
const choose = (article, anchor, focus) => {
  stopAsking();
  if (editing && !(editing.article === article && editing.first === Math.min(anchor, focus) && editing.last === Math.max(anchor, focus))) leaveEditing();
  choice = { article, anchor, focus };
  document.body.classList.add("choosing");
  const words = wordsOf({ article, first: first(choice), last: last(choice) });
  const there = state.marks.filter((mark) => mark.article === article && mark.first <= last(choice) && mark.last >= first(choice));
  el("chosen").textContent = `Chosen: ${short(words)}`;
  el("marked").textContent = there.length ? `Marked here: ${there.map((mark) => `${short(wordsOf(mark))}, ${named(mark)}`).join("; ")}.` : "";
  draw();
  const panel = getComputedStyle(el("panel"));
  const { top } = el("panel").getBoundingClientRect();
  const hidden = articles[article].spans[focus].getBoundingClientRect().bottom - top;
  if (panel.position === "fixed" && hidden > -20) scrollBy(0, hidden + Math.min(60, top / 3)); // out from under the form
};
const leaveEditing = () => { // other words are a new mark: a mark is never moved
  editing = null;
  el("keep").textContent = "Mark these words";
  fillForm({ task: task(), category: "", who: "", reason: "" });
};
const letGo = () => {
  choice = null;
  editing = null;
  el("marked").textContent = "";
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
