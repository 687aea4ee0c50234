"""How places become SVG: a drawing as wide as its page, or one of fixed width; from the left, or from the right.

In a drawing as wide as its page x is a percentage, so it stays over the columns of a table of any width with no
script: lines are drawn in a box of 10,000 units that is stretched (their strokes are not), marks and text stand in an
`<svg x="12.5%">` of their own and keep their shape. All places are counted from the start of the text direction; they
are mirrored here and nowhere else.
"""

from functools import lru_cache
from typing import Final, NamedTuple

_UNITS: Final = 10_000
_ISOLATE: Final = "\u2066"
"""Left-to-right isolate."""
_END_ISOLATE: Final = "\u2069"


class Canvas(NamedTuple):
    """The drawing area."""

    px: float
    """Its width in px; where it grows with the page, its least width."""
    fluid: bool
    """Whether it grows with the page."""
    rtl: bool

    def along(self, percent: float) -> float:
        """The x of a place in path commands."""
        share = (100.0 - percent if self.rtl else percent) / 100.0
        return share * (_UNITS if self.fluid else self.px)

    @property
    def per_percent(self) -> float:
        """Units of path commands in one percent; negative from right to left."""
        return (-1 if self.rtl else 1) * (_UNITS if self.fluid else self.px) / 100.0

    def stretched(self, height: float, inner: str) -> str:
        """`inner`, whose paths are drawn with `along`, over the whole area."""
        if not self.fluid:
            return inner
        return (
            f'<svg width="100%" height="{height:g}" viewBox="0 0 {_UNITS} {height:g}" preserveAspectRatio="none" '
            f'overflow="visible">{inner}</svg>'
        )

    def at(self, percent: float, y: float, inner: str, dx: float = 0.0) -> str:
        """`inner`, drawn around 0, 0, at a place; `dx` px further towards the end."""
        if self.rtl:
            percent, dx = 100.0 - percent, -dx
        if not self.fluid:
            return f'<g transform="translate({percent * self.px / 100 + dx:.1f} {y:.1f})">{inner}</g>'
        if dx:
            inner = f'<g transform="translate({dx:g})">{inner}</g>'
        return f'<svg x="{percent:.3f}%" y="{y:.1f}" overflow="visible">{inner}</svg>'

    def text(self, dx: float, dy: float, anchor: str, inner: str) -> str:
        """A text beside a place, `dx` px towards the end. `start` and `end` follow the direction of writing."""
        return f"{_hung(-dx if self.rtl else dx, dy, anchor)}{inner}</text>"

    def number(self, text: str, css: str = "dl-curve-number", attributes: str = ' font-weight="700"') -> str:
        """A number inside a text; where text runs from the right it is kept together, or −2 would read 2−.

        By isolating characters, not by `direction`: that of the first letter also turns `text-anchor` around.
        """
        return f'<tspan class="{css}"{attributes}>{self.isolated(text)}</tspan>'

    def isolated(self, text: str) -> str:
        """A number, kept together where text runs from the right."""
        return f"{_ISOLATE}{text}{_END_ISOLATE}" if self.rtl else text

    def box(self, height: float, css: str, paint: str, y: float = 0.0) -> str:
        """A rectangle over the whole width."""
        width = "100%" if self.fluid else f"{self.px:g}"
        top = f' y="{y:g}"' if y else ""
        return f'<rect class="{css}"{top} width="{width}" height="{height:g}" {paint}/>'

    @property
    def solid(self) -> str:
        """The attribute that keeps the stroke of a stretched path as thick as it says."""
        return ' vector-effect="non-scaling-stroke"' if self.fluid else ""

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return "rtl" if self.rtl else "ltr"


@lru_cache(maxsize=256)  # labels hang in few ways on the marks of a map
def _hung(x: float, y: float, anchor: str) -> str:
    """The start tag of a text beside a place."""
    aside = f' x="{x:g}"' if x else ""
    hung = "" if anchor == "middle" else f' text-anchor="{anchor}"'
    return f'<text{aside} y="{y:g}"{hung}>'
