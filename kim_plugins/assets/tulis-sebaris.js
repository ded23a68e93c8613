// What stands inside a line: bold, italics, struck out, code, links, pictures, addresses and the
// marks of footnotes. After `content/emphasis.py`, `addresses.py`, `strikes.py`, told there.

const FARTHEST = 50; // Openings that are looked at for one closing.
const DEEPEST = 10;
const LONGEST_LINK = 500;
const HELD = /\x02(\d+)\x03/g;
const SIGNS = /\\[\\`*_{}[\]()>#+\-.!|~<]|`+|!?\[|<|(?:https?:\/\/|www\.)[\p{L}\p{N}]|@|  \n/giu;
const ADDRESS = /(?:https?:\/\/|www\.)[\p{L}\p{N}][\p{L}\p{N}_.-]*(?::\d+)?(?:[/?#](?:[^\s<>"`|\\\0-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060\ufeff“”„«»\u2190-\u2bff\ufe0f\u{1f000}-\u{1faff}*~&]|\*(?!\*)|~(?!~)|&(?![a-z]+;|#)|&amp;)*)?@?/iuy;
const BOX = /[\p{L}\p{N}_.+-]/u;
const DOMAIN = /@((?:[a-z\d_-]+\.)+[a-z\d_-]*[a-z])(?![\w@-])/iy;
const TAG = /<\/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?\/?>|<![A-Za-z][^<>]*>/y;
const STRUCK = /~~(?=[^\s~])([^~]*[^\s~])~~(?!~)|~(?=[\p{L}\p{N}_*("“'‘[\x02])([^~\n]*[^\s~])~(?![\p{L}\p{N}_~])/uy;
const RUN = /\*+|_+/g;
const WORD = /[\p{L}\p{N}]/u;

const escaped = (text) => text
  .replace(/&(?!(?:[a-z][a-z0-9]{1,30}|#\d{1,7}|#x[0-9a-f]{1,6});)/gi, "&amp;")
  .replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

// Turns a text into HTML. `notes` gives the number of a footnote by its name, or nothing.
export function inline(text, notes = () => 0) {
  const kept = [];
  const keep = (html) => `\x02${kept.push(html) - 1}\x03`;
  const shown = (part) => escaped(part).replace(HELD, (_, number) => kept[number]);
  const within = (part) => shown(emphasised(struck(part, keep), keep));
  return within(found(text, keep, within, notes));
}

// Takes out what is no plain text.
function found(text, keep, within, notes) {
  let result = "";
  let at = 0;
  const ticks = {}; // From where on there is no run of so many.
  SIGNS.lastIndex = 0;
  for (let sign; (sign = SIGNS.exec(text)); SIGNS.lastIndex = at) {
    const place = sign.index;
    result += text.slice(at, place);
    const [html, end] = piece(text, place, sign[0], { ticks, within, notes, keep, before: result, held: text.slice(at, place) }) || [];
    if (end && html.cut) result = result.slice(0, -html.cut) + keep(html.link);
    else result += end ? keep(html) : sign[0];
    at = end || place + sign[0].length;
  }
  return result + text.slice(at);
}

function piece(text, at, sign, { ticks, within, notes, keep, held }) {
  if (sign === "  \n") return ["<br>\n", at + 3];
  if (sign[0] === "\\") return [escaped(sign[1]), at + 2];
  if (sign[0] === "`") return code(text, at, sign, ticks);
  if (sign === "@") return mail(text, at, held);
  if (sign === "<") return angled(text, at);
  if (sign.endsWith("[")) return bracketed(text, at, sign, within, notes, keep);
  return address(text, at);
}

function code(text, at, sign, ticks) {
  const size = sign.length;
  if (ticks[size]) return null;
  for (let end = text.indexOf(sign, at + size); end >= 0; end = text.indexOf(sign, end)) {
    let after = end;
    while (text[after] === "`") after++;
    if (after - end === size) return [`<code>${text.slice(at + size, end).trim().replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;")}</code>`, after];
    end = after;
  }
  ticks[size] = true;
  return null;
}

function anchor(href, html) {
  const isOutside = /^(?:https?:\/\/[^\s/?#]|mailto:[^\s@]+@)/i.test(href);
  return `<a${isOutside ? ` href="${escaped(href)}" target="_blank" rel="noopener"` : ""}>${html}</a>`;
}

function angled(text, at) {
  const found = /<((?:https?:\/\/|mailto:)[^\s<>]{1,500}|[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,5})>/iy;
  found.lastIndex = at;
  const link = found.exec(text);
  if (link) return [anchor(/^[a-z]+:/i.test(link[1]) ? link[1] : `mailto:${link[1]}`, escaped(link[1].replace(/^mailto:/i, ""))), found.lastIndex];
  TAG.lastIndex = at;
  const tag = TAG.exec(text);
  return tag && [escaped(tag[0]), TAG.lastIndex];
}

// The place of the bracket that closes one, or -1.
function closing(text, at, open, close) {
  let depth = 0;
  const last = Math.min(text.length, at + LONGEST_LINK);
  for (let place = at; place < last; place++) {
    if (text[place] === "\\") place++;
    else if (text[place] === open) depth++;
    else if (text[place] === close && !--depth) return place;
  }
  return -1;
}

function bracketed(text, at, sign, within, notes, keep) {
  const open = at + sign.length - 1;
  const end = closing(text, open, "[", "]");
  if (end < 0) return null;
  const words = text.slice(open + 1, end);
  const number = words[0] === "^" && sign === "[" ? notes(words.slice(1)) : 0;
  if (number) return [`<sup><a>${number}</a></sup>`, end + 1];
  const close = text[end + 1] === "(" ? closing(text, end + 1, "(", ")") : -1;
  if (close < 0) return null;
  const target = text.slice(end + 2, close).trim();
  const [, angle, plain] = /^(?:<([^<>]*)>|([^\s]*))(?:\s+(?:"[^"]*"|'[^']*'))?$/.exec(target) || [null, null, target];
  const address = (angle === undefined || angle === null ? plain : angle).replace(/\\([^\w\s])/g, "$1");
  if (sign === "![") return [picture(address, words), close + 1];
  const inner = within(found(words, keep, within, notes).replace(/\x02\d+\x03/g, (mark) => mark));
  return [anchor(address, inner.replace(/<\/?a\b[^>]*>/g, "")), close + 1];
}

function picture(source, alt) {
  const isOurs = source && !/^[a-z][a-z0-9+.-]+:|^\/\//i.test(source);
  return isOurs ? `<span data-gambar="${escaped(source)}">${escaped(alt)}</span>` : "<span></span>";
}

// Where an address ends, of which the last signs may belong to the sentence.
function trimmedEnd(shown, start) {
  let end = shown.length;
  const next = /[,;]+(?=https?:\/\/|www\.)/i.exec(shown.slice(start));
  if (next) end = start + next.index;
  for (; end > start; end--) {
    const last = shown[end - 1];
    const opening = { ")": "(", "]": "[", "}": "{" }[last];
    const isExtra = opening && shown.slice(start, end).split(last).length > shown.slice(start, end).split(opening).length;
    if (!isExtra && !"?!.,:;*_~'\"’‘”›…–—".includes(last)) break;
  }
  return end;
}

function address(text, at) {
  ADDRESS.lastIndex = at;
  const [all] = ADDRESS.exec(text) || [""];
  const isWww = /^w/i.test(all);
  if (!all || all.endsWith("@") || /[\p{L}\p{N}/@=&%#]/u.test(text[at - 1] || "") || (isWww && /[.-]/.test(text[at - 1] || ""))) {
    return all.endsWith("@") ? [escaped(all), at + all.length] : null;
  }
  const end = trimmedEnd(all, isWww ? 4 : all.indexOf("//") + 2);
  const shown = all.slice(0, end);
  return [anchor((isWww ? "http://" : "") + shown, escaped(shown)), at + end];
}

// `held`: what stands before the sign that may be part of the address.
function mail(text, at, held) {
  DOMAIN.lastIndex = at;
  const found = DOMAIN.exec(text);
  let start = held.length;
  while (start && BOX.test(held[start - 1])) start--;
  while (start < held.length && held[start] === ".") start++;
  const box = held.slice(start);
  if (!found || !box || "/@".includes(held[start - 1] || " ")) return null;
  const mailto = `${box}@${found[1]}`;
  return [{ cut: box.length, link: anchor(`mailto:${mailto}`, escaped(mailto)) }, DOMAIN.lastIndex];
}

function struck(text, keep) {
  if (!text.includes("~")) return text;
  let result = "";
  let at = 0;
  for (let place = text.indexOf("~"); place >= 0; place = text.indexOf("~", Math.max(at, place + 1))) {
    STRUCK.lastIndex = place;
    const before = text[place - 1] || " ";
    const found = before !== "~" && STRUCK.exec(text);
    if (!found || (found[2] && /[\p{L}\p{N}_]/u.test(before))) continue;
    result += `${text.slice(at, place)}${keep("<del>")}${found[1] || found[2]}${keep("</del>")}`;
    at = STRUCK.lastIndex;
  }
  return result + text.slice(at);
}

// Signs that pair become tags.
function emphasised(text, keep) {
  const pairs = pairsOf(text);
  const marks = [];
  for (const { start, innerStart, innerEnd, end } of pairs) {
    const tag = innerStart - start > 1 ? "strong" : "em";
    marks.push([start, innerStart, `<${tag}>`], [innerEnd, end, `</${tag}>`]);
  }
  marks.sort(([one], [other]) => one - other);
  let result = "";
  let at = 0;
  for (const [start, end, tag] of marks) {
    result += text.slice(at, start) + keep(tag);
    at = end;
  }
  return result + text.slice(at);
}

function pairsOf(text) {
  const open = [];
  const pairs = [];
  const heights = [];
  for (const run of runsOf(text)) {
    for (let place; run.closes && run.end > run.start && (place = openingOf(open, run)) >= 0;) {
      const opening = open[place];
      open.length = place + 1;
      const [many, few] = [opening.end - opening.start, run.end - run.start];
      const size = many === 3 && few === 3 ? 1 : Math.min(2, many, few);
      const pair = { start: opening.end - size, innerStart: opening.end, innerEnd: run.start, end: run.start + size };
      let height = 1;
      while (heights.length && heights[heights.length - 1][0] > pair.start) height = Math.max(height, 1 + heights.pop()[1]);
      heights.push([pair.start, height]);
      if (height <= DEEPEST) pairs.push(pair);
      opening.end -= size;
      run.start += size;
      if (opening.end === opening.start) open.pop();
    }
    if (run.opens && run.end > run.start) open.push(run);
  }
  return pairs;
}

function runsOf(text) {
  const runs = [];
  const plain = text.replace(/\x02\d+\x03/g, (mark) => mark);
  for (const found of plain.matchAll(RUN)) {
    const [signs] = found;
    const start = found.index;
    const end = start + signs.length;
    const [before, after] = [text[start - 1] || " ", text[end] || " "];
    let [opens, closes] = [/\S/.test(after), /\S/.test(before)];
    if (signs.length > 6 || (signs === "*" && WORD.test(before) && WORD.test(after))) continue;
    if (signs[0] === "_") {
      opens = opens && !/[\p{L}\p{N}_]/u.test(before);
      closes = closes && !/[\p{L}\p{N}_]/u.test(after);
    }
    if (opens || closes) runs.push({ sign: signs[0], start, end, given: signs.length, opens, closes });
  }
  return runs;
}

// The last opening that a closing run can pair with; one with fewer signs yields to one with as many.
function openingOf(open, closing) {
  let last = -1;
  const size = closing.end - closing.start;
  for (let place = open.length - 1; place >= Math.max(0, open.length - FARTHEST); place--) {
    const one = open[place];
    const isDoubtful = closing.opens || one.closes;
    const isThird = !((closing.given + one.given) % 3) && closing.given % 3;
    if (one.sign !== closing.sign || (isDoubtful && isThird)) continue;
    const count = one.end - one.start;
    if (count === size || (last < 0 && count > size)) return place;
    if (last < 0) last = place;
  }
  return last;
}
