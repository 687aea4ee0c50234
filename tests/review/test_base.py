"""What a change is compared with: in every clone that a host makes, the right base or the exact fix, never a guess."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from desireline.source.base import Base, NoBase, find_base
from desireline.source.surroundings import Surroundings, surroundings
from tests.review.projects import Repository, Request, repository

if TYPE_CHECKING:
    from pathlib import Path


def on_github(request: Request, **more: object) -> Surroundings:
    return Surroundings(host="github", number=7, target="main", merge=request.merge, tip=request.main, **more)


def test_the_merge_ref_at_depth_two_has_the_target_as_first_parent(request7: Request, tmp_path: Path) -> None:
    clone = request7.host.clone(tmp_path / "ci", "--depth=2", "origin", "refs/pull/7/merge")
    found = find_base(clone.root, on_github(request7))
    assert found == Base(request7.main, "main", "merge-ref", request7.merge, "HEAD")


def test_the_merge_ref_at_depth_one_names_the_fetch_and_fetches_where_allowed(
    request7: Request, tmp_path: Path
) -> None:
    clone = request7.host.clone(tmp_path / "ci", "--depth=1", "origin", "refs/pull/7/merge")
    with pytest.raises(NoBase, match="fetch-depth: 2") as stopped:
        find_base(clone.root, on_github(request7))
    command = str(stopped.value).split("\n")[-1].split()
    assert command[:2] == ["git", "fetch"]
    before = clone.git("rev-list", "--count", "HEAD")
    assert before == "1", "nothing was fetched without being asked for"

    clone.git(*command[1:])
    assert find_base(clone.root, on_github(request7)).commit == request7.main

    other = request7.host.clone(tmp_path / "ci-2", "--depth=1", "origin", "refs/pull/7/merge")
    assert find_base(other.root, on_github(request7), fetch=True).commit == request7.main


def test_the_requests_own_commit_is_compared_with_its_merge_base(request7: Request, tmp_path: Path) -> None:
    clone = request7.host.clone(tmp_path / "ci", "origin", "+refs/heads/main:refs/remotes/origin/main", "topic")
    clone.git("checkout", "--quiet", "--detach", request7.head)
    found = find_base(clone.root, on_github(request7))
    assert (found.commit, found.reason, found.spec) == (request7.fork_point, "merge-base", "main")


def test_a_shallow_clone_whose_history_is_cut_stops_and_deepens_where_allowed(
    request7: Request, tmp_path: Path
) -> None:
    clone = request7.host.clone(tmp_path / "ci", "--depth=1", "origin", "refs/pull/7/head")
    clone.git("fetch", "--quiet", "--depth=1", "origin", "+refs/heads/main:refs/remotes/origin/main")
    with pytest.raises(NoBase, match="git fetch --unshallow origin"):
        find_base(clone.root, on_github(request7))
    assert find_base(clone.root, on_github(request7), fetch=True).commit == request7.fork_point


def test_a_merge_base_found_past_a_cut_is_not_believed(tmp_path: Path) -> None:
    """Where main was merged into the branch, and that merge's own history is cut, an older ancestor turns up first."""
    host = repository(tmp_path / "host")
    host.git("checkout", "--quiet", "-b", "topic")
    host.commit("topic 1")
    host.git("checkout", "--quiet", "main")
    for number in range(6):
        host.commit(f"main {number}")
    late = host.git("rev-parse", "HEAD")
    host.git("checkout", "--quiet", "topic")
    host.git("merge", "--quiet", "--no-ff", "-m", "take main", "main")
    host.commit("topic 2")
    host.git("checkout", "--quiet", "main")
    for number in range(3):
        host.commit(f"main later {number}")

    for depth in range(1, 6):
        clone = host.clone(tmp_path / f"ci-{depth}", f"--depth={depth}", "origin", "topic")
        clone.git("fetch", "--quiet", f"--depth={depth}", "origin", "+refs/heads/main:refs/remotes/origin/main")
        try:
            assert find_base(clone.root, against="main").commit == late
        except NoBase as stopped:
            assert "unshallow" in str(stopped)  # noqa: PT017  # at some depths it may be found
        assert find_base(clone.root, against="main", fetch=True).commit == late


