"""What is known and what is not: evidence, open questions by whom to ask, assumptions, refutations, sources."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from desireline.draw.across.frame import (
    MOST,
    NOTHING,
    Figure,
    Section,
    below,
    counted_maps,
    empty,
    facts_of,
    first_of,
    left_out,
    map_link,
    moment_link,
    page,
    part_link,
    said,
    tongue,
    words_in,
)
from desireline.draw.across.sources import cited_sources, sources_table
from desireline.draw.across.table import Group, Line, table
from desireline.draw.facts import Facts
from desireline.draw.fragment import Fragment
from desireline.draw.grid.rows import row_name
from desireline.draw.html import esc
from desireline.draw.icons import icon
from desireline.draw.inline import inline, plain
from desireline.draw.marks import day
from desireline.draw.statements import evidence
from desireline.draw.view import View
from desireline.insight import evidence_of
from desireline.model import BUILT_IN_ROWS, Claim, Emotion, Evidence, Moment, Number, walk, words_of
from desireline.model.record import Record, record
from desireline.source import Catalogue

STANDINGS = ("validated", "reasoned", "assumption")


@record
class Claimed(Record):
    """Something a map says, with what it rests on."""

    piece: Claim
    """The statement, stage or step; for a score, the stage or step it stands on."""
    text: str
    """What it says; inline Markdown."""
    evidence: Evidence | None
    moment: Moment | None
    """Where it stands; None for what stands in no stage."""
    facts: Facts
    row: str = ""
    """The id of the row it stands in; empty for stages, steps and what stands in none."""


def research_page(catalogue: Catalogue, view: View) -> Fragment:
    """The page of research."""
    words = view.words
    charts = [facts_of(journey, catalogue, view) for journey in counted_maps(catalogue)]
    said_by = {facts.journey.key: tuple(claims_of(facts)) for facts in charts}
    everything = [each for found in said_by.values() for each in found]
    asked = [each for each in everything if each.evidence and each.evidence.ask and each.piece.refuted is None]
    assumed = [each for each in everything if _assumed(each)]
    wrong = [each for each in everything if each.piece.refuted is not None]
    cited = cited_sources(catalogue, charts)
    sections = (
        Section(words("Evidence of each map"), "research_evidence", _shares(charts, view), note=_counted(view)),
        Section(
            words("Open questions"),
            "research_questions",
            _questions(asked[:MOST], view),
            words_in(e.text for e in asked[:MOST]),
            first_of(asked, view),
        ),
        Section(
            words("Assumptions"),
            "research_assumptions",
            _by_map(assumed[:MOST], view),
            words_in(e.text for e in assumed[:MOST]),
            first_of(assumed, view),
        ),
        Section(words("Refuted"), "research_refuted", _refuted(wrong, view), words_in(e.text for e in wrong)),
        Section(
            words("Sources"),
            "research_sources",
            sources_table(cited, view),
            words_in([each.source.title for each in cited]),
        ),
    )
    total: Counter[str] = sum((evidence_of(facts.journey) for facts in charts), start=Counter())
    known = total.total()
    share = round(100 * total["validated"] / known) if known else 0
    oldest = min((each.source.date for each in cited if each.source.date), default=None)
    figures = (
        Figure(words("Statements with evidence"), f"{share} %", _bar(total)),
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


def claims_of(facts: Facts) -> Iterator[Claimed]:
    """What a map says with its evidence, or as refuted: statements, stages, steps, marks, scores, in document order."""
    moment: Moment | None = None
    for path, piece in walk(facts.journey):
        if isinstance(piece, Moment):
            moment = piece
            if piece.evidence or piece.refuted:
                yield Claimed(piece, piece.name, piece.evidence, moment, facts)
            for emotion in (piece.emotion, *piece.scales.values()):
                yield from _felt(emotion, piece, facts)
        elif isinstance(piece, Claim) and (piece.evidence or piece.refuted):
            row = next((key for key in reversed(path) if isinstance(key, str)), "")
            within = moment if path[0] == "stages" else None
            yield Claimed(piece, getattr(piece, "text", ""), piece.evidence, within, facts, row)


def _felt(emotion: Emotion | None, moment: Moment, facts: Facts) -> Iterator[Claimed]:
    """Scores that say themselves what they rest on."""
    if emotion is None:
        return
    by_persona = (feeling for given in emotion.by_persona.values() for feeling in given)
    for feeling in (*emotion.feelings, *by_persona):
        if feeling.evidence is not None:
            said_so = " ".join(part for part in (_written(feeling.score, facts), words_of(feeling)) if part)
            yield Claimed(moment, said_so, feeling.evidence, moment, facts, "emotion")


def _written(score: Number | str | None, facts: Facts) -> str:
    """A number with its sign where the scale goes below zero; a word stands among the words of the feeling."""
    if not isinstance(score, Number):
        return ""
    plus = "+" if score.value > 0 and facts.journey.scale().bounds[0] < 0 else ""
    return plus + score.written.lstrip("+").replace("-", "\u2212")


def _assumed(each: Claimed) -> bool:
    """Whether something is written as an assumption and nobody is named to ask, who would make it an open question."""
    known = each.evidence
    return known is not None and known.standing == "assumption" and not known.ask and each.piece.refuted is None


def _asks(each: Claimed) -> tuple[str, ...]:
    return each.evidence.ask if each.evidence else ()


def _whom(asked: Sequence[Claimed]) -> dict[str, list[Claimed]]:
    """Questions by whom to ask, without case; most questions first."""
    made: dict[str, list[Claimed]] = {}
    for each in asked:
        for who in _asks(each):
            made.setdefault(plain(who).casefold(), []).append(each)
    return dict(sorted(made.items(), key=lambda pair: -len(pair[1])))


def _questions(asked: Sequence[Claimed], view: View) -> str:
    words = view.words
    if not asked:
        sentence = words("No open question. Write whom to ask on what is not known:")
        return empty(sentence, "- text: …\n  evidence: {status: assumption, ask: [Waiters of the early shift]}")
    groups = []
    for who, claims in _whom(asked).items():
        facts = claims[0].facts
        written = next(name for name in _asks(claims[0]) if plain(name).casefold() == who)
        head = f"<span{tongue(facts.journey.lang, view)}>{inline(written, facts.view)}</span>"
        groups.append(Group(head, tuple(_line(each, view) for each in claims), beside=True))
    heads = (words("Ask"), words("Question"), words("Known so far"), words("Where"))
    return table(words("Open questions by whom to ask"), heads, groups, kind="dl-claims dl-by")


def _by_map(assumed: Sequence[Claimed], view: View) -> str:
    words = view.words
    if not assumed:
        sentence = words("Nothing is written as an assumption. Say so where something is only believed:")
        return empty(sentence, "- text: …\n  evidence: assumption")
    made: dict[str, list[Claimed]] = {}
    for each in assumed:
        made.setdefault(each.facts.journey.key, []).append(each)
    groups = [
        Group(
            f"{map_link(claims[0].facts.journey, view)} <small>{len(claims)}</small>",
            tuple(_line(each, view, at_map=False) for each in claims),
        )
        for claims in made.values()
    ]
    heads = (words("Assumption"), words("Known so far"), words("Where"))
    return table(words("Assumptions by map"), heads, groups, kind="dl-claims")


def _line(each: Claimed, view: View, *, at_map: bool = True) -> Line:
    known = evidence(replace(each.evidence, ask=()), each.facts) if each.evidence else ""  # whom to ask is the head
    return Line((_text(each), f'<div class="dl-m">{known}</div>', _where(each, view, at_map=at_map)))


def _where(each: Claimed, view: View, *, at_map: bool = True) -> str:
    stage = moment_link(each.moment, each.facts) if each.moment is not None else ""
    if not at_map:
        return stage or NOTHING
    return map_link(each.facts.journey, view) + below(stage)


def _text(each: Claimed) -> str:
    """What is claimed, leading to its place, and the row it stands in."""
    shown = part_link(each.piece, each.text or each.piece.id or "—", each.facts)
    if each.piece.refuted is not None:
        shown = f"<s>{shown}</s>"
    name = _row_name(each)
    return shown + (f'<div class="dl-m">{name}</div>' if name else "")


def _row_name(each: Claimed) -> str:
    if each.row in BUILT_IN_ROWS:
        return esc(row_name(each.row, each.facts.view))
    title = next((row.title for row in each.facts.journey.rows if row.id == each.row), None)
    return said(title, each.facts) if title else ""


def _refuted(wrong: Sequence[Claimed], view: View) -> str:
    words = view.words
    if not wrong:
        sentence = words("Nothing has been refuted. Keep what turned out wrong, and say what showed it:")
        return empty(sentence, "- text: …\n  refuted: {date: 2026-09-30, why: …}")
    heads = (words("Statement"), words("What showed it"), words("Since"), words("Where"))
    lines = []
    for each in sorted(wrong, key=_since, reverse=True):
        gone, facts = each.piece.refuted, each.facts
        why = said(gone.why, facts) if gone and gone.why else NOTHING
        since = day(gone.date) if gone and gone.date else NOTHING
        lines.append(Line((_text(each), why, since, _where(each, view))))
    caption = words("Statements that turned out wrong, the latest first")
    return table(caption, heads, (Group("", tuple(lines)),), kind="dl-wrong")


def _since(each: Claimed) -> str:
    gone = each.piece.refuted
    return gone.date.isoformat() if gone and gone.date else ""


def _counted(view: View) -> str:
    return view.words("Counted are thoughts, pains, gains, metrics and scores; what says nothing is an assumption.")


def _shares(charts: Sequence[Facts], view: View) -> str:
    words = view.words
    if not charts:
        return empty(words("No maps yet. Add one below the folder of maps:"), "title: …\nstages:\n  - title: …")
    heads = (words("Map"), words("Evidence"), words("Validated"), words("Reasoned"), words("Assumption"))
    lines = []
    for facts in sorted(charts, key=_share):
        standing = evidence_of(facts.journey)
        known = sum(standing.values())
        share = f"{round(100 * standing['validated'] / known)} %" if known else "—"
        cells = (f"{icon(name)}{standing[name]}" for name in STANDINGS)
        lines.append(Line((map_link(facts.journey, view), f"<b>{share}</b>{_bar(standing)}", *cells)))
    return table(words("Evidence of each map, the weakest first"), heads, (Group("", tuple(lines)),), kind="dl-shares")


def _share(facts: Facts) -> float:
    standing = evidence_of(facts.journey)
    known = sum(standing.values())
    return standing["validated"] / known if known else 2.0


def _bar(standing: Mapping[str, int]) -> str:
    """Three joined parts: filled, half filled, empty; as wide as their counts."""
    known = [(name, standing[name]) for name in STANDINGS if standing.get(name)]
    parts = "".join(f'<i class="dl-{name}" style="--n:{count}"></i>' for name, count in known)
    return f'<span class="dl-evidence" aria-hidden="true">{parts}</span>' if parts else ""
