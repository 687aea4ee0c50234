"""Under `serve`, when the settings change: what is watched, read and drawn follows them."""

from __future__ import annotations

import shutil
import time
from typing import TYPE_CHECKING

from tests.engines.serving import PATIENCE_S, served_live
from tests.engines.small_site import VISIT, write_site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.engines.serving import Live

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg"><title>{}</title></svg>'


def test_changed_settings_are_followed_and_taken_back(tmp_path: Path) -> None:
    folder = write_site(tmp_path / "project")
    whole = (folder / "mkdocs.yml").read_text()
    stories: list[Callable[[Live, str], None]] = [
        other_documents, personas_among_the_maps, folder_that_is_no_folder, site_without_us,
    ]  # fmt: skip
    with served_live(folder) as live:
        live.wait_for("maps/visit/", "The queue is long")
        for story in stories:
            story(live, whole)
        live.write("mkdocs.yml", whole)
        live.wait_for("maps/visit/", "Nobody sees this yet")
        live.write("maps/visit.yaml", VISIT)
        live.wait_for("maps/visit/", "The queue is long")
        assert "Traceback" not in live.log.read_text()


def other_documents(live: Live, whole: str) -> None:
    """MkDocs alone goes on watching the first folder of pages."""
    shutil.copytree(live.folder / "docs", live.folder / "documents")
    live.write("documents/door.svg", PICTURE.format("as it was"))
    live.write("mkdocs.yml", whole + "docs_dir: documents\n")
    live.write("maps/visit.yaml", VISIT.replace("title: Leave\n", "title: Leave\n    image: documents/door.svg\n"))
    live.wait_for("assets/desireline/pictures/documents/door.svg", "as it was")
    live.write("documents/index.md", "# Other documents\n")
    live.wait_for("", "Other documents")
    live.write("documents/door.svg", PICTURE.format("replaced"))
    live.wait_for("assets/desireline/pictures/documents/door.svg", "replaced")


def personas_among_the_maps(live: Live, whole: str) -> None:
    """Files that were read as maps are personas then."""
    shutil.copytree(live.folder / "personas", live.folder / "maps/people")
    live.wait_for("maps/", "wrong-folder")
    live.write("mkdocs.yml", whole.replace("desireline]", "{desireline: {personas: maps/people}}]"))
    live.wait_for("maps/", "wrong-folder", gone=True)
    live.wait_for("personas/mina/", "A quiet table")


def folder_that_is_no_folder(live: Live, whole: str) -> None:
    """The site is served on with the settings that it was built with."""
    live.write("mkdocs.yml", whole.replace("desireline]", "{desireline: {maps: 5}}]"))
    live.wait_for_log("option 'maps'")
    live.write("maps/visit.yaml", VISIT.replace("The queue is long", "The queue is gone"))
    live.wait_for("maps/visit/", "The queue is gone")


def site_without_us(live: Live, whole: str) -> None:
    """A saved map brings no page back into it."""
    live.write("mkdocs.yml", whole.replace(", desireline]", "]"))
    end = time.monotonic() + PATIENCE_S
    while live.page("maps/visit/") and time.monotonic() < end:
        time.sleep(0.05)
    live.write("maps/visit.yaml", VISIT.replace("The queue is long", "Nobody sees this yet"))
    time.sleep(0.5)
    assert not live.page("maps/visit/")
