"""The curve of a map before a release and after it, in small."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desireline.draw.changes.board_union import union
from desireline.draw.changes.curves import small_curve
from desireline.draw.changes.curves_course import double
from desireline.draw.curve import sparkline
from desireline.draw.html import esc
from desireline.draw.inline import plain
from desireline.draw.widths import ONE_STEP, Widths
from desireline.model import JourneyMap

if TYPE_CHECKING:
    from desireline.draw.changes.curves_course import Double, Side
    from desireline.draw.releases.given import Touched
    from desireline.draw.view import View

_SEVERAL: Final = 152
"""Width of a stage with several steps, px; only its share counts."""


def before_after(each: Touched, view: View, uid: str) -> str:
    """Both curves of a map where they differ, else the one that it has; nothing where no feeling has a score."""
    journey = each.subject
    if not isinstance(journey, JourneyMap):
        return ""
    shown = _double(each, view)
    if shown is not None and differs(shown):
        label = view.words("Emotion, then and now: {map}", map=plain(journey.title))
        drawn = small_curve(shown, view, uid)
        return f'<div class="dl-r-curve" role="img" aria-label="{esc(label)}">{drawn}</div>'
    same = ""
    if shown is not None and shown.shared:
        same = f"<p><small>{esc(view.words('The curve is as it was.'))}</small></p>"
    return f'<div class="dl-r-curve">{sparkline(journey, view, prefix=f"{uid}_")}{same}</div>'


def changed_curve(each: Touched, view: View, uid: str) -> str:
    """Both curves of a map where they differ; else nothing."""
    shown = _double(each, view)
    return before_after(each, view, uid) if shown is not None and differs(shown) else ""


def differs(shown: Double) -> bool:
    """Whether any of the lines runs otherwise than before."""
    return any(_course(each.before) != _course(each.after) for each in shown.shared)


def _course(side: Side) -> list[tuple[float, float]]:
    return [(round(spot.x, 2), round(spot.height, 4)) for spot in side.spots]


def _double(each: Touched, view: View) -> Double | None:
    told = each.told
    if told is None or not isinstance(told.file.before, JourneyMap) or not isinstance(told.file.after, JourneyMap):
        return None
    laid = union(told)
    weights = tuple(_SEVERAL if len(laid.slots(n)) > 1 else ONE_STEP for n in range(len(laid.columns)))
    return double(laid, Widths(weights), view)
