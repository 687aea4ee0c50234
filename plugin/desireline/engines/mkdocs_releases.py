"""Release notes: pages of the author's whose front matter names a release. Each gets its section; all get a page.

The notes are found by the first bytes of each page, before anything is planned. The section goes in like our own
bodies: the search and what else reads the page see its words, and the finished page receives it in their place.
"""

from __future__ import annotations

import os
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils import get_relative_url

from desireline.engines.mkdocs_paths import OVERVIEW_STYLES
from desireline.publish.note_files import FRAGMENT, HEAD
from desireline.publish.plan import PagePlan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from desireline.draw.fragment import TocEntry
    from desireline.publish.kept import Kept
    from desireline.publish.release_pages import ReleasePages
    from desireline.publish.releases import Note
    from desireline.publish.store import PageStore
    from desireline.publish.versions.history import VersionHistory

log = get_plugin_logger(__name__)

_START, _END = "<!--dl-release-->", "<!--/dl-release-->"
"""Around the place of the section."""


class NotePages:
    """The release notes of one build."""

    def __init__(self, files: Any = (), config: Any = None, root: Path | None = None) -> None:
        """Find them among MkDocs' files."""
        self.notes = {note.file: note for note in _found(files)} if files else {}
        """By their files, relative to the pages' folder."""
        self._root = root or Path()
        self._docs = _docs_folder(config, self._root) if self.notes else ""
        self._made: dict[str, Kept] = {}
        self._history: VersionHistory | None = None
        self._pages: ReleasePages | None = None

    def __bool__(self) -> bool:
        return bool(self.notes)

    def maker(
        self, folders: tuple[str, str], program: str, today: date
    ) -> Callable[[Sequence[PagePlan]], ReleasePages] | None:
        """What makes the releases of a site from its plan; None where no page is a release note.

        Args:
            folders: The folders of maps and personas.
            program: The program's state.
            today: The day of the build.
        """
        if not self.notes:
            return None
        from desireline.publish.release_ends import missing_tags
        from desireline.publish.release_pages import ReleasePages
        from desireline.publish.releases import releases_of
        from desireline.publish.versions.history import VersionHistory

        if self._history is None:
            self._history = VersionHistory(self._root, "*", None, folders, program)
            missing = missing_tags(tuple(self.notes.values()), self._history.published, today)
            if missing:  # a repository that has no tag at all has not begun with them; its release pages say so
                (log.debug if self._history.published.expected else log.info)(missing)
        history = self._history

        def make(plans: Sequence[PagePlan]) -> ReleasePages:
            self._pages = ReleasePages(releases_of(self.notes.values(), plans, self._docs), history)
            return self._pages

        return make

    def append(self, html: str, page: Any, store: PageStore | None) -> str:
        """A note's own HTML with its section's words behind it; its headings go into the table of contents."""
        note = self.notes.get(page.file.src_uri)
        releases = store.site.releases if store is not None else None
        if note is None or store is None or releases is None:
            return html
        plan = PagePlan("releases", note.release, note.path, note.title, note.lang, "", "", True)
        made = self._made[note.file] = store.below(plan, lambda seen: releases.section(note, store.site, seen))
        for entry in made.toc:
            _below_title(page.toc, _link(entry, 1))
        page.present_anchor_ids = {*(page.present_anchor_ids or ()), *made.waiting.ids()}
        return f"{html}{_START}{_words(made)}{_END}"

    def finish(self, output: str, page: Any) -> str:
        """The finished page with the section in the place of its words."""
        made = self._made.pop(page.file.src_uri, None)
        before, start, rest = output.partition(_START)
        if made is None or not start:
            return output
        sheet = f'<link rel="stylesheet" href="{get_relative_url(OVERVIEW_STYLES, page.url)}">'
        return f"{before}{sheet}{made.waiting.body()}{rest.partition(_END)[2]}"

    def let_go(self) -> None:
        """Let go of what was read of earlier versions."""
        if self._pages is not None:
            self._pages.let_go()


def _found(files: Any) -> Iterator[Note]:
    """The release notes among MkDocs' pages. Wordings of changes that stand beside them are no pages."""
    for file in list(files.documentation_pages()):
        if FRAGMENT.fullmatch(file.src_uri):
            files.remove(file)
            continue
        path = file.abs_src_path
        if path is None or not _names_a_release(path):
            continue
        from desireline.publish.releases import read_note

        note = read_note(Path(path).read_text("utf-8-sig", "replace"), file.src_uri)
        if note is None:
            continue
        if note.wrong_day:
            log.warning(f"{file.src_uri}: 'date: {note.wrong_day}' is no day; write it as 2026-11-30")
        yield note


def _names_a_release(path: str) -> bool:
    """Whether a page may be a release note: one look at its first bytes."""
    try:
        with open(path, "rb") as page:  # noqa: PTH123  # every page of the site is looked at: this is twice as fast
            head = page.read(HEAD)
    except OSError:
        return False
    return head.removeprefix(b"\xef\xbb\xbf").startswith(b"---") and b"release:" in head


def _words(made: Kept) -> str:
    """What the search reads of a section."""
    heads = (f'<h2 id="{escape(each.anchor)}">{escape(each.title)}</h2>{escape(each.text)}' for each in made.search)
    return "".join(heads)


def _link(entry: TocEntry, level: int) -> Any:
    made = AnchorLink(escape(entry.title), entry.anchor, level)
    made.children = [_link(child, level + 1) for child in entry.children]
    return made


def _below_title(toc: Any, link: Any) -> None:
    """Put a heading below the page's title, as its own headings stand."""
    items = toc.items
    (items[-1].children if items and items[-1].level == 1 else items).append(link)


def _docs_folder(config: Any, root: Path) -> str:
    """The pages' folder, relative to the project, with `/`."""
    return os.path.relpath(Path(config.docs_dir).resolve(), root).replace(os.sep, "/")
