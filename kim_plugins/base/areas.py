"""The national region table as it lies in the package: one small file a province.

This is what other modules may rely on:

- `release()`: which data set the table was made from, under which licence, by which decree.
- `provinces()`: the 38 provinces by code; `province_called("35")`, `("jawa timur")` or
  `("jatim")` finds one, `provinces_like("jawa")` those that may be meant.
- `rows("35")`: every area of a province as (code, name), the province itself first; regencies
  have their kind in their names (`Kabupaten Malang`). `model/regions.py` makes a `RegionTable`
  of them, `builder`'s `region_table` the one of the site.
- `regencies("35")`: its regencies and cities alone, with their full names.
- `former("35")`: names and codes that earlier releases had.
- `short_names("35")`: what people call it and its regencies for short (`Jatim`), by code.
- `terms("13.06")`: what villages, their heads and kecamatan are called in a regency, as far as
  a law says (`distrik`).

Capitals aren't in the data set. The table is read by province, since a site is one province's.
It is made by `tools/update_regions.py` and never edited by hand; `data/README.md` has the rest.
"""

from __future__ import annotations

import csv
import dataclasses
import difflib
import functools
import json
import re
from collections.abc import Mapping, Sequence
from importlib import resources
from types import MappingProxyType

from kim_plugins.base import zones
from kim_plugins.base.zones import Zone

FOLDER = resources.files("kim_plugins") / "data" / "wilayah"
_CODE_OF_PROVINCE = re.compile(r"[0-9]{2}")
_REGENCY = len("64.01")
_KIND = re.compile(r"^(?:Kabupaten|Kota|Daerah)\s+(?:(?:Administrasi|Khusus|Istimewa)\s+)?")
_TITLE = re.compile(r"^(?:provinsi|prov\.?)\s+")
_LONG_FORMS = ("daerah khusus ibukota ", "daerah khusus ", "daerah istimewa ")
_CODE_INSIDE = re.compile(r"[0-9]{2}\.?[0-9.]+")
_MOST_LIKE = 5
_TELLING = 3
"""Letters that a part of a name must have to tell which is meant."""
_SHORT_FORMS = re.compile(r"^(?:dki|dkj|di|d\.i\.)\s+")


@dataclasses.dataclass(frozen=True, slots=True)
class Release:
    """What the table was made from."""

    package: str
    version: str
    author: str
    licence: str
    """Its SPDX name."""
    decree: str
    """The decree that the data set's makers name as its source, in their words."""
    before: tuple[str, ...]
    """Earlier releases whose names and codes are still known, the oldest first."""


@dataclasses.dataclass(frozen=True, slots=True)
class ProvinceArea:
    """A province."""

    code: str
    name: str
    zone: Zone


@dataclasses.dataclass(frozen=True, slots=True)
class Former:
    """What an area was up to a release: another name, a code that is gone, or nothing yet."""

    release: str
    """The last one in which this was so."""
    code: str
    name: str
    """"" where there was no such code."""
    now: str
    """Its code today: the same where only the name is another, "" where nobody knows."""

    @property
    def is_gone(self) -> bool:
        """Tell whether the code is no longer this area's."""
        return self.now != self.code


@dataclasses.dataclass(frozen=True, slots=True)
class Terms:
    """What a village, its head and a kecamatan are called; kelurahan are so everywhere."""

    village: str = "desa"
    head: str = "kepala desa"
    district: str = "kecamatan"


@functools.cache
def release() -> Release:
    """Return what the table was made from."""
    told = json.loads(_text("sumber.json"))
    return Release(**{**told, "before": tuple(told["before"])})


@functools.cache
def provinces() -> Mapping[str, ProvinceArea]:
    """Return every province by its code, in the order of codes."""
    found = (
        ProvinceArea(row["code"], row["name"], zones.of_province(row["code"]))
        for row in _table("provinsi.csv")
    )
    return MappingProxyType({province.code: province for province in found})


def province_called(text: str) -> ProvinceArea | None:
    """Return the province of a code or a name as people write it, or `None`.

    `DKI Jakarta`, `prov. Jawa Timur`, short names such as `Jatim` and former ones are names too.
    One that several share (`Irian Jaya`) names none of them.
    """
    known = provinces()
    wanted = _plain(text)
    found = [wanted] if wanted in known else _codes_called(wanted)
    return known[found[0]] if len(found) == 1 else None


