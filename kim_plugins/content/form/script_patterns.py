r"""Our patterns as a browser's script reads them (ECMA-262, 22.2), with the same finds.

What both spell alike but read otherwise is written out: `\w`, `\d`, `\s` and `\b` of all
scripts, `.`, `^` and `$`, and case where it is passed over (`i` has two more forms). A group
that took no part must not be referred to, and one that is repeated keeps its last text only in
Python: no pattern of ours asks for either.
"""

from __future__ import annotations

import functools
import re

Script = tuple[str, str]
"""A pattern's source and flags, as `new RegExp` takes them."""

_TOKEN = re.compile(
    r"\(\?(?P<flags>[aimsu]+)\)|(?P<local>\(\?i:)|\(\?P<(?P<name>\w+)>|\(\?P=(?P<again>\w+)\)"
    r"|(?P<open>\((?:\?(?:[:=!]|<[=!]))?)(?!\?)|(?P<close>\))"
    r"|(?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|(?P<times>(?:[*+?]|\{\d*,?\d*\})\??)(?!\+)"
    r"|(?P<escape>\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[1-9]|[^1-9xuU]))|(?P<sign>[^\\(\[*+?])",
    re.DOTALL,
)
_ITEM = re.compile(r"\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\?.", re.DOTALL)
_WORD = r"\p{L}\p{N}_"
_BLANK = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_SETS = {"w": _WORD, "d": r"\p{Nd}", "s": _BLANK}
_ASCII_SETS = {"w": "0-9A-Za-z_", "d": "0-9", "s": r"\t-\r\x20"}
_FIRM = set("^$\\.*+?()[]{}|/")
_ALIKE = {"i": "\u0131\u0130", "s": "\u017f", "k": "\u212a"}
"""Letters that are the same as these where case is passed over (Python's `re`)."""
_END = "(?![^])"


@functools.cache
def converted(pattern: re.Pattern[str]) -> Script:
    """Return a pattern for a script; raise `ValueError` for what a script can't say (a bug)."""
    flags = pattern.flags
    if flags & (re.VERBOSE | re.LOCALE):
        raise ValueError(f"free spacing or a locale: {pattern.pattern}")
    is_any_case = bool(flags & re.IGNORECASE)
    is_ascii = bool(flags & re.ASCII)
    source = _Converter(pattern.pattern, flags, spells=is_any_case and is_ascii).source()
    return source, "iu" if is_any_case and not is_ascii else "u"


