"""What texts of maps link to beside maps, under MkDocs: where it is, and what is wrong with a link to it.

Said here too is which translations are older than what they translate: that may change when no file of them does.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desireline.engines.mkdocs_surroundings import FolderFile
from desireline.publish.kept import key_of
from desireline.source import FOLDERS

if TYPE_CHECKING:
    from collections.abc import Container

    from desireline.publish.kept import KeptPages
    from desireline.source import Catalogue, Problem
    from desireline.source.history import History


class Documents:
    """The pages of the author's own in one build."""

    def __init__(
        self,
        files: Any = (),
        root: Path | None = None,
        folders: tuple[str, str] = FOLDERS,
        history: History | None = None,
        ignored: Container[str] = (),
    ) -> None:
        """Look at MkDocs' files only when a text links to one.

        Args:
            files: MkDocs' files.
            root: The project's folder.
            folders: The folders of maps and of personas.
            history: Their history, if the site shows it.
            ignored: Rules whose warnings are not to be heard of.
        """
        self._files, self._root, self._folders, self._history = files, root, folders, history
        self._ignored = ignored
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
            if not isinstance(file, FolderFile) and file.abs_src_path
        ]

    def judged(self, catalogue: Catalogue) -> Catalogue:
        """`catalogue` with what is wrong with its links, pictures and translations among its problems."""
        if not catalogue.maps and not catalogue.personas:
            return catalogue
        from desireline.insight.check import heard
        from desireline.insight.text_links import dead_links

        every = (*dead_links(catalogue, self._wrong, self._is_file), *self._older(catalogue))
        found = [*heard(every, self._ignored)]
        if not found:
            return catalogue
        from desireline.source.problem import in_order

        return replace(catalogue, problems=tuple(in_order([*catalogue.problems, *found])))

    def _older(self, catalogue: Catalogue) -> tuple[Problem, ...]:
        if self._root is None:
            return ()
        from desireline.publish.beside import older_at

        return older_at(catalogue, self._root, self._folders, self._history)

    def _is_file(self, path: str) -> bool:
        """Whether a file is there: in the project, or among those that the site holds."""
        from desireline.publish.beside import is_file_in

        if self._root is None or is_file_in(self._root)(path):
            return True
        return self._files.get_file_from_path(path.removeprefix("docs/")) is not None

    def _wrong(self, path: str) -> str:
        if self.url(path) is not None:
            return ""
        from desireline.source.suggest import did_you_mean

        known = {Path(each).stem: each for each in self._urls or ()}
        near = did_you_mean(Path(path).stem, known)
        advice = f"; did you mean '{known[near]}'?" if near else ""
        return f"'{path}' is no page of the site{advice}"

    def keep(self, catalogue: Catalogue, kept: KeptPages, plan: str) -> None:
        """Keep what the texts link to, and the commit that says which translations are older, beside the plan."""
        from desireline.insight.text_links import linked_pages, named_files
        from desireline.insight.translations import originals

        files = (path for path in named_files(catalogue) if self._is_file(path))
        found = [
            *(f"page {path}" for path in sorted(linked_pages(catalogue))),
            *(f"file {path}" for path in sorted(files)),
        ]
        if originals(catalogue):
            found.append(f"commit {self._commit()}")
        if found:
            kept.keep_note(key_of([plan, "pages"]), "\n".join(found))

    def still_there(self, kept: KeptPages, plan: str) -> bool:
        """Whether all is there that the texts linked to when the plan of that key was made, and no commit is new."""
        holds = {"page": lambda path: self.url(path) is not None, "file": self._is_file, "commit": self._is_commit}
        noted = (line.partition(" ") for line in kept.find_note(key_of([plan, "pages"])).splitlines())
        return all(holds[kind](name) for kind, _, name in noted)

    def _is_commit(self, name: str) -> bool:
        return name == self._commit()

    def _commit(self) -> str:
        """The commit that is checked out; "" where there is none."""
        if self._history is not None:
            return self._history.head
        from desireline.source import NoRepository
        from desireline.source.history_log import repository_at

        try:
            return repository_at(self._root).head if self._root is not None else ""
        except NoRepository:
            return ""
