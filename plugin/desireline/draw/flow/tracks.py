"""Parallel tracks for lines that run beside one another: no two that overlap share one."""

from collections.abc import Sequence

Span = tuple[float, float]
"""Where a line begins and ends along its track; the first is not greater than the second."""


def tracks(spans: Sequence[Span], *, apart: float = 0.0) -> list[int]:
    """The track of each span, counted from 0. Spans on one track neither overlap nor touch, and stand `apart` or more.

    Short spans get the low tracks, so that a long line runs outside the ones it encloses. Spans taken in the order of
    their starts would need the fewest tracks (interval graph colouring); in the order of length nesting stays clear.
    """
    order = sorted(range(len(spans)), key=lambda index: (spans[index][1] - spans[index][0], spans[index], index))
    lanes: list[list[Span]] = []
    found = [0] * len(spans)
    for index in order:
        start, end = spans[index]
        for track, taken in enumerate(lanes):  # noqa: B007  # the number is used below
            if all(end + apart < other[0] or other[1] + apart < start for other in taken):
                break
        else:
            track = len(lanes)
            lanes.append([])
        lanes[track].append((start, end))
        found[index] = track
    return found


def groups(spans: Sequence[Span]) -> list[list[int]]:
    """The spans in groups that overlap or touch, directly or through others, each group in order of place."""
    order = sorted(range(len(spans)), key=lambda index: spans[index])
    made: list[list[int]] = []
    reach = 0.0
    for index in order:
        start, end = spans[index]
        if made and start <= reach:
            made[-1].append(index)
            reach = max(reach, end)
        else:
            made.append([index])
            reach = end
    return made
