"""What some themes put around a page's content, with quotes or, where a plugin makes pages smaller, without."""

import re
from typing import Final

_FRAMES: Final = (
    # Material: the frame that styles Markdown, and that of the page below the header, marked so that it has its width
    # before the page's body has arrived.
    (re.compile(r'class="md-content__inner md-typeset'), 'class="md-content__inner'),
    (re.compile(r'class="?md-container"?(?=[ >])'), 'class="md-container" data-dl'),
    # Read the Docs, and GitBook's.
    (re.compile(r'class="?rst-content"?(?=[ >])'), "data-dl"),
    (re.compile(r'class="normal markdown-section'), 'class="normal'),
)
"""The classes by which themes style Markdown. Our pages bring styles of their own and are taken out of them."""


def apart_from_markdown(output: str) -> str:
    """A page of ours, still without its body, out of the frames in which its theme styles Markdown."""
    for frame, instead in _FRAMES:
        output = frame.sub(instead, output, count=1)
    return output
