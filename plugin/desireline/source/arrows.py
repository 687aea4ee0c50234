"""Arrows that lead from nothing, to nothing or to where they come from: there is nothing to hold on to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desireline.model import LANE_ROLES, JourneyMap, Moment, Stage, cells
from desireline.model.patterns import later
from desireline.source.reading import Reading, shown
from desireline.source.tree_quote import paste_in_place, reads_alone

if TYPE_CHECKING:
    from desireline.model import Arrow
    from desireline.source.tree_nodes import Scalar

_WRITTEN: Final = later(
    r"(?P<start>[\w.-]+)\s*(?P<sign><?(?:-{1,2}>|=>)|[\u2192\u2194\u21d2\u21d4])\s*(?P<end>[\w.-]+)(?:\s*[:,(]\s*(?P<text>[^()]+?)\)?)?"
)
"""`sit.frontstage -> eat.backstage: order`, as people draw arrows with signs."""


def arrow_meant(node: Scalar, reading: Reading) -> tuple[str, str]:
    """What is said of `sit.frontstage -> eat.backstage: order`, and the line to paste; two empty texts for others."""
    found = _WRITTEN.fullmatch(node.value.strip())
    if found is None or found["start"] == found["end"]:
        return "", ""
    text = f", text: {found['text'].strip()}" if found["text"] else ""
    both = ", both: true" if found["sign"][0] in "<\u2190\u2194\u21d4" else ""
    made = f"{{from: {found['start']}, to: {found['end']}{text}{both}}}"
    if not reads_alone(made):
        return "", ""
    return f"; write '{made}'", paste_in_place(reading.source.lines, node, made)


def judge_arrows(journey: JourneyMap, reading: Reading) -> None:
    """Warn of each arrow with an end in an empty cell, or both in one. Cells that do not exist are said elsewhere."""
    moments = _moments(journey)
    lanes = {*LANE_ROLES, *(lane.id for lane in journey.lanes)}
    ends = [(text, node) for kind, text, node in reading.referred if kind == "cell"]
    for arrow in journey.arrows:
        from_, to = _nodes(arrow, ends)
        if arrow.from_ == arrow.to:
            message = f"this arrow leads from {shown(arrow.to)} to itself; delete it, or name another cell"
            reading.warning("arrow-to-nothing", message, to)
            continue
        for text, node in ((arrow.from_, from_), (arrow.to, to)):
            name, _, lane = text.rpartition(".")
            if name in moments and lane in lanes and not any(_says(moment, lane) for moment in moments[name]):
                message = (
                    f"nothing stands in the cell {shown(text)}, so this arrow has no end there; "
                    f"write what happens under '{lane}' of '{name}', or name another cell"
                )
                reading.warning("arrow-to-nothing", message, node)


def _moments(journey: JourneyMap) -> dict[str, tuple[Moment, ...]]:
    """Stages and steps by id, with whom they share cells: a stage with its first step, an only step with its stage."""
    found: dict[str, tuple[Moment, ...]] = {}
    for stage in journey.stages:
        if stage.id:
            found.setdefault(stage.id, (stage, *stage.steps[:1]))
        for step in stage.steps:
            if step.id:
                found.setdefault(step.id, (step, stage) if len(stage.steps) == 1 else (step,))
    return found


def _says(moment: Moment, lane: str) -> bool:
    if lane == "customer":
        return bool(moment.name) and not (isinstance(moment, Stage) and moment.steps)
    return bool(cells(moment, lane))


def _nodes(arrow: Arrow, ends: list[tuple[str, Scalar]]) -> tuple[Scalar, Scalar]:
    """The scalars of both ends."""
    from_ = _node(arrow.from_, arrow, ends)
    return from_, _node(arrow.to, arrow, [end for end in ends if end[1] is not from_] or ends)


def _node(text: str, arrow: Arrow, ends: list[tuple[str, Scalar]]) -> Scalar:
    """The first scalar that holds the text from the arrow's beginning on; any one where an alias brought it there."""
    start = arrow.place.line - 1, arrow.place.column - 1
    held = [node for each, node in ends if each == text] or [node for _, node in ends]
    return next((node for node in held if (node.start_mark.line, node.start_mark.column) >= start), held[0])
