"""The emotion curve in characters, with every score as a number in the list below it."""

from itertools import pairwise
from typing import Final

from desireline.draw.inline import plain
from desireline.draw.text.cells import cells_wide, hanging, padded, shortened, underlined, visible
from desireline.draw.text.said import (
    beside,
    bounds_word,
    column_name,
    feeling_word,
    scale_name,
    score_word,
    stage_name,
    voice_name,
)
from desireline.draw.view import View
from desireline.insight import meant_voices
from desireline.model import JourneyMap, Point, Scale, Voice, columns

MARKS: Final = "ox+*"
"""Marks of the first, second … line. Plain letters: signs that look better take two cells in some terminals."""
TOGETHER: Final = "#"
"""Where marks of several lines fall on one place."""
ROWS: Final = 9
LEAST_WIDTH: Final = 40
_HEAD: Final = 12
"""Cells that a label of the axis may take."""


def curve_text(journey: JourneyMap, view: View, width: int = 80, scale_id: str = "emotion") -> str:
    """The curve of one scale: a picture of `width` cells, then every place with its scores and words.

    Args:
        journey: The map.
        view: Its surroundings.
        width: Cells across; fewer than 40 count as 40.
        scale_id: Which scale.
    """
    width = max(width, LEAST_WIDTH)
    scale, drawn = journey.scale(scale_id), meant_voices(journey, scale_id)
    title = f"{plain(journey.title)} - {scale_name(scale, view)} ({bounds_word(scale)})"
    lines = underlined(title, width)
    if not any(voice.points for voice in drawn):
        return "\n".join([*lines, "", view.words("No scores."), *_list(journey, scale, drawn, view, width)]) + "\n"
    if len(drawn) > 1 or drawn[0].personas:
        names = [f"{_mark(place)} {visible(voice_name(voice, view))}" for place, voice in enumerate(drawn)]
        names += [f"{TOGETHER} {view.words('several')}"] if len(drawn) > 1 else []
        lines += [line for name in names for line in hanging(name[:2], name[2:], width)]
    lines += ["", *_plot(journey, scale, drawn, width), *_list(journey, scale, drawn, view, width)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _plot(journey: JourneyMap, scale: Scale, drawn: tuple[Voice, ...], width: int) -> list[str]:
    low, high = _bounds(scale, drawn)
    labels = _labels(low, high, scale)
    head = max(cells_wide(label) for label in labels.values())
    count = len(columns(journey))
    room = width - head - 2
    step = room / count
    canvas = [[" "] * room for _ in range(ROWS)]

    def place(point: Point) -> tuple[int, int]:
        down = (high - point.value) / ((high - low) or 1.0) * (ROWS - 1)
        return min(room - 1, int(point.middle * step)), min(ROWS - 1, max(0, round(down)))

    for number, voice in reversed(list(enumerate(drawn))):
        for run in voice.runs:
            spots = [place(point) for point in run]
            for (x0, y0), (x1, y1) in pairwise(spots):
                for x in range(x0 + 1, x1):
                    y = round(y0 + (y1 - y0) * (x - x0) / (x1 - x0))
                    canvas[y][x] = "." if canvas[y][x] == " " else canvas[y][x]
        for point in voice.points:
            x, y = place(point)
            canvas[y][x] = _mark(number) if canvas[y][x] in f" .{_mark(number)}" else TOGETHER
    made = []
    for y, row in enumerate(canvas):
        label = labels.get(y, "")
        edge = "+" if y in labels else "|"
        shown = "".join("-" if y == ROWS // 2 and sign == " " else sign for sign in row)
        made.append(" " * (head - cells_wide(label)) + label + " " + edge + shown)
    return [*made, " " * (head + 2) + _numbers(count, step, room)]


def _labels(low: float, high: float, scale: Scale) -> dict[int, str]:
    """What the axis says, by line from the top: the ends and the middle; of a scale of levels each that finds room."""
    between = range(1, len(scale.levels) + 1) if scale.by_level else [(low + high) / 2]
    values = [*between, low, high]  # the ends last: they stand whatever else falls there
    lines = {round((high - value) / ((high - low) or 1.0) * (ROWS - 1)): value for value in values}
    return {line: shortened(visible(score_word(value, scale)), _HEAD) for line, value in lines.items()}


def _numbers(count: int, step: float, room: int) -> str:
    """The number of each column under it; only some where they would touch."""
    line = ""
    for index in range(count):
        at = int((index + 0.5) * step) - (len(str(index + 1)) - 1) // 2
        if at > len(line) or (not line and at >= 0):
            line += " " * (at - len(line)) + str(index + 1)
    return line[:room]


def _bounds(scale: Scale, drawn: tuple[Voice, ...]) -> tuple[float, float]:
    """The ends of the picture, widened for scores outside the scale."""
    values = [point.value for voice in drawn for point in voice.points]
    return min(*scale.bounds, *values), max(*scale.bounds, *values)


def _list(journey: JourneyMap, scale: Scale, drawn: tuple[Voice, ...], view: View, width: int) -> list[str]:
    """Every column by number, with the score and words of each line."""
    made: list[str] = []
    all_columns = columns(journey)
    digits = len(str(len(all_columns)))
    stage = -1
    for column in all_columns:
        if column.stage_index != stage:
            stage = column.stage_index
            made += ["", *hanging("", stage_name(column.stage, view), width)]
        made += hanging(f"{column.index + 1:>{digits}} ", column_name(column, view), width, 1)
        for place, voice in enumerate(drawn):
            for point in voice.points:
                if point.first <= column.index <= point.last:
                    made += hanging(f"{_mark(place)} ", _felt(point, scale, view), width, digits + 2)
    return made


def _felt(point: Point, scale: Scale, view: View) -> str:
    score = padded(score_word(point.value, scale), 2)
    word = feeling_word(point, scale)
    said = f"{score}{beside(scale)}{word}" if word else score
    if point.intended is None:
        return said
    return f"{said} ({view.words('intended')} {score_word(point.intended, scale)})"


def _mark(place: int) -> str:
    return MARKS[place % len(MARKS)]
