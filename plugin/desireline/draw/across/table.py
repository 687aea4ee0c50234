"""Tables of the pages across maps: real ones, that fold into one block a row where there is no room."""

from collections.abc import Mapping, Sequence
from dataclasses import field

from desireline.draw.html import esc
from desireline.model.part import NOTHING
from desireline.model.record import Record, record


@record
class Line(Record):
    """One row of a table."""

    cells: tuple[str, ...]
    """Safe HTML, one for each head. Empty cells are left out where rows fold into blocks."""
    anchor: str = ""
    traits: Mapping[str, str] = field(default=NOTHING)
    """What filters look at: the value of each `data-…` attribute by name."""


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
    starts = [f'<td data-head="{head}"><div>' for head in heads]
    body = "".join([_group(group, starts, head_at) for group in groups if group.lines])
    return (
        f'<table class="dl-list dl-rows{f" {kind}" if kind else ""}">'
        f'<caption class="dl-vh">{esc(caption)}</caption>'
        f"<thead><tr>{top}</tr></thead>{body}</table>"
    )


def _group(group: Group, starts: Sequence[str], head_at: int) -> str:
    """The rows of a group; `starts` are the beginnings of the cells below each head."""
    anchor = f' id="{group.anchor}"' if group.anchor else ""
    above = first = ""
    if group.beside:
        span = f'rowspan="{len(group.lines)}"'
        first = f'<th scope="rowgroup" class="dl-by-head" {span}>{group.title}</th>'
        starts = starts[1:]
    elif group.title:
        above = f'<tr class="dl-group"><th scope="rowgroup" colspan="{len(starts)}">{group.title}</th></tr>'
    lines = "".join([_line(line, starts, head_at, "" if place else first) for place, line in enumerate(group.lines)])
    return f"<tbody{anchor}>{above}{lines}</tbody>"


def _line(line: Line, starts: Sequence[str], head_at: int, first: str) -> str:
    anchor = f' id="{esc(line.anchor)}"' if line.anchor else ""
    traits = "".join([f' data-{name}="{esc(value)}"' for name, value in line.traits.items()])
    cells = [f"{start}{cell}</div></td>" for start, cell in zip(starts, line.cells, strict=True)]
    cells[head_at] = f'<th scope="row">{line.cells[head_at]}</th>'
    return f"<tr{anchor}{traits}>{first}{''.join(cells)}</tr>"


def scrolled(html: str, label: str, kind: str = "") -> str:
    """A wide table in a box of its own that scrolls sideways, and can be reached by keyboard for it.

    `kind`: further classes of the box.
    """
    css = f"dl-scroll {kind}".rstrip()
    return f'<div class="{css}" role="region" aria-label="{esc(label)}" tabindex="0">{html}</div>'
