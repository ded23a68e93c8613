// The fields of the form, one widget a type. Each is made from its record in the form's data
// (label, hint, limits, choices), shows a value and tells of a new one.

let number = 0;

// Makes an element: properties, then children (texts and elements).
export function el(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name in made && name !== "list") made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child || child === 0));
  return made;
}

// `about` tells one of several buttons of the same name from the others, to who hears them.
export const button = (label, onclick, look = " kim-button--quiet", about = "") =>
  el("button", { type: "button", className: `kim-button${look}`, onclick, ...(about && { "aria-label": `${label}: ${about}` }) }, label);

// A button that takes something away. A list moves up, so the second of two quick taps would take
// away what wasn't meant.
let removed = 0;
export const removal = (label, act, about) => button(label, () => {
  if (Date.now() - removed > 600) act();
  removed = Date.now();
}, undefined, about);

// As high as its text, so that all of it is seen.
export function fit(area, least = 200) {
  area.style.height = "auto";
  area.style.height = `${Math.max(area.scrollHeight + 4, least)}px`;
}

// A field for files that looks like a button, in words of ours.
export const picker = (label, input) => el("p", {}, el("span", { className: "kim-button kim-button--quiet kim-tulis__ambil" },
  el("label", { htmlFor: input.id }, label), input));

// Returns { element, tell(problems), focus() } of a field. `value` is what `tulis-berkas.js` reads.
export function field(key, record, value, change, isNeeded) {
  const id = `kim:tulis-${key}-${number++}`;
  const input = (WIDGETS[record.type] ?? line)({ key, record, value, change, id });
  const isGroup = input.matches("fieldset");
  const described = [];
  const part = (suffix, className, text) => {
    described.push(id + suffix);
    return el("p", { id: id + suffix, className }, text);
  };
  const about = record.hint && part("-ket", "kim-small", record.hint);
  const wrong = part("-salah", "kim-tulis__salah", "");
  const name = [record.label, isNeeded ? "" : el("span", { className: "kim-small" }, " (boleh kosong)")];
  if (isGroup) input.prepend(el("legend", {}, ...name), about ?? "");
  const control = isGroup ? input : input.matches("input, textarea, select") ? input : input.querySelector("input, textarea");
  control.setAttribute("aria-describedby", described.join(" "));
  if (isNeeded && !isGroup) control.required = true;
  const element = isGroup
    ? el("div", { className: "kim-tulis__isian" }, input, wrong)
    : el("div", { className: "kim-tulis__isian" }, el("label", { htmlFor: control.id }, ...name), about, input, wrong);
  const tell = (problems) => {
    wrong.replaceChildren(...problems.map(({ message, hint }) => el("span", {}, message, " ", hint)));
    if (!isGroup) control.setAttribute("aria-invalid", String(problems.length > 0));
  };
  return { key, element, tell, focus: () => (isGroup ? input.querySelector("input, select, button") : control)?.focus() };
}

const text = (value) => [].concat(value ?? []).join("\n");

// Texts that may be given one by one, or in one text.
const several = (value) => (typeof value === "string" ? value.split(/\s*[,;]\s*/) : value ?? []);

// Whether a field can show a value; what it can't show stays as it stands in the file.
export function mayShow({ type, parts }, value) {
  const isText = (one) => typeof one === "string";
  const isList = Array.isArray(value);
  const areRows = (rows) => rows.every((row) => row instanceof Object && Object.values(row).every(isText));
  if (value === undefined) return true;
  if (parts) return isList === (type === "records") && areRows([].concat(value));
  return isText(value) || (isList && /^(?:names|topics|places|days)$/.test(type) && value.every(isText));
}

function line({ key, record, value, change, id }) {
  // What is longer than a phone is wide is shown whole; it stays one line all the same.
  const isLong = record.max > 100 && record.max <= 220;
  const input = el(isLong ? "textarea" : "input", {
    id, value: text(value), autocomplete: "off", oninput: () => change(input.value.replace(/\s+/g, " ").trim()),
  });
  if (isLong) {
    const whole = () => fit(input, 64);
    input.rows = 2;
    input.addEventListener("input", whole);
    setTimeout(whole);
  }
  if (key === "url") Object.assign(input, { type: "url", inputMode: "url" });
  return counted(input, record);
}

// Limits are told while typing, and never cut what is typed.
function counted(input, { min = 0, max = Infinity }) {
  if (max > 500) return input;
  const told = el("span", { className: "kim-small kim-tulis__hitung" });
  const count = () => {
    const length = [...input.value.trim()].length;
    told.textContent = length > max ? `${length - max} huruf terlalu banyak`
      : length && length < min ? `kurang ${min - length} huruf` : length > max - 30 || min ? `${length} dari ${max}` : "";
  };
  input.addEventListener("input", count);
  count();
  return el("div", {}, input, told);
}

function note({ value, change, id }) {
  const input = el("textarea", { id, value: text(value), rows: 4, oninput: () => change(input.value.trim()) });
  return input;
}

// Names, one a line: they may hold commas.
function names({ value, change, id }) {
  const lines = () => input.value.split("\n").map((one) => one.trim()).filter(Boolean);
  const input = el("textarea", { id, value: text(value), rows: 2, oninput: () => change(lines()) });
  return el("div", {}, input, el("span", { className: "kim-small" }, "Satu baris untuk tiap nama atau nomor."));
}

