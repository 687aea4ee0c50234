"""The gap between a current and a future map in words, section by section. Not escaped: each output does that.

"What must be true" follows what it means for the customer: first what answers the severest pains; the pains that
nobody answers stand last, where a reader ends.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from desireline.compare.gap_moments import is_unsaid
from desireline.draw.blueprint.cell import lane_name
from desireline.draw.changes.said_change import say_change
from desireline.draw.changes.said_figures import delta_name, figures, told
from desireline.draw.changes.said_names import EFFECT_GLYPHS, Label, Names, effect_word
from desireline.draw.changes.said_values import weight_words
from desireline.draw.facts import Facts
from desireline.draw.inline import plain
from desireline.draw.isolate import course
from desireline.draw.language import bracketed, colon, listed
from desireline.draw.view import Nowhere, View
from desireline.model import drawn_lanes, id_as_words
from desireline.model.record import Record, record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desireline.compare import Change
    from desireline.compare.gap import Answer, Gap, PainGap
    from desireline.compare.gap_figures import Delta
    from desireline.compare.gap_moments import MomentGap, Need
    from desireline.draw.words import Words
    from desireline.model import Persona, Promise
    from desireline.model.journey import Retired


@record
class GapLine(Record):
    """One thing that is so, must be so, or is left."""

    label: Label
    text: str
    below: tuple[str, ...] = ()
    """What belongs to it, a line each."""
    tone: str = ""
    """`better`, `worse`, `added`, `removed`, `moved` or "": which colour may stand beside the glyph."""


@record
class GapSection(Record):
    """Lines under one title."""

    id: str
    """Stable: `figures`, `answers`, `needs`, `journey`, `pains-open`."""
    title: str
    lines: tuple[GapLine, ...]


def gap_title(found: Gap) -> str:
    """Both maps by their titles; by their ids too where they have one title."""
    names = [plain(each.title) for each in (found.current, found.future)]
    if names[0] == names[1]:
        names = [f"{name} ({each.key})" for name, each in zip(names, (found.current, found.future), strict=True)]
    return course(*names)


def gap_line(found: Gap, words: Words, personas: Mapping[str, Persona] | None = None) -> str:
    """The summary, in one line. A persona that is not among `personas` is named by its id."""
    names = Names(words, personas or {})
    today = [pain for pain in found.pains if pain.side == "before"]
    answered = sum(not pain.is_open for pain in today)
    parts = []
    if today:
        counted = words.count(
            "{answered} of {n} pain answered", "{answered} of {n} pains answered", len(today), answered=answered
        )
        parts.append(counted)
    left = sum(pain.is_open for pain in today)
    if left:
        parts.append(words("△ {n} nobody answers", n=left))
    new = sum(pain.state == "new" for pain in found.pains)
    if new:
        parts.append(words("△ {n} new without an answer", n=new))
    wanted = {"emotion-mean", "waits", "steps"}
    parts += [f"{delta_name(each, found, names)} {_both(each, words)}" for each in told(found) if each.name in wanted]
    return " · ".join(parts)


def said_gap(found: Gap, words: Words, personas: Mapping[str, Persona] | None = None) -> tuple[GapSection, ...]:
    """The gap in sections: figures, what must be true, needs, the journey, pains that nobody answers. None is empty.

    A persona that is not among `personas` is named by its id.
    """
    names = Names(words, personas or {}, {found.current.key: found.current, found.future.key: found.future})
    view = View(words, Nowhere(), date.min)
    made = (
        GapSection("figures", words("In figures"), tuple(_delta(each, found, names) for each in told(found))),
        GapSection("answers", words("What must be true"), tuple(_answer(each, found, words) for each in found.answers)),
        GapSection("needs", words("What it needs that is not there today"), tuple(_needs(found, view))),
        GapSection("journey", words("What becomes of the journey"),
                   (*(_moment(each, found, names) for each in found.moments), *_touchpoints(found, names))),
        GapSection("pains-open", words("Pains that nobody answers"),
                   tuple(_pain(pain, words) for pain in found.pains if pain.is_open)),
    )  # fmt: skip
    return tuple(section for section in made if section.lines)


def _delta(each: Delta, found: Gap, names: Names) -> GapLine:
    words = names.words
    label = Label(EFFECT_GLYPHS[each.effect], effect_word(each.effect, words))  # type: ignore[index,arg-type]
    if each.effect == "unknown":
        label = Label("~", words("changed"))
    before, after = figures(each, words)
    if before == after:
        label = Label(EFFECT_GLYPHS["neutral"], words("stays"))
    text = f"{delta_name(each, found, names)}{colon(words.lang)}{_both(each, words)}"
    return GapLine(label, text, (), each.effect if each.effect in {"better", "worse"} and before != after else "")


def _both(each: Delta, words: Words) -> str:
    before, after = figures(each, words)
    return before if before == after else f"{before} → {after}"


def _answer(each: Answer, found: Gap, words: Words) -> GapLine:
    """Something that must be so, and the pains that end with it."""
    known = {pain.pain.id: pain for pain in found.pains}
    below = []
    for name in each.pains:
        pain = known.get(name)
        text = plain(pain.pain.text) if pain is not None else name
        weight = bracketed(_severity(pain, words), words.lang) if pain is not None and pain.severity else ""
        eased = f" — {words('eased, not gone')}" if pain is not None and pain.state == "eased" else ""
        below.append(words("answers {pain}", pain=text) + weight + eased)
    plan = _plan(each.promise, words) if each.kind != "retired" else ""
    if plan:
        below.append(plan + (f" · {each.owner}" if each.owner else ""))
    elif each.owner:
        below.append(each.owner)
    if each.kind == "retired":
        why = f"{colon(words.lang)}{plain(each.why)}" if each.why else ""
        text = words("“{name}” is gone", name=plain(each.name)) + why
        return GapLine(Label("−", words("removed")), text, tuple(below), "removed")
    kind = {"opportunity": words("Opportunity"), "stage": words("Stage"), "step": words("Step")}[each.kind]
    return GapLine(Label("＋", kind), plain(each.name), tuple(below), "added")


def _plan(promise: Promise | None, words: Words) -> str:
    """The plan: `planned, v2.4, 2027-03-01`; an idea where there is none."""
    if promise is None:
        return words("an idea, not planned yet")
    status = {"planned": words("planned"), "shipped": words("shipped"), "dropped": words("dropped")}
    parts = [status[promise.status]] if promise.status else []
    parts += [plain(promise.in_)] if promise.in_ else []
    parts += [promise.due.isoformat()] if promise.due else []
    return listed(parts, words.lang)


def _needs(found: Gap, view: View) -> list[GapLine]:
    """Lane by lane, each with what it needs."""
    words = view.words
    lanes = {lane.id or "": plain(lane_name(lane, Facts(found.future, view))) for lane in drawn_lanes(found.future)}
    titles = lanes | {"resources": words("Resources"), "touchpoints": words("Touchpoints")}
    held: dict[str, list[str]] = {}
    for need in found.needs:
        held.setdefault(need.where, []).append(_need(need, words))
    return [
        GapLine(Label("＋", words("needed")), titles.get(where, where), tuple(below), "added")
        for where, below in held.items()
    ]


def _need(need: Need, words: Words) -> str:
    piece = need.what
    text = plain(getattr(piece, "text", None) or getattr(piece, "title", None) or id_as_words(piece.id or ""))
    at = plain(need.step.name if need.step is not None else need.stage.title if need.stage is not None else "")
    where = bracketed(at, words.lang) if at else ""
    was = words(", today: {text}", text=plain(need.reworded.text)) if need.reworded is not None else ""
    return f"{text}{where}{was}"


def _moment(each: MomentGap, found: Gap, names: Names) -> GapLine:
    """What becomes of a stage or step."""
    words = names.words
    kind = words("Stage") if each.is_stage else words("Step")
    name = plain(each.name) or words("(behind the scenes)")
    label, tone = _state(each, words)
    moved = f" ⇄ {words('moved')}" if each.moved else ""
    below: list[str] = []
    if each.state == "eliminated":
        below += [_dropped(each.dropped, words)] if each.dropped else _why_gone(each.retired, names, found)
    else:
        own = each.path_after
        unsaid = {pain.path for pain in found.pains if pain.state == "unsaid"}  # told below, among those left
        telling = [
            change
            for change in each.changes
            if change.effect in _TELLING and change.at.path != own and not is_unsaid(change, unsaid)
        ]
        told = [say_change(change, found.file, names) for change in [*telling, *_of_itself(each)]]
        below = [said.short if said.name == name and said.kind == kind else said.named for said in told[:_MOST]]
        below += [words.count("{n} more", "{n} more", len(told) - _MOST)] if len(told) > _MOST else []
        if each.after is not None and each.after.change:
            below.insert(0, plain(each.after.change))
    return GapLine(label, f"{kind} {name}{moved}", tuple(line for line in below if line), tone)


def _of_itself(each: MomentGap) -> list[Change]:
    """What changed of it, but not that it came."""
    return [
        change
        for change in each.changes
        if change.at.path == each.path_after and change.effect in _TELLING and change.op != "add"
    ]


_TELLING: Final = frozenset({"better", "worse", "mixed"})
_MOST: Final = 4


def _state(each: MomentGap, words: Words) -> tuple[Label, str]:
    return {
        "eliminated": (Label("−", words("removed")), "removed"), "new": (Label("＋", words("new")), "added"),
        "improved": (Label("▲", words("improved")), "better"), "worse": (Label("▼", words("worse")), "worse"),
        "mixed": (Label("◆", words("better and worse")), ""), "changed": (Label("~", words("changed")), ""),
        "same": (Label("·", words("stays")), ""),
    }[each.state]  # fmt: skip


def _touchpoints(found: Gap, names: Names) -> list[GapLine]:
    """The touchpoints of today that the future map retires."""
    words = names.words
    retired = {each.id: each for each in found.future.retired}
    return [
        GapLine(
            Label("−", words("removed")),
            f"{words('Touchpoint')} {plain(each.title or id_as_words(each.id or ''))}",
            tuple(_why_gone(retired[each.id], names, found)),
            "removed",
        )
        for each in found.current.touchpoints
        if each.id in retired
    ]


def _why_gone(retired: Retired | None, names: Names, found: Gap) -> list[str]:
    """What became of it, and why, a line each."""
    words = names.words
    if retired is None:
        return [words("the future map does not say why")]
    to = listed((names.part(name, found.file) for name in retired.to), words.lang)
    made = [words("becomes {parts}", parts=to)] if to else []
    return [*made, words("why: {why}", why=plain(retired.why))] if retired.why else made


def _dropped(promise: Promise, words: Words) -> str:
    """That it was promised, and is not any more."""
    return words("dropped") + (f"{colon(words.lang)}{plain(promise.why)}" if promise.why else "")


def _pain(pain: PainGap, words: Words) -> GapLine:
    state = {
        "left": words("still there"), "unsaid": words("not in the future, and nothing says what ends it"),
        "new": words("comes with the future"),
    }.get(pain.state, "")  # fmt: skip
    head = " · ".join(part for part in (plain(pain.stage.title), _severity(pain, words), state) if part)
    below = [head, *(words("an idea of today: {idea}", idea=plain(idea)) for idea in pain.ideas)]
    return GapLine(Label("△", words("no answer yet")), plain(pain.pain.text), tuple(below), "worse")


def _severity(pain: PainGap, words: Words) -> str:
    given = pain.pain.severity
    return words("severity {word}", word=weight_words(given, words)) if given is not None else ""
