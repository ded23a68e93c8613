"""What readers come for, from the page where they start to what answers them.

The first twelve are those of the review of November 2026; `taps` and `screens` are the best that
news and service sites reach, one tap more at most.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from urllib.parse import unquote

from tests.browser.first_screens import finds_village, leading_to
from tests.browser.phone import Reader
from tests.e2e.sites import NOW
from tests.rich.awkward import LONG
from tests.rich.corpus import BANJIR, EVENT, FLOOD, FRESH, OWN_URGENT, RUMOUR, WISH, corpus
from tests.rich.places import HOME
from tests.rich.post import Post

OFFICE = r"lapor\.go\.id"
EMERGENCY = "^tel:(110|112|113|115|119)$"
CONTACT = r"^(https://wa\.me/62|mailto:)"


@dataclasses.dataclass(frozen=True)
class Task:
    """Something to do on the site, and what it may cost."""

    name: str
    taps: int
    screens: float
    """Heights of the screen that may be scrolled in all."""
    do: Callable[[Reader], None]


TASKS: list[Task] = []


def task(name: str, *, taps: int, screens: float) -> Callable[[Callable[[Reader], None]], object]:
    """Enter a task in the list."""

    def entered(do: Callable[[Reader], None]) -> Callable[[Reader], None]:
        TASKS.append(Task(name, taps, screens, do))
        return do

    return entered


def to(post: Post) -> str:
    """Return the pattern of links to a post."""
    return leading_to([post])


def lives_in_selerong(reader: Reader) -> None:
    """Choose the reader's own place, on the village's page or else on the regency's."""
    finds_village(reader)
    if not reader.has("^Jadikan"):
        reader.opens(f"{HOME.regency}/")
    reader.tap("^Jadikan")
    reader.page.wait_for_timeout(300)
    reader.starts()


def searches(reader: Reader, words: str) -> None:
    """Ask the search from any page."""
    reader.asks_menu("^Cari")
    reader.types("dicari|^Cari|Kata", words)
    reader.enters()
    is_answered(reader)


def is_answered(reader: Reader) -> None:
    """Wait for the search: what it has loaded before, it does not load again."""
    reader.page.wait_for_load_state("networkidle")
    reader.page.locator("[role=status]", has_text="tulisan").first.wait_for()


@task("pengumuman desa saya", taps=3, screens=0)
def _(reader: Reader) -> None:
    finds_village(reader)
    reader.sees_link(to(FRESH))


@task("kabar wilayah yang sudah dipilih", taps=1, screens=0)
def _(reader: Reader) -> None:
    lives_in_selerong(reader)
    reader.opens("")
    reader.page.wait_for_load_state("networkidle")
    reader.sees_link(to(FRESH))


@task("pengumuman mendesak di kabupaten saya", taps=1, screens=0)
def _(reader: Reader) -> None:
    reader.opens("")
    reader.tap_link(to(OWN_URGENT))
    reader.sees(OWN_URGENT.first_words)


@task("benarkah kabar ini, dan balasannya", taps=3, screens=1)
def _(reader: Reader) -> None:
    reader.opens("")
    reader.asks_menu("^(Cek kabar|Klarifikasi)")
    assert "Salah" in reader.entry_of(to(RUMOUR))
    reader.tap_link(to(RUMOUR))
    assert "SALAH" in unquote(reader.sees_control("^(Kirim|Balas|Bagikan jawaban)"))


@task("mengadu kepada siapa", taps=2, screens=0)
def _(reader: Reader) -> None:
    reader.opens("")
    reader.asks_menu("^(Sampaikan keluhan|Suara Warga)")
    if reader.top_of_link(OFFICE) is None:
        reader.tap("^Sampaikan keluhan")
    reader.sees_link(OFFICE)


@task("apa jadinya pengaduan itu", taps=4, screens=1)
def _(reader: Reader) -> None:
    reader.opens("")
    reader.asks_menu("^Suara Warga")
    if reader.has("^Dijawab", "a[href], button"):  # One tap for the list by its state.
        reader.tap("^Dijawab", "a[href], button")
    assert "dijawab" in reader.entry_of(to(WISH)).lower()
    reader.tap_link(to(WISH))
    reader.sees_like("^Dijawab")


@task("acara berikutnya ke kalender saya", taps=4, screens=0.5)
def _(reader: Reader) -> None:
    reader.opens("")
    reader.asks_menu("^Agenda")
    reader.tap_link(leading_to([post for post in corpus() if post.kind == "agenda"]))
    reader.tap("kalender", "a[href]")
    assert reader.led_to


@task("mengikuti kabar kabupaten saya", taps=2, screens=0)
def _(reader: Reader) -> None:
    reader.opens(f"{HOME.regency}/")
    reader.tap("^Ikuti")
    reader.sees_link(r"whatsapp\.com/channel/")


