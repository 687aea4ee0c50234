"""The command, run in a working folder of its own."""

from tests.cli.conftest import folder, run

__all__ = ["folder", "run"]
