// Asks the index of each year (builder/search/year_index.py) for posts, and orders what it answers.
import { stemmer } from "./cari-akar.js";
import { nearest, words } from "./cari-kata.js";

const DAY = 86400000;
const TOGETHER = 4; // Posts whose texts lie in one file.
const WEIGHTS = [1, 1.1, 1.2, 3.2]; // In the text, often in it, among the names, in the title.
const BEGUN = 3; // Letters from which a word may be the beginning of one.
const MOST_BYTES = 4000000;
const loaded = new Map(); // A promise of each file, by its address.

// What another site sends (decision 0010) is read up to a bound.
async function read(answer) {
  if (answer.type !== "cors") return answer.json();
  const reader = answer.body.getReader();
  const pieces = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > MOST_BYTES) {
      reader.cancel();
      throw new Error("terlalu besar");
    }
    pieces.push(next.value);
  }
  return JSON.parse(await new Blob(pieces).text());
}

// What could not be loaded is asked for again.
function json(url) {
  if (!loaded.has(url)) {
    const loading = fetch(url).then((answer) => (answer.ok ? read(answer) : Promise.reject(answer.status)));
    loaded.set(url, loading);
    loading.catch(() => loaded.delete(url));
  }
  return loaded.get(url);
}

const united = (sets) => new Set(sets.flatMap((set) => [...set]));

// Opens a year: what it has of a stem or a value, and what is known of a post by its number.
async function open(index, year) {
  const at = (name) => `${index}${year}/${name}.json`;
  const { letters, step, parts, ends } = await json(at("kepala"));
  const first = Date.UTC(year, 0, 1) / DAY;
  const part = (name) => (parts.includes(name) ? json(at(name)) : {});
  const named = (stem) => part(`k-${stem.slice(0, letters).replace(/[^\0-\x7f]/g, "_")}`);
  const post = (number) => {
    const [day, place] = [Math.floor(number / step), number % step];
    const data = async () => (await json(at(`isi/${day}-${Math.floor(place / TOGETHER)}`)))[place % TOGETHER];
    return { id: `${year}/${number}`, data, day: first + day, isOver: ends[number] * 60000 < Date.now(), score: 0 };
  };
  return { year, part, named, post, counts: () => json(at("kata")) };
}

function unpacked(gaps, each) {
  let number = 0;
  for (const gap of gaps) each((number += gap >> 2), gap & 3);
}

export async function searcher({ index, years, stemsAt }) {
  const [rules, ...opened] = await Promise.all([json(stemsAt), ...years.map((year) => open(index, year))]);
  return { years: opened, stems: stemmer(rules) };
}

// Returns each year with the numbers of the posts that meet all filters; `undefined`: any.
function narrowed(years, filters) {
  return Promise.all(years.map(async (one) => {
    const lists = await Promise.all(Object.entries(filters).map(async ([name, value]) => {
      const numbers = new Set();
      unpacked((await one.part(name))[value] || [], (number) => numbers.add(number));
      return numbers;
    }));
    const [first, ...others] = lists;
    return { ...one, kept: first && new Set([...first].filter((number) => others.every((list) => list.has(number)))) };
  }));
}

// What is known of one word: each post that holds it, by its id, with what that weighs; and the
// stems by which it was found. Where no post holds the word, posts do of which a word begins so.
async function meaning({ years, stems }, word) {
  const own = stems(word);
  let lists = await Promise.all(years.map(async (year) => {
    const parts = await Promise.all(own.map(year.named));
    return own.filter((stem, index) => parts[index][stem]).map((stem) => [year, stem, parts[own.indexOf(stem)][stem]]);
  }));
  if (!lists.flat().length && word.length >= BEGUN) lists = await Promise.all(years.map((year) => beginning(year, word)));
  const known = lists.flat();
  const best = new Map();
  for (const [year, , gaps] of known) unpacked(gaps, (number, weight) => {
    if (year.kept && !year.kept.has(number)) return;
    const id = `${year.year}/${number}`;
    if (!(best.get(id)?.weight >= weight)) best.set(id, { year, number, weight });
  });
  const told = 1 / Math.log2(2 + best.size); // A word that few posts hold tells more.
  const found = new Map([...best].map(([id, { year, number, weight }]) => [id, { ...year.post(number), score: told * WEIGHTS[weight] }]));
  return { found, isKnown: known.length > 0, stems: new Set([...own, ...known.map(([, stem]) => stem)]) };
}

