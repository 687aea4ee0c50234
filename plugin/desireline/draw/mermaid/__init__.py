"""A map as Mermaid: the portable second view, which pull requests and other sites draw by themselves.

In comes a map with its view. Out go diagrams in the one conservative dialect that old and new hosts draw, each with a
list of what it does not hold. Every text passes `escape`, for every slot.
"""

from collections.abc import Callable
from typing import Final

from desireline.draw.mermaid.automation import automation_diagrams
from desireline.draw.mermaid.blueprint import blueprint_diagrams, swimlane_diagrams
from desireline.draw.mermaid.curve import curve_diagrams
from desireline.draw.mermaid.diagram import Diagram, drawable
from desireline.draw.mermaid.escape import SLOTS, escape, normalised, unescape
from desireline.draw.mermaid.flow import flow_diagrams
from desireline.draw.mermaid.journey import journey_diagrams
from desireline.draw.mermaid.quadrant import quadrant_diagrams
from desireline.draw.mermaid.timeline import timeline_diagrams
from desireline.draw.mermaid.told import Told
from desireline.draw.view import View
from desireline.model import JourneyMap, is_straight

__all__ = [
    "DRAWERS",
    "SLOTS",
    "Diagram",
    "diagrams",
    "escape",
    "normalised",
    "unescape",
]

_OF_TOLD: Final[dict[str, Callable[[Told], tuple[Diagram, ...]]]] = {
    "journey": journey_diagrams,
    "curve": curve_diagrams,
    "timeline": timeline_diagrams,
    "flow": flow_diagrams,
    "blueprint": blueprint_diagrams,
    "swimlane": swimlane_diagrams,
    "automation": automation_diagrams,
    "quadrant": quadrant_diagrams,
}


def _alone(draw: Callable[[Told], tuple[Diagram, ...]]) -> Callable[[JourneyMap, View], tuple[Diagram, ...]]:
    return lambda journey, view: draw(Told(journey, view))


DRAWERS: Final = {kind: _alone(draw) for kind, draw in _OF_TOLD.items()}
"""The drawer of each kind, in the order of a map's page. Each gives no diagram where the map has nothing for it."""


def diagrams(journey: JourneyMap, view: View) -> tuple[Diagram, ...]:
    """Every diagram that says something of `journey`; the flow only where it is more than one step after the other.

    One that would be too long for Mermaid stands there without a source, and says so.
    """
    told, straight = Told(journey, view), is_straight(journey)
    return tuple(
        [
            drawable(diagram, view.words)
            for kind, draw in _OF_TOLD.items()
            if not (kind == "flow" and straight)
            for diagram in draw(told)
        ]
    )
