"""The figures at the head of the home page: what needs somebody's attention across all maps."""

from collections.abc import Callable, Iterator
from datetime import date

from desireline.draw.home import Figure
from desireline.draw.inline import plain
from desireline.draw.words import Words
from desireline.insight import due, evidence_of_all, is_overdue, repeated, unanswered
from desireline.model import JourneyMap
from desireline.source import Catalogue


def figures(catalogue: Catalogue, words: Words, today: date, to: Callable[[str], str]) -> tuple[Figure, ...]:
    """Reviews that are late, high pains that nothing answers, and how much of what is said is known.

    Args:
        catalogue: All maps and personas.
        words: The interface language.
        today: For what is overdue.
        to: The address of another page of the site, by its path.
    """
    return tuple(_figures(catalogue, words, today, to)) if catalogue.maps else ()


def _figures(catalogue: Catalogue, words: Words, today: date, to: Callable[[str], str]) -> Iterator[Figure]:
    late = [(day, each) for each in catalogue.maps.values() if is_overdue(each, today) and (day := due(each))]
    oldest = title = ""
    if late:
        day, journey = min(late, key=lambda pair: pair[0])
        title = plain(journey.title)
        days = (today - day).days
        oldest = words.count("oldest: {title}, {n} day", "oldest: {title}, {n} days", days, title=title)
    overdue = words("Review overdue")
    yield Figure(overdue, str(len(late)), oldest, bool(late), to("across/reviews"), named=title)
    open_pains = {key: _open(journey, catalogue) for key, journey in catalogue.maps.items()}
    number, held = sum(open_pains.values()), sum(1 for count in open_pains.values() if count)
    where = words.count("in {n} journey", "in {n} journeys", held) if held else ""
    yield Figure(
        words("High pains without an answer"),
        str(number),
        where,
        bool(number),
        f"{to('across/opportunities')}#opportunities_pains",
    )
    standing = evidence_of_all(catalogue.maps.values())
    known = sum(standing.values())
    if known:
        share = round(100 * standing["validated"] / known)
        below = words(
            "{validated} validated · {reasoned} reasoned · {assumed} assumed",
            validated=standing["validated"],
            reasoned=standing["reasoned"],
            assumed=standing["assumption"],
        )
        yield Figure(words("Statements with evidence"), f"{share}%", below, False, to("across/research"), standing)


def _open(journey: JourneyMap, catalogue: Catalogue) -> int:
    """How many high pains of a map nothing answers; those that a future map repeats stand on the map it answers."""
    return sum(repeated(pain, journey, catalogue) is None for _, pain in unanswered(journey, catalogue))
