"""Share cards: what the picture says that a link to a page shows, and where it lies.

Said is only what stays true, or changes at a moment at which the page changes as well: the day
of an event, until when a notice holds, never "tomorrow". A card is published with one page; what
has none of its own (the parts of an archive) shows that of the page above it.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator
from functools import partial

from kim_plugins.base.locale_id import short_date
from kim_plugins.model import gazetteer, urls
from kim_plugins.model.frontmatter import Agenda, FrontMatter, Klarifikasi, Pengumuman, Potensi
from kim_plugins.model.groups import Group, Regency, Topic
from kim_plugins.model.kinds import KIND_LABELS, VERDICT_LABELS
from kim_plugins.model.occurrences import occurrences
from kim_plugins.model.pictures import Picture
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.model.regions import Region
from kim_plugins.views import parts, times
from kim_plugins.views.output import Card, CardFile, Preview, Tone

LOOK = 1
"""Rises when cards look otherwise, be it by our drawing or by another font."""
NEWS = "Kabar warga"
CLAIM = "Klarifikasi kabar yang beredar"
EXAMPLE = "Contoh"
WRONG = frozenset({"salah", "menyesatkan", "penipuan"})
WIDE, TALL = (1.2, 2.6), (0.4, 1.2)
"""Width by height of pictures that fill a card, and of those that stand beside its words."""
LEAST = 600
"""Pixels across a picture that fills a card, or down one beside words: smaller ones would blur."""


def own(url: str, card: Card, province: Province) -> Preview:
    """Return a page's own card; its address is another one where it says anything else."""
    return named(url, card, _site(province))


