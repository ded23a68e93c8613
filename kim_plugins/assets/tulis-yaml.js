// Reads the YAML of a front matter as PyYAML does (`content/front_matter/yamltext.py`); what would
// be read otherwise, or not at all, is never guessed at.

// Stands for a value that is there, but can't be shown or edited by us.
export const KEPT = Symbol("kept");

const KEY = /([\p{L}\p{N}_][\p{L}\p{N}_-]*(?: [\p{L}\p{N}_-]+)*) *:(?=[ \n])/uy;
const DASH = /-(?=[ \n])/y;
const NULLS = ["", "~", "null", "Null", "NULL"];
const ESCAPES = { n: "\n", t: "\t", r: "\r", 0: "\0", " ": " ", '"': '"', "/": "/", "\\": "\\" };
const HEXES = { x: 2, u: 4, U: 8 };

export const isBlank = (value) => value === undefined || value === "";
const fail = () => { throw KEPT; };
const scalar = (text, at, till, isPlain) => ({ value: isPlain && NULLS.includes(text) ? undefined : text, at, till });

function whole(parts, isList, at, till, column) {
  const value = isList
    ? parts.map(({ node }) => node.value ?? "")
    : Object.fromEntries(parts.filter(({ node }) => !isBlank(node.value)).map(({ name, node }) => [name, node.value]));
  return { value, at, till, parts, column };
}

// Reads YAML as PyYAML does. A node is { value, at, till }; one with parts in the block style has
// their column, too.
class Reader {
  constructor(s, p) {
    Object.assign(this, { s, p });
  }

  take(pattern) {
    pattern.lastIndex = this.p;
    const found = pattern.exec(this.s);
    if (found) this.p = pattern.lastIndex;
    return found;
  }

  looks(pattern) {
    pattern.lastIndex = this.p;
    return pattern.test(this.s);
  }

  column() {
    return this.p - this.s.lastIndexOf("\n", this.p - 1) - 1;
  }

