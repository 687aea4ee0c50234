"""Fifty releases of a project whose maps, personas and parts are renamed, moved, split, merged and removed.

What is true is written down here in words of its own, without the program: which thing each published address named.
Every file is then written as a careful author would, with `was` and `retired`. A thing is known by a token that stands
in its words (`t17`) and in no other's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from tests.permalinks.written import files_of

VOCABULARY = (
    "ticket", "counter", "queue", "receipt", "platform", "lantern", "corner", "yellow", "signal", "harbour", "window",
    "ladder", "pocket", "basket", "thunder", "garden", "orchard", "velvet", "hammer", "castle", "pepper", "button",
    "ribbon", "saddle", "copper", "marble", "meadow", "anchor", "bridge", "candle", "feather", "goblet", "island",
    "jungle", "kettle", "lemon", "mirror", "needle", "oyster", "pillow", "quartz", "rocket", "silver", "timber",
    "uncle", "violin", "walnut", "yogurt", "zipper", "almond", "banner", "cactus", "dragon", "engine", "fabric",
    "ginger", "helmet",
)  # fmt: skip
RELEASES = 50


@dataclass(eq=False, repr=False)
class Thing:
    """A stage, a step, a pain or a goal."""

    token: str
    kind: str
    words: str
    home: Page | None = None
    """Where it stands; None once it is gone."""
    stage: Thing | None = None
    """Of a step or pain: the stage it stands in."""
    heirs: list[Thing] = field(default_factory=list)
    """What took its place, once it is gone."""

    def living(self) -> list[Thing]:
        """Itself, or what is left of what took its place."""
        if self.home is not None:
            return [self]
        found = [each for heir in self.heirs for each in heir.living()]
        return list(dict.fromkeys(found))


@dataclass(eq=False, repr=False)
class Page:
    """A map or persona."""

    token: str
    kind: str
    names: list[str]
    """Ids, today's first."""
    claims: dict[str, Thing] = field(default_factory=dict)
    """Every id that a part ever had here, with what it named."""
    parts: dict[Thing, str] = field(default_factory=dict)
    """What stands here, in order, with its id today."""
    merged: Page | None = None
    """What it became part of."""
    over: bool = False
    """Whether it is kept only to say where its parts are."""

    def now(self) -> Page:
        return self.merged.now() if self.merged else self

    def of(self, kind: str) -> list[Thing]:
        return [thing for thing in self.parts if thing.kind == kind]


@dataclass(frozen=True, repr=False)
class Written:
    """A link that somebody wrote at a release."""

    page: str
    """Such as `maps/m-3`."""
    anchor: str
    thing: Thing | None
    """What was meant; None where the page itself was."""
    of: Page


