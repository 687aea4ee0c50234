"""SARIF, GitLab code quality and annotations: whole, in the order of weight, within the hosts' limits."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desireline.compare import Comparison, Undiffable, compare
from desireline.compare import rules as change_rules
from desireline.compare.review import Review
from desireline.draw.words import Words
from desireline.exchange.annotations import workflow_commands
from desireline.exchange.code_quality import code_quality
from desireline.exchange.sarif import MOST, sarif
from desireline.source import Problem, load_folder
from desireline.source.approvals import Approval
from desireline.source.base import Base
from tests.review.projects import MEI, VISIT

if TYPE_CHECKING:
    from pathlib import Path

WORDS = Words("en")


@pytest.fixture
def review(tmp_path: Path) -> Review:
    """One change that breaks links, one that is worse, one that is neither; and a project below the top."""
    new = VISIT.replace("id: noise", "id: din").replace("wait: 2m", "wait: 20m").replace("A visit", "The visit")
    for side, text in (("old", VISIT), ("new", new)):
        for path, held in (("maps/v 1.yaml", text), ("personas/mei.yaml", MEI)):
            (tmp_path / side / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / side / path).write_text(held, "utf-8")
    both = compare(load_folder(tmp_path / "old"), load_folder(tmp_path / "new"))
    base = Base("a" * 40, "main", "merge-ref", "b" * 40, "HEAD", prefix="docs/")
    return Review(both, base, ("error",), date(2026, 9, 21))


def failing(review: Review) -> Review:
    failed = (Undiffable("after", "maps/x.yaml", 3, 4, "it is no YAML", "r"),)
    return replace(review, comparison=replace_failures(review.comparison, failed))


def replace_failures(comparison: Comparison, failed: tuple[Undiffable, ...]) -> Comparison:
    return Comparison(comparison.files, failed, comparison.before, comparison.after)


def arabic(review: Review, tmp_path: Path) -> Review:
    """The same change of a map in Arabic."""
    for side, owner in (("old", "معلمة"), ("new", "مديرة")):
        path = tmp_path / "ar" / side / "maps/v.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(f"id: v\ntitle: رحلة\nlang: ar\nowner: {owner}\nstages:\n  - title: {owner}\n", "utf-8")
    sides = [load_folder(tmp_path / "ar" / side) for side in ("old", "new")]
    return replace(review, comparison=compare(*sides), gates=("any",))


def test_old_and_new_of_another_direction_do_not_change_places(review: Review, tmp_path: Path) -> None:
    found = arabic(review, tmp_path)
    for text in (sarif(found, WORDS), workflow_commands(found, WORDS), code_quality(found, WORDS)):
        assert "owner \u2068معلمة\u2069 → \u2068مديرة\u2069" in text


@pytest.mark.parametrize("lang", ["zh-Hant", "zh-Hans", "ja"])
def test_reports_speak_the_interfaces_language(review: Review, lang: str) -> None:
    """What is left in English is what the maps say, names of rules, and what reading a file reported."""
    words = Words(lang)
    found = failing(review)
    log = json.loads(sarif(found, words))["runs"][0]
    assert log["language"] == lang
    texts = [each["message"]["text"] for each in log["results"]]
    texts += [each["message"]["text"] for each in log["invocations"][0]["toolExecutionNotifications"]]
    for rule in log["tool"]["driver"]["rules"]:
        texts += [rule[part]["text"] for part in ("shortDescription", "fullDescription", "help") if part in rule]
    texts += workflow_commands(found, words).splitlines()
    texts += [each["description"] for each in json.loads(code_quality(found, words))]
    for held in ("it is no YAML", "Rings the bell", "It is loud", "A visit", "The visit", "v 1.yaml"):
        texts = [text.replace(held, "") for text in texts]
    assert not [text for text in texts if re.search(r"(?:[a-z]{2,} ){2}[a-z]{2,}", re.sub(r"`[^`]*`", "", text))]


def test_sarif_holds_what_the_standard_asks_for(review: Review) -> None:
    """Section numbers are those of SARIF 2.1.0."""
    problem = Problem("warning", "no-owner", "the map has no 'owner'", "maps/v 1.yaml", 1, 1)
    log = json.loads(sarif(replace(review, problems=(problem,)), WORDS))
    assert log["version"] == "2.1.0"  # 3.13.2
    (run,) = log["runs"]  # 3.13.4
    driver = run["tool"]["driver"]  # 3.18.2
    assert driver["name"]
    ids = [rule["id"] for rule in driver["rules"]]  # 3.19.23: no two alike
    assert len(ids) == len(set(ids))
    assert run["invocations"][0]["executionSuccessful"] is True  # 3.20.14: required
    assert len(run["results"]) == len(review.comparison.changes) + 1
    for result in run["results"]:
        assert result["message"]["text"]  # 3.27.11
        assert result["level"] in {"none", "note", "warning", "error"}  # 3.27.10
        assert ids[result["ruleIndex"]] == result["ruleId"]  # 3.27.6
        physical = result["locations"][0]["physicalLocation"]
        assert physical["artifactLocation"]["uri"] == "docs/maps/v%201.yaml"  # 3.10.1: a valid URI reference
        assert physical["artifactLocation"]["uriBaseId"] in run["originalUriBaseIds"]  # 3.14.14
        assert physical["region"]["startLine"] >= 1  # 3.30.5
    assert {rule["defaultConfiguration"]["level"] for rule in driver["rules"]} <= {"note", "warning", "error"}
    marks = [result["partialFingerprints"]["desireline/v1"] for result in run["results"]]
    assert len(marks) == len(set(marks))


def test_what_stands_in_the_way_comes_first_and_what_is_approved_is_suppressed(review: Review) -> None:
    results = json.loads(sarif(review, WORDS))["runs"][0]["results"]
    assert [result["properties"]["atGate"] for result in results] == [True, False, False]
    assert change_rules()[results[0]["ruleId"]].severity == "error"
    approved = replace(review, approvals=(Approval(review.hits[0].fingerprint, "agreed"),))
    results = json.loads(sarif(approved, WORDS))["runs"][0]["results"]
    assert [each["suppressions"] for each in results if "suppressions" in each] == [
        [{"kind": "external", "status": "accepted", "justification": "agreed"}]
    ]


def test_a_run_that_could_not_compare_all_did_not_succeed(review: Review) -> None:
    invocation = json.loads(sarif(failing(review), WORDS))["runs"][0]["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert "docs/maps/x.yaml" in invocation["toolExecutionNotifications"][0]["message"]["text"]
    quality = json.loads(code_quality(failing(review), WORDS))
    assert (quality[0]["severity"], quality[0]["location"]["lines"]["begin"]) == ("blocker", 3)
    assert workflow_commands(failing(review), WORDS).startswith("::error file=docs/maps/x.yaml,line=3,col=4,")


def test_more_results_than_a_host_keeps_are_counted(review: Review) -> None:
    many = tuple(Problem("warning", "r", f"m {n}", "maps/x.yaml", 1, 1) for n in range(MOST + 7))
    run = json.loads(sarif(replace(review, problems=many), WORDS))["runs"][0]
    assert len(run["results"]) == MOST
    assert run["results"][0]["properties"]["atGate"] is True
    assert "10 results" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


def test_code_quality_has_one_fingerprint_a_finding(review: Review) -> None:
    same = tuple(Problem("warning", "r", "the same", "maps/x.yaml", n, 1) for n in (1, 2, 3))
    found = json.loads(code_quality(replace(review, problems=same), WORDS))
    marks = [each["fingerprint"] for each in found]
    assert len(marks) == len(set(marks)) == 5
    for each in found:
        assert set(each) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert each["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert not each["location"]["path"].startswith(("/", "./"))
    assert [each["severity"] for each in found] == ["critical", "major", "major", "major", "minor"]
    # Another line is the same finding.
    moved = tuple(replace(each, line=each.line + 40) for each in same)
    assert [each["fingerprint"] for each in json.loads(code_quality(replace(review, problems=moved), WORDS))] == marks


def test_annotations_are_at_most_ten_of_a_kind_and_say_how_many_more(review: Review) -> None:
    many = tuple(Problem("warning", "r", f"m {n}", "maps/x.yaml", 1, 1) for n in range(30))
    lines = workflow_commands(replace(review, problems=many), WORDS).splitlines()
    kinds = [line.split(" ")[0] for line in lines]
    assert kinds == ["::error"] + ["::warning"] * 10 + ["::notice"]
    assert lines[10] == "::warning title=Desireline::and 21 more; see the report"


@pytest.mark.parametrize(
    "text", ["a\n::error::b", "a\r\n::stop-commands::x", "100%25", "x,line=9::y", "\x1b[31m", "\u202e"]
)
def test_a_text_cannot_begin_a_command_of_its_own(review: Review, text: str) -> None:
    problem = Problem("error", text, text, f"maps/{text}.yaml", 1, 1)
    out = workflow_commands(replace(review, problems=(problem,)), WORDS)
    assert all(re.match(r"::(error|warning|notice) [^:]*::", line) for line in out.splitlines())
    assert "\x1b" not in out
    assert "\u202e" not in out.split("::", 2)[2]


@pytest.mark.parametrize("text", ["\u202eevil", "a\u2066b", "\x1b[31mred", "[x](https://evil.example)", "two\nlines"])
def test_a_text_of_a_map_is_text_in_every_report(review: Review, text: str) -> None:
    """No link that only a reader of SARIF would make of it, and nothing that turns the words beside it round."""
    problem = Problem("error", "r", f"it says {text} here", "maps/x.yaml", 1, 1)
    many = replace(review, problems=(problem,))
    results = json.loads(sarif(many, WORDS))["runs"][0]["results"]
    messages = [each["message"]["text"] for each in results]
    messages += [each["description"] for each in json.loads(code_quality(many, WORDS))]
    told = [message for message in messages if message.startswith("it says ")]
    assert len(told) == 2
    assert all(message.isprintable() for message in told)
    assert "](" not in told[0]


def test_nothing_to_say_is_an_empty_report(review: Review) -> None:
    empty = replace(review, comparison=Comparison((), (), review.comparison.before, review.comparison.after))
    assert json.loads(code_quality(empty, WORDS)) == []
    assert workflow_commands(empty, WORDS) == ""
    assert json.loads(sarif(empty, WORDS))["runs"][0]["results"] == []
