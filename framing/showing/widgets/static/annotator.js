// The annotation widget: choose words, give them a label; reveal the machine's marks at the end.

const LINES = ["solid 3px", "dashed 3px", "dotted 3px", "double 4px", "wavy 2px"];
const COLOURS = [["#c2450a", "#ff9d66"], ["#0068a3", "#6cbcf0"], ["#00734f", "#3fcf9f"], ["#9b3f86", "#eb9ad3"], ["#8a6100", "#e8b84a"]];
const MACHINE = { light: "#5d6570", dark: "#a8b0ba", drop: 0.45 };

function render({ model, el }) {
  let picked = null;
  const get = (name) => model.get(name);
  const reading = new Reading("The article to mark", (start, end) => { picked = [start, end]; drawPicked(); });
  const label = make("div", { class: "label", role: "group", "aria-label": "Labels" });
  const marks = make("ol", { class: "findings" });
  const result = make("div");
  const said = make("p", { class: "said", role: "status" });
  el.classList.add("framing-annotator");
  keepKeys(el);
  el.append(make("div", { class: "columns" }, make("div", {}, reading.element, label, said), make("div", {}, marks, result)));

  const slice = (start, end) => get("text").slice(reading.offsets.toUnits(start), reading.offsets.toUnits(end));
  const style = (name) => {
    const place = Math.max(0, get("labels").indexOf(name)) % LINES.length;
    const [light, dark] = COLOURS[place];
    return { line: LINES[place], light, dark, drop: 0.2 };
  };

  function give(name) {
    if (picked) model.send({ do: "mark", start: picked[0], end: picked[1], label: name });
  }

  function drawPicked() {
    const held = label.contains(document.activeElement) ? [...label.querySelectorAll("button")].indexOf(document.activeElement) : -1;
    label.replaceChildren(
      make("p", {}, picked ? "Chosen: " : "Choose words: with the mouse, or with the arrow keys and shift. Then press the label or its digit.",
        ...(picked ? [make("b", {}, make("bdi", {}, slice(...picked).slice(0, 200)))] : [])),
      ...get("labels").map((name, place) => make("button", { type: "button", onclick: () => give(name) }, `${place + 1} ${name}`)));
    if (held >= 0) label.querySelectorAll("button")[held]?.focus();
  }

  function draw() {
    const own = get("marks").map(([start, end, name], place) => ({ start, end, number: place + 1, style: style(name), note: name }));
    const other = get("machine").map(([start, end, name], place) => ({
      start, end, number: own.length + place + 1, style: { ...style(name), ...MACHINE }, note: `machine: ${name}` }));
    reading.draw(get("text"), get("headline"), [...own, ...other]);
    marks.replaceChildren(...get("marks").map(([start, end, name], place) => make("li", {},
      make("b", {}, make("bdi", {}, slice(start, end).slice(0, 120))), ` ${name} `,
      ...(get("revealed") ? [] : [make("button", { type: "button", "aria-label": `Remove mark ${place + 1}`, onclick: () => model.send({ do: "remove", number: place + 1 }) }, "Remove")]))));
    drawResult();
    drawPicked();
  }

  function drawResult() {
    if (!get("revealed")) {
      const button = make("button", { type: "button", onclick: () => model.send({ do: "reveal" }) }, "I have finished: show the machine's marks");
      return result.replaceChildren(...(get("can_reveal") ? [button] : []), keptIn(get("file")));
    }
    const table = make("table", {}, make("caption", {}, "Where you and the machine differ"),
      make("tbody", {}, make("tr", {}, ...["words", "you", "machine"].map((name) => make("th", { scope: "col" }, name))),
        ...get("differ").map((row) => make("tr", {}, ...row.map((cell) => make("td", {}, make("bdi", {}, String(cell).slice(0, 200) || "–")))))));
    return result.replaceChildren(
      make("p", {}, `Agreement with the machine: ${get("agreed").map(([name, value]) => `${name} ${value}`).join(", ")}`),
      table, keptIn(get("file")));
  }

  model.on("change:version", () => { picked = null; draw(); });
  model.on("change:message", () => { said.textContent = get("message"); });
  el.addEventListener("keydown", (event) => {
    const name = get("labels")[Number(event.key) - 1];
    if (!name || event.ctrlKey || event.metaKey || event.altKey) return;
    give(name);
    event.preventDefault();
  });
  draw();
  said.textContent = get("message");
}

export default { render };
