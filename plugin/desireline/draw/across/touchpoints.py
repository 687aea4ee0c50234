"""Touchpoints and channels of all maps: how often each is used where, what is felt there, and which could go."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from desireline.draw.across.frame import (
    Figure,
    Section,
    chart_of,
    counted_maps,
    empty,
    left_out,
    map_link,
    moment_link,
    page,
    part_link,
    tongue,
)
from desireline.draw.across.table import Group, Line, scrolled, table
from desireline.draw.across.uses import Contact, Use, channels, contacts, mean
from desireline.draw.channels import channel_name
from desireline.draw.fragment import Fragment
from desireline.draw.html import esc
from desireline.draw.icons import channel_icon, icon
from desireline.draw.inline import inline, plain
from desireline.draw.marks import channel as channel_mark
from desireline.draw.marks import number
from desireline.draw.view import View
from desireline.draw.widths import bucket
from desireline.insight import pains_at
from desireline.model import EMOTION, JourneyMap, Pain, Scale
from desireline.source import Catalogue

MOST_PAINS: Final = 3
"""Pains named beside a touchpoint that could go; the rest is counted."""
_HEAT_HEADS: Final = 250
"""px of the first two columns of the table of maps; `across-heat.css` says the same."""
_HEAT_MAP: Final = 66
"""Least width of a map's column there, px; `across-heat.css` too."""


def touchpoints_page(catalogue: Catalogue, view: View) -> Fragment:
    """The page of touchpoints and channels."""
    words = view.words
    maps = counted_maps(catalogue)
    found = contacts(chart_of(journey, catalogue, view) for journey in maps)
    by_channel = sorted(channels(found), key=lambda each: (-len(each.uses), each.title.casefold()))
    used_on = {key for each in found for key in each.by_map}
    used = tuple(journey for journey in maps if journey.key in used_on)
    going = sorted((each for each in found if could_go(each)), key=lambda each: (each.lean or 0.0, -len(each.uses)))
    shared = [each for each in found if len(each.maps) > 1]
    title = words("Touchpoints and channels")
    lead = words("Where customers meet the organisation in all journeys, how often, and how it feels there.")
    sections: tuple[Section, ...] = (Section(words("Touchpoints"), "touchpoints_all", _nothing(view)),)
    figures: tuple[Figure, ...] = ()
    if found:
        order = [each.channel.casefold() for each in by_channel]
        sections = (
            Section(words("Channels"), "touchpoints_channels", _channels(by_channel, used, view), note=_how(view)),
            Section(words("Could go"), "touchpoints_could_go", _going(going, view), note=_why(view)),
            Section(
                words("Touchpoints"),
                "touchpoints_all",
                _touchpoints(found, order, used, view),
                " ".join(plain(each.title) for each in found),
            ),
        )
        figures = (
            Figure(words("Touchpoints"), str(len(found)), esc(words("in use"))),
            Figure(words("Channels"), str(len(by_channel)), esc(words("compared without case"))),
            Figure(words("Used in several journeys"), str(len(shared)), esc(words("the same id or title"))),
            Figure(
                words("Could go"), str(len(going)), esc(words("below the middle, no gain")), "bad" if going else "plain"
            ),
        )
    return page(title, lead + left_out(catalogue, view), sections, view, figures, "touchpoints")


def could_go(contact: Contact) -> bool:
    """Whether a touchpoint feels bad over all journeys and no gain stands wherever it is used."""
    return contact.lean is not None and contact.lean < 0 and contact.without_gain


def _nothing(view: View) -> str:
    sentence = view.words("No stage or step names a touchpoint yet. Declare one, and name it where it is used:")
    example = "touchpoints:\n  - id: price-site\n    channel: web\nstages:\n  - title: …\n    touchpoints: [price-site]"
    return empty(sentence, example)


def _how(view: View) -> str:
    return view.words(
        "A cell says how many stages and steps use it, and the mean of all scores there, on the scale of its map. "
        "▲ above the middle, ▼ below, ● at it; without a score the number stands alone."
    )


def _why(view: View) -> str:
    return view.words(
        "What customers touch only where they feel bad, and where no gain stands beside it: leave it out, or change it."
    )


def _channels(found: Sequence[Contact], maps: Sequence[JourneyMap], view: View) -> str:
    words = view.words
    if not found:
        sentence = words("No touchpoint names a channel yet. Add one:")
        return empty(sentence, "touchpoints:\n  - id: shop\n    channel: store")
    rows = "".join(_row(each, maps, view) for each in found)
    return _heat(words("Channels by map"), words("Channel"), f"<tbody>{rows}</tbody>", maps, view)


