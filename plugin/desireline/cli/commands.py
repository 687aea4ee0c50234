"""The table of subcommands. Each is loaded when it is run, so that `--help` and completion answer at once."""

from __future__ import annotations

from importlib import import_module
from typing import Final

import click

from desireline import __version__

COMMANDS: Final = {
    "init": "Make a new repository of journey maps, ready to build.",
    "new": "Write a new map or persona from a template.",
    "check": "Report every problem of every map and persona.",
    "fmt": "Put files into the usual layout; values and comments stay.",
    "draw": "Draw one map as SVG, HTML, Mermaid or text.",
    "diff": "Say what changed between two versions, and for whom.",
    "gap": "Say what must change to get from a current map to its future.",
    "patch": "Apply a saved comparison to files, or undo it.",
    "rules": "List the rules that changes are judged by.",
    "explain": "Explain a rule, or one change of a comparison.",
    "log": "Say who changed a map or a part of one, when, and what.",
    "blame": "Say who last changed each part of a map.",
    "review": "Say what merging a change would do, for CI and for reviewers.",
    "notes": "Draft the journeys' part of release notes.",
    "approve": "Let one change pass, with a reason, in the repository.",
    "git": "Let git show changes of maps, and merge them part by part.",
    "merge": "Merge three versions of a file; git calls this.",
    "textconv": "Print a file as one fact a line; git calls this.",
    "ids": "List addresses, find those that would be lost, write missing ids.",
    "schema": "Print the JSON Schema of maps, personas, comparisons or gaps.",
    "completion": "Print the completion script of a shell.",
}
"""Each subcommand with its line in `--help`, in the order in which people come to need them."""


class Commands(click.Group):
    """Subcommands by name, loaded from the file of that name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one subcommand."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"desireline.cli.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the subcommands without loading them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the subcommand; for a mistyped one say which was probably meant."""
        name = args[0] if args else ""
        if name in COMMANDS or name.startswith("-"):
            return super().resolve_command(ctx, args)
        from desireline.cli.saying import unknown

        raise click.UsageError(unknown("command", name, list(COMMANDS)), ctx)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 done · 1 something found · 2 wrong use · 3 something could not be read · 4 no such revision.",
)
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
def desireline() -> None:
    """Journey maps as code: YAML in git becomes a site, a diff and permalinks.

    \b
    Start:   desireline init shop-journeys
    Add:     desireline new service-blueprint store-visit
    Look:    desireline draw store-visit
    Review:  desireline check --strict
    """  # noqa: D301  # click takes \\b for "do not wrap"
