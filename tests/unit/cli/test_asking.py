"""Questions are asked until the answer can be used, and say why it can't."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from kim_plugins.builder.sources.sources import region_table
from kim_plugins.cli.asking import GroupQuestion, Unusable, confirm, read_kind
from kim_plugins.cli.finding import places_of
from tests.builders import a_registry

GROUPS = [
    {"id": f"kim-{name}", "name": f"KIM {name.title()}", "regency": regency, "status": "aktif"}
    for regency in ("berau", "samarinda")
    for name in ("mawar", "melati", "anggrek", "kenanga", "cempaka", "dahlia", "teratai")
]


def a_question() -> GroupQuestion:
    return GroupQuestion(places_of(a_registry(groups=GROUPS), region_table()))


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ("", "berita"),
        ("1", "berita"),
        ("4", "klarifikasi"),
        ("AGENDA", "agenda"),
        ("Suara Warga", "aspirasi"),
        ("aspirasi", "aspirasi"),
    ],
)
def test_a_kind_is_meant_by_its_number_its_name_or_nothing(given: str, kind: str) -> None:
    assert read_kind(given) == kind


def test_an_unknown_kind_is_guessed() -> None:
    with pytest.raises(Unusable, match=r"Mungkin maksud Anda: klarifikasi\."):
        read_kind("kalrifikasi")


def test_words_that_fit_one_group_find_it() -> None:
    assert a_question().read("mawar berau").names[0] == "berau/kim-mawar"


def test_words_that_fit_several_show_them_with_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    question = a_question()

    with pytest.raises(Unusable, match="Tulis nomornya, atau kata lain"):
        question.read("mawar")

    assert "1. KIM Mawar, Kabupaten Berau" in capsys.readouterr().out
    assert question.read("2").names[0] == "samarinda/kim-mawar"
    with pytest.raises(Unusable, match="Nomornya dari 1 sampai 2"):
        question.read("3")


def test_a_question_mark_shows_every_group(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Unusable, match="Tulis nomornya"):
        a_question().read("?")

    assert len(capsys.readouterr().out.splitlines()) == len(GROUPS)


def test_a_word_that_fits_none_is_guessed() -> None:
    with pytest.raises(Unusable, match=r"Mungkin maksud Anda: kim-melati\."):
        a_question().read("kim-melatti")


def test_no_answer_is_helped_on() -> None:
    with pytest.raises(Unusable, match="misalnya nama tempat Anda"):
        a_question().read("")


@pytest.mark.parametrize(
    ("given", "default", "answer"),
    [
        ("y", False, True),
        ("Ya", False, True),
        ("t", True, False),
        ("tidak", True, False),
        ("", False, False),
        ("", True, True),
        ("mungkin\ny", False, True),
    ],
)
def test_yes_and_no_are_said_in_indonesian(*, given: str, default: bool, answer: bool) -> None:
    @click.command()
    def command() -> None:
        click.echo(f"jawab {confirm('Simpan?', default=default)}")

    result = CliRunner().invoke(command, input=f"{given}\n")
    assert f"jawab {answer}" in result.output
    assert ("Jawab dengan y (ya) atau t (tidak)." in result.output) == ("mungkin" in given)


def test_a_question_whose_input_ends_is_given_up() -> None:
    command = click.command()(lambda: click.echo(str(confirm("Simpan?"))))
    assert CliRunner().invoke(command, input="").exit_code == 1
