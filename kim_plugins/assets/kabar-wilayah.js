// Fills home's block with the newest posts of the reader's own regency.
const place = document.querySelector("[data-kim-mine]");
const { kimMine: id, kimRoot: root } = place.dataset;
const room = place.offsetHeight;

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

function entry(post) {
  const date = element("span", "kim-small", post.date);
  return element("li", "", link(root + post.url, post.title), " ", date);
}

function forgetting() {
  const button = element("button", "kim-button kim-button--quiet", "Lupakan wilayah ini");
  button.type = "button";
  button.addEventListener("click", () => {
    localStorage.removeItem("kim:wilayah");
    place.hidden = true;
    place.closest("[tabindex]").focus();
  });
  return button;
}

function fill(title, content, label) {
  const ways = [link(`${root}${id}/`, label), link("#wilayah", "Ganti wilayah"), forgetting()];
  place.replaceChildren(element("h2", "", title), content, element("p", "kim-hero__ways", ...ways));
}

try {
  const answer = await fetch(`${root}${id}/terbaru.json`);
  if (!answer.ok) throw new Error(answer.statusText);
  const { name, posts } = await answer.json();
  const list = element("ul", "kim-related", ...posts.map(entry));
  const none = element("p", "", "Belum ada tulisan dari sini.");
  fill(`Wilayah saya: ${name}`, posts.length ? list : none, `Buka ${name}`);
  // As many as fit, so that nothing below is pushed away while it is being read.
  while (list.children.length > 1 && place.offsetHeight > room) list.lastChild.remove();
} catch {
  const told = "Kabar wilayah Anda belum dapat dimuat. Sinyal mungkin lemah.";
  fill("Wilayah saya", element("p", "", told), "Buka halaman wilayah saya");
}
