"""The history of a map, persona or part for a terminal: commit by commit, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desireline.draw.changes.text import LEAST_WIDTH, Line, Piece, broken
from desireline.draw.language import bracketed, colon
from desireline.draw.text.cells import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desireline.draw.changes.past_said import PastSaid
    from desireline.draw.changes.said_change import Said
    from desireline.draw.words import Words

MOST: Final = 12
"""Changes of one commit that are listed; the rest is counted."""
_STYLES: Final = {"add": "added", "link": "added", "remove": "removed", "unlink": "removed"}


def past_text(head: str, told: Sequence[PastSaid], words: Words, width: int = 80, unsaid: int = 0) -> list[Line]:
    """A history in lines of at most `width` cells.

    Args:
        head: What it is the history of.
        told: The commits, newest first.
        words: The interface language.
        width: Cells of a line; fewer than 40 count as 40.
        unsaid: How many commits changed nothing of what is said (layout, comments), and are not among `told`.
    """
    width = max(width, LEAST_WIDTH)
    lines = broken([(visible(head), "head")], width)
    for each in told:
        lines += [(), *_commit(each, words, width)]
    if not told:
        lines += [(), *broken([(words("No commit says anything of it."), "")], width)]
    if unsaid:
        more = words.count(
            "{n} more commit changed the layout alone.", "{n} more commits changed the layout alone.", unsaid
        )
        lines += [(), *broken([(more, "aside")], width)]
    return lines


def _commit(each: PastSaid, words: Words, width: int) -> list[Line]:
    commit = each.past.state.commit
    if commit.name:
        who: list[Piece] = [
            (commit.day, "title"), ("  ", ""), (visible(commit.author), "title"), ("  ", ""), (commit.short, "aside"),
        ]  # fmt: skip
        lines = [tuple(who), *broken([(visible(commit.subject), "aside")], width, 2)]
    else:
        lines = broken([(words("Not committed yet"), "title")], width)
    if each.label is not None:
        style = "added" if each.past.kind == "added" else "removed"
        named = f"{each.label.glyph} {each.title if not each.changes else each.label.word}"
        lines += broken([(visible(named), style)], width, 2, 2)
    elif not each.changes and each.past.kind != "same":
        lines += broken([("✖ " if each.past.kind == "unreadable" else "… ", "fail"), (each.title, "")], width, 2, 2)
    for change in each.changes[:MOST]:
        lines += _change(change, words, width)
    if len(each.changes) > MOST:
        more = words.count("{n} more change", "{n} more changes", len(each.changes) - MOST)
        lines += broken([(f"… {more}", "aside")], width, 2)
    for note in each.notes:
        lines += broken([("→ ", "aside"), (visible(note), "")], width, 2, 2)
    return lines


def _change(said: Said, words: Words, width: int) -> list[Line]:
    style = _STYLES.get(said.change.op, "changed")
    pieces: list[Piece] = [(f"{said.op.glyph} ", style), (visible(said.subject) + colon(words.lang), "")]
    pieces.append((visible(said.happened), style if style != "changed" else ""))
    if said.change.effect in {"better", "worse", "mixed"}:
        mark = bracketed(f"{said.effect.glyph} {said.effect.word}", words.lang)
        pieces.append((mark, said.change.effect))
    return broken(pieces, width, 2, 2)
