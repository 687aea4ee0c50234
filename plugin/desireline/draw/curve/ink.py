"""Literal colours of the light page, and the styles of lines.

They stand in presentation attributes, so that a drawing stands alone in every program; `assets/css/curve-drawing.css`
overrides each by its class with the tokens of the page, and so follows dark mode, print and forced colours.
"""

from typing import Final, NamedTuple

PAPER: Final = "#ffffff"
INK: Final = "#1c2126"
INK2: Final = "#565e67"
INK3: Final = "#646c75"
ACCENT: Final = "#0b6b73"
NEGATIVE: Final = "#9a4600"
LINE: Final = "#dde1e5"
LINE2: Final = "#c3c9cf"
BELOW: Final = "#c85f0a"
"""Orange of the area below the midline, at 11 %; above it is the accent at 10 %."""

FONTS: Final = (
    "system-ui,-apple-system,'Segoe UI','Noto Sans','Noto Sans TC','Noto Sans SC','Noto Sans JP','Noto Sans CJK TC',"
    "'PingFang TC','Microsoft JhengHei','Noto Sans Arabic',sans-serif"
)
CJK_FONTS: Final = {
    "zh-hant": "'Noto Sans CJK TC','Noto Sans TC','PingFang TC','Microsoft JhengHei'",
    "zh-hans": "'Noto Sans CJK SC','Noto Sans SC','PingFang SC','Microsoft YaHei'",
    "ja": "'Noto Sans CJK JP','Noto Sans JP','Hiragino Sans','Yu Gothic'",
    "ko": "'Noto Sans CJK KR','Noto Sans KR','Apple SD Gothic Neo','Malgun Gothic'",
}
"""Fonts to name first for a language: programs without font fallback take the first family for everything."""


class Stroke(NamedTuple):
    """How the line of a voice is drawn."""

    colour: str
    width: float
    dashes: str
    """A `stroke-dasharray`, or empty for a solid line."""


STROKES: Final = (
    Stroke(ACCENT, 2.5, ""),
    Stroke(INK, 1.75, "10 4"),
    Stroke(INK, 1.75, "10 4 2 4"),
    Stroke(INK, 1.75, "5 3"),
)
ASSUMED_DASHES: Final = ".1 6"
"""Round dots, for the part of a line that rests on assumptions."""
FAINT: Final = Stroke("#78818a", 1, "")
"""Further people's lines in a small drawing."""
INTENDED: Final = Stroke(INK2, 1.25, "3 4")
