"""What readers of a site call its villages and kecamatan, where no single regency is meant.

Of one place `model/gazetteer.py` knows the word. A label for all of a province names every word
in use there: `desa, kampung, atau kelurahan` where there are all three, `kampung atau kelurahan`
or `kelurahan` alone elsewhere.
"""

from __future__ import annotations

import dataclasses
import functools

from kim_plugins.base import areas, home
from kim_plugins.base.locale_id import listed

_VILLAGE, _REGENCY = len("64.01.01.2001"), len("64.01")
_KIND = len("64.01.01.")
"""Where the digit stands that says what a village is: 1 is a kelurahan (Permendagri 72/2019)."""


@dataclasses.dataclass(frozen=True, slots=True)
class Words:
    """The words of a province, in small letters."""

    villages: tuple[str, ...]
    """The usual one first, kelurahan last."""
    district: str

    @property
    def village(self) -> str:
        """Return the usual word for a village."""
        return self.villages[0]

    def joined(self, last: str = "atau") -> str:
        """Return all of them as a list: `desa, kampung, atau kelurahan`."""
        return listed(self.villages, last)

    def rural(self, last: str = "atau") -> str:
        """Return those for villages that are no kelurahan, where there are any."""
        return listed([w for w in self.villages if w != "kelurahan"] or self.villages, last)


def words() -> Words:
    """Return those of the province for which this process works."""
    return of_province(home.code())


@functools.cache
def of_province(code: str) -> Words:
    """Return those of a province; those known everywhere for none."""
    usual = areas.terms(code)
    kinds = {(c[:_REGENCY], c[_KIND]) for c, _ in areas.rows(code) if len(c) == _VILLAGE}
    if not kinds:
        return Words(("desa", "kampung", "kelurahan"), usual.district)
    found = {areas.terms(regency).village for regency, kind in kinds if kind != "1"}
    ordered = sorted(found, key=lambda word: (word != usual.village, word))
    city = ["kelurahan"] if any(kind == "1" for _, kind in kinds) else []
    return Words((*ordered, *city), usual.district)
