"""Two sides loaded together say what each says loaded alone, however little of them is parsed."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desireline.compare import compare, to_json
from desireline.source import Catalogue, FolderFiles, RevisionFiles, at_once, load, load_pair, reader, unread
from desireline.source.revision import blob_hash
from tests.source.pair_projects import EDITS, PROJECT, WITHOUT_BROKEN
from tests.source.test_catalogue import whole
from tests.source.test_revision import commit, git
from tests.strategies import QUICK, MemoryFiles, project_data, yaml_of

SAMPLES = Path(__file__).parents[2]


def repository(folder: Path, *versions: dict[str, str]) -> Path:
    """A repository with a commit for each of some versions of all its files; their tags are v0, v1 …"""
    folder.mkdir(exist_ok=True)
    git(folder, "init", "-q")
    for number, files in enumerate(versions):
        for name in ("maps", "personas"):
            shutil.rmtree(folder / name, ignore_errors=True)
        commit(folder, {"version": b"%d" % number, **{path: text.encode() for path, text in files.items()}})
        git(folder, "tag", f"v{number}")
    return folder


def changed(files: dict[str, str], edits: dict[str, str | None]) -> dict[str, str]:
    return {path: text for path, text in {**files, **edits}.items() if text is not None}


def pair_of(repo: Path, before: str = "v0", after: str = "v1", **more: Any) -> tuple[Catalogue, Catalogue]:
    with RevisionFiles(repo, before) as old, RevisionFiles(repo, after) as new:
        return load_pair(old, new, **more)


def said(sides: tuple[Catalogue, Catalogue]) -> tuple[Any, ...]:
    """All that a comparison says, and then all that the catalogues do."""
    comparison = compare(*sides)
    return comparison, comparison.complete, to_json(comparison), *(whole(side)[:5] for side in sides)


def alone(before: dict[str, str], after: dict[str, str]) -> tuple[Catalogue, Catalogue]:
    return load(MemoryFiles.of_texts(before)), load(MemoryFiles.of_texts(after))


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Paths of the files that are parsed, in order of their names when looked at with `sorted`."""
    paths: list[str] = []
    read_file = reader.read_file

    def noted(raw: bytes, path: str, digest: str = "", *, persona: bool = False) -> Any:
        paths.append(path)
        return read_file(raw, path, digest, persona=persona)

    for module in (at_once, unread):
        monkeypatch.setattr(module, "read_file", noted)
    return paths


@pytest.mark.parametrize("name", EDITS)
def test_every_edit_is_told_as_of_two_whole_catalogues(name: str, tmp_path: Path) -> None:
    after = changed(PROJECT, EDITS[name])
    repo = repository(tmp_path, PROJECT, after)
    wanted, back = said(alone(PROJECT, after)), said(alone(after, PROJECT))
    for remember in (False, True, True):  # the second time with what the first kept
        assert said(pair_of(repo, remember=remember)) == wanted
        assert said(pair_of(repo, "v1", "v0", remember=remember)) == back


@QUICK
@given(data=st.data())
def test_whatever_is_changed(data: st.DataObject) -> None:
    files, other = ({path: yaml_of(made) for path, made in data.draw(project_data()).items()} for _ in range(2))
    taken = data.draw(st.sets(st.sampled_from(sorted({*files, *other})), max_size=2))
    after = changed(files, {path: other.get(path) for path in taken})
    with TemporaryDirectory() as folder:
        repo = repository(Path(folder), files, after)
        wanted = said(alone(files, after))
        for remember in (False, True, True):
            assert said(pair_of(repo, remember=remember)) == wanted


def test_the_samples(tmp_path: Path) -> None:
    files = {
        path.relative_to(SAMPLES).as_posix(): path.read_text("utf-8")
        for folder in ("maps", "personas")
        for path in sorted((SAMPLES / folder).rglob("*.yaml"))
    }
    first = next(iter(files))
    after = {**files, first: files[first] + "x-note: changed\n"}
    repo = repository(tmp_path, files, after)
    wanted = said(alone(files, after))
    assert all(said(pair_of(repo)) == wanted for _ in range(2))


def test_what_both_sides_hold_alike_is_parsed_once_and_then_not_at_all(tmp_path: Path, parsed: list[str]) -> None:
    after = changed(WITHOUT_BROKEN, EDITS["a stage reworded, that others refer to"])
    repo = repository(tmp_path, WITHOUT_BROKEN, after)
    compare(*pair_of(repo))
    assert sorted(parsed) == sorted([*WITHOUT_BROKEN, "maps/shop.yaml"])
    parsed.clear()
    comparison = compare(*pair_of(repo))
    assert parsed == ["maps/shop.yaml"] * 2
    assert [(each.id, each.title, each.owner) for each in comparison.changes[0].impact] == [
        ("after-sales", "After sales", "support")
    ]


def test_a_map_is_parsed_when_somebody_looks_at_it(tmp_path: Path, parsed: list[str]) -> None:
    repo = repository(tmp_path, WITHOUT_BROKEN, WITHOUT_BROKEN)
    pair_of(repo)
    parsed.clear()
    before, after = pair_of(repo)
    assert (list(after.maps), "brand" in after.maps, len(after.maps), parsed) == (
        ["after-sales", "alone", "brand", "shop"], True, 4, [],
    )  # fmt: skip
    assert after.maps["brand"] is before.maps["brand"]
    assert after.find("shop#compare") is not None
    assert parsed == ["maps/brand.yaml", "maps/shop.yaml"]


