// Saves a regency, and lists what is kept (/luring/): asks the worker. It needs daftar.js (`kim`).
const IN_APP = /; wv\)|FBAN|FBAV|Instagram|Line\/|WhatsApp|TikTok|musical_ly|Telegram|MicroMessenger|GSA\//;
const PATIENCE = 30000; // Milliseconds for a worker to arrive; some browsers never take one.
const FEWEST_BYTES = 3000000; // Room that saving a regency needs, with some to spare.

// Makes an element with a text or children; text never becomes HTML.
function element(name, content = "", attributes = {}) {
  const made = document.createElement(name);
  made.append(...[content].flat());
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function button(label, action, look = "") {
  const made = element("button", label, { type: "button", class: `kim-button ${look}` });
  made.addEventListener("click", action);
  return made;
}

const quiet = "kim-button--quiet";

// Asks the worker; `tell` hears of its progress.
async function ask(message, tell = () => {}) {
  const late = new Promise((_, reject) => setTimeout(reject, PATIENCE, new Error("late")));
  const { active } = await Promise.race([navigator.serviceWorker.ready, late]);
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      if ("error" in data) reject(Object.assign(new Error(data.error), { name: data.error }));
      else if ("result" in data) resolve(data.result);
      else tell(data);
    };
    active.postMessage(message, [port2]);
  });
}

// Says why nothing can be kept here, and where it can; nothing where it can.
function obstacle() {
  const isInApp = IN_APP.test(navigator.userAgent);
  if (!isInApp && navigator.serviceWorker) return undefined;
  const why = isInApp
    ? "Peramban di dalam aplikasi lain tidak dapat menyimpan halaman dengan baik."
    : "Peramban atau alamat ini tidak dapat menyimpan halaman.";
  const told = element("span", `${why} `);
  if (!/Android/.test(navigator.userAgent)) told.append("Bukalah situs ini di Chrome, Firefox, atau Safari.");
  else {
    const { host, pathname, protocol, href } = location;
    const intent = `intent://${host}${pathname}#Intent;scheme=${protocol.slice(0, -1)};package=com.android.chrome;`;
    const fallback = `S.browser_fallback_url=${encodeURIComponent(href)};end`;
    told.append(element("a", "Buka di Chrome", { href: intent + fallback }));
  }
  return told;
}

const turn = (isOn) => localStorage.setItem("kim-luring", isOn ? "ya" : "tidak");

async function isFull() {
  const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  return quota - usage < FEWEST_BYTES;
}

function reason(error) {
  return error.name === "QuotaExceededError"
    ? "Ruang penyimpanan ponsel tidak cukup. Hapus sebagian berkas, lalu coba lagi."
    : "Belum berhasil: sinyal terputus. Yang sudah terambil tetap tersimpan. Coba lagi nanti.";
}

// The reader's own village, if it lies in a regency.
function own(area) {
  const village = localStorage.getItem("kim:desa") ?? "";
  return village.startsWith(`${area}/kecamatan/`) ? village : "";
}

async function save(area, told) {
  told.textContent = "Mengambil tulisan …";
  try {
    if (await isFull()) throw Object.assign(new Error(), { name: "QuotaExceededError" });
    turn(true);
    await kim.register();
    await navigator.storage?.persist?.(); // So that the browser doesn't clear it by itself.
    const { posts } = await ask({ do: "simpan", area, village: own(area) }, ({ done, of }) => {
      told.textContent = `Mengambil halaman ${done} dari ${of} …`;
    });
    const count = posts ? `: ${posts} tulisan` : "";
    told.textContent = `Tersimpan${count}. Sekarang terbaca tanpa sinyal.`;
  } catch (error) {
    told.textContent = reason(error);
  }
}

// Keeps a regency, or says why that can't be here.
export async function keep(area, told) {
  const why = obstacle();
  if (why) told.replaceChildren(why);
  else await save(area, told);
}

// The list on /luring/

const entity = (text) => new DOMParser().parseFromString(text, "text/html").documentElement.textContent;
const link = (path, text) => element("a", text, { href: new URL(path, kim.root) });

function post({ path, title, at }) {
  const name = entity(title).replace(/ – [^–]*$/, "");
  return element("li", [link(path, name || "Beranda"), element("span", `Disimpan ${kim.age(at)}`)]);
}

