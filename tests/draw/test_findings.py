"""Findings in the words of a page: scores as their scale writes them, spans as people say them."""

from __future__ import annotations

import re

import pytest

from desireline.draw.facts import Facts
from desireline.draw.findings import findings_list, strip, tell, told
from desireline.insight import findings
from desireline.source import load
from tests.draw.pages import Written, journey, view

LEVELS = "scales: [{id: emotion, levels: [angry, calm, happy]}]\n"
TEN = "scales: [{id: emotion, range: [0, 10]}]\n"


def said(text: str, rule: str) -> str:
    """A finding of a map: its figure, the words beside it, what stands below."""
    made = journey("title: T\nlang: en\n" + text)
    finding = next(each for each in findings(made, load(Written(text))) if each.rule == rule)
    _, value, word, below = told(finding, Facts(made, view()))
    words = (re.sub(r"<[^>]+>", "", part).replace("\u00a0", " ") for part in (value, word, below))
    return " | ".join(part for part in words if part)


# The map, the rule, what is said, the reason.
SAID = [
    (f"{LEVELS}stages: [{{title: A, emotion: angry}}, {{title: B, emotion: happy}}]\n", "highest-point", "happy",
     "a level is said by its word, and once"),
    (f"{LEVELS}stages: [{{title: A, emotion: {{score: calm, word: [calm, so so]}}}}]\n", "lowest-point", "calm | so so",
     "with the words beside it"),
    (f"{LEVELS}stages: [{{title: A, emotion: {{score: angry, intended: happy}}}}]\n", "intention-gap",
     "2 | levels | felt angry, intended happy", "levels have words and no numbers"),
    (f"{LEVELS}stages: [{{title: A, emotion: {{score: calm, intended: happy}}}}]\n", "end",
     "calm | felt calm, intended happy", "at the end too"),
    (f"{LEVELS}stages: [{{title: A, emotion: happy}}, {{title: B, emotion: calm}}]\n", "peak-end",
     "happy · calm | what is remembered: the strongest moment and the last", "there is no level between two"),
    (f"{TEN}stages: [{{title: A, emotion: {{score: 1, intended: 9}}}}]\n", "intention-gap", "8 | felt 1, intended 9",
     "a scale from zero writes no plus"),
    ("stages: [{title: A, emotion: {score: -1, intended: 1}}]\n", "intention-gap", "2 | felt −1, intended +1",
     "one on both sides of zero does"),
    ("personas: [ann, bo]\nstages: [{title: A, emotion: {by_persona: {ann: -1, bo: 2}}}]\n", "lowest-point", "−1 | ann",
     "of several people whose it is, as another went higher or lower"),
    ("personas: [ann, bo]\nstages: [{title: A, emotion: -1}]\n", "lowest-point", "−1", "all of them feel it"),
    ("stages: [{title: A, wait: 6w}]\n", "longest-wait", "6 weeks", "a span as it is written"),
    ("stages: [{title: A, wait: 3d-1w}]\n", "longest-wait", "3 days–1 week", "a range as a range"),
    ("stages: [{title: A, wait: 6w}, {title: B, wait: 1d}]\n", "all-waits", "43 days | 100% of the time",
     "a sum in units that nobody has to add up"),
    ("stages: [{title: A, duration: 45d, steps: [{text: a, wait: 1h}]}]\n", "all-waits",
     "1 h | less than 1% of the time", "something is never nothing"),
    ("stages: [{title: A, duration: 2h, steps: [{text: a, duration: 1h}]}]\n", "time-spent", "2 h | of 2 h in all",
     "time spent"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rule", "expected", "reason"), SAID, ids=[case[-1] for case in SAID])
def test_what_a_finding_says(text: str, rule: str, expected: str, reason: str) -> None:
    assert said(text, rule) == expected, reason


def strip_of(text: str, *, whole: bool = False) -> str:
    """The strip of findings of a map as HTML, or the list of them."""
    made = journey("title: T\nlang: en\n" + text)
    facts = Facts(made, view())
    return (findings_list if whole else strip)(tell(findings(made, load(Written(text))), facts), facts)


def test_a_place_in_the_strip_is_short_and_whole_in_its_title_and_in_the_list() -> None:
    long = "asks at three windows and gets three answers, each of them from somebody who knows only a part"
    text = f"stages: [{{title: A, steps: [{{text: '{long}', emotion: -1}}, {{text: b, emotion: 1}}]}}]\n"
    assert (
        f'title="1\u00a0A · {long}">1\u00a0A · asks at three windows and gets three answers, each of them…</a>'
        in strip_of(text)
    )
    assert f"· {long}</a>" in strip_of(text, whole=True)


def test_the_strip_names_as_many_places_as_there_is_room_for() -> None:
    def stages(title: str) -> str:
        return "".join(f"  - {{title: {title} {n}, pains: [{{text: p, severity: high}}]}}\n" for n in range(4))

    assert re.findall(r"</a> \+(\d)", strip_of(f"stages:\n{stages('A')}")) == ["1"]
    assert re.findall(
        r"</a> \+(\d)", strip_of(f"stages:\n{stages('A stage of a long name that says much of it')}")
    ) == ["3"]


def test_a_curve_of_one_score_is_told_once() -> None:
    assert re.findall(r"<dt>([^<]+)</dt>", strip_of("stages: [{title: A, emotion: 1}]\n"))[0] == "The end"
    both = strip_of("stages: [{title: A, emotion: 1}, {title: B, emotion: 0}]\n")
    assert {"Lowest point", "Highest point", "The end"} <= set(re.findall(r"<dt>([^<]+)</dt>", both))


def test_a_figure_and_its_percent_sign_stay_on_one_line() -> None:
    assert "100% of the time" in strip_of("kind: support\nstages: [{title: A, wait: 6w}]\n")
