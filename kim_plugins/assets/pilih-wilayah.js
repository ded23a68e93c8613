// Remembers this place on this device, and nowhere else, and keeps its posts; or forgets it.
{
  const place = document.querySelector("[data-kim-own]");
  const { kimOwn: area, kimVillage: village = "", kimTerm = "wilayah", kimName } = place.dataset;
  const [choice, told, kept] = ["button", "p", "p"].map((tag) => document.createElement(tag));
  const isMine = () => {
    try {
      return localStorage["kim:wilayah"] === area && (!village || localStorage["kim:desa"] === village);
    } catch {} // A browser that keeps nothing.
    return false;
  };
  const show = (text) => {
    choice.textContent = `${isMine() ? "Lupakan" : "Jadikan"} ${kimTerm} saya`;
    told.textContent = text;
  };
  choice.type = "button";
  choice.className = "kim-button kim-button--quiet";
  for (const line of [told, kept]) line.setAttribute("role", "status");
  choice.addEventListener("click", () => {
    const wanted = !isMine();
    try {
      localStorage.setItem("kim:wilayah", wanted ? area : "");
      localStorage.setItem("kim:desa", wanted ? village : "");
    } catch {}
    const script = document.querySelector("[data-kim-with]")?.dataset.kimWith;
    kept.textContent = "";
    if (isMine() !== wanted) show("Perangkat ini tidak dapat mengingat pilihan Anda.");
    else if (!wanted) show("Pilihan Anda sudah dilupakan.");
    else {
      show(`Beranda sekarang dimulai dengan kabar ${kimName}. Pilihan ini hanya disimpan di perangkat ini.`);
      if (script) import(new URL(script, location)).then(({ keep }) => keep(area, kept));
    }
  });
  show("");
  place.append(choice, told, kept);
}
