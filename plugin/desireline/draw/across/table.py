"""Tables of the pages across maps: real ones, that fold into one block a row where there is no room."""

from collections.abc import Sequence
from typing import NamedTuple

from desireline.draw.html import esc
from desireline.model.record import Record, record


class Line(NamedTuple):
    """One row of a table."""

    cells: tuple[str, ...]
    """Safe HTML, one for each head. Empty cells are left out where rows fold into blocks."""
    anchor: str = ""
    traits: str = ""
    """What filters look at: `data-…` attributes, each with a leading space; safe HTML."""


@record
class Group(Record):
    """Rows under one head of their own."""

    title: str
    """Safe HTML; empty for rows without such a head."""
    lines: tuple[Line, ...]
    anchor: str = ""
    beside: bool = False
    """The head stands in the first column over all its rows, and not above them; the first of the heads names it."""


def table(caption: str, heads: Sequence[str], groups: Sequence[Group], *, kind: str = "", head_at: int = 0) -> str:
    """A table whose rows fold into blocks on a narrow screen.

    Args:
        caption: What it shows, plain text; heard, not seen.
        heads: Column heads, plain text.
        groups: Its rows.
        kind: A class beside `dl-rows`.
        head_at: The column that names the row.
    """
    heads = [esc(head) for head in heads]
    top = "".join([f'<th scope="col">{head}</th>' for head in heads])
    body = "".join([_group(group, heads, head_at) for group in groups if group.lines])
    return (
        f'<table class="dl-list dl-rows{f" {kind}" if kind else ""}">'
        f'<caption class="dl-vh">{esc(caption)}</caption>'
        f"<thead><tr>{top}</tr></thead>{body}</table>"
    )


def _group(group: Group, heads: Sequence[str], head_at: int) -> str:
    """The rows of a group below `heads`, which are escaped."""
    anchor = f' id="{group.anchor}"' if group.anchor else ""
    above = first = ""
    if group.beside:
        span = f'rowspan="{len(group.lines)}"'
        first = f'<th scope="rowgroup" class="dl-by-head" {span}>{group.title}</th>'
        heads = heads[1:]
    elif group.title:
        above = f'<tr class="dl-group"><th scope="rowgroup" colspan="{len(heads)}">{group.title}</th></tr>'
    cells = [f'<td data-head="{head.replace("%", "%%")}"><div>%s</div></td>' for head in heads]
    cells[head_at] = '<th scope="row">%s</th>'
    row = "".join(cells)
    lines = "".join([_line(line, row, "" if place else first) for place, line in enumerate(group.lines)])
    return f"<tbody{anchor}>{above}{lines}</tbody>"


def _line(line: Line, row: str, first: str) -> str:
    """A row; `row` are all its cells, with a gap for what stands in each."""
    anchor = f' id="{esc(line.anchor)}"' if line.anchor else ""
    return f"<tr{anchor}{line.traits}>{first}{row % line.cells}</tr>"


def scrolled(html: str, label: str, kind: str = "") -> str:
    """A wide table in a box of its own that scrolls sideways, and can be reached by keyboard for it.

    `kind`: further classes of the box.
    """
    css = f"dl-scroll {kind}".rstrip()
    return f'<div class="{css}" role="region" aria-label="{esc(label)}" tabindex="0">{html}</div>'
