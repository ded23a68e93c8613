// What is told of a text: the rules about its words (`content/text/prose.py` and others) and about
// the dates in it (`content/text/dates.py`, `day_runs.py`, `checks/weekday.py`). All texts are
// `flat`.
import { flat, folded, letters, lowered, number, patterns } from "./tulis-pribadi.js";

const MOST = 24;
const MOST_OF_CHAT = 10;
const kept = new Map();
const blank = (text) => text.replace(/[^\n]/g, " ");

// Works something out once a text; few are kept, since each letter that is typed makes a new one.
function once(name, text, make) {
  const key = name + text;
  if (kept.size > MOST) kept.clear();
  if (!kept.has(key)) kept.set(key, make());
  return kept.get(key);
}

function withoutFences(text, p) {
  const lines = text.split("\n");
  const open = []; // Fences that nothing closes.
  const isMarked = (line) => (/`{3}|~{3}/.test(line));
  for (let first = 0; first < lines.length; first++) {
    const fence = isMarked(lines[first]) && p("fenced.OPENS").whole(lines[first])?.groups.fence;
    if (!fence || open.includes(fence)) continue;
    const isEnd = (line) => isMarked(line) && p("fenced.CLOSES").whole(line)?.groups.fence.startsWith(fence);
    let last = first + 1;
    while (last < lines.length && !isEnd(lines[last])) last++;
    if (last === lines.length) open.push(fence);
    else while (first < last) lines[first] = blank(lines[first++]);
    if (last < lines.length) lines[last] = blank(lines[last]);
  }
  return lines.join("\n");
}

// Without hidden notes; one that is never closed hides all that follows.
const shown = (text) => text.replace(/<!--[^]*?(?:-->|$)/g, blank);

const withoutCode = (text, rules) =>
  once("code", text, () => patterns(rules)("prose.CODE").replaced(withoutFences(shown(text), patterns(rules)), blank));

// Whether a part of a text is said in its author's own words.
function isOwn(text, start, end, rules) {
  const without = (left, name) => patterns(rules)(`prose.${name}`).replaced(left, blank);
  const own = once("own", text, () => ["ADDRESS", "QUOTED_BLOCK", "QUOTATION"].reduce(without, withoutCode(text, rules)));
  return own.slice(start, end) === text.slice(start, end);
}

// The words of a text in small letters, without what stands around them.
const wordsOf = (text, { edges }) =>
  once("words", text, () => {
    const plain = lowered(text).replace(/[`’]/g, "'").replace(/[^\p{L}\p{N}\s']/gu, (sign) => (edges.includes(sign) ? " " : sign));
    return new Set(plain.split(/\s+/).map((word) => word.replace(/^'+|'+$/g, "")));
  });

// ——— What a chat leaves (`chat_remains.py`)

function remains(text, rules) {
  const { words, kinds } = rules.chat;
  if (!words.some((word) => wordsOf(text, rules).has(word)) && !text.includes("-WA")) return [];
  return patterns(rules)("chat_remains.REMAINS").all(withoutCode(text, rules)).map(({ groups, indices }) => {
    const [start, end] = indices.groups[kinds.find((name) => groups[name])];
    return { start, end, args: { text: text.slice(start, end) } };
  });
}

const senders = (text, rules) =>
  patterns(rules)("chat_remains.SENDER").all(withoutCode(text, rules)).map(({ groups, indices }, _, { length }) => {
    const [start, end] = indices.groups.all;
    return { start, end, args: { name: groups.name.replace(/^[~\s]+|[~\s]+$/g, ""), count: String(length) } };
  });

// ——— What is shown otherwise than it was meant (`layout/pasted.py`)

const said = (text) => letters(text.replace(/(\p{Nd})([^\p{L}\p{N}_\s])(?=\p{Nd})/gu, (_, digit, sign) => `${digit}\u0294${sign.charCodeAt(0)}`));

