"""What some themes put around a page's content, with quotes or, where a plugin makes pages smaller, without."""

import re
from pathlib import Path
from typing import Any, Final

from desireline.model.patterns import later

_FRAMES: Final = (
    # Material: the frame that styles Markdown, and that of the page below the header, marked so that it has its width
    # before the page's body has arrived.
    ("md-content__inner", re.compile(r'class="md-content__inner md-typeset'), 'class="md-content__inner'),
    ("md-container", re.compile(r'class="?md-container"?(?=[ >])'), 'class="md-container" data-dl'),
    # Read the Docs, and GitBook's.
    ("rst-content", re.compile(r'class="?rst-content"?(?=[ >])'), "data-dl"),
    ("markdown-section", re.compile(r'class="normal markdown-section'), 'class="normal'),
)
"""The classes by which themes style Markdown, each with what takes its place, and before it what only a theme with that
class writes: that is found sooner in a long page. Our pages bring styles of their own and are taken out of them."""

_BORDER: Final = later(r"(?<![\w-])(border(?!-(?:radius|collapse|spacing))[\w-]*:[^;{}!]+)(?=[;}])")


def with_its_borders(sheet: str, config: Any) -> str:
    """A sheet of ours, made to insist on its borders where a theme does.

    MkDocs' theme "readthedocs" gives every cell of every table a border, and says `!important`.
    """
    insists = any((Path(folder) / "css" / "theme_extra.css").is_file() for folder in config.theme.dirs)
    return _BORDER.sub(r"\1 !important", f":where(.dl) :is(td, th) {{\nborder: 0;\n}}\n{sheet}") if insists else sheet


def apart_from_markdown(output: str) -> str:
    """A page of ours, still without its body, out of the frames in which its theme styles Markdown."""
    for sign, frame, instead in _FRAMES:
        if sign in output:
            output = frame.sub(instead, output, count=1)
    return output
