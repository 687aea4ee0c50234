"""What kinds, fields, operations, effects and rules are called in the interface's language, and who is who."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from desireline.compare import REASONS, Effect, FileComparison, Op, Severity, Stand, rules
from desireline.draw.changes.said_tables import (
    exact_word,
    field_word,
    holder_word,
    kind_word,
    lane_word,
    row_word,
)
from desireline.draw.inline import plain
from desireline.model import JourneyMap, Part, Persona, Step, Touchpoint, id_as_words, pieces
from desireline.model.record import once

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desireline.draw.words import Words


class Label(NamedTuple):
    """A glyph and a word: never one without the other, and never a colour alone."""

    glyph: str
    word: str


OP_GLYPHS: Final[Mapping[Op, str]] = {
    "add": "＋", "link": "＋", "remove": "−", "unlink": "−", "move": "⇄", "relocate": "⇄", "split": "⇄", "merge": "⇄",
    "rekey": "~", "set": "~", "number": "~", "text": "~",
}  # fmt: skip
EFFECT_GLYPHS: Final[Mapping[Effect, str]] = {"better": "▲", "worse": "▼", "mixed": "◆", "neutral": "·", "unknown": "?"}
SEVERITY_GLYPHS: Final[Mapping[Severity, str]] = {"error": "✖", "warn": "!", "info": "i"}


def op_label(op: Op, words: Words) -> Label:
    """What was done."""
    word = {
        "add": words("added"), "link": words("added"), "remove": words("removed"), "unlink": words("removed"),
        "move": words("moved"), "relocate": words("moved"), "rekey": words("renamed"), "set": words("changed"),
        "number": words("changed"), "text": words("reworded"), "split": words("split up"), "merge": words("merged"),
    }[op]  # fmt: skip
    return Label(OP_GLYPHS[op], word)


def tally(label: Label, n: int) -> str:
    """How many there are of something: `▲ 4 better`. A point before `3 neutral` would read as one between counts."""
    return f"{n} {label.word}" if label.glyph == EFFECT_GLYPHS["neutral"] else f"{label.glyph} {n} {label.word}"


def effect_word(effect: Effect, words: Words) -> str:
    """What a change means for the customer, in a word."""
    return {
        "better": words("better"), "worse": words("worse"), "mixed": words("better and worse"),
        "neutral": words("neutral"), "unknown": words("effect unknown"),
    }[effect]  # fmt: skip


def severity_word(severity: Severity, words: Words) -> Label:
    """How severe a change is for those who link here."""
    word = {"error": words("breaking"), "warn": words("to look at"), "info": words("information")}[severity]
    return Label(SEVERITY_GLYPHS[severity], word)


def reason_words(reason: str, words: Words) -> str:
    """Why a change has its effect, in the words of `REASONS`."""
    text = REASONS[reason]
    catalogued = _reasons(words)
    return catalogued.get(reason, text)


@lru_cache(maxsize=8)
def _reasons(words: Words) -> Mapping[str, str]:
    return {
        "feels-better": words("a lived feeling has a higher score"),
        "feels-worse": words("a lived feeling has a lower score"),
        "good-feeling": words("a feeling above the middle of the scale"),
        "bad-feeling": words("a feeling below the middle of the scale"),
        "pain": words("a pain or something that can go wrong"),
        "pain-severity": words("how much it hurts"),
        "gain": words("something that goes well"),
        "wait": words("time waited"),
        "time": words("time spent"),
        "metric": words("a metric that says which way is better"),
        "safeguard": words("what keeps it from going wrong"),
        "not-lived": words("it says something about the map, its evidence or the plans, not about what is lived"),
        "about-persona": words("it says who the customer is, not what happens to them"),
        "same-thing": words("it is the same thing, under another id or in another order"),
        "wording": words("the maps do not say whether other words mean better or worse"),
        "no-score": words("a feeling without a score on either side cannot be compared"),
        "no-direction": words("the map does not say which way is better"),
        "order": words("the journey goes in another order"),
        "place": words("it happens at another place of the journey"),
        "other-map": words("it stands in another map now, and happens as before"),
        "more-or-less": words("whether more or fewer of these is better, the maps do not say"),
        "open": words("nothing in the format says whether this is better or worse"),
    }


class Names:
    """Who is who: what references and ids of a comparison are called."""

    def __init__(
        self, words: Words, people: Mapping[str, Persona] | None = None, maps: Mapping[str, JourneyMap] | None = None
    ) -> None:
        self.words = words
        self.people = people or {}
        """Personas by id."""
        self.maps = maps or {}
        """Maps by id."""

    def rule(self, rule: str) -> str:
        """What a rule says happened."""
        return self.words.declared(rules()[rule].title)

    def person(self, name: str) -> str:
        """A persona's name, or the text itself."""
        known = self.people.get(name)
        return plain(known.title) if known is not None else plain(name)

    def part(self, name: str, file: FileComparison) -> str:
        """What a reference means: a part of either side, a persona, a map; else as written."""
        text = name.partition("#")[2] or name
        for piece in (file.after, file.before, self.maps.get(name.partition("#")[0]), *self._others(file)):
            if piece is not None and text in (known := _named(piece)):
                return known[text]
        if words := self.without_words(text, file):
            return words
        return self.person(name) if name in self.people else self.file(name)

    def without_words(self, name: str, file: FileComparison) -> str:
        """What a part of either side is called that has this id and no words; "" for any other."""
        sides = (file.after, file.before)
        return next((known[name] for side in sides if side is not None and name in (known := _without_words(side))), "")

    def file(self, name: str) -> str:
        """What a map or persona is called, by its id."""
        return plain(self.maps[name].title) if name in self.maps else self.person(name)

    def lane(self, name: str, file: FileComparison) -> str:
        """What a lane is called: as the map titles it, else by its built-in name."""
        return _lane((name,), file, self.words)

    def _others(self, file: FileComparison) -> tuple[JourneyMap | None, ...]:
        """The current map that a future one answers: its parts are named there too."""
        answered = getattr(file.after, "future_of", None)
        return (self.maps.get(answered) if answered else None,)


