"""The files of a built site: there, valid, linked, the same in a second build, and none where none are wished."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import html5lib
import pytest
from jsonschema import Draft202012Validator

from tests.engines.small_site import build
from tests.files.site_of_files import ADDRESS, built, inventory_of, project
from tests.tools.links import broken_links, leads

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import OpenPage, ServeFolder

MAPS = ("rich", "tea", "visit-later", "visit")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All files, with a site address."""
    return built(project(tmp_path_factory.mktemp("all")))


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All files, without a site address, pages not in folders, by the other engine."""
    folder = project(tmp_path_factory.mktemp("elsewhere"), site_url="", directory_urls=False)
    return built(folder, "properdocs")


def ours(site: Path) -> dict[str, bytes]:
    """Every file for other tools."""
    found = [path for kind in ("*.json", "*.md", "*.inv", "llms.txt") for path in site.rglob(kind)]
    found += (site / "embed").rglob("*.html")
    named = {path.relative_to(site).as_posix(): path.read_bytes() for path in found}
    return {name: held for name, held in named.items() if not name.startswith("search/") and "assets/" not in name}


def held(site: Path, path: str) -> Any:
    return json.loads((site / path).read_text("utf-8"))


def addresses_in(value: Any) -> list[str]:
    """Every value under a key that holds an address."""
    if isinstance(value, list):
        return [address for each in value for address in addresses_in(each)]
    if not isinstance(value, dict):
        return []
    own = [value[key] for key in ("$schema", "address", "json", "markdown", "embed") if isinstance(value.get(key), str)]
    inner = [address for key, each in value.items() if key not in {"map", "persona"} for address in addresses_in(each)]
    return own + inner


def test_each_map_and_persona_has_its_files(site: Path) -> None:
    expected = {f"maps/{name}{end}" for name in MAPS for end in (".json", ".md", ".oembed.json")}
    expected |= {f"embed/maps/{name}/index.html" for name in MAPS}
    expected |= {"personas/mina.json", "personas/mina.md", "journeys.json", "objects.inv", "llms.txt"}
    expected |= {f"schemas/{name}-1.schema.json" for name in ("journeys", "map", "persona")}
    assert set(ours(site)) == expected


@pytest.mark.parametrize("of", ["site", "elsewhere"])
def test_every_json_file_is_valid_by_the_schema_that_it_names(of: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue(of)
    files = [path for path in ours(site) if path.endswith(".json") and "schema" not in path and "oembed" not in path]
    assert len(files) == len(MAPS) + 2
    for path in files:
        value = held(site, path)
        schema = urljoin((ADDRESS if of == "site" else "http://x/") + path, value["$schema"])
        where = schema.removeprefix(ADDRESS).removeprefix("http://x/")
        assert list(Draft202012Validator(held(site, where)).iter_errors(value)) == []


@pytest.mark.parametrize("of", ["site", "elsewhere"])
def test_every_address_in_the_files_leads_to_a_page_and_a_place(of: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue(of)
    address = ADDRESS if of == "site" else ""
    assert broken_links(site, address) == []
    wrong, checked = [], 0
    for path, content in ours(site).items():
        here = f"http://site.invalid/{path}"
        if path.endswith(".json") and "schema" not in path:
            found = addresses_in(json.loads(content))
        elif path.endswith((".md", ".txt")):
            found = re.findall(r"\]\(<?([^)>]+)>?\)", content.decode())
        elif path.endswith(".inv"):
            found = [each.address for each in inventory_of(content)]
        else:
            continue
        checked += len(found)
        wrong += [f"{path}: {link}" for link in found if not leads(site, link, here, address)]
    assert wrong == []
    assert checked > 100


def test_the_catalogue_lists_maps_and_people_with_their_parts(site: Path) -> None:
    catalogue = held(site, "journeys.json")
    assert catalogue["format"] == "desireline-catalogue/1"
    assert catalogue["site"] == {"title": "Small", "address": ADDRESS, "lang": "en"}
    rich = next(each for each in catalogue["maps"] if each["id"] == "rich")
    assert rich["title"] == 'Tea, "again" & <b>more</b>'
    assert rich["address"] == f"{ADDRESS}maps/rich/"
    assert rich["file"] == "maps/rich.yaml"
    assert rich["source"].endswith("/blob/main/maps/rich.yaml")
    assert {
        "id": "boil",
        "kind": "stage",
        "title": "Boil",
        "address": f"{ADDRESS}maps/rich/#boil",
        "was": ["heat"],
    } in (rich["parts"])
    assert catalogue["personas"][0]["maps"] == list(MAPS)


def test_the_inventory_is_in_the_order_of_names_whatever_the_order_of_pages(site: Path) -> None:
    names = [each.name for each in inventory_of((site / "objects.inv").read_bytes())]
    assert names == sorted(names)
    assert len({name.partition("#")[0] for name in names}) > 2


def test_a_maps_file_says_what_the_map_says(site: Path) -> None:
    rich = held(site, "maps/rich.json")
    assert rich["map"]["x-team"] == {"colour": "blue", "sizes": ["1", "2"]}, "of keys of one's own texts are known"
    step = rich["map"]["stages"][0]["steps"][0]
    assert step["emotion"]["feelings"] == [{"score": 1}, {"score": -1, "word": [{"text": "bored"}], "intended": 2}]
    assert [point["score"] for point in rich["curve"]["points"]] == [1, -1, 2]
    assert rich["map"]["stages"][0]["metrics"][0] == {"id": "minutes", "text": "Minutes", "value": "18%", "target": 1.5}


def test_links_inside_a_text_lead_on_from_its_document(site: Path) -> None:
    text = (site / "maps/rich.md").read_text("utf-8")
    assert f"Fill the [kettle]({ADDRESS}maps/rich/#kettle), see [the visit](visit/#queue)" in text
    assert "<script>" not in text


def test_a_second_build_makes_none_anew_and_all_the_same(site: Path) -> None:
    before = ours(site)
    kept = {path.name: path.stat().st_mtime_ns for path in (site.parent / ".cache/desireline").iterdir()}
    assert ours(built(site.parent)) == before
    after = {path.name: path.stat().st_mtime_ns for path in (site.parent / ".cache/desireline").iterdir()}
    kept.pop(".gitignore")
    after.pop(".gitignore")
    assert kept == after


def test_embedded_pages_are_read_without_a_complaint(site: Path, elsewhere: Path) -> None:
    """By a strict parser; the Nu checker looks at those of the sample site."""
    pages = [page for each in (site, elsewhere) for page in (each / "embed").rglob("*.html")]
    assert len(pages) == 2 * len(MAPS)
    for page in pages:
        html5lib.HTMLParser(strict=True).parse(page.read_text("utf-8"))


def test_a_map_page_names_its_files_and_has_one_card(site: Path) -> None:
    head = (site / "maps/rich/index.html").read_text("utf-8").partition("</head>")[0]
    assert '<link rel="alternate " type="application/json" href="../rich.json">' in head
    assert '<link rel="alternate " type="text/markdown" href="../rich.md">' in head
    assert f'type="application/json+oembed" href="{ADDRESS}maps/rich.oembed.json"' in head
    assert head.count("og:title") == 1
    assert '<meta property="og:description" content="An empty pot">' in head
    assert f'<meta property="og:url" content="{ADDRESS}maps/rich/">' in head
    assert '<meta property="og:title" content="Tea, &quot;again&quot; &amp; &lt;b&gt;more&lt;/b&gt;">' in head


def test_a_page_that_lists_maps_has_a_card_too(site: Path) -> None:
    head = (site / "across/opportunities/index.html").read_text("utf-8").partition("</head>")[0]
    assert '<meta property="og:title" content="Opportunities and pains">' in head


def test_oembed_gives_a_frame_that_stands(site: Path) -> None:
    said = held(site, "maps/rich.oembed.json")
    assert (said["version"], said["type"], said["title"]) == ("1.0", "rich", 'Tea, "again" & <b>more</b>')
    frame = re.search(r'src="([^"]+)"', said["html"])
    assert frame is not None
    assert frame[1] == f"{ADDRESS}embed/maps/rich/"
    assert leads(site, frame[1], address=ADDRESS)
    assert "<b>" not in said["html"]
    assert {"width", "height"} <= said.keys()


def test_what_needs_an_address_is_left_out_without_one(elsewhere: Path) -> None:
    assert list(elsewhere.rglob("*.oembed.json")) == []
    assert "og:" not in (elsewhere / "maps/rich.html").read_text("utf-8").partition("</head>")[0]
    assert held(elsewhere, "maps/rich.json")["address"] == "rich.html"
    assert (elsewhere / "embed/maps/rich.html").is_file()


def test_llms_text_lists_the_documents(site: Path) -> None:
    text = (site / "llms.txt").read_text("utf-8")
    assert text.startswith("# Small\n")
    assert f"- [買茶]({ADDRESS}maps/tea.md): 決定要不要換菜單" in text


def test_a_theme_that_has_a_card_keeps_it_and_an_authors_file_stays(tmp_path: Path) -> None:
    folder = project(tmp_path, "[cards, llms, inventory]")
    settings = folder / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("font: false,", "font: false, custom_dir: own,"), "utf-8")
    (folder / "own").mkdir()
    own = '{% extends "base.html" %}{% block extrahead %}<meta property="og:title" content="theirs">{% endblock %}'
    (folder / "own/main.html").write_text(own, "utf-8")
    (folder / "docs/llms.txt").write_text("mine", "utf-8")
    (folder / "docs/index.md").write_text("[inventory](objects.inv) [mine](llms.txt)", "utf-8")
    site = built(folder)
    for page in ("visit", "tea"):
        assert (site / f"maps/{page}/index.html").read_text("utf-8").count("og:title") == 1
    assert (site / "llms.txt").read_text("utf-8") == "mine"
    assert sorted(ours(site)) == ["llms.txt", "objects.inv"]


@pytest.mark.parametrize(
    ("files", "says"),
    [("[maps]", "'maps' is no kind of file"), ("journeys", "Expected true, false or a list")],
)
def test_a_wrong_setting_is_said_with_what_there_is(files: str, says: str, tmp_path: Path) -> None:
    done = build(project(tmp_path, files))
    assert done.returncode != 0
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_frame_shows_title_curve_and_grid_and_opens_links_in_the_window(
    site: Path, serve_folder: ServeFolder, page: OpenPage
) -> None:
    address = serve_folder(site, under="/team/")
    outside = page(800)
    for width in (360, 720):
        outside.set_content(f'<iframe src="{address}embed/maps/visit/" width="{width}" height="500"></iframe>')
        frame = outside.frame_locator("iframe")
        frame.locator("h1", has_text="A visit").wait_for()
        assert frame.locator("svg[role=img]:visible").count() >= 1
        assert frame.get_by_text("The queue is long").count() >= 1
        inner = outside.frames[1]
        assert inner.evaluate("document.documentElement.scrollWidth") <= width
        assert inner.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert inner.evaluate("document.scripts.length") == 0
    frame.locator("h1 a").click()
    outside.wait_for_url(f"{address}maps/visit/")


def test_a_frame_follows_the_readers_dark_and_is_accessible(
    site: Path, serve_folder: ServeFolder, page: OpenPage, axe: Callable[..., list[str]]
) -> None:
    opened = page(720, "dark")
    opened.goto(serve_folder(site, under="/dark/") + "embed/maps/rich/")
    assert opened.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(25, 28, 34)"
    assert axe(opened) == []
