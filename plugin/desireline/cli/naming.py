"""Names a user types, completed by the shell: maps, personas, templates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from collections.abc import Iterator

_ID_LINE = re.compile(rb"^id:[ \t]*[\"']?([a-z][a-z0-9-]*)", re.MULTILINE)
_HEAD = 4096


# Before 8.3 click's type takes no parameter when the program runs.
if TYPE_CHECKING:
    _Text = click.ParamType[str]
else:
    _Text = click.ParamType


class MapName(_Text):
    """The id of a map, or the path of its file."""

    name = "map"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Ids of the maps; paths as soon as one is begun."""
        del ctx, param
        if "/" in incomplete or incomplete.startswith("."):
            return [CompletionItem(incomplete, type="file")]
        return [CompletionItem(each) for each in ids_in("maps") if each.startswith(incomplete)]


class PersonaName(_Text):
    """The id of a persona."""

    name = "persona"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Ids of the personas."""
        del ctx, param
        return [CompletionItem(each) for each in ids_in("personas") if each.startswith(incomplete)]


class TemplateName(_Text):
    """The name of a template."""

    name = "template"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Names of the templates, each with its first line."""
        del ctx, param
        from desireline.cli.templates import templates

        return [
            CompletionItem(name, help=template.about)
            for name, template in templates().items()
            if name.startswith(incomplete)
        ]


def ids_in(noun: str) -> Iterator[str]:
    """The ids of the project's maps or personas, from the first lines of their files: completion has to be quick."""
    from desireline.cli.project import find_project
    from desireline.source.files import is_map_file

    project = find_project()
    folder = project.root / project.folders[noun == "personas"]
    for path in sorted(folder.rglob("*.y*ml")):
        if is_map_file(path.name) and path.is_file():
            with path.open("rb") as file:
                found = _ID_LINE.search(file.read(_HEAD))
            yield found[1].decode("ascii") if found else path.stem
