"""Findings on what is known and what is answered: evidence and pains."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from desireline.insight.finding import Finding
from desireline.insight.meant import in_future, meant
from desireline.model import (
    WITHOUT_STATEMENTS,
    JourneyMap,
    Moment,
    Opportunity,
    Pain,
    Row,
    Statement,
    drawn_rows,
    moments,
    row_statements,
    says_in_rows,
    voices,
)
from desireline.model.answered import pains_named
from desireline.model.record import once, once_while_drawn
from desireline.source import Catalogue

HIGH = 4
"""From this severity on a pain counts as high (`high` stands at 5)."""
STANDINGS = ("validated", "reasoned", "assumption")
"""How far something may be known, the most first."""
CLAIMING = ("thoughts", "pains", "gains", "metrics")
"""Rows whose statements say something about the customer that could be wrong."""


def knowledge_findings(journey: JourneyMap, catalogue: Catalogue) -> Iterator[Finding]:
    """High pains without an answer, and the share of what is validated."""
    open_pains = unanswered(journey, catalogue)
    if open_pains:
        yield Finding("unanswered-pains", "bad", len(open_pains), "count", tuple(moment for moment, _ in open_pains))
    standing = evidence_of(journey)
    known = sum(standing.values())
    if known:
        yield Finding("evidence", "plain", standing["validated"] / known, "share", (), "", standing)


def statements(journey: JourneyMap, role: str) -> Sequence[tuple[Moment, Row, Statement]]:
    """Every statement of the rows that count as `role`, with where it stands. Hidden rows count too."""
    return (_lasting if role in _LASTING else _by_role)(journey).get(role, ())


_LASTING: Final = ("pains", "opportunities", "content")
"""Roles whose statements the pages across all maps list."""


@once
def _lasting(journey: JourneyMap) -> Mapping[str, Sequence[tuple[Moment, Row, Statement]]]:
    found = _by_role(journey)
    return {role: found[role] for role in _LASTING if role in found}


@once_while_drawn
def _by_role(journey: JourneyMap) -> Mapping[str, Sequence[tuple[Moment, Row, Statement]]]:
    found: dict[str, list[tuple[Moment, Row, Statement]]] = {}
    rows = [
        (row, row.id or "", found.setdefault(row.drawn_as, []))
        for row in (*drawn_rows(journey), *(row for row in journey.rows if row.hide))
        if row.id not in WITHOUT_STATEMENTS
    ]
    for moment in moments(journey):
        if says_in_rows(moment):
            given, own = moment.__dict__, moment.rows
            for row, row_id, of_role in rows:
                if row_id in given or row_id in own:
                    of_role += [(moment, row, statement) for statement in row_statements(moment, row_id)]
    return found


@once
def pains(journey: JourneyMap) -> tuple[tuple[Moment, Pain], ...]:
    """All pains, with where they stand; refuted ones left out, and of a future map what is dropped."""
    found = ((moment, pain) for moment, _, pain in statements(journey, "pains") if isinstance(pain, Pain))
    ahead = journey.state == "future"
    return tuple(
        [
            (moment, pain)
            for moment, pain in found
            if pain.refuted is None and not (ahead and not (pain.holds and in_future(journey, moment)))
        ]
    )


def repeated(statement: Statement, journey: JourneyMap, catalogue: Catalogue) -> Statement | None:
    """The pain or opportunity of the current map that a future map repeats without saying anything else of it.

    It is the same thing, which stays, and counts once.
    """
    current = catalogue.answered_by(journey)
    if current is None or current.status == "retired" or not statement.id:
        return None
    today = _with_ids(current).get(statement.id)
    if type(today) is not type(statement):
        return None
    return today if all(getattr(today, key, None) == getattr(statement, key, None) for key in _SAYING) else None


_SAYING = ("text", "severity", "impact", "effort", "priority", "promise", "owner", "refuted")
"""What makes a pain or opportunity that is repeated another one."""


@once_while_drawn
def _with_ids(journey: JourneyMap) -> Mapping[str, Statement]:
    found = [each for role in ("pains", "opportunities") for _, _, each in statements(journey, role)]
    return {each.id: each for each in found if each.id}


@once_while_drawn
def pains_at(journey: JourneyMap) -> Mapping[int, tuple[Pain, ...]]:
    """The `pains` of each stage and step that has some, by its identity."""
    found: dict[int, tuple[Pain, ...]] = {}
    for moment, pain in pains(journey):
        found[id(moment)] = (*found.get(id(moment), ()), pain)
    return found


@once
def solved(journey: JourneyMap) -> frozenset[str]:
    """Ids of the pains that something on the map answers: an opportunity, a stage, a step or a retired part.

    What carries a promise that is dropped, or is refuted, answers nothing.
    """
    answers: set[str] = set()
    for gone in journey.retired:
        answers.update(gone.solves)
    for moment in moments(journey):
        if moment.solves and moment.holds:
            answers.update(moment.solves)
    for _, _, statement in statements(journey, "opportunities"):
        if isinstance(statement, Opportunity) and statement.holds:
            answers.update(statement.solves)
    return frozenset(answers)


def unanswered(journey: JourneyMap, catalogue: Catalogue) -> tuple[tuple[Moment, Pain], ...]:
    """High pains that nothing answers: not the map itself, nor a future map of it."""
    return still_open(journey, futures(catalogue).get(journey.key, ()))


def still_open(journey: JourneyMap, future_maps: Iterable[JourneyMap]) -> tuple[tuple[Moment, Pain], ...]:
    """High pains that neither the map itself answers, nor one of `future_maps`."""
    found = _high_pains(journey)
    if not found:
        return ()
    answered = {name for other in future_maps for name in pains_named(solved(other), journey, other)}
    return tuple([each for each in found if each[1].id not in answered]) if answered else found


@once
def _high_pains(journey: JourneyMap) -> tuple[tuple[Moment, Pain], ...]:
    """High pains that the map itself does not answer."""
    answered = solved(journey)
    return tuple(
        [
            (moment, pain)
            for moment, pain in pains(journey)
            if pain.severity is not None and pain.severity.value >= HIGH and pain.id not in answered
        ]
    )


@once
def futures(catalogue: Catalogue) -> Mapping[str, tuple[JourneyMap, ...]]:
    """The future maps of each map, by the current map's id."""
    found: dict[str, tuple[JourneyMap, ...]] = {}
    for journey in catalogue.maps.values():
        if journey.future_of:
            found[journey.future_of] = (*found.get(journey.future_of, ()), journey)
    return found


@once
def evidence_of(journey: JourneyMap) -> Mapping[str, int]:
    """How many statements and scores stand as each of `STANDINGS`; what says nothing is an assumption.

    Counted are thoughts, pains, gains and metrics, rows that count as those, and the scores of all curves. What is
    refuted is none of these: it is kept as wrong. Nor is what is dropped of a future map.
    """
    journey, standing = meant(journey), dict.fromkeys(STANDINGS, 0)
    for role in CLAIMING:
        for statement in [each for _, _, each in statements(journey, role) if each.refuted is None]:
            standing[statement.evidence.standing if statement.evidence else "assumption"] += 1
    for voice in voices(journey):
        for point in voice.points:
            standing[point.standing or "assumption"] += 1
    return standing


def evidence_of_all(maps: Iterable[JourneyMap]) -> Mapping[str, int]:
    """As `evidence_of`, of several maps together."""
    total = dict.fromkeys(STANDINGS, 0)
    for journey in maps:
        for name, count in evidence_of(journey).items():
            total[name] += count
    return total
