"""Arrows of the blueprint: as lines that are grid items, and as words that everybody can read."""

import itertools
from collections.abc import Sequence

from desireline.draw.blueprint.board import Board, Spot
from desireline.draw.blueprint.cell import lane_name
from desireline.draw.blueprint.lines import STEP, Lines, shift_px
from desireline.draw.blueprint.routes import Plan, Route, Run, Shaft
from desireline.draw.facts import Facts
from desireline.draw.html import esc
from desireline.draw.inline import inline, plain
from desireline.model import Arrow, ways


def arrow_lines(routed: Plan, drawn: Board, at: Lines, facts: Facts, steps: Sequence[tuple[int, int]]) -> str:
    """All lines, heads and words of the arrows, hidden from readers that speak (the words stand in the cells).

    `steps` are the hints that `step_ways` gives.
    """
    made = [_level_lines(routed, drawn, at, facts, steps)]
    for route in routed.routes:
        if route.kind == "upright":
            made.append(_upright(route, drawn, at, facts))
        elif route.kind == "bent":
            made.append(_bent(route, routed, drawn, at, facts))
    return "".join(made)


def _upright(route: Route, drawn: Board, at: Lines, facts: Facts) -> str:
    shaft = route.shafts[0]
    down = route.source.band < route.target.band
    heads = (" dl-bp-start" if not down or route.arrow.both else "") + (
        " dl-bp-end" if down or route.arrow.both else ""
    )
    words = ""
    if route.arrow.text:
        gutter = shaft.top // 2 + 1
        row, middle = at.gutter[gutter], at.middle(shaft.column)
        shift, most = shift_px(shaft), STEP // shaft.crowd - 4
        area = f"{row}/{middle - 1}/{row + 1}/{middle + 1}"
        words = _words(area, route.arrow, facts, f";--x:{2 * shift}px;--w:{most}px", _dark(drawn, gutter))
    return _vertical(shaft, at, heads) + words


def _bent(route: Route, routed: Plan, drawn: Board, at: Lines, facts: Facts) -> str:
    source, target = route.shafts
    track = {id(upright): run.track for run in route.runs for upright in (run.start, run.end)}
    made = [
        _vertical(source, at, _head_at_cell(source) if route.arrow.both else "", track[id(source)]),
        _vertical(target, at, _head_at_cell(target), track[id(target)]),
    ]
    made += [_horizontal(run, at) for run in route.runs]
    if route.riser:
        first, last = sorted(at.tracks[run.gutter][run.track] for run in route.runs)
        line, x = at.across(route.riser)
        made.append(f'<i class="dl-bp-v" style="--a:{first}/{line}/{last}/{line + 1};--x:{x}px"></i>')
    if route.arrow.text:
        run = max(route.runs, key=lambda each: at.distance(at.across(each.start), at.across(each.end)))
        made.append(_run_words(run, routed, at, route.arrow, facts, _dark(drawn, run.gutter)))
    return "".join(made)


def _dark(drawn: Board, gutter: int) -> str:
    """The class of words on the shade."""
    return " dl-bp-dark" if drawn.shade and drawn.shade[0] < gutter <= drawn.shade[1] + 1 else ""


def _head_at_cell(shaft: Shaft) -> str:
    return " dl-bp-start" if shaft.top % 2 else " dl-bp-end"


def _vertical(shaft: Shaft, at: Lines, heads: str, track: int = 0) -> str:
    first, last = at.level(shaft.top, track), at.level(shaft.bottom, track, top=False)
    line, x = at.across(shaft)
    shift = f";--x:{x}px" if x else ""
    return f'<i class="dl-bp-v{heads}" style="--a:{first}/{line}/{last}/{line + 1}{shift}"></i>'


def _horizontal(run: Run, at: Lines) -> str:
    row = at.tracks[run.gutter][run.track] - 1
    (start, x1), (end, x2) = at.across(run.start), at.across(run.end)
    if start == end:
        place = f"--a:{row}/{start}/{row + 1}/{start + 1};--x:{x1}px;--y:0px;--w:{x2 - x1}px"
        return f'<i class="dl-bp-h dl-bp-short" style="{place}"></i>'
    return f'<i class="dl-bp-h" style="--a:{row}/{start}/{row + 1}/{end};--x:{x1}px;--y:{-x2}px"></i>'


def _run_words(run: Run, routed: Plan, at: Lines, arrow: Arrow, facts: Facts, dark: str) -> str:
    """The words of a run above its line, where no upright line passes: in the longest clear part of it."""
    row = at.tracks[run.gutter][run.track] - 1
    inside = {at.across(upright) for upright in routed.uprights_in(run.gutter)}
    first, last = at.across(run.start), at.across(run.end)
    stops = [first, *sorted(place for place in inside if first < place < last), last]
    (start, x1), (end, x2) = max(itertools.pairwise(stops), key=lambda pair: at.distance(*pair))
    if start == end:
        start, x1, end, x2 = start - 1, 0, end + 1, 0
    return _words(
        f"{row}/{start}/{row + 1}/{end}", arrow, facts, f";--x:{x1}px;--y:{-x2}px;--w:100%", f" dl-bp-over{dark}"
    )


