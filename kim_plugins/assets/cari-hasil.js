// Shows what was found: posts with the badges that their cards have, and signs to pages.
const WORDS = 26; // Of an excerpt.

export function make(tag, className, ...content) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...content);
  return element;
}

function anchor(url, label) {
  const link = make("a", "", label);
  link.href = url;
  return link;
}

// The part of the text that holds most of the words that were meant, or its beginning; they are marked.
export function excerpt(content, isMeant) {
  const all = content.trim().split(/\s+/);
  const marks = all.map(isMeant);
  let [start, most] = [0, 0];
  marks.forEach((isMarked, place) => {
    if (!isMarked) return;
    const begin = Math.max(0, Math.min(place - 4, all.length - WORDS));
    const count = marks.slice(begin, begin + WORDS).filter(Boolean).length;
    if (count > most) [start, most] = [begin, count];
  });
  const end = start + WORDS;
  const shown = all.slice(start, end).flatMap((word, index) => [marks[start + index] ? make("mark", "", word) : word, " "]);
  return [start > 0 ? "… " : "", ...shown.slice(0, -1), end < all.length ? " …" : ""];
}

function badges(meta, ready) {
  const wanted = [
    meta.putusan && `.kim-verdict--${meta.putusan}`,
    meta.keadaan && `.kim-state--${meta.keadaan}`,
    meta.batal && "[data-kim-batal]",
    meta.mendesak && "[data-kim-mendesak]", // One that has expired is shown without it.
  ];
  const found = wanted.filter(Boolean).map((one) => ready.querySelector(one)).filter(Boolean);
  return found.flatMap((badge) => [" ", badge.cloneNode(true)]);
}

// What readers must know besides the summary, in words that the reader's clock makes true.
function note({ catatan, akhir, batal, id }, isOver) {
  const until = akhir && `${isOver ? "sudah berakhir" : "berlaku sampai"} ${akhir}`;
  const passed = id === "agenda" && isOver && !batal && "acara sudah selesai";
  return [catatan, until, passed].filter(Boolean).join(" · ");
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);

// Returns the entry of a post from what the index says of it; `url` is where it lies.
export function result({ title, shown: meta, summary, text }, { url, isOver, isMeant }, ready) {
  const time = make("time", "", `${meta.id === "agenda" ? "Terbit " : ""}${meta.tanggal}`);
  time.dateTime = meta.hari;
  const badge = make("span", `kim-badge kim-badge--${meta.id}`, meta.jenis);
  const said = note(meta, isOver);
  const items = [
    make("p", "kim-card__kind", badge, ...badges(meta, ready), " ", time),
    make("h2", "kim-card__title", anchor(url, title)),
    ...(said ? [make("p", "kim-card__note", capital(said))] : []),
    make("p", "kim-card__summary", ...excerpt(`${summary} ${text}`, isMeant)),
    make("p", "kim-card__meta", `${meta.kim} · ${meta.tempat}`),
  ];
  return make("li", `kim-card${isOver ? " kim-expired" : ""}`, ...items);
}

// Returns the entry of a place, a group, an office or a page.
export function sign({ label, sort, place, url }) {
  const said = [sort, place].filter(Boolean).join(" · ");
  return make("li", "", anchor(url, label), ...(said ? [" ", make("span", "", said)] : []));
}
