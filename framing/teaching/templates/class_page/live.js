// In a class: work is kept on the server. This browser keeps only what is not there yet.
const clock = () => new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
const OTHER = `${KEPT}:other`;
const PLACE = el("leave") ? "the teacher’s computer" : "this computer";
let base = live.rev, pending = null, acked = "", timer = 0, waits = 0, sending = false, handing = false, over = false;
const tell = (text, trouble = false) => {
  el("server").textContent = text;
  el("server").classList.toggle("trouble", trouble);
  el("server").setAttribute("aria-live", trouble ? "assertive" : "off"); // each "Saved" read out would disturb
};
const post = (path, body) => fetch(path, {
  method: "POST", body, headers: { "Content-Type": "application/json", "X-Token": live.token }, keepalive: body.length < 60000,
});
const random = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
keepCopy = () => { // until the server has it; with the number of what it stands on
  if (before === acked && !pending) localStorage.removeItem(KEPT);
  else localStorage.setItem(KEPT, JSON.stringify({ base, state, pending }));
};
sendSoon = () => {
  if (over) return;
  if (!waits) tell(before === acked && !pending ? (base ? `Saved on ${PLACE}.` : "") : "Saving …");
  if (!timer) timer = setTimeout(send, 700);
};
const stop = (text) => { over = true; tell(text, true); };
const stopLive = (error) => stop(`Your work could not be opened (${error.message}). It is still on ${PLACE}: tell your teacher.`);
const send = async () => {
  clearTimeout(timer);
  timer = 0;
  if (sending || over || (!pending && before === acked && !handing)) return;
  if (!pending) { // sent again until it is answered, under one id: it is taken once
    const id = random();
    pending = { id, state: before, handing, body: JSON.stringify({ id, base, handed: handing, answers: answers() }) };
    try { keepCopy(); } catch { /* the server is to have it */ }
  }
  sending = true;
  let status = 0, told = {};
  try {
    const answer = await post(live.save, pending.body);
    told = await answer.json().catch(() => ({}));
    status = answer.ok && told.rev ? 200 : answer.status === 200 ? 0 : answer.status;
  } catch { status = 0; }
  sending = false;
  if (status === 200) arrived(told.rev); else missed(status, told.why);
};
const arrived = (rev) => {
  base = rev;
  acked = pending.state;
  waits = 0;
  tell(`Saved on ${PLACE}, ${clock()}.`);
  if (pending.handing) {
    handing = false;
    live.handed = true;
    say(`${el("leave") ? "Handed in" : "Kept"} at ${clock()}. You can still change your work: it is kept as you go.`, el("hand-in"));
  }
  pending = null;
  if (before === acked) unsaved = false;
  try { keepCopy(); } catch { /* nothing was kept here */ }
  if (before !== acked || handing) send();
};
const missed = (status, why) => {
  if (status >= 400 && status < 500 && status !== 408 && status !== 429) {
    stop(`Not saved: ${why || "the server does not take it"}. Save your answers in a file.`);
    return;
  }
  waits = Math.min(waits + 1, 4);
  timer = setTimeout(send, 1000 * 2 ** waits * (0.5 + Math.random() / 2));
  tell(`No connection to ${PLACE}. Go on: your work waits in this browser and is sent by itself.`, true);
  if (handing) say("Not handed in yet: there is no connection. It is tried again by itself.", el("hand-in"));
};
const settled = async () => { // all that was done is on the server, or it is known that it cannot be
  for (let turn = 0; turn < 50 && (sending || pending || before !== acked) && !over && !waits; turn += 1) {
    send();
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  return before === acked && !pending;
};
const fetchOthers = async () => {
  if (!(await settled())) { say("There is no connection now. Try again in a moment.", el("reveal")); return false; }
  try {
    const answer = await post(live.compare, "{}");
    const told = await answer.json();
    if (!answer.ok) { say(told.why, el("reveal")); return false; }
    exercise.others = told.others;
    return true;
  } catch { say("There is no connection now. Try again in a moment.", el("reveal")); return false; }
};
const startLive = () => {
  if (live.others) exercise.others = live.others;
  let copy = null;
  try { copy = JSON.parse(localStorage.getItem(KEPT) || "null"); } catch { /* none */ }
  try {
    const server = { ...fresh(), ...(live.saved ? opened(live.saved) : {}), student: live.student, revealed: Boolean(live.others) };
    acked = JSON.stringify(server);
    tell(live.saved ? `Saved on ${PLACE}.` : "");
    const mine = (held) => ({ ...fresh(), ...held.state, student: live.student, revealed: Boolean(live.others) });
    const other = localStorage.getItem(OTHER);
    if (other) setTimeout(() => otherCopy(mine(JSON.parse(other))));
    if (!copy) return server;
    const arrived = copy.pending && copy.pending.id === live.last;
    if (copy.base === live.rev || arrived) {
      pending = arrived ? null : copy.pending; // it may be on its way: sent again, it is taken once
      return mine(copy);
    }
    localStorage.setItem(OTHER, JSON.stringify(copy)); // until it is answered what becomes of it
    setTimeout(() => otherCopy(mine(copy)));
    return server;
  } catch (error) { stopLive(error); return fresh(); }
};
const otherCopy = (own) => ask(el("student"), `This browser holds another version of your work with ${own.marks.length} marks, which never arrived. Below is what is on ${PLACE}, with ${state.marks.length} marks. Take the version of this browser?`, "Yes, take that one", () => {
  localStorage.removeItem(OTHER);
  state = own;
  changed();
  showAll();
});
const handIn = () => {
  const go = () => { handing = true; say("Handing in …", el("hand-in")); send(); };
  if (over) { say("It cannot be handed in from here. Save your answers in a file.", el("hand-in")); return; }
  if (isEmpty(state)) ask(el("hand-in"), "Nothing is marked yet. Hand in all the same?", "Yes, hand it in", go); else go();
};
el("hand-in").addEventListener("click", handIn);
if (el("leave")) el("leave").addEventListener("click", () => ask(el("leave"), "After this the next student can sit down here. To come back you need your teacher. Leave?", "Yes, leave", async () => {
  if (!over && !(await settled())) { say("Your work is not all on the teacher’s computer yet. Wait for the connection, or save a file first.", el("leave")); return; }
  try { await post("/leave", "{}"); } catch { /* the page is left all the same */ }
  for (const key of [KEPT, OTHER]) localStorage.removeItem(key);
  location.assign("/");
}));
addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") send(); });
addEventListener("online", () => send());
