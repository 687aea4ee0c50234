"""What YAML reads without complaint, but not as it was typed (rule 9 of the format), with the line to paste.

Each function is about one way a text comes apart. What the builder set aside (scalars of several lines, `{}` and `[]`)
is looked at always, the rest of the tree only if a list stands in a list or the text holds a sign that matters (` #`,
`? `).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desireline.model.patterns import later
from desireline.source.traps_brackets import may_be_parted, parted_in_brackets
from desireline.source.traps_colon import WIDE_COLONS, titles_behind_wide_colons
from desireline.source.traps_lines import over_lines
from desireline.source.tree_colon import wide_gap
from desireline.source.tree_fault import head_of
from desireline.source.tree_nodes import Mapping, Node, Scalar, Sequence, is_plain, walk
from desireline.source.tree_quote import paste_quoted, text_start, typed_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desireline.source.problem import Problem, SourceText
    from desireline.source.tree_build import TreeBuilder

__all__ = ["paste_quoted", "traps_in", "typed_text"]


_COMMENT_BEHIND = later(r"(?<=\S)(?P<gap>[ \t]*)(?P<comment>#.*)$")
_HIDDEN_DASH = later("^[ ]*-[\u00a0\u3000\u2002-\u200a\u202f]")
_WIDE_SPACES = ("\u3000", "\u00a0")
_CONTROL = later("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_COMMENT_SIGN = re.compile(r"#(?<=[\s'\"]#)")
_NUMBER = later(r"[+-]?\d+(?:\.\d+)?%?|true|false", re.ASCII)
_EXPLICIT_KEY = re.compile(r"\?(?<![^\s\[{,]\?)(?=\s|\Z)")


def traps_in(root: Node, seen: TreeBuilder, source: SourceText) -> list[Problem]:
    """Every text in the tree that YAML took apart, or put together, in another way than it was typed."""
    text = source.text
    problems = [problem for scalar in seen.several_lines for problem in over_lines(scalar, source)]
    for flow in may_be_parted(seen.flows):
        problems += parted_in_brackets(flow, source)
    if "#" in text and _COMMENT_SIGN.search(text):
        problems += _comments(root, source)
    if "\\" in text:
        problems += _escapes(root, source)
    if seen.nested or ("?" in text and _EXPLICIT_KEY.search(text)):
        problems += _nested(root, source)
    if any(space in text and (f"-{space}" in text or f":{space}" in text) for space in _WIDE_SPACES):
        problems += _wide_spaces(root, source)
    if any(colon in text for colon in WIDE_COLONS):
        problems += titles_behind_wide_colons(root, source)
    return problems


def _comments(root: Node, source: SourceText) -> Iterator[Problem]:
    """`See issue #12 first` ends at "issue"; `- #1 in sales` says nothing at all."""
    ends: dict[int, Scalar] = {}
    for node in walk(root):
        if isinstance(node, Scalar) and node.style not in ("|", ">"):
            ends[node.end_mark.line] = node
    for number, scalar in sorted(ends.items()):
        line = source.line(number)
        end = scalar.end_mark.column
        match = _COMMENT_BEHIND.match(line, end) if end else None
        if match is None:
            continue
        comment, gap = match["comment"], match["gap"]
        if gap and not is_plain(scalar):
            continue  # the quotation marks say where the text ends
        spaced = comment == "#" or comment[1] in " \t"
        if spaced and (len(gap) > 1 or "\t" in gap):
            continue  # two spaces before, one behind: a comment that looks like one
        if scalar.start_mark.line != number:
            start, paste = 0, ""
        else:
            start = scalar.start_mark.column if scalar.value else match.start("comment")
            start = text_start(source.lines, number, start)
            paste = paste_quoted(line, start, line[start:].rstrip())
        if spaced and is_plain(scalar) and _NUMBER.fullmatch(scalar.value):
            paste = line[:end] + "  " + comment
        shown = comment if len(comment) < 30 else comment[:29] + "…"
        message = f"YAML takes '{shown}' for a comment and drops it; put the text in quotation marks"
        place = number, match.start("comment"), len(comment), paste
        if spaced:
            yield source.problem("warning", "comment-behind-text", f"{message}, or two spaces before '#'", *place)
        else:
            yield source.problem("error", "comment-in-text", message, *place)


def _nested(root: Node, source: SourceText) -> Iterator[Problem]:
    """`- - x` (a list in a list) and `? x` (a key of several lines): no place of the format takes either.

    Only a key of the team's own takes a list in a list, as it takes anything.
    """
    own = {id(below) for value in _under_own_keys(root) for below in walk(value)}
    for node in walk(root):
        if isinstance(node, Sequence):
            for item in node.items:
                if isinstance(item, Sequence) and not item.start.flow_style and id(item) not in own:
                    mark = item.start.start_mark
                    line = source.line(mark.line)
                    if line[: mark.column].strip(" -"):
                        continue
                    yield _list_in_list(item, line, source)
        elif isinstance(node, Mapping):
            for key, _ in node.pairs.values():
                mark = key.start_mark
                line = source.line(mark.line)
                asked = re.search(r"(?:^|[ \t\[{,])(\?[ \t]+)$", line[: mark.column])
                if asked:
                    yield source.problem(
                        "error",
                        "question-mark-key",
                        "YAML takes '? ' for the sign of a key; put the text in quotation marks",
                        mark.line,
                        asked.start(1),
                        paste=paste_quoted(line, asked.start(1), typed_text(line, asked.start(1))),
                    )


def _under_own_keys(root: Node) -> Iterator[Node]:
    """The values of keys of the team's own (`x-…`)."""
    for node in walk(root):
        if isinstance(node, Mapping):
            yield from (value for key, (_, value) in node.pairs.items() if key.startswith("x-"))


