// Ways to share that only a script can open; a button appears only where it works.
for (const place of document.querySelectorAll("[data-kim-share]")) {
  const { kimShare: url, kimTitle: title } = place.dataset;
  const told = document.createElement("p");
  told.className = "kim-small";
  told.setAttribute("role", "status");
  const add = (label, name, act) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "kim-button kim-button--quiet";
    button.textContent = label;
    button.setAttribute("aria-label", name);
    button.addEventListener("click", act);
    place.append(button);
  };
  if (navigator.clipboard)
    add("Salin", "Salin tautan", async () => {
      try {
        await navigator.clipboard.writeText(url);
        told.textContent = "Tautan disalin. Tempelkan di pesan Anda.";
      } catch {
        told.textContent = "Tautan tidak dapat disalin. Tekan lama alamat di akhir tulisan ini, lalu salin.";
      }
    });
  if (navigator.share) add("Lainnya", "Lainnya: bagikan lewat aplikasi lain", () => navigator.share({ title, url }).catch(() => {}));
  place.after(told);
}
