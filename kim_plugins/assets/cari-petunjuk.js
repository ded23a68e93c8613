// Finds places, groups, offices and pages by their names, as the finder of villages does.
import { entry, fold, places, search } from "./cocok.js";
import { isOneRoot, readings, words } from "./cari-kata.js";

const MOST_WITHIN = 3;
const ORDER = ["", "Nomor", "KIM", "Kantor", "Daftar", "Topik", "Halaman", "Panduan"]; // Places come first.
const FEWEST_LETTERS = 5; // Of a name that is looked for inside of a longer question.
let asked; // a promise of all signs

const json = (url) => fetch(url).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)));

// Loads everything that has a name; `areas` are the names of each area by its id.
export function signs({ placesAt, signsAt, root, areas }) {
  asked = asked || Promise.all([json(placesAt), json(signsAt)])
    .then(([known, { general, names, signs: told }]) => ({
      general: new Set(general),
      names,
      all: [...places(known, root), ...told.map((sign) => signOf(sign, root, areas))],
    }))
    .catch(() => {
      asked = undefined;
      return { general: new Set(), names: [], all: [] };
    });
  return asked;
}

function signOf([term, name, place, url, others, about = ""], root, areas) {
  const around = `${place} ${areas.get(url.split("/")[0]) || ""} ${about}`;
  const order = ORDER.indexOf(term) + (url.includes("#") ? ORDER.length : 0);
  return { ...entry({ term, name, place, url: root + url, others, around, order }), label: name, sort: term };
}

const unique = (found) => [...new Map(found.map((one) => [one.url, one])).values()];

// What the query names, wholly or in part of it; `near` is what it may name with a slip or two.
export function named({ all, general, names }, query, common, isWithin) {
  const known = all.filter(isWithin);
  const texts = readings(query, names, common);
  const shorter = texts.map((text) => words(text).filter((word) => !general.has(word)).join(" "));
  for (const list of [texts, shorter]) {
    const folded = [...new Set(list.map(fold))].filter((text) => text.length > 1);
    const answers = folded.map((text) => search(known, text));
    const whole = unique(answers.filter(([, isGuess]) => !isGuess).flatMap(([found]) => found));
    if (whole.length) return { found: whole, near: [] };
    if (list === shorter) {
      const within = known.filter((one) => folded.some((text) => isIn(one, text) || isAbout(one, text)));
      return { found: within.slice(0, MOST_WITHIN), near: unique(answers.flatMap(([found]) => found)).slice(0, MOST_WITHIN) };
    }
  }
  return { found: [], near: [] };
}

// Whether its name and what is around it hold each word, however it is inflected.
function isAbout({ names, around, sort }, text) {
  if (!sort) return false; // Names of places have no roots.
  const all = [names.join(" "), around].map((told) => told.split(" "));
  const isTold = (word, told) => told.some((other) => isOneRoot(word, other));
  const asked = text.split(" ");
  return asked.some((word) => isTold(word, all[0])) && asked.every((word) => isTold(word, all.flat()));
}

function isIn({ names }, text) {
  return names.some((name) => name.length >= FEWEST_LETTERS && ` ${text} `.includes(` ${name} `));
}
