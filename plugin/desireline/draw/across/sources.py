"""What statements rest on: every declared source, and where it is cited."""

from collections.abc import Iterable, Sequence

from desireline.draw.across.frame import NOTHING, Chart, empty, map_link, persona_link, tongue
from desireline.draw.across.table import Group, Line, table
from desireline.draw.html import esc
from desireline.draw.inline import address, inline, plain
from desireline.draw.marks import day
from desireline.draw.view import View
from desireline.insight import citations
from desireline.model import JourneyMap, Persona, Source
from desireline.model.record import Record, record
from desireline.source import Catalogue


@record
class Cited(Record):
    """A source and what cites it."""

    source: Source
    declared_in: JourneyMap | Persona
    by: tuple[tuple[JourneyMap | Persona, int], ...]
    """Maps and personas that cite it, each with how many times."""

    @property
    def times(self) -> int:
        """How many statements cite it."""
        return sum(count for _, count in self.by)


def cited_sources(catalogue: Catalogue, charts: Iterable[Chart]) -> tuple[Cited, ...]:
    """The sources that maps which count, and personas, declare; the newest first, those without a date last."""
    subjects: list[JourneyMap | Persona] = [facts.journey for facts in charts]
    subjects += catalogue.personas.values()
    counts: dict[str, dict[str, int]] = {}
    for subject in subjects:
        for name, count in citations(subject).items():
            counts.setdefault(name, {})[subject.key] = count
    by_key = {subject.key: subject for subject in subjects}
    found = [
        Cited(source, subject, tuple((by_key[key], count) for key, count in counts.get(source.id or "", {}).items()))
        for subject in subjects
        for source in subject.sources
    ]
    return tuple(sorted(found, key=lambda each: each.source.date.isoformat() if each.source.date else "", reverse=True))


def sources_table(found: Sequence[Cited], view: View) -> str:
    """The sources with kind, date, how many people they cover, and where they are cited."""
    words = view.words
    if not found:
        sentence = words("No source is declared yet. Declare one in a map or persona, and cite it as evidence:")
        example = "sources:\n  - {id: int-07, kind: interview, date: 2026-08-02, count: 7}\n…\n  evidence: [int-07]"
        return empty(sentence, example)
    heads = (words("Source"), words("Kind"), words("Date"), words("People or records"), words("Cited in"))
    lines = tuple(_line(each, view) for each in found)
    return table(
        words("Sources of all maps and personas, the newest first"), heads, (Group("", lines),), kind="dl-sources"
    )


def _line(each: Cited, view: View) -> Line:
    source, home = each.source, each.declared_in
    name = esc(plain(source.title or source.id or ""))
    there = view.addresses.page(f"{home.key}#{source.id}") if source.id else None
    shown = f'<a href="{esc(there)}">{name}</a>' if there else name
    out = address(source.link, view) if source.link else None
    more = f' <a href="{esc(out)}">{esc(view.words("Read"))}</a>' if out else ""
    cited = "".join(f"<li>{_subject(subject, view)} <small>{count}</small></li>" for subject, count in each.by)
    nowhere = f'<span class="dl-none">{esc(view.words("nowhere yet"))}</span>'
    return Line(
        (
            f"<span{tongue(home.lang, view)}>{shown}</span>{more}",
            f"<span{tongue(home.lang, view)}>{inline(source.kind, view)}</span>" if source.kind else NOTHING,
            day(source.date) if source.date else NOTHING,
            f"{source.count:,}" if source.count is not None else NOTHING,
            f'<ul class="dl-s">{cited}</ul>' if cited else nowhere,
        )
    )


def _subject(subject: JourneyMap | Persona, view: View) -> str:
    return map_link(subject, view) if isinstance(subject, JourneyMap) else persona_link(subject, view)
