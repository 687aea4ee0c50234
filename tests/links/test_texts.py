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
    "![x](pictures/x.png)", "[x](../files/plan.pdf)", "[x](files/plan.pdf)", "[x](../site/plan.pdf)", "[x](../guide/)",
    "[x](../guide.html)", "[x](/about)", "[x](tel:112)", "[x](v2.4)", "plain (#nothing)", "`a](#b)`c",
]  # fmt: skip


def wrong(folder: Path, written: str, *, name: str = "visit") -> list[tuple[str, int, int, str]]:
    """What is wrong with a link: file, line, column and message."""
    texts = {"maps/visit": MAP, "maps/later": FUTURE, "personas/mina": MINA}
    for path, text in texts.items():
        file = folder / f"{path}.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text.format(written=written if path.endswith(name) else "nothing"), encoding="utf-8")
    there = {"pictures/x.png", "files/plan.pdf", "docs/site/plan.pdf"}
    page = {"docs/page.md": ""}
    found = dead_links(
        load_folder(folder), lambda path: page.get(path, f"'{path}' is not there"), lambda path: path in there
    )
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
    ("[x](../files/plans.pdf)", 14, "there is no file 'files/plans.pdf'", "a file"),
    ("[x](www.example.org/a.pdf)", 14,
     "'www.example.org/a.pdf' leads nowhere: an address begins with 'https://', so write 'https://www.example.org/a.pdf'",
     "an address without what it begins with"),
    ("[x](<see wiki>)", 15,
     "'see wiki' leads nowhere: it is no address ('https://…'), no map, no persona and no file", "no address"),
    ("[x](notion://page)", 14, "'notion://page' leads nowhere: an address begins with 'https://'",
     "an address that no page makes a link of"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "column", "message", "reason"), DEAD, ids=[case[3] for case in DEAD])
def test_a_dead_link_is_said_where_it_stands(
    tmp_path: Path, written: str, column: int, message: str, reason: str
) -> None:
    assert wrong(tmp_path, written) == [("maps/visit.yaml", 9, column + 10, message)]


PICTURES = [
    ("pictures/x.png", "", "a picture that is there"),
    ("./pictures/x.png", "", "the same"),
    ("pictures/y.png", "there is no file 'pictures/y.png'; a picture's path begins at the project's folder", "missing"),
    ("../pictures/x.png", "a picture's path begins at the project's folder: 'pictures/x.png'", "seen from the file"),
    ("/pictures/x.png", "a picture's path begins at the project's folder: 'pictures/x.png'", "from the root of a disk"),
    ("../../../etc/passwd", "leads out of the repository", "out of the repository"),
    ("https://a.example/x.png", "is no path inside the repository", "an address"),
    ("files/plan.pdf", "is no picture", "another kind of file"),
]


@pytest.mark.parametrize(("path", "said", "reason"), PICTURES, ids=[case[2] for case in PICTURES])
@pytest.mark.parametrize("key", ["image", "photo"])
def test_a_picture_is_a_file_of_the_repository(tmp_path: Path, key: str, path: str, said: str, reason: str) -> None:
    written = {
        "image": (
            "maps/x.yaml",
            f"title: X\nstages:\n  - {{title: A, pains: {{text: b, image: {{src: '{path}', alt: c}}}}}}\n",
        ),
        "photo": ("personas/y.yaml", f"name: Y\nphoto: {{src: '{path}', alt: c}}\n"),
    }
    file, text = written[key]
    (tmp_path / file).parent.mkdir()
    (tmp_path / file).write_text(text, encoding="utf-8")
    (found,) = list(dead_links(load_folder(tmp_path), None, {"pictures/x.png", "files/plan.pdf"}.__contains__)) or (
        None,
    )
    assert (found is not None) == bool(said), reason
    if found is not None:
        assert (found.rule, found.severity, found.file) == ("missing-picture", "warning", file)
        assert said in found.message
        assert text.splitlines()[found.line - 1][found.column - 1 :].startswith(path)


def test_a_link_of_a_source_is_one_too(tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    text = "title: X\nstages: [A]\nsources:\n  - {id: talks, link: on the drive}\n"
    (tmp_path / "maps" / "x.yaml").write_text(text, encoding="utf-8")
    assert [(each.rule, each.line) for each in dead_links(load_folder(tmp_path))] == [("dead-link", 4)]


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
