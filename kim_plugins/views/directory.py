"""The directory of groups, folded by regency: a line each, and a field that filters them."""

from __future__ import annotations

from collections.abc import Iterator

from kim_plugins.base.locale_id import number, sort_key
from kim_plugins.model import urls
from kim_plugins.model.groups import STATUS_LABELS, Group, Regency
from kim_plugins.model.province import Province
from kim_plugins.views import parts
from kim_plugins.views.output import Context, HtmlOutput

MOST_OPEN = 12
"""Groups that are listed openly; of more only the regencies are, until one is opened."""


def view(province: Province) -> Iterator[HtmlOutput]:
    """Yield the directory."""
    known = province.groups_by_area
    areas = [area for area in province.registry.areas.values() if known.get(area.id)]
    name = province.registry.province.name
    context: Context = {
        "crumbs": parts.crumbs(),
        "here": urls.DIRECTORY,
        "areas": [_area(area, province) for area in areas],
        "is_short": sum(map(len, known.values())) <= MOST_OPEN,
        "without": [
            parts.link(area.name, urls.area(area.id))
            for area in province.registry.regencies
            if not known.get(area.id)
        ],
        "founding": parts.guide("panduan/mendirikan-kim.md", province) or "",
        "opml": urls.OPML,
        "feeds_guide": parts.guide("panduan/berlangganan.md", province) or "",
        "statistics": urls.STATISTICS,
        "data": urls.DATA,
        "lead": _lead(province),
        "has_unverified": any(map(_is_unverified, province.groups)),
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
        "groups": [_entry(group, province) for group in groups],
    }


def _entry(group: Group, province: Province) -> Context:
    """Make a group's line; its regency stands above it."""
    place = ""
    if group.village is not None:
        village, district, *_ = province.regions.path(group.village)
        place = f"{village.name}, {district.name}"
    return {
        "name": group.name,
        "url": urls.group(group.regency, group.id),
        "place": place,
        "status": group.status,
        "status_label": STATUS_LABELS[group.status],
        "is_verified": group.verified is not None,
        "is_desk": group.regency == "provinsi",
    }


def _is_unverified(group: Group) -> bool:
    return group.regency != "provinsi" and group.verified is None


def _lead(province: Province) -> str:
    """Tell how many groups there are, and how they are known: it follows the counts."""
    own = [group for group in province.groups if group.regency != "provinsi"]
    verified = len(own) - sum(map(_is_unverified, own))
    name = f"Komunitas Informasi Masyarakat di {province.registry.province.name}"
    if not own:
        return f"Belum ada {name} yang kami ketahui."
    if verified == len(own):
        return f"{number(len(own))} {name}, semuanya sudah diverifikasi."
    known = "kami ketahui dari sumber terbuka dan bertanda"
    if verified:
        return (
            f"{number(len(own))} {name}. {number(verified)} sudah diverifikasi; yang lain {known}"
        )
    return f"{number(len(own))} {name}, yang {known}"


def _by_name(group: Group) -> tuple[tuple[str, str], str]:
    return (sort_key(group.name), group.id)
