// Searches the site: places, groups and pages by their names, posts by their words.
// What answers a question is loaded only when one is asked.
const form = document.querySelector("[data-kim-index]");
const box = document.querySelector("#kim\\:hasil");
const told = box.querySelector("[role=status]");
const part = Object.fromEntries([...box.querySelectorAll("[data-kim-part]")].map((one) => [one.dataset.kimPart, one]));
const fields = ["q", "wilayah", "urut", "jenis", "topik", "tahun", "kim"];
const filters = fields.slice(3);
let asked = 0;

const value = (name) => form.elements[name].value.trim();

// All at once, rather than each when another one asks for it.
const answering = () => Promise.all([
  import("./cari-jawab.js"),
  import("./cari-mesin.js"),
  import("./cari-akar.js"),
  import("./cari-petunjuk.js"),
  import("./cari-hasil.js"),
  import("./cari-kata.js"),
  import("./cocok.js"),
]);

// Groups of other areas are of no use where one area is chosen.
function fit() {
  const { wilayah, kim } = form.elements;
  for (const group of kim.querySelectorAll("optgroup")) {
    group.hidden = group.disabled = Boolean(wilayah.value) && group.dataset.kimArea !== wilayah.value;
    if (group.disabled && group.contains(kim.selectedOptions[0])) kim.value = "";
  }
}

// The address of the same search for other words.
function addressOf(query) {
  const texts = fields.map((name) => [name, name === "q" ? query : value(name)]).filter(([, text]) => text);
  return `${location.pathname}${texts.length ? "?" : ""}${new URLSearchParams(texts)}`;
}

function question() {
  const given = filters.map((name) => [name, value(name)]).filter(([, text]) => text);
  return { query: value("q"), filters: Object.fromEntries(given), area: value("wilayah"), isByWeight: value("urut") === "cocok", addressOf };
}

async function search() {
  const number = ++asked;
  fit();
  const what = question();
  history.replaceState(null, "", addressOf(what.query));
  const list = box.querySelector("ol");
  list.replaceChildren();
  list.hidden = true; // A list without items would be told to who can't see.
  for (const one of Object.values(part)) one.hidden = true;
  told.textContent = "";
  if (!what.query && !Object.keys(what.filters).length) return;
  told.textContent = "Mencari…";
  try {
    const [{ answer }] = await answering();
    await answer(what, form, box, () => number === asked);
  } catch {
    if (number !== asked) return;
    told.textContent = "Pencarian belum dapat dimuat. Periksa sambungan Anda lalu coba lagi, atau telusuri lewat daftar di bawah ini.";
  }
}

function without(names) {
  for (const name of names) form.elements[name].value = "";
  form.elements.q.focus();
  search();
}

// A year among the results; the buttons are made anew, so the focus is given back to them.
part.years.addEventListener("click", async ({ target }) => {
  if (!("kimYear" in target.dataset)) return;
  form.elements.tahun.value = target.dataset.kimYear;
  await search();
  part.years.querySelector("button")?.focus({ preventScroll: true });
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
form.addEventListener("change", (event) => event.target.name !== "q" && search());
form.elements.urut.addEventListener("change", search); // It stands outside of the form.
part.widen.addEventListener("click", () => without(["wilayah"]));
part.unfilter.addEventListener("click", () => without(filters));

const given = new URLSearchParams(location.search);
for (const name of fields) if (given.has(name)) form.elements[name].value = given.get(name);
for (const name of fields.slice(1)) if (form.elements[name].selectedIndex < 0) form.elements[name].value = "";
form.querySelector("details").open = filters.some((name) => form.elements[name].value);
form.hidden = false;
// On a phone a focused field opens the keyboard, which would hide what has been found.
if (!form.elements.q.value) form.elements.q.focus({ preventScroll: true });
search();
