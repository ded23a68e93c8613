// The patterns of the form's table, and texts as they read them. Python counts characters where a
// script counts halves of some; `flat` makes one sign of each, so that all places are alike.
const kept = new WeakMap();
const BEYOND = /[\ud800-\udbff][\udc00-\udfff]/;
const DIGIT = /^\p{Nd}/u;
// What stands for a sign that needs two halves, by what it is.
const STAND_INS = [
  [/^\p{Lu}/u, "\u03d2"],
  [/^\p{Ll}/u, "\u210a"],
  [/^[\p{L}\p{N}]/u, "\u05d0"],
  [/^\p{Co}/u, "\ue000"],
];

function made([source, flags]) {
  const all = new RegExp(source, `${flags}dg`);
  const here = new RegExp(source, `${flags}dy`);
  let whole;
  return {
    all(text) {
      all.lastIndex = 0;
      return [...text.matchAll(all)];
    },
    // Its first find from a place on, and the find right at one.
    find(text, from = 0) {
      all.lastIndex = from;
      return all.exec(text);
    },
    at(text, place = 0) {
      here.lastIndex = place;
      return here.exec(text);
    },
    whole(text) {
      whole ||= new RegExp(`^(?:${source})$`, flags);
      return whole.exec(text);
    },
    replaced: (text, by) => text.replace(all, by),
    blanked: (text) => text.replace(all, (found) => found.replace(/[^\n]/g, " ")),
    split: (text) => text.split(new RegExp(source, flags)),
  };
}

// Gives each pattern by its name; it is compiled when it is first asked for.
export function patterns(rules) {
  const known = kept.get(rules) || new Map();
  kept.set(rules, known);
  return (name) => {
    if (!known.has(name)) known.set(name, made(rules.patterns[name]));
    return known.get(name);
  };
}

const digit = (sign) => {
  let steps = 0;
  for (let code = sign.codePointAt(0); DIGIT.test(String.fromCodePoint(code - 1)); code -= 1) steps += 1;
  return steps % 10;
};

const standIn = (sign) =>
  DIGIT.test(sign)
    ? String.fromCharCode(0x660 + digit(sign))
    : (STAND_INS.find(([kind]) => kind.test(sign)) || ["", "\u2603"])[1];

export const flat = (text) => (BEYOND.test(text) ? text.replace(/[\u{10000}-\u{10ffff}]/gu, standIn) : text);

// A number in the figures of any script.
export const number = (text) => Number(text.replace(/\p{Nd}/gu, digit));

// Case as Python's `lower` and `casefold` take it, every sign at its place in the first.
export const lowered = (text) => text.replace(/\u0130/g, "I").toLowerCase();
export const folded = (text) => text.toLowerCase().replace(/ß/g, "ss").replace(/ς/g, "σ");
export const letters = (text) => (folded(text).match(/[\p{L}\p{N}]/gu) || []).join("");
