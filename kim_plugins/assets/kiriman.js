// The address of a contribution has no page before its post is published: say so.
if (/\/kiriman\/[a-z0-9]+\/?$/.test(location.pathname))
  for (const part of document.querySelectorAll("[data-kim-kiriman]")) part.textContent = part.dataset.kimKiriman;
