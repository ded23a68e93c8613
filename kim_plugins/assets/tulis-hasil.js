// What is loaded only when it is asked for: how a text will look, and what is pasted from Word.
import { render } from "./tulis-pratinjau.js";
import { pasted } from "./tulis-tempel.js";

// Shows a text in a place as the site will; `picture` gives an element for the name of a photo.
export async function showText(text, place, picture) {
  const parsed = new DOMParser().parseFromString(render(text), "text/html");
  place.replaceChildren(...parsed.body.childNodes);
  for (const spot of place.querySelectorAll("[data-gambar]")) {
    const found = await picture(spot.dataset.gambar.replace(/^img\//, ""), spot.textContent);
    if (found) spot.replaceWith(found);
  }
}

export const readPasted = pasted;
