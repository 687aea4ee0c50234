"""The rows of the stage grid and the lanes of the service blueprint: which exist, their roles and their order."""

from typing import Annotated, ClassVar, Final

from desireline.model.forms import Form, Text, YesNo, choice
from desireline.model.part import Part
from desireline.model.record import piece

BUILT_IN_ROWS: Final = (
    "steps",
    "touchpoints",
    "emotion",
    "thoughts",
    "pains",
    "gains",
    "opportunities",
    "metrics",
    "content",
    "resources",
    "notes",
)
"""Built-in rows in the order in which they are drawn when a map does not say otherwise."""

LANE_ROLES: Final = ("physical_evidence", "customer", "frontstage", "backstage", "support")
"""Roles of blueprint lanes from top to bottom; each is also the id of a built-in lane."""

LINES: Final = {"customer": "interaction", "frontstage": "visibility", "backstage": "internal-interaction"}
"""The line drawn below the lanes of a role.

The lines of a service blueprint are those of Bitner, Ostrom & Morgan (2008), Service Blueprinting: A Practical
Technique for Service Innovation: interaction below the customer, visibility below frontstage, internal interaction
above the support processes.
"""

RowRole = Annotated[str, choice(*BUILT_IN_ROWS)]
LaneRole = Annotated[str, choice(*LANE_ROLES)]
LaneKind = Annotated[str, choice("people", "system")]
LaneId = Annotated[
    str,
    Form(
        "id",
        "an id such as kitchen (a-z, 0-9 and -, beginning with a letter), or a built-in lane",
        {"type": ["string", "boolean"], "pattern": r"^([a-z][a-z0-9-]*|physical_evidence)$"},
    ),
]
"""The id of a lane: an id, or `physical_evidence`, the one built-in name that is spelled like a key."""


@piece
class Row(Part):
    """A row of the grid: a built-in one to place, rename or hide, or one of the team's own."""

    shorthand: ClassVar[str] = "id"
    noun: ClassVar[str] = "a row"

    title: Text | None = None
    """What the row is called on the page."""
    role: RowRole | None = None
    """The built-in row it counts and is drawn as; without one its statements are plain."""
    hide: YesNo = False
    """Leaves the row out of the page."""

    @property
    def drawn_as(self) -> str:
        """The built-in row that decides drawing and counting, or "" for plain statements."""
        return self.role or (self.id if self.id in BUILT_IN_ROWS else "") or ""


@piece
class Lane(Part):
    """A lane of the blueprint: a built-in one to rename, or one of the team's own."""

    shorthand: ClassVar[str] = "id"
    noun: ClassVar[str] = "a lane"

    id: LaneId | None = None
    """A built-in lane to rename or place, or an id of the team's own."""
    title: Text | None = None
    """What the lane is called on the page."""
    role: LaneRole | None = None
    """Its place between the lines; a lane without a role stands below all and below no line."""
    kind: LaneKind | None = None
    """Whether people or systems act in it."""

    @property
    def drawn_as(self) -> str:
        """The role that decides its place, or "" for none."""
        return self.role or (self.id if self.id in LANE_ROLES else "") or ""
