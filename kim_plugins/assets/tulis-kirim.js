// How a post leaves the phone: the device's own share sheet, or as a file.
//
// A share sheet passes on text and pictures, whatever `canShare` says of other files, so a post goes
// as .txt beside its photos. What chats do to photos (new names, encoded anew) is undone at the
// office by the comment lines at the head: name, size and difference hash of each.
import { fileName } from "./tulis-berkas.js";

const VERSION = 1;

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

// Returns "sent", "stopped" by the person or since a sheet is open already, or "refused" by the device.
export async function share(files) {
  if (!navigator.share) return "refused";
  try {
    await navigator.share({ files });
    return "sent";
  } catch (error) {
    return /^(?:Abort|InvalidState)Error$/.test(error.name) ? "stopped" : "refused";
  }
}

export function download(file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
