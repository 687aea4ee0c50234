"""What parts of a map are called in plain words: names of steps, actors, scales, lines of a curve, scores."""

from desireline.draw.curve.scale import tidy
from desireline.draw.dropped import behind, named
from desireline.draw.flow.sentences import share as share_word
from desireline.draw.inline import plain
from desireline.draw.view import View
from desireline.model import Column, JourneyMap, LaneCell, Moment, Point, Scale, Stage, Voice, id_as_words, words_of


def column_name(column: Column, view: View) -> str:
    """What a column is called: its step's words, its stage's title, or that only lanes act there."""
    name = plain(column.moment.name).strip() or view.words("(behind the scenes)")
    return name + behind(column.moment, view.words)


def stage_name(stage: Stage, view: View) -> str:
    """What a stage is called, and whether it is dropped."""
    return named(stage.title, stage, view.words)


def actor_names(moment: Moment | LaneCell, journey: JourneyMap, view: View) -> tuple[str, ...]:
    """Who acts at a stage or step: as written, else the map's persona where it has one person, else nobody said."""
    given = moment.actors
    if not given and isinstance(moment, Moment) and len(journey.personas) == 1:
        given = journey.personas
    return tuple(plain(view.persona_name(actor)) for actor in given)


def voice_name(voice: Voice, view: View) -> str:
    """Whose line it is."""
    return view.words(", ").join(plain(view.persona_name(persona)) for persona in voice.personas) or view.words("All")


def scale_name(scale: Scale, view: View) -> str:
    """What a scale is called; the built-in one by its name in the interface's language."""
    if scale.title:
        return plain(scale.title)
    return view.words("Emotion") if scale.id in {"emotion", None} else id_as_words(scale.id or "")


def signed(scale: Scale) -> bool:
    """Whether a scale goes below zero, so that a plus is worth showing."""
    return scale.bounds[0] < 0


def score_word(value: float, scale: Scale) -> str:
    """A score as a reader knows it: the level's name on a scale of levels, else the number with a true minus."""
    level = scale.level(value)
    return tidy(value, signed=signed(scale)) if level is None else plain(level)


def bounds_word(scale: Scale) -> str:
    """The ends of a scale, such as `−2…+2`."""
    low, high = scale.bounds
    return f"{score_word(low, scale)}…{score_word(high, scale)}"


def feeling_word(point: Point, scale: Scale) -> str:
    """The words of a scored feeling; empty where there are none beside the score."""
    return plain(words_of(point.feeling, scale.level(point.value)))


def beside(scale: Scale) -> str:
    """What stands between a score and words: a level is a word itself."""
    return " · " if scale.by_level else " "


__all__ = [
    "actor_names", "beside", "bounds_word", "column_name", "feeling_word", "scale_name", "score_word", "share_word",
    "signed", "stage_name", "voice_name",
]  # fmt: skip
