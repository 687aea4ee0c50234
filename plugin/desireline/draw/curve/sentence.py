"""The course of a curve in one sentence, for those who do not see it."""

from desireline.draw.curve.course import Course
from desireline.draw.curve.track import Dot, Track
from desireline.draw.view import View
from desireline.model import id_as_words


def told(course: Course, view: View) -> str:
    """Where each line starts, peaks, falls lowest and ends. Not escaped."""
    words = view.words
    if not course.tracks:
        return words("Nothing is said on this scale.")
    if not course.scored:
        return words("Words only, no scores.")
    several = len(course.tracks) > 1
    made = []
    for track in course.tracks:
        said = _track(course, view, track)
        made.append(words("{who}: {course}", who=track.name, course=said) if several and track.name else said)
    return " ".join(made)


def scale_name(course: Course, view: View) -> str:
    """What the scale is called: as the map calls it, or its row; the built-in one in the interface language."""
    if course.scale.title:
        return course.scale.title
    if course.scale_id != "emotion":
        return id_as_words(course.scale.id or course.scale_id)
    row = next((row for row in course.journey.rows if row.id == "emotion" and row.title), None)
    return row.title if row and row.title else view.words("Emotion")


def _track(course: Course, view: View, track: Track) -> str:
    words = view.words
    dots = track.dots
    if not dots:
        return words("Words only, no scores.")
    if len(dots) == 1:
        return words("One score: {point}.", point=_point(course, dots[0]))
    ranked = {dot.rank: dot for dot in reversed(dots)}  # the first of each rank
    highest, lowest = ranked.get("highest"), ranked.get("lowest")
    if highest is None or lowest is None:
        return words("Stays at {score} from {start} to {end}.", score=dots[0].number or dots[0].words,
                     start=_where(course, dots[0]), end=_where(course, dots[-1]))  # fmt: skip
    return words(
        "Starts at {start}; highest {highest}; lowest {lowest}; ends at {end}.",
        start=_point(course, dots[0]),
        highest=_point(course, highest),
        lowest=_point(course, lowest),
        end=_point(course, dots[-1]),
    )


def _point(course: Course, dot: Dot) -> str:
    between = " · " if course.axis.by_level else " "
    said = dot.number + between + dot.words if dot.number and dot.words else dot.number or dot.words
    return f"{said} ({_where(course, dot)})"


def _where(course: Course, dot: Dot) -> str:
    return course.journey.stages[dot.point.stage_index].title
