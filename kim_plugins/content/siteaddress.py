"""The site's address from mkdocs.yml, without asking the engine and without running anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import yaml

from kim_plugins.content.yamltext import Loader

KEY = "site_url"


def read(text: str, environ: Mapping[str, str]) -> str:
    """Return the address with a trailing slash, or "" where it isn't told in this file.

    `!ENV` is resolved as MkDocs does it: the first variable that is set, else the last
    item of a list (mkdocs.org/user-guide/configuration, "Environment variables").
    """
    address = next((_value(node, environ) for node in _nodes(text)), "")
    is_address = address.startswith(("https://", "http://")) and not set(address) & set(' \n"<>')
    return address.rstrip("/") + "/" if is_address else ""


def _nodes(text: str) -> Iterator[yaml.Node]:
    """Yield the node of the key; nothing where the file can't be read."""
    try:
        root = yaml.compose(text, Loader=Loader)
    except (yaml.YAMLError, RecursionError):
        return
    if isinstance(root, yaml.MappingNode):
        yield from (value for key, value in root.value if key.value == KEY)


def _value(node: yaml.Node, environ: Mapping[str, str]) -> str:
    if isinstance(node, yaml.ScalarNode):
        return _set(node.value, environ) if node.tag == "!ENV" else str(node.value)
    if node.tag != "!ENV" or not isinstance(node, yaml.SequenceNode):
        return ""
    items = [str(item.value) for item in node.value if isinstance(item, yaml.ScalarNode)]
    found = (environ[name] for name in items[:-1] if name in environ)
    return next(found, items[-1] if items else "")


def _set(name: str, environ: Mapping[str, str]) -> str:
    return environ.get(name, "")
