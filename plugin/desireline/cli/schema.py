"""`desireline schema`: the JSON Schemas, for editors and other tools."""

from __future__ import annotations

import click

from desireline.cli.saying import say


@click.command()
@click.argument("noun", metavar="map|persona", type=click.Choice(["map", "persona"]))
def schema(noun: str) -> int:
    """Print the JSON Schema (draft 2020-12) of map or persona files.

    Editors complete and explain keys with it. `init` and `new` write both schemas to schema/ and name them in the
    first line of each file; after an upgrade write them anew:

    \b
      desireline schema map > schema/map.schema.json
      desireline schema persona > schema/persona.schema.json
    """  # noqa: D301  # click takes \\b for "do not wrap"
    say(schema_of(noun).rstrip("\n"))
    return 0


def schema_of(noun: str) -> str:
    """The schema of a map's or persona's file as JSON, ending in a line feed."""
    from desireline.source.schema import map_schema, persona_schema, schema_text

    return schema_text(map_schema() if noun == "map" else persona_schema())
