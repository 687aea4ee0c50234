"""Takes the pictures in `docs/pictures/`: `make pictures`.

They show the sample site, built and opened in a real browser, in its light colours. Due dates are counted from one
fixed day, so a picture changes only when what it shows has changed. Look at each before committing it.
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
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import sync_playwright

from tests.tools.static_server import served

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


SAMPLES: Final = (
    Picture("map", "maps/leaving-customer/", 1440, 960),
    Picture("home", "maps/", 1280, 860),
    Picture("curve", "maps/commuter-day/", 1680, 420, "figure.dl-curve"),
    Picture("blueprint", "maps/restaurant-visit/", 1680, 1000, "figure.dl-bp"),
    Picture("several-people", "maps/app-project/", 1680, 900, "figure.dl-curve"),
    Picture("flow", "maps/support-case/", 1680, 700, "figure.dl-fl"),
    Picture("chinese", "maps/phone-purchase/", 1280, 860),
    Picture("research", "across/research/", 1280, 700),
    Picture("phone", "maps/leaving-customer/", 390, 1180),
)
"""Pictures of the sample site."""
OF_EXAMPLE: Final = Picture("example", f"maps/{EXAMPLE}/", 1000, 800, "article")
"""The picture beside the YAML in README.md."""


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


def take(browser: Browser, base: str, picture: Picture) -> Path:
    """Take one picture. Raises `ValueError` where it is too heavy."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height}, color_scheme="light", reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(base + picture.page, wait_until="networkidle")
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
                "x": max(0.0, box["x"] - MARGIN),
                "y": box["y"] - MARGIN,
                "width": min(box["width"] + 2 * MARGIN, float(picture.width)),
                "height": min(box["height"], float(picture.height)) + 2 * MARGIN,
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
        sites = ((ROOT, folder / "samples-site", SAMPLES), (folder / "example", folder / "example-site", (OF_EXAMPLE,)))
        browser = stack.enter_context(sync_playwright()).chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for project, site, pictures in sites:
            wanted = [picture for picture in pictures if not names or picture.name in names]
            if wanted:
                build(project, site)
                base = stack.enter_context(served(site))
                for picture in wanted:
                    print(f"took {take(browser, base, picture).relative_to(ROOT)}")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
