"""From a folder to a whole site: what is published, what waits, what is told."""

from __future__ import annotations

from pathlib import Path

from kim_plugins.builder.pages import fragments
from kim_plugins.builder.pipeline import Site, Stopped, Tally, make_site
from kim_plugins.builder.sources.handwritten import Inventory
from kim_plugins.views.output import CardFile, Page
from tests.builders import FOLDER, REGISTRY, a_project, a_registry_file, a_text, settings
from tests.pictures import jpeg

JPEG = jpeg()
RAPAT, PANEN = f"{FOLDER}/2026-04-01-rapat.md", f"{FOLDER}/2026-05-08-panen-madu.md"
MADU = f"{FOLDER}/img/madu.jpg"
PAGES = Inventory({"tentang.md": "tentang/", "panduan/menulis.md": "panduan/menulis/"})
Files = dict[str, str | bytes]


def _site(root: Path, files: Files) -> Site:
    site = make_site(a_project(root / "situs", files), settings(), PAGES)
    assert isinstance(site, Site)
    return site


def _codes(site: Site | Stopped) -> list[tuple[str, str]]:
    return [(p.code, p.span.path.rpartition("/")[2]) for p in site.diagnostics]


def _rendered(site: Site) -> list[tuple[str, ...]]:
    base = settings().base_path
    return [
        (page.url, page.title, page.description, fragments.render(page, base))
        for page in (planned.make() for planned in site.pages)
    ]


def _made(site: Site) -> list[tuple[str, bytes]]:
    files = (file for file in site.files if not isinstance(file, CardFile))
    return [(file.path, file.make()) for file in files]


def _text_of(page: Page) -> str:
    body = page.make().body
    assert body is not None
    return body.html()


def _text(text: str = "Isi.", day: str = "2026-05-08", **front: object) -> str:
    return a_text(text, date=day, **front)


def test_a_post_in_its_folder_becomes_a_page(tmp_path: Path) -> None:
    site = _site(tmp_path, {PANEN: _text()})

    assert site.diagnostics == ()
    assert site.tally == Tally(published=1, scheduled=0, drafts=0, left_out=0)
    assert "kutai-timur/kim-contoh/2026/panen-madu/" in {page.url for page in site.pages}


def test_the_same_folder_makes_the_same_site(tmp_path: Path) -> None:
    files: Files = {PANEN: _text("![x](img/madu.jpg)"), RAPAT: _text(day="2026-04-01"), MADU: JPEG}

    one, two = _site(tmp_path / "a", files), _site(tmp_path / "b", files)

    assert _rendered(one) == _rendered(two)
    assert _made(one) == _made(two)
    assert one.diagnostics == two.diagnostics


def test_drafts_and_posts_of_the_future_wait(tmp_path: Path) -> None:
    files: Files = {
        PANEN: _text(draft="ya"),
        f"{FOLDER}/2026-11-24-nanti.md": _text(day="2026-11-24T12:01"),
        f"{FOLDER}/2026-11-24-kini.md": _text(day="2026-11-24T12:00"),
        f"{FOLDER}/2027-01-01-draf.md": _text(day="2027-01-01", draft="ya"),
    }

    site = _site(tmp_path, files)

    assert [post.place.slug for post in site.province.posts] == ["kini"]
    assert site.tally == Tally(published=1, scheduled=1, drafts=2, left_out=0)
    assert site.diagnostics == ()


def test_a_site_changes_by_itself_when_the_next_post_is_due(tmp_path: Path) -> None:
    files: Files = {
        PANEN: _text(),
        f"{FOLDER}/2026-12-01-b.md": _text(day="2026-12-01T08:00"),
        f"{FOLDER}/2026-11-30-draf.md": _text(day="2026-11-30", draft="ya"),
        f"{FOLDER}/2026-12-24-c.md": _text(day="2026-12-24"),
    }

    until = _site(tmp_path, files).until

    assert until is not None
    assert until.isoformat() == "2026-12-01T08:00:00+08:00"


def test_a_site_changes_when_an_event_is_over_or_a_limit_runs_out(tmp_path: Path) -> None:
    event = _text(kind="agenda", starts="2026-11-24T14:00", place="Balai Desa Contoh")
    filed = [{"at": "2026-12-23", "status": "diteruskan", "by": "KIM Contoh"}]
    wish = _text(kind="aspirasi", request="informasi", received="2026-05-08", steps=filed)

    events, wishes = (
        make_site(a_project(tmp_path / name, {PANEN: text}), settings(), PAGES)
        for name, text in (("a", event), ("b", wish))
    )

    assert isinstance(events, Site)
    assert isinstance(wishes, Site)
    assert str(events.until) == "2026-11-25 00:00:00+08:00"
    # 28 to 30 December are working days; the 24th is collective leave, the 25th Christmas.
    assert str(wishes.until) == "2026-12-31 00:00:00+08:00"


