"""What went from one file to another: a map that was split in two, two that were joined, a stage that was handed over.

Files are compared one by one, so such a thing is gone here and new there. Both are told of each other, and what is only
described in another map is neither better nor worse for the customer.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from desireline.compare.fingerprint import fingerprint
from desireline.compare.node import tree
from desireline.compare.places import piece_at
from desireline.model import JourneyMap, Moment, Part, pieces

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from desireline.compare.change import Change, Effect, Severity
    from desireline.compare.comparison import FileComparison

ALIKE: Final = 0.5
"""How much of what two things of one id say must be the same for them to be one."""
_ONE_SIDED: Final = frozenset({"add", "remove", "split", "merge"})


def across_files(files: Sequence[FileComparison], severities: Mapping[str, Severity]) -> list[FileComparison]:
    """The files, with each change of what came from another file or went to one told so.

    `severities` are those of the rules.
    """
    gone = [each for file in files for each in _moments(file, after=False)]
    come = defaultdict(list)
    for new in (each for file in files for each in _moments(file, after=True)) if gone else ():
        come[_called(new)].append(new)
    homes: dict[int, Counter[str]] = defaultdict(Counter)
    edited: set[int] = set()
    for old in gone:
        waiting = come[_called(old)]
        found = [new for new in waiting if new[0] is not old[0] and _alike(old[2], new[2])]
        if len(found) != 1:
            continue
        (new,) = found
        waiting.remove(new)
        homes[id(old[1])][new[0].id] += 1
        homes[id(new[1])][old[0].id] += 1
        if tree(old[2]).said != tree(new[2]).said:
            edited |= {id(old[1]), id(new[1])}
    return [_with(file, homes, edited, severities) for file in files] if homes else list(files)


_Moment = tuple["FileComparison", "Change", Moment]


def _moments(file: FileComparison, *, after: bool) -> Iterator[_Moment]:
    """Stages and steps that stand on one side of a file only, each with its change; of a whole map its stages."""
    root = file.after if after else file.before
    for change in file.changes:
        stand = change.after if after else change.before
        alone = change.op in _ONE_SIDED and (change.before is None or change.after is None) and not change.field
        piece = piece_at(root, stand.path) if alone and stand is not None and root is not None else None
        if isinstance(piece, JourneyMap):
            yield from ((file, change, stage) for stage in piece.stages)
        elif isinstance(piece, Moment):
            yield file, change, piece


def _called(each: _Moment) -> tuple[type[Moment], str]:
    """What it is and its id; of what has none its name."""
    return type(each[2]), each[2].id or each[2].name


def _alike(one: Moment, other: Moment) -> bool:
    here, there = _says(one), _says(other)
    together = here.total() + there.total()
    return one.id == other.id and bool(together) and 2 * (here & there).total() >= ALIKE * together


def _says(moment: Moment) -> Counter[str]:
    """What a stage or step and the things in it are called."""
    held = (each for each in pieces(moment) if isinstance(each, Part))
    names = (getattr(each, "title", None) or getattr(each, "text", None) for each in held)
    return Counter(str(name) for name in names if name)


def _with(
    file: FileComparison,
    homes: Mapping[int, Counter[str]],
    edited: Collection[int],
    severities: Mapping[str, Severity],
) -> FileComparison:
    changes = []
    for change in file.changes:
        found = homes.get(id(change))
        if not found:
            changes.append(change)
            continue
        # Of a whole map the file that most of it went to, or came from.
        made = replace(change, elsewhere=min(found, key=lambda name: (-found[name], name)))
        if change.kind != "map":
            effect: Effect = "unknown" if id(change) in edited else "neutral"
            made = replace(made, effect=effect, reasons=("place" if id(change) in edited else "other-map",))
        if change.rule == "moment-of-truth-worse":
            rule = "part-added" if change.before is None else "part-removed"
            made = replace(made, rule=rule, severity=severities[rule], fingerprint=fingerprint(change.edit, rule))
        changes.append(made)
    return replace(file, changes=tuple(changes))