def _touchpoints(found: Sequence[Contact], order: Sequence[str], maps: Sequence[JourneyMap], view: View) -> str:
    words = view.words

    def rank(each: Contact) -> tuple[int, int, str]:
        channel = each.channel.casefold()
        return order.index(channel) if channel in order else len(order), -len(each.uses), each.title.casefold()

    body = ""
    for channel, members in groupby(sorted(found, key=rank), key=lambda each: each.channel.casefold()):
        own = list(members)
        name = inline(channel_name(own[0].channel, view.words), view) if channel else esc(words("Without a channel"))
        head = f"{icon(channel_icon(channel))}{name} <small>{len(own)}</small>"
        spare = f'<td colspan="{len(maps) + 1}"></td>'
        body += f'<tbody><tr class="dl-group"><th scope="rowgroup">{head}</th>{spare}</tr>'
        body += "".join(_row(each, maps, view) for each in own) + "</tbody>"
    return _heat(words("Touchpoints by map, grouped by channel"), words("Touchpoint"), body, maps, view)


def _heat(caption: str, first: str, body: str, maps: Sequence[JourneyMap], view: View) -> str:
    heads = "".join(f'<th scope="col">{map_link(journey, view)}</th>' for journey in maps)
    every = esc(view.words("All"))
    html = (
        f'<table class="dl-heat" style="--dl-maps:{len(maps)}"><caption class="dl-vh">{esc(caption)}</caption>'
        f'<thead><tr><th scope="col">{esc(first)}</th><th scope="col">{every}</th>{heads}</tr></thead>{body}</table>'
    )
    return scrolled(html, caption, f"dl-heat-box dl-fit-{bucket(_HEAT_HEADS + _HEAT_MAP * len(maps))}")


def _row(each: Contact, maps: Sequence[JourneyMap], view: View) -> str:
    name = f"<span{tongue(each.lang, view)}>{inline(each.title, view)}</span>"
    uses = each.by_map
    cells = "".join([_cell(uses[map_.key], view) if map_.key in uses else "<td></td>" for map_ in maps])
    return f'<tr><th scope="row">{name}</th>{_all(each, view)}{cells}</tr>'


def _all(each: Contact, view: View) -> str:
    """Over all maps: the mean on their scale, or on one of −2 to 2 where theirs differ."""
    used = [uses[0].facts.scale for uses in each.by_map.values()]
    scales = {(scale.bounds, scale.by_level and scale.levels): scale for scale in used}
    scale = next(iter(scales.values())) if len(scales) == 1 else EMOTION
    low, high = scale.bounds
    value = None if each.lean is None else (low + high) / 2 + each.lean * (high - low) / 2
    return _square(len(each.uses), _in_square(each.uses, value, scale), each.lean, view, "")


def _cell(uses: Sequence[Use], view: View) -> str:
    """What is felt at the uses of one map."""
    first = uses[0]
    value = mean([score for use in uses for score in use.scores])
    low, high = first.facts.scale.bounds
    lean = None if value is None else (value - (low + high) / 2) / ((high - low) / 2 or 1)
    anchor = first.facts.anchors[first.moment]
    to = first.facts.view.addresses.page(f"#{anchor}")
    return _square(len(uses), _in_square(uses, value, first.facts.scale), lean, view, to or "")


def _square(count: int, felt: str, lean: float | None, view: View, to: str) -> str:
    moments = view.words.count("{n} moment", "{n} moments", count)
    heard = f'<span class="dl-vh">{esc(moments)}</span>'
    shown = f'<b title="{esc(moments)}"><span aria-hidden="true">{count}</span>{heard}</b>'
    if to:
        shown = f'<a href="{esc(to)}">{shown}</a>'
    if lean is None:
        return f"<td>{shown}</td>"
    tone, glyph, word = _tone(lean, view)
    strength = min(abs(lean), 1.0)
    return (
        f'<td class="dl-heat-felt dl-heat-felt-{tone}" style="--dl-lean:{strength:.2f}">{shown} '
        f'<span class="dl-heat-felt-at"><i aria-hidden="true">{glyph}</i><span class="dl-vh">{esc(word)} </span>'
        f"{felt}</span></td>"
    )


