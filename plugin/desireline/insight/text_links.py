"""Links and pictures of maps and personas that lead nowhere, each with its line.

A text may link to a part of its own file (`#id`), to a map or persona (`map-id`, `map:id#part`, `persona:id`, the path
of its file), to a page in Markdown or another file (the path of that, from the YAML file), and to an address. Where an
address leads out of the project nobody looks. A picture is a file inside the repository, by its path from there.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote

from desireline.model import Image, JourneyMap, Persona, Source, walk
from desireline.model.patterns import later
from desireline.model.record import once
from desireline.model.statement import Link
from desireline.source.locate import place_at
from desireline.source.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from desireline.model import Path, Piece
    from desireline.source import Catalogue, Problem
    from desireline.source.sheet import Sheet

RULE: Final = "dead-link"
PICTURE_RULE: Final = "missing-picture"
PICTURES: Final = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"})
"""File kinds that are shown as pictures."""
_WRITTEN: Final = re.compile(r"\]\(\s*(?:<([^<>\n]*)>|([^\s()<>]+))")
_REFERENCE: Final = re.compile(
    r"(?:(?:map|persona):)?([a-z][a-z0-9-]*)?(?:\?at=[^#?\s]+)?(?:#([a-z][a-z0-9_-]*))?(?:\?at=[^#?\s]+)?"
)
_FILE: Final = re.compile(r"(?![a-z][a-z0-9+.-]*:|//)([^?#]+\.ya?ml)(?:\?[^#]*)?(?:#([^?]*))?(?:\?.*)?", re.IGNORECASE)
_PAGE: Final = re.compile(r"(?![a-z][a-z0-9+.-]*:|//)([^?#]+\.(?:md|markdown))(?:#.*)?", re.IGNORECASE)
_SIGNS: Final[Mapping[str, re.Pattern[str]]] = {
    "](": re.compile(r"\]\((?!https?:|mailto:)"),
    "link": re.compile(r"""links?["']?\s*:(?!(?<!s:)\s*["']?(?:https?:|mailto:))"""),
    "image": later(r"""image["']?\s*:"""),
    "photo": re.compile(r"""photo["']?\s*:"""),
    "\\": later(r"\\[xuU\r\n]"),
}
"""What a file holds whose texts may link into the project, or show a picture; an escape may hide any of it. Each with
the letters that it begins with: a search for those is a twentieth of that for the whole."""
_SCHEME: Final = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_HOST: Final = later(r"www\.[^\s/]+\.[a-z]{2,}(?:[/?#]|$)", re.IGNORECASE)
"""An address as people copy it, without what it begins with."""
_LEADING: Final = re.compile(r"\s*(?:https?|mailto|tel):\S", re.IGNORECASE)
"""The addresses that pages make links of."""
_OF_A_FILE: Final = re.compile(r"[^?#]*\.(?!(?:html?|xml|json|txt|inv|php|aspx?)$)[a-z][a-z0-9]{0,4}", re.IGNORECASE)
"""A path that names a file. What a site makes itself (`../guide.html`, `feed.xml`) is nowhere before it is built."""
_SHOWN: Final = 5


class _Written(NamedTuple):
    """An address as a file holds it."""

    at: Path
    address: str
    is_picture: bool = False


def dead_links(
    catalogue: Catalogue, page: Callable[[str], str] | None = None, is_file: Callable[[str], bool] | None = None
) -> Iterator[Problem]:
    """A warning for each link that leads nowhere, and for each picture that is not there.

    Args:
        catalogue: All maps and personas.
        page: Says of the path of a page in Markdown, relative to the project, what is wrong with it; "" where nothing
            is. With None such links are not judged.
        is_file: Says whether a file is there, by its path relative to the project. With None nobody looks.
    """
    for sheet in catalogue.sheets.values():
        subject = sheet.piece
        if subject is None or catalogue.is_broken(subject):
            continue
        for each in _links_in(subject, sheet):
            if each.is_picture:
                message = _of_picture(each.address, is_file)
            else:
                message = _judged(each.address, subject, catalogue, page, is_file)
            if message:
                yield _problem(sheet, each, message)


def linked_pages(catalogue: Catalogue) -> frozenset[str]:
    """Paths, relative to the project, of all pages in Markdown that texts link to."""
    found = set()
    for sheet in catalogue.sheets.values():
        if sheet.piece is not None:
            for _, written, is_picture in _links_in(sheet.piece, sheet):
                document = None if is_picture else _PAGE.fullmatch(written)
                if document and not _REFERENCE.fullmatch(written):
                    found.add(_from(sheet.path, document[1]))
    return frozenset(found)


