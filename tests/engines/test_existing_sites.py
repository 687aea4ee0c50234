"""Switched on in a site that is there already: its home page, its other plugins and its theme stay as they are.

The plugins here are hooks of a few lines, each doing what one or more of the well-known plugins do.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.cli.repositories import commit, replace, repository
from tests.engines.small_site import build, write_site
from tests.tools.links import broken_links

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import OpenPage, ServeFolder

OTHERS = '''
import re, sys
from pathlib import Path
from mkdocs.plugins import event_priority

def on_files(files, config):
    """Leaves a page out, behind us, as `exclude` does."""
    files.remove(files.get_file_from_path("left-out.md"))
    return files

@event_priority(100)
def on_nav(nav, config, files):
    """Asks whether the author wrote a navigation, as `awesome-nav` does; converts pages, as `enumerate-headings`."""
    print("nav:", config.nav, file=sys.stderr)
    for page in nav.pages:
        page.read_source(config)
        page.render(config, files)
    return nav

def on_page_context(context, page, config, nav):
    """Reads where a page comes from, as `git-authors` does, and what it is about, as `rss` does."""
    print("from:", page.file.src_uri, Path(page.file.abs_src_path).name, file=sys.stderr)
    Path(page.file.abs_src_path).read_text("utf-8")
    if "description" not in page.meta and page.file.src_uri.startswith(("maps/", "personas/", "across/")):
        print("no description:", page.file.src_uri, file=sys.stderr)
    return context

def on_post_page(output, page, config):
    """Makes pages smaller, as `minify` does."""
    output = re.sub("<!--.*?-->", "", output, flags=re.DOTALL)
    return re.sub(r'=\\"(md-[a-z_-]+|__top)\\"(?=[ >])', r"=\\1", output)
'''


@pytest.fixture(scope="module")
def beside_others(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A site with such plugins, and what its build said."""
    folder = write_site(tmp_path_factory.mktemp("site"), extra="hooks: [others.py]\n")
    (folder / "others.py").write_text(OTHERS, encoding="utf-8")
    (folder / "docs/left-out.md").write_text("# Left out\n", encoding="utf-8")
    (folder / "docs/quoting.md").write_text("# Quoting\n\n[x](map:visit#queue)\n\n::: journey tea\n", encoding="utf-8")
    (folder / ".gitignore").write_text("site/\n.cache/\n", encoding="utf-8")
    repository(folder)
    replace(folder, "maps/tea.yaml", ("決定要不要換菜單", "決定要不要換茶"))
    commit(folder, "Another purpose")
    done = build(folder, "--strict")
    assert done.returncode == 0, done.stderr
    return folder / "site", done.stderr


def test_a_page_that_another_plugin_makes_smaller_keeps_its_body(beside_others: tuple[Path, str]) -> None:
    site, _ = beside_others
    html = (site / "maps/visit/index.html").read_text(encoding="utf-8")
    assert "The queue is long" in html
    assert re.search(r"<div[^>]* data-dl[ >]", html), "and the room that it needs"
    assert "dl-end" not in html
    assert broken_links(site) == []


def test_a_navigation_that_nobody_wrote_is_not_there_for_other_plugins(beside_others: tuple[Path, str]) -> None:
    _, said = beside_others
    assert "nav: None" in said
    assert "WARNING" not in said, "a page that is left out is not missed in the navigation"


def test_a_page_made_from_many_files_comes_from_the_one_changed_last(beside_others: tuple[Path, str]) -> None:
    _, said = beside_others
    assert "from: across/opportunities.md tea.yaml" in said
    assert "from: maps/visit.md visit.yaml" in said


def test_every_page_tells_what_it_is_about(beside_others: tuple[Path, str]) -> None:
    site, said = beside_others
    assert "no description" not in said
    assert 'content="Where customers meet' in (site / "across/touchpoints/index.html").read_text(encoding="utf-8")


