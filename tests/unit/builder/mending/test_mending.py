"""`kim fix` knows beforehand what it would do, and then does just that."""

from __future__ import annotations

from pathlib import Path

import pytest

from kim_plugins.builder.check import check_all
from kim_plugins.builder.mending import applying, mending
from kim_plugins.builder.mending.mending import Plan
from kim_plugins.builder.sources.examinations import Workshop
from kim_plugins.builder.sources.sources import Project
from tests.builders import FOLDER, a_project, a_text, settings
from tests.pictures import claims, drawn, heic, jpeg, notes, opened, png, saved

IMG = f"{FOLDER}/img"
POST_A = f"{FOLDER}/2026-05-08-a.md"
PLACED = saved(drawn(), exif=notes(place=True))
Files = dict[str, str | bytes]


def _plan(project: Project, *chosen: str) -> Plan:
    return mending.plan(project, chosen or None, Workshop())


def _fix(project: Project, *chosen: str) -> None:
    applying.carry_out(_plan(project, *chosen), project)
    assert _plan(project, *chosen).is_empty


def _files(project: Project) -> dict[str, bytes]:
    found = sorted(path for path in project.docs.rglob("*") if path.is_file())
    return {path.relative_to(project.docs).as_posix(): path.read_bytes() for path in found}


def _codes(project: Project) -> set[str]:
    return {problem.code for problem in check_all(project, settings(), Workshop())}


def test_a_right_project_needs_nothing(tmp_path: Path) -> None:
    files: Files = {f"{FOLDER}/2026-05-08-a.md": a_text("![m](img/m.png)"), f"{IMG}/m.png": png()}
    assert _plan(a_project(tmp_path / "situs", files)).is_empty


def test_what_was_mended_is_told_no_more(tmp_path: Path) -> None:
    text = a_text("![Balai](<img/Foto Balai.JPG>)", image="img/Foto Balai.JPG", image_alt="Balai")
    text = text.replace("title:", "judul:").replace("2026-05-08", "8 Mei 2026")
    files: Files = {
        f"{FOLDER}/Panen.md": text.replace("image_alt:", "image_credit: KIM\nteks_alt:"),
        f"{IMG}/Foto Balai.JPG": saved(drawn(2600, 20), exif=notes(place=True)),
        f"{IMG}/berat.jpg": jpeg(2561, 10) + bytes(10_000_001),
        f"{IMG}/salah.png": jpeg(),
    }
    project = a_project(tmp_path / "situs", files)
    wrong = {"KIM011", "KIM154", "KIM022", "KIM032", "KIM059", "KIM090", "KIM095", "KIM096"}
    assert wrong <= _codes(project)
    _fix(project)
    assert _codes(project) == set()
    assert sorted(_files(project)) == [
        f"{FOLDER}/2026-05-08-panen.md",
        *(f"{IMG}/{name}.jpg" for name in ("berat", "foto-balai", "salah")),
    ]


def test_damaged_signs_are_mended_together_with_all_else(tmp_path: Path) -> None:
    text = a_text(
        "\u200b![Balai](<img/Foto A.png>)\n\nâ€œLuasnya 20 mÂ²â€, kata ke\u00adgi\u00adatan."
    )
    text = text.replace("title: Panen madu", "judul: CafÃ© desa\ufeff")
    project = a_project(tmp_path / "situs", {POST_A: text, f"{IMG}/Foto A.png": png()})
    assert {"KIM060", "KIM159", "KIM160"} <= _codes(project)
    _fix(project)
    assert _codes(project) == set()
    mended_text = _files(project)[POST_A].decode()
    assert "title: Café desa\n" in mended_text
    assert "\n\n![Balai](<img/foto-a.png>)\n\n“Luasnya 20 m²”, kata kegiatan.\n" in mended_text


def test_a_post_that_was_not_chosen_keeps_its_damaged_signs(tmp_path: Path) -> None:
    files: Files = {
        POST_A: a_text("ke\u00adgi\u00adatan"),
        f"{FOLDER}/2026-05-09-b.md": a_text("B."),
    }
    assert _plan(a_project(tmp_path / "situs", files), f"{FOLDER}/2026-05-09-b.md").is_empty


