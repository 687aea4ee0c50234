"""Pages in shared frames are the pages that the theme would have made, whatever the theme's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.structure.toc import get_toc

from desireline.engines.mkdocs_frame import Frames
from desireline.engines.mkdocs_marks import Frame, NoFrame, alike
from desireline.engines.mkdocs_page import JourneyPage
from tests.engines.small_site import write_site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NUMBERED = """\
title: {title}
lang: en
purpose: Decide {number}
stages:
  - {{id: one, title: First & foremost}}
  - {{id: two, title: "Then <b>this</b>"}}
"""
TITLES = ("Plain", "Price & value", 'Buyer’s "journey"', "1 < 2", "買茶與<看>", "*Starred* title")
EVERYTHING = [
    "navigation.tabs", "navigation.sections", "navigation.indexes", "navigation.path", "navigation.footer",
    "navigation.top", "content.action.edit", "toc.follow", "search.highlight",
]  # fmt: skip

SHARED = "maps and personas stand in shared frames"
OWN = "each page is rendered by the theme"
CASES: list[tuple[str, dict[str, Any], str]] = [
    ("as most sites are", {}, SHARED),
    ("without pruning, every page carries the whole navigation", {"features": []}, SHARED),
    ("tabs, sections, path, footer and edit button", {"features": EVERYTHING}, SHARED),
    ("instant loading, contents in the navigation", {"features": ["navigation.instant", "toc.integrate"]}, SHARED),
    ("files instead of folders", {"use_directory_urls": False}, SHARED),
    ("an address, for canonical links", {"site_url": "https://example.org/journeys/"}, SHARED),
    ("the view button makes another address of the edit link", {"features": ["content.action.view"]}, OWN),
    ("in Chinese", {"language": "zh-Hant"}, SHARED),
    ("the author orders the maps", {"nav": ["index.md", {"Wege": ["maps/m1.md", "maps/m0.md", "maps/m3.md"]}]}, SHARED),
    ("MkDocs' own theme", {"theme": "mkdocs"}, ""),
    ("the theme of Read the Docs", {"theme": "readthedocs"}, ""),
]  # fmt: skip


def built(folder: Path, monkeypatch: pytest.MonkeyPatch, *, shared: bool) -> tuple[dict[str, str], int]:
    """Every page of the project by path, and how many stand in a shared frame."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    standing: list[str] = []
    stand_in = JourneyPage.stand_in

    def counted(page: JourneyPage, frame: Frame, place: JourneyPage) -> None:
        standing.append(page.plan.path)
        stand_in(page, frame, place)

    monkeypatch.setattr(JourneyPage, "stand_in", counted)
    if not shared:
        monkeypatch.setattr(Frames, "offer", lambda *_: None)
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / f"site-{shared}"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    site = folder / f"site-{shared}"
    monkeypatch.undo()
    return {page.relative_to(site).as_posix(): page.read_text() for page in site.rglob("*.html")}, len(standing)


def project(folder: Path, settings: dict[str, Any]) -> Path:
    """A project of nine maps with those settings."""
    write_site(folder)
    for number, title in enumerate(TITLES):
        quoted = title.replace("\\", "\\\\").replace('"', '\\"')
        text = NUMBERED.format(title=f'"{quoted}"', number=number)
        (folder / "maps" / f"m{number}.yaml").write_text(text, encoding="utf-8")
    theme: dict[str, Any] = {"name": "material", "font": False, "features": ["navigation.prune"]}
    for name in ("features", "language"):
        if name in settings:
            theme[name] = settings[name]
    written = {
        "site_name": "Small & neat",
        "repo_url": "https://github.com/example/maps",
        "edit_uri": "edit/main/docs/",
        "theme": settings.get("theme", theme),
        "plugins": ["search", {"desireline": {"cache": False}}],
    }
    written |= {name: value for name, value in settings.items() if name not in {"theme", "features", "language"}}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(written, allow_unicode=True), encoding="utf-8")
    return folder


