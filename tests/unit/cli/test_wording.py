"""Whatever the command line says, it says in Indonesian."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kim_plugins.cli import COMMANDS, main, wording
from tests.command_line import every_command

CLICK = sorted(Path(str(click.__file__)).parent.glob("*.py"))
FOR_PROGRAMMERS = (
    "Could not determine name",
    "No options defined but a name was passed",
    "Arguments take exactly one parameter declaration",
    "Name '{name}' defined twice",
    "Boolean option {decl!r}",
    "DeprecationWarning: ",
    "Unknown standard stream",
    "Unknown color",
    "Windows error",
    "Couldn't detect Bash version",
    "Shell completion is not supported",
    "d",
)
"""Starts of sentences that only the author of a command can cause to be shown."""
ENGLISH = re.compile(
    r"\b(usage|options?|commands?|arguments?|args|show|this|message|exit|error|missing|invalid|"
    r"value|try|for|help|such|default|required|text|integer|range|path|file|directory|the|is)\b",
    re.IGNORECASE,
)


def sentences() -> Iterator[tuple[str, str]]:
    """Yield each sentence in click's sources that goes through gettext, with its function."""
    for path in CLICK:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if node.func.id in ("_", "ngettext") and isinstance(node.args[0], ast.Constant):
                yield node.func.id, str(node.args[0].value)


EVERY_COMMAND = every_command()


def said(*arguments: str) -> str:
    return CliRunner().invoke(main, arguments, prog_name="kim").output


def test_every_sentence_of_click_has_its_indonesian() -> None:
    tables = {"_": wording.WORDS, "ngettext": wording.PLURALS}
    without = [
        sentence
        for function, sentence in sentences()
        if sentence not in tables[function] and not sentence.startswith(FOR_PROGRAMMERS)
    ]

    assert without == []


def test_a_translated_sentence_asks_for_nothing_that_click_does_not_give() -> None:
    plurals = {"possibilities", "choices", "formats"}
    for english, ours in {**wording.WORDS, **wording.PLURALS}.items():
        names = set(re.findall(r"\{(\w+)", ours))
        assert names - set(re.findall(r"\{(\w+)", english)) <= plurals, english


@pytest.mark.parametrize("name", EVERY_COMMAND)
def test_a_help_page_has_no_english_word(name: str) -> None:
    page = said(*name.split()[1:], "--help")
    names = re.compile(r"(?<!\w)--?[\w-]+|\[[\w|-]+\]|\[bawaan: [^\]]+\]|`[^`]+`|\w+\.\w+")

    assert page.startswith(f"Cara pakai: {name}")
    prose = names.sub("", page.split("\n", 1)[1])
    prose = re.sub("|".join(COMMANDS), "", prose)
    assert ENGLISH.findall(prose) == []


@pytest.mark.parametrize("name", EVERY_COMMAND)
def test_every_command_and_every_option_says_what_it_is_for(name: str) -> None:
    command = EVERY_COMMAND[name]

    assert (command.help or "").endswith(".")
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert (parameter.help or "").endswith((".", "?")), parameter.name
            assert not re.search(r"\b[A-Z]*(TEXT|PATH|FILE|DIRECTORY|INTEGER)\b", _shown(parameter))


def _shown(option: click.Option) -> str:
    return "" if option.is_flag else str(option.make_metavar(click.Context(main)))


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["chek"], "Tidak ada perintah 'chek'. Mungkin maksud Anda: check."),
        (["check", "--formt", "json"], "Tidak ada pilihan '--formt'. Mungkin maksud Anda"),
        (["check", "--format", "xml"], "'xml' tidak ada dalam pilihan: 'text', 'json'"),
        (["check", "--since"], "Pilihan '--since' memerlukan nilai."),
        (["build", "-j", "0"], "0 berada di luar batas"),
        (["build", "-j", "banyak"], "'banyak' bukan angka yang dapat dipakai."),
        (["build", "--quiet=ya"], "Pilihan '--quiet' tidak memakai nilai."),
        (["new", "--docs", "tak-ada"], "Tidak ada folder tak-ada di sini."),
        (["new", "satu", "dua"], "Ini tidak dikenal di sini: satu dua."),
    ],
)
def test_a_mistake_is_told_in_indonesian(arguments: list[str], expected: str) -> None:
    output = said(*arguments)

    assert expected in output
    assert re.sub(r"'[^']*'|--?[\w-]+", "", output).count("Error") == 0
    assert "Try" not in output


def test_a_sentence_without_indonesian_stays_as_it_is() -> None:
    assert wording.translate("Something new.") == "Something new."
    assert wording.translate_plural("one new", "many new", 1) == "one new"
    assert wording.translate_plural("one new", "many new", 2) == "many new"


def test_commands_inside_commands_are_named_too() -> None:
    @click.group()
    def outer() -> None:
        """Hold one command."""

    @outer.command()
    @click.option("--name", help="Nama.")
    @click.option("--count", type=int, help="Banyaknya.")
    def inner(name: str, count: int) -> None:
        """Do nothing."""

    wording.localized(outer)

    shown = CliRunner().invoke(outer, ["inner", "--help"]).output
    assert "--name TEKS" in shown
    assert "--count ANGKA" in shown