def named(url: str, card: Card, site_name: str) -> Preview:
    """Return the card of a page of a site that is called so."""
    facts = repr((LOOK, url, site_name, card))
    digest = hashlib.blake2b(facts.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    is_photo = card.photo is not None
    return Preview(urls.card(digest, "jpg" if is_photo else "png"), card.alt, card)


def files_of(shown: Preview | None, province: Province) -> Iterator[CardFile]:
    """Yield what is published of a page's preview together with the page."""
    if shown and shown.card:
        yield CardFile(shown.url, shown.card, _site(province))


def _site(province: Province) -> str:
    """Name the site, after what no card may hide, nor cut: that it isn't an office's yet."""
    name = province.settings.site_name
    return name if province.registry.official else f"Situs contoh · {name}"


def of_site(province: Province) -> Preview:
    """Return home's card, which pages without a better one show."""
    told = partial(_of_site, province)
    return province.kept("card of the site", told)


def _of_site(province: Province) -> Preview:
    title = f"{NEWS} {province.registry.province.name}"
    return own(urls.HOME, Card(title, foot="Komunitas Informasi Masyarakat (KIM)"), province)


def of_title(url: str, title: str, province: Province, label: str = "") -> Preview:
    """Return the card of a page that has no more to say than what it is called."""
    card = Card(title, label, foot=province.registry.province.name)
    told = dataclasses.replace(card, foot="")
    return dataclasses.replace(own(url, card, province), alt=told.alt)


def of_area(area: Regency, province: Province) -> Preview:
    """Return the card of a regency or city."""
    foot = "Berita, pengumuman, agenda, dan Suara Warga"
    return own(urls.area(area.id), Card(area.name, NEWS, foot=foot), province)


def of_kecamatan(one: Region, area: Regency, province: Province) -> Preview:
    """Return the card of a kecamatan."""
    card = Card(gazetteer.named(one, area), NEWS, foot=area.name)
    return own(parts.place_url(one.code, province), card, province)


def of_village(one: Region, kecamatan: Region, area: Regency, province: Province) -> Preview:
    """Return the card of a desa, kampung or kelurahan."""
    card = Card(
        gazetteer.named(one, area), NEWS, foot=f"{gazetteer.named(kecamatan, area)} · {area.name}"
    )
    return own(parts.place_url(one.code, province), card, province)


def of_group(group: Group, province: Province) -> Preview:
    """Return the card of a group."""
    area = province.registry.areas[group.regency]
    place = " · ".join(filter(None, [parts.village_path(group, province), area.name]))
    label = "Profil redaksi" if area.kind == "provinsi" else "Profil KIM"
    card = Card(group.name, label, foot=place)
    return own(urls.group(group.regency, group.id), card, province)


def of_topic(topic: Topic, province: Province) -> Preview:
    """Return the card of a topic."""
    return of_title(urls.topic(topic.id), topic.name, province, "Topik")


def of_post(post: Post, province: Province) -> Preview:
    """Return a post's card: its words, its picture, or both."""
    if not post.is_listed:
        gone = Card("Tulisan ini dicabut", foot=_foot(post, province))
        return own(post.url, gone, province)
    card = dataclasses.replace(_words(post.meta, province), foot=_foot(post, province))
    picture = province.pictures[post.image.key] if post.image else None
    if picture is None or not _is_shown(picture, post.meta):
        return own(post.url, card, province)
    is_alone = not _is_between(picture, TALL)
    found = own(
        post.url, dataclasses.replace(card, photo=picture, is_photo_alone=is_alone), province
    )
    alt = post.meta.image_alt if is_alone else ""
    return dataclasses.replace(found, alt=alt) if alt else found


def _foot(post: Post, province: Province) -> str:
    """Name the group, and the regencies that it writes about."""
    places = parts.regencies(post, province)
    told = places[0] if len(places) == 1 else province.registry.province.name
    return " · ".join(dict.fromkeys([province.group_of(post).name, told]))


def _words(meta: FrontMatter, province: Province) -> Card:
    """Return what matters of a kind."""
    label, tone = _label(meta, province)
    if meta.example and not meta.title.casefold().startswith(EXAMPLE.casefold()):
        label = f"{EXAMPLE}: {label}"
    return Card(meta.title, label, tone, tuple(_facts(meta)))


def _label(meta: FrontMatter, province: Province) -> tuple[str, Tone]:
    """Tell what it is, or what became of it."""
    match meta:
        case Klarifikasi(verdict="benar"):
            return VERDICT_LABELS[meta.verdict], Tone.RIGHT
        case Klarifikasi():
            return VERDICT_LABELS[meta.verdict], Tone.WRONG if meta.verdict in WRONG else Tone.PLAIN
        case Agenda(cancelled=True):
            return "Batal", Tone.WRONG
        case Pengumuman(urgent=True) if not parts.is_over(meta, province.settings.now):
            return "Mendesak", Tone.WRONG
    return KIND_LABELS[meta.kind], Tone.PLAIN


def _facts(meta: FrontMatter) -> Iterator[str]:
    """Yield what a kind is read for, else when it was published."""
    match meta:
        case Agenda():
            told = times.always(meta) if meta.repeats else times.from_to(occurrences(meta)[0])
            yield f"Semula {told}" if meta.cancelled else told
            yield meta.place
            return
        case Pengumuman():
            if meta.valid_until:
                yield f"Berlaku sampai {times.when(meta.valid_until)}"
            if meta.agency:
                yield meta.agency
            if meta.valid_until:
                return
        case Potensi(place=str() as place):
            yield place
        case Klarifikasi():
            yield CLAIM
    yield f"Terbit {short_date(meta.date.day)}"


def _is_shown(picture: Picture, meta: FrontMatter) -> bool:
    """Tell whether a picture makes a good card: large enough, and not more than its words.

    That of a clarification may be the very rumour.
    """
    if isinstance(meta, Klarifikasi) or meta.example:
        return False
    if _is_between(picture, TALL):
        return picture.height >= LEAST
    is_news = not isinstance(meta, Agenda | Pengumuman)
    return is_news and _is_between(picture, WIDE) and picture.width >= LEAST


def _is_between(picture: Picture, bounds: tuple[float, float]) -> bool:
    return bounds[0] <= picture.width / picture.height < bounds[1]
