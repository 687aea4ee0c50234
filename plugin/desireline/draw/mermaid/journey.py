"""The map as Mermaid's `journey`: a face for each step, higher where the step feels better."""

from typing import Final, NamedTuple

from desireline.draw.mermaid.diagram import Diagram, Source, chunks, front_matter, part_number, part_title
from desireline.draw.mermaid.told import Told
from desireline.draw.text.said import actor_names, bounds_word, voice_name
from desireline.draw.view import View
from desireline.model import Column, Point, Voice, voices

MOST_TASKS: Final = 7
"""More than these in one diagram shrink below reading size at the 830 px of a pull request."""
_BOX, _GAP, _TITLE = 160, 10, 22
"""Pixels of a task's box, between two of them, and of the title's letters."""
CONFIG: Final = front_matter(
    {
        "journey": {
            "width": _BOX,
            "height": 64,
            "taskMargin": _GAP,
            "leftMargin": 130,
            "taskFontSize": 16,
            "titleFontSize": f"{_TITLE}px",
        }
    }
)
"""Boxes closer together, with larger words than Mermaid's own."""
_BESIDE: Final = 120
"""Pixels that a picture is wider than its boxes, behind the place where the title begins."""
_BOLD: Final = 1.12
"""Bold letters are wider."""
LOWEST, HIGHEST = 1.0, 5.0
"""The ends of Mermaid's axis: faces outside are drawn off it."""


class _Task(NamedTuple):
    column: Column
    name: str
    value: float


def journey_diagrams(told: Told) -> tuple[Diagram, ...]:
    """The steps that have a score, in diagrams of at most `MOST_TASKS`, parted between stages where possible.

    The score is that of the leading line of the map's emotion curve; none where no step has one.
    """
    voice = next((voice for voice in voices(told.journey) if voice.points), None)
    if voice is None:
        return ()
    by_stage: list[list[_Task]] = [[] for _ in told.stages]
    for point in voice.points:
        by_stage[point.stage_index] += _tasks(point, told)
    parts = chunks(by_stage, MOST_TASKS)
    lost, missing = _lost(voice, told), _missing(voice, told)
    return tuple(
        [
            _diagram(told, part, number, len(parts), (*lost, *missing) if number == 1 else lost)
            for number, part in enumerate(parts, 1)
        ]
    )


def _tasks(point: Point, told: Told) -> list[_Task]:
    """The tasks of one point: a stage's own score stands for each of its steps."""
    made = []
    for column in told.columns[point.first : point.last + 1]:
        name = told.names[column.index]
        made.append(_Task(column, f"{name} {point.part + 1}/{point.parts}" if point.parts > 1 else name, point.value))
    return made


def _diagram(told: Told, tasks: list[_Task], number: int, count: int, lost: tuple[str, ...]) -> Diagram:
    journey, view = told.journey, told.view
    words = view.words
    heading = part_title(told.title, number, count)
    shows = words("How each step feels, from 1 (worst) to 5 (best), and who acts.")
    source = Source("journey", CONFIG)
    source.accessible(heading, shows)
    # Mermaid draws as wide a picture as the boxes need, and leaves away what of a title is wider.
    room = (_BESIDE + len(tasks) * (_BOX + _GAP)) / (_TITLE * _BOLD)
    source.line(f"title {source.heading(told.title, part_number(number, count), room)}")
    bounds = journey.scale().bounds
    moments = {task.column.moment.actors: task.column.moment for task in tasks}
    acting = {given: actor_names(moment, journey, view) for given, moment in moments.items()}
    faces = {value: _face(value, bounds) for value in {task.value for task in tasks}}
    stage = -1
    for task in tasks:
        if task.column.stage_index != stage:
            stage = task.column.stage_index
            source.line(f"section {source.say(told.stages[stage], 'section')}")
        actors = ", ".join([source.say(name, "actor") for name in acting[task.column.moment.actors]])
        source.line(f"{source.say(task.name, 'task')}: {faces[task.value]}" + (f": {actors}" if actors else ""), 2)
    return Diagram(
        kind="journey",
        title=part_title(words("Journey"), number, count),
        source=str(source),
        lost=(*lost, *source.cuts(words)),
        shows=shows,
    )


def _face(value: float, bounds: tuple[float, float]) -> str:
    """`value` on Mermaid's axis of 1 to 5, with at most two decimals."""
    low, high = bounds
    moved = LOWEST + (HIGHEST - LOWEST) * (value - low) / ((high - low) or 1.0)
    return f"{min(max(moved, LOWEST), HIGHEST):.2f}".rstrip("0").rstrip(".")


def _lost(voice: Voice, told: Told) -> tuple[str, ...]:
    """What no diagram of the map holds."""
    journey, view = told.journey, told.view
    words, scale = view.words, journey.scale()
    low, high = bounds = scale.bounds
    made = []
    if bounds != (LOWEST, HIGHEST):
        made.append(words("Scores of {bounds} are shown as 1 to 5.", bounds=bounds_word(scale)))
    if any(not low <= point.value <= high for point in voice.points):
        made.append(words("Scores outside their scale stand at its end."))
    others = [voice_name(other, view) for other in voices(journey) if other != voice and other.points]
    if others:
        whose = voice_name(voice, view) if voice.personas else ""
        made.append(
            words("It shows the scores of {name}; not those of {others}.", name=whose, others=_listed(others, view))
        )
    if any(point.intended is not None for point in voice.points):
        made.append(words("It does not show what should be felt."))
    if any(point.feeling.word or point.feeling.quote for point in voice.points):
        made.append(words("It does not show feelings in words."))
    return tuple(made)


def _missing(voice: Voice, told: Told) -> tuple[str, ...]:
    """Steps without a score: Mermaid needs one, and none is made up."""
    scored = {index for point in voice.points for index in range(point.first, point.last + 1)}
    names = [name for index, name in enumerate(told.names) if index not in scored]
    if not names:
        return ()
    return (told.view.words("Not drawn, for want of a score: {names}.", names=_listed(names, told.view)),)


def _listed(names: list[str], view: View) -> str:
    return view.words("; ").join(names)
