"""Finished pages stay in the site's folder while an engine empties it, and are mended where others touched them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from desireline.publish.versions.standing import ASIDE, StandingPages, ToWrite

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FIRST = {"versions/v1/a/index.html": "a", "versions/v1/b/index.html": "b", "changes/v1/v2/a/index.html": "c"}


class Builds:
    """Builds of one site, as an engine would do them."""

    def __init__(self, folder: Path) -> None:
        self.site, self.cache = folder / "site", folder / "cache"
        self.cache.mkdir()

    def build(self, pages: dict[str, str], key: str = "k", own: dict[str, str] | None = None) -> int:
        """A build of these pages, and of the author's own. How many of the first were written."""
        standing = StandingPages(self.site, self.cache)
        standing.set_aside()
        for entry in self.site.iterdir() if self.site.is_dir() else ():
            if not entry.name.startswith("."):
                shutil.rmtree(entry)
        for path, text in {"versions/index.html": "all", **(own or {})}.items():
            (self.site / path).parent.mkdir(parents=True, exist_ok=True)
            (self.site / path).write_text(text)
        written = standing.put("made of", key, lambda: [ToWrite(p, t, t.encode) for p, t in pages.items()])
        assert not (self.site / ASIDE).exists()
        return written

    def found(self) -> dict[str, str]:
        """Everything in the site."""
        files = (file for file in self.site.rglob("*") if file.is_file())
        return {file.relative_to(self.site).as_posix(): file.read_text() for file in files}


@pytest.fixture
def builds(tmp_path: Path) -> Builds:
    return Builds(tmp_path)


def test_a_second_build_writes_nothing(builds: Builds) -> None:
    assert builds.build(FIRST) == 3
    assert builds.build(FIRST) == 0
    assert builds.found() == {**FIRST, "versions/index.html": "all"}


def _edit(builds: Builds) -> None:
    (builds.site / "versions/v1/a/index.html").write_text("squeezed")


def _remove(builds: Builds) -> None:
    (builds.site / "versions/v1/a/index.html").unlink()


def _remove_folder(builds: Builds) -> None:
    shutil.rmtree(builds.site / "versions/v1/a")


def _add(builds: Builds) -> None:
    (builds.site / "versions/v1/a/index.html.br").write_text("of before")
    (builds.site / "versions/v1/c").mkdir()


def _stop_halfway(builds: Builds) -> None:
    StandingPages(builds.site, builds.cache).set_aside()
    shutil.rmtree(builds.site / "versions")


def _forget(builds: Builds) -> None:
    shutil.rmtree(builds.cache)
    builds.cache.mkdir()


def _empty(builds: Builds) -> None:
    shutil.rmtree(builds.site)


@pytest.mark.parametrize(
    ("harm", "written"),
    [(_edit, 1), (_remove, 1), (_remove_folder, 1), (_add, 0), (_stop_halfway, 0), (_forget, 3), (_empty, 3)],
)
def test_whatever_happened_in_between_the_site_is_whole(
    builds: Builds, harm: Callable[[Builds], None], written: int
) -> None:
    builds.build(FIRST)
    harm(builds)
    assert builds.build(FIRST) == written
    assert builds.found() == {**FIRST, "versions/index.html": "all"}
    assert not (builds.site / "versions/v1/c").exists()


def test_only_what_is_another_is_written_and_what_is_gone_is_removed(builds: Builds) -> None:
    builds.build(FIRST)
    now = {"versions/v1/a/index.html": "other", "changes/v1/v2/a/index.html": "c"}
    assert builds.build(now, "k2") == 1
    assert builds.found() == {**now, "versions/index.html": "all"}
    assert not (builds.site / "versions/v1/b").exists()


def test_a_page_of_the_author_is_left_alone(builds: Builds) -> None:
    own = {"versions/v1/a/index.html": "the author's", "versions/v1/own.html": "own"}
    for _ in range(3):
        builds.build(FIRST, own=own)
        assert builds.found() == {**FIRST, **own, "versions/index.html": "all"}
