"""Where no page is, the site says so in its own words and leads on; what the author made of it stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.engines.small_site import build, write_site

if TYPE_CHECKING:
    from pathlib import Path

OWN = "<h1>Lost?</h1>"
TITLE = "This page is not here"


def missing(folder: Path, theme: str, more: str = "") -> str:
    """The page for what is not there, of a small site with that theme."""
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    line = next(each for each in settings.splitlines() if each.startswith("theme:"))
    (folder / "mkdocs.yml").write_text(settings.replace(line, f"theme: {theme}") + more, encoding="utf-8")
    done = build(folder)
    assert done.returncode == 0, done.stderr
    return (folder / "site/404.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("directory_urls", "more", "home"),
    [
        pytest.param(True, "site_url: https://example.org/team/\n", "/team/maps/", id="below a path"),
        pytest.param(False, "", "/maps/index.html", id="files instead of folders"),
    ],
)
def test_it_leads_to_all_journeys_from_wherever_it_is_shown(
    directory_urls: bool, more: str, home: str, tmp_path: Path
) -> None:
    folder = write_site(tmp_path, directory_urls=directory_urls)
    page = missing(folder, "{name: material, font: false}", more)
    assert f"<h1>{TITLE}</h1>" in page
    assert f'<li><a href="{home}">All journeys</a></li>' in page


def test_without_a_page_of_the_author_all_journeys_are_the_home_page(tmp_path: Path) -> None:
    folder = write_site(tmp_path)
    (folder / "docs/index.md").unlink()
    page = missing(folder, "{name: material, font: false}", "site_url: https://example.org/team/\n")
    assert '<li><a href="/team/">All journeys</a></li>' in page


def test_it_speaks_the_language_of_the_site(tmp_path: Path) -> None:
    assert "<h1>這一頁不在這裡</h1>" in missing(
        write_site(tmp_path), "{name: material, font: false, language: zh-Hant}"
    )


def test_the_authors_own_stays(tmp_path: Path) -> None:
    folder = write_site(tmp_path)
    (folder / "overrides").mkdir()
    (folder / "overrides/404.html").write_text(OWN, encoding="utf-8")
    page = missing(folder, "{name: material, font: false, custom_dir: overrides}")
    assert OWN in page
    assert TITLE not in page


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_another_themes_own_stays(theme: str, tmp_path: Path) -> None:
    page = missing(write_site(tmp_path), theme)
    assert "404" in page
    assert TITLE not in page
