// A post's file as text: what its front matter says, and changes that touch nothing else. Places
// are those of `doc.plain`, whose line ends are "\n"; `doc.there` leads to the file's own.
import { entriesOf, isBlank, KEPT } from "./tulis-yaml.js";

export { KEPT };

const UNSAFE = /[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff"\\]/g;
const BARE = /^(?!(?:null|yes|no|on|off|[yn])$)[a-z]+(?:-[a-z]+)*$|^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d)?$|^img\/[a-z0-9-]+\.[a-z]+$/;

const { isArray } = Array;
const isRecord = (value) => value instanceof Object && !isArray(value);

// Reads a file. `data` is what the page knows: `data.rules.names` (other names of keys) and
// `data.order` (keys in the order in which they are written).
export function parse(text, data = {}) {
  const first = text[0] === "\ufeff" ? 1 : 0;
  const plain = text.slice(first).replace(/\r\n?/g, "\n").replace(/[\x85\u2028\u2029]/g, " ");
  const returns = [...text.slice(first).matchAll(/\r\n/g)].map(({ index }, before) => index - before);
  const there = (at) => first + at + returns.filter((end) => end < at).length;
  const doc = { text, data, plain, there, entries: [], bodyAt: 0 };
  const [open, close] = plain.matchAll(/^---[ \t]*$/gm);
  if (!close || plain.slice(0, open.index).trim()) return doc;
  const names = new Map(Object.entries(data.rules?.names ?? {}));
  doc.first = open.index + open[0].length + 1;
  doc.last = close.index;
  doc.bodyAt = close.index + close[0].length;
  doc.entries = entriesOf(plain.slice(0, doc.last), doc.first);
  for (const entry of doc.entries) entry.key = names.get(entry.name.toLowerCase()) ?? entry.name;
  return doc;
}

export const print = (doc) => doc.text;

const isUnsure = (doc) => doc.entries.some(({ name }) => !name);

// What a key holds: a text, a list, a record, a list of records; undefined where nothing is
// given, KEPT where there is something that isn't ours to read.
export function get(doc, key) {
  const [found, again] = doc.entries.filter((entry) => entry.key === key);
  if (!found) return isUnsure(doc) ? KEPT : undefined;
  if (again || !found.node) return KEPT;
  return isBlank(found.node.value) ? undefined : found.node.value;
}

// Where a value stands in the file, or its key where it has none; `steps` (`0, "url"`) lead to a
// part of it, or the nearest place above.
export function place(doc, key, ...steps) {
  const entry = doc.entries.find((one) => one.key === key);
  if (!entry) return undefined;
  let { node } = entry;
  for (const step of steps) {
    const part = node?.parts?.find(({ name }, index) => step === index || step === name);
    node = part ? part.node : node;
  }
  const [start, end] = node?.till > node?.at ? [node.at, node.till] : [entry.start, entry.colon];
  return { start: doc.there(start), end: doc.there(end) };
}

function isSame(one, other) {
  if (!(one instanceof Object && other instanceof Object)) return one === other;
  const keys = Object.keys(one);
  return isArray(one) === isArray(other) && keys.length === Object.keys(other).length && keys.every((key) => isSame(one[key], other[key]));
}

// A value without what says nothing; undefined where nothing is left.
function cleaned(value) {
  if (!(value instanceof Object)) return isBlank(value ?? "") ? undefined : String(value);
  const kept = Object.entries(value).map(([key, one]) => [key, cleaned(one)]).filter(([, one]) => one !== undefined);
  if (!kept.length) return undefined;
  return isArray(value) ? kept.map(([, one]) => one) : Object.fromEntries(kept);
}

const isLong = (value) => isRecord(value) || (isArray(value) ? value.some(isRecord) : value.includes("\n"));

