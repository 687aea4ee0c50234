"""Promises below a release: what came with it, and what was meant for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desireline.draw.html import esc
from desireline.draw.inline import inline, plain
from desireline.draw.marks import day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desireline.draw.view import View
    from desireline.insight.promises import Outcome, Promised
    from desireline.model import JourneyMap


OUTCOME_GLYPHS: Final[Mapping[Outcome, str]] = {"late": "△", "open": "○", "kept": "✓", "dropped": "✕"}
"""A sign for each outcome of a promise, which no colour has to carry."""
_SHOWN: Final = 8
"""Promises that stand open; those of further maps fold."""


def promise_list(title: str, promises: Sequence[Promised], view: View) -> str:
    """Promises under a heading, map by map, each with a sign and its day; nothing where there are none."""
    if not promises:
        return ""
    by_map: dict[str, list[Promised]] = {}
    for each in promises:
        by_map.setdefault(each.journey.key, []).append(each)
    shown, folded, n = "", "", 0
    for given in by_map.values():
        item = _of_map(given, view)
        if n and n + len(given) > _SHOWN:
            folded += item
        else:
            shown, n = shown + item, n + len(given)
    if folded:
        more = view.words.count("{n} more", "{n} more", len(promises) - n)
        folded = f"<details><summary>{esc(more)}</summary><ul>{folded}</ul></details>"
    return f'<section class="dl-r-promises"><h3>{esc(title)}</h3><ul>{shown}</ul>{folded}</section>'


def _of_map(promises: Sequence[Promised], view: View) -> str:
    journey = promises[0].journey
    items = "".join(_promise(each, view) for each in promises)
    name = _linked(journey.title, journey, journey.key, view)
    return f'<li><p class="dl-r-of">{name}</p><ul>{items}</ul></li>'


def _promise(each: Promised, view: View) -> str:
    """What was promised, leading to where it stands, and its day."""
    journey, words = each.journey, view.words
    shown = _linked(each.name, journey, f"{journey.key}#{each.at.id}" if each.at.id else journey.key, view)
    about = [f"{esc(words('due'))} {day(each.promise.due)}"] if each.promise.due is not None else []
    if each.promise.why:
        about.append(inline(each.promise.why, view))
    small = f" <small>{' · '.join(about)}</small>" if about else ""
    late = ""
    if each.days_late:
        said = words.count("{n} day late", "{n} days late", each.days_late)
        late = f' <b class="dl-neg">{esc(said)}</b>'
    sign = f'<span class="dl-r-sign" aria-hidden="true">{OUTCOME_GLYPHS[each.outcome]}</span>'
    return f"<li>{sign}<span>{shown}{small}{late}</span></li>"


def _linked(text: str, journey: JourneyMap, target: str, view: View) -> str:
    """Words of a map in its language, leading to where they stand."""
    lang = f' lang="{esc(journey.lang)}"' if journey.lang else ""
    to, shown = view.addresses.page(target), esc(plain(text))
    return f'<a href="{esc(to)}"{lang}>{shown}</a>' if to else f"<span{lang}>{shown}</span>"
