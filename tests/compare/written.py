"""The sample maps, which people wrote, in the shape of drawn ones: edited by the same scripts, whose truth is known."""

from __future__ import annotations

import copy
import random
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from tests.compare import scripts
from tests.compare.scripts import Drawn, Script

MAPS: Final = Path(__file__).parents[2] / "maps"
_EDITS: Final = ("_reword", "_reword", "_score", "_add", "_remove", "_move", "_relocate", "_weigh")


@cache
def written_maps() -> tuple[tuple[Drawn, bool], ...]:
    """Each sample with what scripts can edit, and whether it is written in Han or kana."""
    made = []
    for path in sorted(MAPS.glob("*.yaml")):
        data = yaml.load(path.read_bytes(), yaml.CBaseLoader)
        drawn = _Reader().map(data)
        made.append((drawn, str(data.get("lang", "en")).startswith(("zh", "ja"))))
    return tuple(made)


def written_script(drawn: Drawn, seed: int, *, han: bool, ids: float = 1.0, renamed: float = 0.0) -> Script:
    """A sample before and after 1 to 20 edits; `ids` and `renamed` as for `scripts.script`."""
    chance = random.Random(seed)
    writer = scripts._Writer(chance, terse=False)
    writer.han, writer.number, writer.ids = han, 10_000, ids
    before = copy.deepcopy(drawn)
    for part in scripts._walk(before):
        if chance.random() >= ids and part["_"]:
            part.pop("id", None)
    after = copy.deepcopy(before)
    felt = any("emotion" in part for part in scripts._walk(before))
    for _ in range(chance.randint(1, 20)):
        edit = chance.choice(_EDITS)
        if felt or edit != "_score":
            getattr(scripts, edit)(after, writer)
    if renamed:
        scripts._rename(after, chance, renamed)
    return Script(before, after, scripts._wanted(before, after))


class _Reader:
    def __init__(self) -> None:
        self.number = 0

    def map(self, data: Drawn) -> Drawn:
        made = {"_": 0, "id": "drawn-map", "title": "A map", "touchpoints": self.parts(data, "touchpoints")}
        return made | {"stages": [self.moment(each, steps=True) for each in data["stages"]]}

    def moment(self, data: Any, *, steps: bool = False) -> Drawn:
        made = self.part(data, "title" if steps else "text")
        if not isinstance(data, dict):
            return made
        made |= {key: self.parts(data, key) for key in ("pains", "opportunities", "thoughts", "frontstage")}
        made |= {"steps": [self.moment(each) for each in _list(data.get("steps"))]} if steps else {}
        felt = data.get("emotion")
        score = felt.get("score") if isinstance(felt, dict) else felt
        made |= {"emotion": {"score": int(score)}} if str(score).lstrip("-").isdigit() else {}
        return made | {key: data[key] for key in ("goal", "duration") if isinstance(data.get(key), str)}

    def parts(self, data: Drawn, key: str) -> list[Drawn]:
        name = "title" if key == "touchpoints" else "text"
        return [self.part(each, name) for each in _list(data.get(key))]

    def part(self, data: Any, key: str) -> Drawn:
        self.number += 1
        text = data.get(key) or data.get("id") if isinstance(data, dict) else data
        given = data.get("id") if isinstance(data, dict) else None
        return {"_": self.number, key: " ".join(str(text).split()), "id": given or f"part-{self.number}"}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
