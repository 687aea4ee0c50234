"""Metrics: a bar to the value, a tick at the target, and which way is good."""

from datetime import date

from desireline.draw.dropped import struck
from desireline.draw.facts import Facts
from desireline.draw.html import esc
from desireline.draw.icons import icon
from desireline.draw.inline import inline
from desireline.draw.marks import day, number
from desireline.draw.statements import claims, former
from desireline.model import JourneyMap, Metric, Number, Step

_ROOM = 1.25
"""The bar's track is this much longer than the larger of value and target, so that neither stands at its edge."""


def metric(given: Metric, facts: Facts, *, at: Step | None = None, common: date | None = None) -> str:
    """One metric as a list item. `common` is the day that the row's head already names."""
    words = facts.view.words
    value = f"<b>{_amount(given.value, facts)}</b>" if given.value is not None else esc(words("no value"))
    sign = {"higher": "\u2265 ", "lower": "\u2264 "}.get(given.better or "", "")
    target = (
        f"<span>{esc(words('target'))} {sign}{_amount(given.target, facts)}{_reached(given, facts)}</span>"
        if given.target is not None
        else ""
    )
    text = inline(given.text, facts.view)
    text = struck(text, given)
    since = f'<span class="dl-k">{day(given.as_of)}</span>' if given.as_of and given.as_of != common else ""
    marks = since + claims(given, facts)
    below = f'<div class="dl-m"{facts.ui}>{marks}</div>' if marks else ""
    source = facts.source_of(given)
    mark = facts.step_mark(at) if at is not None else ""
    return (
        f'<li class="dl-metric" id="{facts.anchors[given]}">{former(given)}{mark}{text}{source}{_bar(given)}'
        f'<div class="dl-amounts"{facts.ui}>{value}{target}</div>{below}</li>'
    )


def common_day(journey: JourneyMap) -> date | None:
    """The day that all metrics of the map were true, if it is one and the same."""
    days = {each.as_of for stage in journey.stages for moment in (stage, *stage.steps) for each in moment.metrics}
    return days.pop() if len(days) == 1 else None


def reached(given: Metric) -> bool | None:
    """Whether the target is met; None where value, target or direction do not say."""
    value, target = given.value, given.target
    if not isinstance(value, Number) or not isinstance(target, Number) or given.better is None or not _alike(given):
        return None
    return value.value >= target.value if given.better == "higher" else value.value <= target.value


def _reached(given: Metric, facts: Facts) -> str:
    if not reached(given):
        return ""
    return f' {icon("agreed")}<span class="dl-vh">{esc(facts.view.words("reached"))}</span>'


def _bar(given: Metric) -> str:
    value = given.value
    if not isinstance(value, Number):
        return ""
    target = given.target if isinstance(given.target, Number) and _alike(given) else None
    ends = [float(value), float(target) if target is not None else 0.0, 0.0]
    if target is None and not (value.written.endswith("%") and 0 <= value.value <= 1):
        return ""
    low, high = min(ends) * _ROOM, max(ends) * _ROOM
    if target is None:
        low, high = 0.0, 1.0
    span = (high - low) or 1.0
    start, end = sorted((100 * (0 - low) / span, 100 * (float(value) - low) / span))
    tick = f";--t:{100 * (float(target) - low) / span:.4g}%" if target is not None else ""
    return f'<i class="dl-bar{"" if tick else " dl-open"}" style="--a:{start:.4g}%;--v:{end - start:.4g}%{tick}"></i>'


def _alike(given: Metric) -> bool:
    """Whether value and target are written in one unit (both percentages, or neither)."""
    return str(given.value).endswith("%") == str(given.target).endswith("%")


def _amount(value: Number | str, facts: Facts) -> str:
    """A number grouped by thousands, or the text as it is."""
    if not isinstance(value, Number):
        return inline(value, facts.view)
    digits = value.written.lstrip("+-\u2212")
    if digits.isdigit() and len(digits) > 3:
        sign = value.written[: len(value.written) - len(digits)]
        return number(f"{sign}{int(digits):,}")
    return number(value.written)
