"""Which drawer makes which view in which form."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

    from desireline.draw.view import View
    from desireline.model import JourneyMap
    from desireline.source import Catalogue

VIEWS: Final = ("grid", "curve", "blueprint", "flow", "automation")
FORMS: Final = ("text", "svg", "html", "mermaid")
_MERMAID: Final = {
    "grid": "journey",
    "curve": "curve",
    "blueprint": "blueprint",
    "flow": "flow",
    "automation": "automation",
}


class NothingToDrawError(Exception):
    """There is nothing of that kind to draw; the message says why and what there is."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be drawn."""

    view: str
    """One of `VIEWS`."""
    form: str
    """One of `FORMS`."""
    scale: str
    """Id of the curve's scale."""
    columns: int
    """Width of a text."""
    lang: str
    """Language of the words around the map's own."""
    today: date


def drawn(journey: JourneyMap, catalogue: Catalogue, wish: Wish) -> str:
    """The drawing. Raises `NothingToDrawError` where there is nothing of that kind, or no drawer for that form."""
    from desireline.draw.view import Nowhere, View
    from desireline.draw.words import Words

    _refuse_emptiness(journey, wish.view)
    view = View(Words(wish.lang), Nowhere(), wish.today, catalogue.personas, find=catalogue.find)
    if wish.form == "mermaid":
        return _mermaid(journey, view, wish)
    if wish.form == "svg":
        return _svg(journey, view, wish)
    if wish.form == "html":
        return _page(journey, _html(journey, catalogue, view, wish))
    return _text(journey, view, wish)


def _refuse_emptiness(journey: JourneyMap, view: str) -> None:
    from desireline.model import has_blueprint

    if not journey.stages:
        raise NothingToDrawError(f"The map '{journey.key}' has no stages yet.")
    if view == "blueprint" and not has_blueprint(journey):
        raise NothingToDrawError(
            f"No lane of '{journey.key}' has content; fill 'frontstage', 'backstage' or 'support' of a step."
        )
    if view == "automation" and not journey.automations:
        raise NothingToDrawError(f"The map '{journey.key}' has no 'automations'.")


def _text(journey: JourneyMap, view: View, wish: Wish) -> str:
    from desireline.draw import text

    if wish.view == "curve":
        return text.curve_text(journey, view, wish.columns, wish.scale)
    if wish.view == "automation":
        raise NothingToDrawError("An automation is drawn as html or mermaid; add '--format mermaid'.")
    drawers = {"grid": text.grid_text, "blueprint": text.blueprint_text, "flow": text.flow_text}
    return drawers[wish.view](journey, view, wish.columns)


def _mermaid(journey: JourneyMap, view: View, wish: Wish) -> str:
    """One diagram as it is, several as Markdown, each in a fence of its own; beside it what they do not hold."""
    from desireline.cli.saying import say_aside
    from desireline.draw.mermaid import DRAWERS
    from desireline.draw.mermaid.page import fenced
    from desireline.draw.text.cells import visible

    drawn = DRAWERS[_MERMAID[wish.view]](journey, view)
    made = [diagram for diagram in drawn if diagram.source]
    if not made:
        raise NothingToDrawError(
            " ".join(diagram.shows for diagram in drawn)
            or f"Mermaid can show nothing of '{journey.key}' as {wish.view}."
        )
    for diagram in drawn:
        said = [diagram.shows] if not diagram.source else []
        said += [f"{number}. {each}" for number, each in enumerate(diagram.key, 1)]
        if diagram.lost:
            said += [view.words("What it does not hold:"), *(f"- {each}" for each in diagram.lost)]
        if said:
            say_aside("\n".join(map(visible, [diagram.title, *said])))
    if len(made) == 1:
        return made[0].source
    return "\n\n".join(map(fenced, made)) + "\n"


def _svg(journey: JourneyMap, view: View, wish: Wish) -> str:
    if wish.view == "curve":
        from desireline.draw import curve

        return curve.standalone(journey, view, wish.scale)
    if wish.view == "blueprint":
        from desireline.draw.blueprint.svg import standalone as blueprint_svg

        return blueprint_svg(journey, view)
    if wish.view == "flow":
        from desireline.draw.flow.svg import standalone as flow_svg

        return flow_svg(journey, view)
    raise NothingToDrawError(f"No SVG is made of a map as {wish.view}; ask for html, or draw curve, blueprint or flow.")


def _html(journey: JourneyMap, catalogue: Catalogue, view: View, wish: Wish) -> str:
    from desireline.draw.facts import Facts

    sources = {key: source for key, (source, _) in catalogue.sources.items()}
    facts = Facts(
        journey, view, catalogue.answered_by(journey), sources, find=partial(catalogue.find, from_file=journey)
    )
    if wish.view == "grid":
        from desireline.draw.map_page import board

        return board(facts)
    if wish.view == "blueprint":
        from desireline.draw.blueprint import blueprint

        return blueprint(journey, view, facts=facts, anchored=True)
    if wish.view == "curve":
        from desireline.draw.embed import curve

        return f'<div class="dl dl-embed">{curve(facts, wish.scale)}</div>'
    if wish.view == "automation":
        from desireline.draw.flow import automations

        return automations(journey, view, facts=facts)
    from desireline.draw.flow import flow

    made = flow(journey, view)
    if not made:
        raise NothingToDrawError(f"'{journey.key}' goes straight on, one step after the other; draw it as grid.")
    return made


def _page(journey: JourneyMap, body: str) -> str:
    """A page that needs nothing beside itself: styles inline, no script."""
    from desireline.draw.icons import sprite
    from desireline.draw.inline import plain
    from desireline.draw.language import direction
    from desireline.publish.styles import style_sheet

    lang, title = escape(journey.lang or "en"), escape(plain(journey.title))
    article = f'<article class="dl dl-map"><h1>{title}</h1>{body}</article>'
    return (
        f'<!doctype html>\n<html lang="{lang}" dir="{direction(journey.lang)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="color-scheme" content="light dark">\n<title>{title}</title>\n'
        f"<style>\nbody{{margin:2rem;background:var(--dl-paper);font-family:system-ui,sans-serif}}\n{style_sheet()}</style>\n"
        f"</head>\n<body>\n{sprite(article)}{article}\n</body>\n</html>\n"
    )
