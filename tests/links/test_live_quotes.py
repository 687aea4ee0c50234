"""Under `serve`, a page that quotes a map follows when the map changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.engines.serving import served_live
from tests.links.quoting import project

if TYPE_CHECKING:
    from pathlib import Path


def test_a_page_follows_the_map_that_it_quotes(tmp_path: Path) -> None:
    folder = project(tmp_path / "project")
    (folder / "docs" / "quotes.md").write_text(
        "# Quotes\n\n[](map:visit#queue)\n\n```desireline\nstage: tea#choose\n```\n", encoding="utf-8"
    )
    with served_live(folder) as live:
        live.wait_for("quotes/", "The queue is long")
        for file, old, new in (
            ("visit", "The queue is long", "The line is short"),
            ("tea", "這款烏龍聞起來很香", "這款紅茶太貴"),
        ):
            text = (folder / "maps" / f"{file}.yaml").read_text("utf-8")
            live.write(f"maps/{file}.yaml", text.replace(old, new))
            live.wait_for("quotes/", new)
    assert live.log.read_text().count("Building documentation") == 1
