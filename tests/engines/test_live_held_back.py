"""Under `serve`, while nothing can be built because the settings are broken: saved maps are shown all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.engines.serving import served_live
from tests.engines.small_site import LATER, MINA, TEA, VISIT, write_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.engines.serving import Live

BROKEN = "theme: {name: material\n"


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Live]:
    with served_live(write_site(tmp_path / "project")) as served:
        served.wait_for("maps/tea/", "挑選茶葉")
        yield served


def break_settings(live: Live) -> str:
    """Break the settings, and wait until that was noticed. The settings as they were."""
    whole = (live.folder / "mkdocs.yml").read_text()
    live.write("mkdocs.yml", whole + BROKEN)
    live.wait_for_log("error happened during the rebuild")
    return whole


@pytest.mark.parametrize(
    ("changes", "page"),
    [
        pytest.param({"maps/new.yaml": VISIT.replace("A visit", "A way")}, "maps/new/", id="a new map"),
        pytest.param({"maps/tea.yaml": TEA.replace("title: 買茶", "title: A way")}, "maps/tea/", id="another title"),
        pytest.param(
            {"maps/visit-later.yaml": None, "maps/way.yaml": "id: a-way\n" + LATER}, "maps/a-way/", id="renamed"
        ),
        pytest.param({"personas/ana.yaml": MINA}, "personas/ana/", id="a new persona"),
        pytest.param({"maps/tea.yaml": "was: [buying-tea]\n" + TEA}, "maps/buying-tea/", id="a former id"),
    ],
)
def test_saved_maps_are_shown_beside_what_needs_the_whole_site(
    live: Live, changes: dict[str, str | None], page: str
) -> None:
    whole = break_settings(live)
    for name, text in changes.items():
        if text is None:
            (live.folder / name).unlink()
        else:
            live.write(name, text)
    for number in range(3):
        live.write("maps/visit.yaml", VISIT.replace("The queue is long", f"Queue number {number}"))
        live.wait_for("maps/visit/", f"Queue number {number}")
    live.wait_for("across/opportunities/", "Queue number 2")
    assert "could not be shown by itself" not in live.log.read_text()
    live.write("mkdocs.yml", whole)
    live.wait_for(page, "</html>")
    live.wait_for("maps/visit/", "Queue number 2")


def test_a_map_saved_together_with_broken_settings_is_shown(live: Live) -> None:
    live.write("mkdocs.yml", (live.folder / "mkdocs.yml").read_text() + BROKEN)
    live.write("maps/new.yaml", VISIT.replace("A visit", "Something new"))
    live.write("maps/visit.yaml", VISIT.replace("The queue is long", "The queue is gone"))
    live.wait_for("maps/visit/", "The queue is gone")
