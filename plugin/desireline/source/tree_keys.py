"""Keys that are not taken into the tree (repeated, empty, no plain word), and a second document."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from desireline.model.patterns import later
from desireline.source.tree_nodes import Alias, Scalar
from desireline.source.tree_quote import flow_start, paste_quoted, quoted, quoted_at, typed_text

if TYPE_CHECKING:
    from yaml._yaml import Mark

    from desireline.source.problem import Problem, SourceText
    from desireline.source.tree_build import RefusedKey

_MARKS: Final = ("---", "...")
_ANY_KEY: Final = later(r"\s*(?:-\s+)*[\"']?[^\W\d][\w-]*[\"']?:(?:\s|$)")
_DASHED: Final = later(r"(?P<sign>[-•\u2013\u2014\uff0d\u30fc])[ \t\u3000]*(?P<key>[A-Za-z_][\w-]*)[ \t]*:")
_PLACEHOLDER: Final = later(r"\{\{[^{}]*\}\}")
_OWN_KEY: Final = later(r"(?:---\s+)?\{?[\"']?(?:id|title|name)[\"']?:(?:\s|$)")
"""With such a line another map or persona begins."""


def key_problems(refused: list[RefusedKey], source: SourceText) -> list[Problem]:
    """An error for each key that was refused; one for all that a missing dash made stand twice."""
    problems = []
    items: dict[int, int] = {}
    if again := _second_map(refused):
        refused = [key for key in refused if key not in again]
        mark = again[0].event.start_mark
        message = (
            f"a second one seems to begin here: '{again[0].event.value}' and {len(again) - 1} more keys stand in this "
            "file already; move it to a file of its own"
        )
        problems.append(source.problem("error", "several-documents", message, mark.line, 0, _width(again[0].event)))
    for key in sorted(refused, key=lambda key: (key.event.start_mark.line, key.event.start_mark.column)):
        line = key.event.start_mark.line
        if key.reason == "duplicate" and items.get(id(key.inside), line) < line and not _begins_again(key):
            continue
        if _begins_again(key):
            items[id(key.inside)] = line
            problems.append(_missing_dash(key, source))
        else:
            problems.append(_key_problem(key, source))
    return problems


def _second_map(refused: list[RefusedKey]) -> list[RefusedKey]:
    """The file's own keys that stand twice, if they are those a map or persona begins with and its main part."""
    again = [key for key in refused if key.first is not None and key.event.start_mark.column == 0]
    names = {key.event.value for key in again}
    return again if names & {"id", "title", "name"} and names & {"stages", "goals", "role"} else []


def _begins_again(key: RefusedKey) -> bool:
    """Whether the first key of a mapping in block style, not the file's own, stands there again: the next begins."""
    if key.first is None or key.inside.flow_style or key.event.value[:1] in "-•\u2013\u2014\uff0d\u30fc":
        return False
    first, start = key.first.start_mark, key.inside.start_mark
    return (first.line, first.column) == (start.line, start.column) and start.column > 0


def _missing_dash(key: RefusedKey, source: SourceText) -> Problem:
    """A second item that begins without `- `."""
    mark, start = key.event.start_mark, key.inside.start_mark
    line, name = source.line(mark.line), key.event.value
    before = source.line(start.line)[: start.column]
    in_list = before.strip() == "-"
    here = "'- ' before it" if in_list else f"'- ' before both, here and in line {start.line + 1}"
    message = (
        f"'{name}' stands twice here, first in line {start.line + 1}, column {start.column + 1}; "
        f"write {here} if another begins here, or keep one of the two"
    )
    paste = before + line.lstrip() if in_list else ""
    return source.problem("error", "duplicate-key", message, mark.line, mark.column, _width(key.event), paste)


