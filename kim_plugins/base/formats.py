"""Problems as people and machines read them: text, JSON, and annotations of two forges."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from kim_plugins.base import messages
from kim_plugins.base.diagnostics import Diagnostic, Severity

MOST_ANNOTATIONS = 10
"""GitHub shows no more of each severity in a step."""
MOST_IN_SUMMARY = 500
"""A step's summary may have 1 MiB (docs.github.com, "Adding a job summary")."""


Address = Callable[[str], str]
"""Returns the page that explains a code, or "" where no site is known."""


def nowhere(code: str) -> str:
    """Know no site."""
    return ""


def as_text(diagnostics: Iterable[Diagnostic], address: Address = nowhere) -> Iterator[str]:
    """Yield each problem for a terminal; the first of each code names the page about it."""
    told: set[str] = set()
    for diagnostic in diagnostics:
        text, page = messages.as_text(diagnostic), address(diagnostic.code)
        if page and diagnostic.code not in told:
            text += f"\n  Penjelasan: {page}"
        told.add(diagnostic.code)
        yield text


def as_json(diagnostics: Iterable[Diagnostic], address: Address = nowhere) -> str:
    """Write a JSON array with one object a problem."""
    return json.dumps([facts(d, address) for d in diagnostics], ensure_ascii=False, indent=2)


def facts(diagnostic: Diagnostic, address: Address = nowhere) -> dict[str, str | int]:
    """Return what a problem says, part by part; line and column are 0 for a whole file."""
    words = messages.prose(diagnostic)
    return {
        "code": diagnostic.code,
        "severity": messages.severity(diagnostic).value,
        # A name need not be text; what is written must be.
        "path": diagnostic.span.path.encode("utf-8", "replace").decode("utf-8"),
        "line": diagnostic.span.line,
        "column": diagnostic.span.column,
        "title": words.title,
        "message": words.message,
        "hint": words.hint,
        "url": address(diagnostic.code),
    }


def as_github(diagnostics: Sequence[Diagnostic], address: Address = nowhere) -> str:
    """Write workflow commands, errors first, as many as GitHub shows.

    Escaped as docs.github.com, "Workflow commands for GitHub Actions", asks, so that no
    author's text can give a command of its own.
    """
    lines = []
    for severity in Severity:
        chosen = [d for d in diagnostics if messages.severity(d) is severity]
        lines += [_command(d, severity.value, address) for d in chosen[:MOST_ANNOTATIONS]]
    return "\n".join(lines)


def as_summary(diagnostics: Sequence[Diagnostic], address: Address = nowhere) -> str:
    """Write every problem as Markdown, for the summary page of a step."""
    if not diagnostics:
        return "Tidak ada masalah.\n"
    errors = sum(map(messages.is_error, diagnostics))
    head = f"{errors} masalah harus dibenahi, {len(diagnostics) - errors} peringatan.\n\n"
    ordered = sorted(diagnostics, key=lambda d: not messages.is_error(d))
    shown = ordered[:MOST_IN_SUMMARY]
    blocks = "".join(f"~~~\n{_unfenced(messages.as_text(d))}\n~~~\n\n" for d in shown)
    rest = len(ordered) - len(shown)
    more = f"Masih ada {rest} masalah lain. Benahi dulu yang di atas.\n\n" if rest else ""
    return head + blocks + more + _links(shown, address)


def _links(diagnostics: Iterable[Diagnostic], address: Address) -> str:
    """Write where each code is explained."""
    pages = {code: address(code) for code in sorted({d.code for d in diagnostics})}
    return "".join(f"- Penjelasan [{code}]({page})\n" for code, page in pages.items() if page)


def as_gitlab(diagnostics: Iterable[Diagnostic], address: Address = nowhere) -> str:
    """Write a Code Quality report (docs.gitlab.com/ci/testing/code_quality)."""
    findings = [_finding(facts(d, address)) for d in diagnostics]
    return json.dumps(findings, ensure_ascii=False, indent=2)


def _finding(found: Mapping[str, str | int]) -> dict[str, object]:
    place = (found["code"], found["path"], found["line"], found["column"], found["message"])
    name = "\0".join(map(str, place))
    return {
        "description": f"{found['code']} {found['title']}: {_advice(found)}",
        "check_name": found["code"],
        "fingerprint": hashlib.blake2b(name.encode(), digest_size=16).hexdigest(),
        "severity": "major" if found["severity"] == Severity.ERROR.value else "minor",
        "location": {"path": found["path"], "lines": {"begin": max(1, int(found["line"]))}},
    }


def _advice(found: Mapping[str, str | int]) -> str:
    """Join what is wrong, what to do, and where to read more."""
    page = f"\nPenjelasan: {found['url']}" if found["url"] else ""
    return f"{found['message']} {found['hint']}{page}"


def _command(diagnostic: Diagnostic, name: str, address: Address) -> str:
    found = facts(diagnostic, address)
    properties = {"file": found["path"], "title": f"{found['code']} {found['title']}"}
    if found["line"]:
        properties |= {"line": found["line"], "col": max(1, int(found["column"]))}
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {written}::{_data(_advice(found))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _unfenced(text: str) -> str:
    """Keep an author's text from closing the fence around it."""
    return text.replace("~~~", "~ ~ ~")
