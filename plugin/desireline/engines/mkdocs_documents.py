"""Pages in Markdown that texts of maps link to, under MkDocs: where they are, and what is wrong with a link to one."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desireline.publish.kept import key_of

if TYPE_CHECKING:
    from desireline.publish.kept import KeptPages
    from desireline.source import Catalogue


class Documents:
    """The pages of the author's own in one build."""

    def __init__(self, files: Any = (), root: Path | None = None) -> None:
        """Look at MkDocs' files only when a text links to one.

        Args:
            files: MkDocs' files.
            root: The project's folder.
        """
        self._files, self._root = files, root
        self._urls: dict[str, str] | None = None

    def url(self, path: str) -> str | None:
        """The address within the site of a page by the path of its file, relative to the project."""
        if self._urls is None:
            self._urls = dict(self._found())
        return self._urls.get(path)

    def _found(self) -> list[tuple[str, str]]:
        pages = self._files.documentation_pages() if self._root is not None else ()
        return [
            (os.path.relpath(file.abs_src_path, self._root).replace(os.sep, "/"), file.url)
            for file in pages
            if file.abs_src_path
        ]

    def judged(self, catalogue: Catalogue) -> Catalogue:
        """`catalogue` with what is wrong with the links in its texts among its problems."""
        if not catalogue.maps and not catalogue.personas:
            return catalogue
        from desireline.insight.text_links import dead_links

        found = tuple(dead_links(catalogue, self._wrong))
        if not found:
            return catalogue
        from desireline.source.problem import in_order

        return replace(catalogue, problems=tuple(in_order([*catalogue.problems, *found])))

    def _wrong(self, path: str) -> str:
        if self.url(path) is not None:
            return ""
        from desireline.source.suggest import did_you_mean

        known = {Path(each).stem: each for each in self._urls or ()}
        near = did_you_mean(Path(path).stem, known)
        advice = f"; did you mean '{known[near]}'?" if near else ""
        return f"'{path}' is no page of the site{advice}"

    def keep(self, catalogue: Catalogue, kept: KeptPages, plan: str) -> None:
        """Keep which pages the texts link to, beside the plan of that key."""
        from desireline.insight.text_links import linked_pages

        linked = linked_pages(catalogue)
        if linked:
            kept.keep_note(key_of([plan, "pages"]), "\n".join(sorted(linked)))

    def still_there(self, kept: KeptPages, plan: str) -> bool:
        """Whether every page is there that the texts linked to when the plan of that key was made."""
        return all(self.url(path) is not None for path in kept.find_note(key_of([plan, "pages"])).splitlines())
