"""What is said of a key that does not stand where it was written: the key that was meant, or where it belongs."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from desireline.model import (
    Emotion,
    Feeling,
    JourneyMap,
    Lane,
    Persona,
    Piece,
    Refuted,
    Row,
    Scale,
    Stage,
    keys,
    shapes,
)
from desireline.source.declared_meant import report_declared
from desireline.source.feeling_meant import report_of_feeling, report_voices
from desireline.source.inner_keys import report_inner
from desireline.source.key_kinds import all_pieces, pieces_under, takes_names
from desireline.source.key_meant import key_meant, key_named_in, keys_taken, owners_of
from desireline.source.named_items import report_named_items
from desireline.source.node_meant import report_of_node
from desireline.source.numbered import is_numbered, report_order
from desireline.source.reading import Reading, shown
from desireline.source.scalars import choices_of
from desireline.source.taken_apart import report_taken_apart
from desireline.source.tree_foreign import COMMENT, as_comment
from desireline.source.tree_indent import narrowed, wide_indent_message
from desireline.source.tree_nodes import Mapping, Node, Scalar, Sequence, is_absent
from desireline.source.tree_quote import paste_in_place

_NAMED_KEYS: Final = 8
"""So many keys a message names of many."""
_SENTENCE: Final = 4
"""So many words are no key."""
_NUMBERED: Final = re.compile(r"\d{1,2}[.)\u3001\uff0e]\s*")
_NAMED_APART: Final = frozenset({Row, Lane, Scale})
"""Their ids may be those of built-in ones, and so words that are keys elsewhere."""


def report_unknown_key(cls: type[Piece], key: Scalar, node: Mapping, reading: Reading) -> bool:
    """Report `key`, which `cls` does not take; say whether `node` is no `cls` at all, so that all of it is reported."""
    word: str = key.value
    if (id(node), word) in reading.left_out or any(told(cls, key, node, reading) for told in _TOLD_FIRST):
        return False
    meant, elsewhere = key_meant(cls, word), owners_of(word)
    if meant and isinstance(node.pairs[word][1], Mapping) and _takes_text_alone(cls, meant):
        meant = None  # `journey: {…}` is no title
    if meant in node.pairs and elsewhere:
        meant = None  # `steps` beside `stages` are no other word for these
    if meant is None and cls.shorthand in {"text", "title"} and report_taken_apart(node, reading):
        return True
    if _is_no(cls, node):
        _report_mapping(cls, key, node, reading)
        return True
    if meant is None and (holder := _holder(cls, word, node)):
        _report_held(cls, holder, key, node, reading)
        return False
    if meant is None and elsewhere:
        message = f"'{word}' stands on {elsewhere}, not on {cls.noun}"
        if held := _held_by(cls, word, node):
            reading.left_out |= {(id(node), name) for name in held}
            reading.error("misplaced-key", f"{message}; indent this line, and it alone, less, as its neighbours", key)
            return False
        if cls is JourneyMap and word in keys(Stage) and _is_behind(word, "stages", node):
            message += "; if it belongs to the stage above, indent it like that one's keys"
        elif cls is JourneyMap and word in keys(Stage):
            message += "; move it to the stage that it says something of"
        reading.error("misplaced-key", message, key)
        return False
    meant = meant or key_named_in(cls, word)
    message, paste = f"{shown(word)} is not a key of {cls.noun}; ", ""
    if meant is None and len(word.split()) >= _SENTENCE and is_absent(node.pairs[word][1]):
        message = f"{shown(word)} is no key; delete this line, or write '# ' before it to make it a comment"
        start = key.start_mark
        paste = f"{reading.source.line(start.line)[: start.column]}# {reading.source.line(start.line)[start.column :]}"
    elif meant:
        reading.meant.add((id(node), meant))
        message += f"did you mean '{meant}'?"
        reading.unread.append(node.pairs[word][1])
        if meant not in node.pairs:
            paste = paste_in_place(reading.source.lines, key, meant)
            _look_inside(cls, meant, node.pairs[word][1], reading)
    else:
        message += _what_it_takes(cls, word, node, reading)
    reading.error("unknown-key", message, key, paste)
    return False


def _what_it_takes(cls: type[Piece], word: str, node: Mapping, reading: Reading) -> str:
    """What is said of a key that no key of `cls` reminds of."""
    if inside := _wrapped(cls, word, node):
        reading.meant |= {(id(node), name) for name in inside}
        named = " and ".join(f"'{name}'" for name in inside)
        return (
            f"{named} below it {'is one' if len(inside) == 1 else 'are some'}: delete this line, and indent those less"
        )
    choices = keys_taken(cls)
    if not word.isascii() and len(choices) > _NAMED_KEYS and word[:1].isalpha():
        needed = [shape.key for shape in shapes(cls) if shape.required]
        others = [key for key in choices if key not in {*needed, "id", "was"}]
        return "keys are English words: " + ", ".join([*needed, *others][:_NAMED_KEYS]) + ", …"
    if cls is Persona:
        return f"what only you say of a person stands in 'profile': write 'profile: {{{shown(word)[1:-1]}: …}}'"
    if len(choices) <= 12:
        return "it takes " + ", ".join(choices) + ", and keys of your own that begin with 'x-'"
    return f"a key of your own begins with 'x-': {shown(f'x-{word}')}"


def _report_sign(cls: type[Piece], key: Scalar, node: Mapping, reading: Reading) -> bool:
    """Report a key with a wide space or a wide colon in it, or with a dash or bullet that parts no item."""
    word: str = key.value
    if "{" in word and (wide_key := _wide_colon_in(key, reading)):
        reading.unread.append(node.pairs[word][1])
        reading.meant.add((id(node), wide_key))
        return True
    line, column = reading.source.line(key.start_mark.line), key.start_mark.column
    if comment := COMMENT.match(word):
        message = f"'{comment['open']}' begins no comment in YAML; write '# '"
        whole = COMMENT.match(line, column)
        reading.error("other-comment", message, key, as_comment(line, whole) if whole else "")
        reading.unread.append(node.pairs[word][1])
        return True
    if word[:1].strip() and word != word.rstrip():
        bare, wide = word.rstrip(), word[len(word.rstrip())]
        reading.meant.add((id(node), bare))
        reading.unread.append(node.pairs[word][1])
        message = f"the space before the colon is U+{ord(wide):04X}, which YAML takes for a letter; delete it"
        reading.error("wide-space", message, key, paste_in_place(reading.source.lines, key, bare))
        return True
    if word != word.strip():
        paste = narrowed(reading.source.lines, key.start_mark.line)
        reading.error("wide-space", wide_indent_message(word[0]), key, paste)
        return True
    numbered = _NUMBERED.match(word)
    sign = numbered[0] if numbered else word[0]
    bare = word[len(sign) :].strip()
    is_dash = (numbered is not None or word[0] in "-\u2022") and bare in keys_taken(cls)
    if not is_dash and not (word[0] in "\u2013\u2014\uff0d\u30fc" and owners_of(bare)):
        return False
    reading.meant.add((id(node), bare))
    reading.unread.append(node.pairs[word][1])
    rule = "dash-without-space" if word[0] == "-" else "list-sign"
    message = f"an item begins with '-' and a space, then its key: '- {bare}: …'"
    reading.error(rule, message, key, f"{line[:column]}- {line[column + len(sign) :].lstrip()}")
    return True


def _wide_colon_in(key: Scalar, reading: Reading) -> str:
    """Report `emotion： {score: 1}`, whose colon inside YAML takes for that of the key; the key, "" if it is none."""
    from desireline.source.tree_colon import wide_colon  # noqa: PLC0415  # only for keys with a brace in them

    fault = wide_colon(list(reading.source.lines), key.start_mark.line)
    if fault is None:
        return ""
    reading.error(fault.rule, fault.message, key, fault.paste)
    return key.value.partition("{")[0].rstrip(" \uff1a\ufe55\u2236")


def _wrapped(cls: type[Piece], word: str, node: Mapping) -> list[str]:
    """The keys of `cls` in the mapping below a key that is none, such as `metadata`, if `cls` has not got them."""
    value = node.pairs[word][1]
    below = value.pairs if isinstance(value, Mapping) else {}
    return [name for name in below if name in keys(cls) and name not in node.pairs][:_NAMED_KEYS]


def _takes_text_alone(cls: type[Piece], key: str) -> bool:
    shape = keys(cls).get(key)
    return shape is not None and shape.form is not None and shape.form.name == "text"


def _look_inside(cls: type[Piece], meant: str, value: Any, reading: Reading) -> None:
    """Find the problems in what stands below a key that has another name, such as `phases`."""
    shape = keys(cls).get(meant)
    if shape is not None and isinstance(value, (Mapping, Sequence)):
        from desireline.source.pieces import field_reader  # noqa: PLC0415  # it imports this

        field_reader(shape)(value, reading)


def wrong_folder(root: type[Piece], tree: Mapping) -> str:
    """The message for a map that lies among the personas, or a persona among the maps; "" where neither does."""
    other, place = (Persona, "maps") if root is JourneyMap else (JourneyMap, "personas")
    where = "personas" if place == "maps" else "maps"
    way_out = f"among the {place}; move the file to the folder of the {where}"
    wrapped = next(iter(tree.pairs)) if len(tree.pairs) == 1 else ""
    if wrapped and _names_other(wrapped, other, tree.pairs[wrapped][1]):
        return f"this is {other.noun} ('{wrapped}') {way_out}"
    own_only = keys(root).keys() - keys(other).keys()
    other_only = tree.pairs.keys() & (keys(other).keys() - keys(root).keys())
    if tree.pairs.keys() & own_only or not ("stages" in other_only or len(other_only) > 1):
        return ""
    named = " and ".join(f"'{key}'" for key in tree.pairs if key in other_only)
    return f"this is {other.noun} ({named}) {way_out}"


def _names_other(word: str, other: type[Piece], value: Node) -> bool:
    """Whether a file's only key says that what stands below it is a persona, or a map."""
    words = word.casefold().replace("_", " ").split()
    if other is Persona:
        return "persona" in words and isinstance(value, Mapping) and "stages" not in value.pairs
    return "map" in words and isinstance(value, Mapping)


