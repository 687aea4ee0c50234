"""`desireline completion`: the script that lets a shell complete commands, options, map ids and templates."""

from __future__ import annotations

import click

from desireline.cli.saying import Unreadable, say


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> int:
    """Print the completion script of a shell.

    \b
    bash, in ~/.bashrc:   eval "$(desireline completion bash)"
    zsh, in ~/.zshrc:     eval "$(desireline completion zsh)"
    fish, in config.fish: desireline completion fish | source
    """  # noqa: D301  # click takes \\b for "do not wrap"
    from click.shell_completion import get_completion_class

    from desireline.cli.commands import desireline

    made = get_completion_class(shell)
    if made is None:
        raise Unreadable(f"this version of click knows no completion for {shell}")
    say(made(desireline, {}, "desireline", "_DESIRELINE_COMPLETE").source().rstrip("\n"))
    return 0
