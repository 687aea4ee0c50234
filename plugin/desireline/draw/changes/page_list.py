"""The list of changes: stage by stage, each with its permalink, its effect and why, and what it reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desireline.draw.changes.board_item import happened_html
from desireline.draw.html import esc
from desireline.draw.language import colon, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desireline.draw.changes.said import FileSaid, GroupSaid, Said
    from desireline.draw.view import View

_MOST: Final = 6
"""Changes without a known effect that stand open where nothing else is said of a stage."""
_TONES: Final = {"＋": "in", "−": "out", "⇄": "moved"}


def changes_list(told: FileSaid, view: View, links: Callable[[Said], str] | None = None, level: int = 3) -> str:
    """All changes of a file. `links` gives HTML that leads to where a change stands on either side."""
    return "".join(_group(group, view, links, level) for group in told.groups)


def _group(group: GroupSaid, view: View, links: Callable[[Said], str] | None, level: int) -> str:
    label = f' <span class="dl-c-label">{group.label.glyph} {esc(group.label.word)}</span>' if group.label else ""
    headline = f'<p class="dl-c-headline"><bdi>{esc(group.headline)}</bdi></p>' if group.headline else ""
    first = [said for said in group.changes if _is_telling(said)]
    rest = [said for said in group.changes if not _is_telling(said)]
    shown, folded = (_items(part, view, links) for part in (first, rest))
    if rest and (first or len(rest) > _MOST):
        more = view.words.count("{n} change without a known effect", "{n} changes without a known effect", len(rest))
        folded = f'<details class="dl-c-rest"><summary><bdi>{esc(more)}</bdi></summary>{folded}</details>'
    head = f"<h{level}>{esc(group.title)}{label}</h{level}>{headline}"
    return f'<section class="dl-c-group">{head}{shown}{folded}</section>'


def _is_telling(said: Said) -> bool:
    """Whether it is better or worse for the customer, or must be looked at."""
    return said.change.effect in {"better", "worse", "mixed"} or said.change.severity != "info"


def _items(changes: Sequence[Said], view: View, links: Callable[[Said], str] | None) -> str:
    items = "".join(change_html(said, view, links(said) if links else "") for said in changes)
    return f'<ul class="dl-c-list">{items}</ul>' if items else ""


def change_html(said: Said, view: View, links: str = "", *, anchored: bool = True) -> str:
    """One change as a list item. Its fingerprint is its anchor; a second mention (`anchored` False) leads there."""
    change, words = said.change, view.words
    tone = _TONES.get(said.op.glyph, "changed")
    name = f" <b>{esc(said.name)}</b>" if said.name else ""
    told = _told(said)
    effect = f'<span class="dl-c-effect dl-e-{change.effect}">{said.effect.glyph} {esc(said.effect.word)}</span>'
    severe = (
        f'<span class="dl-c-severity dl-c-{change.severity}">{said.severity.glyph} '
        f"{esc(said.severity.word + colon(said.lang) + said.rule)}</span>"
        if change.severity != "info"
        else ""
    )
    below = [esc(said.reason)] if change.effect in {"better", "worse", "mixed"} else []
    below += [esc(said.match)] if said.match else []
    if said.impact:
        below.append(esc(words("reaches {files}", files=listed(said.impact, words.lang))))
    why = " ".join(filter(None, (" · ".join(below), links)))
    small = f'<small class="dl-c-why">{why}</small>' if why else ""
    anchor = f' id="{change.fingerprint}"' if anchored else ""
    link = esc(words("Link to this change"))
    return (
        f'<li class="dl-c dl-c-{tone}"{anchor}><span class="dl-c-op">{said.op.glyph} {esc(said.op.word)}</span>'
        f'<div class="dl-c-what"><span class="dl-c-kind">{esc(said.kind)}</span>{name}{told}{severe}{small}</div>'
        f"{effect}"
        f'<a class="dl-c-link" href="#{change.fingerprint}" title="{change.fingerprint}" aria-label="{link}">#</a></li>'
    )


def _told(said: Said) -> str:
    """What happened beyond what the mark says already."""
    own = said.change.op in {"add", "remove"} and not said.aspect
    if own:
        return f" <small>{esc(said.details)}</small>" if said.details else ""
    return f"{colon(said.lang)}{happened_html(said)}" if said.name else f" {happened_html(said)}"


def short_list(changes: Sequence[Said], view: View) -> str:
    """Changes that must be seen first, each leading to its place in the list."""
    items = "".join(change_html(said, view, anchored=False) for said in changes)
    return f'<ul class="dl-c-list">{items}</ul>'
