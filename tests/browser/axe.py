"""Asks axe about a page: half a megabyte of script is sent once a page, only faults come back."""

from __future__ import annotations

from typing import Any

from axe_playwright_python import sync_playwright
from axe_playwright_python.sync_playwright import AxeResults
from playwright.sync_api import Page

HELD = """
class Held {
  #key = Symbol();
  has(one) { return Object.hasOwn(one, this.#key); }
  get(one) { return one[this.#key]; }
  set(one, value) { one[this.#key] = value; return this; }
  add(one) { return this.set(one, true); }
  delete(one) { return this.has(one) && delete one[this.#key]; }
}
"""
"""Stands in for what axe's private fields are kept in, which takes most of the time of a colour and
has to be looked through for garbage: here they are kept with the thing itself."""
VIOLATIONS = {"resultTypes": ["violations"]}
READ_ONCE = """
;(() => {
  const { Color } = axe.commons.color;
  const read = Color.prototype.parseString;
  const known = new Map();
  Color.prototype.parseString = function (text) {
    if (known.has(text)) {
      [this.r, this.g, this.b, this.alpha] = known.get(text);
    } else {
      read.call(this, text);
      known.set(text, [this.r, this.g, this.b, this.alpha]);
    }
    return this;
  };
})();
"""
"""Lets axe read the words of a colour once a page: it does so for each pair of elements, with a
library that knows every space of colours, and pages have a dozen colours."""


class Axe(sync_playwright.Axe):  # type: ignore[misc]
    """Does what the library's own does, which sends its script anew with each question."""

    def run(self, page: Page, options: dict[str, Any] = VIOLATIONS) -> AxeResults:
        """Return what breaks the rules that `options` choose, of a page as it is shown now."""
        if not page.evaluate("'axe' in window"):
            held = f"((WeakMap, WeakSet) => {{{self.axe_script}\n}})(Held, Held);"
            page.evaluate(f"(() => {{{HELD}{held}{READ_ONCE}}})()")
        asked = "asked => axe.run(asked).then(({violations}) => ({violations}))"
        return AxeResults(page.evaluate(asked, options))
