"""Which file of one commit became which: files that came and went in it, told as renamed where they are one.

By id, then by a declared former id (`was`), then by what git finds alike. Only their lines `id:` and `was:` are looked
at, so a file that cannot be read as YAML is recognised too.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, NamedTuple

from desireline.source.history_log import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desireline.source.git import Contents
    from desireline.source.history_log import Logged

_EXACT: Final = 100
_ID: Final = re.compile(rb"^id:[ \t]*[\"']?([a-z][a-z0-9-]*)", re.MULTILINE)
_WAS: Final = re.compile(rb"^was:([^\n]*(?:\n[ \t]*-[^\n]*)*)", re.MULTILINE)
_NAME: Final = re.compile(rb"[a-z][a-z0-9-]*")


class Named(NamedTuple):
    """What a file calls itself."""

    id: str
    former: frozenset[str]


def paired(log: Sequence[Logged], repository: Contents) -> tuple[Logged, ...]:
    """The log with files that came and files that went in one commit told as renamed, where they are one."""
    doubtful = {place for place, each in enumerate(log) if _is_doubtful(each)}
    wanted = [
        blob
        for place in sorted(doubtful)
        for entry in log[place].entries
        if _moves(entry)
        for blob in (entry.blob, *(blob for _, blob in entry.before))
        if blob
    ]
    contents = read(repository, wanted)
    return tuple(_pair(each, contents) if place in doubtful else each for place, each in enumerate(log))


def read(repository: Contents, blobs: Iterable[str]) -> dict[str, bytes]:
    """Contents by git's names of them; those that this clone does not hold are left out."""
    found = ((blob, repository.of(blob)) for blob in dict.fromkeys(blobs))
    return {blob: raw for blob, raw in found if raw is not None}


def _moves(entry: Entry) -> bool:
    """Whether a file came, went or was renamed with changes."""
    return len(entry.before) == 1 and (not entry.blob or not entry.before[0][1] or 0 <= entry.score < _EXACT)


def _is_doubtful(each: Logged) -> bool:
    moving = [entry for entry in each.entries if _moves(entry)]
    came = sum(bool(entry.blob) for entry in moving)
    went = sum(bool(entry.before[0][1]) for entry in moving)
    return bool(came and went) and len(moving) > 1


def _pair(each: Logged, contents: Mapping[str, bytes]) -> Logged:
    moving = [entry for entry in each.entries if _moves(entry)]
    came = {entry.path: entry.blob for entry in moving if entry.blob}
    went = {entry.before[0][0]: entry.before[0][1] for entry in moving if entry.before[0][1]}
    to = {path: named(contents.get(blob, b""), path) for path, blob in came.items()}
    from_ = {path: named(contents.get(blob, b""), path).id for path, blob in went.items()}
    pairs: dict[str, str] = {}
    for by_former_id in (False, True):
        for new in came:
            names = to[new].former if by_former_id else {to[new].id}
            old = next((old for old in went if old not in pairs.values() and from_[old] in names), None)
            if new not in pairs and old is not None:
                pairs[new] = old
    for entry in moving:  # what git takes for one, where no id speaks for another
        old = entry.before[0][0]
        if entry.score >= 0 and entry.path not in pairs and old not in pairs.values():
            pairs[entry.path] = old
    made = [entry for entry in each.entries if not _moves(entry)]
    for new, blob in came.items():
        before = (pairs[new], went[pairs[new]]) if new in pairs else (new, "")
        made.append(Entry(new, blob, (before,)))
    made += [Entry(old, "", ((old, blob),)) for old, blob in went.items() if old not in pairs.values()]
    return each._replace(entries=tuple(made))


def named(raw: bytes, path: str) -> Named:
    """What a file calls itself: by its line `id:`, else by its stem."""
    found, was = _ID.search(raw), _WAS.search(raw)
    former = _NAME.findall(was[1].partition(b"#")[0] if b"\n" not in was[1] else was[1]) if was else []
    name = found[1].decode("ascii") if found else PurePosixPath(path).stem
    return Named(name, frozenset(each.decode("ascii") for each in former))
