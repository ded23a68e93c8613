// Answers one question on the search page: signs first, then posts, then what else to try.
import { make, result, sign } from "./cari-hasil.js";
import { readings } from "./cari-kata.js";
import { find, mended, order } from "./cari-mesin.js";
import { named, signs } from "./cari-petunjuk.js";

const MOST = 10;
const FIRST_SIGNS = 4;
const MOST_YEARS = 4; // Older ones can be chosen in the form.
const DAY = 86400000;
const at = (path) => new URL(path, location.href).href;
const number = (count) => count.toLocaleString("id-ID");

// What the page says of the site: where everything lies, and what areas are called.
function siteOf(form) {
  const { kimIndex, kimStems, kimRoot, kimPlaces, kimSigns, kimCommon } = form.dataset;
  const options = [...form.elements.wilayah.options].filter((option) => option.value);
  const names = (option) => option.dataset.kimNames.split("|");
  return {
    index: at(kimIndex), stemsAt: at(kimStems), root: at(kimRoot), placesAt: at(kimPlaces), signsAt: at(kimSigns),
    common: new Set(kimCommon.split(" ")), // The index doesn't hold them (base/common_words.py).
    years: [...form.elements.tahun.options].map((option) => option.value).filter(Boolean),
    areas: new Map(options.map((option) => [option.value, `${option.text} ${names(option).join(" ")}`])),
    areaNames: options.map(names),
    titles: new Map(options.map((option) => [option.value, option.text])),
  };
}

// Asks for posts; where a word is unknown, also for what may have been meant by it.
async function posts({ query, area, filters }, site, { names, general }) {
  const { tahun, ...others } = filters;
  const where = { ...site, years: tahun ? [tahun] : site.years };
  const values = { ...others, ...(area && { wilayah: area }) };
  const read = (text) => readings(text, [...site.areaNames, ...names], site.common);
  const ask = (text) => find(where, text, { read, filters: values, general });
  const first = await ask(query);
  if ((first.hits.length && !first.isPart && !first.said) || !first.unknown.length) return first;
  const near = await mended(where, read(query)[0], first.unknown);
  const answers = [];
  for (const text of near) answers.push({ ...(await ask(text)), text });
  const fit = ({ hits, isPart }) => hits.length && (!isPart || !first.hits.length);
  const best = answers.filter(fit).sort((a, b) => a.isPart - b.isPart)[0];
  if (!best) return first;
  return { ...best, corrected: best.said || best.text, others: near.filter((text) => text !== best.text) };
}

// What the question names, in the chosen area or else anywhere; nothing where it asks for posts
// of some sort.
function above({ query, area, filters }, site, known) {
  if (!query || Object.keys(filters).length) return { found: [], near: [] };
  const isWithin = ({ url }) => {
    const id = url.slice(site.root.length).split("/")[0];
    return !area || id === area || !site.areas.has(id);
  };
  const own = named(known, query, site.common, isWithin);
  return own.found.length ? own : { ...own, ...named(known, query, site.common, () => true) };
}

function tell({ query, area }, { hits, isPart, corrected, said }, count, site) {
  const where = area ? `di ${site.titles.get(area)}` : "di semua wilayah";
  const quoted = query ? ` untuk “${corrected || query}”` : "";
  const signs = count ? `${number(count)} tempat atau halaman. ` : "";
  if (!hits.length) return `${signs}Tidak ada tulisan ${where}${quoted}.`;
  const told = `${number(hits.length)} tulisan ${where}${quoted}.`;
  if (corrected) return `${signs}Tidak ada tulisan untuk “${query}”. Mungkin maksud Anda “${corrected}”${isPart ? "; ini yang paling dekat" : ""}: ${told}`;
  if (said) return `${signs}Tidak ada yang memuat semua kata. Yang memuat “${said}”: ${number(hits.length)} tulisan ${where}.`;
  return signs + (isPart ? `Tidak ada yang memuat semua kata. Ini yang paling dekat: ${told}` : told);
}

