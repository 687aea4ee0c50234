"""A site that keeps four versions: a moved folder, a renamed map, a map that is gone, one that cannot be read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from tests.engines.small_site import LATER, MINA, TEA, VISIT
from tests.versions.repository import Repository

if TYPE_CHECKING:
    from pathlib import Path

CONFIGURATION = """\
site_name: Kept
site_url: https://example.com/journeys/
repo_url: https://example.com/maps
edit_uri: edit/main/docs/
theme: {{name: material, font: false, features: [navigation.prune]}}
use_directory_urls: {directory_urls}
plugins:
  - search
  - desireline: {{maps: {maps}, versions: {{tags: ["v*", "phones/*"], keep: 10}}}}
"""
OLD = CONFIGURATION.format(directory_urls="true", maps="journeys")
GHOST = "title: A ghost\nlang: en\nowner: team\nstages: [{id: boo, title: Boo, emotion: 1}]\n"
BROKEN = "title: Broken\nstages:\n  - title: 'One\n"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>\n'


def write_versions(folder: Path, *, directory_urls: bool = True) -> Repository:
    """The repository, as it is today."""
    new = CONFIGURATION.format(directory_urls=str(directory_urls).lower(), maps="maps")
    mina = MINA + "photo: {src: mina.svg, alt: Mina}\n"
    made = Repository(folder)
    made.publish(
        "v1.0",
        "2025-01-10",
        {
            ".gitignore": "site/\n.cache/\n",
            "mkdocs.yml": OLD,
            "docs/index.md": "# Welcome\n",
            "mina.svg": PICTURE,
            "journeys/visit.yaml": VISIT,
            "journeys/old-tea.yaml": TEA,
            "journeys/ghost.yaml": GHOST,
            "personas/mina.yaml": mina,
        },
    )
    made.publish(
        "v1.1",
        "2025-02-10",
        {
            "mkdocs.yml": new,
            "journeys/visit.yaml": None,
            "journeys/old-tea.yaml": None,
            "journeys/ghost.yaml": None,
            "maps/visit.yaml": VISIT.replace("The queue is long", "The queue is slow"),
            "maps/tea.yaml": "was: [old-tea]\n" + TEA,
            "maps/ghost.yaml": GHOST,
            "maps/visit-later.yaml": LATER,
        },
    )
    made.publish(
        "v1.2", "2025-03-10", {"docs/index.md": "# Hello\n", "maps/broken.yaml": BROKEN, "maps/torn.yaml": "\t: [\n"}
    )
    made.publish(
        "phones/1.3",
        "2025-04-10",
        {
            "maps/broken.yaml": None,
            "maps/torn.yaml": None,
            "maps/ghost.yaml": None,
            "mina.svg": None,
            "personas/mina.yaml": MINA.replace("A quiet table", "A loud table"),
        },
    )
    made.write({"maps/visit.yaml": VISIT.replace("The queue is long", "No queue today")})
    return made


def file_of(site: Path, path: str) -> Path:
    """The file of a page path, whichever way addresses are made."""
    with_folder = site / path / "index.html"
    return with_folder if with_folder.exists() else site / f"{path}.html"


def text_of(site: Path, path: str) -> str:
    """The page of a path, followed to where it leads on."""
    file = file_of(site, path)
    text = file.read_text(encoding="utf-8")
    found = re.search(r'location\.replace\(("[^"]+")', text)
    if found is None:
        return text
    there = unquote(urlsplit(urljoin(f"http://site/{file.relative_to(site).as_posix()}", json.loads(found[1]))).path)
    target = site / there.lstrip("/")
    return (target / "index.html" if target.is_dir() else target).read_text(encoding="utf-8")


def is_way(site: Path, path: str) -> bool:
    """Whether the page at a path only leads on."""
    return "location.replace(" in file_of(site, path).read_text(encoding="utf-8")
