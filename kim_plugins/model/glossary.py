"""What each record and key of groups.yaml and of the parts of a front matter means, in Indonesian.

The keys of a post itself are described where they are defined (`model/frontmatter.py`).
"""

from __future__ import annotations

from collections.abc import Mapping

RECORDS: Mapping[str, str] = {
    "Registry": "Daftar kelompok: siapa berbicara untuk wilayah mana.",
    "DaysOff": "Hari libur menurut surat keputusan bersama, dan pembetulan atasnya.",
    "Province": "Provinsi dan kantornya.",
    "Regency": "Kabupaten atau kota.",
    "RegionChange": "Perubahan sebuah wilayah: sejak kapan, menjadi apa.",
    "Population": "Jumlah penduduk dan kapan dihitung.",
    "UsefulNumber": "Nomor darurat atau layanan umum, beserta sumbernya.",
    "PlaceLink": "Tautan cuaca, bencana, atau layanan untuk wilayah ini.",
    "Office": "Kantor yang bertanggung jawab atas sebuah wilayah.",
    "Group": "Komunitas Informasi Masyarakat (KIM).",
    "Decree": "Surat keputusan (SK) pendirian.",
    "Verification": "Siapa yang memastikan bahwa kelompok ini memang ada, dan kapan.",
    "Channels": "Tempat lain kelompok ini menerbitkan kabar.",
    "Contact": "Kontak kantor atau usaha, bukan kontak pribadi.",
    "ShownContact": "Kontak usaha pada tulisan; boleh juga satu nomor atau surel saja.",
    "Topic": "Topik tulisan.",
    "Source": "Sumber keterangan.",
    "Correction": "Perbaikan yang ditampilkan pada tulisan.",
    "Video": "Video di situs lain; hanya ditautkan, tidak diputar di sini.",
    "Withdrawal": "Pencabutan tulisan.",
    "Step": "Satu langkah penanganan.",
    "Tombstone": "Tulisan yang dicabut: hanya tanggal dan alasannya yang dibaca.",
    "Berita": "Keterangan tulisan jenis berita.",
    "Pengumuman": "Keterangan tulisan jenis pengumuman.",
    "Agenda": "Keterangan tulisan jenis agenda.",
    "Klarifikasi": "Keterangan tulisan jenis klarifikasi.",
    "Aspirasi": "Keterangan tulisan jenis aspirasi (Suara Warga).",
    "Potensi": "Keterangan tulisan jenis potensi.",
}

_EDITORS = "Akun yang boleh mengubah semuanya di wilayah ini: login, forge:login, atau dengan id."
_OFFICE_CONTACT = {
    "email": "Surel kantor atau usaha.",
    "whatsapp": "Nomor WhatsApp kantor atau usaha, misalnya 08… atau 62541…",
    "phone": "Telepon kantor atau usaha dengan kode wilayahnya, misalnya 0541-000000.",
    "address": "Alamat.",
}
_CHANNELS = {
    "whatsapp_channel": "Tautan saluran WhatsApp: https://whatsapp.com/channel/…",
    "telegram": "Saluran Telegram: “@nama” (dengan tanda kutip) atau https://t.me/nama.",
}
_HELP = {
    "numbers": "Nomor darurat dan layanan umum, yang terpenting dahulu.",
    "links": "Tautan cuaca, bencana, dan layanan.",
}
_LIFETIME = {
    "redirect_from": "Alamat lama di situs ini.",
    "merged_into": "Id yang menggantikannya.",
    "valid_from": "Berlaku sejak.",
    "valid_until": "Berlaku sampai.",
}