async function beginning(year, word) {
  const part = await year.named(word);
  return Object.keys(part).filter((stem) => stem.startsWith(word)).map((stem) => [year, stem, part[stem]]);
}

// A word may be found by several names.
function joined(lists, score) {
  const best = new Map();
  for (const one of lists.flat()) {
    const before = best.get(one.id);
    best.set(one.id, before ? { ...before, score: score(before.score, one.score) } : one);
  }
  return [...best.values()];
}

const sum = (a, b) => a + b;

// Orders results in place: what holds no longer comes last; then by day or by weight.
export function order(hits, isByWeight) {
  const weighed = (a, b) => b.score - a.score;
  const dated = (a, b) => b.day - a.day;
  const [first, second] = isByWeight ? [weighed, dated] : [dated, weighed];
  return hits.sort((a, b) => a.isOver - b.isOver || first(a, b) || second(a, b) || (a.id < b.id ? -1 : 1));
}

function all(list, meanings) {
  if (!list.length) return [];
  const [first, ...others] = list.map((word) => meanings.get(word).found);
  const ids = [...first.keys()].filter((id) => others.every((found) => found.has(id)));
  return joined([first, ...others].map((found) => ids.map((id) => found.get(id))), sum);
}

// All posts of some years that meet the filters; each is of some kind.
async function every(years) {
  const hits = await Promise.all(years.map(async (year) => {
    const numbers = year.kept || new Set();
    if (!year.kept) for (const gaps of Object.values(await year.part("jenis"))) unpacked(gaps, (number) => numbers.add(number));
    return [...numbers].map(year.post);
  }));
  return hits.flat();
}

// What holds all words of one of the readings; where nothing does, what holds all but the
// `general` ones (`said`); else what holds the most of them, and more than those (`isPart`).
// `read` gives the readings of a text; `isMeant` tells which words of a text were looked for.
export async function find(where, query, { read, filters, general }) {
  const engine = await searcher(where);
  const years = await narrowed(engine.years, filters);
  if (!query) return { hits: await every(years), isPart: false, unknown: [], isMeant: () => false };
  const texts = read(query);
  const asked = words(texts[0]);
  const apart = asked.map(read);
  const wanted = [...new Set([...texts, ...apart.flat()].flatMap(words))];
  const meanings = new Map(await Promise.all(wanted.map(async (word) => [word, await meaning({ ...engine, years }, word)])));
  const found = united([...meanings.values()].map(({ stems }) => stems));
  const isMeant = (text) => words(text).some((word) => engine.stems(word).some((stem) => found.has(stem)));
  const hits = joined(texts.map((text) => all(words(text), meanings)), Math.max);
  const unknown = asked.filter((word) => !meanings.get(word).isKnown);
  if (hits.length || asked.length < 2) return { hits, isPart: false, unknown, isMeant };
  const shorter = texts.map((text) => words(text).filter((word) => !general.has(word)));
  const most = joined(shorter.map((list) => all(list, meanings)), Math.max);
  if (most.length) return { hits: most, isPart: false, unknown, isMeant, said: shorter[0].join(" ") };
  const single = apart.map((list) => joined(list.map((text) => all(words(text), meanings)), Math.max));
  const telling = new Set(single.flatMap((one, index) => (general.has(asked[index]) ? [] : one.map(({ id }) => id))));
  return { hits: joined(single, sum).filter(({ id }) => telling.has(id)), isPart: true, unknown, isMeant };
}

// The query with its unknown words as they may have been meant, the likeliest first.
export async function mended(where, query, unknown) {
  const { years } = await searcher(where);
  const counts = await Promise.all(years.map((year) => year.counts())).catch(() => []);
  const known = counts.map((told) => Object.keys(told).sort((a, b) => b - a).flatMap((count) => told[count].split(" ")));
  let found = [query];
  let isMended = false;
  for (const word of unknown) {
    const near = nearest(word, known);
    if (!near.length) continue;
    isMended = true;
    found = found.flatMap((text) => near.map((one) => words(text).map((said) => (said === word ? one : said)).join(" ")));
  }
  return isMended ? [...new Set(found)].slice(0, 3) : [];
}
