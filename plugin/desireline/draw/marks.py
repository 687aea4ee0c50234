"""Small marks that stand anywhere: scores, spans, dates, weights, status. A sign and a word, never a colour alone."""

import math
import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Final

from desireline.draw.channels import channel_name
from desireline.draw.html import esc
from desireline.draw.icons import channel_icon, icon
from desireline.draw.inline import inline, plain
from desireline.draw.view import View
from desireline.draw.words import Words
from desireline.model import Duration, JourneyMap, Number, Weight

_RANGE: Final = re.compile(r"\s*[-\u2013]\s*")
_WRITTEN: Final = re.compile(r"(\d+(?:\.\d+)?)(mo|[smhdwy])")
_UNITS: Final = {
    "s": ("{n} s", "{n} s"),
    "m": ("{n} min", "{n} min"),
    "h": ("{n} h", "{n} h"),
    "d": ("{n} day", "{n} days"),
    "w": ("{n} week", "{n} weeks"),
    "mo": ("{n} month", "{n} months"),
    "y": ("{n} year", "{n} years"),
}


def number(written: object) -> str:
    """A number as written, with a true minus, set apart so that it reads the same inside right-to-left text."""
    return _set_apart(str(written))


@lru_cache(maxsize=1024)
def _set_apart(written: str) -> str:
    text = esc(written)
    return f'<bdi dir="ltr">{text.replace("-", chr(0x2212), 1) if text.startswith("-") else text}</bdi>'


def score(value: Number | str | None, signed: bool) -> str:
    """A score; with `signed` (a scale that goes below zero) a positive one shows its plus."""
    if not isinstance(value, Number):
        return esc(value) if value else ""
    written = value.written.lstrip("+")
    return number("+" + written if signed and value.value > 0 else written)


def duration(span: Duration, view: View) -> str:
    """A time span in words of the interface: `2w-3w` as "2–3 weeks"; text that is no span as written. Not escaped."""
    if span.low is None or span.high is None:
        return plain(span.written)
    return _in_words(span.written, span.low, span.high, view.words)


@lru_cache(maxsize=1024)  # a few spans stand on a page, and each of them often
def _in_words(written: str, from_: int, to: int, words: Words) -> str:
    ends = [_written(end) for end in _RANGE.split(written.strip())] if written else []
    low, high = (ends[0], ends[-1]) if ends else (_units(from_), _units(to))
    if low == high:
        return " ".join(_counted(amount, unit, words) for amount, unit in low)
    if len(low) == len(high) == 1 and low[0][1] == high[0][1]:
        return _counted(f"{low[0][0]}–{high[0][0]}", low[0][1], words, math.ceil(float(high[0][0])))
    return "–".join(" ".join(_counted(amount, unit, words) for amount, unit in end) for end in (low, high))


def _counted(amount: str, unit: str, words: Words, n: int | None = None) -> str:
    one, many = _UNITS[unit]
    many_of = math.ceil(float(amount)) if n is None else n
    counted = words.count(one, many, many_of)
    return counted.replace(str(many_of), amount, 1).replace(" ", "\u00a0")


def _written(end: str) -> list[tuple[str, str]]:
    return _WRITTEN.findall(end)


def span(seconds: float, words: Words) -> str:
    """A span that was worked out, as a figure is read: 6 weeks, 20 days, 2 days 3 h; from 3 days on in whole days."""
    whole = round(seconds)
    for least, step in ((3 * 86400, 86400), (2 * 86400, 3600), (2 * 3600, 60)):
        if seconds >= least:
            whole = round(seconds / step) * step
            break
    return _in_words("", whole, whole, words)


