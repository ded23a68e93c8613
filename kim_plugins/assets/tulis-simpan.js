// Drafts, on this phone and nowhere else: their texts in localStorage, which is written at once, so
// that nothing is lost when the phone goes off; their photos in IndexedDB, since they are large.

const KEY = "kim:tulis:";
const GROUP = "kim:tulis-kim";
const BIN_DAYS = 30; // For how many days what was thrown away can be taken back.
const DAY = 86400000;
const memory = new Map(); // What the browser doesn't keep, until the page is left.
const loose = new Set(); // The names of photos that it doesn't keep.

// Of what didn't fit, an older text may still be stored: what is in memory comes first.
function put(key, value) {
  memory.set(key, value);
  for (const [waiting, text] of memory) {
    try {
      localStorage.setItem(waiting, text);
      memory.delete(waiting);
    } catch {}
  }
}

// Whether everything that was written will outlast this page.
export const isKept = () => !loose.size && ![...memory.keys()].some((key) => key.startsWith(KEY));

// Asks before a page is closed that holds what is kept nowhere else.
addEventListener("beforeunload", (event) => {
  if (isKept()) return;
  event.preventDefault();
  event.returnValue = ""; // For browsers that know no other sign.
});

function take(key) {
  if (memory.has(key)) return memory.get(key);
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keys() {
  const found = new Set(memory.keys());
  try {
    for (let i = 0; i < localStorage.length; i++) found.add(localStorage.key(i));
  } catch {}
  return [...found].filter((key) => key.startsWith(KEY));
}

// A draft is { id, changed, text, group, photos: [{ name, width, height, dhash }], sent, thrown }.
// What isn't one, since a browser was cut off or another version wrote it, is left where it is.
export function read(id) {
  try {
    const draft = JSON.parse(take(KEY + id));
    if (typeof draft.text !== "string") return null;
    const photos = [].concat(draft.photos).filter((photo) => typeof photo?.name === "string");
    return { ...draft, id, photos, group: `${draft.group ?? ""}`, changed: +draft.changed || 0 };
  } catch {
    return null;
  }
}

// Changes something of a draft as it is kept now, which another tab may have written.
export const amend = (id, change) => write({ ...read(id), ...change });

export const drafts = () => keys().map((key) => read(key.slice(KEY.length))).filter(Boolean)
  .sort((one, other) => other.changed - one.changed);

export function write(draft) {
  put(KEY + draft.id, JSON.stringify(draft));
}

export const begin = (given) => ({
  id: `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`,
  changed: Date.now(), text: "", group: "", photos: [], ...given,
});

// Forgets what was thrown away a month ago.
export async function tidy() {
  for (const draft of drafts()) {
    if (!draft.thrown || Date.now() - draft.thrown < BIN_DAYS * DAY) continue;
    memory.delete(KEY + draft.id);
    try {
      localStorage.removeItem(KEY + draft.id);
    } catch {}
    const still = new Set(drafts().flatMap(({ photos }) => photos.map(({ name }) => name)));
    for (const { name } of draft.photos) if (!still.has(name)) await change((store) => store.delete(name)).catch(() => {});
  }
}

export const lastGroup = (group) => (group === undefined ? take(GROUP) ?? "" : put(GROUP, group));

// Calls `told` with the id of a draft that another tab of this browser has changed.
export function elsewhere(told) {
  addEventListener("storage", ({ key }) => key?.startsWith(KEY) && told(key.slice(KEY.length)));
}

// Photos, by their names, which come from their contents

const pictures = new Map();
let opened;

const again = () => { opened = undefined; };

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("kim-tulis", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("foto");
    request.onsuccess = () => {
      request.result.onclose = again;
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
  opened.catch(again);
  return opened;
}

async function change(act, mode = "readwrite") {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction("foto", mode);
    const request = act(transaction.objectStore("foto"));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}

// Keeps a photo; `isKept` tells whether it will outlast this page.
export async function keepPhoto(name, blob) {
  pictures.set(name, blob);
  try {
    // As bytes: some browsers lose blobs that a database holds.
    const bytes = await blob.arrayBuffer();
    await change((store) => store.put(bytes, name));
    loose.delete(name);
  } catch {
    loose.add(name);
  }
}

export async function photo(name) {
  if (pictures.has(name)) return pictures.get(name);
  try {
    const bytes = await change((store) => store.get(name), "readonly");
    if (bytes) pictures.set(name, new Blob([bytes], { type: "image/jpeg" }));
  } catch {}
  return pictures.get(name);
}
