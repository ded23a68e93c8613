"""What the documents promise is what there is."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from kim_plugins.cli import COMMANDS
from kim_plugins.cli.build import build
from kim_plugins.model.frontmatter import SCHEMAS, FrontMatter
from kim_plugins.plugin import KimConfig

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "decisions").glob("*.md")])
WRITING = (ROOT / "docs/panduan/menulis.md").read_text(encoding="utf-8")


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"])
def test_every_make_command_that_is_named_exists(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", text_of(name), re.MULTILINE))
    assert named
    assert named <= targets


def test_the_two_commands_of_the_readme_are_those_that_ci_runs() -> None:
    block = re.search(r"```sh\n(.+?)```", text_of("README.md"), re.DOTALL)
    assert block
    commands = block[1].split("\n")[:-1]
    assert commands == ["make site", "make test"]
    assert text_of(".ci/run").splitlines()[-2:] == commands


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_names_every_command(name: str) -> None:
    assert f"`kim {name}`" in text_of("README.md")


def test_the_readme_names_every_option_of_kim_build() -> None:
    options = {o for p in build.params for o in p.opts if o.startswith("--")}
    assert options - set(re.findall(r"--[a-z]+", text_of("README.md"))) == set()


def test_the_readme_documents_every_option_of_the_plugin() -> None:
    options = {key for key, _ in KimConfig._schema}
    section = text_of("README.md").split("Setelan pengaya")[1].split("\n\n")[1]
    assert set(re.findall(r"^\| `(\w+)`", section, re.MULTILINE)) == options


def test_the_handbook_documents_every_key_of_every_kind() -> None:
    common, *sections = re.split(r"\n### ", WRITING)
    general = set(re.findall(r"^\| `(\w+)`", common, re.MULTILINE))
    assert general | {"consent"} == set(FrontMatter.model_fields)
    for kind, schema in SCHEMAS.items():
        own = set(schema.model_fields) - set(FrontMatter.model_fields)
        found = [s for s in sections if s.lower().startswith(kind)]
        documented = set(re.findall(r"^\| `(\w+)`", "".join(found), re.MULTILINE))
        assert documented == own, kind


def test_the_handbook_s_example_is_a_post() -> None:
    from kim_plugins.content import headreader, source

    block = re.search(r"```markdown\n(.+?)```", WRITING, re.DOTALL)
    assert block
    content = block[1].encode()
    halves = source.split(source.SourceFile("x.md", "x.md", content, size=len(content)))
    assert halves.raw is not None
    _, _, problems = headreader.read(halves.raw.head)
    assert problems == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.name))
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_the_changelog_knows_the_version() -> None:
    version = tomllib.loads(text_of("pyproject.toml"))["project"]["version"]
    assert f"## {version}" in text_of("CHANGELOG.md")
