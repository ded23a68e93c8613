// Which lines of a text are lists, with whatever marks people put before items. The rules are
// told in `content/markdown/layout/`: `marks.py`, `items.py`, `lists.py`.

const MARKS = [ // What stands before an item: its kind, its number and style, whether it is sure.
  [/^[-*+][ \t\xa0]+(\S.*)$/, () => ["-", 0, "", true]],
  [/^-(\p{L}.*)$/u, () => ["-"]],
  [/^o[ \t\xa0]+(\S.*)$/, () => ["o"]],
  [/^[–—→][ \t\xa0]+(.+)$/, ([all]) => [all[0]]],
  [/^([✓✔☑✅✗✘✖❌❎☐].*)$/, () => ["✓"]],
  [/^([•·‣▪▫◦●○■□►▶➤➢➔⁃∙◆◇♦❖\uf020-\uf0ff])\ufe0f?[ \t\xa0]*(.+)$/, ([, sign]) => [sign, 0, "", true]],
  [/^(\d)\ufe0f?\u20e3[ \t\xa0]*(\S.*)$/, ([, digit]) => ["\u20e3", digit, "1"]],
  [/^\((\d{1,3})\)[ \t\xa0]*(.*)$/, ([, digits]) => ["(1)", digits, "1"]],
  [/^(\d{1,9})([.)])(?:[ \t\xa0]+|$)(.*)$/, ([, digits, end, rest]) => [end, digits, "1", rest]],
  [/^(\d\d?)([.)])(?=\p{L})(.*)$/u, ([, digits, end]) => [end, digits, "1"]],
];
const LETTER = /^(\(?)([A-Za-z]|[ivx]{2,5}|[IVX]{2,5})([.)])([ \t\xa0]*)(.*)$/;
const ROMAN = " i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split(" ");
const RULE = /^(?:[─━═—–=]{3,}|~{8,}|(?:[*•] ?){3,})[ \t]*$/;
const PROSE = /^(?:[^\s#>|\x60~\x02]|#{1,6}[ \t])/;

export const LOWER = /^["'“‘(*_[]*[a-zà-ÿ]/;
export const isEnded = (line) => (/[.!?:;]["'”’)*_]*$/.test(line.slice(-20)));

// Whether a line evidently ends amid a sentence, and the next one goes on with it.
export const goesOn = (before, line) => before.length > 44 && before.length < 131 && !isEnded(before) && LOWER.test(line);

const mark = (rest, kind, number = 0, style = "", isSure = false) => ({ rest, kind, number: +number, style, isSure });

// What the mark of a line can be, the likeliest first.
export function readings(text) {
  for (const [pattern, read] of MARKS) {
    const found = pattern.exec(text);
    if (found) return [mark(found[found.length - 1], ...read(found))];
  }
  const [, open, letter, end, gap, rest] = LETTER.exec(text) ?? [];
  if (!letter || (open ? end !== ")" : !gap && rest)) return [];
  const lower = letter.toLowerCase();
  const [alphabet, roman] = letter === lower ? "ai" : "AI";
  const found = letter[1] ? [] : [mark(rest, open + alphabet + end, lower.charCodeAt(0) - 96, alphabet)];
  return ROMAN.includes(lower) ? [...found, mark(rest, open + roman + end, ROMAN.indexOf(lower), roman)] : found;
}

// What each line is an item of, if any; a doubtful mark has its neighbour in the same stretch.
function itemsOf(lines) {
  const found = lines.map((line) => readings(line.trimStart()));
  const last = {};
  const kinds = {};
  let stretch = 0;
  lines.forEach((line, number) => {
    if (!lines[number - 1] && /^\S/.test(line) && !found[number].length) stretch++;
    for (const one of found[number]) {
      const place = stretch + one.kind;
      const before = last[place];
      if (before && (!one.style || one.number === before.number + 1)) before.isBeside = one.isBeside = kinds[place] = true;
      last[place] = Object.assign(one, { place });
    }
  });
  const isItem = (one, number) => (one.rest || lines[number + 1]) && (one.isSure || one.isBeside || (one.number === 1 && kinds[one.place]));
  return found.map((marks, number) => marks.find((one) => isItem(one, number)));
}

// Lines whose `+` and `-` add and take away: of an account, not of a list.
function amountsOf(lines) {
  const found = lines.map((line) => (/^\s*([+-])\s+.*\d/.exec(line)?.[1]));
  const isOther = (number, step) => {
    let place = number;
    while (found[place] === found[number]) place += step;
    return found[place];
  };
  return found.map((sign, number) => sign && (isOther(number, 1) || isOther(number, -1)));
}

// Turns lines into holders: the text itself, and each item of its lists. A holder's parts are
// lines, and lists ({ tag, style, start, items }).
export const listed = (lines) => new Lists(lines.map((line) => line.replace(/\t/g, "    "))).root;

const last = (list) => list[list.length - 1];

class Lists {
  constructor(lines) {
    this.lines = lines;
    this.items = itemsOf(lines);
    this.root = this.holder = { parts: [] }; // Where lines go that stand in no list.
    this.nested = {}; // Kinds of lists that were nested.
    this.levels = [];
    this.before = "";
    this.chunk = 0; // How deep in lists the line after the last empty one stands.
    const amounts = amountsOf(lines);
    for (let number = 0; number < lines.length; number++) number = this.line(number, amounts[number]);
  }

  get inner() {
    return last(this.levels)?.item ?? this.holder;
  }

  // Puts a line where it belongs, and tells the number of the last one that was put.
  line(number, isAmount) {
    const { before, levels } = this;
    const text = this.lines[number].trimStart();
    const own = this.lines[number].length - text.length;
    const one = this.items[number];
    const isWanted = one && (levels.length || !before || ((!one.style || one.number === 1 || one.isBeside) && PROSE.test(before)));
    if (!text) {
      this.put("");
      this.holder = this.root;
    } else if (isAmount) this.other(0, text);
    else if (isWanted && !RULE.test(text)) {
      this.item(number, own, one);
      return one.rest ? number : number + 1;
    } else this.other(own, text);
    return number;
  }

  put(line, depth = this.levels.length) {
    const { parts } = this.inner;
    if (last(parts)?.lines) last(parts).lines.push(line);
    else parts.push({ lines: [line] });
    if (!this.before && line) this.chunk = depth;
    this.before = line;
  }

  begin(own, first, isApart) {
    const { parts } = this.inner;
    const tag = first.style ? "ol" : "ul";
    if (isApart || !this.levels.length) this.before = "";
    if (isApart || last(parts)?.tag !== tag) parts.push({ tag, style: first.style, start: first.number, items: [] });
    this.levels.push({ own, first, shown: first.number, list: last(parts) });
  }

  // Whether another list at the same indent belongs to the item before.
  nests(number, outer, { kind }) {
    const { items, lines, nested } = this;
    let place = number + 1;
    while (items[place] ? items[place].kind !== outer.kind : /^(?:\s|$)/.test(lines[place] ?? "x")) place++;
    const isMore = items[place] && (!outer.style || items[place].number > 1);
    return (nested[outer.kind + kind] = nested[outer.kind + kind] || isMore || (outer.style && this.before));
  }

  // Finds or opens the list of an item.
  open(number, own, one) {
    const { before, levels } = this;
    while (last(levels)?.own > own) {
      if (!levels[1] && (levels[0].own < 4 || levels[0].first.kind === one.kind)) levels[0].own = own;
      else levels.pop();
    }
    const { first, shown } = last(levels) ?? {};
    if (levels.length && (own === last(levels).own + 1 || (one.style && one.kind === first.kind && shown && one.number === shown + 1))) own = last(levels).own;
    const same = levels.findIndex((level) => level.own === own && level.first.kind === one.kind);
    const outer = levels.filter((level) => level.own === own);
    if (same >= 0) levels.length = same + 1;
    else if (!outer.length || this.nests(number, last(outer).first, one)) this.begin(own, one);
    else {
      const isApart = last(outer).first.style || one.style;
      levels.length = levels.indexOf(before ? last(outer) : outer[0]);
      this.begin(own, one, isApart);
      if (!isApart) this.before = before;
    }
  }

  item(number, own, one) {
    this.open(number, own, one);
    const { levels } = this;
    const level = last(levels);
    const siblings = level.list.items;
    const isLoose = !this.before || this.chunk >= levels.length;
    if (isLoose && levels[1]) levels[levels.length - 2].item.isLoose = true;
    if (isLoose && siblings.length) last(siblings).isLoose = true;
    if (isLoose) this.before = "";
    level.item = { parts: [], isLoose: isLoose && siblings.length > 0 };
    if (one.style && one !== level.first && ++level.shown !== one.number && one.number !== level.first.number) level.item.value = level.shown = one.number;
    siblings.push(level.item);
    this.holder = this.root;
    this.put(one.rest || this.lines[number + 1].trim(), levels.length - 1);
  }

  other(own, text) {
    const { before, levels } = this;
    if (levels.length && (own < levels[0].own || (own === levels[0].own && !before))) own = 0;
    if (!own && levels.length && goesOn(before, text)) this.holder = this.inner;
    this.levels = levels.filter((level) => own && level.own <= own);
    if (this.levels.length && !before) this.inner.isLoose = true;
    this.put(!this.levels.length && RULE.test(text) && (text[0] !== "=" || !before) ? "***" : text);
  }
}
