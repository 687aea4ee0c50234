"""Under `serve`: a saved map's files are written again with its page, and those of the whole site after it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mkdocs.commands.build import build
from mkdocs.config import load_config

from desireline.engines.mkdocs_live import LastBuild
from desireline.engines.mkdocs_tools import rewrite_shared
from tests.files.site_of_files import RICH, project

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_saved_map_leaves_no_stale_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    folder = project(tmp_path)
    config = load_config(str(folder / "mkdocs.yml"))
    plugin = config.plugins["desireline"]
    plugin.on_startup(command="serve", dirty=False)
    build(config)
    site = folder / "site"
    untouched = (site / "maps/tea.json").stat().st_mtime_ns
    changed = RICH.replace("An empty pot", "A broken pot").replace("Kettle", "Samovar")
    (folder / "maps/rich.yaml").write_text(changed, "utf-8")

    store = plugin.adopt(plugin.read(config), config, "maps/index")
    LastBuild(*plugin.last_build).write(("maps/rich",), store)
    assert json.loads((site / "maps/rich.json").read_text("utf-8"))["map"]["scenario"]["situation"] == "A broken pot"
    assert "Samovar" in (site / "maps/rich.md").read_text("utf-8")
    assert 'og:description" content="A broken pot"' in (site / "maps/rich/index.html").read_text("utf-8")
    assert (site / "maps/tea.json").stat().st_mtime_ns == untouched

    rewrite_shared(store.files, config)
    assert "Samovar" in (site / "journeys.json").read_text("utf-8")
