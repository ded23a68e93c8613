"""Problems as people and machines read them: text, JSON, and annotations of two forges."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence

from kim_plugins.base import messages
from kim_plugins.base.diagnostics import Diagnostic, Severity

MOST_ANNOTATIONS = 10
"""GitHub shows no more of each severity in a step."""


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Write a JSON array with one object a problem."""
    return json.dumps([facts(d) for d in diagnostics], ensure_ascii=False, indent=2)


def facts(diagnostic: Diagnostic) -> dict[str, str | int]:
    """Return what a problem says, part by part; line and column are 0 for a whole file."""
    words = messages.prose(diagnostic)
    return {
        "code": diagnostic.code,
        "severity": messages.severity(diagnostic).value,
        "path": diagnostic.span.path,
        "line": diagnostic.span.line,
        "column": diagnostic.span.column,
        "title": words.title,
        "message": words.message,
        "hint": words.hint,
    }


def as_github(diagnostics: Sequence[Diagnostic]) -> str:
    """Write workflow commands, errors first, as many as GitHub shows.

    Escaped as docs.github.com, "Workflow commands for GitHub Actions", asks, so that no
    author's text can give a command of its own.
    """
    lines = []
    for severity in Severity:
        chosen = [d for d in diagnostics if messages.severity(d) is severity]
        lines += [_command(d, severity.value) for d in chosen[:MOST_ANNOTATIONS]]
    return "\n".join(lines)


def as_summary(diagnostics: Sequence[Diagnostic]) -> str:
    """Write every problem as Markdown, for the summary page of a step."""
    if not diagnostics:
        return "Tidak ada masalah.\n"
    errors = sum(map(messages.is_error, diagnostics))
    head = f"{errors} masalah harus dibenahi, {len(diagnostics) - errors} peringatan.\n\n"
    return head + "".join(f"~~~\n{_unfenced(messages.as_text(d))}\n~~~\n\n" for d in diagnostics)


def as_gitlab(diagnostics: Iterable[Diagnostic]) -> str:
    """Write a Code Quality report (docs.gitlab.com/ci/testing/code_quality)."""
    return json.dumps([_finding(facts(d)) for d in diagnostics], ensure_ascii=False, indent=2)


def _finding(found: Mapping[str, str | int]) -> dict[str, object]:
    name = f"{found['code']}\0{found['path']}\0{found['line']}\0{found['message']}"
    return {
        "description": f"{found['code']} {found['title']}: {found['message']} {found['hint']}",
        "check_name": found["code"],
        "fingerprint": hashlib.blake2b(name.encode(), digest_size=16).hexdigest(),
        "severity": "major" if found["severity"] == Severity.ERROR.value else "minor",
        "location": {"path": found["path"], "lines": {"begin": max(1, int(found["line"]))}},
    }


def _command(diagnostic: Diagnostic, name: str) -> str:
    found = facts(diagnostic)
    properties = {"file": found["path"], "title": f"{found['code']} {found['title']}"}
    if found["line"]:
        properties |= {"line": found["line"], "col": max(1, int(found["column"]))}
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {written}::{_data(str(found['message']) + ' ' + str(found['hint']))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _unfenced(text: str) -> str:
    """Keep an author's text from closing the fence around it."""
    return text.replace("~~~", "~ ~ ~")
