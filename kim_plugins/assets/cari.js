// Searches the site: one index an area, several merged where all areas are asked.
// Nothing but this script is loaded until somebody searches.
const MOST = 10;
const form = document.querySelector("[data-kim-index]");
const [told, hits] = ["[role=status]", "ol"].map((part) => document.querySelector(`#kim\\:hasil ${part}`));
const more = document.querySelector("[data-kim-more]");
const widen = document.querySelector("[data-kim-widen]");
const fields = ["q", "wilayah", "jenis", "topik", "tahun", "kim"];
const filters = fields.slice(2);
const areas = [...form.elements.wilayah.options].filter((option) => option.value);
const at = (path) => new URL(path, location.href).href;
const root = at(form.dataset.kimRoot);

// Words that say nothing of what is looked for; the index doesn't hold them (base/common_words.py).
const COMMON = new Set(form.dataset.kimCommon.split(" "));

const engines = new Map(); // a promise of a searcher by area ("" for all)
let found = [];
let shown = 0;
let asked = 0;

function words(text) {
  return text.toLowerCase().normalize("NFKC").match(/[\p{L}\p{N}]+/gu) || [];
}

// The query without common words, and the same with the other names of every area that it names.
function variants(query) {
  const all = words(query);
  const telling = all.filter((word) => !COMMON.has(word));
  const plain = (telling.length ? telling : all).join(" ");
  let found = [plain];
  for (const option of areas) {
    const names = option.dataset.kimNames.split("|").map((name) => words(name).join(" "));
    const named = names.filter((name) => ` ${plain} `.includes(` ${name} `)).sort((a, b) => b.length - a.length)[0];
    if (!named) continue;
    const others = names.filter((name) => name !== named);
    found = found.flatMap((text) => [text, ...others.map((name) => ` ${text} `.replace(` ${named} `, ` ${name} `).trim())]);
  }
  return [...new Set(found)].slice(0, 6);
}

async function start(area) {
  const places = areas.filter((option) => "kimHasPosts" in option.dataset && (!area || option.value === area));
  const { createInstance } = await import(at(`${form.dataset.kimEngine}pagefind.js`));
  const engine = createInstance({ basePath: at(form.dataset.kimEngine), baseUrl: root, noWorker: true });
  await engine.init();
  await Promise.all(places.map((option) =>
    engine.mergeIndex(at(`${form.dataset.kimIndex}${option.value}/`), { baseUrl: root, language: "id" })));
  return engine;
}

function engineOf(area) {
  if (!engines.has(area)) {
    const starting = start(area);
    engines.set(area, starting);
    starting.catch(() => engines.delete(area));
  }
  return engines.get(area);
}

// A post about two areas lies in both indexes, and is one result.
function joined(answers, score) {
  const best = new Map();
  for (const hit of answers.flatMap((answer) => answer.results)) {
    const before = best.get(hit.id);
    best.set(hit.id, { hit, score: before ? score(before.score, hit.score) : hit.score });
  }
  return [...best.values()].sort((a, b) => b.score - a.score || (a.hit.id < b.hit.id ? -1 : 1)).map(({ hit }) => hit);
}

function wanted() {
  const given = filters.map((name) => [name, form.elements[name].value]).filter(([, value]) => value);
  return Object.fromEntries(given);
}

// What holds all words; where nothing does, what holds the most of them. An index that lacks a
// word would answer as if it had not been asked for, so each word is asked for alone as well;
// what that takes is loaded already.
async function find(query) {
  const engine = await engineOf(form.elements.wilayah.value);
  const options = { filters: wanted() };
  if (!query) return [joined([await engine.search(null, options)], Math.max), false];
  const texts = variants(query);
  const parts = [...new Set(texts.flatMap(words))];
  const single = new Map();
  for (const word of parts) single.set(word, await engine.search(word, options));
  const ids = new Map(parts.map((word) => [word, new Set(single.get(word).results.map((hit) => hit.id))]));
  const answers = [];
  for (const text of texts) {
    const answer = single.get(text) || await engine.search(text, options);
    answers.push({ results: answer.results.filter((hit) => words(text).every((word) => ids.get(word).has(hit.id))) });
  }
  const whole = joined(answers, Math.max);
  if (whole.length || parts.length < 2) return [whole, false];
  return [joined([...single.values()].map(weighed), (a, b) => a + b), true];
}

