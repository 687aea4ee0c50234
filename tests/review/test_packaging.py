"""The action, the GitLab job and the hooks: their own commands, run by a shell on real repositories."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.review.host_server import TOKEN, played

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.review.projects import Repository, Request

ROOT = Path(__file__).resolve().parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
GITLAB = yaml.safe_load((ROOT / "packaging/gitlab/review.yml").read_text("utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


def shell(script: str, folder: Path, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """A script in an environment of its own, with this interpreter's commands first on the path."""
    kept = {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script],
        cwd=folder, env=kept | dict(env), capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def step(name: str) -> dict[str, object]:
    return next(each for each in ACTION["runs"]["steps"] if each["name"] == name)


def act(clone: Repository, request: Request, inputs: Mapping[str, str], env: Mapping[str, str] | None = None):
    """The action's review step, with its inputs as the runner would give them."""
    values = {name: str(each.get("default", "")) for name, each in ACTION["inputs"].items()} | dict(inputs)
    given = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: values[found[1]], str(text))
        for name, text in step("Review")["env"].items()
    }
    files = {"GITHUB_OUTPUT": clone.root.parent / "out", "GITHUB_STEP_SUMMARY": clone.root.parent / "summary"}
    for file in files.values():
        file.write_text("")
    job = {
        "GITHUB_ACTIONS": "true", "GITHUB_EVENT_NAME": "pull_request", "GITHUB_REF": "refs/pull/7/merge",
        "GITHUB_BASE_REF": "main", "GITHUB_SHA": request.merge, "GITHUB_REPOSITORY": "shop/maps",
    }  # fmt: skip
    done = shell(
        str(step("Review")["run"]), clone.root, job | given | {k: str(v) for k, v in files.items()} | dict(env or {})
    )
    return done, files["GITHUB_OUTPUT"].read_text().strip(), files["GITHUB_STEP_SUMMARY"].read_text("utf-8")


@pytest.fixture
def clone(request7: Request, tmp_path: Path) -> Repository:
    return request7.host.clone(tmp_path / "ci" / "work", "--depth=2", "origin", "refs/pull/7/merge")


needs_page = pytest.mark.skipif(
    not (ROOT / "plugin/desireline/draw/changes/page.py").exists(), reason="the page of changes is not there yet"
)


@needs_page
def test_the_action_reviews_a_merge_ref(clone: Repository, request7: Request) -> None:
    done, output, summary = act(clone, request7, {"fail-on": "error worse"})
    assert (done.returncode, output) == (1, "exit-code=1"), done.stderr
    assert done.stdout.startswith("::error file=maps/visit.yaml")
    assert summary.startswith("### Desireline: ✖ 2 things stand in the way")
    written = sorted(path.name for path in (clone.root / "desireline-review").iterdir())
    assert written == ["changes.html", "comment.md", "diff.json", "diff.sarif"]
    done, output, _ = act(clone, request7, {})
    assert (done.returncode, output) == (0, "exit-code=0")


@needs_page
def test_the_action_posts_where_it_is_asked_to(clone: Repository, request7: Request) -> None:
    with played() as host:
        env = {"GITHUB_API_URL": host.address, "GITHUB_TOKEN": TOKEN}
        done, _, _ = act(clone, request7, {"comment": "post"}, env)
        assert done.returncode == 0, done.stderr
        assert "2 worse" in host.comments[0]["body"]


@needs_page
def test_two_workflows_comment_on_a_forks_request(clone: Repository, request7: Request, tmp_path: Path) -> None:
    """The first has no right to write; the second never checks out what the request holds."""
    assert act(clone, request7, {})[0].returncode == 0
    run = {"head_repository": {"owner": {"login": "fork"}}, "head_branch": "topic", "head_sha": request7.head}
    (tmp_path / "event.json").write_text(json.dumps({"workflow_run": run}))
    with played() as host:
        host.pulls = [{"number": 7, "head": {"sha": request7.head}}]
        env = {
            "GITHUB_API_URL": host.address, "GITHUB_TOKEN": TOKEN, "GITHUB_EVENT_NAME": "workflow_run",
            "GITHUB_EVENT_PATH": str(tmp_path / "event.json"), "GITHUB_REF": "refs/heads/main",
        }  # fmt: skip
        done, output, _ = act(clone, request7, {"comment-file": "desireline-review/comment.md"}, env)
        assert (done.returncode, output) == (0, "exit-code=0"), done.stderr
        assert host.written == [("POST", "/repos/shop/maps/issues/7/comments")]


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ({"comment": "maybe"}, "'comment' is post, file or none"),
        ({"annotations": "yes"}, "'annotations' is true or false"),
        ({"fetch": "1"}, "'fetch' is true or false"),
        ({"folder": "nowhere"}, "there is no folder"),
        ({"output": "a,json=b"}, "without a comma"),
        ({"fail-on": "often"}, ""),
        ({"against": "$(touch pwned)"}, ""),
        ({"key": "; touch pwned"}, ""),
    ],
)
def test_wrong_inputs_fail_and_run_nothing(
    clone: Repository, request7: Request, inputs: dict[str, str], said: str
) -> None:
    done, _, _ = act(clone, request7, inputs)
    assert said in done.stdout + done.stderr
    if "key" not in inputs:
        assert done.returncode in {2, 4}
    assert not (clone.root / "pwned").exists()


