"""Pictures that map texts and personas show: files inside the project, copied beside the pages."""

from pathlib import Path

from desireline.insight.text_links import PICTURES
from desireline.model.record import Record, record


@record
class Pictures(Record):
    """The pictures of one project. Collects those that pages asked for, so that only they are published."""

    root: Path
    """The project's folder; nothing outside it is ever shown."""
    asked: dict[str, Path]
    """Path within the site → file, of every picture that a page has asked for."""

    def published(self, path: str) -> str | None:
        """Where a picture stands within the site; None if the file is missing, no picture, or outside the project."""
        file = (self.root / path).resolve()
        if not file.is_relative_to(self.root) or file.suffix.lower() not in PICTURES or not file.is_file():
            return None
        within = "assets/desireline/pictures/" + file.relative_to(self.root).as_posix()
        self.asked[within] = file
        return within
