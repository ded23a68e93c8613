"""Makers of sample values: what a test doesn't name has a sensible, obviously fake default."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from kim_plugins.base.settings import Settings, parse_now
from kim_plugins.builder.sources.sources import Project, region_table
from kim_plugins.content.draft import Draft
from kim_plugins.content.files.links import FILE, LinkIndex
from kim_plugins.content.front_matter import headreader, source
from kim_plugins.content.front_matter.source import SourceFile
from kim_plugins.content.judging import judge
from kim_plugins.content.judging.examine import examine
from kim_plugins.content.judging.judge import Surroundings
from kim_plugins.content.markdown import body
from kim_plugins.model import posts, urls
from kim_plugins.model.attachments import Attachment
from kim_plugins.model.groups import Registry
from kim_plugins.model.pictures import Picture
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province, Targets
from kim_plugins.model.recorded_reads import Answers

NOW = "2026-11-24T12:00"
FOLDER = "posts/kutai-timur/kim-contoh"
URI = f"{FOLDER}/2026-05-08-panen-madu.md"
SUMMARY = "Warga Desa Contoh memanen madu kelulut untuk pertama kali tahun ini."
DAY = dt.date(2026, 5, 8)
MADU = Picture(f"{FOLDER}/img/madu.jpg", "0123abcd" * 4, 1600, 1200)
"""The picture that posts show."""
FRONT: Mapping[str, object] = {"title": "Panen madu", "date": "2026-05-08", "summary": SUMMARY}

REGISTRY: Mapping[str, Any] = {
    "version": "1",
    "province": {
        "code": "64",
        "name": "Kalimantan Timur",
        "office": {"name": "Kantor Contoh Provinsi"},
    },
    "regencies": [
        {
            "id": "kutai-timur",
            "code": "64.08",
            "name": "Kabupaten Kutai Timur",
            "kind": "kabupaten",
            "aliases": ["Kutim"],
            "capital": "Sangatta",
            "office": {"name": "Kantor Contoh Kutai Timur"},
        },
        {
            "id": "berau",
            "code": "64.03",
            "name": "Kabupaten Berau",
            "kind": "kabupaten",
            "village_term": "kampung",
            "office": {"name": "Kantor Contoh Berau"},
        },
        {
            "id": "samarinda",
            "code": "64.72",
            "name": "Kota Samarinda",
            "kind": "kota",
            "office": {"name": "Kantor Contoh Samarinda"},
        },
    ],
    "groups": [
        {"id": "redaksi", "name": "Redaksi Contoh", "regency": "provinsi", "status": "aktif"},
        {
            "id": "kim-contoh",
            "name": "KIM Contoh",
            "regency": "kutai-timur",
            "village": "64.08.12.2004",
            "status": "aktif",
        },
        {"id": "kim-teladan", "name": "KIM Teladan", "regency": "samarinda", "status": "vakum"},
    ],
    "topics": [
        {"id": "literasi", "name": "Literasi", "description": "Membaca dan memilah kabar."},
        {"id": "ekonomi-desa", "name": "Ekonomi desa"},
    ],
}
"""Three areas, a group with a village, one without, and the provincial desk."""


def a_registry(**changes: object) -> Registry:
    """Make a registry; `changes` replace whole top-level keys."""
    return Registry.model_validate({**REGISTRY, **changes})


def a_registry_file(**changes: object) -> str:
    """Write the same registry as groups.yaml."""
    return yaml.safe_dump({**REGISTRY, **changes}, allow_unicode=True, sort_keys=False)


def a_source(text: str | bytes, uri: str = URI) -> SourceFile:
    """Make the file of a post, as if it had been read from `docs/`."""
    content = text.encode() if isinstance(text, str) else text
    return SourceFile(uri, f"docs/{uri}", content, size=len(content))


def a_text(text: str = "Isi tulisan.", **front: object) -> str:
    """Write a post as its author would; a key set to `None` is left out."""
    given = {key: value for key, value in {**FRONT, **front}.items() if value is not None}
    head = yaml.safe_dump(given, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{head}---\n\n{text}\n"


def surroundings(
    *beside: str,
    registry: Registry | None = None,
    site_urls: Iterable[str] = (),
    anchors: Mapping[str, Iterable[str]] | None = None,
) -> Surroundings:
    """Make what a post is judged against.

    `beside` are the files (in docs) that exist; `anchors` the ids in the texts of posts.
    """
    return Surroundings(
        registry or a_registry(),
        region_table(),
        LinkIndex(
            documents=frozenset(uri for uri in beside if uri.endswith(".md")),
            pictures=frozenset(uri for uri in beside if not uri.endswith((".md", ".pdf"))),
            attachments=frozenset(uri for uri in beside if uri.endswith(".pdf")),
            site_urls=frozenset(site_urls),
            anchors={uri: frozenset(ids) for uri, ids in (anchors or {}).items()},
        ),
    )


def judged(file: SourceFile, around: Surroundings | None = None) -> judge.Judgement:
    """Take a post through every stage of the content floor."""
    found = examine(file, body.render_text)
    around = around or surroundings(file.uri)
    anchors = {file.uri: found.body.anchors, **around.links.anchors}
    index = dataclasses.replace(around.links, anchors=anchors)
    return judge.judge(file, found, dataclasses.replace(around, links=index))


def a_draft(text: str = "Isi tulisan.", **front: object) -> Draft:
    """Make the draft that the checks look at."""
    file = a_source(a_text(text, **front))
    raw = source.split(file).raw
    assert raw is not None
    meta, head, _ = headreader.read(raw.head)
    rendered = body.render(raw.text, file.path, raw.text_line).body
    return Draft(file.path, head, meta, DAY, rendered, raw.text, raw.text_line)


def a_post(
    name: str = "2026-05-08-panen-madu",
    text: str = "Isi tulisan.",
    *,
    folder: str = FOLDER,
    around: Surroundings | None = None,
    **front: object,
) -> Post:
    """Make a post that may be published; its date is that of its file name."""
    uri = f"{folder}/{name}.md"
    dated = {"date": name[:10], **front}
    judgement = judged(a_source(a_text(text, **dated), uri), around)
    assert judgement.post is not None, judgement.diagnostics
    return judgement.post


def many_posts(count: int) -> list[Post]:
    """Make `count` posts of one day, oldest first: `Kabar 1` at `…/kabar-001/`, and so on."""
    first = a_post(topics=["literasi"])
    return [
        posts.known(
            f"{FOLDER}/2026-05-08-kabar-{number:03}.md",
            first.place._replace(slug=f"kabar-{number:03}"),
            first.areas,
            dataclasses.replace(
                first.details, meta=first.meta.model_copy(update={"title": f"Kabar {number}"})
            ),
        )
        for number in range(1, count + 1)
    ]


def posts_of_every_kind() -> list[Post]:
    """Make one post of each kind, with all that its page may show."""
    around = surroundings(f"{FOLDER}/img/madu.jpg", f"{FOLDER}/2026-05-01-kabar-1.md")
    sources = [
        {"title": "Notulen contoh", "url": "https://notulen.example.org/"},
        {"title": "Wawancara"},
    ]
    heads: list[dict[str, Any]] = [
        {
            "image": "img/madu.jpg",
            "image_alt": "Sarang madu.",
            "image_credit": "KIM Contoh",
            "topics": ["literasi"],
            "updated": "2026-05-09T08:00",
            "contribution": "k7m2q9xd",
            "corrections": [{"at": "2026-05-09", "kind": "ralat", "note": "Jumlahnya dua belas."}],
        },
        {"kind": "pengumuman", "agency": "Kantor Contoh", "valid_until": "2026-06-01"},
        {"kind": "agenda", "starts": "2026-05-20T09:00", "place": "Balai Desa Contoh"},
        {
            "kind": "klarifikasi",
            "claim": "Kabarnya madu beracun.",
            "claim_source": "Pesan berantai",
            "verdict": "salah",
            "reviewer": "Budi Contoh",
            "sources": sources,
        },
        {
            "kind": "aspirasi",
            "request": "pengaduan",
            "received": "2026-05-01",
            "steps": [{"at": "2026-05-02", "status": "diterima", "by": "KIM Contoh"}],
        },
        {"kind": "potensi", "category": "umkm", "example": "ya", "lang": "bjn"},
        {"title": "Judul yang ditarik", "withdrawn": {"at": "2026-05-10", "reason": "Keliru."}},
    ]
    text = "![Madu](img/madu.jpg) [kabar](2026-05-01-kabar-1.md)\n\n" + "\n\n".join(
        f"## Bagian {n}\n\nIsi." for n in range(4)
    )
    return [
        a_post(f"2026-05-{day:02}-kabar-{day}", text, around=around, **head)
        for day, head in enumerate(heads, start=1)
    ]


def settings(now: str = NOW, site_url: str = "https://kim.example.org/") -> Settings:
    """Make the settings of a site."""
    return Settings("KIM Uji", site_url, parse_now(now))


def a_province(
    posts: Iterable[Post] = (),
    *,
    registry: Registry | None = None,
    now: str = NOW,
    site_url: str = "https://kim.example.org/",
    targets: Mapping[str, str] | None = None,
    pictures: Iterable[Picture] = (),
    attachments: Iterable[Attachment] = (),
) -> Province:
    """Make a province with these posts published; `targets` are what else may be linked to."""
    shown = {picture.uri: picture for picture in pictures}
    papers = {one.uri: one for one in attachments}
    ordered = tuple(sorted(posts, key=lambda post: post.order))
    places = {
        "/" + urls.DIRECTORY: urls.DIRECTORY,
        **{uri: p.url for uri, p in shown.items()},
        **{uri: one.url for uri, one in papers.items()},
        **(targets or {}),
    }
    return Province(
        settings=settings(now, site_url),
        registry=registry or a_registry(),
        regions=region_table(),
        posts=ordered,
        targets=Answers(FILE, Targets(places, {post.source: post for post in ordered})),
        pictures=Answers(FILE, shown),
        attachments=Answers(FILE, papers),
    )


def a_project(
    root: Path, files: Mapping[str, str | bytes] | None = None, groups: str | None = None
) -> Project:
    """Write a project: groups.yaml, and files given by their path below `docs/`."""
    (root / "docs" / "posts").mkdir(parents=True)
    (root / "groups.yaml").write_text(groups or a_registry_file(), encoding="utf-8")
    for uri, content in (files or {}).items():
        path = root / "docs" / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return Project(root=root, docs=root / "docs", groups=root / "groups.yaml")
