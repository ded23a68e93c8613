// Keeps on the phone what its owner reads, so that it can be read again without a signal.
//
// VERSION and SHELL stand above this: builder/assets/offline.py writes them, so that these bytes
// differ whenever the shell does, and browsers fetch the new worker by themselves.
//
// - Files named by their content (assets/…, …/img/…): the kept copy first; it can't be out of date.
// - Pages: the network first; after PATIENCE, or without a signal, the kept copy.
// - Everything else is left to the browser.
//
// Old and new never mix: a page is kept only together with the very assets that it names, and
// an asset is dropped only when no kept page names it. A new worker waits until no tab of the
// old one is open; there is no need to hurry, since a kept page needs nothing of the worker.

const ROOT = new URL("./", location).pathname; // The site may lie at any sub-path of a host.
const NAME = `kim:${ROOT}:`;
const PAGES = `${NAME}dibaca`;
const ASSETS = `${NAME}aset`;
const PICTURES = `${NAME}gambar`;
const AREA = `${NAME}wilayah:`; // One cache for each regency that was saved.
const KEPT = "luring/";
const FORM = "tulis/"; // Never pruned: drafts wait behind it.
const WITHDRAWN = "data/dicabut.json";
const PATIENCE = 3000; // Milliseconds that a reader waits before the kept copy is shown.
const ASK_AFTER = 600000; // Milliseconds between two looks at what was withdrawn.
const MOST = { post: 30, other: 20, picture: 60 };
const MOST_BYTES = 1500000; // Of one regency.
const LARGEST_PICTURE = 300000;
const PATIENCE_SAVING = 30000; // For each file of a regency; a signal may be gone without a word.
const AT = "x-kim-disimpan";
const BROKEN = new TextEncoder().encode(
  '<p class="kim-note">Sinyal terputus sebelum halaman ini selesai dimuat. <a href="">Muat lagi</a></p>',
);

let isForgotten = false; // After the switch on /luring/, while old tabs are still open.

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", (event) => {
  const path = pathOf(event.request.url);
  if (event.request.method !== "GET" || path === undefined) return;
  const { mode, destination } = event.request;
  if (path.startsWith("assets/")) event.respondWith(named(event, path, ASSETS));
  else if (destination === "image" && path.includes("/img/")) event.respondWith(named(event, path, PICTURES));
  else if (mode === "navigate" && /(^|\/)[^./]*$|\.html$/.test(path) && !path.endsWith("bawa.html") && !path.startsWith("cms/"))
    event.respondWith(page(event, folder(path)));
});

const WORK = {
  ingat: async ({ path, pictures }) => {
    await read(folder(path), await fetch(ROOT + folder(path)));
    await keepPictures(PICTURES, pictures.map(pathOf).filter(Boolean));
  },
  dicabut: () => sweep(true),
  daftar: () => list(),
  simpan: ({ area, village }, tell) => save(area, village, tell),
  hapus: ({ area }) => caches.delete(AREA + area),
  lupakan: async () => {
    isForgotten = true;
    await Promise.all((await ours()).map((name) => caches.delete(name)));
  },
};
addEventListener("message", (event) => {
  const tell = (answer) => event.ports[0]?.postMessage(answer);
  const work = WORK[event.data.do](event.data, tell);
  event.waitUntil(work.then((result) => tell({ result }), (error) => tell({ error: error.name })));
});

// Addresses

// Returns a path below the site's root, without query and fragment; nothing for other sites.
function pathOf(address) {
  const url = new URL(address, location);
  const isOurs = url.origin === location.origin && url.pathname.startsWith(ROOT);
  return isOurs ? url.pathname.slice(ROOT.length) : undefined;
}

function folder(path) {
  const short = path.replace(/index\.html$/, "");
  return short === "" || short.endsWith("/") || short.endsWith(".html") ? short : `${short}/`;
}

function isPost(path) {
  return /^[^/]+\/(?!arsip\/)[^/]+\/\d{4}\/[^/]+\/$/.test(path);
}

function namedIn(text, path, pattern) {
  const found = [...text.matchAll(pattern)].map(([, link]) => pathOf(new URL(link, location.origin + ROOT + path)));
  return [...new Set(found)].filter(Boolean);
}

