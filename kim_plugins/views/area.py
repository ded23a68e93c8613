"""The index of a regency (or of the province): what it is, who reports, what is new."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kim_plugins.base import areas
from kim_plugins.base.locale_id import listed, month_name, number
from kim_plugins.model import gazetteer, urls
from kim_plugins.model.groups import Regency
from kim_plugins.model.kept_lists import months_of
from kim_plugins.model.kinds import LIST_LABELS
from kim_plugins.model.province import Province
from kim_plugins.views import cards, offline, parts, useful
from kim_plugins.views.feeds.subscription import alternates, subscription
from kim_plugins.views.kinds import KINDS, notice
from kim_plugins.views.kinds.kind import BY_AREA
from kim_plugins.views.linked_data import places
from kim_plugins.views.output import Context, HtmlOutput, Planned
from kim_plugins.views.view import View

MOST_GROUPS = 12
"""Groups that a page lists openly; more are folded away, or the office would be far below."""

NEWEST_HERE = 8
"""Posts that the page begins with; the archive has all."""


def _plan(area_id: str, province: Province) -> Iterator[Planned]:
    area = province.registry.areas[area_id]
    day = parts.last_day(province.posts_by_area.get(area.id, ()))
    yield Planned(
        urls.area(area.id),
        partial(_page, area, province),
        changed=day,
        preview=cards.of_area(area, province),
    )


view = View("area", _plan, lambda province: province.registry.areas)
"""One page an area, with or without posts."""


def _page(area: Regency, province: Province) -> HtmlOutput:
    posts = province.posts_by_area.get(area.id, ())
    groups = province.groups_by_area.get(area.id, ())
    kecamatan = gazetteer.kecamatan_of(area, province.regions)
    context: Context = {
        "crumbs": parts.crumbs(),
        "area_id": area.id,
        "name": area.name,
        "is_province": area.kind == "provinsi",
        "facts": population(area) if area.description else facts(area, province),
        "description": area.description or "",
        "district": areas.terms(area.code).district,
        "kecamatan": [
            parts.link(region.name, parts.place_url(region.code, province)) for region in kecamatan
        ],
        "map": urls.kecamatan_map(area.id) if kecamatan else urls.MAP,
        "groups": [parts.group_entry(group, province) for group in groups],
        "most_groups": MOST_GROUPS,
        "urgent": notice.urgent_in(area.id, province),
        "kinds": _kinds(area, province),
        **parts.newest_of(posts, province, NEWEST_HERE),
        "topics": _topics(area, province),
        "archive": archive_years(area, province),
        "office": parts.office(area.office),
        "numbers": useful.of_area(area, province),
        "links": useful.links(area, area.code, province),
        "sources": parts.sources(area.sources),
        "founding": parts.guide("panduan/mendirikan-kim.md", province) or "",
        "writing": urls.FORM,
        "directory": urls.DIRECTORY,
        "offline": _offline(area),
        "subscription": subscription(
            urls.area(area.id), province, (area.office.name, area.office), json=True
        ),
    }
    return HtmlOutput(
        url=urls.area(area.id),
        template="area.html",
        title=area.name,
        description=f"Kabar, pengumuman, dan Komunitas Informasi Masyarakat (KIM) di {area.name}.",
        context=context,
        alternates=alternates(urls.area(area.id), area.name, json=True),
        data=places.of_area(area, province),
    )


def _offline(area: Regency) -> Context:
    """Return what can be kept of an area, or passed on."""
    return {
        "area": area.id,
        "file": urls.carried(area.id),
        "file_name": offline.file_name(area),
        "kept": urls.KEPT,
    }


def facts(area: Regency, province: Province) -> str:
    """Describe an area in a sentence or two from the region table and the registry."""
    counts = parts.count_kinds(province.regions, area.code)
    if area.kind == "provinsi":
        names = [r.name for r in province.registry.regencies]
        return f"{area.name} terdiri atas {len(names)} kabupaten dan kota." if names else ""
    district = areas.terms(area.code).district
    terms = {"kecamatan": district, "desa": area.village_term, "kelurahan": "kelurahan"}
    pieces = [f"{number(counts[kind])} {term}" for kind, term in terms.items() if counts[kind]]
    sentence = f"{area.name} terdiri atas {listed(pieces)}."
    if area.village_term != "desa":
        sentence += (
            f" Desa di sini disebut {area.village_term}, dipimpin seorang {area.village_head_term}."
        )
    if area.capital and area.kind.startswith("kabupaten"):
        sentence += f" Ibu kotanya {area.capital}."
    return f"{sentence} {population(area)}".rstrip()


def population(area: Regency) -> str:
    """Tell how many people live in an area ("" where that isn't known)."""
    if area.population is None:
        return ""
    people = number(area.population.count)
    return f"Penduduknya {people} jiwa ({_as_of(area.population.as_of)})."


def archive_years(area: Regency, province: Province) -> list[Context]:
    """Return the months that have posts, by year, newest first."""
    posts = province.posts_by_area.get(area.id, ())
    months = sorted(months_of(posts), reverse=True)
    years = dict.fromkeys(year for year, _ in months)
    return [
        {
            **parts.link(str(year), urls.area_archive(area.id, year)),
            "months": [
                parts.link(month_name(month), urls.area_archive(area.id, year, month))
                for y, month in months
                if y == year
            ],
        }
        for year in years
    ]


def _kinds(area: Regency, province: Province) -> list[Context]:
    """Return the listings of an area that have posts, each with their number."""
    here = province.posts_by("kind there")
    counts = {kind: province.months("kind there", (kind, area.id)).total() for kind in KINDS}
    return [
        parts.link(parts.counted(label, counts[kind], "{} {}"), urls.kind(kind, area.id))
        for kind, label in LIST_LABELS.items()
        if (kind, area.id) in here and BY_AREA in KINDS[kind].groupings
    ]


def _topics(area: Regency, province: Province) -> list[Context]:
    """Return the topics of an area's posts, in the order of the vocabulary."""
    used = province.posts_by("topic there")
    return [
        parts.link(topic.name, urls.topic(topic.id))
        for topic in province.registry.topics
        if (topic.id, area.id) in used
    ]


def _as_of(text: str) -> str:
    """Write `2024-12` as `Desember 2024`."""
    year, _, month = text.partition("-")
    return f"{month_name(int(month))} {year}" if month and 1 <= int(month) <= 12 else year
