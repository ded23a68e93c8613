"""Brings mkdocs.yml and groups.yaml of an older form to the one that this program knows.

They are changed as text, so that comments and order stay, and a change counts only if the result
reads as what was meant. Keys of posts are `kim fix`'s matter: nobody but authors touches posts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from kim_plugins.content.settings import projectfile
from kim_plugins.content.settings.wrong_settings import FORMAT

Texts = Mapping[str, str]
"""The texts of mkdocs.yml and groups.yaml, by these names."""
Step = Callable[[Texts], Texts]

SETTINGS = "mkdocs.yml"
STEPS: Mapping[int, Step] = {}
"""What leads to each form from the one before; a form that isn't here only has another number."""
_PLUGIN = re.compile(r"^([ \t]*)- [\"']?kim[\"']?[ \t]*(:)?[ \t]*(#.*)?$", re.MULTILINE)
_NUMBER = re.compile(r"^([ \t]+format[ \t]*:[ \t]*)[\"']?\d+[\"']?", re.MULTILINE)


class ByHand(Exception):
    """The settings are written in a way that only people can change; it says what to write."""


def form_of(text: str) -> str:
    """Return the form that a mkdocs.yml names; "0" where it names none."""
    given = projectfile.read([(SETTINGS, text)]).given
    return given.format if given and "format" in given.keys else "0"


def migrated(texts: Texts, steps: Mapping[int, Step] = STEPS, newest: int = FORMAT) -> Texts:
    """Return the texts in the form `newest`.

    A form that is no number, or a newer one, stays as it is: `wrong_settings` tells of it.
    Raises `ByHand`.
    """
    form = form_of(texts[SETTINGS])
    if not form.isdecimal() or int(form) >= newest:
        return texts
    for number in range(int(form) + 1, newest + 1):
        texts = steps[number](texts) if number in steps else texts
    return {**texts, SETTINGS: _with_form(texts[SETTINGS], newest)}


def _with_form(text: str, number: int) -> str:
    """Return a mkdocs.yml that names a form, with the line ends that it had."""
    ends = "\r\n" if "\r\n" in text else "\n"
    fresh = _named(text.replace("\r\n", "\n"), number).replace("\n", ends)
    if form_of(fresh) != str(number):
        raise ByHand(f"Tulis format: {number} pada plugin kim di {SETTINGS}, lalu jalankan lagi.")
    return fresh


def _named(text: str, number: int) -> str:
    if form_of(text) != "0":
        return _NUMBER.sub(rf"\g<1>{number}", text, count=1)
    if plugin := _PLUGIN.search(text):
        return text[: plugin.start()] + _opened(plugin, text, number) + text[plugin.end() :]
    return text


def _opened(plugin: re.Match[str], text: str, number: int) -> str:
    """Return the plugin's line with the form below it, indented as the settings after it are."""
    indent, colon, note = plugin.group(1, 2, 3)
    after = re.match(r"\n(?:[ \t]*(?:#.*)?\n)*([ \t]+)[^\s#-]", text[plugin.end() :])
    inner = after[1] if colon and after and len(after[1]) > len(indent) else f"{indent}    "
    line = plugin[0] if colon else f"{indent}- kim:{f'  {note}' if note else ''}"
    return f"{line}\n{inner}format: {number}"
