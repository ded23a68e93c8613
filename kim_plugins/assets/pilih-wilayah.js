// On the page of a regency or a village: remembers it on this device, and nowhere else, and keeps
// its posts there (luring.js); or forgets it. The village is kept beside its regency.
{
  const place = document.querySelector("[data-kim-own]");
  const { kimOwn: area, kimVillage: village = "", kimTerm: what = "wilayah", kimName: name } = place.dataset;
  const AREA = "kim:wilayah";
  const VILLAGE = "kim:desa";
  const [choice, told, kept] = ["button", "p", "p"].map((tag) => document.createElement(tag));
  const isMine = () => {
    try {
      return localStorage.getItem(AREA) === area && (!village || localStorage.getItem(VILLAGE) === village);
    } catch {
      return false;
    }
  };
  const put = (key, value) => (value ? localStorage.setItem(key, value) : localStorage.removeItem(key));
  // Returns whether it is so now: a private window, or a full device, keeps nothing.
  const remember = (wanted) => {
    try {
      put(VILLAGE, wanted ? village : "");
      put(AREA, wanted ? area : "");
    } catch {}
    return isMine() === wanted;
  };
  const show = () => {
    choice.textContent = isMine() ? `Lupakan ${what} saya` : `Jadikan ${what} saya`;
  };
  // One tap does both. Where a regency has nothing to keep, its page names no script for that.
  const keep = () => {
    const script = document.querySelector("[data-kim-with]")?.dataset.kimWith;
    if (script) import(new URL(script, location)).then(({ keep }) => keep(area, kept)).catch(() => {});
  };
  choice.type = "button";
  choice.className = "kim-button kim-button--quiet";
  for (const line of [told, kept]) {
    line.className = "kim-small";
    line.setAttribute("role", "status");
  }
  choice.addEventListener("click", () => {
    const wanted = !isMine();
    kept.textContent = "";
    if (!remember(wanted)) told.textContent = "Perangkat ini tidak dapat mengingat pilihan Anda.";
    else if (wanted) {
      told.textContent = `Beranda sekarang dimulai dengan kabar ${name}. Pilihan ini hanya disimpan di perangkat ini.`;
      keep();
    } else told.textContent = "Pilihan Anda sudah dilupakan.";
    show();
  });
  show();
  place.append(choice, told, kept);
}
