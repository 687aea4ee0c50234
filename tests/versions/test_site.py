"""A site that keeps versions, built as a user builds it: what stands at each address, and what a second build does."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.engines.small_site import build
from tests.tools.checkers import html_problems
from tests.tools.links import broken_links
from tests.tools.modules import run_module
from tests.versions.kept_site import file_of, is_way, text_of, write_versions

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kept") / "project"
    write_versions(folder)
    done = build(folder, "--strict")
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    assert "v1.2: maps/broken.yaml:3:12" in done.stderr
    return folder


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    return project / "site"


@pytest.mark.parametrize(
    ("path", "holds", "lacks"),
    [
        ("versions/v1.0/maps/visit", "The queue is long", "No queue today"),
        ("versions/v1.1/maps/visit", "The queue is slow", "No queue today"),
        ("versions/v1.2/maps/visit", "The queue is slow", "No queue today"),
        ("versions/phones~1.3/maps/visit", "The queue is slow", "No queue today"),
        ("versions/v1.0/maps/old-tea", "這款烏龍聞起來很香", "queue"),
        ("versions/v1.0/maps/tea", "這款烏龍聞起來很香", "queue"),
        ("versions/v1.1/maps/old-tea", "這款烏龍聞起來很香", "queue"),
        ("versions/v1.2/maps/ghost", "Boo", "queue"),
        ("versions/v1.2/maps/visit-later", "No queue at all", "No queue today"),
        ("versions/v1.2/personas/mina", "A quiet table", "A loud table"),
        ("versions/phones~1.3/personas/mina", "A loud table", "A quiet table"),
        ("maps/visit", "No queue today", "The queue is slow"),
    ],
)
def test_a_page_shows_what_its_version_said(site: Path, path: str, holds: str, lacks: str) -> None:
    page = text_of(site, path)
    assert holds in page
    assert lacks not in page[page.index("<article") :]


@pytest.mark.parametrize(
    ("path", "way", "why"),
    [
        ("versions/v1.0/maps/visit", False, "the first state"),
        ("versions/v1.1/maps/visit", False, "another text"),
        ("versions/v1.2/maps/visit", True, "nothing in it changed"),
        ("versions/phones~1.3/maps/visit", False, "its persona changed"),
        ("versions/v1.1/maps/tea", False, "it has another id"),
        ("versions/v1.1/maps/old-tea", True, "it has another id there"),
        ("versions/v1.2/maps/ghost", True, "only its folder changed, long before"),
        ("changes/v1.0/v1.1/maps/visit", False, "one version changed it"),
        ("changes/v1.1/today/maps/visit", False, "a state begins there"),
        ("changes/v1.2/today/maps/visit", True, "the same state goes on"),
    ],
)
def test_a_state_has_one_page_and_other_addresses_lead_there(site: Path, path: str, way: bool, why: str) -> None:
    assert is_way(site, path) == way, why


def test_a_page_of_then_says_so_and_leads_to_today(site: Path) -> None:
    page = text_of(site, "versions/v1.1/maps/visit")
    (bar,) = re.findall(r'<aside class="dl dl-pinned".*?</aside>', page)
    assert "v1.1" in bar
    assert "2025-02-10" in bar
    assert "v1.2" in bar
    assert 'href="../../../../maps/visit/"' in bar
    assert 'href="../../../../changes/v1.1/today/maps/visit/"' in bar
    assert "gone today" not in bar
    ghost = text_of(site, "versions/v1.1/maps/ghost")
    assert "gone today" in ghost
    tea = text_of(site, "versions/v1.1/maps/tea")
    assert "Nothing in it has changed since" not in tea, "its persona has"


def test_pages_of_then_are_found_by_no_search_and_stand_in_no_navigation(site: Path) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    found = {entry["location"].partition("#")[0] for entry in index["docs"]}
    assert {each for each in found if each.startswith(("versions", "changes"))} == {"versions/"}
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert set(re.findall(r"journeys/((?:versions|changes)[^<]*)", sitemap)) == {"versions/"}
    for page in (site / "versions").rglob("*.html"):
        if page != site / "versions" / "index.html":
            assert '<meta name="robots" content="noindex">' in page.read_text(encoding="utf-8"), page
    home = (site / "versions" / "index.html").read_text(encoding="utf-8")
    navigation = home[home.index("md-sidebar--primary") : home.index("md-sidebar--secondary")]
    listed = re.findall(r'href="([^"#]+)"', navigation)
    assert "./" in listed
    assert not [address for address in listed if "v1." in address or "changes/" in address]


def test_source_links_lead_to_the_lines_of_then(site: Path, project: Path) -> None:
    commit = subprocess.check_output(["git", "rev-parse", "v1.0"], cwd=project, text=True).strip()
    page = text_of(site, "versions/v1.0/maps/visit")
    assert f"https://example.com/maps/blob/{commit}/journeys/visit.yaml#L" in page
    assert "/blob/main/" not in page


def test_a_picture_that_is_gone_today_is_shown_as_it_was(site: Path) -> None:
    (picture,) = re.findall(r'<img class="dl-photo" src="([^"]+)"', text_of(site, "versions/v1.0/personas/mina"))
    assert (site / "versions/v1.0/personas/mina" / picture).resolve().is_file()


def test_what_cannot_be_read_is_listed_and_its_neighbours_are_drawn(site: Path) -> None:
    page = text_of(site, "versions/index")
    page = page if "<article" in page else (site / "versions" / "index.html").read_text(encoding="utf-8")
    assert re.search(r"<code>maps/broken\.yaml:3:\d+</code>", page)
    assert "maps/broken.yaml:3" in text_of(site, "versions/v1.2/maps/broken")
    assert re.search(r"<h1>torn</h1>.*could not be read", text_of(site, "versions/v1.2/maps/torn"))
    assert "The queue is slow" in text_of(site, "versions/v1.2/maps/visit")


def test_the_page_of_versions_says_what_each_changed(site: Path) -> None:
    page = (site / "versions" / "index.html").read_text(encoding="utf-8")
    sections = dict(re.findall(r'<section class="dl-v" id="version_([^"]+)">(.*?)</section>', page))
    assert list(sections) == ["phones~1.3", "v1.2", "v1.1", "v1.0"]
    assert 'href="../changes/v1.0/v1.1/maps/visit/"' in sections["v1.1"]
    assert "new" in sections["v1.1"]
    assert "A visit" not in sections["v1.2"]
    assert "gone" in sections["phones~1.3"]
    assert "its personas alone" in sections["phones~1.3"]


def test_a_comparison_tells_each_change_with_its_own_address(site: Path) -> None:
    page = text_of(site, "changes/v1.0/v1.1/maps/visit")
    assert re.search(r'<li class="dl-c [^>]*id="[0-9a-f]{12,}"', page)
    assert "slow" in page
    assert 'href="../../../../../versions/v1.1/maps/visit/#queue"' in page
    people = text_of(site, "changes/v1.2/phones~1.3/maps/visit")
    assert "A loud table" in people


def test_every_link_leads_to_a_page_and_a_place(site: Path) -> None:
    assert broken_links(site) == []


def test_pages_are_valid_html(site: Path) -> None:
    paths = [
        "versions/v1.1/maps/visit",
        "versions/v1.2/maps/visit",
        "versions/v1.2/maps/broken",
        "versions/v1.2/maps/torn",
        "versions/v1.0/personas/mina",
        "versions/all/maps/visit",
        "changes/v1.0/v1.1/maps/visit",
        "changes/v1.2/phones~1.3/personas/mina",
    ]
    found = html_problems([*(file_of(site, path) for path in paths), site / "versions" / "index.html"])
    theme = ("md-", "mkdocs", "mdx-", "data-md", "material")
    assert [problem for problem in found if not any(word in problem for word in theme)] == []


def logged(project: Path, log: Path, *arguments: str) -> tuple[str, list[str]]:
    """What a build says, and the git commands it ran."""
    folder = log.parent / "bin"
    folder.mkdir(exist_ok=True)
    git = shutil.which("git")
    script = folder / "git"
    script.write_text(f'#!/bin/sh\necho "$@" >> "{log}"\nexec "{git}" "$@"\n')
    script.chmod(0o755)
    log.write_text("")
    environment = {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "NO_MKDOCS_2_WARNING": "1"}
    environment["SOURCE_DATE_EPOCH"] = "1790000000"
    done = run_module("mkdocs", "build", *arguments, within=project, environment=environment)
    assert done.returncode == 0, done.stderr
    return done.stderr, log.read_text().splitlines()


def stamps(site: Path) -> dict[str, tuple[int, int]]:
    """When each page of versions was written."""
    pages = [
        page
        for top in ("versions/v1.0", "versions/v1.1", "versions/all", "changes")
        for page in (site / top).rglob("*.html")
    ]
    return {page.relative_to(site).as_posix(): (page.stat().st_mtime_ns, page.stat().st_ino) for page in pages}


def test_a_second_build_reads_no_map_and_writes_only_what_changed(project: Path, tmp_path: Path) -> None:
    copy = tmp_path / "project"
    shutil.copytree(project, copy, symlinks=True)
    build(copy)
    before = stamps(copy / "site")
    said, commands = logged(copy, tmp_path / "log")
    assert stamps(copy / "site") == before
    assert "drew" not in said
    assert len(commands) <= 2
    assert not [each for each in commands if "ls-tree" in each or "cat-file" in each]
    assert not (copy / "site" / ".desireline").exists()

    harmed = copy / "site/versions/v1.0/maps/visit/index.html"
    harmed.write_text("<p>squeezed by another tool", encoding="utf-8")
    stray = harmed.with_name("index.html.gz")
    stray.write_text("of the page before", encoding="utf-8")
    (copy / "site/versions/v1.1/maps/tea/index.html").unlink()
    logged(copy, tmp_path / "log")
    after = stamps(copy / "site")
    assert {path for path in before if after.get(path) != before[path]} == {
        "versions/v1.0/maps/visit/index.html",
        "versions/v1.1/maps/tea/index.html",
    }
    assert "The queue is long" in harmed.read_text(encoding="utf-8")
    assert not stray.exists()

    file = copy / "maps/tea.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("期待", "開心"), encoding="utf-8")
    said, commands = logged(copy, tmp_path / "log")
    touched = {path for path, stamp in stamps(copy / "site").items() if after.get(path) != stamp}
    assert touched
    assert all("tea" in path for path in touched if "personas" not in path)
    assert not [each for each in commands if "ls-tree" in each]
    assert "開心" in text_of(copy / "site", "changes/v1.1/today/maps/tea")


def test_another_engine_and_addresses_without_folders(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    write_versions(folder, directory_urls=False)
    done = build(folder, "--strict", engine="properdocs")
    assert done.returncode == 0, done.stderr
    assert "The queue is slow" in text_of(folder / "site", "versions/v1.2/maps/visit")
    assert "A loud table" in text_of(folder / "site", "changes/v1.2/phones~1.3/maps/visit")
    test_every_link_leads_to_a_page_and_a_place(folder / "site")


def test_without_versions_the_site_is_built_and_the_reason_said_once(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "project"
    shutil.copytree(project, folder, symlinks=True, ignore=shutil.ignore_patterns("site", ".cache", ".git"))
    done = build(folder, "--strict")
    assert done.returncode == 0, done.stderr
    reason = "not in a git repository"
    assert done.stderr.count(reason) == 1
    assert reason in (folder / "site" / "versions" / "index.html").read_text(encoding="utf-8")
    assert "no published version yet" in text_of(folder / "site", "versions/all/maps/visit")
    assert "versions/all" not in (folder / "site/maps/visit/index.html").read_text("utf-8"), "nobody is led to nothing"


def test_a_site_without_the_setting_has_none_of_it(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "project"
    shutil.copytree(project, folder, symlinks=True, ignore=shutil.ignore_patterns("site", ".cache"))
    file = folder / "mkdocs.yml"
    text = re.sub(r", versions: \{.*\}\}", "}", file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8")
    _, commands = logged(folder, tmp_path / "log", "--strict")
    assert not (folder / "site" / "versions").exists()
    assert not (folder / ".cache/desireline/versions").exists()
    assert "versions/all" not in text_of(folder / "site", "maps/visit")
    assert not [each for each in commands if "for-each-ref" in each]
