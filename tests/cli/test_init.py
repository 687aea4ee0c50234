"""`init`: a repository that checks, is laid out and builds, in every language; nothing is ever overwritten."""

from __future__ import annotations

import json
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import markdown
import pytest
from markdown_it import MarkdownIt

from desireline.cli.templates import LANGUAGES
from tests.tools.modules import run_module

if TYPE_CHECKING:
    from tests.cli.conftest import Run

FILES = {
    ".gitignore",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    "README.md",
    "docs/index.md",
    "maps/bike-repair.yaml",
    "mkdocs.yml",
    "requirements.txt",
    "schema/map.schema.json",
    "schema/persona.schema.json",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_made_passes_every_check_and_is_well_laid_out(
    lang: str, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = run("init", "shop", "--lang", lang, "--name", "門市 & <b>: #1")
    assert ran.code == 0
    assert ran.out.splitlines()[-2:] == ["  cd shop && desireline check --strict", "  mkdocs serve"]
    made = {path.relative_to(folder / "shop").as_posix() for path in (folder / "shop").rglob("*") if path.is_file()}
    assert made > FILES
    assert {path for path in made - FILES if not path.startswith("personas/")} == set()
    assert "{{" not in "".join((folder / "shop" / path).read_text("utf-8") for path in made)
    monkeypatch.chdir(folder / "shop")
    assert run("check", "--strict").out == "2 files, no problems.\n"
    assert run("fmt", "--check").code == 0
    assert f"lang: {lang}\n" in Path("maps/bike-repair.yaml").read_text("utf-8")
    for view in ("grid", "curve", "blueprint"):
        assert run("draw", "bike-repair", "--as", view).code == 0


@pytest.mark.parametrize("lang", ["en", "zh-Hant"])
def test_the_site_builds_without_a_warning(lang: str, folder: Path, run: Run) -> None:
    run("init", "shop", "--lang", lang, "--name", '門市: "旅程"')
    told = ("build", "--strict", "--quiet")
    done = run_module("mkdocs", *told, within=folder / "shop", environment={"NO_MKDOCS_2_WARNING": "1"})
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    page = (folder / "shop/site/maps/bike-repair/index.html").read_text("utf-8")
    assert "dl-map" in page
    assert "門市: &#34;旅程&#34;" in page or '門市: "旅程"' in page


def test_the_editor_is_told_which_schema_is_whose(folder: Path, run: Run) -> None:
    run("init", ".")
    settings = json.loads((folder / ".vscode/settings.json").read_text("utf-8"))
    for schema, patterns in settings["yaml.schemas"].items():
        assert json.loads((folder / schema).read_text("utf-8"))["$schema"]
        assert patterns
    first = (folder / "maps/bike-repair.yaml").read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../schema/map.schema.json"


@pytest.mark.parametrize("there", ["README.md", "mkdocs.yml", "maps/bike-repair.yaml"])
def test_a_file_that_is_there_stops_everything(there: str, folder: Path, run: Run) -> None:
    (folder / there).parent.mkdir(exist_ok=True)
    (folder / there).write_text("mine", "utf-8")
    ran = run("init", ".")
    assert ran.code == 2
    assert there in ran.err
    assert [path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()] == ["mine"]


def test_other_files_do_no_harm(folder: Path, run: Run) -> None:
    (folder / "notes.txt").write_text("mine", "utf-8")
    assert run("init", ".").code == 0


@pytest.mark.parametrize("name", ["a file/shop", "x" * 300])
def test_a_folder_that_cannot_be_made_is_said(name: str, folder: Path, run: Run) -> None:
    (folder / "a file").write_text("", "utf-8")
    ran = run("init", name)
    assert ran.code in {2, 3}
    assert "Error: " in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("name", "shown"), [("shop journeys", "'shop journeys'"), ("$(date)", "'$(date)'"), ("-門市", "-門市")]
)
def test_hostile_names_are_quoted_in_what_to_type_next(name: str, shown: str, folder: Path, run: Run) -> None:
    ran = run("init", "--", name)
    assert ran.code == 0
    assert (folder / name / "mkdocs.yml").is_file()
    assert f"cd {shown}" in ran.out or f"cd '{shown}'" in ran.out


@pytest.mark.parametrize("name", ["R & D", "旅程 & <b>", "*one* _two_ [three](x)", "1. first", "C:\\maps | `x`"])
def test_a_name_is_shown_as_it_is_by_the_two_readers_of_markdown(name: str, folder: Path, run: Run) -> None:
    assert run("init", ".", "--name", name).code == 0
    heading = (folder / "docs/index.md").read_text("utf-8").splitlines()[0]
    for html in (markdown.markdown(heading), MarkdownIt().render(heading)):
        assert unescape(html).strip() == f"<h1>{name}</h1>"
