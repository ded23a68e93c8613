// On home: puts the urgent notices of the regency that this device remembers first, also those
// for which there was no room.
{
  const list = document.querySelector(".kim-urgent ul");
  const items = [...list.children];
  const room = items.filter((item) => !item.hidden).length;
  try {
    const id = localStorage.getItem("kim:wilayah");
    list.prepend(...items.filter((item) => item.dataset.kimAreas.split(" ").includes(id)));
  } catch {} // a browser that keeps nothing
  [...list.children].forEach((item, place) => (item.hidden = place >= room));
}
