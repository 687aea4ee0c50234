"""Drawn curves as trees, and what tests look for in them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from hypothesis import strategies as st

from desireline.draw.curve import curve_figure
from desireline.draw.widths import Widths, widths
from tests.draw.curves import VIEW

if TYPE_CHECKING:
    from desireline.model import JourneyMap

SVG = "{http://www.w3.org/2000/svg}"


def figure(shown: JourneyMap, scale_id: str = "emotion", own: Widths | None = None) -> ET.Element:
    """The figure as a tree: it must be well-formed XML."""
    return ET.fromstring(curve_figure(shown, VIEW, own or widths(shown), scale_id))


def tree(drawn: str) -> ET.Element:
    """Any drawing as a tree; a line break in a table's cell is HTML's."""
    return ET.fromstring(drawn.replace("<br>", "<br/>"))


def of(root: ET.Element, name: str, css: str) -> list[ET.Element]:
    return [each for each in root.iter(name) if css in each.get("class", "").split()]


def marks(root: ET.Element) -> list[ET.Element]:
    """The positioned `svg` of every mark, in the order of x."""
    (group,) = of(root, "g", "dl-curve-marks")
    return sorted(group, key=lambda mark: float(mark.get("x", "").rstrip("%")))


def places(root: ET.Element) -> list[float]:
    return [float(mark.get("x", "").rstrip("%")) for mark in marks(root)]


def texts(root: ET.Element, css: str = "dl-curve-labels") -> list[str]:
    return ["".join(text.itertext()) for group in of(root, "g", css) for text in group.iter("text")]


def lines(root: ET.Element, css: str = "dl-curve-line") -> list[str]:
    plot = next(svg for svg in root.iter("svg") if svg.get("role") == "img")
    return [path.get("d", "") for path in plot.iter("path") if css in path.get("class", "").split()]


SCORES = st.lists(st.floats(-4, 4).map(lambda value: round(value, 2)), min_size=1, max_size=12)