KEYS: Mapping[str, Mapping[str, str]] = {
    "Registry": {
        "version": "Versi susunan berkas ini; selalu 1.",
        "official": "true bila situs ini dijalankan secara resmi oleh kantornya.",
        "maintainers": "Akun pengelola: yang mengurus berkas ini, setelan, dan program.",
        "province": "Provinsi dan kantornya.",
        "regions": "Wilayah yang berubah: pemekaran, nama baru, kode baru.",
        "regencies": "Kabupaten dan kota.",
        "groups": "Kelompok-kelompok KIM.",
        "topics": "Topik yang boleh dipakai tulisan.",
        "days_off": "Hari libur yang tidak dihitung sebagai hari kerja.",
    },
    "DaysOff": {
        "added": "Cuti bersama, dan hari libur yang dipindahkan ke tanggal ini.",
        "removed": "Tanggal yang ternyata hari kerja.",
        "decreed": "Tahun yang keputusan bersamanya sudah dituliskan lengkap di sini.",
    },
    "Province": {
        "code": "Kode Kemendagri provinsi, di dalam tanda kutip.",
        "name": "Nama provinsi.",
        "timezone": "Zona waktu, bila lain dari zona provinsi menurut undang-undang.",
        "office": "Kantor yang menjalankan situs.",
        "editors": _EDITORS,
        **_HELP,
    },
    "Regency": {
        **_LIFETIME,
        "id": "Nama pendek untuk folder dan alamat; tidak pernah berubah.",
        "code": "Kode Kemendagri, di dalam tanda kutip, misalnya “64.08”.",
        "name": "Nama resmi, misalnya Kabupaten Contoh.",
        "kind": "kabupaten atau kota; di Jakarta kabupaten administrasi atau kota administrasi.",
        "aliases": "Nama lain yang dipakai orang.",
        "capital": "Ibu kota.",
        "location": "Lintang dan bujur ibu kota.",
        "village_term": "Sebutan desa di wilayah ini, misalnya nagari.",
        "village_head_term": "Sebutan kepala desa di wilayah ini.",
        "population": "Jumlah penduduk.",
        "description": "Keterangan singkat.",
        "office": "Kantor komunikasi dan informatikanya.",
        "editors": _EDITORS,
        **_HELP,
        "sources": "Sumber keterangan ini.",
    },
    "RegionChange": {
        "code": "Kode Kemendagri yang berlaku sejak itu, di dalam tanda kutip.",
        "name": "Nama yang berlaku sejak itu; untuk kabupaten dan kota berikut jenisnya.",
        "since": "Hari pertama berlakunya.",
        "former": "Kode sebelumnya; untuk kabupaten dan kota baru kode induknya.",
        "former_name": "Nama sebelumnya.",
        "basis": "Undang-undang atau keputusan yang menjadi dasarnya.",
    },
    "Population": {
        "count": "Jumlah jiwa, tanpa titik pemisah.",
        "as_of": "Tahun atau tahun-bulan penghitungan, misalnya “2024-12”.",
    },
    "UsefulNumber": {
        "name": "Nama layanan, misalnya Ambulans.",
        "number": "Nomornya, misalnya 119 atau 0541-000000.",
        "note": "Keterangan singkat, misalnya 24 jam.",
        "source": "Alamat halaman yang menyebut nomor ini.",
        "checked": "Tanggal nomor ini terakhir dicocokkan dengan sumbernya.",
    },
    "PlaceLink": {
        "title": "Nama tautan, misalnya Prakiraan cuaca BMKG.",
        "url": "Alamatnya; {code} diganti kode Kemendagri tempat yang dibuka.",
    },
    "Office": {
        **_OFFICE_CONTACT,
        **_CHANNELS,
        "name": "Nama resmi kantor.",
        "url": "Situs resmi kantor.",
        "ppid": "Halaman PPID, tempat warga meminta dokumen.",
    },
    "Group": {
        **_LIFETIME,
        "id": "Nama pendek untuk folder dan alamat; tidak pernah berubah.",
        "name": "Nama kelompok, misalnya KIM Mangun Karya.",
        "regency": "Id kabupaten atau kotanya.",
        "village": "Kode desa, kampung, atau kelurahannya, di dalam tanda kutip.",
        "status": "aktif, vakum, atau bubar.",
        "status_since": "Sejak kapan keadaannya demikian.",
        "status_reason": "Sebabnya.",
        "founded": "Kapan didirikan.",
        "decree": "SK pendirian.",
        "verified": "Pemastian bahwa kelompok ini memang ada.",
        "trust": "baru atau tepercaya.",
        "kim_id": "Nomor induk KIM nasional.",
        "fields": "Bidang kegiatan.",
        "description": "Keterangan singkat.",
        "channels": "Saluran lain.",
        "contact": "Kontak kantor atau usaha yang sudah dipastikan.",
        "location": "Lintang dan bujur.",
        "authors": "Akun yang boleh mengubah folder kelompok ini.",
        "sources": "Sumber keterangan ini.",
    },
    "Decree": {
        "number": "Nomor SK.",
        "date": "Tanggal SK.",
        "issuer": "Yang menerbitkan.",
        "ends": "Berakhir pada.",
    },
    "Verification": {"by": "Siapa yang memastikan.", "at": "Kapan dipastikan."},
    "Channels": {
        **_CHANNELS,
        "web": "Alamat situs.",
        "instagram": "Alamat Instagram.",
        "facebook": "Alamat Facebook.",
        "youtube": "Alamat YouTube.",
        "tiktok": "Alamat TikTok.",
    },
    "Contact": {**_OFFICE_CONTACT, "confirmed_at": "Kapan kontak ini dipastikan."},
    "ShownContact": {
        **_OFFICE_CONTACT,
        "confirmed_at": "Kapan kontak ini dipastikan. Kalau kosong, dipakai tanggal terbit.",
    },
    "Topic": {
        "id": "Nama pendek topik.",
        "name": "Nama topik yang tampil.",
        "description": "Keterangan singkat.",
        "redirect_from": "Alamat lama halaman topik ini, misalnya [/topik/nama-lama/].",
    },
    "Source": {"title": "Judul sumber.", "url": "Alamatnya, bila ada."},
    "Correction": {
        "at": "Kapan diperbaiki.",
        "kind": "ralat, koreksi, atau hak-jawab.",
        "note": "Apa yang diperbaiki.",
    },
    "Video": {
        "url": "Alamat videonya, diawali https://.",
        "title": "Judul atau isi video.",
        "length": "Lama video: menit:detik, misalnya 4:10, atau jam:menit:detik.",
        "still": "Gambar diam dari video itu di folder img/.",
    },
    "Withdrawal": {"at": "Kapan dicabut.", "reason": "Alasan pencabutan."},
    "Step": {
        "at": "Tanggal langkah ini.",
        "status": "Keadaan sesudah langkah ini.",
        "by": "Oleh siapa.",
        "note": "Catatan.",
    },
}
