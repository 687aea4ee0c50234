"""The JSON Schemas of maps and personas (draft 2020-12), as editors check a file while it is written.

Pydantic reads the model's declarations (fields, their forms, the text under each); here its schemas are shaped to the
way files are written: a bare value for a mapping, one item without its list, feelings of each persona, keys of the
team's own. Whatever the reader takes without an error the schema takes too, but for white space around a word of a
choice, which would cost editors their list of the words; the reader knows more (references, what is declared) and says
it better. An editor sees scalars as YAML 1.2 types them, hence the several types of a text.

Pydantic is imported when a schema is made and never to read a file: importing it takes longer than reading all maps of
a small site.
"""

from __future__ import annotations

import json
from typing import Any, Final

from desireline.model import (
    FAMILIES,
    LANE_ROLES,
    Content,
    Emotion,
    Evidence,
    Feeling,
    FieldShape,
    JourneyMap,
    Lane,
    Metric,
    Next,
    Node,
    NodeNext,
    Opportunity,
    Pain,
    Persona,
    Piece,
    Row,
    Scale,
    Source,
    Statement,
    Step,
    Touchpoint,
    keys,
    shapes,
)
from desireline.model.forms import ID_PATTERN, REF_PATTERN
from desireline.model.record import per_class

Schema = dict[str, Any]

_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
_NULL: Final[Schema] = {"type": "null"}
_NEEDS_ID: Final = frozenset({Row, Lane, Scale, Source})
"""Mappings that are nothing without an id."""
_ROW_STATEMENT: Final = "RowStatement"


def map_schema() -> Schema:
    """The schema of a file under `maps/`."""
    return _file_schema(JourneyMap, "A journey map")


def persona_schema() -> Schema:
    """The schema of a file under `personas/`."""
    return _file_schema(Persona, "A persona")


def schema_text(schema: Schema) -> str:
    """The schema as a file holds it: the same bytes for the same format."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def field_texts(cls: type[Piece]) -> dict[str, str]:
    """The text under each field of `cls`, by the field's key: what it means."""
    texts: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        if issubclass(base, Piece):
            texts |= _own_texts(base)
    return {shape.key: texts[shape.name] for shape in shapes(cls) if shape.name in texts}


@per_class
def _own_texts(cls: type[Any]) -> dict[str, str]:
    """The texts of the fields that stand in the class's own source; pydantic does not look further."""
    from pydantic import TypeAdapter  # noqa: PLC0415  # see the module's text
    from pydantic.json_schema import GenerateJsonSchema  # noqa: PLC0415

    class Quiet(GenerateJsonSchema):
        """Does not mind that the model's empty mapping is no JSON."""

        ignored_warning_kinds = {"non-serializable-default", "skipped-choice"}  # noqa: RUF012  # as pydantic has it

    schema = TypeAdapter(cls).json_schema(schema_generator=Quiet)
    properties = schema.get("properties") or schema["$defs"][cls.__name__]["properties"]
    return {name: _one_line(each["description"]) for name, each in properties.items() if "description" in each}


def pieces_below(root: type[Piece]) -> list[type[Piece]]:
    """Every class of mapping that a file of `root` may hold, `root` first, in the order of the fields."""
    found: list[type[Piece]] = [root]
    for cls in found:
        found += [shape.piece for shape in shapes(cls) if shape.piece and shape.piece not in found]
        if cls is Emotion and Feeling not in found:
            found.append(Feeling)
    return list(dict.fromkeys(found))


def _file_schema(root: type[Piece], title: str) -> Schema:
    definitions: dict[str, Schema] = {}
    for cls in pieces_below(root)[1:]:
        definitions[cls.__name__] = _definition(cls)
    if root is JourneyMap:
        definitions[_ROW_STATEMENT] = _row_statement()
    whole = _mapping(root)
    made = {"$schema": _DRAFT, "title": title, **whole, "$defs": dict(sorted(definitions.items()))}
    return {key: _padded(value) for key, value in made.items()}


