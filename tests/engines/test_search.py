"""What the search takes for one word: words inside a Chinese phrase are found, and what the author set stays."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.engines.small_site import build, write_site

if TYPE_CHECKING:
    from pathlib import Path

IDEOGRAPH = re.compile(r"\(\?=\[")
OWN = "[search: {separator: '[\\s]+'}, desireline]"


@pytest.mark.parametrize(
    ("theme", "plugins", "parted", "reason"),
    [
        ("{name: material, font: false}", "[search, desireline]", True, "each ideograph may begin a word"),
        ("{name: material, font: false}", "[desireline, search]", True, "whichever plugin stands first"),
        (
            "{name: material, font: false, language: zh-Hant}",
            "[search, desireline]",
            True,
            "also in Chinese",
        ),
        ("{name: material, font: false, language: ja}", "[search, desireline]", False, "a script parts Japanese"),
        ("{name: material, font: false}", OWN, False, "the author set what parts words"),
        ("mkdocs", "[search, desireline]", False, "MkDocs' own search would lose every ideograph"),
    ],
)
def test_what_parts_words(theme: str, plugins: str, parted: bool, reason: str, tmp_path: Path) -> None:
    folder = write_site(tmp_path)
    settings = re.sub(r"theme: .*", f"theme: {theme}", (folder / "mkdocs.yml").read_text(encoding="utf-8"))
    settings = settings.replace("plugins: [search, desireline]", f"plugins: {plugins}")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    done = build(folder, "--strict")
    assert done.returncode == 0, done.stderr
    index = json.loads((folder / "site/search/search_index.json").read_text(encoding="utf-8"))
    assert bool(IDEOGRAPH.search(index["config"]["separator"])) == parted, reason
    (section,) = [each for each in index["docs"] if each["location"] == "maps/tea/#choose"]
    assert "這款烏龍聞起來很香" in section["text"], "the words stay as they are"
