"""Maps in which every part is known by a hidden number, edited by scripts: what a comparison should find is known.

The hidden numbers never reach the comparison. They say afterwards which part is which, so that what it found can be
counted as right, wrong or missed, whatever it paired by.
"""

from __future__ import annotations

import copy
import random
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from desireline.compare import FileComparison, compare_pieces
from desireline.compare.moves import moved
from tests.strategies import model_of

if TYPE_CHECKING:
    from collections.abc import Iterator

Drawn = dict[str, Any]

_LISTS: Final = ("stages", "steps", "pains", "opportunities", "touchpoints", "thoughts", "frontstage")


def _words(text: str) -> list[str]:
    return text.split()


_NOUNS: Final = _words(
    "price phone contract store shelf queue staff map bill form bank card parcel courier voucher screen code call "
    "answer agent ticket repair menu table order kitchen waiter dish room guide lecture campus bus train seat fare "
    "bag key light photo night camera battery charger case review forum friend brother office desk meeting trial "
    "licence server report budget head clerk visitor gate door lift stairs window garden lesson teacher exam"
)
_VERBS: Final = _words(
    "compares asks waits finds loses reads signs pays checks opens fills calls visits leaves returns tries chooses "
    "forgets searches scans prints sends receives doubts hopes learns repeats skips notices explains promises breaks"
)
_REST: Final = _words("slowly twice online again without help at home in the evening by hand every week too late")
_HAN: Final = (
    "價格門市網路比較等待手機合約店員電話帳單表單銀行包裹快遞優惠畫面客服維修"
    "菜單座位訂單廚房服務校園公車車票行李照片夜景電池評論朋友辦公會議試用授權報告預算"
)


@dataclass
class Script:
    """One map before and after."""

    before: Drawn
    after: Drawn
    wanted: Counter[tuple[Any, ...]] = field(default_factory=Counter)


def script(
    seed: int,
    *,
    edits: int | None = None,
    ids: float = 1.0,
    renamed: float = 0.0,
    terse: bool = False,
    stages: tuple[int, int] = (5, 10),
) -> Script:
    """A map of some stages, at least and at most as many as `stages` says, and what it is after 1 to 20 edits.

    `ids`: which share of the parts has an id. `renamed`: which share of those gets another one, without saying so.
    `terse`: two to four words of a small vocabulary, so that much of the map looks alike.
    """
    chance = random.Random(seed)
    writer = _Writer(chance, terse=terse)
    before = writer.map(ids, stages)
    after = copy.deepcopy(before)
    for _ in range(edits if edits is not None else chance.randint(1, 20)):
        chance.choice((_reword, _reword, _score, _add, _remove, _move, _relocate, _weigh))(after, writer)
    if renamed:
        _rename(after, chance, renamed)
    return Script(before, after, _wanted(before, after))


