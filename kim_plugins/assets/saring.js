// Filters the list of groups while a name is typed: of the group, its village, its kecamatan or its
// regency. What is folded opens where something in it fits, and folds again once nothing is asked.
import { entry, fold, search } from "./cocok.js";

const form = document.querySelector("form[data-kim-filters]");
const field = form.elements[0];
const told = form.querySelector("[role=status]");
const parts = [...document.querySelectorAll("[data-kim-filtered] details")].map((part) => ({ part, wasOpen: part.open }));
const all = parts.flatMap(({ part }) => [...part.querySelectorAll("li")].map((item) => {
  const [link, place] = item.children;
  const others = [...(place ? place.textContent.split(", ") : []), part.dataset.kimArea];
  return { ...entry({ term: "", name: link.textContent, others, url: link.href }), item };
}));

function tell(count, isGuess) {
  if (!count) return "Tidak ada KIM dengan nama itu. Periksa ejaannya, atau pilih wilayahnya.";
  return isGuess ? "Tidak ada yang persis sama. Mungkin maksud Anda:" : `${count} KIM cocok.`;
}

function show() {
  const query = fold(field.value);
  const [hits, isGuess] = query ? search(all, query) : [all, false];
  const fitting = new Set(hits.map(({ item }) => item));
  for (const { item } of all) item.hidden = !fitting.has(item);
  for (const { part, wasOpen } of parts) {
    const fits = [...part.querySelectorAll("li")].some((item) => !item.hidden);
    part.hidden = query && hits.length ? !fits : false;
    part.open = query && hits.length ? fits : wasOpen;
  }
  told.textContent = query ? tell(hits.length, isGuess) : "";
  return hits;
}

field.addEventListener("input", show);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const [first, ...others] = show();
  if (field.value && first && !others.length) location.assign(first.url);
});
const asked = new URLSearchParams(location.search).get(field.name);
if (asked && !field.value) field.value = asked;
if (field.value) show();
