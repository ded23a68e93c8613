import { entry, fold, search } from "./cocok.js";

// The places of the province, loaded once they are asked for.
export class Places {
  constructor(url) { this.url = url; }

  load() {
    this.all ??= fetch(this.url).then((answer) => answer.json()).then((regencies) => regencies.flatMap(within));
    this.all.catch(() => { this.all = undefined; });
    return this.all;
  }

  async find(words) {
    const query = fold(words);
    if (query.length < 2) return [[], false];
    const [hits, isGuess] = search(await this.load(), query);
    return [hits.slice(0, 8).map(({ url, label, place: around }) => ({ value: url, label, place: around })), isGuess];
  }

  async named(codes) {
    const known = new Map((codes.length ? await this.load() : []).map(({ url, label, place: around }) => [url, around ? `${label}, ${around}` : label]));
    return codes.map((code) => [code, known.get(code) ?? code]);
  }
}

function within([code, name, aliases, kecamatan, term = "Kecamatan"]) {
  const all = [entry({ term: "", name, others: aliases, url: code })];
  for (const [inner, kecamatanName, villages, others] of kecamatan) {
    const label = `${term} ${kecamatanName}`;
    all.push(entry({ term, name: kecamatanName, others, place: name, around: name, url: inner }));
    for (const [end, village, others] of villages)
      all.push(entry({ term: "", name: village, others, place: `${label}, ${name}`, around: `${label} ${name}`, url: `${inner}.${end}` }));
  }
  return all;
}
