// Everything tied to the page.
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
el("anew").addEventListener("click", anew);
el("undo").addEventListener("click", undo);
el("redo").addEventListener("click", redo);
document.addEventListener("keydown", (event) => { // in a field of text the browser undoes
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target.matches("textarea, input:not([type]), input[type=text]")) return;
  const key = event.key.toLowerCase();
  if (key === "z" || key === "y") { event.preventDefault(); if (key === "y" || event.shiftKey) redo(); else undo(); }
});
el("student").addEventListener("input", () => { state.student = el("student").value.trim(); changed("student"); });
for (const field of document.querySelectorAll("[data-question]")) field.addEventListener("input", () => { state.replies[exercise.questions[field.dataset.question].id] = field.value; changed(field.id); });
for (const box of document.querySelectorAll("[data-fact]")) box.addEventListener("change", () => {
  const fact = exercise.facts[box.dataset.fact].id, told = new Set(state.facts[fact] || []), id = articles[box.dataset.article].id;
  if (box.checked) told.add(id); else told.delete(id);
  state.facts[fact] = [...told].sort();
  changed();
});
addEventListener("beforeunload", (event) => { if (unsaved && !stored) event.preventDefault(); });
showTasks();
if (live) state = startLive(); else try { state = { ...fresh(), ...JSON.parse(localStorage.getItem(KEPT) || "{}") }; } catch { state = fresh(); }
try { showAll(); } catch (error) { if (live) stopLive(error); state = fresh(); showAll(); }
keepHere();
showUndo();
if (!live && !isEmpty(state)) say(`Here is the work of ${state.student || "a student without a name"}, kept in this browser: ${state.marks.length} marks. Not yours? Use “Start anew for the next student” at the end of the page.`, el("student"));