function inline(value) {
  if (isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (isRecord(value)) return "{" + Object.entries(value).map(([key, one]) => key + ": " + inline(one)).join(", ") + "}";
  if (BARE.test(value)) return value;
  const escape = (sign) => (/["\\]/.test(sign) ? `\\${sign}` : sign === "\n" ? "\\n" : `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return `"${value.replace(UNSAFE, escape)}"`;
}

// Writes values into a file: with its own line ends, and all that stays the same as it stands.
class Writer {
  constructor({ text, plain, there }) {
    this.plain = plain;
    this.eol = /\r\n|[\r\n]/.exec(text)?.[0] ?? "\n";
    this.raw = (start, end) => text.slice(there(start), there(end));
  }

  // A value as it stands behind a key or a dash at a column, with the end of its line.
  fresh(value, column, isItem, remark = "") {
    const inner = " ".repeat(column + 2);
    const above = isItem ? " " : remark + this.eol + inner;
    if (isRecord(value)) return above + Object.entries(value).map(([key, one]) => `${key}:${this.fresh(one, column + 2)}`).join(inner);
    if (isArray(value) && value.some(isRecord)) return above + value.map((one) => `-${this.fresh(one, column + 2, true)}`).join(inner);
    const lines = isArray(value) || /^\s|\n\n$/.test(value) ? [] : value.split("\n");
    const isOdd = lines.some((line) => line && !line.trim()) || inline(lines.join("").replace(/["\\]/g, "")).includes("\\");
    if (lines.length < 2 || isOdd) return ` ${inline(value)}${remark}${this.eol}`;
    const isClosed = !lines[lines.length - 1];
    if (isClosed) lines.pop();
    return ` ${isClosed ? "|" : "|-"}${remark}${this.eol}${lines.map((line) => line && inner + line).join(this.eol)}${this.eol}`;
  }

  // A key or an item with another value, from its start to the end of its last line.
  part({ node, start, colon, end }, value, column, isItem) {
    const key = this.raw(start, colon);
    if (!node) return key + this.fresh(value, column);
    const { parts, at, till } = node;
    if (isSame(node.value, value)) return this.raw(start, end);
    const isBelow = this.plain.slice(colon, at).includes("\n");
    const isLike = parts && value instanceof Object && isArray(node.value) === isArray(value);
    if (isLike && node.column >= 0) return key + this.raw(colon, at) + this.below(node, value);
    if (!isBelow && !(node.column >= 0) && (isLike || !isLong(value))) {
      const written = isLike && isArray(value) ? `[${value.map((one) => this.item(parts, one)).join(", ")}]` : inline(value);
      return key + (at === colon ? " " : "") + this.raw(colon, at) + written + this.raw(till, end);
    }
    const from = isBelow ? colon : till;
    return key + this.fresh(value, column, isItem, this.raw(from, Math.min(end, this.plain.indexOf("\n", from))));
  }

  item(parts, value) {
    const same = parts.find(({ node }) => isSame(node.value, value));
    return same ? this.raw(same.node.at, same.node.till) : inline(value);
  }

  // A list or a record in the block style; what stays the same keeps its lines, and the remarks
  // above them.
  below({ parts, column }, value) {
    const isList = isArray(value);
    const left = [...parts];
    const placeOf = (name) => parts.findIndex((part) => part.name === name) + 1 || parts.length + 1;
    const wanted = Object.entries(value).sort(([one], [other]) => (isList ? 0 : placeOf(one) - placeOf(other)));
    const isFree = (part) => part && left.includes(part) && !value.some((one) => isSame(one, part.node.value));
    return wanted.map(([name, one], index) => {
      const found = left.find((part) => (isList ? isSame(part.node.value, one) : part.name === name));
      const part = found ?? (isList && isFree(parts[index]) ? parts[index] : null);
      if (part) left.splice(left.indexOf(part), 1);
      const before = parts[parts.indexOf(part) - 1];
      const lead = index ? (part && before ? this.raw(before.end, part.start) : " ".repeat(column)) : "";
      if (part) return lead + this.part(part, one, column, isList);
      const isFlow = isList && isRecord(one) && !(parts[0].node.column >= 0);
      return lead + (isList ? "-" : name + ":") + (isFlow ? " " + inline(one) + this.eol : this.fresh(one, column, isList));
    }).join("");
  }
}

const lineStart = ({ plain }, at) => plain.lastIndexOf("\n", at - 1) + 1;

function replaced({ text, data, there }, start, end, written) {
  return parse(text.slice(0, there(start)) + written + text.slice(there(end)), data);
}

// Where a new key belongs: behind the nearest one that comes before it in `data.order`.
function spot(doc, key) {
  const { data, entries, last } = doc;
  const placeOf = (name) => (data.order ?? []).indexOf(name);
  const before = entries.filter((entry) => placeOf(key) < 0 || placeOf(entry.key) < placeOf(key));
  const nearest = before.sort((one, other) => placeOf(one.key) - placeOf(other.key)).pop();
  return nearest ? nearest.end : entries.length ? lineStart(doc, entries[0].start) : last;
}

// Gives a key another value: a new document, in which only its own lines differ. Nothing (or an
// empty list) takes the key away; what it has already changes nothing.
export function set(doc, key, value) {
  const now = cleaned(value);
  const had = get(doc, key);
  if (isSame(had, value) || isSame(had, now) || (!now && had !== KEPT && !cleaned(had))) return doc;
  const writer = new Writer(doc);
  if (!doc.last) return set(replaced(doc, 0, 0, `---${writer.eol}---${writer.eol}${doc.plain ? "" : writer.eol}`), key, value);
  const [first, again] = doc.entries.filter((entry) => entry.key === key);
  if (again) return set(replaced(doc, lineStart(doc, again.start), again.end, ""), key, value);
  if (!first?.node && isUnsure(doc)) return doc; // It may be among what can't be read.
  const begin = first ?? doc.entries[0];
  const column = begin ? begin.start - lineStart(doc, begin.start) : 0;
  if (!first) return replaced(doc, spot(doc, key), spot(doc, key), `${" ".repeat(column)}${key}:${writer.fresh(now, column)}`);
  if (!now) return replaced(doc, first.start - column, first.end, "");
  return replaced(doc, first.start, first.end, writer.part(first, now, column));
}

// Where the text below the front matter stands, without the empty lines around it.
function bodySpan({ plain, bodyAt }) {
  const start = bodyAt + /^(?:[ \t]*\n)*/.exec(plain.slice(bodyAt))[0].length;
  return [start, Math.max(start, plain.trimEnd().length)];
}

export const body = (doc) => doc.plain.slice(...bodySpan(doc));

export function withBody(doc, text) {
  const now = text.replace(/\r\n?/g, "\n").replace(/^(?:[ \t]*\n)+/, "").trimEnd();
  const old = body(doc);
  const [start, end] = bodySpan(doc);
  const most = Math.min(now.length, old.length);
  let same = 0;
  while (same < most && now[same] === old[same]) same++;
  let alike = 0;
  while (alike < most - same && now[now.length - 1 - alike] === old[old.length - 1 - alike]) alike++;
  if (now === old) return doc;
  return replaced(doc, start + same, end - alike, now.slice(same, now.length - alike).replace(/\n/g, new Writer(doc).eol));
}

// The slug most like a title, as `base/slug.py` makes it.
export function slug(title) {
  const plain = title.normalize("NFKD").replace(/[^\0-\x7f]|['\x60]/g, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-/, "").slice(0, 80).replace(/-$/, "");
}

export const fileName = (day, title) => `${day.slice(0, 10)}-${slug(title) || "tulisan"}.md`;
