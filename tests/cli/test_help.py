"""What the command says of itself. The texts in `golden/` are what a person approved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desireline import __version__
from desireline.cli.commands import COMMANDS

if TYPE_CHECKING:
    from tests.cli.conftest import Run

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_is_as_approved(name: str, run: Run) -> None:
    ran = run(*filter(None, [name]), "--help")
    assert ran.code == 0
    assert ran.out == (GOLDEN / f"help{name and '-'}{name}.txt").read_text("utf-8")
    assert max(map(len, ran.out.splitlines())) <= 80


@pytest.mark.parametrize("name", ["check", "fmt", "draw", "new", "init"])
def test_help_teaches_with_an_example_and_the_exit_codes(name: str, run: Run) -> None:
    said = run(name, "--help").out
    assert f"  desireline {name}" in said
    assert "Exit codes:" in said


def test_the_version_is_the_package_s(run: Run) -> None:
    assert run("--version").out == f"desireline {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["chekc"], "There is no command 'chekc'. Did you mean 'check'?", id="mistyped"),
        pytest.param(["xyzzy"], "There are: init, new, check", id="unlike any"),
        pytest.param(["check", "--strcit"], "--strict", id="mistyped option"),
        pytest.param(["schema", "stage"], "'stage' is not one of 'map', 'persona'", id="not a choice"),
        pytest.param(["check", "--today", "tomorrow"], "'tomorrow'", id="not a date"),
        pytest.param(["\x1b[31mred"], "␛[31mred", id="steers no terminal"),
    ],
)
def test_wrong_use_is_answered_with_the_way_out(arguments: list[str], said: str, run: Run) -> None:
    ran = run(*arguments)
    assert ran.code == 2
    assert said in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_for_the_shell(shell: str, run: Run) -> None:
    ran = run("completion", shell)
    assert ran.code == 0
    assert "_DESIRELINE_COMPLETE" in ran.out


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        pytest.param("desireline dr", "plain,draw", id="a command"),
        pytest.param("desireline draw vi", "plain,visit", id="the id of a map"),
        pytest.param("desireline new x y --persona m", "plain,mei", id="the id of a persona"),
        pytest.param("desireline draw visit --as bl", "plain,blueprint", id="a choice"),
        pytest.param("desireline draw maps/v", "file,maps/v", id="a path"),
    ],
)
def test_the_shell_completes(
    words: str, offered: str, project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_DESIRELINE_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(len(words.split()) - 1))
    assert run().out == f"{offered}\n"


def test_schemas_are_json(run: Run) -> None:
    import json

    of_each = {"map": "stages", "persona": "name", "diff": "fingerprint", "gap": "moments"}
    for noun, key in (*of_each.items(), ("check", "exit_code"), ("notes", "left_out")):
        said = json.loads(run("schema", noun).out)
        assert said["$schema"].startswith("https://json-schema.org/")
        assert key in json.dumps(said)
