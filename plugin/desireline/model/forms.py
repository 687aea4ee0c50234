"""How a field is written: the forms of the format, as annotations that the reader and the schema both follow.

A field of the model is declared with one of these types; nothing else says how it is read. The same declarations,
with the text under each field, make the JSON Schema and the reference page (see `source/schema.py`), through pydantic,
which is imported only there: importing it costs a small site more than reading all its maps.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from desireline.model.record import Record, record
from desireline.model.values import Clock, Duration, Number, Weight

ANY_SCALAR: dict[str, Any] = {"type": ["string", "number", "boolean"]}
"""The JSON Schema of a text field: an editor must not underline `in: 2.10` or `lang: no`, which the reader takes."""


@record
class Form(Record):
    """How one scalar is written. `name` chooses the reader; `expects` ends the sentence "expected …" of a problem."""

    name: str
    expects: str
    schema: Mapping[str, Any]
    refers_to: str = ""
    """For references, what may be meant, as one or more of the words `persona company map part pain source step stage
    place node cell touchpoint actor`."""
    text_allowed: bool = False
    """For references, whether free text may stand where no id is meant (rule 2 of the format)."""

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
        """Called by pydantic when the schema is made."""
        del core_schema, handler
        return dict(self.schema)

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Called by pydantic: values of our own classes are taken as they are."""
        del source, handler
        return {"type": "any"}


ID_PATTERN = r"^[a-z][a-z0-9-]*$"
REF_PATTERN = r"^[a-z][a-z0-9-]*(#[a-z][a-z0-9-]*)?$"
CELL_PATTERN = r"^[a-z][a-z0-9-]*\.[a-z][a-z0-9_-]*$"
LANG_PATTERN = (
    r"^([A-Za-z]{2,3}(-[A-Za-z]{3}){0,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"
    r"(-[0-9A-WYZa-wyz](-[A-Za-z0-9]{2,8})+)*(-[xX](-[A-Za-z0-9]{1,8})+)?|[xX](-[A-Za-z0-9]{1,8})+)$"
)
"""A well-formed tag of BCP 47: language, script, region, … (RFC 5646, 2.1, without the irregular tags of old)."""
_FIGURE = r"[+\-\u2212]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?"


_MEANT = {
    "persona": "the id of a persona",
    "company": "the id of a company persona",
    "map": "the id of a map",
    "part": "an id of this file, or file-id#id",
    "pain": "the id of a pain of this file, or file-id#id",
    "source": "the id of a source",
    "step": "the id of a step",
    "stage": "the id of a stage, or map-id#id",
    "place": "the id of a map, or map-id#stage-id",
    "node": "the id of a node of the same automation",
    "cell": "a cell of the blueprint, written step.lane or stage.lane",
    "touchpoint": "the id or title of a touchpoint",
    "actor": "the id or name of a persona",
}


def reference(*kinds: str, or_text: bool = False) -> Form:
    """The form of a reference to one of `kinds`; with `or_text` what matches nothing declared is free text."""
    expects = " or ".join(_MEANT[kind] for kind in kinds) + (", or free text" if or_text else "")
    schema: dict[str, Any] = ANY_SCALAR
    if not or_text:
        # `no` and `true` are ids like any other, and booleans to an editor.
        schema = {"type": ["string", "boolean"], "pattern": CELL_PATTERN if "cell" in kinds else REF_PATTERN}
    return Form("reference", expects, schema, refers_to=" ".join(kinds), text_allowed=or_text)


def choice(*words: str, open_prefix: str = "") -> Form:
    """The form of a field that takes one of `words` (or, with `open_prefix`, any word that begins so)."""
    schema: dict[str, Any] = {"enum": list(words)}
    if open_prefix:
        schema = {"anyOf": [schema, {"type": "string", "pattern": f"^{open_prefix}[a-z0-9-]+$"}]}
    return Form("choice", "one of " + ", ".join(words) + (f", or {open_prefix}…" if open_prefix else ""), schema)


Text = Annotated[str, Form("text", "text", ANY_SCALAR)]
"""Inline Markdown, as written; white space at the ends removed, one blank between words. Never raw HTML."""
Id = Annotated[
    str,
    Form(
        "id",
        "an id such as price-gap (a-z, 0-9 and -, beginning with a letter)",
        {"type": ["string", "boolean"], "pattern": ID_PATTERN},
    ),
]
"""A name for links: `[a-z][a-z0-9-]*`."""
Lang = Annotated[
    str,
    Form(
        "lang",
        "a language tag such as en or zh-Hant",
        {"type": ["string", "boolean"], "pattern": LANG_PATTERN},
    ),
]
"""A BCP 47 language tag."""
YesNo = Annotated[bool, Form("yes-no", "true or false", {"enum": [True, False, "true", "false"]})]
Day = Annotated[
    date,
    Form(
        "day",
        "a date written YYYY-MM-DD",
        {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    ),
]
Count = Annotated[
    int, Form("count", "a whole number", {"type": ["integer", "string"], "minimum": 0, "pattern": r"^\d{1,15}$"})
]
Figure = Annotated[Number, Form("figure", "a number", {"type": ["number", "string"], "pattern": f"^{_FIGURE}$"})]
Share = Annotated[
    Number,
    Form(
        "share",
        "a share from 0 to 1, or a percentage such as 30%",
        {"type": ["number", "string"], "minimum": 0, "maximum": 1, "pattern": rf"^{_FIGURE}(\s*%)?$"},
    ),
]
Amount = Annotated[Number | str, Form("amount", "a number or a percentage", ANY_SCALAR)]
"""A number or a percentage; other text is kept, shown and not compared."""
Score = Annotated[Number | str, Form("score", "a number or a word of the scale", ANY_SCALAR)]
Span = Annotated[Duration, Form("span", "a duration such as 40m, 1h30m, 9d or 2w-3w", ANY_SCALAR)]
"""A duration; other text is kept, shown and counts in no sum."""
TimeOfDay = Annotated[
    Clock, Form("clock", "a time of day such as 7:30", {"type": "string", "pattern": r"^([01]?\d|2[0-3]):[0-5]\d$"})
]
Rank = Annotated[
    Weight,
    Form(
        "rank",
        "low, medium, high or a whole number from 1 to 5",
        {"enum": ["low", "medium", "high", 1, 2, 3, 4, 5, "1", "2", "3", "4", "5"]},
    ),
]

PersonaRef = Annotated[str, reference("persona")]
CompanyRef = Annotated[str, reference("company")]
MapRef = Annotated[str, reference("map")]
PartRef = Annotated[str, reference("part")]
"""A part of this file, or `file-id#id`."""
PlaceRef = Annotated[str, reference("place")]
"""A map, or `map#stage`: a place in a larger journey."""
PainRef = Annotated[str, reference("pain")]
SourceRef = Annotated[str, reference("source")]
MomentRef = Annotated[str, reference("step", "stage")]
"""A step, a stage (its first step) or `map#id`."""
NodeRef = Annotated[str, reference("node")]
CellRef = Annotated[str, reference("cell")]
"""`step.lane` or `stage.lane`: one cell of the blueprint."""
TouchpointRef = Annotated[str, reference("touchpoint", or_text=True)]
ActorRef = Annotated[str, reference("actor", or_text=True)]
