"""The sample site, built once for all workers."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.tools.modules import run_module

if TYPE_CHECKING:
    from tests.conftest import ServeFolder

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 180


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of the built sample site. The first worker to come builds it, strictly; the others wait."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared if worker_id == "master" else shared.parent
    folder, done = shared / "sample-site", shared / "sample-site.log"
    try:
        (shared / "sample-site.lock").mkdir()
    except FileExistsError:
        end = time.monotonic() + PATIENCE_S
        while not done.exists() and time.monotonic() < end:
            time.sleep(0.1)
    else:
        environment = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795219200"}
        built = run_module(
            "mkdocs", "build", "--strict", "--site-dir", str(folder), within=ROOT, environment=environment
        )
        (shared / "writing.log").write_text(f"{built.returncode}\n{built.stderr}", encoding="utf-8")
        (shared / "writing.log").rename(done)
    code, _, said = done.read_text(encoding="utf-8").partition("\n")
    assert code == "0", f"the sample site does not build:\n{said}"
    return folder


@pytest.fixture(scope="session")
def site_log(sample_site: Path) -> str:
    """What the strict build of the sample site said."""
    return (sample_site.parent / "sample-site.log").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def site_address(sample_site: Path, serve_folder: ServeFolder) -> str:
    """The sample site served below a sub-path, as on a code host's pages."""
    return serve_folder(sample_site, under="/maps-of-ours/")