@once
def _named(piece: JourneyMap | Persona) -> Mapping[str, str]:
    """What the parts of a file are called, by id."""
    made: dict[str, str] = {}
    for part in pieces(piece):
        if isinstance(part, Part) and part.id and part is not piece:
            name = getattr(part, "title", None) or getattr(part, "text", None) or ""
            if isinstance(name, str) and name:
                made.setdefault(part.id, plain(name))
    return made


@once
def _without_words(piece: JourneyMap | Persona) -> Mapping[str, str]:
    """What steps and touchpoints are called that have an id and no words, by the id: as their own map shows them."""
    return {
        part.id: id_as_words(part.id)
        for part in pieces(piece)
        if isinstance(part, (Step, Touchpoint)) and part.id
        if not getattr(part, "title", None) and not getattr(part, "text", None)
    }


def kind_name(kind: str, at: Stand, file: FileComparison, names: Names) -> str:
    """What a thing is, as a sentence begins. Statements are called by their row, what is in a lane by the lane."""
    words = names.words
    slot = _own_slot(at)
    if kind == "lane-cell" and slot:
        return _lane(slot, file, words)
    if kind == "statement" and slot:
        return _row(slot, file, words)
    return kind_word(kind, words) or kind.replace("-", " ").capitalize()


def _own_slot(at: Stand) -> tuple[str, ...]:
    """The list or field that a thing stands in; of a text or reference of a list, that which holds this list."""
    if not at.is_item:
        return at.slot
    path = at.path[: -len(at.slot) - 1]
    end = len(path) - 1 if path and isinstance(path[-1], int) else len(path)
    start = end
    while start and isinstance(path[start - 1], str):
        start -= 1
    return tuple(str(key) for key in path[start:end])


def _lane(slot: tuple[str, ...], file: FileComparison, words: Words) -> str:
    name = slot[-1]
    titled = _declared(name, "lanes", file)
    return titled or lane_word(name, words) or name.replace("-", " ").capitalize()


def _row(slot: tuple[str, ...], file: FileComparison, words: Words) -> str:
    name = slot[-1]
    if lane_word(name, words) or slot[:1] == ("lanes",):
        return _lane(slot, file, words)
    titled = _declared(name, "rows", file)
    found = row_word(name, words) if slot[:1] not in {("rows",), ("profile",)} else None
    return titled or found or name.replace("-", " ")


def _declared(name: str, field: str, file: FileComparison) -> str:
    """The title that a map gives a row, lane or scale."""
    for piece in (file.after, file.before):
        for each in getattr(piece, field, ()) or ():
            if each.id == name and each.title:
                return plain(each.title)
    return ""


def field_name(
    kind: str, field: tuple[str, ...], at: Stand, file: FileComparison, names: Names, *, of_holder: bool
) -> str:
    """What was changed of a thing, as it stands inside a sentence.

    `of_holder`: the piece of that kind is told as a part of what holds it, so that its own name belongs to it.
    """
    words = names.words
    keys = at.path
    who = names.person(str(keys[keys.index("by_persona") + 1])) if "by_persona" in keys[:-1] else ""
    name = _field(kind, field, at, file, words, of_holder=of_holder)
    return words("{what} ({who})", what=name, who=who) if who else name


def _field(kind: str, field: tuple[str, ...], at: Stand, file: FileComparison, words: Words, *, of_holder: bool) -> str:
    key = field[0] if field else ""
    if kind in {"feeling", "emotion"} or at.slot[-1:] == ("word",):
        return _feeling(key, at, file, words)
    exact = exact_word(kind, key, words)
    if exact is not None:
        return exact
    if len(field) > 1 or key.startswith("x-"):
        return field[-1]  # a key of the team's own
    own = _key(key, words)
    if not of_holder:
        return own
    holder = holder_word(kind, words)
    if holder is None:
        return own or kind.replace("-", " ")
    return words("{what} of the {whole}", what=own, whole=holder) if own else holder


def _feeling(key: str, at: Stand, file: FileComparison, words: Words) -> str:
    path = at.path
    if "scales" in path[:-1]:
        scale = str(path[path.index("scales") + 1])
        titled = _declared(scale, "scales", file) or scale.replace("-", " ")
        return titled if key in {"", "score"} else words("{what} of the {whole}", what=_key(key, words), whole=titled)
    if at.slot[-1:] == ("word",):
        return words("feeling in words")
    if key == "intended":
        return words("intended emotion")
    return words("lived emotion") if key in {"", "score", "by_persona"} else _key(key, words)


def _key(key: str, words: Words) -> str:
    return field_word(key, words) or key.replace("_", " ")