def test_a_page_that_is_converted_before_its_turn_quotes_maps(beside_others: tuple[Path, str]) -> None:
    site, _ = beside_others
    html = (site / "quoting/index.html").read_text(encoding="utf-8")
    assert "挑選茶葉" in html
    assert 'href="../maps/visit/#queue"' in html


def test_a_plugin_that_takes_the_text_of_pages_away_is_told_of_once(tmp_path: Path) -> None:
    folder = write_site(tmp_path, extra="hooks: [hiding.py]\n")
    hiding = "def on_page_content(html, page, **_):\n    return '<p>Secret</p>' if 'maps/' in page.url else html\n"
    (folder / "hiding.py").write_text(hiding, encoding="utf-8")
    done = build(folder)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("WARNING") == done.stderr.count("incomplete") == 1
    assert "The queue is long" not in (folder / "site/maps/visit/index.html").read_text(encoding="utf-8")


HOMES = [
    ("README.md", "# Ours\n", "", "MkDocs makes it the home page where no index.md is"),
    ("index.html", "<h1>Ours</h1>\n", "", "a page that is no Markdown"),
    ("maps/README.md", "# Ours\n", "maps/", "the same of a folder; it takes the place of our list there"),
]


@pytest.mark.parametrize(("name", "text", "where", "_reason"), HOMES, ids=[home[0] for home in HOMES])
def test_a_page_of_the_author_stays_where_it_is(name: str, text: str, where: str, _reason: str, tmp_path: Path) -> None:
    folder = write_site(tmp_path)
    page = folder / "docs" / name
    page.parent.mkdir(exist_ok=True)
    page.write_text(text, encoding="utf-8")
    if not where:
        (folder / "docs/index.md").unlink()
    done = build(folder)
    assert done.returncode == 0, done.stderr
    assert "Ours</h1>" in (folder / "site" / where / "index.html").read_text(encoding="utf-8")
    if where:
        assert f"docs/{name} takes the place" in done.stderr
        assert "not found" not in done.stderr, "the navigation names no page that is not there"
    else:
        assert "All journeys" in (folder / "site/maps/index.html").read_text(encoding="utf-8")


def test_folders_outside_the_project_are_an_error_of_the_setting(tmp_path: Path) -> None:
    folder = write_site(tmp_path)
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("desireline]", "{desireline: {maps: ../maps}}]")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    done = build(folder)
    assert done.returncode == 1
    assert "'../maps' leads out of the folder of the configuration file" in done.stderr
    assert "Traceback" not in done.stderr


OLD_THEME = """<html><head><title>{{ page.title }}</title>
<style>svg { display: block; vertical-align: middle } svg:not(:root) { overflow: hidden }</style>
{% for path in config['extra_css'] %}<link rel="stylesheet" href="{{ path | url }}">{% endfor %}
{% for path in config['extra_javascript'] %}<script src="{{ path | url }}"></script>{% endfor %}
</head><body><div class="rst-content">{{ page.content }}</div></body></html>
"""


CLIPPED = "[...document.querySelectorAll('.dl svg[overflow=visible]')].map((each) => getComputedStyle(each).overflow)"
SIGNS = """[...document.querySelectorAll('.dl svg.dl-i')]
    .filter((each) => !/flex|grid/.test(getComputedStyle(each.parentElement).display))
    .map((each) => getComputedStyle(each).display)"""


