// One draft while it is worked on: its post, its photos, and what is kept of them.
// What is edited is always one post's file as text (`tulis-berkas.js`), so that a post that is
// opened and saved stays as it was but for what was typed.
import { body, fileName, get, parse, print, set, withBody } from "./tulis-berkas.js";
import { ready, thumbnail } from "./tulis-foto.js";
import { check } from "./tulis-periksa.js";
import * as drafts from "./tulis-simpan.js";
import { KEPT } from "./tulis-yaml.js";

// Marks that turn the order of letters come with names and numbers that are copied from a chat.
const visible = (text) => text.replace(/[\u202a-\u202e\u2066-\u2069]/g, "");

const OF_PHOTOS = ["image_alt", "image_credit", "image_people", "consent"];
const OF_CHATS = /^KIM(?:126|156|162)$/;
const CUT = /(?:selengkapnya|more)$/i; // Where a message goes on elsewhere; taken out, nobody would know.
const shown = (alt) => `![${alt.replace(/[[\]\\]/g, "")}]`;

export class Desk {
  // `go` leads to a screen; `again` shows this one anew, at a field.
  constructor(data, places, { go, again }) {
    Object.assign(this, { data, places, go, again, kinds: new Map(data.kinds.map((kind) => [kind.id, kind])) });
  }

  get kind() { return this.kinds.get(this.get("kind") ?? "berita"); }
  get title() { return this.said("title"); }
  get text() { return print(this.post); }
  get day() { return /^\d{4}-\d{2}-\d{2}/.exec(this.said("date"))?.[0] ?? this.today; }
  get today() { return new Date(Date.now() + this.data.zone * 36e5).toISOString().slice(0, 10); }
  get name() { return fileName(this.day, this.title); }

  open(draft) {
    this.draft = draft;
    this.post = parse(draft.text, this.data);
  }

  get(key) { return get(this.post, key); }

  // A key's value where it is a text, else "".
  said(key) {
    const value = this.get(key);
    return typeof value === "string" ? value : "";
  }

  set(key, value) {
    this.post = set(this.post, key, typeof value === "string" ? visible(value) : value);
    if (key === "image_people") {
      if (value !== "anak") this.post = set(this.post, "consent", undefined);
      this.onPeople?.();
    }
    this.keep();
  }

  body() { return body(this.post); }

  setBody(text) {
    this.post = withBody(this.post, visible(text));
    this.keep();
  }

  keep() {
    Object.assign(this.draft, { text: this.text, changed: Date.now() });
    drafts.write(this.draft);
    this.onKept?.();
  }

  // What belongs to photos is only asked where there are any.
  isNeeded(key) { return (this.kind?.needed ?? []).includes(key) || OF_PHOTOS.includes(key); }

  // Adds to a field's record what only the registry knows.
  withChoices(key, record) {
    if (record.type === "topics") return { ...record, choices: this.data.topics };
    return record.type === "places" ? { ...record, find: (words) => this.places.find(words), named: (codes) => this.places.named(codes) } : record;
  }

  begin(kind) {
    if (!this.draft) {
      const text = `---\ntitle: ""\ndate: ${this.today}\nkind: ${kind.id}\n---\n\n${kind.body}`;
      this.open(drafts.begin({ text, group: drafts.lastGroup() }));
      if (kind.own.includes("received")) this.set("received", this.today);
    } else {
      if (!this.body().trim()) this.setBody(kind.body);
      this.changeKind(kind);
    }
    this.keep();
    this.go(this.draft.id, this.draft.group ? "isi" : "kim");
  }

  // What only the former kind has is put aside, and comes back with it.
  changeKind(kind) {
    const own = ({ own: keys, further }) => [...keys, ...further];
    const aside = { ...this.draft.aside };
    for (const key of own(this.kind ?? { own: [], further: [] })) {
      const value = this.get(key);
      if (own(kind).includes(key) || value === undefined || value === KEPT) continue;
      aside[key] = value;
      this.set(key, undefined);
    }
    this.set("kind", kind.id);
    for (const key of own(kind)) if (this.get(key) === undefined && aside[key] !== undefined) this.set(key, aside[key]);
    this.draft.aside = aside;
  }

  choose(group) {
    this.draft.group = group;
    drafts.lastGroup(group);
    this.keep();
    this.go(this.draft.id, "isi");
  }

  problems() {
    let names = 0; // Senders are told of once, with how many there are.
    return check(this.text, this.name, this.data.rules).filter(({ code }) => code !== "KIM126" || !names++)
      .map((one) => ({ ...one, key: this.mendedAt(one) }));
  }

  nameOf(key) {
    return key.startsWith("alt:") ? "Foto" : this.data.rules.labels[key] ?? "Isi";
  }

  // Returns the field in which a problem is mended: its key, "" for the text, or `alt:` and a photo.
  mendedAt({ code, key, named, start, end }) {
    if (code === "KIM033" && key === "image") return named;
    const photo = !key && this.draft.photos.find(({ name }) => this.text.slice(start, end).endsWith(name));
    return photo ? `alt:${photo.name}` : code === "KIM047" ? "consent" : key;
  }

  // Whether something is of a chat alone, and can be tidied.
  isOfChat({ code, start, end }) { return OF_CHATS.test(code) && !CUT.test(this.text.slice(start, end)); }

