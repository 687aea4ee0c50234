"""The comment that a job posts, that another job posts for it, and that nobody may post."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.review.host_server import TOKEN, played
from tests.review.projects import on_github

if TYPE_CHECKING:
    from pathlib import Path

    from tests.review.conftest import Run
    from tests.review.projects import Request


def test_the_comment_is_posted_updated_and_its_failure_is_one(run: Run, request7: Request, tmp_path: Path) -> None:
    clone = request7.host.clone(tmp_path / "ci", "--depth=2", "origin", "refs/pull/7/merge")
    with played() as host:
        env = on_github(request7, GITHUB_API_URL=host.address, GITHUB_TOKEN=TOKEN)
        assert run(clone.root, "review", "--post", env=env).code == 0
        assert "2 worse" in host.comments[0]["body"]
        assert "unchanged" in run(clone.root, "review", "--post", env=env).err
        assert run(clone.root, "review", "--post", "--fail-on", "worse", env=env).code == 1
        assert len(host.comments) == 1

        host.trouble = [(403, {}, '{"message": "Resource not accessible by integration"}')]
        ran = run(clone.root, "review", "--post", "--fail-on", "any", env=env)
        assert ran.code == 3
        assert "second workflow" in ran.err

        # A base that is not there replaces the comment of the run before.
        (clone.root / ".git/shallow").write_text(request7.merge + "\n")
        ran = run(clone.root, "review", "--post", env=env)
        if ran.code == 4:
            assert "could not compare" in host.comments[0]["body"]
    assert run(clone.root, "review", "--post", "--number", "7").code in {3, 4}, "no host, no comment"


def test_gitlab_posts_its_own_profile(run: Run, request7: Request, tmp_path: Path) -> None:
    clone = request7.host.clone(tmp_path / "ci", "origin", "topic")
    clone.git("fetch", "--quiet", "origin", "+refs/heads/main:refs/remotes/origin/main")
    with played() as host:
        host.who = 200
        env = {
            "GITLAB_CI": "true",
            "CI_MERGE_REQUEST_IID": "5",
            "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": request7.fork_point,
            "CI_COMMIT_SHA": request7.head,
            "CI_PROJECT_ID": "12",
            "CI_API_V4_URL": host.address,
            "CI_PROJECT_URL": "https://gitlab.example/shop/maps",
            "DESIRELINE_TOKEN": TOKEN,
        }
        ran = run(clone.root, "review", "--post", env=env)
        assert ran.code == 0, ran.err
        assert host.written == [("POST", "/projects/12/merge_requests/5/notes")]
        assert "https://gitlab.example/shop/maps/-/blob/" in host.comments[0]["body"]


def test_a_second_workflow_posts_what_a_fork_wrote_and_nothing_else(
    run: Run, request7: Request, tmp_path: Path
) -> None:
    clone = request7.host.clone(tmp_path / "ci", "--depth=2", "origin", "refs/pull/7/merge")
    assert run(clone.root, "review", "--out", "comment=c.md", env=on_github(request7)).code == 0
    event = {
        "workflow_run": {
            "head_repository": {"owner": {"login": "fork"}},
            "head_branch": "topic",
            "head_sha": request7.head,
        }
    }
    (tmp_path / "event.json").write_text(json.dumps(event))
    empty = tmp_path / "poster"
    empty.mkdir()
    with played() as host:
        host.pulls = [{"number": 7, "head": {"sha": request7.head}}]
        env = {
            "GITHUB_ACTIONS": "true",
            "GITHUB_EVENT_NAME": "workflow_run",
            "GITHUB_EVENT_PATH": str(tmp_path / "event.json"),
            "GITHUB_REPOSITORY": "shop/maps",
            "GITHUB_API_URL": host.address,
            "GITHUB_TOKEN": TOKEN,
        }
        ran = run(empty, "review", "--post-file", str(clone.root / "c.md"), env=env)
        assert ran.code == 0, ran.err
        assert host.written == [("POST", "/repos/shop/maps/issues/7/comments")]

        good = (clone.root / "c.md").read_text("utf-8")
        for evil in (
            good.replace("### ", "### @everyone "),
            good.replace("### ", "### Fixes #1 "),
            good.replace("### ", "### &#64;everyone "),
            "<script>alert(1)</script>\n" + good,
            "![x](https://evil.example/p.png)\n" + good,
            "[click](javascript:alert)\n" + good,
            "/close\n" + good,
            "see https://evil.example\n" + good,
            "[here](<https://evil.example/x>)\n" + good,
            "[here](<https://github.com/shop/maps.evil/>)\n" + good,
            "```mermaid\nflowchart LR\n  click a href\n```\n" + good,
            good.replace("key=default", "key=other"),
            "x" * 70_000 + good,
            "hello",
        ):
            (tmp_path / "evil.md").write_text(evil, "utf-8")
            ran = run(empty, "review", "--post-file", str(tmp_path / "evil.md"), env=env)
            assert (ran.code, len(host.written)) == (3, 1), evil[:80]

        host.pulls = [{"number": 7, "head": {"sha": "d" * 40}}]
        ran = run(empty, "review", "--post-file", str(clone.root / "c.md"), env=env)
        assert (ran.code, len(host.written)) == (0, 1), "the request went on; its next run comments"
        assert run(empty, "review", "--post-file", str(tmp_path / "gone.md"), env=env).code == 3
