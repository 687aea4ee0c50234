"""Releases of a project in which a map got another id, a stage was split, and another map went."""

from __future__ import annotations

import re
from typing import Final

import pytest
from mkdocs.structure.files import Files

from desireline.engines.mkdocs_nav import placed
from tests.cli.repositories import commit, git, replace, repository
from tests.releases.projects import MKDOCS_YML
from tests.releases.test_release_site import Built, build

FILES: Final = {
    "mkdocs.yml": MKDOCS_YML,
    "docs/index.md": "# Welcome\n",
    "docs/releases/v1.1.md": "---\nrelease: v1.1\ndate: 2026-02-01\n---\n# Faster\n\n[The queue](map:visit#queue).\n",
    "docs/releases/v2.0.md": "---\nrelease: v2.0\ndate: 2026-03-01\n---\n# Apart\n\n[In](map:visit#arrive).\n",
    "personas/mina.yaml": "id: mina\nname: Mina\n",
    "maps/night.yaml": (
        "id: night\ntitle: By night\nowner: desk\npurpose: See\nstages:\n  - {id: call, title: Call, emotion: 1}\n"
    ),
    "maps/visit.yaml": (
        "id: visit\ntitle: A visit\nowner: desk\npurpose: See\nstages:\n"
        "  - id: arrive\n    title: Come in\n    emotion: -1\n"
        "    pains:\n      - {id: queue, text: The queue, severity: high}\n"
        "  - {id: leave, title: Leave, emotion: 1}\n"
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("renamed")
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    repository(folder)
    git(folder, "tag", "v1.0")
    replace(folder, "maps/visit.yaml", ("severity: high", "severity: low"))
    commit(folder, "Faster")
    git(folder, "tag", "v1.1")
    replace(
        folder,
        "maps/visit.yaml",
        ("id: visit\n", "id: stay\nwas: [visit]\n"),
        ("  - id: arrive\n    title: Come in\n", "  - id: door\n    title: At the door\n"),
    )
    with (folder / "maps/visit.yaml").open("a", encoding="utf-8") as file:
        file.write("  - {id: desk, title: At the desk, emotion: 1}\n")
        file.write("retired:\n  - {id: arrive, to: [door, desk], why: Two things}\n")
    (folder / "maps/night.yaml").unlink()
    commit(folder, "Apart")
    git(folder, "tag", "v2.0")
    return build(folder)


CASES: Final = [
    ("releases/v1.1", r"<h3 ", 1, "a map that has another id today, linked to in the note, is one map"),
    ("releases/v2.0", r'changes/v1\.1/v2\.0/maps/stay/"', 1, "under another id, all changes are there too"),
    ("releases/v2.0", r'Named in the note: <span[^>]*><a href="[^"]*#arrive">Come in<', 1,
     "what is gone keeps its name"),
    ("releases/v2.0", r'<h3 [^>]*><a href="[^"]*versions/v1\.1/maps/night/"', 1, "what went leads to what it was"),
    ("releases", r'versions/v1\.1/maps/night/"[^>]*>By night</a>', 1, "on the page of all releases too"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "pattern", "times", "reason"), CASES, ids=[each[3] for each in CASES])
def test_releases_over_a_rename(site: Built, page: str, pattern: str, times: int, reason: str) -> None:
    assert len(re.findall(pattern, site.page(page))) == times, reason


def test_without_a_note_the_navigation_has_no_empty_group_of_releases() -> None:
    nav = [
        "index.md",
        {"Releases": "releases/"},
        {"More": [{"Releases": "releases/"}, "more.md"]},
        {"Out": "https://a.b"},
    ]
    expected = ["index.md", {"More": ["more.md"]}, {"Out": "https://a.b"}]
    assert placed(nav, [], Files([]), automatic=True) == expected
