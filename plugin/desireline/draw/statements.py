"""Statements: what a cell says, with everything that stands on it (evidence, plan, owner, refutation, links)."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from desireline.draw.dropped import struck
from desireline.draw.facts import Facts
from desireline.draw.html import esc
from desireline.draw.icons import icon
from desireline.draw.inline import address, inline, plain
from desireline.draw.language import colon, direction, listed, unquoted
from desireline.draw.marks import channel, day, pips, standing_mark, weight
from desireline.draw.view import View
from desireline.model import (
    Content,
    Evidence,
    FailPoint,
    Link,
    Mark,
    Opportunity,
    Pain,
    Promise,
    Refuted,
    Statement,
    Step,
)
from desireline.model.statement import Claim

SHOWN: Final = 6
"""Statements of one cell that stand open; of more, all but the first five fold."""


def listing(items: Sequence[str], view: View) -> str:
    """Items (each a whole `<li>`) as a list; of more than six, five and the rest folded."""
    if not items:
        return _NOTHING
    if len(items) <= SHOWN:
        return f'<ul class="dl-s">{"".join(items)}</ul>'
    rest = items[SHOWN - 1 :]
    more = esc(view.words.count("{n} more", "{n} more", len(rest)))
    return (
        f'<ul class="dl-s">{"".join(items[: SHOWN - 1])}</ul>'
        f'<details class="dl-more"><summary>{more}</summary><ul class="dl-s">{"".join(rest)}</ul></details>'
    )


_NOTHING: Final = '<span class="dl-none">—</span>'


def statement(given: Statement | Mark, facts: Facts, *, quoted: bool = False, at: Step | None = None) -> str:
    """One statement as a list item. `quoted` for thoughts; `at` is the step it stands on, shown as a mark."""
    text = inline(given.text, facts.view) if not quoted else quote(given.text, facts)
    mark = facts.step_mark(at) if at is not None else ""
    kind = ' class="dl-said"' if quoted and not mark else ""
    item = f'<li id="{facts.anchors[given]}"{kind}>'
    if given.__dict__.keys() <= _BARE:
        return f"{item}{mark}{text}</li>"
    text = struck(text, given)
    line = own_marks(given, facts) + claims(given, facts)
    source = facts.source_of(given) if given.id else ""
    below = f'<div class="dl-m"{facts.ui}>{line}</div>' if line else ""
    return f"{item}{former(given)}{mark}{text}{source}{below}</li>"


_BARE: Final = {"text", "place"}
"""What every statement holds. An instance holds only what its file says, so that one with these alone has no marks."""


def quote(text: str, facts: Facts) -> str:
    """Words somebody says or thinks, in the quotation marks of the map's language."""
    start, end = facts.quotes
    return f'<span class="dl-q">{start}</span>{inline(unquoted(text), facts.view)}{end}'


def former(given: Claim) -> str:
    """Places for links to the former ids of a part, so that they still arrive."""
    return "".join([f'<span id="{esc(old)}"></span>' for old in given.was]) if given.was else ""


def own_marks(given: Claim, facts: Facts) -> str:
    """The marks that only a pain, an opportunity or content has."""
    view = facts.view
    if isinstance(given, Pain):
        return weight(given.severity, view)
    if isinstance(given, Opportunity):
        solved = "".join([answers(pain, facts) for pain in given.solves])
        priority = labelled_priority(inline(given.priority, view), view) if given.priority else ""
        impact = pips(view.words("Impact"), given.impact, "impact") if given.impact else ""
        effort = pips(view.words("Effort"), given.effort, "effort") if given.effort else ""
        return f"{impact}{effort}{priority}{solved}"
    if isinstance(given, Content) and given.channel:
        return channel(given.channel, view)
    return ""


def labelled_priority(html: str, view: View) -> str:
    """How soon an opportunity is to be taken, in the map's own words, behind its label."""
    return f'<span class="dl-k">{esc(view.words("Priority"))}{colon(view.words.lang)}{html}</span>'


def answers(pain: str, facts: Facts) -> str:
    """The pain that something answers, by its own words where they are known."""
    text, lang = facts.pain(pain)
    words = esc(plain(text)) or esc(pain)
    if lang and lang != facts.journey.lang:
        words = f'<span lang="{esc(lang)}" dir="{direction(lang)}">{words}</span>'
    to = facts.view.addresses.page(pain if "#" in pain else f"#{pain}")
    shown = f'<a href="{esc(to)}">{words}</a>' if to else words
    return f'<span class="dl-k dl-answers">{icon("answers")}{shown}</span>'


def evidence(given: Evidence | None, facts: Facts) -> str:
    """How far a statement is known, by how many, from what; and whom to ask."""
    if given is None:
        return ""
    words = facts.view.words
    label = standing_mark(given.standing, words)
    if given.count is not None:
        label += f" {given.count}" + (f"/{given.of}" if given.of is not None else "")
    if given.sources:
        label = _based(given.sources, label, facts)
    if not given.ask:
        return f'<span class="dl-k">{label}</span>'
    asked = listed((inline(who, facts.view) for who in given.ask), facts.view.words.lang)
    return f'<span class="dl-k">{label}</span><span class="dl-k">{icon("ask")}{esc(words("Ask"))} {asked}</span>'


def _based(sources: tuple[str, ...], label: str, facts: Facts) -> str:
    """`label` as a link to the first of `sources`, with the titles of all."""
    cited = facts.cited.get(sources)
    if cited is None:
        cited = facts.cited[sources] = _cited(sources, facts)
    to, titles = cited
    named = f'class="dl-based" title="{titles}">{label}'
    return f'<a href="{to}" {named}</a>' if to else f"<span {named}</span>"


