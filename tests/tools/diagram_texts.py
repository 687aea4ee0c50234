"""Reads back what Mermaid really draws: the texts of its pictures, in Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Page

_DRAW = """async ([source, number]) => {
  const { svg } = await mermaid.render(`d${number}`, source);
  const drawn = new DOMParser().parseFromString(svg, "text/html").body;
  for (const style of drawn.querySelectorAll("style")) style.remove();
  const texts = [...drawn.querySelectorAll("text, foreignObject, title, desc, .nodeLabel, .edgeLabel, tspan")];
  return [texts.map((node) => node.textContent), drawn.querySelectorAll("img, script, a, i").length];
}"""


def drawn_texts(page: Page, sources: Sequence[str]) -> list[tuple[set[str], int]]:
    """For each source the texts of its picture without blanks, and how many elements no text may make are in it.

    Args:
        page: An open page with Mermaid's script, as the fixture `drawing_page` gives it.
        sources: Mermaid sources; one that cannot be drawn raises the browser's error.
    """
    made = []
    for number, source in enumerate(sources):
        texts, wild = page.evaluate(_DRAW, [source, number])
        made.append(({without_blanks(text) for text in texts}, wild))
    return made


def without_blanks(text: str) -> str:
    """`text` without white space: lines are broken where Mermaid likes."""
    return "".join(text.split())
