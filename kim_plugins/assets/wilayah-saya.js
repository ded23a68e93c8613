// On home: makes room for news of the regency that this device remembers, if it does.
{
  const place = document.querySelector("[data-kim-mine]");
  const { kimMine: areas, kimScript: script } = place.dataset;
  try {
    const id = localStorage.getItem("kim:wilayah");
    if (areas.split(" ").includes(id)) {
      place.dataset.kimMine = id;
      place.hidden = false;
      import(new URL(script, location.href)).catch(() => (place.hidden = true));
    }
  } catch {} // a browser that keeps nothing
}
