"""Laws over every page of any project that the format allows, with hostile text in every slot."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from lxml import etree

from desireline.draw.mermaid import diagrams
from desireline.draw.words import LANGUAGES, Words
from desireline.publish.addresses import SourceHost
from desireline.publish.pictures import Pictures
from desireline.publish.site import Ground, Site
from tests.strategies import catalogues

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from desireline.source import Catalogue
    from tests.conftest import OpenPage, Traffic

PROJECTS = 8
"""Projects for each law; each has up to four maps and some dozen pages."""
SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
EACH = settings(
    max_examples=PROJECTS,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)


def projects(number: int) -> list[Catalogue]:
    """Some projects, the same ones in every run with the same number."""
    made: list[Catalogue] = []

    @seed(number)
    @EACH
    @given(catalogues())
    def gather(project: Catalogue) -> None:
        made.append(project)

    gather()
    return made


def pages_of(project: Catalogue, folder: Path, lang: str) -> dict[str, str]:
    """The body of every page, by its path."""
    host = SourceHost("https://example.org/blob/main/{path}#L{line}", "https://example.org/edit/main/{path}")
    site = Site(
        project, Words(lang), date(2026, 11, 21), Ground(host, Pictures(folder, {}), lambda path: f"../{path}.html")
    )
    return {plan.path: site.fragment(plan).html for plan in site.plans}


def whole(body: str) -> str:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title></head>'
        f'<body><main class="md-content">{body}</main></body></html>'
    )


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The pages of all projects as files, in each interface language in turn."""
    folder = tmp_path_factory.mktemp("pages")
    files: list[Path] = []
    for number, project in enumerate(projects(2026)):
        lang = list(LANGUAGES)[number % len(LANGUAGES)]
        for path, body in pages_of(project, folder, lang).items():
            file = folder / f"{number}-{path.replace('/', '-')}.html"
            file.write_text(whole(body), encoding="utf-8")
            files.append(file)
    assert len(files) > 10 * PROJECTS
    return files


def test_every_page_is_valid_html(written: list[Path], vnu: Callable[..., list[str]]) -> None:
    assert vnu(written) == []


def test_every_drawing_in_a_page_is_well_formed(written: list[Path]) -> None:
    drawings = 0
    for file in written:
        for svg in SVG.findall(file.read_text(encoding="utf-8")):
            if "<svg" in svg[4:]:  # drawings inside drawings are told by the checker of HTML
                continue
            etree.fromstring(svg.replace("xlink:href", "href"))
            drawings += 1
    assert drawings > 100


def test_no_page_runs_what_a_map_says(written: list[Path], page: OpenPage, traffic: Callable[[Page], Traffic]) -> None:
    opened = page(1280)
    fired: list[str] = []
    opened.on("dialog", lambda dialog: (fired.append(dialog.message), dialog.dismiss())[0])
    for file in written:
        opened.goto(file.as_uri(), wait_until="load")
        found = opened.evaluate(
            "[...document.querySelectorAll('main *')].filter(each => each.localName === 'script' || "
            "[...each.attributes].some(a => a.name.startsWith('on') || "
            "/^\\s*(javascript|data|vbscript):/i.test(a.value) && ['href', 'src', 'xlink:href'].includes(a.name)))"
            ".map(each => each.outerHTML.slice(0, 200))"
        )
        assert found == [], file.name
    assert fired == []
    assert traffic(opened).errors == []
    assert traffic(opened).outside == []


def test_every_diagram_is_accepted_by_mermaid(mermaid_parse: Callable[..., list[str | None]]) -> None:
    from desireline.draw.view import Nowhere, View

    view = View(Words("en"), Nowhere(), date(2026, 11, 21))
    sources = [
        diagram.source
        for project in projects(11)
        for journey in project.maps.values()
        for diagram in diagrams(journey, view)
    ]
    assert len(sources) > 5
    refused = [(source, said) for source, said in zip(sources, mermaid_parse(sources), strict=True) if said]
    assert refused == []
