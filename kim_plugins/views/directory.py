"""The directory of groups, by regency."""

from __future__ import annotations

from collections.abc import Iterator

from kim_plugins.base.locale_id import sort_key
from kim_plugins.model import urls
from kim_plugins.model.groups import Group, Regency
from kim_plugins.model.province import Province
from kim_plugins.views import parts
from kim_plugins.views.output import Context, HtmlOutput


def view(province: Province) -> Iterator[HtmlOutput]:
    """Yield the directory."""
    areas = [
        _area(area, province)
        for area in province.registry.areas.values()
        if area.kind != "provinsi" or province.groups_by_area.get(area.id)
    ]
    name = province.registry.province.name
    context: Context = {
        "crumbs": parts.crumbs(),
        "province": name,
        "areas": areas,
        "founding": parts.guide("panduan/mendirikan-kim.md", province) or "",
        "opml": urls.OPML,
        "feeds_guide": parts.guide("panduan/berlangganan.md", province) or "",
        "statistics": urls.STATISTICS,
        "data": urls.DATA,
        "total": sum(group.regency != "provinsi" for group in province.registry.groups),
    }
    yield HtmlOutput(
        url=urls.DIRECTORY,
        template="directory.html",
        title="Daftar KIM",
        description=f"Semua Komunitas Informasi Masyarakat (KIM) di {name}, menurut wilayahnya.",
        context=context,
    )


def _area(area: Regency, province: Province) -> Context:
    groups = sorted(province.groups_by_area.get(area.id, ()), key=_by_name)
    return {
        "name": area.name,
        "id": area.id,
        "url": urls.area(area.id),
        "groups": [parts.group_entry(group, province) for group in groups],
    }


def _by_name(group: Group) -> tuple[tuple[str, str], str]:
    return (sort_key(group.name), group.id)
