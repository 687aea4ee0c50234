"""One mistake is one problem, said in words of what was meant; where that is sure, the lines to paste mend it."""

from __future__ import annotations

from desireline.source import read_file
from tests.source.meant_cases import MEANT, Meant
from tests.source.reader_cases import stage_with
from tests.source.test_reader import read
from tests.tools.cases import each_case


@each_case("case", MEANT, ids=lambda case: case.why)
def test_a_mistake_is_one_problem_that_says_what_was_meant(case: Meant) -> None:
    problems = read(case.text, persona=case.persona).problems
    assert [(f"{each.line}:{each.column}", each.rule) for each in problems] == [(case.at, case.rule)]
    assert case.says in problems[0].message
    if case.paste:
        assert problems[0].paste == case.paste


@each_case("case", [each for each in MEANT if each.paste], ids=lambda case: case.why)
def test_what_is_pasted_mends_it(case: Meant) -> None:
    lines = case.text.split("\n")
    first = int(case.at.split(":")[0]) - 1
    lines[first : first + case.lines] = case.paste.split("\n")
    after = read("\n".join(lines), persona=case.persona).problems
    assert [each.explain() for each in after if each.rule != case.after] == []


def test_below_a_key_in_another_language_the_problems_are_found_too() -> None:
    found = read("標題: 看診\n階段:\n  - 標題: 掛號\n    痛點: 慢\n    步驟:\n      - {內容: 等, 情緒: -1}\n").problems
    meant = [each.message.partition("did you mean '")[2].rstrip("'?") for each in found]
    assert meant == ["title", "stages", "title", "pains", "steps", "text", "emotion"]


@each_case(
    ("start", "says"),
    [
        (b"PK\x03\x04\x14\x00\xff", "an Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Excel workbook or a Word document"),
        (b"%PDF-1.4\n%\xe2\xe3", "a PDF file"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
    ],
)
def test_a_file_of_another_program_is_called_what_it_is(start: bytes, says: str) -> None:
    sheet = read_file(start, "maps/visit.yml")
    assert [(each.rule, says in each.message) for each in sheet.problems] == [("foreign-file", True)]


def test_what_is_no_name_stands_twice_in_no_list() -> None:
    found = read(stage_with("touchpoints: [web, {a: b}, '', '', web]")).problems
    assert sorted(each.rule for each in found) == ["named-twice", "wrong-type"]


def test_a_broken_map_with_comments_at_its_head_is_no_markdown() -> None:
    found = read("# Our map\n# of the shop\ntitle: T\n- stages: a\n").problems
    assert [each.rule for each in found] == ["indentation"]


@each_case(
    "body",
    [
        "pains: It takes\n  too long",
        "goal: Buy\n  Anna a gift",
        "pains:\n  The queue at the counter goes around the corner of\n  Main Street",
    ],
    ids=["it goes on in small letters", "the key takes one text", "a text that is broken where lines end"],
)
def test_a_text_that_is_broken_into_lines_is_one(body: str) -> None:
    assert read(stage_with(body)).problems == ()
