"""Many files read at once: half of them by a second process, where the machine has a second core to spare.

Reading is all computing, which one process does on one core. A copy of the process (`fork`) reads the other half and
hands back what it found; making and taking that costs a fifth of reading it. Few files are not worth it.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from typing import TYPE_CHECKING, Final, NamedTuple, NoReturn

from desireline.source.reader import read_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desireline.source.sheet import Sheet

WORTH_IT: Final = 300_000
"""Bytes of YAML from which a second process pays: some 50 ms of reading for each."""


class Unread(NamedTuple):
    """A file to be read."""

    raw: bytes
    path: str
    digest: str
    persona: bool

    def sheet(self) -> Sheet:
        """It, read."""
        return read_file(self.raw, self.path, self.digest, persona=self.persona)


def read_each(files: Iterable[Unread]) -> Iterator[Sheet]:
    """Read files one after the other."""
    return (file.sheet() for file in files)


def read_at_once(files: Iterable[Unread]) -> Iterator[Sheet]:
    """The sheets that `read_each` gives, sooner. All contents are held in memory at once."""
    wanted = list(files)
    if not _is_worth_it(wanted):
        return read_each(wanted)
    wanted.sort(key=lambda file: len(file.raw), reverse=True)  # halves of about the same size
    return _in_two(wanted[::2], wanted[1::2])


def _is_worth_it(files: Sequence[Unread]) -> bool:
    """Whether a copy of this process may be made, and would save time."""
    if sys.platform != "linux" or _cores() < 2 or _threads() > 1:
        return False  # elsewhere, and beside threads, a copy of a process cannot be relied upon
    return len(files) > 1 and sum(len(file.raw) for file in files) >= WORTH_IT


def _cores() -> int:
    return len(os.sched_getaffinity(0))


def _threads() -> int:
    """The threads of this process, with those that libraries run and Python knows nothing of."""
    try:
        return len(os.listdir("/proc/self/task"))  # noqa: PTH208  # names alone are wanted
    except OSError:
        return threading.active_count()


def _in_two(own: Sequence[Unread], others: Sequence[Unread]) -> Iterator[Sheet]:
    """Read `own` here and `others` in a copy of this process; what that does not hand back is read here as well."""
    import pickle  # noqa: PLC0415  # most projects are small

    out_of, into = os.pipe()
    copy = os.fork()
    if copy == 0:
        os.close(out_of)
        _hand_over(others, into)
    os.close(into)
    try:
        with open(out_of, "rb") as pipe:  # noqa: PTH123  # it has no path
            yield from read_each(own)
            handed = pipe.read()
    finally:
        os.waitpid(copy, 0)
    try:
        sheets = pickle.loads(handed)  # noqa: S301  # a copy of this process made it
    except (EOFError, pickle.UnpicklingError):  # it was ended before it was done
        sheets = read_each(others)
    yield from sheets


def _hand_over(files: Sequence[Unread], into: int) -> NoReturn:
    """In the copy: read files, write their sheets into a pipe, and end at once; whatever goes wrong is not said."""
    import pickle  # noqa: PLC0415

    try:
        gc.disable()
        with open(into, "wb") as pipe:
            pickle.dump([*read_each(files)], pipe, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)
