"""Where a change is written: `maps/shop.yaml:23:9`, of what is gone where it stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desireline.compare import place

if TYPE_CHECKING:
    from collections.abc import Callable

    from desireline.compare import Comparison
    from desireline.draw.changes.said import Said


def where(comparison: Comparison) -> Callable[[Said], str]:
    """The place of a change of this comparison, looked up when it is asked for (some milliseconds each)."""

    def of(change: Said) -> str:
        before, after = place(comparison, change.change)
        file, at = after or before or ("", None)
        return f"{file}:{at.line}:{at.column}" if at is not None and at.line and file else file

    return of
