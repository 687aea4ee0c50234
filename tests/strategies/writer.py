"""Writes what the files of a project hold, key by key, as the model declares them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from desireline.model import (
    BUILT_IN_ROWS,
    FAMILIES,
    LANE_ROLES,
    Arrow,
    Automation,
    Evidence,
    FailPoint,
    Feeling,
    FieldShape,
    Form,
    Image,
    JourneyMap,
    Lane,
    Mark,
    Next,
    Node,
    NodeNext,
    Part,
    Persona,
    Piece,
    Refuted,
    Row,
    Source,
    Stage,
    Step,
    Touchpoint,
    keys,
    shapes,
)
from desireline.model.journey import Retired
from desireline.source.near_miss import near_miss
from desireline.source.scalars import choices_of
from tests.strategies.later import DROP, Drawn, Later, as_mapping, filled_in
from tests.strategies.texts import EITHER, hostile_text, numbers, scalars, set_of, some_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import DrawFn


class Writer:
    """Draws the contents of one project."""

    def __init__(self, draw: DrawFn, *, printable: bool) -> None:
        self.draw = draw
        self.text = hostile_text(printable=printable)
        self.scalars = scalars(printable=printable)
        self.numbers: Counter[str] = Counter()
        self.pools: dict[str, list[str]] = {}
        self.prefix = ""
        self.scope = ""
        self.rows: list[str] = []
        self.lanes: list[str] = []
        self.scales: list[str] = []

    # Small draws

    def flip(self) -> bool:
        return self.draw(EITHER)

    def upto(self, most: int) -> int:
        return self.draw(numbers(0, most))

    def pick(self, options: Any) -> Any:
        return options[self.upto(len(options) - 1)]

    def some(self, make: Callable[[], Any], most: int = 2) -> Any:
        """A list, or one item without it."""
        items = [make() for _ in range(self.upto(most))]
        return items[0] if len(items) == 1 and not isinstance(items[0], list) and self.flip() else items

    def fresh(self, kind: str) -> str:
        self.numbers[self.prefix] += 1
        name = f"{self.prefix}{kind}-{self.numbers[self.prefix]}"
        self.pools.setdefault(f"{self.scope}:{kind}", []).append(name)
        return name

    # Pieces

    def piece(self, cls: type[Piece]) -> Any:
        """What stands for one `cls` in a file."""
        special = getattr(self, f"_{cls.__name__.lower()}", None)
        return special() if special else self.mapping(cls)

    def mapping(self, cls: type[Piece], without: tuple[str, ...] = (), always: tuple[str, ...] = ()) -> Any:
        """A mapping of `cls`, or its shorthand."""
        fields = [shape for shape in shapes(cls) if shape.key not in {"id", "was", *without}]
        shorthand = keys(cls).get(cls.shorthand)
        if shorthand and shorthand.form and shorthand.key not in {"id", *without} and not always and self.flip():
            return self.value(shorthand)
        chosen = {shape.key for shape in fields if shape.required or shape.key in always}
        optional = [shape.key for shape in fields if not shape.required]
        if optional:
            chosen |= self.draw(set_of(tuple(optional), 5))
        made: Drawn = {}
        if issubclass(cls, Part) and self.flip():
            made["id"] = self.fresh(_kind(cls))
            if self.flip():
                made["was"] = self.some(lambda: self.fresh("former"), 1)
        made |= {shape.key: self.value(shape) for shape in fields if shape.key in chosen}
        if self.upto(9) == 0:
            made["x-own"] = self.pick([1, "text", [1, {"deep": None}], {"a": "b"}])
        return made or {shorthand.key: self.value(shorthand)} if shorthand else made

    def value(self, shape: FieldShape) -> Any:
        """What stands under a key."""

        def one() -> Any:
            if shape.piece is not None:
                return self.piece(shape.piece)
            return self.scalar(shape.form) if shape.form else None

        if shape.mapping:
            names = {"rows": self.rows, "lanes": self.lanes, "scales": self.scales}.get(shape.key)
            if names is None:
                names = [self.draw(self.text).replace("\n", " ")[:60] for _ in range(self.upto(2))]
            elif names:
                names = self.draw(some_of(tuple(names), 2))
            return {name: self.some(one) if shape.many else one() for name in names}
        return self.some(one) if shape.many else one()

    def scalar(self, form: Form) -> Any:
        """One scalar of a form."""
        if form.name == "reference":
            return Later(form.refers_to, self.scope)
        if form.name == "choice":
            return self.pick(choices_of(form))
        return self.draw(self.scalars[form.name])

    # Pieces with rules of their own

    def _emotion(self) -> Any:
        def felt() -> Any:
            return self.some(lambda: self.piece(Feeling), 3)

        if self.upto(2):
            return felt()
        rest = self.mapping(Feeling, always=("score",)) if self.flip() else {}
        return {**rest, "by_persona": {name: felt() for name in self.pools.get(":persona", [])[:2]}}

    def _evidence(self) -> Any:
        if self.flip():
            return self.pick(["assumption", "reasoned", "validated"])
        if self.flip():
            return [Later("source")]
        made = self.mapping(Evidence, without=("count", "of"))
        return {**made, "count": 1, "of": 2} if self.flip() else made

    def _mark(self) -> Any:
        return self.flip() or self.mapping(Mark)

    def _failpoint(self) -> Any:
        return self.flip() or self.mapping(FailPoint)

    def _refuted(self) -> Any:
        return True if self.upto(3) == 0 else self.mapping(Refuted)

    def _image(self) -> Any:
        return self.mapping(Image, always=("alt",))

    def _next(self) -> Any:
        return (
            self.mapping(Next, without=("share",), always=("when",)) if self.flip() else Later("step stage", self.scope)
        )

    def _nodenext(self) -> Any:
        return (
            self.mapping(NodeNext, without=("share",), always=("when",)) if self.flip() else Later("node", self.scope)
        )

    def _step(self) -> Any:
        if self.flip():
            return self.draw(self.text)
        lane = self.pick([role for role in LANE_ROLES if role != "customer"])
        return self.with_shares(self.mapping(Step, always=("text",) if self.flip() else (lane,)), lane)

    def with_shares(self, made: Any, lane: str) -> Any:
        """Ways with shares that fit together; and something in the lane, which may have come out empty."""
        if isinstance(made, dict):
            if "text" not in made and not made.get(lane):
                made[lane] = [self.draw(self.text)]
            if self.upto(4) == 0:
                made["next"] = [{"share": "50%", "when": self.draw(self.text)}, {"share": 0.5}]
        return made

    def _stage(self) -> Any:
        return self.mapping(Stage)

    def _node(self) -> Any:
        made = self.mapping(Node, without=FAMILIES, always=("text",))
        family = self.pick(FAMILIES)
        return {**made, "id": made.get("id") or self.fresh("node"), family: self.value(keys(Node)[family])}

    def _automation(self) -> Any:
        before = list(self.pools.get(f"{self.scope}:node", []))
        made = self.mapping(Automation, always=("nodes",))
        own = [name for name in self.pools.get(f"{self.scope}:node", []) if name not in before]
        return filled_in(made, lambda later: self.pick(own) if later.kind == "node" and own else later)

    def _arrow(self) -> Any:
        return self.mapping(Arrow)

    def _retired(self) -> Any:
        return {**as_mapping(self.mapping(Retired, without=("id",), always=("why",))), "id": self.fresh("gone")}

    def _touchpoint(self) -> Any:
        made = as_mapping(self.mapping(Touchpoint, always=("title",)))
        made["title"] = self.draw(self.text)
        name = made.setdefault("id", self.fresh("touchpoint"))
        self.pools.setdefault(f"{self.scope}:titles", []).append(made["title"])
        return {**made, "id": name}

    def _source(self) -> Any:
        made = self.mapping(Source, always=("title",))
        name = made.get("id") or self.fresh("source")
        self.pools.setdefault(":source", []).append(name)
        return {**made, "id": name}

    # Files

    def persona(self, name: str, *, company: bool = False) -> Drawn:
        self.prefix, self.scope = f"{name}-", name
        made: Drawn = as_mapping(self.mapping(Persona, without=("translates", "kind"), always=("name", "goals")))
        kind = "company" if company else self.pick(["person", "staff", "system"])
        return {**made, "id": name, "name": self.draw(self.text), "kind": kind}

    def journey(self, name: str) -> Drawn:
        self.prefix, self.scope = f"{name}-", name
        self.rows = [f"row-{index}" for index in range(self.upto(2))]
        self.lanes = [f"lane-{index}" for index in range(self.upto(2))]
        self.scales = [f"scale-{index}" for index in range(self.upto(2))]
        without = ("future_of", "translates", "rows", "lanes", "scales", "part_of", "state", "stages")
        made: Drawn = self.mapping(JourneyMap, without=without, always=("title", "touchpoints", "sources"))
        made |= {
            "id": name,
            "state": self.pick(["current", "future"]),
            "rows": self.declared(Row, self.rows, BUILT_IN_ROWS),
            "lanes": self.declared(Lane, self.lanes, LANE_ROLES),
            "scales": self.declared_scales(),
        }
        made["stages"] = [self.piece(Stage) for _ in range(self.draw(st.integers(1, 4)))]
        return made

    def declared(self, cls: type[Piece], own: list[str], built_in: tuple[str, ...]) -> list[Any]:
        names = self.draw(some_of((*own, *built_in), 4))
        made: list[Any] = []
        for name in [*names, *(each for each in own if each not in names)]:
            without = ("id", "role") if name in built_in or cls is Row else ("id",)
            made.append(as_mapping(self.mapping(cls, without=without, always=("title",))) | {"id": name})
        return made

    def declared_scales(self) -> list[Any]:
        made: list[Any] = []
        for name in ["emotion", *self.scales] if self.flip() else self.scales:
            by_range = {"range": self.pick([[-2, 2], [0, 10], [1, 5], [-5, 5], [0, 100]])}
            words = self.draw(st.lists(self.text, max_size=5, unique=True))
            # Scores are drawn without a look at their scale, so every number drawn is a level's name.
            by_level = {"levels": list(dict.fromkeys([*words, *map(str, range(-2, 3))]))}
            made.append({"id": name, **self.pick([by_range, by_level])})
        return made

    def finish(self, made: Any) -> Any:
        """Every reference drawn, now that every id is known; what can mean nothing is left out."""
        return filled_in(made, self.reference)

    def reference(self, later: Later) -> Any:
        own = later.scope
        stages, steps = self.pools.get(f"{own}:stage", []), self.pools.get(f"{own}:step", [])
        kind = later.kind
        if kind in {"touchpoint", "actor"}:
            return self.free_or_declared(kind, own)
        options: list[str] = {
            "persona": self.pools.get(":persona", []),
            "company": self.pools.get(":company", []),
            "source": self.pools.get(":source", []),
            "pain": self.pools.get(f"{own}:pain", []),
            "part": [*stages, *steps, *self.pools.get(f"{own}:pain", [])],
            "step stage": [*stages, *steps],
            "cell": [
                f"{name}.{lane}" for name in (*stages, *steps) for lane in ("frontstage", "support", *LANE_ROLES[:2])
            ],
        }.get(kind, [])
        return self.pick(options) if options else DROP

    def free_or_declared(self, kind: str, own: str) -> Any:
        declared = self.pools.get(f"{own}:touchpoint" if kind == "touchpoint" else ":persona", [])
        titles = self.pools.get(f"{own}:titles", []) if kind == "touchpoint" else self.pools.get(":names", [])
        if declared and self.flip():
            return self.pick([*declared, *titles])
        free = self.draw(self.text)
        everything = [*declared, *titles]
        return DROP if free not in everything and near_miss(free, everything) else free


def _kind(cls: type[Piece]) -> str:
    return cls.__name__.lower()
