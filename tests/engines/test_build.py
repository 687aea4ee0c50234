"""A project built as a user builds it: which pages there are, where they lead, what can be found."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.engines.small_site import VISIT, build, write_site
from tests.tools.links import broken_links

if TYPE_CHECKING:
    from pathlib import Path

WAYS = [("mkdocs", True), ("mkdocs", False), ("properdocs", True)]


@pytest.fixture(scope="module", params=WAYS, ids=["mkdocs", "mkdocs-without-directories", "properdocs"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    engine, directory_urls = request.param
    folder = write_site(tmp_path_factory.mktemp("site"), directory_urls=directory_urls)
    done = build(folder, "--strict", engine=engine)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return folder / "site"


def page_of(site: Path, path: str) -> str:
    """The page of a path such as `maps/visit`, whichever way addresses are made."""
    with_folder, without = site / path / "index.html", site / f"{path}.html"
    return (with_folder if with_folder.exists() else without).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("maps/visit", "The queue is long"),
        ("maps/tea", "這款烏龍聞起來很香"),
        ("maps/visit-later", "No queue at all"),
        ("maps/visit.mermaid", "journey"),
        ("personas/mina", "A quiet table"),
        ("across/opportunities", "A fast lane"),
        ("across/touchpoints", "Front door"),
    ],
)
def test_each_subject_has_its_page(site: Path, path: str, text: str) -> None:
    assert text in page_of(site, path)


def test_every_link_inside_the_site_leads_to_a_page_and_a_place(site: Path) -> None:
    assert broken_links(site) == []


def test_ids_stand_once_in_a_page(site: Path) -> None:
    for page in site.rglob("*.html"):
        found = re.findall(r'<[a-z][^>]*\sid="([^"]*)"', page.read_text(encoding="utf-8"))
        twice = {name for name in found if found.count(name) > 1}
        assert not twice, f"{page.relative_to(site)}: {twice}"


def test_the_edit_button_leads_to_the_yaml_file(site: Path) -> None:
    assert 'href="https://github.com/example/maps/edit/main/maps/visit.yaml"' in page_of(site, "maps/visit")


def test_a_part_leads_to_its_line_on_the_code_host(site: Path) -> None:
    line = 1 + VISIT[: VISIT.index("- id: queue")].count("\n")
    assert f'href="https://github.com/example/maps/blob/main/maps/visit.yaml#L{line}"' in page_of(site, "maps/visit")


def test_the_search_finds_words_of_the_maps_under_their_stage(site: Path) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    found = {entry["location"]: entry["text"] for entry in index["docs"]}
    arrive = next(location for location in found if location in {"maps/visit/#arrive", "maps/visit.html#arrive"})
    assert "The queue is long" in found[arrive]
    assert any("這款烏龍聞起來很香" in text for text in found.values())
    assert not any("mermaid" in location for location in found)


def test_the_navigation_names_the_maps_and_not_their_mermaid_pages(site: Path) -> None:
    page = page_of(site, "maps/visit")
    navigation = page[page.index("md-sidebar--primary") : page.index("md-sidebar--secondary")]
    assert "買茶" in navigation
    assert "mermaid" not in navigation


def test_a_page_loads_its_styles_and_no_diagram_script(site: Path) -> None:
    page = page_of(site, "maps/visit")
    assert "assets/desireline/desireline.css" in page
    assert "mermaid.min.js" not in page
    assert (site / "assets" / "desireline" / "vendor" / "mermaid.min.js").is_file()


def test_the_same_files_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    again = write_site(tmp_path / "again")
    build(again, "--strict")
    if not (site / "maps" / "visit.html").exists() and "properdocs" not in str(site):
        once, twice = page_of(site, "maps/visit"), page_of(again / "site", "maps/visit")
        assert once[once.index("dl dl-map") :] == twice[twice.index("dl dl-map") :]


def test_a_map_moved_to_another_folder_is_shown_for_where_it_stands_now(tmp_path: Path) -> None:
    """Its id and its text are the same, so its page was kept; but its source is elsewhere."""
    folder = write_site(tmp_path)
    maps = folder / "maps"
    (maps / "visit.yaml").write_text(f"id: visit\n{VISIT}")
    build(folder, "--strict")
    (maps / "guests").mkdir()
    (maps / "visit.yaml").rename(maps / "guests" / "guest.yaml")
    build(folder, "--strict")
    page = (folder / "site" / "maps" / "visit" / "index.html").read_text()
    assert "/blob/main/maps/guests/guest.yaml#L" in page
    assert "maps/visit.yaml" not in page


@pytest.mark.parametrize(
    ("nav", "first"),
    [
        ("nav:\n  - index.md\n", "added at the end"),
        ("nav:\n  - index.md\n  - Our maps: maps/\n", "where the author put the folder"),
        ("nav:\n  - index.md\n  - The visit: maps/visit.md\n", "where the author put one page"),
    ],
)
def test_pages_go_where_the_navigation_says(tmp_path: Path, nav: str, first: str) -> None:
    folder = write_site(tmp_path, extra=nav)
    done = build(folder, "--strict")
    assert done.returncode == 0, done.stderr
    page = page_of(folder / "site", "maps/visit")
    navigation = page[page.index("md-sidebar--primary") : page.index("md-sidebar--secondary")]
    shown = "The visit" if "The visit" in nav else "Our maps" if "Our maps" in nav else "Journeys"
    assert shown in navigation, first
