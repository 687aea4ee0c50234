"""A project whose pages quote its maps: what the tests of links and drawings convert and build."""

from __future__ import annotations

import os
import re
import subprocess
from html import unescape
from typing import TYPE_CHECKING, Any

from markdown import Markdown

from desireline.engines.markdown import DesirelineExtension
from tests.engines.small_site import write_site

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = """\
title: '<img src=x onerror=alert(1)> & "quotes"'
stages:
  - id: one
    title: '</span><script>alert(1)</script>'
    emotion: {score: 1, word: '<b>glad</b>'}
    frontstage: '<i>waves</i>'
    pains:
      - {id: hurt, text: '"><script>alert(2)</script>', was: [sore]}
retired:
  - {id: queue, why: '<i>gone</i>', in: v2}
"""


def project(folder: Path) -> Path:
    """The small site, with a map whose texts are hostile, parts that were renamed and one that is retired."""
    write_site(folder)
    (folder / "maps" / "hostile.yaml").write_text(HOSTILE, encoding="utf-8")
    return folder


def converted(folder: Path, text: str, *extensions: Any, **settings: Any) -> str:
    """A text as plain Python-Markdown converts it, with our extension alone and those named."""
    given = {"root": str(folder), "pages": "https://maps.example.org/", "styles": "x.css", **settings}
    return str(Markdown(extensions=[*extensions, DesirelineExtension(**given)]).convert(text))


def links(html: str) -> list[tuple[str, str]]:
    """Address and words of every link that is not inside a drawing."""
    outside = re.sub(r'<figure class="dl .*?</figure>(?=\s*(?:<p|<ul|<h|</|$))', "", html, flags=re.DOTALL)
    found = re.findall(r'<a\b[^>]*?href="([^"]*)"[^>]*>(.*?)</a>', outside, re.DOTALL)
    return [(address, unescape(re.sub(r"<[^>]+>", "", words))) for address, words in found]


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder, as nobody in particular."""
    who = {f"GIT_{role}_{what}": "a@b.example" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    subprocess.run(["git", *arguments], cwd=folder, env={**os.environ, **who}, check=True, capture_output=True)


def commit(folder: Path, tag: str) -> None:
    """Keep everything as it is now, under a tag."""
    if not (folder / ".git").is_dir():
        git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", tag)
    git(folder, "tag", tag)
