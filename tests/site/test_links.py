"""Every link of the sample site leads somewhere; every file for other tools is valid and leads somewhere too."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator

from tests.files.site_of_files import inventory_of
from tests.tools.links import broken_links, leads

if TYPE_CHECKING:
    from pathlib import Path

PUBLISHED = ("journeys.json", "maps/*.json", "personas/*.json")


def test_every_link_and_anchor_of_the_site_resolves(sample_site: Path) -> None:
    assert broken_links(sample_site) == []


def test_programs_that_read_text_are_led_to_the_releases(sample_site: Path) -> None:
    assert "(releases/)" in (sample_site / "llms.txt").read_text("utf-8")


def test_every_json_file_is_valid_by_its_schema(sample_site: Path) -> None:
    validators: dict[str, Any] = {}
    files = [path for pattern in PUBLISHED for path in sample_site.glob(pattern) if "oembed" not in path.name]
    assert len(files) > 35
    for path in files:
        value = json.loads(path.read_text("utf-8"))
        name = value["$schema"].rpartition("/")[2]
        if name not in validators:
            schema = json.loads((sample_site / "schemas" / name).read_text("utf-8"))
            Draft202012Validator.check_schema(schema)
            validators[name] = Draft202012Validator(schema)
        problems = [f"{each.json_path}: {each.message}" for each in validators[name].iter_errors(value)]
        assert problems == [], path.name


def test_every_address_of_the_catalogue_and_the_inventory_resolves(sample_site: Path) -> None:
    catalogue = json.loads((sample_site / "journeys.json").read_text("utf-8"))
    entries = [*catalogue["maps"], *catalogue["personas"]]
    found = [each[key] for each in entries for key in ("address", "json", "markdown", "embed") if key in each]
    found += [part["address"] for each in entries for part in each["parts"]]
    found += [each.address for each in inventory_of((sample_site / "objects.inv").read_bytes())]
    assert len(found) > 2_000
    assert [address for address in found if not leads(sample_site, address)] == []


def test_every_link_of_the_documents_resolves(sample_site: Path) -> None:
    wrong = []
    documents = [*sample_site.glob("maps/*.md"), *sample_site.glob("personas/*.md"), sample_site / "llms.txt"]
    for path in documents:
        here = f"http://site.invalid/{path.relative_to(sample_site).as_posix()}"
        links = re.findall(r"(?<!\\)\]\(<?([^)>]+)>?\)", path.read_text("utf-8"))
        wrong += [f"{path.name}: {link}" for link in links if not leads(sample_site, link, here)]
    assert wrong == []
