"""A release is known by its wheel, and pinned so that pip takes nothing else."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from kim_plugins.builder.founding import release
from kim_plugins.builder.founding.release import Release, Unusable

DIGEST = "0" * 64
PLAIN = Release("kim-contoh", "1.2.0")
URL = "https://kantor.example/rilis/kim_contoh-1.2.0-py3-none-any.whl"


def a_wheel(folder: Path, *, name: str = "", version: str = "", told: str = "") -> Path:
    now = release.running()
    name, version = name or now.package, version or now.version
    path = folder / f"{name.replace('-', '_')}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x.dist-info/METADATA", f"Name: {name}\nVersion: {told or version}\n")
    return path


def test_a_wheel_is_pinned_with_its_digest_and_taken_from_its_folder(tmp_path: Path) -> None:
    wheel = a_wheel(tmp_path)
    found = release.given(wheel)
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()

    assert found.pin.endswith(
        f"--no-index\n--find-links paket\n{found.package}=={found.version} --hash=sha256:{digest}\n"
    )
    assert found.kept_wheel == wheel


def test_a_wheel_that_everybody_gets_elsewhere_is_pinned_by_its_address(tmp_path: Path) -> None:
    wheel = a_wheel(tmp_path)
    url = f"https://kantor.example/rilis/{wheel.name}"
    found = release.given(wheel, url)

    assert f"\n{found.package} @ {url} --hash=sha256:" in found.pin
    assert found.kept_wheel is None


@pytest.mark.parametrize(
    ("pin", "known"),
    [
        (Release("kim-contoh", "1.2.0").pin, Release("kim-contoh", "1.2.0")),
        (Release("kim-contoh", "1.2.0", DIGEST).pin, Release("kim-contoh", "1.2.0", DIGEST)),
        (
            Release("kim-contoh", "1.2.0", DIGEST, URL).pin,
            Release("kim-contoh", "1.2.0", DIGEST, URL),
        ),
        ("kim-contoh == 1.2.0  # catatan\n", Release("kim-contoh", "1.2.0")),
        ("lain==9.0\nkim_contoh==1.2.0\n", Release("kim_contoh", "1.2.0")),
        ("lain==9.0\n", None),
        ("", None),
        ("# kosong\n", None),
    ],
)
def test_a_pin_is_read_back(pin: str, known: Release | None) -> None:
    assert release.pinned(pin, "kim-contoh") == known


def test_a_release_whose_digest_is_unknown_is_never_taken_from_an_index() -> None:
    assert "--no-index\n" in dataclasses.replace(release.running(), sha256="", url="").pin


@pytest.mark.parametrize(
    ("wheel", "why"),
    [
        ({"name": "lain"}, "bukan rilis program ini"),
        ({"version": "9.0"}, "adalah rilis 9.0, sedangkan yang sedang berjalan"),
        ({"told": "9.0"}, "bukan berkas rilis"),
    ],
)
def test_another_wheel_is_refused(tmp_path: Path, wheel: dict[str, str], why: str) -> None:
    with pytest.raises(Unusable, match=why):
        release.given(a_wheel(tmp_path, **wheel))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 rusak", b"<html>"])
def test_what_is_no_wheel_is_refused(tmp_path: Path, content: bytes) -> None:
    path = a_wheel(tmp_path)
    path.write_bytes(content)

    with pytest.raises(Unusable, match="bukan berkas rilis"):
        release.given(path)


@pytest.mark.parametrize("url", ["http://a.example/{}", "https://a.example/lain.whl", "{}"])
def test_an_address_must_be_that_of_the_wheel(tmp_path: Path, url: str) -> None:
    wheel = a_wheel(tmp_path)

    with pytest.raises(Unusable, match="bukan alamat https"):
        release.given(wheel, url.format(wheel.name))


@pytest.mark.parametrize(
    "archive",
    ['{"hash": "sha256=' + DIGEST + '"}', '{"hashes": {"sha256": "' + DIGEST + '"}}'],
    ids=["before pip 23.1", "since"],
)
def test_pip_s_note_of_a_wheel_from_an_address_is_enough_to_pin_it(archive: str) -> None:
    found = release.noted(PLAIN, f'{{"url": "{URL}", "archive_info": {archive}}}')

    assert found == dataclasses.replace(PLAIN, sha256=DIGEST, url=URL)


def test_a_file_that_pip_installed_is_taken_while_it_is_still_the_same(tmp_path: Path) -> None:
    wheel = a_wheel(tmp_path)
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    note = json.dumps({"url": wheel.as_uri(), "archive_info": {"hashes": {"sha256": digest}}})
    known = dataclasses.replace(PLAIN, sha256=digest)

    assert release.noted(PLAIN, note) == dataclasses.replace(known, wheel=wheel)
    wheel.write_bytes(b"lain")
    assert release.noted(PLAIN, note) == known


@pytest.mark.parametrize("note", ["{}", '{"dir_info": {"editable": true}, "url": "file:///x"}'])
def test_what_was_not_installed_from_a_wheel_has_no_digest(note: str) -> None:
    assert release.noted(PLAIN, note) == PLAIN


@pytest.mark.parametrize(
    ("version", "other", "is_newer"),
    [
        ("0.10.0", "0.9.1", True),
        ("1.0", "1.0", False),
        ("0.9", "1.0", False),
        ("1.0", "1.0rc1", True),
        ("1.0rc1", "1.0", False),
        ("1.0rc1", "1.0.dev9", True),
        ("1.0.post1", "1.0", True),
        ("1.0.0", "1.0", False),
    ],
)
def test_versions_are_compared_as_pip_does(version: str, other: str, is_newer: bool) -> None:
    assert release.is_newer(version, other) is is_newer