const assetsOf = (text, path) => namedIn(text, path, /(?:href|src)="([^"]*assets\/[^"]+)"/g);
const picturesOf = (text, path) => namedIn(text, path, /<img[^>]* src="([^"]*\/img\/[^"]+)"/g);

// Asks the host itself, so that what is saved is of today.
function ask(path) {
  return fetch(ROOT + path, { cache: "no-cache", signal: AbortSignal.timeout?.(PATIENCE_SAVING) });
}

// Copies

const ours = async () => (await caches.keys()).filter((name) => name.startsWith(NAME));
const at = (response) => Number(response.headers.get(AT));

function stamped(content, { headers } = {}) {
  const copied = new Headers(headers);
  for (const name of ["content-encoding", "content-length", "vary"]) copied.delete(name);
  copied.set(AT, Date.now());
  return new Response(content, { headers: copied });
}

// Keeps a page with the assets that it names, or nothing; returns its text ("" if not kept).
// A page that is not ours, such as a hotspot's login, is not kept.
async function keep(name, path, response) {
  if (!response.ok || response.redirected || response.type !== "basic") return "";
  const text = await response.text();
  if (!text.includes('class="kim-main"')) return "";
  await Promise.all(assetsOf(text, path).map(keepAsset));
  if (!isForgotten) await (await caches.open(name)).put(ROOT + path, stamped(text, response));
  return text;
}

async function keepAsset(path) {
  const cache = await caches.open(ASSETS);
  if (await cache.match(ROOT + path)) return;
  const response = await fetch(ROOT + path);
  if (!response.ok) throw new Error(path);
  await cache.put(ROOT + path, stamped(await response.blob(), response));
}

async function keepPictures(name, paths, room = MOST_BYTES) {
  const cache = await caches.open(name);
  for (const path of paths) {
    if (await cache.match(ROOT + path)) continue;
    const response = await fetch(ROOT + path);
    const content = await response.blob();
    if (!response.ok || content.size > Math.min(room, LARGEST_PICTURE)) continue;
    room -= content.size;
    await cache.put(ROOT + path, stamped(content, response));
  }
}

// Calls `look` with each kept page: its cache, path and copy.
async function eachPage(look) {
  for (const name of await ours()) {
    if (name === ASSETS || name === PICTURES) continue;
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const path = pathOf(request.url);
      const copy = path.endsWith(".json") ? undefined : await cache.match(request);
      if (copy) await look(name, path, copy);
    }
  }
}

// Returns the newest copy of a page.
async function find(path) {
  let found;
  for (const name of await ours()) {
    const copy = await (await caches.open(name)).match(ROOT + path);
    if (copy && (!found || at(copy) > at(found))) found = copy;
  }
  return found;
}

async function prune(name, kindOf) {
  const cache = await caches.open(name);
  const found = {};
  for (const request of await cache.keys()) {
    const kind = kindOf(pathOf(request.url));
    if (kind) (found[kind] ??= []).push({ request, at: at(await cache.match(request)) });
  }
  for (const [kind, entries] of Object.entries(found)) {
    entries.sort((one, other) => other.at - one.at);
    await Promise.all(entries.slice(MOST[kind]).map(({ request }) => cache.delete(request)));
  }
}

// Installing and taking over

async function install() {
  await Promise.all(SHELL.map(keepAsset));
  const response = await fetch(ROOT + KEPT, { cache: "reload" });
  if (!(await keep(PAGES, KEPT, response))) throw new Error("luring");
}

async function activate() {
  await registration.navigationPreload?.enable(); // The network need not wait for the worker.
  const used = new Set(SHELL);
  await eachPage(async (_, path, copy) => assetsOf(await copy.text(), path).forEach((asset) => used.add(asset)));
  const cache = await caches.open(ASSETS);
  for (const request of await cache.keys()) if (!used.has(pathOf(request.url))) await cache.delete(request);
  await clients.claim();
}

// Answering

async function named(event, path, name) {
  const kept = (await caches.match(event.request)) ?? (await otherWidth(path));
  if (kept) return kept;
  const response = await fetch(event.request);
  if (response.ok && !isForgotten) event.waitUntil(keepNamed(name, path, response.clone()));
  return response;
}

