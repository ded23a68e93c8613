"""Where a text names a citizen as reporters do: by who speaks, or by where somebody lives.

`Sutarno Contoh, warga Desa Contoh, …`, `ungkap Marni`, `menurut Rina Contoh`. Officials who are
named with their office, offices, groups and places are nobody's secret.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from kim_plugins.base import areas, home

OFFICES = (
    "Anggota Asisten Badan Bagian Balai Bendahara Bidan Bidang Bupati Camat Danramil Dewan "
    "Dinas Direktur Disdik Diskominfo Dokter Dosen DPRD Gubernur Guru Hakim Humas Inspektorat "
    "Jaksa Juru Kabid Kadis Kadus Kades Kanwil Kapolda Kapolres Kapolsek Kasi Kementerian "
    "Kepala Ketua Koordinator Lurah Menteri Pejabat Pemerintah Pemkab Pemkot Pemprov Pengurus "
    "Penjabat Perwakilan Petinggi Petugas PKK Plt Polisi Polres Polsek Presiden Puskesmas "
    "Rektor Satgas Satpol Sekda Sekdes Sekretaris Staf Tim Wakil Wali Walikota"
).split()
"""Words that begin an office or its holder."""
_GROUPS = (
    "Karang Kelompok Komunitas Koperasi Lembaga Majelis Ormas Panitia Partai Perkumpulan "
    "Perusahaan Perumda Pihak Posyandu Sekolah Universitas Yayasan Bank Rumah Kantor Layanan "
    "Forum Himpunan Ikatan Media Warga Masyarakat Penduduk Pedagang Petani Nelayan Seorang "
    "Salah Beberapa Sejumlah Para Orang Ibu Bapak Mereka Dia Ia Beliau Saya Kami Kita Anda"
).split()
_PLACES = (
    "Desa Dusun Kabupaten Kampung Kecamatan Kelurahan Kota Provinsi Jalan Jl Gang Gg Jembatan "
    "Perumahan Pasar Sungai Simpang Teluk Tanjung Muara Pulau Gunung Danau Indonesia"
).split()
"""The names of the province's own regencies come from the region table."""
_OTHER = (
    "Undang Undang-Undang UU Peraturan Perda Perbup Pasal Keputusan Surat Data Hasil Jadwal "
    "Rencana Laporan Catatan Info Informasi Keterangan Kamus Alquran Hadis Islam Allah Tuhan "
    "Kunci Sambutan Senin Selasa Rabu Kamis Jumat Sabtu Minggu Ahad Hari Januari Februari "
    "Maret April Mei Juni Juli Agustus September Oktober November Desember Namun Kini Dulu "
    "Kemarin Selain Sementara Setiap Sejak Selama Karena Akibatnya Akhirnya Padahal Meski "
    "Biasanya Sebelumnya Sekarang Saat Pada Di Dari Untuk Dengan Jika Kalau Bila Ketika "
    "Setelah Sesudah Sebelum Menurut Dalam Oleh Tanpa Begitu Tetapi Jadi Maka Lalu Kemudian "
    "Ini Itu Yang Ada Tidak"
).split()
_NOBODY = "|".join(sorted({*OFFICES, *_GROUPS, *_PLACES, *_OTHER}, key=len, reverse=True))
_WORD = r"[A-Z][a-z\u2019'`]+(?:-[A-Z][a-z]+)?"
_NAME = (
    rf"(?!(?:{_NOBODY})\b)(?:[A-Z]\.\s)?{_WORD}(?:\s(?:bin|binti|{_WORD}|[A-Z]\.?(?!\w))){{0,3}}"
)
_SAYS = (
    "ujar ungkap kata jelas tutur keluh cerita ucap terang papar sebut imbuh tambah harap "
    "pinta tegas beber tandas lanjut"
).split()
_SPEAKER = (
    rf"(?<!\w)(?:(?:{'|'.join(f'[{w[0].upper()}{w[0]}]{w[1:]}' for w in _SAYS)})(?:nya)?,?"
    rf"|[Mm]enurut|[Dd]ikatakan(?: oleh)?|[Dd]isampaikan(?: oleh)?)\s(?P<name>{_NAME})(?!\w)"
)
"""Finds who says something, by the verb before the name."""
_LIVES = r"warga|penduduk|perwakilan|pelapor|pengadu|penghuni|[Kk]etua\s(?:RT|RW)"
_NEIGHBOUR = (
    rf"(?<![\w-])(?P<name>{_NAME})(?P<age>\s?\(\d\d(?:\stahun)?\)|,\s\d\d(?:\stahun)?)?,\s"
    rf"(?P<who>seorang\s|salah\s(?:satu|seorang)\s)?(?:{_LIVES})(?!\w)(?P<rest>[^.,;\n]{{0,60}}[.,]?)"
)
"""Finds who lives somewhere, by what stands behind the name."""
_AFTER_PLACE = re.compile(
    rf"(?:(?<!\w)(?:di|ke|dari|pada|untuk|antara|dan|hingga|sampai|wilayah|daerah)|{'|'.join(_PLACES)}"
    rf"|{'|'.join(OFFICES)})\.?\s(?:{_WORD}\s){{0,2}}$"
)
"""What stands before the name of a place, or of an office's holder."""
_AFTER_GROUP = re.compile(rf"(?<!\w)(?:{'|'.join(_GROUPS)})\s(?:{_WORD}\s){{0,2}}$")
_OFFICE_AFTER = re.compile(
    rf"\s?(?:\(|,)\s?(?:selaku\s|sebagai\s)?(?!(?i:ketua)\s(?:RT|RW))(?i:{'|'.join(OFFICES)})\b"
)
"""`Rina Contoh, Kepala Dinas Contoh`, `Rina Contoh (Camat)`."""
_DOES = (
    r"(?:mengaku|mengatakan|mengeluh\w*|berkata|menutur\w+|menyebut\w*|berharap|meminta|melapor\w*"
    r"|bercerita|menceritakan|menyampaikan|mengungkapkan|menjelaskan|menambahkan)\b"
)
_TRADES = r"(?:warga|penduduk|seorang|pedagang|petani|nelayan|ibu\srumah\stangga|guru|buruh)\b"
_PERSON = (
    r"(?i:warga|orang|ibu|bapak|pemud[ai]|anak|perempuan|laki-laki|pria|wanita|lansia|nenek|kakek"
    r"|pedagang|petani|nelayan|pelajar|siswa|siswi|penyandang)"
)
_CALLED = (
    rf"(?<!\w)(?:{_PERSON}\s(?:[a-z]+\s){{0,3}}bernama\s(?P<called>{_NAME})(?!\w)"
    rf"|(?:[Ss]eorang\swarga|[Ss]alah\s(?:satu|seorang)\swarga|[Pp]elapor|[Pp]engadu),\s(?P<one>{_NAME}),"
    rf"|[Kk]etua\s(?:RT|RW)(?:\s?\d+)?(?:,\s(?P<head>{_NAME}),|\s(?P<leader>{_NAME})\s{_DOES}))"
)
"""Finds `seorang warga bernama Marni`, `Ketua RT 05 Sutarno mengatakan`, and the like."""
_AGED = (
    rf"(?<![\w-])(?P<name>{_NAME})\s?(?:\(\d\d(?:\s(?:tahun|th))?\),?\s(?:{_DOES}|{_TRADES})"
    r"|(?<=\s)(?:selaku|sebagai)\s(?:warga|penduduk|pelapor|perwakilan\swarga)\b)"
)
"""Finds `Budi (45) mengeluh`, `Rina Contoh selaku warga`; of one word only with an age."""
_TRIGGERS = frozenset({*_SAYS, *(word + "nya" for word in _SAYS)}) | frozenset(
    "menurut dikatakan disampaikan bernama mengaku mengatakan mengeluh mengeluhkan berkata "
    "menuturkan menyebut menyebutkan berharap meminta melapor melaporkan bercerita menceritakan "
    "menyampaikan mengungkapkan menjelaskan menambahkan warga penduduk perwakilan pelapor pengadu "
    "penghuni ketua pedagang petani nelayan ibu guru buruh seorang".split()
)
_compiled = functools.cache(re.compile)
"""Compiles a pattern where it is asked for: few builds need these, and they take a while."""


