"""What was changed: edits, which a patch is made of, and changes, which are edits that have been judged."""

from __future__ import annotations

from dataclasses import field
from typing import Any, Final, Literal

from desireline.compare.words import Spans, spans
from desireline.model import NOWHERE, JourneyMap, Path, Place
from desireline.model.record import Record, once, per_class, record

Op = Literal["add", "remove", "move", "relocate", "rekey", "set", "number", "text", "link", "unlink", "split", "merge"]
"""What was done. The set is closed, and every operation has an inverse."""
OPS: Final[tuple[Op, ...]] = (
    "rekey", "split", "merge", "remove", "add", "relocate", "move", "set", "number", "text", "unlink", "link",
)  # fmt: skip
"""The operations in the order in which changes of one stage are told."""

Severity = Literal["error", "warn", "info"]
SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warn", "info")
"""From the worst. `error` is breaking: something that links here will break."""

Effect = Literal["better", "worse", "mixed", "neutral", "unknown"]
EFFECTS: Final[tuple[Effect, ...]] = ("worse", "mixed", "unknown", "better", "neutral")
"""What a change means for the customer, what to look at first standing first. `neutral` is no change of what is lived;
`unknown` is that the maps do not tell."""

MatchedBy = Literal["id", "was", "content", "similar", "place", "alone"]
"""How two things were taken for one: by id, declared former id, same content, best assignment, standing at the one
place where such a thing can stand. `alone`: it stands on one side only."""

Plain = Any
"""A value as JSON holds it: texts, numbers as written, lists, mappings by the format's keys."""


@record
class Stand(Record):
    """Where something stands on one side."""

    file: str
    """Id of the map or persona."""
    path: Path
    """Keys and list positions from the file's root, as `model.walk` gives them; of a list's text, to that text."""
    address: tuple[str, ...]
    """The same by ids: for every list on the way the id, or `key~digest` of what has none. Empty for the file."""
    name: str
    """What it is called, as the map says it: "Verify identity". May be empty."""
    within: tuple[tuple[str, str], ...] = ()
    """What it stands in, outermost first, the file left out: kind and name, such as `("stage", "Compare")`."""
    after: str = ""
    """Label (as in `address`) of what stands before it in its list; empty where it is the first, or in no list."""
    slot: tuple[str, ...] = ()
    """The last keys of `path`: the list or field it stands in, below what holds it. Empty for the file itself."""
    is_item: bool = False
    """Whether it is a text or reference of a list: then address and name are those of what holds the list."""
    parent_across: Path | None = None
    """Where the thing that holds it stands on the other side; None where that is not there."""
    exact: tuple[str, ...] = ()
    """As `address`, and among parts of one name without ids, whose order means nothing, with what each says."""
    exact_across: tuple[str, ...] | None = None
    """The same of the thing that holds it on the other side; None where that is not there."""
    place: Place = field(default=NOWHERE, compare=False)
    """Line and column where the piece begins; see `Comparison.place` for that of a single value."""

    @property
    def index(self) -> int | None:
        """Its position in its list, counted from 0."""
        return self.path[-1] if self.path and isinstance(self.path[-1], int) else None

    @property
    def id(self) -> str:
        """Its id, or ""."""
        last = self.address[-1] if self.address else self.file
        return "" if "~" in last else last


@record
class Match(Record):
    """Why two things are taken for one."""

    by: MatchedBy
    score: float = 1.0
    """0 to 1; 1 unless `similar`."""
    runner_up: float = 0.0
    """The score of the best other pair that either could have been in."""


@record
class Edit(Record):
    """One difference, with all that is needed to make it and to unmake it."""

    op: Op
    kind: str
    """What was changed, the model's class in lower case with hyphens: `map`, `stage`, `step`, `lane-cell`, `pain`…"""
    field: tuple[str, ...]
    """The value of it that was changed, by keys (`("severity",)`, `("profile", "age")`); empty where it is the whole.
    Of a list of texts or references the key of the list."""
    before: Stand | None
    """Where it stood; None for what was added."""
    after: Stand | None
    """Where it stands; None for what was removed."""
    from_: Plain = None
    """The value before. Of `move` and `relocate` None."""
    to: Plain = None
    """The value after. Of `split` and `merge` the side on which it does not stand holds the ids it became; on the way
    back, of what comes again, the ids it was merged of (`merge`) or split off from (`split`)."""
    match: Match = Match("alone")  # a record never changes
    delta: str = ""
    """Of `number`, how much it went up or, with a minus, down: in its own unit; spans in seconds, times in minutes."""

    @property
    def at(self) -> Stand:
        """Where to look for it: where it stands, else where it stood."""
        made = self.after or self.before
        if made is None:
            raise ValueError("an edit stands nowhere")
        return made

    @property
    def spans(self) -> Spans:
        """Of a `text`, its pieces: on both sides, gone, new. Joined without `in` the old text, without `out` the new.

        Tokens are words; single characters in Han and kana.
        """
        return _spans(self) if self.op == "text" else ()


@once
def _spans(edit: Edit) -> Spans:
    return spans(edit.from_, edit.to)


@record
class Impact(Record):
    """Another file that a change reaches."""

    kind: Literal["map", "persona"]
    id: str
    title: str
    owner: str
    """Who keeps it; "" where the file does not say."""
    why: Literal["persona", "touchpoint", "reference", "source"]
    """How it hangs on what was changed."""


@record
class Change(Record):
    """An edit, judged. Stable: these fields, their meaning, and the words of `op`, `severity`, `effect` and `rule`."""

    edit: Edit
    fingerprint: str
    """16 hexadecimal digits that stay the same while it is the same change: made of rule, operation, the way to it by
    ids, and both values. Lines, prose and other changes are not in it. Unique in a comparison."""
    rule: str
    """A key of `rules()`."""
    severity: Severity
    """For those who link here."""
    effect: Effect
    """For the customer."""
    reasons: tuple[str, ...]
    """Why that effect: keys of `REASONS`, the weightiest first. Never empty."""
    impact: tuple[Impact, ...] = ()
    """Other files that it reaches."""
    ids: tuple[str, ...] = ()
    """Of a rule about ids those that it is about: the ids that are lost, or that mean something else now; of
    `id-exchanged` the thing's own, and the one that what it says now stood under."""
    elsewhere: str = ""
    """Of a stage or step that went to another map, that map's id; of what came from there the same. Of a whole map
    that came or went, the one that most of its stages came from or went to."""

    @property
    def op(self) -> Op:
        """What was done."""
        return self.edit.op

    @property
    def kind(self) -> str:
        """What was changed."""
        return self.edit.kind

    @property
    def field(self) -> tuple[str, ...]:
        """The value of it that was changed; empty where it is the whole."""
        return self.edit.field

    @property
    def before(self) -> Stand | None:
        """Where it stood."""
        return self.edit.before

    @property
    def after(self) -> Stand | None:
        """Where it stands."""
        return self.edit.after

    @property
    def at(self) -> Stand:
        """Where to look for it."""
        return self.edit.at

    @property
    def name(self) -> str:
        """What it is called today, else what it was called."""
        return self.edit.at.name or (self.edit.before.name if self.edit.before else "")


@per_class
def kind_of(cls: type[Any]) -> str:
    """The word for a class of the model: `lane-cell` for `LaneCell`, `map` for `JourneyMap`."""
    if cls is JourneyMap:
        return "map"
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in cls.__name__).lstrip("-")
