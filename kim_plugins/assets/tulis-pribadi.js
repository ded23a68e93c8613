// The patterns of the form's table, and the private numbers and addresses that
// `content/privacy/privacy.py` finds by them. Python counts signs where a script counts halves of
// some: `flat` makes one of each, so that all places are alike.
const kept = new WeakMap();
const DIGIT = /^\p{Nd}/u;

function made([source, flags]) {
  const all = new RegExp(source, `${flags}dg`);
  const here = new RegExp(source, `${flags}dy`);
  const run = (pattern, text, place) => {
    pattern.lastIndex = place;
    return pattern.exec(text);
  };
  return {
    all: (text) => [...text.matchAll(new RegExp(all))],
    find: (text, from = 0) => run(all, text, from),
    at: (text, place = 0) => run(here, text, place),
    whole: (text) => new RegExp(`^(?:${source})$`, flags).exec(text),
    replaced: (text, by) => text.replace(all, by),
    split: (text) => text.split(all),
  };
}

// Gives each pattern by its name; it is compiled when it is first asked for.
export function patterns(rules) {
  const known = kept.get(rules) || {};
  kept.set(rules, known);
  return (name) => (known[name] ||= made(rules.patterns[name]));
}

// The value of a figure of any script: how far it stands from the zero of its ten.
function digit(sign) {
  let steps = 0;
  for (let code = sign.codePointAt(0); DIGIT.test(String.fromCodePoint(code - 1)); code--) steps++;
  return steps % 10;
}

const single = (sign) =>
  DIGIT.test(sign) ? String.fromCharCode(0x660 + digit(sign)) : /[\p{L}\p{N}]/u.test(sign) ? "\u05d0" : "\u2603";
export const flat = (text) => text.replace(/[\u{10000}-\u{10ffff}]/gu, single);
export const number = (text) => Number(text.replace(/\p{Nd}/gu, digit));

// Small letters as Python's `lower` (every sign at its place) and `casefold` take them.
export const lowered = (text) => text.replace(/\u0130/g, "I").toLowerCase();
export const folded = (text) => text.toLowerCase().replace(/ß/g, "ss").replace(/ς/g, "σ");
export const letters = (text) => (folded(text).match(/[\p{L}\p{N}]/gu) || []).join("");

const groupsIn = (text) => text.match(/\p{Nd}+/gu) || [];
const sizesOf = (groups) => groups.map(({ length }) => length);
const lastly = (text, end, count) => text.slice(Math.max(0, end - count), end);
const endOf = (found) => found.index + found[0].length;
const wide = (sign) => (/[\uff00-\uff5e]/.test(sign) ? String.fromCharCode(sign.charCodeAt(0) - 0xfee0) : " ");

function bare(value) {
  if (value.includes("@")) return value.trim().toLowerCase();
  return groupsIn(value).join("").replace(/^62/, "0");
}

function entity(text) {
  return text === "\\" ? "" : flat(new DOMParser().parseFromString(`<body>${text}`, "text/html").body.textContent);
}

class Seeker {
  constructor(rules) {
    this.rules = rules;
    this.p = patterns(rules);
  }

  is(name, text) {
    return this.p(name).whole(text);
  }

  has(name, text) {
    return this.p(name).find(text);
  }

  // ——— What a long number can be (`numbers.py`)

  areYears(groups) {
    return groups.every((group) => this.is("numbers.YEAR", group));
  }

  isAmount(text) {
    return this.is("numbers.AMOUNT", text);
  }

  areOwn(parts) {
    const isOwn = (part) => ["AMOUNT", "COUNT", "DECIMAL", "BUDGET"].some((form) => this.is(`numbers.${form}`, part));
    return parts.length > 1 && parts.every(isOwn);
  }

  isRow(text) {
    const parts = this.p("numbers.BLANKS").split(text.trim());
    return this.areOwn(parts) && (parts.length > 4 || parts.slice(0, -1).some(({ length }) => length !== 3));
  }

