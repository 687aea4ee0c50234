"""`objects.inv` as others read it, by the format's own documentation."""

from __future__ import annotations

import pytest

from desireline.publish.files.inventory import Inventory, Subject
from desireline.publish.files.parts import NamedPart
from tests.files.site_of_files import Listed, inventory_of

GAP = NamedPart("price-gap", "pain", "門市與網路價格不同", "compare", ("gap",))
STEP = NamedPart("check-prices", "step", "Check  prices", "compare", ())
MAP = Subject("phone-purchase", "map", "選購智慧型手機", "maps/phone-purchase/", (GAP, STEP))


def inventory(project: str, subjects: list[Subject]) -> bytes:
    made = Inventory(project)
    for subject in subjects:
        made.add(subject)
    return made.file()


def test_every_subject_and_part_stands_there_in_our_domain_and_as_a_label() -> None:
    page = "maps/phone-purchase/"
    assert inventory_of(inventory("Maps", [MAP])) == [
        Listed("phone-purchase", "journey:map", page, "選購智慧型手機"),
        Listed("phone-purchase", "std:label", page, "選購智慧型手機"),
        Listed("phone-purchase#check-prices", "journey:step", f"{page}#check-prices", "Check prices"),
        Listed("phone-purchase#check-prices", "std:label", f"{page}#check-prices", "Check prices"),
        Listed("phone-purchase#gap", "journey:part", f"{page}#price-gap", "門市與網路價格不同"),
        Listed("phone-purchase#gap", "std:label", f"{page}#price-gap", "門市與網路價格不同"),
        Listed("phone-purchase#price-gap", "journey:part", f"{page}#price-gap", "門市與網路價格不同"),
        Listed("phone-purchase#price-gap", "std:label", f"{page}#price-gap", "門市與網路價格不同"),
    ]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("one\ntwo", "one two"),  # a line break would begin another entry
        ("\u202eevil", "\ufffdevil"),
        ("   ", "x"),  # nothing to show: the name stands for it
        ("a $ b", "a $ b"),
        ("مرحبا", "مرحبا"),
        ("\ud800", "\ufffd"),
    ],
)
def test_a_title_stays_on_its_line(title: str, expected: str) -> None:
    listed = inventory_of(inventory("Maps", [Subject("x", "persona", title, "personas/x/", ())]))
    assert [each.title for each in listed] == [expected, expected]


def test_former_ids_of_a_map_lead_to_its_page_and_parts() -> None:
    listed = inventory_of(inventory("Maps", [MAP._replace(id="phone"), MAP]))
    by_name = {each.name: each.address for each in listed}
    assert by_name["phone"] == "maps/phone-purchase/"
    assert by_name["phone#price-gap"] == "maps/phone-purchase/#price-gap"


def test_the_projects_name_cannot_add_a_line_to_the_head() -> None:
    assert inventory("A\n# Version: 2", [MAP]).split(b"\n")[1] == b"# Project: A # Version: 2"
