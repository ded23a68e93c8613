"""What printed pages bear: a short address that stays, and its QR code."""

from __future__ import annotations

import dataclasses
import io
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import codes, sheet
from kim_plugins.views.output import HtmlOutput
from kim_plugins.views.post import view as post_view
from tests.builders import a_post, a_province
from tests.unit.views.provinces import TARGETS, outputs

NOTICE: dict[str, Any] = {
    "kind": "pengumuman",
    "agency": "Kantor Contoh",
    "sources": [{"title": "Surat contoh"}],
}
FOLDER = "kutai-timur/kim-contoh/2026/"


def _province(*posts: Post) -> Province:
    return a_province(posts, targets=TARGETS)


def _ways(province: Province) -> list[HtmlOutput]:
    return [page for page in outputs(province).values() if page.template == "short.html"]


def test_a_notice_has_a_short_address_that_leads_to_it() -> None:
    post = a_post("2026-11-01-a", **NOTICE)
    province = _province(post)
    (way,) = _ways(province)

    assert way.url == sheet.short_url(post, province)
    assert len(way.url) == len("s/bcdfghjkm/")
    assert way.moved_to == post.url
    assert not way.is_indexed


def test_a_short_address_that_is_passed_on_shows_the_card_of_its_post() -> None:
    post = a_post("2026-11-01-a", **NOTICE)
    planned = {one.url: one.preview for one in post_view(_province(post))}
    own = planned[post.url]

    assert own is not None
    assert planned[sheet.short_url(post, _province(post))] == own.elsewhere


def test_its_page_bears_that_address_as_people_type_it() -> None:
    post = a_post("2026-11-01-a", **NOTICE)
    province = _province(post)
    shown: Any = outputs(province)[post.url].context["sheet"]

    url = sheet.short_url(post, province)
    assert shown["host"] + shown["path"] + "/" == "kim.example.org/" + url
    assert shown["picture"] == url + "qr.png"


@pytest.mark.parametrize("kind", ["berita", "potensi"])
def test_what_hangs_on_no_board_has_none(kind: str) -> None:
    keys: dict[str, Any] = {"kind": kind} | ({"category": "umkm"} if kind == "potensi" else {})
    post = a_post("2026-11-01-a", **keys)
    assert not _ways(_province(post))
    assert outputs(_province(post))[post.url].context["sheet"] is None


def test_a_short_address_stays_when_its_post_moves() -> None:
    before = a_post("2026-11-01-a", **NOTICE)
    after = a_post("2026-11-01-b", redirect_from=[f"/{before.url}"], **NOTICE)
    old, new = _province(before), _province(after)

    assert sheet.short_url(before, old) == sheet.short_url(after, new)
    assert [way.moved_to for way in _ways(new)] == [after.url]


def test_paper_that_hangs_still_leads_on_when_its_post_was_withdrawn() -> None:
    gone = {"at": "2026-11-02", "reason": "Isinya tidak dapat dibuktikan."}
    post = a_post("2026-11-01-a", title="Judul yang dicabut", withdrawn=gone, **NOTICE)
    (way,) = _ways(_province(post))

    assert way.moved_to == post.url
    assert "dicabut" not in str(way.context)


def test_each_village_and_each_group_has_a_picture_of_its_own_address() -> None:
    province = _province()
    files = {file.path for view in (codes.of_groups, codes.of_villages) for file in view(province)}
    pages = {one.url for one in outputs(province).values() if one.context.get("poster")}

    assert files == {f"{url}qr.png" for url in pages}
    assert "kutai-timur/kecamatan/sangatta-selatan/sangkima/qr.png" in files


def test_a_site_without_an_address_has_nothing_to_scan() -> None:
    post = a_post("2026-11-01-a", **NOTICE)
    known = _province(post)
    settings = dataclasses.replace(known.settings, site_url="")
    province = dataclasses.replace(known, settings=settings)

    assert not _ways(province)
    assert not list(codes.of_groups(province))
    assert outputs(province)[post.url].context["sheet"] is None


@pytest.mark.parametrize(
    "address",
    [
        "https://kim.example.org/s/bcdfghjkm/",
        "https://kantor.example.org/kaltim/s/z9z9z9z9z/",
        "https://kim.example.org/" + "kutai-kartanegara/kecamatan/muara-kaman/desa-panjang/" * 2,
    ],
)
def test_another_program_reads_the_address_from_the_picture(address: str) -> None:
    drawn = Image.open(io.BytesIO(codes.picture(address)))
    large = drawn.convert("L").resize((drawn.width * 6, drawn.height * 6), Image.Resampling.NEAREST)
    assert [found.text for found in zxingcpp.read_barcodes(large)] == [address]


@pytest.mark.parametrize(("length", "size"), [(200, ""), (2000, "full"), (5000, "crowded")])
def test_a_long_text_takes_smaller_letters(length: int, size: str) -> None:
    post = a_post("2026-11-01-a", "Kata. " * (length // 6), **NOTICE)
    shown: Any = outputs(_province(post))[post.url].context["sheet"]
    assert shown["size"] == size