def _words(area: str, arrow: Arrow, facts: Facts, more: str, kind: str) -> str:
    return f'<span class="dl-bp-w{kind}" style="--a:{area}{more}">{inline(arrow.text or "", facts.view)}</span>'


def _level_lines(routed: Plan, drawn: Board, at: Lines, facts: Facts, steps: Sequence[tuple[int, int]]) -> str:
    """Level arrows, those between the same two cells above one another, with the way from step to step."""
    stacks: dict[tuple[int, int, int], list[str]] = {}
    for route in routed.routes:
        if route.kind == "level":
            left = route.columns[0]
            forward = route.source.column_towards(route.target) == left
            heads = (" dl-bp-start" if not forward or route.arrow.both else "") + (
                " dl-bp-end" if forward or route.arrow.both else ""
            )
            words = f"<span>{inline(route.arrow.text, facts.view)}</span>" if route.arrow.text else ""
            stacks.setdefault((route.source.band, *route.columns), []).append(f'{words}<i class="dl-bp-l{heads}"></i>')
    for band, left in steps:
        stacks.setdefault((band, left, left + 1), []).append('<i class="dl-bp-l dl-bp-end dl-bp-next"></i>')
    made = []
    for (band, left, right), lines in stacks.items():
        risers = routed.risers_in(right) if routed.routes and right - left == 1 else 0
        room = f";--x:{12 * risers + 6}px" if risers else ""
        area = f"{at.band[band]}/{at.end(left)}/{at.band[band] + 1}/{at.start(right)}"
        dark = " dl-bp-dark" if drawn.shade and drawn.shade[0] <= band <= drawn.shade[1] else ""
        made.append(f'<div class="dl-bp-levels{dark}" style="--a:{area}{room}">{"".join(lines)}</div>')
    return "".join(made)


def step_ways(drawn: Board, facts: Facts) -> list[tuple[int, int]]:
    """Neighbouring steps that follow one another: their band and the left one's column.

    `next` is no arrow of the blueprint; only the plain order of the customer's own steps is hinted at, and not where
    an arrow is written between them.
    """
    bands = drawn.lane_bands("customer")
    if not bands:
        return []
    band = bands[0]
    shown = {cell.first for cell in drawn.cells if cell.band == band}
    followed = {way.source for way in ways(facts.journey) if way.target == way.source + 1}
    made = [column for column in sorted(followed & shown) if column + 1 in shown]
    if made and facts.journey.arrows:
        written = {frozenset((arrow.from_, arrow.to)) for arrow in facts.journey.arrows}
        names = [f"{column.moment.id}.customer" for column in drawn.columns]
        made = [column for column in made if frozenset(names[column : column + 2]) not in written]
    return [(band, column) for column in made]


def arrow_words(routed: Plan, drawn: Board, facts: Facts) -> dict[tuple[int, int], str]:
    """For each cell with arrows (band and first column), a list of them in words."""
    found: dict[tuple[int, int], list[str]] = {}
    words = facts.view.words
    for route in routed.routes:
        there, here = (_named(spot, other, drawn, facts) for spot, other in (
            (route.target, route.source), (route.source, route.target)))  # fmt: skip
        text = inline(route.arrow.text, facts.view) if route.arrow.text else ""
        if route.arrow.both:
            said = (words("To and from {place}", place=there), words("To and from {place}", place=here))
            kinds = ("both", "both")
        else:
            said = (words("To {place}", place=there), words("From {place}", place=here))
            kinds = ("to", "from")
        for spot, place, kind in zip((route.source, route.target), said, kinds, strict=True):
            item = f'<li class="dl-bp-{kind}"><span{facts.ui}>{esc(place)}</span>{": " if text else ""}{text}</li>'
            found.setdefault((spot.band, spot.first), []).append(item)
    return {place: f'<ul class="dl-bp-arrows">{"".join(items)}</ul>' for place, items in found.items()}


def _named(spot: Spot, seen_from: Spot, drawn: Board, facts: Facts) -> str:
    """A place in words: its lane, and its step or stage where that is another."""
    band = drawn.bands[spot.band]
    lane = plain(lane_name(band.lane, facts))
    if spot.first <= seen_from.first <= spot.last or seen_from.first <= spot.first <= seen_from.last:
        return lane
    column = drawn.columns[spot.first]
    name = plain((column.stage if band.wide else column.moment).name) or plain(column.stage.title)
    return facts.view.words("{lane}, at “{step}”", lane=lane, step=name)
