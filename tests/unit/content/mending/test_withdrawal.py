"""A withdrawn post keeps its address, its date and the reason; its words are gone."""

from __future__ import annotations

import datetime as dt

from kim_plugins.base.zones import WITA
from kim_plugins.content.front_matter.source import SourceFile
from kim_plugins.content.judging.examine import examine
from kim_plugins.content.markdown.body import render_text
from kim_plugins.content.mending.withdrawal import tombstone, withdrawn_at

URI = "posts/kutai-timur/kim-contoh/2026-11-01-gotong-royong.md"
AT = dt.datetime(2026, 11, 24, 12, 0, tzinfo=WITA.tz)
HEAD = (
    "title: Judul lama\ndate: 2026-11-01T09:30\nsummary: Ringkasan lama yang tidak boleh tersisa.\n"
)


def file(text: str, uri: str = URI) -> SourceFile:
    content = text.encode()
    return SourceFile(uri, f"docs/{uri}", content, size=len(content))


def withdrawn(text: str, reason: str = "Memuat data pribadi.") -> str:
    made = tombstone(file(text), AT, reason)
    assert made is not None
    assert examine(file(made), render_text).diagnostics == ()
    return made


def test_only_what_the_page_still_needs_stays() -> None:
    made = withdrawn(f"---\n{HEAD}topics: [literasi]\n---\n\nIsi lama.\n")
    assert made == (
        "---\n"
        "date: 2026-11-01T09:30\n"
        "withdrawn:\n"
        "  at: 2026-11-24T12:00\n"
        '  reason: "Memuat data pribadi."\n'
        "---\n"
    )


def test_of_an_event_its_time_stays_so_that_calendars_can_take_it_back() -> None:
    times = "starts: 2026-12-05T08:00\nends: 2026-12-05\nplace: Balai Desa Contoh\n"
    made = withdrawn(f"---\n{HEAD}kind: agenda\n{times}---\nIsi.\n")

    assert made.splitlines()[2:5] == [
        'kind: "agenda"',
        "starts: 2026-12-05T08:00",
        "ends: 2026-12-05",
    ]
    assert "Balai" not in made


def test_of_an_event_that_repeats_its_rule_stays_too() -> None:
    rule = "repeats: tiap Sabtu pertama\nrepeats_until: 2027-06-30\n"
    times = f"starts: 2026-12-05\n{rule}repeats_except: [2027-01-02]\nplace: Balai\n"
    made = withdrawn(f"---\n{HEAD}kind: agenda\n{times}---\nIsi.\n")

    assert made.splitlines()[3:7] == [
        "starts: 2026-12-05",
        'repeats: "tiap Sabtu pertama"',
        "repeats_until: 2027-06-30",
        "repeats_except: [2027-01-02]",
    ]


def test_of_dates_left_out_none_stays_where_one_is_no_date() -> None:
    times = "starts: 2026-12-05\nrepeats_except: [2027-01-02, hubungi Budi Contoh]\n"
    made = withdrawn(f"---\n{HEAD}kind: agenda\n{times}repeats: bila Budi sempat\n---\nIsi.\n")

    assert "starts: 2026-12-05" in made
    assert "Budi" not in made


def test_what_is_no_time_goes_with_the_rest() -> None:
    for kind, starts in (("agenda", "hubungi Budi Contoh"), ("berita", "2026-12-05")):
        made = withdrawn(f"---\n{HEAD}kind: {kind}\nstarts: {starts}\n---\nIsi.\n")
        assert "starts" not in made


def test_old_addresses_still_lead_there() -> None:
    made = withdrawn(f"---\n{HEAD}redirect_from:\n  - /lama/\n  - '/lama \"dua\"/'\n---\nIsi.\n")
    assert 'redirect_from: ["/lama/"]\n' in made


def test_a_former_address_that_is_none_stands_in_nobodys_way() -> None:
    for address in ("/lama?p=1", "https://lama.example.org/", "[/a/]"):
        made = withdrawn(f"---\n{HEAD}redirect_from: [{address}]\n---\nIsi.\n")
        assert "redirect_from" not in made


def test_indonesian_names_of_keys_are_understood() -> None:
    made = withdrawn("---\njudul: Lama\ntanggal: 2026-11-01\n---\nIsi.\n")
    assert "date: 2026-11-01\n" in made


def test_a_front_matter_that_cannot_be_read_stands_in_nobodys_way() -> None:
    for text in ("Tanpa kunci sama sekali.", "---\ntitle: [\n---\nIsi.", "---\ntitle: a\n"):
        assert "date: 2026-11-01\n" in withdrawn(text)


def test_a_reason_may_hold_whatever_its_writer_likes() -> None:
    made = withdrawn(f"---\n{HEAD}---\nIsi.\n", 'Ada "kutipan": # dan --- tanda\nlalu baris kedua')
    assert examine(file(made), render_text).head is not None
    assert 'reason: "Ada \\"kutipan\\": # dan --- tanda\\nlalu baris kedua"' in made


def test_a_file_without_an_address_can_not_be_withdrawn() -> None:
    assert tombstone(file("Isi.", "posts/kutai-timur/kim-contoh/kabar.md"), AT, "x") is None


def test_what_is_withdrawn_already_says_since_when() -> None:
    assert withdrawn_at(file(withdrawn(f"---\n{HEAD}---\nIsi.\n"))) == "2026-11-24T12:00"
    assert withdrawn_at(file(f"---\n{HEAD}---\nIsi.\n")) == ""
    assert withdrawn_at(file("rusak")) == ""
