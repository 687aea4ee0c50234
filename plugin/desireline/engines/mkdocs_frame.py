"""One frame for many pages: what a theme puts around a page, rendered once for a section of the navigation.

Template and navigation are what a page costs most, and pages that stand side by side get nearly the same ones. So a
page that does not exist is rendered among them, with a mark in every value that differs from page to page; the frame of
each is that text with its own values at the marks. The first page of a section is rendered by the theme as always, and
the others share a frame only if the first one's own would be what the theme made of it. Where anything is unknown, each
page is rendered by the theme.
"""

import posixpath
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_relative_url

from desireline.engines.mkdocs_marks import (
    BODY,
    ENTRIES,
    NEXT,
    OWN,
    PREVIOUS,
    Frame,
    NoFrame,
    alike,
    html_mark,
    html_values,
    mark,
)

if TYPE_CHECKING:
    from desireline.engines.mkdocs_page import JourneyPage

log = get_plugin_logger(__name__)

BARE = "desireline/bare.html"
"""The template of a page that stands in a shared frame: nothing."""
DIAGRAMS = "__diagrams"
"""Where the link that skips the navigation leads on a map's Mermaid page."""
TEMPLATE = "main.html"


class Frames:
    """The shared frames of one build."""

    def __init__(self, config: Any, files: Any, nav: Any, env: Any) -> None:
        self._config, self._files, self._nav, self._env = config, files, nav, env
        self._documents = files.documentation_pages()
        self._tried: set[tuple[object, ...]] = set()
        self._one_by_one = _tells_of_each_page(config)
        self._alike: dict[int, dict[tuple[object, ...], list[JourneyPage]]] = {}
        """The pages of each list of the navigation that may share a frame, by what must be the same for that."""

    def offer(self, page: "JourneyPage", output: str) -> None:
        """Give the pages beside `page`, which the theme rendered as `output`, one frame, if it is true of this one."""
        if self._one_by_one or page.plan.kind not in {"map", "persona"} or not len(page.toc):
            return
        likeness = _likeness(page)
        if likeness in self._tried:
            return
        self._tried.add(likeness)
        beside = self._like(page).get(likeness, [])
        followers = [(each, other) for each in beside for other in self._followers_of(each)]
        if len(beside) + len(followers) < 3:
            return
        try:
            frame = self._frame(page, beside)
            own = frame.around(page.plan.path, values(page, page, page.content), entries(page, page))
        except Exception as unknown:  # noqa: BLE001  # whatever another plugin makes of a page that does not exist
            log.debug(f"{page.file.src_uri}: each page beside it is rendered by itself ({unknown!r})")
            return
        if not alike(own, output):
            log.debug(f"{page.file.src_uri}: each page beside it is rendered by itself, since its frame is its own")
            return
        for each in beside:
            if frame.holds(each.plan.path):
                each.stand_in(frame, each)
        for each, other in followers:
            if frame.holds(each.plan.path):
                other.stand_in(frame, each)

    def _beside(self, page: Page) -> list[Any]:
        """The list in which a page stands in the navigation."""
        listed: list[Any] = page.parent.children if page.parent is not None else self._nav.items
        return listed

    def _like(self, page: "JourneyPage") -> dict[tuple[object, ...], list["JourneyPage"]]:
        """The pages beside `page`, by their likeness; looked through once, for each may have one of its own."""
        listed = self._beside(page)
        groups = self._alike.get(id(listed))
        if groups is None:
            groups = self._alike[id(listed)] = {}
            for each in listed:
                if getattr(each, "plan", None):
                    groups.setdefault(_likeness(each), []).append(each)
        return groups

    def _followers_of(self, page: "JourneyPage") -> list[Any]:
        """The pages that stand behind a map's or persona's, at its place in the navigation."""
        files = [self._files.get_file_from_path(f"{page.plan.path}.{kind}.md") for kind in ("mermaid", "history")]
        return [file.page for file in files if file is not None and hasattr(file.page, "stand_in")]

    def _frame(self, page: "JourneyPage", neighbours: Sequence["JourneyPage"]) -> Frame:
        from mkdocs.commands.build import get_context  # where MkDocs keeps it is its own affair

        model = _model(page, self._config)
        beside = self._beside(page)
        beside.append(model)
        page.active, model.active = False, True
        try:
            context = get_context(self._nav, self._documents, self._config, model)
            context = self._config.plugins.on_page_context(context, page=model, config=self._config, nav=self._nav)
            rendered = self._env.get_template(TEMPLATE).render(context)
        finally:
            beside.pop()
            model.active, page.active = False, True
        addresses = {each.plan.path: _relative(each.url, model) for each in neighbours}
        return Frame(rendered, _relative(model.url, model), addresses)


