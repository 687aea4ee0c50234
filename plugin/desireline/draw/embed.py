"""One drawing of a map inside a page of the author's own: the same drawers as on the map's page, in a frame of its own.

A page may hold several drawings, of one map even, beside headings that the author named. So no id of a drawing stands
in the page as it is: each begins with the drawing's own prefix, and so does what refers to it. A link to a part that is
not drawn here leads to the map's page.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from desireline.draw.facts import Facts
from desireline.draw.html import attributes, esc
from desireline.draw.inline import plain
from desireline.draw.language import direction
from desireline.model import has_blueprint
from desireline.model.record import Record, record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desireline.compare import FileComparison
    from desireline.draw.anchors import Anchors
    from desireline.draw.view import View
    from desireline.draw.widths import Widths
    from desireline.model import JourneyMap, Stage

OVERVIEWS: Final = frozenset({"gap", "diff"})
"""Drawings that need the styles of comparisons too."""


class NothingToShow(Exception):  # noqa: N818  # a sentence where it is raised
    """The map has nothing of that kind; the message says what it lacks."""


@record
class Frame(Record):
    """What stands around a drawing."""

    title: str
    """What is drawn; plain text."""
    lang: str
    """The language of the title; "" where it is the interface's."""
    page: str | None
    """The address of the page that shows all of it; None where there is none."""
    prefix: str
    """What every id in it begins with."""
    note: str = ""
    """The version or versions that are shown; plain text."""
    css: str = ""
    """Further classes."""


def curve(facts: Facts, scale: str = "emotion") -> str:
    """The curve over the names of the stages; on a narrow screen in small."""
    from desireline.draw import curve as drawer  # noqa: PLC0415  # a page of links alone draws nothing

    journey, view = facts.journey, facts.view
    _need_stages(journey)
    wide = _board(facts, drawer.curve_figure(journey, view, _widths(journey), scale) + _stages(facts))
    return f'{wide}<div class="dl-narrow">{drawer.overview(journey, view)}</div>'


def grid(facts: Facts) -> str:
    """Curve and grid, as on the map's page."""
    from desireline.draw.map_page import board  # noqa: PLC0415

    _need_stages(facts.journey)
    return board(facts)


def stage(facts: Facts, shown: Stage) -> str:
    """One stage with all its rows, its curve above it, numbered as in the whole map, and its part of the blueprint."""
    from desireline.draw.blueprint import blueprint as drawer  # noqa: PLC0415
    from desireline.draw.map_page import board  # noqa: PLC0415

    number = next(n for n, each in enumerate(facts.journey.stages, 1) if each is shown)
    alone = _OneStage(
        replace(facts.journey, stages=(shown,)), facts.view, facts.answered, facts.sources, facts.futures, whole=facts
    )
    rows = board(alone).replace('<span class="dl-no">1</span>', f'<span class="dl-no">{number}</span>')
    return rows + drawer(alone.journey, alone.view, facts=alone, top=number)


def blueprint(facts: Facts) -> str:
    """The service blueprint."""
    from desireline.draw.blueprint import blueprint as drawer  # noqa: PLC0415

    if not has_blueprint(facts.journey):
        raise NothingToShow(f"no lane of '{facts.journey.key}' has content")
    return drawer(facts.journey, facts.view, facts=facts, anchored=True)


def gap(current: JourneyMap, future: JourneyMap, view: View, prefix: str) -> str:
    """A future map laid over the map that it answers."""
    from desireline.draw.changes.gap_found import found_gap  # noqa: PLC0415

    found = found_gap(current, future)
    return _laid(found.file, view, {each.key: each for each in (current, future)}, prefix)


def diff(file: FileComparison, view: View, maps: Mapping[str, JourneyMap], prefix: str) -> str:
    """Two versions of a map laid over each other; a version that is not there, or no change, is said."""
    return _laid(file, view, maps, prefix)


def _laid(file: FileComparison, view: View, maps: Mapping[str, JourneyMap], prefix: str) -> str:
    from desireline.draw.changes.board import board, counted, key, view_choice  # noqa: PLC0415
    from desireline.draw.changes.board_union import union  # noqa: PLC0415
    from desireline.draw.changes.page_list import changes_list  # noqa: PLC0415
    from desireline.draw.changes.said import said_file  # noqa: PLC0415
    from desireline.draw.changes.said_names import Names  # noqa: PLC0415

    told = said_file(file, Names(view.words, view.personas, maps))
    if file.before is None or file.after is None:
        listed = changes_list(told, view)
        return f'<div class="dl-c-changes">{listed}</div>'
    if not told.changes:
        return f'<p class="dl-hint">{esc(view.words("Nothing changed."))}</p>'
    choice = view_choice(view.words, counted(told.changes))
    return choice + board(union(told), view, f"{prefix}gap") + key(view.words)


