"""The review calendar: what is late, what is due in which month, and what has no date."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from desireline.draw.across.frame import NOTHING, Figure, Section, below, empty, map_link, page, persona_link, tongue
from desireline.draw.across.table import Group, Line, table
from desireline.draw.fragment import Fragment
from desireline.draw.html import esc
from desireline.draw.icons import icon
from desireline.draw.inline import inline, plain
from desireline.draw.marks import day, duration, kind_name, status
from desireline.draw.view import View
from desireline.insight import due, is_overdue
from desireline.insight.translations import OLDER
from desireline.model import JourneyMap, Persona
from desireline.source import Catalogue

Subject = JourneyMap | Persona
SOON = 30
"""Days that count as soon."""


def reviews_page(catalogue: Catalogue, view: View) -> Fragment:
    """The page of reviews: maps and personas alike."""
    words, today = view.words, view.today
    subjects: list[Subject] = [*catalogue.maps.values(), *catalogue.personas.values()]
    kept = [subject for subject in subjects if subject.status != "retired"]
    known = ((when, subject) for subject in kept if (when := due(subject)))
    dated = sorted(known, key=lambda pair: (pair[0], pair[1].key))
    late = [(when, subject) for when, subject in dated if is_overdue(subject, today)]
    ahead = [(when, subject) for when, subject in dated if not is_overdue(subject, today)]
    undated = [subject for subject in kept if due(subject) is None]
    retired = [subject for subject in subjects if subject.status == "retired"]
    files = {problem.file for problem in catalogue.problems if problem.rule == OLDER}
    behind = [subject for subject in kept if subject.file in files]
    soon = sum((when - today).days <= SOON for when, _ in ahead)
    sections = (
        Section(words("Late"), "reviews_late", _late(late, view), _names(subject for _, subject in late)),
        Section(
            words("Translations behind their original"),
            "reviews_behind",
            _behind(behind, catalogue, view),
            _names(behind),
        ),
        Section(words("Ahead"), "reviews_ahead", _ahead(ahead, view), _names(subject for _, subject in ahead)),
        Section(words("No review date"), "reviews_undated", _undated(undated, view), _names(undated), _hint(view)),
        Section(words("Retired"), "reviews_retired", _retired(retired, view), _names(retired)),
    )
    figures = (
        Figure(words("Late"), str(len(late)), _oldest(late, view), "bad" if late else "plain"),
        Figure(words("Soon"), str(soon), esc(words.count("in the next {n} day", "in the next {n} days", SOON))),
        Figure(words("No review date"), str(len(undated)), esc(words("of {all}", all=len(kept)))),
    )
    lead = words("When each journey and each persona is looked at again, so that none goes stale unseen.")
    return page(words("Review calendar"), lead, sections, view, figures if subjects else (), "reviews")


def _names(subjects: Iterable[Subject]) -> str:
    return " ".join(plain(subject.title) for subject in subjects)


def _oldest(late: Sequence[tuple[date, Subject]], view: View) -> str:
    if not late:
        return esc(view.words("nothing waits"))
    when, subject = late[0]
    days = view.words.count("{n} day", "{n} days", (view.today - when).days)
    return f"<bdi>{esc(plain(subject.title))}</bdi>, {esc(days)}"


def _late(late: Sequence[tuple[date, Subject]], view: View) -> str:
    words = view.words
    if not late:
        return ""
    heads = (
        words("Journey or persona"),
        words("Late by"),
        words("Due"),
        words("Last review"),
        words("Owner"),
        words("Status"),
    )
    lines = []
    for when, subject in late:
        by = words.count("{n} day", "{n} days", (view.today - when).days)
        lateness = f'<b class="dl-neg dl-nowrap">{icon("late")}{esc(by)}</b>'
        lines.append(Line((_named(subject, view), lateness, *_kept(when, subject, view))))
    return table(
        words("Reviews that are late, the longest first"), heads, (Group("", tuple(lines)),), kind="dl-reviews-list"
    )


def _behind(behind: Sequence[Subject], catalogue: Catalogue, view: View) -> str:
    words = view.words
    if not behind:
        return ""
    heads = (words("Translation"), words("Original"), words("Owner"), words("Status"))
    lines = []
    for subject in behind:
        original = catalogue.file(subject.translates or "")
        named = _named(original, view) if original is not None else NOTHING
        lines.append(
            Line((_named(subject, view), named, _owner(subject, view), status(subject.status, view) or NOTHING))
        )
    caption = words("Translations whose original says something else by now")
    return table(caption, heads, (Group("", tuple(lines)),), kind="dl-reviews-list")


def _ahead(ahead: Sequence[tuple[date, Subject]], view: View) -> str:
    words = view.words
    if not ahead:
        sentence = words("Nothing is due. Write on a map or persona when it was reviewed, and how often it is to be:")
        return empty(sentence, "reviewed: 2026-09-30\nreview_every: 90d")
    heads = (
        words("Month"),
        words("Journey or persona"),
        words("In"),
        words("Due"),
        words("Last review"),
        words("Owner"),
        words("Status"),
    )
    groups = []
    for month, pairs in groupby(ahead, key=lambda pair: pair[0].isoformat()[:7]):
        own = list(pairs)
        lines = []
        for when, subject in own:
            left = (when - view.today).days
            within = words("today") if left == 0 else words.count("{n} day", "{n} days", left)
            shown = f"<b>{esc(within)}</b>" if left <= SOON else esc(within)
            lines.append(
                Line((_named(subject, view), f'<span class="dl-nowrap">{shown}</span>', *_kept(when, subject, view)))
            )
        head = f'<time datetime="{month}">{month}</time> <small>{len(own)}</small>'
        groups.append(Group(head, tuple(lines), beside=True))
    return table(words("Reviews ahead by month"), heads, groups, kind="dl-reviews-list dl-by")


def _undated(undated: Sequence[Subject], view: View) -> str:
    words = view.words
    if not undated:
        return ""
    heads = (words("Journey or persona"), words("Last review"), words("How often"), words("Owner"), words("Status"))
    lines = tuple(
        Line(
            (
                _named(subject, view),
                day(subject.reviewed) if subject.reviewed else NOTHING,
                esc(duration(subject.review_every, view)) if subject.review_every else NOTHING,
                _owner(subject, view),
                status(subject.status, view) or NOTHING,
            )
        )
        for subject in sorted(undated, key=lambda each: (isinstance(each, Persona), each.key))
    )
    return table(words("Without a review date"), heads, (Group("", lines),), kind="dl-reviews-list")


def _hint(view: View) -> str:
    return view.words(
        "A review date follows from `reviewed` and `review_every`, such as 90d; one of the two is missing."
    )


def _retired(retired: Sequence[Subject], view: View) -> str:
    items = "".join(f"<li>{_named(subject, view)}</li>" for subject in retired)
    return f'<ul class="dl-s">{items}</ul>' if items else ""


def _kept(when: date, subject: Subject, view: View) -> tuple[str, str, str, str]:
    return (
        day(when),
        day(subject.reviewed) if subject.reviewed else NOTHING,
        _owner(subject, view),
        status(subject.status, view) or NOTHING,
    )


def _owner(subject: Subject, view: View) -> str:
    if not subject.owner:
        return NOTHING
    return f"<span{tongue(subject.lang, view)}>{inline(subject.owner, view)}</span>"


def _named(subject: Subject, view: View) -> str:
    """The title with what it is: the kind of map, or that it is a persona."""
    if isinstance(subject, JourneyMap):
        return map_link(subject, view) + below(esc(kind_name(subject, view)))
    return persona_link(subject, view) + below(esc(view.words("Persona")))