  // Takes out of the text what was copied from a chat with it: names, hours, notes of pictures; and
  // makes bold what is bold there.
  withoutChat() {
    let { text } = this;
    const found = check(text, this.name, this.data.rules).filter((one) => this.isOfChat(one));
    for (const { code, start, end } of found.reverse())
      text = text.slice(0, start).replace(/\u200e$/, "") + (code === "KIM156" ? `*${text.slice(start, end)}*${text.slice(end)}` : text.slice(end).replace(/^[^\S\r\n]+/, ""));
    if (text === this.text) return this.keep();
    this.post = parse(text, this.data);
    this.withoutChat();
  }

  // The first sentences of the text, as long as a summary may be ("" where there are too few words).
  firstSentences() {
    const paragraphs = this.body().split(/\n\s*\n/).filter((one) => !/^\s*(?:#|>|\||!\[|[-+*•]\s|\d+[.)]\s)/.test(one));
    const words = paragraphs.join(" ").replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[*_~`]+/g, "").replace(/\s+/g, " ").trim();
    const { min, max } = this.data.fields.summary;
    let found = "";
    for (const sentence of words.match(/[^.!?]+(?:[.!?]+(?=\s|$)|\S[^.!?]*|$)+\s*/g) ?? []) {
      if ((found + sentence).trim().length > max || found.length >= min) break;
      found += sentence;
    }
    found = found.trim() || words.slice(0, max);
    if (found.length >= max) found = `${words.slice(0, max - 1).replace(/\s+\S*$/, "")}…`;
    return found.length >= min ? found : "";
  }

  // How a text will look is loaded once it is asked for.
  result() {
    this.loaded ??= import("./tulis-hasil.js");
    this.loaded.catch(() => { this.loaded = undefined; });
    return this.loaded;
  }

  show(text, place) {
    const told = "Tampilannya belum dapat dimuat. Coba lagi bila ada sinyal.";
    return this.result().then(({ showText }) => showText(text, place, (name, alt) => this.thumbnail(name, alt)), () => place.replaceChildren(told));
  }

  // Photos

  // Says what became of a photo; nothing where it can't be read. That takes its time: the draft that they were chosen for may not be the one that is open then.
  async addPhoto(file, { id } = this.draft) {
    let made;
    try {
      made = await ready(file);
    } catch {
      return undefined;
    }
    const { blob, ...photo } = made;
    await drafts.keepPhoto(photo.name, blob);
    const { draft, post } = this;
    if (draft?.id !== id) this.open(drafts.read(id));
    const isNew = !this.draft.photos.some(({ name }) => name === photo.name);
    if (isNew) this.takeIn(photo);
    if (draft?.id !== id) Object.assign(this, { draft, post });
    else this.onBody?.();
    return isNew ? "Foto ditambahkan." : "Foto itu sudah ada.";
  }

  takeIn(photo) {
    this.draft.photos.push(photo);
    if (this.get("image")) this.append(photo.name, "");
    else this.lead(photo, "");
  }

  append(name, alt) { this.setBody(`${this.body().trimEnd()}\n\n${shown(alt)}(img/${name})\n`); }

  lead(photo, alt) {
    this.set("image", photo && `img/${photo.name}`);
    this.set("image_alt", alt);
    if (!photo) for (const key of ["image_credit", "image_people", "consent"]) this.set(key, undefined);
  }

  // Where a photo stands in the text, also as somebody writes it by hand.
  spot({ name }) {
    return new RegExp(`!\\[((?:[^\\[\\]\\\\]|\\\\.)*)\\](\\(\\s*<?(?:\\./)?img/${name.replace(/\W/g, "\\$&")}(?=[)>\\s])[^()\\n]*\\))`, "g");
  }

  isLead(photo) { return this.get("image") === `img/${photo.name}`; }
  altOf(photo) { return this.isLead(photo) ? this.said("image_alt") : (this.spot(photo).exec(this.body())?.[1] ?? ""); }

  setAlt(photo, alt) {
    if (this.isLead(photo)) return this.set("image_alt", alt);
    const text = this.body();
    if (!this.spot(photo).test(text)) this.append(photo.name, alt); // Its line was taken out by hand.
    else this.setBody(text.replace(this.spot(photo), (_, before, target) => shown(alt) + target));
  }

  takeOut(photo) {
    const line = new RegExp(`(^|\\n)\\n*${this.spot(photo).source}[^\\S\\n]*(?:\\n|$)`, "g");
    this.setBody(this.body().replace(line, "$1").replace(this.spot(photo), ""));
  }

  removePhoto(photo) {
    const isLead = this.isLead(photo);
    this.draft.photos = this.draft.photos.filter((one) => one !== photo);
    const [next] = this.draft.photos;
    this.takeOut(photo);
    if (isLead && next) {
      const alt = this.altOf(next);
      this.takeOut(next);
      this.lead(next, alt);
    } else if (isLead) this.lead();
  }

  // The lead photo so far, which may be of an opened file, goes below the text.
  makeLead(photo) {
    const [, before] = /^img\/(.+)$/.exec(this.said("image")) ?? [];
    const [alt, old] = [this.altOf(photo), this.said("image_alt")];
    this.takeOut(photo);
    this.draft.photos = [photo, ...this.draft.photos.filter((one) => one !== photo)];
    this.lead(photo, alt);
    if (before) this.append(before, old);
  }

  async thumbnail(name, alt) {
    const blob = await drafts.photo(name);
    return blob && thumbnail(blob, alt);
  }
}
