"""The figures at the head of the home page: what needs somebody's attention across all maps."""

from collections.abc import Iterator
from datetime import date

from desireline.draw.home import Figure
from desireline.draw.inline import plain
from desireline.draw.words import Words
from desireline.insight import due, evidence_of_all, is_overdue, unanswered
from desireline.source import Catalogue


def figures(catalogue: Catalogue, words: Words, today: date) -> tuple[Figure, ...]:
    """Reviews that are late, high pains that nothing answers, and how much of what is said is known."""
    return tuple(_figures(catalogue, words, today)) if catalogue.maps else ()


def _figures(catalogue: Catalogue, words: Words, today: date) -> Iterator[Figure]:
    late = [(day, each) for each in catalogue.maps.values() if is_overdue(each, today) and (day := due(each))]
    oldest = ""
    if late:
        day, journey = min(late, key=lambda pair: pair[0])
        title = plain(journey.title)
        days = (today - day).days
        oldest = words.count("oldest: {title}, {n} day", "oldest: {title}, {n} days", days, title=title)
    yield Figure(words("Review overdue"), str(len(late)), oldest, bool(late))
    open_pains = {key: len(unanswered(journey, catalogue)) for key, journey in catalogue.maps.items()}
    number, held = sum(open_pains.values()), sum(1 for count in open_pains.values() if count)
    where = words.count("in {n} journey", "in {n} journeys", held) if held else ""
    yield Figure(words("High pains without an answer"), str(number), where, bool(number))
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
        yield Figure(words("Statements with evidence"), f"{share}\u00a0%", below)
