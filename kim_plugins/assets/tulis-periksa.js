// What the form tells before a post is sent: the finds of `kim check` that `rules.messages` holds
// (`content/form/form_rules.py`), each with its place in the file and words for who fills in the
// form.
import { parse } from "./tulis-berkas.js";
import { aboutCitizens, aboutDates, aboutText, aboutTitle, dayOf, isAddress, judgeAlt, likelyAddress, shortDate } from "./tulis-kata.js";
import { findPrivate, flat, folded, patterns } from "./tulis-pribadi.js";

// Said where a browser is too old for the patterns of the table (Safari before 16.4).
export const NOT_CHECKED = "Peramban ini belum dapat memeriksa tulisan. Kantor yang akan memeriksanya.";
const LISTS = { authors: [], sources: [] };
const notice = (message) => ({ code: "", line: 0, key: "", start: 0, end: 0, severity: "warning", message, hint: "" });
const wordsIn = (text) => (folded(text).match(/[\p{L}\p{N}_]+/gu) || []).join(" ");

// ——— The values of a front matter, and what its kind asks for (`model/`)

const HOUR = 3600000;
const has = (object, key) => Object.keys(object).includes(key);

// The nodes of a file as a tree: a text, a list or keys, each with its place.
function branch({ value, at, till, parts, items, fields }, key) {
  const place = till > at ? { at, till } : key;
  if (Array.isArray(value)) return { ...place, items: (items || parts.map(({ node }) => node)).map((one) => branch(one, place)) };
  if (typeof value != "object") return { ...place, text: value };
  const pairs = parts ? parts.map(({ name, node, start, colon }) => [name, node, { at: start, till: colon }]) : Object.entries(fields);
  return { ...place, keys: new Map(pairs.map(([name, node, own = place]) => [name, { ...branch(node, own), key: own }])) };
}

// Of a key that is given twice the first one counts.
function headOf({ entries, first }) {
  const { start: at = Math.max(0, first - 1) } = entries[0] || {};
  const parts = entries.filter(({ key, node }) => key && node).map((entry) => ({ ...entry, name: entry.key }));
  return branch({ value: {}, at, till: at + 1, parts: parts.reverse() });
}

// The place that steps lead to, or the nearest one above it.
function placeOf(node, [step, ...steps]) {
  const next = step === undefined ? null : node.keys ? node.keys.get(step) : (node.items || [])[step];
  return next ? placeOf(next, steps) : node;
}

const isGiven = (node) => Boolean(node) && (node.items || node.keys || node.text);

// What a date or a time is: a moment, its day in the site's zone, and the last moment that is meant.
function momentOf(text, p, hours) {
  const found = p("fields.MOMENT").whole(text.trim());
  if (!found) return null;
  const [, date, time = "00:00", zone] = found;
  const [hour, minute, second = 0] = time.split(":").map(Number);
  const [, sign, away = 0, more = 0] = /([+-])(\d\d):?(\d\d)?/.exec(zone) || [];
  const local = dayOf(...date.split("-").map(Number));
  if (local === null || hour > 23 || minute > 59 || second > 59 || away > 23 || more > 59) return null;
  const offset = zone ? (sign === "-" ? -1 : 1) * (+away + more / 60) : hours;
  const at = Math.round((local * 24 + hour + minute / 60 + second / 3600 - offset) * HOUR);
  const day = Math.floor((at / HOUR + hours) / 24);
  const year = new Date(day * 24 * HOUR).getUTCFullYear();
  return year < 1945 || year > 2999 ? null : { at, day, end: found[2] ? at : at + 24 * HOUR - 1000 };
}

const whole = (name) => (value, p) => p(name).whole(value);
const without = (marks, ...forms) => (value, p) => forms.some((form) => p(form).whole(p(marks).replaced(value, "")));
const lasts = (value, p) => {
  const [, hours, minutes, seconds] = p("fields.CLOCK").whole(value) || p("fields.SPELT").whole(value) || [];
  return (+hours || +minutes || +seconds) && !(seconds > 59 || (+hours && minutes > 59));
};