@pytest.mark.parametrize(("settings", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_shared_frame_is_what_the_theme_would_have_made(
    settings: dict[str, Any], expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project(tmp_path, settings)
    framed, shared = built(folder, monkeypatch, shared=True)
    rendered, _ = built(folder, monkeypatch, shared=False)
    assert framed.keys() == rendered.keys()
    different = [path for path in framed if "mermaid" not in path and not alike(framed[path], rendered[path])]
    assert different == []
    if expected:
        assert (shared > 5) == (expected == SHARED)


BY_PAGE = """\
def told(page):
    return {"maps/m4/": "long ago", "maps/m5/": "yesterday"}.get(page.url, "today")
"""
IN_META = """
def on_page_markdown(markdown, page, **_):
    page.meta["git_revision_date_localized"] = told(page)
"""
IN_CONTEXT = """
def on_page_context(context, page, **_):
    context["config"].copyright = told(page)
"""


@pytest.mark.parametrize(
    ("hook", "some_shared"),
    [
        pytest.param(IN_META, True, id="the same in its meta data: these share a frame"),
        pytest.param(IN_CONTEXT, False, id="whatever it likes in the context: nobody knows of which pages"),
    ],
)
def test_what_another_plugin_tells_of_some_pages_is_not_said_of_their_neighbours(
    hook: str, some_shared: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first pages of a section are told the same, so that a frame seems true."""
    folder = project(tmp_path, {"hooks": ["hook.py"]})
    (folder / "hook.py").write_text(BY_PAGE + hook, encoding="utf-8")
    framed, shared = built(folder, monkeypatch, shared=True)
    rendered, _ = built(folder, monkeypatch, shared=False)
    assert "long ago" in rendered["maps/m4/index.html"]
    assert [path for path in framed if "mermaid" not in path and not alike(framed[path], rendered[path])] == []
    assert (shared > 3) is some_shared


def test_a_page_without_a_table_of_contents_stands_in_no_shared_frame(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    render = JourneyPage.render

    def without(page: JourneyPage, config: Any, files: Any) -> None:
        render(page, config, files)
        if page.plan.target == "m3":
            page.toc = get_toc([])

    folder = project(tmp_path, {})
    pages = []
    for shared in (True, False):
        with monkeypatch.context() as patched:
            patched.setattr(JourneyPage, "render", without)
            pages.append(built(folder, patched, shared=shared)[0])
    different = [path for path in pages[0] if "mermaid" not in path and not alike(pages[0][path], pages[1][path])]
    assert different == []


def test_a_mermaid_page_in_its_maps_frame_leads_back_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = project(tmp_path, {"site_url": "https://example.org/j/"})
    pages, _ = built(folder, monkeypatch, shared=True)
    page = pages["maps/m1.mermaid/index.html"]
    assert "<title>Price &amp; value as Mermaid - Small & neat</title>" in page
    assert 'href="https://example.org/j/maps/m1.mermaid/"' in page
    assert '<a href="../m1/" class="md-nav__link md-nav__link--active">' in page
    assert 'href="../m1/#map_stages"' in page
    assert 'id="__diagrams"' in page
    assert "dlq" not in page


@pytest.mark.parametrize(
    ("theme", "reason"),
    [
        ("{{ page.title }}: {{ page.content }}", "there is no navigation to find a place in"),
        ("<ul>{% for i in nav %}<li>{{ i.title }}</li>{% endfor %}</ul>{{ page.content }}", "no item links to itself"),
        ("<p>{{ page.title[:5] }}</p>{{ page.content }}", "a title is cut in two"),
        ("{% if page.title == 'Plain' %}Only here{% endif %}{{ page.content }}", "one page is not like the others"),
        ("{{ 1 // (page.title | length - 14) }}{{ page.content }}", "the theme fails for a page of marks"),
    ],
)
def test_any_theme_is_given_what_it_makes_itself(
    theme: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del reason
    folder = project(tmp_path, {"theme": {"name": None, "custom_dir": "own"}, "repo_url": None, "edit_uri": None})
    (folder / "own").mkdir()
    (folder / "own" / "main.html").write_text(f"<html><body>{theme}</body></html>", encoding="utf-8")
    framed, _ = built(folder, monkeypatch, shared=True)
    rendered, _ = built(folder, monkeypatch, shared=False)
    assert framed == rendered
    assert all("dlq" not in page for page in framed.values())


FRAME = (
    '<nav><ul><li><a href="../a/">A</a></li>'
    '<li class="on"><a href="./">dlqtitle&amp;q</a><ol>{toc}</ol></li></ul></nav>{body}'
)
TOC = (
    '<li><a href="#dlqtocaq">dlqtoca&amp;q</a></li>'
    '<li><a href="#dlqtocbq">dlqtocb&amp;q</a><ol><li><a href="#dlqtoccq">dlqtocc&amp;q</a></li></ol></li>'
)


def test_a_frame_is_filled_with_a_pages_own_values() -> None:
    frame = Frame(FRAME.format(toc=TOC, body="<h1>dlqbodyq</h1>"), "./", {"a": "../a/"})
    values = {"title&amp;": "A &amp; Ω", "self": "./", "body": "<p>Body</p>"}
    page = frame.around("a", values, [("#x", "X", []), ("#y", "Y", [("#z", "Z"), ("#w", "W")])])
    assert page == (
        '<nav><ul><li class="on"><a href="./">A &amp; Ω</a><ol><li><a href="#x">X</a></li><li><a href="#y">Y</a><ol>'
        '<li><a href="#z">Z</a></li><li><a href="#w">W</a></li></ol></li></ol></li></ul></nav><p>Body</p>'
    )


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda text: text.replace(TOC, ""), "no table of contents"),
        (lambda text: text.replace('href="./"', ""), "no link to the page itself"),
        (lambda text: text.replace("../a/", "../b/"), "no other page of the section"),
        (lambda text: text.replace("</li>", ""), "items that never end"),
        (lambda text: text + "dlqti", "a piece of a mark"),
    ],
)
def test_what_cannot_be_taken_apart_is_no_frame(change: Callable[[str], str], reason: str) -> None:
    del reason
    with pytest.raises(NoFrame):
        Frame(change(FRAME.format(toc=TOC, body="<h1>dlqbodyq</h1>")), "./", {"a": "../a/"})
