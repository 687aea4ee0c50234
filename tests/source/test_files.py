"""The files of a folder: which are maps, which are left out and said so."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from desireline.source.files import FileGone, FolderFiles

if TYPE_CHECKING:
    from pathlib import Path


def write(root: Path, *paths: str) -> None:
    for path in paths:
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(path, encoding="utf-8")


def paths(files: FolderFiles) -> list[str]:
    return [path for path, _ in files.listing()]


def test_maps_and_personas_are_listed_in_order_at_any_depth(tmp_path: Path) -> None:
    write(
        tmp_path,
        "personas/hao.yaml",
        "maps/b.yml",
        "maps/a.yaml",
        "maps/店/選購.yaml",
        "maps/x/Y.YAML",
        "docs/c.yaml",
        "d.yaml",
    )
    assert paths(FolderFiles(tmp_path)) == [
        "maps/a.yaml",
        "maps/b.yml",
        "maps/x/Y.YAML",
        "maps/店/選購.yaml",
        "personas/hao.yaml",
    ]
    assert paths(FolderFiles(tmp_path, ("docs",))) == ["docs/c.yaml"]


@pytest.mark.parametrize(
    "name",
    [
        ".a.yaml",
        ".#a.yaml",
        "#a.yaml#",
        "~a.yaml",
        "a.yaml~",
        "a.yaml.swp",
        ".a.yaml.swp",
        "a.md",
        ".git/a.yaml",
        "a.yaml.orig",
    ],
)
def test_hidden_files_and_what_editors_leave_are_no_maps(tmp_path: Path, name: str) -> None:
    write(tmp_path, f"maps/{name}")
    files = FolderFiles(tmp_path)
    assert (paths(files), files.problems) == ([], [])


def test_a_project_without_the_folders_has_no_files(tmp_path: Path) -> None:
    assert FolderFiles(tmp_path).listing() == []


def test_equal_contents_have_equal_hashes_and_others_do_not(tmp_path: Path) -> None:
    write(tmp_path, "maps/a.yaml", "maps/b.yaml")
    (tmp_path / "maps/b.yaml").write_text("maps/a.yaml", encoding="utf-8")
    files = FolderFiles(tmp_path)
    (_, one), (_, other) = files.listing()
    assert one == other
    (tmp_path / "maps/b.yaml").write_text("changed", encoding="utf-8")
    (_, one), (_, other) = files.listing()
    assert one != other


def rewrite(target: Path, text: str, seconds: float) -> None:
    """Write a text of the same length, and give the file that time."""
    target.write_text(text, encoding="utf-8")
    os.utime(target, (seconds, seconds))


def test_a_file_rewritten_in_the_same_tick_has_another_hash(tmp_path: Path) -> None:
    write(tmp_path, "maps/a.yaml")
    now = time.time()
    rewrite(tmp_path / "maps/a.yaml", "one", now)
    files = FolderFiles(tmp_path)
    (before,) = files.listing()
    rewrite(tmp_path / "maps/a.yaml", "two", now)
    (after,) = files.listing()
    assert before != after


def test_a_file_that_is_given_its_old_time_has_another_hash(tmp_path: Path) -> None:
    """As programs do that write the same files again and again, or unpack them."""
    write(tmp_path, "maps/a.yaml")
    rewrite(tmp_path / "maps/a.yaml", "one", 1_000_000_000)
    files = FolderFiles(tmp_path)
    (before,) = files.listing()
    time.sleep(0.02)  # system clocks tick every few milliseconds
    rewrite(tmp_path / "maps/a.yaml", "two", 1_000_000_000)
    (after,) = files.listing()
    assert before != after


def test_a_file_that_has_been_as_it_is_for_long_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "maps/a.yaml", "maps/b.yaml")
    long_ago = time.time() - 60
    for name in "ab":
        rewrite(tmp_path / f"maps/{name}.yaml", name, long_ago)
    files = FolderFiles(tmp_path)
    first = files.listing()
    hashed: list[bytes] = []

    def noted(raw: bytes) -> str:
        hashed.append(raw)
        return "new"

    monkeypatch.setattr("desireline.source.files.content_hash", noted)
    assert files.listing() == first
    assert hashed == []
    rewrite(tmp_path / "maps/b.yaml", "c", long_ago + 10)
    assert files.listing() == [first[0], ("maps/b.yaml", "new")]
    assert hashed == [b"c"]


def test_bytes_are_read_as_they_are(tmp_path: Path) -> None:
    write(tmp_path, "maps/a.yaml")
    (tmp_path / "maps/a.yaml").write_bytes(b"a: 1\r\n\xff")
    assert FolderFiles(tmp_path).read("maps/a.yaml") == b"a: 1\r\n\xff"


def test_a_link_out_of_the_project_is_a_problem_and_not_read(tmp_path: Path) -> None:
    write(tmp_path, "secret.yaml", "project/maps/a.yaml")
    (tmp_path / "project/maps/link.yaml").symlink_to(tmp_path / "secret.yaml")
    files = FolderFiles(tmp_path / "project")
    assert paths(files) == ["maps/a.yaml"]
    assert [(problem.rule, problem.file) for problem in files.problems] == [("file-left-out", "maps/link.yaml")]
    with pytest.raises(FileGone):
        files.read("maps/link.yaml")


def test_a_maps_folder_that_is_a_link_out_of_the_project_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, "elsewhere/a.yaml", "project/personas/hao.yaml")
    (tmp_path / "project/maps").symlink_to(tmp_path / "elsewhere")
    files = FolderFiles(tmp_path / "project")
    assert paths(files) == ["personas/hao.yaml"]
    assert [problem.file for problem in files.problems] == ["maps/a.yaml"]


def test_a_link_inside_the_project_is_read(tmp_path: Path) -> None:
    write(tmp_path, "shared/a.yaml")
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps/link.yaml").symlink_to(tmp_path / "shared/a.yaml")
    files = FolderFiles(tmp_path)
    assert paths(files) == ["maps/link.yaml"]
    assert files.read("maps/link.yaml") == b"shared/a.yaml"


def test_links_to_nowhere_in_a_circle_and_to_folders_are_problems(tmp_path: Path) -> None:
    write(tmp_path, "maps/a.yaml")
    (tmp_path / "maps/nowhere.yaml").symlink_to("gone.yaml")
    (tmp_path / "maps/circle.yaml").symlink_to("circle.yaml")
    (tmp_path / "maps/up").symlink_to(tmp_path)
    files = FolderFiles(tmp_path)
    assert paths(files) == ["maps/a.yaml"]
    assert sorted(problem.file for problem in files.problems) == ["maps/circle.yaml", "maps/nowhere.yaml", "maps/up"]


def test_a_folder_named_like_a_map_and_a_pipe_are_not_opened(tmp_path: Path) -> None:
    write(tmp_path, "maps/dir.yaml/a.yaml")
    os.mkfifo(tmp_path / "maps/pipe.yaml")
    files = FolderFiles(tmp_path)
    assert paths(files) == ["maps/dir.yaml/a.yaml"]
    assert [problem.file for problem in files.problems] == ["maps/pipe.yaml"]


@pytest.mark.parametrize("path", ["../secret.yaml", "maps/../../secret.yaml", "/etc/passwd", "maps", "maps/gone.yaml"])
def test_only_files_below_the_root_can_be_read(tmp_path: Path, path: str) -> None:
    write(tmp_path, "secret.yaml", "project/maps/a.yaml")
    with pytest.raises(FileGone) as gone:
        FolderFiles(tmp_path / "project").read(path)
    assert gone.value.path == path


def test_a_file_saved_after_the_listing_is_read_as_it_was_listed(tmp_path: Path) -> None:
    """Else what was drawn of the new text would be kept under the hash of the old, and shown when that comes back."""
    write(tmp_path, "maps/a.yaml")
    (tmp_path / "maps/a.yaml").write_text("first")
    files = FolderFiles(tmp_path)
    files.listing()
    (tmp_path / "maps/a.yaml").write_text("second")
    assert files.read("maps/a.yaml") == b"first"
    files.listing()
    assert files.read("maps/a.yaml") == b"second"


def test_a_file_deleted_after_the_listing_is_gone(tmp_path: Path) -> None:
    write(tmp_path, "maps/a.yaml", "maps/b.yaml")
    files = FolderFiles(tmp_path)
    files.listing()
    (tmp_path / "maps/a.yaml").unlink()
    with pytest.raises(FileGone, match=r"maps/a\.yaml"):
        files.read("maps/a.yaml")
    assert paths(files) == ["maps/b.yaml"]
    assert files.problems == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path, "maps/a.yaml")
    (tmp_path / "maps/a.yaml").chmod(0)
    files = FolderFiles(tmp_path)
    assert paths(files) == []
    assert [problem.file for problem in files.problems] == ["maps/a.yaml"]


def test_a_name_that_is_no_unicode_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path, "maps/a.yaml")
    with open(os.fsencode(tmp_path / "maps") + b"/\xff.yaml", "wb") as file:  # noqa: PTH123  # a name of bytes
        file.write(b"a: b")
    files = FolderFiles(tmp_path)
    assert paths(files) == ["maps/a.yaml"]
    assert "not Unicode" in files.problems[0].message