def test_a_checkout_without_its_parents_fails_the_action(request7: Request, tmp_path: Path) -> None:
    clone = request7.host.clone(tmp_path / "ci" / "work", "--depth=1", "origin", "refs/pull/7/merge")
    done, output, summary = act(clone, request7, {})
    assert (done.returncode, output) == (4, "exit-code=4")
    assert "fetch-depth: 2" in done.stderr
    assert "could not compare" in summary


@pytest.mark.parametrize(("version", "code"), [("none", 0), ("1; touch pwned", 2), ("$(x)", 2)])
def test_the_version_is_a_version(tmp_path: Path, version: str, code: int) -> None:
    done = shell(str(step("Install")["run"]), tmp_path, {"VERSION": version, "ACTION": "x"})
    assert done.returncode == code
    assert list(tmp_path.iterdir()) == []


def test_no_input_stands_in_a_script() -> None:
    assert [each["name"] for each in ACTION["runs"]["steps"] if "${{" in each["run"]] == []
    named = set(re.findall(r"inputs\.([\w-]+)", (ROOT / "action.yml").read_text("utf-8")))
    assert named == set(ACTION["inputs"])


@needs_page
def test_the_gitlab_job(request7: Request, tmp_path: Path) -> None:
    job = GITLAB["desireline-review"]
    clone = request7.host.clone(tmp_path / "ci", "origin", "topic")
    clone.git("fetch", "--quiet", "origin", "+refs/heads/main:refs/remotes/origin/main")
    with played() as host:
        host.who = 200
        env = {name: str(value) for name, value in (GITLAB["variables"] | job["variables"]).items()} | {
            "GITLAB_CI": "true", "CI_MERGE_REQUEST_IID": "5", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": request7.fork_point, "CI_COMMIT_SHA": request7.head,
            "CI_PROJECT_ID": "12", "CI_API_V4_URL": host.address, "DESIRELINE_TOKEN": TOKEN,
        }  # fmt: skip
        done = shell("\n".join(job["script"]), clone.root, env)
        assert done.returncode == 0, done.stderr
        assert len(host.comments) == 1
        report = job["artifacts"]["reports"]["codequality"]
        assert {each["severity"] for each in json.loads((clone.root / report).read_text("utf-8"))} == {"minor"}
        done = shell("\n".join(job["script"]), clone.root, env | {"DESIRELINE_FAIL_ON": "warn worse"})
        assert done.returncode == 1
        del env["DESIRELINE_TOKEN"]
        assert shell("\n".join(job["script"]), clone.root, env).returncode == 0, "a fork's job has no token"


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_passes_what_is_well_and_stops_what_is_not(request7: Request, hook: dict[str, object]) -> None:
    host = request7.host
    host.git("checkout", "--quiet", "-b", "mine", "main")
    shell("desireline fmt", host.root, {})
    host.commit("formatted")
    assert shell(str(hook["entry"]), host.root, {}).returncode == 0
    assert host.git("status", "--porcelain") == ""
    if hook["id"] == "desireline-fmt":
        host.change("maps/visit.yaml", "title: A visit", "title:   'A visit'")
        host.git("add", "--all")
        shell(str(hook["entry"]), host.root, {})
        assert host.git("diff", "--name-only") == "maps/visit.yaml", "pre-commit stops when files were changed"
        return
    host.change("maps/visit.yaml", "id: noise", "ID: noise" if hook["id"] == "desireline-check" else "id: din")
    host.commit()
    assert shell(str(hook["entry"]), host.root, {}).returncode == 1


def test_hooks_say_what_pre_commit_needs() -> None:
    for hook in HOOKS:
        assert {"id", "name", "entry", "language", "files"} <= set(hook)
        assert hook["pass_filenames"] is False
