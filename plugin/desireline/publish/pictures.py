"""Pictures that map texts and personas show: files inside the project, copied beside the pages."""

from pathlib import Path
from typing import Final

from desireline.insight.text_links import PICTURES
from desireline.model.record import Record, record

FOLDER: Final = "assets/desireline/pictures/"
"""Where pictures stand within the site."""


@record
class Pictures(Record):
    """The pictures of one project. Collects those that pages asked for, so that only they are published."""

    root: Path
    """The project's folder; nothing outside it is ever shown."""
    asked: dict[str, Path]
    """Path within the site → file, of every picture that a page has asked for."""

    def published(self, path: str) -> str | None:
        """Where a picture stands within the site; None if the file is missing, no picture, or outside the project."""
        within = self.place(path)
        if within is None or not (file := self.root / within.removeprefix(FOLDER)).is_file():
            return None
        self.asked[within] = file
        return within

    def place(self, path: str) -> str | None:
        """Where a picture stands within the site if its file is there; None if it is none, or outside the project."""
        file = (self.root / path).resolve()
        if not file.is_relative_to(self.root) or file.suffix.lower() not in PICTURES:
            return None
        return FOLDER + file.relative_to(self.root).as_posix()
