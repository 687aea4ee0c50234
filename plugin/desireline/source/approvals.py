"""Approvals: changes that somebody has looked at and let pass, kept in the repository beside the maps.

An approval holds for one fingerprint. As long as the change is the same change it is carried forward, however the file
around it is rearranged; once the change differs, it is another fingerprint, and the approval is used no more.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from desireline.source.git import NoRepository, complaint, git
from desireline.source.problem import visible

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

APPROVALS: Final = ".desireline/approvals.yaml"
"""Where they stand, relative to the project."""
FINGERPRINT: Final = re.compile(r"[0-9a-f]{16}")

_HEAD: Final = """\
# Changes that were looked at and approved: desireline approve FINGERPRINT --reason "…"
# An entry holds while its change is the same. Review this file like any other.
approvals:
"""
_KEYS: Final = ("fingerprint", "what", "reason", "by", "on", "until")
_NEEDED: Final = ("fingerprint", "reason")
_NOT_IN_YAML: Final = re.compile("[\ud800-\udfff\ufeff\ufffe\uffff]")


class BadApprovals(Exception):  # noqa: N818  # named for what they are
    """The file of approvals cannot be read. The message says where and what to do, a line for each problem."""


@dataclass(frozen=True)
class Approval:
    """One change that may pass."""

    fingerprint: str
    reason: str
    by: str = ""
    """Who approved it."""
    on: date | None = None
    """When."""
    until: date | None = None
    """The last day on which it holds; None: for good."""
    what: str = ""
    """The change in words, for those who read the file; nothing depends on it."""
    line: int = 0
    """Where it stands."""

    def holds(self, today: date) -> bool:
        """Whether it has not expired."""
        return self.until is None or today <= self.until


def approvals_on_disk(root: Path) -> tuple[Approval, ...]:
    """The approvals of a project's folder; none where there is no such file. Raises `BadApprovals`."""
    try:
        raw = (root / APPROVALS).read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise BadApprovals(f"{APPROVALS} cannot be read: {error.strerror}") from error
    return read_approvals(raw)


def approvals_at(repo: Path, commit: str) -> tuple[Approval, ...]:
    """The approvals of a revision; none where it holds no such file. Raises `BadApprovals`."""
    listed = git(repo, "ls-tree", "-z", commit, "--", APPROVALS)
    if listed.returncode:
        raise NoRepository(f"git cannot list '{commit}': {complaint(listed)}")
    entry = listed.stdout.split(b"\0")[0]
    if not entry:
        return ()
    mode, _, name = entry.partition(b"\t")[0].decode("ascii", "replace").split(" ")
    if mode not in {"100644", "100755"}:
        raise BadApprovals(f"{APPROVALS} is no ordinary file in {commit[:10]}; links are not followed")
    blob = git(repo, "cat-file", "blob", name)
    if blob.returncode:
        raise BadApprovals(f"{APPROVALS} of {commit[:10]} cannot be read: {complaint(blob)}")
    return read_approvals(blob.stdout)


def read_approvals(raw: bytes) -> tuple[Approval, ...]:
    """The entries of a file, in its order. Raises `BadApprovals` with every problem of it."""
    entries, problems = _entries(raw)
    made = []
    for values, lines, line in entries:
        entry = _approval(values, lines, line, problems)
        if entry is not None:
            made.append(entry)
    if problems:
        raise BadApprovals("\n".join(problems))
    return tuple(made)


def with_approval(raw: bytes, approval: Approval) -> bytes:
    """The file with an approval more; one of the same fingerprint is replaced. All else stays as it is written.

    Raises `BadApprovals` where the file cannot be read, or is laid out so that nothing can be added to it.
    """
    read_approvals(raw)
    text = raw.decode("utf-8-sig")
    lines = text.splitlines(keepends=True)
    for start, end in reversed(_places(raw, approval.fingerprint)):
        del lines[start:end]
    kept = "".join(lines)
    if not re.search(r"^approvals:", kept, re.MULTILINE):
        kept = (kept + "\n" if kept.strip() else "") + _HEAD
    kept = re.sub(r"^approvals:[ \t]*(\[\]|null|~)?[ \t]*$", "approvals:", kept, flags=re.MULTILINE)
    if not kept.endswith("\n"):
        kept += "\n"
    made = (kept + _entry(approval, _indentation(kept))).encode()
    wanted = [each.fingerprint for each in read_approvals(kept.encode())]
    try:
        written = [each.fingerprint for each in read_approvals(made)]
    except BadApprovals:
        written = []
    if written != [*(each for each in wanted if each != approval.fingerprint), approval.fingerprint]:
        raise BadApprovals(f"{APPROVALS} does not end with its list 'approvals'; move that to the end of the file")
    return made


