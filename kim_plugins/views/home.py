"""The home page: what is new, every regency, and how to take part."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice

from kim_plugins.model import urls
from kim_plugins.model.groups import Regency
from kim_plugins.model.province import Province
from kim_plugins.views import cards, listing, parts, villages
from kim_plugins.views.feeds.subscription import Publisher, alternates, subscription
from kim_plugins.views.kinds import notice
from kim_plugins.views.linked_data import site
from kim_plugins.views.output import Context, HtmlOutput, Planned

NEWEST_AT_HOME = 8
SPARE_URGENT = 15
"""Further urgent notices among which a reader's own may be."""
WRITING = "Kabar dari tempat Anda: tulis di ponsel, kirim lewat WhatsApp."
GUIDES = (
    ("panduan/cek-kabar.md", "Memeriksa kabar", "Sebelum disebar, periksa dulu kebenarannya."),
    (
        "panduan/pengaduan.md",
        "Menyampaikan pengaduan",
        "Ke mana keluhan disampaikan, dan berapa lama jawabannya.",
    ),
    (
        "panduan/mendirikan-kim.md",
        "Mendirikan KIM",
        "Belum ada KIM di tempat Anda? Mulai di sini.",
    ),
)


def view(province: Province) -> Iterator[Planned]:
    """Yield the home page."""
    day = parts.last_real_day(province)
    preview = cards.of_site(province)
    yield Planned(urls.HOME, partial(_page, province), changed=day, preview=preview)


def _page(province: Province) -> HtmlOutput:
    urgent = [post for post in province.urgent if not post.entry.is_example]
    name = province.registry.province.name
    context: Context = {
        "province": name,
        "urgent": notice.urgent(urgent, province, SPARE_URGENT),
        "kinds": listing.of_kinds(),
        "finder": villages.finder(),
        "posts": _newest(province),
        "areas": [_area(area, province) for area in province.registry.areas.values()],
        "area_ids": list(province.registry.areas),
        "guides": _guides(province),
        "group_count": sum(g.regency != "provinsi" for g in province.groups),
        "map": urls.MAP,
        "directory": urls.DIRECTORY,
        "subscription": subscription(urls.HOME, province, *_publishers(province), json=True),
        "about": parts.guide("tentang.md", province) or "",
    }
    return HtmlOutput(
        url=urls.HOME,
        template="home.html",
        title=f"{province.settings.site_name}: kabar warga {name}",
        description=(
            f"Kabar warga {name} dari Komunitas Informasi Masyarakat (KIM): "
            "berita, pengumuman, klarifikasi, dan suara warga dari sepuluh kabupaten dan kota."
            if len(province.registry.regencies) == 10
            else f"Kabar warga {name} dari Komunitas Informasi Masyarakat (KIM)."
        ),
        context=context,
        alternates=alternates(urls.HOME, province.settings.site_name, json=True),
        data=site.of_home(province),
    )


def _newest(province: Province) -> list[Context]:
    """Return the newest posts, but not those that the page begins with: some would come twice."""
    now = province.settings.now
    news = (post for post in parts.real(province) if not notice.is_urgent(post, now))
    found = list(islice(news, NEWEST_AT_HOME)) or islice(parts.real(province), NEWEST_AT_HOME)
    return [parts.card(post, province) for post in found]


def _publishers(province: Province) -> list[Publisher]:
    """Return who publishes for the whole site: those who run it, else the provincial office."""
    contact, office = province.settings.contact, province.registry.province.office
    own: Publisher = (contact.name or province.settings.site_name, contact)
    return [own] if contact.whatsapp_channel or contact.telegram else [(office.name, office)]


def _area(area: Regency, province: Province) -> Context:
    return {
        "name": area.name,
        "url": urls.area(area.id),
        "posts": province.months("area", area.id).total(),
        "groups": len(province.groups_by_area.get(area.id, ())),
    }


def _guides(province: Province) -> list[Context]:
    """Return the ways to take part: the form, and what the site has guides for."""
    found = [
        {"url": url, "title": title, "text": text}
        for name, title, text in GUIDES
        if (url := parts.guide(name, province)) is not None
    ]
    return [{"url": urls.FORM, "title": "Tulis kabar", "text": WRITING}, *found]
