"""Graphs drawn in layers: which edges lead back, the layer of each node, and the order inside each layer.

The method is that of Sugiyama, Tagawa and Toda (1981), Methods for Visual Understanding of Hierarchical System
Structures: break cycles, put nodes in layers by the longest path, cut long edges by placeholders, and order each layer
by the barycenters of its neighbours. The first order is that of a walk in depth, so a tree has no crossings at all.
"""

import itertools
from collections.abc import Sequence
from typing import Final

from desireline.model.record import Record, record

Edge = tuple[int, int]
_SWEEPS: Final = 12


@record
class Layers(Record):
    """A graph cut into layers. Places from `count` on are placeholders of long edges."""

    count: int
    """Number of real nodes."""
    layer: tuple[int, ...]
    """Layer of each place, counted from 0."""
    order: tuple[tuple[int, ...], ...]
    """Places of each layer from top to bottom."""
    chains: tuple[tuple[int, ...], ...]
    """For each edge, the places it runs through, its ends included; empty for one that leads back."""
    walk: tuple[int, ...]
    """The nodes in the order of a walk in depth from the starts."""


def layers(count: int, edges: Sequence[Edge]) -> Layers:
    """The layers of a graph of `count` nodes."""
    walk, back = _walk(count, edges)
    forward = [edge for edge in edges if edge not in back and edge[0] != edge[1]]
    layer = _longest_paths(walk, forward)
    chains: list[tuple[int, ...]] = []
    known = set(forward)
    for source, target in edges:
        if (source, target) not in known:
            chains.append(())
            continue
        between = range(len(layer), len(layer) + layer[target] - layer[source] - 1)
        layer += [layer[source] + step + 1 for step in range(len(between))]
        chains.append((source, *between, target))
    order = _ordered(walk, layer, chains)
    return Layers(count, tuple(layer), tuple(map(tuple, order)), tuple(chains), tuple(walk))


def _walk(count: int, edges: Sequence[Edge]) -> tuple[list[int], set[Edge]]:
    """Nodes in the order of a walk in depth from those nothing leads to, and the edges that lead back in it."""
    following: list[list[int]] = [[] for _ in range(count)]
    entered = {target for source, target in edges if source != target}
    for source, target in edges:
        following[source].append(target)
    walk: list[int] = []
    back: set[Edge] = set()
    seen: set[int] = set()
    for start in [*(node for node in range(count) if node not in entered), *range(count)]:
        if start in seen:
            continue
        path, stack = {start}, [(start, iter(following[start]))]
        seen.add(start)
        walk.append(start)
        while stack:
            node, rest = stack[-1]
            target = next(rest, -1)
            if target < 0:
                stack.pop()
                path.discard(node)
            elif target in path:
                back.add((node, target))
            elif target not in seen:
                seen.add(target)
                path.add(target)
                walk.append(target)
                stack.append((target, iter(following[target])))
    return walk, back


def _longest_paths(walk: Sequence[int], forward: Sequence[Edge]) -> list[int]:
    """Each node one layer behind the last that leads to it; starts directly before the first they lead to."""
    layer = [0] * len(walk)
    for _round in range(len(walk)):
        moved = False
        for source, target in forward:
            if layer[target] <= layer[source]:
                layer[target] = layer[source] + 1
                moved = True
        if not moved:
            break
    entered = {target for _, target in forward}
    for node in walk:
        following = [layer[target] for source, target in forward if source == node]
        if node not in entered and following:
            layer[node] = min(following) - 1
    return layer


def _ordered(walk: Sequence[int], layer: Sequence[int], chains: Sequence[tuple[int, ...]]) -> list[list[int]]:
    links = [pair for chain in chains for pair in itertools.pairwise(chain)]
    best = _by_walk(walk, layer, chains)
    fewest = crossings(best, links)
    now = [list(row) for row in best]
    for sweep in range(_SWEEPS):
        if not fewest:
            break
        down = sweep % 2 == 0
        rows = range(1, len(now)) if down else range(len(now) - 2, -1, -1)
        for row in rows:
            beside = {place: at for at, place in enumerate(now[row - 1 if down else row + 1])}
            weights = {}
            for at, place in enumerate(now[row]):
                near = [beside[a if b == place else b] for a, b in links if place == (b if down else a)]
                weights[place] = sum(near) / len(near) if near else float(at)
            now[row].sort(key=lambda place: weights[place])  # used at once
        count = crossings(now, links)
        if count < fewest:
            best, fewest = [list(row) for row in now], count
    return best


def _by_walk(walk: Sequence[int], layer: Sequence[int], chains: Sequence[tuple[int, ...]]) -> list[list[int]]:
    """The first order: a placeholder stands where the node at the end of its edge does, in order of the walk."""
    rank: dict[int, tuple[int, int]] = {node: (at, 0) for at, node in enumerate(walk)}
    for chain in chains:
        for place in chain[1:-1]:
            rank[place] = (max(rank[chain[0]][0], rank[chain[-1]][0]), -1)
    made: list[list[int]] = [[] for _ in range(max(layer, default=-1) + 1)]
    for place in sorted(range(len(layer)), key=lambda each: (rank[each], each)):
        made[layer[place]].append(place)
    return made


def crossings(order: Sequence[Sequence[int]], links: Sequence[Edge]) -> int:
    """How many pairs of edges between neighbouring layers cross."""
    at = {place: index for row in order for index, place in enumerate(row)}
    row_of = {place: number for number, row in enumerate(order) for place in row}
    total = 0
    for number in range(len(order)):
        own = sorted((at[a], at[b]) for a, b in links if row_of[a] == number)
        for index, (first, second) in enumerate(own):
            total += sum(1 for other in own[index + 1 :] if other[0] > first and other[1] < second)
    return total


def placed(wanted: Sequence[float], apart: Sequence[float]) -> list[float]:
    """Places nearest to `wanted` (least squares) that keep their order and stand `apart[i]` behind the one before.

    Pool adjacent violators: what would overlap moves together to the mean of what it wants.
    """
    shift = [0.0]
    for distance in apart[1:]:
        shift.append(shift[-1] + distance)
    pools: list[tuple[float, int]] = []
    for want, moved in zip(wanted, shift, strict=True):
        mean, size = want - moved, 1
        while pools and pools[-1][0] > mean:
            before, count = pools.pop()
            mean = (mean * size + before * count) / (size + count)
            size += count
        pools.append((mean, size))
    flat = [mean for mean, size in pools for _ in range(size)]
    return [mean + moved for mean, moved in zip(flat, shift, strict=True)]
