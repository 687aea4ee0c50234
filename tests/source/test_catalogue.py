"""The catalogue: what it finds, where things stand, and that loading again is the same as loading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from desireline.model import Place, walk
from desireline.source import Catalogue, FileGone, load, load_folder
from tests.source.test_resolve import ACME, FUTURE, HAO, TODAY, catalogue_of
from tests.strategies import QUICK, MemoryFiles, catalogues, project_data

if TYPE_CHECKING:
    from pathlib import Path

TITLES = (
    "title: T\ntouchpoints: [{id: shop, title: Shop}, {title: The street}]\nstages: {title: S, touchpoints: [shop]}\n"
)


def whole(catalogue: Catalogue) -> tuple[Any, ...]:
    """All that a catalogue says."""
    places = {name: [(path, piece.place) for path, piece in walk(each)] for name, each in catalogue.maps.items()}
    return (
        dict(catalogue.maps),
        dict(catalogue.personas),
        dict(catalogue.sources),
        catalogue.problems,
        dict(catalogue.broken),
        dict(catalogue.hashes),
        places,
        list(catalogue.maps),
    )


def test_a_folder_is_loaded_with_maps_and_personas_apart(tmp_path: Path) -> None:
    for path, text in {"maps/deep/today.yaml": TODAY, "personas/hao.yml": HAO, "docs/other.yaml": "a: b"}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    catalogue = load_folder(tmp_path)
    assert (list(catalogue.maps), list(catalogue.personas), catalogue.problems) == (["today"], ["hao"], ())
    assert catalogue.maps["today"].file == "maps/deep/today.yaml"
    assert list(catalogue.hashes) == ["maps/deep/today.yaml", "personas/hao.yml"]


@pytest.mark.parametrize("folders", [("journeys", "journeys/people"), (".", "journeys/people")])
def test_both_folders_can_be_named_and_the_deeper_one_counts(tmp_path: Path, folders: tuple[str, str]) -> None:
    (tmp_path / "journeys/people").mkdir(parents=True)
    (tmp_path / "journeys/today.yaml").write_text(TODAY, "utf-8")
    (tmp_path / "journeys/people/hao.yaml").write_text(HAO, "utf-8")
    catalogue = load_folder(tmp_path, folders)
    assert (list(catalogue.maps), list(catalogue.personas)) == (["today"], ["hao"])


def test_a_map_with_an_error_is_there_and_marked_broken() -> None:
    catalogue = catalogue_of(map_a="title: A\nkindd: x\n", map_b="title: B\n", map_c="- no map\n")
    assert list(catalogue.maps) == ["a", "b"]
    assert list(catalogue.broken) == ["maps/a.yaml", "maps/c.yaml"]
    assert [catalogue.is_broken(each) for each in catalogue.maps.values()] == [True, False]


@pytest.mark.parametrize(
    ("target", "start", "expected"),
    [
        ("slow", "today", "today#slow"),
        ("#slow", "today", "today#slow"),
        ("today#slow", "", "today#slow"),
        ("today", "", "today"),
        ("hao", "today", "hao"),
        ("hao#hao-pain", "today", "hao#hao-pain"),
        ("purchase", "today", "today#buy"),
        ("slow", "tomorrow", "today#slow"),
        ("search", "tomorrow", "tomorrow#search"),
        ("queue", "today", "today#queue"),
        ("yesterday", "", "today"),
        ("yesterday#slow", "", "today#slow"),
        ("#hao", "today", None),
        ("nothing", "today", None),
        ("today#", "", None),
        ("nobody#slow", "today", None),
        ("", "today", None),
    ],
)
def test_a_target_leads_to_its_part(target: str, start: str, expected: str | None) -> None:
    catalogue = catalogue_of(map_today=TODAY + "was: yesterday\n", map_tomorrow=FUTURE, persona_hao=HAO)
    found = catalogue.find(target, catalogue.file(start) if start else None)
    assert (found.target if found else None) == expected


def test_a_retired_id_leads_to_its_entry_and_a_former_one_says_so() -> None:
    catalogue = catalogue_of(map_today=TODAY)
    retired = catalogue.find("today#queue")
    assert retired is not None
    assert (retired.part, retired.retired) == (None, catalogue.maps["today"].retired[0])
    former = catalogue.find("today#purchase")
    assert former is not None
    assert (former.part, former.by_former_id) == (catalogue.maps["today"].stages[1], True)


@pytest.mark.parametrize(
    ("text", "title"), [("shop", "Shop"), ("Shop", "Shop"), ("The street", "The street"), ("a kiosk", None)]
)
def test_a_touchpoint_is_its_id_or_title(text: str, title: str | None) -> None:
    catalogue = catalogue_of(map_t=TITLES)
    found = catalogue.touchpoint(catalogue.maps["t"], text)
    assert (found.title if found else None) == title


def test_a_future_map_has_the_touchpoints_of_the_map_it_answers() -> None:
    catalogue = catalogue_of(map_today=TODAY, map_tomorrow=FUTURE)
    assert catalogue.touchpoint(catalogue.maps["tomorrow"], "shop") == catalogue.maps["today"].touchpoints[0]


LOCATED = """\
title: T
tags: one
stages:
  - title: A
    emotion: {score: 1, by_persona: {hao: [0, 2]}}
    evidence: [a, b]
    pains:
      -
      - slow
      - {text: dear, severity: high}
