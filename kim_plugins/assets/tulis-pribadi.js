// Private numbers and addresses in a text: the finds of `content/privacy.py`, and its tables.
import { flat, lowered, number, patterns } from "./tulis-pola.js";

const groupsIn = (text) => text.match(/\p{Nd}+/gu) || [];
const bare = (value) => {
  if (value.includes("@")) return value.trim().toLowerCase();
  const digits = value.replace(/\P{Nd}/gu, "");
  return digits.startsWith("62") ? `0${digits.slice(2)}` : digits;
};

// ——— What a long number can be (`numbers.py`)

function birthDate(digits, provinces) {
  if (!provinces.includes(digits.slice(0, 2))) return false;
  const [day, month, year] = [6, 8, 10].map((at) => number(digits.slice(at, at + 2)));
  const date = new Date(Date.UTC(2000 + year, month - 1, day > 40 ? day - 40 : day));
  return month > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === (day > 40 ? day - 40 : day);
}

function numbers(p) {
  const areYears = (groups) => groups.every((group) => p("numbers.YEAR").whole(group));
  const isAmount = (text) => Boolean(p("numbers.AMOUNT").whole(text));
  const own = (part) => ["AMOUNT", "COUNT", "DECIMAL", "BUDGET"].some((name) => p(`numbers.${name}`).whole(part));
  const isRow = (text) => {
    const parts = p("numbers.BLANKS").split(text.trim());
    if (parts.length < 2 || !parts.every(own)) return false;
    return parts.length > 4 || parts.slice(0, -1).some((part) => part.length !== 3);
  };
  const isJoinedRow = (text) => {
    const parts = p("numbers.JOINTS").split(text.trim()).filter(Boolean);
    return parts.length > 1 && parts.every(own) && (parts.length > 4 || parts.some(isAmount));
  };
  const isUneven = (text) => {
    const sizes = groupsIn(text).map((group) => group.length);
    return sizes.length > 5 && new Set(sizes.slice(0, -1)).size > 1;
  };
  const isOther = (text, groups, between) =>
    isAmount(text) || areYears(groups.filter((group) => group.length > 2)) || p("numbers.OTHER_NUMBER").find(between);
  return {
    areYears,
    isAmount,
    isRow,
    isAccount(text, word, between) {
      if (isOther(text, groupsIn(text), between) || p("numbers.BUDGET").whole(text)) return false;
      const isNamed = word.toLowerCase().includes("rek");
      const isCounts = isRow(text) || isJoinedRow(text);
      if (p("numbers.SERVICES").whole(text)) return false;
      if (isCounts && (!isNamed || text.includes(".") || isUneven(text))) return false;
      return isNamed || !p("numbers.OFFICE_PHONE").whole(text);
    },
    isCard(text, between) {
      const groups = groupsIn(text);
      if (isOther(text, groups, between) || isRow(text)) return false;
      return groups.length === 1 || (groups.length <= 5 && text.startsWith("0"));
    },
  };
}

// ——— Sixteen digits (`identity.py`)

function identities(p, rules, tell) {
  const isUsual = (sizes) => rules.identity.usual.includes(sizes.join());
  const isDated = (digits) => birthDate(digits, rules.identity.provinces);

  const groupsOf = (chain) =>
    p("identity.PART").all(chain[0]).map((part) => {
      const sign = p("identity.DASH").find(part[1]) ? "-" : part[1].trim();
      const start = chain.index + part.indices[2][0];
      return { joint: sign || (part[1] ? " " : ""), digits: part[2], start, end: start + part[2].length };
    });

  const endOf = (groups, start) => {
    let length = 0;
    for (let at = start; at < groups.length; at += 1) {
      length += groups[at].digits.length;
      if (length >= 16) return length === 16 ? at + 1 : 0;
    }
    return 0;
  };

  const isPartedSo = (parts) => {
    const sizes = parts.map((part) => part.digits.length);
    if (new Set(parts.slice(1).map((part) => part.joint)).size > 1) return false;
    if (!isDated(parts.map((part) => part.digits).join(""))) return false;
    let sum = 0;
    const isAtEnds = sizes.slice(0, -1).every((size) => rules.identity.boundaries.includes((sum += size)));
    const isMarked = parts[parts.length - 1].joint !== " " || parts.slice(1).some((part) => part.digits[0] === "0");
    return isUsual(sizes) || (isAtEnds && isMarked);
  };

  const isNumber = (near) => {
    const size = endOf(near, 0);
    return size > 0 && isPartedSo(near.slice(0, size).sort((a, b) => a.start - b.start));
  };
  // What may stand right beside a number: a short one alone, a long one, another of its kind.
  const mayBeside = (near) => {
    if (!near.length || (near.length === 1 && near[0].digits.length <= 3)) return true;
    return near[0].digits.length >= 8 || isNumber(near);
  };

  const standsAlone = (groups, start, end) => {
    const [before, after] = [groups.slice(0, start).reverse(), groups.slice(end)];
    const isDecimal = before.length > 0 && groups[start].start - before[0].end === 1;
    if (isDecimal && groups[start].joint === "." && before[0].digits.length <= 3) return false;
    if (after.length && after[0].joint === "." && after[0].digits.length <= 2) return false;
    return end - start === 1 || (mayBeside(before) && mayBeside(after));
  };

  const isNamed = (found, text) => {
    const written = found.groups.number;
    const groups = groupsIn(written);
    const sizes = groups.map((group) => group.length);
    if (tell.areYears(groups)) return false;
    const counted = p("identity.COUNTED").find(text.slice(Math.max(0, found.index - 20), found.index));
    const end = found.index + found[0].length;
    if (isUsual(sizes)) {
      const goesOn = p("identity.FOUR_MORE").at(text.slice(end, end + 6));
      return isDated(groups.join("")) || groups.length === 1 || !(counted || goesOn);
    }
    if (counted) return false;
    if (Math.max(...sizes) < 4) {
      const isCount = tell.isRow(written) && /[\p{L}\p{N}_]/u.test(found.groups.between);
      const goesOn = p("identity.ONE_MORE").at(text.slice(end, end + 4));
      const signs = new Set(written.match(/\P{Nd}+/gu));
      if (isCount || goesOn || signs.size > 1 || p("identity.SPACED").find(written)) return false;
    }
    return isDated(groups.join(""));
  };

  return (text) => {
    const found = [];
    for (const chain of p("identity.CHAIN").all(text)) {
      const groups = chain[0].length >= 16 ? groupsOf(chain) : [];
      for (let at = 0; at < groups.length; ) {
        const end = endOf(groups, at);
        if (end && isPartedSo(groups.slice(at, end)) && standsAlone(groups, at, end)) {
          found.push([groups[at].start, groups[end - 1].end]);
          at = end;
        } else at += 1;
      }
    }
    for (const one of p("identity.NAMED").all(text)) {
      if (one.groups.sure || isNamed(one, text)) found.push(one.indices.groups.number);
    }
    return found;
  };
}

