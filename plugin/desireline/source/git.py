"""Git, asked by its own command: one question at a time, and contents of files from one process.

No shell is involved, and nothing of the surroundings leads git to another repository or makes it speak another way.
"""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType

#: What would lead git to another repository than the one asked for, or make it speak another way.
_UNSET: Final = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
    "GIT_TRACE",
    "GIT_EXTERNAL_DIFF",
)


class NoRepository(Exception):  # noqa: N818  # named for what is missing
    """There is no git repository at that place, or no git."""


def git(
    repo: Path, *arguments: str, also: Mapping[str, str] | None = None, given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """What git says in a folder. Raises `NoRepository` where there is no git.

    Args:
        repo: Where it runs.
        arguments: The command and its options. Paths among them are taken as they stand.
        also: What its environment holds beside the usual.
        given: Its standard input.
    """
    try:
        return subprocess.run(
            ["git", "--no-pager", "--literal-pathspecs", *arguments],
            cwd=repo,
            env={**_environment(), **(also or {})},
            input=given,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise NoRepository("git is not installed, or not on the PATH; install it to read revisions") from error


def complaint(done: subprocess.CompletedProcess[bytes]) -> str:
    """What git complained of; "" where it did not."""
    return done.stderr.decode("utf-8", "replace").strip()


class Contents:
    """Contents of a repository by git's names of them, from one process for as long as it is open."""

    def __init__(self, repo: Path, uncommitted: Mapping[str, bytes] | None = None) -> None:
        """`uncommitted` are contents that git may not hold yet, by the name it would give them."""
        self._repo, self._uncommitted = repo, uncommitted or {}
        self._process: subprocess.Popen[bytes] | None = None

    def of(self, name: str) -> bytes | None:
        """The content of a file by its blob id, or by `COMMIT:path`; None where there is none."""
        if name in self._uncommitted:
            return self._uncommitted[name]
        if "\n" in name or "\0" in name:
            return None
        process = self._running()
        requests, answers = process.stdin, process.stdout
        if requests is None or answers is None:  # both were asked for
            return None
        requests.write(os.fsencode(name) + b"\n")
        requests.flush()
        head = answers.readline().split(b" ")
        if len(head) != 3 or not head[2].strip().isdigit():
            return None  # "NAME missing"
        content = answers.read(int(head[2]))
        answers.read(1)
        return content if head[1] == b"blob" else None

    def close(self) -> None:
        """Ends git's process. Asking again starts another."""
        process, self._process = self._process, None
        if process is not None:
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()
            process.wait()

    def __enter__(self) -> Contents:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __del__(self) -> None:
        if getattr(self, "_process", None) is not None:
            self.close()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                ["git", "--no-pager", "cat-file", "--batch"],
                cwd=self._repo,
                env=_environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._process


def _environment(base: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The environment git runs in: it speaks English, asks nothing, writes no lock, and stays in its repository."""
    kept = {name: value for name, value in base.items() if name not in _UNSET}
    return kept | {
        "LC_ALL": "C",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_PAGER": "cat",
        "GIT_NO_LAZY_FETCH": "1",
    }