def _units(seconds: int) -> list[tuple[str, str]]:
    """The span in units that nobody has to add up: 42 days as 6 weeks, 20 as days, 108840 s as 1 day, 6 h, 14 min.

    Days make years, months and weeks only where nothing is left over.
    """
    days = seconds // 86400
    if days and seconds % 86400 == 0:
        for unit, size, least in (("y", 365, 1), ("mo", 30, 2), ("w", 7, 1)):
            if days % size == 0 and days >= least * size:
                return [(str(days // size), unit)]
    found = []
    for unit, size in (("d", 86400), ("h", 3600), ("m", 60), ("s", 1)):
        if seconds >= size:
            found.append((str(seconds // size), unit))
            seconds %= size
    return found or [("0", "m")]


@lru_cache(maxsize=1024)
def day(value: date) -> str:
    """A date, in the one form that every language reads alike."""
    return f'<time datetime="{value.isoformat()}">{value.isoformat()}</time>'


def weight(given: Weight | None, view: View) -> str:
    """A severity as three rising bars and its word."""
    return "" if given is None else _weight(given.word, view.words)


@lru_cache(maxsize=64)
def _weight(word: str, words: Words) -> str:
    loud = " dl-neg" if word == "high" else ""
    return f'<span class="dl-k{loud}">{icon(word)}{esc(_weight_words(words)[word])}</span>'


def weight_word(given: Weight, view: View) -> str:
    """Low, medium or high, in the interface's language. Not escaped."""
    return _weight_words(view.words)[given.word]


def _weight_words(words: Words) -> dict[str, str]:
    return {"low": words("Low"), "medium": words("Medium"), "high": words("High")}


def pips(label: str, given: Weight | None, kind: str) -> str:
    """An impact or effort as five pips and its number."""
    if given is None:
        return ""
    drawn = f'<i class="dl-pips dl-{kind}" style="--n:{given.value}"></i>'
    return f'<span class="dl-k">{esc(label)} {drawn}{given.value}</span>'


def status(given: str | None, view: View) -> str:
    """How far a map or persona is agreed."""
    return _status(given, view.words) if given else ""


@lru_cache(maxsize=64)
def _status(given: str, words: Words) -> str:
    word = {
        "draft": words("Draft"), "in-review": words("In review"),
        "agreed": words("Agreed"), "retired": words("Retired"),
    }[given]  # fmt: skip
    return f"{icon(given)}{esc(word)}"


def wait(span: Duration | None, view: View) -> str:
    """A wait: the clock, the word and how long."""
    if span is None:
        return ""
    words = view.words("Wait {duration}", duration=duration(span, view))
    return f'<span class="dl-k dl-neg">{icon("wait")}{esc(words)}</span>'


def star(view: View) -> str:
    """The moment of truth: a star whose word is heard, and read in the legend."""
    return _star(view.words)


@lru_cache(maxsize=16)
def _star(words: Words) -> str:
    return f'<span class="dl-star">{icon("star")}<span class="dl-vh">{esc(words("Moment of truth"))}</span></span>'


@lru_cache(maxsize=64)
def standing_mark(standing: str, words: Words) -> str:
    """How far something is known, as its circle and its word."""
    word = {
        "validated": words("Validated"), "reasoned": words("Reasoned"), "assumption": words("Assumption"),
    }[standing]  # fmt: skip
    return f"{icon(standing)}{esc(word)}"


def channel(given: str, view: View) -> str:
    """A channel: its sign and its name."""
    return f'<span class="dl-k">{icon(channel_icon(given))}{inline(channel_name(given, view.words), view)}</span>'


def kind_name(journey: JourneyMap, view: View) -> str:
    """What the kind of a map is called; a team's own (`x-…`) by its own name. Not escaped."""
    return _kind_names(view.words).get(journey.kind) or journey.kind.removeprefix("x-").replace("-", " ")


@lru_cache(maxsize=16)
def _kind_names(words: Words) -> Mapping[str, str]:
    return {
        "customer-journey": words("Customer journey"), "buyers-journey": words("Buyer’s journey"),
        "lifecycle": words("Lifecycle"), "b2b-buying": words("B2B buying"),
        "day-in-the-life": words("Day in the life"), "service-blueprint": words("Service blueprint"),
        "lead-nurturing": words("Lead nurturing"), "churn": words("Churn"), "support": words("Support"),
    }  # fmt: skip


def state_name(journey: JourneyMap, view: View) -> str:
    """Current or future, in the interface's language. Not escaped."""
    return view.words("Future") if journey.state == "future" else view.words("Current")