def test_collective_leave_in_the_registry_moves_a_limit(tmp_path: Path) -> None:
    filed = [{"at": "2026-12-23", "status": "diteruskan", "by": "KIM Contoh"}]
    wish = _text(kind="aspirasi", request="informasi", received="2026-05-08", steps=filed)
    groups = a_registry_file(days_off={"added": ["2026-12-24"]})

    site = make_site(a_project(tmp_path / "situs", {PANEN: wish}, groups), settings(), PAGES)

    assert isinstance(site, Site)
    assert str(site.until) == "2026-12-31 00:00:00+08:00"


def test_a_site_changes_when_a_number_has_not_been_looked_up_for_a_year(tmp_path: Path) -> None:
    source, checked = "https://kantor.example/", "2025-12-01"
    number = {"name": "Ambulans", "number": "119", "source": source, "checked": checked}
    groups = a_registry_file(province={**REGISTRY["province"], "numbers": [number]})

    site = make_site(a_project(tmp_path / "situs", {}, groups), settings(), PAGES)

    assert isinstance(site, Site)
    assert str(site.until) == "2026-12-02 00:00:00+08:00"


def test_a_site_without_posts_never_changes_by_itself(tmp_path: Path) -> None:
    assert _site(tmp_path, {}).until is None


def test_a_faulty_post_is_left_out_and_the_rest_is_published(tmp_path: Path) -> None:
    files: Files = {PANEN: _text(kind="beritta"), RAPAT: _text(day="2026-04-01")}

    site = _site(tmp_path, files)

    assert [post.source for post in site.province.posts] == [RAPAT]
    assert _codes(site) == [("KIM012", "2026-05-08-panen-madu.md")]
    assert site.tally == Tally(published=1, scheduled=0, drafts=0, left_out=1)


def test_a_link_to_a_post_that_is_not_published_is_a_warning(tmp_path: Path) -> None:
    link = _text("Lihat [rapat](2026-04-01-rapat.md).")
    for name, rapat in {
        "draf": _text(day="2026-04-01", draft="ya"),
        "salah": _text(day="2026-04-01", kind="beritta"),
    }.items():
        site = _site(tmp_path / name, {PANEN: link, RAPAT: rapat})
        warnings = [p for p in site.diagnostics if p.code == "KIM048"]
        assert [(p.span.line, p.span.column) for p in warnings] == [(7, 15)]
        assert PANEN in [post.source for post in site.province.posts]


def test_a_post_stays_when_the_one_that_it_links_to_is_renamed(tmp_path: Path) -> None:
    link = _text("Lihat [rapat desa](2026-04-01-rapat.md).")
    renamed = f"{FOLDER}/2026-04-02-musyawarah.md"

    site = _site(tmp_path, {PANEN: link, renamed: _text(day="2026-04-02")})

    assert _codes(site) == [("KIM027", "2026-05-08-panen-madu.md")]
    assert site.tally == Tally(published=2, scheduled=0, drafts=0, left_out=0)
    (panen,) = (page for page in site.pages if page.url.endswith("/panen-madu/"))
    assert _text_of(panen) == "<p>Lihat <a>rapat desa</a>.</p>"


def test_a_link_to_a_part_that_another_post_does_not_have_is_a_warning(tmp_path: Path) -> None:
    files: Files = {
        PANEN: _text("[a](2026-04-01-rapat.md#hasil) [b](2026-04-01-rapat.md#hasl)"),
        RAPAT: _text("## Hasil\n\nIsi.", "2026-04-01"),
    }

    (problem,) = _site(tmp_path, files).diagnostics

    assert (problem.code, problem.span.column) == ("KIM028", 36)
    assert problem.excerpt.startswith("[a](2026-04-01-rapat.md#hasil)")
    assert problem.suggestion == "#hasil"


def test_of_two_posts_with_one_address_the_later_is_left_out(tmp_path: Path) -> None:
    files: Files = {PANEN: _text(), f"{FOLDER}/2026-09-01-panen-madu.md": _text(day="2026-09-01")}

    site = _site(tmp_path, files)

    assert [post.source for post in site.province.posts] == [PANEN]
    assert _codes(site) == [("KIM026", "2026-09-01-panen-madu.md")]
    assert site.tally.left_out == 1


def test_only_pictures_that_published_posts_show_are_published(tmp_path: Path) -> None:
    lead = {"image": "img/utama.jpg", "image_alt": "Madu.", "image_credit": "KIM Contoh"}
    pictures = ("madu", "utama", "tautan", "draf", "ditarik", "sisa")
    files: Files = {f"{FOLDER}/img/{name}.jpg": JPEG for name in pictures}
    withdrawn = {"at": "2026-05-10", "reason": "Keliru."}
    files |= {
        PANEN: _text("![a](img/madu.jpg) [b](img/tautan.jpg)", **lead),
        RAPAT: _text("![a](img/draf.jpg)", "2026-04-01", draft="ya"),
        f"{FOLDER}/2026-05-09-b.md": _text(
            "![a](img/ditarik.jpg)", "2026-05-09", withdrawn=withdrawn
        ),
    }

    site = _site(tmp_path, files)

    copies = list(site.pictures)
    assert [copy.source for copy in copies] == [
        f"{FOLDER}/img/{name}.jpg" for name in ("madu", "tautan", "utama")
    ]
    assert copies[0].path.startswith("kutai-timur/kim-contoh/img/madu-")


