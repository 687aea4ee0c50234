"""Maps written in a few words, for tests of the blueprint and the flow."""

from datetime import date

from desireline.draw.view import Nowhere, View
from desireline.draw.words import Words
from desireline.model import Arrow, JourneyMap, Lane, LaneCell, Stage, Step
from desireline.model.rows import LANE_ROLES

VIEW = View(Words("en"), Nowhere(), date(2026, 11, 22))


def step(name: str, text: str | None = None, **lanes: str) -> Step:
    """A step `name` with one statement in each lane given; its text is its name where none is given."""
    built_in = {lane: (LaneCell(text=said),) for lane, said in lanes.items() if lane in LANE_ROLES}
    own = {lane: (LaneCell(text=said),) for lane, said in lanes.items() if lane not in LANE_ROLES}
    return Step(id=name, text=name if text is None else text, lanes=own, **built_in)


def journey(*stages: Stage, arrows: str = "", lanes: tuple[Lane, ...] = (), **rest: object) -> JourneyMap:
    """A map; `arrows` as `a.frontstage>b.support a.customer<>a.frontstage`."""
    made = []
    for word in arrows.split():
        both = "<>" in word
        start, end = word.split("<>" if both else ">")
        made.append(Arrow(from_=start, to=end, both=both, text=f"{start} to {end}"))
    return JourneyMap(id="map", title="Map", stages=stages, arrows=tuple(made), lanes=lanes, **rest)
