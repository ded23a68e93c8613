// Shows a text as the site will, while it is being written: `content/body.py` in small.
//
// What comes out is made of a closed list of tags, and of text that is escaped; nothing of the
// author's becomes a tag or the name of an attribute. What must be paired is found by walking on,
// so that no text takes long. What isn't known here is shown as it was written.
import { goesOn, isEnded, listed, LOWER, readings } from "./tulis-daftar.js";
import { inline } from "./tulis-sebaris.js";

const DEEPEST_QUOTE = 5;
const LABEL = /^\p{L}[\p{L}\p{N}_ ()/.&,'-]{0,38}?[ \t]*:(?!\/\/)(?:[ \t]|$)/u;
const TIME = /^(?:(?:pukul|pkl\.?|jam) )?\d{1,2}[.:]\d{2}(?!\d)/i;
const SIGN = /^(?:[^\p{L}\p{N}_\s"'“”‘’([*`«~!\\<&$@\x02\x03]|[a-z0-9][.)] |\([\p{L}\p{N}_]\) )/iu;
const QUOTED = /^ {0,3}> ?/;
const MORE_THAN = /^ {0,3}> ?(?=(?:Rp\.? ?)?\d)|^ {0,3}>+[^<>\n]*<+[ \t]*$/;
const HEADING = /^(#{1,6})(?:[ \t]+(.*))?$/;
const NOTE = /^\[\^([^\]\n]+)\]:[ \t]*(.*)$/;
const UNKNOWN = /^(?::[ \t]|\[[^\]^\n][^\]\n]*\]:)/;
const STORED = /^ *\x02(\d+)\x03$/;
const BAR = /\|/;
const FRAME = /^\+(?:[-=]{2,}\+)+$/;
const NO_ROW = /^(?:#{1,6}(?:[ \t]|$)|>|[-*+][ \t]|\d{1,9}[.)][ \t]+(?!\|)|```|~~~)/;
const HEAD = /^(?:no\b|nomor|nama|hari|tanggal|waktu|jam|pukul|jenis|uraian|kegiatan|tahun)/i;

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

export function render(body) {
  const text = body.replace(/\r\n?/g, "\n").replace(/[\x02\x03\ue001-\ue004]/g, "").replace(/<!--[^]*?-->/g, "");
  return new Preview().text(text);
}

class Preview {
  constructor() {
    this.stored = [];
    this.notes = new Map(); // The texts of footnotes by their names.
    this.used = []; // Their names in the order of the text.
    this.number = (name) => {
      if (!this.notes.has(name)) return 0;
      if (!this.used.includes(name)) this.used.push(name);
      return this.used.indexOf(name) + 1;
    };
  }

  text(text) {
    const html = this.blocks(this.withoutNotes(text.split("\n").map((line) => (line.trim() ? line : ""))), 0);
    const notes = [];
    for (let at = 0; at < this.used.length; at++) notes.push(`<li><p>${inline(this.notes.get(this.used[at]), this.number)}</p></li>`);
    return notes.length ? `${html}<hr><ol>${notes.join("")}</ol>` : html;
  }

  withoutNotes(lines) {
    let name = "";
    return lines.filter((line) => {
      const found = NOTE.exec(line);
      if (found && !this.notes.has(found[1])) this.notes.set((name = found[1]), found[2]);
      else if (name && line.trim()) this.notes.set(name, `${this.notes.get(name)}\n${line.trim()}`);
      else name = "";
      return !name;
    });
  }

  // The HTML of lines, those of code and tables taken out first.
  blocks(lines, depth) {
    return this.holder(listed(this.tables(this.fences(lines))), depth, true);
  }

  store(html, lead = "") {
    return ["", `${lead}\x02${this.stored.push(html) - 1}\x03`, ""];
  }

  fences(lines) {
    const result = [];
    for (let number = 0; number < lines.length; number++) {
      const open = /^( *)(`{3,}|~{3,7}(?!~))[ \t]*[^`\n]*$/.exec(lines[number]);
      const end = open ? lines.findIndex((line, at) => at > number && line.trim().startsWith(open[2]) && !line.trim().replace(/`+|~+/, "")) : -1;
      if (end < 0) {
        result.push(lines[number]);
        continue;
      }
      const inside = lines.slice(number + 1, end).map((line) => `${line.slice(Math.min(open[1].length, line.length - line.trimStart().length))}\n`);
      result.push(...this.store(`<pre><code>${escaped(inside.join(""))}</code></pre>`, open[1]));
      number = end;
    }
    return result;
  }

  tables(lines) {
    const result = [];
    for (let number = 0; number < lines.length;) {
      const [table, end] = tableAt(lines, number);
      if (table) result.push(...this.store(this.table(table), /^ */.exec(lines[number])[0]));
      else result.push(...lines.slice(number, Math.max(end, number + 1)));
      number = Math.max(end, number + 1);
    }
    return result;
  }

  table({ rows, rule }) {
    const width = Math.max(...rows.map((row) => row.length));
    const sides = (rule || []).map((cell) => (/^:?-+:$/.test(cell) ? (cell[0] === ":" ? "center" : "right") : cell[0] === ":" ? "left" : ""));
    const row = (cells, tag) => `<tr>${Array.from({ length: width }, (_, at) => `<${tag}${sides[at] ? ` class="kim-${sides[at]}"` : ""}>${inline(cells[at] || "", this.number)}</${tag}>`).join("")}</tr>`;
    const [head, ...others] = rule || hasHead(rows) ? rows : [[], ...rows];
    const top = head.some((cell) => cell) ? `<thead>${row(head, "th")}</thead>` : "";
    return `<div class="kim-table"><table>${top}<tbody>${others.map((cells) => row(cells, "td")).join("")}</tbody></table></div>`;
  }

  holder({ parts, isLoose }, depth, isText) {
    return parts.map((part, at) => (part.items ? this.list(part, depth) : this.lines(part.lines, depth, !isText, !isText && !isLoose && !at))).join("");
  }

  list({ tag, style, start, items }, depth) {
    const type = style && style !== "1" ? ` type="${style}"` : "";
    const first = style && start !== 1 ? ` start="${start}"` : "";
    const shown = items.map((item) => `<li${item.value === undefined ? "" : ` value="${item.value}"`}>${this.holder(item, depth)}</li>`);
    return `<${tag}${type}${first}>${shown.join("")}</${tag}>`;
  }

  // Blocks that are no lists. The first paragraph of a tight item has no tag of its own.
  lines(lines, depth, isItem, isTight) {
    let html = "";
    let open = [];
    const close = () => {
      if (open.length) html += this.paragraphs(open, isItem, isTight && !html);
      open = [];
    };
    for (let number = 0; number < lines.length; number++) {
      const line = lines[number];
      const stored = STORED.exec(line);
      const heading = HEADING.exec(line);
      if (stored || heading || !line || isRule(line)) close();
      if (stored) html += this.stored[stored[1]];
      else if (heading) html += this.heading(heading[1].length, (heading[2] || "").replace(/[ \t]+$/, "").replace(/(^|[^#\\])#+$/, "$1"));
      else if (line && /^={3,}\s*$/.test(lines[number + 1] || "") && !open.length) html += this.heading(1, lines[number++]);
      else if (QUOTED.test(line) && !saysMore(lines, number)) {
        close();
        const start = number;
        while (number + 1 < lines.length && QUOTED.test(lines[number + 1])) number++;
        const inner = lines.slice(start, number + 1).map((one) => one.replace(QUOTED, ""));
        while (lines[number + 1] && goesOn(inner[inner.length - 1].trim(), lines[number + 1])) inner.push(lines[++number]);
        html += depth < DEEPEST_QUOTE ? `<blockquote>${this.blocks(inner, depth + 1)}</blockquote>` : `<blockquote><p>${inline(inner.join("\n"))}</p></blockquote>`;
      } else if (isRule(line)) html += "<hr>";
      else if (UNKNOWN.test(line)) {
        close();
        html += `<div class="kim-tulis__apa-adanya">${escaped(line)}</div>`;
      } else if (line) open.push(line);
    }
    close();
    return html;
  }

  heading(level, text) {
    const tag = `h${Math.max(2, level)}`;
    return `<${tag}>${inline(text.trim(), this.number)}</${tag}>`;
  }

  paragraphs(lines, isItem, isTight) {
    const texts = lines.map((line) => line.trim());
    const how = following(texts);
    const parts = [texts[0]];
    texts.slice(1).forEach((line, number) => {
      const isBroken = how[number] !== "joined" || / {2}$/.test(lines[number]);
      if (how[number] === "parted" && !isItem) parts.push(line);
      else parts[parts.length - 1] += `${isBroken && !texts[number].endsWith("\\") ? "  " : ""}\n${line}`;
    });
    return parts.map((part, at) => (isTight && !at ? inline(part, this.number) : `<p>${inline(part, this.number)}</p>`)).join("");
  }
}

const isRule = (line) => /^([-_*])(?: {0,2}\1){2,}[ \t]*$/.test(line);

function saysMore(lines, number) {
  const beside = [lines[number - 1] || "", lines[number + 1] || ""];
  return MORE_THAN.test(lines[number]) && !beside.some((line) => QUOTED.test(line));
}

// How each line but the first follows the one before: `content/layout/lines.py`.
function following(lines) {
  const found = [];
  let start = 0;
  for (let number = 1; number < lines.length; number++) {
    if (LABEL.test(lines[number]) || TIME.test(lines[number]) || SIGN.test(lines[number]) || saysMore(lines, number)) {
      found.push(...ofSegment(lines.slice(start, number)), apart(lines[number - 1]));
      start = number;
    }
  }
  return [...found, ...ofSegment(lines.slice(start))];
}

const apart = (before) => (before.length >= 100 && isEnded(before) ? "parted" : "broken");

function ofSegment(lines) {
  const isWhole = isWrapped(lines);
  return lines.slice(1).map((line, number) => (isWhole || goesOn(lines[number], line) ? "joined" : apart(lines[number])));
}

// Whether no line had room for the next one's first word.
function isWrapped(lines) {
  const others = lines.slice(1);
  const width = lines.reduce((most, line) => Math.max(most, line.length), 0);
  if (!others.length || width < 55 || width > 130) return false;
  if (others.some((after, number) => lines[number].length + 1 + after.split(/\s/, 1)[0].length <= width)) return false;
  const whole = others.filter((_, number) => isEnded(lines[number])).length;
  return 2 * whole <= others.length && (others.length > 2 || others.some((line) => LOWER.test(line)));
}

// The table that begins at a line, and the line after it: `content/layout/tables.py`.
function tableAt(lines, start) {
  const line = lines[start];
  if (line.includes("|") || line.trimStart().startsWith("+-")) {
    let end = start;
    while (end < lines.length && isRow(lines[end])) end++;
    return [withBars(lines.slice(start, end).map((one) => one.trim())), end];
  }
  if (!isTabbed(line)) return [null, start];
  const tabs = line.trim().split("\t").length;
  let end = start;
  while (end < lines.length && (isTabbed(lines[end]) || (lines[end] && lines[end].split("\t").length === tabs && tabs > 1))) end++;
  return [withTabs(lines.slice(start, end)), end];
}

function isRow(line) {
  const text = line.trim();
  return FRAME.test(text) || (BAR.test(text.replace(/\\\|/g, "")) && !NO_ROW.test(text) && BAR.test(masked(text)));
}

const masked = (row) => row.replace(/\\\||(`+)[^`\n]*\1/g, (code) => code.replace(/\|/g, "\0"));
const isRuleRow = (row) => (row.includes("|") ? row.includes("-") && /^[|: \t-]+$/.test(row) : FRAME.test(row));

function cellsOf(row) {
  const cells = masked(row.replace(/^\|/, "")).split("|");
  if (cells.length > 1 && !cells[cells.length - 1].trim() && row[0] === "|") cells.pop();
  return cells.map((cell) => cell.replace(/\0/g, "|").trim());
}

function withBars(lines) {
  const framed = FRAME.test(lines[0] || "") ? lines.slice(1) : lines;
  const rows = framed.filter((line) => !isRuleRow(line));
  if (framed.length < 2 || !rows.length || framed[0] !== rows[0]) return null;
  let cells = rows.map(cellsOf);
  if (cells.every((row) => row.length > 1 && !row[row.length - 1])) cells = cells.map((row) => row.slice(0, -1));
  if (isRuleRow(framed[1])) return { rows: cells, rule: FRAME.test(framed[1]) ? [] : cellsOf(framed[1]) };
  const most = Math.max(...cells.map((row) => row.length));
  const isEven = 2 * cells.filter((row) => row.length === most).length > rows.length;
  return rows.length > 1 && most > 1 && isEven ? { rows: cells } : null;
}

function withTabs(lines) {
  if (lines.length < 2 || lines.some((line) => /\t[ \t]*:/.test(line))) return null;
  let rows = lines.map((line) => line.replace(/^ +| +$/g, "").split("\t").map((cell) => cell.trim()));
  if (new Set(rows.map((row) => row.length)).size > 1) rows = rows.map((row) => row.filter((cell) => cell));
  const width = Math.max(...rows.map((row) => row.length));
  const kept = Array.from({ length: width }, (_, at) => at).filter((at) => rows.some((row) => row[at]));
  return { rows: rows.map((row) => kept.map((at) => row[at] || "")) };
}

// A row of cells, and no item whose mark a tab follows.
function isTabbed(line) {
  const [head, ...rest] = line.trim().split("\t");
  if (rest.length > 1) return true;
  return rest.length === 1 && !readings(`${head} ${rest[0]}`).some((one) => one.rest === rest[0]);
}

function hasHead([first, ...others]) {
  const isOther = others.every((row) => row.some((cell) => /\d/.test(cell))) || HEAD.test(first[0]);
  return isOther && !first.some((cell) => /\d/.test(cell));
}
