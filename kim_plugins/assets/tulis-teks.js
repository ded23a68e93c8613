// What an author says in words of his own: code, hidden notes, addresses and quotations are not
// (`content/prose.py`, `fenced.py`, `hidden_notes.py`). All texts are `flat`.
import { folded, letters, lowered, patterns } from "./tulis-pola.js";

const MOST = 24;
const kept = new Map();
const blank = (text) => text.replace(/[^\n]/g, " ");

// Works something out once a text; few are kept, since each letter that is typed makes a new one.
function once(name, text, make) {
  const key = name + text;
  if (!kept.has(key)) {
    if (kept.size >= MOST) kept.clear();
    kept.set(key, make());
  }
  return kept.get(key);
}

// Tells of lines, asked for in their order, where the fenced code ends that begins there (or 0).
function fences(lines, p) {
  const isSign = (line) => line.includes("```") || line.includes("~~~");
  const closing = [];
  lines.forEach((line, index) => {
    const bare = isSign(line) && p("fenced.CLOSES").whole(line);
    if (bare) closing.push({ index, fence: bare.groups.fence });
  });
  let next = 0;
  return (index) => {
    const opened = isSign(lines[index]) && p("fenced.OPENS").whole(lines[index]);
    if (!opened) return 0;
    while (next < closing.length && closing[next].index <= index) next += 1;
    for (let at = next; at < closing.length; at += 1) {
      if (closing[at].fence.startsWith(opened.groups.fence)) return closing[at].index;
    }
    return 0;
  };
}

function withoutFences(text, p) {
  if (!/```|~~~/.test(text)) return text;
  const lines = text.split("\n");
  const lastOf = fences([...lines], p);
  for (let index = 0; index < lines.length; index += 1) {
    const last = lastOf(index);
    for (; last && index < last; index += 1) lines[index] = blank(lines[index]);
    if (last) lines[index] = blank(lines[index]);
  }
  return lines.join("\n");
}

// The hidden notes of a text: where each stands, whether it is broken, and where that is told.
export function hiddenNotes(text, rules) {
  return text.includes("<!") ? once("notes", text, () => [...notesIn(text, patterns(rules))]) : [];
}

function* notesIn(text, p) {
  const lastOf = fences(text.split("\n"), p);
  const lineEnd = (at) => (text.indexOf("\n", at) + 1 || text.length + 1) - 1;
  for (let at = 0, found; (found = p("hidden_notes.SIGN").find(text, at)); ) {
    const { fence, ticks, lead } = found.groups;
    at = found.index + found[0].length;
    if (fence) {
      const line = text.slice(0, found.index).split("\n").length - 1;
      const last = lastOf(line);
      const isCode = fence[0] === "`" && text.slice(at, lineEnd(at)).includes("`");
      if (!last && isCode) at = found.index + lead.length + 1;
      if (last) {
        at = found.index;
        for (let n = line; n < last; n += 1) at = text.indexOf("\n", at) + 1;
        at = lineEnd(at);
      }
    } else if (ticks) {
      const paragraph = text.indexOf("\n\n", at);
      const part = text.slice(0, paragraph < 0 ? text.length : paragraph);
      const closing = new RegExp(`(?<!\`)${ticks}(?!\`)`, "g");
      closing.lastIndex = at;
      if (closing.test(part)) at = closing.lastIndex;
    } else if (found[0][0] === "<") {
      const note = noteAt(text, found.index, lineEnd);
      yield note;
      at = note.end;
    }
  }
}

function noteAt(text, start, lineEnd) {
  let end = text.indexOf("-->", start + 2);
  if (!text.startsWith("<!--", start)) {
    return { start, end: end < 0 ? lineEnd(start) : end + 3, told: start, isBroken: true };
  }
  if (/^<!--(?:-?)>/.test(text.slice(start, start + 6))) end = text.indexOf(">", start) - 2;
  if (end < 0) return { start, end: text.length, told: start, isBroken: true };
  const again = text.slice(0, end).indexOf("<!--", start + 4);
  return { start, end: end + 3, told: again < 0 ? start : again, isBroken: again >= 0 };
}

export function blanked(text, rules) {
  return hiddenNotes(text, rules).reduce(
    (shown, { start, end }) => shown.slice(0, start) + blank(text.slice(start, end)) + shown.slice(end),
    text,
  );
}

export function withoutCode(text, rules) {
  return once("code", text, () => {
    const p = patterns(rules);
    const plain = withoutFences(blanked(text, rules), p);
    return plain.includes("`") ? p("prose.CODE").blanked(plain) : plain;
  });
}

