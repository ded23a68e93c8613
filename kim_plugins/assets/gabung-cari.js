// Searches several sites at once, each in its own published index, once that is asked for.
// What another site sends is shown as text; what doesn't fit is left out, and told.
const form = document.querySelector("[data-kim-sites]");
const box = document.querySelector("#kim\\:hasil");
const [told, list, more] = ["[role=status]", "ol", "button"].map((one) => box.querySelector(one));
const links = [...document.querySelectorAll("[data-kim-search]")];
const common = new Set(form.dataset.kimCommon.split(" "));
const sites = JSON.parse(form.dataset.kimSites);
const MOST = 10;
const PATIENCE = 15000; // Milliseconds for one site.
let asked = 0;

const number = (count) => count.toLocaleString("id-ID");
const names = (some) => some.map(({ name }) => name).join(", ");
const answering = () => Promise.all([import("./cari-mesin.js"), import("./cari-kata.js"), import("./cari-hasil.js")]);
const late = () => new Promise((_, fail) => setTimeout(fail, PATIENCE, new Error("terlalu lambat")));

// Asks one site; its hits know it.
async function ask(site, query, { find }, { readings }) {
  const where = { index: `${site.root}cari/indeks/`, years: site.years, stemsAt: new URL(form.dataset.kimBase + site.stems, location.href).href };
  const read = (text) => readings(text, [], common);
  const { hits, isPart, isMeant } = await find(where, query, { read, filters: {}, general: new Set() });
  return { isPart, hits: hits.map((hit) => ({ ...hit, site, isMeant })) };
}

// Whether what is told of a post is made of texts, and lies below its site.
function fits(post, root) {
  const texts = [post.title, post.url, post.summary, post.text];
  return texts.every((text) => typeof text === "string") && new URL(root + post.url).href.startsWith(root);
}

async function item(hit, { make, result }, ready) {
  try {
    const post = await hit.data();
    if (!fits(post, hit.site.root)) return [];
    const shown = result(post, { ...hit, url: hit.site.root + post.url }, ready);
    shown.append(make("p", "kim-card__meta", hit.site.name));
    return [shown];
  } catch {
    return [];
  }
}

// Shows results a few at a time; what is shown later takes the focus, as it was asked for.
function pager(hits, shown, isCurrent) {
  const ready = box.querySelector("template").content;
  let next = 0;
  const showMore = async (isAsked) => {
    const some = hits.slice(next, (next += MOST));
    const items = (await Promise.all(some.map((hit) => item(hit, shown, ready)))).flat();
    if (!isCurrent()) return;
    list.append(...items);
    list.hidden = !list.children.length;
    more.hidden = next >= hits.length;
    if (isAsked && items.length) items[0].querySelector("a").focus();
  };
  more.onclick = () => showMore(true);
  return showMore(false);
}

function tell(query, hits, isPart, failed) {
  const without = failed.length ? `Belum tercari dari sini: ${names(failed)}. Carilah langsung di situs itu, lewat tautan di bawah.` : "";
  const count = new Set(hits.map(({ site }) => site)).size;
  if (!hits.length) {
    // What wasn't searched comes first: nothing is known of it.
    if (failed.length === sites.length) return without;
    return without ? `${without} Di situs lainnya tidak ada tulisan untuk “${query}”.` : `Tidak ada tulisan untuk “${query}”.`;
  }
  const found = `${number(hits.length)} tulisan di ${number(count)} situs untuk “${query}”.`;
  return (isPart ? `Tidak ada yang memuat semua kata. Ini yang paling dekat: ${found}` : found) + (without && ` ${without}`);
}

// The words go along to each site's own search.
function lead(query) {
  for (const link of links) link.search = query ? new URLSearchParams({ q: query }) : "";
}

async function search() {
  const turn = ++asked;
  const isCurrent = () => turn === asked;
  const query = form.elements.q.value.trim();
  history.replaceState(null, "", query ? `?${new URLSearchParams({ q: query })}` : location.pathname);
  lead(query);
  list.replaceChildren();
  list.hidden = more.hidden = true;
  told.textContent = query ? "Mencari…" : "";
  if (!query) return;
  try {
    const [engine, words, shown] = await answering();
    const open = sites.filter(({ years }) => years.length);
    const answers = await Promise.allSettled(open.map((site) => Promise.race([ask(site, query, engine, words), late()])));
    if (!isCurrent()) return;
    const failed = sites.filter((site) => (open.includes(site) ? answers[open.indexOf(site)].status === "rejected" : site.isClosed));
    const given = answers.filter(({ status }) => status === "fulfilled").map(({ value }) => value);
    const whole = given.filter(({ isPart, hits }) => !isPart && hits.length);
    const isPart = !whole.length;
    const hits = engine.order((isPart ? given : whole).flatMap((one) => one.hits), isPart);
    await pager(hits, shown, isCurrent);
    if (isCurrent()) told.textContent = tell(query, hits, isPart, failed);
  } catch {
    if (isCurrent()) told.textContent = "Pencarian belum dapat dimuat. Periksa sambungan Anda lalu coba lagi.";
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
form.elements.q.value = new URLSearchParams(location.search).get("q") || "";
form.hidden = false;
search();