def _cited(sources: tuple[str, ...], facts: Facts) -> tuple[str | None, str]:
    """The address of the first of `sources` where it has one, and the titles of all; both escaped."""
    known = [facts.source(name) for name in sources]
    named = [plain(each.title or name) if each else name for each, name in zip(known, sources, strict=True)]
    titles = listed(named, facts.view.words.lang)
    to = facts.view.addresses.page(f"#{sources[0]}") if known[0] is not None else None
    return esc(to) if to else None, esc(titles)


def promise(given: Promise | None, view: View) -> str:
    """The plan for a change: planned, shipped or dropped, for which release, until when."""
    if given is None:
        return ""
    words = {
        "planned": view.words("Planned"), "shipped": view.words("Shipped"), "dropped": view.words("Dropped"),
    }  # fmt: skip
    parts = [esc(words[given.status])] if given.status else []
    parts += [inline(given.in_, view)] if given.in_ else []
    parts += [day(given.due)] if given.due else []
    late = given.due is not None and given.due < view.today and given.status not in {"shipped", "dropped"}
    lateness = f' <b class="dl-neg">{icon("late")}{esc(view.words("late"))}</b>' if late and given.due else ""
    why = f' <span class="dl-why">{inline(given.why, view)}</span>' if given.why else ""
    kind = f" dl-{given.status}" if given.status else ""
    return f'<span class="dl-chip{kind}">{" · ".join(parts)}{lateness}</span>{why}'


def refuted(given: Refuted | None, facts: Facts) -> str:
    """That a statement turned out wrong, when, and what showed it: in words, and by which sources."""
    if given is None:
        return ""
    label = f"{icon('refuted')}{esc(facts.view.words('Refuted'))}"
    if given.sources:
        label = _based(given.sources, label, facts)
    when = f" {day(given.date)}" if given.date else ""
    why = f": {inline(given.why, facts.view)}" if given.why else ""
    return f'<span class="dl-k">{label}{when}{why}</span>'


def whose(personas: tuple[str, ...], facts: Facts) -> str:
    """The personas a statement is true of, where it is not true of all."""
    if not personas:
        return ""
    return "".join(
        f'<span class="dl-k dl-who{facts.shape_of.get(name, 0)}">'
        f"{icon(f'p{facts.shape_of.get(name, 0)}')}{esc(facts.view.persona_name(name))}</span>"
        for name in personas
    )


def link(given: Link, view: View) -> str:
    """A link out of the map; only its words where it may lead nowhere."""
    to, words = address(given.link, view), inline(given.text, view) if given.text else esc(given.link)
    return f'<a class="dl-k" href="{esc(to)}">{icon("link")}{words}</a>' if to else f'<span class="dl-k">{words}</span>'


def claims(claim: Claim, facts: Facts) -> str:
    """Everything a statement, stage or step carries beside its own words, as marks in one line."""
    if claim.__dict__.keys().isdisjoint(CLAIMED):
        return ""
    given, view = claim.__dict__, facts.view
    made = whose(claim.personas, facts) if "personas" in given else ""
    made += evidence(claim.evidence, facts) if "evidence" in given else ""
    made += refuted(claim.refuted, facts) if "refuted" in given else ""
    if claim.owner:
        made += f'<span class="dl-k">{icon("person")}{inline(claim.owner, view)}</span>'
    made += promise(claim.promise, view) if "promise" in given else ""
    if claim.links:
        made += "".join([link(each, view) for each in claim.links])
    made += _image(claim, view) if "image" in given else ""
    return made + extras(claim.extras, view) if "extras" in given else made


CLAIMED: Final = frozenset({"evidence", "refuted", "promise", "personas", "owner", "links", "image", "extras"})
"""The keys that `claims` shows."""


def claim_line(claim: Claim, facts: Facts) -> str:
    """`claims` as a line of its own; nothing where there are none."""
    made = claims(claim, facts)
    return f'<div class="dl-m"{facts.ui}>{made}</div>' if made else ""


def _image(claim: Claim, view: View) -> str:
    if claim.image is None:
        return ""
    to = view.addresses.asset(claim.image.src)
    words = esc(claim.image.alt or view.words("Picture"))
    return (
        f'<a class="dl-k" href="{esc(to)}">{icon("image")}{words}</a>' if to else f'<span class="dl-k">{words}</span>'
    )


def extras(given: Mapping[str, Any], view: View) -> str:
    """Keys of the team's own (`x-…`), as name and value."""
    if not given:
        return ""
    return "".join(
        f'<span class="dl-k dl-x"><b>{esc(key[2:])}</b> {_value(value, view)}</span>' for key, value in given.items()
    )


def _value(value: object, view: View) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{esc(key)}: {_value(inner, view)}" for key, inner in value.items())
    if isinstance(value, tuple | list):
        return ", ".join(_value(inner, view) for inner in value)
    return inline(str(value), view)


def fail_points(given: tuple[FailPoint, ...], facts: Facts) -> str:
    """What can go wrong, each with what prevents it, or that nothing does yet."""
    if not given:
        return ""
    made = []
    for point in given:
        words = facts.view.words
        text = f" <span>{inline(point.text, facts.view)}</span>" if point.text else ""
        safeguard = (
            f"{esc(words('Safeguard'))}{colon(words.lang)}{inline(point.safeguard, facts.view)}"
            if point.safeguard
            else esc(words("No safeguard yet"))
        )
        made.append(
            f'<div class="dl-fail" id="{facts.anchors[point]}"><b class="dl-neg">{icon("fail")}'
            f"{esc(words('Fail point'))}</b>{text}<small>{safeguard}</small>{claim_line(point, facts)}</div>"
        )
    return "".join(made)
