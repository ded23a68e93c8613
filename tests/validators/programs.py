"""Where the validators are, and how their programs are run."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

MODULES = Path(__file__).parent / "node_modules"
NU = MODULES / "vnu-jar/build/dist/vnu.jar"
LINKINATOR = MODULES / "linkinator/build/src/cli.js"
TYPESCRIPT = MODULES / "typescript/bin/tsc"
SCHEMA_TYPES = MODULES / "schema-dts/dist/schema.d.ts"
EQUAL_ACCESS = MODULES / "accessibility-checker-engine/ace.js"


def file(path: Path) -> Path:
    """Return a file of a validator; without it the run fails, rather than look at nothing."""
    assert path.is_file(), f"{path.name} is missing: `make validators` installs it"
    return path


def output(program: str, *arguments: str | Path) -> str:
    """Run a program and return what it prints; how it ends says what it found, so that is open."""
    found = shutil.which(program)
    assert found, f"{program} is missing: `make validators` installs it"
    ran = subprocess.run([found, *arguments], capture_output=True, text=True, check=False)
    assert ran.stdout, ran.stderr
    return ran.stdout
