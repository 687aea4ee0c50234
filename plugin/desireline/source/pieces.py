"""Mappings, lists and shorthands: readers made once for each class from what the model declares.

`model.fields.shapes` says which keys a class takes and what stands under each. From that a reader is put together of
closures, once in a process; reading a file is then nothing but calls of them.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from desireline.model import BUILT_IN_ROWS, Arrow, FieldShape, JourneyMap, Part, Piece, Stage, Statement, keys, shapes
from desireline.model.part import id_as_words
from desireline.model.place import COLUMN_BITS
from desireline.model.record import per_class
from desireline.source.arrows import arrow_meant
from desireline.source.checks import check_of
from desireline.source.inner_keys import without_dashes
from desireline.source.names import NAMES, WIDE_SEPARATOR, each_once
from desireline.source.reading import ABSENT, UNREAD, Reading, found
from desireline.source.scalars import Reader, scalar_reader
from desireline.source.special import special_reader
from desireline.source.tree_nodes import Mapping, Node, Scalar, Sequence, is_plain

_DECLARED_ON_THE_MAP = frozenset({"rows", "lanes", "scales"})


@per_class
def piece_reader(cls: type[Any]) -> Reader:
    """The reader of one `cls`: its mapping, or what may stand for it."""
    general = _general_reader(cls)
    return special_reader(cls, general, piece_reader) or general


def field_reader(shape: FieldShape) -> Reader:
    """The reader of what stands under a key."""
    if shape.piece is not None:
        item = piece_reader(shape.piece)
    elif shape.form is not None:
        item = scalar_reader(shape.form, shape.key, many=shape.many)
    else:
        raise TypeError(f"the field {shape.name} says neither what form nor what piece it is")
    if shape.many:
        item = _list_reader(item, shape.empty, names=shape.key if shape.key in NAMES else "")
        if shape.form is not None and shape.form.name == "reference":
            item = each_once(item)
    if shape.mapping:
        return _rows_reader(shape, item) if shape.key == "rows" else _mapping_reader(shape, item)
    return item


def _general_reader(cls: type[Piece]) -> Reader:
    fields: dict[str, tuple[str, Reader]] = {shape.key: (shape.name, field_reader(shape)) for shape in shapes(cls)}
    required = tuple(shape for shape in shapes(cls) if shape.required)
    has_id = "id" in fields
    claims = "was" in fields
    check = check_of(cls)
    bare, bare_list = _bare_readers(cls)
    shorthand = cls.shorthand
    shorthand_is_id = shorthand == "id"
    new = object.__new__

    def read(node: Any, reading: Reading) -> Any:
        kind = node.__class__
        if kind is Scalar:
            value = bare(node, reading)
            if value is UNREAD:
                return UNREAD
            made = new(cls)
            own = made.__dict__
            mark = node.start_mark
            own[shorthand] = value
            own["place"] = mark.line << COLUMN_BITS | mark.column
            if shorthand_is_id:
                reading.declared.append((made, node))
        elif kind is Mapping:
            made = new(cls)
            own = made.__dict__
            mark = node.start.start_mark
            own["place"] = mark.line << COLUMN_BITS | mark.column
            pairs = node.pairs
            for key, (key_node, value_node) in pairs.items():
                known = fields.get(key)
                if known is None:
                    if not _kept_or_reported(cls, own, key_node, value_node, node, reading):
                        return UNREAD
                    continue
                name, read_field = known
                value = read_field(value_node, reading)
                if value is not UNREAD:
                    own[name] = value
            if has_id and "id" in own:
                reading.declared.append((made, pairs["id"][1]))
            if claims and "was" in own:
                _claim(made, pairs["was"][1], own["was"], reading)
            if required and not _complete(cls, required, own, node, reading):
                return UNREAD
        elif bare_list is not None:
            return bare_list(node, reading)
        else:
            reading.error("wrong-type", f"here belongs {_expected(cls)}; found {found(node)}", node)
            return UNREAD
        if check is not None and not check(own, node, reading):
            return UNREAD
        return made

    return read


def _bare_readers(cls: type[Piece]) -> tuple[Reader, Reader | None]:
    """Readers of the field that a bare value, and a bare list, stands for."""
    shape = next((shape for shape in shapes(cls) if shape.key == cls.shorthand), None)
    if shape is None:
        return _no_shorthand(cls), None
    if shape.many:
        whole = field_reader(shape)

        def read_list(node: Any, reading: Reading) -> Any:
            value = whole(node, reading)
            if value is UNREAD:
                return UNREAD
            made = object.__new__(cls)
            mark = node.start.start_mark
            made.__dict__["place"] = mark.line << COLUMN_BITS | mark.column
            made.__dict__[shape.name] = value
            return made

        return whole, read_list
    if shape.form is None:
        return field_reader(shape), None
    return scalar_reader(shape.form, shape.key, bare=True), None


def _no_shorthand(cls: type[Piece]) -> Reader:
    expected = _expected(cls)

    def read(node: Any, reading: Reading) -> Any:
        value = node.value.strip()
        if value and not (value in ABSENT and not node.style):
            advice, paste = arrow_meant(node, reading) if cls is Arrow else ("", "")
            reading.error("wrong-type", f"here belongs {expected}; found {found(node)}{advice}", node, paste)
        return UNREAD

    return read


def _expected(cls: type[Piece]) -> str:
    """What may stand there, in words, with an example."""
    known = [shape for shape in shapes(cls) if shape.key not in {"id", "was"}]
    example = max(known, key=lambda shape: (shape.required, shape.key == "text"))  # the first of equals
    words = f"{cls.noun}, written as a mapping such as '{example.key}: …'"
    return f"{words} or as a bare {cls.shorthand}" if cls.shorthand else words


def _list_reader(item: Reader, empty: Any, *, names: str = "") -> Reader:
    said_by_empty = empty is None

    def read(node: Any, reading: Reading) -> Any:
        if node.__class__ is Sequence:
            made = [value for each in node.items if (value := item(each, reading)) is not UNREAD]
            if names and node.start.flow_style:
                alone = [(names, each) for each in node.items if is_plain(each) and WIDE_SEPARATOR.search(each.value)]
                reading.alone += alone
            if len(made) != len(node.items):
                _report_empty(node, reading)
            if made:
                return tuple(made)
            return () if said_by_empty and not node.items else UNREAD
        if names and node.__class__ is Scalar and is_plain(node):
            reading.alone.append((names, node))
        value = item(node, reading)
        return UNREAD if value is UNREAD else (value,)

    return read


def _report_empty(node: Sequence, reading: Reading) -> None:
    """Items in block style that hold nothing: what was begun there is lost, or a dash was left over."""
    for item in node.items:
        if node.start.flow_style or not is_plain(item) or item.value:
            continue
        mark = item.start_mark
        if not reading.source.line(mark.line)[mark.column :].strip():  # a comment there is said to be one
            reading.warning("empty-item", "nothing stands behind this '-'; write the item, or delete the '-'", item)


def _mapping_reader(shape: FieldShape, item: Reader) -> Reader:
    key = shape.key
    declared_on_the_map = key in _DECLARED_ON_THE_MAP
    expected = f"'{key}' takes a mapping from " + ("ids declared on the map" if declared_on_the_map else "names")

    def read(node: Any, reading: Reading) -> Any:
        if node.__class__ is not Mapping:
            if node.__class__ is not Scalar or node.style or node.value not in ABSENT:
                message = f"{expected}, such as '{key}: {{name: …}}'; found {found(node)}"
                paste = without_dashes(node, reading) if node.__class__ is Sequence else ""
                message += "; write it without '- '" if paste else ""
                reading.error("wrong-type", message, node, paste)
            return UNREAD
        made = {}
        for name, (key_node, value_node) in node.pairs.items():
            if declared_on_the_map:
                reading.filled.append((key, name, key_node))
                if key == "scales":
                    reading.scale = name
            value = item(value_node, reading)
            if value is not UNREAD:
                made[name.strip()] = value
        reading.scale = "emotion"
        return made or UNREAD

    return read


def _rows_reader(shape: FieldShape, plain: Reader) -> Reader:
    """Rows of the map's own. A row's role says what its statements are: those of a row of pains are pains."""
    of_role = {
        role: _list_reader(piece_reader(inner.piece), inner.empty)
        for role in BUILT_IN_ROWS
        if (inner := keys(Stage).get(role)) and inner.piece and inner.many and issubclass(inner.piece, Statement)
    }

    def read(node: Any, reading: Reading) -> Any:
        if node.__class__ is not Mapping:
            return whole(node, reading)
        made = {}
        for name, (key_node, value_node) in node.pairs.items():
            reading.filled.append(("rows", name, key_node))
            value = of_role.get(reading.row_roles.get(name, ""), plain)(value_node, reading)
            if value is not UNREAD:
                made[name] = value
        return made or UNREAD

    whole = _mapping_reader(shape, plain)
    return read


def row_roles(tree: Mapping) -> dict[str, str]:
    """The roles of the rows that a map declares: rows may be declared below the stages that fill them."""
    declared = tree.pairs["rows"][1] if "rows" in tree.pairs else None
    items = declared.items if isinstance(declared, Sequence) else [declared]
    roles = {}
    for item in items:
        if isinstance(item, Mapping) and "id" in item.pairs and "role" in item.pairs:
            name, role = item.pairs["id"][1], item.pairs["role"][1]
            if isinstance(name, Scalar) and isinstance(role, Scalar):
                roles[name.value.strip()] = role.value.strip()
    return roles


def _kept_or_reported(
    cls: type[Piece], own: dict[str, Any], key: Scalar, value: Node, node: Mapping, reading: Reading
) -> bool:
    """Keep a key of the team's own, report any other; False where the mapping is no mapping at all but a text."""
    if key.value.startswith("x-"):
        own["extras"] = {**own.get("extras", {}), key.value: as_written(value)}
        return True
    from desireline.source.unknown import report_unknown_key  # noqa: PLC0415  # as a rule all keys are known

    return not report_unknown_key(cls, key, node, reading)


