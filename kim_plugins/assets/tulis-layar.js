// The screens of the form, in their order. Each returns { title, parts, fields }: what is shown, and
// the fields whose problems are told beside them.
import { entry, fold, search } from "./cocok.js";
import { button, el, field, finder, fit, mayShow, picker, removal } from "./tulis-isian.js";
import { withMark } from "./tulis-tanda.js";

const MOST_FOUND = 8;
const SCREENS = ["jenis", "kim", "isi", "rincian", "foto", "ringkas", "kirim"];

// Returns the screens that a post of this kind needs.
export function order(desk) {
  const own = desk.kind?.own ?? [];
  return SCREENS.filter((screen) => screen !== "rincian" || own.length);
}

// Returns the screen on which a key is asked.
export function screenOf(desk, key) {
  if (key === "kind") return "jenis";
  if (!key || key === "title" || key === "body") return "isi";
  if (desk.kind?.own.includes(key)) return "rincian";
  return /^(?:image|alt:)|^consent$/.test(key) ? "foto" : "ringkas";
}

function asked(desk, keys) {
  const fields = [];
  for (const key of keys) {
    const record = desk.data.fields[key];
    const value = desk.get(key);
    if (!mayShow(record, value)) {
      fields.push({ key, element: el("p", { className: "kim-small" }, `${record.label}: tetap seperti dalam berkas ini.`), tell() {}, focus() {} });
      continue;
    }
    const change = (given) => desk.set(key, given);
    fields.push(field(key, desk.withChoices(key, record), value, change, desk.isNeeded(key)));
  }
  return fields;
}

const elements = (fields) => fields.map(({ element }) => element);

// 1. Which kind

export function jenis(desk) {
  const choose = (kind) => () => desk.begin(kind);
  const kinds = desk.data.kinds.map((kind) => el("li", {}, el("button", { type: "button", className: "kim-tulis__jenis", onclick: choose(kind) },
    el("strong", {}, kind.label), el("span", {}, kind.about))));
  return { title: "Apa yang mau Anda kabarkan?", parts: [el("ul", { className: "kim-plain" }, ...kinds)], fields: [], isChoice: true };
}

// 2. Whose post it is

export function kim(desk) {
  const all = desk.data.groups.map(([value, name, place]) => {
    const area = desk.data.areas[value.split("/")[0]].name;
    return { ...entry({ term: "KIM", name, place: [place, area].filter(Boolean).join(", "), url: value, around: `${place} ${area}` }), label: name };
  });
  const found = (words) => {
    const query = fold(words);
    const [hits, isGuess] = query.length > 1 ? search(all, query) : [all.length <= MOST_FOUND ? all : [], false];
    return [hits.slice(0, MOST_FOUND).map(({ url, label, place }) => ({ value: url, label, place })), isGuess];
  };
  const id = "kim:tulis-kim";
  const none = button("KIM saya belum ada di daftar", () => desk.choose(""));
  const parts = [el("label", { htmlFor: id }, "Nama KIM atau tempatnya"), finder(id, found, ({ value }) => desk.choose(value)), el("p", {}, none)];
  const chosen = all.find(({ url }) => url === desk.draft.group);
  if (chosen) parts.unshift(el("p", { className: "kim-note" }, `Terpilih: ${chosen.label}, ${chosen.place}.`));
  return { title: "Dari KIM mana?", parts, fields: [], isChoice: !chosen };
}

// 3. Title and text

const MARKS = [["tebal", "Tebal"], ["daftar", "Daftar"], ["judul", "Judul bagian"], ["tautan", "Tautan"]];

// Bold as chats write it, made bold as the site reads it.
const CHAT_BOLD = /(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*\n]{0,120}[^\s*])\*(?![\p{L}\p{N}*])/gu;
const fromChat = (text) => (text.includes("**") ? text : text.replace(CHAT_BOLD, "**$1**"));

