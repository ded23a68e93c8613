// The last screen: what is still to be mended, how the post will look, and the ways to send it.
import { button, el } from "./tulis-isian.js";
import { download, outgoing, photoFiles, share, textFile } from "./tulis-kirim.js";
import * as drafts from "./tulis-simpan.js";

export function kirim(desk, { go, screens, screenOf }) {
  const place = ({ key }) => screens.indexOf(screenOf(key));
  const problems = desk.problems().sort((one, other) => place(one) - place(other));
  const isPrivate = problems.some(({ code }) => desk.data.rules.private.includes(code));
  const told = el("p", { role: "status" });
  const sent = (how) => {
    desk.draft.sent = { how, at: Date.now() };
    drafts.write(desk.draft);
    told.textContent = "Sudah dibagikan. Simpan draf ini sampai kabarnya terbit.";
  };
  const ways = el("div", {}, el("p", { className: "kim-small" }, "Menyiapkan…"));
  const isEmpty = !desk.title && !desk.body().trim();
  const first = isEmpty ? "Tulislah judul dan isinya" : isPrivate && "Hapus nomor atau alamat pribadi di tulisan ini";
  if (first) ways.replaceChildren(el("p", { className: "kim-note" }, `${first} dahulu, barulah dapat dikirim.`));
  else prepare(desk).then((files) => ways.replaceChildren(...waysOf(desk, files, told, sent)));
  const parts = [...toMend(desk, problems, go, screenOf), look(desk), ways, told];
  return { title: "Periksa dan kirim", parts, fields: [] };
}

function toMend(desk, problems, go, screenOf) {
  if (!problems.length) return [el("p", { className: "kim-note kim-tulis__beres" }, "Tidak ada yang perlu diperbaiki.")];
  const items = problems.map((one) => el("li", { className: "kim-tulis__baris" },
    el("p", { className: "kim-small" }, el("strong", {}, desk.nameOf(one.key)), one.severity === "error" ? " · wajib" : " · saran"),
    el("p", {}, one.message, " ", one.hint),
    button("Perbaiki", () => { go(desk.draft.id, screenOf(one.key)); setTimeout(() => desk.again(one.key || "body", one)); }, undefined, desk.nameOf(one.key))));
  return [el("h3", {}, `Yang perlu dilihat (${problems.length})`), el("ul", { className: "kim-plain" }, ...items)];
}

// The post as readers will see it, folded.
function look(desk) {
  const text = el("div", { className: "kim-text md-typeset" });
  const lead = el("div");
  const whole = el("details", { className: "kim-tulis__lihat" }, el("summary", {}, "Lihat seluruh tulisan"),
    el("div", { className: "kim-tulis__hasil-jadi" }, el("p", { className: "kim-tulis__judul" }, desk.title || "Tanpa judul"),
      el("p", { className: "kim-lead" }, desk.said("summary")), lead, text));
  const [photo] = desk.draft.photos;
  whole.addEventListener("toggle", () => {
    desk.show(desk.body(), text);
    if (photo) desk.thumbnail(photo.name, desk.altOf(photo)).then((canvas) => canvas && lead.replaceChildren(canvas));
  }, { once: true });
  return whole;
}

// Everything is made ready before a tap: a share sheet opens only at once.
async function prepare(desk) {
  const { group, photos, text } = desk.draft;
  const found = await Promise.all(photos.map(async (photo) => ({ ...photo, blob: await drafts.photo(photo.name) })));
  const post = outgoing(text, group, photos);
  const file = textFile(post, desk.title, desk.day);
  return { post, text: file, photos: photoFiles(found.filter(({ blob }) => blob)) };
}

function waysOf(desk, { post, text, photos }, told, sent) {
  const area = desk.data.areas[desk.draft.group.split("/")[0]] ?? desk.data.areas.provinsi;
  const act = (files) => async () => {
    const result = await share(files);
    if (result === "sent") sent("bagikan");
    else if (result === "refused") {
      files.forEach(download);
      sent("unduh");
      told.textContent = `Ponsel ini tidak dapat membagikan berkas, jadi ${files.length} berkas diunduh. Lampirkan semuanya di WhatsApp atau surel.`;
    }
  };
  const all = [text, ...photos];
  const repository = el("div");
  const many = photos.length ? `Naskah dan ${photos.length} foto.` : "Satu naskah.";
  const copy = () => navigator.clipboard.writeText(post).then(() => {
    sent("salin");
    told.textContent = "Naskah disalin. Tempel sebagai pesan di WhatsApp.";
  }, () => { told.textContent = "Tidak dapat disalin. Tekan Unduh."; });
  return [
    ...(area.office ? [
      el("h3", {}, "Kirim ke kantor"),
      el("p", {}, `${many} Tekan Kirim, pilih WhatsApp, lalu pilih ${area.office}. `, ...contact(area)),
    ] : [ // Nobody can be reached, so nobody is named.
      el("h3", {}, "Kirim sendiri"),
      el("p", { className: "kim-note" }, `${many} Belum ada kantor yang menerima kiriman. Kirim sendiri kepada pengurus KIM Anda, atau simpan dengan Unduh.`),
    ]),
    el("p", { className: "kim-actions" }, button("Kirim", act(all), "")),
    el("details", { className: "kim-tulis__lihat", ontoggle: () => forge(desk, repository, told, sent) }, el("summary", {}, "Cara kirim lain"),
      el("div", { className: "kim-tulis__alat" },
        photos.length ? button("Kirim naskahnya saja", act([text])) : "",
        photos.length ? button("Kirim fotonya saja", act(photos)) : "",
        button("Unduh", () => { all.forEach(download); sent("unduh"); told.textContent = "Berkas sudah diunduh."; }),
        navigator.clipboard ? button("Salin naskah", copy) : ""),
      repository),
  ];
}

function contact({ office, whatsapp, email }) {
  const links = [
    whatsapp && el("a", { href: `https://wa.me/${whatsapp}` }, `WhatsApp ${office}`),
    email && el("a", { href: `mailto:${email}` }, email),
  ].filter(Boolean);
  return links.flatMap((link, index) => (index ? [" · ", link] : [link]));
}

// For who has an account at the forge, and so a signal: loaded once the other ways are looked at.
async function forge(desk, place, told, sent) {
  const { draft, name, data: { repository } } = desk;
  if (!repository || !draft.group || place.firstChild) return;
  const { newFile } = await import("./tulis-repositori.js").catch(() => ({}));
  newFile?.({ place, repository, draft, name, sent, tell: (words) => { told.textContent = words; } });
}
