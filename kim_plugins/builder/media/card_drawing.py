"""Draws share cards: our ground, mark and band, and the words that matter.

Everything stands in the middle, since some messengers show only a square of it: then what it is
and what became of it, the shortest lines, can still be read.
"""

from __future__ import annotations

import functools
import io
from collections.abc import Sequence
from importlib import resources

from PIL import Image, ImageDraw

from kim_plugins.builder.media import lettering
from kim_plugins.builder.media.banded_png import PIXELS, Band, band, canvas, decoded, encoded
from kim_plugins.builder.media.card_pictures import cropped, jpeg
from kim_plugins.builder.media.lettering import BOLD, PLAIN, Ramp, Setting
from kim_plugins.views.output import CARD_HEIGHT, CARD_WIDTH, Card, Tone

_COLOURS = {
    "deep": "0b4a3b",
    "white-1": "44756a",
    "white-2": "7c9e96",
    "white-3": "b9ccc7",
    "white": "ffffff",
    "ochre-1": "58683f",
    "ochre-2": "a5893d",
    "ochre": "f2a93b",
    "red": "a3231b",
    "red-1": "c26c67",
    "red-2": "e0b5b2",
}
"""Those of the style sheet, and steps between ground and letter for soft edges."""
PALETTE = b"".join(bytes.fromhex(value) for value in _COLOURS.values())


def _ramp(*names: str) -> Ramp:
    return tuple(list(_COLOURS).index(name) for name in names)


_WHITE = _ramp("deep", "white-1", "white-2", "white-3", "white")
_OCHRE = _ramp("deep", "ochre-1", "ochre-2", "ochre")
_ON_RED = _ramp("red", "red-1", "red-2", "white")
_LABELS: dict[Tone, Ramp] = {
    Tone.PLAIN: _OCHRE[::-1],
    Tone.WRONG: _ON_RED,
    Tone.RIGHT: _WHITE[::-1],
}
"""What is written of, in a label: from its own ground to its letters."""

MARGIN = 64
TITLE_SIZES = (100, 92, 84, 76, 68, 60, 54, 48, 42, 38, 34)
FACT_SIZES = (38, 34, 30)
FOOT_SIZES = (32, 28, 25)
NAME_SIZES = (38, 32, 27)
LABEL_SIZE = 34
HEAD, FOOT = 146, 92
"""Rows above and below what a card tells."""
GAP = 22
_FOOT_STEP = 32
"""Pixels from line to line, where it has two."""
_MARK = "ikon-192.png"
_MARK_SIDE = 72
_DIAMOND = 16
_LONGEST_FACTS = 3
"""Lines."""


def draw(card: Card, site_name: str, photo: bytes | None = None) -> bytes:
    """Return a card as PNG; as JPEG where it shows a photo, whose content is given."""
    if photo is None:
        return encoded(_bands(card, site_name, CARD_WIDTH), PALETTE)
    if card.is_photo_alone:
        return jpeg(cropped(photo, (CARD_WIDTH, CARD_HEIGHT)))
    column = CARD_WIDTH - PHOTO_WIDTH
    whole = Image.new("RGB", (CARD_WIDTH, CARD_HEIGHT))
    whole.paste(decoded(_bands(card, site_name, column), PALETTE), (0, 0))
    whole.paste(cropped(photo, (PHOTO_WIDTH, CARD_HEIGHT)), (column, 0))
    return jpeg(whole)


PHOTO_WIDTH = 472
"""Pixels of a tall picture beside the words: three quarters of its height."""