class Project:
    """The project, changed release by release."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # the same project in every run
        self.numbers = 0
        self.pages: list[Page] = []
        for _ in range(4):
            page = self.new_page("map")
            for _ in range(3):
                self.fill(self.add(page, "stage"))
        for _ in range(2):
            page = self.new_page("persona")
            for _ in range(3):
                self.add(page, "goal")

    # what there is

    def number(self) -> int:
        self.numbers += 1
        return self.numbers

    def fresh(self, page: Page) -> str:
        """An id that never named anything on a page; it may have named something on another."""
        name = self.random.choice(VOCABULARY)
        return f"{name}-{self.number()}" if name in page.claims else name

    def words(self) -> str:
        return " ".join(self.random.sample(VOCABULARY, 4))

    def new_page(self, kind: str) -> Page:
        number = self.number()
        page = Page(f"t{number}", kind, [f"{kind[0]}-{number}"])
        self.pages.append(page)
        return page

    def add(self, page: Page, kind: str, stage: Thing | None = None) -> Thing:
        thing = Thing(f"t{self.number()}", kind, self.words())
        self.settle(thing, page, stage)
        return thing

    def fill(self, stage: Thing) -> None:
        assert stage.home is not None
        for kind in ("step", "step", "pain"):
            self.add(stage.home, kind, stage)

    def settle(self, thing: Thing, page: Page, stage: Thing | None, name: str = "") -> None:
        """Let a thing stand on a page, under an id that never named anything else there."""
        known = next((each for each, claimed in page.claims.items() if claimed is thing), "")
        name = known or name
        if not name or page.claims.get(name, thing) is not thing:
            name = self.fresh(page)
        thing.home, thing.stage = page, stage
        page.parts[thing] = name
        page.claims[name] = thing

    def live(self, kind: str) -> list[Page]:
        return [page for page in self.pages if page.kind == kind and not page.merged and not page.over]

    def any(self, kind: str) -> Thing | None:
        found = [thing for page in self.live("persona" if kind == "goal" else "map") for thing in page.of(kind)]
        return self.random.choice(found) if found else None

    def some_part(self) -> Thing | None:
        return self.any(self.random.choice(["stage", "step", "pain", "goal"]))

    # what is done

    def release(self) -> None:
        """A few changes, of each kind now and then."""
        for change in self.random.sample(
            [
                self.rename_part, self.rename_part, self.reword, self.move_within, self.move_stage, self.remove,
                self.split_part, self.merge_parts, self.rename_page, self.rename_page, self.split_map, self.merge_maps,
                self.add_part, self.come_back,
            ],
            5,
        ):  # fmt: skip
            change()

    def rename_part(self) -> None:
        thing = self.some_part()
        if thing is not None and thing.home is not None:
            name = self.fresh(thing.home)
            thing.home.parts[thing] = name
            thing.home.claims[name] = thing

    def come_back(self) -> None:
        """A part takes a former id of its own again."""
        thing = self.some_part()
        if thing is not None and thing.home is not None:
            former = [name for name, claimed in thing.home.claims.items() if claimed is thing]
            thing.home.parts[thing] = self.random.choice(former)

    def reword(self) -> None:
        thing = self.some_part()
        if thing is not None:
            words = thing.words.split()
            words[self.random.randrange(4)] = self.random.choice(VOCABULARY)
            thing.words = " ".join(words)

    def move_within(self) -> None:
        thing = self.any(self.random.choice(["step", "pain"]))
        if thing is not None and thing.home is not None:
            thing.stage = self.random.choice(thing.home.of("stage"))

    def move_stage(self) -> None:
        """A stage, with all that stands in it, to another map."""
        stage, others = self.any("stage"), self.live("map")
        if stage is None or stage.home is None or len(stage.home.of("stage")) < 2 or len(others) < 2:
            return
        self.to(stage, self.random.choice([page for page in others if page is not stage.home]))

    def to(self, stage: Thing, page: Page) -> None:
        home = stage.home
        assert home is not None
        for thing in [each for each in home.parts if each is stage or each.stage is stage]:
            self.settle(thing, page, thing.stage, home.parts.pop(thing))

    def remove(self) -> None:
        thing = self.some_part()
        if thing is None or thing.home is None:
            return
        home = thing.home
        if thing.kind == "stage":
            if len(home.of("stage")) < 2:
                return
            for each in [other for other in home.parts if other.stage is thing]:
                self.end(each)
        self.end(thing)

    def end(self, thing: Thing, *heirs: Thing) -> None:
        assert thing.home is not None
        del thing.home.parts[thing]
        thing.home, thing.stage, thing.heirs = None, None, list(heirs)

    def split_part(self) -> None:
        thing = self.any(self.random.choice(["step", "pain", "goal"]))
        if thing is not None and thing.home is not None:
            home, stage = thing.home, thing.stage
            self.end(thing, *(self.add(home, thing.kind, stage) for _ in range(2)))

    def merge_parts(self) -> None:
        thing = self.any(self.random.choice(["step", "pain", "goal"]))
        if thing is not None and thing.home is not None:
            others = [each for each in thing.home.of(thing.kind) if each is not thing]
            if others:
                self.end(thing, self.random.choice(others))

    def rename_page(self) -> None:
        page = self.random.choice([*self.live("map"), *self.live("persona")])
        page.names.insert(0, f"{page.kind[0]}-{self.number()}")

    def split_map(self) -> None:
        page = self.random.choice(self.live("map"))
        stages = page.of("stage")
        if len(stages) > 3 and len(self.live("map")) < 9:
            other = self.new_page("map")
            for stage in stages[2:]:
                self.to(stage, other)

    def merge_maps(self) -> None:
        """One map becomes part of another: by its former id, where no id means two things; else it is kept, over."""
        if len(self.live("map")) < 4:
            return
        page, other = self.random.sample(self.live("map"), 2)
        clash = any(other.claims.get(name, thing) is not thing for name, thing in page.claims.items())
        for stage in page.of("stage"):
            self.to(stage, other)
        if clash:
            page.over = True
            return
        other.claims |= page.claims
        other.names += page.names
        page.merged = other

    def add_part(self) -> None:
        page = self.random.choice(self.live("map"))
        if len(page.of("stage")) < 7:
            self.fill(self.add(page, "stage"))
        if len(self.live("map")) < 6:
            self.fill(self.add(self.new_page("map"), "stage"))

    # what is published

    def links(self) -> list[Written]:
        """Every address that is published now."""
        made = []
        for page in self.pages:
            if page.merged:
                continue
            made += [Written(f"{page.kind}s/{name}", "", None, page) for name in page.names]
            at = f"{page.kind}s/{page.names[0]}"
            made += [Written(at, name, thing, page) for name, thing in page.claims.items()]
        return made


def history(seed: int = 7) -> tuple[Project, list[Written], list[dict[str, str]]]:
    """A project after fifty releases, every link that could be written at any of them, and the files of each."""
    project = Project(seed)
    links: dict[Written, None] = {}
    files: list[dict[str, str]] = []
    for _ in range(RELEASES):
        project.release()
        links |= dict.fromkeys(project.links())
        files.append(files_of(project))
    return project, list(links), files
