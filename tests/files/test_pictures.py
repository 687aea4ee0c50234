"""The picture of a card: whole, safe, and without letters that the machine cannot write."""

from __future__ import annotations

import struct
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from desireline.draw.curve.card import HEIGHT, WIDTH, card
from desireline.draw.view import Nowhere, View
from desireline.draw.words import Words
from desireline.model import Emotion, Feeling, JourneyMap, Number, Stage
from desireline.publish.files import tags
from desireline.publish.files.raster import can_write, rasterizer
from tests.draw.hostile import NASTY
from tests.files.site_of_files import ADDRESS, built, project
from tests.tools.cases import each_case

if TYPE_CHECKING:
    from pathlib import Path

VIEW = View(Words("en"), Nowhere(), date(2026, 11, 22))
SVG = "{http://www.w3.org/2000/svg}"


def scored(title: str, lang: str = "en", *scores: int) -> JourneyMap:
    stages = tuple(
        Stage(title=f"{title} {place}", emotion=Emotion(feelings=(Feeling(score=Number(Decimal(score), str(score))),)))
        for place, score in enumerate(scores or (1, -2, 2))
    )
    return JourneyMap(id="x", title=title, lang=lang, stages=stages)


@each_case("title", NASTY)
def test_hostile_titles_are_text(title: str) -> None:
    drawn = etree.fromstring(card(scored(title), VIEW, title).encode())
    assert {element.tag.removeprefix(SVG) for element in drawn.iter()} <= {
        "svg", "rect", "text", "tspan", "g", "path", "defs", "pattern", "clipPath", "circle", "ellipse",
    }  # fmt: skip


def test_a_card_has_the_size_that_its_tags_say() -> None:
    drawn = etree.fromstring(card(scored("Tea"), VIEW, "Maps").encode())
    assert (drawn.get("width"), drawn.get("height")) == (str(WIDTH), str(HEIGHT)) == (str(tags.WIDTH), str(tags.HEIGHT))
    assert "Tea" in "".join(drawn.itertext())


def test_without_text_numbers_alone_stand_in_it() -> None:
    drawn = etree.fromstring(card(scored("買茶"), VIEW, "Maps", with_text=False).encode())
    said = "".join(drawn.itertext())
    assert "買" not in said
    assert "+2" in said


def test_a_map_without_scores_has_no_picture() -> None:
    assert card(JourneyMap(id="x", title="X", stages=(Stage(title="One"),)), VIEW, "Maps") == ""


@pytest.mark.parametrize(
    ("text", "fonts", "expected"),
    [
        ("Buying a phone", "", True),  # Latin is everywhere
        ("選購手機", "", False),
        ("選購手機", "選", True),  # one letter of a script stands for all
        ("選購 مرحبا", "選", False),  # each script is asked for
        ("選購 مرحبا", "選م", True),
    ],
)
def test_a_machine_without_a_scripts_letters_is_found_out(text: str, fonts: str, expected: bool) -> None:
    def png(svg: str) -> bytes:
        """A machine that has the letters of `fonts` alone, and shows the same box for all others."""
        return svg.encode() if any(letter in svg for letter in fonts) else b"" if "></text>" in svg else b"box"

    assert can_write(text, png) is expected


def test_a_site_with_pictures_names_them_in_its_cards(tmp_path: Path) -> None:
    assert rasterizer() is not None
    site = built(project(tmp_path, "[cards, pictures]"))
    head = (site / "maps/tea/index.html").read_text("utf-8").partition("</head>")[0]
    assert f'<meta property="og:image" content="{ADDRESS}maps/tea.png">' in head
    assert '<meta name="twitter:card" content="summary_large_image">' in head
    held = (site / "maps/tea.png").read_bytes()
    assert held.startswith(b"\x89PNG")
    assert struct.unpack(">II", held[16:24]) == (WIDTH, HEIGHT)
    assert not (site / "personas/mina.png").exists()
