"""How one text is written: without quotation marks where YAML and other tools take it as typed, else with them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from yaml import ScalarNode
from yaml._yaml import CParser
from yaml.error import YAMLError
from yaml.events import ScalarEvent
from yaml.resolver import Resolver

from desireline.source.reading import ABSENT
from desireline.source.tree_quote import quoted, reads_as_typed

if TYPE_CHECKING:
    from desireline.source.layout_survey import Survey
    from desireline.source.tree_nodes import Scalar

_STRING = "tag:yaml.org,2002:str"
_OTHER_IN_YAML_12 = re.compile(r"0o[0-7]+|[yYnN]|\d{1,2}(?::\d{2}){1,2}")
_LIKE_AN_ITEM = re.compile(r"[-*•·](?=\s)")
_KEY = re.compile(r"[^\W\d][\w-]*(?: [\w-]+)*")
_PRINTABLE = re.compile("[^\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]*")


class Written(NamedTuple):
    """A scalar as it will stand in the file."""

    head: str
    """What stands behind the colon or dash."""
    block: tuple[str, ...] = ()
    """The lines of a literal block below it."""


def written(scalar: Scalar, seen: Survey, *, in_brackets: bool = False, as_found: bool = False) -> Written:
    """The scalar in its usual form; with `as_found`, quotation marks stay as they are.

    Its value, white space at the ends apart, is never changed. In brackets everything stands in one line.
    """
    source = seen.text[scalar.start_mark.index : scalar.end_mark.index]
    value = scalar.value.strip()
    one_line = "\n" not in source
    anchor = f"&{scalar.anchor} " if scalar.anchor else ""
    if scalar.style in (None, "") and one_line:
        return Written(source if scalar.value else anchor.rstrip())
    kept = as_found or (("\n" not in value or in_brackets) and (not value or _has_escapes(scalar, source)))
    if scalar.style in ("'", '"') and one_line and kept:
        return Written(source)
    if "\n" in value:
        block = tuple(value.split("\n"))
        if not in_brackets and _reads_as_block(value, block):
            return Written(f"{anchor}|", block)
        return Written(anchor + quoted(value))
    return Written(anchor + (value if is_plain_text(value, in_brackets) else quoted(value)))


def written_key(key: Scalar) -> str:
    """A key, without quotation marks where it is a word."""
    text = key.value
    if key.style in (None, "") or (_KEY.fullmatch(text) and not _is_other_type(text)):
        return text
    return quoted(text)


def is_plain_text(text: str, in_brackets: bool = False) -> bool:
    """Whether a text needs no quotation marks: YAML takes it as typed, and no tool takes it for anything but text."""
    if text in ABSENT or _LIKE_AN_ITEM.match(text) or _is_other_type(text):
        return False
    return reads_as_typed(text, in_brackets)


def _is_other_type(text: str) -> bool:
    """Whether some YAML reader makes a number, date, time or yes/no of the text, unquoted."""
    tag = _resolver().resolve(ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return tag != _STRING or _OTHER_IN_YAML_12.fullmatch(text) is not None


@cache
def _resolver() -> Resolver:
    return Resolver()


def _has_escapes(scalar: Scalar, source: str) -> bool:
    return scalar.style == '"' and "\\" in source


def _reads_as_block(value: str, lines: tuple[str, ...]) -> bool:
    if not _PRINTABLE.fullmatch(value.replace("\n", "")):
        return False
    text = "- |\n" + "\n".join(f"  {line}" if line else "" for line in lines) + "\n"
    try:
        parser = CParser(text)
        events = [parser.get_event() for _ in range(4)]
    except YAMLError:
        return False
    scalar = events[3]
    return isinstance(scalar, ScalarEvent) and scalar.value == value + "\n"
