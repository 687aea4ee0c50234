"""Lines with styles, printed: in colour where a terminal takes it, the same words without it elsewhere."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from desireline.cli.saying import takes_colour

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desireline.draw.changes.text import Line


def columns(given: int | None) -> int:
    """How wide to write: as asked for, else as the terminal is, else 80."""
    return given or (shutil.get_terminal_size((80, 24)).columns if sys.stdout.isatty() else 80)


def paint(lines: Iterable[Line]) -> None:
    """Print lines to stdout. They are broken already, and hold nothing that a terminal would obey."""
    if not takes_colour(sys.stdout):
        from desireline.draw.changes.text import plain_lines

        sys.stdout.write(plain_lines(lines))
        return
    from rich.console import Console
    from rich.text import Text

    from desireline.draw.changes.text import STYLES

    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False, soft_wrap=True)
    for line in lines:
        console.print(Text.assemble(*((text, STYLES.get(style, "")) for text, style in line)), soft_wrap=True)
