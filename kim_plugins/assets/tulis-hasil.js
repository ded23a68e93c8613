// What is loaded only when it is asked for: how a text will look, what is pasted from Word, and the
// forge's addresses.
import { render } from "./tulis-pratinjau.js";
import { pasted } from "./tulis-tempel.js";
import { newFile, uploads } from "./tulis-repositori.js";

// Shows a text in a place as the site will; `picture` gives an element for the name of a photo.
export async function showText(text, place, picture) {
  const parsed = new DOMParser().parseFromString(render(text), "text/html");
  place.replaceChildren(...parsed.body.childNodes);
  for (const spot of place.querySelectorAll("[data-gambar]")) {
    const found = await picture(spot.dataset.gambar.replace(/^img\//, ""), spot.textContent);
    if (found) spot.replaceWith(found);
  }
}

export const addresses = { newFile, uploads };

export const readPasted = pasted;
