// What the form tells before a post is sent: the finds of `kim check` that `rules.messages` holds
// (`content/form_rules.py`), each with its place in the file and words for who fills in the form.
import { parse } from "./tulis-berkas.js";
import { dayOf, impossibleDates, isoOf, shortDate, wrongWeekdays } from "./tulis-hari.js";
import { fitted, headOf, isGiven, likelyAddress, placeOf } from "./tulis-nilai.js";
import { flat, folded, letters, patterns } from "./tulis-pola.js";
import { clue, findPrivate } from "./tulis-pribadi.js";
import { blanked, chatBold, hiddenNotes, links, remains, repeatedTitle, senders, skippedLevels } from "./tulis-teks.js";

// What the form says where a browser is too old for the patterns of the table (Safari before 16.4).
export const NOT_CHECKED = "Peramban ini belum dapat memeriksa tulisan. Tulisan tetap dapat dikirim; kantor yang akan memeriksanya.";
const MOST_OF_CHAT = 10;
const WEEK = 7 * 86400000;

class Draft {
  constructor(text, name, rules) {
    this.rules = rules;
    this.p = patterns(rules);
    this.doc = parse(text, { rules });
    const [, day, slug] = /^(\d{4}-\d\d-\d\d)-([a-z0-9]+(?:-[a-z0-9]+)*)\.(?:md|txt)$/.exec(name) || [];
    this.name = name;
    this.day = day && slug.length <= 80 ? dayOf(...day.split("-").map(Number)) : null;
    this.found = [];
    this.raw = this.doc.plain.slice(this.doc.bodyAt);
    this.text = flat(this.raw);
  }

  // Tells of something at a place in the file (its line ends as "\n").
  tell(code, { at, till }, args = {}, suggestion = "", key = "") {
    this.found.push({ code, at, till, args, suggestion, key });
  }

  // Tells of something at a value of the front matter.
  at(code, steps, args = {}) {
    this.tell(code, placeOf(this.head, ...steps), args, "", steps[0]);
  }

  // Tells of something in the text.
  within(code, { start, end, args }, suggestion = "") {
    this.tell(code, { at: this.there(start), till: this.there(end) }, args, suggestion);
  }

  // Where a place in the text, counted in signs, is in the file.
  there(place) {
    const beyond = this.raw === this.text ? 0 : Array.from(this.raw).slice(0, place).filter((sign) => sign.length > 1).length;
    return this.doc.bodyAt + place + beyond;
  }

  private(text, place, allowed = [], only = null) {
    const plain = flat(text);
    for (const found of findPrivate(plain, this.rules, allowed)) {
      if (!only || only.includes(found.code)) place(found, clue(found, plain, this.rules));
    }
  }
}

// ——— Private data (`checks/private_data.py`, `hidden_values.py`)

function* scalars(node) {
  if (node.keys) for (const { node: inner } of node.keys.values()) yield* scalars(inner);
  else if (node.items) for (const item of node.items) yield* scalars(item);
  else if (node.text) yield node;
}

function aboutPrivate(draft) {
  const { doc, head, meta, rules } = draft;
  const allowed = meta.public_contacts || [];
  const lineOf = (at) => doc.plain.slice(0, at).split("\n").length;
  draft.private(draft.isWithdrawn ? "" : draft.text, (found, number) => draft.within(found.code, { ...found, args: { number } }), allowed);
  for (const [key, { node }] of head.keys) {
    const only = rules.ownPlace.includes(key) ? rules.never : null;
    for (const one of scalars(node)) {
      draft.private(one.text, ({ code }, number) => draft.tell(code, one, { number }, "", key), allowed, only);
      if (draft.p("hidden_notes.BROKEN").find(one.text)) draft.tell("KIM161", one, {}, "", key);
    }
  }
  const told = new Set(draft.found.map(({ code, at }) => `${code} ${lineOf(at)}`));
  inLines(draft, doc.first - 1, doc.last, "source.NOTE", (code, at) => !told.has(`${code} ${lineOf(at)}`));
  const name = draft.name.replace(/^\d{4}-\d\d-\d\d-/, "");
  draft.private(name, ({ code }, number) => draft.tell(code, { at: -1, till: -1 }, { number }));
}

