"""`rules`: every rule, by severity."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desireline.compare import rules

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_every_rule_is_listed_under_its_severity(run: Run) -> None:
    out = run("rules", "--width", "400").out
    places = [out.index(f"  {rule.id}: {rule.title}\n") for rule in rules().values()]
    assert places == sorted(places)
    heads = [out.index(head) for head in ("✖ error: breaking", "! warn: to look at", "i info: information")]
    assert heads[0] < places[0] < heads[1] < heads[2] < places[-1]


def test_one_severity_alone(run: Run) -> None:
    out = run("rules", "--severity", "warn").out
    assert "moment-of-truth-worse" in out
    assert "id-lost" not in out


def test_for_programs(run: Run) -> None:
    listed = json.loads(run("rules", "--format", "json").out)
    assert [each["id"] for each in listed] == list(rules())
    assert all(set(each) == {"id", "severity", "title", "why", "fix"} for each in listed)
