"""Findings on how the service works: channels, hand-offs, fail points, exits."""

from collections.abc import Iterator, Mapping, Sequence

from desireline.insight.finding import Finding
from desireline.model import (
    JourneyMap,
    LaneCell,
    Moment,
    Way,
    cells,
    columns,
    drawn_lanes,
    entrances,
    given_keys,
    lane_cells,
    moments,
    ways,
)
from desireline.model.record import once


def service_findings(journey: JourneyMap) -> Iterator[Finding]:
    """Channel changes, hand-offs, fail points and exits."""
    changes = channel_changes(journey)
    if changes:
        yield Finding("channel-changes", "plain", len(changes), "count", changes)
    handed = hand_offs(journey)
    if handed:
        yield Finding("hand-offs", "plain", len(handed), "count", handed)
    points = fail_points(journey)
    if points:
        bare = tuple(moment for moment, safe in points if not safe)
        places = bare + tuple(moment for moment, safe in points if safe)
        yield Finding("fail-points", "bad", len(points), "count", places, "", {"unguarded": len(bare)})
    leaving = [(way, columns(journey)[way.source].moment) for way in _written_ways(journey) if way.leaves]
    if leaving:
        shares = [float(way.next.share) for way, _ in leaving if way.next and way.next.share]
        details = {"largest_share": max(shares, default=None)}
        yield Finding("exits", "bad", len(leaving), "count", tuple(moment for _, moment in leaving), "", details)


def channels_of(journey: JourneyMap, moment: Moment) -> frozenset[str]:
    """The channels of a moment's declared touchpoints, in lower case."""
    known = _channels(journey)
    return frozenset(known[name] for name in moment.touchpoints if name in known)


@once
def _channels(journey: JourneyMap) -> Mapping[str, str]:
    """The channels of the map's touchpoints, in lower case, by their ids and titles."""
    declared = {key: each for each in journey.touchpoints for key in (each.id, each.title) if key}
    return {key: each.channel.casefold() for key, each in declared.items() if each.channel}


def channel_changes(journey: JourneyMap) -> tuple[Moment, ...]:
    """The moments at which a new channel replaces all those of the moment before."""
    changed: list[Moment] = []
    before: frozenset[str] = frozenset()
    known = _channels(journey)
    for column in columns(journey):
        here = frozenset([known[name] for name in column.moment.touchpoints if name in known])
        if before and here and before.isdisjoint(here):
            changed.append(column.moment)
        before = here or before
    return tuple(changed)


def hand_offs(journey: JourneyMap) -> tuple[Moment, ...]:
    """The moments from which something passes to another actor, or to another lane of people.

    A hand-off is an arrow, or a way on that the map writes (`next`), between different actors or lanes of people.
    """
    return (*_along_arrows(journey), *_along_ways(journey))


def _along_arrows(journey: JourneyMap) -> Iterator[Moment]:
    if not journey.arrows:
        return
    doors, all_columns = entrances(journey), columns(journey)
    people = {lane.id for lane in drawn_lanes(journey) if lane.kind != "system" and lane.id != "physical_evidence"}
    for arrow in journey.arrows:
        (start, start_lane), (end, end_lane) = _end(arrow.from_), _end(arrow.to)
        if start not in doors or end not in doors or not {start_lane, end_lane} <= people:
            continue
        first, second = all_columns[doors[start]].moment, all_columns[doors[end]].moment
        if start_lane != end_lane or _actors(first, start_lane) != _actors(second, end_lane):
            yield first


def _along_ways(journey: JourneyMap) -> Iterator[Moment]:
    for way in _written_ways(journey):
        if way.target is not None:
            first, second = (columns(journey)[place].moment for place in (way.source, way.target))
            if first.actors and second.actors and set(first.actors) != set(second.actors):
                yield first


def _written_ways(journey: JourneyMap) -> Sequence[Way]:
    """The ways on that the map writes. Most maps write none: a step leads to the next one."""
    return [way for way in ways(journey) if way.next is not None] if "next" in given_keys(journey) else ()


def fail_points(journey: JourneyMap) -> tuple[tuple[Moment, bool], ...]:
    """Each fail point's moment, and whether it has a safeguard; those of lanes included."""
    marked = {id(moment): moment.fail_point for moment in moments(journey) if moment.fail_point}
    for moment, held in lane_cells(journey):
        for _, cell in held:
            if cell.fail_point:
                marked[id(moment)] = (*marked.get(id(moment), ()), *cell.fail_point)
    return tuple([(moment, bool(mark.safeguard)) for moment in moments(journey) for mark in marked.get(id(moment), ())])


def _end(cell: str) -> tuple[str, str]:
    moment, _, lane = cell.partition(".")
    return moment, lane


def _actors(moment: Moment, lane: str) -> frozenset[str]:
    if lane == "customer":
        return frozenset(moment.actors)
    held: tuple[LaneCell, ...] = cells(moment, lane)
    return frozenset(name for cell in held for name in cell.actors)
