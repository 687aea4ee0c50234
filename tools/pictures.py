"""Takes the pictures in `docs/pictures/`: `make pictures`.

They show the sample site, and what a review writes of a change of one sample, opened in a real browser in its light
colours. Due dates are counted from one fixed day, so a picture changes only when what it shows has changed. Look at
each before committing it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from markdown_it import MarkdownIt
from playwright.sync_api import sync_playwright

from tests.tools.chromium import chromium
from tests.tools.static_server import served
from tools.command_line import run
from tools.release_walk import write_releases
from tools.review_walk import GATE, write_request

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT: Final = Path(__file__).resolve().parent.parent
PICTURES: Final = ROOT / "docs/pictures"
TODAY: Final = "1794787200"
"""The day of the pictures, 2026-11-16, in seconds since 1970."""
MOST_BYTES: Final = 250_000
"""A README with heavier pictures is slow to open."""
MARGIN: Final = 12
"""Pixels left around an element."""
EXAMPLE: Final = "coffee"
"""The map whose YAML stands in README.md."""
_HOST: Final = """\
<!doctype html><html lang="en"><meta charset="utf-8"><title>Comment</title>
<style>
body {margin: 0; background: #fff; color: #1f2328; font: 14px/1.5 system-ui, sans-serif}
main {margin: 16px; padding: 0 20px 4px; border: 1px solid #d0d7de; border-radius: 6px}
h3 {font-size: 18px; margin: 18px 0 12px}
code {background: #eff1f3; border-radius: 6px; padding: 2px 5px; font: 12px ui-monospace, monospace}
ul {padding-left: 24px}
li + li {margin-top: 4px}
table {border-collapse: collapse; margin: 12px 0}
th, td {border: 1px solid #d0d7de; padding: 5px 13px}
tr:nth-child(2n) td {background: #f6f8fa}
pre {margin: 8px 0}
pre code {background: none}
</style>
<main>COMMENT</main>
<script src="mermaid.min.js"></script>
<script>
mermaid.initialize({startOnLoad: false});
mermaid.run({querySelector: "code.language-mermaid"});
</script>
"""
"""A page that shows a comment as hosts do."""
_EXAMPLE_YAML: Final = re.compile(rf"```yaml\n# maps/{EXAMPLE}\.yaml\n(.*?)```", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: a page of a site, at a size of the window, and what of it is shown."""

    name: str
    page: str
    """Address within the site."""
    width: int
    height: int
    """Of the window; of an element the picture is at most so high."""
    element: str = ""
    """Selector of what is shown; "" for the window."""
    view: str = ""
    """How a page of changes shows both versions, where it is another way than at first: `side` or `only`."""
    margin: int = MARGIN
    """Pixels left around an element."""


SAMPLES: Final = (
    Picture("map", "maps/leaving-customer/", 1440, 960),
    Picture("home", "maps/", 1280, 860),
    Picture("curve", "maps/commuter-day/", 1680, 420, "figure.dl-curve"),
    Picture("blueprint", "maps/restaurant-visit/", 1680, 1300, "figure.dl-bp"),
    Picture("several-people", "maps/app-project/", 1680, 900, "figure.dl-curve"),
    Picture("flow", "maps/support-case/", 1680, 700, "figure.dl-fl"),
    Picture("chinese", "maps/phone-purchase/", 1280, 860),
    Picture("research", "across/research/", 1280, 700),
    Picture("phone", "maps/leaving-customer/", 390, 1180),
)
"""Pictures of the sample site."""
OF_EXAMPLE: Final = Picture("example", f"maps/{EXAMPLE}/", 1000, 756, "article")
"""The picture beside the YAML in README.md."""
OF_REQUEST: Final = (
    Picture("review-comment", "comment.html", 920, 1150, "main"),
    Picture("review-page", "changes.html", 1280, 424),
    Picture("review-merged", "changes.html", 1280, 940, ".dl-u"),
    Picture("review-side", "changes.html", 1280, 500, ".dl-u-stage:last-child", view="side"),
    Picture("review-only", "changes.html", 1280, 740, ".dl-u-grid", view="only", margin=0),
)
"""Pictures of what a review writes, in docs/how-to/reviewing-a-change.md."""
OF_RELEASES: Final = (
    Picture("release-note", "releases/v2.4/", 1280, 700, ".dl-release"),
    Picture("releases", "releases/", 1280, 720),
    Picture("promises", "across/promises/", 1280, 720),
)
"""Pictures of the samples with a tag for each release, in docs/how-to/linking-from-release-notes.md."""
EVERY: Final = (*SAMPLES, OF_EXAMPLE, *OF_REQUEST, *OF_RELEASES)


def example_yaml() -> str:
    """The map in README.md."""
    found = _EXAMPLE_YAML.search((ROOT / "README.md").read_text("utf-8"))
    if found is None:
        raise LookupError(f"README.md holds no block of YAML that begins with '# maps/{EXAMPLE}.yaml'")
    return found[1]


def build(project: Path, site: Path) -> None:
    """Build a project as a user does, on the day of the pictures."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": TODAY, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    subprocess.run(command, cwd=project, env=environment, check=True)


def write_example(project: Path) -> None:
    """A project with the map of README.md alone."""
    (project / "docs").mkdir(parents=True)
    for folder, name, text in (
        ("maps", f"{EXAMPLE}.yaml", example_yaml()),
        ("personas", "nobody.yaml", "name: Nobody\n"),
    ):
        (project / folder).mkdir()
        (project / folder / name).write_text(text, "utf-8")
    settings = "site_name: Example\ntheme: {name: material, font: false}\nplugins: [desireline: {mermaid: false}]\n"
    (project / "mkdocs.yml").write_text(settings, "utf-8")


def write_review(site: Path) -> None:
    """What `desireline review` writes of the change in `tools.review_walk`: its page, and its comment as hosts show it.

    A host is played with plain styles: Markdown with tables in which line breaks count, and Mermaid.
    """
    site.mkdir()
    with tempfile.TemporaryDirectory() as folder:
        write_request(Path(folder))
        outputs = (f"--out=html={site / 'changes.html'}", f"--out=comment={site / 'comment.md'}", "--profile=github")
        run(Path(folder), "review", *GATE, *outputs)
    shutil.copy(ROOT / "plugin/desireline/assets/vendor/mermaid.min.js", site)
    markdown = MarkdownIt("commonmark", {"breaks": True}).enable("table")
    comment = markdown.render((site / "comment.md").read_text("utf-8"))
    (site / "comment.html").write_text(_HOST.replace("COMMENT", comment), "utf-8")


def take(browser: Browser, base: str, picture: Picture) -> Path:
    """Take one picture. Raises `ValueError` where it is too heavy."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height}, color_scheme="light", reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(base + picture.page, wait_until="networkidle")
    if picture.view:
        page.locator(f"label:has(input[name=dl-view][value={picture.view}])").first.click()
    file = PICTURES / f"{picture.name}.png"
    if picture.element:
        shown = page.locator(picture.element).first
        box = shown.bounding_box()
        if box is None:
            raise LookupError(f"'{picture.element}' is not to be seen on {picture.page}")
        page.screenshot(
            path=file,
            full_page=True,
            clip={
                "x": max(0.0, box["x"] - picture.margin),
                "y": box["y"] - picture.margin,
                "width": min(box["width"] + 2 * picture.margin, float(picture.width)),
                "height": min(box["height"], float(picture.height)) + 2 * picture.margin,
            },
        )
    else:
        page.screenshot(path=file)
    context.close()
    if file.stat().st_size > MOST_BYTES:
        raise ValueError(
            f"{file.name} has {file.stat().st_size:,} bytes, more than {MOST_BYTES:,}: show less of the page"
        )
    return file


def main(names: list[str]) -> int:
    """Take the pictures of these names, or all."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        write_example(folder / "example")
        write_releases(folder / "releases")
        sites = (
            (partial(build, ROOT), folder / "samples-site", SAMPLES),
            (partial(build, folder / "example"), folder / "example-site", (OF_EXAMPLE,)),
            (write_review, folder / "review", OF_REQUEST),
            (partial(build, folder / "releases"), folder / "releases-site", OF_RELEASES),
        )
        browser = chromium(stack.enter_context(sync_playwright()))
        for make, site, pictures in sites:
            wanted = [picture for picture in pictures if not names or picture.name in names]
            if wanted:
                make(site)
                base = stack.enter_context(served(site))
                for picture in wanted:
                    print(f"took {take(browser, base, picture).relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
