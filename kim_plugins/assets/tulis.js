// The form by which a post is written on a phone: which screen is shown, and what leads on.
import { body, get, parse, print, set } from "./tulis-berkas.js";
import { kirim } from "./tulis-akhir.js";
import { button, el, picker, removal } from "./tulis-isian.js";
import * as screens from "./tulis-layar.js";
import { Desk } from "./tulis-meja.js";
import * as drafts from "./tulis-simpan.js";
import { Places } from "./tulis-tempat.js";

const place = document.querySelector("[data-kim-form]");
const about = document.querySelectorAll("[data-kim-form-about]");
const LARGEST = 500000; // Bytes of a post that is opened.
const LATER = 400; // Milliseconds after the last letter before problems are looked for.

// Which screen is shown stands behind the #, so that the phone's Back leads to the one before.

let desk;
let draw = {};
let gone; // Whether a draft was thrown away just now: one tap brings it back.

const go = (...parts) => { location.hash = parts.join("/"); };

function where() {
  const [id = "", screen = ""] = location.hash.slice(1).split("/");
  return { id, screen };
}

function show(focused, problem) {
  const { id, screen } = where();
  const draft = drafts.read(id);
  if (!draft) {
    desk.draft = undefined;
    desk.post = parse("---\n---\n", desk.data);
    return fill(beginning());
  }
  if (desk.draft?.id !== id) desk.open(draft);
  const all = screens.order(desk);
  const now = all.includes(screen) ? screen : all[0];
  desk.onPeople = undefined;
  const shown = now === "kirim" ? kirim(desk, { go, screens: all, screenOf: (key) => screens.screenOf(desk, key) }) : screens[now](desk);
  fill(shown, { all, now, focused, problem });
}

function fill({ title, parts, fields = [], isChoice }, way) {
  const heading = el("h2", { tabIndex: -1 }, title);
  const step = way && el("p", { className: "kim-small" }, `Langkah ${way.all.indexOf(way.now) + 1} dari ${way.all.length}`);
  const kept = el("p", { className: "kim-small", role: "status" });
  place.replaceChildren(...[step, heading, ...parts, way ? moves(way, isChoice) : "", kept].filter(Boolean));
  draw = { fields, isTouched: new Set() };
  desk.onKept = () => {
    kept.textContent = drafts.isKept() ? "Tersimpan di ponsel ini." : "Ponsel ini tidak dapat menyimpan. Kirim dahulu sebelum halaman ditutup.";
    later();
  };
  desk.onPasted = () => {
    draw.isTouched.add("body");
    later();
  };
  for (const one of fields) one.element?.addEventListener("focusout", () => {
    draw.isTouched.add(one.key);
    later();
  });
  const target = fields.find(({ key }) => key === way?.focused);
  if (target) {
    draw.isTouched.add(target.key);
    tell();
    target.focus(way.problem);
  } else if (way || "kimShown" in place.dataset) heading.focus();
  place.dataset.kimShown = "";
  for (const one of about) one.hidden = Boolean(way);
}

// Never at once: what is told moves the buttons below, and a tap on one would miss it.
function later() {
  clearTimeout(draw.later);
  draw.later = setTimeout(tell, LATER);
}

// Problems are told beside a field once it was left, not while it is being filled in.
function tell() {
  const problems = desk.draft ? desk.problems() : [];
  for (const one of draw.fields)
    if (draw.isTouched.has(one.key)) one.tell(problems.filter(({ key }) => (key || "body") === one.key));
}

function moves({ all, now }, isChoice) {
  const index = all.indexOf(now);
  const next = all[index + 1];
  const to = (screen) => () => go(desk.draft.id, screen);
  return el("p", { className: "kim-actions kim-tulis__gerak" },
    next && !isChoice ? button(next === "kirim" ? "Periksa dan kirim" : "Lanjut", to(next), "") : "",
    index ? button("Kembali", to(all[index - 1])) : "",
    button("Semua draf", () => go("")));
}

