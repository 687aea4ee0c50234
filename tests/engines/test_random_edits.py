"""Whatever is edited under `mkdocs serve`: what is served then is, file by file, what a fresh build makes."""

from __future__ import annotations

import gzip
import json
import shutil
import time
from typing import TYPE_CHECKING

from tests.engines.lively_site import ADDRESS, write_lively
from tests.engines.random_edits import Edits
from tests.engines.serving import PATIENCE_S, served_live
from tests.engines.small_site import build

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.engines.serving import Live

SEED = 7


def test_random_edits_leave_what_a_fresh_build_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "served"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    (tmp_path / "served").mkdir()
    folder = write_lively(tmp_path / "project")
    with served_live(folder) as live:
        live.wait_for("maps/tea/", "挑選茶葉")
        edits = Edits(folder, SEED)
        for _ in range(3):
            for make in (lambda: edits.within_files(5), lambda: edits.within_files(5), lambda: edits.of_files(3)):
                make()
                assert_served_as_built(live, tmp_path, edits)
        edits.of_picture()
        assert_served_as_built(live, tmp_path, edits)
        assert "Traceback" not in live.log.read_text()
        assert "could not be shown by itself" not in live.log.read_text()


def assert_served_as_built(live: Live, beside: Path, edits: Edits, engine: str = "mkdocs") -> None:
    """Every served file becomes what a build of the same files makes that nothing was kept for."""
    fresh = beside / "fresh"
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(live.folder, fresh, ignore=shutil.ignore_patterns(".cache", "site"))
    yml = (fresh / "mkdocs.yml").read_text("utf-8")
    (fresh / "mkdocs.yml").write_text(yml.replace(ADDRESS, f"http://127.0.0.1:{live.port}/"), encoding="utf-8")
    done = build(fresh, engine=engine)
    assert done.returncode == 0, done.stderr[-2000:]
    (served,) = (beside / "served").glob(f"{engine}_*")
    expected, end = _contents(fresh / "site"), time.monotonic() + PATIENCE_S
    while (differing := _differing(served, expected)) and time.monotonic() < end:
        time.sleep(0.05)
    assert not differing, "\n".join([*differing, *edits.done])


def _differing(served: Path, expected: dict[str, object]) -> list[str]:
    """Names of the files that are not as expected."""
    try:
        now = _contents(served)
    except (OSError, ValueError):  # a file that is being written
        return ["unreadable"]
    return sorted(name for name in now.keys() | expected.keys() if now.get(name) != expected.get(name))


def _contents(site: Path) -> dict[str, object]:
    return {path.relative_to(site).as_posix(): _content(path) for path in site.rglob("*") if path.is_file()}


def _content(path: Path) -> object:
    held = path.read_bytes()
    if path.name == "search_index.json":  # a page that was drawn again comes last
        index = json.loads(held)
        return index["config"], sorted(json.dumps(entry, sort_keys=True) for entry in index["docs"])
    return gzip.decompress(held) if path.suffix == ".gz" else held
