"""What the documentation says is so: its parts are current, its examples are read, its commands and links exist."""

from __future__ import annotations

import ast
import json
import re
import shlex
import tomllib
from itertools import pairwise
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING

import click
import pytest
import yaml

from desireline.cli.commands import desireline
from desireline.engines.mkdocs_settings import Settings
from desireline.source import read_text
from tests.tools.cases import each_case
from tools import docs, pictures
from tools.rule_examples import KEYS, SELDOM, SENSE, YAML, Example

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
SITE_PAGES = sorted((ROOT / "docs").rglob("*.md"))
WRITTEN = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *SITE_PAGES]
EXAMPLES: dict[str, Example] = {**YAML, **KEYS, **SENSE}
# Words of the same shape that are no rules: severities, commands of git, encodings, what pydantic calls its warnings.
NO_RULES = {"error", "warning", "cat-file", "ls-tree", "rev-parse", "utf-8", "utf-8-sig", "yes-no"}
NO_RULES |= {"non-serializable-default", "skipped-choice"}
NO_RULES |= {"check-ref-format", "diff-tree", "for-each-ref", "ls-files", "merge-base", "merge-ref", "rev-list"}
NO_RULES |= {"symbolic-ref"}


def name_of(page: object) -> str:
    return str(page.relative_to(ROOT)) if isinstance(page, Path) else str(page)


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of one language, without the indentation they stand in."""
    found = re.findall(rf"^( *)```{language}\n(.*?)^\1```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return ["\n".join(line.removeprefix(space) for line in text.split("\n")) for space, text in found]


def links(page: Path) -> Iterator[str]:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.DOTALL)
    yield from re.findall(r"\]\(([^)\s]+)\)", text)


# Parts that follow from the program


@pytest.mark.parametrize("page", docs.pages(), ids=name_of)
def test_what_a_page_takes_from_the_program_is_what_it_says_now(page: Path) -> None:
    text = page.read_text("utf-8")
    assert docs.filled(text) == text, "run 'make docs'"


def test_every_part_is_on_some_page() -> None:
    named = {name for page in docs.pages() for name in re.findall(r"<!-- made: (\S+) -->", page.read_text("utf-8"))}
    assert named == set(docs.PARTS)


@each_case("rule", EXAMPLES)
def test_the_example_of_a_rule_breaks_it_and_no_other_error_hides_it(rule: str) -> None:
    assert EXAMPLES[rule].problem(rule).rule == rule


def test_every_rule_of_the_reader_is_explained() -> None:
    rules = {
        word
        for file in (ROOT / "plugin/desireline/source").glob("*.py")
        if file.name not in {"suggest_words.py", "value_words.py"}
        for word in rules_in(ast.parse(file.read_text("utf-8")))
    }
    assert rules - NO_RULES == EXAMPLES.keys() | SELDOM.keys(), "give each an example in tools/rule_examples.py"


def rules_in(tree: ast.Module) -> Iterator[str]:
    """Words with a dash, and words that stand where a rule is named: behind a severity, or first in a report."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", str(node.value)):
            yield str(node.value)
        values = node.args if isinstance(node, ast.Call) else node.elts if isinstance(node, ast.Tuple) else []
        said = [value.value if isinstance(value, ast.Constant) else None for value in values]
        for severity, rule in pairwise(said):
            if severity in {"error", "warning"} and rule:
                yield str(rule)
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple) and node.value.elts:
            first = node.value.elts[0]
            if isinstance(first, ast.Constant) and re.fullmatch(r"[a-z-]+", str(first.value)):
                yield str(first.value)
        called = getattr(node.func, "attr", getattr(node.func, "id", "")) if isinstance(node, ast.Call) else ""
        if said and called in {"error", "warning", "report", "Fault"} and said[0] and " " not in str(said[0]):
            yield str(said[0])
        if called == "_text_taken" and said[1]:
            yield str(said[1])


# Examples


def format_examples() -> Iterator[tuple[Path, str]]:
    for page in WRITTEN:
        for block in blocks(page, "yaml"):
            if re.match(r"# (maps/\S+|in a (map|stage|step))\n", block):
                yield page, block


@each_case(("page", "block"), list(format_examples()), ids=name_of)
def test_an_example_of_the_format_is_read_without_an_error(page: Path, block: str) -> None:
    """What an example names may stand in other files; everything else is judged."""
    where, body = block.split("\n", 1)
    wrapped = {
        "# in a map": lambda: "title: T\n" + body,
        "# in a stage": lambda: "title: T\nstages:\n  - title: S\n" + indent(body, "    "),
        "# in a step": lambda: "title: T\nstages:\n  - title: S\n    steps:\n      -\n" + indent(body, "        "),
    }.get(where, lambda: body)()
    sheet = read_text(wrapped, "maps/example.yaml")
    errors = [problem for problem in sheet.problems if problem.severity == "error"]
    assert [problem.explain() for problem in errors if problem.rule != "unknown-reference"] == []


