"""What git must be told so that it uses desireline: entries of its configuration, and lines of `.gitattributes`."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from desireline import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DRIVER: Final = "desireline"
Scope = Literal["local", "global"]
View = Literal["facts", "changes", "none"]
"""What `git diff` shows: one fact a line, what changed in words, or YAML."""
HEADER: Final = r"^((map|persona|stage) .*)$"
"""Lines of a file's facts that say where in it a change stands."""
_SUFFIXES: Final = ("yaml", "yml")


def command() -> str:
    """How git is to call desireline: by name where any shell finds it, else by this very interpreter.

    A virtual environment that is not active when git runs would not be found by name.
    """
    found = shutil.which("desireline")
    in_environment = sys.prefix != sys.base_prefix
    if found and not in_environment:
        return "desireline"
    return f"{shlex.quote(Path(sys.executable).as_posix())} -m desireline.cli"


def wanted(view: View, call: str) -> dict[str, str]:
    """The entries of git's configuration, in their order."""
    made = {
        f"merge.{DRIVER}.name": "Desireline: merge journey maps part by part",
        f"merge.{DRIVER}.driver": f"{call} merge %O %A %B %L %P",
    }
    if view == "none":
        return made
    made |= {
        f"diff.{DRIVER}.textconv": f"{call} textconv --as-of {__version__}",
        f"diff.{DRIVER}.cachetextconv": "true",
        f"diff.{DRIVER}.xfuncname": HEADER,
    }
    if view == "changes":
        made[f"diff.{DRIVER}.command"] = f"{call} git external-diff"
    return made


def attribute_lines(folders: Iterable[str]) -> list[str]:
    """The lines of `.gitattributes` that name the drivers."""
    return [f"{_pattern(folder, suffix)} diff={DRIVER} merge={DRIVER}" for folder in folders for suffix in _SUFFIXES]


def _pattern(folder: str, suffix: str) -> str:
    """The pattern of all files below a folder; in quotation marks where the folder's name has a space."""
    path = folder.strip("/")
    if path in {"", "."}:
        return f"*.{suffix}"
    literal = "".join(f"\\{character}" if character in "*?[\\" else character for character in path)
    pattern = f"{literal}/**/*.{suffix}"
    if not any(character.isspace() or character == '"' for character in pattern):
        return pattern
    quoted = pattern.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"'


def with_lines(text: str, lines: Iterable[str]) -> str:
    """A `.gitattributes` that holds these lines; what it held stays as it is."""
    held = {_parts(line) for line in text.splitlines()}
    missing = [line for line in lines if _parts(line) not in held]
    if not missing:
        return text
    start = text if not text or text.endswith("\n") else text + "\n"
    return start + "".join(f"{line}\n" for line in missing)


def without_lines(text: str, lines: Iterable[str]) -> str:
    """A `.gitattributes` without these lines."""
    gone = {_parts(line) for line in lines}
    return "".join(line for line in text.splitlines(keepends=True) if _parts(line) not in gone)


def _parts(line: str) -> tuple[str, ...]:
    pattern, *attributes = line.split() or [""]
    return (pattern, *sorted(attributes))


@dataclass(frozen=True)
class Entry:
    """One entry of git's configuration as it is."""

    value: str
    scope: str
    """`local`, `global`, `system`, `worktree` or `command`."""


class Repository:
    """A git repository (or, outside of one, the user's configuration alone), asked through git itself."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.top: Path | None = None
        """The work tree; None where there is no repository."""
        done = self.git("rev-parse", "--show-toplevel")
        if done.returncode == 0:
            self.top = Path(os.fsdecode(done.stdout).rstrip("\n"))

    def git(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        """Run git in the folder. Raises `OSError` where there is none."""
        return subprocess.run(
            ["git", "--no-pager", *arguments],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )

    def entry(self, name: str) -> Entry | None:
        """An entry of the configuration, the one that counts."""
        done = self.git("config", "--show-scope", "-z", "--get", name)
        if done.returncode:
            return None
        scope, _, value = done.stdout.decode("utf-8", "surrogateescape").partition("\0")
        return Entry(value.rstrip("\0"), scope)

    def set(self, scope: Scope, entries: Mapping[str, str]) -> bool:
        """Set entries; whether any was another before. Raises `ValueError` with git's words where it refuses."""
        changed = False
        for name, value in entries.items():
            if self._at(scope, name) == value:
                continue
            done = self.git("config", f"--{scope}", "--replace-all", name, value)
            if done.returncode:
                raise ValueError(done.stderr.decode("utf-8", "replace").strip() or f"git cannot set {name}")
            changed = True
        return changed

    def unset(self, scope: Scope, keep: Iterable[str] = ()) -> bool:
        """Remove what desireline has set at a scope, but `keep`; whether there was any."""
        changed = False
        kept = set(keep)
        for section in ("diff", "merge"):
            names = self.git("config", f"--{scope}", "--name-only", "--get-regexp", rf"^{section}\.{DRIVER}\.")
            for name in names.stdout.decode("utf-8", "replace").split():
                if name not in kept:
                    changed |= self.git("config", f"--{scope}", "--unset-all", name).returncode == 0
            rest = self.git("config", f"--{scope}", "--get-regexp", rf"^{section}\.{DRIVER}\.")
            if rest.returncode and names.stdout:
                self.git("config", f"--{scope}", "--remove-section", f"{section}.{DRIVER}")
        return changed

    def _at(self, scope: Scope, name: str) -> str | None:
        done = self.git("config", f"--{scope}", "-z", "--get", name)
        return done.stdout.decode("utf-8", "surrogateescape").rstrip("\0") if done.returncode == 0 else None

    def attributes(self, path: str) -> dict[str, str]:
        """The `diff` and `merge` attributes of a path in the work tree."""
        done = self.git("check-attr", "-z", "diff", "merge", "--", path)
        fields = done.stdout.decode("utf-8", "surrogateescape").split("\0")
        return {fields[at + 1]: fields[at + 2] for at in range(0, len(fields) - 2, 3)}

    @property
    def version(self) -> tuple[int, ...]:
        """Git's version."""
        said = self.git("version").stdout.decode("ascii", "replace").split()
        digits = said[2].split(".")[:2] if len(said) > 2 else []
        return tuple(int(part) for part in digits if part.isdecimal())
