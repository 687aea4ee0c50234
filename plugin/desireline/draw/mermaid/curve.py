"""The emotion curve as Mermaid's `xychart-beta`, one line for each persona."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from desireline.draw.dropped import named
from desireline.draw.mermaid.diagram import Diagram, Source, front_matter, part_title
from desireline.draw.mermaid.escape import encoded, escape, normalised
from desireline.draw.mermaid.told import Told
from desireline.draw.text.said import bounds_word, scale_name, score_word, voice_name
from desireline.draw.textwidth import cut, text_width
from desireline.draw.view import View
from desireline.insight import meant_voices
from desireline.model import Point, Scale, Voice

PALETTE: Final = ("#0b8691", "#c8641a", "#6b7bd6", "#8a8f98")
"""Lines of the first, second … persona: at least 3:1 on white and dark paper. Mermaid's own first is pale lavender."""
MOST_ACROSS: Final = 12
"""Places on one chart that still fit side by side; longer ones run downwards, which every version draws legibly."""
WIDEST_ACROSS: Final = 7
"""The widest label between two places that stand side by side, in em."""
WIDEST_DOWN: Final = 18
MOST_MEASURED: Final = 24
"""Mermaid measures a label with its entities encoded, and drops all labels of an axis that has no room for one."""
FONT: Final = 13
TITLE: Final = 20
"""Pixels of a title's letters, as Mermaid has them. It is centred, and what is wider than the chart is not seen."""
STEP_WIDTH, STEP_HEIGHT, PLOT = 100, 36, 380
"""Pixels for each place across, for each downwards, and for the scores."""
LEGEND, WIDEST_LEGEND = 50, 18
"""Pixels of a legend beside its names, and the widest name, in em, that it is given room for."""


class _Line(NamedTuple):
    name: str
    values: tuple[float, ...]


class _Chart(NamedTuple):
    places: tuple[Point, ...]
    lines: tuple[_Line, ...]


def curve_diagrams(told: Told, scale_id: str = "emotion") -> tuple[Diagram, ...]:
    """The curve of one scale. Where it has a gap it goes on in another chart: a line of this kind cannot break.

    Personas share a chart where they are scored at the same places. What should be felt is a line where it is said of
    every place of a chart.
    """
    drawn = [voice for voice in meant_voices(told.journey, scale_id) if voice.points]
    charts, single = _charts(drawn, told.view)
    scale = told.journey.scale(scale_id)
    return tuple(
        [
            _diagram(told, scale, chart, (number, len(charts)), single if number == 1 else ())
            for number, chart in enumerate(charts, 1)
        ]
    )


def _charts(drawn: Sequence[Voice], view: View) -> tuple[list[_Chart], list[Point]]:
    """Runs of points that stand at the same places, together; and points that stand alone, which draw no line."""
    found: dict[tuple[tuple[int, int, int], ...], list[tuple[str, tuple[Point, ...]]]] = {}
    single: list[Point] = []
    for voice in drawn:
        for run in voice.runs:
            if len(run) == 1:
                single += run
                continue
            places = tuple((point.first, point.part, point.parts) for point in run)
            found.setdefault(places, []).append((voice_name(voice, view), run))
    charts = []
    for runs in found.values():
        lines = [_Line(name, tuple(point.value for point in run)) for name, run in runs]
        leading = runs[0][1]
        intended = tuple(point.intended for point in leading if point.intended is not None)
        if len(intended) == len(leading):
            lines.append(_Line(view.words("What should be felt"), intended))
        charts.append(_Chart(leading, tuple(lines)))
    return charts, single


def _diagram(told: Told, scale: Scale, chart: _Chart, part: tuple[int, int], single: Sequence[Point]) -> Diagram:
    words, count = told.view.words, len(chart.places)
    across = count <= MOST_ACROSS
    low, high = _bounds(scale, chart)
    scores = _score_words(chart.places, scale)
    name, places = scale_name(scale, told.view), [_name(point, told) for point in chart.places]
    names = words(", ").join(line.name for line in chart.lines)
    shows = words(
        "{scale} from step to step, {bounds}. Lines in order: {names}.",
        scale=name,
        bounds=bounds_word(scale),
        names=names,
    )
    called = f"{name} · {names}" if part[1] > 1 else name
    heading = part_title(f"{told.title} · {called}", *part)
    legend = _legend(chart)
    source = Source("xychart-beta" + ("" if across else " horizontal"), _settings(count, across, legend))
    source.accessible(heading, shows)
    room = _size(count, across, legend)[0] / TITLE
    source.line(f'title "{source.heading(told.title, heading.removeprefix(told.title), room)}"')
    labels = ", ".join([f'"{label}"' for label in _labels(places, across)])
    source.line(f"x-axis [{labels}]")
    source.line(f'y-axis "{source.say(name, "axis")}" {_figure(low)} --> {_figure(high)}')
    for line in chart.lines:
        values = ", ".join(_figure(value) for value in line.values)
        source.line(f'line "{source.say(line.name, "series")}" [{values}]')
    return Diagram(
        kind="curve",
        title=part_title(called, *part),
        source=str(source),
        lost=(*_lost(told, chart, scale, part, single), *source.cuts(words)),
        shows=shows,
        key=tuple([f"{place} ({scores[point.value]})" for place, point in zip(places, chart.places, strict=True)]),
    )


