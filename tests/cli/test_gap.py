"""`gap`: its arguments, its gate, its forms."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from desireline.draw.text.cells import cells_wide
from tests.compare.test_gap import CURRENT, FUTURE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.fixture
def shop(project: Path) -> Path:
    """A project with a current map and one future."""
    (project / "maps/shop.yaml").write_text(CURRENT, "utf-8")
    (project / "maps/shop-2027.yaml").write_text(FUTURE, "utf-8")
    return project


# Arguments, exit code, what is said, reason.
GATES = [
    (["shop", "shop-2027"], 0, "2 of 5 pains answered", "both maps named"),
    (["shop"], 0, "2 of 5 pains answered", "the one future of a map"),
    (["maps/shop.yaml"], 0, "2 of 5 pains answered", "a file"),
    (["shop", "--require-resolved", "high"], 1, "dear", "a high pain has no answer"),
    (["shop", "--require-resolved", "1"], 1, "dear, slow, lonely", "all that are open are named"),
    (["shop-2027", "shop", "--require-resolved", "high"], 1, "queue", "any two maps, in any direction"),
]


@pytest.mark.parametrize(("arguments", "code", "said", "reason"), GATES, ids=[each[-1] for each in GATES])
def test_the_gate(arguments: list[str], code: int, said: str, reason: str, shop: Path, run: Run) -> None:
    ran = run("gap", *arguments)
    assert (ran.code, said in ran.out + ran.err) == (code, True), ran


def test_it_ends_with_the_pains_that_nobody_answers(shop: Path, run: Run) -> None:
    out = run("gap", "shop").out
    titles = [
        line for line, below in zip(out.splitlines(), out.splitlines()[1:], strict=False) if below.startswith("──")
    ]
    assert titles == [
        "In figures", "What must be true", "What it needs that is not there today", "What becomes of the journey",
        "Pains that nobody answers",
    ]  # fmt: skip
    must = out[out.index("What must be true") : out.index("What it needs")]
    assert must.index("Pick up") < must.index("Fewer forms"), "what answers the severest pain stands first"
    assert "planned, v2" in must
    assert "an idea, not planned yet · legal" in must


# What is replaced in the current map, in the future one, a line that is said, reason.
SAID = [
    ([("title: Shop\n", "title: Shop\npersonas: [mei, bo]\n"),
      ("    emotion: 1\n", "    emotion: {by_persona: {mei: 1, bo: -2}}\n")],
     [("title: Shop 2027\n", "title: Shop 2027\npersonas: [mei, bo]\n")],
     "▲ better Mean emotion (Bo): −2 → +1.5", "a figure of feelings says whose it is"),
    ([("title: Shop\n", "title: Shop\npersonas: [mei, bo]\n")], [], "▲ better Mean emotion: −0.5 → +1.5",
     "where nobody feels otherwise it is everybody's"),
    ([], [("  - id: pick-up\n", "  - {id: sit, title: Sit, emotion: 0.25}\n  - id: pick-up\n")],
     "▲ better Mean emotion: −0.5 → +1.1", "1.0833 is 1.1"),
    ([], [("    emotion: 2\n", "    emotion: 1.5\n")], "▲ better Mean emotion: −0.5 → +1.3", "half counts up: 1.25"),
    ([], [(", wait: 5m", ""), ("wait: 10m, ", "")], "▲ better All waits: 1 h 5 min → none", "no wait is better"),
    ([], [], "1 h 5 min → 15 min", "what was there is said as before"),
    ([], [], "2 of 5 pains answered · △ 3 nobody answers · △ 1 new without an answer", "new pains are not among the 5"),
    ([], [("{id: desk, why: No desk, solves", "{id: desk, to: app, why: Nobody stands there, solves")],
     "− removed Touchpoint Desk\n    becomes App\n    why: Nobody stands there",
     "a touchpoint that goes says what it becomes, and why on a line of its own"),
    ([("      - {id: pay, text: Pays}\n", "      - {id: pay, text: Pays, backstage: {text: Books it, wait: 1h}}\n")],
     [("backstage: Books it", "backstage: {text: Books it, wait: 5m}")],
     "Backstage “Books it” wait 1 h → 5 min (better)", "a wait names what is waited for"),
    ([("      - {id: pay, text: Pays}\n", "      - {id: pay, text: Pays, duration: 4d, wait: 40m}\n")],
     [("      - {id: pay, text: Pays", "      - {id: pay, text: Pays, duration: 4d")],
     "▲ better From start to end: 4 days 1 h 45 min → 4 days", "what it moves by is not rounded away"),
    ([], [], "· stays Stages: 2", "what is the same on both maps stays"),
    ([], [("      - {id: pay, text: Pays", "      - {id: pay, promise: {status: dropped, why: No staff}, text: Pays")],
     "− removed Step Pays\n    dropped: No staff", "the future map holds it, and says why not"),
    ([("title: Shop\n", "title: Shop 2027\n")], [], "Shop 2027 (shop) → Shop 2027 (shop-2027)", "one title, two maps"),
    ([("title: Shop\n", "title: Shop\nscales: [{id: emotion, range: [1, 5]}]\n")],
     [("title: Shop 2027\n", "title: Shop 2027\nscales: [{id: emotion, range: [1, 5]}]\n")],
     "Mean emotion: −0.5 → 1.5", "no plus on a scale that begins above zero"),
]  # fmt: skip


def test_the_wrong_way_round_is_said(shop: Path, run: Run) -> None:
    assert "'desireline gap shop shop-2027'?" in run("gap", "shop-2027", "shop").err
    assert run("gap", "shop", "shop-2027").err == ""


@pytest.mark.parametrize(("current", "future", "said", "reason"), SAID, ids=[each[-1] for each in SAID])
def test_what_it_says(
    current: list[tuple[str, str]], future: list[tuple[str, str]], said: str, reason: str, shop: Path, run: Run
) -> None:
    for name, text, replaced in (("shop", CURRENT, current), ("shop-2027", FUTURE, future)):
        made = text
        for old, new in replaced:
            assert old in made, old
            made = made.replace(old, new, 1)
        (shop / f"maps/{name}.yaml").write_text(made, "utf-8")
    (shop / "personas/bo.yaml").write_text("name: Bo\n", "utf-8")
    ran = run("gap", "shop", "--width", "200")
    assert said in ran.out.replace("\u00a0", " "), (reason, ran)


def test_a_pain_that_nothing_ends_is_not_told_as_better(shop: Path, run: Run) -> None:
    out = run("gap", "shop").out
    assert "“Dear” removed" not in out
    assert "Dear" in out[out.index("Pains that nobody answers") :]


# Arguments, exit code, a word of the message, reason.
WRONG = [
    (["shop", "shop"], 2, "same map", "a map and itself"),
    (["visit"], 2, "--future-of visit", "a map without a future, with what to do"),
    (["shop", "shpo-2027"], 2, "Did you mean 'shop-2027'?", "a mistyped map"),
    (["mei", "shop"], 2, "between two maps", "a persona"),
    (["shop", "--rev", "HEAD"], 3, "git", "a revision without a repository"),
]


@pytest.mark.parametrize(("arguments", "code", "said", "reason"), WRONG, ids=[each[-1] for each in WRONG])
def test_wrong_use_says_what_to_do(
    arguments: list[str], code: int, said: str, reason: str, shop: Path, run: Run
) -> None:
    ran = run("gap", *arguments)
    assert (ran.code, said in ran.err) == (code, True), ran


def test_several_futures_are_named(shop: Path, run: Run) -> None:
    (shop / "maps/shop-2030.yaml").write_text(FUTURE.replace("2027", "2030"), "utf-8")
    ran = run("gap", "shop")
    assert (ran.code, "shop-2027, shop-2030" in ran.err) == (2, True), ran


def test_a_map_with_an_error_is_not_half_told(shop: Path, run: Run) -> None:
    (shop / "maps/shop-2027.yaml").write_text(FUTURE.replace("title: Pick up", "titel: Pick up"), "utf-8")
    ran = run("gap", "shop", "shop-2027")
    assert (ran.code, ran.out, "maps/shop-2027.yaml:" in ran.err) == (3, "", True), ran


def test_a_map_of_which_nothing_can_be_read_is_named_as_such(shop: Path, run: Run) -> None:
    (shop / "maps/shop-2027.yaml").write_bytes(b"")
    for name in ("shop-2027", "maps/shop-2027.yaml"):
        ran = run("gap", "shop", name)
        assert (ran.code, ran.out, "maps/shop-2027.yaml:1:1: error[empty-file]" in ran.err) == (3, "", True), ran


def test_json_markdown_and_text_in_files(shop: Path, run: Run) -> None:
    for name, start in (("a.json", "{\n"), ("a.md", "# Shop → Shop 2027\n"), ("a.txt", "Shop → Shop 2027\n")):
        assert run("gap", "shop", "-o", name).code == 0
        assert (shop / name).read_text("utf-8").startswith(start)
    document = json.loads((shop / "a.json").read_text("utf-8"))
    assert document["stats"]["pains"] == {"resolved": 2, "eased": 0, "unsaid": 2, "left": 1, "new": 1}
    assert {each["name"]: each["change"] for each in document["figures"]}["waits"] == -3000


def test_text_fits_and_hostile_text_stays_text(shop: Path, run: Run) -> None:
    nasty = "門市與網路價格不同，店員也說不出為什麼，兩個人站在櫃台前面等了很久才離開 @team #12 <b>"
    (shop / "maps/shop-2027.yaml").write_text(FUTURE.replace("Fewer forms", f'"{nasty}\\u202E"'), "utf-8")
    for columns in (40, 80):
        out = run("gap", "shop", "--width", str(columns)).out
        assert max(map(cells_wide, out.splitlines())) <= columns
        assert "\u202e" not in out
    out = run("gap", "shop", "--format", "markdown").out
    assert "<b>" not in out
    assert "@team" not in out
