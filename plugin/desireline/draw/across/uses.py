"""Touchpoints of all maps: which are the same, who uses them where, and what is felt there."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from desireline.draw.across.frame import Chart
from desireline.draw.facts import Facts
from desireline.insight import in_future
from desireline.insight.lasting import scores
from desireline.model import JourneyMap, Moment, Touchpoint, id_as_words, moments
from desireline.model.record import Record, record

Key = tuple[str, str]


class Use(NamedTuple):
    """One moment that uses a touchpoint."""

    facts: Chart
    moment: Moment
    scores: tuple[float, ...]
    """Every score of every persona there, in the unit of the map's emotion scale."""


@record
class Contact(Record):
    """One touchpoint, or one channel, of all maps."""

    title: str
    """As the first map writes it."""
    lang: str | None
    """The language of that map."""
    channel: str
    """As the first map that names one writes it; empty where none does."""
    uses: tuple[Use, ...]

    @cached_property
    def by_map(self) -> Mapping[str, tuple[Use, ...]]:
        """Its uses on each map that has any, by the map's id."""
        found: dict[str, list[Use]] = {}
        for use in self.uses:
            found.setdefault(use.facts.journey.key, []).append(use)
        return {key: tuple(uses) for key, uses in found.items()}

    @cached_property
    def maps(self) -> tuple[JourneyMap, ...]:
        """The maps that use it, each once."""
        return tuple([uses[0].facts.journey for uses in self.by_map.values()])

    @cached_property
    def lean(self) -> float | None:
        """How good it feels over all maps, from −1 (the lowest of each scale) to 1; None without any score."""
        leans: list[float] = []
        for uses in self.by_map.values():
            low, high = uses[0].facts.scale.bounds
            middle, half = (low + high) / 2, (high - low) / 2 or 1.0
            leans += [max(-1.0, min(1.0, (score - middle) / half)) for use in uses for score in use.scores]
        return mean(leans)

    @property
    def without_gain(self) -> bool:
        """Whether no gain stands at any moment that uses it, nor on that moment's stage."""
        return not any(use.moment.gains or use.facts.places[id(use.moment)][1].gains for use in self.uses)


def mean(values: Iterable[float]) -> float | None:
    """The mean of `values`, or None of none."""
    listed = list(values)
    return sum(listed) / len(listed) if listed else None


def contacts(charts: Iterable[Chart]) -> tuple[Contact, ...]:
    """All touchpoints that a stage or step uses, those of one id or of one title (without case) as one."""
    groups: dict[Key, _Group] = {}
    for facts in charts:
        scored = scores(facts.journey)
        answered = Facts(facts.answered, facts.view) if facts.answered is not None else None
        for moment, touchpoint in _touched(facts, answered):
            group = _group(groups, touchpoint)
            group.title = group.title or touchpoint.title or id_as_words(touchpoint.id or "")
            group.lang = group.lang or facts.journey.lang
            group.channel = group.channel or touchpoint.channel or ""
            group.uses[id(moment)] = Use(facts, moment, scored.get(id(moment), ()))
    once = {id(group): group for group in groups.values()}.values()
    return tuple(Contact(group.title, group.lang, group.channel, tuple(group.uses.values())) for group in once)


def channels(found: Iterable[Contact]) -> tuple[Contact, ...]:
    """The channels of touchpoints (without case), each with the moments that use it, each moment once."""
    made: dict[str, list[Contact]] = {}
    for contact in found:
        if contact.channel:
            made.setdefault(contact.channel.casefold(), []).append(contact)
    return tuple(
        Contact(
            members[0].channel,
            members[0].lang,
            members[0].channel,
            tuple({id(use.moment): use for member in members for use in member.uses}.values()),
        )
        for members in made.values()
    )


class _Group:
    """A touchpoint while it is being gathered."""

    def __init__(self) -> None:
        self.title, self.channel = "", ""
        self.lang: str | None = None
        self.uses: dict[int, Use] = {}


def _group(groups: dict[Key, _Group], touchpoint: Touchpoint) -> _Group:
    """The group of a touchpoint by its id or title; where the two lead to different ones, these become one."""
    keys: list[Key] = []
    if touchpoint.id:
        keys.append(("id", touchpoint.id))
    if touchpoint.title:
        keys.append(("title", touchpoint.title.casefold()))
    known = list({id(groups[key]): groups[key] for key in keys if key in groups}.values())
    group = known[0] if known else _Group()
    for other in known[1:]:
        group.uses |= other.uses
        group.channel = group.channel or other.channel
        for key, each in groups.items():
            if each is other:
                groups[key] = group
    for key in keys:
        groups[key] = group
    return group


def _touched(facts: Chart, answered: Facts | None) -> Iterator[tuple[Moment, Touchpoint]]:
    known: dict[str, Touchpoint] = {}
    for moment in moments(facts.journey):
        if moment.touchpoints and in_future(facts.journey, moment):
            for reference in moment.touchpoints:
                if reference not in known:
                    known[reference] = _touchpoint_of(reference, facts, answered)
                yield moment, known[reference]


def _touchpoint_of(reference: str, facts: Chart, answered: Facts | None) -> Touchpoint:
    """What a stage or step names: declared on its map, else on the map it answers, else free text."""
    found = facts.touchpoint(reference)
    if found.id is None and answered is not None and not any(found is each for each in facts.journey.touchpoints):
        return answered.touchpoint(reference)
    return found
