"""`explain`: a rule, or one change, in full."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from desireline.compare import rules
from desireline.draw.inline import plain
from desireline.insight.check import CHECKS, WARNINGS
from tests.cli.repositories import replace, repository
from tests.tools.cases import each_case

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.fixture
def changed(project: Path, run: Run) -> dict[str, str]:
    """Fingerprints of a changed project, by the field that was changed; the comparison stands in work.json."""
    repository(project)
    replace(project, "maps/visit.yaml", ("emotion: 1\n", "emotion: -2\n"), ("title: Leave", "title: Go"))
    run("diff", "-o", "work.json")
    found = json.loads((project / "work.json").read_text("utf-8"))["changes"]
    return {each["field"][0]: each["fingerprint"] for each in found}


@each_case("rule", rules())
def test_every_rule_says_what_it_means_and_what_to_do(rule: str, run: Run) -> None:
    ran = run("explain", rule, "--width", "400")
    assert ran.code == 0
    assert rules()[rule].title in ran.out
    assert rules()[rule].why in ran.out
    assert f"what to do: {rules()[rule].fix or 'nothing'}" in ran.out


@each_case("rule", CHECKS)
def test_so_does_every_rule_of_check(rule: str, run: Run) -> None:
    ran = run("explain", rule, "--width", "400")
    assert (ran.code, plain(CHECKS[rule]) in ran.out) == (0, True)
    assert (f"ignore: [{rule}]" in ran.out) == (rule in WARNINGS)


@pytest.mark.parametrize("length", [16, 8, 4], ids=["whole", "as printed", "short"])
@pytest.mark.parametrize("where", [[], ["HEAD"], ["work.json"]], ids=["by default", "sides", "saved"])
def test_a_change_by_its_fingerprint(length: int, where: list[str], changed: dict[str, str], run: Run) -> None:
    ran = run("explain", changed["score"][:length], *where)
    assert ran.code == 0, ran
    for part in (changed["score"], "maps/visit.yaml:13:18", "worse", "number-changed"):
        assert part in ran.out, part


def test_a_feeling_stands_where_its_step_does(project: Path, run: Run) -> None:
    """It has no name of its own: the step is what the change is about, and not what that stands in."""
    stages = "stages:\n  - {id: enter, title: Enter, steps: [{id: knock, text: Knocks, emotion: 1}]}\n"
    path = project / "maps/door.yaml"
    path.write_text(f"title: Door\n{stages}", "utf-8")
    repository(project)
    replace(project, "maps/door.yaml", ("emotion: 1", "emotion: -1"))
    run("diff", "-o", "work.json")
    (change,) = json.loads((project / "work.json").read_text("utf-8"))["changes"]
    said = run("explain", change["fingerprint"]).out
    assert "Step “Knocks”: lived emotion" in said
    assert "where: door › Enter\n" in said


# What is asked for, where, a word of the message, reason.
WRONG = [
    ("id-lots", [], "Did you mean 'id-lost'?", "a mistyped rule"),
    ("ffff0000", [], "There is no change 'ffff0000' from HEAD", "no such change"),
    ("ffff0000", ["work.json"], "There is no change", "no such change in a saved comparison"),
    ("ffff0000", ["none.json"], "There is no file", "no such comparison"),
]


@pytest.mark.parametrize(("what", "where", "said", "reason"), WRONG, ids=[each[-1] for each in WRONG])
def test_wrong_use_says_what_to_do(
    what: str, where: list[str], said: str, reason: str, changed: dict[str, str], run: Run
) -> None:
    ran = run("explain", what, *where)
    assert (ran.code, said in ran.err) == (2, True), ran


def test_an_incomplete_comparison_never_passes(changed: dict[str, str], project: Path, run: Run) -> None:
    (project / "maps/other.yaml").write_text("title: [\n", "utf-8")
    ran = run("explain", changed["score"])
    assert (ran.code, "could not be compared" in ran.err) == (3, True), ran
