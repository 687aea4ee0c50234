"""The service blueprint in characters: lanes down, steps across, as many at a time as the width holds."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from desireline.draw.inline import plain
from desireline.draw.text.cells import cells_wide, hanging, lines_of, padded, shortened, underlined, visible
from desireline.draw.text.lane_words import lane_title, lines_below, words_at
from desireline.draw.text.said import column_name, stage_name
from desireline.draw.view import View
from desireline.model import Arrow, Column, JourneyMap, Lane, columns, drawn_lanes

HEAD: Final = 11
LEAST_CELL: Final = 15
"""Cells that a column needs to be read."""
LEAST_WIDTH: Final = 40


def blueprint_text(journey: JourneyMap, view: View, width: int = 80) -> str:
    """The blueprint, cut into tables of as many steps as fit side by side, then its arrows in words.

    Args:
        journey: The map.
        view: Its surroundings.
        width: Cells across; fewer than 40 count as 40.
    """
    width = max(width, LEAST_WIDTH)
    all_columns, lanes = columns(journey), drawn_lanes(journey)
    lines = underlined(plain(journey.title), width)
    most = max(1, (width - HEAD - 1) // (LEAST_CELL + 1))
    parts = -(-len(all_columns) // most)
    each = -(-len(all_columns) // max(parts, 1))
    for start in range(0, len(all_columns), max(each, 1)):
        lines += ["", *_table(journey, lanes, all_columns[start : start + each], view, width)]
    arrows = [_arrow(arrow, journey, view) for arrow in journey.arrows]
    if arrows:
        lines += ["", view.words("Arrows"), *(line for text in arrows for line in hanging("- ", text, width))]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _table(journey: JourneyMap, lanes: tuple[Lane, ...], part: Sequence[Column], view: View, width: int) -> list[str]:
    cell = (width - HEAD - 1) // len(part) - 1
    rule = "-" * HEAD + "+" + ("-" * cell + "+") * len(part)
    heads = [f"{column.index + 1} {stage_name(column.stage, view)}" for column in part]
    made = [rule, *_band(view.words("Stages"), [[head] for head in heads], cell), rule]
    below = lines_below([lane.drawn_as for lane in lanes], view)
    said = [words_at(column, journey, view) for column in part]
    for lane, line in zip(lanes, below, strict=True):
        made += _band(lane_title(lane, journey, view), [at.get(lane.id or "", ()) for at in said], cell)
        made.append(_named_rule(visible(line), len(rule)) if line else rule)
    return made


def _band(name: str, texts: Sequence[Sequence[str]], cell: int) -> list[str]:
    head = lines_of(name, HEAD - 1)
    stacks = [[line for text in said for line in lines_of(text, cell - 1)] for said in texts]
    return [
        padded(first, HEAD) + "|" + "".join(padded(text, cell) + "|" for text in rest)
        for first, *rest in zip_longest(head, *stacks, fillvalue="")
    ]


def _named_rule(name: str, length: int) -> str:
    shown = f"== {shortened(name, length - 8)} "
    return shown + "=" * (length - cells_wide(shown))


def _arrow(arrow: Arrow, journey: JourneyMap, view: View) -> str:
    link = "<->" if arrow.both else "->"
    text = f": {plain(arrow.text)}" if arrow.text else ""
    return f"{_end(arrow.from_, journey, view)} {link} {_end(arrow.to, journey, view)}{text}"


def _end(reference: str, journey: JourneyMap, view: View) -> str:
    """`step.lane` by the step's number and the lane's name; as written where there is no such cell."""
    moment_id, _, lane_id = reference.partition(".")
    lane = next((lane for lane in drawn_lanes(journey) if lane.id == lane_id), None)
    for column in columns(journey):
        if lane is not None and (
            (column.step is not None and column.step.id == moment_id) or column.stage.id == moment_id
        ):
            return f"{column.index + 1} {column_name(column, view)} ({lane_title(lane, journey, view)})"
    return reference
