"""Maps and personas in another language: whether they keep to the ids of what they translate, and to what it says.

A translation is older than its original when that says something else than it did at the commit that last touched the
translation. Where git does not know both files, the newer `reviewed` of the original says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desireline.source import read_file
from desireline.source.files import content_hash
from desireline.source.locate import place_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from desireline.model import JourneyMap, Persona
    from desireline.source import Catalogue
    from desireline.source.history import FileHistory, History
    from desireline.source.problem import Problem

OLDER: Final = "translation-older"
_KEEPING: Final = frozenset({
    "id", "was", "lang", "translates", "owner", "status", "reviewed", "review_every", "tags", "products", "retired",
    "sources", "place", "file", "_follows",
})  # fmt: skip
"""What a map or persona says of itself for those who keep it: a translation need not follow it."""
_SHOWN: Final = 5


def originals(catalogue: Catalogue) -> Mapping[str, str]:
    """The id of the original of each translation, by the translation's id, as far as both are there."""
    files = catalogue.project.files
    return {
        name: offered.translates
        for name, offered in files.items()
        if offered.translates in files and files[offered.translates].is_map == offered.is_map
    }


def translation_problems(catalogue: Catalogue) -> Iterator[Problem]:
    """What is wrong with translations as they stand: their ids, their language, what they translate."""
    files = catalogue.project.files
    for name, original in originals(catalogue).items():
        own, other = files[name], files[original]
        if other.translates:
            advice = f"name the original, '{other.translates}'" if other.translates != name else "one is the original"
            yield _problem(catalogue, name, "translation-source", f"'{original}' is a translation itself; {advice}")
        elif own.lang and own.lang == other.lang:
            text = f"'{original}' is in the same language, '{own.lang}'; a translation is in another"
            yield _problem(catalogue, name, "translation-source", text)
        ids, expected = (each.parts.keys() - each.sources.keys() for each in (own, other))
        wrong = [_listed(expected - ids, "missing here"), _listed(ids - expected, "not there")]
        if any(wrong):
            said = ", and ".join(each for each in wrong if each)
            text = f"the ids are not those of '{original}', so that links do not lead to both: {said}"
            yield _problem(catalogue, name, "translation-ids", text)


def _listed(ids: set[str], what: str) -> str:
    if not ids:
        return ""
    more = f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else ""
    named = ", ".join(f"'{each}'" for each in sorted(ids)[:_SHOWN])
    return f"{named}{more} {'is' if len(ids) == 1 else 'are'} {what}"


def older_translations(
    catalogue: Catalogue, history: History | None = None, content: Callable[[str], bytes | None] | None = None
) -> Iterator[Problem]:
    """A warning for each translation that is older than what it translates.

    Args:
        catalogue: All maps and personas, as they are in the work tree.
        history: Their history; without one nothing is judged.
        content: Reads a content by git's name of it.
    """
    if history is None:
        return
    for name, original in originals(catalogue).items():
        own, other = catalogue.file(name), catalogue.file(original)
        if own is None or other is None or any(catalogue.is_broken(each) for each in (own, other)):
            continue
        past, past_of_other = (history.file(each.file, each.key) for each in (own, other))
        if past is None or past_of_other is None or content is None:
            if own.reviewed and other.reviewed and own.reviewed < other.reviewed:
                text = (
                    f"'{original}' was reviewed on {other.reviewed.isoformat()}, this translation of it on "
                    f"{own.reviewed.isoformat()}; look whether it still says the same"
                )
                yield _problem(catalogue, name, OLDER, text)
        elif _was_left_behind(past, past_of_other, (own, other), catalogue, content):
            text = (
                f"'{original}' says something else than on {past.states[0].commit.day}, when this translation of it "
                "was last changed; bring it up to date"
            )
            yield _problem(catalogue, name, OLDER, text)


def _was_left_behind(
    past: FileHistory,
    past_of_other: FileHistory,
    pieces: tuple[JourneyMap | Persona, JourneyMap | Persona],
    catalogue: Catalogue,
    content: Callable[[str], bytes | None],
) -> bool:
    """Whether the original says something else than at the commit that last touched its translation.

    A translation that is not as that commit left it is being worked on.
    """
    own, other = pieces
    last = past.states[0]
    if _hash(content(last.blob)) != catalogue.hashes[own.file]:
        return False
    states = past_of_other.states
    then = next((state for state in states if state.commit.order >= last.commit.order and state.blob), states[-1])
    raw = content(then.blob)
    if raw is None or _hash(raw) == catalogue.hashes[other.file]:
        return False
    before = read_file(raw, then.path, persona=past_of_other.persona).piece
    return before is not None and _said(before) != _said(other)


def _hash(raw: bytes | None) -> str:
    return content_hash(raw) if raw is not None else ""


def _said(piece: JourneyMap | Persona) -> dict[str, object]:
    """What a translation has to say too."""
    return {name: value for name, value in vars(piece).items() if name not in _KEEPING}


def _problem(catalogue: Catalogue, name: str, rule: str, message: str) -> Problem:
    path = catalogue.project.paths[name]
    sheet = catalogue.sheets[path]
    place = place_at(sheet, ("translates",))
    line, column = (place.line, place.column) if place is not None else (1, 1)
    written = catalogue.project.files[name].translates
    return sheet.source.problem("warning", rule, message, max(line - 1, 0), max(column - 1, 0), len(written))