def test_a_theme_that_knows_no_modules_and_styles_drawings_and_markdown(
    tmp_path: Path, page: OpenPage, serve_folder: ServeFolder
) -> None:
    folder = write_site(tmp_path)
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    own = re.sub(r"theme: .*", "theme: {name: null, custom_dir: theme}\nextra_javascript: [mine.js]", settings)
    (folder / "mkdocs.yml").write_text(own, encoding="utf-8")
    (folder / "docs/mine.js").write_text("", encoding="utf-8")
    (folder / "theme").mkdir()
    (folder / "theme/main.html").write_text(OLD_THEME, encoding="utf-8")
    done = build(folder)
    assert done.returncode == 0, done.stderr
    for path in ("", "maps/visit/", "personas/mina/"):
        html = (folder / "site" / path / "index.html").read_text(encoding="utf-8")
        by_name = {name: kind for kind, name in re.findall(r'<script( type="module")? src="[./]*([^"]*)"', html)}
        assert by_name["assets/desireline/js/map-page.js"], "it is a module to every theme"
        assert not by_name["assets/desireline/diagrams.js"], "and this is none"
        assert not by_name["mine.js"], "those of the author's own are left alone"
        assert ('class="rst-content"' in html) is (path == ""), "our pages bring their own styles"
    opened = page(360)
    opened.goto(serve_folder(folder / "site") + "maps/visit/", wait_until="load")
    assert set(opened.evaluate(CLIPPED)) == {"visible"}, "numbers beside the curve are seen"
    assert set(opened.evaluate(SIGNS)) == {"inline"}, "signs stand in their line"


WAY = "part => (({direction, textAlign}) => [direction, textAlign])(getComputedStyle(document.querySelector(part)))"


def test_a_map_keeps_its_direction_in_a_site_of_another(
    tmp_path: Path, page: OpenPage, serve_folder: ServeFolder
) -> None:
    folder = write_site(tmp_path)
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(settings.replace("name: material", "name: material, language: ar"), "utf-8")
    assert build(folder, "--strict").returncode == 0
    top, opened = serve_folder(folder / "site"), page(1000)
    for path, part in (("maps/visit/", ".dl-strip"), ("maps/visit/", ".dl-grid th"), ("maps/", ".dl-lead")):
        opened.goto(top + path, wait_until="load")
        assert opened.evaluate("getComputedStyle(document.body).direction") == "rtl"
        assert opened.evaluate(WAY, part) in (["ltr", "start"], ["ltr", "left"]), f"{path}: {part}"


EDITED = [
    ("edit_uri: edit/main/docs/", "docs", "edit/main/maps/visit.yaml", "blob/main/maps/visit.yaml#L1", "the usual"),
    ("edit_uri: edit/main/src/pages/", "src/pages", "edit/main/maps/visit.yaml", "blob/main/maps/visit.yaml#L1", "two"),
    ("edit_uri: '?query=docs/'", "docs", "?query=maps/visit.yaml", "", "no dots, which mean nothing there"),
    ("edit_uri_template: 'edit/main/docs/{path}'", "docs", "edit/main/maps/visit.yaml", "blob/main/maps/visit.yaml#L1",
     "its branch, and not the one that is usual"),
    ("edit_uri_template: 'https://e.org/?p={path!q}'", "docs", "", "", "none is better than a wrong one"),
]  # fmt: skip


@pytest.mark.parametrize(("setting", "docs", "edited", "seen", "_reason"), EDITED, ids=[case[0] for case in EDITED])
def test_the_themes_edit_link_leads_to_the_file(
    setting: str, docs: str, edited: str, seen: str, _reason: str, tmp_path: Path
) -> None:
    folder = write_site(tmp_path, extra=f"docs_dir: {docs}\n")
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("edit_uri: edit/main/docs/", setting).replace(
        "[navigation.prune]", "[content.action.edit]"
    )
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    if docs != "docs":
        (folder / docs).parent.mkdir()
        (folder / "docs").rename(folder / docs)
    done = build(folder)
    assert done.returncode == 0, done.stderr
    html = (folder / "site/maps/visit/index.html").read_text(encoding="utf-8")
    links = [link.replace("/maps/?", "/maps?") for link in re.findall(r'href="(https://[^"]*visit.yaml[^"]*)"', html)]
    assert (f"https://github.com/example/maps{edited if edited[:1] == '?' else '/' + edited}" in links) is bool(edited)
    assert f"https://github.com/example/maps/{seen}" in links if seen else True
    assert not [link for link in links if ".." in link or "%2F" in link]
