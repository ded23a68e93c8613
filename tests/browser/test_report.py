"""A report on paper: a table that is read as it is meant."""

from __future__ import annotations

import datetime as dt

from playwright.sync_api import Browser

from kim_plugins.builder.paper import report_page
from kim_plugins.views.report import Table
from tests.browser.conftest import opened

MADE = dt.datetime.fromisoformat("2026-10-01T08:00+08:00")
KIM = Table(
    "KIM",
    ("KIM", "Tulisan", "Terakhir", "Perhatian"),
    [
        ("KIM Contoh", 2, dt.date(2026, 9, 9), ""),
        ("KIM Teladan", 0, "belum pernah", "belum mulai menulis"),
    ],
)
ROOM = """row => {
  const ends = [...row.cells].map((cell) => {
    const words = document.createRange();
    words.selectNodeContents(cell);
    return words.getBoundingClientRect();
  });
  const size = parseFloat(getComputedStyle(row).fontSize);
  return (ends[2].left - ends[1].right) / size;
}"""


def test_a_number_stands_apart_from_the_date_after_it(browser: Browser) -> None:
    html = report_page.page("Rapor", "KIM Uji", [KIM], MADE, is_running=False)
    with opened(browser, 800) as page:
        page.emulate_media(media="print")
        page.set_content(html)
        room = [row.evaluate(ROOM) for row in page.locator("tr").all()]

    assert len(room) == 3
    assert min(room) >= 1.5, "2 | 9 September would be read as 29 September"


def test_on_a_phone_nothing_reaches_beyond_the_screen_and_each_value_has_its_name(
    browser: Browser,
) -> None:
    months = Table(
        "Tulisan menurut bulan",
        ("Jenis", "Oktober", "November", "Desember", "Jumlah"),
        [("Pengumuman", 110, 117, 100, 327)],
    )
    place = "Kampung Linggang Tering Seberang, Kecamatan Tering"
    head = ("KIM", "Tempat", "Status", "Terverifikasi", "Tulisan", "Terakhir", "Perhatian")
    row = ("KIM Contoh", place, "Aktif", "belum", 2, dt.date(2026, 9, 9), "")
    tables = [months, Table("KIM", head, [row])]
    html = report_page.page("Rapor", "KIM Uji", tables, MADE, is_running=False)
    for width in (320, 360, 412):
        with opened(browser, width) as page:
            page.set_content(html)
            assert page.evaluate("document.documentElement.scrollWidth") == width
            named = "cell => getComputedStyle(cell, '::before').content"
            shown = [
                cell.evaluate(named) for cell in page.locator("table").last.locator("td").all()
            ]
    assert shown[4:6] == ['"Tulisan: "', '"Terakhir: "']