def test_a_file_with_an_error_is_told_every_time(tmp_path: Path) -> None:
    repo = repository(tmp_path, PROJECT, PROJECT)
    for _ in range(3):
        assert [(each.side, each.path) for each in compare(*pair_of(repo)).undiffable] == [
            ("before", "maps/broken.yaml"),
            ("after", "maps/broken.yaml"),
        ]


def test_the_files_on_disk_are_known_by_the_names_git_gives_them(tmp_path: Path, parsed: list[str]) -> None:
    repo = repository(tmp_path, WITHOUT_BROKEN)
    (repo / "maps/alone.yaml").write_text("title: Alone\nstages: [Two]\n", "utf-8")
    for reads in (len(WITHOUT_BROKEN) + 1, 2):
        parsed.clear()
        with RevisionFiles(repo, "v0") as old:
            comparison = compare(*load_pair(old, FolderFiles(repo)))
        assert {change.at.file for change in comparison.changes} == {"alone"}
        assert len(parsed) == reads


def test_a_folder_before_a_revision_too(tmp_path: Path) -> None:
    repo = repository(tmp_path, WITHOUT_BROKEN)
    (repo / "maps/alone.yaml").unlink()
    for _ in range(2):
        with RevisionFiles(repo, "v0") as new:
            comparison = compare(*load_pair(FolderFiles(repo), new))
        assert [change.rule for change in comparison.changes] == ["file-added"]


def test_a_file_that_changes_while_it_is_read_is_not_kept_as_what_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = repository(tmp_path, WITHOUT_BROKEN)
    read = FolderFiles.read

    def changed_meanwhile(self: FolderFiles, path: str) -> bytes:
        return read(self, path).replace(b"One", b"Two")

    with monkeypatch.context() as meanwhile, RevisionFiles(repo, "v0") as new:
        meanwhile.setattr(FolderFiles, "read", changed_meanwhile)
        load_pair(FolderFiles(repo), new)
    with RevisionFiles(repo, "v0") as new:
        _, after = load_pair(FolderFiles(repo), new)
    assert after.maps["alone"].stages[0].title == "One"


def test_two_folders(tmp_path: Path, parsed: list[str]) -> None:
    for name, text in (("a", "One"), ("b", "Two")):
        for path, held in {**WITHOUT_BROKEN, "maps/alone.yaml": f"title: Alone\nstages: [{text}]\n"}.items():
            (tmp_path / name / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name / path).write_text(held, "utf-8")
    sides = load_pair(FolderFiles(tmp_path / "a"), FolderFiles(tmp_path / "b"))
    assert len(parsed) == len(WITHOUT_BROKEN) + 1
    assert {change.at.file for change in compare(*sides).changes} == {"alone"}


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"desireline readings of another program\nx y",
        None,
        "cut",
        "swapped",
    ],
    ids=["empty", "another program's", "a folder in its place", "lines cut short", "values of other kinds"],
)
def test_damaged_readings_are_done_without(damage: bytes | str | None, tmp_path: Path) -> None:
    after = changed(PROJECT, EDITS["a persona gone"])
    repo = repository(tmp_path, PROJECT, after)
    wanted = said(alone(PROJECT, after))
    pair_of(repo)
    kept = repo / ".git/desireline/readings"
    held = kept.read_bytes()
    kept.unlink()
    if damage is None:
        kept.mkdir()
        pair_of(repo)
        assert [*kept.parent.iterdir()] == [kept]  # no half-written file is left behind
    elif damage == "cut":
        kept.write_bytes(b"\n".join(line[:60] for line in held.split(b"\n")))
    elif damage == "swapped":
        kept.write_bytes(held.replace(b"[[]", b"[{}").replace(b"[[[", b"[[7,"))
    elif isinstance(damage, bytes):
        kept.write_bytes(damage)
    assert said(pair_of(repo)) == wanted
    assert said(pair_of(repo)) == wanted


def test_nothing_is_written_where_it_cannot_be_or_is_not_wanted(tmp_path: Path) -> None:
    repo = repository(tmp_path, WITHOUT_BROKEN, WITHOUT_BROKEN)
    pair_of(repo, remember=False)
    assert not (repo / ".git/desireline").exists()
    (repo / ".git/desireline").write_text("a file is in the way")
    assert compare(*pair_of(repo)).complete


def test_the_readings_stand_in_one_place_for_all_work_trees_and_a_bare_clone(tmp_path: Path) -> None:
    repo = repository(tmp_path / "repo", WITHOUT_BROKEN, WITHOUT_BROKEN)
    git(repo, "worktree", "add", "-q", str(tmp_path / "tree"), "v0")
    git(tmp_path, "clone", "-q", "--bare", str(repo), str(tmp_path / "bare"))
    pair_of(tmp_path / "tree")
    pair_of(tmp_path / "bare")
    assert (repo / ".git/desireline/readings").is_file()
    assert (tmp_path / "bare/desireline/readings").is_file()


def test_other_comparisons_do_not_push_each_other_out(tmp_path: Path, parsed: list[str]) -> None:
    more = changed(WITHOUT_BROKEN, EDITS["a touchpoint retitled, that others have too"])
    repo = repository(tmp_path, WITHOUT_BROKEN, WITHOUT_BROKEN, more, more)
    pair_of(repo, "v0", "v1")
    pair_of(repo, "v2", "v3")
    parsed.clear()
    pair_of(repo, "v0", "v1")
    pair_of(repo, "v2", "v3")
    assert parsed == []


@pytest.mark.parametrize("raw", [b"", b"title: A\n", "title: 購買\n".encode()])
def test_a_content_has_the_name_that_git_gives_it(raw: bytes, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(raw)
    assert blob_hash(raw) == git(tmp_path, "hash-object", "--no-filters", "file")