@task("berbagi tulisan ke WhatsApp", taps=2, screens=0)
def _(reader: Reader) -> None:
    reader.opens(FRESH.url)
    reader.tap("^Bagikan")
    if not reader.led_to:
        reader.tap("WhatsApp")
    assert FRESH.title in unquote(reader.led_to)


@task("kabar banjir tahun lalu", taps=4, screens=0.5)
def _(reader: Reader) -> None:
    reader.opens("")
    searches(reader, "banjir")
    if reader.has("^2025$", "a[href], button"):
        reader.tap("^2025$", "a[href], button")
    else:
        reader.tap("^Persempit")
        reader.chooses("Tahun", "2025")
    is_answered(reader)
    reader.sees_link(to(BANJIR))


@task("kontak KIM saya", taps=3, screens=0.5)
def _(reader: Reader) -> None:
    finds_village(reader)
    if reader.top_of_link("wa.me/6281100001000") is None:
        reader.tap_link(f"{HOME.url}$")
    reader.sees_link("wa.me/6281100001000")


@task("panduan mengadu", taps=3, screens=0.5)
def _(reader: Reader) -> None:
    reader.opens("")
    reader.asks_menu("^(Sampaikan keluhan|Suara Warga)")
    if reader.top_of_words("Pengaduan dan permintaan informasi") is None:
        reader.tap("^Sampaikan keluhan|^Cara (mengadu|menyampaikan)|^Menyampaikan pengaduan")
    reader.sees("Pengaduan dan permintaan informasi")


@task("pindah: wilayah saya kini lain", taps=5, screens=1)
def _(reader: Reader) -> None:
    lives_in_selerong(reader)
    reader.opens("")
    reader.page.wait_for_load_state("networkidle")
    reader.tap("^(Ganti|Ubah)")
    reader.types("desa|kampung", "Sungai Keledang")
    with reader.page.expect_navigation():
        reader.tap("Kelurahan Sungai Keledang", "[role=option]")
    reader.tap("^Jadikan")
    reader.opens("")
    reader.sees_like("(saya|Kabar).*(Sungai Keledang|Samarinda)")


@task("berbagi klarifikasi beserta hasilnya", taps=2, screens=0)
def _(reader: Reader) -> None:
    reader.opens(RUMOUR.url)
    reader.tap("^Bagikan")
    if not reader.led_to:
        reader.tap("WhatsApp")
    assert "SALAH" in unquote(reader.led_to).upper()


@task("acara desa saya pekan ini", taps=3, screens=1)
def _(reader: Reader) -> None:
    finds_village(reader)
    reader.sees_link(to(EVENT))


@task("melaporkan kekeliruan", taps=2, screens=1)
def _(reader: Reader) -> None:
    reader.opens(FRESH.url)
    reader.tap("^(Laporkan|Koreksi|Ada yang keliru|Sampaikan|Tanggapi|Tanya)")
    if not reader.led_to:
        reader.tap_link(CONTACT)
    assert FRESH.url.rstrip("/") in unquote(reader.led_to)


@task("nomor darurat pada pengumuman mendesak", taps=0, screens=0.5)
def _(reader: Reader) -> None:
    reader.opens(FLOOD.url)
    reader.sees_link(EMERGENCY)


@task("kabar bulan lalu, dari arsip", taps=1, screens=0.5)
def _(reader: Reader) -> None:
    reader.opens(f"{HOME.regency}/arsip/2026/11/")
    reader.tap("Oktober")
    reader.sees_link(leading_to([p for p in corpus() if p.day.month == 10]))


@task("kabar kabupaten sebelah", taps=3, screens=0.5)
def _(reader: Reader) -> None:
    reader.opens(f"{HOME.regency}/")
    reader.asks_menu("^(Wilayah|Pilih wilayah)$")
    reader.tap("^(Kabupaten )?Paser")
    reader.sees_like("^Kabupaten Paser$")


@task("siapa yang menulis, dan bolehkah dipercaya", taps=0, screens=0)
def _(reader: Reader) -> None:
    reader.opens(FRESH.url)
    reader.sees_like(f"{HOME.group_name}.*terverifikasi|terverifikasi.*{HOME.group_name}")


@task("layanan KTP yang masih berlaku", taps=3, screens=0.5)
def _(reader: Reader) -> None:
    reader.opens("")
    searches(reader, "ktp")
    notices = [post for post in corpus() if post.kind == "pengumuman"]
    first = reader.sees_link(leading_to(notices))
    told = next(str(post.keys["valid_until"]) for post in notices if post.url in first)
    assert told >= NOW[:10], f"the first of the results is over since {told}"


@task("memperbesar poster", taps=1, screens=1)
def _(reader: Reader) -> None:
    reader.opens(LONG[5].url)
    reader.tap("Gambar karangan", "a[href], button")
    assert ".webp" in reader.led_to + reader.page.url