def as_written(node: Node) -> Any:
    """What stands under a key of the team's own: texts as written, mappings, tuples; None where nothing is given."""
    if isinstance(node, Mapping):
        return {key: as_written(value) for key, (_, value) in node.pairs.items()}
    if isinstance(node, Sequence):
        return tuple(as_written(item) for item in node.items)
    return None if not node.style and node.value in ABSENT else node.value.strip()


def _claim(made: Any, node: Node, former: tuple[str, ...], reading: Reading) -> None:
    for item in node.items if isinstance(node, Sequence) else [node]:
        if isinstance(item, Scalar) and item.value.strip() in former:
            reading.claimed.append((item.value.strip(), made, item))


def _complete(
    cls: type[Piece], required: tuple[FieldShape, ...], own: dict[str, Any], node: Mapping, reading: Reading
) -> bool:
    """Report what is missing; say whether the piece can be kept all the same, so that its ids are not lost."""
    usable = True
    for shape in required:
        if shape.name in own:
            continue
        pair = node.pairs.get(shape.key)
        empty = pair is None or (isinstance(pair[1], Scalar) and (not pair[1].value.strip() or _says_nothing(pair[1])))
        if empty and not reading.is_meant(node, shape.key):
            reading.error("missing-key", f"{cls.noun} needs '{shape.key}'", pair[0] if pair else node)
        if issubclass(cls, Part) and shape.form is not None and shape.form.name == "text":
            stem = PurePosixPath(reading.source.file).stem if cls is JourneyMap else ""
            title = id_as_words(own.get("id", stem))  # no page, link or column is without one
            own[shape.name] = title if shape.key == "title" else ""
        else:
            usable = False
    return usable


def _says_nothing(node: Scalar) -> bool:
    return not node.style and node.value in ABSENT