// ——— Everything that looks private in a text as it stands (`privacy.py`, `spellings.py`)

function candidates(p, rules) {
  const tell = numbers(p);
  const ids = identities(p, rules, tell);

  const inRow = (found, text) => {
    if (!found[0].startsWith("62")) return false;
    const near = text.slice(Math.max(0, found.index - 2), found.index);
    const isAfter = p("privacy.AFTER_NUMBER").find(near) && p("privacy.PARTS").find(found[0]);
    const isShort = !p("privacy.THREE").find(found[0]);
    return tell.isRow(found[0]) || isShort || p("privacy.PARTED").all(found[0]).length > 2 || isAfter;
  };
  const ofRow = (start, end, text) => {
    const goesOn = p("privacy.GOES_ON").at(text, end);
    const isShort = !p("privacy.THREE").find(text.slice(start, end));
    return text[start] === "8" && goesOn && (isShort || ".,".includes(goesOn[0][0]));
  };

  function* phones(text) {
    for (const found of p("privacy.PHONE").all(text)) {
      if (!tell.isAmount(found[0]) && !inRow(found, text)) yield found.indices[0];
    }
    for (const found of p("privacy.SLASHED").all(text)) {
      const before = text.slice(Math.max(0, found.index - 16), found.index);
      if (!p("privacy.LETTER").find(before)) yield found.indices[0];
    }
    for (const found of p("privacy.CHAT").all(text)) yield found.indices[1];
    for (const name of ["NAMED_PHONE", "PHONE_BEFORE"]) {
      for (const found of p(`spellings.${name}`).all(text)) {
        const [start, end] = found.indices.groups.number;
        if (!tell.isAmount(text.slice(start, end)) && !ofRow(start, end, text)) yield [start, end];
      }
    }
  }
  function* accounts(text) {
    for (const found of p("privacy.ACCOUNT").all(text)) {
      const { number: written, word, between } = found.groups;
      const isBegun = tell.isRow(written) && p("privacy.GOES_ON").at(text, found.index + found[0].length);
      if (tell.isAccount(written, word, between) && !isBegun) yield found.indices.groups.number;
    }
    for (const found of p("privacy.ACCOUNT_BEFORE").all(text)) {
      const before = text.slice(Math.max(0, found.index - 40), found.index);
      if (tell.isAccount(found.groups.number, "", before)) yield found.indices.groups.number;
    }
  }
  function* cards(text) {
    for (const name of ["CARD", "CARD_BEFORE"]) {
      for (const found of p(`privacy.${name}`).all(text)) {
        if (tell.isCard(found.groups.number, found.groups.between)) yield found.indices.groups.number;
      }
    }
  }
  function* mails(text) {
    for (const found of text.includes("@") ? p("privacy.EMAIL").all(text) : []) {
      const host = `.${found[0].slice(found[0].lastIndexOf("@") + 1).toLowerCase()}`;
      if (!rules.offices.some((end) => host.endsWith(end))) yield found.indices[0];
    }
    const lower = lowered(text);
    if (rules.providers.some((name) => lower.includes(name)) && p("spellings.SIGNS").find(text)) {
      for (const found of p("spellings.BOX").all(text)) yield found.indices[0];
    }
    if (rules.signs.some((sign) => lower.includes(sign))) {
      for (const found of p("privacy.HIDDEN_EMAIL").all(text)) yield found.indices[0];
    }
  }
  return (text) => {
    const found = [];
    const add = (code, places) => {
      for (const [start, end] of places) found.push({ code, start, end });
    };
    add("KIM068", mails(text));
    if (p("privacy.LONG").find(text)) {
      add("KIM066", ids(text));
      add("KIM067", phones(text));
      add("KIM069", accounts(text));
      add("KIM127", cards(text));
    }
    return found;
  };
}