def test_every_post_that_names_a_renamed_file_follows(tmp_path: Path) -> None:
    other = "posts/samarinda/kim-teladan/2026-05-09-b.md"
    way = "../../kutai-timur/kim-contoh/img"
    files: Files = {
        f"{FOLDER}/2026-05-08-a.md": a_text("[b](img/Foto%20A.png#x) ![c](<img/Foto A.png> 't')"),
        other: a_text(f"![d](<{way}/Foto A.png>)", date="2026-05-09"),
        f"{IMG}/Foto A.png": png(),
    }
    project = a_project(tmp_path / "situs", files)
    _fix(project, f"{IMG}/Foto A.png")
    assert _codes(project) == set()
    found = _files(project)
    assert b"[b](img/foto-a.png#x) ![c](<img/foto-a.png> 't')" in found[f"{FOLDER}/2026-05-08-a.md"]
    assert f"![d](<{way}/foto-a.png>)".encode() in found[other]


def test_a_name_that_is_taken_is_numbered_or_left(tmp_path: Path) -> None:
    files: Files = {
        f"{IMG}/a.png": png(),
        f"{IMG}/A (1).png": png(shade=1),
        f"{IMG}/a-1.png": png(shade=2),
        f"{FOLDER}/2026-05-08-a.md": a_text(),
        f"{FOLDER}/2026-05-08 A.md": a_text("Lain."),
    }
    project = a_project(tmp_path / "situs", files)
    _fix(project)
    found = _files(project)
    assert found[f"{IMG}/a-1-2.png"] == png(shade=1)
    assert len(found) == 5
    assert f"{FOLDER}/2026-05-08 A.md" in found


def test_a_name_stays_where_a_post_that_can_not_be_read_may_use_it(tmp_path: Path) -> None:
    files: Files = {
        f"{FOLDER}/2026-05-08-a.md": "---\ntitle: [\n---\n![a](<img/Foto A.png>)",
        f"{IMG}/Foto A.png": saved(drawn(), "PNG", exif=notes(place=True)),
    }
    project = a_project(tmp_path / "situs", files)
    _fix(project)
    assert f"{IMG}/Foto A.png" in _files(project)
    assert "KIM090" not in _codes(project)


def test_the_pictures_of_a_chosen_post_are_mended_with_it_and_no_others(tmp_path: Path) -> None:
    post = f"{FOLDER}/2026-05-08-a.md"
    files: Files = {
        post: a_text("![a](img/a.jpg)"),
        f"{FOLDER}/2026-05-08-b.md": a_text().replace("title", "judul"),
        f"{IMG}/a.jpg": PLACED,
        f"{IMG}/b.jpg": PLACED,
    }
    plan = _plan(a_project(tmp_path / "situs", files), post)
    assert ([p.uri for p in plan.pictures], plan.texts) == ([f"{IMG}/a.jpg"], ())


@pytest.mark.parametrize(
    "content",
    [
        png()[:-20],
        claims(60_000, 60_000),
        b"<svg/>",
        saved(drawn(), "PNG", save_all=True, append_images=[drawn(shade=5)]),
    ],
    ids=["cut", "a bomb", "no picture", "moving"],
)
def test_what_can_not_be_mended_is_not_touched(tmp_path: Path, content: bytes) -> None:
    project = a_project(tmp_path / "situs", {f"{IMG}/a.png": content})
    assert _plan(project).is_empty


def test_links_are_never_followed(tmp_path: Path) -> None:
    outside = tmp_path / "luar.jpg"
    outside.write_bytes(PLACED)
    project = a_project(tmp_path / "situs", {f"{IMG}/b.png": png()})
    (project.docs / IMG / "A.jpg").symlink_to(outside)
    (project.docs / FOLDER / "A.md").symlink_to(outside)
    assert _plan(project).is_empty
    assert outside.read_bytes() == PLACED


