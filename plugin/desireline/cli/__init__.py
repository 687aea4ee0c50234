"""The command `desireline`: one file a subcommand.

In come arguments and a working folder. A subcommand parses its options, calls the library, chooses a drawer, and sets
the exit code: 0 done, 1 findings or changes at or above the gate, 2 wrong use, 3 something could not be read or
compared, 4 the base of a comparison is not there. Nothing else is decided here.
"""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from desireline.cli.exits import INTERRUPTED, PIPE_CLOSED, UNREADABLE, WRONG_USE


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command and exit. Whatever the input, what comes out is a message and an exit code, never a traceback."""
    import click

    from desireline.cli.commands import desireline

    _let_streams_take_any_text()
    try:
        code = desireline.main(
            arguments, prog_name="desireline", complete_var="_DESIRELINE_COMPLETE", standalone_mode=False
        )
        sys.stdout.flush()
    except click.ClickException as error:
        from desireline.source.problem import visible

        # It may name what came from elsewhere, a branch or a file. Some releases of click call it final.
        vars(error)["message"] = "\n".join(map(visible, error.message.split("\n")))
        error.show()
        _leave(WRONG_USE if isinstance(error, click.UsageError) else error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        _leave(INTERRUPTED)
    except BrokenPipeError:
        _forget_stdout()
        _leave(PIPE_CLOSED)
    except OSError as error:  # a full disk, a folder that may not be read
        from desireline.cli.saying import reason_of

        click.echo(f"Error: {reason_of(error)}", err=True)
        _leave(UNREADABLE)
    _leave(code if isinstance(code, int) else 0)


def _leave(code: int) -> NoReturn:
    """Exit; a reader that has closed the pipe meanwhile is no reason for another message."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_stdout()
    sys.exit(code)


def _forget_stdout() -> None:
    """Python flushes stdout once more at its end, which would fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _let_streams_take_any_text() -> None:
    """A terminal that is not UTF-8 gets the code of a character it cannot show, instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