def test_there_are_examples_of_the_format() -> None:
    assert len(list(format_examples())) > 20


@each_case("page", WRITTEN, ids=name_of)
def test_settings_of_the_plugin_that_a_page_names_exist(page: Path) -> None:
    known = {name for name, _ in Settings._schema}
    for block in blocks(page, "yaml"):
        if "- desireline:" in block:
            plugins = yaml.load(block, yaml.BaseLoader)["plugins"]
            assert set().union(*(entry["desireline"] for entry in plugins if isinstance(entry, dict))) <= known


def commands() -> Iterator[tuple[Path, str]]:
    for page in WRITTEN:
        text = "\n".join(blocks(page, "console") + blocks(page, "yaml"))
        for command in re.findall(
            r"(?:\$ |&& |run: |^ *- |entry: )(?:\.venv/bin/)?(desireline [^&#\n]+)", text, re.MULTILINE
        ):
            yield page, command.strip()


@each_case(("page", "command"), sorted(set(commands())), ids=name_of)
def test_a_command_that_a_page_names_is_one(page: Path, command: str) -> None:
    name, *arguments = shlex.split(command)[1:]
    root = click.Context(desireline, info_name="desireline", **desireline.context_settings)
    known = desireline.get_command(root, name)
    assert known is not None, name
    known.make_context(name, arguments, parent=root)


@each_case("page", WRITTEN, ids=name_of)
def test_a_target_of_make_that_a_page_names_is_one(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = re.findall(r"(?:`|\$ )make ([a-z -]+)", page.read_text("utf-8"))
    assert {target for names in named for target in names.split()} <= targets


# Pages, links, pictures


def test_every_page_stands_in_the_navigation_once() -> None:
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    named = re.findall(r":? ((?:[a-z-]+/)*[a-z-]+\.md)$", text, re.MULTILINE)
    pages = [page.relative_to(ROOT / "docs").as_posix() for page in SITE_PAGES if not is_release_note(page)]
    assert sorted(named) == sorted(pages)
    assert "- Releases: releases/\n" in text, "it stands for every release note"


def is_release_note(page: Path) -> bool:
    return page.read_text("utf-8").startswith("---\nrelease: ")


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "CONTRIBUTING.md"], ids=name_of)
def test_links_of_pages_outside_the_site_lead_to_files(page: Path) -> None:
    gone = [link for link in links(page) if "://" not in link and not (page.parent / link.split("#")[0]).exists()]
    assert gone == []


def test_the_site_links_to_every_sample() -> None:
    home = (ROOT / "docs/index.md").read_text("utf-8")
    assert [file.stem for file in (ROOT / "maps").rglob("*.yaml") if f"maps/{file.stem}.md" not in home] == []


@each_case("page", WRITTEN, ids=name_of)
def test_pictures_say_what_they_show(page: Path) -> None:
    shown = re.findall(r"!\[(.*?)\]\((\S+?)\)", page.read_text("utf-8"))
    assert [address for words, address in shown if len(words.split()) < 5] == []


def test_pictures_are_taken_shown_and_light() -> None:
    taken = {f"{picture.name}.png" for picture in pictures.EVERY}
    files = {file.name: file.stat().st_size for file in pictures.PICTURES.iterdir()}
    shown = {Path(link).name for page in WRITTEN for link in links(page) if link.endswith(".png")}
    assert taken == files.keys() == shown
    assert {name: size for name, size in files.items() if size > pictures.MOST_BYTES} == {}


def test_the_map_in_the_readme_is_short_and_complete() -> None:
    text = pictures.example_yaml()
    assert len(text.splitlines()) == 12
    assert read_text(text, "maps/coffee.yaml").problems == ()


# CONTRIBUTING


def test_every_dependency_is_justified() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    wanted += [each for extra in project["project"]["optional-dependencies"].values() for each in extra]
    wanted += re.findall(r"^[a-z].*", (ROOT / "requirements/tests.in").read_text("utf-8"), re.MULTILINE | re.IGNORECASE)
    package = json.loads((ROOT / "package.json").read_text("utf-8"))
    names = {re.split(r"[<>=!~\[; ]", each)[0] for each in wanted} | {
        *package["dependencies"],
        *package["devDependencies"],
    }
    rows = re.findall(r"^\| (.+?) \| .{5,} \|$", contributing("## Dependencies"), re.MULTILINE)
    listed = {name.strip() for row in rows for name in row.replace("(npm)", "").split(",")} - {"Package", "---"}
    assert listed == names


def test_files_that_recipes_name_exist() -> None:
    named = re.findall(r"`((?:plugin|tests|tools|maps|personas|docs)/[^`\s]*)`", contributing("## Recipes"))
    assert len(named) > 20
    assert [path for path in named if not (ROOT / path).exists()] == []


def contributing(heading: str) -> str:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    return re.split(r"^## ", text.split(heading + "\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]
