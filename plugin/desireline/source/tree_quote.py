"""Texts written so that YAML leaves them alone: the lines to paste.

A line is taken for `indentation - key: value  # comment`. What stands at its value was typed by somebody who does not
know YAML, so it is taken as typed: to the end of the line, without a comment only if that is set off the way comments
are (two spaces before the `#`, one behind). Whether a text needs quoting is never guessed: it is asked of the parser.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yaml._yaml import CParser
from yaml.error import YAMLError
from yaml.events import (
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from desireline.model.patterns import later
from desireline.source.suggest import is_key_of_the_format

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desireline.source.tree_nodes import Scalar

_COMMENT = later(r"[ \t]{2,}#(?:[ \t].*)?$")
_DASH = later(r"[ \t]*(?:-[ \t]+)?")
_KEY = later(r"""(?:"[^"]*"|'[^']*'|[^\s"'#&*!|>%@`\[\]{},:-][^:#{}\[\]]*?|-[^\s:]+)[ \t]*:[ \t]+(?=\S)""")
_FLOW_KEY = later(r"""\s*(?P<name>"[^"]*"|'[^']*'|\w[\w.-]*)\s*:(?=[\s,\]}]|$)\s*""")
_QUOTED = later(r"""'(?:[^']|'')*'(?!')|"(?:[^"\\]|\\[0abtnvfre "/\\N_LPxuU])*\"""")
_VALUE_BEHIND = later(r"(?::|^[ ]*(?:-[ ]+)*-)[ ]+$")
_BRACKETS = {"[": "]", "{": "}"}


def quoted(text: str) -> str:
    """The text as a YAML scalar in quotation marks: double ones, single ones if it holds double ones or backslashes."""
    if any(character < " " or character in "\x7f\x85\u2028\u2029\ufeff" for character in text):
        return '"' + "".join(map(_escaped, text)) + '"'
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def paste_quoted(source_line: str, start_col: int, text: str) -> str:
    """The line with `text`, which begins at the 0-based column `start_col`, in quotation marks.

    Use it where YAML made a mapping or a list of what was meant as a text, such as `- NPS: 32`. What stands behind the
    text (a comment) is kept. If the text is not on the line as given, all to the end of the line, comment apart, goes.
    """
    end = start_col + len(text)
    if not text or source_line[start_col:end] != text:
        end = value_end(source_line, start_col)
    return source_line[:start_col] + quoted(text) + source_line[end:]


def paste_in_place(lines: Sequence[str], scalar: Scalar, text: str) -> str:
    """The line with `text` for a scalar of one line; "" where it goes over several, or `{}` or `[]` would stand in one.

    The text is taken as it is: it must be YAML there.
    """
    start, end = scalar.start_mark, scalar.end_mark
    line = lines[start.line]
    if start.line != end.line or (text[:1] in _BRACKETS and not _VALUE_BEHIND.search(line[: start.column])):
        return ""
    return line[: start.column] + text + line[end.column :]


def typed_text(source_line: str, start_col: int) -> str:
    """What was typed from a 0-based column on, to the end of the line, without a comment that is set off as one."""
    return source_line[start_col : value_end(source_line, start_col)]


def value_end(line: str, start: int) -> int:
    """The column behind the text that starts at `start`, by the same rule."""
    comment = _COMMENT.search(line, start)
    return len(line[: comment.start() if comment else len(line)].rstrip())


def value_starts(line: str, key_first: bool = False) -> list[int]:
    """Columns where the value of a line in block style may start, the likeliest first.

    `- Note: so it goes` is a text, `- text: so it goes` is a key and its text: keys of the format are known.
    `key_first` says that this line is known to hold a key (the next one goes on with the same mapping).
    """
    dash = _DASH.match(line)
    item = dash.end() if dash else 0
    key = _KEY.match(line, item)
    if key is None:
        return [item]
    name = key.group().rstrip().removesuffix(":").strip("\"' \t")
    if key_first or is_key_of_the_format(name) or "-" not in line[:item]:
        return [key.end(), item]
    return [item, key.end()]


def goes_on_as_mapping(lines: Sequence[str], number: int) -> bool:
    """Whether the line after `- word: …` is a further key of the same mapping, so that `word` is a key for certain."""
    line = lines[number]
    dash = _DASH.match(line)
    item = dash.end() if dash else 0
    for index in range(number + 1, len(lines)):
        after = lines[index]
        body = after.strip()
        if body and not body.startswith("#"):
            return "-" in line[:item] and len(after) - len(after.lstrip()) == item and not body.startswith("- ")
    return False


def text_start(lines: Sequence[str], number: int, column: int) -> int:
    """Where the text begins that holds the column, if what YAML made of the line is not to be trusted."""
    starts = value_starts(lines[number], goes_on_as_mapping(lines, number))
    return next((start for start in starts if start <= column), column)


def mended_line(line: str, key_first: bool = False) -> tuple[int, str] | None:
    """The line with as little quoted as makes it readable by itself, and the column where the quoted value starts.

    None when quoting does not help.
    """
    for start in value_starts(line, key_first):
        for candidate in _candidates(line, start):
            if candidate != line and reads_alone(candidate):
                return start, candidate
    return None


def quoted_at(line: str, flow_start: int) -> str | None:
    """The line with what needs quoting in its flow collection, which starts at a 0-based column, quoted."""
    end = value_end(line, flow_start)
    if end <= flow_start or line[end - 1] != _BRACKETS.get(line[flow_start]):
        return None
    mended = mended_flow(line[flow_start:end])
    return None if mended is None else line[:flow_start] + mended + line[end:]


