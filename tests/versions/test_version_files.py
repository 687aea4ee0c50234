"""Where the maps of a version are found, however the project has moved since."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desireline.publish.versions.history import VersionHistory
from tests.engines.small_site import MINA, VISIT
from tests.versions.repository import Repository

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = "plugins: [{desireline: {maps: %s, personas: %s}}]\n"


@pytest.mark.parametrize(
    ("files", "maps", "personas", "why"),
    [
        (
            {"mkdocs.yml": SETTINGS % ("journeys", "people"), "journeys/visit.yaml": VISIT, "people/mina.yaml": MINA},
            {"visit"},
            {"mina"},
            "where the settings of then say",
        ),
        (
            {"mkdocs.yml": "theme: {x: !ENV [A, b]}\n", "maps/visit.yaml": VISIT, "personas/mina.yaml": MINA},
            {"visit"},
            {"mina"},
            "where they usually stand",
        ),
        (
            {"old/site/mkdocs.yml": "x: 1\n", "old/site/maps/visit.yaml": VISIT, "old/site/personas/mina.yaml": MINA},
            {"visit"},
            {"mina"},
            "where the project stood then",
        ),
        (
            {"drafts/cx/visit.yaml": VISIT, "drafts/personas/mina.yaml": MINA, "ci.yaml": "on: push\n"},
            {"visit"},
            {"mina"},
            "wherever a file is a map",
        ),
        ({"maps/besuch-ü.yaml": "id: visit\n" + VISIT}, {"visit"}, set(), "a name beyond ASCII"),
        ({"ci.yaml": "on: push\n"}, set(), set(), "no map at all"),
    ],
)
def test_maps_are_found(
    tmp_path: Path, files: dict[str, str | None], maps: set[str], personas: set[str], why: str
) -> None:
    repository = Repository(tmp_path / "project")
    repository.publish("v1", "2025-01-01", files)
    history = VersionHistory(repository.folder, "v*", 10, ("maps", "personas"), "")
    snapshot = history.snapshot("v1")
    history.let_go()
    assert (set(snapshot.maps), set(snapshot.personas)) == (maps, personas), why
    assert bool(snapshot.note) == (not maps), why


def test_what_stood_at_a_version_is_remembered_by_its_commit(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "project")
    repository.publish("v1", "2025-01-01", {"maps/visit.yaml": VISIT, "maps/broken.yaml": "title: 'x\n"})
    (tmp_path / "cache").mkdir()

    def opened() -> VersionHistory:
        return VersionHistory(repository.folder, "v*", 10, ("maps", "personas"), "p", tmp_path / "cache")

    first = opened()
    found = first.snapshot("v1")
    first.let_go()
    repository.git("tag", "v2")
    again = opened()
    again.catalogue = lambda _: pytest.fail("it was read again")  # type: ignore[assignment,method-assign]
    assert again.snapshot("v1") == found
    assert again.snapshot("v2").unread == found.unread
    assert [each.file for each in found.unread] == ["maps/broken.yaml"]


def test_a_commit_that_is_missing_is_said_and_the_others_are_read(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "project")
    repository.publish("v1", "2025-01-01", {"maps/visit.yaml": VISIT})
    repository.publish("v2", "2025-02-01", {"maps/visit.yaml": VISIT + "# again\n"})
    tree = repository.git("rev-parse", "v1^{tree}")
    (repository.folder / ".git" / "objects" / tree[:2] / tree[2:]).unlink()
    history = VersionHistory(repository.folder, "v*", 10, ("maps", "personas"), "")
    assert "git cannot list it" in history.snapshot("v1").note
    assert set(history.snapshot("v2").maps) == {"visit"}
    history.let_go()
