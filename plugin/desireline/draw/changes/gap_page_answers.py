"""What must be true for a future map to come about, and what it needs that is not there today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desireline.draw.across.table import Group, Line, table
from desireline.draw.blueprint.cell import lane_name
from desireline.draw.facts import Facts
from desireline.draw.html import esc
from desireline.draw.icons import icon
from desireline.draw.inline import inline, plain
from desireline.draw.marks import weight
from desireline.draw.statements import promise
from desireline.model import Pain, Stage, drawn_lanes, id_as_words, pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desireline.compare.gap import Answer, Gap, PainGap
    from desireline.compare.gap_moments import Need
    from desireline.draw.view import View

_NOTHING = '<span class="dl-none">—</span>'


def open_count(found: Gap) -> int:
    """How many pains nobody answers."""
    return sum(pain.is_open for pain in found.pains)


def truths_table(found: Gap, view: View) -> str:
    """A row for each set of pains that end together, the severest first; last the pains that nobody answers."""
    words = view.words
    heads = ["#", words("Condition"), words("Ends these pains"), words("Stage"), words("Owner"), words("Promise")]
    together: dict[frozenset[str], list[Answer]] = {}
    for answer in found.answers:
        together.setdefault(frozenset(answer.pains), []).append(answer)
    known = {pain.pain.id: pain for pain in found.pains if pain.pain.id and pain.side == "before"}
    lines = [
        _condition(place, sorted(answers, key=_first), known, found, view)
        for place, answers in enumerate(together.values(), 1)
    ]
    groups = [Group("", tuple(lines))]
    left = tuple(_open(pain, view) for pain in found.pains if pain.is_open)
    if left:
        groups.append(Group(esc(words("Pains that nobody answers")), left))
    if not lines and not left:
        return ""
    return table(words("What must be true"), heads, groups, kind="dl-truths", head_at=1)


def _first(answer: Answer) -> tuple[int, bool]:
    """What the team does before what follows from it; what has a plan before ideas."""
    return ("opportunity", "stage", "step", "retired").index(answer.kind), answer.promise is None


def _condition(place: int, answers: Sequence[Answer], known: dict[str, PainGap], found: Gap, view: View) -> Line:
    words = view.words
    kinds = {
        "opportunity": words("Opportunity"), "stage": words("Stage"), "step": words("Step"),
    }  # fmt: skip
    lead, *rest = answers
    below = []
    for answer in rest:
        if answer.kind == "retired":
            why = f" <small>{inline(answer.why, view)}</small>" if answer.why else ""
            name = esc(words("“{name}” is gone", name=plain(answer.name)))
            below.append(f'<li><span class="dl-c-op dl-c-out">−</span> {name}{why}</li>')
        else:
            name = _linked(answer, found, view)
            below.append(f'<li><span class="dl-c-op">＋</span> <small>{esc(kinds[answer.kind])}</small> {name}</li>')
    also = f'<ul class="dl-u-also">{"".join(below)}</ul>' if below else ""
    condition = f"<b>{_linked(lead, found, view)}</b>"
    if lead.kind == "retired":
        condition = f"<b>{esc(words('“{name}” is gone', name=plain(lead.name)))}</b>"
        condition += f" <small>{inline(lead.why, view)}</small>" if lead.why else ""
    planned = next((answer for answer in answers if answer.promise is not None), lead)
    owner = next((answer.owner for answer in answers if answer.owner), "")
    plan = promise(planned.promise, view) or f'<span class="dl-chip">{esc(words("Idea"))}</span>'
    return Line(
        (
            str(place),
            condition + also,
            "".join(_ended(name, known, found, view) for name in lead.pains),
            _stage_of(lead, found, view),
            inline(owner, view) if owner else _NOTHING,
            plan,
        )
    )


def _linked(answer: Answer, found: Gap, view: View) -> str:
    """The words of an answer, leading to where it stands on the future map."""
    to = view.addresses.page(f"{found.future.key}#{answer.id}") if answer.id and answer.kind != "retired" else None
    text = esc(plain(answer.name))
    return f'<a href="{esc(to)}">{text}</a>' if to else text


def _ended(name: str, known: dict[str, PainGap], found: Gap, view: View) -> str:
    """A pain that ends, or is eased."""
    pain = known.get(name)
    if pain is None:
        return f"<div>{esc(_words_of(name, found) or name)}</div>"
    to = view.addresses.page(f"{found.current.key}#{name}")
    text = esc(plain(pain.pain.text))
    shown = f'<a href="{esc(to)}">{text}</a>' if to else text
    eased = f" <small>{esc(view.words('eased, not gone'))}</small>" if pain.state == "eased" else ""
    return f"<div>{weight(pain.pain.severity, view)} {shown}{eased}</div>"


def _words_of(name: str, found: Gap) -> str:
    """The words of a pain that is none of those to end: it was refuted, or came with the future map."""
    both = (*pieces(found.current), *pieces(found.future))
    return next((plain(each.text) for each in both if isinstance(each, Pain) and each.id == name), "")


def _stage_of(answer: Answer, found: Gap, view: View) -> str:
    """Number and name of the stage an answer stands in; of what is retired nothing."""
    path = answer.path
    if path[:1] != ("stages",) or not isinstance(path[1], int):
        return _NOTHING
    return _numbered(found.future.stages[path[1]], found.future.stages, view)


def _numbered(stage: Stage, stages: Sequence[Stage], view: View) -> str:
    number = next((n for n, each in enumerate(stages, 1) if each is stage), 0)
    return f'<span class="dl-no">{number}</span>{inline(stage.title, view)}' if number else inline(stage.title, view)


def _open(pain: PainGap, view: View) -> Line:
    """A pain that nobody answers."""
    words = view.words
    state = {
        "left": words("still there"), "unsaid": words("not in the future, and nothing says what ends it"),
        "new": words("comes with the future"),
    }.get(pain.state, "")  # fmt: skip
    ideas = "".join(f"<li>{esc(words('an idea of today: {idea}', idea=plain(idea)))}</li>" for idea in pain.ideas)
    ideas = f'<ul class="dl-u-also">{ideas}</ul>' if ideas else ""
    return Line(
        (
            f'<span class="dl-neg" aria-hidden="true">{icon("open")}</span>',
            f'<b class="dl-neg">{esc(words("No answer yet"))}</b> <small>{esc(state)}</small>{ideas}',
            f"<div>{weight(pain.pain.severity, view)} {inline(pain.pain.text, view)}</div>",
            inline(pain.stage.title, view),
            inline(pain.pain.owner, view) if pain.pain.owner else _NOTHING,
            _NOTHING,
        )
    )


def needs_list(found: Gap, view: View) -> str:
    """Lane by lane, what the future needs; of what is reworded also what stands there today."""
    words = view.words
    facts = Facts(found.future, view)
    names = {lane.id or "": inline(lane_name(lane, facts), view) for lane in drawn_lanes(found.future)}
    names |= {"resources": esc(words("Resources")), "touchpoints": esc(words("Touchpoints"))}
    held: dict[str, list[Need]] = {}
    for need in found.needs:
        held.setdefault(need.where, []).append(need)
    made = [
        f'<section class="dl-u-need"><h3>{names.get(where, esc(where))} <small>{len(needs)}</small></h3>'
        f'<ul class="dl-s">{"".join(_need(need, found, view) for need in needs)}</ul></section>'
        for where, needs in held.items()
    ]
    return f'<div class="dl-u-needs">{"".join(made)}</div>' if made else ""


def _need(need: Need, found: Gap, view: View) -> str:
    what = need.what
    text = inline(getattr(what, "text", "") or getattr(what, "title", "") or id_as_words(what.id or ""), view)
    where = ""
    if need.stage is not None:
        where = f"<small>{_numbered(need.stage, found.future.stages, view)}</small>"
    was = ""
    if need.reworded is not None:
        was = f"<small>{esc(view.words('today'))}: <del>{inline(need.reworded.text, view)}</del></small>"
    return f"<li>{text} {where}{was}</li>"
