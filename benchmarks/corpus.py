"""Makes a corpus of any size: ten regencies, forty groups, posts of about 300 words.

The same size and seed give the same bytes. Corpora are generated, never published.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
GROUPS_PER_REGENCY = 4
FIRST_DAY = dt.date(2024, 1, 1)
DAYS = 1000
WORDS = (
    "warga desa kampung balai rapat gotong royong kabar panen sungai jembatan jalan lampu sekolah "
    "posyandu pemuda pengurus relawan latihan literasi internet sinyal gawai foto tulisan pasar "
    "hasil kebun ikan rotan tenun festival budaya musyawarah anggaran laporan jawaban pertanyaan "
    "kantor kecamatan kelurahan petinggi kepala hari pagi sore malam bersama untuk dengan dari "
    "pada yang dan di ke akan sudah belum telah masih perlu dapat membuat membawa menulis membaca"
).split()
REGENCIES = (
    ("paser", "64.01", "Kabupaten Paser", "kabupaten"),
    ("kutai-kartanegara", "64.02", "Kabupaten Kutai Kartanegara", "kabupaten"),
    ("berau", "64.03", "Kabupaten Berau", "kabupaten"),
    ("kutai-barat", "64.07", "Kabupaten Kutai Barat", "kabupaten"),
    ("kutai-timur", "64.08", "Kabupaten Kutai Timur", "kabupaten"),
    ("penajam-paser-utara", "64.09", "Kabupaten Penajam Paser Utara", "kabupaten"),
    ("mahakam-ulu", "64.11", "Kabupaten Mahakam Ulu", "kabupaten"),
    ("balikpapan", "64.71", "Kota Balikpapan", "kota"),
    ("samarinda", "64.72", "Kota Samarinda", "kota"),
    ("bontang", "64.74", "Kota Bontang", "kota"),
)
TOPICS = ("literasi", "kesehatan", "ekonomi", "budaya", "lingkungan", "pendidikan")


def write_corpus(folder: Path, count: int, seed: int = 64) -> None:
    """Write a whole project of `count` posts to an empty or missing folder."""
    rng = random.Random(seed)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_mkdocs_yml(), encoding="utf-8")
    (folder / "groups.yaml").write_text("".join(_groups_yaml()), encoding="utf-8")
    groups = [
        (area, f"kim-contoh-{number + 1}")
        for area, *_ in REGENCIES
        for number in range(GROUPS_PER_REGENCY)
    ]
    for area, group in groups:
        (folder / "docs/posts" / area / group).mkdir(parents=True)
    for number in range(count):
        area, group = groups[number % len(groups)]
        day = FIRST_DAY + dt.timedelta(days=number * DAYS // count)
        path = folder / f"docs/posts/{area}/{group}/{day}-contoh-{number:06}.md"
        path.write_text(_post(number, day, rng), encoding="utf-8")


def _mkdocs_yml() -> str:
    return (
        "site_name: Korpus contoh\nsite_url: https://kim.example.org/\n"
        'theme: {name: material}\nplugins:\n  - kim: {now: "2026-11-24T12:00"}\n'
    )


def _groups_yaml() -> Iterator[str]:
    yield 'version: 1\nprovince: {code: "64", name: Kalimantan Timur, office: {name: Contoh}}\n'
    yield "regencies:\n"
    for area, code, name, kind in REGENCIES:
        yield f'  - {{id: {area}, code: "{code}", name: {name}, kind: {kind}, '
        yield "office: {name: Kantor Contoh}}\n"
    yield "groups:\n"
    for area, *_ in REGENCIES:
        for number in range(GROUPS_PER_REGENCY):
            name = f"id: kim-contoh-{number + 1}, name: KIM Contoh {number + 1}"
            yield f"  - {{{name}, regency: {area}, status: aktif}}\n"
    yield "topics:\n"
    yield from (f"  - {{id: {topic}, name: {topic.title()}}}\n" for topic in TOPICS)


def _post(number: int, day: dt.date, rng: random.Random) -> str:
    head = (
        f"---\ntitle: Kabar contoh nomor {number}\ndate: {day}\n"
        f"summary: {_sentence(rng, 12)}\ntopics: [{rng.choice(TOPICS)}]\n"
        "sources:\n  - {title: Contoh, url: https://notulen.example.org/}\n---\n\n"
    )
    paragraphs = [" ".join(_sentence(rng, 12) for _ in range(6)) for _ in range(4)]
    paragraphs.insert(2, f"## Bagian **{rng.choice(WORDS)}**")
    paragraphs.append("- " + "\n- ".join(_sentence(rng, 5) for _ in range(3)))
    return head + "\n\n".join(paragraphs) + "\n"


def _sentence(rng: random.Random, length: int) -> str:
    return " ".join(rng.choices(WORDS, k=length)).capitalize() + "."


def main() -> None:
    """Write a corpus from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    options = parser.parse_args()
    write_corpus(options.folder, options.count)


if __name__ == "__main__":
    main()
