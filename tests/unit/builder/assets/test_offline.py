"""The worker names the shell, and the manifest the icons, by their content."""

from __future__ import annotations

import json
import struct

from kim_plugins.builder.assets.assets import read_assets
from kim_plugins.builder.assets.offline import SCRIPTS, offline_files, worker
from kim_plugins.builder.assets.styles import ThemeStyle
from kim_plugins.builder.planning import fixed_addresses
from tests.builders import a_registry


def test_a_worker_differs_exactly_where_the_shell_does() -> None:
    assert worker(read_assets()) == worker(read_assets())
    assert worker(read_assets()) != worker(read_assets(ThemeStyle(".md-typeset{color:red}")))


def test_a_worker_keeps_files_that_are_published() -> None:
    assets = read_assets()
    _, shell, *_ = worker(assets).content.decode().splitlines()
    named = json.loads(shell.removeprefix("const SHELL = ").removesuffix(";"))

    assert set(named) <= {file.path for file in assets.files}
    assert len(named) == 2 + len(SCRIPTS)


def test_the_icons_that_nobody_names_lie_where_browsers_look() -> None:
    files = {file.path: file.content for file in offline_files(read_assets(), "KIM Uji")}
    touch, icon = files["apple-touch-icon.png"], files["favicon.ico"]

    assert struct.unpack(">II", touch[16:24]) == (180, 180)
    kind, sort, count = struct.unpack("<HHH", icon[:6])
    assert (kind, sort, count) == (0, 1, 3)
    for number, size in enumerate((16, 32, 48)):
        entry = icon[6 + 16 * number : 22 + 16 * number]
        width, height, *_, length, start = struct.unpack("<BBBBHHII", entry)
        picture = icon[start : start + length]
        assert (width, height) == (size, size) == struct.unpack(">II", picture[16:24])
        assert picture.endswith(b"IEND\xaeB`\x82")


def test_a_long_press_on_the_icon_offers_pages_of_the_site() -> None:
    files = {file.path: file.content for file in offline_files(read_assets(), "KIM Uji")}
    shortcuts = json.loads(files["manifest.webmanifest"])["shortcuts"]

    named = {shortcut["url"] for shortcut in shortcuts}
    assert named == {"pengumuman/", "cari/", "desa/", "tulis/", "luring/"}
    assert named <= fixed_addresses(a_registry(), {})
    assert {icon["src"] for one in shortcuts for icon in one["icons"]} <= files.keys()


def test_the_manifest_names_the_site_and_icons_of_the_sizes_that_they_have() -> None:
    files = {file.path: file.content for file in offline_files(read_assets(), "KIM Uji")}
    manifest = json.loads(files["manifest.webmanifest"])

    assert manifest["name"] == "KIM Uji"
    assert manifest["start_url"] == manifest["scope"] == "./"
    for icon in manifest["icons"]:
        width, height = struct.unpack(">II", files[icon["src"]][16:24])
        assert icon["sizes"] == f"{width}x{height}"
    purposes = {(icon["sizes"], icon["purpose"]) for icon in manifest["icons"]}
    assert {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")} == purposes
