"""`desireline review` on real repositories: what merging would change, and never "no change" where it does not know."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from desireline.compare import schema
from tests.review.projects import VISIT, Repository, Request, on_github, repository

if TYPE_CHECKING:
    from pathlib import Path

    from tests.review.conftest import Run


def changes(text: str) -> list[tuple[str, str, str]]:
    return [(each["op"], each["kind"], each["entity"]["file"]) for each in json.loads(text)["changes"]]


def test_the_merge_ref_at_depth_two_shows_the_change_and_no_more(run: Run, request7: Request, tmp_path: Path) -> None:
    """What others merged meanwhile is neither added nor taken away."""
    clone = request7.host.clone(tmp_path / "ci", "--depth=2", "origin", "refs/pull/7/merge")
    ran = run(clone.root, "review", "--out", "json", env=on_github(request7))
    assert ran.code == 0, ran.err
    made = json.loads(ran.out)
    assert changes(ran.out) == [("number", "step", "visit"), ("number", "feeling", "visit")]
    assert made["base"] == {"spec": "main", "commit": request7.main, "reason": "merge-ref"}
    assert made["review"]["passes"] is True
    Draft202012Validator(schema()).validate(made)
    assert {change["effect"] for change in made["changes"]} == {"worse"}


def test_a_clone_without_the_base_stops_with_the_fetch(run: Run, request7: Request, tmp_path: Path) -> None:
    clone = request7.host.clone(tmp_path / "ci", "--depth=1", "origin", "refs/pull/7/merge")
    ran = run(clone.root, "review", "--out", "json", "--out", "comment=c.md", env=on_github(request7))
    assert (ran.code, ran.out) == (4, "")
    assert f"git fetch --no-tags --deepen=1 origin {request7.merge}" in ran.err
    said = (clone.root / "c.md").read_text("utf-8")
    assert said.startswith("### ✖ Desireline could not compare")
    assert f"\n`git fetch --no-tags --deepen=1 origin {request7.merge}`\n" in said, "it can be copied"
    assert "no journey changes" not in said
    assert run(clone.root, "review", "--fetch", "--out", "json", env=on_github(request7)).code == 0


def test_a_fork_is_compared_like_any_other(run: Run, request7: Request, tmp_path: Path) -> None:
    """A fork's own clone knows the upstream only as a remote."""
    fork = request7.host.clone(tmp_path / "fork", "origin", "+refs/heads/*:refs/remotes/origin/*")
    fork.git("checkout", "--quiet", "-b", "mine", request7.fork_point)
    fork.change("maps/visit.yaml", "wait: 2m", "wait: 1m")
    fork.commit()
    ran = run(fork.root, "review", "--out", "json")
    assert (ran.code, changes(ran.out)) == (0, [("number", "step", "visit")])
    assert json.loads(ran.out)["changes"][0]["effect"] == "better"


def test_a_renamed_file_is_no_change(run: Run, request7: Request) -> None:
    host = request7.host
    host.git("checkout", "--quiet", "-b", "rename")
    (host.root / "maps/shop").mkdir()
    host.git("mv", "maps/visit.yaml", "maps/shop/a-visit.yaml")
    host.commit()
    ran = run(host.root, "review", "--out", "comment", "--profile", "github")
    assert ran.code == 0
    assert "✔ Desireline: no journey changes" in ran.out
    assert " empty hash=" in ran.out


def test_a_broken_revision_is_named_and_its_neighbours_still_compare(run: Run, request7: Request) -> None:
    host = request7.host
    host.git("checkout", "--quiet", "topic")
    host.write("maps/broken.yaml", "title: [\n")
    broken = host.commit("broken in the middle")
    ran = run(host.root, "review", "--out", "json")
    assert ran.code == 3
    made = json.loads(ran.out)
    assert [each["path"] for each in made["undiffable"]] == ["maps/broken.yaml"]
    assert made["review"]["passes"] is False
    assert len(made["changes"]) == 2, "the other files are still compared"

    # The revision before and the one after it compare whole; against the broken one it is said again.
    host.git("rm", "--quiet", "maps/broken.yaml")
    host.commit("mended")
    assert run(host.root, "review", "--out", "json").code == 0
    assert run(host.root, "review", "--against", broken, "--base", "tip", "--out", "json").code == 3
    assert run(host.root, "review", "--head", f"{broken}^", "--out", "json").code == 0


@pytest.mark.parametrize("kind", ["comment", "summary", "json", "sarif", "codequality", "annotations", "html"])
def test_what_could_not_be_compared_stands_in_every_output(run: Run, request7: Request, topic: Path, kind: str) -> None:
    request7.host.write("maps/broken.yaml", "title: [\n")
    request7.host.commit()
    ran = run(topic, "review", "--out", kind, "--profile", "github")
    assert ran.code == 3
    assert "maps/broken.yaml" in ran.out.replace("\u2060", "")
    if kind in {"comment", "summary"}:
        head = ran.out.split("\n")[0]
        assert head.startswith("### Desireline: ✖ 1 file could not be compared")


