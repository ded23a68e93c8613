"""gabungan.yaml: which sites are joined. A province joins by one line."""

from __future__ import annotations

from kim_plugins.base import zones
from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.base.messages import prose
from kim_plugins.base.zones import Zone
from kim_plugins.content.federation import addresses
from kim_plugins.content.federation.plain import plain
from kim_plugins.content.front_matter import yamltext
from kim_plugins.model.federation import Membership

NAME = "gabungan.yaml"
MOST = 600
"""Sites: every province and every regency of the country."""
_KEYS = ("name", "url", "timezone", "sites")
EXAMPLE = "Contoh:\nname: KIM Indonesia\nurl: https://kim.example.id/\nsites:\n  - https://…/"


class Unusable(Exception):
    """The file can't be used; its text says in Indonesian what to change, a line a fault."""


def read(text: str) -> Membership:
    """Read the file. Raises `Unusable` with everything that is wrong at once."""
    document = yamltext.read(text, NAME)
    root = document.root
    if not isinstance(root, yamltext.Mapping):
        line = document.diagnostics[0].span.line if document.diagnostics else 1
        raise Unusable(f"{NAME} baris {line}: tidak terbaca sebagai YAML. {EXAMPLE}")
    faults = [
        f"{NAME} baris {root.keys[key].line}: kunci {plain(key, 40)} tidak dikenal; "
        f"yang ada: {', '.join(_KEYS)}."
        for key in root.items
        if key not in _KEYS
    ]
    faults += [f"{NAME} baris {one.span.line}: {_said(one)}" for one in document.diagnostics]
    name, url = (_text(root, key, faults) for key in ("name", "url"))
    if url and (reason := addresses.obstacle(url)):
        faults.append(f"{NAME} baris {root.items['url'].span.line}: {plain(url, 80)}: {reason}.")
    zone = _zone(root, faults)
    sites = _sites(root, faults)
    if faults:
        raise Unusable("\n".join(faults))
    return Membership(name, addresses.normal(url), sites, zone)


def _said(problem: Diagnostic) -> str:
    said = prose(problem)
    return f"{said.message} {said.hint}"


def _text(root: yamltext.Mapping, key: str, faults: list[str]) -> str:
    node = root.items.get(key)
    if isinstance(node, yamltext.Scalar) and (node.text or "").strip():
        return plain(node.text or "", 200)
    line = root.items[key].span.line if key in root.items else 1
    faults.append(f"{NAME} baris {line}: isi {key} dengan satu teks. {EXAMPLE}")
    return ""


def _zone(root: yamltext.Mapping, faults: list[str]) -> Zone:
    """Return the zone in which the joined pages tell the time: the capital's unless said."""
    node = root.items.get("timezone")
    if node is None:
        return zones.WIB
    text = (node.text or "").strip() if isinstance(node, yamltext.Scalar) else ""
    if text not in zones.ZONES:
        faults.append(
            f"{NAME} baris {node.span.line}: timezone {plain(text, 40)} tidak dikenal; pilih "
            f"{', '.join(zones.ZONES)}."
        )
    return zones.ZONES.get(text, zones.WIB)


def _sites(root: yamltext.Mapping, faults: list[str]) -> tuple[str, ...]:
    node = root.items.get("sites")
    if not isinstance(node, yamltext.Sequence) or not node.items:
        faults.append(f"{NAME}: isi sites dengan alamat situs, satu baris satu situs. {EXAMPLE}")
        return ()
    found: dict[str, int] = {}
    for item in node.items:
        text = (item.text or "").strip() if isinstance(item, yamltext.Scalar) else ""
        where = f"{NAME} baris {item.span.line}: {plain(text, 80) or 'baris ini'}"
        if reason := addresses.obstacle(text):
            faults.append(f"{where}: {reason}.")
            continue
        address = addresses.normal(text)
        if address in found:
            faults.append(f"{where}: sudah ada di baris {found[address]}; hapus salah satu.")
        found.setdefault(address, item.span.line)
    if len(found) > MOST:
        faults.append(f"{NAME}: paling banyak {MOST} situs.")
    return tuple(found)