def test_nothing_is_written_where_a_file_has_changed_meanwhile(tmp_path: Path) -> None:
    post = f"{FOLDER}/2026-05-08-a.md"
    files: Files = {post: a_text().replace("title", "judul"), f"{IMG}/a.jpg": PLACED}
    project = a_project(tmp_path / "situs", files)
    plan = _plan(project)
    (project.docs / post).write_text("lain", encoding="utf-8")
    before = _files(project)
    with pytest.raises(applying.Changed, match="2026-05-08-a"):
        applying.carry_out(plan, project)
    assert _files(project) == before


@pytest.mark.parametrize("steps", range(6))
def test_an_interruption_loses_no_picture_and_no_post(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    files: Files = {
        f"{FOLDER}/Panen.md": a_text("![a](img/A.jpg)"),
        f"{FOLDER}/2026-05-08-b.md": a_text("![a](img/A.jpg)"),
        f"{IMG}/A.jpg": PLACED,
        f"{IMG}/b.jpg": PLACED,
    }
    project = a_project(tmp_path / "situs", files)
    plan = _plan(project)
    left = iter(range(steps))
    replace = Path.replace

    def replace_some(path: Path, target: Path) -> Path:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return replace(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", replace_some)
        if steps < 4:
            with pytest.raises(KeyboardInterrupt):
                applying.carry_out(plan, project)
        else:
            applying.carry_out(plan, project)
    found = _files(project)
    for name, content in found.items():
        if name.endswith(".jpg"):
            opened(content)
    posts = {n: c for n, c in found.items() if n.endswith(".md")}
    for content in posts.values():
        named = "A.jpg" if b"img/A.jpg" in content else "a.jpg"
        assert f"{IMG}/{named}" in found
    applying.carry_out(_plan(project), project)
    assert not {"KIM030", "KIM042", "KIM090", "KIM096"} & _codes(project)


def test_a_photo_of_a_phone_becomes_a_jpeg_and_its_post_follows(tmp_path: Path) -> None:
    text = a_text("![Sungai](img/Sungai.HEIC)", image="img/Sungai.HEIC", image_alt="Sungai")
    files: Files = {
        f"{FOLDER}/2026-05-08-a.md": text.replace("image_alt:", "image_credit: KIM\nimage_alt:"),
        f"{IMG}/Sungai.HEIC": heic(),
    }
    project = a_project(tmp_path / "situs", files)
    assert _codes(project) == {"KIM163"}
    (change,) = _plan(project, f"{FOLDER}/2026-05-08-a.md").pictures
    assert change.notes == ("diubah dari HEIC menjadi JPG", "titik lokasi dihapus")
    _fix(project)
    assert _codes(project) == set()
    made = _files(project)
    assert sorted(made) == [f"{FOLDER}/2026-05-08-a.md", f"{IMG}/sungai.jpg"]
    assert made[f"{FOLDER}/2026-05-08-a.md"].decode().count("img/sungai.jpg") == 2


@pytest.mark.parametrize(
    ("name", "after"), [("sungai.jpg", "sungai.jpg"), ("Sungai.PNG", "sungai.jpg")]
)
def test_a_photo_that_a_phone_has_renamed_is_known_by_its_content(
    tmp_path: Path, name: str, after: str
) -> None:
    project = a_project(tmp_path / "situs", {f"{IMG}/{name}": heic()})
    assert "KIM163" in _codes(project)
    _fix(project)
    assert _codes(project) == set()
    assert list(_files(project)) == [f"{IMG}/{after}"]


def test_the_still_of_a_video_follows_its_file(tmp_path: Path) -> None:
    video = {"url": "https://video.example.org/a", "title": "Sungai", "length": "4:10"}
    text = a_text(video={**video, "still": "img/Sungai.HEIC"})
    files: Files = {f"{FOLDER}/2026-05-08-a.md": text, f"{IMG}/Sungai.HEIC": heic()}
    project = a_project(tmp_path / "situs", files)
    assert _codes(project) == {"KIM163"}
    _fix(project, f"{FOLDER}/2026-05-08-a.md")
    assert _codes(project) == set()
    assert b"still: img/sungai.jpg" in _files(project)[f"{FOLDER}/2026-05-08-a.md"]
