"""`diff`: its sides, what it says, its forms and its exit codes."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from desireline.compare import schema
from desireline.draw.text.cells import cells_wide
from desireline.source import unread
from tests.cli.repositories import commit, git, merge_in_conflict, replace, repository

if TYPE_CHECKING:
    from pathlib import Path

    from desireline.source.sheet import Sheet
    from tests.cli.conftest import Run

VISIT = "maps/visit.yaml"
WORSE = ("emotion: 1\n", "emotion: -2\n")
REWORDED = ("text: Rings the bell", "text: Rings the bell twice")
UNSETTLED = ("id: visit\n", "x-conflict:\n  - {at: title, why: both sides changed it, kept: ours}\nid: visit\n")
GONE = ("      - id: ring\n        text: Rings", "      - text: Rings")


@pytest.fixture
def committed(project: Path) -> Path:
    """The small project as a repository of one commit."""
    repository(project)
    return project


# Changes, arguments, exit code, what is said, reason.
GATES = [
    ([], [], 0, "no change of what the maps say", "nothing changed"),
    ([], ["--fail-on", "any"], 0, "no change", "nothing is at any gate"),
    ([WORSE], [], 0, "▼ 1 worse", "without a gate a change is told and no more"),
    ([WORSE], ["--fail-on", "worse"], 1, "▼ 1 worse", "worse for the customer"),
    ([WORSE], ["--fail-on", "error"], 0, "▼ 1 worse", "worse, but nothing breaks"),
    ([WORSE], ["--fail-on", "any"], 1, "▼ 1 worse", "any change"),
    ([REWORDED], ["--fail-on", "worse"], 0, "effect unknown", "unknown is not worse, and is said"),
    ([GONE], ["--fail-on", "error"], 1, "✖ 1 breaking", "a published id is gone"),
    ([GONE], ["--fail-on", "warn"], 1, "✖ 1 breaking", "an error is above a warning"),
    ([("title: A visit", "title:    'A visit'  # same")], ["--fail-on", "any"], 0, "no change", "layout is none"),
    ([UNSETTLED], ["--fail-on", "error"], 1, "x-conflict", "what a merge left is an error, as for a review"),
    ([UNSETTLED], ["--fail-on", "worse"], 1, "x-conflict", "whatever the gate"),
    ([UNSETTLED], ["--map", "visit", "--fail-on", "warn"], 1, "x-conflict", "also of one map"),
    ([UNSETTLED], ["--map", "mei", "--fail-on", "warn"], 0, "no change", "but not of another file"),
    ([UNSETTLED], [], 0, "x-conflict", "without a gate it is told and no more"),
]


@pytest.mark.parametrize(("edits", "arguments", "code", "said", "reason"), GATES, ids=[each[-1] for each in GATES])
def test_the_gate_decides_the_exit_code(
    edits: list[tuple[str, str]], arguments: list[str], code: int, said: str, reason: str, committed: Path, run: Run
) -> None:
    replace(committed, VISIT, *edits)
    ran = run("diff", *arguments)
    assert (ran.code, said in ran.out) == (code, True), ran


def test_what_a_merge_left_is_told_until_it_is_settled(committed: Path, run: Run) -> None:
    replace(committed, VISIT, UNSETTLED)
    ran = run("diff", "--format", "json")
    assert f"{VISIT}:2:3: error[unsettled-conflict]" in ran.err
    commit(committed, "Merged")
    assert "unsettled-conflict" not in run("diff", "--fail-on", "any").err, "it is no news"


def test_what_it_says_of_a_change(committed: Path, run: Run) -> None:
    replace(committed, VISIT, WORSE, ("  - id: leave\n", "  - id: leave\n    pains: [Nobody says goodbye]\n"))
    assert run("diff").out == (
        "2 changes in 1 map · ▼ 2 worse\n"
        f"from HEAD ({git(committed, 'rev-parse', 'HEAD')[:7]}) to working tree\n"
        "\n"
        "Map “A visit” (visit) · us\n"
        "──────────────────────────\n"
        "\n"
        "Arrive: Step “Rings the bell” lived emotion +1 → −2 (worse)\n"
        "  ~ Step “Rings the bell”: lived emotion +1 → −2 [▼ worse]\n"
        "\n"
        "Leave: Pain “Nobody says goodbye” added (worse), one pain without an\n"
        "  opportunity\n"
        "  ＋ Pain “Nobody says goodbye”: added [▼ worse]\n"
    )


def test_sides(committed: Path, run: Run) -> None:
    first = git(committed, "rev-parse", "HEAD").strip()
    git(committed, "switch", "--quiet", "--create", "branch")
    replace(committed, VISIT, REWORDED)
    commit(committed, "On the branch")
    git(committed, "switch", "--quiet", "main")
    replace(committed, VISIT, WORSE)
    commit(committed, "On main")
    cases = [
        ([], 0, "nothing on disk differs from HEAD"),
        ([first], 1, "one side is compared with the files on disk"),
        ([f"{first}..main"], 1, "two revisions"),
        ([f"{first}..branch"], 1, "two revisions"),
        (["main..branch"], 2, "tip to tip, what main did reads as undone"),
        (["main...branch"], 1, "from where the two parted, it does not"),
        (["main", "branch"], 2, "two arguments"),
        (["..branch"], 2, "an end that is not named is HEAD"),
        ([f"{first}:{VISIT}", f"branch:{VISIT}"], 1, "a file at two revisions"),
        ([f"{first}:{VISIT}", VISIT], 1, "a file at a revision and on disk"),
        ([first, "."], 1, "a folder"),
        ([VISIT, "branch"], 2, "a file stands for itself in the other side's project"),
        (["visit", f"branch:{VISIT}"], 2, "a map by its id"),
    ]
    for sides, changes, reason in cases:
        ran = run("diff", *sides, "--format", "json")
        assert (ran.code, json.loads(ran.out)["stats"]["changes"]) == (0, changes), (reason, ran)


def test_what_is_staged_is_compared_and_nothing_else(committed: Path, run: Run) -> None:
    replace(committed, VISIT, WORSE)
    git(committed, "add", VISIT)
    replace(committed, VISIT, REWORDED)
    staged = json.loads(run("diff", "--staged", "--format", "json").out)
    assert (staged["stats"]["changes"], staged["head"]) == (1, {"spec": "staged", "reason": "index"})
    assert json.loads(run("diff", "--format", "json").out)["stats"]["changes"] == 2
    assert json.loads(run("diff", "--staged", "HEAD", "--format", "json").out)["stats"]["changes"] == 1
    git(committed, "rm", "--quiet", "--force", "--cached", VISIT)
    assert run("diff", "--staged", "--fail-on", "error").code == 1  # the next commit will not hold it
    assert "at most one revision" in run("diff", "--staged", "HEAD..HEAD").err


def test_what_is_staged_in_conflict_is_not_compared(committed: Path, run: Run) -> None:
    git(committed, "switch", "--quiet", "--create", "branch")
    replace(committed, VISIT, ("text: Rings the bell", "text: Knocks"))
    commit(committed, "On the branch")
    git(committed, "switch", "--quiet", "main")
    replace(committed, VISIT, REWORDED)
    commit(committed, "On main")
    merge_in_conflict(committed, "branch")
    ran = run("diff", "--staged")
    assert ran.code == 3
    assert "in conflict" in " ".join(ran.out.split())


def test_a_map_in_conflict_under_another_path_is_not_gone(committed: Path, run: Run) -> None:
    git(committed, "switch", "--quiet", "--create", "branch")
    git(committed, "mv", VISIT, "maps/moved.yaml")
    replace(committed, "maps/moved.yaml", ("text: Rings the bell", "text: Knocks"))
    commit(committed, "On the branch")
    git(committed, "switch", "--quiet", "main")
    replace(committed, VISIT, REWORDED)
    commit(committed, "On main")
    merge_in_conflict(committed, "branch")
    assert "maps/moved.yaml" in git(committed, "ls-files", "--unmerged")
    ran = run("diff", "--staged")
    assert (ran.code, "in conflict" in " ".join(ran.out.split()), "gone" in ran.out) == (3, True, False), ran


def test_a_file_of_anywhere_and_standard_input(
    committed: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("elsewhere") / "draft.yaml"
    text = (committed / VISIT).read_text("utf-8").replace(*WORSE)
    other.write_text(text, "utf-8")
    assert "▼ 1 worse" in run("diff", VISIT, str(other)).out
    assert "▼ 1 worse" in run("diff", "HEAD", str(other)).out
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert "▼ 1 worse" in run("diff", "HEAD", "-").out
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("id: mei\nname: 美\n".encode())))
    assert "Persona “美” (mei)" in run("diff", "HEAD", "-", "--lang", "en").out


# Arguments, exit code, a word of the message, reason.
WRONG = [
    (["nowhere"], 4, "git log --oneline", "a revision that is not there, with what to do"),
    (["main...nowhere"], 4, "nowhere", "no revision 'nowhere'"),
    ([f"HEAD:{VISIT}x", VISIT], 4, "holds no map", "a file that the revision does not hold"),
    (["maps/none.yaml", "HEAD"], 2, "There is no file", "a file that is not there"),
    ([VISIT], 2, "name the side", "a file alone is no comparison"),
    (["a", "b", "c"], 2, "two sides", "three sides"),
    (["--map", "visti"], 2, "Did you mean 'visit'?", "a map that is not there"),
    ([VISIT, "personas/mei.yaml"], 2, "cannot be compared", "a map and a persona"),
    (["-", "-"], 2, "one side only", "standard input twice"),
]


@pytest.mark.parametrize(("arguments", "code", "said", "reason"), WRONG, ids=[each[-1] for each in WRONG])
def test_wrong_use_says_what_to_do(
    arguments: list[str], code: int, said: str, reason: str, committed: Path, run: Run
) -> None:
    ran = run("diff", *arguments)
    assert (ran.code, said in ran.err) == (code, True), ran
    assert "Traceback" not in ran.err


def test_without_a_repository_it_is_said(project: Path, run: Run) -> None:
    ran = run("diff")
    assert ran.code == 3
    assert "git" in ran.err


@pytest.mark.parametrize("broken", ["title: [\n", "", "title: T\nstagse: [A]\n"], ids=["YAML", "empty", "format"])
@pytest.mark.parametrize("gate", [[], ["--fail-on", "any"]], ids=["no gate", "a gate that is hit"])
def test_what_cannot_be_compared_comes_first_and_never_passes(
    broken: str, gate: list[str], committed: Path, run: Run
) -> None:
    (committed / "maps/other.yaml").write_text(broken, "utf-8")
    replace(committed, VISIT, WORSE)
    ran = run("diff", *gate)
    assert ran.code == 3
    assert ran.out.startswith("✖ 1 file could not be compared · 1 change in 1 map")
    assert ran.out.index("maps/other.yaml:") < ran.out.index("Map “A visit”"), "the rest is still compared"
    document = json.loads(run("diff", "--format", "json").out)
    assert (document["complete"], document["undiffable"][0]["path"]) == (False, "maps/other.yaml")


def test_a_broken_revision_is_named_and_its_neighbours_still_compare(committed: Path, run: Run) -> None:
    good = (committed / VISIT).read_text("utf-8")
    (committed / VISIT).write_text("title: [\n", "utf-8")
    middle = commit(committed, "Broken")
    (committed / VISIT).write_text(good, "utf-8")
    commit(committed, "Mended")
    for sides in (f"{middle}~1..{middle}", f"{middle}..HEAD"):
        ran = run("diff", sides)
        assert ran.code == 3
        assert ran.out.startswith("✖ 1 file could not be compared · no change in what could be compared\n")
    assert run("diff", f"{middle}~1..HEAD").code == 0


def test_only_one_map_whatever_is_wrong_with_others(committed: Path, run: Run) -> None:
    (committed / "maps/other.yaml").write_text("id: other\ntitle: T\nstagse: [A]\n", "utf-8")
    replace(committed, VISIT, WORSE)
    replace(committed, "personas/mei.yaml", ("name: 小美", "name: 美"))
    ran = run("diff", "--map", "visit", "--fail-on", "worse")
    assert (ran.code, "1 change in 1 map" in ran.out, "other.yaml" in ran.out) == (1, True, False)


def test_json_follows_its_schema_and_is_the_same_every_time(committed: Path, run: Run) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    replace(committed, VISIT, WORSE, REWORDED)
    first, second = run("diff", "--format", "json"), run("diff", "--format", "json")
    assert first == second
    document = json.loads(first.out)
    jsonschema.validate(document, schema())
    assert document["head"] == {"spec": "working tree", "reason": "path"}
    assert document["base"]["commit"] == git(committed, "rev-parse", "HEAD").strip()


def test_markdown_says_the_same_and_stays_text(committed: Path, run: Run) -> None:
    hostile = "Rings @team, closes #12 <img src=x onerror=alert(1)> ``` %%{init}%% | [a](javascript:b)"
    replace(committed, VISIT, WORSE, ("text: Rings the bell", f"text: '{hostile}'"))
    out = run("diff", "--format", "markdown").out
    assert out.startswith("**2 changes in 1 map")
    assert "▼ worse" in out
    for live in ("@team", "closes #12", "<img", "```", "[a](", "%%{"):
        assert live not in out, live


def test_an_output_file_takes_its_form_from_its_name(committed: Path, run: Run) -> None:
    replace(committed, VISIT, WORSE)
    for name, start in (("a.json", "{\n"), ("a.md", "**1 change"), ("a.txt", "1 change in 1 map")):
        ran = run("diff", "-o", name)
        assert (ran.code, ran.out) == (0, "")
        assert (committed / name).read_text("utf-8").startswith(start)


def test_text_fits_the_width_and_cannot_steer_the_terminal(committed: Path, run: Run) -> None:
    wide = "門市與網路價格不同，店員也說不出為什麼，兩個人站在櫃台前面等了很久，最後決定先回家再想一想要不要買"
    replace(committed, VISIT, WORSE, ("text: Rings the bell", f'text: "{wide}\\u202Egnp\\u200B"'))
    for columns in ("40", "80", "120"):
        out = run("diff", "--width", columns).out
        assert max(map(cells_wide, out.splitlines())) <= int(columns)
        assert out.startswith("2 changes in 1 map")
        assert "<U+202E>gnp" in out.replace("\n", "").replace("    ", "")
        assert not set("\u202e\u200b") & set(out)


def test_renames_and_translations_of_paths(committed: Path, run: Run) -> None:
    git(committed, "mv", VISIT, "maps/門市 visit.yaml")
    assert "no change" in run("diff").out, "the id is the same, whatever the path"


def test_the_language_of_words_is_that_of_the_maps_or_what_is_asked_for(committed: Path, run: Run) -> None:
    replace(committed, VISIT, ("  - id: leave\n", "  - id: leave\n    pains: [x]\n"))
    assert "Pain “x”" in run("diff").out
    assert "痛點" in run("diff", "--lang", "zh-TW").out


def test_the_bytes_are_the_same_over_hash_seeds_and_locales(committed: Path) -> None:
    replace(committed, VISIT, WORSE, REWORDED, GONE)
    for form in ("text", "markdown", "json"):
        made = set()
        for seed, locale in (("0", "C.UTF-8"), ("7", "C.UTF-8"), ("4711", "POSIX")):
            environment = os.environ | {"PYTHONHASHSEED": seed, "LC_ALL": locale, "PYTHONUTF8": "1"}
            done = subprocess.run(
                [sys.executable, "-m", "desireline.cli", "diff", "--format", form],
                cwd=committed,
                env=environment,
                capture_output=True,
                check=True,
            )
            made.add(done.stdout)
        assert len(made) == 1, form


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_what_both_sides_have_is_read_once_for_all_runs(
    form: str, committed: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("park", "shop"):
        text = (committed / VISIT).read_text("utf-8").replace("id: visit\n", f"id: {name}\n")
        (committed / f"maps/{name}.yaml").write_text(text, "utf-8")
    commit(committed, "more")
    replace(committed, VISIT, WORSE)
    commit(committed, "worse")
    asked = ("diff", "HEAD~1..HEAD", "--format", form, "--fail-on", "any")
    first = run(*asked)
    read: list[str] = []
    wanted = unread.read_file

    def noted(raw: bytes, path: str, digest: str, *, persona: bool) -> Sheet:
        read.append(path)
        return wanted(raw, path, digest, persona=persona)

    monkeypatch.setattr(unread, "read_file", noted)
    assert run(*asked).out == first.out
    assert read == []
