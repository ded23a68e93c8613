"""What makes the site readable without a signal: the worker, and what installs the site."""

from __future__ import annotations

import hashlib
import json
from importlib import resources

from kim_plugins.builder.assets.assets import Assets, address, asset, minified, read
from kim_plugins.model import urls
from kim_plugins.views.output import FileOutput

SCRIPTS = ("daftar.js", "luring.js", "masa-berlaku.js")
"""Kept on a phone from the first visit on, whatever is read."""
ICONS = (
    ("ikon-192.png", "192x192", "any"),
    ("ikon-512.png", "512x512", "any"),
    ("ikon-penuh.png", "512x512", "maskable"),
)
"""Chrome asks for these two sizes; any system may mask the last (drawn by tools/draw_icons.py)."""
UNASKED = {urls.FAVICON: "favicon.ico", urls.TOUCH_ICON: "ikon-180.png"}
"""What browsers that know no drawings, and iOS, look for by themselves."""
PAPER, DEEP = "#ffffff", "#0b4a3b"
ICON, SIZE, _ = ICONS[0]
SHORTCUTS = (
    ("Pengumuman", urls.kind("pengumuman")),
    ("Cari", urls.SEARCH),
    ("Cari desa saya", urls.VILLAGES),
    ("Tulis kabar", urls.FORM),
    ("Yang tersimpan di ponsel", urls.KEPT),
)
"""What a long press on the icon offers; Android shows the first three or four."""


def offline_files(assets: Assets, site_name: str) -> tuple[FileOutput, ...]:
    """Make the worker, the manifest and the icons that it names."""
    icons = tuple(asset(name) for name, _, _ in ICONS)
    by_name = tuple(FileOutput(path, read(name)) for path, name in UNASKED.items())
    return (worker(assets), manifest(site_name), *by_name, *icons)


def worker(assets: Assets) -> FileOutput:
    """Write the service worker, which begins with the shell's files and their digest.

    Browsers take a worker as new if its bytes differ (w3.org/TR/service-workers): a shell
    with one other file is a new version, and the same shell is the same.
    """
    shell = sorted([assets.style.path, assets.icon.path, *map(address, SCRIPTS)])
    version = hashlib.blake2b("\n".join(shell).encode(), digest_size=4).hexdigest()
    head = f"const VERSION = {json.dumps(version)};\nconst SHELL = {json.dumps(shell)};\n\n"
    code = resources.files("kim_plugins") / "assets" / "worker" / "sw.js"
    return FileOutput(urls.WORKER, head.encode() + minified(code.read_bytes()))


def manifest(site_name: str) -> FileOutput:
    """Write the manifest (w3.org/TR/appmanifest); its addresses are relative to itself.

    It gives no `id`, which would be resolved against the origin: all sites of one host would be
    one app. Without it the app is known by `start_url`, which is resolved against the manifest.
    """
    text = {
        "name": site_name,
        "short_name": site_name,
        "description": "Kabar warga dari Komunitas Informasi Masyarakat (KIM).",
        "lang": "id",
        "dir": "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": DEEP,
        "icons": [
            {"src": address(name), "sizes": sizes, "type": "image/png", "purpose": purpose}
            for name, sizes, purpose in ICONS
        ],
        "shortcuts": [
            {"name": name, "url": url, "icons": [{"src": address(ICON), "sizes": SIZE}]}
            for name, url in SHORTCUTS
        ],
    }
    return FileOutput(urls.WEB_MANIFEST, json.dumps(text, ensure_ascii=False, indent=1).encode())
