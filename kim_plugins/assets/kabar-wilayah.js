// Fills home's block with the newest posts of the reader's own village, or else of the regency.
const MOST = 3; // The block has room for so many.
const place = document.querySelector("[data-kim-mine]");
const { kimMine: id, kimVillage: village, kimRoot: root } = place.dataset;

function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

function link(url, label) {
  const made = element("a", "", label);
  made.href = url;
  return made;
}

// A badge's name and id are parts of its class: kim-verdict kim-verdict--salah.
function badges(post) {
  return Object.entries(post.badges).map(([name, [which, label]]) =>
    element("span", `kim-${name} kim-${name}--${which}`, label));
}

function entry(post) {
  const isOver = Date.parse(post.until) < Date.now();
  const facts = [post.place, isOver ? "Sudah berakhir" : post.when].filter(Boolean).join(" · ");
  const line = element("p", "kim-card__kind", ...badges(post), element("span", "kim-small", facts));
  return element("li", isOver ? "kim-expired" : "", line, link(root + post.url, post.title));
}

async function read(path) {
  const answer = await fetch(root + path);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

// The posts of the village, and those of the regency in the room that is left. Of a village that
// can't be found any more, its regency is told.
async function posts() {
  const [, district, slug] = village.match(/^(.*\/)([^/]+)\/$/) ?? [];
  const [near, around] = await Promise.all([
    slug ? read(`${district}terbaru.json`).catch(() => ({ villages: {} })) : { villages: {} },
    read(`${id}/terbaru.json`),
  ]);
  const own = near.villages[slug] ?? { name: around.name, posts: [] };
  const rest = around.posts.filter((post) => !own.posts.some(({ url }) => url === post.url));
  const page = near.villages[slug] ? village : `${id}/`;
  return { name: own.name, page, found: [...own.posts, ...rest].slice(0, MOST) };
}

function fill(title, page, content) {
  const heading = element("h2", "", link(root + page, title));
  const ways = element("p", "kim-small", link(`${root}desa/`, "Ganti wilayah"));
  place.replaceChildren(heading, content, ways);
}

try {
  const { name, page, found } = await posts();
  const list = element("ul", "kim-related", ...found.map(entry));
  fill(name, page, found.length ? list : element("p", "", "Belum ada tulisan dari sini."));
} catch {
  fill("Wilayah saya", village || `${id}/`, element("p", "", "Kabar wilayah Anda belum dapat dimuat. Sinyal mungkin lemah."));
}
