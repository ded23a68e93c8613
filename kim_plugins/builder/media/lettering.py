"""Letters of share cards: which of them the font has, how wide words are, and words as pixels."""

from __future__ import annotations

import dataclasses
import functools
import unicodedata
from collections.abc import Sequence
from importlib import resources

from PIL import Image, ImageDraw, ImageFont

from kim_plugins.builder.media.banded_png import PIXELS

BOLD, PLAIN = 700.0, 500.0
"""Weights of the font."""
ELLIPSIS = "…"
_FONT = "fontpkg_source_sans_3", "files/SourceSans3[wght].ttf"
_BESIDE = 8
"""The part of the font's size beside a word into which a letter may reach; a blank has more."""
_EM = 100
"""The size at which words are measured."""
_UNASSIGNED = "\ue123"
"""A private sign, which the font shows as it shows all that it lacks."""
_MARKS = ("M", "C", "Z")
"""Categories of what is no letter of its own: marks, invisible signs, blanks."""
BLANK = 0.25
"""Between words, in parts of the font's size: wider than the font's own, for small previews."""
Ramp = tuple[int, ...]
"""Colours from the ground to the letter, by how much of a pixel a letter covers."""


@functools.cache
def font(size: int, weight: float) -> ImageFont.FreeTypeFont:
    """Return the font; letters are set one by one, with or without another library at hand."""
    package, name = _FONT
    with resources.as_file(resources.files(package) / name) as path:
        found = ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
    found.set_variation_by_axes([weight])
    return found


def drawable(text: str) -> str:
    """Return what of a text can be drawn: without signs and words in letters the font lacks.

    Never in boxes. A letter with a mark that the font lacks stands without its mark.
    """
    words = [_word(word) for word in unicodedata.normalize("NFC", text).split()]
    return " ".join(filter(None, words)) if any(map(_says_something, words)) else ""


@functools.lru_cache(maxsize=16_384)
def _word(word: str) -> str:
    told = ""
    for letter in word:
        known = letter if _has(letter) else _plain(letter)
        if known:
            told += known
        elif unicodedata.category(letter)[0] in "LN":
            return ""  # Half a word would be another one.
    # Signs that their author set apart stand (`Benarkah ?`); those beside a lost sign don't.
    return told if told == word or _says_something(told) else ""


def _plain(letter: str) -> str:
    """Return a letter that the font lacks in another form that it has, else without its mark.

    Only then: what it has may mean something else in plain letters (`1½`, `10²`).
    """
    plain = unicodedata.normalize("NFKC", letter)
    if all(map(_has, plain)):
        return plain
    bare = unicodedata.normalize("NFD", letter)[0]
    return bare if _has(bare) else ""


def _says_something(word: str) -> bool:
    return any(unicodedata.category(one)[0] in "LNS" for one in word)


@functools.cache
def _has(letter: str) -> bool:
    if unicodedata.category(letter)[0] in _MARKS:
        return False
    return _pixels(letter) != _pixels(_UNASSIGNED)


def _pixels(letter: str) -> tuple[tuple[int, int], bytes]:
    mask = font(_EM, PLAIN).getmask(letter)
    return mask.size, bytes(mask)


@functools.lru_cache(maxsize=16_384)
def width_of(word: str, weight: float) -> float:
    """Return how wide a word is, in parts of the font's size."""
    return sum(_letter(letter, _EM, weight).advance for letter in word) / _EM


@dataclasses.dataclass(frozen=True, slots=True)
class _Letter:
    """A letter's shades, and where they lie as seen from its start on the base line."""

    shades: Image.Image
    left: int
    top: int
    advance: int
    """Pixels to where the next letter starts."""


@functools.lru_cache(maxsize=4_096)
def _letter(letter: str, size: int, weight: float) -> _Letter:
    """Draw a letter once. The font has no pairs that this layout would move together."""
    face = font(size, weight)
    left, top, right, bottom = (int(side) for side in face.getbbox(letter, anchor="ls"))
    shades = Image.new("L", (max(1, right - left), max(1, bottom - top)))
    ImageDraw.Draw(shades).text((-left, -top), letter, 255, face, anchor="ls")
    return _Letter(shades, left, top, round(face.getlength(letter)))


@dataclasses.dataclass(frozen=True, slots=True)
class Drawn:
    """A word, two pixels a byte, and where it lies as seen from the start of its base line."""

    pixels: Image.Image
    left: int
    """Bytes."""
    top: int
    advance: int
    """Pixels from the word's start to where a blank begins."""