def framed(html: str, frame: Frame, view: View) -> str:
    """A drawing with its caption, its ids made its own."""
    title = esc(plain(frame.title))
    turned = attributes(lang=frame.lang or None, dir=direction(frame.lang or view.words.lang))
    name = f'<a href="{esc(frame.page)}">{title}</a>' if frame.page else title
    note = f' <span class="dl-embed-note">{esc(frame.note)}</span>' if frame.note else ""
    inside = _HEADING.sub(r"<\1div", html)
    made = (
        f'<figure class="dl dl-embed{frame.css}"{turned} data-search-exclude>'
        f'<figcaption class="dl-embed-name">{name}{note}</figcaption>{inside}</figure>'
    )
    return scoped(made, frame.prefix, lambda anchor: f"{frame.page}#{anchor}" if frame.page else None)


_HEADING: Final = re.compile(r"<(/?)h[1-6](?=[\s>])")
"""Tags of headings: those of a drawing are no headings of the page that it stands in."""
_ID: Final = re.compile(r'(?<=\sid=")[^"]+')
_NAMED: Final = re.compile(r'(\s(?:id|for|headers|name|aria-[a-z]+|data-for)=")([^"]+)')
_BY_ADDRESS: Final = re.compile(r'(\s(?:xlink:)?href=")#([^"]+)"|url\(#([^)"]+)\)')
_OWN_NAMES: Final = frozenset({"id", "for", "headers", "name", "aria-labelledby", "aria-describedby", "aria-controls",
                               "aria-owns", "data-for"})  # fmt: skip


def scoped(html: str, prefix: str, elsewhere: Callable[[str], str | None]) -> str:
    """`html` with every id, and what refers to it, under `prefix`; those of icons stay, which all drawings share.

    Works on what our own drawers make: attributes in double quotation marks, which texts never hold. `elsewhere` gives
    the address of an anchor that is not in it; where it gives None, the link leads nowhere and is none.
    """
    own = {each for each in _ID.findall(html) if not each.startswith("dl_")}

    def named(found: re.Match[str]) -> str:
        attribute = found[1].strip()[:-2]
        if attribute not in _OWN_NAMES:
            return found[0]
        if attribute in {"name", "id"}:
            return found[1] + (found[2] if found[2].startswith("dl_") else prefix + found[2])
        return found[1] + " ".join(prefix + each if each in own else each for each in found[2].split())

    def addressed(found: re.Match[str]) -> str:
        anchor = found[2] or found[3]
        if anchor.startswith("dl_"):
            return found[0]
        if found[3]:
            return f"url(#{prefix}{anchor})"
        if anchor in own:
            return f'{found[1]}#{prefix}{anchor}"'
        to = elsewhere(anchor)
        return f'{found[1]}{esc(to)}"' if to else ""

    return _BY_ADDRESS.sub(addressed, _NAMED.sub(named, html))


def _stages(facts: Facts) -> str:
    """The heads of the stages, each as wide as its steps on the curve above."""
    from desireline.draw.grid.table import stage_head  # noqa: PLC0415
    from desireline.draw.widths import Widths  # noqa: PLC0415

    steps = _widths(facts.journey)
    spans = [max(len(each.steps), 1) for each in facts.journey.stages]
    starts = [sum(spans[:place]) for place in range(len(spans))]
    own = tuple(sum(steps.weights[start : start + span]) for start, span in zip(starts, spans, strict=True))
    heads = "".join(
        f'<li id="{facts.anchors[each]}">{stage_head(number, each, facts)}</li>'
        for number, each in enumerate(facts.journey.stages, 1)
    )
    tracks = Widths(own, steps.head).tracks()
    return f'<ol class="dl-embed-stages" style="grid-template-columns:{tracks}">{heads}</ol>'


def _board(facts: Facts, inside: str) -> str:
    """A frame as wide as its least width, or scrolling in itself."""
    from desireline.draw.widths import bucket  # noqa: PLC0415

    least = _widths(facts.journey).min_width
    label = esc(facts.view.words("Journey, stage by stage"))
    return (
        f'<div class="dl-wide dl-fit-{bucket(least)}"><div class="dl-board" role="region" aria-label="{label}" '
        f'tabindex="0" style="--dl-least:{least}px"><div class="dl-sheet">{inside}</div></div></div>'
    )


def _widths(journey: JourneyMap) -> Widths:
    from desireline.draw.widths import widths  # noqa: PLC0415

    return widths(journey)


def _need_stages(journey: JourneyMap) -> None:
    if not journey.stages:
        raise NothingToShow(f"the map '{journey.key}' has no stages yet")


@record
class _OneStage(Facts):
    """A map cut to one stage, whose parts are called and linked as in the whole."""

    whole: Facts = None  # type: ignore[assignment]  # always given

    @cached_property
    def anchors(self) -> Anchors:
        return self.whole.anchors

    @cached_property
    def step_numbers(self) -> Mapping[int, str]:
        return self.whole.step_numbers

    @cached_property
    def pains(self) -> Mapping[str, str]:
        return self.whole.pains

    @cached_property
    def unanswered(self) -> frozenset[int]:
        return self.whole.unanswered