  isJoinedRow(text) {
    const parts = this.p("numbers.JOINTS").split(text.trim()).filter(Boolean);
    return this.areOwn(parts) && (parts.length > 4 || parts.some((part) => this.isAmount(part)));
  }

  isUneven(text) {
    const sizes = sizesOf(groupsIn(text));
    return sizes.length > 5 && new Set(sizes.slice(0, -1)).size > 1;
  }

  isOther(text, between) {
    const isDated = this.areYears(groupsIn(text).filter(({ length }) => length > 2));
    return isDated || this.isAmount(text) || this.has("numbers.OTHER_NUMBER", between);
  }

  isAccount(text, word, between) {
    if (this.isOther(text, between) || this.is("numbers.BUDGET", text) || this.is("numbers.SERVICES", text)) return false;
    const isNamed = /rek/i.test(word);
    const isCounts = this.isRow(text) || this.isJoinedRow(text);
    if (isCounts && (!isNamed || text.includes(".") || this.isUneven(text))) return false;
    return isNamed || !this.is("numbers.OFFICE_PHONE", text);
  }

  isCard(text, between) {
    const { length } = groupsIn(text);
    return !this.isOther(text, between) && !this.isRow(text) && (length === 1 || (length <= 5 && text[0] === "0"));
  }

  // ——— Sixteen digits (`identity.py`)

  isDated(digits) {
    const [day, month, year] = [6, 8, 10].map((at) => number(digits.slice(at, at + 2)));
    const date = new Date(Date.UTC(2000 + year, month - 1, day % 40));
    const isDay = day > 40 ? date.getUTCDate() === day - 40 : date.getUTCDate() === day;
    return this.rules.identity.provinces.includes(digits.slice(0, 2)) && isDay && date.getUTCMonth() === month - 1;
  }

  isUsual(sizes) {
    return this.rules.identity.usual.includes(sizes.join());
  }

  groupsOf(chain) {
    return this.p("identity.PART").all(chain[0]).map(({ 1: joint, 2: digits, indices }) => {
      const [start, end] = indices[2].map((at) => at + chain.index);
      const sign = this.has("identity.DASH", joint) ? "-" : joint.trim();
      return { joint: sign || (joint && " "), digits, start, end };
    });
  }

  // How many groups make sixteen digits (0 where none do).
  sixteen(groups) {
    let length = 0;
    const count = groups.findIndex(({ digits }) => (length += digits.length) >= 16) + 1;
    return length === 16 ? count : 0;
  }

  isPartedSo(parts) {
    const { boundaries } = this.rules.identity;
    const [, ...others] = parts;
    const digits = parts.map((part) => part.digits).join("");
    if (new Set(others.map(({ joint }) => joint)).size > 1 || !this.isDated(digits)) return false;
    let sum = 0;
    const sizes = sizesOf(parts.map((part) => part.digits));
    const isAtEnds = sizes.slice(0, -1).every((size) => boundaries.includes((sum += size)));
    const isMarked = parts[parts.length - 1].joint !== " " || others.some((part) => part.digits[0] === "0");
    return this.isUsual(sizes) || (isAtEnds && isMarked);
  }

  // Whether these may stand right beside a number: a short one alone, a long one, one of its kind.
  mayBeside(near) {
    if (!near.length || near[0].digits.length >= 8 || (near.length === 1 && near[0].digits.length <= 3)) return true;
    const size = this.sixteen(near);
    return size > 0 && this.isPartedSo(near.slice(0, size).sort((a, b) => a.start - b.start));
  }

  standsAlone(groups, start, end) {
    const before = groups.slice(0, start).reverse();
    const after = groups.slice(end);
    const isPoint = (one) => one && one.joint === ".";
    if (before[0] && isPoint(groups[start]) && groups[start].start - before[0].end === 1 && before[0].digits.length <= 3) return false;
    if (isPoint(after[0]) && after[0].digits.length <= 2) return false;
    return end - start === 1 || (this.mayBeside(before) && this.mayBeside(after));
  }

