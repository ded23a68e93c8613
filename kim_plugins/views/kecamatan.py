"""The page of a kecamatan: what is new there, its villages, their KIM, the office."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from kim_plugins.base.locale_id import month_name, number, sort_key
from kim_plugins.model import gazetteer, urls
from kim_plugins.model.groups import Group, Regency
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.model.regions import Region
from kim_plugins.views import parts
from kim_plugins.views.kinds import notice
from kim_plugins.views.output import Context, HtmlOutput, Planned

MOST_NEARBY = 3
"""Groups that a village without one of its own is pointed to."""


def view(province: Province) -> Iterator[Planned]:
    """Yield one page a kecamatan, with or without KIM and posts."""
    for area in province.registry.regencies:
        for kecamatan in gazetteer.kecamatan_of(area, province.regions):
            day = parts.last_day(province.posts_by_kecamatan.get(kecamatan.code, ()))
            url = parts.place_url(kecamatan.code, province)
            yield Planned(url, partial(_page, kecamatan, area, province), changed=day)


def _page(kecamatan: Region, area: Regency, province: Province) -> HtmlOutput:
    posts = province.posts_by_kecamatan.get(kecamatan.code, ())
    groups = province.groups_by_kecamatan.get(kecamatan.code, ())
    villages = province.regions.children.get(kecamatan.code, ())
    name = f"Kecamatan {kecamatan.name}"
    context: Context = {
        "crumbs": parts.crumbs(parts.link(area.name, urls.area(area.id))),
        "name": name,
        "area": parts.link(area.name, urls.area(area.id)),
        "facts": _facts(villages, area),
        "urgent": notice.urgent(posts, province),
        "posts": parts.newest(posts, province),
        "older": _older_months(posts, area),
        "villages_title": _terms(villages, area),
        "villages": [_village(village, area, province) for village in villages],
        "groups": [_entry(group, province) for group in groups],
        "nearby": _nearby(groups, area, province),
        "office": parts.office(area.office),
        "founding": parts.guide("panduan/mendirikan-kim.md", province) or "",
        "writing": parts.guide("panduan/index.md", province) or "",
    }
    return HtmlOutput(
        url=parts.place_url(kecamatan.code, province),
        template="kecamatan.html",
        title=f"{name}, {area.name}",
        description=f"Kabar, desa, dan Komunitas Informasi Masyarakat (KIM) di {name}, {area.name}."
        if area.kind == "kabupaten"
        else f"Kabar, kelurahan, dan KIM di {name}, {area.name}.",
        context=context,
    )


def _facts(villages: Sequence[Region], area: Regency) -> str:
    """Tell how many villages a kecamatan has: `17 desa dan 1 kelurahan`."""
    counts: dict[str, int] = {}
    for village in villages:
        term = gazetteer.term(village, area).lower()
        counts[term] = counts.get(term, 0) + 1
    return " dan ".join(f"{number(count)} {term}" for term, count in sorted(counts.items()))


def _terms(villages: Sequence[Region], area: Regency) -> str:
    """Name what lies in a kecamatan: `Desa dan kelurahan`."""
    terms = sorted({gazetteer.term(village, area).lower() for village in villages})
    return " dan ".join(terms).capitalize()


def _village(village: Region, area: Regency, province: Province) -> Context:
    groups = province.groups_by_village.get(village.code, ())
    return {
        "id": urls.village_anchor(province.regions.slugs[village.code]),
        "name": f"{gazetteer.term(village, area)} {village.name}",
        "groups": [{**_entry(group, province), "village": ""} for group in groups],
        "has_kim": any(map(_is_alive, groups)),
    }


def _entry(group: Group, province: Province) -> Context:
    """Make a group's entry without the number of its posts.

    So a new post changes the page of the kecamatan that it is about, and not its group's.
    """
    return {**parts.group_entry(group, province), "count": 0}


def _nearby(here: Sequence[Group], area: Regency, province: Province) -> Context:
    """Choose whom a village without a KIM may turn to: its kecamatan's, else its regency's.

    Which one of a regency's is nearest nobody can say: the region table has no
    locations, and neighbouring codes needn't be neighbouring places. So none is
    called so, and active and verified ones come first.
    """
    is_here = any(map(_is_alive, here))
    candidates = here if is_here else province.groups_by_area.get(area.id, ())
    found = sorted(filter(_is_alive, candidates), key=_by_readiness)
    return {
        "is_here": is_here,
        "groups": [_named(group, province) for group in found[:MOST_NEARBY]],
        "count": len(found),
        "all": urls.area(area.id) + "#kelompok",
    }


def _named(group: Group, province: Province) -> Context:
    place = parts.place_name(group.village, province).partition(",")[0] if group.village else ""
    return {"name": group.name, "url": urls.group(group.regency, group.id), "place": place}


def _is_alive(group: Group) -> bool:
    return group.status != "bubar"


def _by_readiness(group: Group) -> tuple[bool, bool, tuple[str, str], str]:
    return (group.status != "aktif", group.verified is None, sort_key(group.name), group.id)


def _older_months(posts: Sequence[Post], area: Regency) -> list[Context]:
    """Return the months of the regency's archive that hold what this page doesn't show."""
    older = posts[: -urls.NEWEST]
    months = sorted({(p.place.day.year, p.place.day.month) for p in older}, reverse=True)
    return [
        parts.link(f"{month_name(month)} {year}", urls.area_archive(area.id, year, month))
        for year, month in months
    ]
