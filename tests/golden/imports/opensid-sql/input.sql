-- OpenSID
CREATE TABLE `tweb_penduduk` (`id` int(11), `nik` varchar(16));
INSERT INTO `tweb_penduduk` (`id`, `nik`) VALUES ('1', '0000000000000000');
INSERT INTO `kategori` (`id`, `kategori`, `tipe`) VALUES ('1', 'Berita Desa', 1),('4', 'Kabar KIM', 1);
#
# TABLE STRUCTURE FOR: artikel
#
INSERT INTO artikel (`id`, `gambar`, `isi`, `enabled`, `tgl_upload`, `id_kategori`, `id_user`, `judul`, `headline`, `gambar1`, `gambar2`, `gambar3`, `dokumen`, `link_dokumen`, `urut`, `slug`) VALUES ('7', '1573628097_posyandu.jpg', '<p style=\"text-align: justify;\">Posyandu Melati dibuka setiap tanggal 10.</p>\r\n<p><strong>Yang dibawa</strong><br />\r\n1. Buku KIA<br />2. Kartu peserta</p>\r\n<p>Biaya: Rp0; tidak dipungut (kader: \'Bu Contoh\').</p>', '1', '2020-02-03 09:05:04', '4', '1', 'Jadwal Posyandu Melati', '0', '1573628098_timbangan.jpg', '', '', 'jadwal 2020.pdf', 'Jadwal setahun', NULL, 'jadwal-posyandu-melati');
INSERT INTO artikel (`id`, `gambar`, `isi`, `enabled`, `tgl_upload`, `id_kategori`, `id_user`, `judul`, `headline`, `gambar1`, `gambar2`, `gambar3`, `dokumen`, `link_dokumen`, `urut`, `slug`) VALUES ('8', '', '<p>Profil</p>', '1', '2013-07-29 18:13:36', '999', '1', 'Profil Desa', '0', '', '', '', '', '', NULL, ''),('9', '', '<p>Belum selesai, akan dilengkapi sesudah musyawarah desa.</p>', '2', '2020-03-01 10:00:00', '1', '1', 'Rancangan APBDes', '0', '', '', '', '', '', NULL, '');
