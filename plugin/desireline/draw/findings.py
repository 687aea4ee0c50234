"""Findings in words: what each says, its figure, and where it stands; the strip under the header and the list below."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from desireline.draw.curve.scale import tidy
from desireline.draw.facts import Facts
from desireline.draw.html import esc
from desireline.draw.inline import plain
from desireline.draw.marks import duration, number, span
from desireline.draw.textwidth import cut, text_width
from desireline.draw.words import Words
from desireline.insight import Finding
from desireline.model import Moment, voices

_STRIP: Final = ("lowest-point", "highest-point", "end", "longest-wait", "evidence")
_STRIP_OF_SERVICE: Final = ("longest-wait", "all-waits", "fail-points", "hand-offs", "lowest-point")
_STAND_INS: Final = ("unanswered-pains", "exits", "time-spent", "channel-changes", "fail-points", "hand-offs")
"""What takes a place in the strip that a rule without a finding leaves free."""
STRIP_LENGTH: Final = 5
PLACES: Final = 3
"""Places named beside one finding, at most; the rest is counted."""
_ROOM: Final = 32.0
"""em that all places beside one finding may take: three lines of a cell. The first is always named."""
_NAME: Final = 32.0
"""em at which the name of a stage or step is cut there; the list of findings has it whole."""


class Told(NamedTuple):
    """A finding in words, escaped."""

    title: str
    value: str
    word: str
    below: str
    """What it means, beside the places."""


def tell(found: Sequence[Finding], facts: Facts) -> tuple[tuple[Finding, Told], ...]:
    """Each finding with its words, for the strip and the list."""
    return tuple([(finding, told(finding, facts)) for finding in found])


def strip(found: Sequence[tuple[Finding, Told]], facts: Facts) -> str:
    """Up to five findings side by side: those that matter most for the kind of map."""
    by_rule = {finding.rule: (finding, said) for finding, said in found}
    wanted = _STRIP_OF_SERVICE if facts.journey.kind in {"service-blueprint", "support"} else _STRIP
    said_by_the_end = {"lowest-point", "highest-point"} if _level_all_along(by_rule) else set()
    named = by_rule.keys() - said_by_the_end
    rules = [rule for rule in dict.fromkeys((*wanted, *_STAND_INS)) if rule in named][:STRIP_LENGTH]
    if not rules:
        return ""
    cells = "".join(_cell(*by_rule[rule], facts) for rule in rules)
    label = esc(facts.view.words("Findings"))
    return f'<dl class="dl-strip" aria-label="{label}"{facts.ui}>{cells}</dl>'


def _level_all_along(by_rule: Mapping[str, tuple[Finding, Told]]) -> bool:
    """Whether the curve is one point or never leaves one score: lowest, highest and last would say the same thrice."""
    if not {"lowest-point", "highest-point", "end"} <= by_rule.keys():
        return False
    return by_rule["lowest-point"][0].value == by_rule["highest-point"][0].value


def findings_list(found: Sequence[tuple[Finding, Told]], facts: Facts) -> str:
    """All findings, each with its figure, what it means and links to its places."""
    made = []
    for finding, said in found:
        figure = f'<span class="dl-value">{said.value}</span>'
        made.append(
            f'<li class="dl-{finding.tone}" id="finding_{esc(finding.rule)}"><b>{said.title}</b> {figure} '
            f"{said.word} <small>{_joined(said.below, _places(finding, facts, every=True))}</small></li>"
        )
    return f'<ul class="dl-findings"{facts.ui}>{"".join(made)}</ul>' if made else ""


def _cell(finding: Finding, said: Told, facts: Facts) -> str:
    bar = evidence_bar(finding.details) if finding.rule == "evidence" else ""
    places = _places(finding, facts)
    below = f'{places} <span class="dl-beside">{said.below}</span>' if places and said.below else places or said.below
    return (
        f'<div class="dl-finding dl-{finding.tone}"><dt>{said.title}</dt>'
        f'<dd><span class="dl-value">{said.value}</span> <span class="dl-word">{said.word}</span>{bar}'
        f"<small>{below}</small></dd></div>"
    )


def told(finding: Finding, facts: Facts) -> Told:
    """A finding in the words of the interface; the feeling's word is the map's own."""
    words, details = facts.view.words, finding.details
    title = _titles(words).get(finding.rule, finding.rule)
    value, unit = _figure(finding, facts)
    word = _own_words(finding.word, facts) if finding.word else unit
    below = ""
    levels = _in_levels(finding, facts)
    if levels:
        below = levels
    elif finding.rule == "end" and details.get("short"):
        short = float(details["short"])
        below = (
            words("{n} below what is intended", n=f"{short:g}")
            if short > 0
            else words("{n} above what is intended", n=f"{-short:g}")
        )
    elif finding.rule in {"lowest-point", "highest-point", "end"}:
        below = _whose(facts)
    elif finding.rule == "peak-end":
        below = words("what is remembered: the strongest moment and the last")
    elif finding.rule == "all-waits" and details.get("share") is not None:
        share = round(100 * details["share"])
        below = words("{share}% of the time", share=share) if share else words("less than 1% of the time")
    elif finding.rule == "time-spent" and details.get("all"):
        below = words("of {all} in all", all=span(details["all"], words))
    elif finding.rule == "fail-points":
        below = words("{n} without a safeguard", n=details.get("unguarded", 0))
    elif finding.rule == "intention-gap" and "lived" in details:
        scores = {name: tidy(details[name], signed=facts.signed) for name in ("lived", "intended")}
        below = words("felt {lived}, intended {intended}", **scores)
    elif finding.rule == "moments-of-truth":
        below = words("{n} below the middle", n=details.get("below", 0))
    elif finding.rule == "exits" and details.get("largest_share"):
        below = words("the largest: {share}%", share=round(100 * details["largest_share"]))
    elif finding.rule == "evidence":
        counts = {name: details.get(name, 0) for name in ("validated", "reasoned", "assumption")}
        below = words("{validated} validated · {reasoned} reasoned · {assumption} assumed", **counts)
    return Told(esc(title), value, word, esc(below))


def _whose(facts: Facts) -> str:
    """Of whom a score of the leading curve is told; "" where there is no other curve."""
    felt = [voice for voice in voices(facts.journey) if voice.points]
    return (
        facts.view.words(", ").join(plain(facts.view.persona_name(each)) for each in felt[0].personas)
        if felt[1:]
        else ""
    )


@lru_cache(maxsize=8)
def _titles(words: Words) -> Mapping[str, str]:
    return {
        "lowest-point": words("Lowest point"),
        "highest-point": words("Highest point"),
        "end": words("The end"),
        "peak-end": words("Peak and end"),
        "longest-wait": words("Longest wait"),
        "all-waits": words("All waits"),
        "time-spent": words("Most time spent"),
        "channel-changes": words("Channel changes"),
        "fail-points": words("Fail points"),
        "hand-offs": words("Hand-offs"),
        "unanswered-pains": words("High pains without an answer"),
        "intention-gap": words("Farthest below the intention"),
        "moments-of-truth": words("Moments of truth"),
        "worth-repeating": words("Worth repeating"),
        "evidence": words("Statements with evidence"),
        "exits": words("Where people leave"),
    }


def _figure(finding: Finding, facts: Facts) -> tuple[str, str]:
    """The figure and its unit."""
    value = finding.value
    if value is None:
        return "—", ""
    if finding.unit == "seconds":
        written = finding.details.get("written")
        return esc(duration(written, facts.view) if written else span(value, facts.view.words)), ""
    if finding.unit == "share":
        return f"{round(100 * value)}%", ""
    if finding.unit == "score":
        if facts.scale.by_level:
            return _level_figure(finding, facts)
        signed = facts.signed and finding.rule != "intention-gap"
        rounded = f"{round(value, 1):g}"
        return number(f"+{rounded}" if signed and value > 0 else rounded), ""
    return f"{value:g}", ""


def _level_figure(finding: Finding, facts: Facts) -> tuple[str, str]:
    """A score on a scale of levels as its word: levels have no numbers, and none lies between two."""
    if finding.rule == "intention-gap":
        count = round(finding.value or 0)
        return str(count), esc(facts.view.words.count("level", "levels", count))
    scores = (finding.details["peak"], finding.details["end"]) if finding.rule == "peak-end" else (finding.value,)
    named = dict.fromkeys(_level(score, facts) for score in scores)
    return " · ".join(named), ""


def _level(score: float | None, facts: Facts) -> str:
    level = facts.scale.level(score) if score is not None else None
    return _own_words(level, facts) if level is not None else "—"


def _in_levels(finding: Finding, facts: Facts) -> str:
    """On a scale of levels, what was felt and what is intended in its words; "" where that is not what is said."""
    if finding.unit != "score" or not facts.scale.by_level:
        return ""
    lived, intended = (finding.details.get(name) for name in ("lived", "intended"))
    if lived is None or intended in {None, lived}:
        return ""
    named = {"lived": facts.scale.level(lived) or "—", "intended": facts.scale.level(intended) or "—"}
    return facts.view.words("felt {lived}, intended {intended}", **{key: plain(word) for key, word in named.items()})


def _own_words(text: str, facts: Facts) -> str:
    return f"<span{facts.tongue}>{esc(plain(text))}</span>"


def _places(finding: Finding, facts: Facts, *, every: bool = False) -> str:
    """Links to the stages and steps a finding is about."""
    if not finding.at:
        return ""
    each_once = list({id(moment): moment for moment in finding.at}.values())
    if every:
        return "; ".join([_place(moment, facts) for moment in each_once])
    shown = _fitting(each_once[:PLACES], facts) if finding.unit == "count" else each_once[:1]
    made = "; ".join([_place_in_short(moment, facts) for moment in shown])
    rest = len(each_once) - len(shown)
    return f"{made} +{rest}" if rest else made


def _fitting(moments: Sequence[Moment], facts: Facts) -> Sequence[Moment]:
    """Those of `moments` for whose names there is room; always the first."""
    room = _ROOM
    for place, moment in enumerate(moments):
        room -= sum([min(text_width(name), _NAME) for name in _names(moment, facts) if name])
        if place and room < 0:
            return moments[:place]
    return moments


def _place(moment: Moment, facts: Facts) -> str:
    made = facts.drawn.get(("place", id(moment)))
    if made is None:
        made = f'<a href="#{facts.anchors[moment]}"{facts.tongue}>{esc("".join(_names(moment, facts)))}</a>'
        facts.drawn["place", id(moment)] = made
    return made


def _place_in_short(moment: Moment, facts: Facts) -> str:
    stage, step = _names(moment, facts)
    shown = _cut(stage) + _cut(step)
    if shown == stage + step:
        return _place(moment, facts)
    return f'<a href="#{facts.anchors[moment]}"{facts.tongue} title="{esc(stage + step)}">{esc(shown)}</a>'


def _names(moment: Moment, facts: Facts) -> tuple[str, str]:
    """The stage with its number, and the step behind a dot, or "" where the stage itself is meant. Not escaped."""
    number, stage = facts.places[id(moment)]
    step = "" if moment is stage else plain(moment.name) or facts.step_numbers.get(id(moment), "")
    step = f" · {step}" if step else ""
    return f"{number}\u00a0{plain(stage.title)}", step


def _cut(name: str) -> str:
    """A name, or its beginning up to the end of a word if that keeps most of it."""
    shown = cut(name, _NAME)
    if shown == name:
        return name
    kept, space, _rest = shown.rpartition(" ")
    return f"{kept}…" if space and len(kept) > len(shown) / 2 else shown


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def evidence_bar(standing: Mapping[str, int]) -> str:
    """How many statements are validated, reasoned and assumed: joined parts, filled, half filled and empty."""
    parts = "".join(
        f'<i class="dl-{name}" style="--n:{standing[name]}"></i>'
        for name in ("validated", "reasoned", "assumption")
        if standing.get(name)
    )
    return f'<span class="dl-evidence" aria-hidden="true">{parts}</span>'