"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), (1, 1)),
        (("title",), (1, 8)),
        (("tags", 0), (2, 7)),
        (("stages", 0), (4, 5)),
        (("stages", 0, "title"), (4, 12)),
        (("stages", 0, "emotion", "by_persona", "hao", 1), (5, 47)),
        (("stages", 0, "evidence", "sources", 1), (6, 19)),
        (("stages", 0, "pains", 0), (9, 9)),
        (("stages", 0, "pains", 0, "text"), (9, 9)),
        (("stages", 0, "pains", 1, "severity"), (10, 32)),
        (("stages", 0, "goal"), None),
        (("stages", 7), None),
        (("nothing", "there"), None),
    ],
)
def test_any_value_is_found_again_in_its_file(path: tuple[str | int, ...], place: tuple[int, int] | None) -> None:
    catalogue = load(MemoryFiles.of_texts({"maps/t.yaml": LOCATED}))
    assert catalogue.locate("maps/t.yaml", path) == (Place(*place) if place else None)
    assert catalogue.locate("maps/other.yaml", path) is None


ASKING = (
    b"title: M\npersonas: [nora]\npart_of: nora-map#there\nstages:\n  - title: S\n"
    b"    emotion: {by_persona: {nora: 1}}\n    pains: {text: p, evidence: [int-07]}\n"
)
"""A map that asks for what stands in the files below."""


@pytest.mark.parametrize(
    ("why", "persona", "other"),
    [
        ("it is empty", b"", b"title: Other\nstages: {id: there, title: T}\nsources: [{id: int-07}]\n"),
        ("it is a list", b"- name: Nora\n", b"title: Other\nstages: {id: there, title: T}\nsources: [{id: int-07}]\n"),
        (
            "it is in another encoding",
            "name: Nora".encode("utf-16"),
            "title: Café\nsources: [{id: int-07}]\n".encode("latin-1"),
        ),
        ("it has another id", b"name: \xff\nid: nora\n", b"- {id: nora-map}\n- id: int-07\n"),
        ("it is UTF-16 without a mark", "id: nora\n".encode("utf-16-le"), "id: int-07\n".encode("utf-16-be")),
    ],
)
def test_what_an_unreadable_file_may_hold_is_not_missed_elsewhere(why: str, persona: bytes, other: bytes) -> None:
    stem = "else" if "another id" in why else "nora"
    files = {"maps/m.yaml": ASKING, f"personas/{stem}.yaml": persona, "maps/nora-map.yaml": other}
    catalogue = load(MemoryFiles(files))
    assert [each.explain() for each in catalogue.problems if each.file == "maps/m.yaml"] == []
    assert f"personas/{stem}.yaml" in catalogue.broken


def test_what_no_file_can_hold_is_missed_all_the_same() -> None:
    catalogue = load(MemoryFiles({"maps/m.yaml": b"title: M\npersonas: [haro]\n", "personas/nora.yaml": b""}))
    assert [each.rule for each in catalogue.problems if each.file == "maps/m.yaml"] == ["unknown-reference"]


