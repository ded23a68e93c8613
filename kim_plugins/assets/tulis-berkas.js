// A post's file as text: what its front matter says, and changes of it that touch nothing else.
//
// What `content/yamltext.py` would read otherwise than we do, or not at all, is KEPT: it stays
// as it is and is never guessed at. Places are counted in `doc.plain`, the text with "\n" as its
// line ends; `doc.there` tells where they are in the file.

// Stands for a value that is there, but can't be shown or edited by us.
export const KEPT = Symbol("kept");

const KEY = /([\p{L}\p{N}_][\p{L}\p{N}_-]*(?: [\p{L}\p{N}_-]+)*) *:(?=[ \n])/uy;
const DASH = /-[ \n]/y;
const NULLS = ["", "~", "null", "Null", "NULL"];
const DEEPEST = 8; // As in `content/yamltext.py`.
const ESCAPES = { 0: "\0", a: "\x07", b: "\b", t: "\t", n: "\n", v: "\v", f: "\f", r: "\r", e: "\x1b", N: "\x85", _: "\xa0", L: "\u2028", P: "\u2029", " ": " ", '"': '"', "/": "/", "\\": "\\" };
const HEXES = { x: 2, u: 4, U: 8 };

// Half a pair of signs has no bytes in a file.
const LONE = /[\ud800-\udbff][\udc00-\udfff]|([\ud800-\udfff])/g;
// What a file must not hold as it is, or YAML would change.
const UNSAFE = /[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff"\\]/g;
// Words of our own lists, days and hours, files: what people write without quotes.
const BARE = /^(?:[a-z]+(?:-[a-z]+)*|\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d)?|img\/[a-z0-9-]+\.[a-z]+)$/;
const WORDS_OF_YAML = /^(?:null|yes|no|on|off|[yn])$/;

const isBlank = (value) => value === undefined || value === "";
const orEmpty = ({ value }) => (value === undefined ? "" : value);

class Unread extends Error {}
const fail = () => { throw new Unread(); };

function trimmed(text) {
  let end = text.length;
  while (text[end - 1] === " ") end--;
  return text.slice(0, end);
}

// Reads YAML from `p` on as PyYAML does. A node is { value, at, till }; in the block style also
// its parts and their column.
class Reader {
  constructor(s, p) {
    this.s = s;
    this.p = p;
  }

  column() {
    return this.p - this.s.lastIndexOf("\n", this.p - 1) - 1;
  }

  lineEnd() {
    const end = this.s.indexOf("\n", this.p);
    return end < 0 ? this.s.length : end;
  }

  take(pattern) {
    pattern.lastIndex = this.p;
    const found = pattern.exec(this.s);
    if (found) this.p += found[0].length;
    return found;
  }

  looks(pattern) {
    pattern.lastIndex = this.p;
    return pattern.test(this.s);
  }

