"""Walking a journey as the persona, one stage at a time: the cards of the narrow screen, one by one on any screen.

The address says which stage is shown (`#walk_compare`), so that links lead from stage to stage without a script; with
one, the arrow keys do. While no stage is walked, the cards and these links look as if nothing of it were there.
"""

from typing import Final

from desireline.draw.facts import Facts
from desireline.draw.html import esc
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


def neighbours(facts: Facts) -> list[str]:
    """For each stage, the links to the stages before and after it, and back to the whole page; empty without a walk."""
    stages, words = facts.journey.stages, facts.view.words
    if len(stages) < LEAST:
        return [""] * len(stages)
    back, on = (f"<small{facts.ui}>{esc(title)}</small>" for title in (words("Back"), words("On")))
    ways = [(f'href="#{walk_anchor(stage, facts)}">', facts.numbered[id(stage)]) for stage in stages]
    before = ["", *[f'<a rel="prev" {to}{back} {name}</a>' for to, name in ways[:-1]]]
    after = [*[f'<a rel="next" {to}{on} {name}</a>' for to, name in ways[1:]], ""]
    hint, out = esc(words("Arrow keys lead from stage to stage.")), esc(words("Whole map"))
    end = f'<span class="dl-hint">{hint}</span> <a href="#map_stages">{out}</a></p></nav>'
    made = []
    for number, links in enumerate(zip(before, after, strict=True), 1):
        label = esc(words("Stage {n} of {all}", n=number, all=len(stages)))
        made.append(f'<nav class="dl-neighbours" aria-label="{label}">{"".join(links)}<p{facts.ui}>{label}. {end}')
    return made
