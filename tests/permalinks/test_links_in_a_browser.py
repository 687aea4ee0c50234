"""Links of any release followed in a real browser, over HTTP from a plain static host, below a sub-path.

A sample of each kind in each run; `EVERY_LINK=1` follows all 1,376, twice, which takes twelve minutes.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.engines.small_site import build
from tests.permalinks.releases import Project, Thing, Written, history
from tests.permalinks.written import files_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import OpenPage, ServeFolder

SAMPLE = 5
NOBODY = Thing("", "", "")
MKDOCS_YML = """\
site_name: Releases
site_url: https://x.example/a/
theme: {{name: null, custom_dir: theme}}
use_directory_urls: {directories}
plugins: [search, desireline]
"""
# A theme of nothing: what arrives where is our pages' affair, and a browser opens them in a tenth of the time.
MAIN_HTML = """\
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{{ page.title }}</title>
{% for path in config.extra_css %}<link rel="stylesheet" href="{{ path|url }}">{% endfor %}</head>
<body>{{ page.content }}{% for script in config.extra_javascript %}{{ script|script_tag }}{% endfor %}</body></html>
"""
HERE = """() => {
  const at = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  return {
    path: location.pathname, search: location.search, hash: location.hash,
    text: at?.innerText ?? "", seen: Boolean(at?.getClientRects().length),
    links: [...(at?.querySelectorAll("a") ?? [])].map((each) => each.href),
    page: document.querySelector("h1")?.innerText ?? "",
  };
}"""


@pytest.fixture(scope="module")
def told() -> tuple[Project, list[Written]]:
    project, links, _ = history()
    return project, links


@pytest.fixture(scope="module", params=[True, False], ids=["directory addresses", "files"])
def site(
    request: pytest.FixtureRequest, told: tuple[Project, list[Written]], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The last release, built; the folder holds `site`."""
    folder = tmp_path_factory.mktemp("releases")
    former = [f"{each.kind}s/{name}.md" for each in told[0].pages if not each.merged for name in each.names[1:]]
    notes = "# Notes\n\n" + "".join(f"[{number}]({path})\n" for number, path in enumerate(former))
    files = {"docs/index.md": "# Welcome\n", "docs/notes.md": notes, "theme/main.html": MAIN_HTML, **files_of(told[0])}
    files["mkdocs.yml"] = MKDOCS_YML.format(directories=str(request.param).lower())
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    built = build(folder, "--strict")
    assert built.returncode == 0, built.stderr
    return folder / "site"


def address_of(link: Written, site: Path) -> str:
    return link.page + ("/" if any(site.glob("maps/*/index.html")) else ".html")


def test_a_sample_of_every_kind_of_link_arrives(
    site: Path, told: tuple[Project, list[Written]], serve_folder: ServeFolder, page: OpenPage
) -> None:
    base = serve_folder(site, under="/team/maps-of-ours/")
    opened = page()
    followed = (("any", link) for link in told[1]) if os.environ.get("EVERY_LINK") else sample(told[1])
    for kind, link in followed:
        opened.goto(f"{base}{address_of(link, site)}?from=notes#{link.anchor}", wait_until="load")
        opened.wait_for_selector("article.dl")
        thing, now = link.thing, link.of.now()
        if thing is not None and thing.home is now:
            opened.wait_for_function("hash => location.hash === hash", arg=f"#{now.parts[thing]}")
        found = opened.evaluate(HERE)
        where = f"{kind}: {link.page}#{link.anchor}: {found}"
        assert found["search"] == "?from=notes", where
        assert found["path"].startswith(f"/team/maps-of-ours/{link.of.kind}s/{now.names[0]}"), where
        if thing is None:
            assert now.token in found["page"], where
        elif thing.home is now:
            assert thing.token in found["text"].split(), where
        else:
            assert found["seen"], where
            assert f"why-{thing.token}" in found["text"], where
            assert len(found["links"]) == len(thing.living()), where


