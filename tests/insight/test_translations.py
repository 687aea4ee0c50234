"""Translations: their ids, their language, what they translate, and whether they say what their original says."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desireline.insight import check
from desireline.insight.translations import translation_problems
from desireline.publish.beside import looking_beside, older_at
from desireline.source import FOLDERS, load_folder
from tests.cli.repositories import commit, replace, repository

if TYPE_CHECKING:
    from pathlib import Path

ORIGINAL = """\
title: Une visite
lang: fr
owner: accueil
reviewed: 2026-09-01
stages:
  - id: come
    title: Venir
    steps:
      - id: ring
        text: Sonne
    pains:
      - id: dark
        text: Il fait noir
sources:
  - {id: talks, title: Huit entretiens}
"""
TRANSLATION = """\
title: A visit
lang: en
translates: visite
reviewed: 2026-09-01
stages:
  - id: come
    title: Come
    steps:
      - id: ring
        text: Rings
    pains:
      - id: dark
        text: It is dark
"""


def project(folder: Path, **more: str) -> Path:
    """A map, its translation, and more maps, in a folder."""
    (folder / "maps").mkdir()
    for name, text in {"visite": ORIGINAL, "visit": TRANSLATION, **more}.items():
        (folder / "maps" / f"{name}.yaml").write_text(text, "utf-8")
    return folder


# What is changed in the translation, rules with words of their messages, the reason.
STANDING: list[tuple[str, str, list[tuple[str, str]], str]] = [
    ("", "", [], "the same ids in another language; sources stand in the original alone"),
    ("id: dark", "id: night", [("translation-ids", "'dark' is missing here, and 'night' is not there")], "another id"),
    ("      - id: ring\n        text: Rings", "      - text: Rings",
     [("translation-ids", "'ring' is missing here")], "an id that is missing"),
    ("lang: en", "lang: fr", [("translation-source", "the same language, 'fr'")], "no other language"),
    ("translates: visite", "translates: visita",
     [("translation-source", "'visita' is a translation itself; name the original, 'visite'")],
     "a translation of a translation"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected", "reason"), STANDING, ids=[case[-1] for case in STANDING])
def test_what_is_wrong_with_a_translation(
    tmp_path: Path, old: str, new: str, expected: list[tuple[str, str]], reason: str
) -> None:
    project(tmp_path, visita=TRANSLATION.replace("lang: en", "lang: es"))
    if old:
        replace(tmp_path, "maps/visit.yaml", (old, new))
    found = [each for each in translation_problems(load_folder(tmp_path)) if each.file == "maps/visit.yaml"]
    assert [each.rule for each in found] == [rule for rule, _ in expected], reason
    for problem, (_, words) in zip(found, expected, strict=True):
        assert words in problem.message
        assert (problem.line, problem.column) == (3, 13), "at what it translates"


# What is done, commit by commit, to the original and the translation; whether that leaves the translation older.
HISTORIES: list[tuple[list[tuple[str, str, str]], bool, str]] = [
    ([], False, "both came in one commit"),
    ([("visite", "Il fait noir", "Il fait nuit noire")], True, "the original says something else since"),
    ([("visite", "Il fait noir", "Il fait nuit"), ("visit", "It is dark", "It is night")], False, "and so does it"),
    ([("visit", "It is dark", "It is night"), ("visite", "Il fait noir", "Il fait nuit")], True, "but it did before"),
    ([("visite", "owner: accueil", "owner: salon")], False, "who keeps the original is nothing to translate"),
    ([("visite", "reviewed: 2026-09-01", "reviewed: 2026-11-01")], False, "nor is when it was looked at"),
    ([("visite", "text: Sonne", "text:   Sonne  # fort")], False, "nor is how it is written"),
    ([("visite", "text: Sonne", "text: Frappe"), ("visite", "text: Frappe", "text: Sonne")], False,
     "it says again what it said"),
    ([("visite", "    title: Venir", "    title: Arriver\n    emotion: 1")], True, "something is added"),
]  # fmt: skip


@pytest.mark.parametrize(("done", "older", "reason"), HISTORIES, ids=[case[-1] for case in HISTORIES])
def test_a_translation_is_older_where_its_original_says_something_else(
    tmp_path: Path, done: list[tuple[str, str, str]], older: bool, reason: str
) -> None:
    repository(project(tmp_path))
    for name, old, new in done:
        replace(tmp_path, f"maps/{name}.yaml", (old, new))
        commit(tmp_path, reason)
    found = older_at(load_folder(tmp_path), tmp_path, FOLDERS)
    assert [(each.file, each.rule) for each in found] == [("maps/visit.yaml", "translation-older")] * older, reason


def test_what_is_not_committed_counts_too(tmp_path: Path) -> None:
    repository(project(tmp_path))
    replace(tmp_path, "maps/visite.yaml", ("Il fait noir", "Il fait nuit"))
    assert older_at(load_folder(tmp_path), tmp_path, FOLDERS), "the original is being changed"
    replace(tmp_path, "maps/visit.yaml", ("It is dark", "It is night"))
    assert not older_at(load_folder(tmp_path), tmp_path, FOLDERS), "and its translation with it"


@pytest.mark.parametrize(("day", "older"), [("2026-08-31", False), ("2026-09-01", False), ("2026-10-01", True)])
def test_where_git_knows_nothing_the_reviews_tell(tmp_path: Path, day: str, older: bool) -> None:
    project(tmp_path)
    replace(tmp_path, "maps/visite.yaml", ("reviewed: 2026-09-01", f"reviewed: {day}"))
    assert bool(older_at(load_folder(tmp_path), tmp_path, FOLDERS)) is older


def test_of_what_nobody_asked_git_nothing_is_said(tmp_path: Path) -> None:
    project(tmp_path)
    replace(tmp_path, "maps/visite.yaml", ("reviewed: 2026-09-01", "reviewed: 2026-10-01"))
    told = check(load_folder(tmp_path), date(2026, 11, 21))
    assert "translation-older" not in {problem.rule for problem in told}, "at a revision, git may know better"


def test_git_is_not_asked_where_nothing_is_translated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository(project(tmp_path))
    replace(tmp_path, "maps/visit.yaml", ("translates: visite\n", ""))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert shutil.which("git") is None
    catalogue = load_folder(tmp_path)
    assert older_at(catalogue, tmp_path, FOLDERS) == ()
    with looking_beside(catalogue, tmp_path, FOLDERS) as beside:
        assert beside.history is None
