"""Repositories whose history is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.engines.small_site import LATER, MINA, TEA, build
from tests.engines.small_site import VISIT as SMALL
from tests.history.repositories import VISIT, Past
from tests.history.sites import write_config

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


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Past:
    """Three maps and a persona with some past, built once."""
    past = Past(tmp_path_factory.mktemp("site") / "work")
    write_config(past.root, theme="material, font: false")
    past.write(".gitignore", "site/\n.cache/\n")
    past.write("docs/index.md", "# Welcome\n")
    for name, text in {"visit": SMALL, "tea": TEA, "visit-later": LATER}.items():
        past.write(f"maps/{name}.yaml", text)
    past.write("personas/mina.yaml", MINA)
    past.commit("Draw the maps")
    past.replace("maps/visit.yaml", ("severity: high", "severity: low"), ("    emotion: 1\n", "    emotion: 2\n"))
    past.commit("Shorter </a> & <script>alert(1)</script> mei@example.org", "Hao & Söhne")
    past.replace("maps/tea.yaml", ("emotion: 0", "emotion: -1"))
    past.commit("付款變差", "阿豪")
    past.replace("maps/visit.yaml", ("    title: Leave", '    title: "Leave'))
    past.commit("Broken")
    past.replace("maps/visit.yaml", ('    title: "Leave', "    title: Leave"))
    past.commit("Mended")
    past.write("maps/new.yaml", "title: New\nstages: [One]\n")  # not committed
    made = build(past.root, "--strict")
    assert made.returncode == 0, made.stderr
    return past