// Where a text begins with its post's title again.
function repeatedTitle(title, text, { titleLines }) {
  const wanted = said(title);
  const start = text.length - text.trimStart().length;
  if (!wanted || !said(text.slice(start, start + 8)).startsWith(wanted.slice(0, 2))) return null;
  const lines = text.slice(start).split("\n", titleLines);
  const told = lines.map((_, index) => said(lines.slice(0, index + 1).join("\n")));
  const last = told.indexOf(wanted);
  return last < 0 ? null : { start, end: start + lines.slice(0, last + 1).join("\n").length };
}

// Where words stand in bold as chats write it, behind the titles that a text begins with.
function chatBold(title, text, rules) {
  const p = patterns(rules);
  let from = 0;
  for (let again; (again = repeatedTitle(title, text.slice(from), rules)); ) {
    const below = p("pasted.UNDERLINE").at(text, from + again.end);
    const rest = text.slice(from + again.end + (below ? below[0].length : 0)).trimStart();
    if (!rest) break;
    from = text.length - rest.length;
  }
  const plain = withoutCode(text, rules);
  if (text.slice(from).includes("**") || !p("pasted.BOLD").find(plain)) return [];
  const found = p("pasted.ANY_BOLD").all(plain).filter(({ index }) => index >= from);
  return found.map(({ index, 0: words }) => ({ start: index, end: index + words.length, args: { words } }));
}

// ——— Pictures and links

