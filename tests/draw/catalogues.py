"""Catalogues of several maps and personas that stand nowhere but in a test, and a reader of tables."""

from collections.abc import Mapping
from html.parser import HTMLParser

from desireline.source import Catalogue, Problem, load


class WrittenFolder:
    """Maps and personas by id, each as its YAML."""

    def __init__(self, maps: Mapping[str, str], personas: Mapping[str, str]) -> None:
        self.problems: list[Problem] = []
        self._texts = {f"maps/{name}.yaml": text for name, text in maps.items()}
        self._texts |= {f"personas/{name}.yaml": text for name, text in personas.items()}

    def listing(self) -> list[tuple[str, str]]:
        return [(path, str(hash(text))) for path, text in sorted(self._texts.items())]

    def read(self, path: str) -> bytes:
        return self._texts[path].encode()


def catalogue(maps: Mapping[str, str] | None = None, personas: Mapping[str, str] | None = None) -> Catalogue:
    """The catalogue of these files, which must be free of errors."""
    made = load(WrittenFolder(maps or {}, personas or {}))
    errors = [problem.explain() for problem in made.problems if problem.severity == "error"]
    assert not errors, "\n".join(errors)
    return made


class Rows(HTMLParser):
    """The rows of every table of a page: the words of each cell, and its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self.captions: list[str] = []
        self.cells: list[dict[str, str | None]] = []
        self._into: list[str] | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag == "caption":
            self.captions.append("")
            self._into = self.captions
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in {"th", "td"}:
            self.tables[-1][-1].append("")
            self.cells.append({"tag": tag, **dict(attrs)})
            self._into = self.tables[-1][-1]
        elif self._into is not None and tag in {"br", "div", "li", "small"}:
            self._into[-1] += " "

    def handle_endtag(self, tag: str) -> None:
        if tag in {"th", "td", "caption"}:
            assert self._into is not None
            self._into[-1] = " ".join(self._into[-1].split())
            self._into = None

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._into[-1] += data

    def table(self, caption: str) -> list[list[str]]:
        """The rows of the table whose caption begins so, without its head."""
        place = next(place for place, each in enumerate(self.captions) if each.startswith(caption))
        return self.tables[place][1:]
