"""Sites that tell the past of their maps."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.history.repositories import Past

CONFIG = """\
site_name: Small & good
site_url: https://example.org/journeys/
edit_uri: https://github.com/example/maps/edit/main/docs/
theme: {{name: {theme}}}
use_directory_urls: {directory}
plugins: [search, {{desireline: {{history: {history}}}}}]
"""


def write_config(root: Path, *, history: bool = True, directory: bool = True, theme: str = "mkdocs") -> None:
    text = CONFIG.format(history=str(history).lower(), directory=str(directory).lower(), theme=theme)
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")


def page(told: Past, path: str) -> str:
    return (told.root / "site" / path).read_text("utf-8")
