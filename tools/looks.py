"""Shows how pages differ from the looks that were approved, or approves them: `make looks`, `make approve-looks`.

Both build the sample site and the Arabic project of the tests and open them in a real browser. What differs stands on
one page, `test-results/looks/index.html`: the approved picture, the new one, and what differs between them. Look at it
before you approve: what is approved is what every later change is held against.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.looks.pages import APPROVED, FONTS, PAGES, ROOT, Look, looks
from tests.looks.pictures import BLOCK, Difference, difference, fonts, read, take
from tests.looks.sites import build_arabic, build_samples
from tests.tools.chromium import chromium
from tests.tools.static_server import served

if TYPE_CHECKING:
    from collections.abc import Iterator


RESULTS: Final = ROOT / "test-results" / "looks"
"""`make clean` removes it, git does not see it."""
HEAD: Final = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Looks that differ</title>
<style>
  body { font: 15px/1.5 sans-serif; margin: 24px; color: #1c2126; background: #fff }
  section { border-top: 1px solid #c3c9cf; padding-block: 16px }
  h2 { font-size: 18px; margin: 0 }
  div { display: flex; flex-wrap: wrap; gap: 16px }
  figure { margin: 8px 0; flex: 0 1 480px }
  img { max-width: 100%; border: 1px solid #c3c9cf }
</style>
"""


def main(arguments: list[str]) -> int:
    """Show or approve. Gives 1 where something differs and was not approved."""
    parser = argparse.ArgumentParser(prog="looks", description="Compare pages with their approved looks.")
    parser.add_argument("names", nargs="*", metavar="page", help=f"of {', '.join(PAGES)}; without, all")
    parser.add_argument("--approve", action="store_true", help="take what differs as the look from now on")
    asked = parser.parse_args(arguments)
    if unknown := sorted(set(asked.names) - set(PAGES)):
        parser.error(f"no such page: {', '.join(unknown)}")
    shutil.rmtree(RESULTS, ignore_errors=True)
    RESULTS.mkdir(parents=True)
    names = asked.names or list(PAGES)
    found = {look: picture for look, picture in seen(names, approve=asked.approve) if differs(look, picture)}
    if asked.approve:
        for look, picture in found.items():
            look.approved.write_bytes(picture)
        for file in set(APPROVED.glob("*.webp")) - {look.approved for name in PAGES for look in looks(name)}:
            file.unlink()
        print(f"approved {len(found)}")
        return 0
    sheet = RESULTS / "index.html"
    sections = "".join(section(look, picture) for look, picture in found.items())
    sheet.write_text(f"{HEAD}<h1>{len(found)} looks differ</h1>{sections}", "utf-8")
    print(f"{len(found)} differ" + (f", see {sheet.relative_to(ROOT)}. make approve-looks takes them" if found else ""))
    return 1 if found else 0


def seen(names: list[str], *, approve: bool) -> Iterator[tuple[Look, bytes]]:
    """Pictures of pages as they look now. Whoever approves them notes this machine's fonts too."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        builds = {"samples": build_samples, "arabic": build_arabic}
        bases = {}
        for site in {PAGES[name].site for name in names}:
            builds[site](folder / site)
            bases[site] = stack.enter_context(served(folder / site))
        browser = chromium(stack.enter_context(sync_playwright()))
        page = browser.new_context(color_scheme="light", reduced_motion="reduce", locale="en").new_page()
        for name in names:
            page.goto(bases[PAGES[name].site] + PAGES[name].path, wait_until="load")
            if approve and name == names[0]:
                FONTS.write_text(json.dumps(fonts(page), ensure_ascii=False) + "\n", "utf-8")
            for look in looks(name):
                yield look, take(page, look)


def differs(look: Look, picture: bytes) -> bool:
    """Whether a person would see a difference from the approved picture, or there is none yet."""
    return not look.approved.exists() or difference(read(look.approved.read_bytes()), read(picture)).seen


def section(look: Look, picture: bytes) -> str:
    """A look's part of the page that shows what differs. Its pictures are written beside the page."""
    figures = {"new": f"{look.name}-new.webp"}
    (RESULTS / figures["new"]).write_bytes(picture)
    said = "no approved picture yet"
    if look.approved.exists():
        approved, new = read(look.approved.read_bytes()), read(picture)
        found = difference(approved, new)
        said = f"differs within {found.place}"
        figures = {"approved": f"{look.name}-approved.webp", **figures, "difference": f"{look.name}-difference.png"}
        shutil.copyfile(look.approved, RESULTS / figures["approved"])
        marked(new, found).save(RESULTS / figures["difference"])
    shown = "".join(
        f'<figure><figcaption>{title}</figcaption><a href="{file}"><img src="{file}" alt=""></a></figure>'
        for title, file in figures.items()
    )
    return f"<section><h2>{look.name}</h2><p>{said}</p><div>{shown}</div></section>\n"


def marked(new: Image.Image, found: Difference) -> Image.Image:
    """The new picture, paled, with what differs in a strong colour."""
    width, height = found.blocks.size
    shown = Image.new("RGB", (width * BLOCK, height * BLOCK), "white")
    shown.paste(Image.blend(new, Image.new("RGB", new.size, "white"), 0.7))
    shown.paste("#d0006f", (0, 0), found.blocks.resize(shown.size))
    return shown


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