const ownWords = (text, rules) =>
  once("own", text, () =>
    ["ADDRESS", "QUOTED_BLOCK", "QUOTATION"].reduce(
      (left, name) => patterns(rules)(`prose.${name}`).blanked(left),
      withoutCode(text, rules),
    ),
  );

// Whether a part of a text is said in its author's own words.
export const isOwn = (text, start, end, rules) => ownWords(text, rules).slice(start, end) === text.slice(start, end);

// The words of a text in small letters, without what stands around them.
export const wordsOf = (text, rules) =>
  once("words", text, () => {
    const plain = Array.from(lowered(text), (sign) => ("'`’".includes(sign) ? "'" : rules.edges.includes(sign) ? " " : sign));
    return new Set(plain.join("").split(/\s+/).map((word) => word.replace(/^'+|'+$/g, "")));
  });

// ——— What a chat leaves (`chat_remains.py`)

export function* remains(text, rules) {
  const words = wordsOf(text, rules);
  if (!rules.chat.words.some((word) => words.has(word)) && !text.includes("-WA")) return;
  for (const found of patterns(rules)("chat_remains.REMAINS").all(withoutCode(text, rules))) {
    const kind = Object.keys(rules.chat.advice).find((name) => found.groups[name] !== undefined);
    const [start, end] = found.indices.groups[kind];
    yield { start, end, args: { text: text.slice(start, end), advice: rules.chat.advice[kind] } };
  }
}

export function senders(text, rules) {
  if (!/\[| [-–] /.test(text)) return [];
  return patterns(rules)("chat_remains.SENDER").all(withoutCode(text, rules)).map((found) => {
    const [start, end] = found.indices.groups.all;
    return { start, end, name: found.groups.name.replace(/^[~ \u202f\xa0]+|[~ \u202f\xa0]+$/g, "") };
  });
}

// ——— What is shown otherwise than it was meant (`layout/pasted.py`)

const said = (text) => letters(folded(text).replace(/(?<=\p{Nd})[^\p{L}\p{N}_\s](?=\p{Nd})/gu, (sign) => `\u0294${sign.charCodeAt(0)}`));

// Where a text begins with its post's title again.
export function repeatedTitle(title, text) {
  const wanted = said(title);
  const start = text.length - text.trimStart().length;
  if (!wanted || !said(text.slice(start, start + 8)).startsWith(wanted.slice(0, 2))) return null;
  let end = start;
  for (const line of text.slice(start).split("\n").slice(0, 3)) {
    end += line.length + 1;
    const told = said(text.slice(start, end));
    if (told === wanted) return { start, end: end - 1 };
    if (!wanted.startsWith(told)) return null;
  }
  return null;
}

// Behind the titles that a text begins with.
function behindTitles(title, text, p) {
  let end = text.length - text.trimStart().length;
  for (let again; (again = repeatedTitle(title, text.slice(end))); ) {
    const place = end + again.end;
    const below = p("pasted.UNDERLINE").at(text, place);
    const rest = text.slice(place + (below ? below[0].length : 0)).trimStart();
    if (!rest) break;
    end = text.length - rest.length;
  }
  return end;
}

export function chatBold(title, text, rules) {
  const p = patterns(rules);
  const start = text.includes("*") ? behindTitles(title, text, p) : 0;
  if (!text.includes("*") || text.slice(start).includes("**")) return [];
  const plain = withoutCode(text, rules);
  if (!p("pasted.BOLD").find(plain)) return [];
  const found = p("pasted.ANY_BOLD").all(plain.slice(start));
  return found.map(({ index, 0: words }) => ({ start: start + index, end: start + index + words.length, args: { words } }));
}

// ——— Headings, pictures and links

export function* skippedLevels(text, rules) {
  let last = 1;
  for (const found of text.includes("###") ? patterns(rules)("heading_levels.HEADING").all(withoutCode(text, rules)) : []) {
    const level = Math.max(2, (found[1] || "##").length);
    if (level > last + 1) {
      const args = { given: "#".repeat(level), right: "#".repeat(last + 1) };
      yield { start: found.index, end: found.index + level, args };
    }
    last = level;
  }
}

const LINK = /(!?)\[((?:[^\[\]\\\n]|\\.|\n(?!\n))*)\]\([ \t]*(<[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)(?:[ \t\n]+(?:"[^"]*"|'[^']*'))?[ \t]*\)/g;

export const links = (text, rules) =>
  [...withoutCode(text, rules).matchAll(LINK)].map((found) => {
    const start = found.index + found[0].indexOf("](") + 2;
    const target = found[3].replace(/^<|>$/g, "");
    return { start, end: start + found[3].length, target, words: text.slice(found.index, start).replace(/^!?\[|\]\($/g, ""), isPicture: found[1] === "!" };
  });
