"""What the form says of each problem that it tells, to somebody who fills it in on a telephone.

`messages/` speaks to who sees the file, with its keys and its marks. Here the same is said about
the fields of the form. A problem without words here is told in those of its message file.
"""

from __future__ import annotations

from collections.abc import Mapping

from kim_plugins.content.form import form_fields

LABELS: Mapping[str, str] = {
    **form_fields.LABELS,
    "kind": "Jenis tulisan",
    "contribution": "Nomor kiriman",
    "image": "Foto utama",
    "still": "Gambar diam dari video",
    "first_published": "Alamat terbit pertama",
    "updated": "Waktu diperbarui",
    "corrections": "Ralat",
    "redirect_from": "Alamat lama",
    "draft": "Draf",
    "urgent": "Mendesak",
    "secrecy": "Kerahasiaan",
    "whatsapp": "Nomor WhatsApp",
    "phone": "Telepon",
    "email": "Surel",
    "address": "Alamat",
    "confirmed_at": "Tanggal kontak dipastikan",
    "reason": "Alasan",
    "withdrawn": "Pencabutan",
}
"""What the form calls each key: what stands above its field, where it has one."""

_OFFICE = f"Keterangan lain”, bagian “{form_fields.LABELS['public_contacts']}"
_SHOP = form_fields.LABELS["contact"]
WORDS: Mapping[str, tuple[str, str]] = {
    "KIM010": ("“{key}” belum diisi.", ""),
    "KIM012": ("“{value}” tidak ada dalam pilihan.", "Pilih salah satu: {choices}."),
    "KIM013": ("Isian ini belum sesuai.", "Yang diminta: {expected}."),
    "KIM015": (
        "“{key}” terlalu panjang: {length} huruf, sedangkan batasnya {limit}.",
        "Ringkaslah. Keterangan selebihnya dapat ditulis di isi tulisan.",
    ),
    "KIM025": (
        "Tanggal terbit {date} berbeda dengan tanggal di nama berkas, {name_date}.",
        "Samakan keduanya. Kalau tulisan ini sudah terbit, pakai {name_date}.",
    ),
    "KIM029": (
        "“{value}” belum berupa alamat web yang lengkap.",
        "Salin alamatnya dari peramban, mulai dari https://.",
    ),
    "KIM033": (
        "“{key}” belum diisi, padahal setiap foto memerlukannya.",
        "Isilah, atau hapus fotonya.",
    ),
    "KIM036": ("Topik “{value}” tidak ada dalam daftar.", "Pilih topik dari daftar."),
    "KIM043": ("Isi tulisan belum ada.", "Tulislah kabarnya, walau hanya beberapa kalimat."),
    "KIM044": (
        "“{key}” tidak dipakai pada jenis tulisan ini, hanya pada {kinds}.",
        "Hapus isian itu, atau ganti jenis tulisannya.",
    ),
    "KIM045": (
        "Sumber yang berbeda baru {count}, sedangkan klarifikasi memerlukan paling sedikit dua.",
        "Tambahkan sumber, sebaiknya yang resmi atau pihak yang mengalami sendiri.",
    ),
    "KIM046": (
        "Pengumuman mendesak ini belum memuat “{key}”.",
        "Isilah, supaya warga tahu siapa yang mengumumkan, di mana, dan sampai kapan.",
    ),
    "KIM047": (
        "Foto yang memperlihatkan anak hanya dapat terbit dengan izin orang tua atau wali.",
        "Kalau izinnya sudah ada, tandai izin itu. Kalau belum, ganti fotonya.",
    ),
    "KIM049": ("“{second}” lebih awal daripada “{first}”.", "Periksa tanggal dan jam keduanya."),
    "KIM052": (
        "“{key}” terlalu pendek: {length} huruf, sedangkan paling sedikit {limit}.",
        "Lengkapilah, misalnya dengan siapa, apa, di mana, dan kapan.",
    ),
    "KIM053": (
        "Pengumuman mendesak ini berlaku {days} hari, sedangkan batasnya 7 hari.",
        "Pilih tanggal akhir yang lebih dekat, atau hapus tanda mendesak.",
    ),
    "KIM054": (
        "{name} tercatat sebagai penulis dan sekaligus pemeriksa.",
        "Mintalah orang lain memeriksanya, lalu tulis namanya sebagai pemeriksa.",
    ),
    "KIM060": (
        "Di sini ada tanda yang tidak terlihat, biasanya ikut tersalin dari aplikasi lain.",
        "Hapus bagian itu, lalu ketik lagi dengan tangan.",
    ),
    "KIM066": (
        "Di sini ada enam belas angka ({number}) yang bentuknya seperti NIK atau nomor KK.",
        (
            "Hapus nomornya: itu data pribadi dan mudah disalahgunakan. "
            "Kalau ini deretan angka biasa, tulislah satu angka satu baris."
        ),
    ),
    "KIM067": (
        "Di sini ada nomor telepon genggam ({number}). Nomor pribadi tidak boleh tampil.",
        (
            f"Hapus nomornya. Kalau itu nomor resmi kantor, tulis juga di “{_OFFICE}”; "
            f"nomor usaha cukup di “{_SHOP}”."
        ),
    ),
    "KIM068": (
        "Di sini ada alamat surel ({number}) yang bukan milik kantor umum.",
        f"Hapus alamatnya. Kalau itu alamat resmi lembaga, tulis juga di “{_OFFICE}”.",
    ),
    "KIM069": (
        "Di sini ada nomor yang tampaknya nomor rekening ({number}).",
        (
            "Hapus nomornya. Kalau itu rekening resmi kantor atau lembaga, bukan rekening orang, "
            f"tulis juga di “{_OFFICE}”."
        ),
    ),
    "KIM076": (
        "Foto ini belum punya keterangan, sehingga pembaca tunanetra tidak tahu isinya.",
        "Tulislah apa yang tampak, cukup satu kalimat pendek.",
    ),
    "KIM077": (
        "“{alt}” belum menerangkan apa yang tampak di foto.",
        "Sebutkan siapa atau apa yang tampak dan sedang apa.",
    ),
    "KIM078": (
        "Keterangan foto ini {length} huruf, sedangkan batasnya {limit}.",
        "Ringkaslah. Cerita selebihnya dapat ditulis di isi tulisan.",
    ),
    "KIM084": (
        "Langkah “{status}” tidak lazim berada pada urutan ini.",
        (
            "Mulailah dengan “Diterima” atau “Diteruskan”, dan tulis “Diterima” satu kali saja. "
            "Sesudah “Selesai”, langkah berikutnya hanya “Dibuka lagi”."
        ),
    ),
    "KIM123": (
        "Laporan ini bertanda {value}, jadi tidak diterbitkan.",
        "Jangan dikirim lewat halaman ini. Sampaikan lewat SP4N-LAPOR!.",
    ),
    "KIM125": (
        "Langkah tanggal {day} terjadi sebelum permintaan diterima.",
        "Periksa tanggal langkah itu dan tanggal diterima.",
    ),
    "KIM126": (
        "Nama dan jam pengirim ({name}) ikut tersalin dari WhatsApp, seluruhnya {count} kali.",
        (
            "Hapus dari tanggal sampai titik dua: orang di grup belum tentu mau namanya tampil. "
            "Kalau ini jadwal acara, biarkan saja."
        ),
    ),
    "KIM128": (
        "Isi tulisan dimulai dengan judulnya sekali lagi.",
        "Hapus baris itu, supaya pembaca tidak melihatnya dua kali.",
    ),
    "KIM153": (
        "Acara ini batal, tetapi kapan dibatalkannya belum diisi.",
        "Isilah waktu diperbarui dengan waktu pembatalan.",
    ),
    "KIM156": (
        "“{words}” akan tampil miring, bukan tebal.",
        "Kalau maksudnya tebal, pakai tombol Tebal, atau dua tanda bintang di kedua sisinya.",
    ),
    "KIM186": (
        "“{value}” belum berupa nomor telepon.",
        "Tulislah nomor kantor dengan kode wilayahnya, misalnya 0541-000000.",
    ),
    "KIM161": (
        "Di sini ada tanda <!-- untuk menyembunyikan tulisan, padahal semuanya akan terbaca.",
        "Hapus tanda itu beserta isinya.",
    ),
    "KIM162": (
        "“{text}” terbawa saat menyalin, misalnya dari WhatsApp, dan bukan bagian dari pesannya.",
        "Hapus bagian itu. Foto ditambahkan lewat bagian foto. Periksa apakah pesannya lengkap.",
    ),
}
"""Message and hint of a code, with the arguments of its message file."""
UNREAD = (
    "Sebagian tulisan lama ini tidak dapat dibaca di sini. Bagian itu tidak berubah, "
    "dan diperiksa oleh kantor."
)
"""What the form says of a file parts of which it can't read."""