function moment({ value, change, id, record }) {
  const [date, time = ""] = (value ?? "").split("T");
  const day = el("input", { id, type: "date", value: date, min: "1945-01-01", max: "2999-12-31" });
  const hour = el("input", { type: "time", value: record.type === "day" ? "" : time, "aria-label": `${record.label}, jam` });
  const now = () => (day.value && hour.value ? `${day.value}T${hour.value}` : day.value);
  if (value && value !== now()) return line({ value, change, id, record }); // Written in words, or no day that there is: left so.
  for (const input of [day, hour]) input.addEventListener("input", () => change(now()));
  return el("div", { className: "kim-tulis__waktu" }, day, ...(record.type === "day" ? [] : [hour]));
}

function choice({ record, value, change, id }) {
  const isOne = record.choices.length === 1;
  const options = record.choices.map(([choice, label], index) => {
    const input = el("input", { type: isOne ? "checkbox" : "radio", id: `${id}-${index}`, name: id, value: choice, checked: choice === value, onchange: () => change(input.checked ? choice : "") });
    return el("label", { className: "kim-tulis__pilihan", htmlFor: input.id }, input, label);
  });
  return el("fieldset", { className: "kim-tulis__pilih" }, ...options);
}

function yes({ record, value, change, id }) {
  const isSet = /^(true|ya|yes)$/i.test(value ?? "");
  const input = el("input", { type: "checkbox", id, checked: isSet, onchange: () => change(input.checked ? "true" : "") });
  return el("fieldset", { className: "kim-tulis__pilih" }, el("label", { className: "kim-tulis__pilihan", htmlFor: id }, input, "Ya"));
}

const DAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"];

function repeats(given) {
  const input = line(given);
  const list = el("datalist", { id: `${given.id}-usul` }, ...DAYS.map((day) => el("option", { value: `tiap ${day}` })));
  (input.matches("input") ? input : input.querySelector("input")).setAttribute("list", list.id);
  return el("div", {}, input, list);
}

// Several records, such as sources and steps; or one (`isOne`).
function records({ key, record, value, change, id }, isOne = false) {
  const list = el("div");
  const rows = [].concat(value ?? []).map((row) => ({ ...row }));
  const told = () => {
    const kept = rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, one]) => one !== ""))).filter((row) => Object.keys(row).length);
    change(isOne ? kept[0] : kept);
  };
  const draw = (focused) => {
    list.replaceChildren(...rows.map((row, index) => {
      const parts = Object.entries(record.parts).map(([name, part]) =>
        field(name, part, row[name], (one) => { row[name] = one; told(); }, part.needed));
      if (index === focused) setTimeout(() => parts[0].focus());
      const remove = () => { rows.splice(index, 1); told(); draw(); add.focus(); };
      return el("div", { className: "kim-tulis__baris" }, ...parts.map(({ element }) => element), removal(`Hapus ${record.label.toLowerCase()} ini`, remove, String(index + 1)));
    }));
    add.hidden = isOne && rows.length > 0;
  };
  const add = button(`Tambah ${record.label.toLowerCase()}`, () => { rows.push({}); draw(rows.length - 1); });
  add.id = id;
  draw();
  return el("fieldset", {}, list, add);
}

function days(given) {
  const parts = { day: { label: "Tanggal", type: "day", needed: true } };
  const value = several(given.value).map((day) => ({ day }));
  return records({ ...given, value, record: { ...given.record, label: "Tanggal", parts }, change: (found) => given.change(found.map(({ day }) => day)) });
}

function topics({ record, value, change, id }) {
  const chosen = new Set(several(value));
  const options = record.choices.map(([topic, name], index) => {
    const input = el("input", { type: "checkbox", id: `${id}-${index}`, checked: chosen.has(topic), onchange: () => {
      chosen[input.checked ? "add" : "delete"](topic);
      change([...chosen]);
    } });
    return el("label", { className: "kim-tulis__pilihan", htmlFor: input.id }, input, name);
  });
  return el("fieldset", { className: "kim-tulis__pilih" }, ...options);
}

// A place or group that is looked for by its name. `find(words)` answers [{ value, label, place }].
export function finder(id, find, choose) {
  const list = el("ul", { className: "kim-plain" });
  const told = el("p", { className: "kim-small", role: "status" });
  const show = async () => {
    const [hits, isGuess] = await find(input.value);
    list.replaceChildren(...hits.map((hit) => el("li", {}, el("button", { type: "button", className: "kim-tulis__hasil", onclick: () => choose(hit) },
      hit.label, hit.place ? el("span", { className: "kim-small" }, hit.place) : ""))));
    told.textContent = !input.value.trim() ? "" : !hits.length ? "Tidak ada nama seperti itu. Periksa ejaannya."
      : isGuess ? "Tidak ada yang persis sama. Mungkin maksud Anda:" : `${hits.length} cocok.`;
  };
  const input = el("input", { id, type: "search", autocomplete: "off", oninput: show });
  show();
  return el("div", {}, input, told, list);
}

function places({ record, value, change, id }) {
  const chosen = new Map(several(value).map((code) => [code, code]));
  const list = el("ul", { className: "kim-plain" });
  const draw = () => list.replaceChildren(...[...chosen].map(([code, name]) => el("li", {}, `${name} `, button("Hapus", () => {
    chosen.delete(code);
    change([...chosen.keys()]);
    draw();
    found.querySelector("input").focus();
  }, undefined, name))));
  const found = finder(id, record.find, ({ value: code, label, place }) => {
    chosen.set(code, place ? `${label}, ${place}` : label);
    change([...chosen.keys()]);
    draw();
    const input = found.querySelector("input");
    input.value = "";
    input.dispatchEvent(new Event("input"));
    input.focus();
  });
  record.named?.([...chosen.keys()]).then((all) => { for (const [code, name] of all) chosen.set(code, name); draw(); });
  draw();
  return el("div", {}, list, found);
}

const WIDGETS = {
  line, note, names, moment, choice, yes, repeats, records, days, topics, places,
  day: moment,
  record: (given) => records(given, true),
};
