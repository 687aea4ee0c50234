"""The files of a project as a careful author writes them: `was` for what has another id, `retired` for what went."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.permalinks.releases import Page, Project, Thing


def files_of(project: Project, *, careful: bool = True) -> dict[str, str]:
    """The project's files. Without `careful` nothing is said of what was."""
    return {f"{page.kind}s/{page.names[0]}.yaml": file_of(page, careful) for page in project.pages if not page.merged}


def file_of(page: Page, careful: bool) -> str:
    title = "title" if page.kind == "map" else "name"
    lines = [f"id: {page.names[0]}", f"{title}: The page {page.token}", "lang: en"]
    lines += [f"was: [{', '.join(page.names[1:])}]"] if careful and page.names[1:] else []
    lines += ["status: retired"] if page.over else []
    if page.kind == "persona":
        lines += ["goals:", *(line for thing in page.parts for line in _part(page, thing, 2, careful))]
    else:
        lines.append("stages:" if page.of("stage") else "stages: []")
        for stage in page.of("stage"):
            lines += _part(page, stage, 2, careful)
            for kind in ("step", "pain"):
                inside = [thing for thing in page.of(kind) if thing.stage is stage]
                lines += [f"    {kind}s:"] if inside else []
                lines += [line for thing in inside for line in _part(page, thing, 6, careful)]
    gone = {name: thing for name, thing in page.claims.items() if thing not in page.parts}
    if careful and gone:
        lines.append("retired:")
        for name, thing in gone.items():
            lines += [f"  - id: {name}", f"    why: why-{thing.token}", "    in: v7"]
            to = [_reference(each, page) for each in thing.living()]
            lines += [f"    to: [{', '.join(to)}]"] if to else []
    return "\n".join(lines) + "\n"


def _part(page: Page, thing: Thing, indent: int, careful: bool) -> list[str]:
    pad, name = " " * indent, page.parts[thing]
    former = [each for each, claimed in page.claims.items() if claimed is thing and each != name]
    key = "title" if thing.kind == "stage" else "text"
    lines = [f"{pad}- id: {name}"]
    lines += [f"{pad}  was: [{', '.join(former)}]"] if careful and former else []
    return [*lines, f"{pad}  {key}: {thing.words.capitalize()} {thing.token}"]


def _reference(thing: Thing, page: Page) -> str:
    assert thing.home is not None
    name = thing.home.parts[thing]
    return name if thing.home is page else f"{thing.home.names[0]}#{name}"
