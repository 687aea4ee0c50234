"""A comparison as one HTML page that needs nothing else: no server, no network, no script.

What could not be compared stands first, then the verdict, then what must be looked at; then map by map both versions
over each other and every change with its permalink.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desireline.draw.changes.board import board, counted, key, view_choice
from desireline.draw.changes.board_union import union
from desireline.draw.changes.page_list import changes_list, short_list
from desireline.draw.changes.said import said
from desireline.draw.changes.said_names import tally
from desireline.draw.html import esc
from desireline.draw.icons import sprite
from desireline.draw.inline import plain
from desireline.draw.language import direction
from desireline.draw.styles import joined
from desireline.draw.view import Nowhere, View
from desireline.model import JourneyMap

if TYPE_CHECKING:
    from datetime import date

    from desireline.compare import Comparison
    from desireline.draw.changes.said import FileSaid, Told
    from desireline.draw.words import Words
    from desireline.source import Catalogue

BOARDS: Final = 24
"""Maps drawn as boards; of further ones, those with the fewest changes, the list alone. A page stays some megabytes."""
_SHEETS: Final = ("tokens", "page", "curve", "grid", "changes")


def changes_document(comparison: Comparison, before: Catalogue, after: Catalogue, words: Words, today: date) -> str:
    """The whole page. The same bytes for the same comparison, language and day."""
    told = said(comparison, words)
    view = View(words, Nowhere(), today, {**before.personas, **after.personas})
    body = changes_body(told, view)
    title = esc(words("What changed"))
    return (
        f'<!DOCTYPE html>\n<html lang="{esc(words.lang)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n"
        f"<title>{title}</title>\n<style>\n{joined(_SHEETS)}{_FRAME}</style>\n</head>\n<body>\n"
        f"{sprite(body)}{body}\n</body>\n</html>\n"
    )


_FRAME: Final = (
    "body{margin:0;background:var(--dl-paper);"
    "font-family:system-ui,-apple-system,'Segoe UI','Noto Sans','Noto Sans CJK TC','PingFang TC',sans-serif}\n"
    "main.dl{max-inline-size:1720px;margin-inline:auto;padding:24px 32px 64px}\n"
    "@media (width < 720px){main.dl{padding:16px 16px 48px}}\n@media print{main.dl{padding:0}}\n"
)


def changes_body(told: Told, view: View) -> str:
    """What stands in the page."""
    words = view.words
    drawn = _drawn(told)
    changes = told.changes
    choice = view_choice(words, counted(changes)) if drawn else ""
    files = "".join(_file(file, view, place, with_board=id(file) in drawn) for place, file in enumerate(told.files))
    legend = key(words) if changes else ""
    return (
        f'<main class="dl dl-changes"><header class="dl-c-top"><h1>{esc(words("What changed"))}</h1>'
        f'{_failures(told, view)}<p class="dl-c-verdict">{esc(told.line)}</p></header>'
        f"{_first(told, view)}{_contents(told, view)}{choice}{legend}{files}</main>"
    )


def _failures(told: Told, view: View) -> str:
    """What could not be compared, before all else."""
    if not told.failures:
        return ""
    words = view.words
    items = "".join(f"<li>{esc(each)}</li>" for each in told.failures)
    return (
        f'<section class="dl-c-failed" role="alert"><h2>✖ {esc(words("Could not be compared"))}</h2><ul>{items}</ul>'
        f"<p>{esc(words('Whatever is said below, these files may have changed too.'))}</p></section>"
    )


def _first(told: Told, view: View) -> str:
    """What is breaking or to be looked at."""
    severe = told.at_least("warn")
    if not severe:
        return ""
    title = esc(view.words("To look at first"))
    return f'<section class="dl-c-first"><h2>{title}</h2>{short_list(severe, view)}</section>'


def _contents(told: Told, view: View) -> str:
    """Which maps and personas changed, where there are several."""
    if len(told.files) < 2:
        return ""
    items = []
    for place, file in enumerate(told.files):
        counts = " ".join(f"<span>{esc(tally(label, n))}</span>" for label, n in file.counts)
        label = f'<span class="dl-c-label">{file.label.glyph} {esc(file.label.word)}</span> ' if file.label else ""
        items.append(
            f'<li><a href="#{_anchor(place)}">{esc(file.title or file.file.id)}</a> <small>{esc(file.kind)}</small> '
            f'{label}<span class="dl-c-counts">{counts}</span></li>'
        )
    title = esc(view.words("Maps and personas"))
    return f'<nav class="dl-c-contents" aria-label="{title}"><ul>{"".join(items)}</ul></nav>'


def _anchor(place: int) -> str:
    return f"file_{place + 1}"


def _drawn(told: Told) -> frozenset[int]:
    """The files that get a board: maps on both sides with a change, those with the most changes if there are many."""
    both = [file for file in told.files if file.changes and _both(file)]
    return frozenset(id(file) for file in sorted(both, key=lambda each: -len(each.changes))[:BOARDS])


def _both(file: FileSaid) -> bool:
    return isinstance(file.file.before, JourneyMap) and isinstance(file.file.after, JourneyMap)


def _file(file: FileSaid, view: View, place: int, *, with_board: bool) -> str:
    """One map or persona."""
    words = view.words
    piece = file.file.after or file.file.before
    lang = piece.lang if piece is not None else None
    tagged = f' lang="{esc(lang)}"' if lang else ""
    label = f' <span class="dl-c-label">{file.label.glyph} {esc(file.label.word)}</span>' if file.label else ""
    owner = f" · {esc(words('Owner'))} {esc(plain(file.owner))}" if file.owner else ""
    counts = " ".join(f"<span>{esc(tally(mark, n))}</span>" for mark, n in file.counts)
    doubts = "".join(f"<li>? {esc(each)}</li>" for each in file.possible)
    drawn = ""
    if with_board:
        turned = f' dir="{direction(lang or words.lang)}"'
        drawn = f"<div{tagged}{turned}>{board(union(file), view, f'c{place}')}</div>"
    elif _both(file) and file.changes:
        drawn = f'<p class="dl-hint">{esc(words("Too many maps changed to draw them all; this one as a list."))}</p>'
    return (
        f'<section class="dl-c-file" id="{_anchor(place)}"><h2{tagged}>{esc(file.title or file.file.id)}{label}</h2>'
        f'<p class="dl-c-about">{esc(file.kind)} · <code>{esc(file.file.id)}</code>{owner} '
        f'<span class="dl-c-counts">{counts}</span></p>'
        f"{f'<ul class=dl-c-doubts>{doubts}</ul>' if doubts else ''}{_impact(file, view)}{drawn}"
        f'<div class="dl-c-changes">{changes_list(file, view)}</div></section>'
    )


def _impact(file: FileSaid, view: View) -> str:
    """Other files that the changes reach, with their owners."""
    reached = dict.fromkeys(each for change in file.changes for each in change.impact)
    if not reached:
        return ""
    items = "".join(f"<li>{esc(each)}</li>" for each in reached)
    return (
        f'<div class="dl-c-impact"><b>{esc(view.words("Reaches, with who answers for it"))}</b><ul>{items}</ul></div>'
    )


__all__ = ["changes_body", "changes_document"]
