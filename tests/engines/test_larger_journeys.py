"""A larger journey and its parts name each other, in every build: none is shown as it was kept from before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.engines.small_site import VISIT, build, write_site

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = (
    "title: The whole evening\nlang: en\nstages:\n  - {id: out, title: Going out}\n  - {id: home, title: Back home}\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small site with a larger journey that nothing is part of yet."""
    made = write_site(tmp_path / "site")
    (made / "maps/evening.yaml").write_text(WHOLE, encoding="utf-8")
    assert build(made).returncode == 0
    return made


def head(folder: Path, name: str) -> str:
    html = (folder / f"site/maps/{name}/index.html").read_text(encoding="utf-8")
    return html.partition('<header class="dl-header">')[2].partition("</header>")[0]


def detail(folder: Path) -> list[tuple[str, str]]:
    """The links of the row of the larger journey that leads to its parts: their words and where they lead."""
    html = (folder / "site/maps/evening/index.html").read_text(encoding="utf-8")
    row = html.partition('<tr class="dl-r-detail">')[2].partition("</tr>")[0]
    return [(words, to) for to, words in re.findall(r'<a href="([^"]*)"[^>]*>([^<]*)</a>', row)]


def test_both_pages_follow_when_a_map_becomes_part_is_renamed_or_leaves(folder: Path) -> None:
    assert detail(folder) == []
    own = folder / "maps/visit.yaml"
    own.write_text(VISIT.replace("lang: en\n", "lang: en\npart_of: evening#out\n", 1), encoding="utf-8")
    assert build(folder).returncode == 0
    assert 'href="../evening/#out"' in head(folder, "visit")
    assert "1 Going out" in head(folder, "visit")
    assert detail(folder) == [("A visit", "../visit/")]

    own.write_text(own.read_text(encoding="utf-8").replace("A visit", "A long visit", 1), encoding="utf-8")
    assert build(folder).returncode == 0
    assert detail(folder) == [("A long visit", "../visit/")]

    whole = folder / "maps/evening.yaml"
    whole.write_text(WHOLE.replace("Going out", "Out"), encoding="utf-8")
    assert build(folder).returncode == 0
    assert "1 Out" in head(folder, "visit")

    own.write_text(VISIT, encoding="utf-8")
    assert build(folder).returncode == 0
    assert detail(folder) == []
    assert "evening" not in head(folder, "visit")
