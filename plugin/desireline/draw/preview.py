"""What a link to a map, a persona or a part of one shows before it is followed: kind, title, place, who, how, status.

Inline elements alone, so that it may stand in any sentence, and signs that are letters, so that it needs nothing else
of the page it stands in.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from desireline.draw.anchors import anchors
from desireline.draw.changes.said_tables import kind_word, lane_word, row_word
from desireline.draw.html import esc
from desireline.draw.inline import plain
from desireline.draw.language import direction, listed
from desireline.draw.marks import day, kind_name, score, state_name, weight_word
from desireline.draw.view import View
from desireline.draw.words import Words
from desireline.model import (
    Automation,
    Content,
    Emotion,
    JourneyMap,
    Lane,
    Metric,
    Node,
    Opportunity,
    Pain,
    Path,
    Persona,
    Piece,
    Retired,
    Row,
    Scale,
    Source,
    Stage,
    Statement,
    Step,
    Touchpoint,
    walk,
)
from desireline.model.moment import LaneCell
from desireline.model.record import Record, once, record
from desireline.model.statement import Claim, FailPoint, Mark

_KINDS: Final[tuple[tuple[type[Piece], str], ...]] = (
    (Stage, "stage"), (Step, "step"), (Touchpoint, "touchpoint"), (Source, "source"), (Row, "row"), (Lane, "lane"),
    (Scale, "scale"), (Pain, "pain"), (Opportunity, "opportunity"), (Metric, "metric"), (Content, "content"),
    (FailPoint, "fail-point"), (Mark, "mark"), (Retired, "retired"), (Automation, "automation"), (Node, "node"),
)  # fmt: skip
_STATUS: Final = {"draft": "○", "in-review": "◐", "agreed": "✓", "retired": "−"}
_STANDING: Final = {"assumption": "○", "reasoned": "◐", "validated": "●"}
LONGEST: Final = 160
"""Characters of a title that a preview shows."""


@record
class Placed(Record):
    """A part and where it stands."""

    piece: Piece
    path: Path
    stage: Stage | None
    step: Step | None
    number: int
    """The stage's, from 1; 0 outside of stages."""


def preview(subject: JourneyMap | Persona, anchor: str, view: View, version: str = "") -> str:
    """The preview of a part, or with an empty `anchor` of the whole; of a `version` where one is named.

    HTML of inline elements to be put into an element of class `dl-peek`.
    """
    placed = _placed(subject).get(anchor) if anchor else None
    kind, title, marks = _of_part(subject, placed, view) if placed is not None else _of_whole(subject, view)
    if version:
        marks = [esc(version), *marks]
    shown = title if len(title) <= LONGEST else title[: LONGEST - 1].rstrip() + "…"
    lang = f' lang="{esc(subject.lang)}" dir="{direction(subject.lang)}"' if subject.lang else ""
    made = f'<span class="dl-peek-kind">{esc(kind)}</span><span class="dl-peek-title"{lang}>{esc(shown)}</span>'
    if placed is not None:
        made += f'<span class="dl-peek-of"{lang}>{esc(plain(subject.title))}</span>'
    if marks:
        said = "".join(f"<span>{mark}</span> " for mark in marks)
        made += f'<span class="dl-peek-marks">{said.rstrip()}</span>'
    return made


@once
def _placed(subject: JourneyMap | Persona) -> Mapping[str, Placed]:
    """Every part by its anchor, with where it stands."""
    known = anchors(subject)
    found: dict[str, Placed] = {}
    stage: Stage | None = None
    step: Step | None = None
    number = 0
    for path, piece in walk(subject):
        if isinstance(piece, Stage):
            stage, step, number = piece, None, number + 1
        elif isinstance(piece, Step):
            step = piece
        inside = bool(path) and path[0] == "stages"
        anchor = known.get(piece)
        if anchor is not None:
            own = step if inside and "steps" in path else None
            found[anchor] = Placed(piece, path, stage if inside else None, own, number if inside else 0)
    return found


def _of_whole(subject: JourneyMap | Persona, view: View) -> tuple[str, str, list[str]]:
    words = view.words
    status = _status(subject.status, words)
    if isinstance(subject, Persona):
        about = [esc(plain(subject.role))] if subject.role else []
        return words("Persona"), plain(subject.title), [*about, *status]
    kind = f"{kind_name(subject, view)} · {state_name(subject, view)}"
    who = [esc(_names(subject.personas, view))] if subject.personas else []
    about = [esc(plain(subject.summary))] if subject.summary else []
    return kind, plain(subject.title), [*about, *who, *status]


