"""Bad input: a located message, a failed strict build, and all other pages built."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.engines.small_site import VISIT, build, write_site

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = [
    ("title: A visit\n\tstages: []\n", ":2:1: error", "a tab"),
    ("title: A visit\nstages:\n  - title: One\n    pain: too slow\n", ":4:5: error[unknown-key]", "an unknown key"),
    ("title: A visit\ntitle: B\nstages: []\n", ":2:1: error", "a key given twice"),
    ("<<<<<<< ours\ntitle: A\n=======\ntitle: B\n>>>>>>> theirs\n", ":1:1: error", "conflict marks"),
    ("", ":1:1: error", "an empty file"),
    ("title: A visit\npersonas: [nobody]\nstages:\n  - title: One\n", ":2:12: error", "a reference that leads nowhere"),
]


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a map of each kind of fault, and sound ones."""
    folder = write_site(tmp_path_factory.mktemp("broken"))
    (folder / "docs" / "index.md").write_text("# Welcome\n")
    for number, (text, _, _) in enumerate(BROKEN):
        (folder / "maps" / f"broken-{number}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_broken_maps_are_told_with_their_places_and_the_others_are_built(broken: Path) -> None:
    done = build(broken)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    lines = done.stderr.splitlines()
    for number, (_, expected, reason) in enumerate(BROKEN):
        start = f"maps/broken-{number}.yaml{expected}"
        assert any(start in line and line.startswith("ERROR") for line in lines), (reason, done.stderr)
    for sound, word in (("tea", "買茶"), ("visit", "A visit")):
        assert word in (broken / "site" / "maps" / sound / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("number", range(len(BROKEN)), ids=[reason for _, _, reason in BROKEN])
def test_a_strict_build_fails_for_any_of_them(number: int, broken: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone"
    shutil.copytree(broken / "docs", alone / "docs")
    shutil.copy(broken / "mkdocs.yml", alone)
    (alone / "maps").mkdir()
    shutil.copy(broken / "maps" / f"broken-{number}.yaml", alone / "maps")
    assert build(alone, "--strict").returncode == 1


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


DEAD = VISIT.replace("purpose: Decide", "summary: See [more](#nowhere)\npurpose: Decide")
IGNORED = [
    ("[]", 1, "warning[dead-link]", "all is heard"),
    ("", 1, "warning[dead-link]", "so it is where nothing stands behind the key"),
    ("[dead-link]", 0, "", "what is ignored is not"),
    ("[dead-lnik]", 1, "'dead-lnik' is no rule that only warns; did you mean 'dead-link'?", "a slip is told"),
    ("[unknown-key]", 1, "'unknown-key' is no rule that only warns", "an error cannot be ignored"),
    ("dead-link", 1, "Expected a list of rules", "a list it must be"),
]


@pytest.mark.parametrize(("ignored", "code", "said", "reason"), IGNORED, ids=[case[-1] for case in IGNORED])
def test_rules_that_are_ignored(ignored: str, code: int, said: str, reason: str, tmp_path: Path) -> None:
    folder = write_site(tmp_path)
    settings = folder / "mkdocs.yml"
    text = settings.read_text("utf-8").replace(
        "plugins: [search, desireline]", f"plugins: [search, {{desireline: {{ignore: {ignored}}}}}]"
    )
    settings.write_text(text, "utf-8")
    (folder / "maps/visit.yaml").write_text(DEAD, "utf-8")
    done = build(folder, "--strict")
    assert done.returncode == code, (reason, done.stderr)
    assert said in done.stderr, (reason, done.stderr)
