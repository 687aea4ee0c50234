"""Any map, persona or project that the format allows, for Hypothesis: with every key, and hostile text in every slot.

    @given(maps())
    def test_it_draws(journey: JourneyMap) -> None: ...

`map_data` and `persona_data` give what a YAML file holds (dicts, lists, texts, numbers), `maps` and `personas` the
model, `catalogues` a loaded project whose references all lead somewhere. What is generated follows the model's own
fields, so a key added to the format is generated without a change here.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from yaml.events import MappingStartEvent, ScalarEvent, SequenceStartEvent

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
    Number,
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
from desireline.source import Catalogue, load
from desireline.source.files import content_hash
from desireline.source.near_miss import near_miss
from desireline.source.problem import Problem, SourceText
from desireline.source.reader import read_node
from desireline.source.scalars import choices_of
from desireline.source.tree_nodes import Mapping, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import DrawFn, SearchStrategy

Drawn = dict[str, Any]

QUICK = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    # A whole map takes minutes to shrink, and what is wrong with it is mostly seen at once.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
"""Settings for laws over whole maps."""

HOSTILE: tuple[str, ...] = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></svg></td>",
    "<!-- -->",
    "[link](javascript:alert(1))",
    "](javascript:alert(1)",
    "![x](data:text/html,<script>)",
    "**bold** `code` ~~gone~~",
    "| a | b |",
    "# heading",
    "- item",
    "%%{init: {'theme': 'dark'}}%%",
    "end; graph TD; A-->B",
    "#quot; & &amp; &#60; \"quoted\" 'single'",
    "{{ jinja }} {% raw %} ${shell} $(sub)",
    "=HYPERLINK(1)",
    "\\n \\u0000 \\",
    "first line\nsecond line",
    "比較各家價格，越看越焦慮",
    "料金を比べる（３社）",
    "가격을 비교한다",
    "مقارنة الأسعار",
    "השוואת מחירים",
    "👩‍👩‍👧 🇹🇼 e\u0301",
    "\u202eevil\u202c \u2066iso\u2069",
    "zero\u200bwidth\u00adsoft",
    "null",
    "true",
    "07:30",
    "1.10",
    "x" * 300,
)
"""Texts that have broken renderers, parsers or terminals. All may stand in a file."""

UNPRINTABLE: tuple[str, ...] = ("\x00nul", "esc\x1b[31mred", "bell\x07", "\x9b31m", "del\x7f", "\ufffe")
"""Texts that no file may hold, and that a model made by a program may all the same."""

_REFUSED_IN_FILES = "\x85\u2028\u2029\ufeff"


# A strategy costs more to make than to draw from, and a map is some hundred draws: each is made once.

_EITHER = st.booleans()
_FIGURES = st.one_of(st.integers(-9, 9), st.floats(-9, 9, allow_nan=False).map(lambda value: round(value, 2)))


@cache
def _numbers(least: int, most: int) -> SearchStrategy[int]:
    return st.integers(least, most)


@cache
def _some_of(options: tuple[str, ...], most: int) -> SearchStrategy[list[str]]:
    """Some of the options, none twice, in any order."""
    return st.lists(st.sampled_from(options), unique=True, max_size=most)


@cache
def _set_of(options: tuple[str, ...], most: int) -> SearchStrategy[set[str]]:
    return st.sets(st.sampled_from(options), max_size=most)


@cache
def _scalars(*, printable: bool) -> dict[str, SearchStrategy[Any]]:
    """What may stand for a scalar, by the name of its form."""
    text = hostile_text(printable=printable)
    return {
        "text": st.one_of(text, st.integers(0, 99), st.booleans()),
        "lang": st.sampled_from(["en", "zh-Hant", "ar", "ja", "de-AT"]),
        "yes-no": _EITHER,
        "day": st.dates().map(lambda day: day.isoformat()),
        "count": st.integers(0, 10**6),
        "figure": _FIGURES,
        "share": st.sampled_from([0, 1, 0.25, "30%", "7.5%", "0.1"]),
        "amount": st.one_of(_FIGURES, st.sampled_from(["18%", "1e3", "-0.5"]), text),
        "score": st.one_of(st.integers(-2, 2), text.filter(lambda word: Number.read(word) is None)),
        "span": st.sampled_from(["90s", "40m", "1h30m", "9d", "2w-3w", "6mo", "2y", "a while"]),
        "clock": st.sampled_from(["7:30", "07:30", "23:59"]),
        "rank": st.sampled_from(["low", "medium", "high", 1, 2, 3, 4, 5]),
    }


@cache
def hostile_text(*, printable: bool = False) -> SearchStrategy[str]:
    """A text that is not blank; with `printable` one that a file may hold."""
    letters = st.characters(
        blacklist_categories=("Cs", "Cc", "Cn") if printable else ("Cs",), blacklist_characters=_REFUSED_IN_FILES
    )
    pool = HOSTILE if printable else HOSTILE + UNPRINTABLE
    return st.one_of(st.sampled_from(pool), st.text(letters, min_size=1, max_size=20)).filter(
        lambda text: bool(text) and text.strip() == text
    )


class _Later:
    """A reference, drawn when every id is known."""

    def __init__(self, kind: str, scope: str = "") -> None:
        self.kind = kind
        self.scope = scope


_DROP = object()


class _Writer:
    """Draws the contents of one project."""

    def __init__(self, draw: DrawFn, *, printable: bool) -> None:
        self.draw = draw
        self.text = hostile_text(printable=printable)
        self.scalars = _scalars(printable=printable)
        self.numbers: Counter[str] = Counter()
        self.pools: dict[str, list[str]] = {}
        self.prefix = ""
        self.scope = ""
        self.rows: list[str] = []
        self.lanes: list[str] = []
        self.scales: list[str] = []

    # Small draws

    def flip(self) -> bool:
        return self.draw(_EITHER)

    def upto(self, most: int) -> int:
        return self.draw(_numbers(0, most))

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
            chosen |= self.draw(_set_of(tuple(optional), 5))
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
                names = self.draw(_some_of(tuple(names), 2))
            return {name: self.some(one) if shape.many else one() for name in names}
        return self.some(one) if shape.many else one()

    def scalar(self, form: Form) -> Any:
        """One scalar of a form."""
        if form.name == "reference":
            return _Later(form.refers_to, self.scope)
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
            return [_Later("source")]
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
            self.mapping(Next, without=("share",), always=("when",))
            if self.flip()
            else _Later("step stage", self.scope)
        )

    def _nodenext(self) -> Any:
        return (
            self.mapping(NodeNext, without=("share",), always=("when",)) if self.flip() else _Later("node", self.scope)
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
        return _filled(made, lambda later: self.pick(own) if later.kind == "node" and own else later)

    def _arrow(self) -> Any:
        return self.mapping(Arrow)

    def _retired(self) -> Any:
        return {**_as_mapping(self.mapping(Retired, without=("id",), always=("why",))), "id": self.fresh("gone")}

    def _touchpoint(self) -> Any:
        made = _as_mapping(self.mapping(Touchpoint, always=("title",)))
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
        made: Drawn = _as_mapping(self.mapping(Persona, without=("translates", "kind"), always=("name", "goals")))
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
        names = self.draw(_some_of((*own, *built_in), 4))
        made: list[Any] = []
        for name in [*names, *(each for each in own if each not in names)]:
            without = ("id", "role") if name in built_in or cls is Row else ("id",)
            made.append(_as_mapping(self.mapping(cls, without=without, always=("title",))) | {"id": name})
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
        return _filled(made, self.reference)

    def reference(self, later: _Later) -> Any:
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
        return self.pick(options) if options else _DROP

    def free_or_declared(self, kind: str, own: str) -> Any:
        declared = self.pools.get(f"{own}:touchpoint" if kind == "touchpoint" else ":persona", [])
        titles = self.pools.get(f"{own}:titles", []) if kind == "touchpoint" else self.pools.get(":names", [])
        if declared and self.flip():
            return self.pick([*declared, *titles])
        free = self.draw(self.text)
        everything = [*declared, *titles]
        return _DROP if free not in everything and near_miss(free, everything) else free


def _kind(cls: type[Piece]) -> str:
    return cls.__name__.lower()


def _as_mapping(made: Any) -> Drawn:
    return made if isinstance(made, dict) else {}


def _filled(made: Any, fill: Callable[[_Later], Any]) -> Any:
    if isinstance(made, _Later):
        return fill(made)
    if isinstance(made, dict):
        filled = {key: value for key, inner in made.items() if (value := _filled(inner, fill)) is not _DROP}
        needs = {"from", "to"} if "from" in made else set()
        return filled if filled.keys() >= needs and (filled or not made) else _DROP
    if isinstance(made, list):
        return [value for inner in made if (value := _filled(inner, fill)) is not _DROP]
    return made


@st.composite
def map_data(draw: DrawFn, *, printable: bool = True) -> Drawn:
    """What a map's file holds. Its references to personas lead to `hao` and `ping`, which are no part of it."""
    writer = _Writer(draw, printable=printable)
    writer.pools |= {":persona": ["hao", "ping"], ":names": ["Hao", "Ping"], ":company": ["acme"]}
    made: Drawn = writer.finish(writer.journey("drawn-map"))
    return made


