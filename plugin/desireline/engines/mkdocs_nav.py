"""The pages' place in the navigation."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from mkdocs.structure.files import Files
from mkdocs.utils import nest_paths

from desireline.publish.groups import Group, grouped
from desireline.publish.plan import PagePlan
from desireline.publish.site import Site

FOLDERS = ("maps/", "personas/", "across/")
"""Entries of `nav` that stand for all pages of a folder."""
RELEASES = "releases/index.md"
"""The page of all releases. The entry `releases/` stands for it and, behind it, for every release note."""


def journey_nav(site: Site, folders: tuple[str, str]) -> list[Any]:
    """The pages in their own order: journeys, each with its future; people; pages across journeys.

    Args:
        site: The planned site.
        folders: The folders of maps and of personas, by which long lists are grouped.
    """
    words, plans = site.words, site.plans
    known = {plan.target for plan in plans if plan.kind == "map"}
    futures: dict[str, list[PagePlan]] = {}
    for plan in plans:
        if plan.kind == "map" and plan.answers in known:
            futures.setdefault(plan.answers, []).append(plan)
    nested = {plan.target for answers in futures.values() for plan in answers}
    maps = [plan for plan in plans if plan.kind == "map" and plan.target not in nested]

    def with_futures(plan: PagePlan) -> Any:
        ahead = futures.get(plan.target, [])
        if not ahead or plan.kind != "map":
            return _path(plan)
        state, way = words("Future state"), words("Current → future")
        answers: list[Any] = [{state: _path(ahead[0])}] if len(ahead) == 1 else [_path(each) for each in ahead]
        answers += [{way: f"{each.path}.gap.md"} if len(ahead) == 1 else f"{each.path}.gap.md" for each in ahead]
        return {escape(plan.title): [{words("Current state"): _path(plan)}, *answers]}

    def entry(member: PagePlan | Group) -> Any:
        if isinstance(member, Group):
            return {escape(member.title): [entry(each) for each in member.members]}
        return with_futures(member)

    groups: tuple[tuple[str, list[PagePlan | Group]], ...] = (
        (words("Journeys"), [*_of("home", site), *grouped(maps, folders[0])]),
        (words("People"), [*_of("people", site), *grouped(_of("persona", site), folders[1])]),
        (words("Across journeys"), [*_of("across", site), *_of("versions", site)]),
    )
    made = [{title: [entry(member) for member in members]} for title, members in groups if members]
    if site.releases is not None:
        made.append({words("Releases"): [RELEASES, *(note.file for note in site.releases.releases.notes)]})
    return made


def _of(kind: str, site: Site) -> list[PagePlan]:
    return [plan for plan in site.plans if plan.kind == kind]


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
    lists = [entries for group in own for entries in group.values()]
    folders["releases/"] = next((entries for entries in lists if RELEASES in entries), [])
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
