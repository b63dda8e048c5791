// The text pane that the widgets share. Text enters the page through text nodes alone.
// Python counts characters (code points), the browser counts UTF-16 units: both are kept apart.

/** Converts between Python's offsets and the browser's. */
class Offsets {
  constructor(text) {
    this.units = null; // place of each character; null where both counts are the same
    if (!/[\ud800-\udbff]/.test(text)) return;
    this.units = [];
    for (let at = 0; at < text.length; at += text.codePointAt(at) > 0xffff ? 2 : 1) this.units.push(at);
    this.units.push(text.length);
  }
  toUnits(offset) {
    return this.units ? this.units[Math.min(offset, this.units.length - 1)] : offset;
  }
  toCharacters(unit) {
    if (!this.units) return unit;
    let low = 0, high = this.units.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.units[middle] < unit) low = middle + 1; else high = middle;
    }
    return low;
  }
}

/** Makes an element; strings among the children become text, never markup. */
function make(tag, options = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (name === "class") element.className = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** A labelled list of choices; keeps its choice where it is still offered. */
function choice(label, options, chosen, changed) {
  const select = make("select", { onchange: () => changed(select.value) });
  for (const [value, name] of options) {
    const option = make("option", { value }, name);
    option.selected = value === chosen;
    select.append(option);
  }
  return make("label", {}, `${label} `, select);
}

/** Keeps plain keys in the widget: outside, the notebook would cut (x) or change (r, m) its cell. */
function keepKeys(element) {
  element.addEventListener("keydown", (event) => {
    const leaves = event.ctrlKey || event.metaKey || event.altKey || event.key === "Escape"
      || (event.shiftKey && event.key === "Enter");
    if (!leaves) event.stopPropagation();
  });
}

/** Says where the work is kept. */
function keptIn(file) {
  return make("p", { class: "kept" }, `All you do here is kept in ${file}`);
}

/** An article in which marks are drawn and words are chosen by mouse or by arrow keys. */
class Reading {
  constructor(label, chosen) {
    this.chosen = chosen; // called with (start, end) when words are chosen
    this.nodes = [];
    this.element = make("div", {
      class: "reading", tabindex: "0", role: "group", "aria-label": label,
      "aria-description": "Arrow keys move from word to word, with shift they take in more.",
      onmouseup: () => this.tell(), onkeydown: (event) => this.key(event),
    });
  }

  /** Draws text with marks: {start, end, number, style, note}, in characters. */
  draw(text, headline, marks) {
    if (text !== this.text) this.take(text);
    this.nodes = [];
    const drawn = marks
      .map((mark) => ({ ...mark, from: this.offsets.toUnits(mark.start), to: this.offsets.toUnits(mark.end) }))
      .filter((mark) => mark.from < mark.to)
      .sort((one, two) => one.from - two.from || two.to - one.to || one.number - two.number);
    const page = document.createDocumentFragment();
    let next = 0, active = [];
    for (const [start, end] of this.paragraphs) {
      const block = make(end <= headline ? "h4" : "p", { dir: "auto" });
      const edges = new Set([start, end]);
      const here = active.filter((mark) => mark.to > start);
      while (next < drawn.length && drawn[next].from < end) here.push(drawn[next++]);
      for (const mark of here) for (const edge of [mark.from, mark.to]) if (edge > start && edge < end) edges.add(edge);
      this.fill(block, [...edges].sort((one, two) => one - two), here);
      active = here.filter((mark) => mark.to > end);
      page.append(block);
    }
    this.element.replaceChildren(page);
  }

  take(text) {
    this.text = text;
    this.offsets = new Offsets(text);
    this.words = [...text.matchAll(/[\p{L}\p{N}]+(?:['’.\-][\p{L}\p{N}]+)*/gu)].map((match) => [match.index, match.index + match[0].length]);
    this.paragraphs = [];
    let start = 0;
    for (const match of text.matchAll(/\n\n+/g)) {
      if (match.index > start) this.paragraphs.push([start, match.index]);
      start = match.index + match[0].length;
    }
    if (start < text.length) this.paragraphs.push([start, text.length]);
    this.cursor = null;
  }

  fill(block, edges, marks) {
    let waiting = 0, open = [];
    for (let at = 0; at + 1 < edges.length; at++) {
      const [start, end] = [edges[at], edges[at + 1]];
      open = open.filter((mark) => mark.to > start);
      while (waiting < marks.length && marks[waiting].from <= start) {
        if (marks[waiting].to > start) open.push(marks[waiting]);
        waiting++;
      }
      const words = document.createTextNode(this.text.slice(start, end));
      this.nodes.push({ start, end, node: words });
      block.append(open.reduceRight((inner, mark) => this.wrap(inner, mark, start), words));
    }
  }

  wrap(inner, mark, start) {
    const element = make("span", { class: "mark", title: mark.note, "data-number": mark.number }, inner);
    if (mark.from === start) element.dataset.first = "";
    if (mark.style) {
      const { line, light, dark, drop } = mark.style;
      const dress = { "--kind": line, "--light": light, "--dark": dark, "--drop": `${drop}em` };
      for (const [name, value] of Object.entries(dress)) element.style.setProperty(name, value);
    }
    return element;
  }

  /** Shows one mark: brings it into view and draws a box around it. */
  show(number) {
    for (const old of this.element.querySelectorAll(".current")) old.classList.remove("current");
    const parts = this.element.querySelectorAll(`[data-number="${Number(number)}"]`);
    for (const part of parts) part.classList.add("current");
    if (!parts.length) return;
    const box = parts[0].getBoundingClientRect(), frame = this.element.getBoundingClientRect();
    if (box.top < frame.top || box.bottom > frame.bottom) this.element.scrollTop += box.top - frame.top - frame.height / 3;
  }

  /** What is chosen, in characters, without blanks at its ends; null where nothing is. */
  selection() {
    const root = this.element.getRootNode();
    const chosen = (root.getSelection ? root : document).getSelection();
    if (!chosen || !chosen.rangeCount || chosen.isCollapsed) return null;
    const range = chosen.getRangeAt(0);
    if (!this.element.contains(range.startContainer) || !this.element.contains(range.endContainer)) return null;
    let start = this.unitAt(range.startContainer, range.startOffset);
    let end = this.unitAt(range.endContainer, range.endOffset);
    while (start < end && /\s/.test(this.text[start])) start++;
    while (end > start && /\s/.test(this.text[end - 1])) end--;
    return start < end ? [this.offsets.toCharacters(start), this.offsets.toCharacters(end)] : null;
  }

  unitAt(node, offset) {
    const own = this.nodes.find((one) => one.node === node);
    if (own) return own.start + offset;
    const range = document.createRange();
    range.setStart(node, offset);
    const later = this.nodes.find((one) => range.comparePoint(one.node, 0) >= 0);
    return later ? later.start : this.text.length;
  }

  select(from, to) {
    const place = (unit, last) => {
      const own = this.nodes.find((one) => (last ? one.start < unit && unit <= one.end : one.start <= unit && unit < one.end));
      return own ? [own.node, unit - own.start] : [this.element, 0];
    };
    const [first, at] = place(from, false), [last, until] = place(to, true);
    document.getSelection().setBaseAndExtent(first, at, last, until);
    first.parentElement?.scrollIntoView({ block: "nearest" });
    this.tell();
  }

  key(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || event.target !== this.element || !this.words?.length) return;
    event.preventDefault();
    const last = this.words.length - 1;
    const keep = (place) => Math.max(0, Math.min(last, place));
    if (!this.cursor) this.cursor = [0, 0];
    else if (event.shiftKey) this.cursor = [this.cursor[0], Math.max(this.cursor[0], keep(this.cursor[1] + step))];
    else this.cursor = [keep(this.cursor[1] + step), keep(this.cursor[1] + step)];
    this.select(this.words[this.cursor[0]][0], this.words[this.cursor[1]][1]);
  }

  tell() {
    const found = this.selection();
    if (found) this.chosen(...found);
  }
}
