"""`check`: what it reports, in which form, and with which exit code."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from tests.cli.repositories import commit, replace, repository

if TYPE_CHECKING:
    from tests.cli.conftest import Run

GOLDEN = Path(__file__).parent / "golden"


def add(project: Path, path: str, content: str | bytes) -> None:
    (project / path).parent.mkdir(parents=True, exist_ok=True)
    (project / path).write_bytes(content.encode() if isinstance(content, str) else content)


@pytest.mark.parametrize(
    ("content", "arguments", "code", "said"),
    [
        pytest.param(None, [], 0, "2 files, no problems.", id="nothing wrong"),
        pytest.param(None, ["--strict"], 0, "2 files, no problems.", id="nothing wrong, strictly"),
        pytest.param("title: T\nstages: [A]\n", [], 0, "warning[no-owner]", id="warnings are below the gate"),
        pytest.param("title: T\nstages: [A]\n", ["--strict"], 1, "warning[no-owner]", id="unless it is strict"),
        pytest.param("title: T\nstagse: [A]\n", [], 1, "did you mean 'stages'?", id="an error, with what was meant"),
        pytest.param("title: [\n", [], 1, "maps/x.yaml:", id="YAML that can be mended is judged"),
        pytest.param(b"title: \xff\n", [], 3, "Could not be read: maps/x.yaml.", id="not UTF-8"),
        pytest.param("", [], 3, "error[empty-file]", id="an empty file"),
        pytest.param(b"#" * 2_000_001, [], 3, "error[too-large]", id="far too large"),
        pytest.param("title: T\npersonas: [mey]\nstages: [A]\n", [], 1, "mei", id="a reference to nobody"),
        pytest.param(
            "title: T\nstagse: [A]\n", ["maps/visit.yaml"], 0, "1 file, no problems.", id="only what is asked for"
        ),
        pytest.param("title: T\nstagse: [A]\n", ["maps"], 1, "unknown-key", id="a folder"),
        pytest.param(None, ["maps/none.yaml"], 2, "", id="a path that is not there"),
        pytest.param(None, ["../elsewhere"], 2, "", id="a path outside"),
        pytest.param(None, ["--rev", "HEAD"], 3, "", id="no repository"),
    ],
)
def test_exit_codes_and_words(
    content: str | bytes | None, arguments: list[str], code: int, said: str, project: Path, run: Run
) -> None:
    if content is not None:
        add(project, "maps/x.yaml", content)
    ran = run("check", *arguments)
    assert (ran.code, said in ran.out) == (code, True), ran
    assert "Traceback" not in ran.out + ran.err


IGNORING = [
    ("[no-owner, no-purpose, no-persona]", 0, [], "what a project ignores"),
    ("[no-owner]", 1, ["no-persona", "no-purpose"], "the others are heard"),
    ("no-owner", 1, ["no-owner", "no-persona", "no-purpose"], "no list: the site engine says so"),
    ("[unknown-key]", 1, ["no-owner", "no-persona", "no-purpose"], "a rule of the format stays"),
]


@pytest.mark.parametrize(("ignored", "code", "rules", "reason"), IGNORING, ids=[case[-1] for case in IGNORING])
def test_a_project_may_not_want_to_hear_of_a_rule(
    ignored: str, code: int, rules: list[str], reason: str, project: Path, run: Run
) -> None:
    add(project, "mkdocs.yml", f"plugins: [{{desireline: {{ignore: {ignored}}}}}]\n")
    add(project, "maps/x.yaml", "title: T\nstages: [{title: A, thoughts: [x]}]\n")
    ran = run("check", "--strict", "--format", "json")
    assert ran.code == code, reason
    assert sorted(each["rule"] for each in json.loads(ran.out)["problems"]) == rules, reason


def test_an_error_is_always_heard(project: Path, run: Run) -> None:
    add(project, "mkdocs.yml", "plugins: [{desireline: {ignore: [unsettled-conflict, unknown-key]}}]\n")
    add(project, "maps/x.yaml", "title: T\nx-conflict: yes\nstagse: [A]\n")
    ran = run("check")
    assert (ran.code, "unknown-key" in ran.out) == (1, True)
    add(project, "maps/x.yaml", "title: T\nx-conflict: yes\nstages: [A]\n")
    ran = run("check")
    assert (ran.code, "unsettled-conflict" in ran.out) == (1, True)


def test_problems_of_all_files_stand_with_line_caret_and_paste(project: Path, run: Run) -> None:
    add(project, "maps/a.yaml", "title: See issue #12 first\nstages:\n  - titel: 比較\n")
    add(project, "maps/b.yaml", "title: B\npersonas: [mey]\n")
    add(project, "maps/門市.yaml", "id: store\ntitle: \x1b[31mred\n")
    ran = run("check")
    assert ran.code == 1
    assert ran.out == (GOLDEN / "check.txt").read_text("utf-8")


def test_a_broken_file_is_not_judged_for_what_went_missing(project: Path, run: Run) -> None:
    add(project, "maps/x.yaml", "title: T\nstagse: [A]\n")
    assert "no-stages" not in run("check").out


def test_json_is_for_programs_and_the_same_bytes_each_time(project: Path, run: Run) -> None:
    add(project, "maps/x.yaml", "title: T\nstagse: [A]\n")
    add(project, "maps/y.yaml", b"\xff")
    ran = run("check", "--format", "json")
    said = json.loads(ran.out)
    assert ran.code == said["exit_code"] == 3
    assert list(said) == ["version", "files", "errors", "warnings", "exit_code", "unread", "problems"]
    assert (said["version"], said["files"], said["unread"]) == (1, 4, ["maps/y.yaml"])
    first = said["problems"][0]
    assert list(first) == ["severity", "rule", "message", "file", "line", "column", "length", "source_line", "paste"]
    assert (first["rule"], first["file"], first["line"], first["column"]) == ("unknown-key", "maps/x.yaml", 2, 1)
    assert run("check", "--format", "json").out == ran.out
    Draft202012Validator(json.loads(run("schema", "check").out)).validate(said)


def test_of_many_problems_of_a_kind_people_are_told_the_first_and_programs_all(project: Path, run: Run) -> None:
    add(project, "maps/x.yaml", "title: T\n" + "stages: [A]\n" * 300)
    for form in ("text", "github"):
        out = run("check", "--format", form).out
        assert out.count("duplicate-key") == 51
        assert "and 249 more of this kind" in out
        assert "299 errors" in out
    report = json.loads(run("check", "--format", "json").out)
    assert report["errors"] == sum(each["rule"] == "duplicate-key" for each in report["problems"]) == 299


def test_annotations_for_github_cannot_be_forged_by_a_map(project: Path, run: Run) -> None:
    add(project, "maps/a,b.yaml", "id: x\ntitle: T\n'%0A::error::forged': 1\n")
    ran = run("check", "--format", "github")
    annotations = [line for line in ran.out.splitlines() if line.startswith("::")]
    assert ran.code == 1
    assert annotations[0].startswith("::error file=maps/a%2Cb.yaml,line=3,col=1,endColumn=")
    assert "title=unknown-key::'%250A::error::forged' is not a key" in annotations[0]


def test_annotations_are_seen_from_the_workspace(project: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    add(project, "maps/x.yaml", "title: T\nstagse: [A]\n")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(project.parent))
    assert f"file={project.name}/maps/x.yaml" in run("check", "--format", "github").out


def test_the_project_is_found_from_below_and_paths_are_seen_from_there(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(project, "maps/deep/x.yaml", "title: T\nstagse: [A]\n")
    monkeypatch.chdir(project / "maps" / "deep")
    assert run("check").out.startswith("x.yaml:2:1: error[unknown-key]")


def test_folders_are_those_of_the_site_s_configuration(folder: Path, run: Run) -> None:
    add(folder, "mkdocs.yml", "plugins:\n  - desireline:\n      maps: karten\nextra: !ENV X\n")
    add(folder, "karten/x.yaml", "title: T\nstagse: [A]\n")
    assert "karten/x.yaml:2:1" in run("check").out


@pytest.mark.parametrize(
    ("make_maps", "code", "said"),
    [
        pytest.param(True, 0, "Write the first: desireline new", id="no files yet"),
        pytest.param(False, 3, "desireline init DIR", id="no folders: never 0"),
    ],
)
def test_an_empty_project_says_what_to_do(make_maps: bool, code: int, said: str, folder: Path, run: Run) -> None:
    if make_maps:
        (folder / "maps").mkdir()
    ran = run("check")
    assert ran.code == code
    assert said in ran.out + ran.err


def test_a_revision_is_read_instead_of_the_folder_and_a_missing_one_has_its_own_code(project: Path, run: Run) -> None:
    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *identity, *arguments], cwd=project, check=True, capture_output=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "one")
    add(project, "maps/x.yaml", "title: T\nstagse: [A]\n")
    assert run("check").code == 1
    assert run("check", "--rev", "HEAD").code == 0
    missing = run("check", "--rev", "v9")
    assert missing.code == 4
    assert "v9" in missing.err


def test_promises_are_late_from_the_day_given(project: Path, run: Run) -> None:
    text = (project / "maps/visit.yaml").read_text("utf-8")
    promise = "    opportunities:\n      - text: Mend it\n        promise: {status: planned, due: 2026-12-01}\n"
    add(project, "maps/visit.yaml", text + promise)
    assert run("check", "--strict", "--today", "2026-11-30").code == 0
    late = run("check", "--strict", "--today", "2026-12-02")
    assert late.code == 1
    assert "warning[late-promise]" in late.out


def test_three_hundred_files(project: Path, run: Run) -> None:
    text = (project / "maps/visit.yaml").read_text("utf-8").replace("id: visit\n", "")
    for number in range(300):
        add(project, f"maps/many/m{number}.yaml", text)
    assert run("check", "--strict").out == "302 files, no problems.\n"


def test_what_a_map_names_beside_itself_is_looked_for(project: Path, run: Run) -> None:
    text = (
        "id: x\ntitle: X\nlang: en\npurpose: P\npersonas: [mei]\nowner: us\nstages:\n  - title: A\n    pains:\n"
        "      - {text: 'see [notes](../notes.md)', image: {src: pictures/a.png, alt: A}}\n"
    )
    add(project, "maps/x.yaml", text)
    assert run("check", "--strict").out.count("warning[") == 2
    add(project, "notes.md", "# Notes\n")
    add(project, "pictures/a.png", b"\x89PNG")
    assert run("check", "--strict").code == 0


def test_a_translation_that_was_left_behind_is_said(project: Path, run: Run) -> None:
    visit = (project / "maps/visit.yaml").read_text("utf-8")
    add(
        project, "maps/visite.yaml", visit.replace("id: visit\n", "").replace("lang: en", "lang: fr\ntranslates: visit")
    )
    repository(project)
    assert run("check", "--strict").code == 0
    replace(project, "maps/visit.yaml", ("text: Rings the bell", "text: Knocks"))
    commit(project, "Nobody rings")
    ran = run("check", "--strict")
    assert (ran.code, ran.out.count("warning[translation-older]")) == (1, 1)
    assert "maps/visite.yaml:3:13:" in ran.out
