"""What we draw is light on a light page and dark on a dark one, whichever theme stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import pytest
import yaml

from tests.engines.small_site import build, write_site
from tests.tools.modules import run_module

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.conftest import OpenPage, ServeFolder

SWITCH = [
    {"media": "(prefers-color-scheme: light)", "scheme": "default"},
    {"media": "(prefers-color-scheme: dark)", "scheme": "slate"},
]
CASES: list[tuple[str, dict[str, Any], Literal["light", "dark"], bool]] = [
    ("Material without a palette knows no dark", {"name": "material"}, "dark", False),
    ("Material, one scheme for everybody", {"name": "material", "palette": {"scheme": "slate"}}, "light", True),
    ("Material after the reader's system", {"name": "material", "palette": SWITCH}, "dark", True),
    ("MkDocs' own theme is light until told otherwise", {"name": "mkdocs"}, "dark", False),
    ("MkDocs' own theme, dark for everybody", {"name": "mkdocs", "color_mode": "dark"}, "light", True),
    ("MkDocs' own theme after the reader's system", {"name": "mkdocs", "color_mode": "auto"}, "dark", True),
    ("the theme of Read the Docs knows no dark", {"name": "readthedocs"}, "dark", False),
]
LIGHTNESS = """colour => {
    const canvas = document.createElement("canvas").getContext("2d");
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return Math.max(...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3));
}"""


def is_dark(opened: Page) -> bool:
    """Whether our paper is dark; ink on it is then light."""
    paper, ink = (
        opened.evaluate(LIGHTNESS, opened.evaluate(f"getComputedStyle(document.body).getPropertyValue('--dl-{name}')"))
        for name in ("paper", "ink")
    )
    assert abs(paper - ink) > 150
    return bool(paper < 128)


def set_up(folder: Path, **settings: Any) -> None:
    """Change settings of a project."""
    file = folder / "mkdocs.yml"
    file.write_text(yaml.safe_dump({**yaml.safe_load(file.read_text("utf-8")), **settings}), "utf-8")


@pytest.mark.parametrize(("theme", "system", "dark"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_map_has_the_scheme_of_the_page_around_it(
    theme: dict[str, Any], system: Literal["light", "dark"], dark: bool, tmp_path: Path, page: OpenPage,
    serve_folder: ServeFolder,
) -> None:  # fmt: skip
    folder = write_site(tmp_path)
    set_up(folder, theme={**theme, "font": False})
    done = build(folder)
    assert done.returncode == 0, done.stderr
    opened = page(1000, system)
    opened.goto(serve_folder(folder / "site") + "maps/visit/", wait_until="load")
    assert is_dark(opened) is dark


OTHER_THEME = """<html class="dark" data-bs-theme="light"><head><style>.dark body { background: oklch(20% 0 0) }</style>
{% for path in config.extra_css %}<link rel="stylesheet" href="{{ path | url }}">{% endfor %}
{% for path in config.extra_javascript %}{{ path | script_tag }}{% endfor %}
</head><body>{{ page.content }}</body></html>
"""


def test_a_map_is_as_dark_as_a_page_that_says_nothing(
    tmp_path: Path, page: OpenPage, serve_folder: ServeFolder
) -> None:
    folder = write_site(tmp_path)
    (folder / "theme").mkdir()
    (folder / "theme" / "main.html").write_text(OTHER_THEME, "utf-8")
    set_up(folder, theme={"name": None, "custom_dir": "theme"})
    assert build(folder).returncode == 0
    opened = page(1000, "light")
    opened.goto(serve_folder(folder / "site") + "maps/visit/", wait_until="load")
    assert is_dark(opened)
    opened.evaluate("document.documentElement.classList.remove('dark')")
    opened.wait_for_function("document.documentElement.dataset.dlScheme !== 'dark'")
    assert not is_dark(opened), "as the reader switched it"
    unscripted = page(1000, "light", script=False)
    unscripted.goto(opened.url, wait_until="load")
    assert (
        unscripted.locator(".dl").first.evaluate("(each) => getComputedStyle(each).backgroundColor")
        == "rgb(255, 255, 255)"
    )


def test_pages_that_stand_alone_follow_the_readers_system(
    tmp_path: Path, page: OpenPage, serve_folder: ServeFolder
) -> None:
    folder = write_site(tmp_path)
    set_up(folder, plugins=[{"desireline": {"files": ["embed"]}}])
    assert build(folder).returncode == 0
    drawn = run_module("desireline", "draw", "visit", "--as", "curve", "--format", "html", within=folder)
    (folder / "site" / "drawn.html").write_text(drawn.stdout, "utf-8")
    top = serve_folder(folder / "site")
    for path in ("embed/maps/visit/", "drawn.html"):
        for system in ("light", "dark"):
            opened = page(1000, system)
            opened.goto(top + path, wait_until="load")
            assert is_dark(opened) is (system == "dark"), path
            body = opened.evaluate("getComputedStyle(document.body).backgroundColor")
            assert (opened.evaluate(LIGHTNESS, body) < 128) is (system == "dark"), path
            fills = opened.evaluate(
                "[...document.querySelectorAll('svg text, svg tspan')].map((each) => getComputedStyle(each).fill)"
            )
            assert fills
            paper = opened.evaluate(LIGHTNESS, body)
            faint = [fill for fill in set(fills) if abs(opened.evaluate(LIGHTNESS, fill) - paper) < 80]
            assert faint == [], f"{path}: words that nobody can read"
