"""The vocabulary: map, stage, step, lane, persona, emotion scale, ids.

Pure data: frozen dataclasses whose annotations and field texts *are* the format's definition, and pure functions that
say what follows from it (columns, curve, ways, lanes). It reads no file and knows no other room of the house. The
reader in `source/` makes these from text; everything else only looks at them.
"""

from desireline.model.automation import FAMILIES, Automation, Node, NodeNext
from desireline.model.columns import Column, columns, moments
from desireline.model.curve import Point, Voice, voices, words_of
from desireline.model.emotion import EMOTION, Emotion, Feeling, Scale
from desireline.model.fields import FieldShape, keys, nested, shapes
from desireline.model.flow import Way, entrances, is_straight, ways
from desireline.model.forms import Form
from desireline.model.journey import (
    KINDS,
    Arrow,
    JourneyMap,
    Retired,
    Scope,
    Source,
    Touchpoint,
)
from desireline.model.lanes import (
    WITHOUT_STATEMENTS,
    cells,
    drawn_lanes,
    drawn_rows,
    given_keys,
    has_blueprint,
    lane_cells,
    row_has_content,
    row_statements,
    says_in_rows,
    stage_statements,
)
from desireline.model.moment import LaneCell, Moment, Next, Scenario, Stage, Step
from desireline.model.part import Part, Piece, id_as_words
from desireline.model.persona import Career, Knowledge, Persona, Usage
from desireline.model.place import NOWHERE, Place
from desireline.model.rows import BUILT_IN_ROWS, LANE_ROLES, LINES, Lane, Row
from desireline.model.statement import (
    Claim,
    Content,
    Evidence,
    FailPoint,
    Image,
    Link,
    Mark,
    Metric,
    Opportunity,
    Pain,
    Promise,
    Refuted,
    Resources,
    Statement,
)
from desireline.model.values import Clock, Duration, Number, Weight
from desireline.model.walk import Path, pieces, walk

__all__ = [
    "BUILT_IN_ROWS",
    "EMOTION",
    "FAMILIES",
    "KINDS",
    "LANE_ROLES",
    "LINES",
    "NOWHERE",
    "WITHOUT_STATEMENTS",
    "Arrow",
    "Automation",
    "Career",
    "Claim",
    "Clock",
    "Column",
    "Content",
    "Duration",
    "Emotion",
    "Evidence",
    "FailPoint",
    "Feeling",
    "FieldShape",
    "Form",
    "Image",
    "JourneyMap",
    "Knowledge",
    "Lane",
    "LaneCell",
    "Link",
    "Mark",
    "Metric",
    "Moment",
    "Next",
    "Node",
    "NodeNext",
    "Number",
    "Opportunity",
    "Pain",
    "Part",
    "Path",
    "Persona",
    "Piece",
    "Place",
    "Point",
    "Promise",
    "Refuted",
    "Resources",
    "Retired",
    "Row",
    "Scale",
    "Scenario",
    "Scope",
    "Source",
    "Stage",
    "Statement",
    "Step",
    "Touchpoint",
    "Usage",
    "Voice",
    "Way",
    "Weight",
    "cells",
    "columns",
    "drawn_lanes",
    "drawn_rows",
    "entrances",
    "given_keys",
    "has_blueprint",
    "id_as_words",
    "is_straight",
    "keys",
    "lane_cells",
    "moments",
    "nested",
    "pieces",
    "row_has_content",
    "row_statements",
    "says_in_rows",
    "shapes",
    "stage_statements",
    "voices",
    "walk",
    "ways",
    "words_of",
]