// ——— Numbers as they are shown: without escapes, over the end of a line (`cut_numbers.py`)

const entity = (text) =>
  text === "\\" ? "" : flat(new DOMParser().parseFromString(`<body>${text}`, "text/html").body.textContent);

function withoutEscapes(text, p) {
  const places = [];
  let [shown, at] = ["", 0];
  const keep = (end) => {
    shown += text.slice(at, end);
    for (; at < end; at += 1) places.push(at);
  };
  for (const found of /[\\&]/.test(text) ? p("cut_numbers.ESCAPE").all(text) : []) {
    keep(found.index);
    const sign = entity(found[0]);
    shown += sign;
    for (let n = 0; n < sign.length; n += 1) places.push(found.index);
    at = found.index + found[0].length;
  }
  if (!at) return null;
  keep(text.length);
  return { text: shown, places: [...places, text.length] };
}

function* aroundLineEnds(text, p, { end: most, before, after }) {
  for (const found of p("cut_numbers.NEXT").all(text)) {
    const last = p("cut_numbers.LAST").find(text.slice(Math.max(0, found.index - most), found.index));
    if (!last) continue;
    const next = found.index + found[0].length;
    const cut = found.index - last[0].length;
    const start = Math.max(cut - before, text.slice(0, cut).lastIndexOf("\n") + 1);
    const stop = text.slice(0, next + after).indexOf("\n", next);
    const end = stop >= 0 ? stop : Math.min(text.length, next + after);
    const places = [];
    for (let n = start; n <= cut; n += 1) places.push(n);
    for (let n = next; n <= end; n += 1) places.push(n);
    const line = `${text.slice(start, cut)}${last.groups.sign || " "}${text.slice(next, end)}`;
    yield { text: line, places, cut: cut - start };
  }
}

// Wide figures and `@` are plain ones; the other odd signs can't be seen.
const usual = (sign) => (/[\uff00-\uff5e]/.test(sign) ? String.fromCharCode(sign.charCodeAt(0) - 0xfee0) : " ");
const plain = (text, p) => p("spellings.ODD").replaced(text, usual);

// What is private in a text (made `flat`), in order; `allowed` are numbers of offices.
export function findPrivate(given, rules, allowed = []) {
  const p = patterns(rules);
  const text = plain(given, p);
  const look = candidates(p, rules);
  const all = look(text);
  const add = (item, { places }) =>
    all.push({ code: item.code, start: places[item.start], end: places[item.end - 1] + 1 });
  const shown = withoutEscapes(text, p);
  for (const item of shown ? look(shown.text) : []) add(item, shown);
  for (const line of aroundLineEnds(text, p, rules.cut)) {
    for (const item of look(line.text)) {
      if (item.start < line.cut && item.end > line.cut + 1 && isCut(item, line, p, rules)) add(item, line);
    }
  }
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  const open = new Set(allowed.map(bare));
  const taken = new Set();
  return all.filter(({ code, start, end }) => {
    if (taken.has(start) || taken.has(end - 1)) return false;
    for (let n = start; n < end; n += 1) taken.add(n);
    return rules.never.includes(code) || !open.has(bare(given.slice(start, end)));
  });
}

function isCut(item, line, p, rules) {
  if (item.code !== "KIM067") return item.code !== "KIM066" || p("identity.NAME").find(line.text.slice(0, item.start));
  const [begun, whole] = [line.cut, item.end].map((end) => bare(line.text.slice(item.start, end)).length);
  const goesOn = p("privacy.BEYOND").at(line.text, item.end);
  return begun < rules.mobile[0] && rules.mobile[0] <= whole && whole <= rules.mobile[1] && !goesOn;
}

// So much of a find that its author knows which one is meant.
export function clue(found, text, rules) {
  const p = patterns(rules);
  const value = text.slice(found.start, found.end).trim();
  if (found.code === "KIM068") {
    const sign = p("privacy.SIGN_OF_MAIL").find(value);
    return `${value[0]}…${value.slice(sign ? sign.index : value.length).trim()}`;
  }
  const shown = plain(value, p);
  const places = [...shown.matchAll(/\p{Nd}/gu)].map((one) => one.index);
  const isLong = shown.replace(/\P{Nd}/gu, "").startsWith("62");
  const first = ["KIM069", "KIM127"].includes(found.code) ? 3 : isLong ? 5 : 4;
  return `${shown.slice(0, places[first - 1] + 1)}…${places.slice(-2).map((place) => shown[place]).join("")}`;
}
