// The audit widget: one item at a time, two buttons, and what is known so far.

const MEANS = {
  precision: "of what the marker found, the share that is right",
  recall: "of what there is to find, the share that it found",
  "rate as found": "findings per 1,000 words, before your verdicts",
  "corrected rate": "per 1,000 words, after your verdicts",
};

function render({ model, el }) {
  let place = 0;
  const get = (name) => model.get(name);
  const item = make("div", { class: "label" });
  const result = make("div");
  const said = make("p", { class: "said", role: "status" });
  el.classList.add("framing-annotator", "framing-auditor");
  keepKeys(el);
  el.append(item, said, result);

  function judge(verdict) {
    model.send({ do: "judge", item: get("tasks")[place].item, verdict });
    if (place + 1 < get("tasks").length) place++;
    draw();
  }

  function draw() {
    const tasks = get("tasks"), task = tasks[place];
    if (!task) return item.replaceChildren("There is nothing to judge.");
    const held = [...item.querySelectorAll("button")].indexOf(document.activeElement);
    const verdict = get("verdicts")[task.item];
    const names = task.without ? ["Nothing is missing (r)", "Something was missed (w)"] : ["Right (r)", "Wrong (w)"];
    const words = make("p", { class: "judged", dir: "auto" }, task.parts[0], task.without ? task.parts[1] : make("mark", {}, task.parts[1]), task.parts[2]);
    const move = (by, name) => make("button", { type: "button", onclick: () => { place = (place + by + tasks.length) % tasks.length; draw(); } }, name);
    const say = (value, name) => make("button", { type: "button", "aria-pressed": String(verdict === value), onclick: () => judge(value) }, name);
    item.replaceChildren(
      make("p", {}, `Item ${place + 1} of ${tasks.length}: `, task.without ? `should ${get("marker")} have marked something here?` : `is this ${get("marker")}: ${task.kind}?`),
      words, make("div", { class: "items" }, say("right", names[0]), say("wrong", names[1]), move(-1, "Previous"), move(1, "Next"),
        make("span", {}, verdict ? `judged: ${verdict}` : "not judged yet")));
    if (held >= 0) item.querySelectorAll("button")[held]?.focus();
    return drawResult();
  }

  function drawResult() {
    result.replaceChildren(
      make("p", {}, make("b", {}, `${get("marker")}: ${get("standing")}`)),
      make("table", {}, make("tbody", {}, ...get("figures").map(([name, value]) => make("tr", {}, make("th", { scope: "row" }, name), make("td", {}, value), make("td", {}, MEANS[name] ?? ""))))),
      keptIn(get("file")));
  }

  model.on("change:version", draw);
  model.on("change:message", () => { said.textContent = get("message"); });
  el.addEventListener("keydown", (event) => {
    const verdict = { r: "right", w: "wrong" }[event.key];
    if (!verdict || event.ctrlKey || event.metaKey || event.altKey) return;
    judge(verdict);
    event.preventDefault();
  });
  draw();
}

export default { render };