// What a text must be, by the name of the function that asks for it in Python; and what is told:
// a code, what is expected, or nothing where a form can't show it.
const MUST = {
  one_line: [(value) => !value.includes("\n"), "teks satu baris"],
  without_controls: [(value, p) => !p("fields.INVISIBLE").find(value), "KIM060"],
  code: [whole("fields.CODE"), ""],
  url: [isAddress, "KIM029"],
  secure: [(value) => value.startsWith("https://"), "alamat yang diawali https://"],
  old_address: [(value, p) => p("fields.OLD_ADDRESS").whole(value) && value.length <= 300, ""],
  duration: [lasts, "lama video, misalnya 4:10 (menit:detik)"],
  whatsapp: [without("fields.MARKS", "fields.WHATSAPP"), "nomor WhatsApp kantor atau usaha, misalnya 08…"],
  phone: [without("telephones.MARKS", "telephones.SHORT", "telephones.NATIONAL"), "KIM186"],
  email: [whole("fields.EMAIL"), "alamat surel"],
};
const ALSO = { one_line: ["one_line", "without_controls"], secure_url: ["url", "secure"] };

// Reads a front matter by the kinds and records of the table.
class Reader {
  constructor(rules) {
    this.rules = rules;
    this.p = patterns(rules);
    this.problems = [];
    this.isRead = true; // False once there is something that a form can't show.
    this.faults = 0;
  }

  tell(code, place, args, suggestion) {
    this.faults++;
    this.problems.push({ code, place, args, suggestion });
    return [];
  }

  unread() {
    this.isRead = false;
    return this.tell();
  }

  // Returns what is meant in a list, which is empty where it doesn't fit.
  fit(shape, node, key) {
    const { type, by = [], of } = shape;
    const isText = typeof node.text == "string";
    if (type === "record") {
      const isPlain = by.includes("contact") && isText;
      return this.record(shape.record, isPlain ? { ...node, keys: new Map([[node.text.includes("@") ? "email" : "whatsapp", node]]) } : node);
    }
    if (type === "list") {
      const isOne = by.includes("one_or_more") && isText;
      const items = isOne ? node.text.trim().split(/\s*[,;]\s*/).map((text) => ({ ...node, text })) : node.items;
      return items ? [items.flatMap((item) => this.fit(of, item, key))] : this.unread();
    }
    if (!isText) return this.unread();
    return this.text(shape, node, key, by[0]);
  }

  text({ min = 0, max = Infinity, pattern, choices, by = [] }, node, key, first) {
    const { p, rules: { zone } } = this;
    const value = node.text.trim();
    if (first === "moment" || first === "day") {
      const found = momentOf(value, p, zone);
      if (found && first === "day") found.end = (found.at = (found.day * 24 - zone) * HOUR) + 24 * HOUR - 1000;
      return found ? [found] : this.unread();
    }
    if (first === "yes_no") {
      const word = value.toLowerCase();
      return has(this.rules.yes, word) ? [this.rules.yes[word]] : this.unread();
    }
    if (choices) {
      const names = this.rules.choices[key] || {};
      return choices.includes(node.text) ? [value] : this.tell("KIM012", node, { value, choices: choices.map((one) => names[one] || one).join(", ") });
    }
    const { length } = flat(value);
    if (length > max) return this.tell("KIM015", node, { key, length, limit: max });
    if (length < min) return this.tell("KIM052", node, { key, length, limit: min });
    if (pattern && !new RegExp(pattern, "u").test(value)) return this.unread();
    const names = by.flatMap((name) => ALSO[name] || name).filter((name) => MUST[name]);
    const broken = names.find((name) => !MUST[name][0](value, p));
    if (!broken) return [value];
    const [, told] = MUST[broken];
    if (told.startsWith("KIM")) return this.tell(told, node, { value }, likelyAddress(value, p));
    return told ? this.tell("KIM013", node, { expected: told }) : this.unread();
  }

  record(name, node) {
    const before = this.faults;
    const value = node.keys ? this.keys(this.rules.records[name], node) : this.unread();
    return this.faults > before ? [] : [value];
  }

