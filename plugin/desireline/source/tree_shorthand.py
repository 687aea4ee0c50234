"""Keys below a text that stands alone: `- waits` and, deeper, `emotion: -1`. The text needs a key of its own then."""

from __future__ import annotations

import re
from typing import Final

from desireline.model import Emotion, Feeling, shapes
from desireline.source.key_kinds import pieces_under, takes_several
from desireline.source.key_meant import keys_taken
from desireline.source.scalars import choices_of
from desireline.source.suggest import is_key_of_the_format
from desireline.source.tree_colon import colon_of_name, has_wide_colon, known_wide_key, lacks_its_colon, no_colon
from desireline.source.tree_fault import Fault, filled_before, head_of, indent_of
from desireline.source.tree_lists import text_above_items
from desireline.source.tree_quote import reads_alone, value_end

_KEY: Final = re.compile(r"""(?P<name>[\w-]+)[ \t]*:(?:[ \t]|$)""")
_FURTHEST_ABOVE: Final = 200
"""How many lines above an item are looked at for the key that its list stands below."""


def text_with_keys(lines: list[str], stop: int) -> Fault | None:
    """The text that the keys in line `stop` were meant to go on with, told to write it behind its key."""
    key = _KEY.match(lines[stop], len(head_of(lines[stop])))
    above = filled_before(lines, stop)
    if key is None or above == stop:
        return None
    head = head_of(lines[above])
    if fault := colon_of_name(lines, above):
        return fault
    is_first = filled_before(lines, above) == above
    if is_first and not head and indent_of(lines[stop]) == 0 and has_wide_colon(lines[above]):
        return no_colon(lines, above)
    if not head_of(lines[stop]).strip() and len(head) == indent_of(lines[stop]):
        is_key = lacks_its_colon(lines[above]) or (not head.strip() and known_wide_key(lines[above]))
        if is_key:
            return no_colon(lines, above)
    if head_of(lines[stop]).strip():
        return _value_above_items(lines, stop)
    if head.strip() and indent_of(lines[stop]) >= indent_of(head):
        found = _item(lines, above, stop, key["name"])
        return found or (no_colon(lines, above) if lacks_its_colon(lines[above].replace("-", " ", 1)) else None)
    if head.strip():
        return None
    return _value(lines, above, stop, key["name"])


def _item(lines: list[str], above: int, stop: int, name: str) -> Fault | None:
    """`- text` with keys below it."""
    line, start = lines[above], len(head_of(lines[above]))
    text = line[start : value_end(line, start)]
    if not text or text[0] in "{[" or _KEY.match(text) or head_of(line).count("-") != 1:
        return None
    bare = _bare_key(_key_above(lines, above, line.index("-")), name)
    if not bare:
        return None
    deep = [stop, *_as_deep(lines, stop)]
    if has_wide_colon(line) and any(re.match(rf"[ ]*{bare}[ \t]*:", lines[number]) for number in deep):
        return no_colon(lines, above)
    mended = f"{line[:start]}{bare}: {line[start:]}"
    if not reads_alone(mended):
        return None
    moved = start - indent_of(lines[stop])
    if moved < 0:
        return None
    below = deep if moved else []
    replaced = {above: mended, **{number: " " * moved + lines[number] for number in below if lines[number].strip()}}
    message = f"keys stand below this text, so it needs a key too: write '- {bare}: …'"
    if moved:
        message += f", and the keys (to line {max(replaced) + 1}) as deep as its own"
    paste = "\n".join(replaced[number] for number in sorted(replaced))
    return Fault("text-without-key", message, above, start, len(text), replaced, paste)


def _value(lines: list[str], above: int, stop: int, name: str) -> Fault | None:
    """`emotion: 1` with keys of an emotion below it."""
    line = lines[above]
    own = _KEY.match(line, indent_of(line))
    if own is None or indent_of(lines[stop]) <= indent_of(line):
        return None
    start = own.end()
    text = line[start : value_end(line, start)]
    around = {key for piece in pieces_under(_key_above(lines, above, indent_of(line))) for key in keys_taken(piece)}
    if name in around or not text or text[0] in "{[|>":
        return None
    bare = _bare_key(own["name"], name) or _key_of_choice(own["name"], name, text)
    if bare is None:
        message = f"keys stand below this value, and '{own['name']}' takes them alone; write it under one of them"
        return Fault("text-without-key", message, above, start, len(text), {above: line[: own.end("name")] + ":"})
    if not bare:
        return None
    first = " " * indent_of(lines[stop]) + f"{bare}: {line[start:].strip()}"
    if not reads_alone(first):
        return None
    message = f"keys stand below this value, so it needs a key too: write '{bare}: {text}' below '{own['name']}:'"
    replaced = {above: line[: own.end("name")] + ":"}
    paste = "\n".join((replaced[above], first))
    return Fault("text-without-key", message, above, start, len(text), replaced, paste)


def _value_above_items(lines: list[str], stop: int) -> Fault | None:
    """`pains: slow` with `- ` items below it."""
    depth = indent_of(lines[stop])
    above = filled_before(lines, stop)
    while above and indent_of(lines[above]) == depth and head_of(lines[above]).strip():
        above = filled_before(lines, above)
    line = lines[above]
    own = _KEY.match(line, indent_of(line))
    if own is None or depth <= indent_of(line) or line[own.end() : own.end() + 1] in ("", *"{[|>"):
        return None
    if not takes_several(own["name"]):
        return None
    message, paste = text_above_items(line, own.end(), depth)
    return Fault("item-in-text", message, above, own.end(), 1, {above: line[: own.end("name")] + ":"}, paste)


def _bare_key(key: str, name: str) -> str:
    """The key that a text alone below `key` stands for, if `name` may stand beside it; "" where none does."""
    pieces = pieces_under(key) if key else ()
    for piece in (Feeling if piece is Emotion else piece for piece in pieces):
        if piece.shorthand and name in keys_taken(piece):
            return str(piece.shorthand)
    return "" if pieces or is_key_of_the_format(key) or not _is_statement_key(name) else "text"


def _key_of_choice(key: str, name: str, text: str) -> str | None:
    """The key whose word the text is: `evidence: reasoned`; None where `key` takes `name` and no word; "" else."""
    pieces = [piece for piece in pieces_under(key) if name in keys_taken(piece)]
    for piece in pieces:
        for shape in shapes(piece):
            if shape.form is not None and text in choices_of(shape.form):
                return shape.key
    return None if pieces else ""


def _is_statement_key(name: str) -> bool:
    """Whether a row or lane of the map's own, which no table knows, takes the key in its statements."""
    return any(name in keys_taken(piece) for piece in pieces_under("notes"))


def _key_above(lines: list[str], number: int, column: int) -> str:
    """The key below which an item at a column, or a key, stands."""
    is_item = lines[number][column : column + 1] == "-"
    for index in range(number - 1, max(-1, number - _FURTHEST_ABOVE), -1):
        line = lines[index]
        start = len(head_of(line))
        key = _KEY.match(line, start)
        if line.strip() and key and (start < column or (is_item and start == column)) and not line[key.end() :].strip():
            return key["name"]
    return ""


def _as_deep(lines: list[str], stop: int) -> list[int]:
    """The lines below `stop` that belong to it or stand beside it as keys."""
    depth, found = indent_of(lines[stop]), []
    for number in range(stop + 1, len(lines)):
        line = lines[number]
        if line.strip() and (indent_of(line) < depth or (indent_of(line) == depth and head_of(line).strip())):
            break
        found.append(number)
    return found
