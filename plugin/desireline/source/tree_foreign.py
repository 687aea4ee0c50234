"""Signs of other languages that stop the parser: comments of HTML and of programs, ends of files, JSON's commas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from yaml._yaml import CParser
from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import StreamEndEvent

from desireline.source.tree_fault import Fault, filled_before, indent_of
from desireline.source.tree_quote import reads_alone

if TYPE_CHECKING:
    from collections.abc import Iterable

COMMENT: Final = re.compile(r"(?P<open><!--|//|/\*)\s?(?P<text>.*)")
"""A comment as HTML and programs have them."""
_CLOSE: Final = {"<!--": "-->", "/*": "*/"}
_WIDE: Final = str.maketrans("｛｝［］：，", "{}[]:,")
_WIDE_BRACKETS: Final = re.compile(r":\s+(?P<wide>[｛［].*[｝］])\s*$")

_JSON_BEGINS: Final = re.compile(r"""\s*["{\[]""")
_JSON_ENDS: Final = re.compile(r"""["}\]\d]$|\b(?:true|false|null)$""")
"""What a line of JSON begins with, and what one ends with behind which a comma may stand."""


def foreign(lines: list[str], near: Iterable[int], stop: int, *, in_brackets: bool) -> Fault | None:
    """The fault of a line that another language's signs stand in.

    Args:
        lines: The text.
        near: Numbers of the lines that may be at fault, from 0.
        stop: The line in which the parser stopped.
        in_brackets: Whether it stopped inside `{}` or `[]`.
    """
    for number in near:
        fault = _comment(lines, number) or _end_of_file(lines, number) or _wide_brackets(lines, number)
        if fault:
            return fault
    return _missing_comma(lines, stop) if in_brackets else None


def as_comment(line: str, found: re.Match[str]) -> str:
    """The line with the comment that was found in it as one of YAML."""
    text = found["text"].rstrip()
    close = _CLOSE.get(found["open"], "")
    return f"{line[: found.start()]}# {text.removesuffix(close).rstrip() if close else text}".rstrip()


def _comment(lines: list[str], number: int) -> Fault | None:
    start = indent_of(lines[number])
    found = COMMENT.match(lines[number], start)
    if found is None:
        return None
    fixed = as_comment(lines[number], found)
    replaced, close = {number: fixed}, _CLOSE.get(found["open"], "")
    if close and close not in found["text"]:
        last = next((at for at in range(number + 1, len(lines)) if close in lines[at]), number)
        replaced |= {at: f"# {lines[at].replace(close, '').strip()}" for at in range(number + 1, last + 1)}
    also = f", and before each line of it down to line {max(replaced) + 1}" if len(replaced) > 1 else ""
    message = f"'{found['open']}' begins no comment in YAML; write '# '{also}"
    return Fault("other-comment", message, number, start, len(lines[number]) - start, replaced, "" if also else fixed)


def _end_of_file(lines: list[str], number: int) -> Fault | None:
    if lines[number].rstrip() != "..." or not any(line.strip() for line in lines[number + 1 :]):
        return None
    message = "'...' ends a file, and there is more below it; delete this line"
    return Fault("several-documents", message, number, 0, 3, {number: ""})


def _wide_brackets(lines: list[str], number: int) -> Fault | None:
    line = lines[number]
    found = _WIDE_BRACKETS.search(line)
    if found is None:
        return None
    narrow = re.sub(r"([:,])(?=\S)", r"\1 ", found["wide"].translate(_WIDE))
    fixed = line[: found.start("wide")] + narrow + line[found.end("wide") :]
    if not reads_alone(fixed):
        return None
    message = "these brackets are full-width ones, which YAML takes for letters; write '{}' or '[]'"
    start = found.start("wide")
    return Fault("wrong-brackets", message, number, start, len(found["wide"]), {number: fixed}, fixed)


def _missing_comma(lines: list[str], stop: int) -> Fault | None:
    """A comma that is missing at the end of a line inside brackets: with it, the parser gets further."""
    above = filled_before(lines, stop)
    line = lines[above].rstrip()
    if above == stop or not _JSON_BEGINS.match(lines[stop]) or not _JSON_ENDS.search(line):
        return None
    fixed = f"{line},"
    stopped = _stops("\n".join([*lines[:above], fixed, *lines[above + 1 :]]))
    if stopped is not None and stopped <= stop:
        return None
    message = "a comma is missing behind this line, before the next"
    return Fault("wrong-brackets", message, above, len(line) - 1, 1, {above: fixed}, fixed)


def _stops(text: str) -> int | None:
    """The line in which the parser stops; None where it reads the text to its end."""
    try:
        next_event = CParser(text).get_event
        while next_event().__class__ is not StreamEndEvent:
            pass
    except MarkedYAMLError as error:
        return error.problem_mark.line if error.problem_mark is not None else 0
    except YAMLError:
        return 0
    return None