  // What is meant by the keys of a record, as far as they fit.
  keys(shapes, node, isTop) {
    const { choices, records } = this.rules;
    const value = {};
    for (const [name, inner] of node.keys) {
      if (!isGiven(inner)) continue;
      const kinds = isTop ? Object.entries(choices.kind).filter(([kind]) => has(records[this.rules.kinds[kind]], name)) : [];
      if (has(shapes, name)) [value[name]] = this.fit(shapes[name], inner, name);
      else if (kinds.length) this.tell("KIM044", inner.key, { key: name, kinds: kinds.map(([, label]) => label).join(", ") });
      else this.unread();
    }
    for (const [key, { required }] of Object.entries(shapes)) {
      const here = node.keys.get(key);
      if (required && !isGiven(here)) this.tell("KIM010", here ? here.key : node, { key });
    }
    return value;
  }
}

class Draft {
  constructor(text, name, rules) {
    const [, day] = /^(\d{4}-\d\d-\d\d)-[a-z0-9]+(?:-[a-z0-9]+)*\.(?:md|txt)$/.exec(name) || [];
    this.rules = rules;
    this.p = patterns(rules);
    this.doc = parse(text, { rules });
    this.name = name;
    this.day = day ? dayOf(...day.split("-").map(Number)) : null;
    this.found = [];
    this.raw = this.doc.plain.slice(this.doc.bodyAt);
    this.text = flat(this.raw);
    this.ends = [...this.doc.plain.matchAll(/\n/g)].map(({ index }) => index);
  }

  tell(code, { at, till }, args = {}, key = "", suggestion = "") {
    this.found.push({ code, at, till, args, key, suggestion });
  }

  // Tells of something at a value of the front matter: of a key, or of a part of it.
  at(code, steps, args) {
    const path = [].concat(steps);
    this.tell(code, placeOf(this.head, path), args, path[0]);
  }

  // Tells of something in the text, whose places count signs.
  within(code, { start, end, args }, suggestion) {
    const there = (place) => {
      const beyond = this.raw === this.text ? 0 : Array.from(this.raw).slice(0, place).join("").length - place;
      return this.doc.bodyAt + place + beyond;
    };
    this.tell(code, { at: there(start), till: there(end) }, args, "", suggestion);
  }

  private(text, tell, key = "") {
    const { never, ownPlace } = this.rules;
    const plain = flat(text);
    for (const found of findPrivate(plain, this.rules, this.meta.public_contacts)) {
      const args = { number: plain.slice(found.start, found.end).trim() };
      if (never.includes(found.code) || !ownPlace.includes(key)) tell(found.code, { ...found, args });
    }
  }

  lineOf(at) {
    return at < 0 ? 0 : 1 + this.ends.filter((end) => end < at).length;
  }

  count(key) {
    const { items = [] } = this.head.keys.get(key) || {};
    return items.length;
  }
}

// ——— Private data (`checks/private_data.py`, `hidden_values.py`)

function* scalars(node) {
  if (node.text) yield node;
  for (const inner of node.items || (node.keys ? node.keys.values() : [])) yield* scalars(inner);
}

function aboutPrivate(draft) {
  const { doc, head } = draft;
  if (!draft.isWithdrawn) draft.private(draft.text, (code, found) => draft.within(code, found));
  for (const [key, node] of head.keys) {
    for (const one of scalars(node)) {
      draft.private(one.text, (code, { args }) => draft.tell(code, one, args, key), key);
      if (draft.p("hidden_notes.BROKEN").find(one.text)) draft.tell("KIM161", one, {}, key);
    }
  }
  const told = draft.found.map(({ code, at }) => code + draft.lineOf(at));
  let from = Math.max(0, doc.first - 1);
  const block = doc.plain.slice(from, doc.last + 1);
  // Remarks; of what can't be read all of it, as it stands.
  for (const part of draft.isRead ? block.split("\n") : [block]) {
    const { 1: text, index } = (draft.isRead ? draft.p("source.NOTE").find(part) : { 1: part, index: 0 }) || { 1: "" };
    draft.private(text, (code, { start, end, args }) => {
      const at = from + index + start;
      if (!told.includes(code + draft.lineOf(at))) draft.tell(code, { at, till: at + end - start }, args);
    });
    from += part.length + 1;
  }
  draft.private(draft.name.replace(/^\d{4}-\d\d-\d\d-/, ""), (code, { args }) => draft.tell(code, { at: -1, till: -1 }, args));
}

