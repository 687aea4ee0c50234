"""A request that mends what its base cannot read: told first, compared with how it read last, passed with a reason."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from desireline.compare import schema
from tests.review.projects import VISIT, Repository, repository

if TYPE_CHECKING:
    from pathlib import Path

    from tests.review.conftest import Run

BROKEN = VISIT.replace("title: A visit", "title: [A visit")
MENDED = VISIT.replace("wait: 2m", "wait: 9m")


@pytest.fixture
def mending(tmp_path: Path) -> Repository:
    """A branch that mends what main broke, and lets people wait longer."""
    made = repository(tmp_path / "mending")
    made.write("maps/visit.yaml", BROKEN)
    made.commit("broken")
    made.git("checkout", "--quiet", "-b", "mend")
    made.write("maps/visit.yaml", MENDED)
    made.commit("mended")
    return made


def reviewed(run: Run, folder: Path, code: int, *more: str) -> dict[str, Any]:
    ran = run(folder, "review", "--out", "json", *more)
    assert ran.code == code, ran.err
    made: dict[str, Any] = json.loads(ran.out)
    Draft202012Validator(schema()).validate(made)
    return made


def mark(made: dict[str, Any]) -> str:
    (unread,) = made["undiffable"]
    return str(unread["fingerprint"])


def test_it_is_compared_with_how_it_read_last_and_stays_incomplete(run: Run, mending: Repository) -> None:
    made = reviewed(run, mending.root, 3)
    assert made["complete"] is False
    assert made["undiffable"][0]["instead"] == mending.git("rev-parse", "main~1")
    assert [(each["op"], each["field"]) for each in made["changes"]] == [("number", ["wait"])]
    assert made["review"]["problems"] == [], "what was wrong before it broke is no news"
    assert made["review"]["mended"] == 1
    assert run(mending.root, "diff", "main...mend").code == 3, "the same holds of a comparison"


def test_who_says_why_lets_it_pass_and_that_is_told(run: Run, mending: Repository) -> None:
    found = mark(reviewed(run, mending.root, 3))
    for ran in (run(mending.root, "review"), run(mending.root, "review", "--out", "comment", "--profile", "github")):
        assert f"desireline approve {found}" in ran.out, "how to pass stands with it"
    assert run(mending.root, "approve", found[:8], "--reason", "it reads again", "--by", "Ann").code == 0
    assert reviewed(run, mending.root, 3), "an approval counts once it is committed"
    mending.commit("approve")
    made = reviewed(run, mending.root, 0)
    assert (made["complete"], made["review"]["passes"]) == (False, True)
    comment = run(mending.root, "review", "--out", "comment", "--profile", "github").out
    assert comment.startswith("### Desireline: ✖ 1 file could not be compared"), "it is told all the same"
    assert "it reads again" in comment
    assert "desireline approve" not in comment
    assert reviewed(run, mending.root, 1, "--fail-on", "worse"), "the gates hold of what it was compared with"
    assert "not-compared" in run(mending.root, "explain", found, "main...mend").out


def test_an_approval_is_of_what_was_broken_then(run: Run, mending: Repository) -> None:
    found = mark(reviewed(run, mending.root, 3))
    mending.git("checkout", "--quiet", "main")
    mending.change("maps/visit.yaml", "owner: front-desk", "owner: back-office")
    mending.commit("still broken, otherwise")
    mending.git("checkout", "--quiet", "-b", "again")
    mending.write("maps/visit.yaml", MENDED)
    mending.commit("mended")
    assert mark(reviewed(run, mending.root, 3)) != found


def test_where_no_version_was_whole_all_of_it_is_new(run: Run, mending: Repository, tmp_path: Path) -> None:
    clone = mending.clone(tmp_path / "ci", "--depth=2", "origin", "refs/heads/mend")
    made = reviewed(run, clone.root, 3, "--against", "HEAD^", "--base", "tip")
    assert made["undiffable"][0]["instead"] == ""
    assert [(each["op"], each["kind"]) for each in made["changes"]] == [("add", "map")]
    said = re.sub(r"\s+", " ", run(clone.root, "review", "--against", "HEAD^", "--base", "tip").out)
    assert "all that it says now is told as new" in said


def test_a_file_that_is_taken_away_is_told_as_it_read_last(run: Run, mending: Repository) -> None:
    mending.git("rm", "--quiet", "maps/visit.yaml")
    mending.commit("gone")
    made = reviewed(run, mending.root, 3)
    assert [(each["op"], each["rule"]) for each in made["changes"]] == [("remove", "file-lost")]


def test_what_is_still_broken_cannot_be_approved(run: Run, mending: Repository) -> None:
    mending.write("maps/visit.yaml", BROKEN + "# still\n")
    mending.commit("not mended")
    made = reviewed(run, mending.root, 3)
    assert {each["side"]: each["fingerprint"] for each in made["undiffable"]} == {"base": None, "head": None}
    assert "To let" not in run(mending.root, "review").out


def test_what_git_has_lost_is_fetched_and_not_approved(run: Run, mending: Repository) -> None:
    name = mending.git("rev-parse", "main:maps/visit.yaml")
    (mending.root / ".git/objects" / name[:2] / name[2:]).unlink()
    made = reviewed(run, mending.root, 3)
    assert [each["fingerprint"] for each in made["undiffable"]] == [None]


def test_what_went_is_linked_to_the_version_that_was_compared(run: Run, mending: Repository) -> None:
    mending.write("maps/visit.yaml", MENDED[: MENDED.index("  - id: leave")])
    mending.commit("and a stage less")
    env = {"GITHUB_ACTIONS": "true", "GITHUB_REPOSITORY": "o/r"}
    ran = run(mending.root, "review", "--against", "main", "--out", "comment", env=env)
    whole, broken = mending.git("rev-parse", "main~1"), mending.git("rev-parse", "main")
    assert f"https://github.com/o/r/blob/{whole}/maps/visit.yaml#L" in ran.out
    assert f"blob/{broken}/" not in ran.out
