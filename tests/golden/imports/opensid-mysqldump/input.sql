-- MySQL dump
/*!40101 SET NAMES utf8 */;
CREATE TABLE `tweb_penduduk` (
  `id` int(11) NOT NULL,
  `nik` varchar(16) DEFAULT NULL
);
INSERT INTO `tweb_penduduk` VALUES (1,'0000000000000000');
CREATE TABLE `kategori` (
  `id` int(5) NOT NULL AUTO_INCREMENT,
  `kategori` varchar(100) NOT NULL
);
INSERT INTO `kategori` VALUES (4,'Kabar KIM');
DROP TABLE IF EXISTS `artikel`;
CREATE TABLE `artikel` (
  `id` int(5) NOT NULL AUTO_INCREMENT,
  `gambar` varchar(200) DEFAULT NULL,
  `isi` text NOT NULL COMMENT 'isi (penuh), teks',
  `enabled` int(2) NOT NULL DEFAULT 1,
  `tgl_upload` timestamp NOT NULL DEFAULT current_timestamp(),
  `id_kategori` int(4) NOT NULL,
  `judul` varchar(100) NOT NULL,
  `slug` varchar(200) DEFAULT NULL,
  `hit` int(11) DEFAULT 0,
  `tampilan` tinyint(4) DEFAULT 1,
  PRIMARY KEY (`id`),
  KEY `id_kategori` (`id_kategori`)
) ENGINE=InnoDB;
LOCK TABLES `artikel` WRITE;
/*!40000 ALTER TABLE `artikel` DISABLE KEYS */;
INSERT INTO `artikel` VALUES (1,NULL,'<p>Warga ''Dusun Satu''; (RT 01), \'RT 02\', menanam seribu bibit bakau.</p>',1,'2021-01-02 03:04:05',4,'Tanam ''bakau''','tanam-bakau',5,1),
(2,'',0x3C703E50616E656E206B6564656C61692064696D756C616920686172692053656C6173612064692064756120647573756E2E3C2F703E,1,'2021-01-03 03:04:05',4,_binary 'Panen kedelai','panen-kedelai',-1,1);
INSERT INTO `artikel` VALUES
(3,_binary '','<p>Yang ditulis di layar petugas:\nINSERT INTO artikel VALUES (9);</p>',1,'2021-01-04 03:04:05',4,"Pelatihan \"basis data\"",NULL,0,1);
/*!40000 ALTER TABLE `artikel` ENABLE KEYS */;
UNLOCK TABLES;