class _Writer:
    def __init__(self, chance: random.Random, *, terse: bool) -> None:
        self.chance = chance
        self.terse = terse
        self.number = 0
        self.han = chance.random() < 0.3
        self.ids = 1.0

    def sentence(self) -> str:
        pick = self.chance.choice
        if self.terse and self.han:
            return "".join(pick(_HAN[:30]) for _ in range(self.chance.randint(4, 8)))
        if self.terse:
            return " ".join(pick(_NOUNS[:24] + _VERBS[:12]) for _ in range(self.chance.randint(2, 4)))
        if self.han:
            return "".join(pick(_HAN) for _ in range(self.chance.randint(8, 20)))
        words = [pick(_NOUNS), pick(_VERBS), "the", pick(_NOUNS)]
        words += [pick(_NOUNS if self.chance.random() < 0.5 else _REST) for _ in range(self.chance.randint(1, 5))]
        return " ".join(words)

    def part(self, kind: str, key: str = "text", **more: Any) -> Drawn:
        self.number += 1
        made: Drawn = {"_": self.number, key: self.sentence(), **more}
        if self.chance.random() < self.ids:
            made["id"] = f"{kind}-{self.number}"
        return made

    def some(self, kind: str, most: int) -> list[Drawn]:
        return [self.of(kind) for _ in range(self.chance.randint(0, most))]

    def of(self, kind: str) -> Drawn:
        chance = self.chance
        if kind == "stages":
            return self.part("stage", "title", steps=[*self.some("steps", 4), self.of("steps")],
                             pains=self.some("pains", 3), opportunities=self.some("opportunities", 2),
                             goal=self.sentence(), emotion={"score": chance.randint(-2, 2)})  # fmt: skip
        if kind == "steps":
            return self.part("step", emotion={"score": chance.randint(-2, 2)}, duration=f"{chance.randint(1, 50)}m",
                             thoughts=self.some("thoughts", 2), frontstage=self.some("frontstage", 1))  # fmt: skip
        if kind == "pains":
            return self.part("pain", severity=chance.randint(1, 5))
        if kind == "touchpoints":
            return self.part("touchpoint", "title", channel=chance.choice(["web", "store", "phone"]))
        return self.part(kind.removesuffix("s"))

    def map(self, ids: float, stages: tuple[int, int] = (5, 10)) -> Drawn:
        self.ids = ids
        return {"_": 0, "id": "drawn-map", "title": "A map", "touchpoints": self.some("touchpoints", 6),
                "stages": [self.of("stages") for _ in range(self.chance.randint(*stages))]}  # fmt: skip


def _walk(value: Drawn) -> Iterator[Drawn]:
    yield value
    for key in _LISTS:
        for child in value.get(key, ()):
            yield from _walk(child)


def _all_lists(root: Drawn) -> list[tuple[str, list[Drawn]]]:
    return [(key, part[key]) for part in _walk(root) for key in _LISTS if key in part]


def _reword(root: Drawn, writer: _Writer) -> None:
    part = writer.chance.choice(list(_walk(root))[1:])
    key = "title" if "title" in part else "text"
    if writer.han:
        at = writer.chance.randrange(len(part[key]))
        part[key] = part[key][:at] + writer.chance.choice(_HAN) + part[key][at + 1 :]
        return
    words = part[key].split()
    words[writer.chance.randrange(len(words))] = writer.chance.choice(_NOUNS)
    part[key] = " ".join(words)


def _score(root: Drawn, writer: _Writer) -> None:
    part = writer.chance.choice([part for part in _walk(root) if "emotion" in part])
    part["emotion"] = {"score": writer.chance.randint(-2, 2)}


def _weigh(root: Drawn, writer: _Writer) -> None:
    pains = [part for part in _walk(root) if "severity" in part]
    if pains:
        writer.chance.choice(pains)["severity"] = writer.chance.randint(1, 5)


def _add(root: Drawn, writer: _Writer) -> None:
    key, held = writer.chance.choice(_all_lists(root))
    held.insert(writer.chance.randint(0, len(held)), writer.of(key))


def _remove(root: Drawn, writer: _Writer) -> None:
    lists = [(key, held) for key, held in _all_lists(root) if len(held) > (3 if key == "stages" else 0)]
    if lists:
        _, held = writer.chance.choice(lists)
        held.pop(writer.chance.randrange(len(held)))


def _move(root: Drawn, writer: _Writer) -> None:
    lists = [held for key, held in _all_lists(root) if len(held) > 1 and key != "touchpoints"]
    if lists:
        held = writer.chance.choice(lists)
        part = held.pop(writer.chance.randrange(len(held)))
        held.insert(writer.chance.randint(0, len(held)), part)


def _relocate(root: Drawn, writer: _Writer) -> None:
    lists = [(key, held) for key, held in _all_lists(root) if key not in {"stages", "touchpoints"}]
    givers = [(key, held) for key, held in lists if held]
    if givers:
        key, giver = writer.chance.choice(givers)
        part = giver.pop(writer.chance.randrange(len(giver)))
        _, taker = writer.chance.choice([(name, held) for name, held in lists if name == key])
        taker.insert(writer.chance.randint(0, len(taker)), part)