// Looks through a part of the file line by line, as it is written.
function inLines(draft, start, end, pattern, isWanted) {
  let at = start;
  for (const line of draft.doc.plain.slice(start, end).split("\n")) {
    const found = pattern ? draft.p(pattern).find(line) : { 1: line, indices: [[], [0]] };
    const place = found ? { at: at + found.indices[1][0], till: at + line.length } : null;
    if (found) draft.private(found[1], ({ code }, number) => isWanted(code, place.at) && draft.tell(code, place, { number }));
    at += line.length + 1;
  }
}

// ——— Values beside each other (one rule of `content/checks/` each)

function aboutPicture(draft) {
  const { meta, given, rules } = draft;
  if (!meta.image) {
    const companions = given.has("image") ? [] : ["consent", "image_alt", "image_credit", "image_people"];
    for (const key of companions) if (given.has(key)) draft.at("KIM033", [key], { key: "image" });
    return;
  }
  for (const key of ["image_alt", "image_credit"]) if (!meta[key]) draft.at("KIM033", ["image"], { key });
  if (meta.image_people === "anak" && !given.has("consent")) draft.at("KIM047", ["image_people"]);
  if (meta.image_alt) judgeAlt(meta.image_alt, meta.image, draft, placeOf(draft.head, "image_alt"), rules);
}

function saysNothing(alt, target, { p, rules }) {
  const stem = target.split("/").pop().replace(/(?<=[^.])\.[^.]*$/, "");
  const isName = folded(alt) === folded(stem) && !/^[\p{L}\p{Nl}\p{No}]+$/u.test(alt);
  if (isName || p("alt_text.FILE").find(alt) || p("alt_text.CAMERA").find(alt)) return true;
  return (folded(alt).match(/[\p{L}\p{Nl}\p{No}]+/gu) || []).every((word) => rules.alt.nothing.includes(word));
}

function judgeAlt(given, target, draft, place, { alt }) {
  const text = given.split(/\s+/).filter(Boolean).join(" ");
  const { length } = flat(text);
  const key = place.at < draft.doc.bodyAt ? "image_alt" : "";
  if (!text) draft.tell("KIM076", place, { target }, "", key);
  else if (saysNothing(text, target, draft) || text === draft.meta.title) draft.tell("KIM077", place, { alt: text }, "", key);
  else if (length > alt.longest) draft.tell("KIM078", place, { length: String(length), limit: String(alt.longest) }, "", key);
}

const wordsIn = (text) => (folded(text).match(/[\p{L}\p{N}_]+/gu) || []).join(" ");

// For each source the number of the first one that is the same.
function distinct(sources) {
  const byAddress = new Map();
  const byTitle = new Map();
  return sources.map(({ title: given, url = "" }, index) => {
    const address = folded(url.slice(url.indexOf("://") + 3).replace(/^www\./, "").replace(/\/+$/, "")) || "";
    const title = wordsIn(given);
    let same = (url && address ? byAddress : byTitle).get(url && address ? address : title);
    if (url && address && same === undefined && !(sources[byTitle.get(title) ?? index].url)) same = byTitle.get(title);
    const first = same === undefined ? index : same;
    if (!byTitle.has(title)) byTitle.set(title, first);
    if (url && address && !byAddress.has(address)) byAddress.set(address, first);
    return first;
  });
}

function bareName(name, p) {
  return wordsIn(p("clarification.TITLES").replaced(name, " ")) || folded(name);
}

