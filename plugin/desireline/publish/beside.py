"""What a project holds beside its maps and personas, for the rules that look there: files, and what git knows."""

# ruff: noqa: PLC0415  # git is loaded only where there are translations

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from desireline.insight.check import Beside
from desireline.insight.translations import older_translations, originals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desireline.source import Catalogue, Problem
    from desireline.source.history import History


def is_file_in(root: Path) -> Callable[[str], bool]:
    """Says whether a file is there, by its path relative to `root`; of what lies outside of that nothing is."""
    base = root.resolve()

    def is_file(path: str) -> bool:
        try:
            file = (base / path).resolve()
            return file.is_relative_to(base) and file.is_file()
        except (OSError, ValueError):
            return False

    return is_file


@contextmanager
def looking_beside(catalogue: Catalogue, root: Path, folders: tuple[str, str]) -> Iterator[Beside]:
    """What is beside the maps and personas of the project at `root`, for as long as it is looked at."""
    is_file = is_file_in(root)

    def page(path: str) -> str:
        return "" if is_file(path) else f"there is no page '{path}'"

    if not originals(catalogue):
        yield Beside(page, is_file)
        return
    from desireline.source.git import Contents
    from desireline.source.history import history_of

    with Contents(root) as contents:
        yield Beside(page, is_file, history_of(root, folders), contents.of)


def older_at(
    catalogue: Catalogue, root: Path, folders: tuple[str, str], history: History | None = None
) -> tuple[Problem, ...]:
    """The translations that are older than what they translate. Git is asked only where there are translations.

    Args:
        catalogue: All maps and personas.
        root: The project's folder.
        folders: The folders of maps and of personas.
        history: Their history, where somebody has asked for it already.
    """
    if not originals(catalogue):
        return ()
    from desireline.source.git import Contents
    from desireline.source.history import history_of

    with Contents(root) as contents:
        return tuple(older_translations(catalogue, history or history_of(root, folders), contents.of))
