"""After fifty releases every link that was written at any of them leads to the right thing."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urldefrag

import pytest

from desireline.publish.lost import lost_addresses
from desireline.publish.published import published
from desireline.source import Catalogue, load
from tests.permalinks.releases import Project, Thing, Written, history
from tests.permalinks.sites import Static, within
from tests.permalinks.written import files_of
from tests.strategies import MemoryFiles

if TYPE_CHECKING:
    from collections.abc import Iterator


def catalogue_of(files: dict[str, str], previous: Catalogue | None = None) -> Catalogue:
    catalogue = load(MemoryFiles({path: text.encode() for path, text in files.items()}), previous)
    assert catalogue.problems == (), catalogue.problems[0].explain()
    return catalogue


@pytest.fixture(scope="module")
def told() -> tuple[Project, list[Written], list[dict[str, str]]]:
    return history()


@pytest.fixture(scope="module")
def catalogues(told: tuple[Project, list[Written], list[dict[str, str]]]) -> list[Catalogue]:
    """The catalogue of every fifth release and of the last; what stayed the same is read once."""
    made: list[Catalogue] = []
    for files in (*told[2][::5], told[2][-1]):
        made.append(catalogue_of(files, made[-1] if made else None))
    return made


def test_the_history_has_what_it_is_about(told: tuple[Project, list[Written], list[dict[str, str]]]) -> None:
    project, links, files = told
    gone = {link.thing for link in links if link.thing is not None and link.thing.home is None}
    moved = [link for link in links if link.thing is not None and link.thing.home not in {None, link.of.now()}]
    renamed = [link for link in links if link.thing is not None and link.anchor not in (link.of.now().parts.values())]
    assert len(files) == 50
    assert len(links) > 500
    assert len(moved) > 20, "parts went to other maps"
    assert len(renamed) > 100
    assert sum(len(thing.heirs) == 2 for thing in gone) > 3, "splits"
    assert sum(len(thing.heirs) == 1 for thing in gone) > 3, "merges"
    assert sum(not thing.heirs for thing in gone) > 3, "removals"
    assert sum(len(page.names) > 2 for page in project.pages) > 2, "pages renamed again and again"
    assert any(page.merged for page in project.pages)
    assert any(page.over for page in project.pages)


@pytest.mark.parametrize("directories", [True, False], ids=["directory addresses", "files"])
def test_every_link_leads_to_the_right_thing(
    directories: bool,
    told: tuple[Project, list[Written], list[dict[str, str]]],
    catalogues: list[Catalogue],
) -> None:
    _, links, _ = told
    site = Static(catalogues[-1], directories=directories)
    wrong = [f"{link.page}#{link.anchor}: {why}" for link in links for why in astray(site, link)]
    assert wrong == []


def astray(site: Static, link: Written) -> Iterator[str]:
    """What is wrong with where a link leads."""
    address = site.url_of(link.page)
    if link.thing is None:
        found = site.page(address)
        if found is None:
            yield "there is no such page"
        elif f"The page {link.of.now().token}" not in found[1].text:
            yield "it shows another page"
        return
    yield from missed(site, address, link.anchor, link.thing)


def missed(site: Static, address: str, anchor: str, thing: Thing) -> Iterator[str]:
    """What keeps an address from showing a thing, or from telling what became of it and leading there."""
    found = site.follow(address, anchor)
    if found is None:
        yield "nothing stands there"
        return
    here, element = found
    if not element.entry:
        if thing.home is None or thing.token not in element.text.split():
            yield f"it shows {element.text[:60]!r} and not {thing.token}"
        return
    if f"why-{thing.token}" not in element.text:
        yield f"its entry says {element.text[:60]!r}"
    if thing.home is None and not thing.living() and "removed" not in element.text:
        yield "it does not say that it was removed"
    if "in v7" not in element.text:
        yield "it does not say when"
    led = [urldefrag(within(here, to)) for to in element.links]
    for heir in thing.living():
        if not any(not list(missed(site, to or here, at, heir)) for to, at in led):
            yield f"its entry does not lead to {heir.token}"
    if len(led) != len(thing.living()):
        yield f"its entry has {len(led)} links"


def test_nothing_that_was_published_is_said_to_be_lost(catalogues: list[Catalogue]) -> None:
    today = catalogues[-1]
    for number, before in enumerate(catalogues[:-1], 1):
        assert list(lost_addresses(before, today, f"v{number}")) == []


def test_without_what_was_said_of_it_every_lost_address_is_found(
    told: tuple[Project, list[Written], list[dict[str, str]]], catalogues: list[Catalogue]
) -> None:
    """The check against the truth: what the last files hold without `was` and `retired`, and nothing else, stays."""
    project, _, _ = told
    careless = load(MemoryFiles({path: text.encode() for path, text in files_of(project, careful=False).items()}))
    stays = {address.text for address in published(careless)}
    before = catalogues[4]
    lost = {each.address.text for each in lost_addresses(before, careless, "v21")}
    parts = {part.text for each in lost_addresses(before, careless, "v21") for part in each.parts}
    for address in published(before):
        assert (address.text in stays) != (address.text in lost | parts), address.text
