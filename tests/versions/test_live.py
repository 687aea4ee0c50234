"""Under `mkdocs serve`: a saved map is compared with its versions as it is now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.engines.serving import served_live
from tests.versions.kept_site import write_versions

if TYPE_CHECKING:
    from pathlib import Path


def test_a_saved_map_is_compared_as_it_is_now(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    write_versions(folder)
    with served_live(folder) as live:
        live.wait_for("journeys/changes/v1.1/today/maps/visit/", "No queue today")
        text = (folder / "maps/visit.yaml").read_text(encoding="utf-8")
        live.write("maps/visit.yaml", text.replace("No queue today", "A queue again"))
        live.wait_for("journeys/maps/visit/", "A queue again")
        live.wait_for("journeys/changes/v1.1/today/maps/visit/", "again")
        assert "The queue is slow" in live.page("journeys/versions/v1.1/maps/visit/")
        settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
        live.write("mkdocs.yml", settings.replace("keep: 10", "keep: 1"))
        live.wait_for("journeys/versions/", "v1.1", gone=True)
        assert "ERROR" not in live.log.read_text()
        assert "could not be shown by itself" not in live.log.read_text()
