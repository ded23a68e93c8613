"""Which file belongs to whom, by the registry of the base branch."""

from __future__ import annotations

import pytest

from kim_plugins.content.requests import ownership
from kim_plugins.content.requests.changes import Change, Place, Version, place_of
from tests.unit.content.requests.makers import NAME, OWN, POSTS, added, rights, version


def codes(change: Change, login: str = "rina") -> list[str]:
    return [d.code for d in ownership.problems(change, rights(login), POSTS)]


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (f"{OWN}/a.md", Place("kutai-timur", "kim-contoh", "a.md")),
        (f"{OWN}/img/a.jpg", Place("kutai-timur", "kim-contoh", "img/a.jpg")),
        (f"{POSTS}/kutai-timur/a.md", Place("kutai-timur", "", "a.md")),
        (f"{POSTS}/a.md", None),
        (f"{POSTS}-lain/kutai-timur/kim-contoh/a.md", None),
        ("docs/panduan/index.md", None),
    ],
)
def test_a_path_says_whose_folder_it_is(path: str, place: Place | None) -> None:
    assert place_of(path, POSTS) == place


@pytest.mark.parametrize(
    ("path", "code"),
    [
        (f"{POSTS}/kutai-timur/kim-lain/{NAME}", "KIM303"),
        (f"{POSTS}/kutai-timur/kim-contoh-b/{NAME}", "KIM303"),
        (f"{POSTS}/kutai-timur/kim-contoh", "KIM303"),
        (f"{POSTS}/berau/kim-contoh/{NAME}", "KIM303"),
        (f"{POSTS}/KUTAI-TIMUR/kim-contoh/{NAME}", "KIM304"),
        (f"docs/POSTS/kutai-timur/kim-contoh/{NAME}", "KIM304"),
        (f"{OWN}/../kim-lain/{NAME}", "KIM306"),
        (f"{OWN}//{NAME}", "KIM306"),
        (f"{OWN}/a\tb.md", "KIM306"),
        (f"{OWN}/a.md:alir", "KIM306"),
        (f"{OWN}/.GIT/config", "KIM306"),
        (f"{OWN}/git~1/config", "KIM306"),
        (f"{OWN}/.htaccess", "KIM306"),
        ("groups.yaml", "KIM309"),
        ("docs/panduan/index.md", "KIM309"),
        (f"{POSTS}/catatan.md", "KIM309"),
    ],
)
def test_an_author_may_not_touch(path: str, code: str) -> None:
    assert codes(added(path)) == [code]
    if code != "KIM306":
        assert codes(Change(path, version(), None)) == [code]


def test_an_author_may_add_change_and_delete_in_the_groups_folder() -> None:
    path = f"{OWN}/{NAME}"

    for change in (
        Change(path, None, version()),
        Change(path, version(), version(body="Lain.")),
        Change(path, version(), None),
        Change(f"{OWN}/img/a.jpg", None, Version("100644")),
    ):
        assert codes(change) == []


@pytest.mark.parametrize("mode", ["120000", "160000", "100755", "100664"])
def test_nobody_may_bring_links_programs_and_repositories(mode: str) -> None:
    change = added(after=version(mode))

    assert [codes(change, who) for who in ("rina", "editor", "pengelola")] == [["KIM305"]] * 3
    assert codes(Change(f"{OWN}/{NAME}", version(mode), None)) == []


def test_a_link_is_no_matter_where_maintainers_look_after_it() -> None:
    assert codes(added("tautan", version("120000")), "pengelola") == []


@pytest.mark.parametrize("yes", ["true", "ya", "'yes'"])
def test_only_editors_may_set_urgent(yes: str) -> None:
    urgent = added(after=version(kind="pengumuman", urgent=yes))

    assert codes(urgent, "rina") == ["KIM307"]
    assert codes(urgent, "pengelola") == ["KIM307"]
    assert codes(urgent, "editor") == []


def test_an_urgent_notice_that_has_other_faults_is_still_urgent() -> None:
    faulty = version(kind="pengumuman", urgent="true", kip="kadang", date="kemarin")

    assert codes(added(after=faulty)) == ["KIM307"]


def test_a_refusal_names_the_owner_and_the_account_s_own_folders() -> None:
    change = added(f"{POSTS}/kutai-timur/kim-lain/{NAME}")
    (problem,) = ownership.problems(change, rights(), POSTS)

    assert problem.args["folders"] == "kutai-timur/kim-contoh"
    assert "KIM Contoh" in problem.args["owner"]


def test_a_login_whose_number_is_on_record_is_told_so() -> None:
    assert rights(authors=["github:rina:7"]).lacks_number
    assert not rights("orang-lain", authors=["github:rina:7"]).lacks_number
