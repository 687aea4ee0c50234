"""Compiled templates of the theme are kept for the user: never stale, never in the project, never in the way."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import jinja2
import pytest

from desireline.engines.mkdocs_templates import keep_compiled
from tests.engines.small_site import write_site
from tests.tools.modules import run_module

if TYPE_CHECKING:
    from pathlib import Path


class Counting(jinja2.Environment):
    """An environment that tells what it compiled."""

    def __init__(self, texts: dict[str, str], **settings: object) -> None:
        super().__init__(loader=jinja2.DictLoader(texts), **settings)  # type: ignore[arg-type]
        self.compiled: list[str] = []

    def compile(self, source, name=None, filename=None, raw=False, defer_init=False):  # type: ignore[no-untyped-def]
        """Compile, and note it."""
        self.compiled.append(name or "")
        return super().compile(source, name, filename, raw, defer_init)


@pytest.fixture
def of_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's cache folder, an empty one."""
    folder = tmp_path / "of-user"
    monkeypatch.setattr("desireline.engines.mkdocs_templates._of_user", lambda: folder)
    return folder


def shown(texts: dict[str, str], *, shout: object = str.upper, **settings: object) -> tuple[str, list[str]]:
    """What a fresh environment makes of `page.html`, and what it compiled for it."""
    environment = Counting(texts, **settings)
    environment.filters["shout"] = shout
    keep_compiled(environment)
    return environment.get_template("page.html").render(name="<b>"), environment.compiled


def other(text: str) -> str:
    """A filter of another name."""
    return f"{text}?"


def test_a_template_is_compiled_once(of_user: Path) -> None:
    texts = {"page.html": "{% include 'part.html' %}", "part.html": "Hello {{ name }}"}
    first, second = shown(texts), shown(texts)
    assert first == ("Hello <b>", ["page.html", "part.html"])
    assert second == ("Hello <b>", [])


@pytest.mark.parametrize(
    ("texts", "settings", "then"),
    [
        pytest.param({"page.html": "Bye {{ name }}"}, {}, "Bye <b>", id="the text changed"),
        pytest.param({}, {"autoescape": True}, "Hello &lt;b&gt;", id="what is escaped changed"),
        pytest.param({}, {"autoescape": lambda _: True}, "Hello &lt;b&gt;", id="so it did, by a function"),
        pytest.param({}, {"variable_start_string": "[["}, "Hello {{ name }}", id="the spelling of templates changed"),
    ],
)
def test_what_is_compiled_otherwise_is_compiled_anew(
    of_user: Path, texts: dict[str, str], settings: dict[str, object], then: str
) -> None:
    first = {"page.html": "Hello {{ name }}"}
    assert shown(first)[0] == "Hello <b>"
    assert shown({**first, **texts}, **settings)[0] == then


def test_a_filter_worked_out_while_compiling_is_not_kept_for_another(of_user: Path) -> None:
    texts = {"page.html": "{{ 'a' | shout }}"}
    assert shown(texts)[0] == "A"
    assert shown(texts, shout=other)[0] == "a?"


def test_a_spoilt_file_is_compiled_anew(of_user: Path) -> None:
    texts = {"page.html": "Hello {{ name }}"}
    shown(texts)
    for length in range(0, 200, 7):
        for kept in of_user.rglob("*.cache"):
            kept.write_bytes(kept.read_bytes()[:length])
        assert shown(texts) == ("Hello <b>", ["page.html"])


def test_where_nothing_can_be_kept_templates_are_compiled(of_user: Path) -> None:
    of_user.write_text("a file where the folder would be")
    assert shown({"page.html": "Hello {{ name }}"}) == ("Hello <b>", ["page.html"])


def test_nothing_can_be_written_any_more(of_user: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("jinja2.bccache.tempfile.NamedTemporaryFile", full)
    assert shown({"page.html": "Hello {{ name }}"}) == ("Hello <b>", ["page.html"])


def test_a_place_of_its_own_stays(of_user: Path) -> None:
    environment = jinja2.Environment(bytecode_cache=(own := jinja2.FileSystemBytecodeCache(os.devnull)))
    keep_compiled(environment)
    assert environment.bytecode_cache is own


@pytest.mark.skipif(os.name == "nt", reason="permissions are those of Unix")
def test_nobody_else_may_write_there(of_user: Path) -> None:
    shown({"page.html": "Hello"})
    (folder,) = of_user.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_pages_are_the_same_to_the_byte_and_nothing_lies_in_the_project(tmp_path: Path) -> None:
    """Built without, with and again with kept templates."""
    project, of_user = write_site(tmp_path / "project"), tmp_path / "cache"
    plain = (project / "mkdocs.yml").read_text().partition("plugins:")[0]
    sites = []
    for settings in ("cache: false", "cache: true", "cache: true"):
        (project / "mkdocs.yml").write_text(f"{plain}plugins: [search, desireline: {{{settings}}}]\n")
        around = {"SOURCE_DATE_EPOCH": "1790000000", "XDG_CACHE_HOME": str(of_user)}
        done = run_module("mkdocs", "build", within=project, environment=around)
        assert done.returncode == 0, done.stderr
        assert of_user.exists() is (settings == "cache: true")
        sites.append({file.relative_to(project): file.read_bytes() for file in (project / "site").rglob("*.html")})
    assert sites[0] == sites[1] == sites[2]
    assert not list(project.rglob("__jinja2*"))
