"""Pages kept from build to build: whole or not at all, and never taken from a build that runs beside."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from desireline.draw.fragment import Fragment
from desireline.publish.kept import STAYS, Kept, KeptPages

if TYPE_CHECKING:
    from pathlib import Path


def page(html: str) -> Fragment:
    return Fragment(html, (), (), frozenset())


def keep(pages: KeptPages, key: str, html: str) -> Kept:
    return pages.keep(key, page(html), {}, {})


def found(pages: KeptPages, key: str) -> str | None:
    """What is kept under a key."""
    kept = pages.find(key, lambda _: "", lambda _: None)
    return None if kept is None else kept.waiting.body()


def test_a_build_that_is_ended_while_it_writes_leaves_what_was_kept_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(KeptPages(tmp_path), "one", "before")

    def ended(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("desireline.publish.kept.os.replace", ended)
        with pytest.raises(KeyboardInterrupt):
            keep(KeptPages(tmp_path), "one", "after, but nobody can say how much of it")
    assert found(KeptPages(tmp_path), "one") == "before"


def test_a_page_that_another_build_is_reading_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(KeptPages(tmp_path), "one", "the same")

    def open_elsewhere(*_: object) -> None:
        raise PermissionError(13, "The process cannot access the file because it is being used by another process")

    monkeypatch.setattr("desireline.publish.kept.os.replace", open_elsewhere)
    assert keep(KeptPages(tmp_path), "one", "the same").waiting.body() == "the same"
    assert {file.name for file in tmp_path.iterdir()} == {"one", ".gitignore"}


def test_a_build_does_not_take_away_what_another_uses(tmp_path: Path) -> None:
    """As `mkdocs build` beside `mkdocs serve`: the address of the site differs, so each keeps pages of its own."""
    served, built = KeptPages(tmp_path), KeptPages(tmp_path)
    waiting = keep(served, "served", "as served").waiting
    keep(built, "built", "as built")
    built.forget_unused()
    assert waiting.body() == "as served"
    served.forget_unused()
    assert (found(served, "served"), found(built, "built")) == ("as served", "as built")


def test_what_nothing_uses_any_more_is_removed(tmp_path: Path) -> None:
    long_ago = time.time() - STAYS - 60
    for key in ("used", "forgotten", "half.4711"):
        keep(KeptPages(tmp_path), key, key)
        os.utime(tmp_path / key, (long_ago, long_ago))
    later = KeptPages(tmp_path)
    assert found(later, "used") == "used"
    later.forget_unused()
    assert {file.name for file in tmp_path.iterdir()} == {"used", ".gitignore"}


def test_what_was_used_lately_counts_from_then(tmp_path: Path) -> None:
    keep(KeptPages(tmp_path), "old", "still good")
    long_ago = time.time() - 10 * STAYS
    os.utime(tmp_path / "old", (long_ago, long_ago))
    found(KeptPages(tmp_path), "old")
    KeptPages(tmp_path).forget_unused()
    assert found(KeptPages(tmp_path), "old") == "still good"