@st.composite
def persona_data(draw: DrawFn, *, printable: bool = True) -> Drawn:
    """What a persona's file holds."""
    writer = _Writer(draw, printable=printable)
    writer.pools |= {":persona": ["hao", "ping"], ":company": ["acme"]}
    made: Drawn = writer.finish(writer.persona("drawn-persona", company=writer.flip()))
    return made


@st.composite
def project_data(draw: DrawFn, *, most_maps: int = 3) -> dict[str, Drawn]:
    """What the files of a project hold, by path. Every reference leads somewhere."""
    writer = _Writer(draw, printable=True)
    writer.pools |= {":persona": ["hao", "acme"], ":company": ["acme"]}
    files: dict[str, Drawn] = {
        "personas/hao.yaml": writer.persona("hao"),
        "personas/acme.yaml": writer.persona("acme", company=True),
    }
    writer.pools[":names"] = [str(made["name"]) for made in files.values()]
    for index in range(draw(st.integers(1, most_maps))):
        name = f"map-{index}"
        files[f"maps/{name}.yaml"] = writer.journey(name)
    if draw(st.booleans()):
        files["maps/map-0.yaml"]["state"] = "current"
        files["maps/tomorrow.yaml"] = {
            "title": "Tomorrow",
            "future_of": "map-0",
            "stages": [{"id": "new", "title": "New"}],
        }
    filled: dict[str, Drawn] = writer.finish(files)
    return filled


