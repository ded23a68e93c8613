// What the buttons above the text do: a pure function of the text and what is marked in it, and
// its own way back when a button is pressed again.

const BOLD = "**";
const LINES = { daftar: "- ", judul: "## " };
const BEGINS = { daftar: /^[-*+•] +/, judul: /^#{1,6} +/ };
const NUMBER = /^\d{1,3}[.)] +/;
const ANY = /^[ \t]*(?:(?:[-*+•]|\d{1,3}[.)]|#{1,6}|>) +)*/;
const LINK = /\[([^[\]\n]{0,500})\]\(([^()\n]{0,500})\)/g;
const ADDRESS = /^(?:https?:\/\/|www\.)\S+$/i;
const WORD = /[\p{L}\p{N}]/u;

// Returns the text with `tebal`, one of LINES or `tautan` put in or taken out, and what is marked
// then. `start` and `end`: what is marked now.
export function withMark(text, start, end, what) {
  if (what in LINES) return inLines(text, start, end, what);
  return what === "tautan" ? link(text, start, end) : bold(text, start, end);
}

const spliced = (text, start, end, put, from = 0, to = put.length) =>
  ({ text: text.slice(0, start) + put + text.slice(end), start: start + from, end: start + to });

// Whole words, without the blanks at their ends.
function words(text, start, end) {
  while (start < end && /\s/.test(text[start])) start++;
  while (end > start && /\s/.test(text[end - 1])) end--;
  while (start && WORD.test(text[start - 1]) && WORD.test(text[start] ?? "")) start--;
  while (WORD.test(text[end] ?? "") && WORD.test(text[end - 1] ?? "")) end++;
  return [start, end];
}

function bold(text, given, until) {
  const [start, end] = words(text, given, until);
  const { length } = BOLD;
  const isWithin = text.slice(start - length, start) === BOLD && text.slice(end, end + length) === BOLD && start >= length;
  if (isWithin) return spliced(text, start - length, end + length, text.slice(start, end));
  const lines = text.slice(start, end).split("\n").map((line, at) => {
    const lead = at || !start || text[start - 1] === "\n" ? ANY.exec(line)[0] : "";
    return [lead, line.slice(lead.length).trimEnd()];
  });
  const isMarked = (words) => words.length > 2 * length && words.startsWith(BOLD) && words.endsWith(BOLD);
  const isAll = start < end && lines.every(([, line]) => !line || isMarked(line));
  const change = (line) => (isAll ? line.slice(length, line.length - length) : BOLD + line + BOLD);
  if (start === end) return spliced(text, start, end, BOLD + BOLD, length, length);
  const put = lines.map(([lead, line]) => lead + (line && change(line))).join("\n");
  const edge = lines.length > 1 || isAll || lines[0][0] ? 0 : length;
  return spliced(text, start, end, put, edge, put.length - edge);
}

function inLines(text, given, until, what) {
  const start = text.lastIndexOf("\n", given - 1) + 1;
  const after = text.indexOf("\n", until > given && text[until - 1] === "\n" ? until - 1 : until);
  const end = after < 0 ? text.length : after;
  const lines = text.slice(start, end).split("\n");
  const said = lines.filter((line) => line.trim());
  const isAll = said.length && said.every((line) => BEGINS[what].test(line));
  const put = lines.map((line) => {
    if (!line.trim() && lines.length > 1) return line;
    if (isAll) return line.replace(BEGINS[what], "");
    return LINES[what] + line.replace(BEGINS.daftar, "").replace(NUMBER, "").replace(BEGINS.judul, "");
  }).join("\n");
  const isPlace = given === until;
  const at = Math.max(0, Math.min(put.length, given - start + put.length - (end - start)));
  return spliced(text, start, end, put, isPlace ? at : 0, isPlace ? at : put.length);
}

function link(text, given, until) {
  for (const found of text.matchAll(LINK)) {
    const [all, said, address] = found;
    const end = found.index + all.length;
    if (found.index <= given && until <= end) return spliced(text, found.index, end, said || address);
  }
  const [start, end] = ADDRESS.test(text.slice(given, until).trim()) ? [given, until] : words(text, given, until);
  const said = text.slice(start, end);
  if (ADDRESS.test(said)) return spliced(text, start, end, `[](${said})`, 1, 1);
  const place = said.length + 3;
  return spliced(text, start, end, `[${said}](https://)`, said ? place : 1, said ? place + 8 : 1);
}
