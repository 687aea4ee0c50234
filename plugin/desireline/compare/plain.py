"""Scalars of the model as plain values and back, and what two of them are compared by."""

from __future__ import annotations

import json
import unicodedata
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from desireline.model import Clock, Duration, Number, Weight

if TYPE_CHECKING:
    from collections.abc import Callable

    from desireline.compare.change import Plain
    from desireline.model import Form


def plain(value: Any) -> Plain:
    """A scalar as JSON holds it: numbers, spans, weights and times of day as they were written."""
    if isinstance(value, Number | Duration | Weight | Clock):
        return value.written
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {name: plain(inner) for name, inner in value.items()}
    return value


def sense(value: Any) -> str:
    """What a scalar means, as a text: equal for two of which one is only written otherwise, and for no others."""
    if isinstance(value, str):
        return f"t{canonical(value)}"
    if isinstance(value, Number):
        return f"n{_figure(value.value)}"
    if isinstance(value, Duration):
        return f"d{value.low}-{value.high}" if value.known else f"w{value.wording}"
    if isinstance(value, Weight):
        return f"r{value.value}"
    if isinstance(value, Clock):
        return f"c{value.minutes}"
    if isinstance(value, date):
        return f"y{value.isoformat()}"
    if isinstance(value, tuple):
        return "l" + "".join(f"{len(each)}.{each}" for each in map(sense, value))
    return "j" + canonical(json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def canonical(text: str) -> str:
    """The text in Unicode's composed form: what is equivalent to it, and looks the same, has the same."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _figure(value: Decimal) -> str:
    return (
        "0" if not value else format(value.normalize(), "f") if abs(value.adjusted()) < 40 else str(value.normalize())
    )


def value_of(written: Plain, form: Form | None) -> Any:
    """The scalar of a form that `plain` gave `written` for; of None, that of a key of the team's own.

    Raises `ValueError` where it is none.
    """
    if form is None:
        return _own(written)
    if isinstance(written, list):
        return tuple(value_of(each, form) for each in written)
    if isinstance(written, dict):
        raise ValueError("a mapping stands where one value does")
    if not isinstance(written, str):
        return written
    read = _READERS.get(form.name)
    return written if read is None else read(written)


def _own(written: Plain) -> Any:
    if isinstance(written, list):
        return tuple(_own(item) for item in written)
    return {name: _own(inner) for name, inner in written.items()} if isinstance(written, dict) else written


def _or_text(read: Callable[[str], Any]) -> Callable[[str], Any]:
    def value(written: str) -> Any:
        found = read(written)
        return written if found is None else found

    return value


_READERS: dict[str, Callable[[str], Any]] = {
    "figure": _or_text(Number.read),
    "score": _or_text(Number.read),
    "share": _or_text(lambda text: Number.read(text, percent=True)),
    "amount": _or_text(lambda text: Number.read(text, percent=True)),
    "span": Duration.read,
    "clock": _or_text(Clock.read),
    "rank": _or_text(Weight.read),
    "day": date.fromisoformat,
}


def amount(value: Any) -> Decimal | None:
    """A scalar as one number: a span in seconds (of a range the middle), a time in minutes; None if it is none."""
    if isinstance(value, Number):
        return value.value
    if isinstance(value, Duration):
        return None if value.low is None or value.high is None else Decimal(value.low + value.high) / 2
    if isinstance(value, Weight):
        return Decimal(value.value)
    if isinstance(value, Clock):
        return Decimal(value.minutes)
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else None


def delta(before: Any, after: Any) -> str | None:
    """How much a number went up or down; None unless both are numbers of one sort."""
    low, high = amount(before), amount(after)
    if low is None or high is None or type(before) is not type(after):
        return None
    return _figure(high - low)