function aboutSources(draft) {
  const { meta, kind, p, rules } = draft;
  const sources = meta.sources || [];
  const count = new Set(distinct(sources)).size + Math.max(0, (draft.count("sources") || 0) - sources.length);
  if (kind === "klarifikasi") {
    if (meta.sources && count < rules.fewestSources) draft.at("KIM045", ["sources"], { count: String(count) });
    const names = (meta.authors || []).map((name) => bareName(name, p));
    if (meta.reviewer && names.includes(bareName(meta.reviewer, p))) draft.at("KIM054", ["reviewer"], { name: meta.reviewer });
    if (count < rules.fewestSources) return;
  }
  distinct(sources).forEach((first, index) => {
    if (first !== index) draft.at("KIM085", ["sources", index, "title"], { first: String(first + 1) });
  });
}

function aboutTimes(draft) {
  const { meta, kind, rules } = draft;
  for (const [first, second] of rules.pairs) {
    if (meta[first] && meta[second] && meta[second].end < meta[first].at) draft.at("KIM049", [second], { first, second });
  }
  (meta.corrections || []).forEach((one, index) => {
    if (meta.date && one.at.end < meta.date.at) draft.at("KIM049", ["corrections", index, "at"], { first: "date", second: "at" });
  });
  if (meta.date && draft.day !== null && meta.date.day !== draft.day) {
    draft.at("KIM025", ["date"], { date: isoOf(meta.date.day), name_date: isoOf(draft.day) });
  }
  if (kind === "agenda" && meta.cancelled && !draft.given.has("updated") && !draft.given.has("corrections")) draft.at("KIM153", ["cancelled"]);
}

function aboutUrgency(draft) {
  const { meta, kind, rules } = draft;
  if (kind !== "pengumuman" || !meta.urgent) return;
  for (const key of rules.urgent) {
    const isMissing = !meta[key] || meta[key].length === 0;
    if (isMissing && (!draft.given.has(key) || draft.count(key) === 0)) draft.at("KIM046", ["urgent"], { key });
  }
  const length = meta.valid_until && meta.date ? meta.valid_until.end - meta.date.at : 0;
  if (length > WEEK) draft.at("KIM053", ["valid_until"], { days: String(Math.ceil((length * 7) / WEEK)) });
}

function aboutSteps(draft) {
  const { meta, rules } = draft;
  const steps = meta.steps || [];
  const { length } = draft.found;
  steps.slice(1).forEach((after, index) => {
    const before = steps[index];
    if (after.at.end < before.at.at) {
      draft.at("KIM083", ["steps", index + 1, "at"], { date: shortDate(after.at.day, rules), before: shortDate(before.at.day, rules) });
    }
  });
  steps.forEach(({ status }, index) => {
    if (draft.found.length > length && draft.found[length].code === "KIM083") return;
    const isAfterEnd = index && steps[index - 1].status === "selesai" && status !== "dibuka-lagi";
    const isOdd = index ? isAfterEnd || status === "diterima" : !rules.firstSteps.includes(status);
    if (isOdd) draft.at("KIM084", ["steps", index, "status"], { status });
  });
  if (steps.length && meta.received && steps[0].at.day < meta.received.day) draft.at("KIM125", ["steps", 0], { day: isoOf(steps[0].at.day) });
  const areKnown = steps.length === (draft.count("steps") || 0);
  if (meta.lapor_id && areKnown && !steps.some(({ status }) => status === rules.filing)) draft.at("KIM124", ["lapor_id"]);
}

function aboutCitizens(draft) {
  const { meta, p } = draft;
  if (meta.secrecy && meta.secrecy !== "terbuka") draft.at("KIM123", ["secrecy"], { value: meta.secrecy });
  const look = (text, tell) => {
    for (const [code, name] of [["KIM120", "HOME"], ["KIM122", "ACCUSATION"]]) {
      for (const { index, 0: words } of p(`citizen.${name}`).all(text)) tell(code, { start: index, end: index + words.length, args: { words } });
    }
  };
  const inNode = (node, key) => {
    if (node.items) node.items.forEach((item) => inNode(item, key));
    else if (node.keys) node.keys.forEach((one, name) => name !== "by" && inNode(one.node, key));
    else look(flat(node.text || ""), (code, { args }) => draft.tell(code, node, args, "", key));
  };
  look(draft.text, (code, found) => draft.within(code, found));
  for (const key of ["title", "summary", "channel", "steps"]) {
    const found = draft.head.keys.get(key);
    if (found) inNode(found.node, key);
  }
}

