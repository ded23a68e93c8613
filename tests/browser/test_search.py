"""The search: stems, areas by all their names, filters, keyboard, weight, and no script."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.corpus import write_corpus
from kim_plugins.base.stems import names, stems
from tests import commands
from tests.browser.axe import Axe
from tests.browser.conftest import opened
from tests.browser.serving import serving
from tests.e2e.sites import Site, post
from tests.few_places import few_places
from tests.unit.base.test_stems import FAMILIES

KB = 1024
STEMS = """async ([script, rules, asked]) => {
  const { stemmer } = await import(script);
  return asked.map(stemmer(await (await fetch(rules)).json()));
}"""
GROUP = "kim-contoh-1"
EVENT = {"starts": "2026-11-02T19:00", "ends": "2026-11-02T21:00", "place": "Balai"}
POSTS: tuple[tuple[str, str, str, str, dict[str, str]], ...] = (
    ("berau", "daya", "Pelatihan", "Pemberdayaan nelayan kepiting dimulai.", {}),
    ("berau", "kelola", "Sampah plastik", "Pengelolaan dimulai warga.", {}),
    ("berau", "vaksin", "Vaksin rabies", "Puskesmas menyuntik kucing dan anjing.", {}),
    ("kutai-kartanegara", "wisata", "Kapal wisata", "Trenggiling terlihat.", {}),
    ("paser", "dua", "Dua tempat", "Bekantan menyeberang.", {"areas": '["64.01", "64.03"]'}),
    ("paser", "acara", "Pasar malam", "Bekantan digambar.", {"kind": "agenda", **EVENT}),
    ("berau", "gua", "Gua Merabu", "Obor dinyalakan.", {}),
    ("berau", "hari", "Hari rapat", "Diadakan tiap Rabu.", {}),
    ("paser", "contoh", "Trenggiling contoh", "Trenggiling.", {"example": "true"}),
)


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site of 600 generated posts and some that say what is looked for."""
    root = tmp_path_factory.mktemp("cari")
    write_corpus(root / "proyek", 600)
    groups = root / "proyek/groups.yaml"
    text = groups.read_text(encoding="utf-8")
    name = "name: Kabupaten Kutai Kartanegara"
    groups.write_text(text.replace(name, f"{name}, aliases: [Kukar]"), encoding="utf-8")
    with few_places(), commands.few_places():
        build = Site(root / "proyek").edit("".join(_posts())).build()
    assert build.exit_code == 0, build.log
    with serving(build.folder) as address:
        yield address


def _posts() -> Iterator[str]:
    for area, slug, title, body, keys in POSTS:
        path = f"docs/posts/{area}/{GROUP}/2026-11-01-{slug}.md"
        yield f"-- {path} --\n{post(title, body, **keys)}"


def found(page: Page, address: str, query: str) -> list[str]:
    """Open the search page with a query and return the titles that it shows."""
    page.goto(f"{address}cari/?{query}")
    return shown(page)


def shown(page: Page) -> list[str]:
    expect(page.get_by_role("status")).to_have_text(re.compile("tulisan"), timeout=15_000)
    return page.locator(".kim-seek__hits h2").all_inner_texts()


@pytest.mark.parametrize("word", ["memberdayakan", "pemberdayaan", "berdaya", "daya"])
def test_a_word_is_found_by_its_stem(glanced: Page, corpus: str, word: str) -> None:
    assert found(glanced, corpus, f"q={word}") == ["Pelatihan"]
    expect(glanced.locator(".kim-seek__hits mark").first).to_have_text("Pemberdayaan")
    expect(glanced.locator(".kim-seek__hits time")).to_have_text("1 November 2026")
    expect(glanced.locator(".kim-card__meta")).to_contain_text("Kabupaten Berau")


@pytest.mark.parametrize("word", ["mengelola", "kelola", "dikelola"])
def test_a_word_is_found_by_its_root_though_a_prefix_took_its_first_letter(
    glanced: Page, corpus: str, word: str
) -> None:
    assert found(glanced, corpus, f"q={word}") == ["Sampah plastik"]
    expect(glanced.locator(".kim-seek__hits mark").first).to_have_text("Pengelolaan")


def test_a_word_that_no_post_holds_finds_none_that_holds_its_beginning(
    glanced: Page, corpus: str
) -> None:
    assert found(glanced, corpus, "q=danau") == [], "though every post holds *dan*"


def test_the_page_finds_the_same_stems_as_the_index(browser: Browser, corpus: str) -> None:
    asked = sorted({word for family in FAMILIES for word in family.split()} - names())
    asked += ["112", "читать", "rumah2"]
    with opened(browser, 360) as page, page.expect_response(re.compile("cari-akar")) as script:
        found(page, corpus, "q=daya")
    with opened(browser, 360) as page:
        page.goto(f"{corpus}cari/")
        told = page.evaluate(STEMS, [script.value.url, f"{corpus}cari/akar.json", asked])

    assert told == [list(stems(word)) for word in asked]


def test_the_name_of_a_place_is_not_reduced_to_another_word(glanced: Page, corpus: str) -> None:
    assert found(glanced, corpus, "q=merabu") == ["Gua Merabu"], "not what is told of Rabu"


