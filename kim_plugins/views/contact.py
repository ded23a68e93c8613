"""How to reach those who run the site; without a setting, honestly whom else to turn to."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from kim_plugins.base.settings import Settings
from kim_plugins.model import place_words, telephones, urls
from kim_plugins.views.output import Context
from kim_plugins.views.parts import link

LAPOR = "https://www.lapor.go.id/"
"""SP4N-LAPOR!, where complaints about public services go (Perpres 76/2013)."""

_OTHERS = """
<p>Situs ini belum punya alamat sendiri untuk menerima laporan. Yang dapat Anda hubungi:</p>
<ul>
<li>Tentang sebuah tulisan: di akhirnya, di bagian <em>Tanggapi</em>, ada kontak KIM yang menulisnya
dan kantor yang melayani, sejauh sudah mereka konfirmasi.</li>
<li>Tentang sebuah KIM: kontaknya ada di halamannya, dari <a href="{directory}">daftar KIM</a>.</li>
<li>Tentang layanan pemerintah: <a href="{lapor}">SP4N-LAPOR!</a></li>
<li>Bila kontaknya belum ada, titipkan pesan di kantor {villages} Anda.</li>
</ul>
"""


def of_site(settings: Settings, subject: str = "", text: str = "") -> Context | None:
    """Return who runs the site and the ways to write to them, if the settings name any."""
    contact = settings.contact
    if not contact.is_given:
        return None
    found = {
        "formulir": contact.form,
        "surel": mail(contact.email, subject, text),
        "WhatsApp": whatsapp(contact.whatsapp, text),
        "telepon": telephones.address(contact.phone) if contact.phone else "",
    }
    ways = [link(label, url) for label, url in found.items() if url]
    return {"name": contact.name or f"pengelola {settings.site_name}", "ways": ways}


def whatsapp(number: str | None, text: str = "") -> str:
    """Make a link that begins a message (faq.whatsapp.com, click to chat)."""
    if not number:
        return ""
    return f"https://wa.me/{number}" + (f"?text={quote(text, safe='')}" if text else "")


def mail(address: str | None, subject: str = "", text: str = "") -> str:
    """Make a link that begins a mail (RFC 6068)."""
    if not address:
        return ""
    given = {"subject": subject, "body": text}
    asked = "&".join(f"{key}={quote(value, safe='')}" for key, value in given.items() if value)
    return f"mailto:{address}?{asked}" if asked else f"mailto:{address}"


def told(settings: Settings, root: str) -> str:
    """Write the same as a part of a page, as HTML; `root` is the way to the site's root."""
    contact = settings.contact
    if not contact.is_given:
        villages = place_words.words().joined()
        return _OTHERS.format(directory=root + urls.DIRECTORY, lapor=LAPOR, villages=villages)
    number = telephones.shown(contact.whatsapp) if contact.whatsapp else ""
    items = [
        f'<a href="{escape(contact.form)}">Isi formulir</a>' if contact.form else "",
        f'Surel: <a href="{mail(contact.email)}">{contact.email}</a>' if contact.email else "",
        f'WhatsApp: <a href="{whatsapp(contact.whatsapp)}">{number}</a> (nomor Anda akan terlihat)'
        if number
        else "",
        f'Telepon: <a href="{telephones.address(contact.phone)}">'
        f"{telephones.shown(contact.phone)}</a>"
        if contact.phone
        else "",
    ]
    name = escape(contact.name or f"pengelola {settings.site_name}")
    return f"\n<p>Hubungi {name}:</p>\n{_list(items)}"


def _list(items: list[str]) -> str:
    listed = "\n".join(f"<li>{item}</li>" for item in items if item)
    return f"<ul>\n{listed}\n</ul>\n"
