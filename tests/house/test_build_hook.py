"""What the build makes and git never holds: the compiled texts of the interface, and Mermaid's script."""

from __future__ import annotations

import gettext
import json
import os
import shutil
from pathlib import Path

import pytest

from tools import catalogues, mermaid_script

ROOT = Path(__file__).resolve().parents[2]
PO = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

msgid "Stage"
msgstr "階段"
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A source tree with its pins and nothing else."""
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def no_npm(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))


def fake_package(checkout: Path, version: str) -> Path:
    """A `node_modules` with a Mermaid of this version; returns its script."""
    script = checkout / "node_modules/mermaid/dist/mermaid.min.js"
    script.parent.mkdir(parents=True)
    script.write_text("globalThis.mermaid = {}", encoding="utf-8")
    (checkout / "node_modules/mermaid/LICENSE").write_text("MIT", encoding="utf-8")
    (checkout / "node_modules/mermaid/package.json").write_text(json.dumps({"version": version}), encoding="utf-8")
    return script


def pinned(checkout: Path) -> str:
    return str(json.loads((checkout / "package.json").read_text(encoding="utf-8"))["dependencies"]["mermaid"])


@pytest.mark.usefixtures("no_npm")
def test_the_script_and_its_licence_come_from_node_modules(checkout: Path) -> None:
    script = fake_package(checkout, pinned(checkout))
    placed = mermaid_script.place(checkout)
    assert placed == checkout / "plugin/desireline/assets/vendor/mermaid.min.js"
    assert placed.read_bytes() == script.read_bytes()
    assert (placed.parent / "mermaid.LICENSE.txt").read_text(encoding="utf-8") == "MIT"


@pytest.mark.usefixtures("no_npm")
def test_a_script_that_stands_is_left_alone(checkout: Path) -> None:
    fake_package(checkout, pinned(checkout))
    placed = mermaid_script.place(checkout)
    os.utime(placed, ns=(1, 1))
    shutil.rmtree(checkout / "node_modules")
    assert mermaid_script.place(checkout).stat().st_mtime_ns == 1


@pytest.mark.usefixtures("no_npm")
def test_a_script_that_was_changed_is_not_trusted(checkout: Path) -> None:
    fake_package(checkout, pinned(checkout))
    mermaid_script.place(checkout).write_text("something else", encoding="utf-8")
    shutil.rmtree(checkout / "node_modules")
    with pytest.raises(mermaid_script.ScriptUnavailableError, match="npm is not installed"):
        mermaid_script.place(checkout)


@pytest.mark.usefixtures("no_npm")
def test_another_version_in_node_modules_is_not_taken(checkout: Path) -> None:
    fake_package(checkout, "1.0.0")
    with pytest.raises(mermaid_script.ScriptUnavailableError):
        mermaid_script.place(checkout)


@pytest.mark.usefixtures("no_npm")
def test_without_npm_the_build_goes_on_and_says_so_in_one_line(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert mermaid_script.main(checkout) == 0
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "npm is not installed" in said
    assert not (checkout / mermaid_script.VENDOR).exists()


def test_an_archive_that_is_not_the_locked_one_is_refused(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    npm = tmp_path / "bin/npm"
    npm.parent.mkdir()
    npm.write_text('#!/bin/sh\nwhile [ "$1" != --pack-destination ]; do shift; done\necho no > "$2/mermaid.tgz"\n')
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", f"{npm.parent}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(mermaid_script.ScriptUnavailableError, match="not the one package-lock"):
        mermaid_script.place(checkout)
    assert not (checkout / mermaid_script.VENDOR).exists()


def test_an_npm_that_fails_is_named_with_its_reason(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    npm = tmp_path / "bin/npm"
    npm.parent.mkdir()
    npm.write_text("#!/bin/sh\necho 'npm error network down' >&2\nexit 1\n")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", f"{npm.parent}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(mermaid_script.ScriptUnavailableError, match="network down"):
        mermaid_script.place(checkout)


def test_this_checkout_has_the_pinned_script() -> None:
    manifest = json.loads((ROOT / mermaid_script.VENDOR / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["mermaid"]["version"] == pinned(ROOT)


def test_texts_are_compiled_and_can_be_read(tmp_path: Path) -> None:
    source = tmp_path / catalogues.LOCALE / "zh_Hant/LC_MESSAGES/desireline.po"
    source.parent.mkdir(parents=True)
    source.write_text(PO, encoding="utf-8")
    assert catalogues.compile_all(tmp_path) == [source.with_suffix(".mo")]
    texts = gettext.translation("desireline", tmp_path / catalogues.LOCALE, languages=["zh_Hant"])
    assert texts.gettext("Stage") == "階段"


def test_texts_are_compiled_again_only_when_they_changed(tmp_path: Path) -> None:
    source = tmp_path / catalogues.LOCALE / "ja/LC_MESSAGES/desireline.po"
    source.parent.mkdir(parents=True)
    source.write_text(PO, encoding="utf-8")
    catalogues.compile_all(tmp_path)
    assert catalogues.compile_all(tmp_path) == []
    later = source.with_suffix(".mo").stat().st_mtime_ns + 1_000_000_000
    os.utime(source, ns=(later, later))
    assert catalogues.compile_all(tmp_path) == [source.with_suffix(".mo")]


def test_a_tree_without_texts_is_fine(tmp_path: Path) -> None:
    assert catalogues.compile_all(tmp_path) == []
