"""Who is who, where several could be: the assignment with the greatest total, and how sure each pair of it is.

A pair is sure by so much as the total would lose without it. Pairs that are less sure than a margin are not made: they
are told as doubts. So no answer depends on the order in which things stand, or on the direction of a comparison.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST: Final = 40
"""Things on a side that are assigned exactly. Among more, a pair's margin is measured against its rivals alone."""


class Assigned(NamedTuple):
    """Pairs that are sure, and doubts."""

    pairs: list[tuple[int, int, int]]
    """Both, and the score of the best rival (0 where there is none)."""
    doubts: list[tuple[int, int, int]]


def assign(scores: Mapping[tuple[int, int], int], threshold: int, margin: int) -> Assigned:
    """Pair rows with columns. `scores` holds the candidates, each at least `threshold`; no other pair may be."""
    pairs: list[tuple[int, int, int]] = []
    doubts: list[tuple[int, int, int]] = []
    for component in _components(scores):
        found, unsure = _component(component, threshold, margin)
        pairs += found
        doubts += unsure
    return Assigned(sorted(pairs), sorted(doubts))


Scores = dict[tuple[int, int], int]


def _component(scores: Scores, threshold: int, margin: int) -> tuple[list[tuple[int, int, int]], ...]:
    rivals = {pair: _rival(pair, scores) for pair in scores}
    weights = {pair: score - threshold + margin for pair, score in scores.items()}
    rows, columns = len({row for row, _ in scores}), len({column for _, column in scores})
    sure: list[tuple[int, int, int]] = []
    if len(scores) == 1:
        ((row, column),) = scores
        return [(row, column, 0)], []
    if max(rows, columns) > LARGEST:
        sure = [(*pair, rivals[pair]) for pair, score in scores.items() if score - rivals[pair] >= margin]
    else:
        best = _best(weights)
        total = sum(weights[pair] for pair in best)
        for pair in best:
            rest = {other: weight for other, weight in weights.items() if other != pair}
            if total - sum(rest[other] for other in _best(rest)) >= margin:
                sure.append((*pair, rivals[pair]))
    taken_rows, taken_columns = {row for row, _, _ in sure}, {column for _, column, _ in sure}
    unsure = [
        (row, column, rivals[row, column])
        for row, column in scores
        if row not in taken_rows and column not in taken_columns
    ]
    return sure, unsure


def _rival(pair: tuple[int, int], scores: Scores) -> int:
    row, column = pair
    return max(
        (score for (r, c), score in scores.items() if (r == row) != (c == column)),
        default=0,
    )


def _components(scores: Mapping[tuple[int, int], int]) -> list[Scores]:
    """Candidates that have nothing to do with each other are judged apart."""
    of_row: dict[int, list[int]] = {}
    of_column: dict[int, list[int]] = {}
    for row, column in sorted(scores):
        of_row.setdefault(row, []).append(column)
        of_column.setdefault(column, []).append(row)
    made: list[Scores] = []
    seen: set[int] = set()
    for start in of_row:
        if start in seen:
            continue
        rows, queue = {start}, [start]
        while queue:
            for column in of_row[queue.pop()]:
                fresh = [row for row in of_column[column] if row not in rows]
                rows.update(fresh)
                queue += fresh
        seen |= rows
        made.append({(row, column): scores[row, column] for row in sorted(rows) for column in of_row[row]})
    return made


def _best(weights: Scores) -> list[tuple[int, int]]:
    """The pairs of the greatest total (the Hungarian method, with a place to stay alone for every row)."""
    rows, columns = sorted({row for row, _ in weights}), sorted({column for _, column in weights})
    if not rows:
        return []
    height, width = len(rows), len(columns) + len(rows)
    cost = [[0] * width for _ in rows]
    at_row, at_column = {row: at for at, row in enumerate(rows)}, {column: at for at, column in enumerate(columns)}
    for (row, column), weight in weights.items():
        cost[at_row[row]][at_column[column]] = -weight
    row_price, column_price = [0] * (height + 1), [0] * (width + 1)
    held = [0] * (width + 1)  # the row, counted from 1, that each column is given to; column 0 is a stand-in
    for row in range(1, height + 1):
        held[0], column = row, 0
        least: list[float] = [float("inf")] * (width + 1)
        way, used = [0] * (width + 1), [False] * (width + 1)
        while held[column]:
            used[column] = True
            own, step, following = held[column], float("inf"), 0
            for other in range(1, width + 1):
                if used[other]:
                    continue
                reduced = cost[own - 1][other - 1] - row_price[own] - column_price[other]
                if reduced < least[other]:
                    least[other], way[other] = reduced, column
                if least[other] < step:
                    step, following = least[other], other
            for other in range(width + 1):
                if used[other]:
                    row_price[held[other]] += int(step)
                    column_price[other] -= int(step)
                else:
                    least[other] -= step
            column = following
        while column:
            held[column] = held[way[column]]
            column = way[column]
    found = [(rows[held[at] - 1], columns[at - 1]) for at in range(1, len(columns) + 1) if held[at]]
    return [pair for pair in found if pair in weights]