def _of_part(subject: JourneyMap | Persona, placed: Placed, view: View) -> tuple[str, str, list[str]]:
    piece, words = placed.piece, view.words
    kind = _kind(subject, placed, words)
    if isinstance(piece, Retired):
        release = [esc(piece.in_)] if piece.in_ else []
        return kind, piece.id, [*release, *([esc(plain(piece.why))] if piece.why else [])]
    if placed.stage is not None and placed.stage is not piece:
        kind = f"{kind} · {placed.number} {plain(placed.stage.title)}"
    elif placed.stage is piece:
        kind = f"{kind} {placed.number}"
    return kind, _title(piece), [*_who(subject, placed, view), *_felt(subject, placed), *_standing(piece, view)]


def _kind(subject: JourneyMap | Persona, placed: Placed, words: Words) -> str:
    """What a part is, as a sentence begins."""
    for kind, name in _KINDS:
        if isinstance(placed.piece, kind):
            return kind_word(name, words) or ""
    key = next((str(each) for each in reversed(placed.path) if isinstance(each, str)), "")
    if isinstance(placed.piece, LaneCell):
        return lane_word(key, words) or kind_word("lane-cell", words) or ""
    if "rows" in placed.path[:-2] and isinstance(subject, JourneyMap):
        own = next((row.title for row in subject.rows if row.id == key and row.title), None)
        return plain(own) if own else key
    named = row_word(key, words)
    if named:
        return named
    return (kind_word("statement", words) if isinstance(placed.piece, Statement) else kind_word(key, words)) or ""


def _title(piece: Piece) -> str:
    for name in ("title", "text", "name"):
        value = getattr(piece, name, None)
        if isinstance(value, str) and value:
            return plain(value)
    return str(getattr(piece, "id", None) or "")


def _who(subject: JourneyMap | Persona, placed: Placed, view: View) -> Iterator[str]:
    """Who acts, or whose it is."""
    if not isinstance(subject, JourneyMap):
        return
    names = getattr(placed.piece, "actors", ()) or getattr(placed.piece, "personas", ())
    if not names and placed.step is not None:
        names = placed.step.actors
    if not names and placed.stage is not None and len(subject.personas) == 1:
        names = subject.personas
    if names:
        yield esc(_names(names, view))


def _names(names: tuple[str, ...], view: View) -> str:
    return listed([plain(view.persona_name(name)) for name in names], view.words.lang)


def _felt(subject: JourneyMap | Persona, placed: Placed) -> Iterator[str]:
    """What is felt there: the step's first feeling, else the stage's."""
    if not isinstance(subject, JourneyMap):
        return
    signed = subject.scale().bounds[0] < 0
    moments = (placed.piece, placed.step, placed.stage)
    for moment in moments:
        emotion = getattr(moment, "emotion", None)
        if not isinstance(emotion, Emotion):
            continue
        several = emotion.feelings or next(iter(emotion.by_persona.values()), ())
        for feeling in several[:1]:
            word = " ".join(plain(each.text) for each in feeling.word if each.text != feeling.score)
            parts = [score(feeling.score, signed), esc(feeling.emoji or ""), esc(word)]
            if any(parts):
                yield " ".join(filter(None, parts))
                return


def _standing(piece: Piece, view: View) -> Iterator[str]:
    """How much it weighs, how far it is known, what became of the plan."""
    words = view.words
    if isinstance(piece, Pain) and piece.severity is not None:
        yield esc(weight_word(piece.severity, view))
    if not isinstance(piece, Claim):
        return
    if piece.refuted is not None:
        yield esc(words("Refuted"))
    elif piece.evidence is not None:
        standing = piece.evidence.standing
        named = {"assumption": words("Assumption"), "reasoned": words("Reasoned"), "validated": words("Validated")}
        yield f"{_STANDING[standing]} {esc(named[standing])}"
    if piece.promise is not None and piece.promise.status:
        plan = {"planned": words("Planned"), "shipped": words("Shipped"), "dropped": words("Dropped")}
        release = f" · {esc(piece.promise.in_)}" if piece.promise.in_ else ""
        until = f" · {day(piece.promise.due)}" if piece.promise.due and piece.promise.status == "planned" else ""
        yield f"{esc(plan[piece.promise.status])}{release}{until}"


def _status(given: str | None, words: Words) -> list[str]:
    """How far a map or persona is agreed."""
    if not given:
        return []
    named = {
        "draft": words("Draft"), "in-review": words("In review"), "agreed": words("Agreed"),
        "retired": words("Retired"),
    }[given]  # fmt: skip
    return [f"{_STATUS[given]} {esc(named)}"]
