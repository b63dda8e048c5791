// What is done is kept on this device, can be undone, and is asked about before anything is lost.
let before = "", field = null, done = [], undone = [], stored = true;
const keepHere = () => {
  before = JSON.stringify(state);
  try {
    if (live) keepCopy(); else if (isEmpty(state) && !state.student) localStorage.removeItem(KEPT); else localStorage.setItem(KEPT, before);
    stored = true;
  } catch { stored = false; /* full, forbidden or a private window */ }
  if (live) { sendSoon(); return; }
  el("kept").textContent = stored ? "Your work is kept in this browser until you start anew. In a private window it is gone when you close it: save a file first." : "This browser keeps nothing here, perhaps because the window is private. Save a file before you close the page.";
};
const showUndo = () => { el("undo").disabled = !done.length; el("redo").disabled = !undone.length; };
const changed = (typed = null) => { // letters typed into one field are one step
  begins();
  unsaved = true;
  if (!typed || typed !== field) done.push(before);
  if (done.length > 200) done.shift();
  field = typed;
  undone = [];
  keepHere();
  showUndo();
};
const step = (from, to, said) => {
  if (!from.length) return;
  to.push(before);
  state = JSON.parse(from.pop());
  field = null;
  unsaved = true;
  keepHere();
  showAll();
  showUndo();
  say(said, el("undo"));
};
const undo = () => step(done, undone, "Undone.");
const redo = () => step(undone, done, "Done again.");
let stopAsking = () => {};
const ask = (asker, question, yes, act) => {
  stopAsking();
  const box = make("div", "", { class: "ask", role: "group", "aria-label": question });
  const close = () => { box.remove(); stopAsking = () => {}; };
  const no = () => { close(); asker.focus(); };
  const sure = button(yes, yes, () => { no(); act(); });
  const back = button("No, go back", "No, go back", no);
  box.append(make("p", question, { role: "status" }), sure, back);
  box.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.stopPropagation(); no(); } });
  box.addEventListener("focusout", (event) => { if (event.relatedTarget && !box.contains(event.relatedTarget)) close(); });
  stopAsking = close;
  const item = asker.closest("li, .rewrite");
  if (item) item.append(box); else (asker.closest(".row, p") || asker).after(box);
  back.focus();
};