// A word that few posts hold tells more than one that many do.
function weighed({ results }) {
  const weight = 1 / Math.log2(2 + results.length);
  const top = results.reduce((most, hit) => Math.max(most, hit.score), 0) || 1;
  return { results: results.map((hit) => ({ id: hit.id, data: () => hit.data(), score: weight * (1 + hit.score / top / 4) })) };
}

function make(tag, className, ...content) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...content);
  return element;
}

// An excerpt is HTML; only its text and its marks are taken over.
function marked(excerpt) {
  const parsed = new DOMParser().parseFromString(excerpt, "text/html").body;
  return [...parsed.childNodes].map((node) => (node.nodeName === "MARK" ? make("mark", "", node.textContent) : node.textContent));
}

function result({ url, meta, excerpt }) {
  const time = make("time", "", meta.tanggal);
  time.dateTime = meta.hari;
  const link = make("a", "", meta.title);
  link.href = url;
  const kind = make("p", "kim-card__kind", make("span", `kim-badge kim-badge--${meta.id}`, meta.jenis), " ", time);
  return make("li", "kim-card", kind, make("h2", "kim-card__title", link),
    make("p", "kim-card__summary", ...marked(excerpt)), make("p", "kim-card__meta", `${meta.kim} · ${meta.tempat}`));
}

async function showMore(isAsked) {
  const number = asked;
  const data = await Promise.all(found.slice(shown, shown + MOST).map((hit) => hit.data()));
  if (number !== asked) return;
  const items = data.map(result);
  hits.append(...items);
  shown += items.length;
  more.hidden = shown >= found.length;
  if (isAsked && items.length) items[0].querySelector("a").focus();
}

function where() {
  const { value, options, selectedIndex } = form.elements.wilayah;
  return value ? `di ${options[selectedIndex].text}` : "di semua wilayah";
}

function tell(query, isPart) {
  const what = query ? ` untuk “${query}”` : "";
  if (!found.length) return `Tidak ada tulisan ${where()}${what}. Coba kata lain yang lebih pendek, atau kurangi pilihan.`;
  const count = `${found.length.toLocaleString("id-ID")} tulisan ${where()}${what}.`;
  return isPart ? `Tidak ada yang memuat semua kata. Ini yang paling dekat: ${count}` : count;
}

// Groups of other areas are of no use where one area is chosen.
function fit() {
  const { wilayah, kim } = form.elements;
  for (const group of kim.querySelectorAll("optgroup")) {
    group.hidden = group.disabled = Boolean(wilayah.value) && group.dataset.kimArea !== wilayah.value;
    if (group.disabled && group.contains(kim.selectedOptions[0])) kim.value = "";
  }
}

function remember() {
  const given = fields.map((name) => [name, form.elements[name].value.trim()]).filter(([, value]) => value);
  history.replaceState(null, "", `${location.pathname}${given.length ? "?" : ""}${new URLSearchParams(given)}`);
}

async function search() {
  const number = ++asked;
  const query = form.elements.q.value.trim();
  fit();
  remember();
  hits.replaceChildren();
  more.hidden = widen.hidden = true;
  [found, shown] = [[], 0];
  if (!query && !Object.keys(wanted()).length) {
    told.textContent = "";
    return;
  }
  told.textContent = "Mencari…";
  try {
    const [all, isPart] = await find(query);
    if (number !== asked) return;
    found = all;
    await showMore(false);
    if (number !== asked) return;
    told.textContent = tell(query, isPart);
    widen.hidden = !form.elements.wilayah.value;
  } catch {
    if (number !== asked) return;
    told.textContent = "Pencarian belum dapat dimuat. Periksa sambungan Anda lalu coba lagi, atau telusuri lewat daftar di bawah ini.";
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
form.addEventListener("change", (event) => event.target.name !== "q" && search());
more.addEventListener("click", () => showMore(true));
widen.addEventListener("click", () => {
  form.elements.wilayah.value = "";
  form.elements.q.focus();
  search();
});

const given = new URLSearchParams(location.search);
for (const name of fields) if (given.has(name)) form.elements[name].value = given.get(name);
for (const name of fields.slice(1)) if (form.elements[name].selectedIndex < 0) form.elements[name].value = "";
form.querySelector("details").open = filters.some((name) => form.elements[name].value);
form.hidden = false;
// On a phone a focused field opens the keyboard, which would hide what has been found.
if (!form.elements.q.value) form.elements.q.focus({ preventScroll: true });
search();