// The first screen: what was begun before, and the kinds.
function beginning() {
  const all = drafts.drafts();
  const kinds = screens.jenis(desk);
  const file = el("input", { type: "file", accept: ".txt,.md,text/plain,text/markdown", id: "kim:tulis-berkas" });
  file.addEventListener("change", async () => {
    for (const one of file.files) {
      const text = await textOf(one);
      if (parse(text, desk.data).last === undefined) told.textContent = `${one.name} bukan tulisan dari formulir ini.`;
      else adopt(text);
    }
    file.value = "";
  });
  const told = el("p", { role: "status" });
  const old = el("details", { className: "kim-tulis__lihat" }, el("summary", {}, "Mulai dari tulisan lama"),
    el("p", {}, "Tulisan dari formulir ini, atau berkas .md sebuah tulisan."), picker("Buka berkas", file), told);
  const list = (chosen) => el("ul", { className: "kim-plain" }, ...chosen.map(oneDraft));
  const open = all.filter(({ thrown, sent }) => !thrown && !sent);
  const sent = all.filter(({ thrown, sent: at }) => !thrown && at);
  const thrown = all.filter((draft) => draft.thrown);
  const folded = (name, chosen) => chosen.length && el("details", { className: "kim-tulis__lihat" }, el("summary", {}, `${name} (${chosen.length})`), list(chosen));
  const bin = folded("Baru dihapus", thrown);
  if (gone && bin) bin.open = true;
  const parts = [
    open.length && el("section", {}, el("h3", {}, "Lanjutkan"), list(open)),
    gone && bin, ...kinds.parts, folded("Sudah dikirim", sent), old, !gone && bin,
  ];
  return { title: kinds.title, parts: parts.filter(Boolean) };
}

// A file's text with all its signs ("" where it is no text, or too long for a post).
async function textOf(file) {
  try {
    return file.size > LARGEST ? "" : new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
  } catch {
    return "";
  }
}

// Begins with a file that was opened; what is in it stays as it is, apart from the form's own lines.
function adopt(text) {
  const [all, open = "", own] = /^(\ufeff?---[^\S\n]*\n)?((?:# (?:formulir|untuk|foto): .*\n)*)/.exec(text);
  const [group = drafts.lastGroup()] = desk.data.groups.find(([id]) => own.split(/\s/).includes(id)) ?? [];
  const draft = drafts.begin({ text: open + text.slice(all.length), group });
  drafts.write(draft);
  go(draft.id, "isi");
}

function oneDraft(draft) {
  const post = parse(draft.text, desk.data);
  const title = get(post, "title");
  const label = (typeof title === "string" && title) || body(post).trim().slice(0, 60) || "Tanpa judul";
  const day = new Date(draft.changed).toLocaleDateString("id-ID", { day: "numeric", month: "long", year: "numeric" });
  const save = (change) => () => { drafts.amend(draft.id, change); show(); };
  const copy = () => {
    // What happened to a post later, such as corrections, isn't the copy's.
    const life = desk.data.order.filter((key) => !desk.data.fields[key] && !/^(?:kind|image|secrecy)$/.test(key));
    const begun = drafts.begin({ text: draft.text, group: draft.group, photos: draft.photos });
    begun.text = print(life.reduce((left, key) => set(left, key, undefined), set(post, "date", desk.today)));
    drafts.write(begun);
    go(begun.id, "isi");
  };
  const acts = draft.thrown
    ? [button("Kembalikan", save({ thrown: undefined }), undefined, label)]
    : [button("Salin", copy, undefined, label), removal("Hapus", () => { gone = true; save({ thrown: Date.now() })(); }, label)];
  return el("li", { className: "kim-tulis__baris" }, el("a", { href: `#${draft.id}/${draft.sent ? "kirim" : "isi"}` }, label),
    el("span", { className: "kim-small" }, ` ${draft.sent ? "Dikirim" : "Diubah"} ${day} `), el("span", { className: "kim-tulis__alat" }, ...acts));
}

const load = async (url) => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(answer.status);
  return answer.json();
};

async function start() {
  let data;
  try {
    const { kimData, kimRules } = place.dataset;
    const [known, rules] = await Promise.all([kimData, kimRules].map(load));
    data = { ...known, rules: { ...rules, zone: known.zone, topics: [...known.topics.map(([id]) => id), ...known.renamed] } };
  } catch {
    const again = button("Coba lagi", () => location.reload(), "");
    place.replaceChildren(el("p", { role: "status" }, "Formulir belum dapat dimuat. Draf Anda tetap tersimpan di ponsel ini."), again);
    return;
  }
  desk = new Desk(data, new Places(place.dataset.kimPlaces), { go, again: show });
  const asked = new URLSearchParams(location.search).get("kim");
  if (data.groups.some(([id]) => id === asked)) drafts.lastGroup(asked);
  else if (!data.groups.some(([id]) => id === drafts.lastGroup())) drafts.lastGroup("");
  drafts.tidy();
  navigator.storage?.persist?.().catch(() => {}); // So that a full phone doesn't clear drafts.
  addEventListener("hashchange", () => show());
  drafts.elsewhere((id) => {
    // The tab that is being typed in is right; another one takes over what it wrote.
    if ((desk.draft && desk.draft.id !== id) || document.hasFocus()) return;
    desk.draft = undefined;
    show();
  });
  show();
}

start();