def _holder(cls: type[Piece], word: str, node: Mapping) -> str:
    """The key of `cls` in whose mapping the word stands, such as `promise` for an opportunity's `due`; "" if none."""
    holders = {
        shape.key: keys(Feeling if shape.piece is Emotion else shape.piece)[word]
        for shape in shapes(cls)
        if shape.piece not in {None, Refuted} and not shape.many and not shape.mapping
        if shape.piece and word in keys(Feeling if shape.piece is Emotion else shape.piece)
    }
    value = node.pairs[word][1]
    if len(holders) > 1 and isinstance(value, Scalar):
        fitting = [key for key, shape in holders.items() if shape.form and value.value in choices_of(shape.form)]
        return next(iter(fitting), "")
    return next(iter(holders), "")


def _report_held(cls: type[Piece], holder: str, key: Scalar, node: Mapping, reading: Reading) -> None:
    """Report a key, and with it all others, that stand beside the key in whose mapping they belong."""

    def name_of(word: str) -> str:
        is_held = word not in keys(cls) and key_meant(cls, word) is None and _holder(cls, word, node) == holder
        return word if is_held else ""

    report_inner(
        holder, key, name_of, node, reading, lambda count: f"{'stands' if count == 1 else 'stand'} in '{holder}'"
    )


def _is_no(cls: type[Piece], node: Mapping) -> bool:
    """Whether a mapping where one `cls` or a list of them may stand has no key that reminds of `cls`."""
    if cls not in _listed_pieces():
        return False
    if is_numbered(node):
        return True
    own = keys(cls)
    named = cls in _NAMED_APART  # its names may be those of keys
    return not any(
        key in own or key.startswith("x-") or (not named and owners_of(key)) or _may_be_meant(cls, key, value)
        for key, (_, value) in node.pairs.items()
    )


