"""`desireline init`: a new repository of journey maps that builds at once."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Final

import click

from desireline import __version__
from desireline.cli.project import day
from desireline.cli.saying import say
from desireline.cli.templates import LANGUAGES, filled, values_for

_THEME_LANGUAGES: Final = {"zh-Hans": "zh"}
_PERSONAS: Final = {"en": "nora", "zh-Hant": "yun", "zh-Hans": "yun", "ja": "mio"}
_TOGGLES: Final = {
    "en": ("Switch to dark mode", "Switch to light mode"),
    "zh-Hant": ("切換至深色模式", "切換至淺色模式"),
    "zh-Hans": ("切换到深色模式", "切换到浅色模式"),
    "ja": ("ダークモードに切り替え", "ライトモードに切り替え"),
}


@dataclass(frozen=True, slots=True)
class Start:
    """What a new repository is to be."""

    name: str
    """What the site is called."""
    lang: str
    """One of `LANGUAGES`."""


@click.command(
    epilog="Exit codes: 0 made · 2 a file is there already, and none was written · 3 the folder is not writable."
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--lang", type=click.Choice(LANGUAGES), help="Language of the example and of the site.  [default: en]")
@click.option("--name", help="What the site is called. Default: made from DIR.")
def init(folder: Path, lang: str | None, name: str | None) -> int:
    """Make a new repository of journey maps in DIR, with an example that builds and passes 'check --strict'.

    It writes mkdocs.yml, an example map and persona, a home page, JSON Schemas and settings with which editors complete
    the keys of the format. On a terminal it asks for language and name; elsewhere it asks nothing. No file is ever
    overwritten.

    \b
      desireline init shop-journeys
      desireline init shop-journeys --lang zh-Hant --name 門市旅程
    """  # noqa: D301  # click takes \\b for "do not wrap"
    asked = sys.stdin.isatty() and sys.stdout.isatty()
    usual = _name_of(folder)
    if asked and lang is None:
        lang = click.prompt("Language", type=click.Choice(LANGUAGES), default="en")
    if asked and name is None:
        name = click.prompt("Name of the site", default=usual)
    start = Start((name or usual).strip() or usual, lang or "en")
    _create(folder, repository(start))
    say(f"Made {folder}: an example map, a persona, and the site around them.")
    say()
    inside = "" if folder.resolve() == Path.cwd() else f"cd {_shell(str(folder))} && "
    say(f"  {inside}desireline check --strict")
    say("  mkdocs serve")
    return 0


def repository(start: Start) -> dict[str, str]:
    """The files of a new repository: path and text."""
    from desireline.cli.schema import schema_of
    from desireline.draw.markdown_text import markdown_text

    dark, light = _TOGGLES[start.lang]
    theme = _THEME_LANGUAGES.get(start.lang, start.lang)
    site = _starter("mkdocs.yml").replace("{{theme-language}}", theme).replace("{{lang}}", start.lang)
    site = site.replace("{{dark}}", dark).replace("{{light}}", light)
    values = values_for("", start.name, day())
    heading = markdown_text(start.name)
    persona = _PERSONAS[start.lang]
    return {
        "mkdocs.yml": _filled_site(site, start.name),
        "maps/bike-repair.yaml": filled(_starter(f"{start.lang}/map.yaml"), values, "../schema/map.schema.json"),
        f"personas/{persona}.yaml": filled(
            _starter(f"{start.lang}/persona.yaml"), values, "../schema/persona.schema.json"
        ),
        "docs/index.md": _starter(f"{start.lang}/index.md").replace("{{name}}", heading),
        "README.md": _starter(f"{start.lang}/README.md").replace("{{name}}", heading),
        ".gitignore": _starter("gitignore"),
        "requirements.txt": f"desireline~={'.'.join(__version__.split('.')[:2])}\n",
        ".vscode/settings.json": _editor_settings(),
        ".vscode/extensions.json": json.dumps({"recommendations": ["redhat.vscode-yaml"]}, indent=2) + "\n",
        "schema/map.schema.json": schema_of("map"),
        "schema/persona.schema.json": schema_of("persona"),
    }


def _create(folder: Path, files: dict[str, str]) -> None:
    """Write all files, or none. Raises `click.UsageError` where one is there already."""
    from desireline.cli.writing import create_file

    there = [path for path in files if (folder / path).exists() or (folder / path).is_symlink()]
    if there:
        raise click.UsageError(
            f"'{folder}' already has {', '.join(there)}; nothing was written. Choose an empty folder."
        )
    for path, text in files.items():
        create_file(folder / path, text)


def _filled_site(text: str, name: str) -> str:
    """`mkdocs.yml` with the site's name as a YAML value."""
    from desireline.source.layout_scalars import is_plain_text
    from desireline.source.tree_quote import quoted

    return text.replace("{{name}}", name if is_plain_text(name) else quoted(name), 1)


def _editor_settings() -> str:
    """Settings of VS Code's YAML extension: which schema is whose, and two spaces."""
    schemas = {
        "./schema/map.schema.json": ["maps/**/*.yaml", "maps/**/*.yml"],
        "./schema/persona.schema.json": ["personas/**/*.yaml", "personas/**/*.yml"],
    }
    editor = {"editor.tabSize": 2, "editor.insertSpaces": True, "editor.autoIndent": "advanced"}
    return json.dumps({"yaml.schemas": schemas, "[yaml]": editor}, indent=2) + "\n"


def _starter(path: str) -> str:
    return resources.files("desireline").joinpath("cli", "starter", *path.split("/")).read_text("utf-8")


def _name_of(folder: Path) -> str:
    words = " ".join(re.split(r"[-_\s]+", folder.resolve().name)).strip()
    return (words[:1].upper() + words[1:]) or "Journeys"


def _shell(text: str) -> str:
    import shlex

    from desireline.source.problem import visible

    return shlex.quote(visible(text))