def _list_in_list(inner: Sequence, line: str, source: SourceText) -> Problem:
    """`- - x`: one text that begins with a dash, or, where a second dash stands below the inner one, one list."""
    mark = inner.start.start_mark
    message = "a list stands in a list here, which no field takes; delete one '-'"
    texts = [item for item in inner.items if is_plain(item) and item.start_mark.line == item.end_mark.line]
    if len(inner.items) == 1:
        message += ", or put the text in quotation marks"
        paste = paste_quoted(line, mark.column, typed_text(line, mark.column))
    elif len(texts) == len(inner.items):
        before = line[: mark.column]
        items = (typed_text(source.line(text.start_mark.line), text.start_mark.column) for text in texts)
        paste = "\n".join(f"{before}{text}" for text in items)
    else:
        paste = ""
    return source.problem("error", "list-in-list", message, mark.line, mark.column, paste=paste)


def _wide_spaces(root: Node, source: SourceText) -> Iterator[Problem]:
    """A dash or a colon before an ideographic or no-break space is none: YAML reads it as a part of the text."""
    for node in walk(root):
        if not isinstance(node, Scalar) or not is_plain(node):
            continue
        for number in range(node.start_mark.line, node.end_mark.line + 1):
            line = source.line(number)
            start = node.start_mark.column if number == node.start_mark.line else 0
            if _HIDDEN_DASH.match(line) and not line[:start].strip():
                column = line.index("-") + 1
                message = (
                    f"the space behind '-' is U+{ord(line[column]):04X}, which YAML takes for a letter; "
                    "write an ordinary space"
                )
                paste = line[:column] + " " + line[column + 1 :]
                yield source.problem("error", "wide-space", message, number, column, paste=paste)
            elif not line[:start].strip(" -") and (gap := wide_gap(line)):
                column, message, paste = gap
                if number > node.start_mark.line:  # as deep as the key of the text it was swallowed by
                    paste = " " * len(head_of(source.line(node.start_mark.line))) + paste.lstrip()
                yield source.problem("error", "wide-space", message, number, column, paste=paste)


def _escapes(root: Node, source: SourceText) -> Iterator[Problem]:
    """A control character written as an escape is one all the same."""
    for node in walk(root):
        if isinstance(node, Scalar) and node.style == '"' and (bad := _CONTROL.search(node.value)):
            yield source.problem(
                "error",
                "control-character",
                f"this text holds the control character U+{ord(bad.group()):04X} as an escape; delete it, "
                "or write '\\\\' where a backslash is meant",
                node.start_mark.line,
                node.start_mark.column,
            )
