"""The pictures of addresses that printed pages bear, each a QR code beside its page."""

from __future__ import annotations

import functools
import io
from collections.abc import Iterable, Iterator
from functools import partial

from kim_plugins.model import gazetteer, urls
from kim_plugins.model.province import Province
from kim_plugins.views import parts, sheet
from kim_plugins.views.group import group_at, keys
from kim_plugins.views.output import PlannedFile
from kim_plugins.views.view import View

_QUIET_ZONE = 4
"""Modules of white around a code (ISO/IEC 18004, 5.3.8)."""


def _of_group(key: str, province: Province) -> Iterator[PlannedFile]:
    group = group_at(key, province)
    posts = province.posts_by_group.get((group.regency, group.id), ())
    own = [urls.group(group.regency, group.id)] if posts or group.merged_into is None else []
    found = province.posts_by("kind by")
    keys = ((kind, group.regency, group.id) for kind in sheet.KINDS)
    on_boards = sorted((p for key in keys for p in found.get(key, ())), key=lambda p: p.order)
    yield from _files((*own, *(sheet.short_url(post, province) for post in on_boards)), province)


def _of_villages(province: Province) -> Iterator[PlannedFile]:
    found = gazetteer.villages(province.registry, province.regions)
    yield from _files((parts.place_url(one.code, province) for one, _, _ in found), province)


of_groups = View("group-codes", _of_group, keys)
"""Those of each group: of its poster, and of its posts that hang on boards."""
of_villages = View.whole("village-codes", _of_villages)
"""Those of villages' posters."""


def _files(addresses: Iterable[str], province: Province) -> Iterator[PlannedFile]:
    if not province.settings.site_url:
        return
    for url in addresses:
        yield PlannedFile(urls.qr(url), partial(picture, province.absolute(url)))


@functools.lru_cache(maxsize=8192)
def picture(address: str) -> bytes:
    """Draw an address as a QR code: a PNG with one pixel a module, medium correction.

    Kept while the process lives: a preview makes the site again and again.

    The mask is fixed: readers know them all, and weighing all eight costs four times as much.
    """
    import segno  # Most builds draw none.

    drawn = io.BytesIO()
    code = segno.make_qr(address, error="m", mask=0, boost_error=False)
    code.save(drawn, kind="png", border=_QUIET_ZONE)
    return drawn.getvalue()