def named_files(catalogue: Catalogue) -> frozenset[str]:
    """Paths, relative to the project, of all pictures and of all other files that texts link to, wherever they are."""
    found = set()
    for path, (_, written, is_picture) in _every_link(catalogue):
        if is_picture:
            found.add(written)
        elif _OF_A_FILE.fullmatch(written) and not (_PAGE.fullmatch(written) or _SCHEME.match(written)):
            found.update(_places(path, written))
    return frozenset(found)


def _every_link(catalogue: Catalogue) -> Iterator[tuple[str, _Written]]:
    """Each address and the file it is in; of a broken one, also those of the last good form, which pages still show."""
    for sheet in catalogue.sheets.values():
        if sheet.piece is not None:
            yield from ((sheet.path, each) for each in _links_in(sheet.piece, sheet))
    every: tuple[JourneyMap | Persona, ...] = (*catalogue.maps.values(), *catalogue.personas.values())
    for subject in every:
        if catalogue.is_broken(subject):
            yield from ((subject.file, each) for each in _kept_links(subject).get("links", ()))


def _links_in(subject: JourneyMap | Persona, sheet: Sheet) -> tuple[_Written, ...]:
    """The links of a file, found once; none where all lead elsewhere, which a look at the file's text says."""
    kept = _kept_links(subject)
    if "links" not in kept:
        kept["links"] = tuple(_links(subject)) if _may_lead_in(sheet.source.text) else ()
    return kept["links"]


def _may_lead_in(text: str) -> bool:
    """Whether the text of a file may hold a link into the project, or a picture."""
    for letters, sign in _SIGNS.items():
        at = text.find(letters)
        while at >= 0:
            if sign.match(text, at):
                return True
            at = text.find(letters, at + 1)
    return False


@once
def _kept_links(subject: JourneyMap | Persona) -> dict[str, tuple[_Written, ...]]:
    """Filled by `_links_in`."""
    del subject
    return {}


def _links(subject: JourneyMap | Persona) -> Iterator[_Written]:
    """Every address that a text links to, with the path of the text; and every picture."""
    for path, piece in walk(subject):
        for name, value in _texts(piece):
            if "](" in value:
                for found in _WRITTEN.finditer(value):
                    yield _Written((*path, name), found[1] or found[2] or "")
            elif name == "link" and isinstance(piece, Link | Source):
                yield _Written((*path, name), value)
            elif name == "src" and isinstance(piece, Image):
                yield _Written((*path, name), value, is_picture=True)


def _texts(piece: Piece) -> Iterator[tuple[str, str]]:
    for name, value in vars(piece).items():
        if isinstance(value, str):
            yield name.rstrip("_"), value
        elif isinstance(value, tuple):
            yield from ((name.rstrip("_"), each) for each in value if isinstance(each, str))


def _judged(
    written: str,
    subject: JourneyMap | Persona,
    catalogue: Catalogue,
    page: Callable[[str], str] | None,
    is_file: Callable[[str], bool] | None,
) -> str:
    """What is wrong with an address; "" where nothing is, or where it is none of ours."""
    reference, file, document = (each.fullmatch(written) for each in (_REFERENCE, _FILE, _PAGE))
    if reference and (reference[1] or reference[2]):
        if reference[1]:
            return _of_file(reference[1], reference[2] or "", catalogue)
        return _of_own(reference[2], subject, catalogue)
    if file:
        return _of_path(_from(subject.file, file[1]), file[2] or "", catalogue)
    if document:
        return page(_from(subject.file, document[1])) if page is not None else ""
    return _of_address(written, subject, is_file)


def _of_address(written: str, subject: JourneyMap | Persona, is_file: Callable[[str], bool] | None) -> str:
    """What is wrong with an address that names no map, no persona and no page."""
    if _SCHEME.match(written):
        return "" if _LEADING.match(written) else f"'{written}' leads nowhere: an address begins with 'https://'"
    if _HOST.match(written):
        return f"'{written}' leads nowhere: an address begins with 'https://', so write 'https://{written}'"
    if _OF_A_FILE.fullmatch(written):
        there = is_file is None or any(is_file(place) for place in _places(subject.file, written))
        return "" if there else f"there is no file '{_from(subject.file, written)}'"
    if re.search(r"\s", written.strip()):
        return f"'{written}' leads nowhere: it is no address ('https://…'), no map, no persona and no file"
    return ""


