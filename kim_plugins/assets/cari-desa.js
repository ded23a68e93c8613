// Looks for a village while its name is typed (combobox with a list: w3.org/WAI/ARIA/apg).
// Where the places can't be loaded, the form leads to the lists by initial.
import { fold, isCalled, places as placesOf, search } from "./cocok.js";

const MOST = 8;
const form = document.querySelector("[data-kim-places]");
const field = form.querySelector("[role=combobox]");
const list = form.querySelector("[role=listbox]");
const told = form.querySelector("[role=status]");
let places; // a promise of all places, once they have been asked for
let found = [];
let active = -1;

function load() {
  places = places || fetch(form.dataset.kimPlaces)
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
    .then((data) => placesOf(data, form.dataset.kimRoot))
    .catch(() => {
      places = undefined;
      told.textContent = "Daftar tempat belum dapat dimuat. Tekan Cari untuk membuka daftar menurut huruf.";
      return null;
    });
  return places;
}

function shut() {
  list.hidden = true;
  active = -1;
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
}

function choose(index) {
  active = index;
  [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === index)));
  field.removeAttribute("aria-activedescendant");
  if (index < 0) return;
  field.setAttribute("aria-activedescendant", list.children[index].id);
  list.children[index].scrollIntoView({ block: "nearest" });
}

function option(place, index) {
  const item = document.createElement("li");
  const where = document.createElement("span");
  item.id = `kim:desa-${index}`;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  where.textContent = place.place;
  item.append(`${place.label} `, where);
  item.addEventListener("click", () => location.assign(place.url));
  return item;
}

function tell(count, isGuess) {
  if (!count) return "Tidak ada nama seperti itu. Periksa ejaannya, atau cari menurut huruf awal.";
  if (isGuess) return "Tidak ada yang persis sama. Mungkin maksud Anda:";
  if (count <= MOST) return `${count} tempat cocok.`;
  return `${count} tempat cocok, ${MOST} ditampilkan. Tambahkan huruf atau nama wilayahnya.`;
}

// Returns the place that is meant without a doubt, if one is.
async function show() {
  const all = await load();
  if (!all) return undefined;
  const query = fold(field.value);
  const isShort = !query || field.value.trim().length < 2;
  const [hits, isGuess] = isShort ? [[], false] : search(all, query);
  shut();
  found = hits.slice(0, MOST);
  list.replaceChildren(...found.map(option));
  list.hidden = !found.length;
  field.setAttribute("aria-expanded", String(found.length > 0));
  told.textContent = isShort ? "" : tell(hits.length, isGuess);
  const isClear = found.length === 1 || hits.filter((one) => isCalled(one, query)).length === 1;
  return isClear ? found[0] : undefined;
}

// From the field down the list and, past its end, back to the field.
const KEYS = {
  ArrowDown: () => choose(((active + 2) % (found.length + 1)) - 1),
  ArrowUp: () => choose(((active + found.length + 1) % (found.length + 1)) - 1),
  Escape: shut,
};

field.addEventListener("input", show);
field.addEventListener("blur", shut);
field.addEventListener("keydown", (event) => {
  if (list.hidden || !KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
});
list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
// What is meant without a doubt opens at once; of several the first is marked, and opens next time.
form.addEventListener("submit", async (event) => {
  if (!places) return;
  event.preventDefault();
  const meant = list.hidden || active < 0 ? await show() : found[active];
  if (meant) location.assign(meant.url);
  else if (found.length) {
    choose(0);
    told.textContent = `Pilih satu dari daftar, atau tekan Cari sekali lagi untuk ${found[0].label} (${found[0].place}).`;
  }
});

const asked = new URLSearchParams(location.search).get("nama");
if (asked && !field.value) {
  field.value = asked;
  field.focus();
}
if (field.value) show();
else load();
