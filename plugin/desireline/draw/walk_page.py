"""Walking a journey as the persona: one stage at a time, by links and, with a script, by the arrow keys.

The page is one list of stages. The address says which is shown (`#stage`); without one it is the first.
"""

from desireline.draw import curve
from desireline.draw.facts import Facts
from desireline.draw.fragment import Fragment, TocEntry, ids_of
from desireline.draw.grid.cards import legs
from desireline.draw.grid.row import GridRow
from desireline.draw.grid.rows import grid_rows
from desireline.draw.grid.table import stage_head
from desireline.draw.header import personas
from desireline.draw.html import esc
from desireline.draw.icons import sprite
from desireline.draw.inline import inline, plain
from desireline.draw.language import direction
from desireline.draw.map_page import MapPage
from desireline.model import Stage


def walk_page(page: MapPage) -> Fragment:
    """The body of the page on which a map is walked through."""
    facts = Facts(page.journey, page.view, page.answers, page.sources, page.futures)
    journey, words = page.journey, page.view.words
    rows, curves = grid_rows(facts), curve.step_curves(journey, page.view)
    stages = "".join(_stage(number, stage, rows, curves, facts) for number, stage in enumerate(journey.stages))
    lang = f' lang="{esc(journey.lang)}"' if journey.lang else ""
    back = page.view.addresses.page(journey.key)
    title = inline(journey.title, page.view)
    name = f'<a href="{esc(back)}">{esc(plain(journey.title))}</a>' if back else title
    hint = esc(words("Arrow keys lead from stage to stage."))
    article = (
        f'<article class="dl dl-map dl-walking"{lang} dir="{direction(journey.lang or words.lang)}">'
        f'<header class="dl-header"><p class="dl-kind"{facts.ui}>{esc(words("Walk through"))}</p><h1>{name}</h1>'
        f'{personas(facts)}</header><p class="dl-hint"{facts.ui}>{hint}</p>'
        f'<ol class="dl-walk">{stages}</ol></article>'
    )
    toc = tuple(TocEntry(plain(stage.title), facts.anchors[stage]) for stage in journey.stages)
    return Fragment(sprite(article) + article, toc, (), ids_of(article))


def _stage(number: int, stage: Stage, rows: tuple[GridRow, ...], curves: tuple[str, ...], facts: Facts) -> str:
    """One stage with everything that is said of it, and the links to its neighbours."""
    cells = [(row, row.cells[number]) for row in rows if row.kind != "steps" and row.cells[number].filled]
    body = "".join(
        f'<div class="dl-card-row dl-r-{row.kind}"><div class="dl-sub"{facts.ui if row.ours else ""}>{row.title}</div>'
        f"<div>{''.join(cell.parts)}</div></div>"
        for row, cell in cells
        if not (row.kind == "touchpoints" and stage.steps and not stage.touchpoints)
    )
    return (
        f'<li id="{facts.anchors[stage]}" tabindex="-1"><section class="dl-card">'
        f'<div class="dl-card-head">{stage_head(number + 1, stage, facts)}</div>'
        f'<div class="dl-walk-body"><div class="dl-legs">{legs(stage, number, curves, facts)}</div>'
        f"<div>{body}</div></div></section>{_neighbours(number, facts)}</li>"
    )


def _neighbours(number: int, facts: Facts) -> str:
    stages, words = facts.journey.stages, facts.view.words
    made = []
    for place, rel, title in ((number - 1, "prev", words("Back")), (number + 1, "next", words("On"))):
        if 0 <= place < len(stages):
            name = esc(plain(stages[place].title))
            made.append(
                f'<a rel="{rel}" href="#{facts.anchors[stages[place]]}"><small{facts.ui}>{esc(title)}</small> '
                f"{place + 1} {name}</a>"
            )
    label = esc(words("Stage {n} of {all}", n=number + 1, all=len(stages)))
    return f'<nav class="dl-neighbours" aria-label="{label}">{"".join(made)}<small{facts.ui}>{label}</small></nav>'
