"""Two pages with every element that the dialect of posts and hand-written pages can make."""

from __future__ import annotations

import base64

DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGM4ceI0AAS3AlsbiX4BAAAAAElFTkSuQmCC"
)
"""The smallest picture (PNG)."""
URLS = ("unsur/", "provinsi/redaksi/2026/semua-unsur/")
BODY = """\
Alinea dengan **tebal**, *miring*, ***keduanya***, `kode`, [tautan](https://example.org/),
[tautan `berkode`](https://example.org/kode), https://example.org/polos, dan catatan.[^1]
Baris yang{two}
dipatahkan, dan catatan kedua.[^dua]

## Judul kedua dengan `kode`

### Judul ketiga

#### Judul keempat

##### Judul kelima

###### Judul keenam

- butir
- butir berisi

    alinea kedua

    > kutipan di dalam butir

    - anak

        - cucu

            1. cicit

1. satu
2. dua

    1. satu satu

        1. satu satu satu

            1. dalam sekali

                1. paling dalam

3. tiga

> Kutipan dengan *penekanan*.
>
> > Kutipan di dalamnya.

| Kiri | Tengah | Kanan | Biasa |
|:---|:---:|---:|---|
| a | b | 1 | [tautan](https://example.org/) |
| panjang | `kode` | 2 | **tebal** |

Alinea sesudah tabel.

```python
def halo() -> str:
    return "kode yang cukup panjang untuk dipatahkan di layar telepon yang sempit sekali"
```

    kode menjorok

Istilah
:   Keterangan istilah itu.

    Alinea kedua keterangan.

---

[^1]: Isi catatan pertama.
[^dua]: Isi catatan kedua, dengan `kode`.

    Alinea kedua catatan.
""".replace("{two}", "  ")
WRITTEN = (
    "# Semua unsur\n\n"
    + BODY
    + """
!!! note "Keterangan"
    Isi keterangan dengan `kode`.

    - butir

!!! warning "Hati-hati"
    Isi peringatan.

    !!! tip "Di dalamnya"
        Isi.

![Titik](titik.png)

![Titik kiri](titik.png){ align=left }

<figure><img src="titik.png" alt="Titik"><figcaption>Keterangan gambar</figcaption></figure>

<details><summary>Buka <code>kode</code></summary><p>Isi lipatan.</p></details>
<details open><summary>Terbuka</summary><p>Isi <kbd>Ctrl</kbd>, <mark>tanda</mark>,
<abbr title="kepanjangan">KPJ</abbr>, <small>kecil</small>, H<sub>2</sub>O, m<sup>2</sup>,
<del>dihapus</del>, <ins>ditambah</ins>, <s>salah</s>, <u>garis</u>, <b>tebal</b>,
<i>miring</i>.</p>
<details><summary>Lipatan dalam</summary><p>Isi.</p></details></details>
<ol type="A" start="3"><li>daftar berhuruf</li></ol>
<ul type="square"><li>daftar persegi</li></ul>
<h5>Judul <code>kode</code></h5>
<table><caption>Judul tabel</caption><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr>
</tbody><tfoot><tr><td>2</td></tr></tfoot></table>
"""
)
POST = f"""\
---
title: Semua unsur tulisan
date: 2026-11-01
summary: Halaman ini memuat setiap unsur yang dapat dipakai dalam sebuah tulisan.
kind: berita
authors: [Redaksi KIM Kaltim]
areas: ["64"]
origin: karya-sendiri
example: true
topics: [literasi-digital]
---

{BODY}
"""
FILES = {
    "docs/unsur.md": WRITTEN.encode(),
    "docs/titik.png": DOT,
    "docs/posts/provinsi/redaksi/2026-11-01-semua-unsur.md": POST.encode(),
}
