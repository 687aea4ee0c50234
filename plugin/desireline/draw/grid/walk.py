"""Walking a journey as the persona, one stage at a time: the cards of the narrow screen, one by one on any screen.

The address says which stage is shown (`#walk_compare`), so that links lead from stage to stage without a script; with
one, the arrow keys do. While no stage is walked, the cards and these links look as if nothing of it were there.
"""

from typing import Final

from desireline.draw.facts import Facts
from desireline.draw.html import esc
from desireline.draw.inline import plain
from desireline.model import Stage

PREFIX: Final = "walk_"
"""Before a stage's own anchor. Ids of the format have no underscore, so no part of a map has such an anchor."""
LEAST: Final = 2
"""Stages that a journey must have to be walked."""


def walk_anchor(stage: Stage, facts: Facts) -> str:
    """The anchor at which the walk stops at a stage."""
    return PREFIX + facts.anchors[stage]


def walk_start(facts: Facts) -> str | None:
    """The address at which a walk begins; None for a journey too short for one."""
    stages = facts.journey.stages
    return f"#{walk_anchor(stages[0], facts)}" if len(stages) >= LEAST else None


def neighbours(number: int, facts: Facts) -> str:
    """The links to the stages before and after that of the number (from 0), and back to the whole page."""
    stages, words = facts.journey.stages, facts.view.words
    if len(stages) < LEAST:
        return ""
    made = []
    for place, rel, title in ((number - 1, "prev", words("Back")), (number + 1, "next", words("On"))):
        if 0 <= place < len(stages):
            name = esc(plain(stages[place].title))
            made.append(
                f'<a rel="{rel}" href="#{walk_anchor(stages[place], facts)}"><small{facts.ui}>{esc(title)}</small> '
                f"{place + 1} {name}</a>"
            )
    label = esc(words("Stage {n} of {all}", n=number + 1, all=len(stages)))
    hint = esc(words("Arrow keys lead from stage to stage."))
    out = esc(words("Whole map"))
    return (
        f'<nav class="dl-neighbours" aria-label="{label}">{"".join(made)}<p{facts.ui}>{label}. '
        f'<span class="dl-hint">{hint}</span> <a href="#map_stages">{out}</a></p></nav>'
    )
