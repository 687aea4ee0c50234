"""Values of changes as people read them: spans, scores, weights, dates, references; and what a whole thing brings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from desireline.compare import FileComparison
from desireline.compare.change import kind_of
from desireline.draw.changes.said_tables import exact_word, field_word, row_word
from desireline.draw.changes.said_ways import way_said
from desireline.draw.curve.scale import written
from desireline.draw.inline import plain
from desireline.draw.isolate import course
from desireline.draw.language import bracketed, colon, listed
from desireline.draw.marks import duration
from desireline.draw.view import Nowhere, View
from desireline.model import (
    Duration,
    Emotion,
    Feeling,
    JourneyMap,
    LaneCell,
    Metric,
    Moment,
    Next,
    NodeNext,
    Number,
    Opportunity,
    Pain,
    Piece,
    Scale,
    Stage,
    Weight,
    shapes,
    words_of,
)
from desireline.model.journey import Scope
from desireline.model.moment import Scenario
from desireline.model.persona import Career, Knowledge, Usage
from desireline.model.statement import Image, Link, Resources

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desireline.compare import Edit
    from desireline.draw.changes.said_names import Names
    from desireline.draw.words import Words
    from desireline.model import Path, Persona

_SPANS: Final = frozenset({"duration", "wait", "review_every"})
_WEIGHTS: Final = frozenset({"severity", "impact", "effort"})
_REFERENCES: Final = frozenset({
    "touchpoints", "actors", "personas", "solves", "sources", "to", "future_of", "translates", "part_of", "company",
    "stage",
})  # fmt: skip
_CHOICES: Final = {
    "assumption": "assumption", "reasoned": "reasoned", "validated": "validated", "planned": "planned",
    "shipped": "shipped", "dropped": "dropped", "draft": "draft", "in-review": "in review", "agreed": "agreed",
    "retired": "retired", "current": "current", "future": "future", "low": "low", "medium": "medium", "high": "high",
    "higher": "higher", "lower": "lower", "people": "people", "system": "system",
}  # fmt: skip
_NAMELESS: Final = (Scenario, Scope, Resources, Link, Image, Career, Knowledge, Usage)
"""Pieces that have no name: whoever reads that one came or went is told what it says."""
_CHOOSING: Final = frozenset({"status", "state", "better", "intensity"})


def readable(value: Any, edit: Edit, file: FileComparison, names: Names) -> str:
    """A value of a change, as a reader knows it: "2 days", "−1", "High", "Price site". Empty for none. Not escaped."""
    key = edit.field[0] if edit.field else (edit.at.slot[-1] if edit.at.slot else "")
    words = names.words
    if value is None or isinstance(value, bool):
        return "" if value is None else words("yes") if value else words("no")
    if isinstance(value, list) and key == "range" and len(value) == 2:
        return _range(value, words)
    if isinstance(value, list):
        return listed((readable(each, edit, file, names) for each in value), words.lang) or words("none")
    if isinstance(value, dict):
        return _mapping(value, edit, file, names)
    return _scalar(str(value), key, edit, file, names)


def _range(ends: Sequence[Any], words: Words) -> str:
    """Both ends of a scale."""
    low, high = (str(end).replace("-", "\u2212", 1) for end in ends)
    return words("{low} to {high}", low=low, high=high)


def _scalar(text: str, key: str, edit: Edit, file: FileComparison, names: Names) -> str:
    """A single value by what its key says it is."""
    words = names.words
    if edit.kind == "feeling" and key in {"score", "intended"}:
        return _score(text, _scale_of(edit, file))
    if key in _SPANS:
        return span_words(Duration.read(text), words)
    if key in _WEIGHTS and (rank := Weight.read(text)) is not None:
        return weight_words(rank, words)
    if key in _REFERENCES:
        return names.part(text, file)
    if key in _CHOOSING and text in _CHOICES:
        return _choice(text, words)
    if edit.op == "number":
        return text.replace("-", "\u2212", 1) if text.startswith("-") else text
    return plain(text)


def _mapping(value: dict[str, Any], edit: Edit, file: FileComparison, names: Names) -> str:
    """A whole piece told as a value of what holds it: evidence, a promise, a way on; or what a team's own key holds."""
    if edit.field and edit.field[0].startswith("x-"):
        pairs = ((key, readable(inner, edit, file, names)) for key, inner in value.items())
        return listed((f"{key}{colon(names.words.lang)}{said}" for key, said in pairs), names.words.lang)
    said = [readable(value[key], edit, file, names) for key in ("status", "text", "situation", "to") if key in value]
    return listed((each for each in said if each), names.words.lang)


def span_words(span: Duration, words: Words) -> str:
    """A time span in words of the interface."""
    return duration(span, View(words, Nowhere(), date.min))


def _choice(written: str, words: Words) -> str:
    """One of the format's own words, in the interface's language."""
    chosen = _CHOICES[written]
    return words(chosen)


def weight_words(rank: Weight, words: Words) -> str:
    """A severity, impact or effort in a word, with its number where that was written."""
    word = _choice(rank.word, words)
    return word + bracketed(rank.written, words.lang) if rank.written.isdigit() else word


def _scale_of(edit: Edit, file: FileComparison) -> Scale:
    return scale_at(file.after or file.before, edit.at.path)


def scale_at(root: JourneyMap | Persona | None, path: Path = ()) -> Scale:
    """The scale on which what stands at a place of a map is scored."""
    name = str(path[path.index("scales") + 1]) if "scales" in path[:-1] else "emotion"
    return root.scale(name) if isinstance(root, JourneyMap) else Scale(id=name)


