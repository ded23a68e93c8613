"""Lets builds of a process draw a share card once: hundreds of small sites show the same ones.

A card's key says its words and our code, so the same key is the same picture.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

from kim_plugins.builder import planning
from kim_plugins.builder.media.card_files import CardDrawing, key_of
from kim_plugins.builder.storage.output_cache import OutputCache
from kim_plugins.model.province import Province
from kim_plugins.views.output import CardFile

SITE = "KIM Uji"
"""What sites of tests are called."""
_NOWHERE = CardDrawing(Path(), OutputCache(None))
"""Cards without photos need no folder."""
_draw = CardDrawing.draw
_drawn: dict[str, tuple[bytes, bool]] = {}


def begin() -> None:
    """From here on, keep what is drawn; what shows a photo is drawn each time."""
    CardDrawing.draw = _draw_once  # type: ignore[method-assign]


def draw_now(province: Province) -> None:
    """Draw what every site shows of this province, for the processes forked from this one."""
    settings = dataclasses.replace(province.settings, site_name=SITE)
    named = dataclasses.replace(province, settings=settings)
    for name in planning.part_names(named):
        for file in planning.part(name, named).outputs:
            if isinstance(file, CardFile) and file.card.photo is None:
                _draw_once(_NOWHERE, file)


def _draw_once(self: CardDrawing, file: CardFile) -> tuple[bytes, bool]:
    if file.card.photo is not None:
        return _draw(self, file)
    key = key_of(file)
    if key not in _drawn:
        _drawn[key] = _draw(self, file)
    return _drawn[key]