def _entry(approval: Approval, space: str) -> str:
    """JSON texts are YAML texts, whatever they hold."""
    values = {
        "fingerprint": json.dumps(approval.fingerprint),
        "what": _quoted(approval.what) if approval.what else "",
        "reason": _quoted(approval.reason),
        "by": _quoted(approval.by) if approval.by else "",
        "on": approval.on.isoformat() if approval.on else "",
        "until": approval.until.isoformat() if approval.until else "",
    }
    said = [f"{key}: {value}\n" for key, value in values.items() if value]
    return "".join(f"{space}{'  ' if number else '- '}{line}" for number, line in enumerate(said))


def _quoted(text: str) -> str:
    """A text in quotation marks, with the characters that no YAML file may hold written as escapes."""
    return _NOT_IN_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(visible(text), ensure_ascii=False))


def _indentation(text: str) -> str:
    found = re.search(r"^approvals:[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\n)*([ ]*)-", text, re.MULTILINE)
    return found[1] if found else "  "


def _root(raw: bytes) -> Any:
    """The YAML nodes of the file. Raises `BadApprovals`."""
    import yaml  # noqa: PLC0415  # a project without approvals does not pay for it

    try:
        return yaml.compose(raw.decode("utf-8-sig"), Loader=yaml.CSafeLoader)
    except UnicodeDecodeError as error:
        raise BadApprovals(f"{APPROVALS}:1:1: the file is not UTF-8; save it as that") from error
    except RecursionError as error:
        raise BadApprovals(f"{APPROVALS}:1:1: the file is nested too deeply") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
        why = visible(str(getattr(error, "problem", None) or "it is no YAML"))
        raise BadApprovals(f"{APPROVALS}:{line}:{column}: {why}; correct it") from error


def _items(raw: bytes) -> tuple[list[Any], list[str]]:
    """The nodes of the list, and what is wrong above it."""
    root = _root(raw)
    if root is None:
        return [], []
    if root.id != "mapping" or [key.value for key, _ in root.value] != ["approvals"]:
        return [], [f"{APPROVALS}:1:1: the file holds one key, 'approvals', with a list below it"]
    held = root.value[0][1]
    if held.id == "scalar" and held.tag.endswith(":null"):
        return [], []
    if held.id != "sequence":
        return [], [f"{_at(held)}: 'approvals' is a list; begin each entry with '- '"]
    return list(held.value), []


def _entries(raw: bytes) -> tuple[list[tuple[dict[str, str], dict[str, str], int]], list[str]]:
    """Values and places of every entry."""
    items, problems = _items(raw)
    made = []
    for item in items:
        if item.id != "mapping":
            problems.append(f"{_at(item)}: an entry names {_named(_NEEDED)}")
            continue
        values: dict[str, str] = {}
        places: dict[str, str] = {}
        for key, value in item.value:
            name = str(key.value)
            if name not in _KEYS:
                problems.append(f"{_at(key)}: '{visible(name)}' is no key of an approval; they are {_named(_KEYS)}")
            elif name in values:
                problems.append(f"{_at(key)}: '{name}' stands here twice; remove one")
            elif value.id != "scalar":
                problems.append(f"{_at(value)}: '{name}' is one text")
            else:
                values[name], places[name] = value.value, _at(value)
        made.append((values, places, item.start_mark.line + 1))
    return made, problems


def _approval(values: dict[str, str], places: dict[str, str], line: int, problems: list[str]) -> Approval | None:
    missing = [key for key in _NEEDED if not values.get(key, "").strip()]
    if missing:
        problems.append(f"{APPROVALS}:{line}:3: an approval without '{missing[0]}' approves nothing; give it")
        return None
    if not FINGERPRINT.fullmatch(values["fingerprint"]):
        problems.append(f"{places['fingerprint']}: a fingerprint is 16 characters of 0-9 and a-f, in quotation marks")
        return None
    days: dict[str, date | None] = {}
    for key in ("on", "until"):
        written = values.get(key, "")
        try:
            days[key] = date.fromisoformat(written) if written else None
        except ValueError:
            problems.append(f"{places[key]}: '{visible(written)}' is no day; write it as YYYY-MM-DD")
            return None
    return Approval(
        values["fingerprint"], values["reason"].strip(), values.get("by", ""), days["on"], days["until"],
        values.get("what", ""), line,
    )  # fmt: skip


def _places(raw: bytes, fingerprint: str) -> list[tuple[int, int]]:
    """The lines, counted from 0, of the entries of one fingerprint: from their dash to the last value."""
    items, _ = _items(raw)
    made = []
    for item in items:
        if item.id == "mapping" and any(
            key.value == "fingerprint" and value.value == fingerprint for key, value in item.value
        ):
            last = item.value[-1][1].end_mark
            made.append((item.start_mark.line, last.line + (1 if last.column else 0)))
    return made


def _at(node: Any) -> str:
    return f"{APPROVALS}:{node.start_mark.line + 1}:{node.start_mark.column + 1}"


def _named(keys: Sequence[str]) -> str:
    return ", ".join(f"'{key}'" for key in keys)
