"""When a map or persona is to be reviewed next."""

from datetime import date, timedelta

from desireline.model import JourneyMap, Persona


def due(subject: JourneyMap | Persona) -> date | None:
    """The day of the next review, `review_every` after the last (a range counts to its end); None if unknown."""
    if subject.reviewed is None or subject.review_every is None or subject.review_every.high is None:
        return None
    return subject.reviewed + timedelta(seconds=subject.review_every.high)


def is_overdue(subject: JourneyMap | Persona, today: date) -> bool:
    """Whether the next review is past."""
    day = due(subject)
    return day is not None and day < today and subject.status != "retired"