def _tone(lean: float, view: View) -> tuple[str, str, str]:
    words = view.words
    if lean > 0:
        return "good", "▲", words("above the middle")
    return ("bad", "▼", words("below the middle")) if lean < 0 else ("middling", "●", words("at the middle"))


def _going(found: Sequence[Contact], view: View) -> str:
    words = view.words
    if not found:
        sentence = words("None: each touchpoint is used somewhere with a gain or a good feeling.")
        return f'<p class="dl-note">{esc(sentence)}</p>'
    heads = (words("Touchpoint"), words("Channel"), words("Feeling"), words("Used in"), words("Pains there"))
    lines = tuple(_candidate(each, view) for each in found)
    return table(words("Touchpoints that could go, the worst first"), heads, (Group("", lines),), kind="dl-going")


def _candidate(each: Contact, view: View) -> Line:
    name = f"<span{tongue(each.lang, view)}>{inline(each.title, view)}</span>"
    channel = channel_mark(each.channel, view)
    feeling = " ".join([_felt(uses, view) for uses in each.by_map.values()])
    used = "".join(f"<li>{item}</li>" for item in _used(each))
    hurting = list({id(pain): (pain, use.facts) for use in each.uses for pain in _pains(use)}.values())
    shown = [part_link(pain, pain.text, facts) for pain, facts in hurting[:MOST_PAINS]]
    pains = "".join([f"<li>{item}</li>" for item in shown])
    rest = len(hurting) - len(shown)
    if rest > 0:
        pains += f'<li class="dl-none">{esc(view.words.count("{n} more", "{n} more", rest))}</li>'
    return Line(
        (
            name,
            channel if each.channel else '<span class="dl-none">—</span>',
            feeling,
            f'<ul class="dl-s">{used}</ul>',
            f'<ul class="dl-s">{pains}</ul>' if pains else '<span class="dl-none">—</span>',
        )
    )


def _felt(uses: Sequence[Use], view: View) -> str:
    """The mean on one map with its sign; a scale that is not the built-in one is named."""
    value = mean([score for use in uses for score in use.scores])
    if value is None:
        return ""
    scale = uses[0].facts.scale
    low, high = scale.bounds
    _, glyph, word = _tone(value - (low + high) / 2, view)
    ends = f"{number(f'{low:g}')}…{number(f'{high:+g}' if low < 0 < high else f'{high:g}')}"
    named = f" <small>({ends})</small>" if scale.bounds != EMOTION.bounds and not scale.by_level else ""
    shown = _felt_at(uses, value, scale)
    return f'<span class="dl-k"><i class="dl-glyph" title="{esc(word)}">{glyph}</i> {shown}{named}</span>'


def _used(each: Contact) -> list[str]:
    """Map and stage of each use; several steps of one stage once, with their number."""
    made: list[str] = []
    for uses in each.by_map.values():
        facts = uses[0].facts
        stages = [facts.places[id(use.moment)][1] for use in uses]
        counts = Counter(map(id, stages))
        title = facts.link
        for stage in {id(stage): stage for stage in stages}.values():
            times = f" <small>×{counts[id(stage)]}</small>" if counts[id(stage)] > 1 else ""
            made.append(f"{title} · <small>{moment_link(stage, facts)}</small>{times}")
    return made


def _pains(use: Use) -> Iterator[Pain]:
    """Pains of the moment and, for a step, of its stage."""
    stage = use.facts.places[id(use.moment)][1]
    for moment in (use.moment,) if use.moment is stage else (use.moment, stage):
        yield from pains_at(use.facts.journey).get(id(moment), ())


def _in_square(uses: Sequence[Use], value: float | None, scale: Scale) -> str:
    """What is felt, for a cell of the matrix: levels' names find no room there and are heard alone."""
    felt = _felt_at(uses, value, scale)
    return f'<span class="dl-vh">{felt}</span>' if felt and scale.by_level else felt


def _felt_at(uses: Sequence[Use], value: float | None, scale: Scale) -> str:
    """The mean score, as it is written; on a scale of levels, whose words have none, the lowest and the highest."""
    if value is None:
        return ""
    if not scale.by_level:
        return _written(value, scale.bounds[0] < 0)
    felt = [score for use in uses for score in use.scores]
    levels = dict.fromkeys(scale.level(score) or f"{score:g}" for score in (min(felt), max(felt)))
    return " – ".join(esc(plain(level)) for level in levels)


def _written(value: float, signed: bool) -> str:
    rounded = round(value, 1)
    return number(f"+{rounded:g}" if signed and rounded > 0 else f"{rounded:g}")
