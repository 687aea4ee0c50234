"""The pages' place in the navigation."""

from collections.abc import Container, Iterator, Mapping, Sequence
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


class NavSetting:
    """The setting `nav`: as the author gave it, and with the journey pages in it until MkDocs has read it."""

    def __init__(self) -> None:
        self._given: list[Any] | None = None
        self._made: list[Any] = []
        self._mine: frozenset[str] = frozenset()
        """What this class has listed."""

    def fill(self, config: Any, own: list[Any], files: Files, *, automatic: bool) -> None:
        """Put the journey pages in."""
        self._given = config.nav
        config.nav = self._made = placed(config.nav, own, files, automatic=automatic)
        self._mine = frozenset(paths(self._made)) if self._given is None else frozenset(paths(own))

    def leave_out_gone(self, config: Any, files: Files) -> None:
        """Leave out again what another plugin has taken from the site since."""
        if config.nav is self._made:
            config.nav = self._made = still_there(self._made, self._mine, files)

    def give_back(self, config: Any) -> None:
        """Leave it as given, for plugins that ask for it and for the next language."""
        if config.nav is self._made:
            config.nav = self._given


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
    nav = _without_empty([_expanded(entry, folders) for entry in nav])
    named = set(paths(nav))
    return nav + ([group for group in own if not named & set(paths(group))] if automatic else [])


def still_there(nav: list[Any], mine: Container[str], files: Files) -> list[Any]:
    """The navigation without those of `mine` that no file is there for any more."""
    made: list[Any] = []
    for entry in nav:
        if isinstance(entry, Mapping):
            held = {
                title: still_there(value, mine, files) if isinstance(value, list) else value
                for title, value in entry.items()
                if not isinstance(value, str) or value not in mine or files.get_file_from_path(value)
            }
            if any(value or not entry[title] for title, value in held.items()):
                made.append(held)
        elif entry not in mine or files.get_file_from_path(entry):
            made.append(entry)
    return made


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


def _without_empty(nav: list[Any]) -> list[Any]:
    """The navigation without groups that hold no page, such as `releases/` while there is no release note."""
    made: list[Any] = []
    for entry in nav:
        if not isinstance(entry, Mapping):
            made.append(entry)
            continue
        groups = {title: _without_empty(each) if isinstance(each, list) else each for title, each in entry.items()}
        if held := {title: each for title, each in groups.items() if each != []}:
            made.append(held)
    return made


def _expanded(entry: Any, folders: Mapping[str, list[Any]]) -> Any:
    if isinstance(entry, str) and entry in folders:
        return {entry.strip("/").capitalize(): folders[entry]}
    if isinstance(entry, Mapping):
        return {
            title: folders.get(value, value) if isinstance(value, str) else [_expanded(each, folders) for each in value]
            for title, value in entry.items()
        }
    return entry
