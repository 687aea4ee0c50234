"""One project for all tests that only read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.links.quoting import project

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def quoted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the project."""
    return project(tmp_path_factory.mktemp("quoted"))
