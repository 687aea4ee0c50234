"""The page of a future map against the map it answers: how far it is, what must be true to get there, what is left.

Head and figures, both versions over each other, then the conditions: what must be true, the severest pains first, last
the pains that nobody answers; then what is needed that is not there today, and every change.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from desireline.draw.across.frame import FromAfar
from desireline.draw.changes.board import board, counted, key, text_of, ui_lang, view_choice
from desireline.draw.changes.board_union import Union, union
from desireline.draw.changes.gap_found import found_gap
from desireline.draw.changes.gap_page_answers import needs_list, open_count, truths_table
from desireline.draw.changes.page_list import changes_list
from desireline.draw.changes.said import FileSaid, Said, said_file
from desireline.draw.changes.said_figures import delta_name, figures, told
from desireline.draw.changes.said_names import EFFECT_GLYPHS, Names, effect_word
from desireline.draw.fragment import Fragment, SearchSection, TocEntry, assembled
from desireline.draw.html import attributes, esc
from desireline.draw.inline import inline, plain
from desireline.draw.language import direction
from desireline.draw.view import View
from desireline.model import Part, pieces, voices

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desireline.compare.gap import Gap
    from desireline.compare.gap_figures import Delta
    from desireline.draw.header import PageLink
    from desireline.model import JourneyMap

_SHOWN: Final = ("steps", "waits", "lowest-point", "peak-end", "pains")
"""Figures of the strip; the others fold below it."""
_ABREAST: Final = 8
"""Figures that stand beside one another in a wide window."""


def gap_page(
    current: JourneyMap,
    future: JourneyMap,
    view: View,
    links: tuple[PageLink, ...] = (),
    maps: Mapping[str, JourneyMap] | None = None,
) -> Fragment:
    """The whole body of the page. `maps` are those of the project by id, for names of what is elsewhere."""
    found = found_gap(current, future)
    future = found.future
    view = View(view.words, FromAfar(view.addresses, future), view.today, view.personas)
    told = said_file(found.file, Names(view.words, view.personas, maps or {current.key: current, future.key: future}))
    laid = union(told)
    words = view.words
    lang = future.lang or current.lang
    sections = _sections(found, told, laid, view)
    above = _header(found, view, links), _strip(found, view)
    tagged = attributes(lang=lang, dir=direction(lang or words.lang))
    start = f'<article class="dl dl-changes dl-future"{tagged}>'
    parts = [start, *above, *[html for _, _, html in sections], "</article>"]
    toc = tuple(TocEntry(title, anchor) for title, anchor, _ in sections)
    texts = " ".join([text_of(laid), *(answer.name for answer in found.answers), *_open_words(found)])
    search = SearchSection(_title(found, view), "", plain(texts))
    return assembled(parts, toc, (search,))


def _title(found: Gap, view: View) -> str:
    """Plain text."""
    return view.words("{title}: from current to future", title=plain(found.current.title))


def _open_words(found: Gap) -> list[str]:
    return [plain(pain.pain.text) for pain in found.pains if pain.is_open]


def _header(found: Gap, view: View, links: tuple[PageLink, ...]) -> str:
    words, future = view.words, found.future
    listed = "".join(f'<a href="{esc(link.address)}">{esc(link.title)}</a>' for link in links)
    nav = f'<nav class="dl-views" aria-label="{esc(words("Other views"))}">{listed}</nav>' if listed else ""
    lead = future.summary or future.purpose
    summary = f'<p class="dl-lead">{inline(lead, view)}</p>' if lead else ""
    ui = ui_lang(future.lang or found.current.lang, view)
    return (
        f'<header class="dl-header"><p class="dl-kind"{ui}>{esc(words("Current → future"))} · '
        f'<span class="dl-chip">{esc(words("Comparison"))}</span></p>{nav}'
        f"<h1>{esc(_title(found, view))}</h1>{summary}</header>"
    )


def _strip(found: Gap, view: View) -> str:
    """The key figures, then all others behind a fold."""
    figures_told = told(found)
    shown = [each for name in _SHOWN for each in figures_told if each.name == name]
    rest = [each for each in figures_told if each.name not in _SHOWN]
    rows = ceil(len(shown) / _ABREAST)
    abreast = ceil(len(shown) / rows) if rows else 1
    figures = "".join(
        _figure(each, found, view, begins=number > 0 and number % abreast == 0) for number, each in enumerate(shown)
    )
    fold = ""
    if rest:
        more = "".join(_figure(each, found, view) for each in rest)
        title = esc(view.words("All figures"))
        fold = (
            f'<details class="dl-u-figures"><summary>{title}</summary><dl class="dl-strip dl-u-strip">{more}</dl>'
            "</details>"
        )
    return f'<dl class="dl-strip dl-u-strip" style="--n:{abreast}">{figures}</dl>{fold}'


def _figure(each: Delta, found: Gap, view: View, *, begins: bool = False) -> str:
    """`11 → 12`, what that means, and what stands behind it. `begins`: a further row of figures in a wide window."""
    words = view.words
    before, after = (_value(said, each.unit) for said in figures(each, words))
    arrow = '<span class="dl-u-arrow">→</span>'
    value = f"{before} {arrow} <b>{after}</b>" if before != after else f"<b>{after}</b>"
    effect = ""
    if each.effect in {"better", "worse"} and before != after:
        glyph, word = EFFECT_GLYPHS[each.effect], effect_word(each.effect, words)  # type: ignore[index,arg-type]
        effect = f'<span class="dl-e-{each.effect}">{glyph} {esc(word)}</span> '
    elif before == after:
        effect = f"· {esc(words('stays'))} "
    return (
        f'<div class="dl-finding{" dl-u-row" if begins else ""}">'
        f"<dt>{esc(delta_name(each, found, Names(words, view.personas)))}</dt>"
        f'<dd><span class="dl-value">{value}</span>'
        f"<small>{effect}{_behind(each, found, view)}</small></dd></div>"
    )


def _value(said: str, unit: str) -> str:
    return f'<bdi dir="ltr">{esc(said)}</bdi>' if unit == "score" else esc(said)


def _behind(each: Delta, found: Gap, view: View) -> str:
    """Of the lowest point its stages, of pains how many are answered, of steps what became of them."""
    words = view.words
    if each.name == "lowest-point":
        stages = [name for journey in (found.current, found.future) if (name := _lowest(journey, each.personas))]
        if len(stages) == 2 and stages[0] != stages[1]:
            return esc(words("from {before} to {after}", before=stages[0], after=stages[1]))
        return esc(stages[-1]) if stages else ""
    if each.name == "pains":
        left = open_count(found)
        answered = sum(not pain.is_open for pain in found.pains if pain.side == "before")
        said = words("{n} answered", n=answered)
        return esc(f"{said}, {words('{n} without an answer', n=left)}" if left else said)
    if each.name == "steps":
        steps = [moment for moment in found.moments if not moment.is_stage]
        counts = (
            ("＋", sum(moment.state == "new" for moment in steps)),
            ("−", sum(moment.state == "eliminated" for moment in steps)),
            ("⇄", sum(moment.moved for moment in steps)),
        )
        names = {"＋": words("added"), "−": words("removed"), "⇄": words("moved")}
        return esc(" · ".join(f"{glyph} {n} {names[glyph]}" for glyph, n in counts if n))
    return ""


def _lowest(journey: JourneyMap, whose: tuple[str, ...]) -> str:
    """The stage of the lowest point of these personas' line; of nobody's, of the leading one."""
    points = next(
        (voice.points for voice in voices(journey) if voice.points and (not whose or whose[0] in voice.personas)), ()
    )
    if not points:
        return ""
    return plain(journey.stages[min(points, key=lambda point: point.value).stage_index].title)


def _sections(found: Gap, told: FileSaid, laid: Union, view: View) -> list[tuple[str, str, str]]:
    """Title, anchor and HTML of each section."""
    words = view.words
    made = []
    stages = words("Stage by stage")
    ui = ui_lang(found.future.lang or found.current.lang, view)
    shown = view_choice(words, counted(told.changes), ui) + board(laid, view, "curve_gap") + key(words, ui)
    head = f'<h2 class="dl-vh" id="gap_stages"{ui}>{esc(stages)}</h2>'
    made.append((stages, "gap_stages", f"<section>{head}{shown}</section>"))
    for title, anchor, html in (
        (words("What must be true"), "gap_truths", truths_table(found, view)),
        (words("What it needs that is not there today"), "gap_needs", needs_list(found, view)),
        (
            words("Every change"),
            "gap_changes",
            changes_list(told, view, _links(found, view)) if told.changes else "",
        ),
    ):
        if html:
            made.append(
                (title, anchor, f'<section class="dl-section"><h2 id="{anchor}"{ui}>{esc(title)}</h2>{html}</section>')
            )
    return made


def _links(found: Gap, view: View) -> Callable[[Said], str]:
    """Where a change stands on the pages of both maps."""
    ids = {
        journey.key: frozenset(each.id for each in pieces(journey) if isinstance(each, Part) and each.id)
        for journey in (found.current, found.future)
    }
    words = view.words
    names = {found.current.key: words("current"), found.future.key: words("future")}

    def links(said: Said) -> str:
        made = []
        for stand in (said.change.before, said.change.after):
            if stand is None:
                continue
            part = next((name for name in reversed(stand.address) if name in ids.get(stand.file, ())), "")
            to = view.addresses.page(f"{stand.file}#{part}") if part else None
            if to is not None:
                made.append(f'<a href="{esc(to)}">{esc(names[stand.file])}</a>')
        return " ".join(made)

    return links
