"""What is left of a post that its editors withdraw: its address, its date and the reason."""

from __future__ import annotations

import datetime as dt
import json
import re

from kim_plugins.content.files import post_paths
from kim_plugins.content.front_matter import yamltext
from kim_plugins.content.front_matter.headreader import event_times, in_english
from kim_plugins.content.front_matter.source import SourceFile, split
from kim_plugins.model.fields import is_old_address
from kim_plugins.model.frontmatter import TOMBSTONE_KEYS

_SAFE = re.compile(r"[0-9][0-9T: +:-]*Z?", re.ASCII)


def tombstone(file: SourceFile, at: dt.datetime, reason: str) -> str | None:
    """Return what the file of a withdrawn post should hold; `None` where it has no address.

    Only what its page still needs stays (Pedoman Pemberitaan Media Siber 1/2012, point 5, asks
    for the withdrawal and its reason to be shown): in a public repository the words themselves
    are to be gone as well. Of an event its time stays too, by which calendars take it back. A
    front matter that can't be read stands in nobody's way.
    """
    name, _ = post_paths.name_of(file.uri, file.path)
    if name is None or post_paths.url_of(file.uri) is None:
        return None
    kept = _kept(file)
    kept.setdefault("date", name.day.isoformat())
    lines = [f"{key}: {_written(value)}" for key, value in kept.items()]
    lines += [
        "withdrawn:",
        f"  at: {at.strftime('%Y-%m-%dT%H:%M')}",
        f"  reason: {_quoted(reason)}",
    ]
    return "\n".join(["---", *lines, "---", ""])


def withdrawn_at(file: SourceFile) -> str:
    """Return when a post was withdrawn, as its file says ("" where it wasn't)."""
    halves = split(file)
    node = in_english(halves.raw.head).get("withdrawn") if halves.raw else None
    at = node.items.get("at") if isinstance(node, yamltext.Mapping) else None
    return (at.text or "") if isinstance(at, yamltext.Scalar) else ""


def _kept(file: SourceFile) -> dict[str, yamltext.Data]:
    halves = split(file)
    if halves.raw is None:
        return {}
    nodes = in_english(halves.raw.head)
    wanted = [key for key in nodes if key in TOMBSTONE_KEYS - {"withdrawn"}]
    kept = {key: yamltext.data(nodes[key]) for key in wanted}
    former = kept.get("redirect_from")
    if isinstance(former, list):  # Where nobody can be led on from, nothing is lost.
        kept["redirect_from"] = [one for one in former if is_old_address(str(one).strip())]
    if times := event_times(halves.raw.head):
        kept |= {"kind": "agenda"} | {key: yamltext.data(node) for key, node in times.items()}
    return {key: data for key, data in kept.items() if data not in (None, "", [])}


def _written(value: yamltext.Data) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_written, value)) + "]"
    text = str(value).strip()
    return text if _SAFE.fullmatch(text) or text in ("true", "false") else _quoted(text)


def _quoted(text: str) -> str:
    """Write a text as YAML takes it whatever it holds: as JSON does."""
    return json.dumps(text.strip(), ensure_ascii=False)
