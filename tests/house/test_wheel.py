"""The package as people get it: built, installed into an empty environment, used there. Needs no network."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

import desireline

ROOT = Path(__file__).resolve().parents[2]

# One worker builds the wheel, once.


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built with the locked backend."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` of an environment that holds the wheel; its dependencies are borrowed from this one."""
    folder = tmp_path_factory.mktemp("venv")
    venv.create(folder, with_pip=False)
    paths = sysconfig.get_paths(vars={"base": str(folder), "platbase": str(folder)})
    python = Path(paths["scripts"]) / "python"
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*install, str(wheel)], check=True, timeout=300, capture_output=True)
    # Behind its own folder, so that what is installed there wins over the checkout.
    own = sysconfig.get_paths()["purelib"]
    (Path(paths["purelib"]) / "borrowed.pth").write_text(own + "\n", encoding="utf-8")
    return Path(paths["scripts"])


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        list(map(str, command)), cwd=cwd, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def test_the_wheel_holds_what_was_made_and_nothing_of_the_checkout(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "desireline/py.typed",
        "desireline/assets/vendor/mermaid.min.js",
        "desireline/assets/vendor/mermaid.LICENSE.txt",
    } <= names
    compiled = {path.removesuffix(".mo") for path in names if path.endswith(".mo")}
    assert compiled == {path.removesuffix(".po") for path in names if path.endswith(".po")}
    assert {name.split("/")[0] for name in names} == {"desireline", f"desireline-{desireline.__version__}.dist-info"}
    assert not [name for name in names if "__pycache__" in name or "/tests/" in name]


def test_the_wheel_names_its_entry_points(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        points = archive.read(f"desireline-{desireline.__version__}.dist-info/entry_points.txt").decode()
    assert "[mkdocs.plugins]\ndesireline = desireline.engines.mkdocs:DesirelinePlugin" in points
    assert "[console_scripts]\ndesireline = desireline.cli:main" in points


def test_the_command_of_an_installed_wheel_runs(installed: Path, tmp_path: Path) -> None:
    where = run(installed / "python", "-c", "import desireline; print(desireline.__file__)", cwd=tmp_path)
    assert Path(where.stdout.strip()).is_relative_to(installed.parent), "the checkout was used in place of the wheel"
    said = run(installed / "desireline", "--version", cwd=tmp_path)
    assert said.returncode == 0, said.stderr
    assert desireline.__version__ in said.stdout


def test_an_installed_wheel_builds_a_site(installed: Path, tmp_path: Path) -> None:
    made = run(installed / "desireline", "init", "team", cwd=tmp_path)
    assert made.returncode == 0, made.stdout + made.stderr
    built = run(installed / "python", "-m", "mkdocs", "build", "--strict", "--quiet", cwd=tmp_path / "team")
    assert built.returncode == 0, built.stdout + built.stderr
    assert (tmp_path / "team/site/index.html").is_file()
