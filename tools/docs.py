"""Fills the parts of `docs/` that follow from the program: `make docs`.

A page is written by hand. Between `<!-- made: name -->` and `<!-- end -->` stands what the program says of itself: the
keys of the format, the help of the commands, the rules. It is said once, where it is decided, so it cannot lag behind.
The result is committed, to be read on the code host; a test compares it with what the program says now.
"""

from __future__ import annotations

import ast
import contextlib
import re
import sys
import tempfile
from functools import partial
from itertools import pairwise
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Final

import click
from click.testing import CliRunner

from desireline.cli.commands import COMMANDS, desireline
from desireline.cli.init import Start, repository
from desireline.draw.words import LANGUAGES
from desireline.engines.mkdocs_settings import Settings
from desireline.insight import RULES
from desireline.insight.check import CHECKS
from desireline.source.reference_page import reference_page
from tools import comparison_contract, printed_json, published, release_walk, review_walk
from tools.markdown_table import table
from tools.rule_examples import KEYS, SELDOM, SENSE, YAML

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tools.rule_examples import Example

ROOT: Final = Path(__file__).resolve().parent.parent
PACKAGE: Final = ROOT / "plugin/desireline"
ROOMS: Final = ("model", "source", "insight", "compare", "draw", "publish", "exchange", "engines", "cli")
"""In the order of the house, the foundation first."""
WIDTH: Final = 88
"""Columns of a command's help: what fits beside a page's navigation."""
_NAMES: Final = {"en": "English", "zh-Hant": "繁體中文", "zh-Hans": "简体中文", "ja": "日本語"}
_PART: Final = re.compile(r"(<!-- made: ([a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def pages() -> list[Path]:
    """The pages that hold such a part."""
    return [page for page in sorted((ROOT / "docs").rglob("*.md")) if _PART.search(page.read_text("utf-8"))]


def filled(text: str) -> str:
    """A page with its parts as the program would say them now. Raises `KeyError` for a part that nothing makes."""
    return _PART.sub(lambda part: f"{part[1]}\n{PARTS[part[2]]()}\n\n{part[3]}", text)


HELP = ["-h", "--help"]
"""What the command answers to; click keeps the names of the first context that asks."""


def commands() -> str:
    """Every command with its help."""
    root = click.Context(desireline, info_name="desireline", help_option_names=HELP)
    found = ((name, desireline.get_command(root, name)) for name in COMMANDS)
    every: list[tuple[str, click.Command, click.Context | None]] = [("desireline", desireline, None)]
    every += [(name, command, root) for name, command in found if command is not None]
    return "\n\n".join(_help_of(*each) for each in every)


def _help_of(name: str, command: click.Command, parent: click.Context | None) -> str:
    context = click.Context(
        command,
        info_name=name,
        parent=parent,
        terminal_width=WIDTH,
        max_content_width=WIDTH,
        help_option_names=HELP,
    )
    return f"## {context.command_path}\n\n```text\n{command.get_help(context)}\n```"


def rules(examples: Mapping[str, Example]) -> str:
    """Each rule of the reader with its sentence and a message of it."""
    return "\n\n".join(
        f"### {rule}\n\n{example.says}\n\n```text\n{example.problem(rule).explain()}\n```"
        for rule, example in examples.items()
    )


def one_problem(examples: Mapping[str, Example], rule: str) -> str:
    """The message of one rule."""
    return f"```text\n{examples[rule].problem(rule).explain()}\n```"


def tutorial_slip() -> str:
    """What `check` says of the tutorial's two mistakes in the map that `init` writes."""
    files = repository(Start("Shop journeys", "en"))
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for path, text in files.items():
            file = Path(folder) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            slipped = text.replace("    pains:\n", "    pain:\n", 1).replace("solves: [no-price]", "solves: [no-prise]")
            file.write_text(slipped if path.startswith("maps/") else text, "utf-8")
        done = CliRunner().invoke(desireline, ["check"])
    return f"```console\n$ desireline check\n{done.output.rstrip()}\n```"


def settings() -> str:
    """The plugin's settings, with the text under each field of the class that reads them."""
    defaults = {name: option.default for name, option in Settings._schema}
    source = (PACKAGE / "engines/mkdocs_settings.py").read_text("utf-8")
    texts = _field_texts(source, Settings.__name__)
    rows = ((f"`{name}`", _shown(defaults[name]), " ".join(text.split())) for name, text in texts.items())
    return table(("Setting", "Default", "Meaning"), rows)


def _shown(default: object) -> str:
    return "" if default is None else f"`{str(default).lower() if isinstance(default, bool) else default}`"


def _field_texts(source: str, name: str) -> dict[str, str]:
    """The text under each field of a class."""
    classes = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ClassDef))
    body = next(cls.body for cls in classes if cls.name == name)
    return {
        field.targets[0].id: str(ast.literal_eval(below.value))
        for field, below in pairwise(body)
        if isinstance(field, ast.Assign) and isinstance(field.targets[0], ast.Name) and isinstance(below, ast.Expr)
    }


