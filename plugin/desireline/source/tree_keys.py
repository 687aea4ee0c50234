"""Keys that are not taken into the tree (repeated, empty, no plain word), and a second document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desireline.source.tree_nodes import Alias, Scalar
from desireline.source.tree_quote import flow_start, paste_quoted, quoted_at, typed_text

if TYPE_CHECKING:
    from yaml._yaml import Mark

    from desireline.source.problem import Problem, SourceText
    from desireline.source.tree_build import RefusedKey


def key_problems(refused: list[RefusedKey], source: SourceText) -> list[Problem]:
    """An error for each key that was refused."""
    return [_key_problem(key, source) for key in refused]


def _key_problem(key: RefusedKey, source: SourceText) -> Problem:
    mark = key.event.start_mark
    line = source.line(mark.line)
    if key.first is not None:
        name = key.event.value
        first = key.first.start_mark
        message = (
            f"'{name}' stands twice here, first in line {first.line + 1}, column {first.column + 1}; keep one of them"
        )
        return source.problem("error", "duplicate-key", message, mark.line, mark.column, _width(key.event))
    if key.reason == "empty":
        message = "there is no key before this colon; write one, or put the text in quotation marks"
        colon = line.find(":", max(0, mark.column - 1))
        column = colon if colon >= 0 else min(mark.column, len(line) - 1)
        return source.problem("error", "empty-key", message, mark.line, column, 1, _paste(key, line))
    what = "a reference ('*')" if isinstance(key.event, Alias) else "a list or a mapping"
    message = f"{what} cannot be a key; put the text in quotation marks"
    return source.problem("error", "complex-key", message, mark.line, mark.column, 1, _paste(key, line))


def _paste(key: RefusedKey, line: str) -> str:
    """The line with the whole text quoted that the key was made from."""
    inside, mark = key.inside.start_mark, key.event.start_mark
    if key.inside.flow_style:
        flow = flow_start(line, mark.column)
        return (quoted_at(line, flow) or "") if flow is not None else ""
    start = inside.column if inside.line == mark.line else len(line) - len(line.lstrip())
    return paste_quoted(line, start, typed_text(line, start))


def second_document(mark: Mark, source: SourceText) -> Problem:
    """An error for a file of several documents (`---`)."""
    message = "a second YAML document begins here, and a file holds one map or persona; move it to a file of its own"
    return source.problem("error", "several-documents", message, mark.line, mark.column, 3)


def _width(event: Scalar) -> int:
    if event.start_mark.line != event.end_mark.line:
        return 1
    return int(event.end_mark.column - event.start_mark.column)
