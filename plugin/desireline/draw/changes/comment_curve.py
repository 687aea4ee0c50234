"""The feelings of a map before and after, for a comment: a table of its stages, and two lines where a host draws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from desireline.draw.changes.comment_text import md
from desireline.draw.curve.scale import tidy
from desireline.draw.inline import plain
from desireline.draw.language import listed
from desireline.draw.mermaid.curve import PALETTE
from desireline.draw.mermaid.diagram import Source, front_matter
from desireline.draw.textwidth import cut
from desireline.model import JourneyMap, Stage, voices

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desireline.compare import FileComparison
    from desireline.draw.words import Words

_MOST_ACROSS: Final = 12
_LABELS: Final = (9.0, 5.0, 0.0)
"""Widths of the labels below the lines, tried one after the other until a host takes the diagram."""
_SAME: Final = 1e-9


class Row(NamedTuple):
    """A stage of both sides together, with the mean of its scores on each."""

    before: Stage | None
    after: Stage | None
    was: float | None
    """None where it was not scored, or was not there."""
    is_: float | None

    @property
    def name(self) -> str:
        """What it is called today, else what it was called."""
        stage = self.after or self.before
        return plain(stage.title) if stage is not None else ""

    @property
    def change(self) -> float | None:
        """How much it rose or fell; None where that cannot be said."""
        return None if self.was is None or self.is_ is None else self.is_ - self.was

    @property
    def is_same(self) -> bool:
        """Whether nothing is to be told of it."""
        both = self.before is not None and self.after is not None
        felt = self.was == self.is_ if self.change is None else abs(self.change) < _SAME
        return both and felt


class Feelings(NamedTuple):
    """The feelings of one persona, or of several who feel alike."""

    who: tuple[str, ...]
    """Ids; empty on a map without personas."""
    rows: tuple[Row, ...]
    comparable: bool
    """Whether both sides are scored on the same scale."""
    signed: bool
    """Whether the scale goes below zero."""
    bounds: tuple[float, float]

    @property
    def differs(self) -> bool:
        """Whether anybody feels otherwise now."""
        return any(not row.is_same for row in self.rows)


def feelings(file: FileComparison) -> tuple[Feelings, ...]:
    """The feelings of a map on both sides, of all who feel otherwise now; else of the first. Empty: no scores."""
    old, new = (side if isinstance(side, JourneyMap) else None for side in (file.before, file.after))
    sides = [_means(side) if side is not None else {} for side in (old, new)]
    people = list(dict.fromkeys(name for side in reversed(sides) for name in side))
    grouped: dict[tuple[Row, ...], list[str]] = {}
    for name in people:
        rows = _rows(file, *(side.get(name, side.get("", {})) for side in sides))
        grouped.setdefault(rows, []).append(name)
    scales = [side.scale() for side in (old, new) if side is not None]
    if not scales:
        return ()
    comparable = len({(scale.bounds, scale.levels) for scale in scales}) == 1
    bounds = min(scale.bounds[0] for scale in scales), max(scale.bounds[1] for scale in scales)
    made = [
        Feelings(tuple(name for name in who if name), rows, comparable, bounds[0] < 0, bounds)
        for rows, who in grouped.items()
        if any(row.was is not None or row.is_ is not None for row in rows)
    ]
    telling = [each for each in made if each.differs]
    return tuple(telling or made[:1])


def table(felt: Feelings, words: Words, *, folded: bool) -> list[str]:
    """The lines of a table: stage, before, after, change. `folded` leaves out stages of which nothing is to be told."""
    heads = (words("Stage"), words("Before"), words("After"), words("Change"))
    made = ["| " + " | ".join(md(head) for head in heads) + " |", "| --- | ---: | ---: | --- |"]
    left_out = 0
    for row in felt.rows:
        if folded and row.is_same:
            left_out += 1
            continue
        cells = (md(cut(row.name, 40)), _score(row.was, felt), _score(row.is_, felt), _told(row, felt, words))
        made.append("| " + " | ".join(cells) + " |")
    if left_out:
        said = words.count("{n} stage as before", "{n} stages as before", left_out)
        made.append(f"| {md(said)} | | | |")
    return made


def chart(felt: Feelings, words: Words, most: int) -> str:
    """The source of a diagram with two lines, at most `most` characters; "" where there is nothing to draw.

    A line of this kind cannot break, so it shows the stages that are scored on both sides.
    """
    rows = [row for row in felt.rows if row.change is not None]
    if not felt.comparable or not felt.differs or len(rows) < 2:
        return ""
    for widest in _LABELS:
        made = _chart(felt, rows, words, widest)
        if len(made) <= most:
            return made
    return ""


def chart_note(felt: Feelings, words: Words) -> str:
    """What the diagram does not say by itself: which line is which, and what stands in it nowhere."""
    said = [words("Lines in order: before, after.")]
    missing = [row.name for row in felt.rows if row.change is None]
    if missing:
        said.append(words("Not drawn, for want of a score on both sides: {names}.", names=listed(missing, words.lang)))
    return " ".join(said)


def _chart(felt: Feelings, rows: Sequence[Row], words: Words, widest: float) -> str:
    across = len(rows) <= _MOST_ACROSS
    source = Source("xychart-beta" + ("" if across else " horizontal"), _settings(len(rows), across))
    names = [f"{number} {cut(row.name, widest)}" if widest else str(number) for number, row in enumerate(rows, 1)]
    source.line("x-axis [" + ", ".join(f'"{source.say(name, "category")}"' for name in names) + "]")
    values = [(row.was, row.is_) for row in rows]
    every = [value for pair in values for value in pair if value is not None]
    low, high = min(felt.bounds[0], *every), max(felt.bounds[1], *every)
    source.line(f'y-axis "{source.say(words("Emotion"), "axis")}" {_figure(low)} --> {_figure(high)}')
    for side, name in enumerate((words("Before"), words("After"))):
        figures = ", ".join(_figure(pair[side] or 0.0) for pair in values)
        source.line(f'line "{source.say(name, "series")}" [{figures}]')
    return str(source)


def _settings(count: int, across: bool) -> str:
    size = (max(520, 90 + 100 * count), 300) if across else (900, 110 + 36 * count)
    return front_matter(
        {
            "xyChart": {"width": size[0], "height": size[1]},
            "themeVariables": {"xyChart": {"plotColorPalette": f"{PALETTE[1]}, {PALETTE[0]}"}},
        }
    )


def _figure(value: float) -> str:
    digits = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if digits in {"-0", ""} else digits


def _means(journey: JourneyMap) -> dict[str, dict[int, float]]:
    """Of each persona the mean score of each stage, by the stage's identity; under "" of a map without personas."""
    made: dict[str, dict[int, float]] = {}
    for voice in voices(journey):
        held: dict[int, list[float]] = {}
        for point in voice.points:
            held.setdefault(id(journey.stages[point.stage_index]), []).append(point.value)
        means = {stage: sum(values) / len(values) for stage, values in held.items()}
        for name in voice.personas or ("",):
            made[name] = means
    return made


def _rows(file: FileComparison, old: dict[int, float], new: dict[int, float]) -> tuple[Row, ...]:
    return tuple(
        Row(
            before,
            after,
            old.get(id(before)) if before is not None else None,
            new.get(id(after)) if after is not None else None,
        )
        for before, after in file.stages
    )


def _score(value: float | None, felt: Feelings) -> str:
    return "—" if value is None else tidy(round(value, 2), signed=felt.signed)


def _told(row: Row, felt: Feelings, words: Callable[[str], str]) -> str:
    if row.before is None:
        return f"＋ {md(words('added'))}"
    if row.after is None:
        return f"− {md(words('removed'))}"
    if row.change is None:
        return "=" if row.was is row.is_ is None else f"? {md(words('no score'))}"
    if not felt.comparable:
        return f"? {md(words('another scale'))}"
    if abs(row.change) < _SAME:
        return "="
    glyph, word = ("▲", words("better")) if row.change > 0 else ("▼", words("worse"))
    return f"{glyph} {tidy(round(row.change, 2), signed=True)} {md(word)}"