def sample(links: list[Written]) -> Iterator[tuple[str, Written]]:
    """A few links of each kind, the oldest first: they went through most.

    Those to parts that did not go with their page lead to one map, so that the browser loads it once.
    """
    live = [link.of.now() for link in links if link.of.kind == "map" and not link.of.now().over]
    map_of_all = max(live, key=lambda page: len(page.claims))

    def is_there(link: Written) -> bool:
        return link.thing is not None and link.page == f"maps/{map_of_all.names[0]}"

    def is_renamed(link: Written) -> bool:
        return not link.page.endswith("/" + link.of.now().names[0])

    kinds: dict[str, Callable[[Written], bool]] = {
        "a page renamed": lambda link: link.thing is None and is_renamed(link),
        "a part on a page renamed, itself renamed": lambda link: (
            is_renamed(link)
            and link.of.kind == "map"
            and link.of.now().parts.get(link.thing or NOBODY, link.anchor) != link.anchor
        ),
        "a part that stayed": lambda link: is_there(link) and link.anchor in map_of_all.parts.values(),
        "a part renamed": lambda link: (
            is_there(link) and map_of_all.parts.get(link.thing or NOBODY, link.anchor) != link.anchor
        ),
        "a part of another map now": lambda link: (
            is_there(link) and link.thing is not None and link.thing.home not in {None, map_of_all}
        ),
        "a part split": lambda link: is_there(link) and link.thing is not None and len(link.thing.living()) > 1,
        "a part gone": lambda link: is_there(link) and link.thing is not None and not link.thing.living(),
    }
    for kind, is_one in kinds.items():
        found = [link for link in links if is_one(link)]
        assert found, kind
        yield from ((kind, link) for link in found[: 1 if is_renamed(found[0]) else SAMPLE])


def test_an_authors_link_to_a_former_page_is_none_that_is_broken(site: Path) -> None:
    """The build is strict. What the link says is the address of today's page after one more step."""
    notes = "notes/index.html" if (site / "notes").is_dir() else "notes.html"
    text = (site / notes).read_text("utf-8")
    assert text.count('href="') > 10
    assert ".md" not in text


def test_former_addresses_stand_in_no_list_of_pages(site: Path, told: tuple[Project, list[Written]]) -> None:
    former = [name for each in told[0].pages if not each.merged for name in each.names[1:]]
    assert former
    lists = ["index.html", "search/search_index.json", "sitemap.xml"]
    text = "".join((site / name).read_text("utf-8") for name in lists)
    assert [name for name in former if f"/{name}/" in text or f"/{name}.html" in text] == []


def test_a_page_at_a_former_address_names_the_address_that_counts(
    site: Path, told: tuple[Project, list[Written]]
) -> None:
    link = next(link for kind, link in sample(told[1]) if kind == "a page renamed")
    address = address_of(link, site)
    file = site / (address + "index.html" if address.endswith("/") else address)
    now = f"https://x.example/a/{link.of.kind}s/{link.of.now().names[0]}{'/' if address.endswith('/') else '.html'}"
    assert f'<link rel="canonical" href="{now}">' in file.read_text("utf-8")


@pytest.mark.parametrize("site", [True], indirect=True, ids=["directory addresses"])
def test_without_scripts_and_on_a_phone_links_arrive_as_well(
    site: Path, told: tuple[Project, list[Written]], serve_folder: ServeFolder, page: OpenPage
) -> None:
    base = serve_folder(site, under="/team/maps-of-ours/")
    links = dict(reversed(list(sample(told[1]))))
    link = links["a page renamed"]
    opened = page(script=False)
    opened.goto(base + address_of(link, site), wait_until="load")
    opened.wait_for_selector("article.dl")
    assert link.of.now().token in opened.locator("h1").inner_text()

    link = links["a part on a page renamed, itself renamed"]
    assert link.thing is not None
    opened = page(360)
    opened.goto(f"{base}{address_of(link, site)}#{link.anchor}", wait_until="load")
    opened.wait_for_selector(".dl-arrived")
    assert link.thing.token in opened.locator(".dl-arrived").inner_text()
