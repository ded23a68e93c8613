"""What the search offers above posts: groups, offices, guides and lists by their names."""

from __future__ import annotations

import dataclasses
import functools
import json
from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from typing import cast

from kim_plugins.model import place_words, urls
from kim_plugins.model.groups import Group, Regency
from kim_plugins.model.kinds import LIST_LABELS
from kim_plugins.model.province import Province
from kim_plugins.views import parts, useful
from kim_plugins.views.output import Context, FileOutput, Json

COMPLAINTS = "panduan/pengaduan.md"
_TABLE = "sebutan.txt"
_GENERAL = (
    "alamat berita cara daftar hp hubungi info informasi jadwal kabar kontak nomor nomer profil "
    "syarat telepon terbaru terkini tentang wa whatsapp"
).split()
"""What is asked of anything: it is in few names, and tells nothing alone."""
_LISTS = (
    ("Tulis kabar", urls.FORM, ("formulir", "kirim tulisan", "kirim kabar")),
    ("Daftar KIM", urls.DIRECTORY, ("kelompok informasi masyarakat",)),
    ("Semua topik", urls.TOPICS, ()),
    ("Cari {villages}", urls.VILLAGES, ("wilayah", "daftar desa")),
    ("Ralat", urls.CORRECTIONS, ("koreksi", "hak jawab")),
    ("Baca tanpa sinyal", urls.KEPT, ("luring", "offline")),
    ("Peta wilayah", urls.MAP, ("peta kecamatan", "peta kabupaten")),
    ("Statistik", urls.STATISTICS, ()),
    ("Data terbuka", urls.DATA, ("open data",)),
    ("Kode masalah", urls.CODES, ()),
)
_KINDS = {
    "agenda": ("jadwal", "acara", "kegiatan"),
    "klarifikasi": ("klarifikasi", "cek fakta", "hoaks"),
    "aspirasi": ("pengaduan", "keluhan", "lapor"),
    "potensi": ("umkm", "wisata", "produk"),
}
"""Other words for a kind of posts."""


@dataclasses.dataclass(frozen=True, slots=True)
class WrittenPage:
    """A page that was written by hand, as far as it can be found."""

    url: str
    title: str
    headings: Sequence[tuple[str, str]] = ()
    """The words of each heading, and its id."""
    label: str = ""
    """What the menu calls it."""
    about: str = ""
    """What it says of itself in its front matter."""


def suggestions(province: Province, written: Iterable[WrittenPage]) -> FileOutput:
    """Make the file that a search loads with its first question.

    Each sign is `[sort, name, where, address, other names, what it is about]`; `names` are names
    for one thing, `general` are words that are left out where they would hide a sign.
    """
    signs = [
        *_numbers(province),
        *(_office(area) for area in province.registry.areas.values()),
        *(_group(group, province) for group in province.groups),
        *_lists(province),
        *(sign for page in written for sign in _page(page)),
    ]
    found: Json = {
        "general": _GENERAL,
        "names": [list(names) for names in short_forms()],
        "signs": [list(sign) for sign in signs],
    }
    content = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return FileOutput(urls.SEARCH_SUGGESTIONS, content.encode())


@functools.cache
def short_forms() -> tuple[tuple[str, ...], ...]:
    """Return the everyday names for one thing, a tuple a thing."""
    text = (resources.files("kim_plugins") / "data" / _TABLE).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(tuple(name.strip() for name in line.split("=")) for line in lines)


Sign = tuple[str, str, str, str, Sequence[str]] | tuple[str, str, str, str, Sequence[str], str]


def _numbers(province: Province) -> Iterator[Sign]:
    """Yield the numbers to call; what they are is said in the sign itself."""
    for place in useful.by_place(province):
        entries = cast("list[Context]", place["entries"])
        told = " · ".join(f"{one['number']} {one['name']}" for one in entries)
        # Those of the whole province are meant where no place is named.
        own = "" if place["is_everywhere"] else f" {place['name']}"
        names = [f"{name}{own}" for name in ("Nomor penting", "Nomor darurat", "Telepon darurat")]
        where = f"{place['name']}: {told}" if not own else told
        others = [*names[1:], *(str(one["name"]) for one in entries)]
        yield ("Nomor", names[0], where, str(place["all"]), others)


def _office(area: Regency) -> Sign:
    url = f"{urls.area(area.id)}#kantor"
    return ("Kantor", area.office.name, area.name, url, [f"Diskominfo {a}" for a in area.aliases])


def _group(group: Group, province: Province) -> Sign:
    area = province.registry.areas[group.regency]
    place = ", ".join(filter(None, [parts.village_path(group, province), area.name]))
    label = "Redaksi" if group.regency == province.registry.provincial_area.id else "KIM"
    left = "" if group.status == "aktif" else f" · {parts.status_label(group).lower()}"
    return (label, group.name, place + left, urls.group(group.regency, group.id), [])


def _lists(province: Province) -> Iterator[Sign]:
    for kind, label in LIST_LABELS.items():
        yield ("Daftar", label, "", urls.kind(kind), _KINDS.get(kind, ()))
    for topic in province.registry.topics:
        yield ("Topik", topic.name, "", urls.topic(topic.id), ())
    villages = place_words.words().joined()
    for name, url, others in _LISTS:
        yield ("Halaman", name.format(villages=villages), "", url, others)


def _page(page: WrittenPage) -> Iterator[Sign]:
    sort = "Panduan" if page.url.startswith("panduan/") else "Halaman"
    others = [page.label] if page.label not in ("", page.title) else []
    yield (sort, page.title, "", page.url, others, page.about)
    for name, anchor in page.headings:
        yield (sort, name, page.title, f"{page.url}#{anchor}", [])
