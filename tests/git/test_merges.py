"""Git's own commands with the merge driver: what goes together, what does not, and what is left when it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from desireline.source import read_text
from tests.compare.projects import SHOP, edited, moved_up

if TYPE_CHECKING:
    from tests.git.conftest import Repo

MAP = "maps/shop.yaml"

# Git alone fails on this pair: ours moves a stage, theirs edits inside it, one line below what ours renamed.
OURS = edited(
    ("title: Buy\n", "title: Purchase\n"),
    text=moved_up(SHOP, "  - id: compare", "  - id: buy", "  - id: use"),
)
THEIRS = edited(
    ("    moment_of_truth: true\n", "    moment_of_truth: true  # seen in March\n    goal: Leave with the phone\n"),
    ("Stands in the queue, wait: 20m", "Stands in the queue, wait: 25m"),
)


def merged(repo: Repo) -> dict[str, object]:
    text = repo.read(MAP)
    assert "<<<<<<<" not in text
    loaded: dict[str, object] = yaml.load(text, yaml.CBaseLoader)
    return loaded


def assert_both(repo: Repo) -> None:
    text = repo.read(MAP)
    stages = merged(repo)["stages"]
    assert isinstance(stages, list)
    assert [stage["id"] for stage in stages] == ["search", "buy", "compare", "use"], "ours moved the stage"
    assert stages[1]["title"] == "Purchase", "ours renamed it"
    assert stages[1]["goal"] == "Leave with the phone", "theirs gave it a goal"
    assert stages[1]["steps"][0]["wait"] == "25m", "theirs made the wait longer"
    assert "# seen in March" in text, "a comment that theirs wrote stays"
    assert "x-conflict" not in text


def test_git_alone_does_not_merge_the_pair(bare_repo: Repo) -> None:
    bare_repo.branches(OURS, THEIRS)
    bare_repo.git("merge", "theirs", code=1)


def test_merge(repo: Repo) -> None:
    repo.branches(OURS, THEIRS)
    repo.git("merge", "-q", "theirs", "-m", "together")
    assert_both(repo)


def test_rebase(repo: Repo) -> None:
    repo.branches(OURS, THEIRS)
    repo.git("rebase", "-q", "theirs")
    assert_both(repo)


def test_cherry_pick(repo: Repo) -> None:
    repo.branches(OURS, THEIRS)
    repo.git("cherry-pick", "theirs")
    assert_both(repo)


def test_stash(repo: Repo) -> None:
    repo.write(MAP, THEIRS)
    repo.git("stash", "-q")
    repo.write(MAP, OURS)
    repo.commit()
    repo.git("stash", "pop", "-q")
    assert_both(repo)


def test_a_file_renamed_on_one_side(repo: Repo) -> None:
    repo.git("checkout", "-q", "-b", "theirs")
    repo.write(MAP, THEIRS)
    repo.commit("theirs")
    repo.git("checkout", "-q", "main")
    repo.git("mv", MAP, "maps/phone shop.yaml")
    repo.write("maps/phone shop.yaml", OURS)
    repo.commit("renamed")
    repo.git("merge", "-q", "theirs", "-m", "together")
    repo.git("mv", "maps/phone shop.yaml", MAP)
    assert_both(repo)


def test_a_name_that_is_not_ascii(repo: Repo) -> None:
    repo.write("maps/選購 手機.yaml", SHOP)
    repo.commit()
    repo.branches(OURS.replace("id: shop", "id: shop"), THEIRS, "maps/選購 手機.yaml")
    repo.git("merge", "-q", "theirs", "-m", "together")
    repo.write(MAP, repo.read("maps/選購 手機.yaml"))
    assert_both(repo)


def test_a_file_deleted_on_one_side_stays_a_conflict_of_git(repo: Repo) -> None:
    """Git asks no driver for it: nothing is guessed, and the changed file is kept."""
    repo.git("checkout", "-q", "-b", "theirs")
    repo.git("rm", "-q", MAP)
    repo.commit("gone")
    repo.git("checkout", "-q", "main")
    repo.write(MAP, OURS)
    repo.commit("ours")
    assert "deleted in theirs" in repo.git("merge", "theirs", code=1)
    assert repo.read(MAP) == OURS


def test_both_add_the_file(repo: Repo) -> None:
    new = "id: visit\ntitle: A visit\nstages:\n  - id: arrive\n    title: Arrive\n"
    repo.git("checkout", "-q", "-b", "theirs")
    repo.write("maps/visit.yaml", new + "  - id: leave\n    title: Leave\n")
    repo.commit("theirs")
    repo.git("checkout", "-q", "main")
    repo.write("maps/visit.yaml", new.replace("title: Arrive", "title: Arrive\n    emotion: 1"))
    repo.commit("ours")
    repo.git("merge", "-q", "theirs", "-m", "together")
    stages = yaml.safe_load(repo.read("maps/visit.yaml"))["stages"]
    assert [stage["id"] for stage in stages] == ["arrive", "leave"]
    assert stages[0]["emotion"] == 1


def test_a_conflict_is_said_in_words_and_leaves_a_file_that_can_be_read(repo: Repo) -> None:
    ours = edited(("severity: high", "severity: low"), ("title: Use", "title: Live with it"))
    theirs = edited(("severity: high", "severity: 4"), ("Signs the contract", "Signs at the counter"))
    repo.branches(ours, theirs)
    said = repo.git("merge", "theirs", code=1)
    assert "maps/shop.yaml: 1 conflict" in said
    assert "price-gap/severity (pain “The shop asks for more than the site”): both sides changed it" in said
    assert "(before: “high”; ours: “low”; theirs: “4”). Kept: ours" in said
    assert "UU maps/shop.yaml" in repo.git("status", "--short"), "git knows that it is not settled"
    loaded = merged(repo)
    assert loaded["x-conflict"] == [
        {
            "at": "stages/compare/pains/price-gap/severity", "why": "both sides changed it",
            "base": "high", "ours": "low", "theirs": "4", "kept": "ours",
        }
    ]  # fmt: skip
    text = repo.read(MAP)
    assert "Live with it" in text, "what does not conflict is merged"
    assert "Signs at the counter" in text
    sheet = read_text(text, MAP)
    assert sheet.piece is not None
    assert [problem for problem in sheet.problems if problem.severity == "error"] == []


def test_settling_a_conflict_by_hand(repo: Repo) -> None:
    repo.branches(edited(("severity: high", "severity: low")), edited(("severity: high", "severity: 4")))
    repo.git("merge", "theirs", code=1)
    text = repo.read(MAP)
    start = text.index("x-conflict:")
    end = text.index("id: shop", start)
    repo.write(MAP, text[:start] + text[end:])
    repo.git("add", MAP)
    repo.git("commit", "-q", "--no-edit")
    assert repo.read(MAP) == edited(("severity: high", "severity: low")), "without the record it is ours to the byte"


@pytest.mark.parametrize("broken", ["ours", "theirs"])
def test_broken_yaml_on_one_side_is_merged_by_lines_with_a_message(repo: Repo, broken: str) -> None:
    bad = edited(("title: Search", "title: [Search"))
    good = edited(("title: Use", "title: Live with it"))
    repo.branches(*((bad, good) if broken == "ours" else (good, bad)))
    said = repo.git("merge", "theirs", "-m", "together")
    assert f"maps/shop.yaml: {broken} cannot be read: line " in said
    assert "line by line" in said
    text = repo.read(MAP)
    assert "title: [Search" in text
    assert "Live with it" in text


def test_broken_yaml_and_lines_that_conflict_leave_gits_markers(repo: Repo) -> None:
    repo.branches(edited(("title: Search", "title: [Search")), edited(("title: Search", "title: Look")))
    said = repo.git("merge", "theirs", code=1)
    assert "line by line" in said
    assert "<<<<<<< ours" in repo.read(MAP)


def test_a_file_that_git_takes_for_binary_is_a_conflict_and_stops_no_other_file(repo: Repo) -> None:
    other = repo.root / "maps/other.yaml"
    other.write_bytes("id: other\ntitle: Other\nstages: [One]\n".encode("utf-16"))
    repo.commit()
    repo.git("checkout", "-qb", "theirs")
    other.write_bytes("id: other\ntitle: Another\nstages: [One]\n".encode("utf-16"))
    repo.write(MAP, THEIRS)
    repo.commit()
    repo.git("checkout", "-q", "main")
    mine = "id: other\ntitle: Mine\nstages: [One]\n".encode("utf-16")
    other.write_bytes(mine)
    repo.write(MAP, OURS)
    repo.commit()
    said = repo.git("merge", "theirs", code=1)
    assert "maps/other.yaml: base cannot be read: this file is UTF-16" in said
    assert "ours is left as it is: settle it by hand" in said
    assert "line by line" not in said
    assert other.read_bytes() == mine
    assert repo.git("diff", "--name-only", "--diff-filter=U").split() == ["maps/other.yaml"]
    assert_both(repo)
    files = [repo.root / name for name in ("base", "ours", "theirs")]
    for file, text in zip(files, ("a", "b", "c"), strict=True):
        file.write_bytes(text.encode("utf-16"))
    assert repo.desireline("merge", *map(str, files)).code == 1, "git stops the whole merge where it is more than 128"


def test_windows_line_ends_stay(repo: Repo) -> None:
    repo.git("config", "core.autocrlf", "false")
    repo.write(MAP, SHOP.replace("\n", "\r\n"))
    repo.commit()
    repo.branches(OURS.replace("\n", "\r\n"), THEIRS.replace("\n", "\r\n"))
    repo.git("merge", "-q", "theirs", "-m", "together")
    text = repo.read(MAP)
    assert text.count("\n") == text.count("\r\n")
    repo.write(MAP, text.replace("\r\n", "\n"))
    assert_both(repo)


def test_comments_of_both_sides_and_a_reference_that_follows_are_told(repo: Repo) -> None:
    ours = edited(("    metrics:\n", "    # ask Ben\n    metrics:\n"),
                  ("- id: price-gap\n", "- id: dearer\n        was: price-gap\n"),
                  ("solves: [price-gap]", "solves: [dearer]"))  # fmt: skip
    theirs = edited(("    metrics:\n", "    # ask Ann\n    metrics:\n"),
                    ("text: Signs the contract", "text: Signs the contract, solves: price-gap"))  # fmt: skip
    repo.branches(ours, theirs)
    said = repo.git("merge", "theirs", "-m", "together")
    assert "shop.yaml: both sides wrote a comment at stages/buy/metrics; both stand there, ours first" in said
    assert "shop.yaml: stages/buy/steps/sign/solves named 'price-gap', which is 'dearer' now, and names that" in said
    assert "    # ask Ben\n    # ask Ann\n    metrics:\n" in repo.read(MAP)
    assert "solves: dearer}" in repo.read(MAP)


def test_terminal_controls_in_a_map_do_not_reach_the_terminal(repo: Repo) -> None:
    evil = 'title: "Use \\e[31m \u202e red"'
    repo.branches(edited(("title: Use", evil)), edited(("title: Use", "title: Live with it")))
    said = repo.git("merge", "theirs", code=1)
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert merged(repo)["x-conflict"]


def test_a_persona_is_merged_too(repo: Repo) -> None:
    path = "personas/hao.yaml"
    base = repo.read(path)
    repo.branches(base.replace("name: Hao", "name: Hao Chen"), base + "needs: [One price]\n", path)
    repo.git("merge", "-q", "theirs", "-m", "together")
    assert yaml.safe_load(repo.read(path)) == {
        "id": "hao", "name": "Hao Chen", "goals": ["Take good pictures at night"], "needs": ["One price"],
    }  # fmt: skip
