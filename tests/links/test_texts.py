"""Links in the texts of maps and personas: one that leads nowhere is said with the place where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desireline.insight.text_links import dead_links, linked_pages
from desireline.source import load_folder

if TYPE_CHECKING:
    from pathlib import Path

MAP = """\
title: A visit
was: [call]
stages:
  - id: arrive
    title: Arrive
    steps:
      - {{id: enter, text: Enter, was: [go-in]}}
    thoughts:
      - text: "Say {written} here"
    links:
      - https://example.org/a.yaml
retired:
  - {{id: queue, why: no more}}
"""
FUTURE = """\
title: Later
future_of: visit
stages:
  - {{id: arrive, title: Arrive, thoughts: ["{written}"]}}
retired: [enter]
"""
MINA = 'name: Mina\ngoals:\n  - {{id: rest, text: "{written}"}}\n'

FINE = [
    "[x](#arrive)", "[x](#go-in)", "[x](#queue)", "[x](visit)", "[x](map:visit#enter)", "[x](persona:mina#rest)",
    "[x](call#arrive)", "[x](map:visit?at=v1#old)", "[x](visit.yaml#arrive)", "[x](../personas/mina.yaml)",
    "[x](https://example.org/x#y)", "[x](mailto:a@b.example)", "[x](#row_any)", "[x](../docs/page.md#part)",
    "![x](pictures/x.png)", "plain (#nothing)", "`a](#b)`c",
]  # fmt: skip


def wrong(folder: Path, written: str, *, name: str = "visit") -> list[tuple[str, int, int, str]]:
    """What is wrong with a link: file, line, column and message."""
    texts = {"maps/visit": MAP, "maps/later": FUTURE, "personas/mina": MINA}
    for path, text in texts.items():
        file = folder / f"{path}.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text.format(written=written if path.endswith(name) else "nothing"), encoding="utf-8")
    found = dead_links(load_folder(folder), lambda path: "" if path == "docs/page.md" else f"'{path}' is not there")
    return [(problem.file, problem.line, problem.column, problem.message) for problem in found]


@pytest.mark.parametrize("written", [each for each in FINE if "at=v1" not in each and "`" not in each])
def test_a_link_that_leads_somewhere_is_fine(tmp_path: Path, written: str) -> None:
    assert wrong(tmp_path, written) == []


DEAD = [
    ("[x](#arive)", 14, "'#arive' leads nowhere: nothing in this file has that id; did you mean '#arrive'?", "own"),
    ("[x](vist)", 14, "'vist' leads nowhere: there is no map or persona of that id; did you mean 'visit'?", "a map"),
    ("a [x](#arrive) [y](map:vist)", 29,
     "'vist' leads nowhere: there is no map or persona of that id; did you mean 'visit'?", "the second of two"),
    ("[x](persona:mina#rst)", 14,
     "'mina#rst' leads nowhere: nothing in 'mina' has that id; did you mean '#rest'?", "a part elsewhere"),
    ("[x](vist.yaml)", 14, "there is no map or persona in the file 'maps/vist.yaml'; did you mean 'maps/visit.yaml'?",
     "a file"),
    ("[x](../docs/pag.md)", 14, "'docs/pag.md' is not there", "a page"),
    ("[x](page.md)", 14, "'maps/page.md' is not there", "a page beside the map"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "column", "message", "reason"), DEAD, ids=[case[3] for case in DEAD])
def test_a_dead_link_is_said_where_it_stands(
    tmp_path: Path, written: str, column: int, message: str, reason: str
) -> None:
    assert wrong(tmp_path, written) == [("maps/visit.yaml", 9, column + 10, message)]


def test_a_future_map_may_link_to_parts_of_the_map_it_answers(tmp_path: Path) -> None:
    assert wrong(tmp_path, "[x](#enter)", name="later") == []
    assert wrong(tmp_path, "[x](#entr)", name="later")[0][1] == 4


def test_texts_of_personas_are_judged_too(tmp_path: Path) -> None:
    assert wrong(tmp_path, "[x](map:vist)", name="mina")[0][:2] == ("personas/mina.yaml", 3)


def test_without_knowing_the_pages_links_to_them_are_not_judged(tmp_path: Path) -> None:
    wrong(tmp_path, "[x](../docs/none.md)")
    catalogue = load_folder(tmp_path)
    assert list(dead_links(catalogue)) == []
    assert linked_pages(catalogue) == {"docs/none.md"}
