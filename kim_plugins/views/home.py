"""The home page: what is new, every regency, and how to take part."""

from __future__ import annotations

from collections.abc import Iterator

from kim_plugins.model import urls
from kim_plugins.model.groups import Regency
from kim_plugins.model.province import Province
from kim_plugins.views import parts
from kim_plugins.views.output import Context, HtmlOutput

NEWEST_AT_HOME = 10
GUIDES = (
    ("panduan/menulis.md", "Menulis kabar", "Cara menulis kabar dari desa, langkah demi langkah."),
    ("panduan/cek-kabar.md", "Memeriksa kabar", "Sebelum disebar, periksa dulu kebenarannya."),
    (
        "panduan/pengaduan.md",
        "Menyampaikan pengaduan",
        "Ke mana keluhan disampaikan, dan berapa lama jawabannya.",
    ),
    ("panduan/mendirikan-kim.md", "Mendirikan KIM", "Desa Anda belum punya KIM? Mulai dari sini."),
)


def view(province: Province) -> Iterator[HtmlOutput]:
    """Yield the home page."""
    posts = [post for post in province.listed if not post.meta.example]
    name = province.registry.province.name
    context: Context = {
        "province": name,
        "posts": parts.newest(posts, province, NEWEST_AT_HOME),
        "areas": [_area(area, province) for area in province.registry.areas.values()],
        "guides": _guides(province),
        "group_count": sum(g.regency != "provinsi" for g in province.registry.groups),
        "directory": urls.DIRECTORY,
        "about": parts.guide("tentang.md", province) or "",
    }
    yield HtmlOutput(
        url=urls.HOME,
        template="home.html",
        title="",
        description=(
            f"Kabar warga {name} dari Komunitas Informasi Masyarakat (KIM): "
            "berita, pengumuman, klarifikasi, dan suara warga dari sepuluh kabupaten dan kota."
            if len(province.registry.regencies) == 10
            else f"Kabar warga {name} dari Komunitas Informasi Masyarakat (KIM)."
        ),
        context=context,
        changed=posts[-1].meta.date.day.isoformat() if posts else "",
    )


def _area(area: Regency, province: Province) -> Context:
    posts = province.posts_by_area.get(area.id, ())
    return {
        "name": area.name,
        "url": urls.area(area.id),
        "posts": sum(not post.meta.example for post in posts),
        "groups": len(province.groups_by_area.get(area.id, ())),
    }


def _guides(province: Province) -> list[Context]:
    """Return the ways to take part whose pages the site has."""
    return [
        {"url": url, "title": title, "text": text}
        for name, title, text in GUIDES
        if (url := parts.guide(name, province)) is not None
    ]