def maps(*, printable: bool = False) -> SearchStrategy[JourneyMap]:
    """Any map, as the model. Without `printable` its texts hold control characters too, which no file can."""
    return map_data(printable=printable).map(lambda data: model_of(data, persona=False))


def personas(*, printable: bool = False) -> SearchStrategy[Persona]:
    """Any persona, as the model."""
    return persona_data(printable=printable).map(lambda data: model_of(data, persona=True))


def catalogues(*, most_maps: int = 3) -> SearchStrategy[Catalogue]:
    """Any project, loaded from the text of its files."""
    return project_data(most_maps=most_maps).map(lambda files: load(MemoryFiles.of_data(files)))


def model_of(data: Drawn, *, persona: bool) -> Any:
    """The model of what a file holds, without going through text, which cannot carry every character."""
    path = "personas/drawn-persona.yaml" if persona else "maps/drawn-map.yaml"
    return read_node(node_of(data), [], SourceText("", path), persona=persona).piece


def node_of(data: Any, line: int = 0) -> Any:
    """The tree of a file that holds `data`. Numbers and truth values are plain, texts are quoted."""
    mark = yaml.Mark("", 0, line, 0, None, 0)
    if isinstance(data, dict):
        pairs = {str(key): (node_of(str(key)), node_of(value)) for key, value in data.items()}
        return Mapping(MappingStartEvent(None, None, True, mark, mark), pairs)
    if isinstance(data, list):
        return Sequence(SequenceStartEvent(None, None, True, mark, mark), [node_of(item) for item in data])
    plain = not isinstance(data, str)
    text = json.dumps(data) if plain else data
    return ScalarEvent(None, None, (plain, not plain), text, mark, mark, "" if plain else '"')


class _Dumper(yaml.SafeDumper):
    """Writes texts in double quotation marks, so that every character survives, and no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        del data
        return True


_Dumper.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


def yaml_of(data: Any) -> str:
    """The text of a file that holds `data`."""
    text: str = yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10**6)
    return text


class MemoryFiles:
    """Files that stand nowhere but in memory: bytes by path."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files
        self.reads: list[str] = []
        """Paths that were read, in order."""

    @classmethod
    def of_texts(cls, files: dict[str, str]) -> MemoryFiles:
        return cls({path: text.encode() for path, text in files.items()})

    @classmethod
    def of_data(cls, files: dict[str, Drawn]) -> MemoryFiles:
        return cls.of_texts({path: yaml_of(data) for path, data in files.items()})

    @property
    def problems(self) -> list[Problem]:
        return []

    def listing(self) -> list[tuple[str, str]]:
        return sorted((path, content_hash(raw)) for path, raw in self.files.items())

    def read(self, path: str) -> bytes:
        self.reads.append(path)
        return self.files[path]
