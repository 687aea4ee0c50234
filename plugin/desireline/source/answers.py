"""The references of one file: those it can answer itself are judged, the others are kept for `between.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desireline.model import LANE_ROLES
from desireline.source.near_miss import NearMisses
from desireline.source.reading import Reading, extent, shown
from desireline.source.scalars import ID
from desireline.source.sheet import Offered, Spot
from desireline.source.suggest import did_you_mean, plain_word

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from desireline.source.tree_nodes import Scalar

Asked = dict[tuple[str, str], tuple[Spot, ...]]
"""Kind and text of references that other files must answer, with every place where they stand."""


def report_misnamed(piece: Any, reading: Reading) -> None:
    """Report texts where ids are meant, with the id that was meant where one is known."""
    from desireline.source.ids_meant import ids_meant, without_id  # noqa: PLC0415  # as a rule ids are right

    for kind, key, expected, many, node in reading.misnamed:
        text = node.value.strip()
        meant, paste = ids_meant(kind, text, node, reading, many=many)
        advice = f"; write '{meant}'" if paste else f", such as '{meant}'" if meant else ""
        if not advice and (named := without_id(kind, text, piece)):
            advice = f"; give the {named[0]} of that name an id ('id: {named[1]}'), and write it here"
        reading.error("bad-reference", f"{shown(text)} is no id; '{key}' takes {expected}{advice}", node, paste)


def outstanding(offered: Offered, own_lanes: Iterable[str], reading: Reading) -> Asked:
    """Judge the references of a file that offers `offered` and declares `own_lanes`; give what others must answer."""
    answers = _Answers(offered, own_lanes, reading)
    here = answers.here
    asked: dict[tuple[str, str], list[Spot]] = {}
    for kind, text, node in reading.referred:
        if kind in here and text in here[kind]:
            continue
        if not answers.answered(kind, text, node):
            asked.setdefault((kind, text), []).append(Spot(*extent(node)))
    return {key: tuple(spots) for key, spots in asked.items()}


_ENDS = frozenset({"end", "ends", "stop", "none", "nothing", "finish", "exit", "ende", "schluss", "fin", "no"})
"""What people write where a journey ends."""


class _Answers:
    """What one file can say about references in it."""

    def __init__(self, offered: Offered, own_lanes: Iterable[str], reading: Reading) -> None:
        self.offered = offered
        self.reading = reading
        self.lanes = {*LANE_ROLES, *own_lanes}
        self.titles = {title for title in offered.touchpoints.values() if title} | offered.free_touchpoints
        self.here: dict[str, Container[str]] = {
            "source": offered.sources,
            "touchpoint": offered.touchpoints.keys() | self.titles,
            "pain": offered.pains,
            "part": offered.parts,
            "step stage": offered.moments,
        }
        """Of each kind, what is answered here."""
        self.near: NearMisses | None = None

    def answered(self, kind: str, text: str, node: Scalar) -> bool:
        """Whether this file has the answer, or no other file can have it."""
        if kind in {"source", "persona", "company", "map", "place", "actor"}:
            return False
        if kind == "touchpoint":
            return self.touchpoint(text, node)
        if kind == "cell":
            self.cell(text, node)
            return True
        file, sign, name = text.partition("#")
        if sign and file != self.offered.id:
            return False
        return self.part(kind, name if sign else file, node)

    def part(self, kind: str, name: str, node: Scalar) -> bool:
        """A part of this file, of the kind meant."""
        offered = self.offered
        known: Iterable[str] = {"pain": offered.pains, "part": offered.parts}.get(kind, offered.moments)
        if name in known:
            return True
        if offered.future_of and name not in offered.parts and name not in offered.former_parts:
            return False
        self.reading.error("unknown-reference", missing_part(kind, name, known, offered), node)
        return True

    def touchpoint(self, text: str, node: Scalar) -> bool:
        """A text that is not declared: free, unless it nearly is something declared."""
        if self.offered.future_of:
            return False
        if self.near is None:
            self.near = NearMisses((*self.offered.touchpoints, *sorted(self.titles)))
        nearly = self.near.of(text)
        if nearly:
            self.reading.error("near-miss", nearly_declared("touchpoint", text, nearly), node)
        return True

    def cell(self, text: str, node: Scalar) -> None:
        """A step or stage of this file, and a lane of it."""
        name, dot, lane = text.rpartition(".")
        if not dot:
            message = f"{shown(text)} is no cell; write a step and its lane, such as 'check-prices.frontstage'"
            self.reading.error("bad-reference", message, node)
        elif name not in self.offered.moments:
            message = missing_part("step stage", name, self.offered.moments, self.offered)
            self.reading.error("unknown-reference", message, node)
        elif lane not in self.lanes:
            meant = did_you_mean(lane, sorted(self.lanes)) or ""
            advice = f"did you mean '{name}.{meant}'?" if meant else "the lanes are " + ", ".join(sorted(self.lanes))
            self.reading.error("unknown-reference", f"{shown(lane)} is no lane of this map; {advice}", node)


def missing_part(kind: str, name: str, known: Iterable[str], offered: Offered, where: str = "this file") -> str:
    """The message for a reference to a part that is not there, or is something else."""
    noun = {"pain": "pain", "part": "id"}.get(kind, "step or stage")
    if name in offered.former_parts:
        today = offered.former_parts[name]
        renamed = f"it is '{today}' now; write that" if today else "what it named has another id now, or none"
        return f"'{name}' is a former id of {where}; {renamed}"
    if name in offered.retired:
        return f"'{name}' is retired in {where}; point at what took its place, or take this out"
    if name in offered.parts:
        return f"'{name}' is {offered.parts[name]} of {where}, and this takes a {noun}"
    meant = did_you_mean(name, sorted(known))
    if noun == "step or stage" and meant is None and plain_word(name) in _ENDS:
        return f"there is no {noun} {shown(name)} in {where}; 'next: []' says that the journey ends"
    return f"there is no {noun} {shown(name)} in {where}; " + (
        f"did you mean '{meant}'?" if meant else _list_of(noun, sorted(known), name)
    )


def _list_of(noun: str, known: list[str], name: str) -> str:
    if not known:
        none = f"no {noun} there has an id" if noun != "id" else "nothing there has an id"
        return f"{none}; give the one that is meant 'id: {name}'" if ID.fullmatch(name) else none
    more = f" and {len(known) - 5} more" if len(known) > 5 else ""
    return "there are " + ", ".join(known[:5]) + more


def nearly_declared(noun: str, text: str, nearly: str) -> str:
    """The message for a free text that nearly is something declared."""
    return f"{shown(text)} nearly is the {noun} {shown(nearly)}; write that, or declare {shown(text)} to keep both"
