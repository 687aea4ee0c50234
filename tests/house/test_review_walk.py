"""What the page "Reviewing a change" says in prose is so: of the request it shows, and of the examples beside it."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tools import comparison_contract, review_walk
from tools.command_line import run

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def request_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("request")
    review_walk.write_request(folder)
    return folder


@pytest.fixture(scope="module")
def changes(request_made: Path) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = json.loads(run(request_made, "diff", review_walk.WHOLE, "--format=json").said)[
        "changes"
    ]
    return made


def test_three_things_stand_in_the_way_two_of_them_at_the_moment_of_truth(changes: list[dict[str, Any]]) -> None:
    assert Counter(each["rule"] for each in changes if each["severity"] != "info") == {
        "id-lost": 1,
        "moment-of-truth-worse": 2,
    }


def test_three_others_are_better_or_worse(changes: list[dict[str, Any]]) -> None:
    told = [
        f"{each['effect']} at {each['entity']['within'][0]['name']}: {each['reasons'][0]}"
        for each in changes
        if each["effect"] in {"better", "worse"} and each["severity"] == "info"
    ]
    assert sorted(told) == ["better at Notice: feels-better", "better at Notice: wait", "worse at Ask: wait"]


def test_two_stages_stay(changes: list[dict[str, Any]]) -> None:
    stages = {each["entity"]["within"][0]["name"] for each in changes if each["entity"]["within"]}
    assert {"Hand over", "Repair"}.isdisjoint(stages)


def test_the_request_is_stopped_and_passes_after_it_was_mended_and_approved() -> None:
    said = review_walk.walk()
    assert said["walk-first"].endswith("$ echo $?\n1\n```")
    assert said["walk-first"].count("\nstops ") == 3
    assert said["walk-last"].endswith("$ echo $?\n0\n```")
    assert said["walk-last"].count("\napproved ") == 2


def test_the_example_for_python_makes_the_change_and_takes_it_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (ROOT / "docs/reference/comparison-json.md").read_text("utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    file = tmp_path / "maps/coffee.yaml"
    file.parent.mkdir()
    file.write_text(comparison_contract.BEFORE, "utf-8")
    review_walk.git(tmp_path, "init", "--quiet")
    review_walk.commit(tmp_path, "Coffee")
    file.write_text(comparison_contract.AFTER, "utf-8")
    run(tmp_path, "diff", "--format=json", "-o", "work.json")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    exec(compile(example, "comparison-json.md", "exec"), names)
    assert [str(names[side].stages[0].steps[0].wait) for side in ("before", "after")] == ["8m", "5m"]
