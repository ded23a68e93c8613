// Shows the small pictures of a list, unless the reader saves data.
for (const place of document.querySelectorAll("[data-kim-picture]")) {
  if (navigator.connection?.saveData) place.remove();
  else if (!place.firstChild) {
    const picture = new Image();
    Object.assign(picture, { loading: "lazy", decoding: "async", alt: "", src: place.dataset.kimPicture });
    place.append(picture);
  }
}