def test_a_branch_that_was_not_fetched_is_named_with_the_fetch(request7: Request, tmp_path: Path) -> None:
    clone = request7.host.clone(tmp_path / "ci", "origin", "topic")
    with pytest.raises(NoBase) as stopped:
        find_base(clone.root, Surroundings(target="main"))
    command = str(stopped.value).split("\n")[1].split()
    clone.git(*command[1:])
    assert find_base(clone.root, Surroundings(target="main")).commit == request7.fork_point


def test_the_remotes_branch_counts_rather_than_a_stale_local_one(request7: Request, tmp_path: Path) -> None:
    clone = request7.host.clone(tmp_path / "ci", "origin", "+refs/heads/*:refs/remotes/origin/*")
    clone.git("branch", "main", request7.fork_point)
    clone.git("checkout", "--quiet", "--detach", request7.main)
    clone.commit("on top")
    assert find_base(clone.root, against="main").commit == request7.main
    assert find_base(clone.root, against="refs/heads/main").commit == request7.main
    assert find_base(clone.root, against=request7.fork_point).commit == request7.fork_point


def test_a_developer_compares_with_the_main_branch(request7: Request) -> None:
    host = request7.host
    host.git("checkout", "--quiet", "topic")
    found = find_base(host.root)
    assert (found.commit, found.spec, found.reason) == (request7.fork_point, "main", "merge-base")
    assert find_base(host.root, way="tip").commit == request7.main
    assert find_base(host.root, head="refs/pull/7/merge", way="merge").commit == request7.main


@pytest.mark.parametrize(
    ("how", "what"),
    [
        ({"way": "merge"}, "no merge commit"),
        ({"head": "nowhere"}, "no revision 'nowhere'"),
        ({"against": "nowhere"}, "git fetch --no-tags origin"),
        ({"against": "--upload-pack=evil"}, "not in this clone"),
        ({"head": "--all"}, "no revision"),
        ({"around": Surroundings(trouble="the event cannot be read")}, "--against BRANCH"),
    ],
)
def test_what_cannot_be_found_says_what_to_do(request7: Request, how: dict[str, object], what: str) -> None:
    request7.host.git("checkout", "--quiet", "topic")
    with pytest.raises(NoBase, match=what):
        find_base(request7.host.root, **how)


def test_histories_without_a_common_commit_have_no_base(request7: Request) -> None:
    host = request7.host
    host.git("checkout", "--quiet", "--orphan", "island")
    host.commit("island")
    with pytest.raises(NoBase, match="no commit in common"):
        find_base(host.root)
    assert find_base(host.root, way="tip").commit == request7.main


def test_a_job_on_the_target_itself_is_not_taken_for_no_change(request7: Request) -> None:
    """`pull_request_target` checks out the target: comparing it with itself would always be clean."""
    around = Surroundings(host="github", number=7, target="main", is_target=True)
    with pytest.raises(NoBase, match="nothing to compare"):
        find_base(request7.host.root, around)


def test_a_failed_fetch_says_why(request7: Request, tmp_path: Path) -> None:
    clone = request7.host.clone(tmp_path / "ci", "--depth=1", "origin", "refs/pull/7/merge")
    clone.git("remote", "set-url", "origin", (tmp_path / "gone").as_uri())
    with pytest.raises(NoBase, match="failed: "):
        find_base(clone.root, on_github(request7), fetch=True)


def test_a_push_is_compared_with_where_the_branch_stood(request7: Request, tmp_path: Path) -> None:
    around = Surroundings("github", earlier=request7.fork_point)
    assert find_base(request7.host.root, around).commit == request7.fork_point
    clone = request7.host.clone(tmp_path / "ci", "--depth=1", "origin", "main")
    with pytest.raises(NoBase, match="fetch-depth: 0"):
        find_base(clone.root, around)
    assert find_base(clone.root, around, fetch=True).commit == request7.fork_point


def test_criss_cross_history_says_that_there_are_two_bases(tmp_path: Path) -> None:
    host = repository(tmp_path / "host")
    host.git("checkout", "--quiet", "-b", "topic")
    one = host.commit("topic 1")
    host.git("checkout", "--quiet", "main")
    two = host.commit("main 1")
    host.git("merge", "--quiet", "--no-ff", "-m", "x", one)
    host.git("checkout", "--quiet", "topic")
    host.git("merge", "--quiet", "--no-ff", "-m", "y", two)
    found = find_base(host.root)
    assert found.commit in {one, two}
    assert "2 merge bases" in found.note


