"""The pages' place in the navigation."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from mkdocs.structure.files import Files
from mkdocs.utils import nest_paths

from desireline.draw.words import Words
from desireline.publish.plan import PagePlan
from desireline.source import Catalogue

FOLDERS = ("maps/", "personas/", "across/")
"""Entries of `nav` that stand for all pages of a folder."""


def journey_nav(catalogue: Catalogue, plans: Sequence[PagePlan], words: Words) -> list[Any]:
    """The pages in their own order: journeys, each with its future; people; pages across journeys."""
    maps = [plan for plan in plans if plan.kind == "map"]
    futures: dict[str, list[str]] = {}
    for plan in maps:
        answered = catalogue.maps[plan.target].future_of
        if answered in catalogue.maps:
            futures.setdefault(str(answered), []).append(_path(plan))
    nested = {path for paths in futures.values() for path in paths}
    journeys: list[Any] = [_path(plan) for plan in plans if plan.kind == "home"]
    for plan in maps:
        if plan.target in futures:
            current = {words("Current state"): _path(plan)}
            ahead = [{words("Future state"): path} for path in futures[plan.target]]
            journeys.append({escape(plan.title): [current, *(ahead if len(ahead) == 1 else futures[plan.target])]})
        elif _path(plan) not in nested:
            journeys.append(_path(plan))
    people = [_path(plan) for plan in plans if plan.kind in {"people", "persona"}]
    across = [_path(plan) for plan in plans if plan.kind == "across"]
    groups = ((words("Journeys"), journeys), (words("People"), people), (words("Across journeys"), across))
    return [{title: paths} for title, paths in groups if paths]


def placed(nav: list[Any] | None, own: list[Any], files: Files, *, automatic: bool) -> list[Any]:
    """The site's navigation with the journey pages in it.

    Without a `nav` the author's pages come first, by folder as MkDocs orders them. An entry `maps/`, `personas/` or
    `across/` in `nav` stands for all pages of that folder; what `nav` names nowhere comes last, if `automatic`.
    """
    mine = set(paths(own))
    if nav is None:
        listed = [file.src_uri for file in files.documentation_pages() if file.inclusion.is_in_nav()]
        nav = list(nest_paths(path for path in listed if path not in mine))
        return nav + own
    folders = {folder: [entry for group in own for entry in _inside(group, folder)] for folder in FOLDERS}
    nav = [_expanded(entry, folders) for entry in nav]
    named = set(paths(nav))
    return nav + ([group for group in own if not named & set(paths(group))] if automatic else [])


def paths(nav: Any) -> Iterator[str]:
    """Every page path in a navigation."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, Mapping):
        for value in nav.values():
            yield from paths(value)
    elif isinstance(nav, Sequence):
        for entry in nav:
            yield from paths(entry)


def titles(nav: Any) -> Iterator[tuple[str, str]]:
    """Every `(path, title)` that a navigation's author has written."""
    for entry in nav or ():
        if isinstance(entry, Mapping):
            for title, value in entry.items():
                if isinstance(value, str):
                    yield value, title
                else:
                    yield from titles(value)


def _path(plan: PagePlan) -> str:
    return plan.path + ".md"


def _inside(group: Mapping[str, list[Any]], folder: str) -> list[Any]:
    return [entry for entries in group.values() for entry in entries if any(p.startswith(folder) for p in paths(entry))]


def _expanded(entry: Any, folders: Mapping[str, list[Any]]) -> Any:
    if isinstance(entry, str) and entry in folders:
        return {entry.strip("/").capitalize(): folders[entry]}
    if isinstance(entry, Mapping):
        return {
            title: folders.get(value, value) if isinstance(value, str) else [_expanded(each, folders) for each in value]
            for title, value in entry.items()
        }
    return entry
