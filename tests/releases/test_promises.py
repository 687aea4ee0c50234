"""Which promises were kept, which are late, and what a release delivered."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desireline.insight.promises import Dated, by_release, delivered, is_out, ledger, ledgers, owed, promised
from desireline.source import load_folder

if TYPE_CHECKING:
    from pathlib import Path

    from desireline.source import Catalogue

TODAY = date(2026, 6, 1)
RELEASES = (Dated("v2.5", None), Dated("v2.4", date(2026, 5, 1)), Dated("v2.3", date(2026, 2, 1)))

# The promise, what became of it by TODAY, days late, reason.
PROMISES: list[tuple[str, str, int, str]] = [
    ("{status: planned}", "open", 0, "nothing is due"),
    ("planned", "open", 0, "in short"),
    ("{status: planned, due: 2026-06-01}", "open", 0, "its day is today"),
    ("{status: planned, due: 2026-05-31}", "late", 1, "its day has passed"),
    ("{status: planned, in: v2.4}", "late", 0, "its release is out without it"),
    ("{status: planned, in: v2.4, due: 2027-01-01}", "late", 0, "its release is out, whatever its day"),
    ("{status: planned, in: v2.5}", "open", 0, "its release is not out"),
    ("{status: planned, in: v2.3.1}", "late", 0, "a later release is out"),
    ("{status: planned, in: v2.10}", "open", 0, "2.10 comes after 2.4"),
    ("{status: planned, in: autumn}", "open", 0, "a name without a number tells nothing"),
    ("{in: v2.4}", "late", 0, "without a status it is planned"),
    ("{status: shipped, in: v2.4}", "kept", 0, "shipped"),
    ("{status: shipped, in: v2.4, due: 2026-04-29}", "kept", 2, "shipped after its day"),
    ("{status: shipped}", "kept", 0, "shipped, nobody says when"),
    ("{status: dropped, due: 2026-01-01}", "dropped", 0, "dropped is never late"),
]


def catalogue(folder: Path, **maps: str) -> Catalogue:
    (folder / "maps").mkdir(exist_ok=True)
    for name, text in maps.items():
        (folder / f"maps/{name.replace('_', '-')}.yaml").write_text(text, "utf-8")
    return load_folder(folder)


def a_map(promise: str, more: str = "") -> str:
    return f"title: T\nlang: en\n{more}stages:\n  - id: one\n    title: One\n    promise: {promise}\n"


@pytest.mark.parametrize(("promise", "outcome", "late", "reason"), PROMISES, ids=[each[3] for each in PROMISES])
def test_what_became_of_a_promise(tmp_path: Path, promise: str, outcome: str, late: int, reason: str) -> None:
    (found,) = promised(catalogue(tmp_path, m=a_map(promise)).maps["m"], RELEASES, TODAY)
    assert (found.outcome, found.days_late) == (outcome, late)


@pytest.mark.parametrize(
    ("name", "out"), [("v2.4", True), ("v2.3", True), ("v2.5", False), ("v3", False), ("app 1.0", False), ("", False)]
)
def test_which_releases_are_out(name: str, out: bool) -> None:
    assert is_out(name, RELEASES, TODAY) is out


def test_promises_stand_on_stages_steps_statements_and_nodes(tmp_path: Path) -> None:
    text = (
        "title: T\nlang: en\nstages:\n  - id: one\n    title: One\n    promise: planned\n    steps:\n"
        "      - {id: s, text: S, promise: planned}\n    gains:\n      - {id: g, text: G, promise: planned}\n"
        "automations:\n  - id: a\n    nodes:\n      - {id: n, trigger: event, text: N, promise: planned}\n"
    )
    found = promised(catalogue(tmp_path, m=text).maps["m"], (), TODAY)
    assert {(each.name, each.stage.id if each.stage else None) for each in found} == {
        ("One", "one"),
        ("S", "one"),
        ("G", "one"),
        ("N", None),
    }


def test_the_ledger_of_a_map_begins_with_what_is_late(tmp_path: Path) -> None:
    lines = ("shipped", "dropped", "{status: planned, due: 2026-09-01}", "{status: planned, due: 2026-01-01}")
    stages = "".join(f"  - {{id: s{n}, title: S{n}, promise: {each}}}\n" for n, each in enumerate(lines))
    found = ledger(catalogue(tmp_path, m=f"title: T\nstate: future\nstages:\n{stages}").maps["m"], RELEASES, TODAY)
    assert [each.outcome for each in found.promises] == ["late", "open", "kept", "dropped"]
    assert found.counts == {"late": 1, "open": 1, "kept": 1, "dropped": 1}


def test_only_future_maps_that_promise_anything_have_a_ledger(tmp_path: Path) -> None:
    known = catalogue(
        tmp_path,
        now=a_map("planned"),
        later=a_map("planned", "future_of: now\n"),
        other=a_map("planned", "state: future\n"),
        gone=a_map("planned", "state: future\nstatus: retired\n"),
        plain="title: T\nstate: future\nstages:\n  - {id: one, title: One}\n",
    )
    assert {each.journey.key for each in ledgers(known, RELEASES, TODAY)} == {"later", "other"}


def test_a_release_delivers_once_what_a_map_and_its_future_both_say(tmp_path: Path) -> None:
    shipped = "{status: shipped, in: v2.4}"
    known = catalogue(tmp_path, now=a_map(shipped), later=a_map(shipped, "future_of: now\n"))
    found = by_release(known, RELEASES, TODAY)
    assert [each.journey.key for each in delivered(found["v2.4"])] == ["later"]
    assert found.keys() == {"v2.4"}


def test_a_release_owes_what_was_planned_for_it(tmp_path: Path) -> None:
    known = catalogue(tmp_path, now=a_map("{status: planned, in: v2.4}"), later=a_map("{status: planned, in: v2.5}"))
    found = by_release(known, RELEASES, TODAY)
    assert [each.outcome for each in owed(found["v2.4"])] == ["late"]
    assert [each.outcome for each in owed(found["v2.5"])] == ["open"]
