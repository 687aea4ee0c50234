"""The sites that are measured: one of generated maps, and the same number of empty pages by plain mkdocs-material."""

import shutil
from pathlib import Path

from benchmarks.maps import write_project

PLAIN = """\
site_name: Benchmark
theme:
  name: material
  font: false
  features: [navigation.prune]
markdown_extensions:
  - toc: {permalink: true}
  - attr_list
  - md_in_html
  - admonition
  - tables
  - pymdownx.superfences
  - pymdownx.highlight
plugins:
  - search
"""

IN_A_FOLDER = 25
"""Empty pages in one folder of the plain site."""


def plain_site(folder: Path, pages: int) -> Path:
    """A site of `pages` pages with a title and nothing else."""
    shutil.rmtree(folder, ignore_errors=True)
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(PLAIN)
    (docs / "index.md").write_text("# Benchmark\n")
    for number in range(pages):
        page = docs / f"part-{number // IN_A_FOLDER:03}" / f"page-{number:04}.md"
        page.parent.mkdir(exist_ok=True)
        page.write_text(f"# Page {number}\n")
    return folder


def map_site(folder: Path, maps: int, *, settings: str = "", pages: int = 0) -> Path:
    """A site of `maps` generated maps (every second one Chinese) with the plugin, and `pages` empty pages."""
    plain_site(folder, pages)
    (folder / "mkdocs.yml").write_text(PLAIN + "  - desireline:" + (f" {{{settings}}}" if settings else "") + "\n")
    write_project(folder, maps)
    return folder
