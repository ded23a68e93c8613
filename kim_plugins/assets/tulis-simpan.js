// Drafts, on this phone and nowhere else: their texts in localStorage, which is written at once, so
// that nothing is lost when the phone goes off; their photos in IndexedDB, since they are large.

const KEY = "kim:tulis:";
const GROUP = "kim:tulis-kim";
const BIN_DAYS = 30; // For how many days what was thrown away can be taken back.
const DAY = 86400000;
const memory = new Map(); // For a browser that keeps nothing: until the page is left.

let isWritten = true;

function put(key, value) {
  memory.set(key, value);
  try {
    localStorage.setItem(key, value);
    isWritten = true;
  } catch {
    isWritten = false;
  }
}

// Whether what was written last will outlast this page.
export const isKept = () => isWritten;

function take(key) {
  try {
    return localStorage.getItem(key) ?? memory.get(key);
  } catch {
    return memory.get(key);
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
export function read(id) {
  try {
    return JSON.parse(take(KEY + id) ?? "null");
  } catch {
    return null;
  }
}

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
    for (const { name } of draft.photos) if (!still.has(name)) await change((store) => store.delete(name));
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

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("kim-tulis", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("foto");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
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

// Keeps a photo; tells whether it will outlast this page.
export async function keepPhoto(name, blob) {
  pictures.set(name, blob);
  try {
    // As bytes: some browsers lose blobs that a database holds.
    const bytes = await blob.arrayBuffer();
    await change((store) => store.put(bytes, name));
    return true;
  } catch {
    return false;
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