@lru_cache(maxsize=64)
def _settings(count: int, across: bool, legend: int) -> str:
    size = _size(count, across, legend)
    axis = {"labelFontSize": FONT}
    return front_matter(
        {
            "xyChart": {"width": size[0], "height": size[1], "xAxis": axis, "yAxis": axis},
            "themeVariables": {"xyChart": {"plotColorPalette": ", ".join(PALETTE)}},
        }
    )


def _size(count: int, across: bool, legend: int) -> tuple[int, int]:
    """How wide and high a chart of so many places is, in pixels, with a `legend` so wide beside it."""
    wide = max(520, 90 + STEP_WIDTH * count) if across else 900
    return wide + legend, PLOT if across else 110 + STEP_HEIGHT * count


def _legend(chart: _Chart) -> int:
    """How wide the legend is, in pixels, which takes its room from the places."""
    widest = max(text_width(line.name) for line in chart.lines)
    return LEGEND + round(min(widest, WIDEST_LEGEND) * FONT)


def _bounds(scale: Scale, chart: _Chart) -> tuple[float, float]:
    """The ends of the axis, widened for scores outside: they would be drawn outside the plot."""
    low, high = scale.bounds
    values = [value for line in chart.lines for value in line.values]
    return min(low, *values), max(high, *values)


def _figure(value: float) -> str:
    """A number as Mermaid's grammar takes it: no exponent, no sign but the minus."""
    digits = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits


def _labels(places: Sequence[str], across: bool) -> list[str]:
    """A name for each place, escaped and no two alike: equal ones would share one position."""
    most = (WIDEST_ACROSS if across else WIDEST_DOWN) - 1
    shown = [cut(place, most) for place in places]
    written = encoded([normalised(each) for each in shown], "category")
    # Behind its number, what stands for itself still does.
    return [
        f"{number} {short}" if short == code else escape(f"{number} {_shortened(place, most)}", "category")
        for number, (place, short, code) in enumerate(zip(places, shown, written, strict=True), 1)
    ]


def _shortened(name: str, most: int) -> str:
    """As much of `name` as fits both as it is seen and as Mermaid measures it, which is what it is written as."""
    shown = cut(name, most)
    while most > 1 and text_width(escape(shown, "category").replace("#", "fl°°").replace(";", "¶ß")) > MOST_MEASURED:
        most -= 1
        shown = cut(name, most)
    return shown


def _name(point: Point, told: Told) -> str:
    """What a place is called: its step, or its stage where the stage is scored as a whole."""
    if point.first == point.last:
        return told.names[point.first]
    return named(point.moment.name, point.moment, told.view.words)


def _score_words(places: Sequence[Point], scale: Scale) -> Mapping[float, str]:
    """How each score is written."""
    return {value: score_word(value, scale) for value in {point.value for point in places}}


def _lost(told: Told, chart: _Chart, scale: Scale, part: tuple[int, int], single: Sequence[Point]) -> tuple[str, ...]:
    words, made = told.view.words, []
    if part[1] > 1:
        made.append(
            words("A line cannot break: each gap, and each persona scored at other places, begins another chart.")
        )
    if single:
        scores = _score_words(single, scale)
        names = words("; ").join(f"{_name(point, told)} ({scores[point.value]})" for point in single)
        made.append(words("Not drawn, for one score alone makes no line: {names}.", names=names))
    if scale.by_level:
        made.append(words("Levels are shown by their numbers."))
    if any(point.feeling.word for point in chart.places):
        made.append(words("It does not show feelings in words."))
    said = [point for point in chart.places if point.intended is not None]
    if said and len(said) < len(chart.places):
        made.append(words("It does not show what should be felt, which is not said everywhere."))
    if len(chart.lines) > 1:
        made.append(words("Hosts before Mermaid 11.17 draw no legend: lines are named above, in order."))
    if _bounds(scale, chart) != scale.bounds:
        made.append(words("Scores outside their scale widen the axis."))
    return tuple(made)