function aboutTitle(draft) {
  const { title, summary } = draft.meta;
  if (!title) return;
  const [big, small] = [/\p{Uppercase}/gu, /\p{Lowercase}/gu].map((kind) => (flat(title).match(kind) || []).length);
  const { shout } = draft.rules;
  if (big >= shout.fewest && big >= shout.most * (big + small)) draft.at("KIM072", ["title"]);
  const marks = draft.p("title_style.MARKS").find(title);
  if (marks && !draft.p("title_style.ABBREVIATED").find(title)) draft.at("KIM073", ["title"], { mark: marks[0] });
  if (!summary || folded(title[0]) !== folded(summary[0])) return;
  const [said, told] = [letters(title), letters(summary)];
  if (told.startsWith(said) && told.length - said.length < draft.rules.fewestAdded) draft.at("KIM074", ["summary"]);
}

// ——— Places and topics, as far as the page knows which there are

function isPlace(code, { places }) {
  const [village, parent] = [code.slice(9), code.slice(0, 8)];
  if (!village) return Object.keys(places).some((one) => one === code || one.startsWith(`${code}.`));
  return (places[parent] || "").split(" ").some((range) => {
    const [first, last = first] = range.split("-");
    return village >= first && village <= last;
  });
}

function aboutVocabulary(draft) {
  const { meta, rules } = draft;
  const place = (key, value) => {
    const items = draft.head.keys.get(key)?.node.items || [];
    return items.find((item) => item.text && item.text.trim() === value) || placeOf(draft.head, key);
  };
  for (const topic of rules.topics ? meta.topics || [] : []) {
    if (!rules.topics.includes(topic)) draft.tell("KIM036", place("topics", topic), { value: topic }, "", "topics");
  }
  for (const code of meta.areas || []) {
    const served = rules.regencies && !rules.regencies.some((one) => code.slice(0, 5) === one) && code.length > 2;
    if (rules.places && !isPlace(code, rules)) draft.tell("KIM034", place("areas", code), { value: code }, "", "areas");
    else if (served) draft.tell("KIM062", place("areas", code), { value: code }, "", "areas");
  }
}

// ——— The text

function aboutText(draft) {
  const { text, meta, rules } = draft;
  const hasWords = blanked(text, rules).split("\n").some((line) => line.trim() && !line.trim().startsWith("#"));
  if (!hasWords) draft.tell("KIM043", { at: draft.doc.bodyAt, till: draft.doc.bodyAt + 1 });
  for (const note of hiddenNotes(text, rules)) if (note.isBroken) draft.within("KIM141", { start: note.told, end: note.told + 4 });
  const names = senders(text, rules);
  for (const one of names.slice(0, MOST_OF_CHAT)) draft.within("KIM126", { ...one, args: { name: one.name, count: String(names.length) } });
  for (const one of [...remains(text, rules)].slice(0, MOST_OF_CHAT)) draft.within("KIM162", one);
  const again = repeatedTitle(flat(meta.title || ""), text);
  if (again) draft.within("KIM128", again);
  for (const one of chatBold(flat(meta.title || ""), text, rules)) draft.within("KIM156", one, `*${one.args.words}*`);
  for (const one of skippedLevels(text, rules)) draft.within("KIM075", one);
  for (const { start, end, target, words, isPicture } of links(text, rules)) {
    const place = { at: draft.there(start), till: draft.there(end) };
    const meant = isPicture ? "" : likelyAddress(target, draft.p);
    if (isPicture) judgeAlt(words, target, draft, place, rules);
    else if (meant && !/^https?:/i.test(target)) draft.tell("KIM029", place, { value: target }, meant);
  }
}

