// Dates in a text, and whether each is one and its weekday's (`content/dates.py`, `day_runs.py`,
// `checks/weekday.py`, `given_dates.py`). A day is the number of days since 1970.
import { lowered, number, patterns } from "./tulis-pola.js";
import { isOwn, wordsOf } from "./tulis-teks.js";

const DAY = 86400000;
const FIGURE = /[\p{Nd}\xb2\xb3\xb9\u2070-\u2079\u2080-\u2089]$/u;
const pad = (value, size) => String(value).padStart(size, "0");

export function dayOf(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const isThere = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isThere && year > 0 && year < 10000 ? date.getTime() / DAY : null;
}

export const partsOf = (day) => {
  const date = new Date(day * DAY);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
};
const weekdayOf = (day) => (((day + 3) % 7) + 7) % 7;
export const isoOf = (day) => partsOf(day).map((part, index) => pad(part, index ? 2 : 4)).join("-");
export const shortDate = (day, { days }) => {
  const [year, month, date] = partsOf(day);
  return `${date} ${days.months[month - 1]} ${year}`;
};
const longDate = (day, rules) => `${rules.days.weekdays[weekdayOf(day)]}, ${shortDate(day, rules)}`;

// ——— Dates as they stand in a text

function mayHaveDates(text, rules) {
  const words = wordsOf(text, rules);
  const has = (names) => Object.keys(names).some((name) => words.has(name));
  const { days } = rules;
  if (has(days.numbers) || days.signs.some((sign) => text.includes(sign)) || (text.includes("/") && text.includes("("))) return true;
  return has(days.named) && Boolean(patterns(rules)("dates.SHORT_YEAR").find(text));
}

function hasWeekday(found, end, lower, p) {
  const after = lower.slice(end, end + 24);
  if (found.groups.sep === "." && /^\s*wita/.test(after)) return false;
  const before = lower.slice(Math.max(0, found.index - 32), found.index);
  return p("dates.DAY_BEFORE").find(before) || p("dates.DAY_AFTER").at(after);
}

function isInFigures(found, end, lower, before, p) {
  const { sep, month, day, full } = found.groups;
  if (number(month) < 1 || number(month) > 12 || number(day) < 1 || number(day) > 31) return false;
  const last = before.slice(-1);
  if (!full) return sep === "/" && last + lower.slice(end, end + 1) === "()";
  if (full.length === 2 && !hasWeekday(found, end, lower, p)) return false;
  if (/^[\p{L}\p{N}_./-]/u.test(last) || /^[\p{L}\p{N}_/-]/u.test(lower.slice(end, end + 1))) return false;
  return !p("dates.NUMBER_BEFORE").find(lower.slice(Math.max(0, found.index - 12), found.index));
}

function fullYear(year) {
  if (!year) return null;
  const value = number(year);
  return year.length === 4 ? value : value + (value <= 50 ? 2000 : 1900);
}

function written(found, lower, rules) {
  const p = patterns(rules);
  const { name, year: given, full, month, day } = found.groups;
  const end = found.index + found[0].length;
  const before = lower.slice(Math.max(0, found.index - 2), found.index);
  if (FIGURE.test(before) || /^\p{Nd}[.,]$/u.test(before)) return null;
  const year = given || full;
  if (name ? !year && !rules.days.whole.includes(name) : !isInFigures(found, end, lower, before, p)) return null;
  const date = { start: found.index, end, day: number(day), month: name ? rules.days.numbers[name] : number(month), year: fullYear(year) };
  const last = new Date(0);
  last.setUTCFullYear(date.year || 2000, date.month, 0);
  return { ...date, last: last.getUTCDate() };
}

function datesIn(text, rules) {
  if (!mayHaveDates(text, rules)) return [];
  const lower = lowered(text);
  return patterns(rules)("dates.DATE").all(lower).map((found) => written(found, lower, rules)).filter(Boolean);
}

// The day that is meant; without a year it is one near the days `near`.
function meant({ year, month, day }, near) {
  if (year !== null) return dayOf(year, month, day);
  for (const close of near) {
    const [here] = partsOf(close);
    for (const one of [here, here - 1, here + 1]) {
      const date = dayOf(one, month, day);
      if (date !== null && Math.abs(date - close) <= 31) return date;
    }
  }
  return null;
}

// ——— Dates that the calendar doesn't have

export function* impossibleDates(text, rules) {
  for (const date of datesIn(text, rules)) {
    const isThere = date.day >= 1 && date.day <= date.last;
    const isCount = date.year === null && !(date.day >= 1 && date.day <= 31);
    if (isThere || isCount || !isOwn(text, date.start, date.end, rules)) continue;
    const month = rules.days.months[date.month - 1] + (date.year && date.month === 2 ? ` ${date.year}` : "");
    const words = text.slice(date.start, date.end).split(/\s+/).join(" ");
    yield { ...date, args: { date: words, month, last: String(date.last) } };
  }
}

// ——— Weekdays beside dates

function daysBefore(given, last, rules) {
  const found = [last];
  for (const { groups } of patterns(rules)("day_runs.DAY").all(given).reverse()) {
    const [year, following] = partsOf(found[0]);
    const month = number(groups.month || "0") || rules.days.numbers[groups.name] || following;
    const own = groups.year || groups.full;
    const day = dayOf(own ? number(own) : year - (month > following ? 1 : 0), month, number(groups.day));
    if (day === null) return [];
    found.unshift(day);
  }
  return found;
}

function pairsOf(weekdays, days, rules) {
  const names = patterns(rules)("day_runs.NAME").all(weekdays).map(([name]) => name);
  const length = days[days.length - 1] - days[0];
  if (!(length > 0 && length < 7)) return [];
  if (names.length === days.length) return names.map((name, index) => [name, days[index]]);
  return [[names[0], days[0]], [names[names.length - 1], days[days.length - 1]]];
}

