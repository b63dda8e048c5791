// The evidence explorer: filters, findings in place, and decisions with their reasons.

const MOST = 200; // findings listed at once
const ANY = "";

function render({ model, el }) {
  const filter = { marker: ANY, category: ANY, speaker: ANY, actor: ANY };
  let current = -1, place = null, listed = MOST, picked = null;
  const get = (name) => model.get(name);
  const send = (message) => model.send(message);

  const controls = make("div", { class: "controls" });
  const bars = make("table", { class: "bars" });
  const reading = new Reading("The article with its findings", (start, end) => pick(start, end));
  const summary = make("p", { class: "summary", role: "status" });
  const list = make("ol", { class: "findings" });
  const finding = make("div", { class: "finding", "aria-label": "The chosen finding", role: "group" });
  const adding = make("div", { class: "adding" });
  const actors = make("div", { class: "actors" });
  const decided = make("div", { class: "decided" });
  const said = make("p", { class: "said", role: "status" });
  el.classList.add("framing-explorer");
  keepKeys(el);
  el.append(
    controls,
    make("div", { class: "columns" },
      make("div", {}, reading.element, finding),
      make("div", {}, bars, summary, list)),
    folded("Add a finding", adding), folded("Merge two actors", actors), said, decided,
  );

  function folded(name, content) {
    return make("details", {}, make("summary", {}, name), content);
  }

  function shown() {
    const voice = get("voice");
    return get("rows").filter((row) => (voice === "all" || row.voice === voice)
      && Object.entries(filter).every(([name, value]) => value === ANY || row[name] === value));
  }

  function values(name) {
    return [...new Set(get("rows").map((row) => row[name]))].filter(Boolean).sort();
  }

  function drawControls() {
    const any = (name) => [[ANY, `all ${name}`], ...values(name.slice(0, -1)).map((value) => [value, value])];
    const by = (name) => (value) => { filter[name] = value; if (name === "marker") filter.category = ANY; refresh(); };
    keepFocus(controls, () => controls.replaceChildren(
      choice("Article", get("choices"), get("article"), (value) => { model.set("article", value); model.save_changes(); }),
      choice("Marker", any("markers"), filter.marker, by("marker")),
      choice("In words of", get("voices"), get("voice"), (value) => { model.set("voice", value); model.save_changes(); }),
      choice("Speaker", any("speakers"), filter.speaker, by("speaker")),
      choice("Actor", any("actors"), filter.actor, by("actor")),
      make("button", { type: "button", onclick: clear }, "Clear filters"),
    ));
  }

  function clear() {
    for (const name of Object.keys(filter)) filter[name] = ANY;
    refresh();
  }

  function drawBars() {
    const rates = get("rates").filter((rate) => filter.marker === ANY || rate.marker === filter.marker);
    const most = Math.max(1, ...rates.map((rate) => rate.n));
    keepFocus(bars, () => bars.replaceChildren(
      make("caption", {}, "How often, in this article. Choose a row to see its words."),
      make("thead", {}, make("tr", {}, ...["Kind", "Count", "Per 1,000 words"].map((name) => make("th", { scope: "col" }, name)))),
      make("tbody", {}, ...rates.map((rate) => bar(rate, most))),
    ));
  }

  function bar(rate, most) {
    const on = filter.marker === rate.marker && filter.category === rate.category;
    const name = `${rate.marker}: ${rate.category}`;
    const button = make("button", { type: "button", "aria-pressed": String(on), onclick: () => {
      filter.marker = on ? ANY : rate.marker;
      filter.category = on ? ANY : rate.category;
      refresh();
      if (!on && shown().length) choose(shown()[0].number);
    } }, name);
    button.style.setProperty("--share", `${(100 * rate.n) / most}%`);
    return make("tr", { "data-kind": name }, make("th", { scope: "row" }, button), make("td", {}, String(rate.n)), make("td", {}, rate.rate));
  }

  function drawText() {
    const styles = get("styles");
    reading.draw(get("text"), get("headline"), shown().map((row) => ({
      start: row.start, end: row.end, number: row.number, style: styles[row.marker], note: row.explanation,
    })));
    reading.show(current);
  }

  function drawList() {
    const rows = shown();
    summary.textContent = `${rows.length} of ${get("rows").length} findings in this article`;
    const items = rows.slice(0, listed).map((row) => make("li", { value: row.number },
      make("button", { type: "button", "aria-current": String(row.number === current), onclick: () => choose(row.number) }, row.text.slice(0, 120)),
      make("span", {}, ` ${row.marker}: ${row.category}, ${row.voice}${row.speaker ? `, ${row.speaker}` : ""}`)));
    if (rows.length > listed) items.push(make("li", { class: "more" }, make("button", { type: "button", onclick: () => { listed += MOST; drawList(); } }, `Show more (${rows.length - listed})`)));
    keepFocus(list, () => list.replaceChildren(...items));
  }

  function choose(number) {
    current = number;
    place = placeOf(get("rows").find((row) => row.number === number));
    drawList();
    drawFinding();
    reading.show(current);
  }

  /** What names a finding when the numbers have changed. */
  function placeOf(row) {
    return row && [row.article, row.marker, row.start, row.end].join("\n");
  }

  function step(by) {
    const rows = shown();
    if (!rows.length) return;
    const place = rows.findIndex((row) => row.number === current);
    choose(rows[place < 0 ? 0 : (place + by + rows.length) % rows.length].number);
  }

  function drawFinding() {
    const row = get("rows").find((one) => one.number === current);
    const move = make("div", { class: "move" },
      make("button", { type: "button", onclick: () => step(-1) }, "Previous finding"),
      make("button", { type: "button", onclick: () => step(1) }, "Next finding"));
    if (!row) return keepFocus(finding, () => finding.replaceChildren(move));
    const about = { article: row.article, start: row.start, end: row.end, marker: row.marker };
    const reason = reasonField();
    let category = row.category;
    return keepFocus(finding, () => finding.replaceChildren(move,
      make("p", {}, make("b", {}, make("bdi", {}, row.text.slice(0, 400))), ` ${row.marker}: ${row.category}`),
      make("p", {}, row.explanation),
      make("div", { class: "move" }, reason.label,
        make("button", { type: "button", onclick: () => send({ do: "decide", action: "reject", reason: reason.input.value, ...about }) }, "Reject")),
      make("div", { class: "move" }, choice("Category", categories(row.marker, row.category), row.category, (value) => { category = value; }),
        make("button", { type: "button", onclick: () => send({ do: "decide", action: "relabel", reason: reason.input.value, ...about, category }) }, "Relabel"))));
  }

  function categories(marker, own) {
    const known = new Set([...(get("categories")[marker] ?? []), ...(own ? [own] : [])]);
    return [...known].map((name) => [name, name]);
  }

  function reasonField() {
    const input = make("input", { type: "text", class: "reason" });
    return { input, label: make("label", {}, "Reason ", input) };
  }

  function pick(start, end) {
    picked = [start, end];
    adding.parentElement.open = true;
    drawAdding();
  }

  function drawAdding() {
    const markers = Object.keys(get("categories"));
    const reason = reasonField();
    let marker = markers.includes(filter.marker) ? filter.marker : markers[0], category = categories(marker)[0]?.[0];
    const kinds = make("span");
    const drawKinds = () => kinds.replaceChildren(choice("Category", categories(marker), category, (value) => { category = value; }));
    drawKinds();
    adding.replaceChildren(
      make("p", {}, picked ? "Chosen: " : "Choose words in the article: with the mouse, or with the arrow keys and shift.",
        ...(picked ? [make("b", {}, make("bdi", {}, slice(...picked).slice(0, 200)))] : [])),
      choice("Marker", markers.map((name) => [name, name]), marker, (value) => { marker = value; category = categories(marker)[0]?.[0]; drawKinds(); }),
      kinds, reason.label,
      make("button", { type: "button", onclick: () => {
        if (picked) send({ do: "decide", action: "add", reason: reason.input.value, article: get("article"), start: picked[0], end: picked[1], marker, category });
      } }, "Add"));
  }

  function slice(start, end) {
    return get("text").slice(reading.offsets.toUnits(start), reading.offsets.toUnits(end));
  }

  function drawActors() {
    const names = values("actor").map((name) => [name, name]);
    const reason = reasonField();
    let actor = names[0]?.[0], into = names[1]?.[0];
    actors.replaceChildren(
      choice("Actor", names, actor, (value) => { actor = value; }),
      choice("is the same as", names, into, (value) => { into = value; }),
      reason.label,
      make("button", { type: "button", onclick: () => send({ do: "decide", action: "merge", reason: reason.input.value, actor, into }) }, "Merge"));
  }

  function drawDecided() {
    const decisions = get("decisions");
    const items = decisions.map((one) => make("li", {}, make("bdi", {}, one)));
    keepFocus(decided, () => decided.replaceChildren(
      make("p", {}, make("b", {}, decisions.length ? "Your decisions" : "No decisions yet")),
      make("ol", {}, ...items), keptIn(get("file")),
      make("button", { type: "button", ...(decisions.length ? {} : { disabled: "" }), onclick: () => send({ do: "undo" }) }, "Undo the last decision")));
  }

  /** Redraws a part without taking the keyboard away from the control it was on. */
  function keepFocus(part, redraw) {
    const inside = part.contains(document.activeElement);
    const place = inside ? [...part.querySelectorAll("button, select, input")].indexOf(document.activeElement) : -1;
    redraw();
    if (inside) part.querySelectorAll("button, select, input")[Math.max(0, place)]?.focus();
  }

  function refresh() {
    listed = MOST;
    drawControls(); drawBars(); drawText(); drawList(); drawFinding();
  }

  function redraw() {
    for (const name of ["marker", "speaker", "actor"]) if (!values(name).includes(filter[name])) filter[name] = ANY;
    if (filter.marker === ANY) filter.category = ANY;
    current = get("rows").find((row) => place && placeOf(row) === place)?.number ?? -1;
    refresh(); drawActors(); drawDecided();
  }

  model.on("change:version", () => { picked = null; redraw(); drawAdding(); });
  model.on("change:message", () => { said.textContent = get("message"); });
  el.addEventListener("click", (event) => {
    const number = event.target.closest?.(".reading .mark")?.dataset.number;
    if (number && !reading.selection()) choose(Number(number));
  });
  el.addEventListener("keydown", (event) => {
    if (event.target.matches("input, select")) return;
    const by = { n: 1, p: -1 }[event.key];
    if (by && !event.ctrlKey && !event.metaKey && !event.altKey) { step(by); event.preventDefault(); }
  });
  redraw();
  drawAdding();
  said.textContent = get("message");
}

export default { render };
