"""Renders the frame of our pages with the engine's own templates, once for each variant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import jinja2
from mkdocs.commands.build import get_context

from kim_plugins.builder.pages.frame import Frame, Variant, cut, mark, variant_of
from kim_plugins.engine import shell
from kim_plugins.views.output import Page

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation


class Frames:
    """The frames of one build, rendered as they are asked for."""

    def __init__(
        self,
        env: jinja2.Environment,
        config: MkDocsConfig,
        files: Files,
        nav: Navigation,
        around: shell.Shell,
    ) -> None:
        self._env = env
        self._config = config
        self._files = files
        self._nav = nav
        self._shell = around
        self.menu = tuple(str(entry["url"]) for entry in around.menu)
        """The URLs of the menu's entries."""
        self.known: dict[Variant, Frame] = {}
        """Those that have been rendered."""

    def __call__(self, page: Page) -> Frame:
        """Return the frame of a page."""
        return self._frame(variant_of(page, self.menu))

    def every(self) -> Mapping[Variant, Frame]:
        """Return the frames of all pages that there may be: of each section, listed or not."""
        none = [""] * len(self.menu)
        rows = [none, *([*none[:n], flag, *none[n + 1 :]] for n, flag in self._marked())]
        for row in rows:
            for is_indexed in (True, False):
                self._frame((tuple(row), is_indexed, False))
        return self.known

    def _marked(self) -> Iterator[tuple[int, str]]:
        """Yield the menu's entries, as their own page and as one below them."""
        yield from ((n, flag) for n in range(len(self.menu)) for flag in ("page", "true"))

    def _frame(self, variant: Variant) -> Frame:
        if variant not in self.known:
            self.known[variant] = self._render(*variant)
        return self.known[variant]

    def _render(self, current: tuple[str, ...], is_indexed: bool, is_404: bool) -> Frame:
        """Render the theme's page without a page: Material allows that for its own 404."""
        context = get_context(self._nav, self._files, self._config, base_url=mark("base"))
        values = shell.frame_context(self._shell, current)
        context["kim"] = {  # type: ignore[typeddict-unknown-key]
            **values,
            "is_indexed": is_indexed,
            "canonical": "" if is_404 else mark("canonical"),
        }
        page = without_leftovers(self._env.get_template("main.html").render(context))
        return cut(_unindented(page))


def without_leftovers(page: str) -> str:
    """Take out what a theme's base template leaves for scripts that this site doesn't send."""
    return _LEFTOVERS.sub("", page).replace(' class="no-js"', "", 1)


def lightened(page: str) -> str:
    """Take the same out of a hand-written page, and the indents around what was written."""
    head, content, rest = without_leftovers(page).partition(_CONTENT)
    text, foot, end = rest.rpartition(_FOOT)
    if not content or not foot:  # Somebody's own templates.
        return head + content + rest
    return _unindented(head) + content + text + foot + _unindented(end)


def _unindented(html: str) -> str:
    """Take out blanks at the start of lines, which weigh some hundred bytes in all."""
    return re.sub(r"\n\s+", "\n", html)


_CONTENT, _FOOT = 'id="kim:isi"', '<footer class="kim-footer">'


_LEFTOVERS = re.compile(
    r'<input class="md-toggle"[^>]*>\s*|<label class="md-overlay"[^>]*></label>\s*'
    r'|<div data-md-component="(?:skip|announce)">\s*</div>\s*'
    r'|<div class="md-dialog"[^>]*>\s*<div[^>]*></div>\s*</div>\s*'
    r'|(?<=<body dir="ltr") data-mx-topbar="[^"]*"'  # of MaterialX, for its bar
)