EVENT = {"number": 7, "pull_request": {"number": 7, "base": {"ref": "main", "sha": "a" * 40}}}
GITHUB = {"GITHUB_ACTIONS": "true", "GITHUB_EVENT_NAME": "pull_request", "GITHUB_SHA": "c" * 40}
GITLAB = {"GITLAB_CI": "true", "CI_MERGE_REQUEST_IID": "5", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"}


@pytest.mark.parametrize(
    ("env", "event", "expected"),
    [
        ({}, None, Surroundings()),
        (
            GITHUB | {"GITHUB_REF": "refs/pull/7/merge", "GITHUB_BASE_REF": "main"},
            EVENT,
            Surroundings("github", 7, "main", "c" * 40, "a" * 40),
        ),
        # A fork's token or a local runner may give no event; the merge ref says enough.
        (
            GITHUB | {"GITHUB_REF": "refs/pull/7/merge", "GITHUB_BASE_REF": "main"},
            None,
            Surroundings("github", 7, "main", "c" * 40),
        ),
        (
            GITHUB | {"GITHUB_EVENT_NAME": "pull_request_target", "GITHUB_REF": "refs/heads/main"},
            EVENT,
            Surroundings("github", 7, "main", "", "a" * 40, is_target=True),
        ),
        (
            GITHUB | {"GITHUB_EVENT_NAME": "merge_group"},
            {"merge_group": {"base_sha": "a" * 40, "base_ref": "refs/heads/main"}},
            Surroundings("github", 0, "main", "", "a" * 40),
        ),
        (GITHUB | {"GITHUB_EVENT_NAME": "push"}, {"before": "a" * 40}, Surroundings("github", earlier="a" * 40)),
        (GITHUB | {"GITHUB_EVENT_NAME": "push"}, {"before": "0" * 40}, Surroundings("github")),
        # An event of another shape than expected is no reason to fall over.
        (GITHUB | {"GITHUB_EVENT_NAME": "push"}, {"before": ["x"]}, Surroundings("github")),
        (
            GITLAB | {"CI_MERGE_REQUEST_DIFF_BASE_SHA": "b" * 40, "CI_COMMIT_SHA": "c" * 40},
            None,
            Surroundings("gitlab", 5, "main", fork_point="b" * 40),
        ),
        (
            GITLAB
            | {
                "CI_MERGE_REQUEST_EVENT_TYPE": "merged_result",
                "CI_MERGE_REQUEST_TARGET_BRANCH_SHA": "a" * 40,
                "CI_MERGE_REQUEST_DIFF_BASE_SHA": "b" * 40,
                "CI_COMMIT_SHA": "c" * 40,
            },
            None,
            Surroundings("gitlab", 5, "main", "c" * 40, "a" * 40),
        ),
        ({"GITLAB_CI": "true", "CI_COMMIT_BEFORE_SHA": "0" * 40}, None, Surroundings("gitlab")),
        ({"BITBUCKET_PR_DESTINATION_BRANCH": "main"}, None, Surroundings(target="main")),
        ({"SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/main"}, None, Surroundings(target="main")),
    ],
)
def test_what_a_job_says_of_itself(tmp_path: Path, env: dict[str, str], event: object, expected: Surroundings) -> None:
    if event is not None:
        (tmp_path / "event.json").write_text(json.dumps(event))
        env = env | {"GITHUB_EVENT_PATH": str(tmp_path / "event.json")}
    assert surroundings(env) == expected


def test_an_event_that_cannot_be_read_is_trouble_not_silence(tmp_path: Path) -> None:
    (tmp_path / "event.json").write_text("{")
    env = GITHUB | {"GITHUB_EVENT_PATH": str(tmp_path / "event.json"), "GITHUB_REF": "refs/heads/main"}
    assert "GITHUB_EVENT_PATH" in surroundings(env).trouble


def test_gitlabs_own_merge_base_is_taken_where_it_is_here(request7: Request) -> None:
    host: Repository = request7.host
    host.git("checkout", "--quiet", "topic")
    around = Surroundings("gitlab", 5, "main", fork_point=request7.fork_point)
    assert find_base(host.root, around).commit == request7.fork_point
