"""What a site says of what lies beside its maps: translations that were left behind, pictures that are gone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.cli.repositories import commit, replace, repository
from tests.engines.small_site import VISIT, build, write_site

if TYPE_CHECKING:
    from pathlib import Path

VISITE = VISIT.replace("lang: en\n", "lang: fr\ntranslates: visit\n").replace("title: A visit", "title: Une visite")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small site with a translation, in a repository."""
    made = write_site(tmp_path / "site")
    (made / "docs/index.md").write_text("# Welcome\n", encoding="utf-8")
    (made / "maps/visite.yaml").write_text(VISITE, encoding="utf-8")
    (made / ".gitignore").write_text("site/\n.cache/\n", encoding="utf-8")
    repository(made)
    return made


def views(folder: Path, path: str) -> list[tuple[str, str]]:
    """The links of a page's head: their words and where they lead."""
    html = (folder / "site" / path / "index.html").read_text(encoding="utf-8")
    found = re.search(r'<nav class="dl-views".*?</nav>', html, re.DOTALL)
    return [(words, to) for to, words in re.findall(r'<a href="([^"]*)">([^<]*)</a>', found[0] if found else "")]


def test_a_translation_names_its_original_and_says_that_it_is_older(folder: Path) -> None:
    assert build(folder, "--strict").returncode == 0, "it came with its original"
    assert ("Original (en)", "../visit/") in views(folder, "maps/visite")
    assert ("Translation (fr)", "../visite/") in views(folder, "maps/visit")

    replace(folder, "maps/visit.yaml", ("The queue is long", "Nobody is at the desk"))
    commit(folder, "Another pain")
    done = build(folder, "--strict")
    assert done.returncode == 1
    assert "maps/visite.yaml:3:13: warning[translation-older]" in done.stderr
    assert build(folder).returncode == 0
    assert "translation-older" in (folder / "site/maps/visite/index.html").read_text(encoding="utf-8")
    calendar = (folder / "site/across/reviews/index.html").read_text(encoding="utf-8")
    section = calendar.partition('<h2 id="reviews_behind"')[2].partition("</section>")[0]
    assert "../../maps/visite/" in section

    replace(folder, "maps/visite.yaml", ("The queue is long", "Personne au guichet"))
    commit(folder, "The same in French")
    assert build(folder, "--strict").returncode == 0, "brought up to date"
    assert "reviews_behind" not in (folder / "site/across/reviews/index.html").read_text(encoding="utf-8")


def test_a_commit_alone_may_make_a_translation_older(folder: Path) -> None:
    replace(folder, "maps/visit.yaml", ("The queue is long", "Nobody is at the desk"))
    replace(folder, "maps/visite.yaml", ("lang: fr", "lang: fr  # langue"))
    assert build(folder, "--strict").returncode == 0, "both are being written"
    replace(folder, "maps/visit.yaml", ("Nobody is at the desk", "The queue is long"))
    commit(folder, "The translation alone")
    replace(folder, "maps/visit.yaml", ("The queue is long", "Nobody is at the desk"))
    commit(folder, "And now the original")
    assert build(folder, "--strict").returncode == 1, "the files are as they were when the site was kept"


def test_a_new_translation_is_named_by_its_original(folder: Path) -> None:
    assert build(folder).returncode == 0
    text = VISITE.replace("lang: fr", "lang: de")
    (folder / "maps/besuch.yaml").write_text(text, encoding="utf-8")
    assert build(folder).returncode == 0
    named = [words for words, _ in views(folder, "maps/visit") if words.startswith("Translation")]
    assert named == ["Translation (de)", "Translation (fr)"]


def test_a_picture_that_is_gone_is_told_although_no_map_changed(folder: Path) -> None:
    picture = folder / "pictures/desk.png"
    picture.parent.mkdir()
    picture.write_bytes(b"\x89PNG")
    replace(
        folder,
        "maps/tea.yaml",
        ("      - 這款烏龍聞起來很香", "      - {text: 香, image: {src: pictures/desk.png, alt: 茶}}"),
    )
    assert build(folder, "--strict").returncode == 0
    picture.unlink()
    done = build(folder, "--strict")
    assert (done.returncode, done.stderr.count("warning[missing-picture]")) == (1, 1), done.stderr
