"""Both versions of a map as one board: stages across, the rows of both down, what came, went and changed marked.

One markup for every view. On a wide screen the stages are the columns of a grid whose rows they share, under curves of
the same widths; side by side and on a narrow screen they stand one below the other. Which view is shown is chosen by
radio buttons and style alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from desireline.draw.blueprint.cell import lane_name
from desireline.draw.changes.board_item import effect_html, item_html, lines_html, spans_html
from desireline.draw.changes.curves import double_curve, small_curve
from desireline.draw.changes.curves_course import Double, delta, double
from desireline.draw.changes.said_names import EFFECT_GLYPHS, Label, effect_word, op_label
from desireline.draw.curve.scale import tidy
from desireline.draw.facts import Facts
from desireline.draw.grid.rows import row_name
from desireline.draw.html import esc
from desireline.draw.inline import inline, plain
from desireline.draw.language import quotes
from desireline.draw.marks import star
from desireline.draw.widths import ONE_STEP, Widths, bucket, head_width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desireline.compare import Effect
    from desireline.draw.changes.board_thing import Item
    from desireline.draw.changes.board_union import Column, Union, UnionRow
    from desireline.draw.changes.said import Said
    from desireline.draw.view import View
    from desireline.draw.words import Words

FOLDED: Final = 60
"""Width of a stage in which nothing changed, px: only its name and that it stays."""
_WIDER: Final = 152
"""Width of a stage with several steps, px."""
VIEWS: Final = ("merged", "side", "only")


def board_widths(union: Union) -> Widths:
    """The widths that curve and board share."""
    made = []
    for n, column in enumerate(union.columns):
        if column.is_quiet:
            made.append(FOLDED)
        else:
            made.append(_WIDER if len(union.slots(n)) > 1 else ONE_STEP)
    return Widths(tuple(made), max(head_width(union.before), head_width(union.after)) + 12)


def board(union: Union, view: View, uid: str) -> str:
    """Curves and board in one frame, as wide as their least width or scrolling in themselves."""
    widths = board_widths(union)
    shown = double(union, widths, view)
    label = esc(view.words("{title}: both versions, stage by stage", title=plain(union.after.title)))
    least = widths.min_width
    facts = Facts(union.after, view)
    loud = [column for column in union.columns if not column.is_quiet]
    abouts = _about_row(union, view)
    filled = [(n, row) for n, row in enumerate(union.rows) if any(column.cells[n] for column in loud)]
    kept = [(at, *each) for at, each in enumerate(filled, 4 if abouts else 3)]
    heads = "".join(
        f'<div class="dl-u-head{_quiet(union, n)}" style="--r:{at}">{_row_title(row, facts)}</div>'
        for at, n, row in kept
    )
    about = f'<div class="dl-u-head{abouts.css}" style="--r:3">{esc(view.words("The stage"))}</div>' if abouts else ""
    felt = f'<div class="dl-u-head" style="--r:2">{esc(view.words("Emotion"))}</div>' if shown.shared else ""
    stages = "".join(_stage(shown, n, column, kept, abouts, facts, view) for n, column in enumerate(union.columns))
    return (
        f'<div class="dl-u dl-fit-{bucket(least)}" style="--dl-least:{least}px">{small_curve(shown, view, f"{uid}-s")}'
        f'<div class="dl-board" role="region" aria-label="{label}" tabindex="0"><div class="dl-sheet">'
        f"{double_curve(shown, view, uid)}"
        f'<div class="dl-u-grid" style="--cols:{widths.tracks()};--rows:{len(kept) + (3 if abouts else 2)}">'
        f'<div class="dl-u-heads" aria-hidden="true">'
        f'<div class="dl-u-head dl-u-corner dl-u-twin" style="--r:1"></div>'
        f'<div class="dl-u-head dl-u-corner">{esc(view.words("Stages"))}</div>{felt}{about}{heads}</div>'
        f"{stages}</div></div></div></div>"
    )


def ui_lang(lang: str | None, view: View) -> str:
    """A `lang` attribute for words of the interface inside a map in another language; else empty."""
    return f' lang="{view.words.lang}"' if lang and lang != view.words.lang else ""


def _quiet(union: Union, row: int) -> str:
    """A class for a row in which nothing changed."""
    changed = any(item.kind != "same" for column in union.columns for item in column.cells[row])
    return "" if changed else " dl-u-q"


def _row_title(row: UnionRow, facts: Facts) -> str:
    view = facts.view
    if row.lane is not None:
        return inline(lane_name(row.lane, facts), view)
    if row.id in {"have", "need"}:
        return esc(view.words("On hand") if row.id == "have" else view.words("Needed"))
    if row.row is not None and row.row.title:
        return inline(row.row.title, view)
    return esc(row_name(row.id, view))


def _stage(
    shown: Double,
    place: int,
    column: Column,
    kept: Sequence[tuple[int, int, UnionRow]],
    abouts: AboutRow | None,
    facts: Facts,
    view: View,
) -> str:
    words = view.words
    label = _own_label(column, words)
    css = "dl-u-stage"
    css += " dl-u-s-in" if column.before is None else " dl-u-s-out" if column.after is None else ""
    css += " dl-u-s-quiet" if column.is_quiet else ""
    head = _head(shown.union, column, label, view)
    if column.is_quiet:
        count = sum(len(cell) for cell in column.cells)
        stays = words("No change")
        if count:
            stays = words.count("No change: {n} entry stays", "No change: {n} entries stay", count)
        body = f'<p class="dl-u-stays"><span dir="auto">{esc(stays)}</span></p>'
        return f'<section class="{css}">{head}{_felt(shown, place, column, words)}{body}</section>'
    cells = [abouts.cells[place]] if abouts else []
    for at, n, row in kept:
        cells.append(_cell(column.cells[n], row, at, _quiet(shown.union, n), facts, view))
    calm = sum(len(cell) for cell in column.cells if all(item.kind == "same" for item in cell))
    if calm:
        stay = esc(words.count("{n} entry stays", "{n} entries stay", calm))
        cells.append(f'<p class="dl-u-also-stay">· <bdi>{stay}</bdi></p>')
    return f'<section class="{css}">{head}{_felt(shown, place, column, words)}{"".join(cells)}</section>'


def _own_label(column: Column, words: Words) -> Label | None:
    """What was done to the stage itself."""
    if column.before is None:
        return op_label("add", words)
    if column.after is None:
        return op_label("remove", words)
    moved = next((said for said in column.own if said.change.op == "move"), None)
    return moved.op if moved is not None else None


def _head(union: Union, column: Column, label: Label | None, view: View) -> str:
    """Number and name, and where the stage came or went its mark.

    The head stands over the whole stage, so that it can stay in sight; an unseen twin gives the first row its height.
    """
    stages = union.after.stages if column.after is not None else union.before.stages
    stage = column.stage
    number = next(n for n, each in enumerate(stages, 1) if each is stage)
    mark = star(view) if stage.moment_of_truth else ""
    own = column.own[0].change.fingerprint if column.own else ""
    op = f'<a class="dl-u-mark" href="#{own}"><bdi>{label.glyph} {esc(label.word)}</bdi></a>' if label and own else ""
    title = inline(stage.title, view)
    renamed = next((said for said in column.own if said.change.field == ("title",) and said.spans), None)
    if renamed is not None:
        title = spans_html(renamed)
    named = f'<span class="dl-no">{number}</span><span class="dl-title"><b>{title}</b>{mark}</span>'
    twin = f'<span class="dl-u-mark">{label.glyph} {esc(label.word)}</span>' if op and label else ""
    return (
        f'<div class="dl-u-name dl-u-twin" aria-hidden="true"><div class="dl-head">{named}{twin}</div></div>'
        f'<h3 class="dl-u-name"><span class="dl-head">{named}{op}</span></h3>'
    )


def _felt(shown: Double, place: int, column: Column, words: Words) -> str:
    """By how much the leading feeling changes."""
    if not shown.shared:
        return ""
    moved = delta(shown, place)
    if column.before is None:
        said = esc(words("new stage"))
    elif column.after is None:
        said = esc(words("stage removed"))
    elif moved is None:
        said = '<span class="dl-none">—</span>'
    else:
        effect: Effect = "better" if moved > 0 else "worse" if moved < 0 else "neutral"
        sign = "" if moved else "±"  # a bare 0 would be read as a score
        figure = f'<b><bdi dir="ltr">{sign}{tidy(moved, signed=True)}</bdi></b>'
        said = f"{figure} {effect_html(effect, words)}" if moved else figure
    title = f'<div class="dl-sub">{esc(words("Emotion"))}</div>'
    return f'<div class="dl-u-cell dl-u-felt" style="--r:2">{title}<div class="dl-u-body">{said}</div></div>'


class AboutRow(NamedTuple):
    """What is said of the stages themselves."""

    css: str
    """A class where nothing of it changed."""
    cells: Mapping[int, str]
    """By the place of the column; none of those in which nothing changed."""


def _about_row(union: Union, view: View) -> AboutRow | None:
    """What is proposed for each stage, and what changed of it; nothing where that is nowhere the case."""
    loud = {place: column for place, column in enumerate(union.columns) if not column.is_quiet}
    changed = {place: lines_html(_of_the_stage(column), view) for place, column in loud.items()}
    bodies = {}
    for place, column in loud.items():
        proposed = column.after.change if column.after is not None else None
        bodies[place] = (f'<p class="dl-u-proposed">{inline(proposed, view)}</p>' if proposed else "") + changed[place]
    if not any(bodies.values()):
        return None
    css = "" if any(changed.values()) else " dl-u-q"
    title = f'<div class="dl-sub">{esc(view.words("The stage"))}</div>'
    cells = {
        place: f'<div class="dl-u-cell{css}" style="--r:3">{title}<div class="dl-u-body">{body}</div></div>'
        if body
        else f'<div class="dl-u-cell dl-u-none{css}" style="--r:3"></div>'
        for place, body in bodies.items()
    }
    return AboutRow(css, cells)


def _of_the_stage(column: Column) -> list[Said]:
    """What the head of the stage does not say, and its proposal does not."""
    return [said for said in column.own if not _is_told(said, column) and said.change.field != ("change",)]


def _is_told(said: Said, column: Column) -> bool:
    """Whether the head already says it."""
    if said.change.field == ("title",) and said.spans:
        return True
    whole = said.change.op in {"add", "remove", "move"} and not said.change.field and not said.aspect
    return whole and (column.before is None or column.after is None or said.change.op == "move")


def _cell(items: Sequence[Item], row: UnionRow, at: int, quiet: str, facts: Facts, view: View) -> str:
    """What stands in a row at a stage."""
    if not items:
        return f'<div class="dl-u-cell dl-u-none{quiet}" style="--r:{at}"></div>'
    role = row.row.drawn_as if row.row is not None else ""
    marks = quotes(facts.journey.lang or view.words.lang) if role == "thoughts" else None
    said = "".join(item_html(item, view, quoted=marks, ui=ui_lang(facts.journey.lang, view)) for item in items)
    css = "dl-u-cell" + quiet + ("" if any(item.kind != "same" for item in items) else " dl-u-calm")
    title = _row_title(row, facts)
    return (
        f'<div class="{css}" style="--r:{at}"><div class="dl-sub">{title}</div><ul class="dl-u-list">{said}</ul></div>'
    )


def view_choice(words: Words, told: Mapping[str, int], ui: str = "") -> str:
    """The choice of view: radio buttons that style alone obeys; and how much came, went, changed and moved.

    `ui`: a `lang` attribute for it all.
    """
    names = {"merged": words("Merged"), "side": words("Side by side"), "only": words("Only changes")}
    made = "".join(
        f'<label><input type="radio" name="dl-view" value="{name}"{" checked" if name == "merged" else ""}>'
        f"<span>{esc(names[name])}</span></label>"
        for name in VIEWS
    )
    counts = "".join(
        f'<span class="dl-k dl-u-k-{css}">{glyph} {n} {esc(word)}</span>'
        for css, glyph, word in (
            ("in", "＋", words("added")),
            ("out", "−", words("removed")),
            ("changed", "~", words("changed")),
            ("moved", "⇄", words("moved")),
        )
        if (n := told.get(css, 0))
    )
    return (
        f'<div class="dl-u-bar"{ui}><p class="dl-u-counts">{counts}</p>'
        f'<fieldset class="dl-u-views"><legend class="dl-vh">{esc(words("How both versions are shown"))}</legend>'
        f"{made}</fieldset></div>"
    )


def counted(changes: Sequence[Said]) -> Mapping[str, int]:
    """How many changes there are of each mark."""
    names = {"＋": "in", "−": "out", "~": "changed", "⇄": "moved"}
    made: dict[str, int] = {}
    for said in changes:
        name = names.get(said.op.glyph, "changed")
        made[name] = made.get(name, 0) + 1
    return made


def key(words: Words, ui: str = "") -> str:
    """The signs of the board and what they mean. `ui`: a `lang` attribute."""
    signs = (
        ("in", "＋", words("added")), ("out", "−", words("removed")), ("changed", "~", words("changed")),
        ("moved", "⇄", words("moved")),
    )  # fmt: skip
    made = "".join(f'<span class="dl-u-key dl-u-{css}">{glyph} {esc(word)}</span>' for css, glyph, word in signs)
    effects: tuple[Effect, ...] = ("better", "worse", "mixed", "unknown")
    made += "".join(f"<span>{EFFECT_GLYPHS[each]} {esc(effect_word(each, words))}</span>" for each in effects)
    return f'<p class="dl-u-legend"{ui}>{made}</p>'


def text_of(union: Union) -> str:
    """The words of the board, for the search."""
    return " ".join(plain(column.stage.title) for column in union.columns)
