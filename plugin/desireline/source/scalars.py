"""One reader for each form of scalar in `model/forms.py`: characters in, value out.

The field decides the type, never the scalar: every reader sees the characters as written. Each is made once for a
field and knows its key, so that the ways through it are short: a map has five hundred scalars.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from sys import intern
from typing import Any

from desireline.model import Clock, Duration, Form, Number, Weight
from desireline.model.forms import LANG_PATTERN
from desireline.model.patterns import later
from desireline.source.reading import ABSENT, UNREAD, Reading, found, shown
from desireline.source.taken_apart import report_taken_apart
from desireline.source.tree_nodes import Node, Scalar
from desireline.source.tree_quote import paste_in_place
from desireline.source.values_meant import is_language, promise_meant, value_meant

Reader = Callable[[Node, Reading], Any]
"""Takes a node, gives the value or UNREAD; problems go to the reading."""

ID = later(r"[a-z][a-z0-9-]*")
REFERENCE = re.compile(r"[a-z][a-z0-9-]*(#[a-z][a-z0-9-]*)?")
_LANG = re.compile(LANG_PATTERN, re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_COUNT = re.compile(r"\d{1,15}", re.ASCII)
_NOT_IN_IDS = later(r"[^a-z0-9]+")
_PADDING = later(r"[ \t]*\n[ \t]*|[ \t]{2,}|\t")
_OFTEN = 12
"""Texts up to this length are often said again (words, names, channels): all maps share one string for them."""

# The same values stand in map after map, and never change: one is made of each.
_kept = lru_cache(maxsize=4096)
_number = _kept(Number.read)
_share_or_amount = _kept(lambda text: Number.read(text, percent=True))
_duration = _kept(Duration.read)


@_kept
def is_reference(text: str) -> bool:
    """Whether the text is an id, or `file-id#id`."""
    return REFERENCE.fullmatch(text) is not None


def scalar_reader(form: Form, key: str, bare: bool = False, many: bool = False) -> Reader:
    """The reader of `form` under `key`; `bare` where it stands for a whole piece (`emotion: -1`), `many` in a list."""
    if form.name == "text":
        return _text_reader(form, key, many)
    if form.name == "reference":
        return _reference_reader(form, key, many)
    if form.name == "score":
        return _score_reader(form, key, bare)
    if form.name == "choice":
        return _checked_reader(form, key, _choice(form, key, bare), many)
    return _checked_reader(form, key, _id(form, key, bare) if form.name == "id" else _parser(form, key), many)


def id_suggestion(text: str) -> str:
    """An id made of `text`, or "" where nothing of it can stand in one."""
    plain = text.casefold()
    if not plain.isascii():
        from desireline.source.values_meant import in_latin  # noqa: PLC0415  # few ids are not

        plain = in_latin(plain)
    made = _NOT_IN_IDS.sub("-", plain).strip("-")
    return made.lstrip("0123456789-")


def choices_of(form: Form) -> tuple[str, ...]:
    """The words that a field of `form` takes; empty where it is no choice."""
    schema = form.schema["anyOf"][0] if "anyOf" in form.schema else form.schema
    return tuple(str(word) for word in schema.get("enum", ()))


def _wrong_type(form: Form, key: str, node: Node, reading: Reading, many: bool = False) -> Any:
    if form.name == "text" and report_taken_apart(node, reading):
        return UNREAD
    from desireline.source.one_only import one_only  # noqa: PLC0415  # as a rule what stands there is a scalar

    advice, paste = one_only(form, node, reading, many=many)
    amount = "or a list of those" if many else "one only"
    reading.error("wrong-type", f"'{key}' takes {form.expects}, {amount}; found {found(node)}{advice}", node, paste)
    return UNREAD


def _text_reader(form: Form, key: str, many: bool) -> Reader:
    def read(node: Node, reading: Reading) -> Any:
        if node.__class__ is not Scalar:
            return _wrong_type(form, key, node, reading, many)
        value = unpadded(node.value.strip())
        if len(value) <= _OFTEN:
            return UNREAD if not value or (value in ABSENT and not node.style) else intern(value)
        return value

    return read


def unpadded(text: str) -> str:
    """The text without blanks that only line it up: one between words, none beside a line break."""
    if "  " in text or "\t" in text or "\n" in text:
        return _PADDING.sub(lambda found: "\n" if "\n" in found[0] else " ", text)
    return text


def _reference_reader(form: Form, key: str, many: bool) -> Reader:
    kind = form.refers_to
    only_ids = not form.text_allowed and kind != "cell"

    def read(node: Node, reading: Reading) -> Any:
        if node.__class__ is not Scalar:
            return _wrong_type(form, key, node, reading, many)
        value: str = node.value.strip()
        if not value or (value in ABSENT and not node.style):
            return UNREAD
        if only_ids and not is_reference(value):
            reading.misnamed.append((kind, key, form.expects, many, node))
            return UNREAD
        value = intern(value)
        reading.referred.append((kind, value, node))
        return value

    return read


def _score_reader(form: Form, key: str, bare: bool) -> Reader:
    def read(node: Node, reading: Reading) -> Any:
        if node.__class__ is not Scalar:
            return _wrong_type(form, key, node, reading)
        text: str = node.value.strip()
        if not text or (text in ABSENT and not node.style):
            return UNREAD
        score = _number(text) or intern(text)
        reading.scored.append((reading.scale, score, node, not bare))
        return score

    return read


Parser = Callable[[str, Scalar, Reading], Any]


def _checked_reader(form: Form, key: str, parse: Parser, many: bool) -> Reader:
    def read(node: Node, reading: Reading) -> Any:
        if node.__class__ is not Scalar:
            return _wrong_type(form, key, node, reading, many)
        value: str = node.value.strip()
        if not value or (value in ABSENT and not node.style):
            return UNREAD
        return parse(value, node, reading)

    return read


def _parser(form: Form, key: str) -> Parser:
    if form.name in {"span", "amount", "share"}:
        return {"span": _span, "amount": _amount, "share": _share}[form.name](form, key)
    readers: dict[str, Callable[[str], Any]] = {
        "figure": _number,
        "clock": _kept(Clock.read),
        "rank": _kept(Weight.read),
        "day": _kept(_day),
        "count": lambda text: int(text) if _COUNT.fullmatch(text) else None,
        "yes-no": {"true": True, "false": False}.get,
        "lang": lambda text: text if _LANG.fullmatch(text) and is_language(text) else None,
    }
    reader = readers[form.name]

    def parse(text: str, node: Scalar, reading: Reading) -> Any:
        value = reader(text)
        return _wrong_value(form, key, node, reading) if value is None else value

    return parse


def _wrong_value(form: Form, key: str, node: Scalar, reading: Reading, advice: str = "", *, bare: bool = False) -> Any:
    """Report a value that the field does not take, with the one that was meant where that is known."""
    text = node.value.strip()
    words = choices_of(form) if form.name in {"choice", "rank"} else ()
    meant = value_meant(form, key, text, words)
    if bare and key == "status" and not meant.advice:
        meant = promise_meant(text)
    paste = paste_in_place(reading.source.lines, node, meant.value) if meant.value else ""
    message = f"'{key}' takes {form.expects}; found {shown(text)}{advice or meant.advice}"
    reading.error("wrong-value", message, node, paste)
    return UNREAD


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def _choice(form: Form, key: str, bare: bool) -> Parser:
    words = choices_of(form)
    known = {word: word for word in words}
    open_pattern = re.compile(form.schema["anyOf"][1]["pattern"]) if "anyOf" in form.schema else None

    def parse(text: str, node: Scalar, reading: Reading) -> Any:
        if text in known:
            return known[text]
        if open_pattern and open_pattern.search(text):
            return text
        return _wrong_value(form, key, node, reading, bare=bare)

    return parse


def _id(form: Form, key: str, bare: bool = False) -> Parser:
    is_id = _kept(re.compile(form.schema["pattern"]).search)  # a lane's id may be that of a built-in lane

    def parse(text: str, node: Scalar, reading: Reading) -> Any:
        if is_id(text):
            return intern(text)
        from desireline.source.values_meant import id_meant  # noqa: PLC0415  # as a rule ids are right

        better = id_meant(text, id_suggestion, bare=bare)
        advice = f"; write '{better}'" if better else ""
        paste = paste_in_place(reading.source.lines, node, better) if better else ""
        reading.error("bad-id", f"'{key}' takes {form.expects}; found {shown(text)}{advice}", node, paste)
        return UNREAD

    return parse


def _span(form: Form, key: str) -> Parser:
    def parse(text: str, node: Scalar, reading: Reading) -> Any:
        span = _duration(text)
        if not span.known:
            meant = value_meant(form, key, text)
            effect = "and no review is due by it" if key == "review_every" else "and counts in no sum"
            message = f"'{key}' takes {form.expects}; {shown(text)} is shown as written {effect}{meant.advice}"
            paste = paste_in_place(reading.source.lines, node, meant.value) if meant.value else ""
            reading.warning("unread-duration", message, node, paste)
        return span

    return parse


def _amount(form: Form, key: str) -> Parser:
    def parse(text: str, node: Scalar, reading: Reading) -> Any:
        number = _share_or_amount(text)
        if number is None:
            meant = value_meant(form, key, text)
            message = f"'{key}' takes {form.expects}; {shown(text)} is shown as written and not compared{meant.advice}"
            paste = paste_in_place(reading.source.lines, node, meant.value) if meant.value else ""
            reading.warning("not-comparable", message, node, paste)
            return text
        return number

    return parse


def _share(form: Form, key: str) -> Parser:
    def parse(text: str, node: Scalar, reading: Reading) -> Any:
        number = _share_or_amount(text)
        if number is None or not 0 <= number.value <= 1:
            percent = f"; did you mean {text}%?" if number is not None and 1 < number.value <= 100 else ""
            return _wrong_value(form, key, node, reading, percent)
        return number

    return parse
