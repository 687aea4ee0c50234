"""Pieces with ways of writing of their own: emotion, evidence, and marks that may be `true`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from desireline.model import Emotion, Evidence, FailPoint, Feeling, Mark, Piece, Refuted, keys
from desireline.model.patterns import later
from desireline.model.place import COLUMN_BITS
from desireline.source.reading import ABSENT, UNREAD, Reading, found, shown
from desireline.source.scalars import Reader, choices_of, is_reference, scalar_reader
from desireline.source.suggest import did_you_mean
from desireline.source.tree_nodes import Mapping, Node, Scalar, Sequence, place_of
from desireline.source.tree_quote import paste_in_place
from desireline.source.values_meant import word_meant

PieceReader = Callable[[type[Any]], Reader]

_ANSWERS: Final = ("true", "false")
_TAKEN: Final = (
    "one status (assumption, reasoned, validated), a list of source ids, or both as {status: …, sources: […]}"
)
_COUNTED: Final = later(r"(\d{1,6})\s*(?:of|/|out of|von|de|sur|中)\s*(\d{1,6})", re.IGNORECASE)
_LONGEST_ANSWER: Final = 6
"""Characters of the longest word that may stand for one of them."""


def special_reader(cls: type[Piece], general: Reader, piece_reader: PieceReader) -> Reader | None:
    """The reader of `cls` where `general`, the reader of its mapping, is not all; else None."""
    if cls is Emotion:
        return _emotion_reader(piece_reader(Feeling))
    if cls is Evidence:
        return _evidence_reader(general)
    if cls in {Mark, FailPoint, Refuted}:
        return _mark_reader(cls, general)
    return None


def _made(cls: type[Any], node: Any, **values: Any) -> Any:
    made = object.__new__(cls)
    own = made.__dict__
    mark = (node if node.__class__ is Scalar else node.start).start_mark
    own["place"] = mark.line << COLUMN_BITS | mark.column
    for name, value in values.items():
        own[name] = value
    return made


def _emotion_reader(feeling: Reader) -> Reader:
    """A feeling, a list of them, or a mapping with `by_persona`."""

    def feelings(node: Any, reading: Reading) -> Any:
        if node.__class__ is Sequence:
            return tuple(value for item in node.items if (value := feeling(item, reading)) is not UNREAD)
        value = feeling(node, reading)
        return () if value is UNREAD else (value,)

    def read(node: Any, reading: Reading) -> Any:
        if node.__class__ is Mapping and "by_persona" in node.pairs:
            return _by_persona(node, reading)
        felt = feelings(node, reading)
        return _made(Emotion, node, feelings=felt) if felt else UNREAD

    def _by_persona(node: Mapping, reading: Reading) -> Any:
        rest = {key: pair for key, pair in node.pairs.items() if key != "by_persona" and not key.startswith("x-")}
        own = {key: pair for key, pair in node.pairs.items() if key.startswith("x-")}
        values: dict[str, Any] = {}
        if rest and (felt := feelings(Mapping(node.start, rest), reading)):
            values["feelings"] = felt
        if own:
            kept = feeling(Mapping(node.start, own), reading)
            values["extras"] = kept.extras
        named = _persona_feelings(node.pairs["by_persona"][1], reading)
        if named:
            values["by_persona"] = named
        return _made(Emotion, node, **values) if values else UNREAD

    def _persona_feelings(node: Node, reading: Reading) -> dict[str, tuple[Feeling, ...]]:
        if not isinstance(node, Mapping):
            if not isinstance(node, Scalar) or node.style or node.value not in ABSENT:
                expected = "'by_persona' takes a mapping from persona ids to emotions, such as '{hao: 1}'"
                reading.error("wrong-type", f"{expected}; found {found(node)}", node)
            return {}
        named = {}
        for name, (key, value) in node.pairs.items():
            if not is_reference(name):
                reading.error("bad-reference", f"{shown(name)} is no id; 'by_persona' takes persona ids", key)
                continue
            reading.referred.append(("persona", name, key))
            if felt := feelings(value, reading):
                named[name] = felt
        return named

    return read


def _evidence_reader(general: Reader) -> Reader:
    """A status, source ids, or a mapping."""
    status_form, source_form = keys(Evidence)["status"].form, keys(Evidence)["sources"].form
    if status_form is None or source_form is None:
        raise TypeError("evidence has lost its forms")
    statuses = choices_of(status_form)
    known = frozenset(statuses)
    source = scalar_reader(source_form, "evidence")
    status = scalar_reader(status_form, "evidence")

    def read(node: Any, reading: Reading) -> Any:
        if node.__class__ is Mapping:
            return general(node, reading)
        if node.__class__ is Sequence:
            sources = tuple(value for item in node.items if (value := source(item, reading)) is not UNREAD)
            if not known.isdisjoint(sources):
                _report_statuses(node, known, reading)
                return UNREAD
            return _made(Evidence, node, sources=sources) if sources else UNREAD
        word = node.value.strip()
        # One source may stand without its list, but what was meant as a status must not become one.
        is_status = word in statuses or word_meant(word, statuses) or did_you_mean(word, statuses)
        if not is_status and not is_reference(word) and not _nothing(node):
            _report_no_evidence(word, node, reading)
            return UNREAD
        if is_status or _nothing(node):
            said = status(node, reading)
            return UNREAD if said is UNREAD else _made(Evidence, node, status=said)
        cited = source(node, reading)
        return UNREAD if cited is UNREAD else _made(Evidence, node, sources=(cited,))

    return read


def _report_statuses(node: Sequence, known: frozenset[str], reading: Reading) -> None:
    """A status among source ids, or several statuses: said once, where the first of them stands."""
    reading.referred = [each for each in reading.referred if each[2] not in node.items]
    items = [item for item in node.items if isinstance(item, Scalar)]
    told = [item for item in items if item.value.strip() in known]
    first, names = told[0], list(dict.fromkeys(item.value.strip() for item in told))
    cited = [item.value.strip() for item in items if item not in told and is_reference(item.value.strip())]
    status = names[0] if len(names) == 1 else "…"
    meant = f"{{status: {status}, sources: [{', '.join(cited)}]}}" if cited else status
    message = (
        f"'evidence' takes {_TAKEN}; "
        + (
            f"'{names[0]}' is a status"
            if len(names) == 1
            else f"{' and '.join(map(repr, names))} are statuses: keep one"
        )
        + (f"; write '{meant}'" if cited or len(names) == 1 else "")
    )
    reading.error("wrong-value", message, first, _in_place_of_list(node, meant, reading) if len(names) == 1 else "")


def _report_no_evidence(word: str, node: Scalar, reading: Reading) -> None:
    """A text that is neither a status nor an id: how many it was, or what it was found in."""
    found_of = _COUNTED.fullmatch(word)
    meant = f"{{count: {found_of[1]}, of: {found_of[2]}}}" if found_of else ""
    advice = (
        f"write '{meant}'"
        if meant
        else "declare where it is known from under 'sources', with an id, and write that id here"
    )
    message = f"'evidence' takes {_TAKEN}; found {shown(word)}; {advice}"
    reading.error("wrong-value", message, node, paste_in_place(reading.source.lines, node, meant) if meant else "")


def _in_place_of_list(node: Sequence, text: str, reading: Reading) -> str:
    """The line with `text` for a list in brackets of ids alone that stands in one line; "" for any other."""
    mark = node.start.start_mark
    line = reading.source.line(mark.line)
    end = line.find("]", mark.column) + 1
    is_whole = node.start.flow_style and end and all(place_of(item)[0] == mark.line for item in node.items)
    return line[: mark.column] + text + line[end:] if is_whole else ""


def _nothing(node: Scalar) -> bool:
    return not node.style and node.value in ABSENT


def _mark_reader(cls: type[Piece], general: Reader) -> Reader:
    """`true` sets the mark without words, `false` does not."""

    def read(node: Any, reading: Reading) -> Any:
        if node.__class__ is Scalar and len(node.value) <= _LONGEST_ANSWER:
            if node.value in _ANSWERS:
                return _made(cls, node) if node.value == "true" else UNREAD
            answer = None if node.style else word_meant(node.value, _ANSWERS)
            if answer is not None:
                message = f"{cls.noun} is true, false or a text that says more; found '{node.value}'; write '{answer}'"
                reading.error("wrong-value", message, node, paste_in_place(reading.source.lines, node, answer))
                return UNREAD
        return general(node, reading)

    return read
