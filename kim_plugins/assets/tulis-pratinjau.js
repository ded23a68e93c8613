// Shows a text as the site will, while it is being written: `content/markdown/body.py` in small.
//
// What comes out is made of a closed list of tags, and of text that is escaped; nothing of the
// author's becomes a tag or the name of an attribute. What isn't known here is shown as written.
import { goesOn, isEnded, listed, LOWER, readings } from "./tulis-daftar.js";
import { inline, verbatim } from "./tulis-sebaris.js";

const DEEPEST = 5; // Quotations in quotations.
const ALONE = new RegExp([ // How a line begins that is no part of the one before.
  /\p{L}[\p{L}\p{N}_ ()/.&,'-]{0,38}?[ \t]*:(?!\/\/)(?:\s|$)/u,
  /(?:(?:pukul|pkl\.?|jam) )?\d{1,2}[.:]\d\d(?!\d)/,
  /[^\p{L}\p{N}_\s"'“”‘’([*\x60«~!\\<&$@\x02]|[a-z0-9][.)] |\([\p{L}\p{N}_]\) /u,
].map((one) => `^(?:${one.source})`).join("|"), "iu");
const QUOTED = /^ {0,3}> ?/;
const MORE_THAN = /^ {0,3}> ?(?:Rp\.? ?)?\d|^ {0,3}>+[^<>]*<+\s*$/; // `>>> Gratis <<<`, `> 5 kg`
const HEADING = /^(#{1,6})(?:\s+(.*))?$/;
const NOTE = /^\[\^([^\]]+)\]:\s*(.*)/;
const DEFINED = /^(?::\s|\[([^\]^][^\]]*)\]:)/;
const FENCE = /^ *(`{3,}|~{3,7}(?!~))[^`]*$/;
const FRAME = /^\+(?:[-=]{2,}\+)+$/;
const NO_ROW = /^(?:#{1,6}(?:\s|$)|>|[-*+]\s|\d{1,9}[.)]\s+(?!\|)|\x60{3}|~~~)/;
const HEAD = /^(?:no\b|nomor|nama|hari|tanggal|waktu|jam|pukul|jenis|uraian|kegiatan|tahun)/i;

const wrapped = (tag, html) => `<${tag}>${html}</${tag.split(" ", 1)[0]}>`;
const isRule = (line) => (/^([-_*])(?: {0,2}\1){2,}\s*$/.test(line));
const most = (lists) => lists.reduce((width, list) => Math.max(width, list.length), 0);

export function render(body) {
  const text = body.replace(/\r\n?/g, "\n").replace(/[\x02\x03\ue001-\ue004]/g, "");
  return new Preview(text.includes("\x60") ? text : text.replace(/<!--[^]{0,2000}?-->/g, "")).html();
}

class Preview {
  constructor(text) {
    this.given = text;
    this.stored = [];
    this.notes = new Map(); // The texts of footnotes by their names.
    this.used = new Set(); // Their names in the order of the text.
    this.number = (name) => (this.notes.has(name) ? [...this.used.add(name)].indexOf(name) + 1 : 0);
    this.said = (words) => inline(words, this.number);
  }

  html() {
    const { notes, said, used } = this;
    const lines = this.given.split("\n").map((line) => (line.trim() ? line : ""));
    const html = this.blocks(this.withoutNotes(lines), 0);
    const below = [];
    for (const name of used) below.push(wrapped("li", wrapped("p", said(notes.get(name))))); // Grows meanwhile.
    return html + (below.length ? `<hr>${wrapped("ol", below.join(""))}` : "");
  }

  withoutNotes(lines) {
    const { notes } = this;
    let name = "";
    return lines.filter((line) => {
      const [, found, words] = NOTE.exec(line) ?? [];
      if (found && !notes.has(found)) notes.set((name = found), words);
      else if (name && line && !found) notes.set(name, `${notes.get(name)}\n${line.trim()}`);
      else name = "";
      return !name;
    });
  }

  // The HTML of lines; code and tables are put away first.
  blocks(lines, depth) {
    return this.holder(listed(this.tables(this.fences(lines))), depth);
  }

  store(html, line) {
    return ["", `${line.replace(/\S.*/, "")}\x02${this.stored.push(html) - 1}\x03`, ""];
  }

  fences(lines) {
    const result = [];
    for (let at = 0; at < lines.length; at++) {
      const [all, sign] = FENCE.exec(lines[at]) ?? [];
      const rest = all ? lines.slice(at + 1) : [];
      const length = rest.findIndex((line) => line.trim().startsWith(sign) && !line.trim().split(sign[0]).join(""));
      if (length < 0) result.push(lines[at]);
      else {
        const inset = new RegExp(`^ {0,${lines[at].search(/\S/)}}`);
        const code = rest.slice(0, length).map((line) => `${line.replace(inset, "")}\n`);
        result.push(...this.store(wrapped("pre", wrapped("code", verbatim(code.join("")))), lines[at]));
        at += length + 1;
      }
    }
    return result;
  }

  tables(lines) {
    const result = [];
    for (let at = 0; at < lines.length;) {
      const [rows, rule, end] = tableAt(lines, at);
      result.push(...(rows ? this.store(this.table(rows, rule), lines[at]) : lines.slice(at, end)));
      at = end;
    }
    return result;
  }

  table(rows, rule) {
    const width = most(rows);
    const side = (cell = "") => (/^:?-+:$/.test(cell) ? (cell[0] === ":" ? ' class="kim-center"' : ' class="kim-right"') : cell[0] === ":" ? ' class="kim-left"' : "");
    const row = (cells, tag) => wrapped("tr", Array.from({ length: width }, (_, at) => wrapped(tag + side(rule?.[at]), this.said(cells[at] ?? ""))).join(""));
    const [head, ...others] = rule || hasHead(rows) ? rows : [[], ...rows];
    const top = head.join("") ? wrapped("thead", row(head, "th")) : "";
    return wrapped('div class="kim-table"', wrapped("table", top + wrapped("tbody", others.map((cells) => row(cells, "td")).join(""))));
  }

  holder({ parts, isLoose = true, isItem }, depth) {
    return parts.map((part, at) => (part.items ? this.list(part, depth) : this.prose(part.lines, depth, isItem, !at && !isLoose))).join("");
  }

  list({ tag, style, start, items }, depth) {
    const type = style > "1" ? ` type="${style}"` : "";
    const first = style && start !== 1 ? ` start="${start}"` : "";
    const shown = items.map((item) => wrapped(item.value ? `li value="${item.value}"` : "li", this.holder({ ...item, isItem: true }, depth)));
    return wrapped(tag + type + first, shown.join(""));
  }

  // Blocks that are no lists. The first paragraph of a tight item has no tag of its own.
  prose(lines, depth, isItem, isTight) {
    let html = "";
    let open = [];
    for (let at = 0; at <= lines.length; at++) {
      const [block, end] = this.block(lines, at, depth, !open.length);
      if (block === undefined) open.push(lines[at]);
      else {
        if (open.length) html += this.paragraphs(open, isItem, isTight && !html);
        open = [];
        html += block;
        at = end ?? at;
      }
    }
    return html;
  }

  // The HTML of what begins at a line, if that is no line of a paragraph, and its last line.
  block(lines, at, depth, isFirst) {
    const line = lines[at] ?? "";
    const [, level, title] = HEADING.exec(line) ?? [];
    const [defined, label] = DEFINED.exec(line) ?? [];
    if (!line) return [""];
    if (/^\s*\x02\d+\x03$/.test(line)) return [this.stored[line.replace(/\D/g, "")]];
    if (level) return [wrapped(`h${Math.max(2, level.length)}`, this.said(withoutSigns(title ?? "")))];
    if (isFirst && /^={3,}\s*$/.test(lines[at + 1])) return [wrapped("h2", this.said(line)), at + 1];
    if (isRule(line)) return ["<hr>"];
    if (defined && (!label || this.given.split(`[${label}]`).length > 2)) return [wrapped('div class="kim-tulis__apa-adanya"', verbatim(line))];
    return QUOTED.test(line) && !saysMore(lines, at) ? this.quotation(lines, at, depth) : [];
  }

  quotation(lines, at, depth) {
    let end = at + 1;
    while (QUOTED.test(lines[end] ?? "") || goesOn(lines[end - 1].replace(QUOTED, "").trim(), lines[end] ?? "")) end++;
    const words = lines.slice(at, end).map((line) => line.replace(QUOTED, ""));
    return [wrapped("blockquote", depth < DEEPEST ? this.blocks(words, depth + 1) : wrapped("p", this.said(words.join("\n")))), end - 1];
  }

  paragraphs(lines, isItem, isTight) {
    const texts = lines.map((line) => line.trim());
    const parts = [texts[0]];
    following(texts).forEach((how, at) => {
      const isBroken = (how || / {2}$/.test(lines[at])) && !texts[at].endsWith("\\");
      if (how > 1 && !isItem) parts.push(texts[at + 1]);
      else parts[parts.length - 1] += `${isBroken ? "  " : ""}\n${texts[at + 1]}`;
    });
    return parts.map((part, at) => (isTight && !at ? this.said(part) : wrapped("p", this.said(part)))).join("");
  }
}

function withoutSigns(title) {
  let end = title.trimEnd().length;
  while (title[end - 1] === "#") end--;
  return title.slice(0, end).trim();
}

function saysMore(lines, at) {
  return MORE_THAN.test(lines[at]) && ![lines[at - 1], lines[at + 1]].some((line) => QUOTED.test(line ?? ""));
}

// How each line but the first follows the one before (`content/markdown/layout/lines.py`): 0 in its
// line, 1 in a line or 2 in a paragraph of its own.
function following(lines) {
  const apart = (before) => (before.length >= 100 && isEnded(before) ? 2 : 1);
  const segments = [];
  lines.forEach((line, at) => {
    if (!at || ALONE.test(line) || saysMore(lines, at)) segments.push([]);
    segments[segments.length - 1].push(line);
  });
  const how = segments.flatMap((segment) => {
    const isWhole = isWrapped(segment);
    return segment.map((line, at) => (at && (isWhole || goesOn(segment[at - 1], line)) ? 0 : 1));
  });
  return how.slice(1).map((one, at) => one && apart(lines[at]));
}

// Whether no line had room for the next one's first word.
function isWrapped(lines) {
  const others = lines.slice(1);
  const width = most(lines);
  if (!others.length || width < 55 || width > 130) return false;
  if (others.some((after, at) => lines[at].length + 1 + after.split(/\s/, 1)[0].length <= width)) return false;
  const whole = others.filter((_, at) => isEnded(lines[at])).length;
  return 2 * whole <= others.length && (others.length > 2 || others.some((line) => LOWER.test(line)));
}

// The rows of the table that begins at a line, what stands below its head, and the line after it
// (`content/markdown/layout/tables.py`).
function tableAt(lines, start) {
  const tabs = lines[start].split("\t").length;
  const isLike = /\||^ *\+-/.test(lines[start]) ? isRow : isTabbed(lines[start]) && ((line) => isTabbed(line) || line.split("\t").length === tabs);
  let end = start;
  while (isLike && end < lines.length && isLike(lines[end])) end++;
  const own = lines.slice(start, end);
  const [rows, rule] = (isLike === isRow ? withBars(own.map((line) => line.trim())) : withTabs(own)) ?? [];
  return [rows, rule, Math.max(end, start + 1)];
}

const masked = (row) => row.replace(/\\\||(`{1,9})(?!\x60)[^`]{0,300}\1/g, (code) => code.replace(/\\?\|/g, "\0"));
const isRuleRow = (row) => FRAME.test(row) || /^(?=.*-)(?=.*\|)[|:\s-]+$/.test(row);

function isRow(line) {
  const text = line.trim();
  return FRAME.test(text) || (!NO_ROW.test(text) && masked(text).includes("|"));
}

function cellsOf(row) {
  const cells = masked(row.replace(/^\|/, "")).split("|").map((cell) => cell.replace(/\0/g, "|").trim());
  if (cells[1] !== undefined && row[0] === "|" && !cells[cells.length - 1]) cells.pop();
  return cells;
}

function withBars(lines) {
  const framed = FRAME.test(lines[0]) ? lines.slice(1) : lines;
  const rows = framed.filter((line) => !isRuleRow(line));
  let cells = rows.map(cellsOf);
  if (framed.length < 2 || !rows.length || framed[0] !== rows[0]) return null;
  if (cells.every((row) => row[1] !== undefined && !row[row.length - 1])) cells = cells.map((row) => row.slice(0, -1));
  if (isRuleRow(framed[1])) return [cells, cellsOf(framed[1])];
  const width = most(cells);
  const isEven = 2 * cells.filter((row) => row.length === width).length > rows.length;
  return rows[1] && width > 1 && isEven ? [cells] : null;
}

function withTabs(lines) {
  if (lines.length < 2 || lines.some((line) => (/\t\s*:/.test(line)))) return null;
  let rows = lines.map((line) => line.replace(/^ +/, "").split("\t").map((cell) => cell.trim()));
  if (rows.some((row) => row.length !== rows[0].length)) rows = rows.map((row) => row.filter((cell) => cell));
  const isUsed = (at) => rows.some((row) => row[at]);
  return [rows.map((row) => row.filter((_, at) => isUsed(at)))];
}

// A row of cells, and no item whose mark a tab follows.
function isTabbed(line) {
  const [head, rest, more] = line.trim().split("\t");
  return more !== undefined || (rest && !readings(`${head} ${rest}`).some((one) => one.rest === rest));
}

function hasHead([first, ...others]) {
  const hasDigit = (row) => (/\d/.test(row.join()));
  return !hasDigit(first) && (others.every(hasDigit) || HEAD.test(first[0]));
}
