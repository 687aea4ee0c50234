"""Runs `python -m MODULE` in a process of its own that does not import everything anew.

A server, started once for each worker, has imported MkDocs, its theme and our reader, and forks. A process made so
starts in a tenth of the time and shares nothing else with its neighbours.
"""

from __future__ import annotations

import multiprocessing
import os
import runpy
import subprocess
import sys
import tempfile
import traceback
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from multiprocessing.context import ForkServerContext, ForkServerProcess

PATIENCE_SECONDS = 120
END_SECONDS = 20
READY = (
    "mkdocs.commands.build", "mkdocs.commands.serve", "watchdog.observers", "mkdocs.contrib.search",
    "material.plugins.search.plugin", "markdown.extensions.toc",
    "desireline.engines.mkdocs", "desireline.cli",
)  # fmt: skip
FORKED = frozenset({"mkdocs", "desireline"})
"""Any other starts anew: ProperDocs puts modules of its own in the place of those that were imported."""


def run_module(
    module: str, *arguments: str, within: Path, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """What a module says when it is run as a program, as `subprocess.run` gives it.

    Args:
        module: As after `python -m`.
        arguments: What the program is told.
        within: The folder it starts in.
        environment: Variables over those of this process.
    """
    told = {**os.environ, **(environment or {})}
    if module not in FORKED:
        command = [sys.executable, "-m", module, *arguments]
        return subprocess.run(
            command, cwd=within, env=told, capture_output=True, text=True, check=False, timeout=PATIENCE_SECONDS
        )
    with tempfile.TemporaryDirectory() as folder:
        said = [Path(folder) / name for name in ("out", "err")]
        process = _forked(module, arguments, within, told, said)
        process.join(PATIENCE_SECONDS)
        if process.exitcode is None:
            process.kill()
            raise TimeoutError(f"python -m {module} {' '.join(arguments)} ran for more than {PATIENCE_SECONDS} s")
        out, err = (file.read_bytes().decode("utf-8") for file in said)
        return subprocess.CompletedProcess([module, *arguments], process.exitcode, out, err)


@contextmanager
def running_module(
    module: str, *arguments: str, within: Path, said: Path, environment: Mapping[str, str] | None = None
) -> Iterator[None]:
    """A module run as a program until the block ends; then it is asked to end, as by a service manager.

    Args:
        module: As after `python -m`.
        arguments: What the program is told.
        within: The folder it starts in.
        said: The file for all that it says, line by line.
        environment: Variables over those of this process.
    """
    told = {**os.environ, "PYTHONUNBUFFERED": "1", **(environment or {})}
    if module in FORKED:
        process = _forked(module, arguments, within, told, [said, said])
        try:
            yield
        finally:
            process.terminate()
            process.join(END_SECONDS)
            ended = process.exitcode is not None
            process.kill()
            assert ended, f"python -m {module} runs on {END_SECONDS} s after it was asked to end"
    else:
        with said.open("w") as out:
            command = [sys.executable, "-m", module, *arguments]
            anew = subprocess.Popen(command, cwd=within, env=told, stdout=out, stderr=subprocess.STDOUT)
        try:
            yield
        finally:
            anew.terminate()
            anew.wait(END_SECONDS)


def _forked(
    module: str, arguments: tuple[str, ...], within: Path, environment: dict[str, str], said: list[Path]
) -> ForkServerProcess:
    process = _server().Process(target=_as_program, args=(module, arguments, within, environment, said))
    process.start()
    return process


@cache
def _server() -> ForkServerContext:
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload(list(READY))
    return server


def _as_program(
    module: str, arguments: tuple[str, ...], within: Path, environment: dict[str, str], said: list[Path]
) -> None:
    for stream, file in zip((1, 2), said, strict=True):
        os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND), stream)
    sys.stdout, sys.stderr = (os.fdopen(stream, "w", buffering=1, encoding="utf-8") for stream in (1, 2))
    os.chdir(within)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = [module, *arguments]
    code = 1
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except BaseException:  # noqa: BLE001  # what a program that fails prints
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
