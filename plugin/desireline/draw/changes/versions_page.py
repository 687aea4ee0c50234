"""What changed in a map or persona from one version to another: both versions over each other, and every change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desireline.draw.changes.board import board, counted, key, ui_lang, view_choice
from desireline.draw.changes.board_union import union
from desireline.draw.changes.page_list import changes_list
from desireline.draw.changes.said import said_file
from desireline.draw.changes.said_names import Names, tally
from desireline.draw.fragment import Fragment, TocEntry, assembled
from desireline.draw.html import attributes, esc
from desireline.draw.language import direction
from desireline.model import JourneyMap, Part, Persona, pieces
from desireline.model.record import Record, record

if TYPE_CHECKING:
    from collections.abc import Callable

    from desireline.compare import FileComparison
    from desireline.draw.changes.said import FileSaid, Said
    from desireline.draw.header import PageLink
    from desireline.draw.view import View


@record
class Between(Record):
    """A comparison of two versions of a map or persona."""

    file: FileComparison
    """The file itself; it stands on both sides."""
    people: tuple[FileComparison, ...]
    """Its personas that changed."""
    names: tuple[str, str]
    """What the two versions are called."""
    pages: tuple[str, str]
    """Addresses of the pages of both; "" where there is none."""
    unsure: tuple[str, ...] = ()
    """What could not be read in full on either side: a sentence each."""


def between_title(title: str, names: tuple[str, str], view: View) -> str:
    """The title of the page; plain text."""
    return view.words("{title}: from {before} to {after}", title=title, before=names[0], after=names[1])


def between_page(between: Between, view: View, links: tuple[PageLink, ...]) -> Fragment:
    """The whole body of the page."""
    words, file = view.words, between.file
    piece = file.after or file.before
    if piece is None:
        raise ValueError("nothing to compare: both sides are missing")
    maps = {each.key: each for each in (file.before, file.after) if isinstance(each, JourneyMap)}
    told = said_file(file, Names(words, view.personas, maps))
    lang = piece.lang
    ui = ui_lang(lang, view)
    above = _header(between, told, view, links, ui)
    sections: list[tuple[str, str, str]] = []
    if told.changes and isinstance(file.before, JourneyMap) and isinstance(file.after, JourneyMap):
        title = words("Stage by stage")
        shown = view_choice(words, counted(told.changes), ui) + board(union(told), view, "curve_between")
        head = f'<h2 class="dl-vh" id="changes_stages"{ui}>{esc(title)}</h2>'
        sections.append((title, "changes_stages", f"<section>{head}{shown}{key(words, ui)}</section>"))
    if told.changes:
        listed = changes_list(told, view, _links(between))
        sections.append(_section(words("Every change"), "changes_all", listed, ui))
    for number, person in enumerate(between.people, 1):
        said = said_file(person, Names(words, view.personas, maps))
        if said.changes:
            sections.append(_section(said.title, f"changes_persona_{number}", changes_list(said, view), ui))
    if not sections:
        none = words("Nothing changed in what it says: only its layout, comments or the order of its keys.")
        above += f'<p class="dl-hint"{ui}>{esc(none)}</p>'
    tagged = attributes(lang=lang, dir=direction(lang or words.lang))
    html = "".join([f'<article class="dl dl-changes"{tagged}>', above, *(each[2] for each in sections), "</article>"])
    toc = tuple(TocEntry(title, anchor) for title, anchor, _ in sections)
    return assembled([html], toc)


def _section(title: str, anchor: str, html: str, ui: str) -> tuple[str, str, str]:
    head = f'<h2 id="{anchor}"{ui}>{esc(title)}</h2>'
    return title, anchor, f'<section class="dl-section">{head}<div class="dl-c-changes">{html}</div></section>'


def _header(between: Between, told: FileSaid, view: View, links: tuple[PageLink, ...], ui: str) -> str:
    words = view.words
    before, after = between.names
    listed = "".join(f'<a href="{esc(link.address)}">{esc(link.title)}</a>' for link in links)
    nav = f'<nav class="dl-views" aria-label="{esc(words("Other views"))}"{ui}>{listed}</nav>' if listed else ""
    counts = " ".join(f"<span>{esc(tally(mark, n))}</span>" for mark, n in told.counts)
    counts = f'<p class="dl-c-about"{ui}><span class="dl-c-counts">{counts}</span></p>' if counts else ""
    unsure = "".join(f'<li lang="en">{esc(each)}</li>' for each in between.unsure)
    if unsure:
        title = esc(words("Not everything could be read"))
        unsure = f'<section class="dl-c-failed" role="alert"{ui}><h2>✖ {title}</h2><ul>{unsure}</ul></section>'
    return (
        f'<header class="dl-header"><p class="dl-kind"{ui}>{esc(before)} → {esc(after)} · '
        f'<span class="dl-chip">{esc(words("Comparison"))}</span></p>{nav}'
        f"<h1>{esc(between_title(told.title, between.names, view))}</h1>{counts}</header>{unsure}"
    )


def _links(between: Between) -> Callable[[Said], str]:
    """Where a change stands on the pages of both versions."""
    file = between.file
    ids: list[frozenset[str]] = [_ids(side) for side in (file.before, file.after)]

    def links(said: Said) -> str:
        made = []
        stands = (said.change.before, said.change.after)
        for stand, known, page, name in zip(stands, ids, between.pages, between.names, strict=True):
            if stand is None or not page:
                continue
            part = next((each for each in reversed(stand.address) if each in known), "")
            if part:
                made.append(f'<a href="{esc(page)}#{part}">{esc(name)}</a>')
        return " ".join(made)

    return links


def _ids(piece: JourneyMap | Persona | None) -> frozenset[str]:
    """The ids of its parts, which are anchors on its page."""
    if piece is None:
        return frozenset()
    return frozenset(each.id for each in pieces(piece) if isinstance(each, Part) and each.id)


__all__ = ["Between", "between_page", "between_title"]
