// How a post leaves the phone: the device's own share sheet, a file, or a forge's address.
//
// A share sheet passes on text and pictures, whatever `canShare` says of other files, so a post goes
// as .txt beside its photos. What chats do to photos (new names, encoded anew) is undone at the
// office by the comment lines at the head: name, size and difference hash of each.
import { fileName } from "./tulis-berkas.js";

const VERSION = 1;
const LONGEST_ADDRESS = 7000; // Characters; GitHub and most servers end at some 8 KB.

// Returns the post with what only the office reads: whose it is, and which photos belong to it.
export function outgoing(text, group, photos) {
  const about = [
    `# formulir: ${VERSION}`,
    ...(group ? [`# untuk: ${group}`] : []),
    ...photos.map(({ name, width, height, dhash }) => `# foto: img/${name} ${width}x${height} ${dhash}`),
  ];
  return text.replace(/^(\ufeff?---[^\S\n]*(\r?\n))/, (_, open, end) => open + about.map((line) => line + end).join(""));
}

export function textFile(post, title, day) {
  return new File([post], fileName(day, title).replace(/\.md$/, ".txt"), { type: "text/plain" });
}

export const photoFiles = (photos) => photos.map(({ blob, name }) => new File([blob], name, { type: "image/jpeg" }));

// Returns "sent", "stopped" by the person, or "refused" by the device.
export async function share(files) {
  if (!navigator.share) return "refused";
  try {
    await navigator.share({ files });
    return "sent";
  } catch (error) {
    return error.name === "AbortError" ? "stopped" : "refused";
  }
}

export function download(file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

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
