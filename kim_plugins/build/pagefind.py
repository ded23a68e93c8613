"""Runs Pagefind, a program of its own, over pages that only it reads."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from kim_plugins.build.chunks import lightened
from kim_plugins.build.roots import words_of
from kim_plugins.model import urls

LIMIT_SECONDS = 600
ENGINE = ("pagefind.js", "wasm.id.pagefind")
"""What a search page loads besides an index; the same whatever is indexed."""
_ENTRY = "pagefind-entry.json"
_PREFIX = "kim-cari-"
_FOLDERS = ("index", "filter", "fragment")


class Failed(Exception):
    """Pagefind is missing or gave up; says why, for operators."""


def index(pages: Mapping[str, str], scratch: Path | None = None) -> dict[str, bytes]:
    """Index pages (HTML by URL); return the files of the index by path.

    `scratch` is the folder in which the program's own files lie meanwhile.

    Raises `Failed` where that can't be done.
    """
    made = _made(pages, scratch)
    parts = {path: content for path, content in made.items() if path.split("/")[0] in _FOLDERS}
    parts |= {path: content for path, content in made.items() if path.endswith(".pf_meta")}
    return lightened({**parts, _ENTRY: made[_ENTRY]}, words_of(pages.values()))


def engine(scratch: Path | None = None) -> dict[str, bytes]:
    """Return the engine's files, with the smallest index that it can be started with.

    Its one page holds a word for which nobody looks.
    """
    page = '<!doctype html><html lang="id"><body data-pagefind-body>kosong0</body></html>'
    made = _made({urls.SEARCH: page}, scratch)
    return {**index({urls.SEARCH: page}, scratch), **{name: made[name] for name in ENGINE}}


def clear(scratch: Path) -> None:
    """Remove what killed builds have left in such a folder."""
    for left in scratch.glob(f"{_PREFIX}*"):
        shutil.rmtree(left, ignore_errors=True)


def _made(pages: Mapping[str, str], scratch: Path | None = None) -> dict[str, bytes]:
    try:
        with tempfile.TemporaryDirectory(prefix=_PREFIX, dir=scratch) as folder:
            source, target = Path(folder, "halaman"), Path(folder, "indeks")
            for url, page in pages.items():
                path = source / urls.output_path(url)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(page, encoding="utf-8", errors="replace")
            _run(source, target)
            files = sorted(path for path in target.rglob("*") if path.is_file())
            return {path.relative_to(target).as_posix(): path.read_bytes() for path in files}
    except OSError as error:
        raise Failed(str(error)) from error


def _run(source: Path, target: Path) -> None:
    """Run the program; its language decides how words are reduced to their stems."""
    command = [_program(), "--site", str(source), "--output-path", str(target)]
    command += ["--force-language", "id", "--silent"]
    try:
        done = subprocess.run(  # noqa: S603 - a program of a pinned package
            command, capture_output=True, text=True, check=False, timeout=LIMIT_SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise Failed(f"tidak selesai dalam {LIMIT_SECONDS} detik") from error
    if done.returncode:
        raise Failed((done.stderr or done.stdout).strip() or f"kode {done.returncode}")


def _program() -> str:
    """Return the program that comes with the package, else one that is installed otherwise."""
    try:
        import pagefind_bin  # type: ignore[import-untyped]

        return str(pagefind_bin.get_executable())
    except (ImportError, FileNotFoundError) as error:
        found = shutil.which("pagefind")
        if found is None:
            raise Failed("program pagefind tidak terpasang") from error
        return found
