"""The page of a kecamatan: what is new there, its villages, their KIM, the office."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from kim_plugins.base.locale_id import number
from kim_plugins.model import gazetteer, urls
from kim_plugins.model.groups import Regency
from kim_plugins.model.province import Province
from kim_plugins.model.regions import Region, regency_code
from kim_plugins.views import archive, cards, nearby, parts
from kim_plugins.views.kinds import notice
from kim_plugins.views.output import Context, HtmlOutput, Planned
from kim_plugins.views.view import View


def _keys(province: Province) -> Iterator[str]:
    for area in province.registry.regencies:
        yield from (one.code for one in gazetteer.kecamatan_of(area, province.regions))


def _plan(code: str, province: Province) -> Iterator[Planned]:
    kecamatan = province.regions.by_code[code]
    area = province.registry.area_by_code[regency_code(code)]
    day = parts.last_day(province.posts_by_kecamatan.get(code, ()))
    url = parts.place_url(code, province)
    preview = cards.of_kecamatan(kecamatan, area, province)
    yield Planned(url, partial(_page, kecamatan, area, province), changed=day, preview=preview)


view = View("kecamatan", _plan, _keys)
"""One page a kecamatan, with or without KIM and posts."""


def _page(kecamatan: Region, area: Regency, province: Province) -> HtmlOutput:
    posts = province.posts_by_kecamatan.get(kecamatan.code, ())
    newest = parts.newest_real(posts)
    groups = province.groups_by_kecamatan.get(kecamatan.code, ())
    villages = province.regions.children.get(kecamatan.code, ())
    name = gazetteer.named(kecamatan, area)
    context: Context = {
        "crumbs": parts.crumbs(parts.link(area.name, urls.area(area.id))),
        "name": name,
        "term": gazetteer.term(kecamatan, area),
        "area": parts.link(area.name, urls.area(area.id)),
        "facts": _facts(villages, area),
        "urgent": notice.urgent(posts, province),
        "posts": [parts.card(post, province) for post in newest],
        "older": archive.links(posts[: len(posts) - len(newest)], area),
        "villages_title": _terms(villages, area),
        "villages": [_village(village, province) for village in villages],
        "groups": [nearby.entry(group, province) for group in groups],
        "nearby": nearby.nearby(groups, area, province),
        "office": parts.office(area.office),
        "founding": parts.guide("panduan/mendirikan-kim.md", province) or "",
        "writing": urls.FORM,
    }
    return HtmlOutput(
        url=parts.place_url(kecamatan.code, province),
        template="kecamatan.html",
        title=f"{name}, {area.name}",
        description=f"Kabar, {area.village_term}, dan Komunitas Informasi Masyarakat (KIM) di "
        f"{name}, {area.name}."
        if area.kind.startswith("kabupaten")
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


def _village(village: Region, province: Province) -> Context:
    """Lead to a village from the place of its former part of this page."""
    slug = province.regions.slugs[village.code]
    url = parts.place_url(village.code, province)
    return {"id": urls.village_anchor(slug), "name": village.name, "url": url}
