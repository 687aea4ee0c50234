"""What commands print for programs, as `docs/reference/printed-json.md` shows it: of each list its first entry.

The commands run on the request of `tools/review_walk.py`, one key of whose map is mistyped for `check`.
"""

from __future__ import annotations

import json
import tempfile
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tools.command_line import run
from tools.review_walk import change, write_request

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

COMMANDS: Final[Mapping[str, tuple[str, ...]]] = {
    "log": ("log", "support-case", "-n", "1"),
    "blame": ("blame", "support-case"),
    "ids-list": ("ids", "list"),
    "ids-check": ("ids", "check", "--since", "main"),
    "rules": ("rules",),
    "check": ("check",),
}
"""What is asked, by the name of the part; in this order, for the last needs a mistake."""
MISTYPED: Final = ("        wait: 50m\n", "        waits: 50m\n")


@cache
def printed() -> Mapping[str, str]:
    """Each command and what it prints, as a block of Markdown."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_request(folder)
        made = {}
        for part, command in COMMANDS.items():
            if part == "check":
                change(folder, MISTYPED)
            said = json.loads(run(folder, *command, "--format", "json").said)
            shown = json.dumps(_few(said), indent=2, ensure_ascii=False)
            made[part] = f"```console\n$ desireline {' '.join(command)} --format json\n```\n\n```json\n{shown}\n```"
        return made


def _few(value: Any) -> Any:
    """`value` with one entry of each list."""
    if isinstance(value, dict):
        return {key: _few(held) for key, held in value.items()}
    return [_few(held) for held in value[:1]] if isinstance(value, list) else value


def _part(name: str) -> str:
    return printed()[name]


PARTS: Final[Mapping[str, Callable[[], str]]] = {f"printed-{name}": partial(_part, name) for name in COMMANDS}
"""What `tools/docs.py` writes into the page."""
