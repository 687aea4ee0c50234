"""What every published file begins with: its format, and addresses as they are seen from it."""

import json
from collections.abc import Callable
from typing import Any, Final

from desireline.model.record import Record, record
from desireline.publish.addresses import relative_address

CATALOGUE: Final = "desireline-catalogue/1"
MAP: Final = "desireline-map/1"
PERSONA: Final = "desireline-persona/1"

FORMATS: Final = (CATALOGUE, MAP, PERSONA)
"""Formats that have a schema."""
_FILE_OF: Final = {CATALOGUE: "journeys", MAP: "map", PERSONA: "persona"}


@record
class Ways(Record):
    """How addresses are written in the published files: whole where the site knows its own, else relative."""

    url_of: Callable[[str], str]
    """The address of a page path within the site (`maps/x` → `maps/x/` or `maps/x.html`)."""
    site_url: str
    """Where the site stands, ending in `/`; "" where it does not know."""

    def page(self, path: str, here: str, anchor: str = "") -> str:
        """The address of a page of the site, seen from the file `here` (a path within the site)."""
        return self.file(self.url_of(path), here) + (f"#{anchor}" if anchor else "")

    def file(self, within: str, here: str) -> str:
        """The address of what stands at `within` in the site, seen from the file `here`."""
        if self.site_url:
            return self.site_url + within
        return relative_address(here, within)

    def schema(self, form: str, here: str) -> str:
        """The address of the schema of a format, seen from the file `here`."""
        return self.file(schema_path(form), here)


def schema_path(form: str) -> str:
    """Where the schema of a format stands in the site: `schemas/map-1.schema.json`."""
    return f"schemas/{_FILE_OF[form]}-{form.rpartition('/')[2]}.schema.json"


def encoded(value: Any) -> bytes:
    """`value` as JSON: the same bytes for the same value, one line, ending in a line feed."""
    return plain_file(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n")


def plain_file(text: str) -> bytes:
    """A text as a file holds it; half a character, which no file may hold, is a question mark."""
    return text.encode("utf-8", "replace")
