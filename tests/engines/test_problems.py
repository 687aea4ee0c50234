"""Bad input: a located message, a failed strict build, and all other pages built."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.engines.small_site import build, write_site

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = [
    ("title: A visit\n\tstages: []\n", ":2:1: error", "a tab"),
    ("title: A visit\nstages:\n  - title: One\n    pain: too slow\n", ":4:5: error[unknown-key]", "an unknown key"),
    ("title: A visit\ntitle: B\nstages: []\n", ":2:1: error", "a key given twice"),
    ("<<<<<<< ours\ntitle: A\n=======\ntitle: B\n>>>>>>> theirs\n", ":1:1: error", "conflict marks"),
    ("", "error", "an empty file"),
    ("title: A visit\npersonas: [nobody]\nstages:\n  - title: One\n", ":2:12: error", "a reference that leads nowhere"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), BROKEN, ids=[reason for _, _, reason in BROKEN])
def test_a_broken_map_is_told_with_its_place_and_the_others_are_built(
    tmp_path: Path, text: str, expected: str, reason: str
) -> None:
    folder = write_site(tmp_path)
    (folder / "docs" / "index.md").write_text("# Welcome\n")
    (folder / "maps" / "visit.yaml").unlink()
    (folder / "maps" / "visit-later.yaml").unlink()
    (folder / "maps" / "broken.yaml").write_text(text, encoding="utf-8")
    done = build(folder)
    assert done.returncode == 0, done.stderr
    assert f"maps/broken.yaml{expected}" in done.stderr or (not text and "maps/broken.yaml" in done.stderr)
    assert "Traceback" not in done.stderr
    assert "買茶" in (folder / "site" / "maps" / "tea" / "index.html").read_text(encoding="utf-8")
    assert build(folder, "--strict").returncode == 1


def test_a_broken_map_that_can_be_read_in_part_says_so_on_its_page(tmp_path: Path) -> None:
    folder = write_site(tmp_path)
    map_file = folder / "maps" / "tea.yaml"
    map_file.write_text(map_file.read_text(encoding="utf-8") + "    pian: 等太久\n", encoding="utf-8")
    build(folder)
    page = (folder / "site" / "maps" / "tea" / "index.html").read_text(encoding="utf-8")
    assert "maps/tea.yaml:15:5" in page
    assert "挑選茶葉" in page


def test_a_project_without_maps_yet_builds_and_says_what_to_do(tmp_path: Path) -> None:
    folder = write_site(tmp_path)
    (folder / "docs" / "index.md").write_text("# Welcome\n")
    for file in (*(folder / "maps").iterdir(), *(folder / "personas").iterdir()):
        file.unlink()
    done = build(folder, "--strict")
    assert done.returncode == 0, done.stderr
    assert "desireline new" in (folder / "site" / "maps" / "index.html").read_text(encoding="utf-8")


def test_missing_folders_are_named(tmp_path: Path) -> None:
    folder = write_site(tmp_path, extra="")
    text = (folder / "mkdocs.yml").read_text().replace("desireline]", "{desireline: {maps: journeys}}]")
    (folder / "mkdocs.yml").write_text(text)
    (folder / "docs" / "index.md").write_text("# Welcome\n")
    done = build(folder)
    assert done.returncode == 0, done.stderr
    assert "journeys/ is not there" in done.stderr
