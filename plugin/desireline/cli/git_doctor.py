"""Whether git uses desireline here: what is active and why, and what to do about the rest."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desireline import __version__
from desireline.cli.git_setup import DRIVER, Repository

if TYPE_CHECKING:
    from desireline.cli.git_setup import Entry
    from desireline.cli.project import Project

_INSTALL = "desireline git install"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked into."""

    fine: bool
    said: str
    fix: str = ""
    """What to do, where it is not fine."""


def examine(project: Project, repository: Repository) -> list[Finding]:
    """Look into everything that must be so."""
    merge = repository.entry(f"merge.{DRIVER}.driver")
    textconv = repository.entry(f"diff.{DRIVER}.textconv")
    external = repository.entry(f"diff.{DRIVER}.command")
    found = [_set("merges", f"merge.{DRIVER}.driver", merge)]
    if external is not None:
        found.append(_set("'git diff' (what changed)", f"diff.{DRIVER}.command", external))
    if textconv is not None or external is None:
        found.append(_set("'git log -p' and 'git diff' (facts)", f"diff.{DRIVER}.textconv", textconv))
    entries = [entry for entry in (merge, textconv, external) if entry is not None]
    found += [_answers(repository, call) for call in dict.fromkeys(_call(entry.value) for entry in entries)]
    if textconv is not None and f"--as-of {__version__}" not in textconv.value:
        found.append(
            Finding(False, f"git's cache of facts is that of another version than {__version__}", f"run '{_INSTALL}'")
        )
    found += _attributes(project, repository)
    return found


def _set(what: str, name: str, entry: Entry | None) -> Finding:
    if entry is None:
        return Finding(False, f"{what}: git's configuration does not set {name}", f"run '{_INSTALL}'")
    return Finding(True, f"{what}: {name}, set in git's {entry.scope} configuration: {entry.value}")


def _call(value: str) -> str:
    """The part of an entry that calls desireline."""
    for end in (" merge %", " textconv", " git external-diff"):
        value = value.split(end, 1)[0]
    return value


def _answers(repository: Repository, call: str) -> Finding:
    """Whether the command that git will run is there, and is this version. Git runs it through a shell, so do we."""
    try:
        done = subprocess.run(  # noqa: S602  # it is what git itself runs, from git's own configuration
            f"{call} --version", shell=True, cwd=repository.folder, stdin=subprocess.DEVNULL, capture_output=True,
            check=False, timeout=60,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return Finding(False, f"the command does not answer: {call}", f"run '{_INSTALL}'")
    said = done.stdout.decode("utf-8", "replace").strip()
    if done.returncode:
        return Finding(False, f"the command cannot be run: {call}", f"install desireline, then run '{_INSTALL}'")
    fine = said.endswith(f" {__version__}")
    fix = "" if fine else f"this is version {__version__}; run '{_INSTALL}' with the one git should use"
    return Finding(fine, f"the command answers: {said}", fix)


def _attributes(project: Project, repository: Repository) -> list[Finding]:
    """Whether files of each folder are given to the drivers, and by none else."""
    found = []
    for folder in project.folders:
        top = project.root / folder
        files = sorted(top.rglob("*.y*ml"), key=lambda path: path.as_posix()) if top.is_dir() else []
        path = files[0].relative_to(project.root).as_posix() if files else f"{folder.strip('/')}/any.yaml"
        given = repository.attributes(path)
        wrong = {kind: value for kind, value in given.items() if value != DRIVER}
        if not wrong:
            found.append(Finding(True, f"{folder}/: .gitattributes gives its files to desireline (seen at {path})"))
        elif set(wrong.values()) == {"unspecified"}:
            found.append(Finding(False, f"{folder}/: no line of .gitattributes names desireline", f"run '{_INSTALL}'"))
        else:
            told = ", ".join(f"{kind}={value}" for kind, value in sorted(wrong.items()))
            fix = "move that line above those of desireline in .gitattributes, or remove it (git takes the last one)"
            found.append(Finding(False, f"{folder}/: another line of .gitattributes decides ({told}, at {path})", fix))
    return found
