// The values of a front matter against what its kind asks for (`model/frontmatter.py`,
// `model/fields.py`): what fits, as it is meant, and what doesn't, with its place.
import { dayOf, givenDate, givenHour } from "./tulis-hari.js";
import { flat, patterns } from "./tulis-pola.js";

const HOUR = 3600000;
const OTHER = "nilai dengan bentuk lain; lihat panduan";
const LIST = "daftar (tiap butir diawali tanda -)";
const RECORD = "kunci dan nilai (misalnya title: …)";

// ——— The file's nodes as a tree: a text, a list or keys, each with its place

function branch(node, at) {
  const here = node && node.till > node.at ? { at: node.at, till: node.till } : at;
  const value = node ? node.value : undefined;
  if (Array.isArray(value)) return { ...here, items: (node.items || node.parts.map((part) => part.node)).map((one) => branch(one, here)) };
  if (typeof value != "object") return { ...here, text: value === undefined ? null : value };
  const pairs = node.fields ? Object.entries(node.fields).map(([name, inner]) => [name, inner, here]) : node.parts.map((part) => [part.name, part.node, { at: part.start, till: part.colon }]);
  const keys = new Map();
  for (const [name, inner, key] of pairs) keys.set(name, { key, node: branch(inner, key) });
  return { ...here, keys };
}

// All keys of a file that can be read; of one that is given twice the first counts.
export function headOf(doc) {
  const keys = new Map();
  for (const { key, node, start, colon } of doc.entries) {
    if (key && node && !keys.has(key)) keys.set(key, { key: { at: start, till: colon }, node: branch(node, { at: start, till: colon }) });
  }
  const at = doc.entries.length ? doc.entries[0].start : Math.max(0, doc.first - 1);
  return { at, till: at + 1, keys };
}

// The place that steps lead to, or the nearest one above it.
export function placeOf(node, ...steps) {
  let here = node;
  for (const step of steps) {
    const next = here.keys ? here.keys.get(step)?.node : here.items?.[step];
    if (!next) break;
    here = next;
  }
  return { at: here.at, till: here.till };
}

export const isGiven = (node) => Boolean(node) && node.text !== null && node.text !== "";

// ——— What each value means; `null` where it can't be read

export function momentOf(text, rules) {
  const found = patterns(rules)("fields.MOMENT").whole(text.trim());
  if (!found) return null;
  const [, date, time = "00:00", zone = "+08"] = found;
  const [year, month, day] = date.split("-").map(Number);
  const [hour, minute, second = 0] = time.split(":").map(Number);
  const [, sign, away, more] = /^([+-])(\d\d):?(\d\d)?/.exec(zone) || ["", "+", "0", "0"];
  const local = dayOf(year, month, day);
  if (local === null || hour > 23 || minute > 59 || second > 59 || away > 23 || (more || 0) > 59) return null;
  const offset = (sign === "-" ? -1 : 1) * (away * HOUR + (more || 0) * 60000);
  const at = local * 24 * HOUR + hour * HOUR + minute * 60000 + second * 1000 - offset;
  const inWita = Math.floor((at + 8 * HOUR) / (24 * HOUR));
  const own = new Date(at + 8 * HOUR).getUTCFullYear();
  if (own < 1945 || own > 2999) return null;
  return { at, day: inWita, end: found[2] ? at : at + 24 * HOUR - 1000 };
}

