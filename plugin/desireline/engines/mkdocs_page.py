"""A page of the site as MkDocs sees it: no Markdown to convert, and a small text for the search instead of its body.

Python-Markdown and the search indexer read HTML tag by tag. The body of a map has hundreds of tags, so neither ever
sees it: they are given the page's headings and words, and the finished page receives the body in their place.
"""

import re
from collections.abc import Iterator, Set
from functools import cached_property
from html import escape
from typing import Any, Final

from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_relative_url

from desireline.draw.fragment import TocEntry
from desireline.engines.mkdocs_frame import BARE, DIAGRAMS, entries, values
from desireline.engines.mkdocs_marks import Frame
from desireline.engines.mkdocs_paths import OVERVIEW_STYLES
from desireline.engines.mkdocs_themes import apart_from_markdown
from desireline.publish.kept import Kept, Waiting
from desireline.publish.plan import PagePlan
from desireline.publish.store import PageStore

_START: Final = re.compile(r"""<h1\b[^>]*\bid=["']?__top["' >]""")
_END: Final = "</dl-end>"
"""Around the place of the body: its title and an element behind its words. Comments would be taken away by plugins that
make pages smaller, and an element before the title would be a section of its own to the search."""
_LONGEST_ABOUT: Final = 200
"""Characters of a description; what finds pages shows fewer."""
_NO_BODY: Final = f'<h1 id="__top"></h1><dl-end>{_END}'


class JourneyPage(Page):
    """A generated page. Its fragment is drawn when MkDocs renders it and dropped when the page is written."""

    def __init__(self, plan: PagePlan, title: str | None, file: File, config: Any, store: PageStore) -> None:
        super().__init__(title or escape(plan.title), file, config)
        self.plan = plan
        self._store = store
        self.pictures: frozenset[str] = frozenset()
        """Where the pictures that it shows stand within the site."""
        self._waiting: Waiting | None = None
        self._frame: Frame | None = None
        self._place: JourneyPage = self
        self.is_whole = False
        """Whether the finished page has its body."""

    def stand_in(self, frame: Frame, place: "JourneyPage") -> None:
        """Stand in a shared frame from now on, at the place in the navigation that `place` has."""
        self._frame, self._place = frame, place
        self.meta["template"] = BARE

    def draw_from(self, store: PageStore) -> None:
        """Draw from another site from now on: that of a changed catalogue."""
        self._store, self.plan = store, store.site.by_path[self.plan.path]

    def read_source(self, config: Any) -> None:
        """Nothing is read: the page has front matter and no Markdown."""
        del config
        self.markdown = ""
        self.meta = {"title": escape(self.plan.title), "hide": ["toc"], "desireline": self.plan.kind}
        if not self.plan.listed:
            self.meta["search"] = {"exclude": True}
        if self._frame is not None:
            self.meta["template"] = BARE

    def render(self, config: Any, files: Any) -> None:
        """Draw the page; give MkDocs its words, its table of contents and its anchors."""
        del config, files
        made = self._store.prepared(self.plan)
        self._waiting, self.pictures = made.waiting, made.pictures
        if about := self._about(made):
            self.meta["description"] = escape(about)
        self.content = f"{search_text(made, self.plan.title)}<dl-end>{_END}"
        self.toc = get_toc([_token(entry, 2) for entry in made.toc])
        self.present_anchor_ids = _Ids(made.waiting)  # type: ignore[assignment]  # MkDocs only looks into it

    def _about(self, made: Kept) -> str:
        """What the page is about: in the head of pages, and what feeds of other plugins ask every page for."""
        if self.plan.kind == "mermaid":
            return self._store.site.by_path[f"maps/{self.plan.target}"].summary
        if self.plan.kind in {"home", "people", "across"} and made.search:
            text = made.search[0].text  # the sentence below the title; on the home page the names of all journeys
            return text if len(text) <= _LONGEST_ABOUT else f"{text[:_LONGEST_ABOUT]}…"
        return self.plan.summary

    def framed(self, output: str) -> str:
        """The page in its frame, still without its body: the shared one, or `output` as the theme rendered it."""
        if self._frame is None:
            return output
        return self._frame.around(
            self._place.plan.path, values(self, self._place, _NO_BODY), entries(self, self._place)
        )

    def finish(self, output: str) -> str:
        """The finished page with its body in place of the words, which nobody needs any more."""
        self.content = ""
        above = ""
        if self.plan.kind not in {"map", "mermaid"}:
            above = f'<link rel="stylesheet" href="{get_relative_url(OVERVIEW_STYLES, self.url)}">'
        if self.plan.kind == "mermaid" or self._place is not self:
            above = f'<span id="{DIAGRAMS}"></span>{above}'
        if self.plan.kind != "mermaid":
            output = apart_from_markdown(output)
        if self._store.files is not None:
            output = self._store.files.with_tags(self.plan, output)
        start = _START.search(output)
        end = output.find(_END, start.end()) if start is not None else -1
        self.is_whole = start is not None and end >= 0 and self._waiting is not None
        if start is None or end < 0 or self._waiting is None:
            return output
        # As bytes, of which there are fewer than characters: the page of a thousand maps has megabytes.
        before, after = output[: start.start()], output[end + len(_END) :]
        around = [text.encode(errors="surrogatepass") for text in (f"{before}{above}", after)]
        return self._waiting.content().join(around).decode(errors="surrogatepass")


class _Ids(Set[str]):
    """The ids of a page that links may point to, read when a link is checked: a large site has a million of them."""

    def __init__(self, waiting: Waiting) -> None:
        self._waiting = waiting

    def __contains__(self, name: object) -> bool:
        return name in self._known

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    @cached_property
    def _known(self) -> frozenset[str]:
        return self._waiting.ids()


def search_text(page: Kept, title: str) -> str:
    """What the search reads of a page: a heading for each section that can be found by itself, and its words.

    Words stand without a tag of their own, since an indexer pays for each tag that it reads.
    """
    made = [f'<h1 id="__top">{escape(title)}</h1>']
    for section in page.search:
        if section.anchor:
            made.append(f'<h2 id="{escape(section.anchor)}">{escape(section.title)}</h2>')
        made.append(escape(section.text))
    return "".join(made)


def _token(entry: TocEntry, level: int) -> Any:
    children = [_token(child, level + 1) for child in entry.children]
    return {"level": level, "id": entry.anchor, "name": escape(entry.title), "children": children}
