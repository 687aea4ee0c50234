"""SVG as PNG, by resvg: one wheel without anything of the system but its fonts (`pip install desireline[cards]`)."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final

_PROBE: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32"><text x="2" y="26" font-size="24">{}</text></svg>'
)
_NO_LETTER: Final = "\U000e0fff"
"""A sign that no font has."""


def rasterizer() -> Callable[[str], bytes] | None:
    """What makes a PNG of a whole SVG document; None where resvg is not installed."""
    try:
        from resvg_py import svg_to_bytes  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415  # an extra
    except ImportError:
        return None

    def png(svg: str) -> bytes:
        return bytes(svg_to_bytes(svg_string=svg))

    return png


def can_write(text: str, png: Callable[[str], bytes]) -> bool:
    """Whether the machine's fonts have the letters of `text`: a picture of empty boxes would say nothing.

    One letter of each script is tried.
    """
    return all(_has(letter, png) for letter in _samples(text))


def _samples(text: str) -> list[str]:
    """A letter of each block of 256 beyond Latin, Greek and Cyrillic, of Han one for all."""
    found: dict[int, str] = {}
    for letter in text:
        if letter.isalpha() and ord(letter) >= 0x0530:
            block = 0x4E if 0x3400 <= ord(letter) <= 0x9FFF else ord(letter) >> 8
            found.setdefault(block, letter)
    return list(found.values())


@lru_cache(maxsize=64)
def _has(letter: str, png: Callable[[str], bytes]) -> bool:
    shown = png(_PROBE.format(letter))
    return shown not in (png(_PROBE.format("")), png(_PROBE.format(_NO_LETTER)))
