// Marks drawn into the text.
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
