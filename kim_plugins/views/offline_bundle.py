"""A regency's newest posts in one file that needs nothing else: to pass on from phone to phone.

It opens from a message, a memory card or a cable, where no site is near: its style stands
inside, it runs no script, and its links name whole addresses. It says nothing that time alone
would make wrong.
"""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import partial
from html import escape

from kim_plugins.base.locale_id import long_date
from kim_plugins.model import urls
from kim_plugins.model.groups import Regency
from kim_plugins.model.kinds import KIND_LABELS
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import kinds, parts, sharing, useful
from kim_plugins.views.output import PlannedFile
from kim_plugins.views.post import fill_body

LARGEST = 1_500_000
"""Bytes; messengers and old phones take that much without complaint."""
STYLE = """\
:root{color-scheme:light dark}
body{background:Canvas;color:CanvasText;\
max-width:36rem;margin:0 auto;padding:1rem;font:1.05rem/1.6 system-ui,Roboto,sans-serif;\
overflow-wrap:break-word}
h1,h2,h3,h4{line-height:1.25}
header,footer{border-left:.3rem solid #c77700;padding-left:.8rem}
article{margin-top:2.5rem;border-top:.15rem solid #0b5d49}
li{margin:.4rem 0}
dt{font-weight:700}
dd{margin:0 0 .5rem}
table{display:block;overflow-x:auto;border-collapse:collapse}
td,th{padding:.3rem .6rem;border:1px solid;text-align:left}
pre{overflow-x:auto}
.kecil{font-size:.9rem}
.contoh{border:.1rem dashed;padding:.5rem}
@media print{article{break-before:page}}
"""
STYLE_HASH = "sha256-" + base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
"""By which a content policy allows this style and no other (w3.org/TR/CSP3)."""
_POLICY = f"default-src 'none'; img-src data:; style-src '{STYLE_HASH}'; base-uri 'none'"
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)([^>]*)>")
_OWN = re.compile(r'( id="| href="#)')
_ALT = re.compile(r' alt="([^"]*)"')


def files(province: Province) -> Iterator[PlannedFile]:
    """Yield a file for each regency, with or without posts: its address stays."""
    for area in province.registry.areas.values():
        yield PlannedFile(urls.carried(area.id), partial(_file, area, province))


def _file(area: Regency, province: Province) -> bytes:
    posts = parts.newest_real(province.posts_by_area.get(area.id, ()))
    province = _timeless(province, posts)
    room = LARGEST - len(_whole(area, posts, [""] * len(posts), province).encode())
    articles: list[str] = []
    for number, post in enumerate(posts, start=1):
        article = _article(number, post, province)
        room -= len(article.encode())
        if room < 0:
            break
        articles.append(article)
    return _whole(area, posts[: len(articles)], articles, province).encode()


def _timeless(province: Province, posts: Sequence[Post]) -> Province:
    """Look at everything as of the oldest post: the file will be read at no one knows what time."""
    if not posts:
        return province
    settings = dataclasses.replace(province.settings, now=posts[-1].entry.at)
    return dataclasses.replace(province, settings=settings)


def _whole(
    area: Regency, posts: Sequence[Post], articles: Sequence[str], province: Province
) -> str:
    site = province.settings
    title, name = escape(f"Kabar {area.name}"), escape(site.site_name)
    page = escape(urls.absolute(site.site_url, urls.area(area.id)))
    items = (
        f'<li><a href="#t{number}">{escape(sharing.lasting_title(post.meta))}</a></li>\n'
        for number, post in enumerate(posts, start=1)
    )
    sample = "" if province.registry.official else "<p>Situs contoh, bukan situs resmi.</p>\n"
    until = f"{len(posts)} tulisan terbaru, sampai {long_date(posts[0].entry.day)}" if posts else ""
    address = escape(urls.absolute(site.site_url, urls.carried(area.id)))
    about = (
        f"Tulisan terbaru tentang {escape(area.name)} dalam satu berkas, untuk dibaca tanpa sinyal."
    )
    return (
        '<!doctype html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta name="description" content="{about}">\n'
        f'<link rel="canonical" href="{address}">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>{title} \N{EN DASH} {name}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"<header>\n<p>{name}</p>\n<h1>{title}</h1>\n{sample}"
        f"<p>{until or 'Belum ada tulisan'}. Berkas ini tidak berubah lagi sesudah "
        "diunduh: tulisan di situs mungkin sudah diperbaiki atau dicabut. "
        f'<a href="{page}">Lihat yang terbaru di situs</a>.</p>\n</header>\n'
        f"{_numbers(area, province)}"
        f'<nav aria-label="Isi berkas">\n<ol>\n{"".join(items)}</ol>\n</nav>\n'
        f"<main>\n{''.join(articles)}</main>\n"
        '<footer class="kecil"><p>Boleh dibagikan dengan menyebut sumbernya (CC BY 4.0).</p>'
        "</footer>\n</body>\n</html>\n"
    )