@functools.lru_cache(maxsize=1_024)
def drawn(word: str, size: int, weight: float, ramp: Ramp) -> Drawn:
    """Draw a word in the colours of a ramp."""
    letters = [_letter(letter, size, weight) for letter in word]
    top = min(one.top for one in letters)
    height = max(one.top + one.shades.height for one in letters) - top
    advance = sum(one.advance for one in letters)
    beside = size // _BESIDE // PIXELS * PIXELS
    mask, x = Image.new("L", (-(-advance // PIXELS) * PIXELS + 2 * beside, height)), beside
    for one in letters:
        place = x + one.left, one.top - top
        mask.paste(
            255, (*place, place[0] + one.shades.width, place[1] + one.shades.height), one.shades
        )
        x += one.advance
    return Drawn(packed(mask, ramp), -beside // PIXELS, top, advance)


@functools.cache
def _steps(ramp: Ramp) -> tuple[bytes, bytes]:
    """Return the colour of each shade, in the high and in the low bits of a byte."""
    steps = [ramp[(value * (len(ramp) - 1) + 127) // 255] for value in range(256)]
    return bytes(step << 4 for step in steps), bytes(steps)


def packed(mask: Image.Image, ramp: Ramp) -> Image.Image:
    """Turn shades (mode `L`, an even width) into the colours of a ramp, two pixels a byte."""
    shades, (left, right) = mask.tobytes(), _steps(ramp)
    high = int.from_bytes(shades[0::2].translate(left), "big")
    low = int.from_bytes(shades[1::2].translate(right), "big")
    size = mask.width // PIXELS, mask.height
    return Image.frombytes("L", size, (high | low).to_bytes(size[0] * size[1], "big"))


@dataclasses.dataclass(frozen=True, slots=True)
class Setting:
    """Words in lines, in a size of the font."""

    size: int
    lines: tuple[tuple[str, ...], ...]


def fitted(text: str, weight: float, room: tuple[int, int], sizes: Sequence[int]) -> Setting:
    """Set a text as large as a room (width and height, pixels) allows, its lines much alike.

    What finds no room even in the smallest size is cut, and says so.
    """
    words = text.split()
    for size in sizes:
        widest, most = room[0] / size, max(1, int(room[1] / leading(size)))
        lines = _wrapped(words, weight, widest)
        if len(lines) <= most and all(width_of(w, weight) <= widest for w in words):
            return Setting(size, tuple(map(tuple, _even(words, weight, widest, lines))))
    lines = _wrapped(_broken(words, weight, widest), weight, widest)
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut(lines[most - 1], weight, widest)]
    return Setting(sizes[-1], tuple(map(tuple, lines)))


def leading(size: int) -> int:
    """Return the pixels from one base line to the next."""
    return round(size * 1.16)


def line_width(words: Sequence[str], weight: float) -> float:
    """Return how wide some words are beside each other, in parts of the font's size."""
    return sum(width_of(word, weight) for word in words) + BLANK * (len(words) - 1)


def _wrapped(words: Sequence[str], weight: float, widest: float) -> list[list[str]]:
    lines: list[list[str]] = []
    used = 0.0
    for word in words:
        width = width_of(word, weight)
        if lines and used + BLANK + width <= widest:
            lines[-1].append(word)
            used += BLANK + width
        else:
            lines.append([word])
            used = width
    return lines


def _even(
    words: Sequence[str], weight: float, widest: float, lines: list[list[str]]
) -> list[list[str]]:
    """Wrap anew, as narrow as leaves the number of lines, so that none has one word alone."""
    narrow = line_width(words, weight) / len(lines)
    for step in range(5):
        found = _wrapped(words, weight, narrow + (widest - narrow) * step / 5)
        is_within = all(line_width(line, weight) <= widest for line in found)
        if len(found) == len(lines) and is_within:
            return found
    return lines


def _broken(words: Sequence[str], weight: float, widest: float) -> list[str]:
    """Part words that are wider than a line."""
    found: list[str] = []
    for word in words:
        rest = word
        while width_of(rest, weight) > widest:
            end = max(1, int(len(rest) * widest / width_of(rest, weight)))
            while end > 1 and width_of(rest[:end], weight) > widest:
                end -= 1
            found.append(rest[:end])
            rest = rest[end:]
        found.append(rest)
    return found


def _cut(line: Sequence[str], weight: float, widest: float) -> list[str]:
    kept = list(line)
    while kept and line_width([*kept[:-1], kept[-1] + ELLIPSIS], weight) > widest:
        if len(kept) == 1 and len(kept[0]) > 1:
            kept = [kept[0][:-1]]
        else:
            kept.pop()
    return [*kept[:-1], kept[-1] + ELLIPSIS] if kept else [ELLIPSIS]
