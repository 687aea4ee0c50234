"""Two emotion curves for those who do not see them: as a table and as one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desireline.draw.changes.curves_course import Double, Shared, Spot, mean_by_column
from desireline.draw.curve.scale import tidy
from desireline.draw.html import esc
from desireline.draw.inline import plain

if TYPE_CHECKING:
    from desireline.draw.view import View

_MISSING = "—"


def course_table(shown: Double, view: View, caption: str) -> str:
    """A row for each stage of both versions (and each person, where there are several): then, now, difference."""
    words = view.words
    several = len(shown.shared) > 1
    heads = [words("Stage"), *([words("Person")] if several else []), words("Before"), words("After")]
    heads += [words("Difference")] if shown.comparable else []
    rows = []
    for n, column in enumerate(shown.union.columns):
        for shared in shown.shared:
            sides = [[spot for spot in side.spots if spot.column == n] for side in (shared.before, shared.after)]
            cells = [esc(shared.name)] if several else []
            cells += [", ".join(_felt(spot) for spot in side) or _MISSING for side in sides]
            if shown.comparable:
                cells.append(_difference(shown, shared, n))
            name = esc(plain(column.stage.title))
            rows.append(f'<tr><th scope="row">{name}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>')
    head = "".join(f'<th scope="col">{esc(each)}</th>' for each in heads)
    return (
        f'<table class="dl-table dl-curve-table"><caption>{esc(caption)}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _felt(spot: Spot) -> str:
    number = f'<bdi dir="ltr">{esc(spot.number)}</bdi>' if spot.number else ""
    return f"{number} {esc(spot.words)}".strip()


def _difference(shown: Double, shared: Shared, column: int) -> str:
    before, after = (mean_by_column(side).get(column) for side in (shared.before, shared.after))
    if before is None or after is None:
        return _MISSING
    return f'<bdi dir="ltr">{signed(shown, after - before)}</bdi>'


def signed(shown: Double, share: float) -> str:
    """A difference of heights in the scale's own unit, with its sign."""
    return tidy(round(share * (shown.axis.high - shown.axis.low), 2), signed=True)


def told(shown: Double, shared: Shared) -> str:
    """Both lines stage by stage, in one sentence. Not escaped."""
    names = [plain(column.stage.title) for column in shown.union.columns]
    before, after = mean_by_column(shared.before), mean_by_column(shared.after)
    said = [
        f"{name}: {_mean(shown, before.get(n))} → {_mean(shown, after.get(n))}"
        for n, name in enumerate(names)
        if n in before or n in after
    ]
    return "; ".join(said)


def _mean(shown: Double, height: float | None) -> str:
    if height is None:
        return _MISSING
    return tidy(round(shown.axis.low + height * (shown.axis.high - shown.axis.low), 2), signed=shown.axis.signed)
