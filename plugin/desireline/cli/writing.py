"""Writing files: whole or not at all, and never over somebody's work."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def replace_file(path: Path, raw: bytes) -> None:
    """Replace the content of a file, keeping its mode. Through a link, the file it leads to is replaced.

    Raises `OSError`; the file is then as it was.
    """
    target = path.resolve()
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(13, "is write-protected", str(path))
    mode = target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_mask()
    descriptor, made = _hidden_beside(target, path)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(raw)
        os.chmod(made, mode)  # noqa: PTH101
        os.replace(made, target)  # noqa: PTH105
    except BaseException:
        with suppress(OSError):
            os.unlink(made)  # noqa: PTH108
        raise


def _hidden_beside(target: Path, named: Path) -> tuple[int, str]:
    """A new file in the target's folder, to be moved over it. Its failure is told of the file that was named."""
    try:
        return tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    except OSError as error:
        raise type(error)(error.errno, error.strerror, str(named)) from error


def create_file(path: Path, text: str) -> None:
    """Write a new file and its folders. Raises `FileExistsError` where something stands there, and other `OSError`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
