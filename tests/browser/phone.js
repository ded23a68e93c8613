// What is on a page, found as a reader finds it: by words, names, and where links lead.
window.kimTest = {
  flat: (text) => text.replace(/\u00ad/g, "").replace(/\s+/g, " ").trim(),
  seen(element) {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return element.checkVisibility() && style.visibility !== "hidden" && box.width > 1
      && box.height > 1 && box.right > 0;
  },
  box(element) {
    const range = document.createRange();
    range.selectNodeContents(element);
    const lines = [...range.getClientRects()].filter((line) => line.width > 1);
    const box = lines[0] || element.getBoundingClientRect();
    return { top: box.top + scrollY, bottom: box.bottom + scrollY };
  },
  name(element) {
    const label = element.getAttribute("aria-label");
    const ids = (element.getAttribute("aria-labelledby") || "").split(" ");
    const other = ids.map((id) => document.getElementById(id)?.innerText || "").join(" ");
    const picture = element.querySelector("img[alt], [aria-label]");
    const alt = picture?.getAttribute("alt") || picture?.getAttribute("aria-label") || "";
    const own = element.labels?.[0]?.innerText || element.innerText || element.value || "";
    return this.flat(label || other.trim() || own || alt);
  },
  first(found) {
    const seen = found.filter((element) => this.seen(element));
    return seen.sort((a, b) => this.box(a).top - this.box(b).top)[0] || null;
  },
  words(text) {
    const found = [...document.body.querySelectorAll("*")].filter(
      (one) => this.flat(one.textContent).startsWith(text) && this.seen(one),
    );
    return found.filter((one) => !found.some((inner) => one !== inner && one.contains(inner)))[0]
      || null;
  },
  control([pattern, kinds]) {
    const like = new RegExp(pattern, "i");
    return this.first(
      [...document.querySelectorAll(kinds)].filter((one) => like.test(this.name(one))),
    );
  },
  like(pattern) {
    const like = new RegExp(pattern, "i");
    const found = [...document.body.querySelectorAll("*")].filter(
      (one) => like.test(this.flat(one.textContent)) && this.seen(one),
    );
    return this.first(found.filter((one) => !found.some((it) => one !== it && one.contains(it))));
  },
  link([pattern, most]) {
    const like = new RegExp(pattern);
    return this.first(
      [...document.querySelectorAll("a[href]")].filter(
        (one) => like.test(one.href) && this.flat(one.innerText).length >= most,
      ),
    );
  },
};
