"""Real git repositories for the tests: commits, clones, merge refs, made by git itself."""

from __future__ import annotations

import os
import subprocess
from copy import copy
from shutil import copytree
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

VISIT: Final = """\
id: visit
title: A visit
lang: en
purpose: Decide what to mend first.
personas: [mei]
owner: front-desk
stages:
  - id: arrive
    title: Arrive
    emotion: 1
    steps:
      - id: ring
        text: Rings the bell
        emotion: 1
        wait: 2m

  - id: talk
    title: Talk
    emotion: 1
    pains:
      - id: noise
        text: It is loud
        severity: low

  - id: leave
    title: Leave
    emotion: -1
"""
MEI: Final = "id: mei\nname: 小美\n"


class Repository:
    """A repository with a work tree."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def git(self, *arguments: str, check: bool = True) -> str:
        env = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_", "CI_"))}
        env |= {
            "GIT_AUTHOR_NAME": "Ann",
            "GIT_AUTHOR_EMAIL": "ann@example.org",
            "GIT_COMMITTER_NAME": "Ann",
            "GIT_COMMITTER_EMAIL": "ann@example.org",
            "GIT_AUTHOR_DATE": "2026-09-01T00:00:00Z",
            "GIT_COMMITTER_DATE": "2026-09-01T00:00:00Z",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        done = subprocess.run(
            ["git", "-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always", *arguments],
            cwd=self.root,
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
        if check and done.returncode:
            raise AssertionError(f"git {' '.join(arguments)}: {done.stderr}")
        return done.stdout.strip()

    def write(self, path: str, text: str) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")

    def change(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text("utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def commit(self, subject: str = "change") -> str:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", subject)
        return self.git("rev-parse", "HEAD")

    def clone(self, to: Path, *options: str) -> Repository:
        """A clone over git's own protocol, so that depth counts."""
        made = Repository(to)
        to.mkdir(parents=True)
        made.git("init", "--quiet")
        made.git("remote", "add", "origin", self.root.as_uri())
        made.git("fetch", "--quiet", "--no-tags", *options)
        made.git("checkout", "--quiet", "--detach", "FETCH_HEAD")
        return made


def repository(root: Path) -> Repository:
    """A repository with one map and one persona on `main`."""
    root.mkdir(parents=True, exist_ok=True)
    made = Repository(root)
    made.git("init", "--quiet")
    made.git("config", "uploadpack.allowAnySHA1InWant", "true")
    made.write("maps/visit.yaml", VISIT)
    made.write("personas/mei.yaml", MEI)
    made.commit("first")
    return made


class Request:
    """A pull request as a host keeps it: a branch, main that went on meanwhile, and the merge ref."""

    def __init__(self, root: Path, *, more_on_main: int = 2) -> None:
        self.host = repository(root)
        git = self.host.git
        self.fork_point = git("rev-parse", "HEAD")
        git("checkout", "--quiet", "-b", "topic")
        self.host.change("maps/visit.yaml", "wait: 2m", "wait: 20m")
        self.host.change("maps/visit.yaml", "    title: Talk\n    emotion: 1", "    title: Talk\n    emotion: -2")
        self.head = self.host.commit("slower")
        git("checkout", "--quiet", "main")
        for number in range(more_on_main):
            self.host.write(f"maps/other-{number}.yaml", VISIT.replace("id: visit", f"id: other-{number}"))
            self.main = self.host.commit(f"other {number}")
        git("checkout", "--quiet", "--detach", "main")
        git("merge", "--quiet", "--no-ff", "-m", "merge", "topic")
        self.merge = git("rev-parse", "HEAD")
        git("update-ref", "refs/pull/7/merge", self.merge)
        git("update-ref", "refs/pull/7/head", self.head)
        git("checkout", "--quiet", "main")

    def copied(self, to: Path) -> Request:
        """The same in another place, which is much faster than making it."""
        made = copy(self)
        made.host = Repository(to)
        copytree(self.host.root, to, symlinks=True)
        return made


def on_github(request: Request, **more: str) -> dict[str, str]:
    """The environment of a job on a pull request."""
    return {
        "GITHUB_ACTIONS": "true",
        "GITHUB_EVENT_NAME": "pull_request",
        "GITHUB_REF": "refs/pull/7/merge",
        "GITHUB_BASE_REF": "main",
        "GITHUB_SHA": request.merge,
        "GITHUB_REPOSITORY": "shop/maps",
        "GITHUB_RUN_ID": "99",
        **more,
    }