// ——— Values beside each other (one rule of `content/checks/` each)

function aboutPicture(draft) {
  const { meta, given } = draft;
  if (!meta.image) {
    const alone = ["consent", "image_alt", "image_credit", "image_people"].filter((key) => given(key) && !given("image"));
    for (const key of alone) draft.at("KIM033", key, { key: "image" });
    return;
  }
  for (const key of ["image_alt", "image_credit"]) if (!meta[key]) draft.at("KIM033", "image", { key });
  if (meta.image_people === "anak" && !given("consent")) draft.at("KIM047", "image_people");
  if (meta.image_alt) judgeAlt(meta.image_alt, meta.image, draft, (code, args) => draft.at(code, "image_alt", args));
}

// How many sources there are: two are the same by their address, where one has none by their title.
function countOf(sources) {
  const firsts = {};
  sources.forEach(({ title: given, url = "" }, index) => {
    const address = url && `@${folded(url.replace(/^[^:]*:\/\/(?:www\.)?/, "").replace(/\/+$/, ""))}`;
    const title = ` ${wordsIn(given)}`;
    const byTitle = address && title in firsts && !sources[firsts[title]].url ? firsts[title] : index;
    const first = (address || title) in firsts ? firsts[address || title] : byTitle;
    for (const name of [title, address]) if (name && !(name in firsts)) firsts[name] = first;
  });
  return new Set(Object.values(firsts)).size;
}

function aboutSources(draft) {
  const { reviewer, authors = [], sources } = draft.meta;
  if (draft.kind !== "klarifikasi") return;
  const bare = (name) => wordsIn(draft.p("clarification.TITLES").replaced(name, " ")) || folded(name);
  const count = sources ? countOf(sources) + draft.count("sources") - sources.length : Infinity;
  if (reviewer && authors.some((name) => bare(name) === bare(reviewer))) draft.at("KIM054", "reviewer", { name: reviewer });
  if (count < draft.rules.fewestSources) draft.at("KIM045", "sources", { count });
}

function aboutTimes(draft) {
  const { meta, kind, rules, given } = draft;
  for (const [first, second] of rules.pairs) {
    if (meta[first] && meta[second] && meta[second].end < meta[first].at) draft.at("KIM049", second, { first, second });
  }
  (meta.corrections || []).forEach(({ at }, index) => {
    if (meta.date && at.end < meta.date.at) draft.at("KIM049", ["corrections", index, "at"], { first: "date", second: "at" });
  });
  if (meta.date && draft.day !== null && meta.date.day !== draft.day) {
    draft.at("KIM025", "date", { date: shortDate(meta.date.day, rules), name_date: shortDate(draft.day, rules) });
  }
  if (kind !== "agenda") return;
  if (meta.cancelled && !given("updated") && !given("corrections")) draft.at("KIM153", "cancelled");
  for (const key of given("repeats") ? [] : ["repeats_until", "repeats_except"]) {
    if (meta[key] && meta[key].length !== 0) draft.at("KIM010", key, { key: "repeats" });
  }
}

function aboutUrgency(draft) {
  const { meta, kind, rules } = draft;
  if (kind !== "pengumuman" || !meta.urgent) return;
  for (const key of rules.urgent) {
    const isThere = meta[key] && meta[key].length !== 0;
    if (!isThere && !(draft.given(key) && draft.head.keys.get(key).text) && !draft.count(key)) draft.at("KIM046", "urgent", { key });
  }
  const days = meta.valid_until && meta.date ? (meta.valid_until.end - meta.date.at) / HOUR / 24 : 0;
  if (days > rules.urgentDays) draft.at("KIM053", "valid_until", { days: Math.ceil(days) });
}

