"""`/ralat/`: every correction and withdrawal, the newest first, and its archives by year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from kim_plugins.base.locale_id import short_date
from kim_plugins.model import changes, urls
from kim_plugins.model.changes import WITHDRAWN, Change
from kim_plugins.model.kinds import CORRECTION_LABELS
from kim_plugins.model.province import Province
from kim_plugins.views import archive_parts, cards, parts
from kim_plugins.views.output import Context, HtmlOutput, Json, Planned
from kim_plugins.views.sharing import lasting_title

TITLE = "Ralat dan pencabutan"
_ALONE: Mapping[str, Json] = {"archive": [], "has_more": False, "part": archive_parts.ALONE}


def view(province: Province) -> Iterator[Planned]:
    """Yield the index, then the archives."""
    found = changes.changes(province.corrected, province.settings.now)
    by_year: dict[int, list[Change]] = {}
    for change in found:
        by_year.setdefault(change.at.year, []).append(change)
    years = [parts.link(str(year), urls.corrections_archive(year)) for year in reversed(by_year)]
    more: Context = {"archive": years, "has_more": len(found) > urls.NEWEST}
    yield _planned(urls.CORRECTIONS, TITLE, more, found[-urls.NEWEST :], province)
    for number, (year, changed) in enumerate(by_year.items()):
        before = years[len(years) - number] if number else None
        yield from _archive(year, changed, before, province)


def _archive(
    year: int, found: Sequence[Change], before: Context | None, province: Province
) -> Iterator[Planned]:
    """Yield the parts of one year's archive."""
    for part in archive_parts.parted(
        urls.corrections_archive(year),
        found,
        lambda change: f"{change.at} {change.post.url}",
        lambda change: change.at.date(),
        before,
    ):
        around: Context = {"part": part.around}
        yield _planned(part.url, part.title(f"{TITLE}, {year}"), around, part.items, province)


def _planned(
    url: str, title: str, own: Context, found: Sequence[Change], province: Province
) -> Planned:
    day = found[-1].at.date().isoformat() if found else ""
    preview = cards.of_title(urls.CORRECTIONS, TITLE, province)
    if url != urls.CORRECTIONS:
        preview = preview.elsewhere
    build = partial(_page, url, title, own, found, province)
    return Planned(url, build, changed=day, preview=preview)


def _page(
    url: str, title: str, own: Context, found: Sequence[Change], province: Province
) -> HtmlOutput:
    above = [] if url == urls.CORRECTIONS else [parts.link(TITLE, urls.CORRECTIONS)]
    context: Context = {
        **_ALONE,
        **own,
        "crumbs": parts.crumbs(*above),
        "title": title,
        "changes": [_entry(change, province) for change in reversed(found)],
        "policy": parts.guide("pedoman-redaksi.md", province) or "",
    }
    return HtmlOutput(
        url=url,
        template="corrections.html",
        title=title,
        description=f"{title}: tulisan yang kami perbaiki atau cabut, dengan waktu dan alasannya.",
        context=context,
    )


def _entry(change: Change, province: Province) -> Context:
    post, told = change.post, change.told()
    is_withdrawn = told.kind == WITHDRAWN
    # A withdrawn post has lost its title, so its day and group must do.
    title = (
        f"Tulisan bertanggal {short_date(post.place.day)}"
        if is_withdrawn
        else lasting_title(post.meta)
    )
    return {
        "at": parts.moment(told.at),
        "label": "Dicabut" if is_withdrawn else CORRECTION_LABELS[told.kind],
        "is_withdrawn": is_withdrawn,
        "is_example": post.entry.is_example,
        "note": told.note,
        "title": title,
        "url": post.url,
        "group": province.group_of(post).name,
        "area": province.area_of(post).name,
    }