def _padded(schema: Any) -> Any:
    """The schema with white space at the ends of values that follow a pattern, where it does not count."""
    if isinstance(schema, list):
        return [_padded(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: value if key == "propertyNames" else _padded(value) for key, value in schema.items()}
    if isinstance(pattern := schema.get("pattern"), str):
        inner = pattern.removeprefix("^").removesuffix("$")
        made["pattern"] = rf"^\s*({inner})\s*$" if "|" in inner else rf"^\s*{inner}\s*$"
    return made


def _definition(cls: type[Piece]) -> Schema:
    """What may stand for one `cls`: its mapping, or a shorthand."""
    if cls is Emotion:
        return _emotion()
    description = _one_line(cls.__doc__ or "")
    options = [_mapping(cls)]
    if cls is Evidence:
        source = {"type": ["string", "boolean"], "pattern": REF_PATTERN}
        status = keys(Evidence)["status"].form
        options += [dict(status.schema) if status else {}, source, {"type": "array", "items": _nullable(source)}]
    shorthand = keys(cls).get(cls.shorthand)
    if shorthand is not None:
        options += _options(_property(shorthand))
    options = [option for option in options if option != _NULL]
    for option in options:
        option.pop("description", None)
    return {"description": description, **(options[0] if len(options) == 1 else {"anyOf": options})}


def _mapping(cls: type[Piece]) -> Schema:
    texts = field_texts(cls)
    properties = {}
    for shape in shapes(cls):
        needed = cls in _NEEDS_ID and shape.key == "id" and shape.form is not None
        made = dict(shape.form.schema) if needed and shape.form else _property(shape)
        properties[shape.key] = {"description": texts[shape.key], **made} if shape.key in texts else made
    schema: Schema = {
        "type": "object",
        "description": _one_line(cls.__doc__ or ""),
        "properties": properties,
        "patternProperties": {"^x-": {}},
        "additionalProperties": False,
    }
    required = [shape.key for shape in shapes(cls) if shape.required]
    if cls in _NEEDS_ID:
        required = ["id"]
    if required:
        schema["required"] = required
    return schema | _rules(cls)


def _rules(cls: type[Piece]) -> Schema:
    """What the keys of a mapping say together."""
    if cls is Step:
        lanes = [role for role in LANE_ROLES if role != "customer"]
        return {"anyOf": [_given(key) for key in ("text", *lanes, "lanes")]}
    if cls in {Next, NodeNext}:
        return {"anyOf": [_given(key) for key in ("to", "when", "share")]}
    if cls is Scale:
        both = {"range": {"type": "array"}, "levels": {"type": ["array", "string", "number", "boolean"]}}
        return {"not": {"required": [*both], "properties": both}}
    if cls is Touchpoint:
        return {"anyOf": [_given(key) for key in ("title", "id")]}
    if cls is Node:
        return {"oneOf": [{"required": [key], "properties": {key: {"type": "string"}}} for key in FAMILIES]}
    return {}


def _given(key: str) -> Schema:
    """That a key is there and holds something."""
    return {"required": [key], "properties": {key: {"type": ["string", "number", "boolean", "array", "object"]}}}


def _property(shape: FieldShape) -> Schema:
    """What may stand under a key."""
    one: Schema = (
        {"$ref": f"#/$defs/{shape.piece.__name__}"} if shape.piece else dict(shape.form.schema if shape.form else {})
    )
    if shape.mapping and shape.key == "rows":
        one = {"$ref": f"#/$defs/{_ROW_STATEMENT}"}
    if shape.key == "range":
        listed: Schema = {"type": "array", "items": one, "minItems": 2, "maxItems": 2}
        return _nullable(listed)
    if shape.many:
        one = {"anyOf": [*_options(one), {"type": "array", "items": _nullable(one)}]}
    if shape.mapping:
        one = {"type": "object", "additionalProperties": _nullable(one)}
        if shape.key_form is not None and shape.key_form.name != "text":
            one["propertyNames"] = {"pattern": ID_PATTERN}
    return one if shape.required else _nullable(one)


def _emotion() -> Schema:
    feeling: Schema = {"$ref": "#/$defs/Feeling"}
    several: Schema = {"type": "array", "items": _nullable(feeling)}
    shape = keys(Emotion)["by_persona"]
    texts = field_texts(Emotion)
    by_persona = {
        "description": texts["by_persona"],
        "type": ["object", "null"],
        "propertyNames": {"pattern": ID_PATTERN},
        "additionalProperties": {"anyOf": [feeling, several, _NULL]},
    }
    own = _mapping(Feeling)
    own["properties"] = {**own["properties"], shape.key: by_persona}
    own["required"] = [shape.key]
    return {"description": _one_line(Emotion.__doc__ or ""), "anyOf": [feeling, several, own]}


def _row_statement() -> Schema:
    """A statement of a row of the team's own: what it may carry depends on the row's role, which no schema can see."""
    roles = (Statement, Pain, Opportunity, Metric, Content)
    merged = _mapping(Statement)
    merged["properties"] = {key: value for cls in roles for key, value in _mapping(cls)["properties"].items()}
    text = _property(keys(Statement)["text"])
    return {"description": "A statement of a row of the team's own.", "anyOf": [merged, text]}


def _options(schema: Schema) -> list[Schema]:
    return list(schema["anyOf"]) if schema.keys() == {"anyOf"} else [schema]


def _nullable(schema: Schema) -> Schema:
    """Nothing after the colon means that the key is not given."""
    if "enum" in schema:
        return {**schema, "enum": [*schema["enum"], *([] if None in schema["enum"] else [None])]}
    if "type" in schema:
        types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        return {**schema, "type": [*types, *([] if "null" in types else ["null"])]}
    options = _options(schema)
    return {"anyOf": options if _NULL in options else [*options, _NULL]}


def _one_line(text: str) -> str:
    """The first paragraph of a text, in one line."""
    return " ".join(text.strip().split("\n\n")[0].split())