def provinces_like(text: str) -> list[ProvinceArea]:
    """Return the provinces that a text that names none may mean, the likeliest first.

    At most 5, or all those that share a former name.
    """
    wanted = _plain(text)
    if shared := _codes_called(wanted):
        return [provinces()[code] for code in shared]
    names: dict[str, str] = {}
    for name, code in _names():
        names.setdefault(_plain(name), code)
    near = difflib.get_close_matches(wanted, names, n=_MOST_LIKE, cutoff=0.7)
    holding = [name for name in names if len(wanted) >= _TELLING and wanted in name]
    outer = [text.strip()[:2]] if _CODE_INSIDE.fullmatch(text.strip()) else []
    codes = dict.fromkeys((*outer, *(names[name] for name in (*near, *holding))))
    return [provinces()[code] for code in codes if code in provinces()][:_MOST_LIKE]


def _codes_called(plain: str) -> list[str]:
    return list(dict.fromkeys(code for name, code in _names() if _plain(name) == plain))


@functools.cache
def _names() -> list[tuple[str, str]]:
    """Return each name of a province, official ones first, with its code."""
    official = [(province.name, code) for code, province in provinces().items()]
    short = ((row["julukan"], row["code"]) for row in _short_names())
    other = ((row["nama"], row["code"]) for row in _table("nama-lain.csv"))
    return official + [(name, code) for name, code in (*short, *other) if code in provinces()]


def rows(province: str) -> Sequence[tuple[str, str]]:
    """Return a province's areas as (code, name) in the order of codes; () for no province."""
    if not _CODE_OF_PROVINCE.fullmatch(province) or province not in provinces():
        return ()
    return [(code, name) for code, name in csv.reader(_text(f"{province}.csv").splitlines()[1:])]


def regencies(province: str) -> Sequence[tuple[str, str]]:
    """Return a province's regencies and cities as (code, full name): `Kota Batu`."""
    return [(code, name) for code, name in rows(province) if len(code) == _REGENCY]


def former(province: str) -> tuple[Former, ...]:
    """Return what was otherwise in a province in earlier releases, the oldest first."""
    return tuple(one for one in _former() if one.code.startswith(province + "."))


def terms(regency: str) -> Terms:
    """Return what villages, their heads and kecamatan are called in a regency, by its code."""
    known = _terms()
    return known.get(regency) or known.get(regency[:2], Terms())


def short_names(province: str) -> dict[str, tuple[str, ...]]:
    """Return what people call a province and its regencies for short, by code: `Jatim`."""
    found: dict[str, tuple[str, ...]] = {}
    for row in _short_names():
        if row["code"][:2] == province:
            found[row["code"]] = (*found.get(row["code"], ()), row["julukan"])
    return found


@functools.cache
def first_words(province: str) -> frozenset[str]:
    """Return how the names of provinces, and of a province's regencies, begin."""
    called = [name for _, name in regencies(province)]
    own = (_KIND.sub("", name) for name in (*called, *(p.name for p in provinces().values())))
    short = (name for names in short_names(province).values() for name in names)
    return frozenset(name.split()[0] for name in (*own, *short))


@functools.cache
def _short_names() -> list[dict[str, str]]:
    return _table("julukan.csv")


@functools.cache
def _former() -> tuple[Former, ...]:
    return tuple(Former(**row) for row in _table("lama.csv"))


@functools.cache
def _terms() -> dict[str, Terms]:
    rows = _table("sebutan-desa.csv")
    return {row["code"]: Terms(row["desa"], row["kepala"], row["kecamatan"]) for row in rows}


def _table(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(_text(name).splitlines()))


def _text(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _plain(name: str) -> str:
    """Reduce a province's name to what people agree on."""
    folded = _TITLE.sub("", " ".join(name.casefold().split()))
    for form in _LONG_FORMS:
        folded = folded.removeprefix(form)
    return re.sub(r"\W", "", _SHORT_FORMS.sub("", folded))
