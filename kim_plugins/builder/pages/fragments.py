"""Fills an output's template: the content of a page, without the page around it."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import MutableMapping
from contextvars import ContextVar
from importlib import resources
from pathlib import Path
from typing import Any

import jinja2

from kim_plugins.base.locale_id import number
from kim_plugins.builder.assets import assets
from kim_plugins.model import place_words, urls
from kim_plugins.views.output import HtmlOutput


def render(output: HtmlOutput, base_path: str) -> str:
    """Return the HTML of a page's content.

    The template sees the output's context and nothing else; a name that isn't
    there raises `jinja2.UndefinedError` (a bug). `base_path` is the site's own
    path, needed only where a page is served at any depth (404).
    """
    root = base_path if output.url == urls.NOT_FOUND else urls.root_from(output.url)
    template = _environment().get_template(f"kim/{output.template}")
    body = {"body": output.body.html()} if output.body else {}
    token = _root.set(root)
    try:
        return template.render({**output.context, **body})
    finally:
        _root.reset(token)


_root: ContextVar[str] = ContextVar("root")
"""The way from the page being filled to the site's root.

Not in the template's context: macros that take theirs along are compiled anew for every page.
"""


class _Environment(jinja2.Environment):
    """Looks into dicts, which contexts are, first; Jinja does last, and raises an error before."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return what a dict holds under a name, else the attribute of that name."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return one plain dict; a chain of them is searched link by link for every page."""
        return {**self.globals, **(d or {})}


@functools.cache
def _environment() -> jinja2.Environment:
    folder = resources.files("kim_plugins") / "templates"
    environment = _Environment(
        loader=jinja2.FileSystemLoader(str(folder)),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_compiled(Path(str(folder))),
    )
    environment.filters["link"] = _link
    environment.filters["asset"] = _asset
    environment.filters["number"] = number
    # Called when a page is filled: a filter on a fixed text would be computed once for all sites.
    environment.globals["place_words"] = place_words.words
    return environment


def _compiled(templates: Path) -> jinja2.BytecodeCache | None:
    """Return where compiled templates are kept: beside the package's own compiled modules.

    Nowhere else: what a project brings along must never be run.
    """
    if sys.dont_write_bytecode:
        return None
    folder = templates / "__pycache__"
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return None
    if not os.access(folder, os.W_OK):
        return None
    return jinja2.FileSystemBytecodeCache(str(folder), f"%s.jinja-{jinja2.__version__}.pyc")


@jinja2.pass_context
def _link(_context: jinja2.runtime.Context, url: str) -> str:
    """Make a link to a URL of the site, as seen from the page being filled.

    It asks for the context so that a link to a fixed address isn't computed once for all pages.
    """
    return urls.relative(url, _root.get())


@jinja2.pass_context
def _asset(_context: jinja2.runtime.Context, name: str) -> str:
    """Make a link to one of the package's own files, which the code alone decides."""
    return urls.relative(assets.address(name), _root.get())