function showSigns(list, isGuess, { signs, allsigns }) {
  const items = list.map(sign);
  const button = allsigns.querySelector("button");
  const rest = items.slice(FIRST_SIGNS);
  for (const item of rest) item.hidden = true;
  signs.querySelector("h2").textContent = isGuess ? "Mungkin maksud Anda" : "Tempat, KIM, dan halaman";
  signs.querySelector("ul").replaceChildren(...items);
  signs.hidden = !items.length;
  allsigns.hidden = !rest.length;
  button.textContent = `Tampilkan ${number(rest.length)} lainnya`;
  button.onclick = () => {
    for (const item of rest) item.hidden = false;
    allsigns.hidden = true;
    rest[0].querySelector("a").focus();
  };
}

// Shows results a few at a time; what is shown later takes the focus, as it was asked for.
function pager({ hits, isMeant }, root, box, more, isCurrent) {
  const list = box.querySelector("ol");
  const ready = box.querySelector("template").content;
  const showMore = async (isAsked) => {
    const next = hits.slice(list.children.length, list.children.length + MOST);
    const data = await Promise.all(next.map((hit) => hit.data()));
    if (!isCurrent()) return;
    const items = data.map((post, index) => result(post, { ...next[index], url: root + post.url, isMeant }, ready));
    list.append(...items);
    list.hidden = !list.children.length;
    more.hidden = list.children.length >= hits.length;
    if (isAsked && items.length) items[0].querySelector("a").focus();
  };
  more.onclick = () => showMore(true);
  return showMore(false);
}

function offer(others, maybe, addressOf) {
  const links = others.flatMap((text) => {
    const link = document.createElement("a");
    link.textContent = text;
    link.href = addressOf(text);
    return [" ", link];
  });
  maybe.replaceChildren("Atau cari:", ...links);
  maybe.hidden = !links.length;
}

// The years in which posts were found, newest first, or the way back from one to all.
function offerYears(hits, { tahun }, place) {
  const found = new Set(hits.map(({ day }) => new Date(day * DAY).getUTCFullYear()).filter(Boolean));
  const years = [...found].sort((a, b) => b - a).slice(0, MOST_YEARS);
  const choices = tahun ? [["", "Semua tahun"]] : years.map((year) => [year, String(year)]);
  const buttons = choices.map(([year, label]) => {
    const button = make("button", "kim-button kim-button--quiet", label);
    button.type = "button";
    button.dataset.kimYear = year;
    return button;
  });
  place.replaceChildren(...buttons);
  place.hidden = !tahun && years.length < 2;
}

function advise({ query, area, filters }, hasPosts, part) {
  part.widen.hidden = !area;
  part.unfilter.hidden = hasPosts || !Object.keys(filters).length;
  part.none.hidden = hasPosts;
  part.finder.hidden = !query;
  part.finder.querySelector("a").search = new URLSearchParams({ nama: query });
}

export async function answer(question, form, box, isCurrent) {
  const site = siteOf(form);
  const part = Object.fromEntries([...box.querySelectorAll("[data-kim-part]")].map((one) => [one.dataset.kimPart, one]));
  const known = question.query ? await signs(site) : { names: [] };
  const signed = above(question, site, known);
  const answered = await posts(question, site, known);
  if (!isCurrent()) return;
  const hits = order(answered.hits, answered.isPart || question.isByWeight);
  const isGuess = !signed.found.length && (!hits.length || Boolean(answered.corrected));
  showSigns(isGuess ? signed.near : signed.found, isGuess, part);
  await pager({ ...answered, hits }, site.root, box, part.more, isCurrent);
  if (!isCurrent()) return;
  box.querySelector("[role=status]").textContent = tell(question, { ...answered, hits }, signed.found.length, site);
  offer(answered.others || [], part.maybe, question.addressOf);
  offerYears(hits, question.filters, part.years);
  part.order.hidden = hits.length < 2 || answered.isPart;
  advise(question, hits.length > 0, part);
}