def _numbers(area: Regency, province: Province) -> str:
    """List whom to call, each with the day on which its number was looked up."""
    items = [
        f'<li><a href="{one["url"]}">{one["number"]}</a> {escape(str(one["name"]))}, '
        f"diperiksa {one['checked']}</li>\n"
        for one in useful.of_area(area, province)
    ]
    return f"<h2>Nomor penting</h2>\n<ul>\n{''.join(items)}</ul>\n" if items else ""


def _article(number: int, post: Post, province: Province) -> str:
    meta, site = post.meta, province.settings.site_url
    facts = (
        KIND_LABELS[meta.kind],
        long_date(post.entry.day),
        parts.short_place(post, province),
        province.group_of(post).name,
    )
    language = f' lang="{escape(meta.lang)}"' if meta.lang else ""
    address = escape(urls.absolute(site, post.url))
    example = '<p class="contoh">Ini contoh, bukan kejadian nyata.</p>\n' if meta.example else ""
    return (
        f'<article id="t{number}"{language}>\n<h2>{escape(sharing.lasting_title(meta))}</h2>\n'
        f'<p class="kecil">{escape(" · ".join(facts))}</p>\n{example}{_alarm(post)}'
        f"<p><strong>{escape(meta.summary)}</strong></p>\n{_rows(post, province)}{_video(post)}"
        f"{_text(number, post, province)}\n{_sources(post)}"
        f'<p class="kecil">Alamat: <a href="{address}">{address}</a></p>\n</article>\n'
    )


def _alarm(post: Post) -> str:
    """Tell until when an urgent notice holds, which has no row for it."""
    if not post.entry.is_urgent:
        return ""
    return f"<p><strong>{escape(parts.lasting_validity(post.meta))}</strong></p>\n"


def _rows(post: Post, province: Province) -> str:
    rows = [
        f"<dt>{escape(str(row['term']))}</dt><dd>{escape(str(row['value']))}</dd>\n"
        for row in kinds.rows(post, province)
    ]
    return f"<dl>\n{''.join(rows)}</dl>\n" if rows else ""


def _video(post: Post) -> str:
    if post.meta.video is None:
        return ""
    facts = parts.video(post.meta.video)
    address, title = escape(str(facts["url"])), escape(str(facts["title"]))
    return f'<p>Video: <a href="{address}">{title}</a> ({facts["length"]}; memakai kuota)</p>\n'


def _sources(post: Post) -> str:
    titles = (f"<li>{escape(source.title)}</li>" for source in post.meta.sources)
    listed = "".join(titles)
    return f'<h3>Sumber</h3>\n<ul class="kecil">{listed}</ul>\n' if listed else ""


def _text(number: int, post: Post, province: Province) -> str:
    """Return a post's text for a document that holds several: ids of its own, lower headings."""
    filled = fill_body(post, province, province.settings.site_url).html()
    return _TAG.sub(partial(_adapted, f"t{number}-"), filled)


def _adapted(prefix: str, tag: re.Match[str]) -> str:
    slash, name, attributes = tag.groups()
    if name == "img":
        alt = _ALT.search(attributes)
        return f"<em>[Gambar: {alt[1]}]</em>" if alt and alt[1] else ""
    if name in ("h2", "h3", "h4", "h5"):
        name = f"h{int(name[1]) + 1}"
    own = _OWN.sub(rf"\g<1>{prefix}", attributes)
    return f"<{slash}{name}{own}>"