def rooms() -> str:
    """The rooms of the house and the files in each, in their own words."""
    return "\n\n".join(_room(PACKAGE / room) for room in ROOMS)


def _room(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*.py") if path.name != "__init__.py" and _doc(path))
    rows = ((f"`{path.relative_to(folder).as_posix()}`", _first_sentence(_doc(path))) for path in files)
    said = [f"## {folder.name}", _as_markdown(_doc(folder / "__init__.py"))]
    return "\n\n".join([*said, table(("File", "About"), rows)] if files else said)


def _doc(path: Path) -> str:
    return ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""


def _as_markdown(text: str) -> str:
    """A docstring: its paragraphs, and what is indented as code."""
    return "\n\n".join(
        f"```python\n{dedent(part)}\n```" if part.startswith("    ") else " ".join(part.split())
        for part in text.split("\n\n")
    )


def _first_sentence(text: str) -> str:
    paragraph = " ".join(text.partition("\n\n")[0].split())
    return re.split(r"(?<=\.)\s+(?=[A-Z])", paragraph, maxsplit=1)[0]


def _named(heads: tuple[str, str], named: Mapping[str, str]) -> str:
    return table(heads, ((f"`{name}`", says) for name, says in named.items()))


PARTS: Final[Mapping[str, Callable[[], str]]] = {
    "format": lambda: reference_page().strip(),
    "commands": commands,
    "checks": partial(_named, ("Rule", "What should be"), CHECKS),
    "rules-yaml": partial(rules, YAML),
    "rules-keys": partial(rules, KEYS),
    "rules-sense": partial(rules, SENSE),
    "rules-seldom": partial(_named, ("Rule", "What should be"), SELDOM),
    "findings": partial(_named, ("Finding", "How it is worked out"), RULES),
    "settings": settings,
    "tutorial-slip": tutorial_slip,
    "tutorial-paste": partial(one_problem, YAML, "comment-in-text"),
    "folded-han": partial(one_problem, YAML, "folded-between-wide"),
    "languages": partial(_named, ("`lang`", "Language"), {tag: _NAMES.get(tag, tag) for tag in LANGUAGES}),
    "rooms": rooms,
    **printed_json.PARTS,
    **published.PARTS,
    **release_walk.PARTS,
    **review_walk.PARTS,
    **comparison_contract.PARTS,
}
"""What can be made, by the name that stands in the page."""


def main() -> int:
    """Write every page whose parts have changed."""
    for path in published.write_schemas():
        print(f"wrote {path.relative_to(ROOT)}")
    for page in pages():
        before = page.read_text("utf-8")
        now = filled(before)
        if now != before:
            page.write_text(now, "utf-8")
            print(f"wrote {page.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
