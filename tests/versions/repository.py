"""Repositories with published versions, made by tests."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Repository:
    """A git repository in a folder; commits have the dates they are given."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, day: str = "2025-01-01") -> str:
        """What git says."""
        environment = {
            **os.environ,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
            "GIT_AUTHOR_DATE": f"{day}T12:00:00+0000",
            "GIT_COMMITTER_DATE": f"{day}T12:00:00+0000",
        }
        command = ["git", "-c", "user.name=Mina", "-c", "user.email=mina@example.com", *arguments]
        done = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def write(self, files: dict[str, str | None]) -> None:
        """Write files; those that are None are removed."""
        for path, text in files.items():
            file = self.folder / path
            if text is None:
                file.unlink()
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")

    def publish(self, tag: str, day: str, files: dict[str, str | None], *, annotated: bool = False) -> str:
        """Commit files and tag the commit."""
        self.write(files)
        self.git("add", "--all", ".")
        self.git("commit", "--quiet", "--allow-empty", "--message", tag, day=day)
        if annotated:
            self.git("tag", "--annotate", "--message", tag, tag, day="2026-09-09")
        else:
            self.git("tag", tag)
        return self.git("rev-parse", "HEAD")