function isAddress(value, p) {
  const found = /^https?:\/\/([^/?#]*)/i.exec(value);
  if (!found || p("fields.NOT_IN_URL").find(value)) return false;
  const [, host, port] = /^(\[[^\]]+\]|[^:[\]]+)(?::(.*))?$/.exec(found[1].slice(found[1].lastIndexOf("@") + 1)) || [];
  return Boolean(host) && (!port || (/^\d+$/.test(port) && +port > 0 && +port < 65536));
}

// A whole address for one without a scheme or with a broken one, or "".
export function likelyAddress(text, p) {
  const bare = text.replace(/^[\u201c\u201d\u2018\u2019"' ]+|[\u201c\u201d\u2018\u2019"' ]+$/g, "");
  const scheme = p("addresses.SCHEME").at(bare);
  const rest = scheme ? bare.slice(scheme[0].length) : bare;
  return p("addresses.HOST").whole(rest) ? `https://${rest}` : "";
}

const oddity = (expected) => ({ code: "KIM013", args: { expected } });
const isWhatsApp = (value, p) => p("fields.WHATSAPP").whole(p("fields.MARKS").replaced(value, ""));

// What is wrong with a text, by the name of the function that says so in Python.
const FAULTS = {
  one_line: (value, p) => (value.includes("\n") ? oddity("teks satu baris") : FAULTS.without_controls(value, p)),
  without_controls: (value, p) => p("fields.INVISIBLE").find(value) && { code: "KIM060", args: {} },
  code: (value, p) => !p("fields.CODE").whole(value) && { code: "KIM034", args: { value } },
  url: (value, p) => !isAddress(value, p) && { code: "KIM029", args: { value }, suggestion: likelyAddress(value, p) },
  secure_url: (value, p) => FAULTS.url(value, p) || (!value.startsWith("https://") && oddity("alamat yang diawali https://")),
  old_address: (value, p) => (!p("fields.OLD_ADDRESS").whole(value) || value.length > 300) && { code: "KIM130", args: { value } },
  whatsapp: (value, p) => !isWhatsApp(value, p) && oddity("nomor WhatsApp kantor atau usaha, misalnya 08… atau 62541…"),
  phone: (value, p) => {
    const digits = p("telephones.MARKS").replaced(value, "");
    return !p("telephones.SHORT").whole(digits) && !p("telephones.NATIONAL").whole(digits) && { code: "KIM186", args: { value } };
  },
  email: (value, p) => !p("fields.EMAIL").whole(value) && oddity("alamat surel"),
};

function lasting(text, p) {
  const clock = p("fields.CLOCK").whole(text.trim());
  const found = clock || p("fields.SPELT").whole(text.trim());
  const [hours, minutes, seconds] = found ? found.slice(1, 4).map((part) => +(part || 0)) : [0, 0, 0];
  return hours * 3600 + minutes * 60 + seconds > 0 && seconds <= 59 && !(hours && minutes > 59);
}

// ——— Fitting

class Fitting {
  constructor(rules, known, base) {
    this.rules = rules;
    this.p = patterns(rules);
    this.known = known;
    this.base = base;
    this.problems = [];
    this.faults = 0;
  }

  tell(code, { at, till }, args = {}, more = {}) {
    this.faults += 1;
    this.problems.push({ code, at, till, args, ...more });
    return null;
  }

  // Returns `{ value }` for what fits and `null` for what doesn't.
  fit(shape, node, key) {
    const [by] = shape.by || [];
    if (shape.type === "list") return this.list(shape, node, key);
    if (shape.type === "record") return this.record(shape, node, key);
    if (shape.type === "choice") return this.choice(shape, node, key);
    if (["moment", "day"].includes(by)) return this.moment(by, node, key);
    if (typeof node.text != "string") return this.tell("KIM013", node, { expected: ["yes_no", "duration", "repeats"].includes(by) ? OTHER : "teks" });
    if (by === "yes_no") return this.yesNo(node);
    if (by === "repeats") return { value: node.text };
    if (by === "duration") return lasting(node.text, this.p) ? { value: node.text } : this.tell("KIM013", node, { expected: "lama video, misalnya 4:10 (menit:detik) atau 1:02:30" });
    return this.text(shape, node, key);
  }

  text({ min = 0, max = Infinity, pattern, by = [] }, node, key) {
    const value = node.text.trim();
    const { length } = flat(value);
    const args = { key, length: String(length), limit: String(length > max ? max : min) };
    if (length > max) return this.tell("KIM015", node, args);
    if (length < min) return this.tell("KIM052", node, args);
    if (pattern && !new RegExp(pattern, "u").test(value)) return this.tell("KIM013", node, { expected: OTHER });
    const fault = by.map((name) => FAULTS[name]?.(value, this.p)).find(Boolean);
    return fault ? this.tell(fault.code, node, fault.args, { suggestion: fault.suggestion }) : { value };
  }

  choice({ choices }, node, key) {
    if (typeof node.text != "string") return this.tell("KIM013", node, { expected: "teks" });
    if (choices.includes(node.text)) return { value: node.text };
    return this.tell("KIM012", node, { value: node.text, choices: choices.map((one) => this.label(key, one)).join(", ") });
  }

  label(key, choice) {
    return (this.rules.choices[key] || {})[choice] || choice;
  }

  yesNo(node) {
    const answer = this.rules.yes[node.text.trim().toLowerCase()];
    return answer === undefined ? this.tell("KIM012", node, { value: node.text, choices: "ya, tidak" }) : { value: answer };
  }

  moment(by, node, key) {
    if (typeof node.text != "string") return this.tell("KIM013", node, { expected: OTHER });
    let found = momentOf(node.text, this.rules);
    if (!found) {
      const given = givenDate(node.text, key === "date" ? this.known : null, this.rules);
      const iso = given.iso || (key === "ends" && this.base !== null ? givenHour(this.base, node.text, this.rules) : "");
      found = iso ? momentOf(iso, this.rules) : null;
      const value = node.text.trim();
      const readings = found ? [] : givenDate(value, null, this.rules).readings;
      if (found) this.problems.push({ code: "KIM154", at: node.at, till: node.till, args: { value, iso }, suggestion: iso });
      else if (readings.length) return this.tell("KIM155", node, { value, readings: readings.join(" atau ") });
      else return this.tell("KIM016", node, { value: node.text });
    }
    return { value: by === "day" ? { ...found, at: (found.day * 24 - 8) * HOUR, end: (found.day * 24 + 16) * HOUR - 1000 } : found };
  }

  list({ of, by = [] }, node, key) {
    const isOne = by.includes("one_or_more") && typeof node.text == "string";
    const items = isOne ? node.text.trim().split(/\s*[,;]\s*/).map((text) => ({ ...node, text })) : node.items;
    if (!items) return this.tell("KIM013", node, { expected: LIST });
    const found = items.map((item) => this.fit(of, item, key));
    if (isOne && found.includes(null)) return null;
    const kept = found.filter(Boolean).map(({ value }) => value);
    return { value: by.includes("distinct") ? [...new Set(kept)] : kept };
  }

  record({ record, by = [] }, node) {
    let { keys } = node;
    if (by.includes("contact") && typeof node.text == "string") keys = new Map([[node.text.includes("@") ? "email" : "whatsapp", { key: node, node }]]);
    if (!keys) return this.tell("KIM013", node, { expected: RECORD });
    const before = this.faults;
    const value = this.fields(this.rules.records[record], { ...node, keys });
    return this.faults > before ? null : { value };
  }

  // The keys of a record that fit.
  fields(shapes, node) {
    const value = {};
    const meant = new Set();
    for (const [name, { key, node: inner }] of node.keys) {
      if (!isGiven(inner)) continue;
      if (!Object.keys(shapes).includes(name)) {
        const suggestion = this.suggested(name, Object.keys(shapes));
        meant.add(suggestion);
        this.tell("KIM008", key, { key: name }, { suggestion, isKey: true });
        continue;
      }
      const found = this.fit(shapes[name], inner, name);
      if (found) value[name] = found.value;
    }
    for (const [name, { required }] of Object.entries(shapes)) {
      const here = node.keys.get(name);
      if (!required || (here && isGiven(here.node)) || meant.has(name)) continue;
      this.tell("KIM010", here ? here.key : node, { key: name });
    }
    return value;
  }

  suggested(name, names) {
    const word = this.rules.words[name.toLowerCase()] || "";
    return [word, word.replace(/s$/, "")].find((one) => names.includes(one)) || closest(name, names);
  }
}

// ——— The name that one was meant to be (Python's `difflib`)

function alike(a, b) {
  let [best, atA, atB] = [0, 0, 0];
  for (let i = 0; i < a.length; i += 1) {
    for (let j = 0; j < b.length; j += 1) {
      let size = 0;
      while (i + size < a.length && a[i + size] === b[j + size]) size += 1;
      if (size > best) [best, atA, atB] = [size, i, j];
    }
  }
  return best && best + alike(a.slice(0, atA), b.slice(0, atB)) + alike(a.slice(atA + best), b.slice(atB + best));
}

export function closest(word, names) {
  const asked = word.toLowerCase().slice(0, 60);
  const found = names
    .map((name) => [(2 * alike(name, asked)) / (name.length + asked.length), name])
    .filter(([ratio]) => ratio >= 0.6)
    .sort(([one, a], [other, b]) => other - one || (a < b ? 1 : -1));
  return found.length ? found[0][1] : "";
}

// ——— A whole front matter

function kindOf(head, rules) {
  const node = head.keys.get("kind")?.node;
  if (!node || node.text === null) return rules.kind;
  const text = (node.text || "").trim();
  return Object.keys(rules.kinds).includes(text) ? text : null;
}

function toldOfKey(problem, kind, head, rules) {
  const name = problem.args.key;
  const kinds = Object.keys(rules.kinds).filter((one) => Object.keys(rules.records[rules.kinds[one]]).includes(name));
  if (problem.code !== "KIM008" || !kinds.length || head.keys.get(name)?.key.at !== problem.at) return problem;
  const labels = kinds.map((one) => rules.choices.kind[one]).join(", ");
  return { ...problem, code: "KIM044", args: { key: name, kind: rules.choices.kind[kind], kinds: labels }, suggestion: "" };
}

const EMPTY = { authors: [], areas: [], topics: [], sources: [], steps: [], corrections: [], public_contacts: [] };

// Reads a front matter: what is meant by it (`meta`, without what doesn't fit), its kind, and
// the problems. `known` is the day in the file's name.
export function fitted(head, known, rules) {
  const kind = kindOf(head, rules);
  const isWithdrawn = head.keys.has("withdrawn");
  const starts = head.keys.get("starts")?.node.text;
  const first = starts && (momentOf(starts, rules) || momentOf(givenDate(starts, null, rules).iso, rules));
  const fitting = new Fitting(rules, known, first ? first.day : null);
  const left = isWithdrawn ? { ...head, keys: new Map([...head.keys].filter(([key]) => rules.tombstone.includes(key))) } : head;
  const shapes = rules.records[isWithdrawn ? "Tombstone" : rules.kinds[kind || rules.kind]];
  const value = fitting.fields(shapes, left);
  let problems = fitting.problems.map((one) => toldOfKey(one, kind || rules.kind, head, rules));
  if (kind === null && !isWithdrawn) {
    const { node } = head.keys.get("kind");
    problems = problems.filter(({ code, at }) => code !== "KIM008" && code !== "KIM044" && at !== node.at);
    const choices = Object.values(rules.choices.kind).join(", ");
    problems.push({ code: "KIM012", at: node.at, till: node.till, args: { value: node.text || "daftar", choices } });
  }
  const meta = fitting.faults || kind === null ? value : { ...EMPTY, ...value };
  return { head: left, meta: { ...meta, kind }, kind: isWithdrawn ? "" : kind || rules.kind, isWithdrawn, problems };
}
