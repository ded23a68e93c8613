// On home, for the regency that this device remembers: makes room for its news, and puts its
// urgent notices first, also those for which there was no room.
{
  const bringForward = (id) => {
    const list = document.querySelector(".kim-urgent ul");
    const all = [...(list?.children ?? [])];
    const room = all.filter((item) => !item.hidden).length;
    list?.prepend(...all.filter((item) => item.dataset.kimAreas.split(" ").includes(id)));
    for (const [place, item] of [...(list?.children ?? [])].entries()) item.hidden = place >= room;
  };
  const place = document.querySelector("[data-kim-mine]");
  const { kimMine: areas, kimScript: script } = place.dataset;
  try {
    const id = localStorage.getItem("kim:wilayah");
    if (areas.split(" ").includes(id)) {
      place.dataset.kimMine = id;
      place.hidden = false;
      bringForward(id);
      import(new URL(script, location.href)).catch(() => (place.hidden = true));
    }
  } catch {} // a browser that keeps nothing
}
