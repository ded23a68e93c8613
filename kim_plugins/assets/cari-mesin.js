// Asks the indexes, one an area and several at once where all areas are asked, and orders what
// they answer. An index holds Pagefind's files and ours (build/hints.py).
import { isBegun, nearest, words } from "./cari-kata.js";

const TITLE = 3; // What a word in a title weighs, where one in the text weighs 1.
const engines = new Map(); // a promise of a searcher by area ("" for all)

const json = (url) => fetch(url).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)));

async function start({ engine, index, root, areas }) {
  const { createInstance } = await import(`${engine}pagefind.js`);
  const pagefind = createInstance({ basePath: engine, baseUrl: root, noWorker: true });
  await pagefind.init();
  const times = new Map(); // What is known of each result before it is loaded, by its id.
  await Promise.all(areas.map(async (area) => {
    const known = json(`${index}${area}/waktu.json`).catch(() => ({}));
    await pagefind.mergeIndex(`${index}${area}/`, { baseUrl: root, language: "id" });
    for (const [id, [day, title, until = Infinity]] of Object.entries(await known)) times.set(id, { day, title, until, area });
  }));
  const lists = () => Promise.all(areas.map((area) => json(`${index}${area}/kata.json`)));
  return { pagefind, times, lists };
}

// Returns the searcher of some areas; what could not be loaded is asked for again.
export function searcher(where) {
  const key = where.areas.join();
  if (!engines.has(key)) {
    const starting = start(where);
    engines.set(key, starting);
    starting.catch(() => engines.delete(key));
  }
  return engines.get(key);
}

// What an index knows of one word: each post that holds it, by its id, and what that weighs.
// Where no post holds the word itself, posts do of which a word begins so.
async function meaning({ pagefind, times }, word, options) {
  const [whole, begun] = [await pagefind.search(`"${word}"`, options), await pagefind.search(word, options)];
  const scores = new Map(begun.results.map((hit) => [hit.id, hit]));
  const exact = whole.results.map((hit) => scores.get(hit.id) || hit);
  const hits = exact.length ? exact : await beginning(begun.results, word, times);
  const isKnown = hits.length > 0 || whole.unfilteredResultCount > 0;
  const weight = 1 / Math.log2(2 + hits.length); // A word that few posts hold tells more.
  const top = hits.reduce((most, hit) => Math.max(most, hit.score), 0) || 1;
  const found = new Map();
  for (const hit of hits) {
    const inTitle = hit.words.some((place) => place < (times.get(hit.id)?.title || 0));
    found.set(hit.id, { ...entry(hit, times), score: weight * ((inTitle ? TITLE : 1) + hit.score / top / 4) });
  }
  return { found, isKnown };
}

// Keeps the answers of those indexes in which a word begins so; one result of each tells.
async function beginning(hits, word, times) {
  const areaOf = ({ id }) => times.get(id)?.area;
  const first = new Map();
  for (const hit of hits) if (!first.has(areaOf(hit))) first.set(areaOf(hit), hit);
  const told = await Promise.all([...first].map(async ([area, hit]) => [area, await holds(hit, word)]));
  const kept = new Map(told);
  return hits.filter((hit) => kept.get(areaOf(hit)));
}

async function holds(hit, word) {
  const { content } = await hit.data();
  const all = content.split(/\s+/);
  return hit.words.some((place) => isBegun(all[place] || "", word));
}

function entry(hit, times) {
  const { day, until } = times.get(hit.id) || { day: Infinity, until: Infinity }; // Not listed yet: new.
  return { id: hit.id, data: () => hit.data(), places: hit.words, day, isOver: until * 60000 < Date.now(), score: 0 };
}

// A post about two areas lies in two indexes, and a word may be found by several names.
function joined(lists, score) {
  const best = new Map();
  for (const one of lists.flat()) {
    const before = best.get(one.id);
    best.set(one.id, before ? { ...before, score: score(before.score, one.score), places: [...before.places, ...one.places] } : one);
  }
  return [...best.values()];
}

const sum = (a, b) => a + b;

// Orders results in place: what holds no longer comes last; then by day or by weight.
export function order(hits, isByWeight) {
  const weighed = (a, b) => b.score - a.score;
  const dated = (a, b) => (a.day === b.day ? 0 : b.day - a.day);
  const [first, second] = isByWeight ? [weighed, dated] : [dated, weighed];
  return hits.sort((a, b) => a.isOver - b.isOver || first(a, b) || second(a, b) || (a.id < b.id ? -1 : 1));
}

function all(list, meanings) {
  if (!list.length) return [];
  const [first, ...others] = list.map((word) => meanings.get(word).found);
  const ids = [...first.keys()].filter((id) => others.every((found) => found.has(id)));
  return joined([first, ...others].map((found) => ids.map((id) => found.get(id))), sum);
}

// What holds all words of one of the readings; where nothing does, what holds all but the
// `general` ones (`said`); else what holds the most of them, and more than those (`isPart`).
// An index that lacks a word answers as if it had not been asked for, so each is asked alone.
// `read` gives the readings of a text.
export async function find(where, query, { read, filters, general }) {
  const engine = await searcher(where);
  const options = { filters };
  if (!query) {
    const every = await engine.pagefind.search(null, options);
    return { hits: joined([every.results.map((hit) => entry(hit, engine.times))], Math.max), isPart: false, unknown: [] };
  }
  const texts = read(query);
  const asked = words(texts[0]);
  const apart = asked.map(read);
  const meanings = new Map();
  for (const word of new Set([...texts, ...apart.flat()].flatMap(words))) meanings.set(word, await meaning(engine, word, options));
  const hits = joined(texts.map((text) => all(words(text), meanings)), Math.max);
  const unknown = asked.filter((word) => !meanings.get(word).isKnown);
  if (hits.length || asked.length < 2) return { hits, isPart: false, unknown };
  const shorter = texts.map((text) => words(text).filter((word) => !general.has(word)));
  const most = joined(shorter.map((list) => all(list, meanings)), Math.max);
  if (most.length) return { hits: most, isPart: false, unknown, said: shorter[0].join(" ") };
  const single = apart.map((list) => joined(list.map((text) => all(words(text), meanings)), Math.max));
  const telling = new Set(single.flatMap((found, index) => (general.has(asked[index]) ? [] : found.map(({ id }) => id))));
  return { hits: joined(single, sum).filter(({ id }) => telling.has(id)), isPart: true, unknown };
}

// The query with its unknown words as they may have been meant, the likeliest first.
export async function mended(where, query, unknown) {
  const { lists } = await searcher(where);
  const known = await lists().catch(() => []);
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
