"""What the comparison of pictures sees, and what it overlooks: a fault planted into a page each time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageFilter

from tests.looks.pages import PAGES, WINDOWS, Look, Window
from tests.looks.pictures import difference, read, take

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

LOOK = Look("arabic", Window(1440, "light", 2000))
FAULTS = {
    "a part moved by 6 px": ".dl-strip { transform: translateY(6px) }",
    "another colour of small text": ".dl-neg { color: #0b6b73 !important }",
    "a line of the blueprint lost": ".dl-bp-visibility.dl-bp-line { border: 0 }",
}


def test_a_planted_fault_is_seen(opened: Callable[..., Page]) -> None:
    shown = opened("arabic", PAGES["arabic"].path)
    sound = read(take(shown, LOOK))
    overlooked = []
    for fault, css in FAULTS.items():
        sheet = shown.add_style_tag(content=css)
        if not difference(sound, read(take(shown, LOOK))).seen:
            overlooked.append(fault)
        sheet.evaluate("each => each.remove()")
    assert overlooked == []
    assert difference(sound, read(take(shown, LOOK))).count == 0


@pytest.fixture
def letters() -> Image.Image:
    """A picture of a page that was approved."""
    return read(Look("persona", WINDOWS[0]).approved.read_bytes())


@pytest.mark.parametrize(
    "otherwise",
    [
        lambda shown: shown.filter(ImageFilter.GaussianBlur(0.5)),
        lambda shown: shown.filter(ImageFilter.UnsharpMask(1, 40, 0)),
        lambda shown: shown.transform(shown.size, Image.Transform.AFFINE, (1, 0, 1, 0, 1, 0)),
        lambda shown: shown.point(lambda value: min(value + 3, 255)),
    ],
    ids=["softer letters", "sharper letters", "moved by 1 px", "a shade lighter"],
)
def test_what_another_release_of_the_browser_does_is_overlooked(
    otherwise: Callable[[Image.Image], Image.Image], letters: Image.Image
) -> None:
    assert not difference(letters, otherwise(letters)).seen


@pytest.mark.parametrize("more", [(0, 40), (40, 0)], ids=["longer", "wider"])
def test_another_size_differs_even_where_it_is_empty(more: tuple[int, int], letters: Image.Image) -> None:
    larger = Image.new("RGB", (letters.width + more[0], letters.height + more[1]), "white")
    larger.paste(letters)
    assert difference(letters, larger).seen
    assert difference(larger, letters).seen


def test_the_difference_says_where(letters: Image.Image) -> None:
    other = letters.copy()
    other.paste("black", (100, 200, 140, 220))
    assert difference(letters, other).place == "40 × 20 px at 100, 200"
