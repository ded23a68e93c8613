// A post as a request at the forge that holds the site's content: by addresses, without any account
// of ours. GitHub and Forgejo take a whole post in an address.

const LONGEST_ADDRESS = 7000; // Characters; GitHub and most servers end at some 8 KB.

const path = (...parts) => parts.join("/").split("/").map(encodeURIComponent).join("/");

// Shows in `place` where a new file is begun, and where its photos are put.
export function newFile({ place, repository, draft: { group, photos, text }, name, sent, tell }) {
  const { url, isWhole } = address(repository, group, name, text);
  const add = (tag, properties) => place.appendChild(Object.assign(document.createElement(tag), properties));
  const link = (label, href) => add("a", { className: "kim-button kim-button--quiet", target: "_blank", rel: "noopener", textContent: label, href });
  const about = "Punya akun di repositori? Berkas baru dengan naskah ini dibuka di sana, lalu diusulkan sebagai perubahan.";
  place.replaceChildren();
  add("p", { className: "kim-small", textContent: about });
  link("Buka di repositori", url).addEventListener("click", () => {
    sent("repositori");
    if (!isWhole) copy(text, tell);
  });
  const upload = photos.length && uploads(repository, `${group}/img`);
  place.append(" ");
  if (upload) link("Unggah fotonya", upload);
}

async function copy(text, tell) {
  try {
    await navigator.clipboard.writeText(text);
    tell("Naskah disalin: tempel di kotak isi halaman itu.");
  } catch {
    tell("Naskah belum tersalin. Tekan Unduh, lalu salin isi berkas itu ke kotak isi halaman tadi.");
  }
}

// Returns { url, isWhole }: where the forge begins a new file with this content; `isWhole` is false
// where the content doesn't fit into an address, and is to be pasted there.
function address({ url, forge, branch, folder }, group, name, text) {
  const way = { github: "new", gitlab: "-/new", forgejo: "_new" }[forge];
  const place = `${url}/${way}/${path(branch)}/`;
  if (forge === "gitlab") {
    // GitLab takes a name and no content (gitlab.com/gitlab-org/gitlab/-/issues/337038).
    const file = [folder, group, name].join("/");
    return { url: `${place}?file_name=${encodeURIComponent(file)}`, isWhole: false };
  }
  const named = `${place}${path(folder, group)}?filename=${encodeURIComponent(name)}`;
  const whole = `${named}&value=${encodeURIComponent(text)}`;
  return whole.length <= LONGEST_ADDRESS ? { url: whole, isWhole: true } : { url: named, isWhole: false };
}

// Returns where the forge takes files that are dropped into a folder ("" where it has no such page).
function uploads({ url, forge, branch, folder }, group) {
  const way = { github: "upload", forgejo: "_upload" }[forge];
  return way ? `${url}/${way}/${path(branch, folder, group)}` : "";
}
