"""Beside plugins that many sites have: pages by language, dates by git, redirects, a navigation in files."""

from __future__ import annotations

import json
import os
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.engines.small_site import build, write_site

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = """
plugins:
  - search
  - i18n:
      docs_structure: suffix
      languages:
        - {locale: en, name: English, default: true, build: true}
        - {locale: ja, name: 日本語, build: true}
        - {locale: zh-Hant, name: 中文, build: true}
"""


def project(folder: Path, plugins: str) -> Path:
    """A small project with those plugins."""
    write_site(folder)
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8").partition("plugins:")[0]
    (folder / "mkdocs.yml").write_text(settings + plugins, encoding="utf-8")
    return folder


def page(folder: Path, path: str) -> str:
    return (folder / "site" / path / "index.html").read_text(encoding="utf-8")


def switch(html: str) -> dict[str, str]:
    """Where the choice of a language leads, by language."""
    return {name: to for to, name in re.findall(r'<a href="([^"]*)" hreflang="([^"]*)" class="md-select__link"', html)}


@pytest.mark.parametrize("first", [True, False], ids=["ours is named first", "ours is named last"])
def test_each_language_has_all_journeys_in_its_own_words(first: bool, tmp_path: Path) -> None:
    before, after = ("\n  - desireline", "") if first else ("", "  - desireline\n")
    folder = project(tmp_path, LANGUAGES.replace("\n  - search", f"\n  - search{before}") + after)
    (folder / "docs/index.ja.md").write_text("# ようこそ\n\n[訪問](maps/visit.md#queue)\n", encoding="utf-8")
    done = build(folder)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    for path, words in (("", "All journeys"), ("ja/", "すべてのジャーニー"), ("zh-Hant/", "全部旅程")):
        html = page(folder, f"{path}maps/visit")
        assert words in html, "in the navigation"
        assert html.count("assets/desireline/desireline.css") == 1
        assert html.count("assets/desireline/diagrams.js") == 1
        assert 'href="../tea/"' in html, "links stay in the language"
        up = "../../" + "../" * bool(path)
        assert switch(html) == {
            "en": f"{up}maps/visit/".replace("../../maps/visit/", "./") if not path else f"{up}maps/visit/",
            "ja": f"{up}ja/maps/visit/" if path != "ja/" else "./",
            "zh-Hant": f"{up}zh-Hant/maps/visit/" if path != "zh-Hant/" else "./",
        }
    assert '<a href="maps/visit/#queue">' in page(folder, "ja")
    found = json.loads((folder / "site/search/search_index.json").read_text(encoding="utf-8"))["docs"]
    assert "maps/visit/#leave" in {entry["location"] for entry in found}
    assert not (folder / "site/ja/journeys.json").exists(), "files for other tools are there once"


def test_a_page_has_the_date_of_its_own_map(tmp_path: Path) -> None:
    plugin = "git-revision-date-localized: {type: iso_date, enable_parallel_processing: false}"
    folder = project(tmp_path, f"plugins: [search, desireline, {{{plugin}}}]\n")
    (folder / ".gitignore").write_text("site/\n.cache/\n", encoding="utf-8")
    _commit(folder, ".", "2021-03-04T12:00:00")
    with (folder / "maps/tea.yaml").open("a", encoding="utf-8") as file:
        file.write("    # later\n")
    _commit(folder, "maps/tea.yaml", "2023-05-06T12:00:00")
    done = build(folder)
    assert done.returncode == 0, done.stderr
    dates = {name: page(folder, f"maps/{name}") for name in ("visit", "tea")}
    assert "2021-03-04" in dates["visit"]
    assert "2023-05-06" in dates["tea"]
    assert "2021-03-04" not in dates["tea"]


def test_an_address_of_the_authors_own_may_lead_to_a_map(tmp_path: Path) -> None:
    """Where redirects stand behind ours in the settings, as they say of all plugins that make pages."""
    redirects = "redirects: {redirect_maps: {old.md: 'maps/visit.md#queue'}}"
    folder = project(tmp_path, f"plugins: [search, desireline, {{{redirects}}}]\n")
    done = build(folder)
    assert done.returncode == 0, done.stderr
    assert "../maps/visit/#queue" in page(folder, "old")


def test_a_navigation_in_files_holds_the_journeys(tmp_path: Path) -> None:
    folder = project(tmp_path, "plugins: [search, awesome-nav, desireline]\n")
    (folder / "docs/.nav.yml").write_text("nav:\n  - index.md\n  - Wege: maps\n  - '*'\n", encoding="utf-8")
    done = build(folder)
    assert done.returncode == 0, done.stderr
    html = page(folder, "maps/visit")
    assert "Wege" in html
    assert 'href="../tea/"' in html


def _commit(folder: Path, what: str, when: str) -> None:
    who = {f"GIT_{each}_{name}": "a@example.org" for each in ("AUTHOR", "COMMITTER") for name in ("NAME", "EMAIL")}
    told = {**os.environ, **who, "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    for command in (["init", "-q"], ["add", what], ["commit", "-q", "-m", "Change"]):
        subprocess.run(["git", *command], cwd=folder, env=told, check=True, capture_output=True)


def test_mermaid2_says_nothing_that_the_author_cannot_mend(tmp_path: Path) -> None:
    done = build(project(tmp_path, "plugins: [search, desireline, mermaid2]\n"))
    assert done.returncode == 0, done.stderr
    assert "assets/desireline/vendor/mermaid.min.js" in done.stderr, "it takes the site's own copy"
    assert "DEPRECATED" not in done.stderr


BLOG = """plugins:
  - blog
  - desireline
"""
POST = """---
date: 2026-01-0{day}
---
# Post {day}

The [queue](../../../maps/visit.yaml#queue), and [another](map:visit#{to}).

::: journey {drawn}

<!-- more -->

The rest.
"""


def test_the_beginnings_of_posts_quote_maps_on_every_page_that_lists_them(tmp_path: Path) -> None:
    """A blog converts them a second time, for each such page, when all other pages are done."""
    folder = project(tmp_path, BLOG)
    posts = folder / "docs" / "blog" / "posts"
    posts.mkdir(parents=True)
    (folder / "docs" / "blog" / "index.md").write_text("# News\n", encoding="utf-8")
    for day, drawn in enumerate(("visit", "tea"), 1):
        text = POST.format(day=day, drawn=drawn, to="arrive" if day == 1 else "nowhere")
        (posts / f"{day}.md").write_text(text, encoding="utf-8")

    for _ in ("anew", "from what is kept"):
        built = build(folder)
        assert built.returncode == 0, built.stderr
        assert built.stderr.count("dead-link") == 1, "what is wrong in a post is told of the post alone"
        for path, to_map in (("blog", "../maps/visit/"), ("blog/archive/2026", "../../../maps/visit/")):
            listed = page(folder, path)
            assert listed.count(f'href="{to_map}#queue"') >= 2
            assert "data-dl-" not in listed
            assert "The queue is long" in listed, "the drawing of the one"
            assert "挑選茶葉" in listed, "and of the other"
