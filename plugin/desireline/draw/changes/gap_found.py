"""A current map and its future compared with everything that can be said of the two in figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desireline.compare.gap import Gap, gap
from desireline.insight.measures import measures, voiced
from desireline.model.planned import planned

if TYPE_CHECKING:
    from desireline.model import JourneyMap


def found_gap(current: JourneyMap, future: JourneyMap) -> Gap:
    """What must change to get from one to the other, with the figures of both and of each person in them."""
    meant = planned(future).journey
    return gap(current, future, (measures(current), measures(meant)), (voiced(current), voiced(meant)))
