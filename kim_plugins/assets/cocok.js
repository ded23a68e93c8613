// Compares what a reader types with names: what people spell differently is alike, and a slip
// is forgiven. The finder of villages and the search of the site compare in this same way.

// Accents, spaces, hyphens, doubled letters, the spelling before 1972 (tj, dj, j, nj, sj, ch, oe)
// and q for k. Names and queries are folded alike.
const RULES = [[/oe/g, "u"], [/dj/g, "j"], [/tj/g, "c"], [/ch/g, "kh"], [/y/g, "j"], [/q/g, "k"]];
const RANKS = ["kec", "kab", "kel", "ds"]; // What says no more than which sort of place is meant.
const LONG = 8; // Letters from which a second slip is forgiven; below SHORT none is.
const SHORT = 5;

export function fold(text) {
  const plain = text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f'’\x60]/g, "");
  const spelt = RULES.reduce((word, [old, now]) => word.replace(old, now), plain);
  return spelt.replace(/[^a-z0-9]+/g, " ").replace(/([a-z])\1+/g, "$1").trim();
}

const closed = (text) => text.replace(/ /g, "");

// Something that is found by its name, by its other names, and by what is around it; of equal
// matches the one with the smaller `order` comes first.
export function entry({ term, name, place = "", url, others = [], around = "", order = 0 }) {
  const names = [name, ...others].map(fold);
  return {
    term, place, url, names, order,
    label: name.startsWith(term) ? name : `${term} ${name}`,
    closed: names.map(closed),
    around: fold(`${term} ${around}`),
  };
}

// The regencies, kecamatan and villages of `desa.json`.
export function places(data, root) {
  return data.regencies.flatMap((regency) => {
    const names = `${regency.name} ${regency.aliases.join(" ")}`;
    const [, term, name] = /^(Kabupaten|Kota)? ?(.*)$/.exec(regency.name);
    const own = { term: term || "", name, url: root + regency.url, others: regency.aliases };
    return [entry(own), ...regency.kecamatan.flatMap((one) => within(one, regency, names, root))];
  });
}

function within(kecamatan, { name: regency, district = "Kecamatan" }, names, root) {
  const label = `${district} ${kecamatan.name}`;
  const url = root + kecamatan.url;
  const villages = kecamatan.villages.map(([name, term, part, others]) => entry({
    term, name, others, place: `${label}, ${regency}`, around: `${label} ${names}`,
    url: url + (part.endsWith("/") ? part : `#${part}`),
  }));
  return [entry({ term: district, name: kecamatan.name, others: kecamatan.aliases, place: regency, url, around: names }), ...villages];
}

// Whether it is called just so, and not only something that begins so.
export const isCalled = (one, query) => one.closed.includes(closed(query));

// -1: it is called so; 0: a name begins so; 1: a word of it does; 2: all words occur in names and surroundings.
export function rank(one, query) {
  const whole = closed(query);
  if (isCalled(one, query)) return -1;
  if (one.closed.some((name) => name.startsWith(whole))) return 0;
  if (one.names.some((name) => ` ${name}`.includes(` ${query}`))) return 1;
  const words = query.split(" ").filter((word) => !RANKS.includes(word));
  const names = ` ${one.names.join(" ")}`;
  const isNamed = words.some((word) => names.includes(` ${word}`));
  const all = `${names} ${one.around}`;
  return isNamed && words.every((word) => all.includes(` ${word}`)) ? 2 : Infinity;
}

// How many letters must change, come, go or change places with the next one (the distance of
// Damerau and Levenshtein, optimal string alignment) until the one word is the other; or, where
// `isBegun`, until it begins the other.
export function slips(word, name, isBegun) {
  let before;
  let row = Array.from({ length: word.length + 1 }, (_, index) => index);
  let fewest = word.length;
  const letters = isBegun ? name.slice(0, word.length + 2) : name;
  for (let j = 0; j < letters.length; j++) {
    const next = [row[0] + 1];
    for (let i = 1; i < row.length; i++) {
      next.push(Math.min(row[i] + 1, next[i - 1] + 1, row[i - 1] + (word[i - 1] !== letters[j])));
      const isSwapped = i > 1 && j && word[i - 1] === letters[j - 1] && word[i - 2] === letters[j];
      if (isSwapped) next[i] = Math.min(next[i], before[i - 2] + 1);
    }
    [before, row] = [row, next];
    fewest = Math.min(fewest, row[word.length]);
  }
  return isBegun ? fewest : row[word.length];
}

// How many slips are forgiven in a word of this length.
export const forgiven = (length) => (length < SHORT ? 0 : length < LONG ? 1 : 2);

function inOrder([a, one], [b, two]) {
  return a - b || one.order - two.order || one.names[0].localeCompare(two.names[0]) || (one.url < two.url ? -1 : 1);
}

// Returns what matches a folded query, best first; where nothing does, what differs by a slip
// or two, and that it is a guess.
export function search(all, query) {
  const hits = all.map((one) => [rank(one, query), one]).filter(([value]) => value < Infinity);
  const most = forgiven(query.length);
  if (hits.length || !most) return [hits.sort(inOrder).map(([, one]) => one), false];
  const word = closed(query);
  const near = all.map((one) => [Math.min(...one.closed.map((name) => slips(word, name, true))), one]);
  return [near.filter(([value]) => value <= most).sort(inOrder).map(([, one]) => one), true];
}
