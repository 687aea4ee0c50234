"""A small site that publishes every kind of file, and what reads such files by their own documentation."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, NamedTuple

from tests.engines.small_site import build, write_site

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "https://maps.example.org/team/"
SETTING = "plugins: [search, {{desireline: {{files: {files}}}}}]"
BEFORE = "plugins: [search, desireline]"
RICH = """\
title: Tea, "again" & <b>more</b>
lang: en
state: current
summary: A *short* one
scenario: {situation: An empty pot, goal: Tea, expectations: [quick, warm]}
personas: [mina]
touchpoints:
  - {id: kettle, title: Kettle, channel: device}
stages:
  - id: boil
    title: Boil
    was: [heat]
    steps:
      - id: fill
        text: Fill the [kettle](#kettle), see [the visit](map:visit#queue)
        duration: 2m
        emotion: [1, {score: -1, word: bored, intended: 2}]
        moment_of_truth: true
        scales: {}
      - Wait
    metrics:
      - {id: minutes, text: Minutes, value: 18%, target: 1.50}
    pains:
      - id: slow
        text: "<script>alert(1)</script> _so_ slow | @team"
        severity: 4
        evidence: {status: validated, count: 3, of: 4}
  - id: drink
    title: 喝茶
    emotion: {by_persona: {mina: 2}, score: 0}
x-team: {colour: blue, sizes: [1, 2]}
"""


def project(folder: Path, files: str = "true", *, site_url: str = ADDRESS, directory_urls: bool = True) -> Path:
    """A project whose site publishes `files`."""
    made = write_site(folder, directory_urls=directory_urls)
    settings = made / "mkdocs.yml"
    text = settings.read_text("utf-8").replace(BEFORE, SETTING.format(files=files))
    settings.write_text(text + (f"site_url: {site_url}\n" if site_url else ""), "utf-8")
    (made / "maps/rich.yaml").write_text(RICH, "utf-8")
    return made


def built(folder: Path, engine: str = "mkdocs") -> Path:
    """The site of a project, built strictly."""
    done = build(folder, "--strict", engine=engine)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return folder / "site"


class Listed(NamedTuple):
    """One line of an inventory."""

    name: str
    role: str
    address: str
    title: str


def inventory_of(held: bytes) -> list[Listed]:
    """The lines of an inventory, read by https://sphobjinv.readthedocs.io/en/stable/syntax.html alone."""
    head, packed = held.split(b"\n", 4)[:4], held.split(b"\n", 4)[4]
    assert head[0] == b"# Sphinx inventory version 2"
    assert head[1].startswith(b"# Project: ")
    assert head[2].startswith(b"# Version: ")
    assert b"zlib" in head[3]
    lines = []
    for line in zlib.decompress(packed).decode("utf-8").splitlines():
        name, role, _, address, title = line.split(" ", 4)
        lines.append(Listed(name, role, address.replace("$", name), name if title == "-" else title))
    return lines