function aboutDates(draft) {
  const { meta, text, rules, kind } = draft;
  const near = ["starts", "ends", "date"].map((key) => meta[key]?.day).filter((day) => day !== undefined);
  // Of an event that repeats each meeting is near; a month apart is near enough to tell the year.
  const last = kind === "agenda" && meta.repeats && meta.starts && meta.repeats_until ? meta.repeats_until.day : 0;
  for (let day = meta.starts?.day; day <= last; day += 28) near.push(day);
  for (const key of ["title", "summary"]) {
    const value = flat(meta[key] || "");
    for (const { args } of wrongWeekdays(value, near, rules)) draft.at("KIM014", [key], args);
    for (const { args } of impossibleDates(value, rules)) draft.at("KIM070", [key], args);
  }
  for (const one of wrongWeekdays(text, near, rules)) draft.within("KIM014", one);
  for (const one of impossibleDates(text, rules)) draft.within("KIM070", one);
}

// ——— All of it

function look(draft) {
  const { doc, rules } = draft;
  const odd = draft.p("source.CONTROL").find(doc.plain);
  const isRead = doc.first >= 0 && doc.entries.every(({ key, node }) => key && node);
  if (odd || !isRead) {
    if (odd) draft.tell("KIM060", { at: odd.index, till: odd.index + 1 });
    inLines(draft, 0, doc.plain.length, "", (code) => !odd || rules.never.includes(code));
    return isRead;
  }
  Object.assign(draft, fitted(headOf(doc), draft.day, rules));
  draft.given = new Set([...draft.head.keys].filter(([, { node }]) => isGiven(node)).map(([key]) => key));
  draft.count = (key) => draft.head.keys.get(key)?.node.items?.length ?? null;
  for (const { code, at, till, args, suggestion } of draft.problems) {
    const key = [...draft.head.keys].find(([, one]) => one.key.at === at || (one.node.at <= at && at < one.node.till));
    draft.tell(code, { at, till }, args, suggestion, key ? key[0] : args.key);
  }
  aboutPrivate(draft);
  if (draft.isWithdrawn) {
    aboutTimes(draft);
    return isRead;
  }
  for (const about of [aboutPicture, aboutSources, aboutTimes, aboutUrgency, aboutTitle, aboutVocabulary, aboutText, aboutDates]) about(draft);
  if (draft.kind === "aspirasi") for (const about of [aboutSteps, aboutCitizens]) about(draft);
  return isRead;
}

const filled = (text, args) => text.replace(/\{(\w+)\}/g, (all, name) => (name in args ? args[name] : all));

function inWords({ code, at, till, args, suggestion, key }, { doc, rules }) {
  const [severity, message, hint] = rules.messages[code];
  const named = { ...args };
  for (const name of ["key", "first", "second"]) if (args[name] in rules.labels) named[name] = rules.labels[args[name]];
  return {
    code,
    line: at < 0 ? 0 : doc.plain.slice(0, at).split("\n").length,
    key: key || "",
    start: doc.there(Math.max(0, at)),
    end: doc.there(Math.max(0, till)),
    severity,
    message: filled(message, named),
    hint: (suggestion ? `Mungkin maksud Anda: ${suggestion}\n` : "") + filled(hint, named),
  };
}

// What is to be told of a post's file: `text` is all of it, `name` its name. Each find has its
// place in `text`, and the key in whose value it stands ("" for the text below).
export function check(text, name, rules) {
  try {
    const draft = new Draft(text, name, rules);
    const isRead = look(draft);
    const told = draft.found.filter(({ code }) => code in rules.messages).map((one) => inWords(one, draft));
    if (!isRead) told.push(notice(rules.unread));
    return told.sort((a, b) => a.line - b.line || a.start - b.start || (a.code < b.code ? -1 : 1));
  } catch (error) {
    return [notice(NOT_CHECKED)];
  }
}

const notice = (message) => ({ code: "", line: 0, key: "", start: 0, end: 0, severity: "warning", message, hint: "" });
