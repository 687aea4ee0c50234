"""Themes that style every table and list of a page: those of a map look as under Material."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.engines.small_site import build, write_site

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import OpenPage, ServeFolder

BLUEPRINT = """\
title: A blueprint
kind: service-blueprint
stages:
  - title: Order
    steps:
      - {title: Ask, frontstage: Waiter writes it down, fail_points: [Misheard]}
      - {title: Wait, backstage: [Cook reads it], pains: [It takes long]}
  - title: Eat
    steps: [{title: Eat, emotion: 2, frontstage: {text: Serves, evidence: assumption}}]
"""
LOOKS = """() => [...document.querySelectorAll('.dl :is(th, td, li)')].map((each) => {
  const style = getComputedStyle(each);
  const own = ['Top', 'Right', 'Bottom', 'Left'].map((side) =>
    style[`border${side}Width`] === '0px' ? '' : style[`border${side}Width`] + style[`border${side}Color`]);
  const stripes = /rgba\\(0, 0, 0, 0\\)|none/.test(style.boxShadow) ? '' : style.boxShadow;
  const {color, backgroundColor, listStyleType, marginLeft} = style;
  return [each.className, color, ...own, stripes, backgroundColor, listStyleType, marginLeft].join(' ');
})"""


@pytest.fixture
def looks(tmp_path: Path, page: OpenPage, serve_folder: ServeFolder) -> dict[str, list[str]]:
    """How cells and list items of a map look under each theme."""
    found = {}
    for theme in ("material", "readthedocs", "mkdocs"):
        folder = write_site(tmp_path / theme)
        settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
        start = settings.index("theme: ")
        line = settings[start : settings.index("\n", start)]
        (folder / "mkdocs.yml").write_text(settings.replace(line, f"theme: {theme}"), encoding="utf-8")
        (folder / "maps" / "blueprint.yaml").write_text(BLUEPRINT, encoding="utf-8")
        done = build(folder)
        assert done.returncode == 0, done.stderr
        opened = page(1440)
        opened.goto(serve_folder(folder / "site") + "maps/blueprint/", wait_until="load")
        found[theme] = opened.evaluate(LOOKS)
    return found


def test_cells_and_lists_look_as_under_material(looks: dict[str, list[str]]) -> None:
    assert len(looks["material"]) > 20
    assert any("dl-bp" in each for each in looks["material"])
    assert looks["readthedocs"] == looks["material"], "it gives every cell a border, and every item a dot"
    assert looks["mkdocs"] == looks["material"], "its script gives every table stripes"
