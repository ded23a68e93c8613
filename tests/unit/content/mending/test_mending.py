"""A front matter is mended where there is no doubt, and otherwise left alone."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim_plugins.base.diagnostics import Span
from kim_plugins.content.front_matter import headreader, source
from kim_plugins.content.mending import mending
from kim_plugins.content.text import broken_signs
from kim_plugins.content.text.edits import Edit, Written, applied
from kim_plugins.model.frontmatter import INDONESIAN_KEYS
from tests.builders import FOLDER, a_source, a_text

TOPICS = {"literasi": "Literasi", "ekonomi-desa": "Ekonomi desa", "ekonomi-kota": "Ekonomi kota"}


def _mended(text: str) -> str:
    file = a_source(text)
    return applied(Written(file).text, mending.mend(file, TOPICS))


def _line(line: str) -> str:
    """Mend one line of a front matter."""
    kind = "" if line.lower().startswith(("kind", "jenis")) else "kind: klarifikasi\n"
    text = _mended(f"---\n{kind}{line}\n---\nIsi.\n")
    assert text.startswith(f"---\n{kind}")
    assert text.endswith("\n---\nIsi.\n")
    return text.removeprefix(f"---\n{kind}").removesuffix("\n---\nIsi.\n")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("judul: Panen", "title: Panen"),
        ("Judul: Panen", "title: Panen"),
        ('"judul": Panen', "title: Panen"),
        ("TITLE: Panen", "title: Panen"),
        ("image-alt: Sarang", "image_alt: Sarang"),
        ("Teks Alt: Sarang", "image_alt: Sarang"),
        ("tanggal: 8 Mei 2026  # pagi", "date: 2026-05-08  # pagi"),
        ("date: '8 Mei 2026'", "date: 2026-05-08"),
        ("date: 08/05/2026", "date: 2026-05-08"),
        ("updated: 2026/5/9", "updated: 2026-05-09"),
        (
            "steps:\n  - {at: 5 Mei 2026}",
            "steps:\n  - {at: 5 Mei 2026}",
        ),  # of another kind
        ("corrections:\n  - at: 13/5/2026", "corrections:\n  - at: 2026-05-13"),
        ("kind: Suara Warga", "kind: aspirasi"),
        ("kind: brita", "kind: berita"),
        ("verdict: Sebagian Benar", "verdict: sebagian-benar"),
        ("origin: siaran pers", "origin: siaran-pers"),
        ("topics: [Literasi, Ekonomi Desa]", "topics: [literasi, ekonomi-desa]"),
        ("topics:\n  - litrasi", "topics:\n  - literasi"),
        ('summary: "Isi.  "', 'summary: "Isi."'),
        ("summary: ' Isi. '", "summary: 'Isi.'"),
        ("summary: Isi.  ", "summary: Isi."),
    ],
)
def test_what_is_sure_is_mended(wrong: str, right: str) -> None:
    assert _line(wrong) == right
    assert _line(right) == right


@pytest.mark.parametrize(
    "line",
    [
        "title: Panen\njudul: Rapat",
        "judul: Panen\nJudul: Rapat",
        "warna: biru",
        "updated: 08/09/2026",
        "kind: kabar",
        "verdict: sala",
        "topics: [ekonomi, pertanian]",
        "topics: Literasi",
        'kind: "be\\u0072ita baik"',
        "title: |\n  Panen\n  raya",
        "summary: >-\n  Isi panjang  \n  sekali.",
    ],
)
def test_what_is_not_sure_is_left_alone(line: str) -> None:
    assert _line(line) == line


@pytest.mark.parametrize(
    "text",
    ["tanpa kepala", "---\njudul: [\n---\nIsi.", "---\njudul: x\n", b"---\njudul: \xff\n---"],
)
def test_what_can_not_be_read_is_left_alone(text: str | bytes) -> None:
    assert mending.mend(a_source(text), TOPICS) == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("first", ["", "\ufeff"])
def test_line_ends_comments_and_order_stay(end: str, first: str) -> None:
    lines = ["---", "# catatan", "judul: Panen # ini", "", "jenis: berita", "---", "Isi: judul", ""]
    wrong = first + end.join(lines)
    right = wrong.replace("judul: P", "title: P").replace("jenis", "kind")
    assert _mended(wrong) == right


def test_the_day_of_a_post_is_known_however_it_is_written() -> None:
    for date in ("2026-05-08", "2026-05-08T09:30", "8 Mei 2026"):
        assert mending.publication_day(a_source(a_text(date=date))) == dt.date(2026, 5, 8)
    for unsure in ("08/05/2026", "besok", None):
        assert mending.publication_day(a_source(a_text(date=unsure))) is None


VALUES = st.sampled_from(
    [
        "8 Mei 2026",
        "08/05/2026",
        "Berita",
        "brita",
        "' x '",
        "[Literasi, x]",
        "2026-05-08",
        '"a\\n"',
        "",
    ]
)
KEYS = st.sampled_from([*INDONESIAN_KEYS, *INDONESIAN_KEYS.values(), "Judul", "image-alt", "warna"])


@given(st.lists(st.tuples(KEYS, VALUES), max_size=8), st.sampled_from(["\n", "\r\n"]))
def test_a_second_mending_changes_nothing(lines: list[tuple[str, str]], end: str) -> None:
    head = "".join(f"{key}: {value} # {n}{end}" for n, (key, value) in enumerate(lines))
    text = f"---{end}{head}---{end}Isi.{end}"
    once = _mended(text)
    assert _mended(once) == once
    assert once.count(end) == text.count(end)


BLOCKS = st.sampled_from(
    [
        "Panen madu",
        "*PANEN MADU*",
        "# Panen madu",
        "Panen\nmadu!\n======",
        "*Hari* : Sabtu",
        "Isi *manis* sekali.",
        "**Tebal** dan *miring*.",
        "Jumâ€™at â€œlusaâ€\u009d.",
        "*PENTING*",
        "`*kode*`",
        "",
    ]
)


@given(st.lists(BLOCKS, max_size=6), st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_a_second_mending_of_a_text_changes_nothing(blocks: list[str], between: str) -> None:
    head = "---\njudul: Panen madu\ntanggal: 8 Mei 2026\n---\n"
    text = broken_signs.mended((head + between.join(blocks)).encode()).decode()
    once = _mended(text)
    assert _mended(broken_signs.mended(once.encode()).decode()) == once


KINDS = {"kind", "jenis"}  # Only in a post of a known kind every key is looked at.


@given(
    st.lists(
        st.tuples(KEYS.filter(lambda key: key not in KINDS), VALUES),
        max_size=6,
        unique_by=lambda pair: pair[0],
    )
)
def test_mending_adds_no_problem(lines: list[tuple[str, str]]) -> None:
    head = "".join(f"{key}: {value}\n" for key, value in [("kind", "berita"), *lines])
    text = f"---\n{head}---\nIsi.\n"
    assert len(_problems(_mended(text))) <= len(_problems(text))


def _problems(text: str) -> list[str]:
    raw = source.split(a_source(text)).raw
    assert raw is not None
    # What another kind has may only show once the kind is known.
    return [d.code for d in headreader.read(raw.head)[2] if d.code not in ("KIM010", "KIM044")]


def test_edits_that_overlap_are_a_fault_of_ours() -> None:
    assert applied("abc", [Edit(2, 3, "Z"), Edit(0, 1, "X")]) == "XbZ"
    with pytest.raises(ValueError, match="overlap"):
        applied("abc", [Edit(0, 2, ""), Edit(1, 3, "")])


def test_places_are_counted_as_in_diagnostics() -> None:
    file = a_source("satu\r\ndua\rtiga", f"{FOLDER}/x.md")
    written = Written(file)
    assert written.text[written.offset(Span("", 3, 2)) :] == "iga"
    assert written.scalar(Span("", 2, 1, 3), "dua") == (6, 9)
    assert written.scalar(Span("", 2, 1, 99), "dua") == (6, 9)
    assert written.scalar(Span("", 2, 1, 3), "lain") is None
    assert written.scalar(Span(""), "dua") is None


def _text(body: str) -> str:
    """Mend the text of a post with a title."""
    head = "---\ntitle: Panen madu\n---\n"
    return _mended(head + body).removeprefix(head)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("\nPANEN MADU\n\nIsi.\n", "\nIsi.\n"),
        ("# Panen madu\nIsi.\n", "Isi.\n"),
        ("Panen\nmadu!\n======\n\nIsi.\n", "Isi.\n"),
        ("**Panen madu**\n\n*Hari* : Sabtu\n", "**Hari** : Sabtu\n"),
        ("Panen madu\n\n*PANEN MADU*\n\n# Panen madu\n\nIsi *manis*.\n", "Isi **manis**.\n"),
        ("Panen madu\n\nPanen madu\n", "Panen madu\n"),
        ("*Panen madu*\n\n*Hari:* Sabtu\n", "**Hari:** Sabtu\n"),
        ("*PENTING*\r\nIsi.\r\n", "**PENTING**\r\nIsi.\r\n"),
    ],
)
def test_a_pasted_text_is_mended(wrong: str, right: str) -> None:
    assert _text(wrong) == right


@pytest.mark.parametrize(
    "text", ["Panen madu", "Panen madu dimulai.\n", "Isi *manis*.\n", "```\n*PENTING*\n```\n", ""]
)
def test_a_text_that_is_right_is_left_alone(text: str) -> None:
    assert _text(text) == text
