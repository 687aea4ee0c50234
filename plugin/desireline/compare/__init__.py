"""Two catalogues to changes: a pure library.

In come an old and a new catalogue (or two maps, or two personas). Out go typed changes: what was matched with what and
why, the operation, how severe it is for those who link here, and what it means for the customer. A comparison is also
a patch, with its inverse. What could not be compared is said as such and never looks like "no change". Imports
`desireline.source` and `desireline.model`; does not know `desireline.insight`, its neighbour.

    comparison = compare(load_revision(".", "HEAD"), load_folder("."))
    for change in comparison.changes:
        print(change.severity, change.op, change.kind, change.name, change.edit.from_, "→", change.edit.to)
    comparison.complete  # False: something could not be read; see `comparison.undiffable`

Stable, for those who build on it: the functions and records named here, their fields, and the closed sets of words
(`OPS`, `SEVERITIES`, `EFFECTS`, the keys of `rules()` and `REASONS`). The rest of the room may change.

How it is done: a piece becomes a tree of nodes by the fields that the model declares (`node`), so a field added to the
model is compared without a change here. Two trees are paired (`identity` for what may have an id, `local` for what has
none, both with `assignment`), the pairs tell the edits (`edits`, `moves`, `words`), which `patch` can make and unmake.
`rules`, `severity`, `effect`, `impact` and `fingerprint` judge them; `catalogues` does it for all files; `output` is
the JSON. On the same pairs stand `gap` (what must change to get from a current map to a future one), `merge` (what two
branches did to one file, put together) and `review` (a comparison with its gates and approvals).
"""

from desireline.compare.catalogues import compare, compare_maps, compare_personas, compare_pieces
from desireline.compare.change import (
    EFFECTS,
    OPS,
    SEVERITIES,
    Change,
    Edit,
    Effect,
    Impact,
    Match,
    Op,
    Plain,
    Severity,
    Stand,
)
from desireline.compare.comparison import Comparison, FileComparison, Pair, Possible, Undiffable
from desireline.compare.effect import REASONS
from desireline.compare.output import SCHEMA_ID, edits_from_json, schema, to_json, to_plain
from desireline.compare.patch import Misfit, apply, invert
from desireline.compare.places import piece_at, place
from desireline.compare.rules import Rule, rules
from desireline.compare.words import spans

__all__ = [
    "EFFECTS",
    "OPS",
    "REASONS",
    "SCHEMA_ID",
    "SEVERITIES",
    "Change",
    "Comparison",
    "Edit",
    "Effect",
    "FileComparison",
    "Impact",
    "Match",
    "Misfit",
    "Op",
    "Pair",
    "Plain",
    "Possible",
    "Rule",
    "Severity",
    "Stand",
    "Undiffable",
    "apply",
    "compare",
    "compare_maps",
    "compare_personas",
    "compare_pieces",
    "edits_from_json",
    "invert",
    "piece_at",
    "place",
    "rules",
    "schema",
    "spans",
    "to_json",
    "to_plain",
]
