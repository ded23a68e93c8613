"""Which topic a label of another site becomes."""

from __future__ import annotations

from collections.abc import Mapping

from kim_plugins.base.diagnostics import closest
from kim_plugins.content.imports.article import Unreadable
from kim_plugins.model.groups import Registry


def topics_of(registry: Registry, text: str = "") -> Mapping[str, str]:
    """Return the topic of each label, by the label in lower case.

    Labels that are a topic's id or name need no line. `text` has a line for each other one,
    `Label: topik`, and an empty topic for a label that becomes none. Raises `Unreadable`,
    with every line that is wrong.
    """
    known = {name.lower(): one.id for one in registry.topics for name in (one.id, one.name)}
    wrong: list[str] = []
    given: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        label, colon, topic = line.rpartition(":")
        wanted = topic.strip()
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not colon or not label.strip():
            wrong.append(f"baris {number}: tulis label, titik dua, lalu topiknya")
        elif wanted and wanted.lower() not in known:
            near = closest(wanted, known)
            guess = f"; mungkin maksud Anda {known[near.lower()]}" if near else ""
            wrong.append(f"baris {number}: tidak ada topik {wanted}{guess}")
        else:
            given[label.strip().strip("\"'").lower()] = known.get(wanted.lower(), "")
    if wrong:
        raise Unreadable("Daftar topik belum benar:\n" + "\n".join(f"  {one}" for one in wrong))
    return {**known, **given}