export function isi(desk) {
  const [title] = asked(desk, ["title"]);
  const area = el("textarea", { id: "kim:tulis-isi", rows: 12, value: desk.body(), "aria-describedby": "kim:tulis-isi-ket kim:tulis-isi-salah" });
  const shown = el("div", { className: "kim-text md-typeset kim-tulis__hasil-jadi" });
  const preview = el("details", { className: "kim-tulis__lihat" }, el("summary", {}, "Lihat hasilnya"), shown);
  const draw = () => { if (preview.open) desk.show(area.value, shown); };
  preview.addEventListener("toggle", draw);
  const changed = () => { desk.setBody(area.value); fit(area); draw(); offer(); };
  desk.onBody = () => {
    const { selectionStart, selectionEnd } = area;
    area.value = desk.body();
    area.setSelectionRange(selectionStart, selectionEnd);
  };
  const put = (text) => {
    if (!area.isConnected) return; // Left meanwhile.
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    changed();
    desk.onPasted?.();
  };
  area.addEventListener("input", changed);
  area.addEventListener("paste", (event) => {
    const html = event.clipboardData?.getData("text/html");
    const plain = event.clipboardData?.getData("text/plain") ?? "";
    if (!html && fromChat(plain) === plain) return desk.onPasted?.(); // It comes in as it is.
    event.preventDefault();
    if (!html) put(fromChat(plain));
    else desk.result().then(({ readPasted }) => put(readPasted(html, plain)), () => put(plain));
  });
  const marks = MARKS.map(([what, label]) => button(label, () => {
    const made = withMark(area.value, area.selectionStart, area.selectionEnd, what);
    area.value = made.text;
    area.focus();
    area.setSelectionRange(made.start, made.end);
    changed();
  }));
  const paste = button("Tempel dari WhatsApp", () => navigator.clipboard.readText().then((text) => put(fromChat(text)), () => {
    told.textContent = "Tekan lama di kotak ini, lalu pilih Tempel.";
    area.focus();
  }));
  if (!navigator.clipboard?.readText) paste.hidden = true;
  const told = el("p", { className: "kim-small", role: "status" });
  // A text that was pasted whole begins with its title.
  const lift = button("Jadikan baris pertama judul", () => {
    const [first, ...rest] = area.value.trimStart().split("\n");
    desk.set("title", plain(first));
    area.value = rest.join("\n").trimStart();
    changed();
    desk.again("title");
  });
  const plain = (text) => text.replace(/^[#>\s*_~-]+|[*_~\s]+$/g, "");
  const offer = () => {
    const first = plain(area.value.trimStart().slice(0, 200).split("\n", 1)[0]);
    lift.hidden = Boolean(desk.get("title")) || !area.value.trim().includes("\n") || first.length < 3 || first.length > 110;
  };
  const clean = button("Rapikan salinan WhatsApp", () => {
    desk.withoutChat();
    area.value = desk.body();
    changed();
    desk.onPasted?.();
    area.focus();
  });
  clean.hidden = true;
  offer();
  setTimeout(() => fit(area));
  const wrong = el("p", { className: "kim-tulis__salah", id: "kim:tulis-isi-salah" });
  const text = {
    key: "body", element: area,
    focus: (problem) => { fit(area); if (problem) select(area, problem, desk.text); area.focus(); },
    tell(problems) {
      wrong.replaceChildren(...problems.map(({ message, hint }) => el("span", {}, message, " ", hint)));
      clean.hidden = !problems.some((one) => desk.isOfChat(one));
    },
  };
  const parts = [title.element, el("div", { className: "kim-tulis__isian" },
    el("label", { htmlFor: area.id }, "Isi"),
    el("p", { id: "kim:tulis-isi-ket", className: "kim-small" }, "Tulis seperti di WhatsApp. Baris kosong memulai paragraf baru."),
    el("div", { className: "kim-tulis__alat", role: "group", "aria-label": "Bentuk tulisan" }, paste, ...marks),
    area, told, lift, clean, wrong, preview)];
  return { title: "Tulis kabarnya", parts, fields: [title, text] };
}

// Selects the words that a problem is about; the focus then brings them to sight.
function select(area, { start, end }, text) {
  const words = text.slice(start, end);
  const at = area.value.indexOf(words, Math.max(0, area.value.length - (text.length - start)));
  if (at >= 0) area.setSelectionRange(at, at + words.length);
}

// 4. What only this kind has

export function rincian(desk) {
  const fields = asked(desk, desk.kind.own);
  return { title: `Rincian ${desk.kind.label.toLowerCase()}`, parts: elements(fields), fields };
}

// 5. Photos

export function foto(desk) {
  const list = el("ul", { className: "kim-plain" });
  const told = el("p", { role: "status" });
  const pick = el("input", { type: "file", accept: "image/*", multiple: true, id: "kim:tulis-foto" });
  const about = el("div");
  const fields = [];
  const draw = () => {
    fields.splice(0);
    list.replaceChildren(...desk.draft.photos.map((photo, index) => onePhoto(desk, photo, index, fields, changed)));
    const keys = desk.draft.photos.length || desk.get("image") ? ["image_credit", "image_people"] : [];
    if (desk.get("image_people") === "anak") keys.push("consent");
    const common = asked(desk, keys);
    fields.push(...common);
    about.replaceChildren(...elements(common));
  };
  const { draft } = desk;
  pick.addEventListener("change", async () => {
    const answers = new Set(); // What is told of one photo isn't wiped away by the next.
    const unread = [];
    for (const file of [...pick.files]) {
      told.textContent = `Menyiapkan ${file.name}…`;
      const answer = await desk.addPhoto(file, draft);
      if (answer) answers.add(answer);
      else unread.push(file.name);
    }
    if (unread.length) answers.add(`${unread.join(", ")} tidak dapat dibaca. Pilih foto JPG, atau kirim lewat WhatsApp.`);
    told.textContent = [...answers].join(" ");
    pick.value = "";
    desk.onPhotos();
  });
  const changed = () => { draw(); pick.focus(); };
  desk.onPeople = () => { draw(); about.querySelector(":checked")?.focus(); };
  desk.onPhotos = () => { if (list.isConnected) draw(); };
  draw();
  const parts = [el("p", {}, "Boleh tanpa foto. Foto pertama menjadi gambar utama. Setiap foto diperkecil, dan lokasinya dibuang."),
    picker("Tambah foto", pick), told, list, about];
  return { title: "Foto", parts, fields };
}

function onePhoto(desk, photo, index, fields, changed) {
  const isLead = desk.isLead(photo);
  const name = isLead ? "Foto utama" : `Foto ${index + 1}`;
  const place = el("div", { className: "kim-tulis__foto" });
  const record = { ...desk.data.fields.image_alt, label: `${name}: apa yang tampak?` };
  const alt = field(isLead ? "image_alt" : `alt:${photo.name}`, record, desk.altOf(photo), (given) => desk.setAlt(photo, given), true);
  fields.push(alt);
  desk.thumbnail(photo.name, desk.altOf(photo)).catch(() => {}).then((canvas) => place.append(canvas ?? "Foto ini tidak ada di ponsel ini."));
  const remove = removal("Hapus foto ini", () => { desk.removePhoto(photo); changed(); }, name);
  const lead = isLead ? "" : button("Jadikan foto utama", () => { desk.makeLead(photo); changed(); }, undefined, name);
  return el("li", { className: "kim-tulis__baris" }, place, alt.element, el("div", { className: "kim-tulis__alat" }, lead, remove));
}

// 6. Summary, sources, and what few posts need

export function ringkas(desk) {
  const own = desk.kind?.further ?? [];
  const main = asked(desk, desk.data.after);
  const further = asked(desk, [...own, ...desk.data.further]);
  const use = button("Ambil dari kalimat pertama", () => { desk.set("summary", desk.firstSentences()); desk.again("summary"); });
  use.hidden = !desk.firstSentences();
  const rest = el("details", { className: "kim-tulis__lihat" }, el("summary", {}, "Keterangan lain"), ...elements(further));
  const [summary, ...others] = elements(main);
  return { title: "Ringkasan dan sumber", parts: [summary, use, ...others, rest], fields: [...main, ...further] };
}