const LINK = /(!?)\[((?:[^[\]\\\n]|\\.|\n(?!\n))*)\]\(\s*(<[^<>\n]*>|[^\n()<>"']*(?:\([^\n()]*\)[^\n()<>"']*)*)(?:"[^"]*"|'[^']*')?\s*\)/;

const links = (text, rules) =>
  [...withoutCode(text, rules).matchAll(new RegExp(LINK, "dg"))].map(({ 1: mark, 3: target, indices }) => {
    const [start, end] = indices[3];
    return { start, end, target: target.replace(/^<|[>\s]+$/g, ""), words: text.slice(...indices[2]), isPicture: mark };
  });

// ——— Dates as they stand in a text; a day is the number of days since 1970

const DAY = 86400000;
const weekdayOf = (day) => (((day + 3) % 7) + 7) % 7;
const partsOf = (day) => isoOf(day).split("-").map(Number);
const placeIn = (found, group, from) => found.indices.groups[group].map((at) => at + from);

function utc(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date;
}

const isoOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);

// The day of a date; `null` for one that the calendar doesn't have.
export function dayOf(year, month, day) {
  const date = utc(year, month, day);
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date / DAY : null;
}

export function shortDate(day, { days }) {
  const [year, month, date] = partsOf(day);
  return `${date} ${days.months[month - 1]} ${year}`;
}

function mayHaveDates(text, rules) {
  const { numbers, signs, named } = rules.days;
  const has = (names) => Object.keys(names).some((name) => wordsOf(text, rules).has(name));
  if (has(numbers) || signs.some((sign) => text.includes(sign)) || (text.includes("/") && text.includes("("))) return true;
  return has(named) && patterns(rules)("dates.SHORT_YEAR").find(text);
}

function isInFigures({ index, groups: { sep, month, day, full } }, end, lower, p) {
  if (number(month) < 1 || number(month) > 12 || number(day) < 1 || number(day) > 31) return false;
  const before = lower.slice(Math.max(0, index - 32), index);
  const after = lower.slice(end, end + 24);
  const [last, next] = [before.slice(-1), after.slice(0, 1)];
  if (!full) return sep === "/" && last + next === "()";
  if (full.length === 2) {
    const isTime = sep === "." && /^\s*wi[bt]/.test(after);
    if (isTime || !(p("dates.DAY_BEFORE").find(before) || p("dates.DAY_AFTER").at(after))) return false;
  }
  if (/[\p{L}\p{N}_./-]/u.test(last) || /[\p{L}\p{N}_/-]/u.test(next)) return false;
  return !p("dates.NUMBER_BEFORE").find(before.slice(-12));
}

function written(found, lower, { days, ...rules }, p) {
  const { name, year: given, full, month, day } = found.groups;
  const end = found.index + found[0].length;
  const before = lower.slice(Math.max(0, found.index - 2), found.index);
  if (/[\p{Nd}²³¹⁰-⁹₀-₉]$|^\p{Nd}[.,]$/u.test(before)) return [];
  const text = given || full || "";
  if (name ? !text && !days.whole.includes(name) : !isInFigures(found, end, lower, p)) return [];
  const year = text.length === 2 ? number(text) + (number(text) <= 50 ? 2000 : 1900) : text && number(text);
  const date = { start: found.index, end, day: number(day), month: name ? days.numbers[name] : number(month), year };
  return [{ ...date, last: utc(year || 2000, date.month + 1, 0).getUTCDate() }];
}

function datesIn(text, rules) {
  const p = patterns(rules);
  const lower = lowered(text);
  return mayHaveDates(text, rules) ? p("dates.DATE").all(lower).flatMap((found) => written(found, lower, rules, p)) : [];
}

// The day that is meant; without a year it is one near the days `near`.
function meant({ year, month, day }, near) {
  if (year !== "") return dayOf(year, month, day);
  const ways = near.flatMap((close) => [0, -1, 1].map((step) => [close, dayOf(partsOf(close)[0] + step, month, day)]));
  const way = ways.find(([close, one]) => one !== null && Math.abs(one - close) <= 31);
  return way ? way[1] : null;
}

// Dates that the calendar doesn't have.
const impossibleDates = (text, rules) =>
  datesIn(text, rules).flatMap(({ start, end, day, month, year, last }) => {
    const isCount = year === "" && (day < 1 || day > 31);
    if ((day >= 1 && day <= last) || isCount || !isOwn(text, start, end, rules)) return [];
    const named = rules.days.months[month - 1] + (year && month === 2 ? ` ${year}` : "");
    const date = text.slice(start, end).split(/\s+/).join(" ");
    return [{ start, end, args: { date, month: named, last: String(last) } }];
  });

// ——— Weekdays beside dates

// The dates that stand before a last one, which says the rest of each; then itself.
function daysBefore(given, last, rules) {
  const found = [last];
  for (const { groups } of patterns(rules)("day_runs.DAY").all(given).reverse()) {
    const [year, following] = partsOf(found[0]);
    const month = number(groups.month || "0") || rules.days.numbers[groups.name] || following;
    const own = groups.year || groups.full;
    found.unshift(dayOf(own ? number(own) : year - (month > following ? 1 : 0), month, number(groups.day)));
    if (found[0] === null) return [];
  }
  return found;
}

function pairsOf(weekdays, days, rules) {
  const names = patterns(rules)("day_runs.NAME").all(weekdays).map(([name]) => name);
  const length = days[days.length - 1] - days[0];
  if (!(length > 0 && length < 7)) return [];
  const pairs = names.length === days.length ? names : [names[0], names[names.length - 1]];
  return pairs.map((name, index) => [name, days[index && index === pairs.length - 1 ? days.length - 1 : index]]);
}

// Weekdays and dates that are named in one breath.
function runOf(text, lower, date, near, rules) {
  const p = patterns(rules);
  const { runReach } = rules.days;
  const left = Math.max(0, date.start - runReach);
  const before = lower.slice(left, date.start);
  const ahead = p("day_runs.BEFORE").find(before);
  const behind = ahead || p("day_runs.AFTER").at(lower.slice(date.end, date.end + runReach));
  if (!behind) return [];
  const others = ahead || p("day_runs.DAYS_BEFORE").find(before);
  const [from, to] = placeIn(behind, "weekdays", ahead ? left : date.end);
  const last = meant(date, near);
  const mayTell = last !== null && others && !(ahead && ahead.groups.each);
  const pairs = mayTell ? pairsOf(text.slice(from, to), daysBefore(others.groups.days, last, rules), rules) : [];
  return [{ start: others ? left + others.index : date.start, end: ahead ? date.end : date.end + behind[0].length, from, to, pairs }];
}

// The weekdays right before and after a date.
function beside(lower, { start, end }, rules) {
  const p = patterns(rules);
  const { reach } = rules.days;
  const left = Math.max(0, start - reach);
  const after = lower.slice(end, end + reach);
  const ahead = p("weekday.BEFORE").find(lower.slice(left, start));
  const behind = p("weekday.AFTER").at(after) || p("weekday.NAMED_AFTER").at(after);
  const found = [];
  if (ahead) found.push(placeIn(ahead, "weekday", left));
  if (behind) found.push(placeIn(behind, behind.groups.weekday ? "weekday" : "cell", end));
  return found.map(([from, to]) => ({ from, to, start: Math.min(start, from), end: Math.max(end, to) }));
}

function wrongWeekdays(text, near, rules) {
  const { weekdays, named } = rules.days;
  const lower = lowered(text);
  const dates = datesIn(text, rules);
  const wrong = ({ start, end }, said, day) => {
    if (weekdayOf(day) === named[said.toLowerCase()] || !isOwn(text, start, end, rules)) return [];
    return [{ start, end, args: { said, date: shortDate(day, rules), actual: weekdays[weekdayOf(day)] } }];
  };
  const runs = dates.flatMap((date) => runOf(text, lower, date, near, rules));
  const ofRuns = runs.flatMap((run) => run.pairs.flatMap(([said, day]) => wrong(run, said, day)).slice(0, 1));
  const isTold = ({ from }) => runs.some((run) => from >= run.from && from < run.to);
  const single = dates.flatMap((date) => {
    const day = meant(date, near);
    const found = day === null ? [] : beside(lower, date, rules).filter((one) => !isTold(one));
    return found.flatMap((one) => wrong(one, text.slice(one.from, one.to), day));
  });
  return [...ofRuns, ...single];
}

// ——— What is told of a draft's text

export function aboutText(draft) {
  const { text, doc, rules } = draft;
  const title = flat(draft.meta.title || "");
  const again = repeatedTitle(title, text, rules);
  if (!/^[^\S\n]*[^\s#]/m.test(shown(text))) draft.tell("KIM043", { at: doc.bodyAt, till: doc.bodyAt + 1 });
  if (again) draft.within("KIM128", again);
  for (const one of senders(text, rules).slice(0, MOST_OF_CHAT)) draft.within("KIM126", one);
  for (const one of remains(text, rules).slice(0, MOST_OF_CHAT)) draft.within("KIM162", one);
  for (const one of chatBold(title, text, rules)) draft.within("KIM156", one, `*${one.args.words}*`);
  for (const one of links(text, rules)) aboutLink(one, draft);
}

function aboutLink({ start, end, target, words, isPicture }, draft) {
  const [, scheme] = /^([a-z][a-z0-9+.-]*):/i.exec(target) || [];
  const isOutside = scheme && draft.rules.schemes.includes(scheme.toLowerCase());
  const isHostless = /^https?:(?!\/\/[^/?#:])/i.test(target);
  const meant = likelyAddress(target, draft.p);
  const tell = (code, args, suggestion) => draft.within(code, { start, end, args }, suggestion);
  if (!isPicture && (scheme ? !isOutside || isHostless : meant)) tell("KIM029", { value: target }, meant);
  if (!isPicture || !target || scheme || target.startsWith("//")) return;
  judgeAlt(words, target, draft, tell);
}

export function aboutDates(draft) {
  const { meta, text, rules } = draft;
  const { starts, repeats, repeats_until: until } = meta;
  const near = ["starts", "ends", "date"].flatMap((key) => (meta[key] ? [meta[key].day] : []));
  // Of an event that repeats each meeting is near; four weeks apart are enough to tell the year.
  if (starts && repeats && until) for (let { day } = starts; day <= until.day; day += 28) near.push(day);
  for (const [code, look] of [["KIM014", (said) => wrongWeekdays(said, near, rules)], ["KIM070", (said) => impossibleDates(said, rules)]]) {
    for (const key of ["title", "summary"]) for (const { args } of look(flat(meta[key] || ""))) draft.at(code, key, args);
    for (const one of look(text)) draft.within(code, one);
  }
}

export function judgeAlt(written, target, draft, tell) {
  const { longest, nothing } = draft.rules.alt;
  const alt = written.split(/\s+/).filter(Boolean).join(" ");
  const { length } = flat(alt);
  const stem = target.split("/").pop().replace(/([^.])\.[^.]*$/, "$1");
  const isName = folded(alt) === folded(stem) && !/^[\p{L}\p{Nl}\p{No}]+$/u.test(alt);
  const said = folded(alt).match(/[\p{L}\p{Nl}\p{No}]+/gu) || [];
  const isOdd = isName || draft.p("alt_text.FILE").find(alt) || draft.p("alt_text.CAMERA").find(alt) || alt === draft.meta.title;
  if (!alt) tell("KIM076", { target });
  else if (isOdd || said.every((word) => nothing.includes(word))) tell("KIM077", { alt });
  else if (length > longest) tell("KIM078", { length, limit: longest });
}

export function isAddress(value, p) {
  const [, rest] = /^https?:\/\/([^/?#]*)/i.exec(value) || [];
  const [, host, port] = /^(?:[^]*@)?(\[[^\]]+\]|[^:[\]@]+)(?::(.*))?$/.exec(rest) || [];
  return Boolean(rest && host) && !p("fields.NOT_IN_URL").find(value) && (!port || (/^\d+$/.test(port) && port > 0 && port < 65536));
}

// A whole address for one without a scheme or with a broken one, or "".
export function likelyAddress(text, p) {
  const bare = text.replace(/^[“”‘’"' ]+|[“”‘’"' ]+$/g, "");
  const scheme = p("addresses.SCHEME").at(bare);
  const rest = bare.slice(scheme ? scheme[0].length : 0);
  return p("addresses.HOST").whole(rest) ? `https://${rest}` : "";
}

export function aboutCitizens(draft) {
  const { meta, head } = draft;
  const look = (text, tell) => {
    for (const [code, name] of [["KIM120", "citizen.HOME"], ["KIM122", "citizen.ACCUSATION"]]) {
      for (const { index: start, 0: words } of draft.p(name).all(text)) tell(code, { start, end: start + words.length, args: { words } });
    }
  };
  const inNode = (node, key) => {
    if (node.text) look(flat(node.text), (code, { args }) => draft.tell(code, node, args, key));
    const inner = node.keys ? [...node.keys].filter(([name]) => name !== "by").map(([, one]) => one) : node.items || [];
    for (const one of inner) inNode(one, key);
  };
  if (meta.secrecy && meta.secrecy !== "terbuka") draft.at("KIM123", "secrecy", { value: meta.secrecy });
  look(draft.text, (code, found) => draft.within(code, found));
  for (const key of ["title", "summary", "channel", "steps"]) if (head.keys.has(key)) inNode(head.keys.get(key), key);
}

export function aboutTitle(draft) {
  const { p, rules } = draft;
  const { title = "", summary = "", topics = [] } = draft.meta;
  const [big, small] = [/\p{Uppercase}/gu, /\p{Lowercase}/gu].map((kind) => (title.match(kind) || []).length);
  const marks = p("title_style.MARKS").find(title);
  const [said, told] = [title, summary].map(letters);
  const isAlike = title && summary && folded(title[0]) === folded(summary[0]) && told.startsWith(said);
  if (big >= rules.shout.fewest && big >= rules.shout.most * (big + small)) draft.at("KIM072", "title");
  if (marks && !p("title_style.ABBREVIATED").find(title)) draft.at("KIM073", "title", { mark: marks[0] });
  if (isAlike && told.length - said.length < rules.fewestAdded) draft.at("KIM074", "summary");
  for (const value of new Set(topics.filter((topic) => rules.topics && !rules.topics.includes(topic)))) {
    const { items } = draft.head.keys.get("topics");
    draft.tell("KIM036", items.find(({ text }) => text && text.trim() === value), { value }, "topics");
  }
}
