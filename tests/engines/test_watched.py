"""What is saved between the reading of the files and the hearing of them is not lost."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

import pytest

from desireline.engines.mkdocs_elsewhere import Elsewhere
from desireline.engines.mkdocs_watched import WatchedFolders

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("before", "after", "looks_again"),
    [
        pytest.param(["one"], ["one", "two"], True, id="one more: it may have been saved since it was read"),
        pytest.param(["one"], ["two"], True, id="another one"),
        pytest.param(["one", "two"], ["two"], False, id="one less"),
        pytest.param(["one"], ["one"], False, id="the same, as after most saves"),
        pytest.param([], [], False, id="none"),
    ],
)
def test_files_that_are_newly_heard_of_are_looked_at_again(
    before: list[str], after: list[str], looks_again: bool, tmp_path: Path
) -> None:
    """Their folder may have been watched for other files, so that no new watch tells to look."""
    (tmp_path / "shared").mkdir()
    (tmp_path / "maps").mkdir()
    for name in ("one", "two"):
        (tmp_path / f"shared/{name}.yaml").touch()
        (tmp_path / f"maps/{name}.yaml").symlink_to(f"../shared/{name}.yaml")
    changed = Event()
    watched = WatchedFolders(changed)
    for names in (before, after):
        changed.clear()
        watched.hear_of(Elsewhere(tmp_path, links=[f"maps/{name}.yaml" for name in names]), set())
    assert changed.is_set() is looks_again