def _rename(root: Drawn, chance: random.Random, share: float) -> None:
    for part in list(_walk(root))[1:]:
        if "id" in part and chance.random() < share:
            part["id"] = f"renamed-{part['_']}"


# What should be found


def _places(root: Drawn) -> dict[int, tuple[Drawn, int, str, int]]:
    """Each part by its number, with the number of what holds it, the list, and the position."""
    made: dict[int, tuple[Drawn, int, str, int]] = {}
    for part in _walk(root):
        for key in _LISTS:
            for at, child in enumerate(part.get(key, ())):
                made[child["_"]] = child, part["_"], key, at
    return made


def _wanted(before: Drawn, after: Drawn) -> Counter[tuple[Any, ...]]:
    old, new = _places(before), _places(after)
    made: Counter[tuple[Any, ...]] = Counter()
    for number in old.keys() | new.keys():
        if number not in new:
            made["remove", number] += old[number][1] in new or old[number][1] == 0
        elif number not in old:
            made["add", number] += new[number][1] in old or new[number][1] == 0
        else:
            (one, *there), (other, *here) = old[number], new[number]
            made["relocate", number] += there[:2] != here[:2]
            made["rekey", number] += one.get("id") != other.get("id")
            for key in ("title", "text", "goal", "severity", "duration", "channel"):
                made[key, number] += one.get(key) != other.get(key)
            made["score", number] += one.get("emotion") != other.get("emotion")
    for part in _walk(after):
        for key in _LISTS:
            if key != "touchpoints":
                made["move", part["_"], key] += _moves(part, key, old)
    return +made


def _moves(part: Drawn, key: str, old: dict[int, tuple[Drawn, int, str, int]]) -> int:
    held = [child["_"] for child in part.get(key, ())]
    stayed = [old[number][3] for number in held if number in old and old[number][1:3] == (part["_"], key)]
    return len(moved(stayed))


@dataclass
class Score:
    """What comparisons found, counted together."""

    right: int = 0
    found: int = 0
    wanted: int = 0
    similar: int = 0
    """Pairs made by likeness."""
    wrong_similar: int = 0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 1.0

    @property
    def wrong(self) -> float:
        return self.wrong_similar / self.similar if self.similar else 0.0

    def count(self, made: Script) -> None:
        before, after = (model_of(shown(side), persona=False) for side in (made.before, made.after))
        comparison = compare_pieces(before, after)
        found = _found(comparison, made)
        self.right += (found & made.wanted).total()
        self.found += found.total()
        self.wanted += made.wanted.total()
        for pair in comparison.pairs:
            if pair.match.by == "similar":
                self.similar += 1
                self.wrong_similar += _number(made.before, pair.before) != _number(made.after, pair.after)


def shown(value: Any) -> Any:
    """What a file holds: the same without hidden numbers and empty lists."""
    if isinstance(value, dict):
        return {key: shown(inner) for key, inner in value.items() if key != "_" and inner not in ([], None)}
    return [shown(inner) for inner in value] if isinstance(value, list) else value


def _number(root: Drawn, path: tuple[Any, ...]) -> int:
    """The number of the innermost part on a path."""
    found, value = 0, root
    for key in path:
        try:
            value = value[key]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(value, dict) and "_" in value:
            found = value["_"]
    return found


def _found(comparison: FileComparison, made: Script) -> Counter[tuple[Any, ...]]:
    counted: Counter[tuple[Any, ...]] = Counter()
    for change in comparison.changes:
        op, before, after = change.op, change.before, change.after
        number = _number(made.after, after.path) if after else _number(made.before, before.path) if before else 0
        if op == "move" and after is not None:
            holder = _number(made.after, after.path[: -1 - len(after.slot)])
            counted["move", holder, after.slot[0]] += 1
        elif op in {"set", "text", "number"}:
            counted[change.field[0], number] += 1
        else:
            counted[op, number] += 1
    return counted
