"""How a reader answers a post: each need has its own way, and none of them leads here.

The site keeps nothing about who answers: it only gives addresses.
"""

from __future__ import annotations

from kim_plugins.model.groups import Contact, Office, Regency
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.model.regions import regency_code
from kim_plugins.views import contact as site_contact
from kim_plugins.views import parts
from kim_plugins.views.contact import mail, whatsapp
from kim_plugins.views.output import Context


def ways(post: Post, province: Province) -> Context:
    """Return where to turn to with a complaint, a request for a document, a mistake, a word."""
    area, group = area_of(post, province), province.group_of(post)
    given = ((group.name, group.contact), (area.office.name, area.office))
    return {
        "lapor": site_contact.LAPOR,
        "complaints": parts.guide("panduan/pengaduan.md", province) or "",
        "office": area.office.name,
        "ppid": area.office.ppid or "",
        "policy": parts.guide("pedoman-redaksi.md", province) or "",
        "site": site_contact.of_site(
            province.settings, f"Permintaan ralat: {post.meta.title}", _about(post, province)
        ),
        "contacts": [
            _contact(name, contact, post, province)
            for name, contact in given
            if contact and (contact.whatsapp or contact.email or contact.phone)
        ],
    }


def area_of(post: Post, province: Province) -> Regency:
    """Return the area whose office answers for a post: the one it is about, else its folder's."""
    codes = {regency_code(code) for code in post.areas}
    if len(codes) == 1:
        return province.registry.area_by_code[codes.pop()]
    return province.area_of(post)


def _contact(name: str, contact: Contact | Office, post: Post, province: Province) -> Context:
    """Make the links that write to a contact about a post."""
    text = _about(post, province)
    return {
        "name": name,
        "whatsapp": whatsapp(contact.whatsapp, text),
        "phone": parts.call(contact.phone),
        "email": mail(contact.email, f"Tanggapan: {post.meta.title}", text),
        "correction": mail(contact.email, f"Permintaan ralat: {post.meta.title}", text),
    }


def _about(post: Post, province: Province) -> str:
    """Begin a message about a post, so that nobody need ask which."""
    address = province.absolute(post.url)
    return f"Tentang tulisan “{post.meta.title}”\n{address}\n\n"
