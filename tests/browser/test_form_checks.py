"""The form tells what `kim check` tells, of every post that the golden tests know.

The scripts run in Chromium, with all posts in one call. All numbers here are fake.
"""

from __future__ import annotations

import ast
import dataclasses
import json
import posixpath
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from kim_plugins.base import messages
from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.content.form import form_rules, form_words
from kim_plugins.content.form.form_rules import CODES, rules
from kim_plugins.content.front_matter.source import SourceFile
from kim_plugins.content.judging.judge import Surroundings
from kim_plugins.content.privacy import privacy
from tests.browser.form_scripts import call, scripts
from tests.builders import URI, a_registry, a_source, a_text, judged, surroundings
from tests.golden import corpora, test_message_examples, test_posts
from tests.golden.cases import cases

PRIVATE = {"KIM066", "KIM067", "KIM068", "KIM069", "KIM127"}
UNIT = Path(__file__).parents[1] / "unit" / "content"
CHECK = """
({files, rules}) => files.map(([text, name, table]) => m.check(text, name, rules[table]))
"""
FIND = """({texts, rules}) => JSON.stringify(texts.map((given) => {
  const text = m.flat(given);
  return m.findPrivate(text, rules).map(({code, start, end}) => [code, start, end]);
}))"""
ALL = """({texts, rules, names}) => JSON.stringify(names.map((name) => {
  const pattern = m.patterns(rules)(name);
  const places = (text) => pattern.all(text).map(({index, 0: words}) => [index, words.length]);
  return texts.map((text) => places(m.flat(text)));
}))"""
TABLES = {"": rules(a_registry()), "corpora": rules(a_registry(topics=corpora.TOPICS))}
MARKS = (
    "0812 0812-3456-7890 +62 62 812 6408120101900001 6408 1201 0190 0001 NIK KK nomor: rek BRI "
    "bank BPJS 0001234567890 000 123 45 a.n. (at) @ gmail com .com yahoo warga contoh.net . - – / "
    "> \\ &nbsp; &#8211; &ndash; wa WA: hubungi telp ( ) [ ] surat no 😀 𝟘𝟠 ٠٨ "
    "０８１２ \u200b \u00ad ı İ K 2026 "
    "1.500.000 1 2 3 4 8 12 30"
).split()
"""What numbers and addresses are made of, and what stands around them."""


BESIDE = {"bodies/a-script-address-in-a-definition-loses-its-address"}
"""Where the form tells less: a link is one that has its address right behind it."""


@dataclasses.dataclass(frozen=True)
class Known:
    """A post and what `kim check` tells of it."""

    name: str
    file: SourceFile
    table: str
    problems: Sequence[Diagnostic]

    @property
    def told(self) -> list[tuple[str, int]]:
        """Return what the form is to tell as well: codes and lines."""
        return sorted((p.code, p.span.line) for p in self.problems if p.code in CODES)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with scripts(browser) as page:
        yield page


@pytest.fixture(scope="module")
def posts() -> list[Known]:
    """Return every post of the golden tests that is text and of a readable size."""
    found: list[Known] = []
    for name, file, around, table in _files():
        is_text = not file.is_link and file.size < 200_000 and _is_text(file.content)
        if is_text:
            found.append(Known(name, file, table, judged(file, around).diagnostics))
    return found


@pytest.fixture(scope="module")
def told(page: Page, posts: list[Known]) -> list[list[dict[str, Any]]]:
    """Return what the form tells of each of them."""
    files = [
        [post.file.content.decode(), posixpath.basename(post.file.uri), post.table]
        for post in posts
    ]
    result = call(page, "tulis-periksa.js", CHECK, {"files": files, "rules": TABLES})
    assert isinstance(result, list)
    return result


def test_the_form_tells_what_kim_check_tells_and_nothing_else(
    posts: list[Known], told: list[list[dict[str, Any]]]
) -> None:
    assert len(posts) > 700
    for post, finds in zip(posts, told, strict=True):
        if all(find["code"] for find in finds) and post.name not in BESIDE:
            seen = sorted((find["code"], find["line"]) for find in finds)
            assert seen == post.told, post.name


def test_what_a_form_can_not_show_is_said_and_still_searched_for_private_data(
    posts: list[Known], told: list[list[dict[str, Any]]]
) -> None:
    unread = [
        (post, finds)
        for post, finds in zip(posts, told, strict=True)
        if not all(find["code"] for find in finds)
    ]
    for post, finds in unread:
        seen = {(find["code"], find["line"]) for find in finds}
        assert {one for one in post.told if one[0] in PRIVATE} <= seen, post.name
        assert finds[0]["message"] == form_words.UNREAD, post.name
    assert [post.name for post, _ in unread if not post.problems] == []
    assert len(unread) < 80


def test_every_code_of_the_form_has_a_case(posts: list[Known]) -> None:
    seen = {code for post in posts for code, _ in post.told}
    assert set(CODES) - seen == {"KIM186"}  # It has a case below.


