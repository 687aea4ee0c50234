"""The JSON Schemas (draft 2020-12) of the files that a site publishes for other tools, made from the model.

Within a version keys may be added; none is taken away and none changes its meaning. They stand in the package as files,
written by `make docs`, because making them takes longer than building a small site.
"""

from collections.abc import Mapping
from typing import Any, Final

from desireline.model import FieldShape, JourneyMap, Persona, Piece, shapes
from desireline.model.forms import ID_PATTERN
from desireline.publish.files.addressed import CATALOGUE, MAP, PERSONA, schema_path
from desireline.publish.files.catalogue import LISTED
from desireline.source.schema import field_texts, pieces_below

Schema = dict[str, Any]

_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Final[Schema] = {"type": "string"}
_ID: Final[Schema] = {"type": "string", "pattern": ID_PATTERN}
_ADDRESS: Final[Schema] = {"type": "string", "format": "uri-reference"}
_FORMS: Final[Mapping[str, Schema]] = {
    "id": _TEXT,
    "yes-no": {"type": "boolean"},
    "count": {"type": "integer", "minimum": 0},
    "figure": {"type": "number"},
    "share": {"type": ["number", "string"]},
    "amount": {"type": ["number", "string"]},
    "score": {"type": ["number", "string"]},
    "rank": {"enum": ["low", "medium", "high", 1, 2, 3, 4, 5]},
    "day": {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
}
"""How values of a form are published; of every other form a text."""


def catalogue_schema() -> Schema:
    """The schema of `journeys.json`."""
    kind = {key: _property(shape) for key, shape in ((each.key, each) for each in shapes(JourneyMap))}
    listed = {key: kind[key] for key in LISTED if key in kind}
    texts = field_texts(JourneyMap)
    a_map = _object(
        "A journey map.",
        {
            "id": _said(_ID, "Its id."),
            **{key: {"description": texts[key], **made} for key, made in listed.items() if key in texts},
            **_WHERE,
            "parts": _said(
                {"type": "array", "items": {"$ref": "#/$defs/part"}}, "Its parts that have an id, in order."
            ),
        },
        ["id", "title", "kind", "state", "address", "parts"],
    )
    texts = field_texts(Persona)
    own = {shape.key: _property(shape) for shape in shapes(Persona)}
    a_persona = _object(
        "A persona.",
        {
            "id": _said(_ID, "Its id."),
            "title": _said(_TEXT, "What the persona is called."),
            **{key: {"description": texts[key], **own[key]} for key in LISTED if key in own and key in texts},
            **_WHERE,
            "maps": _said({"type": "array", "items": _ID}, "Ids of the maps that are about the persona."),
            "parts": _said(
                {"type": "array", "items": {"$ref": "#/$defs/part"}}, "Its parts that have an id, in order."
            ),
        },
        ["id", "title", "kind", "address", "maps", "parts"],
    )
    part = _object(
        "A part that a link may name.",
        {
            "id": _said(_ID, "Its id."),
            "kind": _said(_TEXT, "What it is: `stage`, `step`, `touchpoint`, `pain`, …; `retired` where it is gone."),
            "title": _said(_TEXT, "What it is called or says, as plain words."),
            "address": _said(_ADDRESS, "Where it stands."),
            "stage": _said(_ID, "Id of the stage that it stands in."),
            "was": _said({"type": "array", "items": _ID}, "Former ids, which still lead to it."),
        },
        ["id", "kind", "title", "address"],
    )
    whole = _object(
        "All journey maps and personas of a site.",
        {
            **_head(CATALOGUE),
            "site": _object(
                "The site.",
                {
                    "title": _said(_TEXT, "What it is called."),
                    "address": _said(_ADDRESS, "Where it stands."),
                    "lang": _said(_TEXT, "The language of the words around the maps, as a BCP 47 tag."),
                },
                ["title", "address", "lang"],
            ),
            "maps": _said({"type": "array", "items": {"$ref": "#/$defs/map"}}, "Its maps."),
            "personas": _said({"type": "array", "items": {"$ref": "#/$defs/persona"}}, "Its personas."),
        },
        ["$schema", "format", "site", "maps", "personas"],
    )
    return {
        "$schema": _DRAFT,
        "title": CATALOGUE,
        **whole,
        "$defs": {"map": a_map, "part": part, "persona": a_persona},
    }


_PARTS: Final[Schema] = {
    "description": "Its parts that have an id, in order.",
    "type": "array",
    "items": {"$ref": "#/$defs/part"},
}
_WHERE: Final[Mapping[str, Schema]] = {
    "address": {**_ADDRESS, "description": "Its page."},
    "json": {**_ADDRESS, "description": "All that it says, as JSON."},
    "markdown": {**_ADDRESS, "description": "All that it says, as Markdown."},
    "embed": {**_ADDRESS, "description": "The page without anything around it, for a frame in another page."},
    "file": {**_TEXT, "description": "Path of its YAML file within the project."},
    "source": {**_ADDRESS, "description": "Its YAML file on the code host."},
}


def map_schema() -> Schema:
    """The schema of `maps/ID.json`."""
    point = _object(
        "A scored feeling: one point of the curve.",
        {
            "at": _said(
                {"type": "number"}, "How far along the journey, in columns; 0.5 is the middle of the first one."
            ),
            "stage": _said(_TEXT, "Title of its stage, as plain words."),
            "step": _said(_TEXT, "What its step says, as plain words."),
            "part": _said(_ID, "Id of its step, or of its stage."),
            "score": _said({"type": "number"}, "The score, in the scale's own unit."),
            "intended": _said({"type": "number"}, "The score that the organisation wants to be felt."),
            "words": _said(_TEXT, "The feeling in words."),
        },
        ["at", "stage", "score"],
    )
    curve = _object(
        "The line of the leading persona on the emotion scale.",
        {
            "range": _said(
                {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
                "The lowest and the highest score of the scale.",
            ),
            "columns": _said({"type": "integer", "minimum": 0}, "How many columns the journey has."),
            "personas": _said({"type": "array", "items": _ID}, "Whose line it is."),
            "points": _said({"type": "array", "items": {"$ref": "#/$defs/point"}}, "Its points, in order."),
        },
        ["range", "columns", "personas", "points"],
    )
    below = pieces_below(JourneyMap)
    defs = {"curve": curve, "point": point, **{_name(cls): _piece(cls) for cls in below}}
    properties = {
        **_head(MAP),
        "id": _said(_ID, "The map's id."),
        **_WHERE,
        "map": {"$ref": "#/$defs/map"},
        "curve": {"$ref": "#/$defs/curve"},
    }
    whole = _object("One journey map, whole.", properties, ["$schema", "format", "id", "address", "map", "curve"])
    return {"$schema": _DRAFT, "title": MAP, **whole, "$defs": dict(sorted(defs.items()))}


def persona_schema() -> Schema:
    """The schema of `personas/ID.json`."""
    defs = {_name(cls): _piece(cls) for cls in pieces_below(Persona)}
    properties = {
        **_head(PERSONA),
        "id": _said(_ID, "The persona's id."),
        **_WHERE,
        "maps": _said({"type": "array", "items": _ID}, "Ids of the maps that are about the persona."),
        "persona": {"$ref": "#/$defs/persona"},
    }
    whole = _object("One persona, whole.", properties, ["$schema", "format", "id", "address", "maps", "persona"])
    return {"$schema": _DRAFT, "title": PERSONA, **whole, "$defs": dict(sorted(defs.items()))}


SCHEMAS: Final = {
    schema_path(CATALOGUE): catalogue_schema,
    schema_path(MAP): map_schema,
    schema_path(PERSONA): persona_schema,
}
"""The maker of each schema, by where it stands in the site, and in the package's folder `assets/`."""


def _head(form: str) -> Schema:
    return {
        "$schema": _said(_ADDRESS, "Address of this schema."),
        "format": _said({"const": form}, "What the file is, and its version."),
    }


def _said(schema: Schema | Mapping[str, Any], text: str) -> Schema:
    return {"description": text, **schema}


def _object(text: str, properties: Mapping[str, Schema], required: list[str]) -> Schema:
    return {
        "description": text,
        "type": "object",
        "properties": dict(properties),
        "required": required,
        "additionalProperties": False,
    }


def _name(cls: type[Piece]) -> str:
    """What a class of pieces is called among the definitions."""
    return {"JourneyMap": "map", "LaneCell": "lane-cell", "FailPoint": "fail-point", "NodeNext": "node-next"}.get(
        cls.__name__, cls.__name__.lower()
    )


def _piece(cls: type[Piece]) -> Schema:
    texts = field_texts(cls)
    properties = {}
    if cls.bare_list:
        properties[cls.bare_list] = _said(
            {"type": "array", "items": {"$ref": "#/$defs/feeling"}}, "Everybody's feelings, in their order."
        )
    for shape in shapes(cls):
        made = _property(shape)
        properties[shape.key] = {"description": texts[shape.key], **made} if shape.key in texts else made
    schema = _object(
        " ".join((cls.__doc__ or "").split("\n\n")[0].split()),
        properties,
        [shape.key for shape in shapes(cls) if shape.required],
    )
    if not schema["required"]:
        del schema["required"]
    return {**schema, "patternProperties": {"^x-": {}}}


def _property(shape: FieldShape) -> Schema:
    """What a key of the format holds."""
    if shape.piece is not None:
        one: Schema = {"$ref": f"#/$defs/{_name(shape.piece)}"}
        if shape.mapping and shape.key == "rows":  # what a row's statements carry depends on its role
            roles = ("statement", "pain", "opportunity", "metric", "content")
            one = {"anyOf": [{"$ref": f"#/$defs/{role}"} for role in roles]}
    else:
        form = shape.form.name if shape.form else "text"
        one = dict(_FORMS.get(form, _TEXT))
        if form == "choice" and shape.form is not None:
            one = dict(shape.form.schema)
    if shape.many:
        one = {"type": "array", "items": one}
    return {"type": "object", "additionalProperties": one} if shape.mapping else one
