"""What is gathered while one file is read: problems, ids, references and what is filled, each with its node.

Nothing here outlives the reading of a file: `within.py` judges what a file says by itself and keeps of the rest only
what other files can answer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from desireline.source.tree_nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from desireline.model import Number
    from desireline.source.problem import Problem, Severity, SourceText


class Unread:
    """The answer of a reader that has no value: none was given, or none could be read (and a problem says why)."""

    def __repr__(self) -> str:
        return "UNREAD"


UNREAD: Final = Unread()

ABSENT: Final = frozenset({"", "null", "~"})
"""What a plain scalar may hold to say "not given"."""


# What a reading gathers are bare tuples: a map makes two hundred, and a class of its own would double their time.
Declared = tuple[Any, "Scalar"]
"""A part that has an id (or claims a former one), and the scalar that gives it."""
Claimed = tuple[str, Any, "Scalar"]
"""A former id, the part that claims it, and where."""
Referred = tuple[str, str, "Scalar"]
"""A reference: what may be meant (see `Form.refers_to`), its text, and where it stands."""
Misnamed = tuple[str, str, str, bool, "Scalar"]
"""A text where an id is meant: what may be meant, its key, that in words, whether in a list, and where it stands."""
Filled = tuple[str, str, "Scalar"]
"""What a stage or step fills: `rows`, `lanes` or `scales`, the name of one, and where."""
Scored = tuple[str, "Number | str", "Scalar", bool]
"""A scale, a score on it, and where; whether it was written as `score:` or `intended:`, and not as a bare value, which
on a scale with a range is a word."""


@dataclass(slots=True)
class Reading:
    """One file while it is read."""

    source: SourceText
    problems: list[Problem] = field(default_factory=list)
    before: list[Problem] = field(default_factory=list)
    """What was wrong with the file's text before its values were looked at."""
    written: str = ""
    """The file's text, of which `source` may be a mended copy with lines left out."""
    unread: list[Node] = field(default_factory=list)
    """What no value could be made of: what stands there may be declared for all that is known."""
    declared: list[Declared] = field(default_factory=list)
    claimed: list[Claimed] = field(default_factory=list)
    referred: list[Referred] = field(default_factory=list)
    misnamed: list[Misnamed] = field(default_factory=list)
    filled: list[Filled] = field(default_factory=list)
    alone: list[tuple[str, Scalar]] = field(default_factory=list)
    """Unquoted texts where a list of short names is expected, each with its key."""
    scored: list[Scored] = field(default_factory=list)
    scale: str = "emotion"
    """The scale whose scores are being read."""
    unclear_scales: set[str] = field(default_factory=set)
    """Scales that do not say what their scores are, as a problem there says."""
    row_roles: dict[str, str] = field(default_factory=dict)
    """Roles of the rows that the map declares, by id."""
    tree: Mapping | None = None
    """The whole file, for what is declared in another part of it."""
    meant: set[tuple[int, str]] = field(default_factory=set)
    """Keys that were proposed for an unknown one, with their mapping's `id()`: there they are not missing as well."""

    left_out: set[tuple[int, str]] = field(default_factory=set)
    """Keys that are said to belong to another one already, with their mapping's `id()`."""

    def is_meant(self, node: Node, *names: str) -> bool:
        """Whether one of these keys of a mapping was proposed for an unknown one."""
        return any((id(node), name) in self.meant for name in names)

    def report(self, severity: Severity, rule: str, message: str, node: Node | Scalar, paste: str = "") -> None:
        """Note a problem at `node`: under a scalar all of it, under a mapping its first key."""
        line, column, length = extent(node)
        self.problems.append(self.source.problem(severity, rule, message, line, column, length, paste))

    def error(self, rule: str, message: str, node: Node | Scalar, paste: str = "") -> None:
        """Note an error: what stands there could not be read as meant."""
        self.unread.append(node)
        self.report("error", rule, message, node, paste)

    def warning(self, rule: str, message: str, node: Node | Scalar, paste: str = "") -> None:
        """Note a warning: it was read, and is probably not meant so."""
        self.report("warning", rule, message, node, paste)


def extent(node: Node | Scalar) -> tuple[int, int, int]:
    """Line, column (both 0-based) and length of what a caret should underline."""
    if isinstance(node, Mapping):
        first = next(iter(node.pairs.values()), None)
        if first is None or node.start.flow_style:
            mark = node.start.start_mark
            return mark.line, mark.column, 1
        return extent(first[0])
    if isinstance(node, Sequence):
        mark = node.start.start_mark
        return mark.line, mark.column, 1
    start, end = node.start_mark, node.end_mark
    return start.line, start.column, end.column - start.column if end.line == start.line else 1


def shown(text: Any, longest: int = 40) -> str:
    """The text in quotation marks as a message shows it, cut where it is long."""
    words = str(text)
    return f"'{words}'" if len(words) <= longest else f"'{words[: longest - 1]}…'"


def found(node: Node) -> str:
    """What stands there, in words: "found a list"."""
    if isinstance(node, Mapping):
        return "a mapping (" + ", ".join(list(node.pairs)[:3]) + ")" if node.pairs else "an empty mapping"
    if isinstance(node, Sequence):
        return "a list"
    return shown(node.value.strip()) if node.value.strip() else "an empty text"
