"""Texts over several lines that say something else than they seem to: joined, swallowed, or not there."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from desireline.model.patterns import later
from desireline.source.key_kinds import takes_list, takes_one_text
from desireline.source.names import NAMES
from desireline.source.traps_colon import KEY_AT_END, wide_colons
from desireline.source.tree_lists import listed, text_above_items
from desireline.source.tree_quote import (
    paste_quoted,
    quoted,
    reads_as_typed,
    text_start,
    typed_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desireline.source.problem import Problem, SourceText
    from desireline.source.tree_nodes import Scalar

#: Han, kana, bopomofo and full-width characters: scripts that put no space between words.
WIDE = (
    "[\u2e80-\u2fdf\u2ff0-\u303f\u3040-\u30ff\u3100-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\ufe30-\ufe4f\uff00-\uffef\U0001b000-\U0001b16f\U00020000-\U0003ffff]"
)
_KEY = later(r"""["']?[\w-]+["']?[ \t]*:(?:\s|$)""")
MISSING_DASH = "an item begins with '- ', which is missing here"
_KEY_OF_BLOCK = later(r"(?P<key>[\w-]+)[ \t]*:[ \t]+(?P<sign>[|>][-+0-9]*)[ \t]*$")
_LONGEST_ITEM = 45
"""Characters of a line that may be an item: who breaks a text into lines breaks it later than that."""
_ITEM = later(r"-(?:\s|$)|[*•·]\s")


def over_lines(scalar: Scalar, source: SourceText) -> Iterator[Problem]:
    """What is wrong with a text that ends in another line than it begins in."""
    if scalar.style in ("|", ">"):
        yield from _block(scalar, source)
    elif scalar.style in ("'", '"') and (unclosed := _unclosed(scalar, source)):
        yield unclosed
    elif scalar.style in ("'", '"'):
        yield from _wide_folds(scalar, source)
    elif wide := list(wide_colons(scalar, source)):
        yield from wide
    elif meant := listed(source.lines, scalar.start_mark.line, scalar.start_mark.column, scalar.end_mark.line):
        line, column = scalar.start_mark.line, scalar.start_mark.column
        yield source.problem("error", meant.rule, meant.message, line, column, len(meant.sign), meant.paste)
    elif unmarked := _unmarked(scalar, source):
        yield unmarked
    else:
        yield from _swallowed(scalar, source)
        yield from _wide_folds(scalar, source)


def _unclosed(scalar: Scalar, source: SourceText) -> Problem | None:
    """A quotation mark that met its like lines below, in what was meant as another text."""
    first, start = scalar.start_mark.line, scalar.start_mark.column
    line = source.line(first)
    indent = len(line) - len(line.lstrip(" "))
    for number in range(first + 1, scalar.end_mark.line + 1):
        following = source.line(number)
        if following.strip() and len(following) - len(following.lstrip()) <= indent:
            message = (
                f"the text in quotation marks that begins here goes on to line {scalar.end_mark.line + 1}; "
                f"close it with {scalar.style}, or put the whole text in the other kind of quotation marks"
            )
            return source.problem(
                "error", "quote-not-closed", message, first, start, len(line) - start, _closed(scalar, source)
            )
    return None


def _closed(scalar: Scalar, source: SourceText) -> str:
    """The text in one line where it just goes on at the margin, else the first line of it in quotation marks."""
    first, last = scalar.start_mark.line, scalar.end_mark.line
    line, start = source.line(first), scalar.start_mark.column
    below = [source.line(number).strip() for number in range(first + 1, last + 1)]
    if any(_ITEM.match(body) or _KEY.match(body) for body in below):
        return paste_quoted(line, start, typed_text(line, start))
    return " ".join([line.rstrip(), *filter(None, below)])


def _unmarked(scalar: Scalar, source: SourceText) -> Problem | None:
    """Short lines below a key that takes a list, each of which begins like a text of its own: items without a dash."""
    first, last, start = scalar.start_mark.line, scalar.end_mark.line, scalar.start_mark.column
    texts = [
        source.line(first)[start:].strip(),
        *(source.line(number).strip() for number in range(first + 1, last + 1)),
    ]
    if any(not text or _ITEM.match(text) or text[0].islower() or not text[0].isalnum() for text in texts):
        return None
    if any(len(text) > _LONGEST_ITEM for text in texts):
        return None
    number, head = first, source.line(first)[:start].rstrip()
    if not head:
        number = next((index for index in range(first - 1, -1, -1) if source.line(index).strip()), 0)
        head = source.line(number).rstrip()
    key = KEY_AT_END.search(head)
    if key is None or not (takes_list(key[1]) or key[1] in NAMES):
        return None
    message = (
        f"lines {first + 1} to {last + 1} are read as one text; begin each with '- ' if they are several, "
        "or write the text in one line if it is one"
    )
    before = source.line(first)[:start]
    indent = " " * (len(before) if not before.strip() else len(before) - len(before.lstrip(" -")) + 2)
    items = [f"{indent}- {text if reads_as_typed(text) else quoted(text)}" for text in texts]
    paste = "\n".join(items if not before.strip() else [before.rstrip(), *items])
    return source.problem("warning", "lines-in-one", message, first, start, len(texts[0]), paste)


def _swallowed(scalar: Scalar, source: SourceText) -> Iterator[Problem]:
    """`- ` in a line that is indented deeper than the text above it begins no item: YAML adds it to the text."""
    first, start = scalar.start_mark.line, scalar.start_mark.column
    head = source.line(first)
    above = next((line for line in reversed(source.lines[:first]) if line.strip()), "")
    below = [line for line in source.lines[first + 1 : scalar.end_mark.line + 1] if line.strip()]
    if (key := KEY_AT_END.search(head[:start].rstrip())) and below and _all_items(below):
        if not takes_one_text(key[1]):
            message, paste = text_above_items(head, start, len(below[0]) - len(below[0].lstrip()))
        else:
            message, paste = (
                (
                    "the items below are read as a part of this text; write their key above them, "
                    f"or '|' behind '{key[1]}:' to keep the lines"
                ),
                "",
            )
        yield source.problem("error", "item-in-text", message, first, start, len(head) - start, paste)
        return
    if below and not head[:start].strip() and (key := KEY_AT_END.search(above.rstrip())) and _all_items(below):
        paste = f"{' ' * (len(below[0]) - len(below[0].lstrip()))}- {head.strip().lstrip('•·*').lstrip()}"
        yield source.problem("error", "missing-dash", MISSING_DASH, first, start, len(head) - start, paste)
        return
    for number in range(first + 1, scalar.end_mark.line + 1):
        line = source.line(number)
        body = line.strip()
        if _ITEM.match(body):
            above = source.line(scalar.start_mark.line)
            same = len(above) - len(above.lstrip(" "))
            message = (
                f"this line was read as a part of the text of line {scalar.start_mark.line + 1}; "
                "indent it like the other items, or, if it is a part, put the whole text in one line in quotation marks"
            )
            paste = " " * same + body if above.lstrip().startswith("- ") else ""
            yield source.problem(
                "error", "item-in-text", message, number, len(line) - len(line.lstrip()), len(body), paste
            )


def _all_items(lines: list[str]) -> bool:
    return all(_ITEM.match(line.strip()) for line in lines)


def _wide_folds(scalar: Scalar, source: SourceText) -> Iterator[Problem]:
    """A line break between scripts without spaces, where YAML puts a space."""
    first, last, start = scalar.start_mark.line, scalar.end_mark.line, scalar.start_mark.column
    for number in range(first, last):
        line, following = source.line(number), source.line(number + 1)
        before = (line[start:] if number == first else line).rstrip()
        if scalar.style == '"' and before.endswith("\\"):
            continue
        after = following.lstrip()
        if _meet_wide(before, after):
            message = (
                "YAML joins this line to the one above with a space, which does not belong between these characters; "
                "write the text in one line"
            )
            column = len(following) - len(after)
            yield source.problem(
                "error", "folded-between-wide", message, number + 1, column, 1, _joined(scalar, source)
            )
            return


def _block(scalar: Scalar, source: SourceText) -> Iterator[Problem]:
    """`>` and `|` with nothing below them, and `>` that folds between wide characters."""
    first, column = scalar.start_mark.line, scalar.start_mark.column
    line = source.line(first)
    if not scalar.value:
        message = (
            f"'{typed_text(line, column)}' announces lines of text below it, indented, and there are none; "
            "put it in quotation marks if it is the text"
        )
        start = text_start(source.lines, first, column)
        paste = paste_quoted(line, start, typed_text(line, start))
        yield source.problem("error", "empty-block", message, first, column, 1, paste)
    elif (key := _KEY_OF_BLOCK.search(line)) and takes_list(key["key"]) and _is_list(scalar.value):
        message = f"the lines below are read as one text; delete '{key['sign']}' if they are items"
        yield source.problem("warning", "lines-in-one", message, first, column, 1, line[: key.end("key")] + ":")
    elif scalar.style == ">":
        end = scalar.end_mark.line - (scalar.end_mark.column == 0)
        for number in range(first + 1, end):
            before, after = source.line(number), source.line(number + 1)
            same = len(before) - len(before.lstrip(" ")) == len(after) - len(after.lstrip(" "))
            if same and _meet_wide(before.rstrip(), after.lstrip()):
                message = (
                    f"'>' (line {first + 1}) joins this line to the one above with a space, which does not belong "
                    "between these characters; write '|' there to keep the line break, or the text in one line"
                )
                place = len(after) - len(after.lstrip())
                yield source.problem("error", "folded-between-wide", message, number + 1, place)
                return


def _is_list(text: str) -> bool:
    """Whether several lines begin with `- `, and the others go on with them."""
    lines = [line for line in text.split("\n") if line.strip()]
    items = [line for line in lines if line.startswith("- ")]
    return len(items) > 1 and all(line.startswith(("- ", "  ")) for line in lines)


def _joined(scalar: Scalar, source: SourceText) -> str:
    """The text of all its lines in one, without a space between wide characters."""
    first, last, start = scalar.start_mark.line, scalar.end_mark.line, scalar.start_mark.column
    pieces = [source.line(first)[start:], *(source.line(number) for number in range(first + 1, last))]
    text = ""
    for piece in [*pieces, source.line(last)[: scalar.end_mark.column]]:
        body = piece.strip()
        glue = "" if not text or _meet_wide(text, body) else " "
        text += glue + body
    return source.line(first)[:start] + text + source.line(last)[scalar.end_mark.column :]


def _meet_wide(before: str, after: str) -> bool:
    """Whether two pieces of text meet in characters of scripts that put no space between words."""
    wide = _wide()
    return bool(before and after and wide.match(before[-1]) and wide.match(after))


@cache
def _wide() -> re.Pattern[str]:
    """Compiled when the first text over several lines is met: it takes a hundredth of a small site's build."""
    return re.compile(WIDE)