def _key_problem(key: RefusedKey, source: SourceText) -> Problem:
    mark = key.event.start_mark
    line = source.line(mark.line)
    if key.first is not None:
        name = key.event.value
        if (dashed := _DASHED.match(line, mark.column)) and not key.inside.flow_style:
            message = f"an item begins with '-' and a space, then its key: '- {dashed['key']}: …'"
            rule, paste = "list-sign", f"{line[: mark.column]}- {line[dashed.start('key') :]}"
            rule = "dash-without-space" if dashed["sign"] == "-" else rule
            return source.problem("error", rule, message, mark.line, mark.column, _width(key.event), paste)
        first = key.first.start_mark
        message = (
            f"'{name}' stands twice here, first in line {first.line + 1}, column {first.column + 1}; keep one of them"
        )
        return source.problem("error", "duplicate-key", message, mark.line, mark.column, _width(key.event))
    if key.reason == "empty":
        message = "there is no key before this colon; write one, or put the text in quotation marks"
        colon = line.find(":", max(0, mark.column - 1))
        if colon < 0 and line[: mark.column].rstrip().endswith("?"):
            column = line.rindex("?", 0, mark.column)
            message = "YAML takes '?' for the sign of a key; put the text in quotation marks"
            return source.problem("error", "question-mark-key", message, mark.line, column, 1, _paste(key, line))
        column = colon if colon >= 0 else min(mark.column, len(line) - 1)
        return source.problem("error", "empty-key", message, mark.line, column, 1, _paste(key, line))
    inside = key.inside.start_mark
    outermost = key.inside.flow_style and inside.line == mark.line and flow_start(line, mark.column) == inside.column
    if outermost and line.startswith("{{", inside.column):
        message = "YAML uses '{' itself at the start of a text; write what this placeholder stands for, or quote it"
        paste = paste_quoted(line, inside.column, typed_text(line, inside.column))
        return source.problem("error", "sign-before-text", message, inside.line, inside.column, 2, paste)
    what = "a reference ('*')" if isinstance(key.event, Alias) else "a list or a mapping"
    message = f"{what} cannot be a key; put the text in quotation marks"
    return source.problem("error", "complex-key", message, mark.line, mark.column, 1, _paste(key, line))


def _paste(key: RefusedKey, line: str) -> str:
    """The line with the whole text quoted that the key was made from."""
    inside, mark = key.inside.start_mark, key.event.start_mark
    if key.inside.flow_style:
        flow = flow_start(line, mark.column)
        fixed = (quoted_at(line, flow) or "") if flow is not None else ""
        if fixed == line and (placeholder := _PLACEHOLDER.match(line, inside.column)):
            return f"{line[: inside.column]}{quoted(placeholder[0])}{line[placeholder.end() :]}"
        return fixed
    start = inside.column if inside.line == mark.line else len(line) - len(line.lstrip())
    return paste_quoted(line, start, typed_text(line, start))


def second_document(mark: Mark, source: SourceText) -> Problem:
    """An error for a file of several documents (`---`), with the way out that fits what stands below."""
    below = source.lines[mark.line + 1 :]
    said = [line for line in below if line.strip() and not line.lstrip().startswith("#") and line.strip() not in _MARKS]
    begins = "'---' begins a second YAML document here, and a file holds one map or persona"
    if any(_OWN_KEY.match(line) for line in said):
        path = PurePosixPath(source.file)
        message = f"{begins}; move what stands below to a file of its own, such as {path.with_stem(path.stem + '-2')}"
        if more := sum(line.rstrip() == "---" for line in below):
            message += f" ({more} more below)"
    elif said and not any(_ANY_KEY.match(line) for line in said):
        message = (
            "'---' ends the map or persona, and what stands below it is none; delete it from this line on, or keep it "
            "in a Markdown file"
        )
    else:
        message = f"{begins}; delete this line"
    return source.problem("error", "several-documents", message, mark.line, mark.column, 3)


def _width(event: Scalar) -> int:
    if event.start_mark.line != event.end_mark.line:
        return 1
    return int(event.end_mark.column - event.start_mark.column)
