"""Repositories whose history is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.history.repositories import VISIT, Past

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def past(tmp_path: Path) -> Past:
    """A repository without commits."""
    return Past(tmp_path / "work")


@pytest.fixture
def begun(past: Past) -> Past:
    """A repository whose one commit wrote a map."""
    past.write("maps/visit.yaml", VISIT)
    past.commit("begin")
    return past
