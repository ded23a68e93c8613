"""What is new as one message for a channel: it says what a link to each post would say."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kim_plugins.base.zones import WITA
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import digest
from tests.builders import a_post, a_province, many_posts
from tests.unit.views.provinces import a_number, with_numbers

NOW = "2026-11-24T12:00"
SINCE = dt.datetime(2026, 11, 20, tzinfo=WITA.tz)
SITE = "https://kim.example.org/kutai-timur/kim-contoh/2026"
EVENT: dict[str, Any] = {"kind": "agenda", "place": "Balai Desa Contoh"}
SOURCES = [{"title": "Surat contoh"}, {"title": "Wawancara contoh"}]
FLOOD = a_post(
    "2026-11-19-banjir",
    title="Peringatan banjir di bantaran sungai",
    kind="pengumuman",
    urgent="ya",
    agency="BPBD Contoh",
    areas=["64.08.12.2004"],
    valid_until="2026-11-25",
    sources=SOURCES,
)
MEETING = a_post("2026-11-18-rapat", title="Musyawarah desa", starts="2026-11-28T09:00", **EVENT)
CALLED_OFF = a_post(
    "2026-11-18-lomba", title="Lomba desa", starts="2026-11-28T08:00", cancelled="ya", **EVENT
)
RUMOUR = a_post(
    "2026-11-20-vaksin",
    title="Vaksin menyebabkan lumpuh",
    kind="klarifikasi",
    claim="Vaksin menyebabkan lumpuh.",
    claim_source="Pesan berantai",
    verdict="salah",
    reviewer="Redaksi Contoh",
    sources=SOURCES,
)
NEWS = a_post("2026-11-21-panen", title="Panen madu")
POSTS = (FLOOD, MEETING, CALLED_OFF, RUMOUR, NEWS)


def _province(*posts: Post, **keys: Any) -> Province:
    return a_province(posts, **{"now": NOW, **keys})


def _of_regency(*posts: Post, **keys: Any) -> str:
    province = _province(*posts, **keys)
    area = province.registry.areas["kutai-timur"]
    return digest.digest(digest.of_area(area, province), SINCE, province)


def test_it_is_a_message_that_can_be_pasted_as_it_is() -> None:
    registry = with_numbers(a_number("SAR Contoh", "115"), own=[a_number("BPBD", "0541-000000")])

    assert _of_regency(*POSTS, registry=registry) == (
        "*Kabar Kabupaten Kutai Timur*\n"
        "20 sampai 24 November 2026\n\n"
        "*MENDESAK*\n"
        "• Peringatan banjir di bantaran sungai · BPBD Contoh: berlaku sampai Rabu, "
        "25 November 2026 · Desa Teluk Singkama, Sangatta Selatan\n"
        f"{SITE}/banjir/\n"
        "Telepon: 0541 000000 BPBD · 115 SAR Contoh\n\n"
        "*Agenda*\n"
        "_Sabtu, 28 November 2026_\n"
        "• 08.00 WITA · BATAL: Lomba desa · Balai Desa Contoh · "
        "Desa Teluk Singkama, Sangatta Selatan\n"
        f"{SITE}/lomba/\n\n"
        "• 09.00 WITA · Musyawarah desa · Balai Desa Contoh · "
        "Desa Teluk Singkama, Sangatta Selatan\n"
        f"{SITE}/rapat/\n\n"
        "*Cek kabar*\n"
        "• [SALAH] Vaksin menyebabkan lumpuh · Desa Teluk Singkama, Sangatta Selatan\n"
        f"{SITE}/vaksin/\n\n"
        "*Berita*\n"
        "• Panen madu · Desa Teluk Singkama, Sangatta Selatan\n"
        f"{SITE}/panen/\n\n"
        "Selengkapnya: https://kim.example.org/kutai-timur/\n"
    )


@pytest.mark.parametrize(
    "post",
    [
        a_post("2026-11-10-lama", title="Kabar lama"),
        a_post("2026-11-20-contoh", title="Kabar contoh", example="ya"),
        a_post("2026-11-18-lewat", title="Rapat lewat", starts="2026-11-20T09:00", **EVENT),
        a_post("2026-11-10-jauh", title="Rapat jauh", starts="2026-12-20T09:00", **EVENT),
        a_post("2026-11-20-cabut", withdrawn={"at": "2026-11-21", "reason": "Keliru."}),
    ],
    ids=["old", "example", "over", "far", "withdrawn"],
)
def test_what_is_old_over_invented_or_gone_is_left_out(post: Post) -> None:
    assert _of_regency(post) == ""


def test_an_event_that_was_announced_before_is_told_again_in_its_week() -> None:
    near = a_post("2026-11-01-dekat", title="Rapat dekat", starts="2026-11-29T09:00", **EVENT)

    assert "_Minggu, 29 November 2026_\n• 09.00 WITA · Rapat dekat" in _of_regency(near)


def test_what_was_put_right_is_told_to_those_who_were_told_wrongly() -> None:
    note = {"at": "2026-11-22", "kind": "ralat", "note": "Jumlahnya 20, bukan 200."}
    told = _of_regency(a_post("2026-10-01-lama", title="Panen lama", corrections=[note]))

    assert f"*Ralat*\n• Panen lama: Jumlahnya 20, bukan 200.\n{SITE}/lama/\n" in told


def test_it_stays_short_and_says_how_much_is_left() -> None:
    posts = [
        a_post(f"2026-11-20-kabar-{number}", title=f"Kabar nomor {number} dari desa kami")
        for number in range(40)
    ]
    told = _of_regency(FLOOD, *posts)

    assert len(told) <= digest.LONGEST
    shown = told.count("• Kabar nomor")
    assert shown > 10
    assert f"… dan {40 - shown} lainnya\n\nSelengkapnya: " in told
    assert told.index("MENDESAK") < told.index("Kabar nomor")


def test_many_entries_of_one_kind_leave_room_for_the_others() -> None:
    news = [a_post(f"2026-11-20-kabar-{number}", title="Panen " * 9) for number in range(40)]
    note = {"at": "2026-11-23", "kind": "ralat", "note": "Jumlahnya 20, bukan 200."}
    old = a_post("2026-10-01-lama", title="Panen lama", corrections=[note])
    told = _of_regency(*news, old)

    assert told.index("*Berita*") < told.index("*Ralat*") < told.index(" lainnya\n")


def test_a_group_s_and_the_whole_site_s_name_the_regency_of_each_place() -> None:
    province = _province(NEWS)
    group = province.registry.groups_by_id["kutai-timur", "kim-contoh"]

    for scope in (digest.of_group(group, province), digest.of_all(province)):
        told = digest.digest(scope, SINCE, province)
        assert told.startswith(f"*Kabar {scope.name}*\n")
        assert "• Panen madu · Desa Teluk Singkama, Kabupaten Kutai Timur\n" in told


@pytest.mark.parametrize(
    ("since", "period"),
    [
        (dt.datetime(2026, 11, 24, tzinfo=WITA.tz), "24 November 2026"),
        (dt.datetime(2026, 10, 30, tzinfo=WITA.tz), "30 Oktober 2026 sampai 24 November 2026"),
    ],
)
def test_the_days_are_named_in_few_words(since: dt.datetime, period: str) -> None:
    province = _province(*many_posts(2), a_post("2026-11-24-baru", title="Kabar baru"))
    told = digest.digest(digest.of_all(province), since, province)

    assert told.split("\n")[1] == period
