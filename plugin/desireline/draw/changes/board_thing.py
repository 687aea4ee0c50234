"""One thing on the board: a step, a statement, what stands in a lane, of both versions together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from desireline.draw.changes.said import Said
    from desireline.model import Part, Path

Kind = Literal["same", "changed", "in", "out", "here", "away"]
"""`same` and `changed` stand here on both sides; `in` and `out` on one side of the comparison alone; `here` came from
another place, `away` went to one (and is told there)."""

_WORDS: Final = frozenset({("text",), ("title",)})


class Item(NamedTuple):
    """One thing in a cell."""

    kind: Kind
    before: Part | None
    after: Part | None
    """None where it is not there; of what went elsewhere what it is there."""
    changes: tuple[Said, ...]
    """What is said of it and of what has no place of its own below it; empty for `same`, and for what came or went
    with its stage or step."""
    elsewhere: str = ""
    """Of `here` and `away` the stage it came from or went to."""
    path: Path = ()
    """Where it stands on its own side: of what is gone or away, then."""

    @property
    def own(self) -> Said | None:
        """What is said of the thing itself: that it came, went, moved, or has another id."""
        return next((said for said in self.changes if not said.change.field and self._is_of(said)), None)

    @property
    def worded(self) -> Said | None:
        """That its own words are others."""
        return next(
            (said for said in self.changes if said.change.field in _WORDS and said.spans and self._is_of(said)), None
        )

    def _is_of(self, said: Said) -> bool:
        stands = (said.change.after, said.change.before)
        return any(stand is not None and stand.path == self.path and not stand.is_item for stand in stands)

    @property
    def shown(self) -> Part:
        """The part whose words are shown: of what went, those of then."""
        first, second = (self.before, self.after) if self.kind in {"out", "away"} else (self.after, self.before)
        made = first or second
        if made is None:
            raise ValueError("an item stands on neither side")
        return made
