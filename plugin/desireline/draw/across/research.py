"""What is known and what is not: evidence, open questions by whom to ask, assumptions, refutations, sources."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from desireline.draw.across.frame import (
    MOST,
    NOTHING,
    Chart,
    Figure,
    Section,
    chart_of,
    counted_maps,
    empty,
    first_of,
    left_out,
    moment_link,
    page,
    part_link,
    said,
    where,
    words_in,
)
from desireline.draw.across.sources import cited_sources, sources_table
from desireline.draw.across.table import Group, Line, table
from desireline.draw.fragment import Fragment
from desireline.draw.grid.rows import row_name
from desireline.draw.html import esc
from desireline.draw.icons import icon
from desireline.draw.inline import plain
from desireline.draw.marks import day
from desireline.draw.statements import evidence
from desireline.draw.view import View
from desireline.insight import STANDINGS, Claimed, claims, evidence_of, evidence_of_all
from desireline.model import BUILT_IN_ROWS, Moment, Number, words_of
from desireline.source import Catalogue


class Said(NamedTuple):
    """Something a map says, and the map."""

    claimed: Claimed
    facts: Chart


def research_page(catalogue: Catalogue, view: View) -> Fragment:
    """The page of research."""
    words = view.words
    charts = [chart_of(journey, catalogue, view) for journey in counted_maps(catalogue)]
    everything = [Said(claimed, facts) for facts in charts for claimed in claims(facts.journey)]
    wrong = [each for each in everything if each.claimed.piece.refuted is not None]
    held = [each for each in everything if each.claimed.piece.refuted is None]
    asked = [each for each in held if _asks(each)]
    assumed = [each for each in held if _assumed(each)]
    cited = cited_sources(catalogue, charts)
    sections = (
        Section(words("Evidence of each map"), "research_evidence", _shares(charts, view), note=_counted(view)),
        Section(
            words("Open questions"),
            "research_questions",
            _questions(asked[:MOST], view),
            words_in(map(_words, asked[:MOST])),
            first_of(asked, view),
        ),
        Section(
            words("Assumptions"),
            "research_assumptions",
            _by_map(assumed[:MOST], view),
            words_in(map(_words, assumed[:MOST])),
            first_of(assumed, view),
        ),
        Section(words("Refuted"), "research_refuted", _refuted(wrong, view), words_in(map(_words, wrong))),
        Section(
            words("Sources"),
            "research_sources",
            sources_table(cited, view),
            words_in([each.source.title for each in cited]),
        ),
    )
    total = evidence_of_all(facts.journey for facts in charts)
    known = sum(total.values())
    share = round(100 * total["validated"] / known) if known else 0
    oldest = min((each.source.date for each in cited if each.source.date), default=None)
    figures = (
        Figure(words("Statements with evidence"), f"{share}%", _bar(total)),
        Figure(
            words("Open questions"),
            str(len(asked)),
            esc(words.count("for {n} person or group", "for {n} people or groups", len(_whom(asked)))),
        ),
        Figure(words("Refuted"), str(len(wrong)), esc(words("kept, so that nobody believes them again"))),
        Figure(
            words("Sources"),
            str(len(cited)),
            esc(words("the oldest of {day}", day=oldest.isoformat()) if oldest else ""),
        ),
    )
    lead = words("What all journeys rest on, what is only assumed, and who could answer what is open.")
    shown = figures if charts else ()
    return page(words("Research"), lead + left_out(catalogue, view), sections, view, shown, "research")


def _words(each: Said) -> str:
    """What is claimed, as inline Markdown: the words of a part; of a feeling its score and words."""
    piece, feeling = each.claimed.piece, each.claimed.feeling
    if feeling is not None:
        return " ".join(part for part in (_score(feeling.score, each.facts), words_of(feeling)) if part)
    return piece.name if isinstance(piece, Moment) else getattr(piece, "text", "")


def _score(score: Number | str | None, facts: Chart) -> str:
    """A number with its sign where the scale goes below zero; a word stands among the words of the feeling."""
    if not isinstance(score, Number):
        return ""
    plus = "+" if score.value > 0 and facts.signed else ""
    return plus + score.written.lstrip("+").replace("-", "\u2212")


def _assumed(each: Said) -> bool:
    """Whether something is written as an assumption and nobody is named to ask, who would make it an open question."""
    known = each.claimed.evidence
    return known is not None and not known.ask and known.standing == "assumption"


def _asks(each: Said) -> tuple[str, ...]:
    known = each.claimed.evidence
    return known.ask if known else ()


def _whom(asked: Sequence[Said]) -> dict[str, list[Said]]:
    """Questions by whom to ask, without case; most questions first."""
    made: dict[str, list[Said]] = {}
    for each in asked:
        for who in _asks(each):
            made.setdefault(plain(who).casefold(), []).append(each)
    return dict(sorted(made.items(), key=lambda pair: -len(pair[1])))


def _questions(asked: Sequence[Said], view: View) -> str:
    words = view.words
    if not asked:
        sentence = words("No open question. Write whom to ask on what is not known:")
        return empty(sentence, "- text: …\n  evidence: {status: assumption, ask: [Waiters of the early shift]}")
    groups = []
    for who, own in _whom(asked).items():
        facts = own[0].facts
        written = next(name for name in _asks(own[0]) if plain(name).casefold() == who)
        head = said(written, facts)
        groups.append(Group(head, tuple(_line(each) for each in own), beside=True))
    heads = (words("Ask"), words("Question"), words("Known so far"), words("Where"))
    return table(words("Open questions by whom to ask"), heads, groups, kind="dl-claims dl-by")


def _by_map(assumed: Sequence[Said], view: View) -> str:
    words = view.words
    if not assumed:
        sentence = words("Nothing is written as an assumption. Say so where something is only believed:")
        return empty(sentence, "- text: …\n  evidence: assumption")
    made: dict[str, list[Said]] = {}
    for each in assumed:
        made.setdefault(each.facts.journey.key, []).append(each)
    groups = [
        Group(
            f"{own[0].facts.link} <small>{len(own)}</small>",
            tuple(_line(each, at_map=False) for each in own),
        )
        for own in made.values()
    ]
    heads = (words("Assumption"), words("Known so far"), words("Where"))
    return table(words("Assumptions by map"), heads, groups, kind="dl-claims")


def _line(each: Said, *, at_map: bool = True) -> Line:
    known = each.claimed.evidence
    shown = evidence(replace(known, ask=()) if known.ask else known, each.facts) if known else ""  # the head says whom
    return Line((_text(each), f'<div class="dl-m">{shown}</div>', _where(each, at_map=at_map)))


def _where(each: Said, *, at_map: bool = True) -> str:
    moment, facts = each.claimed.moment, each.facts
    if not at_map:
        return moment_link(moment, facts) if moment is not None else NOTHING
    return where(moment, facts) if moment is not None else facts.link


def _text(each: Said) -> str:
    """What is claimed, leading to its place, and the row it stands in."""
    piece = each.claimed.piece
    shown = part_link(piece, _words(each) or piece.id or "—", each.facts)
    if piece.refuted is not None:
        shown = f"<s>{shown}</s>"
    name = _row_name(each)
    return shown + (f'<div class="dl-m">{name}</div>' if name else "")


def _row_name(each: Said) -> str:
    row, facts = each.claimed.row, each.facts
    if row in BUILT_IN_ROWS:
        return esc(row_name(row, facts.view))
    title = next((declared.title for declared in facts.journey.rows if declared.id == row), None)
    return said(title, facts) if title else ""


def _refuted(wrong: Sequence[Said], view: View) -> str:
    words = view.words
    if not wrong:
        sentence = words("Nothing has been refuted. Keep what turned out wrong, and say what showed it:")
        return empty(sentence, "- text: …\n  refuted: {date: 2026-09-30, why: …}")
    heads = (words("Statement"), words("What showed it"), words("Since"), words("Where"))
    lines = []
    for each in sorted(wrong, key=_since, reverse=True):
        gone, facts = each.claimed.piece.refuted, each.facts
        why = said(gone.why, facts) if gone and gone.why else NOTHING
        since = day(gone.date) if gone and gone.date else NOTHING
        lines.append(Line((_text(each), why, since, _where(each))))
    caption = words("Statements that turned out wrong, the latest first")
    return table(caption, heads, (Group("", tuple(lines)),), kind="dl-wrong")


def _since(each: Said) -> str:
    gone = each.claimed.piece.refuted
    return gone.date.isoformat() if gone and gone.date else ""


def _counted(view: View) -> str:
    return view.words("Counted are thoughts, pains, gains, metrics and scores; what says nothing is an assumption.")


def _shares(charts: Sequence[Chart], view: View) -> str:
    words = view.words
    if not charts:
        return empty(words("No maps yet. Add one below the folder of maps:"), "title: …\nstages:\n  - title: …")
    heads = (words("Map"), words("Evidence"), words("Validated"), words("Reasoned"), words("Assumption"))
    lines = []
    for facts in sorted(charts, key=_share):
        standing = evidence_of(facts.journey)
        known = sum(standing.values())
        share = f"{round(100 * standing['validated'] / known)}%" if known else "—"
        cells = [f"{icon(name)}{standing[name]}" for name in STANDINGS]
        lines.append(Line((facts.link, f"<b>{share}</b>{_bar(standing)}", *cells)))
    return table(words("Evidence of each map, the weakest first"), heads, (Group("", tuple(lines)),), kind="dl-shares")


def _share(facts: Chart) -> float:
    standing = evidence_of(facts.journey)
    known = sum(standing.values())
    return standing["validated"] / known if known else 2.0


def _bar(standing: Mapping[str, int]) -> str:
    """Three joined parts: filled, half filled, empty; as wide as their counts."""
    known = [(name, standing[name]) for name in STANDINGS if standing.get(name)]
    parts = "".join(f'<i class="dl-{name}" style="--n:{count}"></i>' for name, count in known)
    return f'<span class="dl-evidence" aria-hidden="true">{parts}</span>' if parts else ""