class _Converter:
    """One run over one pattern."""

    def __init__(self, text: str, flags: int, *, spells: bool) -> None:
        self.text = text
        self.flags = flags
        self.sets = _ASCII_SETS if flags & re.ASCII else _SETS
        self.spells = [spells]
        """Of each group that is open: whether letters are spelt out in both cases."""

    def source(self) -> str:
        parts: list[str] = []
        position = 0
        while position < len(self.text):
            found = _TOKEN.match(self.text, position)
            if not found:
                raise ValueError(f"{self.text[position : position + 8]} in {self.text}")
            parts.append(self._token(found))
            position = found.end()
        return "".join(parts)

    def _token(self, found: re.Match[str]) -> str:
        kind = str(found.lastgroup)
        if kind in ("local", "open", "name"):
            self.spells.append(self.spells[-1] or kind == "local")
        if kind == "close":
            self.spells.pop()
        if kind in ("class", "escape", "sign"):
            makers = {"class": self._class, "escape": self._escape, "sign": self._sign}
            return makers[kind](found[kind])
        changed = {
            "flags": "",
            "local": "(?:",
            "name": f"(?<{found['name']}>",
            "again": rf"\k<{found['again']}>",
        }
        is_open = found[0].startswith("{,")
        return "{0" + found[0][1:] if is_open else changed.get(kind, found[0])

    def _sign(self, sign: str) -> str:
        if sign == ".":
            return "[^]" if self.flags & re.DOTALL else r"[^\n]"
        if sign == "^":
            return r"(?<![^\n])" if self.flags & re.MULTILINE else "^"
        if sign == "$":
            return r"(?![^\n])" if self.flags & re.MULTILINE else rf"(?=\n?{_END})"
        if sign == "|":
            return sign
        return self._literal(sign)

    def _literal(self, char: str) -> str:
        forms = self._forms(char)
        return f"[{forms}]" if len(forms) > 1 else _written(char)

    def _forms(self, char: str) -> str:
        """Return the letters that are alike where case is passed over, the letter among them."""
        also = _ALIKE.get(char.lower(), "") if not self.flags & re.ASCII else ""
        if self.spells[-1] and char.isalpha():
            return "".join(sorted({char.lower(), char.upper()})) + also
        is_any_case = self.flags & re.IGNORECASE and not self.flags & re.ASCII
        return char + also if is_any_case and char in "iI" else char

    def _escape(self, escape: str) -> str:
        kind = escape[1]
        if kind.lower() in self.sets:
            no = "^" if kind.isupper() else ""
            return f"[{no}{self.sets[kind.lower()]}]"
        if kind in "bB":
            word = self.sets["w"]
            ends = f"(?<=[{word}])(?![{word}])|(?<![{word}])(?=[{word}])"
            if kind == "B":
                raise ValueError(f"\\B in {self.text}")
            return f"(?:{ends})"
        if kind == "Z":
            return _END
        if kind.isalnum():
            return escape
        return self._literal(kind)

    def _class(self, text: str) -> str:
        r"""Return a class; `\W` beside other signs is what neither of both is."""
        is_negated = text.startswith("[^")
        items: list[str] = []
        others: list[str] = []
        for item in _ITEM.findall(text[1 + is_negated : -1]):
            if len(item) == 2 and item[1] in "WDS":
                others.append(self.sets[item[1].lower()])
            else:
                items.append(self._item(item))
        inside = self._joined(items)
        if not others:
            return f"[{'^' * is_negated}{inside}]"
        if is_negated and len(others) == 1:
            return f"(?:(?![{inside}])[{others[0]}])" if inside else f"[{others[0]}]"
        if is_negated:
            raise ValueError(f"{text} in {self.text}")
        return f"(?:{'|'.join([f'[{inside}]', *(f'[^{other}]' for other in others)])})"

    def _item(self, item: str) -> str:
        if len(item) == 2 and item[1] in self.sets:
            return self.sets[item[1]]
        if len(item) == 2 and not item[1].isalnum():
            return _written_inside(item[1])
        return item if item == "-" or len(item) > 1 else _written_inside(item)

    def _joined(self, items: list[str]) -> str:
        """Join the items of a class; a dash is a range's between two, otherwise itself."""
        parts: list[str] = []
        while items:
            size = 3 if len(items) > 2 and items[1] == "-" and items[0] != "-" else 1
            part, items = "".join(items[:size]), items[size:]
            parts += self._cased(r"\-" if part == "-" else part)
        inside = "".join(dict.fromkeys(parts))
        is_any_case = self.flags & re.IGNORECASE and not self.flags & re.ASCII
        has_i = any(part.lower() in ("i", "a-z") for part in parts)
        return inside + _ALIKE["i"] if is_any_case and has_i else inside

    def _cased(self, part: str) -> list[str]:
        """Return a letter or a range of letters, in both cases where they are to be spelt out."""
        is_of_letters = re.fullmatch("[A-Za-z](?:-[A-Za-z])?", part)
        return [part, part.swapcase()] if self.spells[-1] and is_of_letters else [part]


def _written(char: str) -> str:
    """Write a sign that stands for itself outside of a class."""
    return "\\" + char if char in _FIRM else _visible(char)


def _written_inside(char: str) -> str:
    return "\\" + char if char in "\\]^-[" else _visible(char)


def _visible(char: str) -> str:
    """Write what can't be seen by its number; what is beyond the first plane has none here."""
    if ord(char) > 0xFFFF:
        raise ValueError(f"beyond the basic plane: {char}")
    return char if char.isprintable() else rf"\u{ord(char):04x}"