  // Goes on to the next line that says something, and tells its column; -1 at the end.
  next() {
    this.take(/(?: *(?:#.*)?\n)* */y);
    if (this.p >= this.s.length) return -1;
    return this.looks(/\t/y) ? fail() : this.unmarked().column();
  }

  unmarked() {
    return this.looks(/---|\.\.\.|%/y) && !this.column() ? fail() : this;
  }

  endLine() {
    return this.take(/ *(?: #.*)?\n/y) || fail();
  }

  // What stands behind a key or a dash at a column, or below it.
  inside(column, depth, isItem) {
    const at = this.p;
    if (depth > 8) fail();
    if (this.take(/ *(?=[^ #\n])/y)) return this.node(column, depth, isItem);
    this.endLine();
    const after = this.p;
    const next = this.next();
    if (next > column || (next === column && !isItem && this.looks(DASH))) return this.node(column, depth, true);
    if (this.looks(/[|>]/y)) fail();
    this.p = after;
    return scalar(undefined, at, at);
  }

  node(parent, depth, mayBegin) {
    if (this.looks(/[|>]/y)) return this.block(parent);
    if (this.looks(/["'[{]/y)) {
      const node = this.flow(depth);
      this.endLine();
      return node;
    }
    return mayBegin && (this.looks(DASH) || this.looks(KEY)) ? this.lines(depth) : this.plain(parent);
  }

  // A list or a record in the block style.
  lines(depth) {
    const at = this.p;
    const column = this.column();
    const isList = this.looks(DASH);
    const parts = [];
    for (let next = column; next === column && (!isList || this.looks(DASH)); next = this.next()) {
      const start = this.p;
      const [, name] = this.take(isList ? DASH : KEY) || fail();
      if (!isList && (NULLS.includes(name) || parts.some((part) => part.name === name))) fail();
      const colon = this.p;
      const node = this.inside(column, depth + 1, isList);
      parts.push({ name, node, start, colon, end: this.p });
    }
    if (this.p < this.s.length && this.column() > column) fail();
    this.p = parts[parts.length - 1].end;
    return whole(parts, isList, at, this.p - 1, column);
  }

  plain(parent) {
    const at = this.p;
    if (this.looks(/-[ \n]|[?:,[\]{}#&*!|>'"%@\x60]/y)) fail();
    for (let text = ""; ;) {
      const [line] = this.take(/.*\n/y);
      const [, words] = /^((?: *[^ #]#*)*)/.exec(line.slice(0, -1));
      if (/:(?: |$)|\t/.test(words)) fail();
      text += words;
      const after = this.p;
      const till = after - line.length + words.length;
      const [blanks] = this.take(/(?: *\n)* */y);
      if (this.looks(/\t/y)) fail();
      if (/ #/.test(line) || this.p >= this.s.length || this.column() <= parent || this.looks(/#/y)) {
        this.p = after;
        return scalar(text, at, till, true);
      }
      text += blanks.replace(/ /g, "") || " ";
    }
  }

  block(parent) {
    const at = this.p;
    const [, sign, first, digit, last] = this.take(/([|>])([+-]?)([1-9]?)([+-]?)/y);
    if (first && last) fail();
    this.endLine();
    const chomp = first || last;
    let end = this.p;
    const blanks = this.take(/(?: *\n)*/y)[0].split("\n");
    const width = digit ? parent + +digit : Math.max(this.take(/ */y)[0].length, parent + 1);
    if (!digit && blanks.some((blank) => blank.length > width)) fail();
    const inset = new RegExp(` {${width}}(.*)\n`, "y");
    const empty = new RegExp(`(?: {0,${width}}\n)*`, "y");
    let text = "";
    let wasInset = false; // Line ends beside lines that begin with a blank are kept.
    this.p = end;
    for (let breaks = ""; ; breaks = "\n") {
      breaks += this.take(empty)[0].replace(/ /g, "");
      const line = this.take(inset);
      if (!line) {
        if (this.looks(/ *\t/y)) fail();
        if (chomp !== "+") this.p = end;
        return scalar(text + (chomp === "+" ? breaks : chomp || !text ? "" : "\n"), at, this.p - 1);
      }
      const isInset = /^[ \t]/.test(line[1]);
      if (sign === ">" && text && !wasInset && !isInset) breaks = breaks.slice(1) || " ";
      text += breaks + line[1];
      wasInset = isInset;
      end = this.p;
    }
  }

  flow(depth) {
    const at = this.p;
    if (depth > 8) fail();
    this.unmarked();
    if (this.looks(/["']/y)) return this.quoted();
    if (this.looks(/[[{]/y)) return this.brackets(depth);
    const [text] = this.take(/(?!-[ \n,[\]{}])[^ \n\t,[\]{}#&*!|>'"%@\x60?:](?:[^ \n\t,[\]{}:]|:(?![ \n\t,[\]{}])| +(?=[^ \n\t,[\]{}?:#]))*/y) || fail();
    return scalar(text, at, this.p, true);
  }

  brackets(depth) {
    const at = this.p;
    const isList = this.s[this.p++] === "[";
    const parts = [];
    for (this.gap(); !this.take(isList ? /\]/y : /\}/y); this.looks(/,/y) ? this.gap(this.p++) : this.looks(isList ? /\]/y : /\}/y) || fail()) {
      const start = this.p;
      let node = this.flow(depth + 1);
      const name = isList ? undefined : node.value;
      if (!isList) {
        if (typeof name != "string" || parts.some((part) => part.name === name)) fail();
        if (!this.take(/ *:(?=[ \n,}])/y)) this.isOdd = true; // A comma in a text without quotes.
        this.gap();
        node = this.looks(/[,}]/y) ? scalar(undefined, this.p, this.p) : this.flow(depth + 1);
      }
      parts.push({ name, node, start });
      this.gap();
    }
    return whole(parts, isList, at, this.p);
  }

  gap() {
    this.take(/(?:[ \n]+(?:#.*(?=\n))?)*/y);
  }

  quoted() {
    const at = this.p;
    const mark = this.s[this.p++];
    const run = mark === '"' ? /[^"\\ \t\n]+/y : /(?:[^' \t\n]|'')+/y;
    for (let text = ""; ;) {
      const part = this.take(run) || this.take(/[ \t\n]+/y);
      const sign = this.s[this.p];
      if (!part) {
        this.p++;
        if (sign === mark) return scalar(text, at, this.p);
        text += sign === "\\" ? this.escape() : fail();
      } else if (part[0].includes("\n")) {
        this.unmarked();
        text += part[0].replace(/[ \t]/g, "").slice(1) || " ";
      } else text += mark === "'" ? part[0].replace(/''/g, "'") : part[0];
    }
  }

  escape() {
    const sign = this.s[this.p++];
    if (sign === "\n") {
      this.take(/[ \t]*/y);
      return this.looks(/\n/y) ? fail() : this.unmarked() && "";
    }
    if (!HEXES[sign]) return ESCAPES[sign] ?? fail();
    const digits = this.s.slice(this.p, (this.p += HEXES[sign]));
    const code = parseInt(digits, 16);
    if (!/^[0-9a-f]+$/i.test(digits) || digits.length < HEXES[sign] || code > 0x10ffff || code >> 11 === 27) fail();
    return String.fromCodePoint(code);
  }
}

// The keys of a front matter. Where we don't read as PyYAML does, nobody can tell where a value
// ends: the last one has no name then.
export function entriesOf(s, p) {
  const reader = new Reader(s, p);
  const entries = [];
  let column;
  try {
    for (let next = reader.next(); next >= 0; next = reader.next()) {
      const entry = { start: reader.p, end: s.length };
      column = column ?? next;
      [, entry.name] = (next === column && reader.take(KEY)) || fail();
      entry.colon = reader.p;
      entries.push(entry);
      if (NULLS.includes(entry.name)) fail();
      reader.isOdd = false;
      const node = reader.inside(column, 2);
      if (!reader.isOdd) entry.node = node;
      entry.end = reader.p;
    }
  } catch (error) {
    if (error !== KEPT) throw error;
    entries.push({ name: "" });
  }
  return entries;
}