def flow_start(line: str, column: int) -> int | None:
    """Where the outermost `{` or `[` of the line begins, if one does at or before the column."""
    starts = (start for start in value_starts(line) if start <= column and line[start : start + 1] in _BRACKETS)
    return next(starts, None)


def mended_flow(flow: str) -> str | None:
    """A `{}` or `[]` of one line with the texts in it quoted where they need it; None when it is not made out.

    In `{text: too slow, too dear}` a comma is followed by no `key:`, so it belongs to the text.
    """
    if len(flow) < 2 or flow[-1] != _BRACKETS.get(flow[0]):
        return None
    inner = flow[1:-1]
    pieces = []
    done = 0
    for start, end in _flow_values(inner, mapping=flow[0] == "{"):
        value = inner[start:end]
        pieces += [inner[done:start], _flow_value(value)]
        done = end
    mended = flow[0] + "".join(pieces) + inner[done:] + flow[-1]
    return mended if reads_alone(mended) else None


def reads_alone(line: str) -> bool:
    """Whether the line is YAML by itself, and no block scalar whose text stands elsewhere."""
    try:
        next_event = CParser(line.strip(" ")).get_event
        while next_event().__class__ is not StreamEndEvent:
            pass
    except (YAMLError, UnicodeEncodeError):
        return False
    return True


def reads_as_typed(text: str, in_flow: bool = False) -> bool:
    """Whether YAML takes the text, unquoted, for just that text in a block (or in a `[]`)."""
    try:
        parser = CParser(f"[{text}]" if in_flow else f"- {text}")
        events = [parser.get_event() for _ in range(5)]
    except (YAMLError, UnicodeEncodeError):
        return False
    start, scalar, end = events[2:5]
    return (
        isinstance(start, SequenceStartEvent)
        and isinstance(scalar, ScalarEvent)
        and not isinstance(end, (ScalarEvent, MappingStartEvent, SequenceStartEvent))
        and scalar.value == text
        and scalar.style in (None, "")
        and scalar.tag is None
        and scalar.anchor is None
    )


def _candidates(line: str, start: int) -> Iterator[str]:
    if line[start : start + 1] in _BRACKETS and (mended := quoted_at(line, start)) is not None:
        yield mended
    text = typed_text(line, start)
    behind = line[start + len(text) :]
    if text.startswith('"') and text.endswith('"') and text.count('"') == 2 and "\\" in text:
        yield line[:start] + quoted(text[1:-1]) + behind
    if inner := unwrapped(text):
        yield line[:start] + quoted(inner) + behind
    if text:
        yield paste_quoted(line, start, text)


def unwrapped(text: str) -> str:
    """What stands in quotation marks that hold another pair, or an apostrophe, of their own kind; "" where none does.

    `"He said "no" twice"` is one text in quotation marks, `"Fast" and "cheap"` begins and ends with other ones.
    """
    sign = text[:1]
    if sign not in ("'", '"') or not sign or len(text) < 3 or text[-1] != sign:
        return ""
    second = text.find(sign, 1)
    before, behind = text[second - 1], text[second + 1 : second + 2]
    opens = before in " (" and behind not in ("", " ")
    inside_word = sign == "'" and before.isalnum() and behind.isalnum()
    return text[1:-1] if second < len(text) - 1 and (opens or inside_word) else ""


def _flow_values(inner: str, mapping: bool) -> Iterator[tuple[int, int]]:
    """Start and end of each value in the inside of a flow collection, white space apart."""
    position = 0
    while position < len(inner):
        start = position
        if mapping and (key := _FLOW_KEY.match(inner, position)):
            start = key.end()
        start += len(inner[start:]) - len(inner[start:].lstrip())
        end = _whole_value_end(inner, start, mapping)
        if end is None:
            end = _text_end(inner, start, mapping)
        stripped = start + len(inner[start:end].rstrip())
        if stripped > start:
            yield start, stripped
        position = end + 1


def _whole_value_end(inner: str, start: int, mapping: bool) -> int | None:
    """The end of a quoted text or of a collection inside, if a comma or nothing follows it."""
    opening = inner[start : start + 1]
    if opening in ("'", '"') and opening:
        match = _QUOTED.match(inner, start)
        end = match.end() if match else None
    elif opening in _BRACKETS:
        depth = 0
        end = None
        for index in range(start, len(inner)):
            depth += (inner[index] in "[{") - (inner[index] in "]}")
            if depth == 0:
                end = index + 1
                break
    else:
        return None
    if end is None:
        return None
    rest = inner[end:].lstrip()
    if rest and (rest[0] != "," or (mapping and rest[1:].strip() and not _FLOW_KEY.match(rest[1:]))):
        return None
    return len(inner) - len(rest)


def _text_end(inner: str, start: int, mapping: bool) -> int:
    """The comma that ends an unquoted text: in a mapping one that a key follows, in a list any."""
    for match in re.compile(",").finditer(inner, start):
        rest = inner[match.end() :]
        if not mapping or not rest.strip():
            return match.start()
        key = _FLOW_KEY.match(rest)
        if key and (is_key_of_the_format(key["name"]) or reads_as_typed(inner[start : match.start()].rstrip(), True)):
            return match.start()
    return len(inner)


def _flow_value(value: str) -> str:
    if value[0] in _BRACKETS and reads_alone(value):
        return mended_flow(value) or value
    if _QUOTED.fullmatch(value):
        return value
    if value[0] == "*" and re.fullmatch(r"\*[\w-]+", value):
        return value
    return value if reads_as_typed(value, in_flow=True) else quoted(value)


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character == "\n":
        return "\\n"
    if character == "\t":
        return "\\t"
    if character < " " or character in "\x7f\x85\u2028\u2029\ufeff":
        return f"\\u{ord(character):04X}"
    return character
