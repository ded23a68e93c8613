// On every page: registers the worker that keeps what is read, and says when a page is such a copy.
const kim = {
  root: new URL("../", document.currentScript.src),
  // How long ago something was, in words.
  age(moment) {
    const minutes = Math.max(0, Math.round((Date.now() - moment) / 60000));
    const [count, unit] =
      minutes < 60 ? [minutes, "minute"] : minutes < 2880 ? [minutes / 60, "hour"] : [minutes / 1440, "day"];
    return minutes ? new Intl.RelativeTimeFormat("id").format(-Math.floor(count), unit) : "baru saja";
  },
  // The switch on /luring/ is remembered; where nothing can be, reading is kept.
  isOn: () => {
    try {
      return localStorage.getItem("kim-luring") !== "tidak";
    } catch {
      return true;
    }
  },
  register: () => navigator.serviceWorker.register(new URL("sw.js", kim.root), { updateViaCache: "none" }),
};

const kept = document.documentElement.dataset.kimKept;
if (kept && !document.querySelector("[data-kim-kept-list]")) {
  const told = document.createElement("p");
  told.className = "kim-note kim-kept";
  told.textContent = `Anda membaca salinan di ponsel ini, disimpan ${kim.age(kept)}.`;
  document.querySelector(".kim-main").prepend(told);
  for (const title of document.querySelectorAll(".kim-urgent__title")) title.append(`, keadaan ${kim.age(kept)}`);
}

const worker = navigator.serviceWorker;
const place = document.querySelector("[data-kim-save]");
if (place) {
  const [button, told] = place.querySelectorAll("button, [role=status]");
  button.addEventListener("click", () =>
    import(new URL(place.dataset.kimWith, location)).then(({ keep }) => keep(place.dataset.kimSave, told)));
  globalThis.caches?.match(new URL("simpan.json", location)).then((copy) => {
    if (copy) told.textContent = `Tersimpan ${kim.age(copy.headers.get("x-kim-disimpan"))}.`;
  });
}

if (worker && kim.isOn()) {
  const isFirst = !worker.controller; // This page has not gone through the worker.
  const send = async (message) => (await worker.ready).active.postMessage(message);
  addEventListener("online", () => send({ do: "dicabut" }));
  addEventListener("load", () => kim.register().then(() => {
    const pictures = [...document.images].filter((image) => image.naturalWidth).map((image) => image.currentSrc);
    if (isFirst) send({ do: "ingat", path: location.pathname.slice(kim.root.pathname.length), pictures });
  }).catch(() => {}));
}
