// What stands inside a line: emphasis, code, links, pictures, addresses, marks of footnotes; the
// rules are told in `content/markdown/emphasis.py`, `addresses.py` and `strikethrough.py`. Every
// repetition has a bound, so that no text takes long.

const FARTHEST = 50; // Openings that are looked at for one closing.
const SIGNS = new RegExp([
  /\\([\\\x60*_{}[\]()>#+\-.!|~<])/,
  /(`{1,9})(?!\x60)([^]{0,999}?[^`])\2(?!\x60)/,
  /\[\^([^\]\n]{1,99})\]/,
  /(!?)\[((?:[^[\]\\]|\\.|\[[^[\]]{0,99}\]){0,500})\]\(\s{0,9}<?((?:[^()\s<>]|\([^()\s]{0,99}\)){0,500})>?(?:\s+(?:"[^"]{0,99}"|'[^']{0,99}'))?\s{0,9}\)/,
  /<((?:https?:\/\/|mailto:)[^\s<>]{1,500}|[\w.+-]{1,64}@[\w.-]{1,99})>/,
  /(<\/?[a-z][^<>]{0,300}>)/,
  /((?:mailto:)?[\p{L}\p{N}_+-][\p{L}\p{N}_.+-]{0,63}@(?:[a-z\d_-]{1,63}\.){1,8}[a-z\d_-]{0,60}[a-z](?![\w@-]))/u,
  /((?:https?:\/\/|www\.)[\p{L}\p{N}](?:(?!\[\^|!?\[[^\]\s]{0,99}\]\(|[,;]+(?:https?:|www\.))[^\s<>"\x60|\\“”„«»*~\u2190-\u2bff\u{1f000}-\u{1faff}]){0,999})/u,
].map((one) => one.source).join("|"), "giu");
const STRUCK = /~~(?=[^\s~])((?:[^~]|~(?!~)){0,300}[^\s~])~~(?!~)|~(?=[\p{L}\p{N}*("“'‘[\x02])([^~\n]{0,300}[^\s~])~(?![~\p{L}\p{N}_])/gu;
const HELD = /\x02(\d+)\x03/g;
const WORD = /[\p{L}\p{N}]/u;

export const escaped = (text) => text
  .replace(/&(?![a-z][a-z0-9]{1,30};)/gi, "&amp;")
  .replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

export const verbatim = (text) => escaped(text.replace(/&/g, "&amp;"));

function anchor(href, html) {
  const isOutside = /^(?:https?:\/\/[^\s/?#]|mailto:[^\s@]+@|tel:\+?\d)/i.test(href);
  const way = isOutside ? ` href="${escaped(href)}" target="_blank" rel="noopener"` : "";
  return `<a${way}>${html}</a>`;
}

// Turns a text into HTML. `notes` gives the number of a footnote by its name, or 0.
export function inline(text, notes, isLink) {
  const kept = [];
  const keep = (html) => `\x02${kept.push(html) - 1}\x03`;
  const piece = (all, sign, ticks, code, note, mark, words, target, angled, tag, mail, address, ...rest) => {
    if (sign) return keep(escaped(sign));
    if (code) return keep(`<code>${verbatim(code.trim())}</code>`);
    if (note) return notes(note) ? keep(`<sup><a>${notes(note)}</a></sup>`) : all;
    if (tag) return keep(escaped(tag));
    if (mark) return keep(picture(target, words));
    if (isLink) return all;
    if (target !== undefined) return keep(anchor(target.replace(/\\([^\w\s])/g, "$1"), inline(words, notes, true)));
    if (angled || mail) return keep(anchor((angled || mail).replace(/^(?!mailto:|https?:)/i, "mailto:"), escaped(angled || mail)));
    return bare(address, text[rest[1] - 1] || " ", keep);
  };
  const plain = text.replace(SIGNS, piece).replace(STRUCK, (all, two, one, at, whole) => {
    const before = whole[at - 1] || " ";
    return before === "~" || (one && /[\p{L}\p{N}_]/u.test(before)) ? all : `${keep("<del>")}${two || one}${keep("</del>")}`;
  });
  return escaped(emphasised(plain, keep)).replace(/ {2}\n/g, "<br>\n").replace(HELD, (_, number) => kept[number]);
}

function picture(source, alt) {
  const isOurs = source && !/^[a-z][a-z0-9+.-]+:|^\/\//i.test(source);
  return isOurs ? `<span data-gambar="${escaped(source)}">${escaped(alt)}</span>` : "<span></span>";
}

// An address without the signs behind it that belong to the sentence.
function bare(all, before, keep) {
  if (/^(?:https?:\/\/)?[^/?#]*@/i.test(all) || /[\p{L}\p{N}/@=&%#]/u.test(before)) return all;
  const [given] = all.split(/&(?!amp;)(?:#|[a-z]+;)/i, 1);
  let end = given.length;
  const count = (sign) => given.slice(0, end).split(sign).length;
  while (end && (/[?!.,:;_'’‘›…–—]/.test(given[end - 1]) || (given[end - 1] === ")" && count(")") > count("(")) || (given[end - 1] === "]" && count("]") > count("[")))) end--;
  const shown = given.slice(0, end);
  return keep(anchor(shown.replace(/^w/i, "http://$&"), escaped(shown))) + all.slice(end);
}

// Signs that pair become tags.
function emphasised(text, keep) {
  const open = [];
  const marks = [];
  for (const found of text.matchAll(/\*+|_+/g)) {
    const run = runOf(text, found);
    for (let place; run.closes && run.end > run.start && (place = openingOf(open, run)) >= 0;) {
      const opening = open[place];
      open.length = place + 1;
      const sizes = [opening.end - opening.start, run.end - run.start];
      const size = sizes.join() === "3,3" ? 1 : Math.min(2, ...sizes);
      const tag = size > 1 ? "strong" : "em";
      marks.push([opening.end - size, opening.end, `<${tag}>`], [run.start, run.start + size, `</${tag}>`]);
      opening.end -= size;
      run.start += size;
      if (opening.end === opening.start) open.pop();
    }
    if (run.opens && run.end > run.start) open.push(run);
  }
  let result = "";
  let at = 0;
  for (const [start, end, tag] of marks.sort(([one], [other]) => one - other)) {
    result += text.slice(at, start) + keep(tag);
    at = end;
  }
  return result + text.slice(at);
}

function runOf(text, { 0: signs, index: start }) {
  const end = start + signs.length;
  const [before, after] = [text[start - 1] || " ", text[end] || " "];
  const [wasWord, isWord] = [WORD.test(before), WORD.test(after)];
  const isText = signs.length > 6 || (signs === "*" && wasWord && isWord);
  const isPart = (is) => signs[0] === "_" && is;
  const opens = !isText && /\S/.test(after) && !isPart(wasWord);
  return { sign: signs[0], given: signs.length, start, end, opens, closes: !isText && /\S/.test(before) && !isPart(isWord) };
}

// The last opening that a closing run can pair with; one with fewer signs yields to one with as
// many (CommonMark 6.2, rules 9 and 10).
function openingOf(open, { sign, given, opens, start, end }) {
  let last = -1;
  for (let place = open.length - 1; place >= Math.max(0, open.length - FARTHEST); place--) {
    const one = open[place];
    const count = one.end - one.start;
    const isThird = !((given + one.given) % 3) && given % 3 && (opens || one.closes);
    if (one.sign !== sign || isThird) continue;
    if (count === end - start || (last < 0 && count > end - start)) return place;
    if (last < 0) last = place;
  }
  return last;
}