def test_the_gate(run: Run, request7: Request, topic: Path) -> None:
    assert run(topic, "review").code == 0
    assert run(topic, "review", "--fail-on", "worse").code == 1
    assert run(topic, "review", "--fail-on", "warn").code == 0
    assert run(topic, "review", "--fail-on", "any").code == 1
    assert run(topic, "review", "--fail-on", "none").code == 0
    request7.host.change("maps/visit.yaml", "id: noise", "id: din")
    request7.host.commit()
    ran = run(topic, "review")
    assert ran.code == 1
    assert "stops" in ran.out
    assert "desireline approve" in ran.out
    assert run(topic, "review", "--fail-on", "none").code == 0


def test_only_new_problems_count(run: Run, tmp_path: Path) -> None:
    host = repository(tmp_path / "host")
    host.change("maps/visit.yaml", "purpose: Decide what to mend first.\n", "")
    host.commit("an old sin")
    host.git("checkout", "--quiet", "-b", "topic")
    host.change("maps/visit.yaml", "id: visit\n", "# a line more\nid: visit\n")
    host.git("mv", "maps/visit.yaml", "maps/moved.yaml")
    host.commit()
    ran = run(host.root, "review", "--fail-on", "warn")
    assert ran.code == 0, ran.out
    host.change("maps/moved.yaml", "owner: front-desk\n", "")
    host.commit()
    ran = run(host.root, "review", "--fail-on", "warn", "--out", "json")
    assert ran.code == 1
    assert [each["rule"] for each in json.loads(ran.out)["review"]["problems"]] == ["no-owner"]


def test_a_project_in_a_folder_of_its_repository(run: Run, tmp_path: Path) -> None:
    host = Repository(tmp_path)
    host.git("init", "--quiet")
    host.write("docs/journeys/maps/visit.yaml", VISIT)
    host.write("docs/journeys/personas/mei.yaml", "id: mei\nname: Mei\n")
    host.commit()
    host.git("checkout", "--quiet", "-b", "topic")
    host.change("docs/journeys/maps/visit.yaml", "wait: 2m", "wait: 9m")
    host.commit()
    folder = tmp_path / "docs/journeys"
    ran = run(folder, "review", "--fail-on", "worse", "--out", "codequality")
    found = json.loads(ran.out)
    assert (ran.code, found[0]["location"]["path"]) == (1, "docs/journeys/maps/visit.yaml")
    line = (folder / "maps/visit.yaml").read_text("utf-8").split("\n")[found[0]["location"]["lines"]["begin"] - 1]
    assert "wait: 9m" in line


def test_outputs_are_written_side_by_side_and_the_page_is_linked(run: Run, request7: Request, tmp_path: Path) -> None:
    clone = request7.host.clone(tmp_path / "ci", "--depth=2", "origin", "refs/pull/7/merge")
    summary = tmp_path / "summary"
    summary.write_text("before\n", "utf-8")
    env = on_github(request7, GITHUB_STEP_SUMMARY=str(summary))
    ran = run(
        clone.root, "review", "--out", "comment=o/c.md,json=o/d.json", "--out", "summary", "--out", "html=o/p.html",
        "--out", "sarif=o/d.sarif", "--out", "annotations", "--fail-on", "worse", env=env,
    )  # fmt: skip
    assert ran.code == 1, ran.err
    assert ran.out.startswith("::error file=maps/visit.yaml,line=")
    said = (clone.root / "o/c.md").read_text("utf-8")
    assert "https://github.com/shop/maps/actions/runs/99" in said
    assert f"https://github.com/shop/maps/blob/{request7.merge}/maps/visit.yaml#L" in said
    assert summary.read_text("utf-8").startswith("before\n### Desireline")
    assert (clone.root / "o/p.html").read_text("utf-8").startswith("<!")


def test_equal_inputs_give_equal_bytes(run: Run, topic: Path) -> None:
    for kind in ("comment", "json", "sarif", "codequality", "annotations"):
        assert run(topic, "review", "--out", kind).out == run(topic, "review", "--out", kind).out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--out", "pdf=x"), "none of comment"),
        (("--out", "json="), "names no file"),
        (("--out", "json", "--out", "sarif"), "Only one output"),
        (("--fail-on", "often"), "often"),
        (("--post", "--profile", "plain"), "no marker"),
    ],
)
def test_wrong_use(run: Run, topic: Path, arguments: tuple[str, ...], said: str) -> None:
    ran = run(topic, "review", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_the_bytes_do_not_depend_on_the_seed_of_hashes_or_on_the_locale(topic: Path) -> None:
    made = set()
    for seed, locale in (("0", "C"), ("1", "C.UTF-8")):
        env = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "CI"))}
        env |= {"PYTHONHASHSEED": seed, "LC_ALL": locale, "PYTHONUTF8": "1", "SOURCE_DATE_EPOCH": "1790000000"}
        outputs = ("comment=c.md", "json=d.json", "sarif=d.sarif", "codequality=q.json", "annotations=a.txt")
        command = [sys.executable, "-m", "desireline.cli", "review", "--profile", "github"]
        command += [f"--out={output}" for output in outputs]
        subprocess.run(command, cwd=topic, env=env, check=True, capture_output=True)
        made.add(tuple((topic / output.partition("=")[2]).read_bytes() for output in outputs))
    assert len(made) == 1
