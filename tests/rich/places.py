"""Where the invented groups are: forty in nine regencies, none in the tenth."""

from __future__ import annotations

import dataclasses
import functools

from kim_plugins.base.slug import slugify
from kim_plugins.builder.sources.sources import region_table
from kim_plugins.model.regions import Region

EMPTY_REGENCY = "mahakam-ulu"
"""Has no group and no post."""
REGENCIES = {
    "64.01": "paser",
    "64.02": "kutai-kartanegara",
    "64.03": "berau",
    "64.07": "kutai-barat",
    "64.08": "kutai-timur",
    "64.09": "penajam-paser-utara",
    "64.71": "balikpapan",
    "64.72": "samarinda",
    "64.74": "bontang",
}
TERMS = {"64.03": "Kampung", "64.07": "Kampung"}
"""What a village that is no kelurahan is called, where not `Desa`."""


@dataclasses.dataclass(frozen=True)
class Place:
    """A village with an invented group."""

    code: str
    standing: str = "verified"
    """`verified` (with contacts), `unverified`, `vakum` or `bubar`."""
    long_name: str = ""

    @functools.cached_property
    def region(self) -> Region:
        """Return the village itself."""
        return region_table()[self.code]

    @property
    def name(self) -> str:
        """Return the village's bare name: `Selerong`."""
        return self.region.name

    @property
    def village(self) -> str:
        """Return its name with what it is called: `Desa Selerong`."""
        is_urban = self.region.kind == "kelurahan"
        return f"{'Kelurahan' if is_urban else TERMS.get(self.code[:5], 'Desa')} {self.name}"

    @property
    def regency(self) -> str:
        """Return the id of its regency."""
        return REGENCIES[self.code[:5]]

    @property
    def regency_name(self) -> str:
        """Return its regency's bare name: `Kutai Kartanegara`."""
        return region_table()[self.code[:5]].name

    @property
    def kecamatan_url(self) -> str:
        """Return the address of the page of its kecamatan."""
        return f"{self.regency}/kecamatan/{slugify(region_table()[self.code[:8]].name)}/"

    @property
    def group(self) -> str:
        """Return the id of its group."""
        return f"kim-contoh-{slugify(self.name)}"

    @property
    def group_name(self) -> str:
        """Return the name of its group."""
        return self.long_name or f"KIM Contoh {self.name}"

    @property
    def url(self) -> str:
        """Return the address of its group's page."""
        return f"{self.regency}/{self.group}/"


HOME = Place("64.02.07.2001")
"""Desa Selerong in Sebulu, where the reader of the tests lives; another lies in Paser."""
FLOODED = Place("64.01.06.1001")
LONGEST = Place(
    "64.07.19.2003",
    long_name="KIM Contoh Suara Masyarakat Bersatu Membangun Kampung Linggang Tering Seberang",
)
"""The longest name of a village, and a group's that is longer still."""
PLACES: tuple[Place, ...] = (
    HOME,
    FLOODED,
    LONGEST,
    *map(Place, "64.01.07.2013 64.01.04.2002 64.01.09.2001".split()),
    *map(Place, "64.02.01.2011 64.02.03.2001 64.02.06.1001 64.02.16.2001 64.02.18.2001".split()),
    *map(Place, "64.03.01.2001 64.03.05.1004 64.03.11.2001".split()),
    *map(Place, "64.07.06.1006 64.07.15.2001".split()),
    *map(Place, "64.08.04.1010 64.08.05.2020 64.08.09.2001".split()),
    *map(Place, "64.09.01.1001 64.09.04.1005".split()),
    *map(Place, "64.71.01.1001 64.71.05.1002".split()),
    *map(Place, "64.72.02.1001 64.72.08.1002 64.72.09.1002".split()),
    *map(Place, "64.74.01.1001 64.74.02.1001".split()),
    *(Place(code, "unverified") for code in "64.01.03.2001 64.02.14.1001 64.03.06.1003".split()),
    *(Place(code, "unverified") for code in "64.08.12.1002 64.09.03.2001 64.72.10.1001".split()),
    *(Place(code, "unverified") for code in "64.71.03.1002 64.74.03.1001".split()),
    Place("64.02.10.2001", "vakum"),
    Place("64.07.12.2001", "vakum"),
    Place("64.08.16.2001", "vakum"),
    Place("64.72.05.1003", "bubar"),
)
