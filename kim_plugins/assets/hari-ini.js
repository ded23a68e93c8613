// Says at the head of a day whether it is today, tomorrow or within a week, by the reader's clock.
const start = (moment) => new Date(moment.getFullYear(), moment.getMonth(), moment.getDate());
for (const title of document.querySelectorAll("[data-kim-day]")) {
  const [year, month, day] = title.dataset.kimDay.split("-").map(Number);
  const days = Math.round((new Date(year, month - 1, day) - start(new Date())) / 86400000);
  const words = { 0: "Hari ini", 1: "Besok" }[days];
  if (words) title.prepend(`${words}: `);
}
