"""Pictures of pages: taken and compared.

Two pictures are compared as a person does from a step back: by the mean colours of blocks of 4 × 4 pixels, each of
which may have moved by one pixel. Letters do so, and grow softer or sharper, with another release of the browser. What
still differs was moved, lost, cut off or coloured anew.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageChops

from tests.looks.pages import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.looks.pages import Look

BLOCK: Final = 4
"""px, edge of the blocks whose mean colours are compared."""
SEEN: Final = 20
"""Of 255, in the channel that differs most: a smaller difference of a block is not seen."""
FEW: Final = 20
"""So many blocks may differ: about a short word."""
QUALITY: Final = 35
"""Of WebP, of 100: letters can be read, and all pictures together stay small."""

_NEAR: Final = tuple((across, down) for across in (-1, 0, 1) for down in (-1, 0, 1) if across or down)
_SCHEMES: Final = {"light": "default", "dark": "slate"}
"""Material's names."""
_DRESS = "scheme => { document.body.dataset.mdColorScheme = scheme; }"
_SETTLE = """() => document.fonts.ready.then(() => new Promise(done =>
    requestAnimationFrame(() => requestAnimationFrame(() => done(true)))))"""
_MEASURE = """texts => texts.map(text => {
    const each = document.createElement('span');
    each.textContent = text;
    each.lang = 'en';
    each.style.cssText = 'position: absolute; white-space: pre; font-size: 20px; line-height: normal';
    document.querySelector('article .dl').append(each);
    const box = each.getBoundingClientRect();
    each.remove();
    return [Math.round(box.width), Math.round(box.height)];
})"""
_TEXTS = ("Hamburgefonstiv 0123456789", "選購智慧型手機，猶豫", "买第一辆车", "طلب الحقائب المدرسية", "★ ▲ ● ◐ ○ → ↳")


def take(page: Page, look: Look) -> bytes:
    """A picture, as WebP, of the part of an open page that the look is of, down to the height where its window ends.

    The page is made as wide as the look says and given its colours: so one page, loaded once, serves all its looks.
    """
    page.set_viewport_size({"width": look.window.width, "height": 900})
    page.evaluate(_DRESS, _SCHEMES[look.window.scheme])
    page.evaluate(_SETTLE)
    box = page.locator(PAGES[look.page].part).first.bounding_box()
    if box is None:
        raise LookupError(f"'{PAGES[look.page].part}' is not to be seen on {page.url}")
    height = min(box["height"], look.window.most_height)
    shot = page.screenshot(
        full_page=True,
        clip={"x": box["x"], "y": box["y"], "width": box["width"], "height": height},
        animations="disabled",
    )
    made = io.BytesIO()
    Image.open(io.BytesIO(shot)).convert("RGB").save(made, "WEBP", quality=QUALITY)
    return made.getvalue()


def read(picture: bytes) -> Image.Image:
    """A picture from what `take` gave. Both sides of a comparison went through WebP, so its noise is in both."""
    return Image.open(io.BytesIO(picture)).convert("RGB")


def fonts(page: Page) -> dict[str, list[int]]:
    """Width and height, in px, of a few texts on an open page: where this machine has other fonts, they differ."""
    return dict(zip(_TEXTS, page.evaluate(_MEASURE, list(_TEXTS)), strict=True))


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two pictures."""

    blocks: Image.Image
    """White where a block differs; one pixel for each."""
    count: int
    """So many blocks."""

    @property
    def seen(self) -> bool:
        """Whether a person would see it."""
        return self.count > FEW

    @property
    def place(self) -> str:
        """The part of the picture that holds it all, in px."""
        left, top, right, bottom = (edge * BLOCK for edge in self.blocks.getbbox() or (0, 0, 0, 0))
        return f"{right - left} × {bottom - top} px at {left}, {top}"


def difference(approved: Image.Image, new: Image.Image) -> Difference:
    """Where two pictures differ. Where one is larger, all that the other lacks differs."""
    size = (max(approved.width, new.width), max(approved.height, new.height))
    one, two = _padded(approved, size, "lime").reduce(BLOCK), _padded(new, size, "magenta")
    least = ImageChops.difference(one, two.reduce(BLOCK))
    for across, down in _NEAR if _differing(least).seen else ():
        least = ImageChops.darker(least, ImageChops.difference(one, _moved(two, across, down).reduce(BLOCK)))
    return _differing(least)


def _differing(blocks: Image.Image) -> Difference:
    red, green, blue = blocks.split()
    strongest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    seen = strongest.point([255 if value >= SEEN else 0 for value in range(256)])
    return Difference(seen, seen.histogram()[255])


def _padded(picture: Image.Image, size: tuple[int, int], colour: str) -> Image.Image:
    if picture.size == size:
        return picture
    made = Image.new("RGB", size, colour)
    made.paste(picture)
    return made


def _moved(picture: Image.Image, across: int, down: int) -> Image.Image:
    """Moved by a pixel; the edge left behind keeps its own."""
    made = picture.copy()
    made.paste(picture, (across, down))
    return made
