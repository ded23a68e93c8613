// A photo as it leaves the phone: turned upright, at most 1600 pixels wide or high, and encoded
// anew, so that where and with what it was taken is gone before anything is sent.

const LONGEST = 1600; // Pixels; what the site publishes is not larger (builder/media/).
const QUALITY = 0.82;
const COLUMNS = 9; // Of the difference hash: 8 rows of 8 bits.
const ROWS = 8;
const CELL = 8; // Pixels of a cell's side, of which its average is taken.

// Returns { blob, name, width, height, dhash }; fails where the browser can't read the picture.
export async function ready(file) {
  const source = await decoded(file);
  const scale = Math.min(1, LONGEST / Math.max(source.width, source.height));
  const width = Math.max(1, Math.round(source.width * scale));
  const height = Math.max(1, Math.round(source.height * scale));
  const canvas = drawn(source, width, height);
  source.close?.();
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  if (!blob) throw new Error("encode");
  return { blob, name: await named(blob), width, height, dhash: dhash(canvas) };
}

async function decoded(file) {
  try {
    return await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return createImageBitmap(file); // Browsers before the option turn it by themselves, or never.
  }
}

function drawn(source, width, height) {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.fillStyle = "#fff"; // JPEG has no transparency.
  context.fillRect(0, 0, width, height);
  context.drawImage(source, 0, 0, width, height);
  return canvas;
}

async function named(blob) {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let sum = 2166136261; // FNV-1a, 32 bits: names need not be secret, only unlike.
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 16777619) >>> 0;
  return `foto-${sum.toString(36).padStart(7, "0")}.jpg`;
}

// The difference hash by which the office knows a photo that a chat has encoded anew:
// grey averages of 9 × 8 cells, a bit for each neighbour that is lighter, row by row.
export function dhash(picture) {
  const [width, height] = [COLUMNS * CELL, ROWS * CELL];
  const { data } = drawn(picture, width, height).getContext("2d").getImageData(0, 0, width, height);
  const cell = (column, row) => {
    let sum = 0;
    for (let y = row * CELL; y < (row + 1) * CELL; y++)
      for (let x = column * CELL; x < (column + 1) * CELL; x++) {
        const at = 4 * (y * width + x);
        sum += 299 * data[at] + 587 * data[at + 1] + 114 * data[at + 2]; // ITU-R BT.601
      }
    return sum;
  };
  let bits = "";
  for (let row = 0; row < ROWS; row++)
    for (let column = 0; column < COLUMNS - 1; column++) bits += cell(column, row) < cell(column + 1, row) ? 1 : 0;
  // Four bits a letter: digits could be taken for somebody's number.
  return bits.replace(/.{4}/g, (four) => "abcdefghijklmnop"[parseInt(four, 2)]);
}

// Shows a photo on a canvas: no address is needed, which the content policy would have to allow.
export async function thumbnail(blob, alt) {
  const source = await decoded(blob);
  const scale = Math.min(1, 240 / Math.max(source.width, source.height));
  const canvas = drawn(source, Math.round(source.width * scale) || 1, Math.round(source.height * scale) || 1);
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", alt || "Foto yang belum diberi keterangan");
  return canvas;
}