  isNamed(found, text) {
    const { number: written, between } = found.groups;
    const groups = groupsIn(written);
    const sizes = sizesOf(groups);
    const end = endOf(found);
    if (this.areYears(groups)) return false;
    const isDated = this.isDated(groups.join(""));
    const isCounted = this.has("identity.COUNTED", lastly(text, found.index, 20));
    if (this.isUsual(sizes)) return isDated || !groups[1] || !(isCounted || this.p("identity.FOUR_MORE").at(text.slice(end, end + 6)));
    if (isCounted) return false;
    if (Math.max(...sizes) < 4) {
      const isCount = this.isRow(written) && /[\p{L}\p{N}_]/u.test(between);
      const isMixed = new Set(written.match(/\P{Nd}+/gu)).size > 1 || this.has("identity.SPACED", written);
      if (isCount || isMixed || this.p("identity.ONE_MORE").at(text.slice(end, end + 4))) return false;
    }
    return isDated;
  }

  *identities(text) {
    for (const chain of this.p("identity.CHAIN").all(text)) {
      const groups = chain[0].length < 16 ? [] : this.groupsOf(chain);
      for (let at = 0, size; at < groups.length; at += size || 1) {
        size = this.sixteen(groups.slice(at, at + 16));
        if (size && this.isPartedSo(groups.slice(at, at + size)) && this.standsAlone(groups, at, at + size)) {
          yield [groups[at].start, groups[at + size - 1].end];
        } else size = 0;
      }
    }
    for (const found of this.p("identity.NAMED").all(text)) {
      if (found.groups.sure || this.isNamed(found, text)) yield found.indices.groups.number;
    }
  }

  // ——— What looks private in a text as it stands (`privacy.py`, `spellings.py`)

  isInRow({ 0: written, index }, text) {
    if (!written.startsWith("62")) return false;
    const isAfter = this.has("privacy.AFTER_NUMBER", lastly(text, index, 2)) && this.has("privacy.PARTS", written);
    return isAfter || this.isRow(written) || !this.has("privacy.THREE", written) || this.p("privacy.PARTED").all(written).length > 2;
  }

  isOfRow(written, text, end) {
    const goesOn = written[0] === "8" && this.p("privacy.GOES_ON").at(text, end);
    return goesOn && (/^[.,]/.test(goesOn[0]) || !this.has("privacy.THREE", written));
  }

  *phones(text) {
    const { p } = this;
    for (const found of p("privacy.PHONE").all(text)) {
      if (!this.isAmount(found[0]) && !this.isInRow(found, text)) yield found.indices[0];
    }
    for (const found of p("privacy.SLASHED").all(text)) {
      if (!this.has("privacy.LETTER", lastly(text, found.index, 16))) yield found.indices[0];
    }
    for (const found of p("privacy.CHAT").all(text)) yield found.indices[1];
    for (const found of [...p("spellings.NAMED_PHONE").all(text), ...p("spellings.PHONE_BEFORE").all(text)]) {
      const place = found.indices.groups.number;
      const written = found.groups.number;
      if (!this.isAmount(written) && !this.isOfRow(written, text, place[1])) yield place;
    }
  }

  *accounts(text) {
    for (const found of this.p("privacy.ACCOUNT").all(text)) {
      const { number: written, word, between } = found.groups;
      const isBegun = this.isRow(written) && this.p("privacy.GOES_ON").at(text, endOf(found));
      if (!isBegun && this.isAccount(written, word, between)) yield found.indices.groups.number;
    }
    for (const found of this.p("privacy.ACCOUNT_BEFORE").all(text)) {
      if (this.isAccount(found.groups.number, "", lastly(text, found.index, 40))) yield found.indices.groups.number;
    }
  }

  *cards(text) {
    for (const found of [...this.p("privacy.CARD").all(text), ...this.p("privacy.CARD_BEFORE").all(text)]) {
      if (this.isCard(found.groups.number, found.groups.between)) yield found.indices.groups.number;
    }
  }

