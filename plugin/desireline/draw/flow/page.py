"""The flow of a journey as a fragment: the drawing for wide places, and the ways in words, step by step."""

from collections.abc import Sequence

from desireline.draw.dropped import shown
from desireline.draw.flow.layout import layout
from desireline.draw.flow.plane import plane
from desireline.draw.flow.sentences import Told, name_of, told
from desireline.draw.html import esc
from desireline.draw.inline import plain
from desireline.draw.language import direction
from desireline.draw.view import View
from desireline.model import Column, JourneyMap, columns, is_straight


def flow(journey: JourneyMap, view: View) -> str:
    """The ways through `journey`; empty where it is nothing but one step after the other."""
    if is_straight(journey):
        return ""
    title = view.words("Ways through {title}", title=plain(journey.title))
    lang = f' lang="{esc(journey.lang)}"' if journey.lang else ""
    ways, drawing = told(journey, view), layout(journey, view)
    return (
        f'<figure class="dl dl-fl"{lang} dir="{direction(journey.lang)}">'
        f'<div class="dl-fl-box" role="region" aria-label="{esc(title)}" tabindex="0">{plane(drawing)}</div>'
        f"{_list(journey, ways, view)}{_legend(journey, ways, view)}</figure>"
    )


def ui(journey: JourneyMap, view: View) -> str:
    """A `lang` attribute for words of the interface, where its language is not the map's; else empty."""
    lang = view.words.lang
    return f' lang="{lang}" dir="ltr"' if journey.lang and journey.lang != lang else ""


def _list(journey: JourneyMap, ways: Sequence[Told], view: View) -> str:
    all_columns = columns(journey)
    from_column: list[list[Told]] = [[] for _column in all_columns]
    for way in ways:
        from_column[way.source].append(way)
    items = []
    for column, own in zip(all_columns, from_column, strict=True):
        plainly = all(way.direction == "on" and way.manner == "follows" for way in own)
        number = f'<span class="dl-bp-number">{column.stage_index + 1}</span> '
        title = shown(column.stage.title, column.stage, view, ui(journey, view))
        begins = column.step is not None and column.step_index == 0
        stage = f'<li class="dl-fl-head">{number}<b>{title}</b></li>' if begins else ""
        said = "" if plainly else _ways(own, all_columns, journey, view)
        on = " dl-fl-on" if any(way.direction == "on" for way in own) else ""
        kind = f' class="dl-fl-step{" dl-fl-plain" if plainly else ""}{on}"'
        name = (number if column.step is None else "") + _linked(column, view)
        items.append(f'{stage}<li{kind}><span class="dl-fl-name">{name}</span>{said}</li>')
    return f'<ul class="dl-fl-list">{"".join(items)}</ul>'


def _linked(column: Column, view: View) -> str:
    to = view.addresses.page(f"#{column.moment.id}") if column.moment.id else None
    words = esc(name_of(column, view))
    return f'<a href="{esc(to)}">{words}</a>' if to else words


def _ways(own: list[Told], all_columns: tuple[Column, ...], journey: JourneyMap, view: View) -> str:
    words, mark = view.words, ui(journey, view)
    manners = {way.manner for way in own}
    lead = words("All at once:") if "parallel" in manners else words("One of these:") if "chosen" in manners else ""
    items = []
    for way in own:
        place = _linked(all_columns[way.target], view) if way.target is not None else ""
        word = {
            "on": words("On to"), "skip": words("Skips to"), "back": words("Back to"), "leave": words("Leaves"),
            "away": words("To"), "end": words("The journey ends here"),
        }[way.direction]  # fmt: skip
        if way.elsewhere:
            to, place = view.addresses.page(way.elsewhere), esc(view.called(way.elsewhere))
            place = f'<a href="{esc(to)}">{place}</a>' if to else place
        said = esc(way.condition).replace(" · ", "&nbsp;·&nbsp;")  # a share stays beside the last word
        when = f' <span class="dl-fl-when">{said}</span>' if way.condition else ""
        items.append(f'<li class="dl-fl-is-{way.direction}"><span{mark}>{esc(word)}</span> {place}{when}</li>')
    opening = f'<span class="dl-fl-lead"{mark}>{esc(lead)}</span>' if lead and len(own) > 1 else ""
    return f'{opening}<ul class="dl-fl-ways">{"".join(items)}</ul>'


def _legend(journey: JourneyMap, ways: Sequence[Told], view: View) -> str:
    words = view.words
    manners, directions = {way.manner for way in ways}, {way.direction for way in ways}
    marks = [
        ("chosen" in manners, '<path class="dl-fl-choice" d="M8 1l7 7-7 7-7-7z"/>', words("one of these ways")),
        ("parallel" in manners, '<rect x="6" y="0" width="5" height="16"/>', words("all at once")),
        (
            "skip" in directions,
            '<path class="dl-fl-way" d="M2 14V4h12v7"/><path d="M11 10h6l-3 5z"/>',
            words("skips steps"),
        ),
        (
            "back" in directions,
            '<path class="dl-fl-back" d="M14 2v10H2V6"/><path d="M-1 7h6L2 2z"/>',
            words("leads back"),
        ),
        ("leave" in directions, '<path class="dl-fl-stop" d="M1 14h14M8 1v13"/>', words("people leave")),
    ]
    items = "".join(
        f'<span><svg class="dl-fl-key" viewBox="-1 0 18 16" aria-hidden="true">{mark}</svg>{esc(word)}</span>'
        for shown, mark, word in marks
        if shown
    )
    rest = (
        f'<span class="dl-fl-rest">{esc(words("All other steps follow one another."))}</span>'
        if any(way.manner == "follows" for way in ways)
        else ""
    )
    return f'<figcaption class="dl-bp-legend"{ui(journey, view)}>{items}{rest}</figcaption>'
