"""How our flowcharts look: the same on Mermaid 11 and 12, in light and dark pages.

Mermaid 12 draws flowcharts in another theme, look and layout than 11, and a host in dark mode sets a theme of its own.
So ours carry all they need: every text stands on a ground of its own, and what stands on the page itself (lines, lane
frames) is a grey that shows on white and on black alike. Shape and words carry the meaning; colour only helps.
"""

from collections.abc import Iterator
from typing import Final

from desireline.draw.mermaid.diagram import front_matter

INK, PAPER, WASH, FRAME, LINE = "#1c2126", "#ffffff", "#f5f6f7", "#8a9199", "#808890"

_SPACES: Final = {"nodeSpacing": 24, "rankSpacing": 32, "wrappingWidth": 200}
_TITLED: Final = {"subGraphTitleMargin": {"top": 2, "bottom": 10}}
"""Room for the title of a frame: without it the first box inside covers half of a title in CJK or with an emoji."""
_LOOK: Final = {
    "look": "classic",
    "flowchart": _SPACES,
    "theme": "base",
    "themeVariables": {
        "primaryColor": PAPER,
        "primaryTextColor": INK,
        "primaryBorderColor": FRAME,
        "lineColor": LINE,
        "textColor": INK,
        "titleColor": INK,
        "clusterBkg": WASH,
        "clusterBorder": FRAME,
        "edgeLabelBackground": WASH,
    },
}
SWIMLANE_CONFIG: Final = front_matter(_LOOK)
"""Front matter of every swimlane. A `layout` would override the one that makes the lanes straight."""

FLOW_CONFIG: Final = front_matter({"layout": "dagre", **_LOOK, "flowchart": _SPACES | _TITLED})
"""Front matter of every flowchart."""

LANES_CONFIG: Final = front_matter(
    {"layout": "dagre", **_LOOK, "flowchart": _SPACES | _TITLED | {"wrappingWidth": 360}}
)
"""Front matter of a flowchart of lanes: its cells have their line breaks, what stands between lanes needs none."""

_CLASSES: Final = {
    "step": f"fill:{PAPER},stroke:{FRAME},color:{INK}",
    "stage": "fill:#e3f1f2,stroke:#0b6b73,color:#1c2126",
    "blank": "fill:transparent,stroke:transparent,color:transparent",
    "line": f"fill:{WASH},stroke:transparent,color:#454c57",
    "leave": "fill:#fdf0e4,stroke:#9a4600,color:#7a3700",
    "elsewhere": f"fill:{WASH},stroke:{FRAME},color:{INK},stroke-dasharray:4 3",
    "trigger": "fill:#e3f1f2,stroke:#0b6b73,color:#1c2126",
    "data": "fill:#e8f1fb,stroke:#0550ae,color:#1c2126",
    "flow": "fill:#f5f6f7,stroke:#565e67,color:#1c2126",
    "action": "fill:#fdf0e4,stroke:#9a4600,color:#1c2126",
}


def class_definitions(*names: str) -> Iterator[str]:
    """The `classDef` lines of these classes."""
    for name in names:
        yield f"classDef {name} {_CLASSES[name]}"
