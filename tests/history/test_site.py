"""The history on a site: a page for each map and persona, and a link to it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desireline.publish.addresses import SourceHost
from desireline.publish.commits import commit_address
from tests.engines.small_site import build
from tests.history.sites import page, write_config

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.history.repositories import Past


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
    assert 'href="../visit/#arrive">Stage “Arrive”</a>: lived emotion' in html, "a feeling leads to what is felt of"
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
