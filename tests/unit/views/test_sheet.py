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
from kim_plugins.views import codes, redirects, sheet
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
    ways = {way.url: way.moved_to for way in _ways(new)}
    assert ways[sheet.short_url(before, old)] == after.url


def test_papers_of_two_notices_that_became_one_both_lead_to_it() -> None:
    gone, left = a_post("2026-11-01-a", **NOTICE), a_post("2026-11-02-b", **NOTICE)
    both = a_post("2026-11-02-b", redirect_from=[f"/{gone.url}"], **NOTICE)
    old, new = _province(gone, left), _province(both)

    printed = {sheet.short_url(post, old) for post in (gone, left)}
    assert {way.url: way.moved_to for way in _ways(new)} == dict.fromkeys(printed, left.url)


def test_paper_of_a_notice_that_news_took_the_place_of_still_leads_on() -> None:
    before = a_post("2026-11-01-a", **NOTICE)
    news = a_post("2026-11-01-b", redirect_from=[f"/{before.url}"])
    printed = sheet.short_url(before, _province(before))
    assert {way.url: way.moved_to for way in _ways(_province(news))}[printed] == news.url


def test_a_short_address_may_be_named_and_is_no_address_that_a_post_is_known_by() -> None:
    before = a_post("2026-11-01-a", **NOTICE)
    printed = sheet.short_url(before, _province(before))
    news = a_post("2026-11-01-a", redirect_from=[f"/{printed}"])
    notice = a_post("2026-11-01-a", redirect_from=[f"/{printed}"], **NOTICE)

    for post in (news, notice):
        province = _province(post)
        assert province.identities.of(post.url) == post.url
        assert sheet.short_url(post, province) == printed
        found = redirects.move(province, [*outputs(province).values()], (), ())
        assert [(page.url, page.moved_to) for page in found.pages] == [(printed, post.url)]
        assert not found.refused


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


@pytest.mark.parametrize(
    ("length", "size"), [(200, "brief"), (1000, ""), (2000, "full"), (5000, "crowded")]
)
def test_a_long_text_takes_smaller_letters(length: int, size: str) -> None:
    post = a_post("2026-11-01-a", "Kata. " * (length // 6), **NOTICE)
    shown: Any = outputs(_province(post))[post.url].context["sheet"]
    assert shown["size"] == size


def test_many_short_lines_take_more_room_than_their_letters() -> None:
    names = [f"- Nama {number}" for number in range(40)]
    text, lines = (
        a_post("2026-11-01-a", body, **NOTICE) for body in ("Kata " * 80, "\n".join(names))
    )
    assert [_size(one) for one in (text, lines)] == ["brief", "crowded"]


def test_a_picture_takes_the_room_of_a_text() -> None:
    plain = a_post("2026-11-01-a", "Kata. " * 60, **NOTICE)
    shown = dataclasses.replace(plain, files=("posts/kutai-timur/kim-contoh/img/balai.jpg",))

    assert [_size(one) for one in (plain, shown)] == ["brief", ""]


def _size(post: Post) -> str:
    page: Any = sheet.of_post(post, _province(post))
    return str(page["size"])
