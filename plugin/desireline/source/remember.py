"""What was read of files once, kept beside a repository's objects, so that another run need not read them again.

An entry is named by the content's hash, the path, and the program that read it; it is used where all three are the
same, and so it is never out of date. Files with an error are not kept: they are read, and said, every time.
"""

from __future__ import annotations

import json
import os
import platform
from hashlib import blake2b
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any, Final

import yaml

from desireline.source.unread import UnreadSheet, remembered

if TYPE_CHECKING:
    from collections.abc import Callable

    from desireline.source.sheet import Sheet

KEPT_BYTES: Final = 16_000_000
"""How large the file may grow with what the last run did not use."""


class Remembered:
    """The readings kept in one file, which may be missing, damaged, or not to be written: then it is done without."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._state = _program_state()
        self._held = self._load()
        self._used: dict[bytes, bytes] = {}
        self._new = False

    def find(self, path: str, digest: str, persona: bool, raw: Callable[[], bytes]) -> Sheet | None:
        """The sheet of a file with that content; `raw` gives it when somebody looks at more than is kept."""
        key = _key(path, digest, persona)
        line = self._held.get(key)
        if line is None:
            return None
        try:
            held = json.loads(line)
            sheet = UnreadSheet(path, digest, held, raw, persona=persona)
        except (ValueError, TypeError, KeyError, AttributeError):
            return None  # somebody wrote into the file
        self._used[key] = line
        return sheet

    def keep(self, sheet: Sheet, persona: bool) -> None:
        """Keep a sheet, unless it has an error."""
        if sheet.is_broken or sheet.offered is None:
            return
        text = json.dumps(remembered(sheet), ensure_ascii=False, separators=(",", ":"))
        self._used[_key(sheet.path, sheet.digest, persona)] = text.encode("utf-8", "surrogatepass")
        self._new = True

    def save(self) -> None:
        """Write what is new. Where that cannot be done nothing is said: the next run reads the files again."""
        if not self._new:
            return
        lines = [self._state]
        size = 0
        for key, line in {**self._used, **self._held}.items():
            size += len(key) + len(line) + 2
            if size > KEPT_BYTES and key not in self._used:
                break
            lines.append(key + b" " + line)
        try:
            self._file.parent.mkdir(exist_ok=True)
            with NamedTemporaryFile(dir=self._file.parent, delete=False) as written:
                written.write(b"\n".join(lines))
        except OSError:
            return
        try:
            os.replace(written.name, self._file)  # noqa: PTH105  # the name is a text
        except OSError:
            Path(written.name).unlink(missing_ok=True)
        self._new = False

    def _load(self) -> dict[bytes, bytes]:
        try:
            state, *lines = self._file.read_bytes().split(b"\n")
        except OSError:
            return {}
        if state != self._state:
            return {}
        return {key: line for key, _, line in (each.partition(b" ") for each in lines)}


def _key(path: str, digest: str, persona: bool) -> bytes:
    parts: Any = (path, digest, persona)
    return blake2b(repr(parts).encode("utf-8", "backslashreplace"), digest_size=16).hexdigest().encode()


def _program_state() -> bytes:
    """Changes whenever a file would be read otherwise: with the rooms that read it, Python and the YAML parser."""
    here = Path(__file__).parent
    state = blake2b(f"{platform.python_version()} {yaml.__version__}".encode(), digest_size=16)
    for room in (here, here.parent / "model"):
        for file in sorted(room.glob("*.py")):
            state.update(file.name.encode())
            state.update(file.read_bytes())
    return b"desireline readings " + state.hexdigest().encode()
