// What a question may mean: its telling words, other names for the same thing, and the words
// that a misspelt one may be.
import { fold, forgiven, slips } from "./cocok.js";

const MOST_READINGS = 6;
const MOST_WORDS = 3;
const DOUBLED = /(\p{L}{2,})2(?=(\p{L}*))/gu; // anak2, besar2nya
const BEGINNINGS = /^(?:me(?:ng|ny|n|m)?|pe(?:ng|ny|n|m|r)?|ber|ter|di|ke|se)(?=\p{L}{3})/u;
const ENDINGS = /(?:kan|an|i)?(?:[km]u|nya)?(?:[klt]ah|pun)?$/;

// The words of a text in small letters without accents, and numbers (as in base/stems.py).
export function words(text) {
  return text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f'’`]/g, "").match(/[\p{L}\p{N}]+/gu) || [];
}

// The words without those that say nothing of what is looked for, unless there are no others.
function telling(text, common) {
  const all = words(text);
  const left = all.filter((word) => !common.has(word));
  return (left.length ? left : all).join(" ");
}

function swapped(text, names) {
  const named = names.filter((name) => ` ${text} `.includes(` ${name} `)).sort((a, b) => b.length - a.length)[0];
  if (!named) return [];
  return names.filter((name) => name !== named).map((name) => ` ${text} `.replace(` ${named} `, ` ${name} `).trim());
}

// The query, and the same with other names of all that it names: `names` are lists of names for
// one thing. A word with a 2 is read as it stands and as doubled.
export function readings(query, names, common) {
  const plain = telling(query, common);
  const doubled = telling(query.replace(DOUBLED, "$1 "), common);
  let found = [...new Set([plain, doubled])];
  for (const list of names) {
    const alike = list.map((name) => telling(name, common));
    found = found.flatMap((text) => [text, ...swapped(text, alike)]);
  }
  return [...new Set(found)].slice(0, MOST_READINGS);
}

// A word without what stands before and after roots: *adu* of *mengadu* and of *pengaduan*. The
// first letter of a root may be lost with a prefix (*ulis* of *menulis*), so roots are compared
// from their ends.
const core = (word) => word.replace(BEGINNINGS, "").replace(ENDINGS, "");

export function isOneRoot(one, other) {
  const [short, long] = [core(one), core(other)].sort((a, b) => a.length - b.length);
  return short.length > 2 && long.length - short.length < 2 && long.endsWith(short);
}

// The words of lists (the commonest first) that differ by a slip or two; none for a known word.
export function nearest(word, lists) {
  const asked = fold(word);
  const most = forgiven(asked.length);
  if (!most) return [];
  const found = [];
  for (const list of lists) {
    if (list.includes(word)) return [];
    list.forEach((known, order) => {
      if (Math.abs(known.length - word.length) > most + 1) return;
      const count = slips(asked, fold(known));
      if (count <= most) found.push([count + (known[0] === word[0] ? 0 : 0.5), order, known]);
    });
  }
  found.sort(([a, first], [b, second]) => a - b || first - second);
  return [...new Set(found.map(([, , known]) => known))].slice(0, MOST_WORDS);
}
