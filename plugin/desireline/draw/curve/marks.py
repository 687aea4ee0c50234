"""The marks on a curve: a shape for each person, a face whose mouth follows the score, signs beside them.

Every mark is drawn around 0, 0. Sizes in px.
"""

from functools import lru_cache
from math import cos, pi, sin
from typing import Final

from desireline.draw.curve.ink import ACCENT, INK, PAPER

FACE_RADIUS: Final = 10.0
_SHAPES: Final = ("circle", "diamond", "square", "triangle")
_PATHS: Final = {
    "diamond": "M0-6L6 0L0 6L-6 0Z",
    "square": "M-4.8-4.8H4.8V4.8H-4.8Z",
    "triangle": "M0-6L5.9 4.6H-5.9Z",
}
STAR: Final = "\u2605"


def shape_of(place: int) -> str:
    """The shape of the line at `place`: circle, diamond, square, triangle, and so on from the start."""
    return _SHAPES[place % len(_SHAPES)]


@lru_cache(maxsize=64)  # a few shapes and sizes, filled and hollow
def shape(place: int, *, hollow: bool, size: float = 1.0) -> str:
    """The mark of the line at `place`; hollow where its score is assumed. `size` 1 is 12 px across."""
    name = shape_of(place)
    colour = ACCENT if place == 0 else INK
    css = f"dl-curve-mark dl-voice-{place % len(_SHAPES)}" + (" dl-hollow" if hollow else "")
    if hollow:
        paint = f'fill="{PAPER}" stroke="{colour}" stroke-width="1.75"'
    else:
        paint = f'fill="{colour}" stroke="{PAPER}" stroke-width="2" paint-order="stroke"'
    if name == "circle":
        return f'<circle class="{css}" r="{5.5 * size:.3g}" {paint}/>'
    scaled = f' transform="scale({size:.3g})"' if size != 1.0 else ""
    return f'<path class="{css}" d="{_PATHS[name]}" {paint}{scaled}/>'


@lru_cache(maxsize=64)  # a scale has few scores, and each stands twice on a page
def face(height: float, *, hollow: bool) -> str:
    """A face; its mouth goes from ⌢ at height 0 through a straight line to ⌣ at height 1."""
    bend = (height - 0.5) * 7.2
    features = f"M-3.5-2.6h.01M3.5-2.6h.01M-4.1 {3.9 - bend * 0.35:.2g}q4.1 {bend:.2g} 8.2 0"
    if hollow:
        disc = f'class="dl-curve-mark dl-voice-0 dl-hollow" fill="{PAPER}" stroke="{ACCENT}" stroke-width="2"'
        lines = f'class="dl-face dl-hollow" stroke="{ACCENT}"'
    else:
        disc = (
            f'class="dl-curve-mark dl-voice-0" fill="{ACCENT}" stroke="{PAPER}" stroke-width="3" paint-order="stroke"'
        )
        lines = f'class="dl-face" stroke="{PAPER}"'
    radius = 9 if hollow else 10
    return (
        f'<circle r="{radius}" {disc}/>'
        f'<path d="{features}" {lines} fill="none" stroke-width="1.7" stroke-linecap="round"/>'
    )


_WAVES: Final = {"low": 1, "medium": 2, "high": 3}


def waves(intensity: str | None, radius: float) -> str:
    """How strongly something is felt: one, two or three arcs on both sides of a mark of `radius`; else nothing."""
    count = _WAVES.get(intensity or "", 0)
    if not count:
        return ""
    return (
        f'<path class="dl-curve-waves" d="{"".join(_arcs(radius + 3.5 + 3 * i) for i in range(count))}" fill="none" '
        f'stroke="{INK}" stroke-width="1.25" stroke-linecap="round"/>'
    )


def waves_width(intensity: str | None) -> float:
    """How far the arcs reach beyond the mark."""
    count = _WAVES.get(intensity or "", 0)
    return 3.5 + 3 * (count - 1) + 1 if count else 0.0


def _arcs(radius: float) -> str:
    angle = pi / 5.5
    x, y = radius * cos(angle), radius * sin(angle)
    return (
        f"M{x:.1f} {-y:.1f}A{radius:.3g} {radius:.3g} 0 0 1 {x:.1f} {y:.1f}"
        f"M{-x:.1f} {-y:.1f}A{radius:.3g} {radius:.3g} 0 0 0 {-x:.1f} {y:.1f}"
    )


def beyond(side: int, radius: float) -> str:
    """An arrow head beyond a mark of `radius` at the edge: the score lies further up (`side` 1) or down (−1)."""
    if not side:
        return ""
    y = -side * (radius + 4)
    tip = y - side * 6
    return (
        f'<path class="dl-curve-beyond" d="M-5 {y:.1f}H5L0 {tip:.1f}Z" fill="{INK}" stroke="{PAPER}" stroke-width="2" '
        'paint-order="stroke"/>'
    )