def _bands(card: Card, site_name: str, width: int) -> list[Band]:
    """Return a card's bands from the top."""
    head, foot = _head(site_name, width), _foot(lettering.drawable(card.foot), width)
    label = _label(lettering.drawable(card.label).upper(), card.tone, width)
    room = CARD_HEIGHT - sum(one.height for one in (head, foot, *label))
    told = _told(card, site_name, (width - 2 * MARGIN, room - GAP * len(label)))
    body = _lines(told, width)
    spare = room - body.height
    above = spare * 2 // 5 if label else spare // 2
    parts = [head, *_blank(above // 2 if label else above, width), *label]
    done = sum(one.height for one in parts) + body.height + foot.height
    rest = CARD_HEIGHT - done
    between = min(rest, above - above // 2 + 4) if label else 0
    return [*parts, *_blank(between, width), body, *_blank(rest - between, width), foot]


_Row = tuple[Setting, float, Ramp, int]
"""A text that is set, its weight and colours, and the pixels above it."""


def _told(card: Card, site_name: str, room: tuple[int, int]) -> list[_Row]:
    """Set title and facts; what no letter can show leaves room for the name that can be shown."""
    names = (card.title, card.foot.partition(" · ")[0], card.label, site_name)
    title = next(filter(None, map(lettering.drawable, names)), "KIM")
    facts: list[_Row] = []
    left = _LONGEST_FACTS
    for fact in filter(None, map(lettering.drawable, card.facts)):
        if left:
            most = lettering.leading(FACT_SIZES[0]) * min(left, 2)
            setting = lettering.fitted(fact, PLAIN, (room[0], most), FACT_SIZES)
            facts.append((setting, PLAIN, _OCHRE, GAP if not facts else 4))
            left -= len(setting.lines)
    used = sum(gap + _height(setting) for setting, _, _, gap in facts)
    setting = lettering.fitted(title, BOLD, (room[0], room[1] - used - 4), TITLE_SIZES)
    return [(setting, BOLD, _WHITE, 0), *facts]


def _height(setting: Setting) -> int:
    return lettering.leading(setting.size) * len(setting.lines)


def _lines(rows: Sequence[_Row], width: int) -> Band:
    height = sum(gap + _height(setting) for setting, _, _, gap in rows) + 4
    image, y = canvas(width, height), 1
    for setting, weight, ramp, gap in rows:
        y += gap
        for words in setting.lines:
            _write(image, words, setting.size, weight, ramp, y)
            y += lettering.leading(setting.size)
    return band(image)


def _write(
    image: Image.Image, words: Sequence[str], size: int, weight: float, ramp: Ramp, top: int
) -> None:
    """Write a line of words in the middle."""
    step, base = lettering.BLANK * size, top + round(size * 0.86)
    x = ((image.width - 1) * PIXELS - _set_width(words, size, weight, ramp)) / 2
    for word in words:
        one = lettering.drawn(word, size, weight, ramp)
        image.paste(one.pixels, (1 + round(x / PIXELS) + one.left, base + one.top))
        x += one.advance + step


def _set_width(words: Sequence[str], size: int, weight: float, ramp: Ramp) -> float:
    """Return the pixels of a line as it is set: each letter takes whole ones of its own size."""
    found = [lettering.drawn(word, size, weight, ramp) for word in words]
    return sum(one.advance for one in found) + lettering.BLANK * size * (len(found) - 1)


@functools.lru_cache(maxsize=256)
def _blank(height: int, width: int) -> tuple[Band, ...]:
    return (band(canvas(width, height), is_kept=True),) if height > 0 else ()


@functools.cache
def _head(site_name: str, width: int) -> Band:
    """Draw the mark, the site's name, and the woven band."""
    image = canvas(width, HEAD)
    name = lettering.drawable(site_name) or "KIM"
    room = width - 2 * MARGIN - _MARK_SIDE - 16
    setting = lettering.fitted(name, BOLD, (room, 46), NAME_SIZES)
    words = setting.lines[0]
    wide = round(_set_width(words, setting.size, BOLD, _WHITE))
    mark = _mark()
    left = (width - wide - _MARK_SIDE - 16) // 2 // PIXELS
    image.paste(mark, (1 + left, 26))
    beside = canvas(wide + 8, HEAD - 40)
    _write(beside, words, setting.size, BOLD, _WHITE, 58 - round(setting.size * 0.57))
    image.paste(beside.crop((1, 0, *beside.size)), (1 + left + (_MARK_SIDE + 12) // PIXELS, 4))
    image.paste(_woven(width), (1, 116))
    return band(image, is_kept=True)


def _mark() -> Image.Image:
    """Return the icon in our sixteen colours; its own ground is ours."""
    content = (resources.files("kim_plugins") / "assets" / _MARK).read_bytes()
    ground = Image.new("RGB", (_MARK_SIDE, _MARK_SIDE), f"#{_COLOURS['deep']}")
    with Image.open(io.BytesIO(content)) as icon:
        small = icon.convert("RGBA").resize(ground.size, Image.Resampling.LANCZOS)
    ground.paste(small, (0, 0), small)
    table = Image.new("P", (1, 1))
    table.putpalette(PALETTE)
    mask = ground.quantize(palette=table, dither=Image.Dither.NONE)
    return lettering.packed(Image.frombytes("L", mask.size, _stretched(mask.tobytes())), _ALL)


_ALL: Ramp = tuple(range(len(_COLOURS)))


def _stretched(colours: bytes) -> bytes:
    """Turn numbers of colours into shades that `packed` turns back."""
    last = len(_COLOURS) - 1
    return colours.translate(bytes(min(255, number * 255 // last) for number in range(256)))


def _woven(width: int) -> Image.Image:
    """Draw the row of woven diamonds, the site's only ornament."""
    mask = Image.new("L", (width * 4, _DIAMOND * 4))
    pen, step = ImageDraw.Draw(mask), _DIAMOND * 4
    for x in range(0, mask.width + step, step):
        half = step // 2
        pen.polygon([(x, half), (x + half, 0), (x + step, half), (x + half, step)], fill=255)
    return lettering.packed(mask.reduce(4), _OCHRE)


@functools.lru_cache(maxsize=64)
def _label(text: str, tone: Tone, width: int) -> tuple[Band, ...]:
    """Draw what it is, or what became of it, on a ground of its own."""
    if not text:
        return ()
    ramp, height = _LABELS[tone], LABEL_SIZE + 26
    setting = lettering.fitted(text, BOLD, (width - 2 * MARGIN - 56, 40), (LABEL_SIZE, 28, 24))
    wide = round(lettering.line_width(setting.lines[0], BOLD) * setting.size) // 4 * 4 + 56
    inner = Image.new("L", (wide // PIXELS + 1, height), ramp[0] * 17)
    top = round((height - setting.size * 1.04) / 2)
    _write(inner, setting.lines[0], setting.size, BOLD, ramp, top)
    image = canvas(width, height + 2)
    left = (width - wide) // 2 // PIXELS
    image.paste(inner.crop((1, 0, *inner.size)), (1 + left, 1))
    return (band(image, is_kept=True),)


@functools.lru_cache(maxsize=256)
def _foot(text: str, width: int) -> Band:
    """Draw by whom and where, below a line; where one line is too short, the place below."""
    image = canvas(width, FOOT)
    if text:
        image.paste(_WHITE[1] * 17, (1 + MARGIN // PIXELS, 4, 1 + (width - MARGIN) // PIXELS, 6))
        settings = _foot_lines(text, width - 2 * MARGIN)
        top = 26 if len(settings) == 1 else 16
        for row, setting in enumerate(settings):
            _write(image, setting.lines[0], setting.size, PLAIN, _WHITE, top + row * _FOOT_STEP)
    return band(image, is_kept=True)


def _foot_lines(text: str, room: int) -> list[Setting]:
    """Set a foot in one line, or in two where that would cut the place off."""
    whole = lettering.fitted(text, PLAIN, (room, 38), FOOT_SIZES)
    by, dot, place = text.rpartition(" · ")
    if not dot or not whole.lines[0][-1].endswith(lettering.ELLIPSIS):
        return [whole]
    return [lettering.fitted(one, PLAIN, (room, 38), FOOT_SIZES[1:]) for one in (by, place)]