def values(page: "JourneyPage", own: "JourneyPage", body: str | None) -> dict[str, str]:
    """What stands at the marks of a frame around `page`, whose place in the navigation is that of `own`."""
    made = {
        "body": body or "",
        "canonical": page.canonical_url or "",
        "edit": page.edit_url or "",
        "self": _relative(own.url, page),
        "first": next(iter(own.toc)).url if page is own else f"#{DIAGRAMS}",
        **html_values("title", page.title or ""),
        **html_values("heading", page.meta.get("title", "")),
        **html_values("about", own.meta.get("description", "")),
    }
    for name, other in ((PREVIOUS, own.previous_page), (NEXT, own.next_page)):
        if other is not None:
            made[name] = _relative(other.url, page)
            made |= html_values(f"{name}name", other.title or "")
    return made


def entries(page: "JourneyPage", own: "JourneyPage") -> list[tuple[str, str, list[tuple[str, str]]]]:
    """The table of contents of `own` as links from `page`: addresses, titles and what stands below."""
    to = "" if page is own else _relative(own.url, page)
    return [
        (to + entry.url, entry.title, [(to + below.url, below.title) for below in entry.children]) for entry in own.toc
    ]


def _likeness(page: "JourneyPage") -> tuple[object, ...]:
    """What must be the same for two pages to share a frame."""
    given = (page.meta.get("description"), page.edit_url, page.previous_page, page.next_page, len(page.toc))
    told = sorted((name, repr(value)) for name, value in page.meta.items() if name not in _OWN_META)
    return (
        id(page.parent),
        posixpath.dirname(page.file.src_uri),
        page.plan.kind,
        *(bool(each) for each in given),
        *told,  # such as the date of its last change, by another plugin
    )


_OWN_META = frozenset({"title", "description", "hide", "desireline", "search", "template"})
"""What we say of a page ourselves."""
_ALIKE_FOR_ALL = ("material.", "mkdocs.", "properdocs.", "desireline.")
"""Whose plugins tell the theme nothing of a map's page that a frame would not show."""


def _tells_of_each_page(config: Any) -> bool:
    """Whether a plugin tells the theme more of each page than stands in it, such as its authors or translations."""
    handlers = config.plugins.events.get("page_context", ())
    return not all(handler.__module__.startswith(_ALIKE_FOR_ALL) for handler in handlers)


def _model(like: "JourneyPage", config: Any) -> Page:
    """A page of marks in the place of `like`."""
    model = _marked(OWN, "title", like, config)
    model.parent, model.content = like.parent, BODY
    model.meta = {**like.meta, "title": html_mark("heading"), "search": {"exclude": True}}
    if model.meta.get("description"):
        model.meta["description"] = html_mark("about")
    if model.canonical_url:
        model.canonical_url = mark("canonical")
    model.edit_url = mark("edit") if like.edit_url else None
    if like.previous_page:
        model.previous_page = _marked(PREVIOUS, f"{PREVIOUS}name", like, config)
    if like.next_page:
        model.next_page = _marked(NEXT, f"{NEXT}name", like, config)
    single, upper, lower = (_entry(name, level) for name, level in zip(ENTRIES, (2, 2, 3), strict=True))
    upper["children"] = [lower]
    model.toc = get_toc([single, upper])
    return model


def _entry(name: str, level: int) -> Any:
    return {"level": level, "id": mark(name), "name": html_mark(name), "children": []}


def _marked(file_name: str, title: str, like: Page, config: Any) -> Page:
    path = posixpath.join(posixpath.dirname(like.file.src_uri), mark(file_name) + ".md")
    return Page(html_mark(title), File.generated(config, path, content=""), config)


def _relative(url: str, page: Page) -> str:
    return get_relative_url(url, page.url)


__all__ = ["BARE", "DIAGRAMS", "Frame", "Frames", "NoFrame", "entries", "values"]
