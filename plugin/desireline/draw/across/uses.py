"""Touchpoints of all maps: which are the same, who uses them where, and what is felt there."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from desireline.draw.across.frame import stage_of
from desireline.draw.facts import Facts
from desireline.model import JourneyMap, Moment, Scale, Touchpoint, columns, voices
from desireline.model.record import Record, record

Key = tuple[str, str]


@record
class Use(Record):
    """One moment that uses a touchpoint."""

    facts: Facts
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

    def at(self, journey: JourneyMap) -> "tuple[Use, ...]":
        """Its uses on one map."""
        return self._by_map.get(journey.key, ())

    @cached_property
    def _by_map(self) -> Mapping[str, tuple[Use, ...]]:
        found: dict[str, tuple[Use, ...]] = {}
        for use in self.uses:
            found[use.facts.journey.key] = (*found.get(use.facts.journey.key, ()), use)
        return found

    @cached_property
    def maps(self) -> tuple[JourneyMap, ...]:
        """The maps that use it, each once."""
        return tuple({use.facts.journey.key: use.facts.journey for use in self.uses}.values())

    @cached_property
    def lean(self) -> float | None:
        """How good it feels over all maps, from −1 (the lowest of each scale) to 1; None without any score."""
        leans = [lean(score, use.facts.journey.scale()) for use in self.uses for score in use.scores]
        return mean(leans)

    @property
    def without_gain(self) -> bool:
        """Whether no gain stands at any moment that uses it, nor on that moment's stage."""
        return not any(_gains(use) for use in self.uses)


def mean(values: Iterable[float]) -> float | None:
    """The mean of `values`, or None of none."""
    listed = list(values)
    return sum(listed) / len(listed) if listed else None


def lean(score: float, scale: Scale) -> float:
    """A score as its distance from the scale's middle, −1 at the lowest and 1 at the highest."""
    low, high = scale.bounds
    half = (high - low) / 2 or 1.0
    return max(-1.0, min(1.0, (score - (low + high) / 2) / half))


def contacts(charts: Iterable[Facts]) -> tuple[Contact, ...]:
    """All touchpoints that a stage or step uses, those of one id or of one title (without case) as one."""
    groups: dict[Key, _Group] = {}
    for facts in charts:
        scored = scores(facts.journey)
        for moment, touchpoint in _touched(facts):
            group = _group(groups, touchpoint)
            group.title = group.title or touchpoint.title or touchpoint.id or ""
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


def scores(journey: JourneyMap) -> Mapping[int, tuple[float, ...]]:
    """The scores of each stage and step by its identity: those of every curve that stand over its columns."""
    points = [point for voice in voices(journey) for point in voice.points]
    all_columns = columns(journey)
    made: dict[int, tuple[float, ...]] = {}
    for index, stage in enumerate(journey.stages):
        own = [column for column in all_columns if column.stage_index == index]
        made[id(stage)] = tuple(point.value for point in points if point.stage_index == index)
        for column in own:
            if column.step is not None:
                over = [point for point in points if point.first <= column.index <= point.last]
                made[id(column.step)] = tuple(point.value for point in over)
    return made


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


def _touched(facts: Facts) -> Iterator[tuple[Moment, Touchpoint]]:
    for stage in facts.journey.stages:
        for moment in (stage, *stage.steps):
            for reference in moment.touchpoints:
                yield moment, touchpoint_of(reference, facts)


def touchpoint_of(reference: str, facts: Facts) -> Touchpoint:
    """What a stage or step names: declared on its map, else on the map it answers, else free text."""
    found = facts.touchpoint(reference)
    if found.id is None and facts.answered is not None and not any(found is each for each in facts.journey.touchpoints):
        return Facts(facts.answered, facts.view).touchpoint(reference)
    return found


def _gains(use: Use) -> bool:
    found = stage_of(use.moment, use.facts.journey)
    return bool(use.moment.gains) or (found is not None and bool(found[1].gains))
