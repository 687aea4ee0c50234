"""The feed of a site's history, which any reader takes."""

from __future__ import annotations

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from datetime import date
from typing import TYPE_CHECKING

from desireline.draw.words import Words
from desireline.publish.addresses import SourceHost
from desireline.publish.commits import ENTRIES, Commits
from desireline.publish.feed import feed
from desireline.publish.pictures import Pictures
from desireline.publish.site import Ground, Site
from desireline.source import load_folder
from tests.history.repositories import Past, long_past
from tests.history.sites import page

if TYPE_CHECKING:
    from pathlib import Path


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


ATOM = "{http://www.w3.org/2005/Atom}"
