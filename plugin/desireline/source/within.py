"""What a file says judged by itself: its ids, what it fills, its scores, and those references it can answer.

What it cannot answer (personas, other maps, sources declared elsewhere) is kept for `between.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from desireline.model import (
    BUILT_IN_ROWS,
    EMOTION,
    LANE_ROLES,
    JourneyMap,
    Lane,
    Number,
    Pain,
    Part,
    Persona,
    Row,
    Scale,
    Source,
    Touchpoint,
)
from desireline.model.journey import Retired
from desireline.source.near_miss import near_miss
from desireline.source.reading import Declared, Reading, Referred, extent, shown
from desireline.source.sheet import MomentName, Offered, Spot
from desireline.source.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desireline.source.tree_nodes import Mapping, Node, Scalar

Asked = dict[tuple[str, str], tuple[Spot, ...]]

_APART: Final = {Row: "rows", Lane: "lanes", Scale: "scales"}
_NOUNS: Final = {"rows": "row", "lanes": "lane", "scales": "scale"}
_BUILT_IN: Final = {"rows": BUILT_IN_ROWS, "lanes": LANE_ROLES, "scales": ("emotion",)}


def judge(piece: Any, tree: Mapping, reading: Reading) -> tuple[dict[str, Part], Offered, Asked, dict[str, Spot]]:
    """Report what is wrong within the file; give its parts, what it offers to others and asks of them, and places."""
    is_map = isinstance(piece, JourneyMap)
    parts, apart = _ids(reading)
    retired = {each.name: each for each in reading.declared if isinstance(each.piece, Retired)}
    former = _former(parts, retired, reading)
    if is_map:
        _filled(apart, reading)
        _scores(piece, reading)
    offered = _offered(piece, parts, former, retired)
    asked = _Answers(offered, apart, reading).outstanding()
    by_id: dict[str, Any] = {name: declared.piece for name, declared in parts.items()}
    return by_id, offered, asked, _spots(tree, parts)


def _ids(reading: Reading) -> tuple[dict[str, Declared], dict[str, dict[str, Declared]]]:
    """Parts by id, and rows, lanes and scales by id; what stands twice is reported."""
    # What stands inside a part is read before the part is done; what stands first in the file is the first.
    reading.declared.sort(key=_position)
    reading.claimed.sort(key=_position)
    parts: dict[str, Declared] = {}
    apart: dict[str, dict[str, Declared]] = {"rows": {}, "lanes": {}, "scales": {}}
    for declared in reading.declared:
        cls = declared.piece.__class__
        if cls in {JourneyMap, Persona, Retired}:
            continue
        space = apart[_APART[cls]] if cls in _APART else parts
        first = space.setdefault(declared.name, declared)
        if first is not declared:
            where = f"line {first.node.start_mark.line + 1} ({first.piece.noun})"
            if first.node is declared.node:
                message = (
                    f"an alias copies the id '{declared.name}', which may stand once in a file; write the part out"
                )
            else:
                message = (
                    f"the id '{declared.name}' stands already in {where}; ids are unique in a file, so choose another"
                )
            reading.error("duplicate-id", message, declared.node)
    return parts, apart


def _position(declared: Declared) -> tuple[int, int]:
    mark = declared.node.start_mark
    return mark.line, mark.column


def _former(parts: dict[str, Declared], retired: dict[str, Declared], reading: Reading) -> dict[str, str]:
    """Former ids of parts, with the id of today ("" where the part has none)."""
    claims: dict[str, Declared] = {}
    for claim in reading.claimed:
        if claim.piece.__class__ in {JourneyMap, Persona} or claim.piece.__class__ in _APART:
            continue
        name = claim.name
        if name in parts:
            where = f"line {parts[name].node.start_mark.line + 1}"
            message = f"'{name}' is no former id: it is in use in {where}; take it out of 'was'"
            reading.error("id-in-use", message, claim.node)
        elif name in claims and claims[name].piece is not claim.piece:
            where = f"line {claims[name].node.start_mark.line + 1}"
            message = f"two parts claim the former id '{name}' (see {where}); keep one, or use 'retired: … to: [a, b]'"
            reading.error("claimed-twice", message, claim.node)
        elif name in retired:
            where = f"line {retired[name].node.start_mark.line + 1}"
            reading.error(
                "claimed-twice", f"'{name}' is retired in {where} and claimed here; keep one of the two", claim.node
            )
        claims.setdefault(name, claim)
    seen: set[str] = set()
    for declared in reading.declared:
        if not isinstance(declared.piece, Retired):
            continue
        if declared.name in parts:
            where = f"line {parts[declared.name].node.start_mark.line + 1}"
            message = f"'{declared.name}' is retired here and in use in {where}; a published id is not used again"
            reading.error("id-in-use", message, declared.node)
        if declared.name in seen:
            message = f"'{declared.name}' is retired twice; say it once, with all that took its place in 'to'"
            reading.error("duplicate-id", message, declared.node)
        seen.add(declared.name)
    return {name: getattr(claim.piece, "id", None) or "" for name, claim in claims.items()}


def _filled(apart: dict[str, dict[str, Declared]], reading: Reading) -> None:
    """What a stage fills under `rows`, `lanes` and `scales` is declared on the map."""
    for where, name, node in reading.filled:
        if name in apart[where] and name not in _BUILT_IN[where]:
            continue
        noun = _NOUNS[where]
        if name in _BUILT_IN[where]:
            key = "text (of the step)" if name == "customer" else f"{name}:"
            message = f"'{name}' is built in and a key of its own; write '{key}' beside '{where}', not in it"
            reading.error("misplaced-key", message, node)
            continue
        meant = did_you_mean(name, apart[where])
        declaration = f"declare it on the map: {where}: [{{id: {name}, title: …}}]"
        advice = f"did you mean '{meant}'?" if meant else declaration
        reading.error("unknown-key", f"{shown(name)} is no {noun} of this map; {advice}", node)


def _scores(journey: JourneyMap, reading: Reading) -> None:
    """Scores outside of their scale are kept, and reported."""
    scales = {scale.id: scale for scale in (EMOTION, *journey.scales)}
    bounds = {name: scale.bounds for name, scale in scales.items()}
    for name, score, node, explicit in reading.scored:
        scale = scales.get(name)
        if scale is None:
            continue
        low, high = bounds[name]
        if isinstance(score, Number):
            if not low <= score.value <= high:
                message = f"{score} lies outside of the scale '{name}', which runs from {low:g} to {high:g}"
                reading.warning("out-of-scale", message, node)
        elif scale.by_level:
            if score not in scale.levels:
                meant = did_you_mean(score, scale.levels)
                advice = f"did you mean '{meant}'?" if meant else "they are " + ", ".join(scale.levels)
                reading.warning("out-of-scale", f"{shown(score)} is no level of the scale '{name}'; {advice}", node)
        elif explicit:
            message = f"a score on '{name}' is a number from {low:g} to {high:g}; write 'word: {score}' for the word"
            reading.warning("out-of-scale", message, node)


def _offered(piece: Any, parts: dict[str, Declared], former: dict[str, str], retired: dict[str, Declared]) -> Offered:
    is_map = isinstance(piece, JourneyMap)
    moments: dict[str, MomentName] = {}
    for stage in piece.stages if is_map else ():
        if stage.id:
            moments.setdefault(stage.id, MomentName("stage", stage.title, ""))
        for step in stage.steps:
            if step.id:
                moments.setdefault(step.id, MomentName("step", step.text, stage.id or ""))
    touchpoints = piece.touchpoints if is_map else ()
    return Offered(
        id=piece.key,
        is_map=is_map,
        lang=piece.lang or "",
        state=piece.state if is_map else piece.kind,
        name="" if is_map else piece.title,
        former=piece.was,
        future_of=(piece.future_of or "") if is_map else "",
        translates=piece.translates or "",
        part_of=(piece.part_of or "") if is_map else "",
        personas=piece.personas if is_map else (),
        parts={name: declared.piece.noun for name, declared in parts.items()},
        pains=frozenset(name for name, each in parts.items() if isinstance(each.piece, Pain)),
        former_parts=former,
        retired=frozenset(retired),
        moments=moments,
        sources={source.id: source for source in piece.sources if source.id},
        touchpoints={point.id: point.title or "" for point in touchpoints if point.id},
        free_touchpoints=frozenset(point.title for point in touchpoints if point.title and not point.id),
    )


class _Answers:
    """The references of one file: those it answers itself are judged, the others kept."""

    def __init__(self, offered: Offered, apart: dict[str, dict[str, Declared]], reading: Reading) -> None:
        self.offered = offered
        self.reading = reading
        self.lanes = {*LANE_ROLES, *apart["lanes"]}
        self.titles = {title for title in offered.touchpoints.values() if title} | offered.free_touchpoints

    def outstanding(self) -> Asked:
        """Judge all; give what other files must answer."""
        asked: dict[tuple[str, str], list[Spot]] = {}
        for referred in self.reading.referred:
            if not self.answered(referred):
                spots = asked.setdefault((referred.kind, referred.text), [])
                spots.append(Spot(*extent(referred.node)))
        return {key: tuple(spots) for key, spots in asked.items()}

    def answered(self, referred: Referred) -> bool:
        """Whether this file has the answer, or another file cannot have it."""
        kind, text, node = referred
        if kind == "source":
            return text in self.offered.sources
        if kind in {"persona", "company", "map", "place", "actor"}:
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
        if text in self.offered.touchpoints or text in self.titles:
            return True
        if self.offered.future_of:
            return False
        nearly = near_miss(text, (*self.offered.touchpoints, *sorted(self.titles)))
        if nearly:
            self.reading.error("near-miss", nearly_declared("touchpoint", text, nearly), node)
        return True

    def cell(self, text: str, node: Scalar) -> None:
        name, dot, lane = text.rpartition(".")
        if not dot:
            message = f"{shown(text)} is no cell; write a step and its lane, such as 'check-prices.frontstage'"
            self.reading.error("bad-reference", message, node)
        elif name not in self.offered.moments:
            message = missing_part("step stage", name, self.offered.moments, self.offered)
            self.reading.error("unknown-reference", message, node)
        elif lane not in self.lanes:
            meant = did_you_mean(lane, self.lanes) or ""
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
    return f"there is no {noun} {shown(name)} in {where}; " + (
        f"did you mean '{meant}'?" if meant else _list_of(noun, sorted(known))
    )


def _list_of(noun: str, known: list[str]) -> str:
    if not known:
        return f"no {noun} there has an id" if noun != "id" else "nothing there has an id"
    more = f" and {len(known) - 5} more" if len(known) > 5 else ""
    return "there are " + ", ".join(known[:5]) + more


def nearly_declared(noun: str, text: str, nearly: str) -> str:
    """The message for a free text that nearly is something declared."""
    return f"{shown(text)} nearly is the {noun} {shown(nearly)}; write that, or declare {shown(text)} to keep both"


def _spots(tree: Mapping, parts: dict[str, Declared]) -> dict[str, Spot]:
    spots = {
        f"{'source' if isinstance(each.piece, Source) else 'touchpoint'} {name}": Spot(*extent(each.node))
        for name, each in parts.items()
        if isinstance(each.piece, Source | Touchpoint)
    }
    for key in ("future_of", "translates", "part_of", "was", "stages"):
        if key in tree.pairs:
            node: Node = tree.pairs[key][1] if key != "stages" else tree.pairs[key][0]
            spots[key] = Spot(*extent(node))
    return spots
