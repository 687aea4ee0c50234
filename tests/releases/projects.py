"""A small project with releases: a map, its future, two people, three tags, a note for each and one for what comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.cli.repositories import commit, git, replace, repository

if TYPE_CHECKING:
    from pathlib import Path

MKDOCS_YML: Final = """\
site_name: Small
theme: {name: material, font: false}
plugins: [search, desireline: {mermaid: false, versions: {tags: "v*", keep: 5}}]
"""
VISIT: Final = """\
id: visit
title: A visit
lang: en
purpose: Decide what to mend first
owner: front desk
personas: [mina, tomo]
stages:
  - id: arrive
    title: Arrive
    steps:
      - id: ring
        text: Rings the bell
        wait: 10m
        emotion: -1
        actors: [mina]
    pains:
      - {id: queue, text: The queue is long, severity: high}
      - {id: cold, text: It is cold at the door, severity: low}
    opportunities:
      - id: fast-lane
        text: A lane for those who booked
        solves: [queue]
        promise: {status: planned, in: v1.1, due: 2026-03-01}
  - id: leave
    title: Leave
    emotion: 1
"""
LATER: Final = """\
id: later
title: A visit next year
lang: en
future_of: visit
purpose: Agree on one day without a queue
owner: front desk
personas: [mina]
stages:
  - id: arrive
    title: Arrive
    emotion: 1
    solves: [queue]
    opportunities:
      - {id: bell, text: A bell that answers, promise: {status: planned, in: v1.1, due: 2026-03-01}}
      - {id: door, text: A warm door, promise: {status: planned, in: v2.0, due: 2027-01-01}}
      - {id: robot, text: A robot, promise: {status: dropped, why: Nobody wanted it}}
  - {id: leave, title: Leave, emotion: 1, promise: {status: shipped, in: v1.0}}
retired:
  - {id: ring, why: The door opens by itself}
"""
NOTES: Final = {
    "v1.0": "---\nrelease: v1.0\ndate: 2026-01-10\n---\n# The first\n\nSee [the visit](map:visit).\n",
    "v1.1": (
        "---\nrelease: v1.1\ndate: 2026-02-10\n---\n# A shorter wait\n\n"
        "[The bell](../../maps/visit.yaml#ring) answers [Mina](persona:mina).\n\n## Thanks\n\nTo all.\n"
    ),
    "v2.0": "---\nrelease: v2.0\ndate: 2027-01-10\nlang: zh-Hant\n---\n# 沒有隊伍\n\n[之後](map:later#door)。\n",
}
DAY: Final = "1775000000"
"""2026-03-31, in seconds since 1970."""


def write_project(folder: Path) -> Path:
    """The files of the first release, and every note."""
    files = {
        "mkdocs.yml": MKDOCS_YML,
        "docs/index.md": "# Welcome\n",
        "docs/releases/fragments/0123456789abcdef.md": "No page.\n",
        "maps/visit.yaml": VISIT,
        "maps/later.yaml": LATER,
        "personas/mina.yaml": "id: mina\nname: Mina\n",
        "personas/tomo.yaml": "id: tomo\nname: Tomo\n",
        **{f"docs/releases/{name}.md": text for name, text in NOTES.items()},
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def release_project(folder: Path) -> Path:
    """The project as a repository with the tags v1.0 and v1.1, and one change after them."""
    write_project(folder)
    repository(folder)
    git(folder, "tag", "v1.0")
    replace(
        folder,
        "maps/visit.yaml",
        ("wait: 10m\n        emotion: -1", "wait: 2m\n        emotion: 1"),
        ("      - {id: cold, text: It is cold at the door, severity: low}\n", ""),
        ("{status: planned, in: v1.1, due: 2026-03-01}", "{status: shipped, in: v1.1}"),
        ("  - id: leave\n    title: Leave\n", "  - {id: sit, title: Sit down}\n  - id: leave\n    title: Leave\n"),
    )
    replace(folder, "maps/later.yaml", ("  - {id: leave,", "  - {id: sit, title: Sit down}\n  - {id: leave,"))
    with (folder / "maps/visit.yaml").open("a", encoding="utf-8") as file:
        file.write("retired:\n  - {id: cold, why: The door is shut, in: v1.1}\n")
    commit(folder, "A shorter wait")
    git(folder, "tag", "v1.1")
    replace(folder, "maps/visit.yaml", ("severity: high", "severity: low"))
    commit(folder, "After it")
    return folder
