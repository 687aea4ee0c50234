"""A site built by MkDocs whose pages quote maps: links lead somewhere, and what does not is said with its place."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.engines.small_site import build
from tests.links.quoting import commit, project

if TYPE_CHECKING:
    from pathlib import Path

NOTES = """\
---
title: Notes
---
# Notes on [](map:visit)

[x](../../maps/visit.yaml#queue), [](map:tea), [](persona:mina), [then](map:visit?at=v1#queue),
[was](../../maps/visit.yaml?at=v1).

```desireline
grid: visit
```

```desireline
diff: visit v1..today
```
"""
PLAIN = "# Plain\n\nNothing of maps.\n"
BAD = """\
---
title: Bad
---

Fine: [x](map:visit). `[y](map:vist)`

```markdown
[y](map:vist)
```

Not fine: [y](map:vist), and again [z](map:vist).

```desireline
curve: tee
```

[v](map:visit?at=v7)
"""
TEXT = (
    "見[筆記](../docs/news/notes.md#notes-on-a-visit)、[當時](map:visit?at=v1#queue)、[人](persona:mina)、"
    "[檔](visit.yaml#queue)"
)
VERSIONS = "plugins:\n  - search\n  - desireline:\n      versions: {tags: 'v*', keep: 5}\n"


def quoting_site(folder: Path, *, directory_urls: bool = True) -> Path:
    """A project with a tag, a page below a folder that quotes maps, and a page that does not."""
    project(folder)
    settings = (folder / "mkdocs.yml").read_text("utf-8").replace("plugins: [search, desireline]\n", VERSIONS)
    (folder / "mkdocs.yml").write_text(settings.replace("true\n", f"{str(directory_urls).lower()}\n"), "utf-8")
    (folder / "docs" / "news").mkdir()
    (folder / "docs" / "news" / "notes.md").write_text(NOTES, encoding="utf-8")
    (folder / "docs" / "plain.md").write_text(PLAIN, encoding="utf-8")
    (folder / ".gitignore").write_text("site\n.cache\n", encoding="utf-8")
    commit(folder, "v1")
    tea = folder / "maps" / "tea.yaml"
    tea.write_text(tea.read_text("utf-8").replace("這款烏龍聞起來很香", TEXT), encoding="utf-8")
    visit = folder / "maps" / "visit.yaml"
    visit.write_text(visit.read_text("utf-8").replace("emotion: -1", "emotion: -2"), encoding="utf-8")
    return folder


@pytest.fixture(scope="module", params=[True, False], ids=["folders", "files"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = quoting_site(tmp_path_factory.mktemp("site"), directory_urls=request.param)
    done = build(folder, "--strict")
    assert done.returncode == 0, done.stderr
    return folder / "site"


def quoting_page(site: Path) -> tuple[str, str]:
    """Address within the site, and HTML, of the page that quotes."""
    for path in ("news/notes/index.html", "news/notes.html"):
        if (site / path).is_file():
            return path.removesuffix("index.html"), (site / path).read_text("utf-8")
    raise AssertionError("the page is not there")


def test_every_link_of_a_quoting_page_leads_somewhere(site: Path) -> None:
    url, html = quoting_page(site)
    content = html[html.index("<h1") : html.index("<footer")]
    followed = set()
    for written in re.findall(r'href="([^"]+)"', content):
        parts = urlsplit(urljoin("/" + url, written))
        if parts.netloc:
            continue
        path = unquote(parts.path.lstrip("/"))
        file = site / path / "index.html" if path.endswith("/") or not path else site / path
        assert file.is_file(), written
        if parts.fragment:
            assert f'id="{parts.fragment}"' in file.read_text("utf-8"), written
        followed.add(path)
    wanted = ["maps/visit", "maps/tea", "personas/mina", "versions/v1/maps/visit", "changes/v1/today/maps/visit"]
    assert {re.sub(r"(/|\.html)$", "", each) for each in followed} >= set(wanted)


def test_links_in_the_texts_of_maps_lead_to_pages_versions_people_and_parts(site: Path) -> None:
    folders = (site / "maps" / "tea").is_dir()
    html = (site / ("maps/tea/index.html" if folders else "maps/tea.html")).read_text("utf-8")
    found = dict(re.findall(r'<a href="([^"]+)">(筆記|當時|人|檔)</a>', html))
    ends, up = ("/", "../../") if folders else (".html", "../")
    assert found == {
        f"{up}news/notes{ends}#notes-on-a-visit": "筆記",
        f"{up}versions/v1/maps/visit{ends}#queue": "當時",
        f"{up}personas/mina{ends}": "人",
        f"{'../' if folders else ''}visit{ends}#queue": "檔",
    }


def test_titles_previews_and_drawings_are_in_the_page_once(site: Path) -> None:
    _, html = quoting_page(site)
    assert re.search(r"<h1[^>]*>Notes on <a [^>]*>A visit</a>", html)
    assert re.search(r">買茶</a><span class=\"dl-peek\"", html)
    assert html.count('<figure class="dl dl-embed') == 2
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert sorted(ids) == sorted(set(ids))


def test_only_quoting_pages_load_our_further_styles(site: Path) -> None:
    url, html = quoting_page(site)
    plain = (site / "plain/index.html" if url.endswith("/") else site / "plain.html").read_text("utf-8")
    assert "assets/desireline/quotes.css" in html
    assert "assets/desireline/overviews.css" in html
    assert "quotes.css" not in plain
    assert "dl-peek" not in plain


def test_the_search_does_not_read_previews_or_drawings(site: Path) -> None:
    index = (site / "search" / "search_index.json").read_text("utf-8")
    notes = "".join(re.findall(r'\{"location":"news/notes[^}]*\}', index))
    assert "Notes on A visit" in notes
    assert "High" not in notes
    assert "fast lane" not in notes


def test_a_second_build_draws_nothing_again_and_says_the_same(site: Path) -> None:
    url, before = quoting_page(site)
    if not url.endswith("/"):
        return  # once is enough
    folder = site.parent
    broken = folder / "sitecustomize.py"
    broken.write_text(
        "import sys\n"
        "class No:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name in {'desireline.draw.embed', 'desireline.draw.preview', 'desireline.publish.drawings'}:\n"
        "            raise RuntimeError('drawn again: ' + name)\n"
        "sys.meta_path.insert(0, No())\n",
        encoding="utf-8",
    )
    known = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = str(folder)
    try:
        done = build(folder, "--strict")
    finally:
        broken.unlink()
        if known is None:
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = known
    assert done.returncode == 0, done.stderr
    assert quoting_page(site)[1] == before


def test_properdocs_makes_the_same_page(site: Path) -> None:
    generator = re.compile(r'<meta name="generator"[^>]*>')
    _, before = quoting_page(site)
    if not (site / "plain.html").is_file():
        done = build(site.parent, "--strict", engine="properdocs")
        assert done.returncode == 0, done.stderr
        assert generator.sub("", quoting_page(site)[1]) == generator.sub("", before)


def test_what_leads_nowhere_is_said_with_its_place_and_ends_a_strict_build(tmp_path: Path) -> None:
    folder = quoting_site(tmp_path)
    (folder / "docs/news/bad.md").write_text(BAD, encoding="utf-8")
    (folder / "docs/news/notes.md").unlink()
    failed = build(folder, "--strict")
    assert failed.returncode == 1
    places = re.findall(r"docs/news/bad\.md:(\d+):(\d+): warning\[([\w-]+)\] (.*)", failed.stderr)
    assert sorted(places) == sorted([
        ("11", "15", "dead-link", "there is no map 'vist'; did you mean 'visit'?"),
        ("11", "40", "dead-link", "there is no map 'vist'; did you mean 'visit'?"),
        ("13", "1", "dead-drawing", "there is no map 'tee'; did you mean 'tea'?"),
        ("17", "5", "dead-link", "the site has no version 'v7'; there are 'v1'"),
    ])  # fmt: skip
    assert "maps/tea.yaml:11:15: warning[dead-link] 'docs/news/notes.md' is no page of the site" in failed.stderr
    html = (folder / "site/news/bad/index.html").read_text("utf-8")
    assert "there is no map 'tee'; did you mean 'tea'?" in html.replace("&#39;", "'")
