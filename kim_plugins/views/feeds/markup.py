"""XML text that any parser reads back as it was meant."""

from __future__ import annotations

import re

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold, not even escaped (XML 1.0, 2.2)."""
_PLAIN = re.compile("[\t\n\x20!#-%'-;=?-\u007e\u00a0-\ud7ff]*")
"""Nearly every text is made of these alone and needs no change."""

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'


def escape(value: str) -> str:
    """Write a text so that it may stand in an element or between double quotes."""
    if _PLAIN.fullmatch(value):
        return value
    text = _ILLEGAL.sub("", value).replace("&", "&amp;").replace("<", "&lt;")
    return text.replace(">", "&gt;").replace('"', "&quot;").replace("\r", "&#13;")
