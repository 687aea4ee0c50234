"""Which versions a repository has published, and why there may be fewer than somebody expects."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desireline.source.tags import published_versions, version_address
from tests.versions.repository import Repository


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    made = Repository(tmp_path_factory.mktemp("tags"))
    made.publish("v2.10", "2025-03-01", {"a": "2"})
    made.publish("v2.9", "2025-03-01", {"a": "3"})
    made.publish("v1.0", "2025-01-01", {"a": "1"})
    made.publish("v3.0-rc1", "2025-04-01", {"a": "4"})
    made.git("tag", "v3.0")
    made.publish("phones/ü-3", "2025-05-01", {"a": "5"}, annotated=True)
    made.git("tag", "--annotate", "--message", "again", "v4-twice", "phones/ü-3")
    made.git("tag", "v-of-a-file", made.git("hash-object", "-w", "a"))
    made.git("tag", "nightly", "HEAD")
    return made


def names(repository: Repository, *patterns: str, keep: int | None = None) -> list[str]:
    found = published_versions(repository.folder, patterns or "v*", keep)
    return [version.name for version in found.versions]


def test_versions_stand_by_the_day_of_their_commit_then_by_number(repository: Repository) -> None:
    assert names(repository) == ["v1.0", "v2.9", "v2.10", "v3.0-rc1", "v3.0", "v4-twice"]


def test_only_the_newest_are_kept(repository: Repository) -> None:
    assert names(repository, keep=2) == ["v3.0", "v4-twice"]


def test_patterns_match_slashes_as_git_does(repository: Repository) -> None:
    assert names(repository, "phones*", "nightly") == ["nightly", "phones/ü-3"]


def test_a_tag_means_the_commit_it_leads_to_and_that_commits_day(repository: Repository) -> None:
    head = repository.git("rev-parse", "HEAD")
    for pattern in ("phones*", "v4*", "nightly"):
        (version,) = published_versions(repository.folder, pattern).versions
        assert (version.commit, version.date.isoformat()) == (head, "2025-05-01"), pattern


def test_a_detached_head_and_a_subfolder_make_no_difference(repository: Repository, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(repository.folder, copy)
    other = Repository(copy)
    other.git("checkout", "--quiet", "--detach", "v1.0")
    (copy / "below").mkdir()
    assert [each.name for each in published_versions(copy / "below", "v3*").versions] == ["v3.0-rc1", "v3.0"]


def test_a_shallow_clone_says_so_and_gives_what_it_has(repository: Repository, tmp_path: Path) -> None:
    repository.git("clone", "--quiet", "--depth=1", f"file://{repository.folder}", str(tmp_path / "clone"))
    found = published_versions(tmp_path / "clone", "v*")
    assert "v1.0" not in [each.name for each in found.versions]
    assert "shallow" in found.reason
    assert "fetch-depth: 0" in found.reason
    assert not found.expected


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda _: None, "not in a git repository"),
        (Repository, "no tag like 'v*'"),
        (Path.rmdir, "there is no folder"),
    ],
    ids=["no repository", "no tags", "no folder"],
)
def test_without_versions_there_is_one_reason(tmp_path: Path, make: object, reason: str) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    make(folder)  # type: ignore[operator]
    found = published_versions(folder)
    assert found.versions == ()
    assert reason in found.reason


def test_without_git_the_reason_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "git is not installed" in published_versions(tmp_path).reason


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("v2.4", "v2.4"),
        ("phones/2.4", "phones~2.4"),
        ("ü", "=C3=BC"),
        ("a=b", "a=3Db"),
        ("today", "=74oday"),
        ("all", "=61ll"),
        ("index", "=69ndex"),
    ],
)
def test_a_tag_has_a_safe_address(name: str, address: str) -> None:
    assert version_address(name) == address


@given(st.text(min_size=1).filter(lambda name: "~" not in name), st.text(min_size=1).filter(lambda n: "~" not in n))
def test_different_tags_have_different_addresses(one: str, other: str) -> None:
    assert (version_address(one) == version_address(other)) == (one == other)
    assert version_address(one).isascii()
    assert "/" not in version_address(one)
