// What the student has done so far, and small helpers. All parts are put into one function, in
// the order that page.py names; text only ever enters the page as text, never as markup.
const exercise = JSON.parse(document.getElementById("exercise").textContent);
const FORMAT = "framing-answers", VERSION = 1, LARGEST = 5e6;
const el = (id) => document.getElementById(id);
const articles = exercise.articles.map((article, number) => ({
  ...article,
  characters: Array.from(article.text), // offsets count code points, not UTF-16 units
  spans: [...document.querySelector(`.words[data-article="${number}"]`).querySelectorAll("span")],
}));
const live = el("live") && JSON.parse(el("live").textContent); // only in a class: where work is kept
let keepCopy = () => {}, sendSoon = () => {}; // what live.js puts here
const fresh = () => ({ student: live ? live.student : "", marks: [], rewrites: [], replies: {}, facts: {}, revealed: false });
let state = fresh();
let choice = null; // { article, anchor, focus }: numbers of words
let editing = null; // the mark that the form changes
let unsaved = false;

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
const say = (text, beside = document.activeElement) => { // the message stands beside the action
  const home = beside && beside.closest("#panel, .side, section, header");
  const place = (home && home.querySelector(":scope > .said")) || el("said");
  for (const each of document.querySelectorAll(".said")) { each.textContent = each === place ? text : ""; each.classList.toggle("on", each === place); }
};
const named = (mark) => exercise.names[mark.task]?.[mark.category] ?? mark.category; // the plain name of its label
const taskOf = (name) => exercise.tasks.find((task) => task.marker === name);
const first = (place) => Math.min(place.anchor, place.focus);
const last = (place) => Math.max(place.anchor, place.focus);
const start = (mark) => articles[mark.article].words[mark.first][0];
const end = (mark) => articles[mark.article].words[mark.last][1];
const wordsOf = (mark) => articles[mark.article].characters.slice(start(mark), end(mark)).join("");
const short = (text) => { const all = Array.from(text); return all.length > 120 ? `${all.slice(0, 119).join("").replace(/\s+\S*$/u, "")} …` : text; };
const KEPT = live ? `framing:class:${live.id}` : `framing:${exercise.key}`;
const isEmpty = (held) => !held.marks.length && !held.rewrites.length && !Object.values(held.replies).some(Boolean) && !Object.values(held.facts).some((told) => told.length);
