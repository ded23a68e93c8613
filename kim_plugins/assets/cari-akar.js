// Reduces words to the stems by which they are found. The rules are the site's (base/stems.py).

// Returns a function that gives the stems that a word may have.
export function stemmer({ shortest, rounds, names, endings, prefixes }) {
  const [ends, begins] = [endings, prefixes].map((rules) => rules.map(([pattern, given]) => [new RegExp(pattern), given]));
  const known = new Map(names.split(" ").map((name) => [name, [name]])); // They have no affixes.
  const stems = (word) => {
    if (word.length < shortest || !/^[a-z]+$/.test(word)) return [word];
    let found = applied(word, ends);
    for (let round = 0; round < rounds; round++) found = found.flatMap((one) => applied(one, begins));
    return [...new Set(found)];
  };
  return (word) => {
    if (!known.has(word)) known.set(word, stems(word));
    return known.get(word);
  };
}

function applied(word, rules) {
  const rule = rules.find(([pattern]) => pattern.test(word));
  return rule ? rule[1].map((to) => word.replace(rule[0], to)) : [word];
}
