"""Promises of the repository itself: locks without addresses, one pin in one place, help for every target."""

from __future__ import annotations

import json
import re
import tomllib
from importlib.metadata import PackageNotFoundError, metadata, version
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements/site.txt", "requirements/tests.txt")


@pytest.mark.parametrize("lock", LOCKS)
def test_python_locks_hold_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"https?:|file:/|--index-url|--extra-index-url|--find-links|--trusted-host", text)
    pinned = re.findall(r"^[a-z0-9-]+==\S+( \\\n    --hash=sha256:[0-9a-f]{64})?", text, re.MULTILINE)
    assert pinned
    assert all(pinned), "a requirement without a hash"


@pytest.mark.parametrize("lock", LOCKS)
def test_python_locks_hold_no_pre_release(lock: str) -> None:
    versions = re.findall(r"^([a-z0-9-]+==\S+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE)
    assert [pin for pin in versions if re.search(r"\d(a|b|rc|\.dev)\d*$", pin)] == []


def test_the_two_python_locks_agree() -> None:
    site, tests = (
        set(re.findall(r"^[a-z0-9-]+==\S+", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE)) for lock in LOCKS
    )
    assert site <= tests


def test_what_is_locked_runs_on_the_oldest_python() -> None:
    """Debian 12's Python is 3.11.2, and some releases want a later 3.11."""
    locked = re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / LOCKS[1]).read_text(encoding="utf-8"), re.MULTILINE)
    wanted = {name: metadata(name).get("Requires-Python", "") for name, pin in locked if release(name) == pin}
    assert len(wanted) > len(locked) / 2, "the environment is not the locked one"
    assert {name: needs for name, needs in wanted.items() if not SpecifierSet(needs).contains("3.11.0")} == {}


def release(name: str) -> str | None:
    """The release of a distribution that is installed here."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def test_every_dependency_of_the_package_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / LOCKS[0]).read_text(encoding="utf-8"), re.MULTILINE))
    named = {re.split(r"[<>=!~\[; ]", wanted)[0].lower().replace(".", "-") for wanted in project["dependencies"]}
    assert named <= locked


def test_the_npm_lock_holds_integrity_and_no_address() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    installed = {name: package for name, package in packages.items() if name}
    assert installed
    assert [name for name, package in installed.items() if "resolved" in package] == []
    assert [name for name, package in installed.items() if not package.get("integrity", "").startswith("sha512-")] == []


def test_npm_packages_are_pinned_exactly() -> None:
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    pins = package["dependencies"] | package["devDependencies"]
    assert [f"{name}@{pin}" for name, pin in pins.items() if not re.fullmatch(r"\d+\.\d+\.\d+", pin)] == []


def test_every_target_people_call_says_what_it_does() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"^\.PHONY: (\S+)$", makefile, re.MULTILINE)) - {"machine"}
    assert {"site", "serve", "test", "lint", "format", "bench", "clean"} <= named
    assert named == set(re.findall(r"^([a-z-]+):[^=\n]* ## \S", makefile, re.MULTILINE))