def _score(text: str, scale: Scale) -> str:
    number = Number.read(text)
    return written(number if number is not None else text, signed=scale.bounds[0] < 0)


def summed_up(piece: Any, root: JourneyMap | Persona, names: Names, path: Path = ()) -> str:
    """What a thing that came or went brings with it, in a few words: "emotion −1, wait 2 days, 2 pains".

    `path` is where it stands. Of what has no name of its own (a scenario, a link) it is all that it says.
    """
    words = names.words
    said: list[str] = []
    if isinstance(piece, Stage) and piece.steps:
        said.append(words.count("{n} step", "{n} steps", len(piece.steps)))
    if isinstance(piece, Moment):
        said += _of_moment(piece, root, names)
    elif isinstance(piece, LaneCell) and piece.wait is not None:
        said.append(words("wait {span}", span=span_words(piece.wait, words)))
    elif isinstance(piece, Pain) and piece.severity is not None:
        said.append(words("severity {word}", word=weight_words(piece.severity, words)))
    elif isinstance(piece, Opportunity) and piece.solves:
        pains = listed((names_of(each, root, names) for each in piece.solves), words.lang)
        said.append(words("answers {pains}", pains=pains))
    elif isinstance(piece, Metric) and piece.value is not None:
        said.append(str(piece.value))
    elif isinstance(piece, Feeling | Emotion):
        said += feelings_said(piece, scale_at(root, path), names)
    elif isinstance(piece, Scale) and len(piece.range) == 2:
        said.append(_range(piece.range, words))
    elif isinstance(piece, Scale):
        said += map(plain, piece.levels)
    elif isinstance(piece, _NAMELESS) or path[-2:-1] == ("word",):
        said += _in_full(piece, words)
    elif isinstance(piece, Next | NodeNext):
        said.append(way_said(piece, FileComparison(root.key, None, root, ()), names))
    elif isinstance(piece, JourneyMap):
        said.append(words.count("{n} stage", "{n} stages", len(piece.stages)))
    elif isinstance(piece, Piece):
        said += _of_piece(piece, words)
    return listed(said, words.lang)


def names_of(reference: str, root: JourneyMap | Persona, names: Names) -> str:
    """What a reference of a file is called."""
    return names.part(reference, FileComparison(root.key, None, root, ()))


def _of_moment(moment: Moment, root: JourneyMap | Persona, names: Names) -> list[str]:
    """What a stage or step brings, its steps counted in."""
    words, said = names.words, []
    if moment.emotion is not None:
        felt = feelings_said(moment.emotion, scale_at(root), names)
        said += [words("emotion {score}", score=listed(felt, words.lang))] if felt else []
    if moment.duration is not None:
        said.append(span_words(moment.duration, words))
    if moment.wait is not None:
        said.append(words("wait {span}", span=span_words(moment.wait, words)))
    below = (moment, *getattr(moment, "steps", ()))
    pains = sum(len(each.pains) for each in below)
    opportunities = sum(len(each.opportunities) for each in below)
    said += [words.count("{n} pain", "{n} pains", pains)] if pains else []
    said += [words.count("{n} opportunity", "{n} opportunities", opportunities)] if opportunities else []
    return said


def feelings_said(given: Emotion | Feeling, scale: Scale, names: Names) -> list[str]:
    """Scores (else words) of feelings: everybody's in their order, "−1 → +1", then those of each persona with it."""
    if isinstance(given, Feeling):
        return _course((given,), scale)
    told = _course(given.feelings, scale)
    for person, feelings in given.by_persona.items():
        told += [
            names.words("{what} ({who})", what=felt, who=names.person(person)) for felt in _course(feelings, scale)
        ]
    return told


def _course(feelings: Sequence[Feeling], scale: Scale) -> list[str]:
    """What is felt one after the other, as one text; none where nothing is said."""
    signed = scale.bounds[0] < 0
    shown = [
        written(feeling.score, signed=signed) if feeling.score is not None else plain(words_of(feeling))
        for feeling in feelings
    ]
    shown = [each for each in shown if each]
    return [course(*shown)] if shown else []


def _in_full(piece: Piece, words: Words) -> list[str]:
    """All the texts of a piece; unless it could be written as one text, each under what its key is called."""
    held: list[tuple[str, list[str]]] = []
    for shape in shapes(type(piece)):
        value = getattr(piece, shape.name)
        inner = value if isinstance(value, tuple) else (value,)
        texts = [plain(text) for each in inner if isinstance(text := getattr(each, "text", each), str) and text]
        if texts and shape.key not in {"id", "was"}:
            held.append((shape.key, texts))
    if [key for key, _ in held] == [type(piece).shorthand]:
        return held[0][1]
    kind = kind_of(type(piece))
    called = (exact_word(kind, key, words) or field_word(key, words) or row_word(key, words) or key for key, _ in held)
    told = zip(called, (listed(texts, words.lang) for _, texts in held), strict=True)
    return [f"{name}{colon(words.lang)}{said}" for name, said in told]


def _of_piece(piece: Piece, words: Words) -> list[str]:
    """The choices of evidence, a promise and the like."""
    status = getattr(piece, "status", None)
    made = [_choice(status, words)] if isinstance(status, str) and status in _CHOICES else []
    for name in ("channel", "in_", "why"):
        value = getattr(piece, name, None)
        if isinstance(value, str) and value:
            made.append(plain(value))
    due = getattr(piece, "due", None)
    return [*made, due.isoformat()] if isinstance(due, date) else made
