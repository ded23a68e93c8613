"""Builds the rich site for people to look at: `python -m tests.rich FOLDER`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kim_plugins.base import home
from tests.few_places import HOME

home.settle(HOME)  # The texts read the region table when they are imported.

from tests.rich.project import build_rich_site  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--urgent", type=int, default=3, help="how many urgent notices (0 to 9)")
    parser.add_argument("--unofficial", action="store_true", help="with `official: false`")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    build = build_rich_site(options.folder, urgent=options.urgent, official=not options.unofficial)
    sys.stdout.write(build.log)


if __name__ == "__main__":
    main()
