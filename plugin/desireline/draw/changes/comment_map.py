"""One map or persona in a comment: its counts, its feelings before and after, and its changes stage by stage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desireline.compare.review import spot
from desireline.draw.changes.comment_curve import Feelings, chart, chart_note, feelings, table
from desireline.draw.changes.comment_text import code, link, md, spans_md
from desireline.draw.changes.said_names import tally
from desireline.draw.changes.said_thing import ASPECTS
from desireline.draw.language import bracketed, colon, listed, quoted
from desireline.draw.textwidth import cut

if TYPE_CHECKING:
    from collections.abc import Callable

    from desireline.compare.review import Review
    from desireline.draw.changes.comment import Links, Profile
    from desireline.draw.changes.said import FileSaid, GroupSaid, Said
    from desireline.draw.words import Words

FULL, FOLDED, UNDRAWN, PLAIN, COUNTED, GONE = range(6)
LEVELS: Final = (FOLDED, UNDRAWN, PLAIN, COUNTED, GONE)
"""What is left out, one after the other: stages that are as before, the diagram, wordings, single changes, the map."""
_LONGEST: Final = 300
"""The widest value of a change, in em; the page with everything has the rest."""
_SHORT: Final = 60


def map_section(
    review: Review,
    file: FileSaid,
    words: Words,
    host: Profile,
    changes: Callable[[FileSaid, bool], str],
    *,
    level: int,
    room: int,
    alone: bool,
) -> tuple[str, int]:
    """The Markdown of one file at a level of detail, and how many characters of diagrams it holds.

    `changes` gives what `changes_md` makes of a file.
    """
    if level >= GONE:
        return "", 0
    counts = " · ".join(tally(label, n) for label, n in file.counts)
    name = f"{file.kind} {file.title}"
    label = f" · {md(f'{file.label.glyph} {file.label.word}')}" if file.label is not None else ""
    owner = f" · {words('kept by {owner}', owner=file.owner)}" if file.owner else ""
    title = f"{md(cut(name, 120))}{label}"
    summed = md(f"{counts}{cut(owner, 60)}")
    if level >= COUNTED:
        return f"- {title}{colon(words.lang)}{summed}", 0
    lines: list[str] = []
    used = 0
    for felt in feelings(file.file) if file.file.is_map else ():
        if felt.comparable and not felt.differs:
            lines += [md(words("Emotion as before in every stage.")), ""]
            continue
        drawn = _drawing(felt, words, host, min(host.diagram, room - used)) if level < UNDRAWN else ""
        used += len(drawn)
        who = listed((_person(review, each) for each in felt.who), words.lang)
        if who:
            lines += [md(words("Emotion of {who}, means of each stage:", who=cut(who, 80))), ""]
        lines += [*table(felt, words, folded=level >= FOLDED), ""]
        lines += [drawn, ""] if drawn else []
    lines.append(changes(file, level < PLAIN))
    body = "\n".join(lines).strip()
    if not host.html:
        return f"#### {title}\n\n{summed}\n\n{body}", used
    opened = " open" if alone else ""
    return f"<details{opened}>\n<summary><b>{title}</b> · {summed}</summary>\n\n{body}\n\n</details>", used


def changes_md(review: Review, file: FileSaid, words: Words, host: Profile, links: Links, *, wordings: bool) -> str:
    """The changes of one file stage by stage, and its doubts; with `wordings` what was reworded how."""
    lines: list[str] = []
    for group in file.groups:
        lines += _group(review, group, words, host, links, wordings)
    lines += [f"- ? {md(cut(doubt, _LONGEST))}" for doubt in file.possible]
    return "\n".join(lines)


def _person(review: Review, name: str) -> str:
    for catalogue in (review.comparison.after, review.comparison.before):
        if catalogue is not None and name in catalogue.personas:
            return catalogue.personas[name].title
    return name


def _drawing(felt: Feelings, words: Words, host: Profile, most: int) -> str:
    source = chart(felt, words, most) if most > 0 else ""
    if not source:
        return ""
    made = f"```mermaid\n{source.rstrip()}\n```\n\n{md(chart_note(felt, words))}"
    if not host.folded_diagrams:
        return made
    return f"<details>\n<summary>{md(words('Emotion before and after, drawn'))}</summary>\n\n{made}\n\n</details>"


def _group(review: Review, group: GroupSaid, words: Words, host: Profile, links: Links, wordings: bool) -> list[str]:
    label = f" {group.label.glyph} {group.label.word}" if group.label is not None else ""
    headline = (
        f"{colon(words.lang)}{md(cut(group.headline, _LONGEST))}"
        if len(group.changes) > 1 and group.headline and wordings
        else ""
    )
    lines = [f"**{md(cut(group.title, 80) + label)}**{headline}", ""]
    for change in group.changes:
        severe = change.change.severity != "info"
        mark = f" · **{md(change.severity.glyph)} {md(change.severity.word)}**" if severe else ""
        lines.append(entry(review, change, words, host, links, wordings=wordings) + mark)
    return [*lines, ""]


def entry(
    review: Review, change: Said, words: Words, host: Profile, links: Links, *, wordings: bool, home: str = ""
) -> str:
    """One change as an item of a list. `home`: its map, told with the stage it stands in, where none is said above."""
    most = _LONGEST if wordings else _SHORT
    above = (home, *change.within) if home and change.change.at.path else ()
    place = "".join(f"{cut(each, 40)} › " for each in above)
    subject = f"**{md(place + cut(change.subject, 100))}**"
    if wordings and change.spans and sum(len(text) for _, text in change.spans) < 2 * _LONGEST:
        aspect = f"{md(change.aspect)} " if change.aspect else ""
        what = aspect + (spans_md(change.spans) if host.html else _both_md(change))
    else:
        what = md(cut(change.happened, most))
    effect = "" if change.change.effect == "neutral" else bracketed(md(change.effect.word), words.lang)
    approval = review.approved.get(change.change.fingerprint)
    passed = f" · ✔ {md(words('approved by {who}', who=cut(approval.by or '?', 40)))}" if approval is not None else ""
    reached = (
        f" · {md(words('reaches {files}', files=cut(listed(change.impact, words.lang), most)))}"
        if change.impact
        else ""
    )
    match = f" · {md(change.match)}" if change.match and wordings and change.change.kind not in ASPECTS else ""
    glyph = "" if change.change.effect == "neutral" else f" {md(change.effect.glyph)}"
    seen = _links(review, change, words, links)
    return f"- {md(change.op.glyph)}{glyph} {subject}{colon(words.lang)}{what}{effect}{reached}{match}{passed}{seen}"


def _both_md(change: Said) -> str:
    from_, to = (quoted(md(cut(text, _LONGEST)), change.lang) for text in (change.from_, change.to))
    return f"{from_} → {to}"


def _links(review: Review, change: Said, words: Words, links: Links) -> str:
    made = []
    if links.page and links.anchors:
        made.append(link(md(words("see")), f"{links.page}#c-{change.change.fingerprint}"))
    found = spot(review.comparison, change.change)
    path = f"{review.prefix}{found.path}"
    address = links.source(found.side, path, found.place.line)
    if address:
        made.append(link(md(words("line {n}", n=found.place.line)), address))
    return f" · {' · '.join(made)}" if made else ""


def fingerprint_md(change: Said) -> str:
    """A fingerprint, to be copied."""
    return code(change.change.fingerprint)