def test_private_data_is_found_wherever_kim_check_finds_it(page: Page) -> None:
    texts = [*_texts_of_unit_tests(), *_random_texts(4000)]
    wanted = [[[one.code, one.start, one.end] for one in privacy.find(text)] for text in texts]
    given = {"texts": texts, "rules": TABLES[""]}
    found = json.loads(call(page, "tulis-pribadi.js", FIND, given))

    assert sum(map(len, wanted)) > 500
    for text, want, have in zip(texts, wanted, found, strict=True):
        assert have == want, text


def test_every_pattern_finds_in_a_script_what_it_finds_in_python(page: Page) -> None:
    texts = [file.content.decode() for file in corpora.good_posts().values()]
    texts += [*_texts_of_unit_tests()[::6], *_random_texts(100)]
    names = sorted(form_rules.patterns())
    given = {"texts": texts, "rules": TABLES[""], "names": names}
    found = json.loads(call(page, "tulis-pribadi.js", ALL, given))

    known = form_rules.originals()
    for name, finds in zip(names, found, strict=True):
        for text, have in zip(texts, finds, strict=True):
            places = [one.span() for one in known[name].finditer(text)]
            assert have == [[start, end - start] for start, end in places], name


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_a_find_is_where_its_words_are_in_the_file(page: Page, eol: str) -> None:
    text = "\ufeff" + a_text("Senang 😀🌾 bertemu.\n\nHubungi 😀 0812-0000-0000 ya.").replace(
        "\n", eol
    )
    (find,) = _checked(page, text)

    # JavaScript counts halves of signs.
    halves = text.encode("utf-16-le")
    words = halves[2 * find["start"] : 2 * find["end"]].decode("utf-16-le")
    assert words == "0812-0000-0000"
    assert find["line"] == 9
    assert find["severity"] == "error"
    assert "(0812-0000-0000)" in find["message"]


def test_a_value_is_told_by_its_key_and_by_the_name_that_the_form_has_for_it(page: Page) -> None:
    contact = {"phone": "kantor desa", "confirmed_at": "2026-05-01"}
    text = a_text(kind="potensi", category="umkm", title="", contact=contact)
    title, phone = _checked(page, text)

    assert (title["key"], title["message"]) == ("title", "“Judul” belum diisi.")
    assert (phone["code"], phone["key"]) == ("KIM186", "contact")
    assert text[phone["start"] : phone["end"]] == "kantor desa"


def test_an_office_may_name_its_own_number_but_never_a_nik(page: Page) -> None:
    text = "Hubungi 0811-0000-000, NIK 6472010101900001."
    found = _checked(page, a_text(text, public_contacts=["0811 0000 000", "6472010101900001"]))

    assert {find["code"] for find in found} == {"KIM066"}


@pytest.mark.parametrize("table", [{}, None, "broken"])
def test_where_the_patterns_are_unknown_to_a_browser_that_is_said_and_nothing_thrown(
    page: Page, table: Any
) -> None:
    if table == "broken":
        table = {**TABLES[""], "patterns": dict.fromkeys(form_rules.patterns(), ("(?<!", "u"))}
    found = _checked(page, a_text("Hubungi 0812-0000-0000."), table)

    assert [(find["code"], find["line"]) for find in found] == [("", 0)]
    assert found[0]["message"].startswith("Peramban ini belum dapat memeriksa tulisan.")


def _checked(page: Page, text: str, table: Any = TABLES[""]) -> list[dict[str, Any]]:
    files = [[text, "2026-05-08-panen-madu.md", "one"]]
    (found,) = call(page, "tulis-periksa.js", CHECK, {"files": files, "rules": {"one": table}})
    assert isinstance(found, list)
    return found


def _files() -> Iterator[tuple[str, SourceFile, Surroundings, str]]:
    """Yield posts with their name, what they are judged against, and their table of rules."""
    for case in cases("posts"):
        beside = case.values[0].get("beside", ())
        around = surroundings(*beside, site_urls=test_posts.SITE_URLS)
        yield f"posts/{case.id}", test_posts._file(case.values[0]), around, ""
    around = corpora.around()
    for name, file in {**corpora.good_posts(), **corpora.base_posts()}.items():
        yield f"good/{name}", file, around, "corpora"
    for fault in corpora.bad_posts():
        yield f"bad/{fault.name}", fault.file, around, "corpora"
    for stage in ("bodies", "pasted"):
        for case in cases(stage):
            yield (
                f"{stage}/{case.id}",
                a_source(a_text(case.values[0]["text"])),
                surroundings(URI),
                "",
            )
    for code in test_message_examples.CODES:
        for part in messages.message(code).examples.split("## Benar"):
            for file in test_message_examples._posts(code, part):
                yield f"messages/{code}", file, test_message_examples.AROUND, ""


def _is_text(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _texts_of_unit_tests() -> list[str]:
    """Return every text that the tests of the content floor hold: numbers, dates, whole posts."""
    found = set()
    for file in UNIT.rglob("test_*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return sorted(text for text in found if not re.search("[\ud800-\udfff]", text))


def _random_texts(count: int) -> list[str]:
    """Return texts of parts of numbers and addresses, the same ones each time."""
    chance = random.Random(66)
    parts = [*MARKS, *"0123456789862  .-/()\n@abri\u00a0"]
    return [
        "".join(
            chance.choice(parts) + chance.choice(["", "", " "])
            for _ in range(chance.randint(2, 40))
        )
        for _ in range(count)
    ]