def test_a_post_that_shows_a_refused_picture_is_left_out(tmp_path: Path) -> None:
    site = _site(tmp_path, {PANEN: _text("![a](img/madu.jpg)"), MADU: b"GIF89a"})

    assert site.province.posts == ()
    assert _codes(site) == [("KIM064", "2026-05-08-panen-madu.md"), ("KIM032", "madu.jpg")]
    assert site.tally.left_out == 1


def test_two_pictures_of_one_address_and_content_are_published_once(tmp_path: Path) -> None:
    names = ("Foto Desa.jpg", "foto-desa.jpg")
    files: Files = {f"{FOLDER}/img/{name}": JPEG for name in names}
    files[PANEN] = _text("![a](<img/Foto Desa.jpg>) ![b](img/foto-desa.jpg)")

    site = _site(tmp_path, files)

    assert len(list(site.pictures)) == 1


def test_a_link_to_a_part_of_a_withdrawn_post_leads_to_what_is_left(tmp_path: Path) -> None:
    withdrawn = {"at": "2026-05-10", "reason": "Keliru."}
    files: Files = {
        PANEN: _text("[a](2026-04-01-rapat.md#hasil)"),
        RAPAT: _text("## Hasil", "2026-04-01", withdrawn=withdrawn),
    }

    site = _site(tmp_path, files)

    assert site.diagnostics == ()
    page = next(page for page in site.pages if page.source == PANEN)
    assert 'href="../../../../kutai-timur/kim-contoh/2026/rapat/"' in _text_of(page)


def test_problems_of_files_posts_and_links_are_told_together_by_place(tmp_path: Path) -> None:
    files: Files = {
        f"{FOLDER}/naskah.docx": b"x",
        PANEN: _text("Senin, 8 Mei 2022", title=""),
        "posts/berau/kim-lain/2026-05-08-a.md": _text(),
    }

    assert _codes(_site(tmp_path, files)) == [
        ("KIM024", "2026-05-08-a.md"),
        ("KIM010", "2026-05-08-panen-madu.md"),
        ("KIM014", "2026-05-08-panen-madu.md"),
        ("KIM041", "naskah.docx"),
    ]


def test_posts_may_link_to_hand_written_pages_and_indexes(tmp_path: Path) -> None:
    text = (
        "[a](../../../tentang.md) [b](/panduan/menulis/) [c](/topik/literasi/) [d](/berau/) [e](/)"
    )

    site = _site(tmp_path, {PANEN: _text(text)})

    assert site.diagnostics == ()
    page = next(page for page in site.pages if page.source == PANEN)
    assert _text_of(page).count('href="../../../../') == 5


def test_the_sitemap_lists_hand_written_pages(tmp_path: Path) -> None:
    sitemap = next(f for f in _site(tmp_path, {}).files if f.path == "sitemap.xml")

    assert b"<loc>https://kim.example.org/panduan/menulis/</loc>" in sitemap.make()


def test_without_groups_yaml_there_is_no_site(tmp_path: Path) -> None:
    project = a_project(tmp_path / "situs")
    project.groups.unlink()

    stopped = make_site(project, settings(), Inventory({}))

    assert isinstance(stopped, Stopped)
    assert _codes(stopped) == [("KIM101", "groups.yaml")]


def test_a_fault_in_groups_yaml_stops_the_site_and_is_shown_with_its_line(tmp_path: Path) -> None:
    groups = a_registry_file().replace("status: vakum", "status: tidur")

    stopped = make_site(a_project(tmp_path / "situs", groups=groups), settings(), Inventory({}))

    assert isinstance(stopped, Stopped)
    (problem,) = stopped.diagnostics
    assert problem.code == "KIM012"
    assert problem.excerpt == "  status: tidur"


def test_a_link_to_an_address_that_two_posts_claim_leads_where_the_address_leads(
    tmp_path: Path,
) -> None:
    files: Files = {
        f"{FOLDER}/2026-05-01-pertama.md": _text(day="2026-05-01", redirect_from=["/lama/"]),
        f"{FOLDER}/2026-05-01-sesudahnya.md": _text(day="2026-05-01", redirect_from=["/Lama/"]),
        PANEN: _text("[satu](/lama/), [dua](/Lama/)", day="2026-05-08"),
    }

    site = _site(tmp_path, files)

    first = "kutai-timur/kim-contoh/2026/pertama/"
    (way,) = [page.make().moved_to for page in site.pages if page.url.casefold() == "lama/"]
    panen = next(page for page in site.pages if page.url.endswith("/panen-madu/"))
    assert way == first
    assert _text_of(panen).count(f'href="../../../../{first}"') == 2