  *mails(text) {
    for (const found of this.p("privacy.EMAIL").all(text)) {
      const host = `.${found[0].split("@").pop().toLowerCase()}`;
      if (!this.rules.offices.some((end) => host.endsWith(end))) yield found.indices[0];
    }
    const { providers, signs } = this.rules;
    for (const [words, name] of [[providers, "spellings.BOX"], [signs, "privacy.HIDDEN_EMAIL"]]) {
      if (!words.some((word) => lowered(text).includes(word))) continue;
      for (const found of this.p(name).all(text)) yield found.indices[0];
    }
  }

  look(text) {
    const found = [];
    const add = (code, places) => {
      for (const [start, end] of places) found.push({ code, start, end });
    };
    if (/[@([]|\s[ae]t\s/i.test(text)) add("KIM068", this.mails(text));
    if (!this.has("privacy.LONG", text)) return found;
    add("KIM066", this.identities(text));
    add("KIM067", this.phones(text));
    add("KIM069", this.accounts(text));
    add("KIM127", this.cards(text));
    return found;
  }

  // ——— Texts as they are shown: without escapes, over the end of a line (`cut_numbers.py`)

  withoutEscapes(text) {
    const places = [];
    let shown = "";
    let at = 0;
    const keep = (end) => {
      shown += text.slice(at, end);
      while (at < end) places.push(at++);
    };
    for (const found of this.p("cut_numbers.ESCAPE").all(text)) {
      keep(found.index);
      const sign = entity(found[0]);
      shown += sign;
      places.push(...Array(sign.length).fill(at));
      at = endOf(found);
    }
    if (!at) return [];
    keep(text.length);
    return [{ text: shown, places: [...places, at] }];
  }

  *aroundLineEnds(text) {
    const { before, after, end: most } = this.rules.cut;
    for (const found of this.p("cut_numbers.NEXT").all(text)) {
      const last = this.has("cut_numbers.LAST", lastly(text, found.index, most));
      if (!last) continue;
      const next = endOf(found);
      const cut = found.index - last[0].length;
      const [begun] = lastly(text, cut, before).split("\n").slice(-1);
      const [rest] = text.slice(next, next + after).split("\n");
      const start = cut - begun.length;
      const places = Array.from({ length: begun.length + rest.length + 2 }, (_, at) => (start + at <= cut ? start + at : next + at - begun.length - 1));
      yield { text: begun + (last.groups.sign || " ") + rest, places, cut: begun.length };
    }
  }

  isCut({ code, start, end }, { text, cut }) {
    if (start >= cut || end <= cut + 1) return false;
    if (code !== "KIM067") return code !== "KIM066" || this.has("identity.NAME", text.slice(0, start));
    const [least, most] = this.rules.mobile;
    const [begun, whole] = [cut, end].map((at) => bare(text.slice(start, at)).length);
    return begun < least && least <= whole && whole <= most && !this.p("privacy.BEYOND").at(text, end);
  }

  find(given, allowed) {
    const text = this.p("spellings.ODD").replaced(given, wide);
    const all = this.look(text);
    for (const part of [...this.withoutEscapes(text), ...this.aroundLineEnds(text)]) {
      for (const { code, start, end } of this.look(part.text)) {
        const isOne = part.cut === undefined || this.isCut({ code, start, end }, part);
        if (isOne) all.push({ code, start: part.places[start], end: part.places[end - 1] + 1 });
      }
    }
    all.sort((a, b) => a.start - b.start || b.end - a.end);
    const open = allowed.map(bare);
    let taken = 0; // They are in order, so the last end tells which places are taken.
    return all.filter(({ code, start, end }) => {
      if (start < taken) return false;
      taken = end;
      return this.rules.never.includes(code) || !open.includes(bare(given.slice(start, end)));
    });
  }
}

// What is private in a text (made `flat`), in order; `allowed` are numbers of offices.
export const findPrivate = (text, rules, allowed = []) => new Seeker(rules).find(text, allowed);
