"""What a file says judged by itself: its ids, what it fills, its scores, and those references it can answer.

What it cannot answer (personas, other maps, sources declared elsewhere) is kept for `between.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from desireline.model import (
    BUILT_IN_ROWS,
    LANE_ROLES,
    JourneyMap,
    Lane,
    Pain,
    Part,
    Persona,
    Row,
    Scale,
    Source,
    Touchpoint,
)
from desireline.model.journey import Retired
from desireline.source.answers import Asked, outstanding, report_misnamed
from desireline.source.arrows import judge_arrows
from desireline.source.names import judge_names
from desireline.source.reading import Declared, Reading, extent, shown
from desireline.source.scores import judge_scores
from desireline.source.sheet import MomentName, Offered, Spot
from desireline.source.suggest import did_you_mean, plain_word
from desireline.source.tree_quote import paste_in_place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desireline.source.tree_nodes import Mapping, Node, Scalar

_APART: Final = {Row: "rows", Lane: "lanes", Scale: "scales"}
_NOUNS: Final = {"rows": "row", "lanes": "lane", "scales": "scale"}
_BUILT_IN: Final = {"rows": BUILT_IN_ROWS, "lanes": LANE_ROLES, "scales": ("emotion",)}
_NO_PARTS: Final = frozenset({JourneyMap, Persona, Retired})
"""They have ids, and are no parts of a file."""
_COMPARED: Final = {Source: "source", Touchpoint: "touchpoint"}
"""Parts whose ids are compared between files."""


def judge(
    piece: Any, tree: Mapping, reading: Reading, lost: frozenset[str]
) -> tuple[dict[str, Part], Offered, Asked, dict[str, Spot]]:
    """Report what is wrong within the file; give its parts, what it offers to others and asks of them, and places.

    References to `lost` names (see `lost.py`) are not missed.
    """
    if lost:
        reading.referred = [each for each in reading.referred if each[1].partition(".")[0] not in lost]
        reading.filled = [each for each in reading.filled if each[1] not in lost]
    is_map = isinstance(piece, JourneyMap)
    parts, apart = _ids(reading)
    retired = {made.id: node for made, node in reading.declared if made.__class__ is Retired}
    former = _former(parts, retired, reading)
    if is_map:
        _filled(apart, reading)
        judge_scores(piece, reading)
    offered = _offered(piece, parts, former, retired)
    if is_map and piece.arrows and not lost and not any(each.severity == "error" for each in reading.problems):
        judge_arrows(piece, reading)
    if reading.misnamed:
        report_misnamed(piece, reading)
    if reading.alone:
        judge_names({*offered.touchpoints.values(), *offered.free_touchpoints}, reading)
    asked = outstanding(offered, apart["lanes"], reading)
    return {name: made for name, (made, _) in parts.items()}, offered, asked, _spots(tree, parts)


_Parts = dict[str, "Declared"]


def _ids(reading: Reading) -> tuple[_Parts, dict[str, _Parts]]:
    """Parts by id, and rows, lanes and scales by id; what stands twice is reported."""
    parts, apart, twice = _by_id(reading.declared)
    if twice:
        # What stands inside a part is read before the part is done; what stands first in the file is the first.
        reading.declared.sort(key=lambda declared: _position(declared[1]))
        parts, apart, twice = _by_id(reading.declared)
    for made, node in twice:
        name = made.id
        first, first_node = (apart[_APART[made.__class__]] if made.__class__ in _APART else parts)[name]
        if first_node is node:
            message = f"an alias copies the id '{name}', which may stand once in a file; write the part out"
        else:
            where = f"{_line(first_node)} ({first.noun})"
            message = f"the id '{name}' stands already in {where}; ids are unique in a file, so choose another"
        reading.error("duplicate-id", message, node)
    return parts, apart


def _by_id(all_declared: list[Declared]) -> tuple[_Parts, dict[str, _Parts], list[Declared]]:
    """Parts by id; rows, lanes and scales by id; and what claims an id that stands before it in the list."""
    parts: _Parts = {}
    apart: dict[str, _Parts] = {"rows": {}, "lanes": {}, "scales": {}}
    twice = []
    for declared in all_declared:
        cls = declared[0].__class__
        if cls in _APART:
            space = apart[_APART[cls]]
        elif cls in _NO_PARTS:
            continue
        else:
            space = parts
        if space.setdefault(declared[0].id, declared) is not declared:
            twice.append(declared)
    return parts, apart, twice


def _line(node: Scalar) -> str:
    return f"line {node.start_mark.line + 1}"


def _position(node: Scalar) -> tuple[int, int]:
    mark = node.start_mark
    return mark.line, mark.column


def _former(parts: _Parts, retired: dict[str, Scalar], reading: Reading) -> dict[str, str]:
    """Former ids of parts, with the id of today ("" where the part has none)."""
    claims: dict[str, tuple[Any, Scalar]] = {}
    for name, made, node in sorted(reading.claimed, key=lambda claim: _position(claim[2])):
        if made.__class__ in _NO_PARTS or made.__class__ in _APART:
            continue
        if name in parts:
            message = f"'{name}' is no former id: it is in use in {_line(parts[name][1])}; take it out of 'was'"
            reading.error("id-in-use", message, node)
        elif name in claims and claims[name][0] is not made:
            where = _line(claims[name][1])
            message = f"two parts claim the former id '{name}' (see {where}); keep one, or use 'retired: … to: [a, b]'"
            reading.error("claimed-twice", message, node)
        elif name in retired:
            message = f"'{name}' is retired in {_line(retired[name])} and claimed here; keep one of the two"
            reading.error("claimed-twice", message, node)
        claims.setdefault(name, (made, node))
    seen: set[str] = set()
    for made, node in reading.declared if retired else ():
        if made.__class__ is not Retired:
            continue
        name = made.id
        if name in parts:
            where = _line(parts[name][1])
            message = f"'{name}' is retired here and in use in {where}; a published id is not used again"
            reading.error("id-in-use", message, node)
        if name in seen:
            message = f"'{name}' is retired twice; say it once, with all that took its place in 'to'"
            reading.error("duplicate-id", message, node)
        seen.add(name)
    return {name: made.id or "" for name, (made, _) in claims.items()}


def _filled(apart: dict[str, _Parts], reading: Reading) -> None:
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
        titled = (
            known for known, (part, _) in apart[where].items() if plain_word(part.title or "") == plain_word(name)
        )
        meant = next(titled, None) or did_you_mean(name, apart[where])
        declaration = f"declare it on the map: {where}: [{{id: {name}, title: …}}]"
        advice = f"did you mean '{meant}'?" if meant else declaration
        paste = paste_in_place(reading.source.lines, node, meant) if meant else ""
        reading.error("unknown-key", f"{shown(name)} is no {noun} of this map; {advice}", node, paste)


def _offered(piece: Any, parts: _Parts, former: dict[str, str], retired: Iterable[str]) -> Offered:
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
        parts={name: made.noun for name, (made, _) in parts.items()},
        pains=frozenset([name for name, (made, _) in parts.items() if made.__class__ is Pain]),
        former_parts=former,
        retired=frozenset(retired),
        moments=moments,
        sources={source.id: source for source in piece.sources if source.id},
        touchpoints={point.id: point.title or "" for point in touchpoints if point.id},
        free_touchpoints=frozenset(point.title for point in touchpoints if point.title and not point.id),
    )


def _spots(tree: Mapping, parts: _Parts) -> dict[str, Spot]:
    spots = {
        f"{_COMPARED[made.__class__]} {name}": Spot(*extent(node))
        for name, (made, node) in parts.items()
        if made.__class__ in _COMPARED
    }
    for key in ("future_of", "translates", "part_of", "was", "stages"):
        if key in tree.pairs:
            node: Node = tree.pairs[key][1] if key != "stages" else tree.pairs[key][0]
            spots[key] = Spot(*extent(node))
    return spots
