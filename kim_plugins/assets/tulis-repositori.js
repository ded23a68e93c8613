// The addresses at which a forge takes a new post; loaded once they are asked for.
const LONGEST_ADDRESS = 7000; // Characters; GitHub and most servers end at some 8 KB.

// Returns { url, isWhole }: where the forge begins a new file with this content; `isWhole` is false
// where the content doesn't fit into an address, and is to be pasted there.
export function newFile({ url, forge, branch, folder }, group, name, text) {
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
export function uploads({ url, forge, branch, folder }, group) {
  const way = { github: "upload", forgejo: "_upload" }[forge];
  return way ? `${url}/${way}/${path(branch, folder, group)}` : "";
}

const path = (...parts) => parts.join("/").split("/").map(encodeURIComponent).join("/");
