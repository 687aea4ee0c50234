"""A project with tags and notes, built as a user builds it; and the same in a clone that has no tags."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.cli.repositories import git
from tests.releases.projects import DAY, release_project, write_project
from tests.tools.modules import run_module

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Built(NamedTuple):
    """A site and what the build said."""

    project: Path
    said: str

    def page(self, path: str) -> str:
        """The HTML of a page."""
        return (self.project / "site" / path / "index.html").read_text("utf-8")

    def text(self, path: str) -> str:
        """The words of a page."""
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", self.page(path)))


def build(project: Path) -> Built:
    environment = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": DAY}
    done = run_module("mkdocs", "build", "--strict", within=project, environment=environment)
    assert done.returncode == 0, done.stderr
    return Built(project, done.stderr)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(release_project(tmp_path_factory.mktemp("releases")))


@pytest.fixture(scope="module")
def tagless(site: Built, tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("tagless")
    git(folder, "clone", "--quiet", "--no-tags", site.project.as_uri(), "clone")
    return build(folder / "clone")


def test_a_note_tells_what_changed_for_whom(site: Built) -> None:
    said = site.text("releases/v1.1")
    assert "Journeys in this release" in said
    assert "For Mina" in said, "the step is hers"
    assert "For Mina , Tomo" in said, "the pain is everybody's"
    assert re.search(r"Rings the bell : wait 10 min → 2 min", said)
    assert "It is cold at the door" in said


def test_a_note_shows_the_curve_before_and_after(site: Built) -> None:
    page = site.page("releases/v1.1")
    assert page.count('class="dl-then"') > 0
    assert page.count('class="dl-now"') > 0


def test_a_note_leads_to_the_version_and_to_all_changes(site: Built) -> None:
    page = site.page("releases/v1.1")
    assert 'href="../../versions/v1.1/maps/visit/"' in page
    assert 'href="../../changes/v1.0/v1.1/maps/visit/"' in page


def test_a_note_says_what_was_delivered_and_what_not(site: Built) -> None:
    said = site.text("releases/v1.1")
    assert re.search(r"Promises delivered .*A lane for those who booked", said)
    assert re.search(r"Promised for it and not delivered .*A bell that answers", said)


def test_the_section_stands_behind_the_note_and_in_its_contents(site: Built) -> None:
    page = site.page("releases/v1.1")
    assert page.index('id="thanks"') < page.index('id="journeys_in_this_release"')
    assert 'href="#journeys_in_this_release"' in page
    assert 'href="#release_visit"' in page
    assert "<!--dl-release" not in page


def test_a_release_to_come_is_compared_with_today_and_told_in_the_language_of_its_note(site: Built) -> None:
    page = site.page("releases/v2.0")
    assert 'lang="zh-Hant"' in page
    assert "The queue is long" in page, "what changed since v1.1"
    assert 'href="../../changes/v1.1/today/maps/visit/"' in page


def test_maps_and_personas_name_the_releases_that_mention_them(site: Built) -> None:
    def named(path: str) -> list[str]:
        below = site.page(path).partition('id="in_releases"')[2]
        return re.findall(r'href="\.\./\.\./releases/([^/"]+)/"', below.partition("</section>")[0])

    assert named("maps/visit") == ["v1.1", "v1.0"]
    assert named("maps/later") == ["v2.0"]
    assert named("personas/mina") == ["v1.1"]
    assert "in_releases" not in site.page("personas/tomo")


def test_all_releases_stand_on_one_page_newest_first(site: Built) -> None:
    said = site.text("releases")
    assert said.index("沒有隊伍") < said.index("A shorter wait", said.index("沒有隊伍")) < said.rindex("The first")
    assert "1 promise delivered" in said
    assert "1 promise not delivered" in said
    assert "2027-01-10 · planned" in said


def test_the_ledger_says_what_became_of_each_promise(site: Built) -> None:
    said = site.text("across/promises")
    assert re.search(r"A bell that answers .*△ late .*30 days late · v1.1 is out without it", said)
    assert re.search(r"A warm door .*○ open", said)
    assert re.search(r"Leave .*✓ kept", said)
    assert re.search(r"A robot .*Nobody wanted it .*✕ dropped", said)
    for path in ("maps/later", "maps/later.gap"):
        assert "Promises: 1 late, 1 open, 1 kept, 1 dropped" in site.text(path)
    assert "Promises:" not in site.text("maps/visit")


def test_wordings_are_no_pages(site: Built) -> None:
    assert not list((site.project / "site").rglob("*0123456789abcdef*"))


def test_the_search_finds_the_journeys_of_a_release(site: Built) -> None:
    found = (site.project / "site/search/search_index.json").read_text("utf-8")
    assert "releases/v1.1/#journeys_in_this_release" in found
    assert "dl-release" not in found


@pytest.mark.parametrize("which", ["site", "tagless"])
def test_every_link_of_release_pages_leads_to_a_page_and_a_place(which: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(which)
    root = built.project / "site"
    wrong = []
    for page in ("releases", "releases/v1.0", "releases/v1.1", "releases/v2.0", "across/promises", "maps/visit"):
        html = built.page(page)
        ids = re.findall(r'\sid="([^"]*)"', html)
        assert len(ids) == len(set(ids)), page
        for address in re.findall(r'<a [^>]*href="([^"]+)"', html):
            there = urlsplit(urljoin(f"http://site/{page}/", address))
            file = root / unquote(there.path).lstrip("/")
            file = file / "index.html" if there.path.endswith("/") else file
            place = f'id="{unquote(there.fragment)}"' if there.fragment else ""
            if there.netloc == "site" and (not file.is_file() or place not in file.read_text("utf-8")):
                wrong.append(f"{page}: {address}")
    assert wrong == []


def test_without_tags_a_note_still_says_what_it_touches_and_delivered(tagless: Built) -> None:
    said = tagless.text("releases/v1.1")
    assert "Built without the tags of its repository, so what changed is not shown." in said
    assert "A visit" in said
    assert re.search(r"Promises delivered .*A lane for those who booked", said)
    assert "no tag" not in tagless.said.replace("has no tag like", ""), "nothing is wrong with it"


def test_pages_are_valid_html(site: Built, vnu: Callable[..., list[str]]) -> None:
    pages = [site.project / "site" / path / "index.html" for path in ("releases", "releases/v1.1", "across/promises")]
    theme = ("md-", "mkdocs", "mdx-", "data-md", "material")
    assert [problem for problem in vnu(pages) if not any(word in problem for word in theme)] == []


def test_a_second_build_is_the_same_and_reads_no_map(site: Built) -> None:
    build(site.project)
    before = site.page("releases/v1.1"), site.page("releases"), site.page("across/promises")
    (site.project / "hook.py").write_text(
        "import desireline.source.catalogue as c\n"
        "def on_config(config):\n"
        "    def read(*given, **named): raise AssertionError('a file was read')\n"
        "    c.read_file = read\n    return config\n",
        "utf-8",
    )
    settings = site.project / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text + "hooks: [hook.py]\n", "utf-8")
    try:
        again = build(site.project)
    finally:
        settings.write_text(text, "utf-8")
    assert (again.page("releases/v1.1"), again.page("releases"), again.page("across/promises")) == before


def test_an_author_may_write_the_page_of_releases_and_name_it_in_the_navigation(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = write_project(tmp_path_factory.mktemp("own"))
    (folder / "docs/releases/index.md").write_text("# Our releases\n\nIn our own words.\n", "utf-8")
    settings = "site_name: Own\nuse_directory_urls: false\ntheme: {name: material, font: false}\n"
    settings += "plugins: [desireline: {mermaid: false}]\nnav: [index.md, {News: releases/}, {Maps: maps/}]\n"
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    build(folder)
    page = (folder / "site/releases/v1.1.html").read_text("utf-8")
    listed = re.findall(r'<a href="([^"]+)" class="md-nav__link', page.partition("md-sidebar--secondary")[0])
    assert [each for each in listed if re.fullmatch(r"(v\d\.\d|index)\.html", each)] == [
        "index.html",
        "v2.0.html",
        "v1.1.html",
        "v1.0.html",
    ]
    assert "In our own words" in (folder / "site/releases/index.html").read_text("utf-8")
    assert 'href="../maps/visit.html"' in page
    assert "Built without the tags" in page, "there is no repository"
