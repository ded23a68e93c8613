"""What the documents promise is what there is."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from kim_plugins.base import messages
from kim_plugins.cli import COMMANDS
from kim_plugins.cli.build import build
from kim_plugins.content.front_matter.source import SourceFile
from kim_plugins.content.judging.examine import examine
from kim_plugins.content.markdown import body
from kim_plugins.model.frontmatter import SCHEMAS, FrontMatter
from kim_plugins.plugin import KimConfig
from tests.command_line import every_command

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "decisions").glob("*.md")])
EXAMPLES = (ROOT / "docs/panduan/contoh.md").read_text(encoding="utf-8")
COMMAND_PAGES = "\n".join(
    (ROOT / name).read_text(encoding="utf-8")
    for name in (
        "README.md",
        "docs/panduan/perintah.md",
        "docs/panduan/penyunting.md",
        "docs/panduan/pengelola.md",
        "docs/panduan/pindah-wilayah.md",
        "docs/panduan/bertahan.md",
    )
)
EVERY_COMMAND = every_command()
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
    from kim_plugins.content.front_matter import headreader, source

    block = re.search(r"```markdown\n(.+?)```", WRITING, re.DOTALL)
    assert block
    content = block[1].encode()
    halves = source.split(source.SourceFile("x.md", "x.md", content, size=len(content)))
    assert halves.raw is not None
    _, _, problems = headreader.read(halves.raw.head)
    assert problems == []


@pytest.mark.parametrize("name", EVERY_COMMAND)
def test_every_command_and_every_option_is_documented(name: str) -> None:
    options = {o for p in EVERY_COMMAND[name].params for o in p.opts if o.startswith("--")}

    assert name in COMMAND_PAGES
    undocumented = options - set(re.findall(r"--[a-z][a-z-]*", COMMAND_PAGES))
    assert undocumented == set(), f"{name}: README.md or docs/panduan"


def test_a_preview_is_started_without_the_theme_s_english_notice() -> None:
    """Material prints it while MkDocs reads the settings, before any plugin of ours runs."""
    starter = ROOT / "kim_plugins/starter/README.md"
    pages = [*DOCUMENTS, *(ROOT / "docs/panduan").glob("*.md"), starter]
    lines = [line for page in pages for line in page.read_text("utf-8").splitlines()]
    started = [
        line for line in lines if re.match(r"(?:\S+=\S+ )*\S*bin/mkdocs (?:serve|build)", line)
    ]

    assert len(started) >= 2
    assert [line for line in started if not line.startswith("NO_MKDOCS_2_WARNING=1 ")] == []


def test_every_code_that_a_page_names_exists() -> None:
    pages = [*DOCUMENTS, *(ROOT / "docs").glob("*.md"), *(ROOT / "docs/panduan").glob("*.md")]
    named = {c for page in pages for c in re.findall(r"KIM\d{3}", page.read_text("utf-8"))}

    assert "KIM012" in named
    assert named <= set(messages.codes())


def test_there_is_an_example_to_copy_for_every_kind_and_each_is_right() -> None:
    blocks = re.findall(r"```markdown\n(.+?)```", EXAMPLES, re.DOTALL)
    topics = set(re.findall(r"^  - id: ([a-z-]+)$", text_of("groups.yaml"), re.MULTILINE))
    kinds = []
    for block in blocks:
        day = re.search(r"^date: (\S+)$", block, re.MULTILINE)
        assert day
        uri = f"posts/kutai-timur/kim-contoh/{day[1]}-contoh.md"
        content = block.encode()
        found = examine(SourceFile(uri, uri, content, size=len(content)), body.render_text)
        assert [str(d) for d in found.diagnostics] == []
        kinds += re.findall(r"^kind: (\w+)$", block, re.MULTILINE)
        assert set(re.findall(r"^topics: \[([a-z-]+)\]$", block, re.MULTILINE)) <= topics
    assert list(dict.fromkeys(kinds)) == list(SCHEMAS)


def test_every_page_of_the_handbook_is_in_the_menu() -> None:
    listed = set(re.findall(r": (panduan/[\w-]+\.md)$", text_of("mkdocs.yml"), re.MULTILINE))

    assert listed == {f"panduan/{page.name}" for page in (ROOT / "docs/panduan").glob("*.md")}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.name))
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_the_changelog_knows_the_version() -> None:
    version = tomllib.loads(text_of("pyproject.toml"))["project"]["version"]
    assert f"## {version}" in text_of("CHANGELOG.md")
