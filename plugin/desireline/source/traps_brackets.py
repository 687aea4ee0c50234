"""Texts in `{}` and `[]` that commas, colons and braces parted from each other."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from desireline.model.patterns import later
from desireline.source.key_kinds import are_names_behind, is_text_behind
from desireline.source.suggest import KEYS_OF_THE_FORMAT
from desireline.source.traps_lines import WIDE
from desireline.source.traps_ways import ways_as_pairs
from desireline.source.tree_nodes import Mapping, Scalar, Sequence, is_plain
from desireline.source.tree_quote import (
    flow_start,
    paste_quoted,
    quoted,
    quoted_at,
    reads_alone,
    reads_as_typed,
    text_start,
    typed_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desireline.source.problem import Problem, SourceText
    from desireline.source.tree_nodes import Node

#: Words an item of an inline list may have before it counts as prose.
MOST_WORDS_INLINE = 4
#: Characters of scripts without spaces an item of an inline list may have before it counts as prose.
MOST_CHARACTERS_INLINE = 14

_CLAUSE = re.compile(r"[.!?,;]\s|[。！？，；、…]|[.!?]$")
_THOUSANDS = later(r"(?:^|\D)\d{1,3}$")
_WITH_COMMA = later(r"[+\-\u2212\u2013]?\d+,\d+", re.ASCII)
_TIGHT_KEY = later("(" + "|".join(sorted(KEYS_OF_THE_FORMAT)) + "):(?=[^/])")
_KEY_THEN_NUMBER = later("(" + "|".join(sorted(KEYS_OF_THE_FORMAT)) + r")\s+[+-]?\d\S*")
_KEY_THEN_TEXT = later("(" + "|".join(sorted(KEYS_OF_THE_FORMAT)) + r")\s+[^\s=].*")
_WITH_EQUALS = later(r"([\w-]+)\s*=\s*(\S.*)")
_NUMBER = later(r"[+-]?\d+(?:\.\d+)?%?", re.ASCII)
_NUMBERS = ("score", "intended", "share", "value", "target")
"""Keys that take a number which may have a fraction."""


def may_be_parted(flows: list[Mapping | Sequence]) -> list[Mapping | Sequence]:
    """A glance at all collections that leaves those in which `parted_in_brackets` may find anything."""
    suspected: list[Mapping | Sequence] = []
    for flow in flows:
        if isinstance(flow, Mapping):
            for _, value in flow.pairs.values():
                if value.__class__ is Scalar and not value.value:
                    suspected.append(flow)
                    break
        else:
            for item in flow.items:
                if item.__class__ is Scalar:
                    text = item.value
                    if " " in text or len(text) > MOST_CHARACTERS_INLINE or text[:1].isdigit():
                        suspected.append(flow)
                        break
                elif item.__class__ is Mapping:
                    suspected.append(flow)
                    break
    return suspected


def parted_in_brackets(flow: Mapping | Sequence, source: SourceText) -> Iterator[Problem]:
    """`{text: too slow, too dear}`, `[Note: this]` and sentences in an inline list."""
    if isinstance(flow, Mapping):
        yield from _words_without_colon(flow, source)
        return
    if ways := ways_as_pairs(flow, source):
        yield ways
        return
    for item in flow.items:
        if isinstance(item, Mapping) and item.start.flow_style and item.start.anchor is None:
            mark = item.start.start_mark
            if source.line(mark.line)[mark.column : mark.column + 1] != "{":
                yield source.problem(
                    "error",
                    "pair-in-list",
                    "YAML takes this for a key and its value; put the text in quotation marks",
                    mark.line,
                    mark.column,
                    paste=_flow_paste(flow, source),
                )
    texts = [item for item in flow.items if is_plain(item)]
    yield from _sentences(flow, texts, source)


def _words_without_colon(flow: Mapping, source: SourceText) -> Iterator[Problem]:
    before: Node | None = None
    for key, value in flow.pairs.values():
        if is_plain(value) and not value.value:
            same = value.start_mark.line == key.end_mark.line
            end = value.start_mark.column if same else None
            between = source.line(key.end_mark.line)[key.end_mark.column : end]
            if not between.lstrip().startswith(":"):
                mark = key.start_mark
                if tight := _TIGHT_KEY.match(key.value):
                    yield _without_space(flow, key, tight[1], source)
                    return
                if bare := _KEY_THEN_NUMBER.fullmatch(key.value):
                    yield _without_colon(key, bare[1], source)
                    return
                if before is None and len(flow.pairs) > 1 and (bare := _KEY_THEN_TEXT.fullmatch(key.value)):
                    yield _without_colon(key, bare[1], source)
                    return
                if before is not None and (number := _decimal_comma(before, key, source)):
                    yield number
                    return
                if meant := _another_bracket(flow, source):
                    yield meant
                    return
                if isinstance(before, (Mapping, Sequence)):
                    message = f"'{key.value}' has no colon and no value; write them behind it, or delete it"
                    yield source.problem("error", "missing-colon", message, mark.line, mark.column, len(key.value))
                    return
                start = flow.start.start_mark
                alone = len(flow.pairs) == 1 or is_text_behind(source.line(start.line)[: start.column])
                advice = "a comma or a brace parted it from the text; put the text in quotation marks"
                yield source.problem(
                    "error",
                    "comma-in-text",
                    f"'{key.value}' stands in '{{}}' without a colon and a value; {advice}",
                    mark.line,
                    mark.column,
                    len(key.value),
                    _flow_paste(flow, source, whole=alone),
                )
                return
        before = value


def _another_bracket(flow: Mapping, source: SourceText) -> Problem | None:
    """`{too slow, too dear}` is a list, `solves: {slow}` too, `{-1}` a number, `{score = 1}` a key and its value."""
    mark, values = flow.start.start_mark, [value for _, value in flow.pairs.values()]
    line = source.line(mark.line)
    close = line.find("}", mark.column)
    behind = line[close + 1 :].strip()
    if close < 0 or (behind and not behind.startswith("#")) or is_text_behind(line[: mark.column]):
        return None
    if not all(is_plain(value) and not value.value for value in values):
        return None
    inner = line[mark.column + 1 : close].strip()
    equals = [_WITH_EQUALS.fullmatch(key.value) for key, _ in flow.pairs.values()]
    if all(found is not None and found[1] in KEYS_OF_THE_FORMAT for found in equals):
        meant = "{" + ", ".join(f"{found[1]}: {found[2]}" for found in equals if found) + "}"
        message = "'=' parts no key from its value; write ': '"
    elif len(values) > 1 or are_names_behind(line[: mark.column]):
        meant, message = f"[{inner}]", "'{}' hold keys and their values; a list stands in '[]'"
    elif _NUMBER.fullmatch(inner):
        meant, message = inner, f"'{{}}' hold keys and their values; write '{inner}' alone"
    else:
        return None
    paste = line[: mark.column] + meant + line[close + 1 :]
    return source.problem(
        "error",
        "wrong-brackets",
        message,
        mark.line,
        mark.column,
        close + 1 - mark.column,
        paste if reads_alone(paste) else "",
    )


def _without_space(flow: Mapping, key: Scalar, name: str, source: SourceText) -> Problem:
    """`{score:1}`: YAML sees a colon only before a space."""
    mark = key.start_mark
    paste = line = source.line(mark.line)
    for other, _ in reversed(flow.pairs.values()):
        if tight := _TIGHT_KEY.match(other.value):
            end = other.start_mark.column + tight.end()
            paste = paste[:end] + " " + paste[end:] if other.start_mark.line == mark.line else line
    message = f"a space is missing behind '{name}:'"
    return source.problem("error", "colon-without-space", message, mark.line, mark.column + len(name), 1, paste)


def _without_colon(key: Scalar, name: str, source: SourceText) -> Problem:
    """`{score -2}`."""
    mark = key.start_mark
    line, end = source.line(mark.line), mark.column + len(name)
    message = f"the colon behind '{name}' is missing"
    return source.problem("error", "missing-colon", message, mark.line, end - 1, 1, f"{line[:end]}:{line[end:]}")


def _decimal_comma(value: Node, key: Scalar, source: SourceText) -> Problem | None:
    """`{score: 1,5}`: a number with a comma, which YAML takes for two things."""
    if not is_plain(value) or value.end_mark.line != key.start_mark.line:
        return None
    start, comma = value.start_mark.column, value.end_mark.column
    line = source.line(key.start_mark.line)
    number = line[start : key.end_mark.column]
    if comma + 1 != key.start_mark.column or not _WITH_COMMA.fullmatch(number):
        return None
    name = line[:start].rstrip(": ")
    sure = any(name.endswith(each) for each in _NUMBERS) and len(key.value) != 3
    paste = line[:comma] + "." + line[comma + 1 :] if sure else ""
    message = f"'{number}' is two things here, which the comma parts; write a number with a point"
    return source.problem("error", "comma-in-text", message, key.start_mark.line, start, len(number), paste)


def _sentences(flow: Sequence, texts: list[Scalar], source: SourceText) -> Iterator[Problem]:
    culprit = next((item for item in texts if _is_prose(item.value)), None)
    if culprit is None and _is_one_sentence(texts) and len(texts[0].value.split()) >= MOST_WORDS_INLINE:
        culprit = texts[0]
    numbers = culprit is None and _parted_number(texts)
    if culprit is None and not numbers:
        return
    shown = culprit or texts[0]
    mark = shown.start_mark
    comma, text = ("every comma begins", "each text") if len(flow.items) > 1 else ("a comma would begin", "the text")
    yield source.problem(
        "warning",
        "inline-sentences",
        f"a sentence stands in '[]', where {comma} a new item; write one item a line, or put {text} in quotation marks",
        mark.line,
        mark.column,
        len(shown.value),
        _items_paste(flow, texts, source),
    )


def _is_prose(text: str) -> bool:
    if len(text) <= 8:
        return False
    words = len(text.split())
    if words > MOST_WORDS_INLINE:
        return True
    wide = len(re.findall(WIDE, text))
    return wide > MOST_CHARACTERS_INLINE or (words > 1 and bool(_CLAUSE.search(text)))


def _is_one_sentence(texts: list[Scalar]) -> bool:
    """Whether each part after the first goes on in small letters, or with a number, as a sentence does."""
    following = [item.value[:1] for item in texts[1:]]
    return (
        bool(following)
        and texts[0].value[:1].isupper()
        and all(first.islower() or first.isdigit() for first in following)
    )


def _parted_number(texts: list[Scalar]) -> bool:
    """`[1,234 people]`: a number with a comma for thousands."""
    for one, other in pairwise(texts):
        touching = one.end_mark.line == other.start_mark.line and one.end_mark.column + 1 == other.start_mark.column
        if touching and _THOUSANDS.search(one.value) and re.match(r"\d{3}\D", other.value):
            return True
    return False


def _items_paste(flow: Sequence, texts: list[Scalar], source: SourceText) -> str:
    """The list in block style, or its text in quotation marks if the parts are one sentence."""
    mark, end = flow.start.start_mark, texts[-1].end_mark
    line = source.line(mark.line)
    close = line.find("]", end.column) if end.line == mark.line else -1
    if close < 0 or len(texts) != len(flow.items):
        return ""
    inner = line[mark.column + 1 : close].strip()
    before, behind = line[: mark.column], line[close + 1 :]
    one_sentence = _is_one_sentence(texts)
    if one_sentence or not re.match(r"[ \t]*(?:- +)*[^\s-][^:]*:[ \t]+$", before):
        pasted = f"{before}[{quoted(inner)}]{behind}"
        return pasted if reads_alone(pasted) else ""
    column = len(before) - len(before.lstrip(" -"))
    head = before.rstrip() + (behind if behind.strip() else "")
    return "\n".join([head, *(f"{' ' * column}  - {_plain_or_quoted(item.value)}" for item in texts)])


def _plain_or_quoted(text: str) -> str:
    return text if reads_as_typed(text) else quoted(text)


def _flow_paste(flow: Mapping | Sequence, source: SourceText, whole: bool = False) -> str:
    mark = flow.start.start_mark
    line = source.line(mark.line)
    if whole and flow_start(line, mark.column) == mark.column:
        start = text_start(source.lines, mark.line, mark.column)
        return paste_quoted(line, start, typed_text(line, start))
    outermost = flow_start(line, mark.column)
    return (quoted_at(line, outermost) or "") if outermost is not None else ""