def citizens(text: str, words: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield where a citizen's name stands; `words` are the text's words in lower case."""
    if words.isdisjoint(_TRIGGERS):
        return
    places = areas.first_words(home.code())
    for start, end in _citizens(text):
        if text[start:end].split(maxsplit=1)[0] not in places:
            yield start, end


def _citizens(text: str) -> Iterator[tuple[int, int]]:
    told: set[int] = set()
    for found in _compiled(_SPEAKER).finditer(text):
        start, end = found.span("name")
        if not _OFFICE_AFTER.match(text, end):
            told.add(start)
            yield start, end
    for start, end in _otherwise(text):
        if start not in told:
            told.add(start)
            yield start, end
    for found in _compiled(_NEIGHBOUR).finditer(text):
        if found.start("name") not in told and _is_person(found, text):
            yield found.span("name")


def _otherwise(text: str) -> Iterator[tuple[int, int]]:
    """Yield names behind `bernama` and the like, and beside an age."""
    for found in _compiled(_CALLED).finditer(text):
        yield found.span(found.lastgroup or 0)
    for found in _compiled(_AGED).finditer(text):
        before = text[max(0, found.start() - 60) : found.start()]
        is_whole = "(" in found[0] or " " in found["name"]
        if is_whole and not _AFTER_PLACE.search(before) and not _AFTER_GROUP.search(before):
            yield found.span("name")


def _is_person(found: re.Match[str], text: str) -> bool:
    """Tell `Sutarno, warga Desa Contoh,` from `Di Contoh, warga …` and `Akhirnya, warga …`."""
    if _AFTER_PLACE.search(text[max(0, found.start() - 60) : found.start()]):
        return False
    if found["age"] or found["who"]:
        return True
    is_apposition = found["rest"].endswith(",")
    has_place = re.match(
        r"\s(?:[A-Z\d]|warga\b|desa|kelurahan|dusun|kampung|setempat|yang)", found["rest"]
    )
    is_full = " " in found["name"]
    return bool(has_place) and (is_full or is_apposition)
