"""A line whose indentation fits nothing: which line it is, and how deep it was meant.

YAML stops at the first line that does not fit; the one above may be the wrong one. So every mend that may have been
meant is tried, and that one is told with which the file is read furthest, most keys stand where the format has them,
and least is moved.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from yaml.error import MarkedYAMLError, YAMLError

from desireline.model import Emotion, Feeling, JourneyMap, Persona, keys
from desireline.source.traps_lines import MISSING_DASH
from desireline.source.tree_build import TooDeep, TreeBuilder
from desireline.source.tree_fault import Fault, filled_before, head_of, indent_of
from desireline.source.tree_indent import columns_above
from desireline.source.tree_nodes import Mapping, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desireline.model import Piece

_USUAL = 2
"""Spaces a level."""
_NEAREST = 4
"""How many depths are tried for a line."""
_READ_AT_MOST = 250_000
"""Characters read to choose a mend, at most: in a large file the likeliest is taken."""


def indentation(lines: list[str], number: int) -> Fault:
    """What is said of the line the parser stopped in, or of the one above, and how the copy is mended."""
    tried = max(1, _READ_AT_MOST // (sum(map(len, lines)) + 1))
    costs = [(_cost(lines, fault), place, fault) for place, fault in enumerate(islice(_mends(lines, number), tried))]
    if costs and -(best := min(costs))[0][0] > number:
        return best[2]
    word = "an item" if _is_item(lines[number]) else "a key"
    message = f"{word} cannot stand here; look at the indentation of this line and of the one above"
    return Fault("indentation", message, number, indent_of(lines[number]), 1)


def _mends(lines: list[str], number: int) -> Iterator[Fault]:
    """Mends that may have been meant, the likeliest first."""
    if dashed := _first_dash(lines, number):
        yield dashed
    indent = indent_of(lines[number])
    columns = columns_above(lines, number, _is_item(lines[number]))
    nearest = sorted(set(columns) - {indent}, key=lambda column: (abs(column - indent), -column))
    for target in nearest[:_NEAREST]:
        yield _moved(lines, number, target, _block(lines, number, target), "above")
        yield _moved(lines, number, target, [number], "above")
    above = filled_before(lines, number)
    if above < number:
        head = len(head_of(lines[above]))
        beside = len(head_of(lines[number])) if _is_item(lines[above]) == _is_item(lines[number]) else indent
        target = indent_of(lines[above]) + beside - head
        if 0 <= target != indent_of(lines[above]):
            yield _moved(lines, above, target, [above], "below")


def _first_dash(lines: list[str], number: int) -> Fault | None:
    """The dash of a list's first item, where its keys stand below the list's own and the second item fits nothing."""
    head, first = head_of(lines[number]), number
    if not _is_item(lines[number]):
        return None
    while (above := filled_before(lines, first)) < first:
        deeper, may_hold_list = indent_of(lines[above]) - indent_of(head), lines[above].rstrip().endswith(":")
        if deeper < 0 and not may_hold_list:
            return None
        if deeper < 0 or (deeper == 0 and may_hold_list and not _is_item(lines[first])):
            break
        first = above
    else:
        return None
    moved = len(head) - indent_of(lines[first])
    if first == number or _is_item(lines[first]) or moved < 0:
        return None
    replaced = {index: " " * moved + lines[index] for index in range(first, number) if moved and lines[index].strip()}
    replaced[first] = head + lines[first].lstrip()
    also = f"; indent the lines of the item below it by {moved} more" if len(replaced) > 1 else ""
    return Fault("missing-dash", MISSING_DASH + also, first, indent_of(lines[first]), 1, replaced, replaced[first])


def _is_item(line: str) -> bool:
    return re.match(r"\s*-(?:\s|$)", line) is not None


def _block(lines: list[str], number: int, target: int) -> list[int]:
    """The line and those below it that go where it goes."""
    indent, found = indent_of(lines[number]), [number]
    for index in range(number + 1, len(lines)):
        if not lines[index].strip():
            continue
        deep = indent_of(lines[index])
        if deep < indent or deep == target:
            break
        found.append(index)
    return found


def _moved(lines: list[str], number: int, target: int, block: list[int], side: str) -> Fault:
    """The lines of a block with its first line at a target."""
    indent = indent_of(lines[number])
    replaced = {
        index: " " * max(0, indent_of(lines[index]) - indent + target) + lines[index].lstrip(" ") for index in block
    }
    spaces = f"{target} space" + ("" if target == 1 else "s")
    message = f"the indentation of this line ({indent}) fits nothing {side}; indent it by {spaces}, like its neighbours"
    return Fault("indentation", message, number, indent, 1, replaced, replaced[number])


def _cost(lines: list[str], fault: Fault) -> tuple[int, ...]:
    """How little a mend mends: where the parser stops then, keys that stand nowhere, lines moved, an unusual depth."""
    mended = list(lines)
    for index, line in fault.replaced.items():
        mended[index] = line
    reached, strangers = len(lines), 0
    builder = TreeBuilder("\n".join(mended))
    try:
        root = builder.read()
        strangers = len(builder.refused) + min(_strangers(root, cls) for cls in (JourneyMap, Persona))
    except MarkedYAMLError as error:
        reached = int(error.problem_mark.line) if error.problem_mark else 0
    except (YAMLError, UnicodeEncodeError, TooDeep):
        reached = 0
    depth = indent_of(fault.replaced[fault.line])
    outer = next(
        (indent_of(line) for line in reversed(lines[: fault.line]) if line.strip() and indent_of(line) < depth), 0
    )
    above = indent_of(lines[filled_before(lines, fault.line)])
    beside = depth == above and abs(depth - indent_of(lines[fault.line])) < _USUAL  # a slip of one space
    return -reached, strangers, len(fault.replaced), int(depth - outer not in (0, _USUAL) and not beside)


def _strangers(node: Any, cls: type[Piece] | None) -> int:
    """Keys below a mapping of `cls` that stand on another, or on none."""
    if isinstance(node, Sequence):
        return sum(_strangers(item, cls) for item in node.items)
    if not isinstance(node, Mapping) or cls is None:
        return 0
    known = keys(Feeling if cls is Emotion else cls)
    found = 0
    for name, (_, value) in node.pairs.items():
        shape = known.get(name)
        if shape is None:
            found += not name.startswith("x-") and name != "by_persona"
        elif not shape.mapping:
            found += _strangers(value, shape.piece)
    return found
