"""What the docs say of a comparison's JSON and of its rules, as the program has them; with two small examples."""

from __future__ import annotations

import json
import tempfile
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from desireline.compare import OPS, REASONS, SEVERITIES, rules, schema
from desireline.compare.gap_output import gap_schema
from tools.command_line import run
from tools.markdown_table import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from desireline.compare import Op

Schema = dict[str, Any]

MOST_WORDS: Final = 12
"""Of a closed set that is written out in a table."""
OPERATIONS: Final[Mapping[Op, tuple[str, str, str]]] = {
    "rekey": ("It has another id", "`id` and `was` on each side", "`rekey`"),
    "split": (
        "It went, and `retired` names several that took its place; or it comes again, split off from one that had",
        "`from`: all of it, `to`: their ids; of what comes again the other way round",
        "`merge`",
    ),
    "merge": (
        "It went, and `retired` names one that took its place; or it comes again, merged of several that had",
        "`from`: all of it, `to`: its id; of what comes again the other way round",
        "`split`",
    ),
    "remove": ("It is gone", "`from`: all of it", "`add`"),
    "add": ("It is new", "`to`: all of it", "`remove`"),
    "relocate": ("It stands in another stage, step or row", "null; `stands` says where", "`relocate`"),
    "move": ("It stands elsewhere in its list; as few as can be are told", "null; `stands` says where", "`move`"),
    "set": ("A value is another one, is given or is not", "the values; null for none", "`set`"),
    "number": ("A number, span or time is another one", "the values as written; `delta` between them", "`number`"),
    "text": ("A text is worded otherwise", "the texts; `spans` between them", "`text`"),
    "unlink": ("A reference is gone from a list", "`from`: the reference", "`link`"),
    "link": ("A reference is new in a list", "`to`: the reference", "`unlink`"),
}
"""What was done, what `from` and `to` hold, and what undoes it. Of what `invert` gives, the sides are swapped."""

BEFORE: Final = """\
id: coffee
title: Coffee to go
stages:
  - id: order
    title: Order
    steps:
      - {id: queue, text: Waits in line, wait: 8m}
"""
AFTER: Final = BEFORE.replace("8m", "5m")
CURRENT: Final = f"""\
{BEFORE}    pains:
      - {{id: slow-line, text: The line is slow, severity: high}}
"""
FUTURE: Final = """\
id: coffee-ahead
title: Coffee ordered ahead
future_of: coffee
stages:
  - id: order
    title: Order
    solves: [slow-line]
    promise: {status: planned, in: v2}
    steps:
      - {id: queue, text: Picks up the cup, wait: 1m, backstage: Sees orders before people come}
"""


def operations() -> str:
    """Every operation."""
    rows = ((f"`{op}`", *OPERATIONS[op]) for op in OPS)
    return table(("`op`", "What was done", "`from.value` and `to.value`", "Undone by"), rows)


def reasons() -> str:
    """Why a change has its effect for the customer."""
    return table(("Reason", "Meaning"), ((f"`{name}`", says) for name, says in REASONS.items()))


def change_rules() -> str:
    """Every rule, by severity; what is only told in a table."""
    made = []
    for severity, heading in zip(SEVERITIES, ("Breaking", "To look at", "Told"), strict=True):
        held = [rule for rule in rules().values() if rule.severity == severity]
        made.append(f"## {heading}")
        if severity == "info":
            rows = ((f"`{each.id}`", each.title, each.why) for each in held)
            made.append(table(("Rule", "What happened", "Good to know"), rows))
        else:
            made += [f"### {each.id}\n\n{_sentence(each.title)} {each.why}\n\n→ {each.fix}" for each in held]
    return "\n\n".join(made)


def _sentence(title: str) -> str:
    return f"{title[0].upper()}{title[1:]}."


def members(document: Schema, called: str) -> str:
    """Every member of a document, part by part, as its schema says. `called` stands before the name of each part."""
    parts = [_members(document, called)]
    for name, part in document["$defs"].items():
        shape = next((each for each in part.get("oneOf", ()) if each.get("properties")), part)
        if shape.get("properties"):
            parts.append(f"### {called}: {name}")
            parts += [part["description"]] if "description" in part else []
            parts.append(_members(shape, called))
    return "\n\n".join(parts)


def _members(shape: Schema, called: str) -> str:
    rows = (
        (f"`{name}`", _holds(held, called) + maybe, held.get("description", "")) for name, held, maybe in _all(shape)
    )
    return table(("Member", "Holds", "Meaning"), rows)


def _all(shape: Schema, above: str = "") -> Iterator[tuple[str, Schema, str]]:
    for name, held in shape["properties"].items():
        yield f"{above}{name}", held, "" if name in shape.get("required", ()) else ", may be missing"
        inner = held.get("items", held)
        if inner.get("properties") and not _are_counts(inner):
            yield from _all(inner, f"{above}{name}{'[]' if 'items' in held else ''}.")


def _are_counts(shape: Schema) -> bool:
    return all(each.get("type") == "integer" for each in shape["properties"].values())


def _holds(held: Schema, called: str) -> str:
    if "$ref" in held:
        name = held["$ref"].rpartition("/")[2]
        return f"[{name}](#{called}-{name})"
    if "const" in held:
        return f"`{held['const']}`"
    if "enum" in held:
        if len(held["enum"]) > MOST_WORDS:
            return "a word of a closed set"
        return ", ".join("null" if each is None else f"`{each}`" for each in held["enum"])
    if "oneOf" in held:
        return " or ".join(_holds(each, called) for each in held["oneOf"])
    if held.get("type") == "array":
        items = held.get("items", {})
        return "list" if "properties" in items else f"list: {_holds(items, called)}"
    if "properties" in held:
        return "counts" if _are_counts(held) else "object"
    kind = held.get("type", "any value")
    return kind if isinstance(kind, str) else " or ".join(kind)


@cache
def _examples() -> Mapping[str, str]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, text in (
            ("before.yaml", BEFORE),
            ("after.yaml", AFTER),
            ("maps/coffee.yaml", CURRENT),
            ("maps/coffee-ahead.yaml", FUTURE),
        ):
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_text(text, "utf-8")
        found = run(folder, "diff", "before.yaml", "after.yaml", "--format", "json").said
        gap = json.loads(run(folder, "gap", "coffee", "coffee-ahead", "--format", "json").said)
    for name in ("moments", "figures"):
        gap[name] = [each for each in gap[name] if each.get("change") or each.get("changes")][:1]
    return {
        "diff": f"```json\n{found}\n```",
        "gap": f"```json\n{json.dumps(gap, ensure_ascii=False, indent=2)}\n```",
    }


def _example(name: str) -> str:
    return _examples()[name]


PARTS: Final[Mapping[str, Callable[[], str]]] = {
    "change-rules": change_rules,
    "diff-operations": operations,
    "diff-reasons": reasons,
    "diff-members": lambda: members(schema(), "diff"),
    "gap-members": lambda: members(gap_schema(), "gap"),
    "diff-example": partial(_example, "diff"),
    "gap-example": partial(_example, "gap"),
}
"""What `tools/docs.py` writes into the pages."""
