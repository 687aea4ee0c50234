"""What stands today beside the versions is what was read, not what has been saved since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desireline.draw.words import Words
from desireline.publish.addresses import SourceHost
from desireline.publish.versions.history import VersionHistory
from desireline.publish.versions.pages import Around, VersionPages
from desireline.source import load_folder
from tests.engines.small_site import MINA, VISIT
from tests.versions.repository import Repository

if TYPE_CHECKING:
    from pathlib import Path

    from desireline.source import Catalogue

FOLDERS = ("maps", "personas")
PAGE = "changes/v1/today/maps/visit"


def test_a_map_saved_again_while_it_is_compared_is_compared_anew(tmp_path: Path) -> None:
    """Bodies are kept by what they show: that of a text that has gone must not have the name of the text on disk."""
    repository = Repository(tmp_path / "project")
    repository.publish("v1", "2025-01-01", {"maps/visit.yaml": VISIT, "personas/mina.yaml": MINA})
    repository.write({"maps/visit.yaml": VISIT.replace("The queue is long", "A passing word")})
    passing = load_folder(repository.folder)
    repository.write({"maps/visit.yaml": VISIT.replace("The queue is long", "A word that stays")})
    assert "A passing word" in shown(repository.folder, passing, tmp_path)
    last = shown(repository.folder, load_folder(repository.folder), tmp_path)
    assert "A word that stays" in last
    assert "A passing word" not in last
    assert shown(repository.folder, passing, tmp_path) != last, "what stands today is remembered by what was read"


def shown(root: Path, today: Catalogue, cache: Path) -> str:
    """The page of what changed since v1, without the theme's frame."""
    history = VersionHistory(root, "v*", 10, FOLDERS, "p", cache)
    words = Words("en")
    around = Around(root, words, lambda path: f"{path}/", SourceHost(""), "p", today.hashes, lambda: today, FOLDERS)
    pages = VersionPages(history, around, cache)
    pages.draw()
    (found,) = (each for each in pages.files(lambda _, body: body, "f") if each.path == f"{PAGE}/index.html")
    made = found.content().decode()
    pages.close()
    return made
