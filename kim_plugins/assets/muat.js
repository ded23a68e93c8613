// Loads the script that a form names once the form is used, so that a page stays light.
for (const form of document.querySelectorAll("form[data-kim-script]")) {
  const load = () => import(new URL(form.dataset.kimScript, location.href)).catch(() => {});
  const isAsked = new URLSearchParams(location.search).has(form.elements[0].name);
  form.dataset.kimReady = "";
  form.addEventListener("focusin", load, { once: true });
  if (form.contains(document.activeElement) || isAsked) load();
}
