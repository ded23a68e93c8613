"""One small style sheet: of the theme's what our pages can use, then our own.

What is kept is fixed by a list of classes, never by what posts happen to contain, so
that a page written tomorrow looks right with a style sheet that a phone keeps today.
"""

from __future__ import annotations

import dataclasses
import re

KEPT = frozenset(
    "footnote footnote-backref footnote-ref headerlink md-container md-grid md-main "
    "md-main__inner md-skip md-typeset".split()
)
"""The theme's classes that our shell and Markdown give to elements."""
_CLASS = re.compile(r"\.(-?[A-Za-z_](?:[\w-]|\\.)*)")
_KEYFRAMES = re.compile(r"@keyframes ([\w-]+)")
_RULE = re.compile(r"(?<=[{};])([^{}@;]+)(\{[^{}]*\})")
_NEVER = re.compile(
    r"\[dir=rtl\]"  # the site's languages are all written from left to right
    r"|\[(?:role|aria-|data-|id=__)"  # given by scripts that we don't send
    r"|\b(?:iframe|video)\b"  # the content policy allows neither
    r"|\b(?:ol|ul) ol\b|\bol\[type\]"  # `1.` in a nested list stays `1.`, as it was written
)
"""Parts of the theme's selectors that no element of our pages has."""
_PROPERTY = re.compile(
    r"(--[\w-]+):(?:\"[^\"]*\"|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|[^;{}\"(])*(?:;|(?=\}))"
)
_USE = re.compile(r"var\((--[\w-]+)")


@dataclasses.dataclass(frozen=True, slots=True)
class ThemeStyle:
    """What comes before our own sections."""

    foreign: str = ""
    """The style sheet of somebody else's theme, of which most is of no use."""
    own: str = ""
    """That of our own theme, which is taken whole."""


def style_sheet(theme: ThemeStyle, own: str) -> str:
    """Join the theme's style sheet, reduced to what our pages can use, and our own."""
    foreign, own = theme.foreign, theme.own + own
    classes = set(_CLASS.findall(foreign)) - KEPT
    reduced = without_blanks(foreign, classes | set(_KEYFRAMES.findall(foreign)))
    reduced = _RULE.sub(_without_idle_selectors, reduced)
    return without_blanks(_without_unused_properties(reduced, own) + own)


def without_blanks(text: str, unused: set[str] | None = None) -> str:
    """Return a style sheet minified, without the classes and animations that are not used."""
    import lightningcss  # Only now: most builds of a day of writing make no style sheet.

    return str(lightningcss.process_stylesheet(text, unused_symbols=unused, minify=True))


def _without_idle_selectors(rule: re.Match[str]) -> str:
    kept = [part for part in _parts(rule[1]) if not _NEVER.search(part)]
    return f"{','.join(kept)}{rule[2]}" if kept else ""


def _parts(selectors: str) -> list[str]:
    """Part a list of selectors at its commas, those inside brackets apart."""
    return re.findall(r"(?:[^,(]|\((?:[^()]|\([^()]*\))*\))+", selectors)


def _without_unused_properties(theme: str, own: str) -> str:
    """Drop custom properties (icons, mostly) that nothing asks for, and what only they ask for."""
    used = set(_USE.findall(theme + own))
    shorter = _PROPERTY.sub(lambda found: found[0] if found[1] in used else "", theme)
    return theme if shorter == theme else _without_unused_properties(shorter, own)