@pytest.mark.parametrize(
    "query", ["trenggiling+kukar", "trenggiling+Kutai+Kartanegara", "trenggiling+di+KUKAR"]
)
def test_an_area_is_found_by_all_its_names_and_an_example_is_not(
    glanced: Page, corpus: str, query: str
) -> None:
    assert found(glanced, corpus, f"q={query}") == ["Kapal wisata"]


def test_a_question_in_whole_words_finds_what_answers_it(glanced: Page, corpus: str) -> None:
    titles = found(glanced, corpus, "q=kapan+puskesmas+menyuntik+kucing+dan+ayam")

    assert titles[0] == "Vaksin rabies"
    expect(glanced.get_by_role("status")).to_contain_text("Tidak ada yang memuat semua kata")


def test_the_search_is_narrowed_by_area_kind_and_year_and_widened_again(
    browser: Browser, corpus: str
) -> None:
    with opened(browser, 360) as page:
        both = {"Dua tempat", "Pasar malam"}
        assert set(found(page, corpus, "q=bekantan")) == both, "a post about two areas is one hit"
        assert found(page, corpus, "q=bekantan&wilayah=berau") == ["Dua tempat"]
        expect(page.get_by_role("status")).to_have_text(
            "1 tulisan di Kabupaten Berau untuk “bekantan”."
        )
        page.get_by_role("button", name="Cari di semua wilayah").click()
        expect(page.locator(".kim-seek__hits h2")).to_have_count(2)
        page.get_by_text("Persempit hasil").click()
        page.get_by_label("Jenis").select_option("agenda")
        expect(page.locator(".kim-seek__hits h2")).to_have_text(["Pasar malam"])
        page.get_by_label("Tahun", exact=True).select_option("2025")
        expect(page.get_by_role("status")).to_have_text(re.compile("Tidak ada tulisan"))
        assert "jenis=agenda" in page.url, "the search can be passed on"


def test_all_works_by_keyboard_and_long_lists_come_in_parts(browser: Browser, corpus: str) -> None:
    with opened(browser, 360) as page:
        page.goto(f"{corpus}berau/")
        page.get_by_role("link", name="Cari", exact=True).focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("searchbox")).to_be_focused()
        expect(page.get_by_label("Wilayah")).to_have_value("berau")
        page.keyboard.type("rotan")
        page.keyboard.press("Enter")
        assert len(shown(page)) == 10
        page.get_by_role("button", name="Tampilkan lagi").focus()
        page.keyboard.press("Enter")
        expect(page.locator(".kim-seek__hits h2")).to_have_count(20)
        expect(page.locator(".kim-seek__hits h2 a").nth(10)).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).not_to_have_text("Cari")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_results_are_accessible_and_fit_the_screen(
    browser: Browser, corpus: str, width: int, scheme: str
) -> None:
    with opened(browser, width, scheme) as page:
        found(page, corpus, "q=rotan&wilayah=berau&jenis=berita")

        results = Axe().run(page)

        assert results.violations_count == 0, results.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize(
    ("query", "most"), [("q=rotan+panen&wilayah=berau", 110), ("q=rotan+panen", 100)]
)
def test_the_first_query_is_light(browser: Browser, corpus: str, query: str, most: int) -> None:
    with opened(browser, 360) as page:
        sizes: list[int] = []
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.loadingFinished", lambda e: sizes.append(int(e["encodedDataLength"])))
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))

        found(page, corpus, query)

        assert sum(sizes) <= most * KB
        assert complaints == [], "the content policy lets everything through"


def test_nothing_of_the_index_is_loaded_before_something_is_asked(
    browser: Browser, corpus: str
) -> None:
    with opened(browser, 360) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{corpus}cari/", wait_until="networkidle")

        assert not [url for url in asked if "/cari/indeks/" in url]


def test_where_the_index_cannot_be_loaded_the_lists_are_pointed_to(
    browser: Browser, corpus: str
) -> None:
    with opened(browser, 360) as page:
        page.route("**/cari/indeks/**", lambda route: route.abort())
        page.goto(f"{corpus}cari/?q=rotan")
        told = page.get_by_role("status")
        expect(told).to_contain_text("Pencarian belum dapat dimuat")
        page.unroute("**/cari/indeks/**")
        page.get_by_role("button", name="Cari", exact=True).click()
        expect(told).to_contain_text("tulisan di semua wilayah", timeout=15_000)


def test_without_a_script_the_page_leads_to_areas_topics_kinds_and_villages(
    browser: Browser, corpus: str
) -> None:
    with opened(browser, 360, js=False) as page:
        page.goto(f"{corpus}cari/?q=rotan")
        expect(page.locator("noscript p")).to_contain_text("JavaScript")
        expect(page.get_by_role("searchbox")).to_be_hidden()
        expect(page.get_by_role("button")).to_have_count(0)
        for name in ("Kabupaten Berau", "Literasi", "Pengumuman", "Daftar semua KIM"):
            expect(page.locator(".kim-main").get_by_role("link", name=name)).to_be_visible()
