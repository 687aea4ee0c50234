"""Switched on in a site that is there already: its home page, its other plugins and its theme stay as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.engines.small_site import build, write_site

if TYPE_CHECKING:
    from pathlib import Path

HOMES = [
    ("README.md", "# Ours\n", "", "MkDocs makes it the home page where no index.md is"),
    ("index.html", "<h1>Ours</h1>\n", "", "a page that is no Markdown"),
    ("maps/README.md", "# Ours\n", "maps/", "the same of a folder; it takes the place of our list there"),
]


@pytest.mark.parametrize(("name", "text", "where", "_reason"), HOMES, ids=[home[0] for home in HOMES])
def test_a_page_of_the_author_stays_where_it_is(name: str, text: str, where: str, _reason: str, tmp_path: Path) -> None:
    folder = write_site(tmp_path)
    page = folder / "docs" / name
    page.parent.mkdir(exist_ok=True)
    page.write_text(text, encoding="utf-8")
    if not where:
        (folder / "docs/index.md").unlink()
    done = build(folder)
    assert done.returncode == 0, done.stderr
    assert "Ours</h1>" in (folder / "site" / where / "index.html").read_text(encoding="utf-8")
    if where:
        assert f"docs/{name} takes the place" in done.stderr
        assert "not found" not in done.stderr, "the navigation names no page that is not there"
    else:
        assert "All journeys" in (folder / "site/maps/index.html").read_text(encoding="utf-8")
