// Greys a notice that has expired by the reader's clock, should the page be older than that.
for (const notice of document.querySelectorAll("[data-kim-until]")) {
  if (Date.parse(notice.dataset.kimUntil) >= Date.now()) continue;
  // In a list of single lines a word is enough; a note above each would hide what still holds.
  const isLine = !notice.matches("article, .kim-card");
  const told = document.createElement(isLine ? "span" : "p");
  if (!isLine) told.className = "kim-note kim-note--lama";
  told.textContent = isLine ? "Sudah berakhir: " : "Sudah tidak berlaku menurut jam perangkat Anda.";
  // The alarm above an urgent one is hidden from now on, and the date with it.
  const until = notice.querySelector(".kim-alarm span");
  if (until) told.append(` Masa berlakunya sampai ${until.textContent}.`);
  notice.classList.add("kim-expired");
  notice.prepend(told);
}
