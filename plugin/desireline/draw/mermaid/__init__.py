"""A map as Mermaid: the portable second view, which pull requests and other sites draw by themselves.

In comes a map with its view. Out go diagrams in the one conservative dialect that old and new hosts draw, each with a
list of what it does not hold. Every text passes `escape`, for every slot.
"""

from collections.abc import Callable, Iterator
from typing import Final

from desireline.draw.mermaid.automation import automation_diagrams
from desireline.draw.mermaid.blueprint import blueprint_diagrams, lane_words, swimlane_diagrams
from desireline.draw.mermaid.curve import curve_diagrams
from desireline.draw.mermaid.diagram import Diagram, drawable
from desireline.draw.mermaid.escape import SLOTS, escape, normalised, unescape
from desireline.draw.mermaid.flow import flow_diagrams
from desireline.draw.mermaid.journey import journey_diagrams
from desireline.draw.mermaid.quadrant import quadrant_diagrams
from desireline.draw.mermaid.timeline import timeline_diagrams
from desireline.draw.view import View
from desireline.model import JourneyMap, has_blueprint, is_straight

__all__ = [
    "DRAWERS",
    "SLOTS",
    "Diagram",
    "automation_diagrams",
    "blueprint_diagrams",
    "curve_diagrams",
    "diagrams",
    "escape",
    "flow_diagrams",
    "journey_diagrams",
    "normalised",
    "quadrant_diagrams",
    "swimlane_diagrams",
    "timeline_diagrams",
    "unescape",
]

DRAWERS: Final[dict[str, Callable[[JourneyMap, View], tuple[Diagram, ...]]]] = {
    "journey": journey_diagrams,
    "curve": curve_diagrams,
    "timeline": timeline_diagrams,
    "flow": flow_diagrams,
    "blueprint": blueprint_diagrams,
    "swimlane": swimlane_diagrams,
    "automation": automation_diagrams,
    "quadrant": quadrant_diagrams,
}
"""The drawer of each kind, in the order of a map's page. Each gives no diagram where the map has nothing for it."""


def diagrams(journey: JourneyMap, view: View) -> tuple[Diagram, ...]:
    """Every diagram that says something of `journey`; the flow only where it is more than one step after the other.

    One that would be too long for Mermaid stands there without a source, and says so.
    """
    return tuple(_all(journey, view))


def _all(journey: JourneyMap, view: View) -> Iterator[Diagram]:
    straight = is_straight(journey)
    told = lane_words(journey, view) if has_blueprint(journey) else ()
    for kind, draw in DRAWERS.items():
        if kind == "flow" and straight:
            continue
        if kind == "blueprint":
            drawn = blueprint_diagrams(journey, view, told)
        elif kind == "swimlane":
            drawn = swimlane_diagrams(journey, view, told)
        else:
            drawn = draw(journey, view)
        yield from (drawable(diagram, view.words) for diagram in drawn)
