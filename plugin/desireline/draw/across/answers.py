"""Pains of all maps, and what answers each: an opportunity, a stage, a step or a retired part, on whichever map."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from desireline.draw.across.frame import Chart
from desireline.insight import pains, repeated, statements, unanswered
from desireline.model import JourneyMap, Moment, Opportunity, Pain, Piece, Promise, moments
from desireline.source import Catalogue


class Answer(NamedTuple):
    """Something that answers a pain."""

    piece: Piece
    """The opportunity, stage, step or retired id."""
    text: str
    """What it says."""
    facts: Chart
    """The map it stands on."""
    promise: Promise | None = None


class StandingPain(NamedTuple):
    """A pain, where it stands, and what answers it."""

    pain: Pain
    moment: Moment
    facts: Chart
    answers: tuple[Answer, ...]
    open: bool
    """Whether it is high and nothing answers it."""

    @property
    def severity(self) -> int:
        """1 to 5; 0 where none is given."""
        return self.pain.severity.value if self.pain.severity else 0


def standing_pains(charts: Iterable[Chart], catalogue: Catalogue) -> tuple[StandingPain, ...]:
    """All pains that are not refuted, each once.

    High ones without an answer first, then by severity, unanswered ones first.
    """
    charts = tuple(charts)
    answered = answers(charts, catalogue)
    found = []
    for facts in charts:
        facts.view.give_way()
        bare = {id(pain) for _, pain in unanswered(facts.journey, catalogue)}
        for moment, pain in pains(facts.journey):
            if facts.answered is not None and repeated(pain, facts.journey, catalogue) is not None:
                continue  # it stands on the current map
            by = answered.get(id(pain), ())
            found.append(StandingPain(pain, moment, facts, by, id(pain) in bare and not by))
    return tuple(sorted(found, key=lambda each: (not each.open, -each.severity, bool(each.answers))))


def answers(charts: Iterable[Chart], catalogue: Catalogue) -> Mapping[int, tuple[Answer, ...]]:
    """What answers each pain, by the pain's identity. What is refuted, or promised and dropped, answers nothing."""
    found: dict[int, list[Answer]] = {}
    for facts in charts:
        facts.view.give_way()
        for reference, answer in _answers(facts):
            pain = catalogue.find(reference, facts.journey)
            if pain is None or pain.part is None:
                continue
            today = None
            if isinstance(pain.file, JourneyMap) and isinstance(pain.part, Pain):
                today = repeated(pain.part, pain.file, catalogue)
            found.setdefault(id(today or pain.part), []).append(answer)
    return {identity: tuple(given) for identity, given in found.items()}


def _answers(facts: Chart) -> Iterator[tuple[str, Answer]]:
    journey = facts.journey
    for gone in journey.retired:
        for reference in gone.solves:
            yield reference, Answer(gone, gone.why or gone.id, facts)
    for moment in moments(journey):
        if moment.solves and moment.holds:
            for reference in moment.solves:
                yield reference, Answer(moment, moment.change or moment.name, facts, moment.promise)
    for _, _, given in statements(journey, "opportunities"):
        if isinstance(given, Opportunity) and given.solves and given.holds:
            for reference in given.solves:
                yield reference, Answer(given, given.text, facts, given.promise)
