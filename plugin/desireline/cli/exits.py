"""The exit codes, the same for every subcommand."""

from typing import Final

DONE: Final = 0
"""Done, and nothing at or above the gate."""
FOUND: Final = 1
"""Findings or changes at or above the gate."""
WRONG_USE: Final = 2
"""The command was not used as it can be."""
UNREADABLE: Final = 3
"""Something could not be read, written or compared."""
NO_BASE: Final = 4
"""The revision to read or to compare with is not there."""
INTERRUPTED: Final = 130
"""Stopped with Ctrl-C, as shells count it."""
PIPE_CLOSED: Final = 141
"""What read the output went away, as shells count it."""
