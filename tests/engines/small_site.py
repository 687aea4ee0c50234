"""Small projects to build: two maps (one Chinese), a future map, a persona, a page in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tools.modules import run_module

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

MKDOCS_YML = """\
site_name: Small
repo_url: https://github.com/example/maps
edit_uri: edit/main/docs/
theme: {{name: material, font: false, features: [navigation.prune]}}
use_directory_urls: {directory_urls}
plugins: [search, desireline]
"""

VISIT = """\
title: A visit
lang: en
purpose: Decide where the queue goes
owner: team
personas: [mina]
touchpoints:
  - {id: door, title: Front door, channel: place}
stages:
  - id: arrive
    title: Arrive
    emotion: 1
    touchpoints: [door]
    pains:
      - id: queue
        text: The queue is long
        severity: high
  - id: leave
    title: Leave
    emotion: -1
    opportunities:
      - id: fast-lane
        text: A fast lane
        solves: [queue]
"""

TEA = """\
title: 買茶
lang: zh-Hant
purpose: 決定要不要換菜單
owner: team
personas: [mina]
stages:
  - id: choose
    title: 挑選茶葉
    emotion: {score: 2, word: 期待}
    thoughts:
      - 這款烏龍聞起來很香
  - id: pay
    title: 付款
    emotion: 0
"""

LATER = """\
title: A visit
lang: en
future_of: visit
purpose: Decide where the queue goes
owner: team
personas: [mina]
touchpoints:
  - {id: door, title: Front door, channel: place}
stages:
  - id: arrive
    title: Arrive
    emotion: 2
    touchpoints: [door]
    change: No queue at all
    solves: [queue]
  - {id: leave, title: Leave, emotion: 1}
"""

MINA = """\
name: Mina
role: A guest
goals:
  - A quiet table
"""


def write_site(folder: Path, *, directory_urls: bool = True, extra: str = "") -> Path:
    """A project of three maps, a persona and a page."""
    files = {
        "mkdocs.yml": MKDOCS_YML.format(directory_urls=str(directory_urls).lower()) + extra,
        "docs/index.md": "# Welcome\n\nSee [the visit](maps/visit.md#queue).\n",
        "maps/visit.yaml": VISIT,
        "maps/tea.yaml": TEA,
        "maps/visit-later.yaml": LATER,
        "personas/mina.yaml": MINA,
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def build(folder: Path, *arguments: str, engine: str = "mkdocs") -> subprocess.CompletedProcess[str]:
    """Build a project with MkDocs or ProperDocs, as a user does."""
    environment = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1790000000"}
    return run_module(engine, "build", "-f", "mkdocs.yml", *arguments, within=folder, environment=environment)
