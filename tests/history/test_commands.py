"""`desireline log` and `desireline blame`, as somebody types them."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from desireline.cli import main
from tests.history.repositories import MINA, VISIT, Past

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MAP = "maps/visit.yaml"


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Run = "Callable[..., Ran]"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Past:
    """A map that was edited, renamed, broken, mended and cut, and a persona; something is not committed yet."""
    past = Past(tmp_path_factory.mktemp("told") / "work")
    past.write(MAP, VISIT)
    past.write("personas/mina.yaml", MINA)
    past.commit("Draw the visit")
    past.replace(MAP, ("severity: high", "severity: low"))
    past.commit("Shorter, as mei@example.org says", "Hao")
    past.write(MAP, "# a comment\n" + past.read(MAP))
    past.commit("Layout")
    past.move(MAP, "maps/shop/visit.yaml")
    past.commit("Into a folder", "Ping")
    text = past.read("maps/shop/visit.yaml")
    lane = text[text.index("    opportunities:\n") :]
    past.write(
        "maps/shop/visit.yaml", text.replace(lane, "retired:\n  - {id: fast-lane, why: Nobody used it, in: v2}\n")
    )
    past.commit("No fast lane", "Ping")
    past.git("tag", "v2")
    past.write("maps/old.yaml", "title: Old\nstages: [One]\n")
    past.commit("Another")
    past.git("rm", "-q", "maps/old.yaml")
    past.commit("Away with it", "Hao")
    past.replace("maps/shop/visit.yaml", ("Walk in", "Step in"))
    return past


@pytest.fixture
def run(told: Past, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    for name in list(os.environ):
        if name.startswith("GIT_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(told.root)

    def ran(*arguments: str) -> Ran:
        capfd.readouterr()
        with pytest.raises(SystemExit) as left:
            main(list(arguments))
        out, err = capfd.readouterr()
        return Ran(int(left.value.code or 0), out, err)

    return ran


def test_a_map_tells_who_when_and_what(run: Callable[..., Ran]) -> None:
    code, out, _ = run("log", "visit", "--width", "80")
    assert code == 0
    assert out.startswith("A visit (visit)\n\nNot committed yet\n  ~ Step “Step in”: what happens Walk in → Step in\n")
    assert "2026-09-02  Hao  " in out
    assert "~ Pain “The queue is long”: severity high → low (▲ better)" in out
    assert "Opportunity “A fast lane”: removed" in out
    assert "file maps/visit.yaml is now maps/shop/visit.yaml" in out
    assert out.endswith("1 more commit changed the layout alone.\n")
    assert "@" not in out
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= 80


def test_a_part_and_how_many(run: Callable[..., Ran]) -> None:
    assert run("log", "visit#queue").out.count("2026-09-") == 2
    newest = run("log", "visit#queue", "-n", "1").out
    assert "severity high → low" in newest
    assert "Draw the visit" not in newest


def test_a_part_that_is_gone_says_who_and_why(run: Callable[..., Ran]) -> None:
    out = run("log", "visit#fast-lane", "-n", "1").out
    assert "2026-09-05  Ping" in out
    assert "Opportunity “A fast lane”: removed" in out
    assert "→ why: Nobody used it" in out
    assert "→ in v2" in out


def test_a_part_without_an_id_by_its_anchor(run: Callable[..., Ran]) -> None:
    parts = json.loads(run("blame", "mina", "--format", "json").out)["parts"]
    anchor = next(part["anchor"] for part in parts if "quiet" in part["name"])
    assert "_" in anchor
    assert "Draw the visit" in run("log", f"mina#{anchor}").out


def test_a_map_that_is_gone(run: Callable[..., Ran]) -> None:
    out = run("log", "old").out
    assert "2026-09-07  Hao" in out
    assert "− removed" in out
    assert out.startswith("Old (old)\n"), "it is called as it was called"
    ran = run("blame", "old")
    assert ran.code == 3
    assert "'old' is there no more; 'desireline log old' says when" in ran.err


def test_a_map_that_is_gone_is_found_by_its_last_path(run: Callable[..., Ran]) -> None:
    assert run("log", "maps/old.yaml").out == run("log", "old").out


def test_a_map_that_is_deleted_or_renamed_and_not_committed_has_its_history(
    run: Callable[..., Ran], told: Past
) -> None:
    file, other = told.root / "maps/shop/visit.yaml", told.root / "maps/visit.yaml"
    file.rename(other)
    try:
        out = run("log", "visit", "--width", "80").out
        assert "  → file maps/shop/visit.yaml is now maps/visit.yaml\n" in out.split("2026-", 1)[0]
        assert "Opportunity “A fast lane”: removed" in out
        assert "2026-09-01 Mei" in run("blame", "visit").out.replace("  ", " ")
        other.rename(told.root / "aside.yaml")
        for name in ("visit", "maps/shop/visit.yaml"):
            code, out, _ = run("log", name)
            assert (code, out.startswith("A visit (visit)\n\nNot committed yet\n  − removed")) == (0, True), out
            assert "Opportunity “A fast lane”: removed" in out
            assert run("blame", name).code == 3
        (told.root / "aside.yaml").rename(other)
    finally:
        other.rename(file)


def test_a_map_that_is_gone_is_told_in_its_own_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    past = Past(tmp_path / "work")
    past.write("maps/night.yaml", "title: 夜間救急\nlang: ja\nstages: [電話]\n")
    past.commit("Draw")
    (past.root / "maps/night.yaml").unlink()
    past.commit("Gone")
    monkeypatch.chdir(past.root)
    with pytest.raises(SystemExit):
        main(["log", "night"])
    out = capsys.readouterr().out
    assert out.startswith("夜間救急 (night)\n")
    assert "− 削除" in out


@pytest.mark.parametrize(
    ("since", "subjects"),
    [
        ("2026-09-05", ["", "No fast lane"]),
        ("v2", [""]),
        ("HEAD~4", ["", "No fast lane", "Into a folder"]),
    ],
)
def test_since_a_day_or_a_revision(run: Callable[..., Ran], since: str, subjects: list[str]) -> None:
    said = json.loads(run("log", "visit", "--since", since, "--format", "json").out)
    assert [each["subject"] for each in said["commits"]] == subjects


def test_json_says_all_of_it(run: Callable[..., Ran]) -> None:
    said = json.loads(run("log", "maps/shop/visit.yaml", "--format", "json").out)
    assert (said["schema"], said["target"], said["complete"]) == ("desireline-log/1", "visit", True)
    shorter = next(each for each in said["commits"] if each["subject"].startswith("Shorter"))
    assert shorter["author"] == "Hao"
    assert shorter["date"] == "2026-09-02T10:00:00+08:00"
    change: dict[str, Any] = shorter["changes"][0]
    assert (change["op"], change["kind"], change["path"], change["effect"]) == (
        "number",
        "pain",
        ["arrive", "queue"],
        "better",
    )
    assert len(shorter["commit"]) == 40


def test_blame_names_each_part_and_what_is_not_committed(run: Callable[..., Ran]) -> None:
    code, out, _ = run("blame", "visit", "--width", "80")
    assert code == 0
    lines = {line[28:].strip().partition(" ")[2].lstrip(): line for line in out.splitlines()}
    named = {line.split("“")[1].rstrip("”"): line for line in lines.values()}
    assert "not committed" in named["Step in"]
    assert named["The queue is long"].startswith("2026-09-02 Hao")
    assert named["Arrive"].startswith("2026-09-01 Mei")
    assert named["A visit"].startswith("2026-09-05 Ping"), "it was the map that retired an id"


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("log", "visi"), 2, "Did you mean 'visit'?"),
        (("log", "visit#queu"), 2, "Did you mean 'queue'?"),
        (("log", "visit", "--since", "v9"), 4, "no revision 'v9'"),
        (("log", "visit", "-n", "0"), 2, "0"),
        (("blame", "nobody"), 2, "There is no map or persona 'nobody'"),
    ],
)
def test_what_is_not_there_is_said(run: Callable[..., Ran], arguments: tuple[str, ...], code: int, says: str) -> None:
    ran = run(*arguments)
    assert ran.code == code
    assert says in ran.err


def test_a_file_of_which_nothing_can_be_read_has_a_history_too(run: Callable[..., Ran], told: Past) -> None:
    whole = told.read("maps/shop/visit.yaml")
    (told.root / "maps/shop/visit.yaml").write_bytes("title: Caf\xe9\n".encode("latin-1"))
    try:
        for name in ("visit", "maps/shop/visit.yaml"):
            code, out, _ = run("log", name, "--width", "80")
            assert (code, out.split("\n", 1)[0]) == (0, "A visit (visit)")
            assert "maps/shop/visit.yaml:1:11: byte 11 (0xE9) is not UTF-8" in out
            assert "Opportunity “A fast lane”: removed" in out
            ran = run("blame", name)
            assert (ran.code, "error[not-utf8]" in ran.err) == (3, True)
        assert "Some files could not be read" in run("log", "viist").err
    finally:
        told.write("maps/shop/visit.yaml", whole)


def test_without_git_there_is_no_history(
    run: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps/visit.yaml").write_text(VISIT)
    monkeypatch.chdir(tmp_path)
    for command in ("log", "blame"):
        ran = run(command, "visit")
        assert ran.code == 3
        assert "not in a git repository" in ran.err
