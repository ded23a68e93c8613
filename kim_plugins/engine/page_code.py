"""Keeps a command or an option in the text of hand-written pages on one line."""

from __future__ import annotations

import html
import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

LONGEST, LONGEST_IN_TABLE = 24, 16
"""Characters; a longer one would leave much of a line or of a column empty."""
_COMMAND = re.compile(r" |--")


class UnbrokenCode(Treeprocessor):
    """Marks what a line could end within, as long as it is short; the style does the rest."""

    def run(self, root: Element) -> None:
        """Take a page's tree once its inline parts are known."""
        cells = {code for cell in root.iter("td") for code in cell.iter("code")}
        blocks = {code for block in root.iter("pre") for code in block.iter("code")}
        for code in root.iter("code"):
            text = html.unescape(code.text or "")
            longest = LONGEST_IN_TABLE if code in cells else LONGEST
            if code not in blocks and len(text) <= longest and _COMMAND.search(text):
                code.set("class", f"{code.get('class', '')} kim-whole".strip())