async function keepNamed(name, path, response) {
  const content = await response.blob();
  if (name === PICTURES && content.size > LARGEST_PICTURE) return;
  await (await caches.open(name)).put(ROOT + path, stamped(content, response));
  if (name === PICTURES) await prune(PICTURES, () => "picture");
}

// Without a signal a picture is shown in whichever width is kept: …-640.webp, …-320.webp.
async function otherWidth(path) {
  const plain = (name) => name.replace(/-\d{1,4}(?=\.\w+$)/, "");
  if (navigator.onLine || plain(path) === path) return undefined;
  for (const name of (await ours()).filter((one) => one !== ASSETS)) {
    const cache = await caches.open(name);
    for (const request of await cache.keys())
      if (plain(pathOf(request.url)) === plain(path)) return cache.match(request);
  }
  return undefined;
}

// With a copy at hand one may wait for the whole page, and so never shows half of one;
// without a copy the first words come first.
async function page(event, path) {
  const { pathname, search } = new URL(event.request.url);
  if (`${pathname}/` === ROOT + path && (await find(path))) {
    // Links are read against the address, so a copy is shown at its own alone.
    event.waitUntil(Promise.resolve(event.preloadResponse).catch(() => {})); // Else it is cancelled, loudly.
    return Response.redirect(ROOT + path + search);
  }
  const coming = Promise.resolve(event.preloadResponse).then((early) => early ?? fetch(event.request));
  // First in line on this promise, so that the copy is taken before the body is used.
  event.waitUntil(coming.then((response) => read(path, response.clone())).catch(() => {}));
  const kept = await find(path);
  if (!kept) return coming.then(finished, () => Response.redirect(`${ROOT}${KEPT}?dari=${encodeURIComponent(path)}`));
  const whole = coming.then(async (response) => {
    await response.clone().arrayBuffer();
    return response;
  });
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const answer = await Promise.race([whole, late]).catch(() => {});
  return answer && answer.status < 500 ? answer : shown(kept);
}

// Of a page that breaks off, a browser shows nothing at all; here what came is shown, and the rest told.
// A tag is passed on only whole, so that what is told never ends up inside one.
function finished(response) {
  if (response.type !== "basic" || !response.body) return response;
  const coming = response.body.getReader();
  let rest = new Uint8Array();
  const body = new ReadableStream({
    async pull(page) {
      const late = new Promise((_, reject) => setTimeout(reject, PATIENCE_SAVING));
      const { done, value } = await Promise.race([coming.read(), late]).catch(() => ({ value: BROKEN, done: "early" }));
      const all = new Uint8Array(done === "early" ? value : [...rest, ...(value ?? [])]);
      const end = !done && all.lastIndexOf(60) > all.lastIndexOf(62) ? all.lastIndexOf(60) : all.length;
      rest = all.slice(end);
      page.enqueue(all.slice(0, end));
      if (done) page.close();
    },
  });
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  return new Response(body, { status: response.status, headers });
}

// Marks a copy, so that the page can say how old it is (daftar.js).
async function shown(copy) {
  const text = (await copy.clone().text()).replace("<html", `<html data-kim-kept="${at(copy)}"`);
  return new Response(text, { headers: copy.headers });
}

async function read(path, response) {
  if (response.status === 404 || response.status === 410) await drop(path);
  else if (!isForgotten && (await keep(PAGES, path, response)))
    await prune(PAGES, (one) => ([KEPT, FORM, WITHDRAWN].includes(one) ? "" : isPost(one) ? "post" : "other"));
  await sweep().catch(() => {}); // It is tried again with the next page.
}

async function drop(path) {
  for (const name of await ours()) {
    const cache = await caches.open(name);
    const copy = await cache.match(ROOT + path);
    if (!copy) continue;
    for (const picture of picturesOf(await copy.text(), path))
      for (const other of await ours()) await (await caches.open(other)).delete(ROOT + picture);
    await cache.delete(ROOT + path);
  }
}

