"""What the invented posts say: of each subject a title, a summary, a first paragraph, a topic."""

from __future__ import annotations

from typing import NamedTuple

MORE = """\
Keterangan itu disampaikan Budi Contoh dalam pertemuan warga. Pertemuan dihadiri pengurus dusun, \
kader, dan pemuda. Catatannya dapat dibaca di papan informasi kantor.

## Yang perlu diketahui

- Kegiatan terbuka bagi semua warga.
- Tidak ada biaya.
- Warga yang tidak dapat hadir boleh menitipkan pertanyaan.

## Selanjutnya

Hasilnya akan dikabarkan lagi di halaman ini. Pertanyaan dapat disampaikan kepada pengurus KIM.
"""
"""How every text goes on."""


class Subject(NamedTuple):
    """What is told, with `{village}` and `{regency}` left open."""

    title: str
    summary: str
    opening: str
    topic: str


NEWS = tuple(
    Subject(*line)
    for line in (
        (
            "Warga {village} memperbaiki jembatan kayu agar anak sekolah tidak lagi memutar",
            "Selama tiga hari warga mengganti papan yang lapuk. Bahannya dibeli dari iuran dan "
            "sumbangan pedagang pasar.",
            "Kegiatan dimulai pagi-pagi. Papan yang lapuk dilepas satu per satu, lalu diganti.",
            "Jalan dan jembatan",
        ),
        (
            "Festival kampung {village} menampilkan sampe, kelentangan, dan makanan rumahan",
            "Tiga hari festival dipenuhi tamu dari desa sekitar. Hasil penjualan makanan dipakai "
            "memperbaiki balai adat.",
            "Panggung berdiri di tepi sungai. Anak-anak membuka acara dengan tari penyambutan.",
            "Seni dan budaya",
        ),
        (
            "Air sungai di {village} naik 80 sentimeter, warga diminta menambatkan perahu",
            "Hujan di hulu membuat air naik sejak malam. Belum ada rumah yang tergenang, dan "
            "sekolah tetap masuk seperti biasa.",
            "Tinggi air diukur setiap jam. Petugas mencatat kenaikan yang lambat sejak malam.",
            "Banjir dan cuaca",
        ),
        (
            "Posyandu {village} menimbang 64 balita dan membagikan bubur ikan buatan kader",
            "Semua balita yang terdaftar datang. Tiga anak dirujuk ke puskesmas untuk diperiksa "
            "lebih lanjut oleh bidan.",
            "Kader sudah memasak sejak subuh. Timbangan dipasang di teras balai pertemuan.",
            "Kesehatan ibu dan anak",
        ),
        (
            "Petani {village} memanen padi gunung lebih cepat karena musim hujan datang awal",
            "Panen dimulai dua minggu lebih cepat. Hasilnya sedikit turun, tetapi gabah dapat "
            "diselamatkan sebelum ladang terendam.",
            "Ladang di lereng dipanen lebih dulu. Warga bekerja bergantian dari ladang ke ladang.",
            "Pertanian",
        ),
        (
            "Perpustakaan kecil di {village} buka tiap sore dan meminjamkan buku tanpa denda",
            "Ratusan buku sumbangan disusun oleh pemuda. Anak-anak boleh membawa pulang dua buku "
            "selama seminggu.",
            "Rak dibuat dari papan bekas. Buku dicatat dalam satu buku besar bersampul biru.",
            "Perpustakaan",
        ),
        (
            "Sinyal internet di {village} kembali setelah menara disambar petir pekan lalu",
            "Lima hari warga harus naik ke bukit untuk mengirim pesan. Petugas mengganti alat "
            "yang rusak dan memasang penangkal petir.",
            "Alat pengganti tiba dengan perahu. Pemasangan memakan waktu setengah hari.",
            "Internet desa",
        ),
        (
            "Ibu-ibu {village} belajar mengemas abon ikan supaya tahan dua bulan di warung",
            "Pelatihan dua hari membahas cara mengeringkan, menakar, dan memberi tanggal pada "
            "kemasan.",
            "Peserta membawa ikan dari keramba sendiri. Tiap kelompok mencoba dua cara.",
            "UMKM",
        ),
    )
)
NOTICES = tuple(
    Subject(*line)
    for line in (
        (
            "Pelayanan KTP keliling di {village}: bawa fotokopi kartu keluarga",
            "Petugas kependudukan datang ke balai. Perekaman dan cetak KTP dilayani tanpa biaya, "
            "pukul 08.00 sampai 14.00 WITA.",
            "Pelayanan terbuka bagi semua warga. Nomor antrean dibagikan mulai pukul 07.30.",
            "Kependudukan",
        ),
        (
            "Listrik di {village} padam enam jam untuk pemeliharaan jaringan",
            "Pemeliharaan dilakukan pada siang hari. Pompa air umum dijalankan dengan genset "
            "supaya warga tetap dapat mengambil air.",
            "Jaringan tua diganti bertahap. Warga diminta mencabut alat yang peka.",
            "Listrik",
        ),
        (
            "Penyaluran bantuan beras {village} dimulai pukul 09.00 di balai pertemuan",
            "Penerima cukup membawa undangan dan kartu keluarga. Warga lanjut usia boleh diwakili "
            "oleh anggota keluarga.",
            "Beras dibagikan menurut dusun. Tiap dusun mendapat waktu satu jam.",
            "Bantuan sosial",
        ),
        (
            "Pendaftaran pelatihan menjahit bagi warga {village} dibuka sampai akhir bulan",
            "Dua puluh tempat tersedia. Peserta mendapat bahan dan makan siang, dan mesin jahit "
            "dipinjamkan selama pelatihan.",
            "Pendaftaran tidak dipungut biaya. Formulir tersedia di kantor pada jam kerja.",
            "Pelatihan",
        ),
    )
)
URGENT = tuple(
    Subject(*line)
    for line in (
        (
            "Jembatan di {village} ditutup bagi kendaraan karena tiangnya retak",
            "Pejalan kaki masih boleh lewat satu per satu. Kendaraan memutar lewat jalan kebun "
            "sampai pemeriksaan selesai.",
            "Jangan melewati jembatan dengan kendaraan. Ikuti petunjuk petugas di kedua ujung.",
            "Jalan dan jembatan",
        ),
        (
            "Peringatan banjir: warga bantaran sungai {village} diminta mengungsi ke SD",
            "Tinggi air melewati tanda siaga. Warga di bantaran diminta mengungsi malam ini ke "
            "gedung SD; perahu disiapkan.",
            "Segera menuju gedung SD. Bawa obat, surat penting, dan pakaian secukupnya.",
            "Tanggap darurat",
        ),
        (
            "Air sungai di {village} tercemar solar, jangan dipakai minum dan mandi",
            "Solar tumpah dari kapal yang karam. Air bersih dibagikan dengan tangki di tiga titik "
            "mulai sore ini.",
            "Ambil air hanya dari tangki. Ikan yang mati di sungai jangan dimakan.",
            "Air bersih",
        ),
    )
)
EVENTS = tuple(
    Subject(*line)
    for line in (
        (
            "Musyawarah rencana kerja {village}: warga diundang menyampaikan usul",
            "Usul dari tiap dusun dibahas terbuka. Hasilnya ditulis pada papan dan dibawa ke "
            "tingkat kecamatan.",
            "Acara dibuka dengan laporan tahun ini. Setelah itu tiap dusun mendapat giliran.",
            "Musyawarah desa",
        ),
        (
            "Belajar cek kabar bersama pemuda {village}, bawa telepon masing-masing",
            "Tiga contoh pesan berantai diperiksa bersama. Peserta belajar mencari sumber pertama "
            "sebuah kabar.",
            "Peserta duduk berkelompok. Tiap kelompok memeriksa satu pesan sampai ke sumbernya.",
            "Cek kabar",
        ),
        (
            "Pasar murah {village}: beras, minyak, dan telur langsung dari pemasok",
            "Tiap keluarga dapat membeli satu paket. Bawa tas sendiri dan uang pas supaya antrean "
            "berjalan cepat.",
            "Pasar dibuka di lapangan. Pedagang setempat diundang menjual sayur dan ikan.",
            "Pasar dan harga",
        ),
    )
)
RUMOURS = tuple(
    Subject(*line)
    for line in (
        (
            "Vaksin campak menyebabkan lumpuh? Ini keterangan puskesmas {village}",
            "Tidak ada satu pun kasus lumpuh akibat vaksin itu di puskesmas. Video yang beredar "
            "berasal dari negara lain.",
            "Pesan itu menyebar di grup sekolah. Videonya tidak menyebut tempat dan tanggal.",
            "Vaksin",
        ),
        (
            "Bantuan tunai harus didaftar lewat tautan? Ini penjelasan kantor {village}",
            "Kantor tidak pernah membagikan tautan pendaftaran. Data penerima hanya dicatat oleh "
            "petugas yang datang membawa surat tugas.",
            "Tautan itu meminta nomor kartu. Alamatnya baru dibuat beberapa hari yang lalu.",
            "Bantuan sosial",
        ),
    )
)
WISHES = tuple(
    Subject(*line)
    for line in (
        (
            "Lampu jalan menuju sekolah di {village} padam sejak bulan lalu",
            "Warga meminta lampu di jalan menuju sekolah diperbaiki. Pada malam hari jalan itu "
            "gelap dan licin.",
            "Jalan itu dilalui anak-anak sepulang mengaji. KIM melihat sendiri lampunya padam.",
            "Listrik",
        ),
        (
            "Warga {village} meminta jadwal perahu penyeberangan ditempel di dermaga",
            "Jadwal sering berubah tanpa pemberitahuan. Warga mengusulkan papan jadwal dan nomor "
            "petugas di dermaga.",
            "Banyak warga menunggu terlalu lama. Usul ini disampaikan dalam pertemuan dusun.",
            "Transportasi sungai",
        ),
    )
)
GOODS = tuple(
    Subject(*line)
    for line in (
        (
            "Keripik pisang {village}: dari kebun sendiri, digoreng tiap Selasa dan Jumat",
            "Sepuluh keluarga mengolah pisang menjadi keripik. Pesanan diantar ke kota setiap "
            "akhir pekan dengan perahu.",
            "Pisang dipetik sebelum terlalu matang. Irisan direndam sebentar, lalu digoreng.",
            "UMKM",
        ),
        (
            "Danau kecil di {village} menjadi tempat memancing dan belajar mengenal burung",
            "Perahu dan pemandu disediakan warga. Pengunjung diminta membawa pulang sampah dan "
            "tidak memasang pengeras suara.",
            "Danau itu dikelilingi hutan rawa. Pagi hari adalah waktu terbaik melihat burung.",
            "Wisata",
        ),
    )
)
