// Looks for a village while its name is typed (combobox with a list: w3.org/WAI/ARIA/apg).
// Where the places can't be loaded, the form leads to the lists by initial.
const MOST = 8;
const form = document.querySelector("[data-kim-places]");
const field = form.querySelector("[role=combobox]");
const list = form.querySelector("[role=listbox]");
const told = form.querySelector("[role=status]");
let places; // a promise of all places, once they have been asked for
let found = [];
let active = -1;

// Makes alike what people spell differently: accents, spaces, hyphens, doubled letters, the
// spelling before 1972 (tj, dj, j, nj, sj, ch, oe) and q for k. Names and queries are folded alike.
const RULES = [[/oe/g, "u"], [/dj/g, "j"], [/tj/g, "c"], [/ch/g, "kh"], [/y/g, "j"], [/q/g, "k"]];

function fold(text) {
  const plain = text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f'’`]/g, "");
  const spelt = RULES.reduce((word, [old, now]) => word.replace(old, now), plain);
  return spelt.replace(/[^a-z0-9]+/g, " ").replace(/([a-z])\1+/g, "$1").trim();
}

function closed(text) {
  return text.replace(/ /g, "");
}

// `others` are further names that people call a place by: Kukar, PPU.
function entry(term, name, place, url, others = []) {
  const [folded, ...rest] = [name, ...others].map(fold);
  const names = [folded, ...rest].map(closed);
  return { label: `${term} ${name}`, place, folded, closed: names[0], names, url: form.dataset.kimRoot + url };
}

function whole(regency) {
  const [term, ...name] = regency.name.split(" ");
  const place = `${regency.kecamatan.length} kecamatan`;
  return { ...entry(term, name.join(" "), place, regency.url, regency.aliases), around: fold(term) };
}

function read(data) {
  const all = [];
  for (const regency of data.regencies) {
    all.push(whole(regency));
    for (const kecamatan of regency.kecamatan) {
      const district = entry("Kecamatan", kecamatan.name, regency.name, kecamatan.url);
      const names = `${regency.name} ${regency.aliases.join(" ")}`;
      all.push({ ...district, around: fold(`Kecamatan ${names}`) });
      for (const [name, term, page] of kecamatan.villages) {
        const place = `${district.label}, ${regency.name}`;
        const around = fold(`${term} ${district.label} ${names}`);
        all.push({ ...entry(term, name, place, kecamatan.url + page), around });
      }
    }
  }
  return all;
}

function load() {
  places = places || fetch(form.dataset.kimPlaces)
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
    .then(read)
    .catch(() => {
      places = undefined;
      told.textContent = "Daftar desa belum dapat dimuat. Tekan Cari untuk membuka daftar menurut huruf.";
      return null;
    });
  return places;
}

// -1: it is called so; 0: the name begins so; 1: a word of it does; 2: all words occur in
// name and surroundings.
function rank(place, query) {
  if (place.names.includes(closed(query))) return -1;
  if (place.names.some((name) => name.startsWith(closed(query)))) return 0;
  if (` ${place.folded}`.includes(` ${query}`)) return 1;
  const words = query.split(" ").filter((word) => !["kec", "kab", "kel", "ds"].includes(word));
  const whole = ` ${place.folded} ${place.around}`;
  const isNamed = words.some((word) => ` ${place.folded}`.includes(` ${word}`));
  return isNamed && words.every((word) => whole.includes(` ${word}`)) ? 2 : Infinity;
}

// How many letters must change, come or go (Levenshtein) until the query begins the name.
function slips(query, name) {
  let row = Array.from({ length: query.length + 1 }, (_, index) => index);
  let fewest = query.length;
  for (const letter of name.slice(0, query.length + 2)) {
    const next = [row[0] + 1];
    for (let i = 1; i < row.length; i++)
      next.push(Math.min(row[i] + 1, next[i - 1] + 1, row[i - 1] + (query[i - 1] !== letter)));
    row = next;
    fewest = Math.min(fewest, row[query.length]);
  }
  return fewest;
}

function inOrder([a, one], [b, two]) {
  return a - b || one.folded.localeCompare(two.folded) || (one.url < two.url ? -1 : 1);
}

// Returns what matches, best first; where nothing does, what differs by a slip or two.
function search(all, query) {
  const hits = all.map((place) => [rank(place, query), place]).filter(([value]) => value < 9);
  if (hits.length || query.length < 5) return [hits.sort(inOrder), false];
  const most = query.length < 8 ? 1 : 2;
  const near = all.map((place) => [slips(closed(query), place.closed), place]);
  return [near.filter(([value]) => value <= most).sort(inOrder), true];
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
  return `${count} tempat cocok, ${MOST} ditampilkan. Tambahkan huruf atau nama kecamatan.`;
}

// Returns the place that is meant without a doubt, if one is.
async function show() {
  const all = await load();
  if (!all) return undefined;
  const query = fold(field.value);
  const isShort = !query || field.value.trim().length < 2;
  const [hits, isGuess] = isShort ? [[], false] : search(all, query);
  shut();
  found = hits.slice(0, MOST).map(([, place]) => place);
  list.replaceChildren(...found.map(option));
  list.hidden = !found.length;
  field.setAttribute("aria-expanded", String(found.length > 0));
  told.textContent = isShort ? "" : tell(hits.length, isGuess);
  const isClear = found.length === 1 || hits.filter(([value]) => value < 0).length === 1;
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
