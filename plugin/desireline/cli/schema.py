"""`desireline schema`: the JSON Schemas, for editors and other tools."""

from __future__ import annotations

from importlib import resources
from typing import Final

import click

from desireline.cli.saying import say

PRINTED: Final = ("check", "notes", "log", "blame", "ids-list", "ids-check", "rules")
"""Commands whose JSON is described in a file of its own, beside this one."""
NOUNS: Final = ("map", "persona", "diff", "gap", *PRINTED)
"""What there is a schema of: the two kinds of files, and what commands write as JSON."""


@click.command()
@click.argument("noun", metavar="NOUN", type=click.Choice(NOUNS))
def schema(noun: str) -> int:
    """Print the JSON Schema (draft 2020-12) of map or persona files, or of what a command writes as JSON.

    NOUN is map or persona; or diff, gap, check, notes, log, blame, ids-list, ids-check or rules.

    Editors complete and explain the keys of files with it. `init` and `new` write the schemas of map and persona to
    schema/ and name them in the first line of each file; after an upgrade write them anew:

    \b
      desireline schema map > schema/map.schema.json
      desireline schema persona > schema/persona.schema.json

    Programs that read what a command writes with --format json find every member explained:

    \b
      desireline schema diff
      desireline schema ids-check
    """  # noqa: D301  # click takes \\b for "do not wrap"
    say(schema_of(noun).rstrip("\n"))
    return 0


def schema_of(noun: str) -> str:
    """The schema of one of `NOUNS` as JSON, ending in a line feed."""
    from desireline.source.schema import schema_text

    if noun == "diff":
        from desireline.compare.output import schema as diff_schema

        return schema_text(diff_schema())
    if noun == "gap":
        from desireline.compare.gap_output import gap_schema

        return schema_text(gap_schema())
    if noun in PRINTED:
        return resources.files("desireline").joinpath("cli", "printed", f"{noun}.schema.json").read_text("utf-8")
    from desireline.source.schema import map_schema, persona_schema

    return schema_text(map_schema() if noun == "map" else persona_schema())
