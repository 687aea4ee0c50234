"""The larger journey that a map is part of, and the maps that are part of it, in the words of a page's head."""

from desireline.draw.anchors import anchors
from desireline.draw.facts import Facts
from desireline.draw.html import esc
from desireline.draw.inline import plain
from desireline.draw.language import colon, direction, listed
from desireline.draw.marks import state_name
from desireline.insight import Within
from desireline.model import JourneyMap, Step


def larger_journey(facts: Facts) -> str:
    """A line of the page's head: the larger journey, and the stage or step of it that this map shows; "" if none."""
    held = facts.within
    if held is None:
        return ""
    shown = (other_map(held.journey, facts), _place(held, facts))
    return _line(facts.view.words("Part of"), " · ".join(filter(None, shown)), facts)


def unplaced_portions(facts: Facts) -> str:
    """A line of the page's head: the maps that are part of this one and do not say of which stage; "" if none."""
    found = [other_map(portion.journey, facts) for portion in facts.portions if portion.moment is None]
    return _line(facts.view.words("In detail"), listed(found, facts.view.words.lang), facts) if found else ""


def other_map(journey: JourneyMap, facts: Facts) -> str:
    """Another map by its title, leading to its page; a future map says that it is one."""
    state = f" <small{facts.ui}>{esc(state_name(journey, facts.view))}</small>" if journey.state == "future" else ""
    return _led(plain(journey.title), facts.view.addresses.page(journey.key), journey, facts) + state


def _place(held: Within, facts: Facts) -> str:
    """The stage with its number, and the step behind a dot, leading to it on the larger journey's page."""
    at = held.moment
    for number, stage in enumerate(held.journey.stages, 1):
        if at is not None and any(at is moment for moment in (stage, *stage.steps)):
            step = f" · {plain(at.name)}" if isinstance(at, Step) and at.name else ""
            to = facts.view.addresses.page(f"{held.journey.key}#{anchors(held.journey)[at]}")
            return _led(f"{number} {plain(stage.title)}{step}", to, held.journey, facts)
    return ""


def _led(name: str, to: str | None, journey: JourneyMap, facts: Facts) -> str:
    """Words of another map in its language, as a link where they have a page."""
    around = facts.journey.lang or facts.view.words.lang
    other = journey.lang if journey.lang and journey.lang != around else None
    tongue = f' lang="{esc(other)}" dir="{direction(other)}"' if other else ""
    return f'<a href="{esc(to)}"{tongue}>{esc(name)}</a>' if to else f"<span{tongue}>{esc(name)}</span>"


def _line(title: str, shown: str, facts: Facts) -> str:
    words = facts.view.words
    return f'<p class="dl-summary"><span{facts.ui}>{esc(title)}{colon(words.lang)}</span>{shown}</p>'
