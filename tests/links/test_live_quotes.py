"""Under `serve`, a page that quotes a map follows when the map changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.engines.serving import served_live
from tests.links.quoting import project

if TYPE_CHECKING:
    from pathlib import Path


def test_a_page_follows_the_map_that_it_quotes(tmp_path: Path) -> None:
    folder = project(tmp_path / "project")
    (folder / "docs" / "quotes.md").write_text(
        "# Quotes\n\n[](map:visit#queue)\n\n```desireline\nstage: tea#choose\n```\n", encoding="utf-8"
    )
    with served_live(folder) as live:
        live.wait_for("quotes/", "The queue is long")
        for file, old, new in (
            ("visit", "The queue is long", "The line is short"),
            ("tea", "這款烏龍聞起來很香", "這款紅茶太貴"),
        ):
            text = (folder / "maps" / f"{file}.yaml").read_text("utf-8")
            live.write(f"maps/{file}.yaml", text.replace(old, new))
            live.wait_for("quotes/", new)
    assert live.log.read_text().count("Building documentation") == 1


def test_the_lists_of_a_blog_follow_what_their_posts_quote(tmp_path: Path) -> None:
    """A list has no text of its own that quotes: the blog converts the posts' beginnings for it."""
    folder = project(tmp_path / "project")
    settings = folder / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("plugins: [", "plugins: [blog, "), encoding="utf-8")
    assert "blog" in settings.read_text("utf-8")
    posts = folder / "docs" / "blog" / "posts"
    posts.mkdir(parents=True)
    (folder / "docs" / "blog" / "index.md").write_text("# News\n", encoding="utf-8")
    text = "---\ndate: 2026-01-01\n---\n# News\n\n[](map:visit#queue)\n\n<!-- more -->\n\nThe rest.\n"
    (posts / "one.md").write_text(text, encoding="utf-8")
    with served_live(folder) as live:
        for path in ("blog/", "blog/archive/2026/"):
            live.wait_for(path, "The queue is long")
        visit = (folder / "maps" / "visit.yaml").read_text("utf-8")
        live.write("maps/visit.yaml", visit.replace("The queue is long", "The line is short"))
        for path in ("blog/", "blog/archive/2026/", "blog/2026/01/01/news/"):
            live.wait_for(path, "The line is short")
    assert live.log.read_text().count("Building documentation") == 1
