"""Repositories with a past, made as people make them: maps edited, renamed, moved, broken, mended and merged."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

VISIT = """\
title: A visit
lang: en
purpose: Decide where the queue goes
owner: team
personas: [mina]
stages:
  - id: arrive
    title: Arrive
    emotion: 1
    steps:
      - id: enter
        text: Walk in
    pains:
      - id: queue
        text: The queue is long
        severity: high
  - id: leave
    title: Leave
    emotion: -1
    opportunities:
      - id: fast-lane
        text: A fast lane
        solves: [queue]
"""

MINA = "name: Mina\nrole: A guest\ngoals:\n  - A quiet table\n"

PEOPLE = {"Mei": "mei@example.org", "Hao": "hao@example.org", "Ping": "ping@example.org"}


class Past:
    """A repository that is written commit by commit, a day each from 1 September 2026."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._day = 0
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main", ".")

    def git(self, *arguments: str, who: str = "Mei", day: int = 1, given: bytes | None = None) -> str:
        """Run git as somebody on some day of September 2026; what it says."""
        at = f"2026-09-{day:02d}T10:00:00+08:00"
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | {
            "GIT_AUTHOR_NAME": who, "GIT_AUTHOR_EMAIL": PEOPLE.get(who, f"{who}@example.org"),
            "GIT_COMMITTER_NAME": who, "GIT_COMMITTER_EMAIL": PEOPLE.get(who, f"{who}@example.org"),
            "GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at,
            "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
        }  # fmt: skip
        done = subprocess.run(
            ["git", *arguments], cwd=self.root, env=environment, input=given, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def write(self, path: str, text: str) -> None:
        """Write a file of the work tree."""
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def read(self, path: str) -> str:
        """Read one."""
        return (self.root / path).read_text("utf-8")

    def replace(self, path: str, *changes: tuple[str, str]) -> None:
        """Change pieces of a file, of each of which there is one."""
        text = self.read(path)
        for old, new in changes:
            assert text.count(old) == 1, f"{text.count(old)} times: {old!r}"
            text = text.replace(old, new)
        self.write(path, text)

    def move(self, old: str, new: str) -> None:
        """Give a file or folder another path."""
        (self.root / new).parent.mkdir(parents=True, exist_ok=True)
        self.git("mv", old, new)

    def commit(self, subject: str, who: str = "Mei", *also: str) -> str:
        """Commit everything; the commit's name."""
        self._day += 1
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", subject, *also, who=who, day=self._day)
        return self.git("rev-parse", "HEAD").strip()

    def merge(self, branch: str, subject: str, who: str = "Ping") -> str:
        """Merge a branch that does not touch the same lines."""
        self._day += 1
        self.git("merge", "--quiet", "--no-ff", "-m", subject, branch, who=who, day=self._day)
        return self.git("rev-parse", "HEAD").strip()


def long_past(root: Path, maps: int, commits: int) -> None:
    """A repository whose first commit adds all maps, and each further one changes the next."""
    Past(root)
    stream = b""
    for number in range(commits + 1):
        at = 1_780_000_000 + 60 * number
        who = b"Mei <mei@example.org> %d +0000" % at
        stream += b"commit refs/heads/main\nauthor %s\ncommitter %s\ndata 1\nx\n" % (who, who)
        for place in range(maps) if number == 0 else [number % maps]:
            raw = f"title: Map {place}\nowner: team {number}\nstages: [One]\n".encode()
            stream += b"M 100644 inline maps/m%d.yaml\ndata %d\n%s\n" % (place, len(raw), raw)
    subprocess.run(["git", "fast-import", "--quiet"], cwd=root, input=stream, check=True)
