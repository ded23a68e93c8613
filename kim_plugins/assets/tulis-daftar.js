// Which lines of a text are lists, with whatever marks people put before items: the same rules
// as `content/layout/` (`marks.py`, `items.py`, `lists.py`), told there.

const SIGN = /^([•·‣▪▫◦●○■□►▶➤➢➔⁃∙◆◇♦❖\uf020-\uf0ff]|[–—→]|[✓✔☑✅✗✘✖❌❎☐])\ufe0f?[ \t\xa0]*(.+)$/u;
const MARKDOWN = /^[-*+][ \t\xa0]+(\S.*)$/;
const TIGHT = /^-(\p{L}.*)$/u;
const CIRCLE = /^o[ \t\xa0]+(\S.*)$/;
const KEYCAP = /^(\d)\ufe0f?\u20e3[ \t\xa0]*(\S.*)$/;
const NUMBER = /^(\d{1,9})([.)])([ \t\xa0]+|(?=\p{L})|$)(.*)$/u;
const BRACKETS = /^\((\d{1,3})\)[ \t\xa0]*(.*)$/;
const LETTER = /^(?:\(([A-Za-z]|[ivx]{2,5})\)[ \t\xa0]*|([A-Za-z]|[ivx]{2,5}|[IVX]{2,5})([.)])(?:[ \t\xa0]+|$))(.*)$/;
const ROMAN = " i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split(" ");
const RULE = /^(?:[─━═—–=]{3,}|~{8,}|(?:[*•] ?){3,})[ \t]*$/;
const PROSE = /^(?:[^\s#>|`~\x02]|#{1,6}[ \t])/;
const HOLDER = /^(?:\[\^[^\]\n]+\]:|:[ \t])/;
const WIDE = 130;
const BROKEN_OFF = 45; // A line of so many characters that ends amid a sentence can have been wrapped.
const END = /[.!?:;]["'”’)*_]*$/;
export const LOWER = /^["'“‘(*_[]*[a-zà-ÿ]/;

// Whether a line evidently ends amid a sentence, and the next one goes on with it.
export function goesOn(before, line) {
  return before.length >= BROKEN_OFF && before.length <= WIDE && !isEnded(before) && LOWER.test(line);
}

export const isEnded = (line) => END.test(line.slice(-20));

const mark = (kind, rest, isSure, number = 0, style = "") => ({ kind, rest, isSure, number, style });

// What the mark of a line can be, the likeliest first.
export function readings(text) {
  let found;
  if ((found = MARKDOWN.exec(text))) return [mark("-", found[1], true)];
  if ((found = TIGHT.exec(text) || CIRCLE.exec(text))) return [mark(text[0], found[1], false)];
  if ((found = SIGN.exec(text))) {
    if (/[–—→]/.test(found[1])) return /\s/.test(text[1]) ? [mark(found[1], found[2], false)] : [];
    return /[\u2600-\u2750]/.test(found[1]) ? [mark("✓", text, false)] : [mark(found[1], found[2], true)];
  }
  if ((found = KEYCAP.exec(text))) return [mark("\u20e3", found[2], false, +found[1], "1")];
  if ((found = BRACKETS.exec(text))) return [mark("(1)", found[2], false, +found[1], "1")];
  if ((found = NUMBER.exec(text))) {
    const [, digits, end, gap, rest] = found;
    return gap || digits.length < 3 ? [mark(`1${end}`, rest, Boolean(gap && rest), +digits, "1")] : [];
  }
  if (!(found = LETTER.exec(text))) return [];
  const letter = found[1] || found[2];
  const lower = letter.toLowerCase();
  const [alphabet, roman] = letter === lower ? ["a", "i"] : ["A", "I"];
  const of = (style, number) => mark(found[1] ? `(${style})` : style + found[3], found[4], false, number, style);
  return [
    ...(letter.length > 1 ? [] : [of(alphabet, lower.charCodeAt(0) - 96)]),
    ...(ROMAN.includes(lower) ? [of(roman, ROMAN.indexOf(lower))] : []),
  ];
}

// What each line is an item of, if any; a doubtful mark has its neighbour in the same stretch.
function itemsOf(lines) {
  const found = lines.map((line) => readings(line.trimStart()));
  const stretches = [];
  let stretch = 0;
  lines.forEach((line, number) => {
    if (number && !lines[number - 1].trim() && line.trim() && !found[number].length && !/^\s/.test(line)) stretch++;
    stretches.push(stretch);
  });
  const last = {};
  const beside = new Set();
  const kinds = new Set();
  const begins = [];
  found.forEach((marks, number) => marks.forEach((one) => {
    const place = `${stretches[number]} ${one.kind}`;
    const before = last[place];
    if (before && (!one.style || one.number === before.number + 1)) {
      beside.add(before.key).add(`${number} ${one.kind}`);
      kinds.add(place);
    }
    last[place] = { key: `${number} ${one.kind}`, number: one.number };
    if (one.number === 1) begins.push([place, `${number} ${one.kind}`]);
  }));
  begins.forEach(([place, key]) => kinds.has(place) && beside.add(key));
  return found.map((marks, number) => {
    const hasText = (one) => one.rest || (lines[number + 1] || "").trim();
    const items = marks.map((one) => ({ ...one, isBeside: beside.has(`${number} ${one.kind}`) }));
    return items.find((one) => hasText(one) && (one.isSure || one.isBeside));
  });
}

// Lines whose `+` and `-` add and take away: of an account, not of a list.
function amountsOf(lines) {
  const found = new Set();
  let run = [];
  [...lines, ""].forEach((line, number) => {
    if (/^[ \t]*[+-][ \t]+[^\n]*\d/.test(line)) return run.push(number);
    if (new Set(run.map((place) => lines[place].trim()[0])).size > 1) run.forEach((place) => found.add(place));
    return (run = []);
  });
  return found;
}

// Turns lines into holders: the text itself, and each item of its lists. A holder's parts are
// lines and lists ({ tag, style, start, items }).
export function listed(lines) {
  return new Lists(lines.map((line) => line.replace(/\t/g, "    "))).root;
}

class Lists {
  constructor(lines) {
    this.lines = lines;
    this.items = itemsOf(lines);
    this.amounts = amountsOf(lines);
    this.root = { parts: [] };
    this.holder = this.root; // Where lines go that stand in no list.
    this.levels = [];
    this.nested = new Set(); // Kinds of lists that were nested, as outer and inner.
    this.before = "";
    this.chunk = 0; // How deep in lists the line after the last empty one stands.
    this.isHeld = false; // Whether lines are those of a footnote or a definition.
    for (let number = 0; number < lines.length; number++) number = this.line(number);
  }

  get last() {
    return this.levels[this.levels.length - 1];
  }

  line(number) {
    const text = this.lines[number].trimStart();
    const own = this.lines[number].length - text.length;
    const item = this.items[number];
    if (!text) this.blank();
    else if (this.amounts.has(number)) this.other(0, text);
    else if (item && !RULE.test(text) && this.isWanted(item)) {
      const at = item.rest ? number : number + 1;
      this.item(at, own, item);
      return at;
    } else this.other(own, text);
    return number;
  }

  blank() {
    const { chunk } = this;
    this.put(this.last ? this.last.item : this.holder, "", 0);
    this.chunk = chunk;
    this.holder = this.root;
  }

  put(holder, line, depth) {
    const last = holder.parts[holder.parts.length - 1];
    if (last && last.lines) last.lines.push(line);
    else holder.parts.push({ lines: [line] });
    if (!this.before) this.chunk = depth;
    this.before = line;
  }

  isWanted(item) {
    if (this.levels.length || !this.before) return true;
    return (!item.style || item.number === 1 || item.isBeside) && PROSE.test(this.before);
  }

  item(number, own, mark) {
    const list = this.open(number, own, mark);
    const depth = this.levels.length - 1;
    if (!this.before || this.chunk > depth) {
      if (depth) this.levels[depth - 1].item.isLoose = true;
      if (list.items.length) list.items[list.items.length - 1].isLoose = true;
      list.isLoose = list.items.length > 0;
      this.before = "";
    }
    const item = { parts: [], isLoose: list.isLoose, value: this.value(mark, list) };
    list.isLoose = false;
    list.items.push(item);
    this.last.item = item;
    this.holder = this.root;
    this.put(item, mark.rest || this.lines[number].trim(), depth);
  }

  // Finds or opens the list of an item.
  open(number, own, mark) {
    const { levels } = this;
    while (levels.length && this.last.own > own) {
      if (levels.length === 1 && (levels[0].own < 4 || levels[0].first.kind === mark.kind)) levels[0].own = own;
      else levels.pop();
    }
    if (levels.length && (own === this.last.own + 1 || this.follows(mark))) own = this.last.own;
    const same = levels.findIndex((level) => level.own === own && level.first.kind === mark.kind);
    if (same >= 0) {
      levels.length = same + 1;
      return levels[same].list;
    }
    const outer = [...levels].reverse().find((level) => level.own === own);
    if (!outer || this.nests(number, own, outer.first, mark)) return this.begin(number, own, mark);
    const first = this.before ? outer : levels.find((level) => level.own === own);
    const isApart = outer.first.style || mark.style;
    levels.length = levels.indexOf(first);
    if (isApart) this.before = "";
    return this.begin(number, own, mark, isApart ? null : first.list);
  }

  begin(number, own, mark, list) {
    const parts = (this.last ? this.last.item : this.holder).parts;
    const tag = mark.style ? "ol" : "ul";
    const before = parts[parts.length - 1];
    if (!list && !this.last && this.before) this.before = "";
    if (list === undefined && before && before.tag === tag) list = before;
    if (!list) parts.push((list = { tag, style: mark.style, start: mark.number, items: [] }));
    this.levels.push({ own, first: mark, shown: mark.number, isLazy: this.isLazy(number, own, mark), list });
    return list;
  }

  // Whether an item that stands further in is the next one of the innermost list.
  follows(mark) {
    const { first, shown } = this.last;
    return mark.style && mark.kind === first.kind && mark.number === shown + 1 && shown > 0;
  }

  isLazy(number, own, first) {
    let count = 1;
    if (!first.style) return false;
    for (const [indent, item] of this.below(number, true)) {
      if (item && indent <= own) {
        if (item.kind !== first.kind) break;
        if (item.number !== first.number) return false;
        count++;
      }
    }
    return count > 1;
  }

  nests(number, own, outer, mark) {
    const kinds = `${outer.kind} ${mark.kind}`;
    if (!(outer.style && this.before) && !this.nested.has(kinds) && !this.hasMore(number, own, outer)) return false;
    this.nested.add(kinds);
    return true;
  }

  hasMore(number, own, outer) {
    for (const [indent, item] of this.below(number)) {
      if (item && item.kind === outer.kind && indent <= own) return !outer.style || item.number > 1;
    }
    return false;
  }

  // Indent and item of each line after one, up to other text at the margin.
  *below(number, isTight) {
    for (let place = number + 1; place < this.lines.length; place++) {
      const line = this.lines[place];
      const text = line.trimStart();
      const indent = line.length - text.length;
      if (text ? !this.items[place] && !indent : isTight) return;
      yield [indent, this.items[place]];
    }
  }

  // The number of an item where its list would count otherwise.
  value(mark) {
    const level = this.last;
    if (!mark.style || level.first === mark) return undefined;
    level.shown++;
    if (mark.number === level.shown || level.isLazy) return undefined;
    return (level.shown = mark.number);
  }

  other(own, text) {
    const { levels, before } = this;
    if (levels.length && (own < levels[0].own || (own === levels[0].own && !before))) own = 0;
    if (!own) {
      if (levels.length && before && goesOn(before, text)) this.holder = this.last.item;
      this.isHeld = HOLDER.test(text) || (this.isHeld && Boolean(before));
    }
    while (levels.length && (this.last.own > own || !own)) levels.pop();
    if (!levels.length && RULE.test(text) && !(text[0] === "=" && this.before)) text = "***";
    if (levels.length && !before) this.last.item.isLoose = true;
    const inset = !levels.length && own && this.isHeld ? "    " : "";
    this.put(levels.length ? this.last.item : this.holder, inset + text, levels.length);
  }
}
