// On a regency's page: remember it on this device, and nowhere else, or forget it.
{
  const place = document.querySelector("[data-kim-own]");
  const { kimOwn: id, kimName: name } = place.dataset;
  const KEY = "kim:wilayah";
  const choice = document.createElement("button");
  const told = document.createElement("p");
  const remembered = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };
  // Returns whether it is so now: a private window, or a full device, keeps nothing.
  const remember = (wanted) => {
    try {
      if (wanted) localStorage.setItem(KEY, id);
      else localStorage.removeItem(KEY);
    } catch {}
    return (remembered() === id) === wanted;
  };
  const show = () => {
    choice.textContent = remembered() === id ? "Lupakan wilayah saya" : "Jadikan wilayah saya";
  };
  choice.type = "button";
  choice.className = "kim-button kim-button--quiet";
  told.className = "kim-small";
  told.setAttribute("role", "status");
  choice.addEventListener("click", () => {
    const wanted = remembered() !== id;
    if (!remember(wanted)) told.textContent = "Perangkat ini tidak dapat mengingat pilihan Anda.";
    else if (wanted)
      told.textContent = `Beranda sekarang dimulai dengan kabar ${name}. Pilihan ini hanya disimpan di perangkat ini.`;
    else told.textContent = "Pilihan Anda sudah dilupakan.";
    show();
  });
  show();
  place.append(choice, told);
}
