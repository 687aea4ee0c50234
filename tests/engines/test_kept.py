"""Pages kept from build to build: whole or not at all, and never taken from a build that runs beside."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from desireline.draw.fragment import Fragment
from desireline.publish.kept import Kept, KeptPages
from desireline.publish.shelf import ALONE, STAYS

if TYPE_CHECKING:
    from pathlib import Path

MANY = [str(number) for number in range(ALONE + 20)]
"""Keys of more pages than a build keeps in files of their own."""
PACKED = MANY[ALONE:]


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
        patched.setattr("desireline.publish.shelf.os.replace", ended)
        with pytest.raises(KeyboardInterrupt):
            keep(KeptPages(tmp_path), "one", "after, but nobody can say how much of it")
    assert found(KeptPages(tmp_path), "one") == "before"


def test_a_page_that_another_build_is_reading_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(KeptPages(tmp_path), "one", "the same")

    def open_elsewhere(*_: object) -> None:
        raise PermissionError(13, "The process cannot access the file because it is being used by another process")

    monkeypatch.setattr("desireline.publish.shelf.os.replace", open_elsewhere)
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


def keep_many(pages: KeptPages, said: str = "kept") -> list[Kept]:
    return [keep(pages, key, f"{said} {key} 客戶\n") for key in MANY]


def pack_in(folder: Path) -> Path:
    (pack,) = folder.glob("*.pack")
    return pack


def all_found(folder: Path) -> list[str | None]:
    later = KeptPages(folder)
    return [found(later, key) for key in MANY]


def grow_old(folder: Path) -> None:
    """As if nothing had been done for long."""
    long_ago = time.time() - 10 * STAYS
    for file in folder.iterdir():
        os.utime(file, (long_ago, long_ago))


def test_many_pages_stand_in_one_file(tmp_path: Path) -> None:
    """To make a file for each takes a tenth of a build."""
    build = KeptPages(tmp_path)
    assert found(build, PACKED[0]) is None
    kept = keep_many(build)
    assert [each.waiting.body() for each in kept] == [f"kept {key} 客戶\n" for key in MANY]
    assert [found(build, key) for key in MANY] == [f"kept {key} 客戶\n" for key in MANY]
    assert all_found(tmp_path) == [f"kept {key} 客戶\n" for key in MANY]
    assert len(list(tmp_path.iterdir())) == ALONE + len([".gitignore", "the pack"])


def test_of_two_pages_with_one_key_the_later_is_found(tmp_path: Path) -> None:
    """What they refer to tells them apart, so one takes the place of the other."""
    build = KeptPages(tmp_path)
    keep_many(build, "zeroth")
    keep_many(build, "half")
    assert all_found(tmp_path) == [f"half {key} 客戶\n" for key in MANY]
    for said in ("first", "second"):
        keep_many(KeptPages(tmp_path), said)
        assert all_found(tmp_path) == [f"{said} {key} 客戶\n" for key in MANY]
    few = KeptPages(tmp_path)
    keep(few, PACKED[0], "third")
    assert found(KeptPages(tmp_path), PACKED[0]) == "third"
    keep_many(KeptPages(tmp_path), "fourth")
    assert all_found(tmp_path) == [f"fourth {key} 客戶\n" for key in MANY]


def test_a_pack_stays_as_long_as_one_of_its_pages_is_used(tmp_path: Path) -> None:
    keep_many(KeptPages(tmp_path))
    for used in (PACKED[3], PACKED[5]):
        grow_old(tmp_path)
        later = KeptPages(tmp_path)
        assert found(later, used) == f"kept {used} 客戶\n"
        later.forget_unused()
        assert pack_in(tmp_path).stat().st_mtime > time.time() - STAYS
    grow_old(tmp_path)
    KeptPages(tmp_path).forget_unused()
    assert [file.name for file in tmp_path.iterdir()] == [".gitignore"]


def test_after_a_build_only_the_latest_state_of_a_page_is_kept(tmp_path: Path) -> None:
    """Under `serve` the same few are drawn at every save: a pack, or a file for each, would only grow."""
    other = KeptPages(tmp_path)
    keep_many(other)
    other.forget_unused()
    served = KeptPages(tmp_path)
    served.forget_unused()
    before = {file.name: file.stat().st_size for file in tmp_path.iterdir()}
    for state in ("saved", "saved again", MANY[0], PACKED[0], "and again", "at last", "at last"):
        for name in ("map", "home"):
            made = served.keep(f"{name} {state}", page(f"{name} {state}"), {}, {}, of=name)
            assert made.waiting.body() == f"{name} {state}"
            assert found(KeptPages(tmp_path), f"{name} {state}") == f"{name} {state}"
    after = {file.name: file.stat().st_size for file in tmp_path.iterdir()}
    assert before.items() <= after.items(), "what a build keeps stays"
    assert after.keys() - before.keys() == {"map at last", "home at last"}


@pytest.mark.parametrize("share", [0.0, 0.3, 0.5, 0.999])
def test_of_a_pack_without_its_end_what_is_whole_is_found(tmp_path: Path, share: float) -> None:
    """A machine that stops loses the end of what it was writing."""
    keep_many(KeptPages(tmp_path))
    pack = pack_in(tmp_path)
    rest = pack.read_bytes()[: int(pack.stat().st_size * share)]
    pack.write_bytes(rest)
    intact = ALONE + sum(f"kept {key} 客戶\n".encode() in rest for key in PACKED)
    assert all_found(tmp_path) == [f"kept {key} 客戶\n" if at < intact else None for at, key in enumerate(MANY)]


@pytest.mark.parametrize("there", [b"\0" * 5000, b"key", b"key x\n", b"\xff 1\n"])
@pytest.mark.parametrize("intact", [0, 7])
def test_of_a_damaged_pack_what_stands_before_is_found(tmp_path: Path, intact: int, there: bytes) -> None:
    keep_many(KeptPages(tmp_path))
    pack = pack_in(tmp_path)
    whole = b"\n" + pack.read_bytes()
    pack.write_bytes(whole[1 : whole.index(f"\n{PACKED[intact]} ".encode()) + 1] + there)
    assert [each is not None for each in all_found(tmp_path)] == [at < ALONE + intact for at in range(len(MANY))]
    keep_many(KeptPages(tmp_path), "anew")
    assert all_found(tmp_path) == [f"anew {key} 客戶\n" for key in MANY]


def test_two_builds_at_once_keep_pages_of_their_own(tmp_path: Path) -> None:
    one, other = KeptPages(tmp_path), KeptPages(tmp_path)
    pairs = [(keep(one, f"one{key}", f"one {key}"), keep(other, f"other{key}", f"other {key}")) for key in MANY]
    one.forget_unused()
    assert [other.waiting.body() for _, other in pairs] == [f"other {key}" for key in MANY]
    other.forget_unused()
    later = KeptPages(tmp_path)
    assert [found(later, f"one{key}") for key in MANY] == [f"one {key}" for key in MANY]
    assert [found(later, f"other{key}") for key in MANY] == [f"other {key}" for key in MANY]


@pytest.mark.parametrize("moment", [0.0, 0.02, 0.05])
def test_a_build_that_is_killed_leaves_every_page_whole_or_as_it_was(tmp_path: Path, moment: float) -> None:
    keep_many(KeptPages(tmp_path), "before")
    code = (
        "import sys, pathlib\n"
        "from desireline.draw.fragment import Fragment\n"
        "from desireline.publish.kept import KeptPages\n"
        "build = KeptPages(pathlib.Path(sys.argv[1]))\n"
        "print(flush=True)\n"
        "while True:\n"
        "    for key in sys.argv[2:]:\n"
        "        build.keep(key, Fragment('y' * 200_000, (), (), frozenset()), {}, {})\n"
    )
    build = subprocess.Popen([sys.executable, "-c", code, tmp_path, *MANY], stdout=subprocess.PIPE)
    assert build.stdout is not None
    build.stdout.readline()
    time.sleep(moment)
    build.send_signal(signal.SIGKILL)
    build.communicate()
    for key, now in zip(MANY, all_found(tmp_path), strict=True):
        assert now in {f"before {key} 客戶\n", "y" * 200_000}
