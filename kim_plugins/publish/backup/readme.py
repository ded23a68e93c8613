"""What stands in a backup for whoever opens it, perhaps years later and without us."""

from __future__ import annotations

import dataclasses
import datetime as dt
import platform

from kim_plugins.base.locale_id import long_date, number
from kim_plugins.publish.backup import layout, wheels


@dataclasses.dataclass(frozen=True, slots=True)
class Facts:
    """What a backup holds."""

    at: dt.datetime
    commit: str
    folder: str
    """Where mkdocs.yml lies in the repository ("" at its top, else with a slash at its end)."""
    release: str
    """The release's name ("" where the site was taken from the folder that it was built in)."""
    files: int
    """How many files the site has."""
    wheels: int
    """How many packages lie in it."""
    has_program: bool
    """Whether the program lies in the content repository."""
    has_release: bool = False
    """Whether the repository names the release that it is built with (`kim.txt`)."""


def text(facts: Facts) -> str:
    """Return the page that says how everything is restored."""
    return "\n\n".join([_head(facts), _look(), _site(), _content(), _program(facts), _end()]) + "\n"


def _head(facts: Facts) -> str:
    release = f"rilis {facts.release}" if facts.release else "situs yang terakhir dibuat"
    packages = (
        f"- `{layout.WHEELS}/`: {facts.wheels} paket program dan daftarnya yang terkunci, untuk "
        f"{_system()}"
        if facts.wheels
        else "- paket program tidak ikut; memasangnya memerlukan jaringan"
    )
    return (
        f"# Cadangan situs KIM\n\n"
        f"Dibuat {long_date(facts.at.date())}, {facts.at:%H.%M %Z}. Isinya:\n\n"
        f"- `{layout.BUNDLE}`: seluruh repositori isi beserta riwayatnya, sampai simpanan "
        f"{facts.commit[:12]}\n"
        f"- `{layout.SITE}`: {release}, {number(facts.files)} berkas\n"
        f"{packages}\n"
        f"- `{layout.SUMS}`: sidik jari setiap berkas"
    )


def _look() -> str:
    return (
        "Semua perintah di bawah dijalankan di folder cadangan ini. Tidak satu pun memerlukan "
        "jaringan, kecuali bila dikatakan.\n\n"
        f"## 1. Periksa keutuhannya\n\n```sh\nsha256sum --check {layout.SUMS}\n```\n\n"
        "Setiap baris harus berakhir dengan `OK`. Folder "
        f"`{layout.RESTORED_SITE}/` dan `{layout.RESTORED_CONTENT}/` yang dibuat langkah di bawah "
        "bukan bagian dari cadangan; keduanya boleh dihapus lagi."
    )


def _site() -> str:
    folder = layout.RESTORED_SITE
    return (
        "## 2. Menghidupkan situs saja\n\n"
        "Situs ini berkas biasa. Bukalah, lalu letakkan isinya di server web mana pun.\n\n"
        f"```sh\nmkdir {folder}\ntar -xzf {layout.SITE} -C {folder}\n"
        f"python3 -m http.server --directory {folder} 8000\n```\n\n"
        "Lihat hasilnya di http://127.0.0.1:8000."
    )


def _content() -> str:
    folder = layout.RESTORED_CONTENT
    return (
        "## 3. Mengambil isi dan riwayatnya\n\n"
        f"```sh\ngit clone {layout.BUNDLE} {folder}\n```\n\n"
        f"Untuk menyimpannya di tempat baru: `git -C {folder} remote set-url origin ALAMAT-BARU`, "
        f"lalu `git -C {folder} push --all` dan `git -C {folder} push --tags`."
    )


def _program(facts: Facts) -> str:
    place = f"{layout.RESTORED_CONTENT}/{facts.folder}".rstrip("/")
    block = "\n".join([f"cd {place}", *_installing(facts), ".venv/bin/kim build"])
    note = (
        f"Paketnya untuk {_system()}. Di sistem lain, unduh paket yang sesuai dari indeks paket "
        "Python; sidik jarinya ada di daftar yang terkunci."
        if facts.wheels
        else "Langkah memasang paket memerlukan jaringan."
    )
    return f"## 4. Membuat situs lagi\n\n{note}\n\n```sh\n{block}\n```"


def _installing(facts: Facts) -> list[str]:
    """Return the lines that install the program, seen from the project's folder."""
    if not facts.wheels:
        online = (
            "python3 -m venv .venv",
            ".venv/bin/pip install --require-hashes -r requirements.txt",
        )
        own = f".venv/bin/pip install --no-deps -r {wheels.RELEASE}"
        from_elsewhere = [*online, own] if facts.has_release else [*online]
        return ["make site"] if facts.has_program else from_elsewhere
    up = "../" * (1 + facts.folder.count("/")) + layout.WHEELS
    offline = f".venv/bin/pip install --no-index --find-links {up}"
    own = (
        f"{offline} --no-deps --no-build-isolation --editable ."
        if facts.has_program
        else f"{offline} --no-deps {wheels.program()}"
    )
    locked = layout.LOCK.removeprefix(f"{layout.WHEELS}/")
    return ["python3 -m venv .venv", f"{offline} --require-hashes -r {up}/{locked}", own]


def _end() -> str:
    return (
        "## Yang tidak ada di sini\n\n"
        "Akun dan hak akses, kunci SSH, domain, sertifikat, setelan server, serta percakapan pada "
        "permintaan. Perubahan yang belum disimpan ke Git juga tidak ikut."
    )


def _system() -> str:
    major, minor, _ = platform.python_version_tuple()
    return f"Python {major}.{minor}, {platform.system()} {platform.machine()}"
