"""`desireline notes`: what is told of, under which heading, in whose words, and where its links lead."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from desireline.compare import compare
from desireline.draw.releases.notes import Wording, draft
from desireline.draw.words import Words
from desireline.source import load_folder
from tests.cli.repositories import commit, git
from tests.releases.projects import VISIT, release_project

if TYPE_CHECKING:
    from pathlib import Path

    from desireline.compare import Comparison
    from desireline.draw.releases.notes import Draft
    from tests.cli.conftest import Run

RING = "      - id: ring\n        text: Rings the bell\n"
LANE = "promise: {status: planned, in: v1.1, due: 2026-03-01}"
COLD = "      - {id: cold, text: It is cold at the door, severity: low}\n"

# Old text, new text, heading ("" for what nobody is told of), line, reason.
CHANGES: list[tuple[str, str, str, str, str]] = [
    ("  - id: leave\n", "  - {id: sit, title: Sit down}\n  - id: leave\n", "added", "New stage: [Sit down](#sit)",
     "a stage more"),
    ("    steps:\n", "    steps:\n      - {id: wave, text: Waves}\n", "added", "New step: [Waves](#wave)",
     "a step more"),
    ("stages:\n", "touchpoints:\n  - {id: bell, title: The bell}\nstages:\n", "added",
     "New touchpoint: [The bell](#bell)", "a touchpoint more"),
    ("    pains:\n", "    gains:\n      - {id: tea, text: There is tea}\n    pains:\n", "added",
     "New: [There is tea](#tea)", "a gain more"),
    (COLD, COLD + "      - {id: dark, text: It is dark}\n", "changed", "Known now: [It is dark](#dark)",
     "a pain more is nothing that was added for the customer"),
    ("        emotion: -1\n", "        emotion: 1\n", "changed", "[Rings the bell](#ring) feels better: −1 → +1",
     "a better feeling"),
    ("        emotion: -1\n", "        emotion: -2\n", "changed", "[Rings the bell](#ring) feels worse: −1 → −2",
     "a worse feeling"),
    ("wait: 10m", "wait: 2m", "changed", "Shorter wait at [Rings the bell](#ring): 10 min → 2 min", "a shorter wait"),
    ("severity: high", "severity: low", "fixed", "[The queue is long](#queue) hurts less: high → low",
     "a pain that hurts less"),
    ("severity: high", "severity: 4", "fixed", "[The queue is long](#queue) hurts less: high → high (4)",
     "in another way of writing"),
    ("severity: low", "severity: high", "changed", "[It is cold at the door](#cold) hurts more: low → high",
     "a pain that hurts more"),
    (COLD, "", "fixed", "No longer: [It is cold at the door](#arrive)", "a pain less leads to what it stood in"),
    (LANE, "promise: {status: shipped, in: v1.1}", "fixed", "Delivered: [A lane for those who booked](#fast-lane)",
     "a promise kept that answers a pain"),
    (LANE, "promise: {status: dropped, why: No room}", "deprecated",
     "Not coming: [A lane for those who booked](#fast-lane)", "a promise taken back"),
    ("        solves: [queue]\n        " + LANE, "        promise: {status: shipped, in: v1.1}", "added",
     "Delivered: [A lane for those who booked](#fast-lane)", "a promise kept that answers none"),
    ("owner: front desk", "owner: front desk\nstatus: retired", "deprecated", "Retired: [A visit]()",
     "a journey retired"),
    (RING, "      - id: ring\n        text: Presses the bell\n", "", "", "another wording"),
    ("owner: front desk", "owner: back office", "", "", "another owner"),
    ("due: 2026-03-01", "due: 2026-02-01", "", "", "another day"),
    ("{id: queue, text: The queue is long, severity: high}",
     "{id: queue, text: The queue is long, severity: high, evidence: reasoned}", "", "", "evidence"),
]  # fmt: skip


def compared(folder: Path, before: str, after: str) -> Comparison:
    sides = []
    for name, text in (("before", before), ("after", after)):
        (folder / name / "maps").mkdir(parents=True)
        (folder / name / "personas").mkdir()
        (folder / name / "maps/visit.yaml").write_text(text, "utf-8")
        (folder / name / "personas/mina.yaml").write_text("id: mina\nname: Mina\n", "utf-8")
        (folder / name / "personas/tomo.yaml").write_text("id: tomo\nname: Tomo\n", "utf-8")
        sides.append(load_folder(folder / name))
    return compare(*sides)


@pytest.mark.parametrize(("old", "new", "section", "line", "reason"), CHANGES, ids=[each[4] for each in CHANGES])
def test_under_which_heading_a_change_is_told_and_how(
    tmp_path: Path, old: str, new: str, section: str, line: str, reason: str
) -> None:
    assert VISIT.count(old) == 1
    made = draft(compared(tmp_path, VISIT, VISIT.replace(old, new)), Words("en"), "v2")
    told = [(each.section, each.text.replace("map:visit?at=v2", "")) for each in made.lines]
    assert (section, line) in told if section else not told
    assert made.failures == ()
    assert made.left_out > 0 if not section else made.left_out >= 0


def test_a_journey_that_is_gone_has_no_link(tmp_path: Path) -> None:
    other = "id: other\ntitle: B\nlang: en\nstages: [{title: Something else, steps: [Nothing of the visit]}]\n"
    sides = compared(tmp_path, VISIT, other)
    lines = {(each.section, each.text) for each in draft(sides, Words("en")).lines}
    assert ("removed", "Gone: A visit") in lines
    assert ("added", "New journey: [B](map:other)") in lines


def test_hostile_names_stay_text(tmp_path: Path) -> None:
    bad = "  - {id: sit, title: 'x](javascript:alert(1)) <b> @you'}\n"
    made = draft(compared(tmp_path, VISIT, VISIT.replace("  - id: leave\n", bad + "  - id: leave\n")), Words("en"))
    (line,) = made.lines
    assert "<b>" not in line.text
    assert "x\\](javascript" in line.text, "the bracket ends no link"


def worded(folder: Path, wordings: dict[str, Wording]) -> Draft:
    return draft(compared(folder, VISIT, VISIT.replace("wait: 10m", "wait: 2m")), Words("en"), "v2", wordings)


def test_a_wording_replaces_the_line_of_its_change(tmp_path: Path) -> None:
    (line,) = worded(tmp_path / "a", {}).lines
    text = "Two minutes at [the bell]({link})."
    made = worded(tmp_path / "b", {line.fingerprint[:8]: Wording(text, "fixed"), "00000000": Wording("Old")})
    assert [(each.section, each.text, each.by_hand) for each in made.lines] == [
        ("fixed", "Two minutes at [the bell](map:visit?at=v2#ring).", True)
    ]
    assert made.unused == ("00000000",)
    assert worded(tmp_path / "c", {line.fingerprint: Wording("")}).lines == ()


# The command


@pytest.fixture
def released(folder: Path) -> Path:
    return release_project(folder)


def test_the_draft_of_a_release(released: Path, run: Run) -> None:
    ran = run("notes", "v1.0..v1.1")
    assert ran.code == 0
    assert [line for line in ran.out.splitlines() if line.startswith("#")] == ["### Added", "### Changed", "### Fixed"]
    assert "- New stage: [Sit down](map:visit?at=v1.1#sit)" in ran.out
    assert "- No longer: [It is cold at the door](map:visit?at=v1.1#cold)" in ran.out, "there is a tombstone"
    assert "Left out: " not in ran.out, "what the writer has to know stands apart"


def test_links_are_pinned_to_a_tag_or_to_what_is_said(released: Path, run: Run) -> None:
    ran = run("notes", "v1.1..HEAD")
    assert "](map:visit#queue)" in ran.out
    assert "--at" in ran.err
    assert "](map:visit?at=v2.0#queue)" in run("notes", "v1.1..HEAD", "--at", "v2.0").out


def test_fragments_override_and_unused_ones_are_named(released: Path, run: Run) -> None:
    found = json.loads(run("notes", "v1.0..v1.1", "--format", "json").out)
    lines = [line for section in found["sections"] for line in section["lines"]]
    wait = next(line for line in lines if "Shorter wait" in line["text"])
    own = released / "docs/releases/fragments/v1.1"
    own.mkdir()
    (own / f"{wait['fingerprint']}.md").write_text("---\nsection: Fixed\n---\nNobody waits at [the bell]({link}).\n")
    (own / "README.md").write_text("How this works.\n")
    ran = run("notes", "v1.0..v1.1")
    assert "- Nobody waits at [the bell](map:visit?at=v1.1#ring)." in ran.out.partition("### Fixed")[2]
    assert "Shorter wait" not in ran.out
    assert "Unused: " in ran.err
    assert "0123456789abcdef.md fits no change" in ran.err
    assert run("notes", "v1.0..v1.1", "--strict").code == 1
    assert run("notes", "v1.0..v1.1", "--strict", "--fragments", str(own)).code == 0


def test_a_fragment_for_no_section_is_wrong_use(released: Path, run: Run) -> None:
    (released / "docs/releases/fragments/deadbeef.md").write_text("---\nsection: News\n---\nX\n")
    ran = run("notes", "v1.0..v1.1")
    assert ran.code == 2
    assert "no section 'News'" in ran.err


def test_the_json_is_the_same_each_time_and_says_all(released: Path, run: Run) -> None:
    first, second = (run("notes", "v1.0..v1.1", "--format", "json").out for _ in range(2))
    assert first == second
    said = json.loads(first)
    assert (said["schema"], said["before"], said["after"], said["at"]) == ("desireline-notes/1", "v1.0", "v1.1", "v1.1")
    assert said["unused_fragments"] == ["0123456789abcdef"]
    assert said["complete"] is True
    Draft202012Validator(json.loads(run("schema", "notes").out)).validate(said)


def test_what_could_not_be_compared_is_said_first_and_never_0(released: Path, run: Run) -> None:
    (released / "maps/visit.yaml").write_text("stages: [\n", "utf-8")
    commit(released, "Broken")
    git(released, "tag", "v1.2")
    ran = run("notes", "v1.1..v1.2")
    assert ran.code == 3
    assert ran.out.startswith("**✖ maps/visit.yaml")


@pytest.mark.parametrize(
    ("arguments", "code", "reason"),
    [
        (("v0.9..v1.1",), 4, "no such revision"),
        ((), 2, "no versions"),
        (("v1.0..v1.1", "--format", "html"), 2, "no such form"),
    ],
)
def test_exit_codes(released: Path, run: Run, arguments: tuple[str, ...], code: int, reason: str) -> None:
    assert run("notes", *arguments).code == code, reason


def test_nothing_to_tell_is_said(released: Path, run: Run) -> None:
    assert run("notes", "v1.1..v1.1", "--lang", "en").out == "Nothing changed that a customer notices.\n"
