// Greys a notice that has expired by the reader's clock, should the page be older than that.
for (const notice of document.querySelectorAll("[data-kim-until]")) {
  if (Date.parse(notice.dataset.kimUntil) >= Date.now()) continue;
  const told = document.createElement("p");
  told.className = "kim-note kim-note--lama";
  told.textContent = "Sudah tidak berlaku menurut jam perangkat Anda.";
  notice.classList.add("kim-expired");
  notice.prepend(told);
}
