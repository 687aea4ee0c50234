"""What parts of a map are called in plain words: names of steps, actors, scales, lines of a curve, scores."""

from desireline.draw.curve.scale import tidy
from desireline.draw.inline import plain
from desireline.draw.view import View
from desireline.model import Column, JourneyMap, LaneCell, Moment, Next, NodeNext, Number, Point, Scale, Voice, words_of


def column_name(column: Column, view: View) -> str:
    """What a column is called: its step's words, its stage's title, or that only lanes act there."""
    return plain(column.moment.name).strip() or view.words("(behind the scenes)")


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
    return view.words("Emotion") if scale.id in {"emotion", None} else (scale.id or "").replace("-", " ")


def signed(scale: Scale) -> bool:
    """Whether a scale goes below zero, so that a plus is worth showing."""
    return scale.bounds[0] < 0


def score_word(value: float, scale: Scale) -> str:
    """A score as a reader knows it: the level's name on a scale of levels, else the number with a true minus."""
    if scale.by_level and value == int(value) and 1 <= value <= len(scale.levels):
        return plain(scale.levels[int(value) - 1])
    return tidy(value, signed=signed(scale))


def bounds_word(scale: Scale) -> str:
    """The ends of a scale, such as `−2…+2`."""
    low, high = scale.bounds
    return f"{score_word(low, scale)}…{score_word(high, scale)}"


def feeling_word(point: Point) -> str:
    """The words of a scored feeling; empty where there are none beside the score."""
    return plain(words_of(point.feeling))


def way_word(way: Next | NodeNext | None) -> str:
    """In which case and for which part of the people a way is taken."""
    if way is None:
        return ""
    parts = [plain(way.when)] if way.when else []
    return "; ".join([*parts, share_word(way.share)] if way.share is not None else parts)


def share_word(share: Number) -> str:
    """A share as a percentage."""
    if share.written.rstrip().endswith("%"):
        return share.written
    return f"{(share.value * 100).normalize():f}%"
