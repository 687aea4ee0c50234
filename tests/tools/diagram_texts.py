"""Reads back what Mermaid really draws: the texts of its pictures, in Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tools.checkers import node_file

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
        page: An open, empty page.
        sources: Mermaid sources; one that cannot be drawn raises the browser's error.
    """
    page.set_content("<!doctype html><body></body>")
    page.add_script_tag(path=str(node_file("mermaid/dist/mermaid.min.js")))
    page.evaluate("mermaid.initialize({startOnLoad: false})")
    made = []
    for number, source in enumerate(sources):
        texts, wild = page.evaluate(_DRAW, [source, number])
        made.append(({without_blanks(text) for text in texts}, wild))
    return made


def without_blanks(text: str) -> str:
    """`text` without white space: lines are broken where Mermaid likes."""
    return "".join(text.split())