function area(saved, told, refresh) {
  const act = (work) => async () => refresh(await work());
  const buttons = element("p", [
    button("Perbarui", act(() => save(saved.id, told)), quiet),
    button("Hapus", act(() => ask({ do: "hapus", area: saved.id })), quiet),
  ], { class: "kim-kept__ways" });
  for (const one of buttons.children) one.setAttribute("aria-label", `${one.textContent} ${saved.name}`);
  const about = element("span", `${saved.posts} tulisan, disimpan ${kim.age(saved.at)}`);
  return element("li", [link(`${saved.id}/`, saved.name), about, buttons]);
}

// Urgent notices of all kept pages, each once, from the newest copy.
function notices(copies) {
  const found = new Map();
  for (const { path, urgent, at } of copies.sort((one, other) => other.at - one.at)) {
    const page = new DOMParser().parseFromString(urgent, "text/html");
    for (const item of page.querySelectorAll("li")) {
      const target = new URL(item.querySelector("a").getAttribute("href"), new URL(path, kim.root));
      const isOver = Date.parse(item.dataset.kimUntil) < Date.now();
      if (!found.has(target.href)) found.set(target.href, { item, target, isOver, at });
    }
  }
  return [...found.values()].map(({ item, target, isOver, at }) => {
    const note = element("span", `keadaan ${kim.age(at)}`);
    const over = isOver ? "Sudah berakhir: " : "";
    const where = element("strong", item.querySelector("strong")?.textContent ?? "");
    return element("li", [over, where, " ", element("a", item.querySelector("a").textContent, { href: target }), note], isOver ? { class: "kim-expired" } : {});
  });
}

function fill(place, name, items, empty) {
  const list = place.querySelector(`[data-kim-list="${name}"]`);
  list.hidden = !items.length && !empty;
  list.querySelector("ul").replaceChildren(...(items.length ? items : [element("li", empty ?? "")]));
}

async function showKept(place) {
  const told = place.querySelector("[role=status]");
  const show = ({ areas, pages, urgent } = { areas: [], pages: [], urgent: [] }) => {
    pages.sort((one, other) => other.at - one.at);
    fill(place, "mendesak", notices(urgent));
    fill(place, "wilayah", areas.map((one) => area(one, told, refresh)), "Belum ada wilayah yang tersimpan.");
    fill(place, "tulisan", pages.filter(({ isPost }) => isPost).map(post), "Belum ada tulisan yang pernah dibuka.");
    fill(place, "lain", pages.filter(({ isPost }) => !isPost).map(post));
  };
  const refresh = async () => show(kim.isOn() ? await ask({ do: "daftar" }) : undefined);
  show(); // Nothing, until the worker answers.
  place.querySelector("[data-kim-switch]").append(toggle(told, refresh));
  const wanted = new URLSearchParams(location.search).get("dari");
  if (wanted !== null)
    place.prepend(element("p", ["Halaman itu belum tersimpan di ponsel ini, dan sinyal sedang tidak ada. ", link(wanted, "Coba buka lagi")], { class: "kim-note" }));
  if (kim.isOn() && navigator.onLine) await ask({ do: "dicabut" }).catch(() => {}); // Before it is shown.
  await refresh().catch(() => (told.textContent = "Belum dapat dibaca. Muat ulang halaman ini."));
}

function toggle(told, refresh) {
  const made = button("Simpan bacaan saya", async () => {
    const isOn = !kim.isOn();
    turn(isOn);
    if (isOn) await kim.register();
    else {
      await ask({ do: "lupakan" });
      await (await navigator.serviceWorker.ready).unregister();
    }
    made.setAttribute("aria-checked", isOn);
    told.textContent = isOn
      ? "Mulai sekarang halaman yang Anda buka disimpan."
      : "Semua sudah dihapus. Tidak ada lagi yang disimpan di ponsel ini.";
    await refresh();
  }, "kim-switch");
  made.setAttribute("role", "switch");
  made.setAttribute("aria-checked", kim.isOn());
  return made;
}

document.querySelector("[data-kim-scriptless]")?.remove();
for (const place of document.querySelectorAll("[data-kim-kept-list]")) {
  const told = obstacle();
  if (told) place.replaceWith(element("p", told, { class: "kim-note" }));
  else showKept(place);
}