def _places(file: str, written: str) -> tuple[str, ...]:
    """Where a file may be that a text links to: as seen from the map's own file, or from pages of the site."""
    seen = _from(file, written)
    within = re.sub(r"^(?:\.{0,2}/)+", "", unquote(written))
    return tuple(dict.fromkeys((seen, within, f"docs/{within}")))


def _of_picture(written: str, is_file: Callable[[str], bool] | None) -> str:
    """What is wrong with the path of a picture."""
    if _SCHEME.match(written):
        return f"'{written}' is no path inside the repository; save the picture there, and write its path"
    path = posixpath.normpath(written)
    if path.startswith(("/", "../")):
        within = path.lstrip("./")
        return f"'{written}' leads out of the repository; a picture's path begins at the project's folder: '{within}'"
    if posixpath.splitext(path)[1].lower() not in PICTURES:
        return f"'{written}' is no picture; a page shows {', '.join(sorted(PICTURES))}"
    if is_file is None or is_file(path):
        return ""
    return f"there is no file '{path}'; a picture's path begins at the project's folder"


def _from(file: str, written: str) -> str:
    """A path as it is meant from a file, relative to the project."""
    plain = unquote(written)
    return plain.lstrip("/") if plain[:1] == "/" else posixpath.normpath(posixpath.join(posixpath.dirname(file), plain))


def _of_own(part: str, subject: JourneyMap | Persona, catalogue: Catalogue) -> str:
    if "_" in part or catalogue.find(f"#{part}", subject) is not None:
        return ""  # what holds an underscore is no id, and names what a page has of its own
    known = _ids(subject, catalogue)
    return f"'#{part}' leads nowhere: nothing in this file has that id; {_advice(part, known, '#')}"


def _of_file(name: str, part: str, catalogue: Catalogue) -> str:
    subject = catalogue.file(name)
    if subject is None:
        known = sorted((*catalogue.maps, *catalogue.personas))
        return f"'{name}' leads nowhere: there is no map or persona of that id; {_advice(name, known)}"
    if not part or "_" in part or catalogue.find(f"{name}#{part}") is not None:
        return ""
    known = _ids(subject, catalogue)
    return f"'{name}#{part}' leads nowhere: nothing in '{subject.key}' has that id; {_advice(part, known, '#')}"


def _of_path(path: str, part: str, catalogue: Catalogue) -> str:
    sheet = catalogue.sheets.get(path)
    if sheet is None or sheet.offered is None:
        stems = {posixpath.splitext(posixpath.basename(each))[0]: each for each in catalogue.sheets}
        near = did_you_mean(posixpath.splitext(posixpath.basename(path))[0], stems)
        advice = f"; did you mean '{stems[near]}'?" if near else ""
        return f"there is no map or persona in the file '{path}'{advice}"
    return _of_file(sheet.offered.id, part, catalogue) if part else ""


def _ids(subject: JourneyMap | Persona, catalogue: Catalogue) -> list[str]:
    sheet = catalogue.sheets.get(subject.file)
    return list(sheet.parts) if sheet is not None else []


def _advice(name: str, known: list[str], sign: str = "") -> str:
    near = did_you_mean(name, known)
    if near:
        return f"did you mean '{sign}{near}'?"
    if not known:
        return "nothing there has an id"
    more = f" and {len(known) - _SHOWN} more" if len(known) > _SHOWN else ""
    return f"there are {', '.join(sign + each for each in known[:_SHOWN])}{more}"


def _problem(sheet: Sheet, found: _Written, message: str) -> Problem:
    """The warning, at the address itself where it stands in the file as it was read."""
    at, written = found.at, found.address
    rule = PICTURE_RULE if found.is_picture else RULE
    place = place_at(sheet, at) or place_at(sheet, at[:-1])
    lines = sheet.source.lines
    start = max(place.line - 1, 0) if place is not None else 0
    for number in range(start, len(lines)):
        column = lines[number].find(written, place.column - 1 if place is not None and number == start else 0)
        if column >= 0:
            return sheet.source.problem("warning", rule, message, number, column, len(written))
    return sheet.source.problem("warning", rule, message, start, place.column - 1 if place is not None else 0)
