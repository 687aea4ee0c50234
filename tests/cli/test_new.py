"""`new`: a file that checks, under an id that is free."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desireline.cli.answering import answering, with_key, with_personas
from desireline.cli.templates import LANGUAGES, Template, filled, templates, values_for
from desireline.source import load_folder, read_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

needs_templates = pytest.mark.skipif(not templates(), reason="the package holds no templates")
TEXT = (
    "# yaml-language-server: $schema=old\n# What it is for.\nid: {{id}}\ntitle: {{title}}\nreviewed: {{today}}\n"
    "state: future\n# future_of: the-current-map\n# who\npersonas: []\n# gone with its comment\ntouchpoints:\n"
    "  - {id: t, title: T}\n\n# The stages.\nstages:\n  - title: One\n    touchpoints: [t]\n"
)


@pytest.mark.parametrize(
    "title", ["Plain", 'Visit: #1 "shop"', "門市", "07:30", "null", "- x", "{{id}}", "it's", "\\", "a\nb", "*"]
)
def test_a_title_of_any_kind_is_read_back_as_typed(title: str) -> None:
    text = filled(TEXT, values_for("x", title, date(2026, 9, 21)), "../schema/map.schema.json")
    sheet = read_text(text, "maps/x.yaml")
    assert sheet.problems == ()
    assert getattr(sheet.piece, "title", None) == title
    assert text.splitlines()[0] == "# yaml-language-server: $schema=../schema/map.schema.json"
    assert text.count("yaml-language-server") == 1
    assert "reviewed: 2026-09-21" in text


def test_a_template_says_what_it_is_for_and_what_it_makes() -> None:
    assert Template("x", "en", TEXT).about == "What it is for."
    assert not Template("x", "en", TEXT).is_persona
    assert Template("p", "en", "# P.\nid: {{id}}\nname: {{title}}\n").is_persona


def test_a_future_map_repeats_stages_and_steps_under_their_ids(project: Path) -> None:
    (project / "maps/visit.yaml").write_text(
        "id: visit\ntitle: A visit\nkind: churn\nlang: ja\npersonas: [mei]\n"
        "scales:\n  - {id: emotion, levels: [bad, 'so: so', good]}\n  - {id: free, title: 自由, range: [0, 10]}\n"
        "stages:\n  - id: a\n    title: 'A: 1'\n    goal: G\n    steps:\n"
        "      - {id: s, text: 'S #1', actors: [mei, the boss],\n"
        "         next: [b, {when: lost, share: 30%}, {to: s, share: 0.2}]}\n"
        "      - frontstage: only staff\n  - id: b\n    title: B\n    next: []\n",
        "utf-8",
    )
    current = load_folder(project).maps["visit"]
    text = answering(filled(TEXT, values_for("next", "Next", date(2026, 9, 21)), "s"), current)
    (project / "maps/next.yaml").write_text(with_personas(text, current.personas), "utf-8")
    catalogue = load_folder(project)
    assert [each.explain() for each in catalogue.problems if each.file == "maps/next.yaml"] == []
    future = catalogue.maps["next"]
    assert (future.future_of, future.kind, future.lang, future.personas) == ("visit", "churn", "ja", ("mei",))
    assert [(each.id, each.levels, [str(bound) for bound in each.range]) for each in future.scales] == [
        ("emotion", ("bad", "so: so", "good"), []),
        ("free", (), ["0", "10"]),
    ]
    assert [(each.id, each.title, each.goal) for each in future.stages] == [("a", "A: 1", "G"), ("b", "B", None)]
    step = future.stages[0].steps[0]
    assert (step.id, step.text, step.actors) == ("s", "S #1", ("mei", "the boss"))
    assert [(way.to, way.when, way.share and str(way.share)) for way in step.next or ()] == [
        ("b", None, None),
        (None, "lost", "30%"),
        ("s", None, "0.2"),
    ]
    assert future.stages[1].next == ()
    assert len(future.stages[0].steps) == 1
    assert "touchpoints" not in text
    assert "gone with its comment" not in text
    assert "the-current-map" not in text
    assert "# The stages.\nstages:" in text


@pytest.mark.parametrize(
    ("key", "lines", "after", "result"),
    [
        ("b", ["b: 3"], "", "a: 1\n# on b\nb: 3\n"),
        ("b", [], "", "a: 1\n"),
        ("c", ["c: 3"], "a", "a: 1\nc: 3\n# on b\nb: 2\n"),
        ("c", ["c: 3"], "", "a: 1\n# on b\nb: 2\n\nc: 3"),
        ("c", [], "", "a: 1\n# on b\nb: 2\n"),
    ],
)
def test_one_key_is_replaced_added_or_taken_out(key: str, lines: list[str], after: str, result: str) -> None:
    assert with_key("a: 1\n# on b\nb: 2\n", key, lines, after).rstrip() == result.rstrip() or lines == ["c: 3"]


@needs_templates
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_template_makes_a_file_that_can_be_read(lang: str, folder: Path, run: Run) -> None:
    (folder / "maps").mkdir()
    people = {"persona": "my-persona", "company": "my-company"}
    for number, name in enumerate(templates(lang)):
        ran = run("new", name, people.get(name, f"made-{number}"), "--lang", lang)
        assert ran.code == 0, ran.err
    problems = load_folder(folder).problems
    assert [each.explain() for each in problems if each.severity == "error"] == []
    assert run("fmt", "--check").out == ""
    assert (folder / "schema/map.schema.json").is_file()


@needs_templates
def test_templates_are_listed_with_what_they_are_for(run: Run) -> None:
    lines = run("new", "--list").out.splitlines()
    assert len(lines) == len(templates())
    assert all(len(line.split(maxsplit=1)) == 2 for line in lines)


@needs_templates
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["curent-state", "x"], "Did you mean 'current-state'?", id="mistyped template"),
        pytest.param(["current-state"], "desireline new TEMPLATE ID", id="no id"),
        pytest.param(["current-state", "Über Alles"], "is no id", id="no id of ours"),
        pytest.param(["current-state", "Store Visit"], "Write 'store-visit'.", id="with what to write"),
        pytest.param(["current-state", "門市"], "--title", id="another script"),
        pytest.param(["current-state", "../x"], "is no id", id="no way out of the folder"),
        pytest.param(["current-state", "visit"], "taken by the map maps/visit.yaml", id="taken by a map"),
        pytest.param(["current-state", "mei"], "taken by the persona personas/mei.yaml", id="taken by a persona"),
        pytest.param(["current-state", "was-visit"], "taken by the map", id="a former id"),
        pytest.param(["current-state", "stray"], "is there already", id="a file that could not be read"),
        pytest.param(["current-state", "x", "--persona", "mai"], "Did you mean 'mei'?", id="mistyped persona"),
        pytest.param(["current-state", "x", "--future-of", "vist"], "Did you mean 'visit'?", id="mistyped map"),
    ],
)
def test_what_cannot_be_written_has_a_reason(arguments: list[str], said: str, project: Path, run: Run) -> None:
    path = project / "maps/visit.yaml"
    path.write_text(path.read_text("utf-8").replace("title: A visit", "was: [was-visit]\ntitle: A visit"), "utf-8")
    (project / "maps/stray.yaml").write_bytes(b"\xff")
    before = sorted(project.rglob("*"))
    ran = run("new", *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert sorted(project.rglob("*")) == before


@needs_templates
def test_a_future_map_from_the_command_line_checks(project: Path, run: Run) -> None:
    assert run("new", "future-state", "visit-next", "--future-of", "visit").out == "Wrote maps/visit-next.yaml.\n"
    catalogue = load_folder(project)
    assert [each.explain() for each in catalogue.problems] == []
    future = catalogue.maps["visit-next"]
    assert (future.title, future.state, future.future_of) == ("A visit (future)", "future", "visit")
    assert [stage.id for stage in future.stages] == ["arrive", "leave"]
    assert run("fmt", "--check").code == 0


@needs_templates
@pytest.mark.parametrize(
    ("others", "arguments", "personas"),
    [
        pytest.param([], [], ("mei",), id="the one person there is"),
        pytest.param(["id: acme\nname: ACME\nkind: company\n"], [], ("mei",), id="a company is no person"),
        pytest.param(["id: bo\nname: Bo\n"], [], ("my-persona",), id="of several only the author knows"),
        pytest.param(["id: bo\nname: Bo\n"], ["--persona", "bo", "--persona", "mei"], ("bo", "mei"), id="those given"),
    ],
)
@pytest.mark.parametrize("template", ["current-state", "b2b-buying"])
def test_whose_journey_it_is(
    template: str, others: list[str], arguments: list[str], personas: tuple[str, ...], project: Path, run: Run
) -> None:
    for number, text in enumerate(others):
        (project / f"personas/p{number}.yaml").write_text(text, "utf-8")
    ran = run("new", template, "mine", *arguments)
    catalogue = load_folder(project)
    assert catalogue.maps["mine"].personas == personas
    errors = [each.rule for each in catalogue.problems if each.severity == "error"]
    if personas == ("my-persona",):
        assert "desireline new persona my-persona" in ran.err
        assert set(errors) == {"unknown-reference"}
    else:
        assert errors == []