def test_a_file_that_cannot_be_read_any_more_is_missed_no_more() -> None:
    files = MemoryFiles({"maps/m.yaml": b"title: M\npersonas: [nora]\n", "personas/nora.yaml": b"- x\n"})
    first = load(files)
    files.files["personas/nora.yaml"] = b"- id: mona\n"
    assert [each.file for each in load(files, first).problems] == ["personas/nora.yaml"]
    del files.files["personas/nora.yaml"]
    assert [each.rule for each in load(files, first).problems] == ["unknown-reference"]


def test_only_what_changed_is_read_again() -> None:
    files = MemoryFiles.of_texts({"maps/a.yaml": "title: A\n", "maps/b.yaml": "title: B\n"})
    first = load(files)
    files.files["maps/b.yaml"] = b"title: Bee\n"
    files.reads.clear()
    second = load(files, first)
    assert files.reads == ["maps/b.yaml"]
    assert second.maps["a"] is first.maps["a"]
    assert second.maps["b"].title == "Bee"


def test_a_file_that_goes_while_it_is_read_is_reported() -> None:
    class Vanishing(MemoryFiles):
        def read(self, path: str) -> bytes:
            raise FileGone(path)

    catalogue = load(Vanishing({"maps/a.yaml": b"title: A\n"}))
    assert [(each.rule, each.file) for each in catalogue.problems] == [("file-left-out", "maps/a.yaml")]
    assert "maps/a.yaml" in catalogue.broken


PATHS = (
    "maps/a.yaml",
    "maps/b.yaml",
    "maps/today.yaml",
    "maps/tomorrow.yaml",
    "personas/hao.yaml",
    "personas/acme.yaml",
)
TEXTS = (
    TODAY,
    FUTURE,
    HAO,
    ACME,
    TITLES,
    "",
    "title: T\n",
    "# moved down\ntitle: T\npersonas: [hao]\n",
    "title: T\npersonas: [hao, acm]\npart_of: today#buy\n",
    "title: T\npart_of: b\n",
    "title: T\npart_of: a\nwas: b\n",
    "title: T\ntouchpoints: {id: shop, title: Another shop}\nsources: {id: diary, title: D}\n",
    "title: T\nstages: {title: S, evidence: [diary], actors: 阿豪, solves: today#slow}\n",
    "id: b\ntitle: The same id\n",
    "title: [broken\n",
)


class Edits(RuleBasedStateMachine):
    """Whatever is edited in whatever order, a catalogue made of the one before is that of a fresh start."""

    def __init__(self) -> None:
        super().__init__()
        self.files = MemoryFiles({})
        self.catalogue = load(self.files)

    @rule(path=st.sampled_from(PATHS), text=st.sampled_from(TEXTS))
    def write(self, path: str, text: str) -> None:
        self.files.files[path] = text.encode()

    @rule(path=st.sampled_from(PATHS))
    def delete(self, path: str) -> None:
        self.files.files.pop(path, None)

    @rule(path=st.sampled_from(PATHS))
    def push_down(self, path: str) -> None:
        if path in self.files.files:
            self.files.files[path] = b"# a line more\n" + self.files.files[path]

    @invariant()
    def loading_again_is_loading(self) -> None:
        self.catalogue = load(self.files, self.catalogue)
        assert whole(self.catalogue) == whole(load(MemoryFiles(dict(self.files.files))))


Edits.TestCase.settings = settings(max_examples=40, stateful_step_count=12, deadline=None)
TestEdits = Edits.TestCase


@QUICK
@given(catalogues())
def test_a_project_whose_references_lead_somewhere_has_no_error(catalogue: Catalogue) -> None:
    assert [each.explain() for each in catalogue.problems if each.severity == "error"] == []
    assert catalogue.broken == {}


@QUICK
@given(project_data())
def test_every_piece_of_a_project_is_found_at_its_place(files: dict[str, Any]) -> None:
    catalogue = load(MemoryFiles.of_data(files))
    for journey in catalogue.maps.values():
        for path, piece in walk(journey):
            assert catalogue.locate(journey.file, path) == piece.place
            name = getattr(piece, "id", None)
            if name and path and catalogue.find(f"{journey.key}#{name}"):
                assert catalogue.find(f"#{name}", journey) == catalogue.find(f"{journey.key}#{name}")
            break