def _may_be_meant(cls: type[Piece], word: str, value: Node) -> bool:
    """Whether the word may stand for a key of `cls`: no mapping stands under a key that takes a scalar alone."""
    meant = key_meant(cls, word)
    shape = keys(cls).get(meant) if meant else None
    return meant is not None and not (isinstance(value, Mapping) and shape is not None and shape.form is not None)


def _report_mapping(cls: type[Piece], key: Scalar, node: Mapping, reading: Reading) -> None:
    """A mapping from names of the author's own, where a list is meant: one message for all of it."""
    if cls is Feeling:
        report_voices(key, node, reading)
        return
    value = node.pairs[key.value][1]
    if cls.shorthand == "text" and len(node.pairs) == 1 and isinstance(value, Sequence) and value.items:
        message = f"a list stands below {shown(key.value)}, and {cls.noun} holds none; make each line an item beside it"
        reading.error("list-in-list", message, key)
        return
    report_named_items(cls, node, reading)


def _held_by(cls: type[Piece], word: str, node: Mapping) -> list[str]:
    """The keys behind a key without a value that stand in it where it belongs, and not on `cls`."""
    if not is_absent(node.pairs[word][1]):
        return []
    order = list(node.pairs)
    behind = [name for name in order[order.index(word) + 1 :] if name not in keys(cls) and not name.startswith("x-")]
    inside = {name for piece in pieces_under(word) for name in keys_taken(Feeling if piece is Emotion else piece)}
    return [name for name in behind if name in inside or (takes_names(word) and not owners_of(name))]


def _is_behind(word: str, first: str, node: Mapping) -> bool:
    order = list(node.pairs)
    return first in order and order.index(first) < order.index(word)


@cache
def _listed_pieces() -> frozenset[type[Piece]]:
    """The mappings that stand in lists."""
    return frozenset(shape.piece for cls in all_pieces() for shape in shapes(cls) if shape.piece and shape.many)


_TOLD_FIRST: Final = (_report_sign, report_of_feeling, report_order, report_of_node, report_declared)
"""What may be wrong with a key whatever it is spelled like; each says whether it was told."""