// What was withdrawn leaves the phone: its page, its pictures, and the lists that named it, under
// each address that it ever had. Where something else lies by now, the copy is made anew.
// The list is remembered last, so that a sweep that was cut off is done again.
async function sweep(isAsked = false) {
  const cache = await caches.open(PAGES);
  const known = await cache.match(ROOT + WITHDRAWN);
  if (isForgotten || (!isAsked && known && Date.now() - at(known) < ASK_AFTER)) return;
  const response = await ask(WITHDRAWN);
  if (!response.ok) return;
  const text = await response.text();
  const listed = (list) => (list ? JSON.parse(list).withdrawn : []);
  const named = ({ url, former = [], reused = [] }) => [url, ...former, ...reused];
  const before = new Set(listed(await known?.text()).flatMap(named));
  const gone = new Set(listed(text).flatMap(({ url, former = [] }) => [url, ...former]));
  const fresh = listed(text).flatMap(named).filter((url) => !before.has(url));
  await eachPage(async (name, path, copy) => {
    const content = await copy.text();
    const isIn = (url) => url === path || content.includes(`/${url}`) || content.includes(`"${url}`);
    if (gone.has(path)) await drop(path);
    else if (fresh.some(isIn)) await renew(name, path);
  });
  await cache.put(ROOT + WITHDRAWN, stamped(text, response));
}

async function renew(name, path) {
  const response = await ask(path);
  if (!(await keep(name, path, response))) await (await caches.open(name)).delete(ROOT + path);
}

// Saving a regency, and telling what is kept

async function save(area, village, tell) {
  await sweep(true);
  const response = await ask(`${area}/simpan.json`);
  if (!response.ok) throw new Error("simpan.json");
  const { name, pages } = await response.json();
  const [wanted, posts, bytes] = await savePages(AREA + area, [...new Set([...(await ofVillage(village)), ...pages])], tell);
  const pictures = [...new Set(wanted.flatMap(({ path, text }) => picturesOf(text, path)))];
  await keepPictures(AREA + area, pictures, MOST_BYTES - bytes);
  const cache = await caches.open(AREA + area);
  const kept = new Set([...wanted.map(({ path }) => path), ...pictures]);
  for (const request of await cache.keys()) if (!kept.has(pathOf(request.url))) await cache.delete(request);
  // Last, so that a save that was cut off never looks newer than it is.
  await cache.put(`${ROOT}${area}/simpan.json`, stamped(JSON.stringify({ name, posts })));
  return { posts };
}

// The reader's own village comes first: its page and the posts that it leads to.
async function ofVillage(path) {
  const response = path ? await ask(path) : { ok: false };
  if (!response.ok) return [];
  return [path, ...namedIn(await response.text(), path, /href="([^"#]+)"/g).filter(isPost)];
}

async function savePages(name, pages, tell) {
  const wanted = [];
  let bytes = 0;
  for (let start = 0; start < pages.length; start += 4) {
    const some = await Promise.all(pages.slice(start, start + 4).map((path) => savePage(name, path)));
    for (const one of some) {
      if (!one.text || bytes + one.size > MOST_BYTES) continue;
      bytes += one.size;
      wanted.push(one);
    }
    tell({ done: Math.min(start + 4, pages.length), of: pages.length });
  }
  return [wanted, wanted.filter(({ path }) => isPost(path)).length, bytes];
}

async function savePage(name, path) {
  const text = await keep(name, path, await ask(path));
  return { path, text, size: new Blob([text]).size };
}

// A page at a former address, which a reader passes through (pindah.js).
const LEADS_ON = /<script [^>]*data-kim-target=/;

async function list() {
  const found = { version: VERSION, areas: [], pages: [], urgent: [] };
  for (const name of (await ours()).filter((one) => one.startsWith(AREA))) {
    const id = name.slice(AREA.length);
    const about = await (await caches.open(name)).match(`${ROOT}${id}/simpan.json`);
    if (about) found.areas.push({ id, at: at(about), ...(await about.json()) });
  }
  await eachPage(async (name, path, copy) => {
    const text = await copy.text();
    const title = text.match(/<title>([^<]*)/)?.[1] ?? path;
    const isRead = path !== KEPT && !LEADS_ON.test(text);
    if (name === PAGES && isRead) found.pages.push({ path, title, at: at(copy), isPost: isPost(path) });
    const [urgent] = text.match(/<section class="kim-urgent"[^]*?<\/section>/) ?? [];
    if (urgent) found.urgent.push({ path, urgent, at: at(copy) });
  });
  return found;
}
