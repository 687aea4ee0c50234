"""The history on a site: a page for each map and persona, a link to it, and a feed that any reader takes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desireline.draw.words import Words
from desireline.publish.addresses import SourceHost
from desireline.publish.commits import ENTRIES, Commits, commit_address
from desireline.publish.feed import feed
from desireline.publish.pictures import Pictures
from desireline.publish.site import Ground, Site
from desireline.source import load_folder
from tests.engines.small_site import LATER, MINA, TEA, VISIT, build
from tests.history.repositories import Past, long_past

if TYPE_CHECKING:
    from collections.abc import Callable


ATOM = "{http://www.w3.org/2005/Atom}"
CONFIG = """\
site_name: Small & good
site_url: https://example.org/journeys/
edit_uri: https://github.com/example/maps/edit/main/docs/
theme: {{name: {theme}}}
use_directory_urls: {directory}
plugins: [search, {{desireline: {{history: {history}}}}}]
"""


def write_config(root: Path, *, history: bool = True, directory: bool = True, theme: str = "mkdocs") -> None:
    text = CONFIG.format(history=str(history).lower(), directory=str(directory).lower(), theme=theme)
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Past:
    """Three maps and a persona with some past, built once."""
    past = Past(tmp_path_factory.mktemp("site") / "work")
    write_config(past.root, theme="material, font: false")
    past.write(".gitignore", "site/\n.cache/\n")
    past.write("docs/index.md", "# Welcome\n")
    for name, text in {"visit": VISIT, "tea": TEA, "visit-later": LATER}.items():
        past.write(f"maps/{name}.yaml", text)
    past.write("personas/mina.yaml", MINA)
    past.commit("Draw the maps")
    past.replace("maps/visit.yaml", ("severity: high", "severity: low"), ("    emotion: 1\n", "    emotion: 2\n"))
    past.commit("Shorter </a> & <script>alert(1)</script> mei@example.org", "Hao & Söhne")
    past.replace("maps/tea.yaml", ("emotion: 0", "emotion: -1"))
    past.commit("付款變差", "阿豪")
    past.replace("maps/visit.yaml", ("    title: Leave", '    title: "Leave'))
    past.commit("Broken")
    past.replace("maps/visit.yaml", ('    title: "Leave', "    title: Leave"))
    past.commit("Mended")
    past.write("maps/new.yaml", "title: New\nstages: [One]\n")  # not committed
    made = build(past.root, "--strict")
    assert made.returncode == 0, made.stderr
    return past


def test_a_map_shows_its_past_folded(told: Past) -> None:
    page = (told.root / "site/maps/visit/index.html").read_text("utf-8")
    (fold,) = re.findall(r'<details class="dl-fold" id="map_history">.*?</details>', page, re.DOTALL)
    assert "4 commits" in fold
    assert "Hao &amp; Söhne" in fold
    assert fold.count("<figure>") == 2, "the curve before and after it rose"
    (changed,) = set(re.findall(r'href="(\.\./visit\.history/)"', fold))
    to = (told.root / "site/maps" / changed.removeprefix("../") / "index.html").read_text("utf-8")
    for anchor in re.findall(r'href="\.\./visit\.history/#(\w+)"', fold):
        assert f'id="{anchor}"' in to


def test_a_map_that_no_commit_knows_has_no_past(told: Past) -> None:
    assert "map_history" not in (told.root / "site/maps/new/index.html").read_text("utf-8")


def test_a_second_build_draws_and_asks_nothing_again(told: Past, tmp_path: Path) -> None:
    """Git is asked once for the state of the history; no content is read."""
    log = tmp_path / "git.log"
    wrapper = tmp_path / "bin" / "git"
    wrapper.parent.mkdir()
    real = shutil.which("git")
    wrapper.write_text(f'#!/bin/sh\necho "$*" >> {log}\nexec {real} "$@"\n')
    wrapper.chmod(0o755)
    code = f"import os, sys; os.environ['PATH'] = {str(wrapper.parent)!r} + os.pathsep + os.environ['PATH']; "
    code += "sys.argv = ['mkdocs', 'build', '-q']; from mkdocs.__main__ import cli; cli()"
    again = {**os.environ, "SOURCE_DATE_EPOCH": "1790000000"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=told.root, env=again, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    asked = log.read_text().splitlines() if log.exists() else []
    assert sum("rev-parse" in line for line in asked) == 1, asked
    assert not [line for line in asked if " log " in line or "cat-file" in line], asked


def page(told: Past, path: str) -> str:
    return (told.root / "site" / path).read_text("utf-8")


def test_each_map_and_persona_a_commit_knows_has_its_page_and_a_link_to_it(told: Past) -> None:
    for path in ("maps/visit", "maps/tea", "maps/visit-later", "personas/mina"):
        assert f'href="../{Path(path).name}.history/">History</a>' in page(told, f"{path}/index.html")
        assert "<h2" in page(told, f"{path}.history/index.html")
    assert not (told.root / "site/maps/new.history").exists(), "nothing is known of what is not committed"
    assert ".history/" not in page(told, "maps/new/index.html")


def test_the_page_says_who_when_and_what(told: Past) -> None:
    html = page(told, "maps/visit.history/index.html")
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))
    assert "Hao &amp; Söhne" in text
    assert "Pain “The queue is long”: severity high → low ▲ better" in text
    assert "maps/visit.yaml:21:12" in text or "maps/visit.yaml:" in text
    assert re.search(r'href="https://github.com/example/maps/commit/[0-9a-f]{40}"', html)
    assert 'href="../visit/#queue"' in html
    assert html.count("<figure>") == 2, "one for each time the curve was another"


def test_texts_of_commits_are_text_and_no_address_is_shown(told: Past) -> None:
    for path in ("maps/visit.history/index.html", "feed.xml"):
        html = page(told, path)
        assert "<script>alert" not in html
        assert "mei@example.org" not in html


def test_it_is_out_of_search_and_navigation(told: Past) -> None:
    assert "Shorter" not in page(told, "search/search_index.json")
    assert "visit.history" not in page(told, "index.html")


def test_pages_hold_to_the_rules_of_html(told: Past, vnu: Callable[..., list[str]], tmp_path: Path) -> None:
    pages = sorted((told.root / "site").glob("*/*.history/index.html"))
    assert len(pages) == 4
    for path in pages:  # without the theme around them
        html = path.read_text("utf-8")
        start = html.index('<article class="dl ')
        body = html[start : html.index("</article>", start)]
        head = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>x</title></head>'
        file = tmp_path / f"{path.parent.name}.html"
        file.write_text(f"{head}<body>{body}</article></body></html>", encoding="utf-8")
    assert vnu(sorted(tmp_path.glob("*.html"))) == []


def test_feeds_are_found_from_the_home_pages(told: Past) -> None:
    link = '<link rel="alternate" type="application/atom+xml" href="{}">'
    assert link.format("feed.xml") in page(told, "index.html").partition("</head>")[0]
    assert link.format("../feed.xml") in page(told, "maps/index.html").partition("</head>")[0]
    assert "atom+xml" not in page(told, "maps/visit/index.html")


def wrong(feed_text: str) -> list[str]:
    """What of RFC 4287's rules a feed breaks."""
    root = ET.fromstring(feed_text)
    found = []
    if root.tag != f"{ATOM}feed":
        return ["the root is no atom:feed"]
    for element in (root, *root.findall(f"{ATOM}entry")):
        where = element.findtext(f"{ATOM}title") or "?"
        once = ("id", "title", "updated")
        found += [f"{where}: not exactly one {name}" for name in once if len(element.findall(ATOM + name)) != 1]
        if not re.fullmatch(r"(https?://|tag:)\S+", element.findtext(f"{ATOM}id") or ""):
            found.append(f"{where}: the id is no IRI")
        for name in ("updated", "published"):
            given = element.findtext(ATOM + name)
            if given is not None and not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", given):
                found.append(f"{where}: {name} is no date of RFC 3339: {given}")
        links = [(link.get("rel"), link.get("type"), link.get("href") or "") for link in element.findall(f"{ATOM}link")]
        alternates = [(kind, link) for rel, kind, link in links if rel == "alternate"]
        if len(set(alternates)) != len(alternates) or not alternates:
            found.append(f"{where}: no alternate link, or two of one kind")
        if any(not href.startswith("https://example.org/journeys/") for _, _, href in links):
            found.append(f"{where}: a link is not absolute")
    if not any(link.get("rel") == "self" for link in root.findall(f"{ATOM}link")):
        found.append("no link to the feed itself")
    ids = [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")]
    if len(set(ids)) != len(ids):
        found.append("two entries of one id")
    for entry in root.findall(f"{ATOM}entry"):
        if not entry.findtext(f"{ATOM}author/{ATOM}name"):
            found.append("an entry without an author")
        content = entry.find(f"{ATOM}content")
        if content is None or content.get("type") != "html" or len(content):
            found.append("an entry whose content is not escaped HTML")
    newest = max((entry.findtext(f"{ATOM}updated") or "" for entry in root.findall(f"{ATOM}entry")), default="")
    if newest and root.findtext(f"{ATOM}updated") != newest:
        found.append("the feed is not as new as its newest entry")
    return found


def entries(told: Past) -> list[ET.Element]:
    return ET.fromstring(page(told, "feed.xml")).findall(f"{ATOM}entry")


def test_the_feed_is_valid_atom(told: Past) -> None:
    assert wrong(page(told, "feed.xml")) == []


def test_it_has_an_entry_for_each_map_and_commit_that_says_something_else(told: Past) -> None:
    titles = [entry.findtext(f"{ATOM}title") for entry in entries(told)]
    assert titles[:2] == [
        "買茶：階段「付款」：實際情緒 0 → −1（變差）",
        "A visit: Stage “Arrive”: lived emotion +1 → +2 (better), Pain “The queue is long”: severity high → low (better)",  # noqa: E501
    ]
    assert len(titles) == 5, "three maps were drawn; what broke and what was mended says nothing else"
    langs = [entry.get("{http://www.w3.org/XML/1998/namespace}lang") for entry in entries(told)]
    assert langs[:2] == ["zh-Hant", "en"]


def test_an_entry_leads_to_its_commit_on_the_page(told: Past) -> None:
    for entry in entries(told):
        link = entry.find(f"{ATOM}link")
        assert link is not None
        path, _, anchor = (link.get("href") or "").removeprefix("https://example.org/journeys/").partition("#")
        assert f'id="{anchor}"' in page(told, f"{path}index.html")


def test_entries_keep_their_ids_and_the_same_past_gives_the_same_bytes(told: Past, tmp_path: Path) -> None:
    first = page(told, "feed.xml")
    copy = tmp_path / "copy"
    shutil.copytree(told.root, copy, ignore=shutil.ignore_patterns("site", ".cache"))
    shutil.rmtree(copy / ".git/desireline")
    assert made_feed(copy) == made_feed(told.root) == first
    past = Past.__new__(Past)
    past.root, past._day = copy, 20
    past.replace("maps/tea.yaml", ("score: 2", "score: 1"))
    past.commit("One more")
    ids = [each.findtext(f"{ATOM}id") for each in ET.fromstring(made_feed(copy)).findall(f"{ATOM}entry")]
    assert ids[2:] == [each.findtext(f"{ATOM}id") for each in entries(told)]
    assert re.fullmatch(r"tag:example\.org,2026-09-21:/journeys/maps/(tea|new)/[0-9a-f]{40}", ids[0] or "")


def site_of(root: Path) -> Site:
    def url_of(path: str) -> str:
        return path.removesuffix("index") if path.endswith("/index") else path + "/"

    commits = Commits(root, ("maps", "personas"))
    ground = Ground(SourceHost(""), Pictures(root, {}), url_of, commits=commits)
    return Site(load_folder(root), Words("en"), date(2026, 11, 1), ground)


def made_feed(root: Path) -> str:
    site = site_of(root)
    assert site.commits is not None
    try:
        return feed(site.commits, site, "https://example.org/journeys/", "Small & good")
    finally:
        site.commits.let_go()


def test_the_feed_holds_the_newest(tmp_path: Path) -> None:
    root = tmp_path / "long"
    long_past(root, maps=10, commits=80)
    subprocess.run(["git", "reset", "-q", "--hard"], cwd=root, check=True)
    found = ET.fromstring(made_feed(root)).findall(f"{ATOM}entry")
    assert len(found) == ENTRIES
    assert all("owner" in (entry.findtext(f"{ATOM}title") or "") for entry in found)
    dates = [entry.findtext(f"{ATOM}updated") or "" for entry in found]
    assert dates == sorted(dates, reverse=True)


def test_without_it_nothing_of_it_is_there_and_git_is_not_asked(told: Past, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(told.root, copy, ignore=shutil.ignore_patterns("site", ".cache"))
    shutil.rmtree(copy / ".git/desireline")
    write_config(copy, history=False)
    assert build(copy, "--strict").returncode == 0
    assert not list((copy / "site").rglob("*.history"))
    assert not (copy / "site/feed.xml").exists()
    assert "History" not in (copy / "site/maps/visit/index.html").read_text("utf-8")
    assert not (copy / ".git/desireline").exists()


def test_no_repository_is_said_once_and_the_site_is_built(told: Past, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(told.root, copy, ignore=shutil.ignore_patterns("site", ".cache", ".git"))
    write_config(copy, directory=False)
    done = build(copy, "--strict")
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("no history of maps") == 1
    assert (copy / "site/maps/visit.html").exists()
    assert not (copy / "site/feed.xml").exists()


@pytest.mark.parametrize(
    ("template", "address"),
    [
        ("https://github.com/a/b/blob/main/{path}#L{line}", "https://github.com/a/b/commit/1234"),
        ("https://gitlab.com/a/b/-/blob/main/{path}#L{line}", "https://gitlab.com/a/b/-/commit/1234"),
        ("https://codeberg.org/a/b/src/branch/main/{path}#L{line}", "https://codeberg.org/a/b/commit/1234"),
        ("https://example.org/browse?file={path}", None),
        ("", None),
    ],
)
def test_commits_lead_to_hosts_whose_form_is_known(template: str, address: str | None) -> None:
    assert commit_address(SourceHost(template), "1234") == address