  // Goes from the beginning of a line to the next one that says something; -1 at the end.
  next() {
    this.take(/(?: *(?:#[^\n]*)?\n)*/y);
    this.take(/ */y);
    if (this.p >= this.s.length) return -1;
    if (this.s[this.p] === "\t" || this.isMark()) fail();
    return this.column();
  }

  // Whether a line begins that parts documents, or tells the parser something.
  isMark() {
    return this.looks(/---|\.\.\.|%/y) && !this.column();
  }

  // Passes over the rest of a line, where only a remark may stand.
  endLine() {
    if (!this.take(/ *(?: #[^\n]*)?(?:\n|$)/y)) fail();
  }

  // What stands behind a key or a dash at a column, or below it.
  inside(column, depth, isItem) {
    const at = this.p;
    if (depth > DEEPEST) fail();
    this.take(/ */y);
    if (!this.looks(/#|\n/y)) return this.node(column, depth, isItem);
    if (this.s[this.p] === "#" && this.p === at) fail();
    this.endLine();
    const after = this.p;
    const next = this.next();
    if (next > column) return this.node(column, depth, true);
    if (!isItem && next === column && this.looks(DASH)) return this.list(depth);
    this.p = after;
    return { value: undefined, at, till: at };
  }

  // A value, which belongs to something at column `parent`.
  node(parent, depth, mayBegin) {
    const sign = this.s[this.p];
    if (sign === "|" || sign === ">") return this.block(parent, sign === ">");
    if (/["'[{]/.test(sign)) {
      const node = this.flow(depth);
      this.endLine();
      return node;
    }
    if (mayBegin && this.looks(DASH)) return this.list(depth);
    if (mayBegin && this.looks(KEY)) return this.map(depth);
    return this.plain(parent);
  }

  list(depth) {
    const column = this.column();
    const at = this.p;
    const parts = [];
    do {
      const start = this.p++;
      const node = this.inside(column, depth + 1, true);
      parts.push({ node, start, end: this.p });
    } while (this.again(column) && this.looks(DASH));
    this.p = parts[parts.length - 1].end;
    return { value: parts.map(({ node }) => orEmpty(node)), at, till: this.p - 1, parts, column };
  }

  map(depth) {
    const column = this.column();
    const at = this.p;
    const parts = [];
    const value = {};
    do {
      const start = this.p;
      const [, name] = this.take(KEY) || fail();
      if (NULLS.includes(name) || parts.some((part) => part.name === name)) fail();
      const colon = this.p;
      const node = this.inside(column, depth + 1);
      parts.push({ name, node, start, colon, end: this.p });
      if (!isBlank(node.value)) value[name] = node.value;
    } while (this.again(column));
    this.p = parts[parts.length - 1].end;
    return { value, at, till: this.p - 1, parts, column };
  }

  // Whether the next line goes on at this column.
  again(column) {
    const next = this.next();
    return next > column ? fail() : next === column;
  }

  plain(parent) {
    const at = this.p;
    if (this.looks(/-[ \n]|[?:,[\]{}#&*!|>'"%@`]/y)) fail();
    for (let text = ""; ;) {
      const line = this.s.slice(this.p, this.lineEnd());
      const [said] = line.split(" #", 1);
      const words = trimmed(said);
      if (/:(?: |$)|\t/.test(words)) fail();
      text += words;
      const till = this.p + words.length;
      const after = (this.p = this.lineEnd() + 1);
      const blanks = this.take(/(?: *\n)*/y)[0].split("\n").length - 1;
      this.take(/ */y);
      if (this.s[this.p] === "\t") fail();
      if (said !== line || this.p >= this.s.length || this.column() <= parent || this.s[this.p] === "#") {
        this.p = after;
        return { value: NULLS.includes(text) ? undefined : text, at, till };
      }
      text += "\n".repeat(blanks) || " ";
    }
  }

  block(parent, isFolded) {
    const at = this.p++;
    const [, first, digit, last] = this.take(/([+-]?)([1-9]?)([+-]?)/y);
    if (first && last) fail();
    this.endLine();
    const keeping = first || last;
    const width = digit ? parent + +digit : this.width(parent);
    const inset = new RegExp(` {${width}}`, "y");
    const empty = new RegExp(`(?: {0,${width}}\\n)*`, "y");
    let text = "";
    let breaks = "";
    let wasInset = false; // Line ends beside lines that begin with a blank are kept.
    for (let end = this.p; ;) {
      breaks += this.take(empty)[0].replace(/ /g, "");
      const here = this.p;
      if (this.take(/ */y)[0].length < width && this.s[this.p] === "\t") fail();
      this.p = here;
      if (!this.take(inset)) {
        if (keeping !== "+") {
          this.p = end;
          breaks = keeping || !text ? "" : "\n";
        }
        return { value: text + breaks, at, till: this.p - 1 };
      }
      const line = this.s.slice(this.p, this.lineEnd());
      const isInset = /^[ \t]/.test(line);
      if (isFolded && text && !wasInset && !isInset) breaks = breaks.slice(1) || " ";
      text += breaks + line;
      breaks = "\n";
      wasInset = isInset;
      this.p = end = this.lineEnd() + 1;
    }
  }

  // How far the lines of a block are set in.
  width(parent) {
    const here = this.p;
    const blanks = this.take(/(?: *\n)*/y)[0];
    const width = Math.max(this.take(/ */y)[0].length, parent + 1);
    this.p = here;
    return blanks.split("\n").some((blank) => blank.length > width) ? fail() : width;
  }

  flow(depth) {
    const at = this.p;
    const sign = this.s[at];
    if (depth > DEEPEST || this.isMark()) fail();
    if (sign === '"' || sign === "'") return this.quoted(sign);
    if (sign === "[") return this.inBrackets(depth);
    if (sign === "{") return this.inBraces(depth);
    const word = /(?!-[ \n,[\]{}])[^ \n\t,[\]{}#&*!|>'"%@`?:](?:[^ \n\t,[\]{}?:]|:(?![ \n\t,[\]{}])| +(?=[^ \n\t,[\]{}?:#]))*/y;
    const [text] = this.take(word) || fail();
    return { value: NULLS.includes(text) ? undefined : text, at, till: this.p };
  }

  inBrackets(depth) {
    const at = this.p++;
    const items = [];
    for (this.gap(); this.s[this.p] !== "]"; this.comma("]")) items.push(this.flow(depth + 1));
    return { value: items.map(orEmpty), at, till: ++this.p, items };
  }

  inBraces(depth) {
    const at = this.p++;
    const fields = {};
    const value = {};
    for (this.gap(); this.s[this.p] !== "}"; this.comma("}")) {
      const key = this.flow(depth + 1).value;
      if (typeof key != "string" || key in fields || !this.take(/ *:(?=[ \n,}])/y)) fail();
      this.gap();
      const node = this.looks(/[,}]/y) ? { at: this.p, till: this.p } : this.flow(depth + 1);
      fields[key] = node;
      if (!isBlank(node.value)) value[key] = node.value;
    }
    return { value, at, till: ++this.p, fields };
  }

  // Passes over blanks, line ends and remarks between brackets.
  gap() {
    this.take(/(?:[ \n]+(?:#[^\n]*(?=\n))?)*/y);
  }

  comma(end) {
    this.gap();
    if (!this.take(/,/y) && this.s[this.p] !== end) fail();
    this.gap();
  }

  quoted(mark) {
    const at = this.p++;
    const run = mark === '"' ? /[^"\\ \t\n]*/y : /[^' \t\n]*/y;
    for (let text = ""; ;) {
      text += this.take(run)[0];
      const sign = this.s[this.p++];
      if (sign === mark && (mark === '"' || this.s[this.p] !== mark)) return { value: text, at, till: this.p };
      if (sign === undefined) fail();
      if (sign === mark) this.p++;
      if (sign === "\\" || sign === mark) {
        text += sign === mark ? mark : this.escape();
        continue;
      }
      this.p--;
      const [blank] = this.take(/[ \t\n]+/y);
      if (this.isMark()) fail();
      text += blank.includes("\n") ? "\n".repeat(blank.split("\n").length - 2) || " " : blank;
    }
  }

  escape() {
    const sign = this.s[this.p++];
    if (sign === "\n") {
      this.take(/[ \t]*/y);
      return this.s[this.p] === "\n" || this.isMark() ? fail() : "";
    }
    if (!(sign in HEXES)) return sign in ESCAPES ? ESCAPES[sign] : fail();
    const digits = this.s.slice(this.p, (this.p += HEXES[sign]));
    const code = parseInt(digits, 16);
    if (!/^[0-9a-f]+$/i.test(digits) || digits.length < HEXES[sign]) fail();
    return code > 0x10ffff || code >> 11 === 27 ? fail() : String.fromCodePoint(code);
  }
}

// The keys of a front matter with their nodes; a node is missing where a value can't be read.
// The last one has no name where from some line on not even the keys can be told.
function entriesOf(s, p) {
  const reader = new Reader(s, p);
  const entries = [];
  let column = -1;
  try {
    for (let next = reader.next(); next >= 0; next = reader.next()) {
      if (column < 0) column = next;
      const start = reader.p;
      const found = next === column && reader.take(KEY);
      if (!found || NULLS.includes(found[1])) fail();
      const entry = { name: found[1], start, colon: reader.p, end: s.length };
      entries.push(entry);
      entry.node = valueOf(reader, column);
      entry.end = reader.p;
    }
  } catch (error) {
    if (!(error instanceof Unread)) throw error;
    const start = s.lastIndexOf("\n", reader.p - 1) + 1;
    entries.push({ name: "", start, colon: start, end: s.length });
  }
  return entries;
}

// A key's value; where it can't be read, goes to the next line at the column of the keys. That
// is surely the next key only where no quotes or brackets could hold it.
function valueOf(reader, column) {
  const at = reader.p;
  try {
    return reader.inside(column, 2);
  } catch (error) {
    if (!(error instanceof Unread)) throw error;
  }
  reader.p = at;
  reader.p = reader.lineEnd() + 1;
  reader.take(new RegExp(`(?:(?: {${column}}[ -][^\\n]*| *)\\n)*`, "y"));
  const passed = reader.s.slice(at, reader.p);
  reader.p = Math.min(reader.p, reader.s.length);
  return /(?:^|[\s,:[{-])["'[{]/.test(passed) ? fail() : undefined;
}

// Reads a file. `data` is what the page knows: `data.rules.names` (other names of keys) and
// `data.order` (keys in the order in which they are written).
export function parse(text, data = {}) {
  const first = text[0] === "\ufeff" ? 1 : 0;
  const doc = { text, data, entries: [], plain: "", first: -1, last: -1, bodyAt: 0 };
  const plain = (doc.plain = text.slice(first).replace(/\r\n?/g, "\n").replace(/[\x85\u2028\u2029]/g, " "));
  const returns = [...text.slice(first).matchAll(/\r\n/g)].map(({ index }, before) => index - before);
  doc.there = (at) => first + at + returns.filter((end) => end < at).length;
  const [open, close] = plain.matchAll(/^---[ \t]*$/gm);
  if (!close || plain.slice(0, open.index).trim()) return doc;
  const names = (data.rules && data.rules.names) || {};
  const keyOf = (name) => (Object.keys(names).includes(name.toLowerCase()) ? names[name.toLowerCase()] : name);
  doc.first = open.index + open[0].length + 1;
  doc.last = close.index;
  doc.bodyAt = close.index + close[0].length;
  doc.entries = entriesOf(plain.slice(0, close.index), doc.first).map((entry) => ({ ...entry, key: keyOf(entry.name) }));
  return doc;
}

export const print = (doc) => doc.text;

// What a key holds: a text, a list, a record, a list of records; undefined where nothing is
// given, KEPT where there is something that isn't ours to read.
export function get(doc, key) {
  const found = doc.entries.filter((entry) => entry.key === key);
  if (!found.length) return isUnsure(doc) ? KEPT : undefined;
  if (found.length > 1 || !found[0].node) return KEPT;
  const { value } = found[0].node;
  return isBlank(value) ? undefined : value;
}

const isUnsure = (doc) => doc.entries.some((entry) => !entry.name);

// Where a value stands in the file, or its key where it has none; `steps` lead to a part of it
// (`0, "url"`). The nearest place above where the part isn't there.
export function place(doc, key, ...steps) {
  const entry = doc.entries.find((one) => one.key === key);
  if (!entry) return undefined;
  let node = entry.node;
  for (const step of steps) {
    const { parts = [], items = [], fields = {} } = node || {};
    const part = parts[step] || parts.find(({ name }) => name === step);
    node = part ? part.node : items[step] || fields[step] || node;
  }
  const isThere = node && node.till > node.at;
  const [start, end] = isThere ? [node.at, node.till] : [entry.start, entry.colon];
  return { start: doc.there(start), end: doc.there(end) };
}

const isRecord = (value) => Boolean(value) && typeof value == "object" && !Array.isArray(value);

function isSame(one, other) {
  if (!one || !other || typeof one != "object" || typeof other != "object") return one === other;
  const keys = Object.keys(one);
  if (Array.isArray(one) !== Array.isArray(other) || keys.length !== Object.keys(other).length) return false;
  return keys.every((key) => key in other && isSame(one[key], other[key]));
}

// A value without what says nothing; undefined where nothing is left.
function cleaned(value) {
  if (Array.isArray(value)) {
    const items = value.map(cleaned).filter((item) => item !== undefined);
    return items.length ? items : undefined;
  }
  if (isRecord(value)) {
    const fields = Object.entries(value).map(([key, one]) => [key, cleaned(one)]).filter(([, one]) => one !== undefined);
    return fields.length ? Object.fromEntries(fields) : undefined;
  }
  return isBlank(value) || value === null ? undefined : String(value).replace(LONE, (pair, half) => (half ? "\ufffd" : pair));
}

function scalar(text) {
  if (BARE.test(text) && !WORDS_OF_YAML.test(text)) return text;
  const escaped = text.replace(UNSAFE, (sign) => {
    if (sign === '"' || sign === "\\") return `\\${sign}`;
    return sign === "\n" ? "\\n" : `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
  return `"${escaped}"`;
}

function inline(value) {
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (!isRecord(value)) return scalar(value);
  return `{${Object.entries(value).map(([key, one]) => `${key}: ${inline(one)}`).join(", ")}}`;
}

// Writes values into a file: with its own line ends, and all that stays the same as it stands.
class Writer {
  constructor(doc) {
    this.doc = doc;
    [this.eol] = /\r\n|[\r\n]|$/.exec(doc.text);
    this.eol = this.eol || "\n";
  }

  raw(start, end) {
    return this.doc.text.slice(this.doc.there(start), this.doc.there(end));
  }

  lineEnd(at) {
    const end = this.doc.plain.indexOf("\n", at);
    return end < 0 ? this.doc.plain.length : end;
  }

  // A value as it stands behind `key:` (or a dash) at a column, with the end of its line.
  fresh(value, column, remark = "") {
    const inset = this.eol + " ".repeat(column + 2);
    const isList = Array.isArray(value);
    if (isList ? !value.some(isRecord) : !isRecord(value)) return this.text(value, inset, remark);
    const lines = isList
      ? value.map((item) => `- ${isRecord(item) ? this.fields(item, column + 4) : inline(item) + this.eol}`)
      : [this.fields(value, column + 2)];
    return remark + inset + lines.join(" ".repeat(column + 2));
  }

  // The fields of a record, the first of which stands at a column already.
  fields(record, column) {
    const lines = Object.entries(record).map(([key, value]) => `${key}:${this.fresh(value, column)}`);
    return lines.join(" ".repeat(column));
  }

  // Texts of several lines are written so that people can read them, where that is exact.
  text(value, inset, remark) {
    const lines = typeof value == "string" && /^[^\s][^]*[^\n]\n?$/.test(value) ? value.split("\n") : [];
    const isOdd = lines.some((line) => line && !line.trim()) || scalar(lines.join("").replace(/["\\]/g, "")).includes("\\");
    if (lines.length < 2 || isOdd) return ` ${inline(value)}${remark}${this.eol}`;
    const isClosed = !lines[lines.length - 1] && lines.pop() === "";
    return ` ${isClosed ? "|" : "|-"}${remark}${lines.map((line) => (line ? inset + line : this.eol)).join("")}${this.eol}`;
  }

  // The whole of a key with another value: from its name to the end of its last line.
  part({ node, start, colon, end }, value, column) {
    if (node && isSame(node.value, value)) return this.raw(start, end);
    const { plain } = this.doc;
    const key = this.raw(start, colon);
    if (!node) return key + this.fresh(value, column);
    const isBelow = plain.slice(colon, node.at).includes("\n");
    const isFlow = node.items || node.fields || typeof value == "string" || (Array.isArray(value) && !value.some(isRecord));
    const isOneLine = !(typeof value == "string" && value.includes("\n"));
    if (node.parts && Array.isArray(node.value) === Array.isArray(value) && typeof value == "object") {
      return key + this.raw(colon, node.at) + this.below(node, value);
    }
    if (!isBelow && !node.parts && isFlow && isOneLine) {
      const blank = node.value === undefined && node.at === colon ? " " : "";
      return key + blank + this.raw(colon, node.at) + this.flow(node, value) + this.raw(node.till, end);
    }
    const from = isBelow ? colon : node.till;
    return key + this.fresh(value, column, this.raw(from, Math.min(end, this.lineEnd(from))));
  }

  flow({ items, value: old }, value) {
    if (!items || !Array.isArray(value)) return inline(value);
    const written = value.map((one) => {
      const index = old.findIndex((other) => isSame(one, other));
      return index < 0 ? inline(one) : this.raw(items[index].at, items[index].till);
    });
    return `[${written.join(", ")}]`;
  }

  // A list or a record that stands below its key; what stays the same keeps its lines, with the
  // remarks above them.
  below({ parts, column }, value) {
    const inset = " ".repeat(column);
    const lead = (part, index) => (index ? this.raw(parts[index - 1].end, part.start) : "");
    if (!Array.isArray(value)) {
      const kept = parts.filter(({ name }) => name in value);
      const added = Object.entries(value).filter(([key]) => !kept.some(({ name }) => name === key));
      const lines = [
        ...kept.map((part) => [lead(part, parts.indexOf(part)), this.part(part, value[part.name], column)]),
        ...added.map(([key, one]) => [inset, `${key}:${this.fresh(one, column)}`]),
      ];
      return this.joined(lines, inset);
    }
    const left = [...parts];
    const lines = value.map((item, index) => {
      const same = left.find(({ node }) => isSame(node.value, item));
      const part = same || left.find((one) => one === parts[index] && !value.some((other) => isSame(one.node.value, other)));
      if (part) left.splice(left.indexOf(part), 1);
      return [part ? lead(part, parts.indexOf(part)) : inset, this.item(part, item, column, parts[0])];
    });
    return this.joined(lines, inset);
  }

  // The first line's inset stands there already.
  joined(lines, inset) {
    return lines.map(([lead, text], index) => (index ? lead || inset : "") + text).join("");
  }

  item(part, value, column, first) {
    if (part && isSame(part.node.value, value)) return this.raw(part.start, part.end);
    const { node = {} } = part || {};
    if (node.parts && isRecord(node.value) && isRecord(value)) {
      return this.raw(part.start, node.at) + this.below(node, value);
    }
    const isBlock = isRecord(value) && (node.parts || (!part && first.node.parts));
    return `- ${isBlock ? this.fields(value, column + 2) : inline(value) + this.eol}`;
  }
}

const lineStart = (doc, at) => doc.plain.lastIndexOf("\n", at - 1) + 1;

// Where a new key belongs: behind the nearest one that comes before it in `data.order`.
function spot(doc, key) {
  const { order = [] } = doc.data;
  const index = order.indexOf(key);
  const before = index < 0 ? doc.entries : doc.entries.filter((entry) => order.indexOf(entry.key) < index);
  const last = before.reduce((one, other) => (one && order.indexOf(one.key) > order.indexOf(other.key) ? one : other), null);
  if (last) return last.end;
  return doc.entries.length ? lineStart(doc, doc.entries[0].start) : doc.last;
}

const changed = (doc, start, end, text) => parse(doc.text.slice(0, doc.there(start)) + text + doc.text.slice(doc.there(end)), doc.data);

// The same with a front matter, if it has none.
function headed(doc) {
  if (doc.first >= 0) return doc;
  const { eol } = new Writer(doc);
  return changed(doc, 0, 0, `---${eol}---${eol}${doc.plain ? "" : eol}`);
}

// Gives a key another value: a new document, in which only its own lines differ. Nothing (or an
// empty list) takes the key away; what it has already changes nothing.
export function set(given, key, value) {
  const now = cleaned(value);
  const had = get(given, key);
  if (isSame(had, value) || isSame(had, now) || (now === undefined && had !== KEPT && cleaned(had) === undefined)) return given;
  const doc = headed(given);
  const writer = new Writer(doc);
  const [first, ...others] = doc.entries.filter((entry) => entry.key === key);
  if (!first && isUnsure(doc)) return given; // It may be among what can't be read.
  if (!first) {
    const at = spot(doc, key);
    const column = doc.entries.length ? doc.entries[0].start - lineStart(doc, doc.entries[0].start) : 0;
    return changed(doc, at, at, `${" ".repeat(column)}${key}:${writer.fresh(now, column)}`);
  }
  const start = lineStart(doc, first.start);
  const text = now === undefined ? "" : writer.raw(start, first.start) + writer.part(first, now, first.start - start);
  const rest = others.length ? set(changed(doc, lineStart(doc, others[0].start), others[0].end, ""), key, value) : null;
  return rest || changed(doc, start, first.end, text);
}

// The text below the front matter, without the empty lines around it.
export function body(doc) {
  const [start, end] = bodySpan(doc);
  return doc.plain.slice(start, end);
}

function bodySpan({ plain, bodyAt }) {
  const start = bodyAt + /^(?:[ \t]*\n)*/.exec(plain.slice(bodyAt))[0].length;
  return [start, Math.max(start, plain.trimEnd().length)];
}

export function withBody(doc, text) {
  const now = text.replace(/\r\n?/g, "\n").replace(/^(?:[ \t]*\n)+/, "").trimEnd();
  const old = body(doc);
  let [start, end] = bodySpan(doc);
  const most = Math.min(now.length, old.length);
  let same = 0;
  while (same < most && now[same] === old[same]) same++;
  let alike = 0;
  while (alike < most - same && now[now.length - 1 - alike] === old[old.length - 1 - alike]) alike++;
  [start, end] = [start + same, end - alike];
  const writer = new Writer(doc);
  const middle = now.slice(same, now.length - alike).replace(/\n/g, writer.eol);
  return start === end && !middle ? doc : changed(doc, start, end, middle);
}

// The slug most like a title, as `base/slug.py` makes it.
export function slug(title) {
  const plain = title.normalize("NFKD").replace(/[^\0-\x7f]|['`]/g, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-/, "").slice(0, 80).replace(/-$/, "");
}

// The name of a post's file; `day` as ISO 8601 writes it.
export const fileName = (day, title) => `${day.slice(0, 10)}-${slug(title) || "tulisan"}.md`;