// Weekdays and dates that are named in one breath.
function* dayRuns(text, near, rules) {
  const p = patterns(rules);
  const lower = lowered(text);
  for (const date of datesIn(text, rules)) {
    const left = Math.max(0, date.start - rules.days.runReach);
    const before = lower.slice(left, date.start);
    const ahead = p("day_runs.BEFORE").find(before);
    const behind = ahead ? null : p("day_runs.AFTER").at(lower.slice(date.end, date.end + rules.days.runReach));
    if (!ahead && !behind) continue;
    const others = ahead || p("day_runs.DAYS_BEFORE").find(before);
    const given = others ? others.groups.days : "";
    const [from, to] = (ahead || behind).indices.groups.weekdays.map((at) => at + (ahead ? left : date.end));
    const last = meant(date, near);
    const mayTell = last !== null && given && !(ahead && ahead.groups.each);
    const pairs = mayTell ? pairsOf(text.slice(from, to), daysBefore(given, last, rules), rules) : [];
    const start = ahead || others ? left + others.index : date.start;
    yield { start, end: ahead ? date.end : date.end + behind[0].length, from, to, pairs };
  }
}

// The weekdays right before and after a date.
function* beside(text, { start, end }, rules) {
  const p = patterns(rules);
  const lower = lowered(text);
  const left = Math.max(0, start - rules.days.reach);
  const ahead = p("weekday.BEFORE").find(lower.slice(left, start));
  if (ahead) {
    const [from, to] = ahead.indices.groups.weekday.map((at) => at + left);
    yield { start: from, end, said: text.slice(from, to), from };
  }
  const after = lower.slice(end, end + rules.days.reach);
  const behind = p("weekday.AFTER").at(after) || p("weekday.NAMED_AFTER").at(after);
  if (behind) {
    const { weekday, cell } = behind.indices.groups;
    const [from, to] = (weekday || cell).map((at) => at + end);
    yield { start, end: to, said: text.slice(from, to), from };
  }
}

export function* wrongWeekdays(text, near, rules) {
  const wrong = (start, end, said, day) => {
    if (weekdayOf(day) === rules.days.named[said.toLowerCase()] || !isOwn(text, start, end, rules)) return null;
    return { start, end, args: { said, date: shortDate(day, rules), actual: rules.days.weekdays[weekdayOf(day)] } };
  };
  const runs = [...dayRuns(text, near, rules)];
  for (const { start, end, pairs } of runs) {
    const found = pairs.map(([said, day]) => wrong(start, end, said, day)).find(Boolean);
    if (found) yield found;
  }
  for (const date of datesIn(text, rules)) {
    const day = meant(date, near);
    for (const one of day === null ? [] : beside(text, date, rules)) {
      const found = runs.some(({ from, to }) => one.from >= from && one.from < to) ? null : wrong(one.start, one.end, one.said, day);
      if (found) yield found;
    }
  }
}

// ——— A date that a value of the front matter gives in words

const strip = (text) => text.split(/\s+/).join(" ").replace(/^[\u201c\u201d\u2018"' ]+|[\u201c\u201d\u2018"' ]+$/g, "").replace(/\u2019/g, "'").replace(/^[' ]+|[' ]+$/g, "");

function timeOf({ hour, minute, second, zone }, { days }) {
  if (!hour) return "";
  if (+hour > 23 || +minute > 59 || +(second || 0) > 59) return null;
  return `T${pad(hour, 2)}:${minute}${second ? `:${second}` : ""}${days.zones[(zone || "wita").toLowerCase()]}`;
}

function daysMeant(parts, name, known, { days }) {
  const month = /^\d/.test(parts.month) ? +parts.month : days.given[parts.month.toLowerCase()];
  const [year, day] = [+parts.year, +parts.day];
  if (month === undefined || year < 1945 || year > 2999) return [];
  if (name === "YEAR_FIRST" && !parts.sign && (parts.month + parts.day).length < 4) return [];
  const ways = [dayOf(year, month, day), name === "YEAR_LAST" ? dayOf(year, day, month) : null];
  const readings = [...new Set(ways.filter((way) => way !== null))];
  if (!parts.weekday) return readings.includes(known) ? [known] : readings;
  const weekday = days.spoken[parts.weekday.toLowerCase()];
  if (weekday === undefined || !readings.length) return [];
  const fitting = readings.filter((one) => weekdayOf(one) === weekday);
  const away = ((weekday - weekdayOf(readings[0]) + 10) % 7) - 3;
  return fitting.length ? fitting : [readings[0], readings[0] + away];
}

// What a date in words means: `iso` where that is sure, otherwise the `readings` there are.
export function givenDate(text, known, rules) {
  const plain = strip(text);
  for (const name of ["NAMED", "YEAR_FIRST", "YEAR_LAST"]) {
    const found = patterns(rules)(`given_dates.${name}`).whole(plain);
    if (!found) continue;
    const time = timeOf(found.groups, rules);
    const days = time === null ? [] : daysMeant(found.groups, name, known, rules);
    if (days.length === 1) return { iso: isoOf(days[0]) + time, readings: [] };
    return { iso: "", readings: days.map((day) => `${longDate(day, rules)} (${isoOf(day)}${time})`) };
  }
  return { iso: "", readings: [] };
}

// An hour alone, on a day.
export function givenHour(day, text, rules) {
  const found = patterns(rules)("given_dates.HOUR").whole(strip(text));
  const time = found ? timeOf(found.groups, rules) : null;
  return time ? isoOf(day) + time : "";
}
