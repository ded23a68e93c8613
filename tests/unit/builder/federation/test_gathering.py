"""Sites that answer, that are down, and that send what they like: none harms the others."""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kim_plugins.builder.federation import gathering, kept, writing
from kim_plugins.content.federation import published
from kim_plugins.model.federation import Federation, Membership
from tests.e2e.joined import served
from tests.unit.content.federation.files import NOW, SITE, files

IMPORTED = re.compile(r'(?:from|import)\s*\(?"\./([\w.-]+\.js)"')
LATER = NOW + dt.timedelta(days=2)


@contextlib.contextmanager
def answering(folder: Path) -> Iterator[str]:
    """Serve a site's four files at an address of their own."""
    with served(folder) as address:
        for name, content in files().items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.replace(SITE.encode(), address.encode()))
        yield address


def gather(folder: Path, *sites: str, now: dt.datetime = NOW) -> Federation:
    told = Membership("Gabungan", "https://gabungan.example.org/", sites)
    return gathering.gather(told, folder, now, seconds=5)


def test_a_site_that_is_down_is_shown_as_it_was_when_it_last_answered(tmp_path: Path) -> None:
    with answering(tmp_path / "a") as address:
        gather(tmp_path, address)

    (member,) = gather(tmp_path, address, now=LATER).members

    assert member.fetched == NOW
    assert member.trouble == "servernya tidak menjawab"
    assert [one.title for one in member.entries] == ["Panen madu"]


def test_after_thirty_days_it_is_left_out_since_it_may_have_withdrawn_something(
    tmp_path: Path,
) -> None:
    with answering(tmp_path / "a") as address:
        gather(tmp_path, address)

    found = gather(tmp_path, address, now=NOW + dt.timedelta(days=kept.DAYS, minutes=1))

    assert found.members == ()
    assert "terakhir terambil 24 November 2026" in found.left_out[0].reason


def test_a_site_that_never_answered_is_left_out(tmp_path: Path) -> None:
    with answering(tmp_path / "a") as address:
        pass

    (one,) = gather(tmp_path, address).left_out

    assert one.reason == "servernya tidak menjawab; isinya belum pernah terambil"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("feed.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "memuat DTD atau ENTITY"),
        ("feed.xml", b" " * 2_000_001, "lebih besar daripada 2000 KB"),
        ("data/groups.csv", b"<html>", "kolom name dan url"),
        ("feeds.opml", None, "tidak ada feeds.opml di sana"),
    ],
)
def test_a_broken_site_is_left_out_the_others_stay_and_what_was_kept_of_it_too(
    name: str, content: bytes | None, reason: str, tmp_path: Path
) -> None:
    with answering(tmp_path / "a") as right, answering(tmp_path / "b") as wrong:
        gather(tmp_path, right, wrong)
        path = tmp_path / "b" / name
        path.unlink() if content is None else path.write_bytes(content)

        found = gather(tmp_path, wrong, right, now=LATER)

    assert [one.address for one in found.members] == [right]
    assert [one.address for one in found.left_out] == [wrong]
    assert reason in found.left_out[0].reason
    last = kept.last(tmp_path, wrong)
    assert last is not None
    assert last[1] == NOW


def test_a_fault_of_ours_in_one_site_leaves_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = published.member
    with answering(tmp_path / "a") as right, answering(tmp_path / "b") as odd:

        def failing(read: dict[str, bytes], address: str, now: dt.datetime) -> object:
            return 1 / 0 if address == odd else whole(read, address, now)

        monkeypatch.setattr(published, "member", failing)
        found = gather(tmp_path, odd, right)

    assert [one.address for one in found.members] == [right]
    assert found.left_out[0].reason == "isinya tidak terbaca (ZeroDivisionError)"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_fault_of_our_own_disk_is_no_site_s(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise OSError(number, os.strerror(number), "simpanan")

    monkeypatch.setattr(kept, "keep", failing)
    with answering(tmp_path / "a") as right, pytest.raises(gathering.NotKept) as caught:
        gather(tmp_path, right)

    assert caught.value.error.errno == number


def test_what_was_kept_survives_an_interruption_between_its_two_names(tmp_path: Path) -> None:
    kept.keep(tmp_path, SITE, files(), NOW)
    (place,) = (tmp_path / kept.FOLDER).iterdir()
    place.rename(place.with_name(place.name + ".kim-lama"))

    assert kept.last(tmp_path, SITE) == (files(), NOW)
    kept.keep(tmp_path, SITE, files(), LATER)
    assert kept.last(tmp_path, SITE) == (files(), LATER)
    shutil.rmtree(place)
    assert kept.last(tmp_path, SITE) is None


def test_what_was_kept_of_a_site_goes_once_it_is_no_longer_joined(tmp_path: Path) -> None:
    for site in (SITE, "https://lain.example.org/"):
        kept.keep(tmp_path, site, files(), NOW)
    writing.write(tmp_path, {"index.html": b"lama"})

    kept.forget(tmp_path, [SITE])

    assert kept.last(tmp_path, SITE) is not None
    assert kept.last(tmp_path, "https://lain.example.org/") is None
    writing.write(tmp_path, {"index.html": b"baru"})


def test_a_site_whose_writing_was_interrupted_comes_back(tmp_path: Path) -> None:
    writing.write(tmp_path, {"index.html": b"lama"})
    (tmp_path / "site").rename(tmp_path / "site.kim-lama")

    writing.heal(tmp_path)

    assert (tmp_path / "site/index.html").read_bytes() == b"lama"


def test_a_folder_that_someone_else_filled_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("milik orang")

    with pytest.raises(writing.Foreign):
        writing.write(tmp_path, {"index.html": b"baru"})

    assert (tmp_path / "site/index.html").read_text() == "milik orang"


@pytest.mark.parametrize("kind", ["link", "file"])
def test_what_is_no_folder_is_not_replaced(tmp_path: Path, kind: str) -> None:
    """A link to a web server's folder would be gone, and readers served what was there before."""
    writing.write(tmp_path, {"index.html": b"lama"})
    site = (tmp_path / "site").rename(tmp_path / "terbit").with_name("site")
    if kind == "link":
        site.symlink_to("terbit")
    else:
        site.write_text("milik orang")

    with pytest.raises(writing.Foreign):
        writing.write(tmp_path, {"index.html": b"baru"})

    assert site.is_symlink() == (kind == "link")
    assert (tmp_path / "terbit/index.html").read_bytes() == b"lama"


def test_what_an_interrupted_run_left_does_not_stand_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "site.kim-lama").symlink_to("tiada")
    (tmp_path / "site.kim-tmp").write_text("sisa")
    writing.write(tmp_path, {"index.html": b"lama"})

    writing.write(tmp_path, {"index.html": b"baru"})

    assert (tmp_path / "site/index.html").read_bytes() == b"baru"


def test_what_the_joined_search_imports_is_published_with_it() -> None:
    contents = writing.outputs((), (), "/")

    scripts = {path: text.decode() for path, text in contents.items() if path.endswith(".js")}
    imported = {one for text in scripts.values() for one in IMPORTED.findall(text)}
    assert {f"assets/{one}" for one in imported} <= scripts.keys()
    assert len(imported) == len(scripts) - 1