function aboutSteps(draft) {
  const { meta, rules } = draft;
  const { steps = [], received } = meta;
  const late = steps.flatMap(({ at }, index) => (index && at.end < steps[index - 1].at.at ? [index] : []));
  for (const index of late) {
    const [date, before] = [index, index - 1].map((one) => shortDate(steps[one].at.day, rules));
    draft.at("KIM083", ["steps", index, "at"], { date, before });
  }
  steps.forEach(({ status }, index) => {
    const isAfterEnd = index && steps[index - 1].status === "selesai" && status !== "dibuka-lagi";
    const isOdd = index ? isAfterEnd || status === "diterima" : !rules.firstSteps.includes(status);
    if (isOdd && !late.length) draft.at("KIM084", ["steps", index, "status"], { status: rules.choices.status[status] });
  });
  if (steps[0] && received && steps[0].at.day < received.day) draft.at("KIM125", ["steps", 0], { day: shortDate(steps[0].at.day, rules) });
}

// ——— All of it

// Reads the front matter, as far as it can be read.
function read(draft) {
  const { doc, rules } = draft;
  const head = headOf(doc);
  const { text: kind = rules.kind } = head.keys.get("kind") || {};
  const reader = new Reader(rules);
  draft.isWithdrawn = head.keys.has("withdrawn");
  const kept = [...head.keys].filter(([key]) => !draft.isWithdrawn || rules.tombstone.includes(key));
  draft.head = { ...head, keys: new Map(kept) };
  const record = draft.isWithdrawn ? "Tombstone" : rules.kinds[kind.trim()];
  const shapes = rules.records[record];
  const value = reader.keys(shapes || {}, draft.head, Boolean(shapes));
  draft.kind = draft.isWithdrawn ? "" : kind.trim();
  draft.meta = reader.faults ? value : { ...LISTS, ...value };
  draft.given = (key) => isGiven(draft.head.keys.get(key));
  draft.isRead = reader.isRead && doc.first >= 0 && doc.entries.every(({ key, node }) => key && node);
  return reader.problems;
}

function look(draft) {
  const problems = read(draft);
  const odd = draft.p("source.CONTROL").find(draft.doc.plain);
  aboutPrivate(draft);
  if (odd) {
    draft.found = draft.found.filter(({ code }) => draft.rules.never.includes(code));
    draft.tell("KIM060", { at: odd.index, till: odd.index + 1 });
  }
  if (odd || !draft.isRead) return;
  for (const { code, place, args, suggestion } of problems) {
    const [key = args.key] = [...draft.head.keys].find(([, { at, till }]) => at <= place.at && place.at < till) || [];
    draft.tell(code, place, args, key, suggestion);
  }
  aboutTimes(draft);
  if (draft.isWithdrawn) return;
  const abouts = [aboutPicture, aboutSources, aboutUrgency, aboutTitle, aboutText, aboutDates];
  for (const about of draft.kind === "aspirasi" ? [...abouts, aboutSteps, aboutCitizens] : abouts) about(draft);
}

function inWords({ code, at, till, args, key, suggestion }, draft) {
  const { doc, rules } = draft;
  const [severity, ...words] = rules.messages[code];
  const said = (_, name) => (["key", "first", "second"].includes(name) && rules.labels[args[name]]) || args[name];
  const [message, hint] = words.map((text) => text.replace(/\{(\w+)\}/g, said));
  const guess = suggestion ? `Mungkin maksud Anda: ${suggestion}\n` : "";
  const [start, end] = [at, till].map((place) => doc.there(Math.max(0, place)));
  return { code, line: draft.lineOf(at), key, named: args.key, start, end, severity, message, hint: guess + hint };
}

// What is to be told of a post's file: `text` is all of it, `name` its name. Each find has its
// place in `text`, and the key in whose value it stands ("" for the text below).
export function check(text, name, rules) {
  try {
    const draft = new Draft(text, name, rules);
    look(draft);
    const told = draft.found.filter(({ code }) => code in rules.messages).map((one) => inWords(one, draft));
    if (!draft.isRead) told.push(notice(rules.unread));
    return told.sort((a, b) => a.line - b.line || a.start - b.start);
  } catch (error) {
    return [notice(NOT_CHECKED)];
  }
}
