// On home: makes room for news of the place that this device remembers, if it does.
{
  const place = document.querySelector("[data-kim-mine]");
  const { kimMine: areas, kimScript: script } = place.dataset;
  try {
    const id = localStorage.getItem("kim:wilayah");
    if (areas.split(" ").includes(id)) {
      const village = localStorage.getItem("kim:desa") ?? "";
      place.dataset.kimMine = id;
      place.dataset.kimVillage = village.startsWith(`${id}/kecamatan/`) ? village : "";
      place.hidden = false;
      import(new URL(script, location.href)).catch(() => (place.hidden = true));
    }
  } catch {} // a browser that keeps nothing
}
