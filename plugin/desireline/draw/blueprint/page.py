"""The service blueprint as HTML: a real table of steps by lanes, laid out as swimlanes by a CSS grid."""

from typing import Final

from desireline.draw.blueprint.arrows import arrow_lines, step_ways
from desireline.draw.blueprint.board import Board, board
from desireline.draw.blueprint.cell import is_system, line_name
from desireline.draw.blueprint.lines import Lines, lines
from desireline.draw.blueprint.routes import Plan, plan
from desireline.draw.blueprint.table import Sheet, table
from desireline.draw.facts import Facts
from desireline.draw.html import esc
from desireline.draw.icons import icon
from desireline.draw.inline import plain
from desireline.draw.language import direction
from desireline.draw.view import View
from desireline.draw.widths import BUCKET, LEAST_BUCKET
from desireline.model import JourneyMap, has_blueprint

FITTING: Final = range(LEAST_BUCKET, 1680 + 1, BUCKET)
"""Widths, px, at which a blueprint no wider than that needs no scrolling; the style sheet has one query each."""


def blueprint(
    journey: JourneyMap, view: View, *, facts: Facts | None = None, anchored: bool = False, top: int = 1
) -> str:
    """The service blueprint of `journey` as an HTML fragment; empty where no lane beside the customer's has content.

    `facts`: what the page has already worked out of the map (sources of other files, for instance). `anchored`: whether
    stages and steps stand here under their anchors, as on a page without the stage grid; statements of lanes always do.
    `top`: number of the first stage.
    """
    if not has_blueprint(journey):
        return ""
    known = facts or Facts(journey, view)
    drawn = board(journey)
    routed = plan(journey, drawn)
    at, steps = lines(drawn, routed), step_ways(drawn, known)
    bucket = next((width for width in FITTING if at.min_width <= width), 0)
    title = view.words("Service blueprint of {title}", title=plain(journey.title))
    lang = f' lang="{esc(journey.lang)}"' if journey.lang else ""
    return (
        f'<figure class="dl dl-bp{f" dl-bp-fits{bucket}" if bucket else ""}"{lang} dir="{direction(journey.lang)}">'
        f'<div class="dl-bp-box" role="region" aria-label="{esc(title)}" tabindex="0">'
        f'<div class="dl-bp-grid" style="--columns:{at.columns};--rows:{at.rows};--least:{at.min_width}px;'
        f'--most:{at.min_width + 180 * at.count}px">'
        f"{_grounds(drawn, at)}{table(Sheet(drawn, routed, at, known, anchored), title, top)}"
        f'<div class="dl-bp-drawn" aria-hidden="true">{_named_lines(at, known)}'
        f"{arrow_lines(routed, drawn, at, known, steps)}"
        f"</div></div></div>{_legend(drawn, routed, known, hinted=bool(steps))}</figure>"
    )


def _grounds(drawn: Board, at: Lines) -> str:
    """The grounds below everything: the shade of what the customer cannot see, and the column of heads that stays."""
    made = '<i class="dl-bp-margin" aria-hidden="true"></i>'
    if drawn.shade:
        first, last = drawn.shade
        row = next((row for name, row in at.marked if name == "visibility"), at.band[first])
        below = max(at.after[last + 1] - 1, at.gutter[last + 1] + (last + 1 == len(drawn.bands)))
        area = f"{row}/1/{below}/{at.last + 1}"
        made = (
            f'<i class="dl-bp-shade" aria-hidden="true" style="--a:{area}"></i>{made}'
            f'<i class="dl-bp-margin dl-bp-dark" aria-hidden="true" style="--a:{row}/1/{below}/2"></i>'
        )
    return made


def _named_lines(at: Lines, facts: Facts) -> str:
    made = []
    for name, row in at.marked:
        made.append(
            f'<i class="dl-bp-line dl-bp-{name}" style="--a:{row}/2/{row + 1}/{at.last + 1}"></i>'
            f'<span class="dl-bp-linename dl-bp-is-{name}" style="--a:{row}/1/{row + 1}/2"{facts.ui}>'
            f"{esc(line_name(name, facts))}</span>"
        )
    return "".join(made)


_MARKED: Final = frozenset({"actors", "wait", "moment_of_truth", "fail_point"})
"""The keys of a statement, step or stage that a sign of the legend stands for."""


def _legend(drawn: Board, routed: Plan, facts: Facts, *, hinted: bool) -> str:
    """What the marks of this blueprint mean; only those that occur."""
    words = facts.view.words
    people, systems, waits, failing, truth = False, False, False, False, False
    for cell in drawn.cells:
        for said in cell.said or (cell.moment,):  # in the customer's lane the moment itself speaks, its actors unsaid
            if said.__dict__.keys().isdisjoint(_MARKED):
                continue
            for actor in said.actors if cell.said else ():
                system = is_system(actor, cell.lane, facts)
                systems, people = systems or system, people or not system
            waits, truth = waits or bool(said.wait), truth or bool(said.moment_of_truth)
            failing = failing or bool(said.fail_point)
    truth = truth or any(stage.moment_of_truth for stage in facts.journey.stages)
    filled = sum([cell.last - cell.first + 1 for cell in drawn.cells])
    empty = filled + len(routed.crossed) < len(drawn.bands) * len(drawn.columns)
    marks = [
        (people, icon("person"), words("people")),
        (systems, icon("system"), words("system")),
        (waits, icon("wait", "dl-i dl-neg"), words("wait")),
        (failing, icon("fail", "dl-i dl-neg"), words("fail point")),
        (truth, icon("star", "dl-i dl-star"), words("moment of truth")),
        (bool(routed.routes), '<i class="dl-bp-key-arrow"></i>', words("who asks, who answers")),
        (hinted, '<i class="dl-bp-key-next"></i>', words("next step")),
        (empty, '<i class="dl-bp-key-dot"></i>', words("nothing happens here")),
        (drawn.shade is not None, '<i class="dl-bp-key-shade"></i>', words("out of the customer’s view")),
    ]
    items = "".join(f"<span>{mark}{esc(word)}</span>" for shown, mark, word in marks if shown)
    return f'<figcaption class="dl-bp-legend"{facts.ui}>{items}</figcaption>'
