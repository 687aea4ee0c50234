"""`draw`: every view in every form that is made of it, and a reason for every one that is not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Run

PROJECT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("view", "form", "begins"),
    [
        ("grid", "text", "====="),
        ("curve", "text", "====="),
        ("blueprint", "text", ""),
        ("flow", "text", ""),
        ("curve", "svg", "<svg"),
        ("blueprint", "svg", "<svg"),
        ("flow", "svg", "<svg"),
        ("grid", "html", "<!doctype html>"),
        ("curve", "html", "<!doctype html>"),
        ("blueprint", "html", "<!doctype html>"),
        ("flow", "html", "<!doctype html>"),
        ("automation", "html", "<!doctype html>"),
        ("grid", "mermaid", ""),
        ("curve", "mermaid", ""),
        ("blueprint", "mermaid", ""),
        ("flow", "mermaid", ""),
        ("automation", "mermaid", ""),
    ],
)
def test_a_rich_map_is_drawn(
    view: str, form: str, begins: str, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(PROJECT)
    ran = run("draw", "online-shop", "--as", view, "--format", form)
    assert ran.code == 0, ran.err
    assert len(ran.out) > 300
    assert begins in ran.out[:200]
    if form == "svg":
        ElementTree.fromstring(ran.out)
    if form == "mermaid":  # several diagrams in one text would be none
        fences = ran.out.count("```")
        assert (ran.out.count("\nconfig:"), ran.out.startswith("```mermaid\n")) in {(fences // 2, True), (1, False)}


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(["vist"], 2, "Did you mean 'visit'?", id="mistyped"),
        pytest.param(["mei"], 2, "'mei' is a persona", id="a persona"),
        pytest.param(["maps/none.yaml"], 2, "is not there", id="no such file"),
        pytest.param(["visit", "--format", "svg"], 2, "No SVG is made of a map as grid", id="no such form"),
        pytest.param(["visit", "--as", "automation", "--format", "html"], 2, "no 'automations'", id="nothing to draw"),
        pytest.param(["visit", "--as", "curve", "--scale", "fredom"], 2, "no scale 'fredom'", id="no such scale"),
        pytest.param(["visit", "-o", "a.png"], 2, "Nothing is drawn as '.png'", id="a picture of pixels"),
        pytest.param(["visit", "-o", "a.pdf"], 2, "A browser makes a picture or a PDF", id="a form for paper"),
        pytest.param(["visit", "-o", "a.v2"], 2, ".svg, .html", id="a suffix that names no form"),
        pytest.param(["visit", "-o", "visit.txt/x"], 3, "visit.txt/x", id="a file that cannot be written"),
        pytest.param(["broken"], 3, "error[unknown-key]", id="a map with errors"),
        pytest.param(["maps/unread.yaml"], 3, "error[not-utf8]", id="a map that cannot be read"),
        pytest.param(["visit", "--rev", "HEAD"], 3, "git", id="no repository"),
    ],
)
def test_what_cannot_be_drawn_has_a_reason(arguments: list[str], code: int, said: str, project: Path, run: Run) -> None:
    (project / "maps/broken.yaml").write_text("title: T\nstagse: [A]\nstages: [A]\n", "utf-8")
    (project / "maps/unread.yaml").write_bytes(b"title: \xff\n")
    (project / "visit.txt").write_text("", "utf-8")
    ran = run("draw", *arguments)
    assert ran.code == code
    assert said in ran.err
    assert ran.out == ""


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("id: other\ntitle: T\nstages: [A]\n", 2, "There is no map 'shop': the one in maps/shop.yaml is 'other'."),
        ("journey\n  title T\n  section A\n", 3, "maps/shop.yaml:1:1: error[foreign-file]"),
    ],
    ids=["its id is another", "it could not be read"],
)
def test_a_map_named_by_its_file_alone_is_told_apart(text: str, code: int, said: str, project: Path, run: Run) -> None:
    (project / "maps/shop.yaml").write_text(text, "utf-8")
    ran = run("draw", "shop")
    assert (ran.code, said in ran.err) == (code, True), ran.err


@pytest.mark.parametrize("name", ["visit", "maps/visit.yaml", "./maps/visit.yaml"])
def test_a_map_is_named_by_id_or_file(name: str, project: Path, run: Run) -> None:
    assert "Rings the bell" in run("draw", name).out


@pytest.mark.parametrize(
    ("file", "begins"),
    [
        ("v.svg", "<svg"),
        ("v.SVG", "<svg"),
        ("v.html", "<!doctype html>"),
        ("v.mmd", ""),
        ("v.txt", "A visit"),
        ("v", "A visit"),
    ],
)
def test_the_suffix_of_the_file_decides_the_form(file: str, begins: str, project: Path, run: Run) -> None:
    ran = run("draw", "visit", "--as", "curve", "-o", file)
    assert (ran.code, ran.out) == (0, "")
    assert (project / file).read_text("utf-8").startswith(begins)


def test_a_form_that_is_named_may_stand_in_any_file(project: Path, run: Run) -> None:
    assert run("draw", "visit", "--format", "text", "-o", "visit.log").code == 0
    assert (project / "visit.log").read_text("utf-8").startswith("A visit")


def test_a_page_needs_nothing_beside_itself(project: Path, run: Run) -> None:
    page = run("draw", "visit", "--format", "html").out
    for outside in ("<link", "<script", "@import", 'src="http', "url(http"):
        assert outside not in page


def test_a_service_blueprint_is_drawn_as_one_unless_something_else_is_asked_for(project: Path, run: Run) -> None:
    path = project / "maps/visit.yaml"
    path.write_text(path.read_text("utf-8").replace("lang: en", "lang: en\nkind: service-blueprint"), "utf-8")
    assert run("draw", "visit").out == run("draw", "visit", "--as", "blueprint").out


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("view", ["grid", "curve", "blueprint", "flow"])
def test_text_keeps_to_the_width(
    view: str, width: int, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desireline.source.problem import display_width

    monkeypatch.chdir(PROJECT)
    ran = run("draw", "phone-purchase", "--as", view, "--width", str(width))
    assert max(map(display_width, ran.out.splitlines())) <= width


def test_hostile_text_steers_no_terminal(project: Path, run: Run) -> None:
    (project / "maps/evil.yaml").write_text('title: "a\\u001b[31mb\\u202ec"\nstages: [S]\n', "utf-8")
    said = run("draw", "evil").out
    assert not set(said) & {"\x1b", "\u202e"}


def test_hostile_text_runs_nothing_in_a_page(
    project: Path, run: Run, page: Callable[..., object], tmp_path: Path, traffic: Callable[..., object]
) -> None:
    (project / "maps/evil.yaml").write_text(
        "title: '</title><script>document.title=\"run\"</script>'\nstages:\n"
        "  - title: '<img src=x onerror=\"document.title=1\">'\n    steps: ['[x](javascript:alert(1))']\n",
        "utf-8",
    )
    assert run("draw", "evil", "-o", "evil.html").code == 0
    opened = page()
    opened.goto((project / "evil.html").as_uri())  # type: ignore[attr-defined]
    assert "<script>" in opened.title()  # type: ignore[attr-defined]
    assert traffic(opened).outside == []  # type: ignore[attr-defined]
    assert opened.locator("a[href^='javascript']").count() == 0  # type: ignore[attr-defined]
