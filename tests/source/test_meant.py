"""One mistake is one problem, said in words of what was meant; where that is sure, the lines to paste mend it."""

from __future__ import annotations

from desireline.model import JourneyMap
from desireline.source import load, read_file
from tests.source.meant_cases import MEANT, Meant
from tests.source.meant_files import MEANT_FILES
from tests.source.meant_lists import MEANT_LISTS
from tests.source.meant_scripts import MEANT_SCRIPTS
from tests.source.meant_values import MEANT_VALUES
from tests.source.reader_cases import stage_with
from tests.source.test_reader import read
from tests.strategies import MemoryFiles
from tests.tools.cases import each_case

ALL_MEANT = (*MEANT, *MEANT_LISTS, *MEANT_VALUES, *MEANT_FILES, *MEANT_SCRIPTS)


@each_case("case", ALL_MEANT, ids=lambda case: case.why)
def test_a_mistake_is_one_problem_that_says_what_was_meant(case: Meant) -> None:
    problems = read(case.text, persona=case.persona).problems
    assert [(f"{each.line}:{each.column}", each.rule) for each in problems] == [(case.at, case.rule)]
    assert case.says in problems[0].message
    if case.paste:
        assert problems[0].paste == case.paste


@each_case("case", [each for each in ALL_MEANT if each.paste], ids=lambda case: case.why)
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


def test_full_width_colons_alone_are_told_line_by_line_with_the_keys_they_stand_behind() -> None:
    found = read("標題：車\n階段：\n  - 標題：看車\n    痛點：等很久\n").problems
    assert [(each.rule, each.line) for each in found] == [("wide-colon", line) for line in (1, 2, 3, 4)]
    assert [each.paste for each in found] == ["title: 車", "stages:", "  - title: 看車", "    pains: 等很久"]


@each_case(
    ("below", "why"),
    [
        ("", "nothing that YAML stumbles over"),
        ("    steps:\n      - a\n", "keys with colons below"),
    ],
)
def test_full_width_colons_in_an_item_are_told_line_by_line(below: str, why: str) -> None:
    found = read(f"title: T\nstages:\n  - タイトル：来店\n    ゴール：買う\n{below}  - title: B\n").problems
    assert [each.paste for each in found] == ["  - title: 来店", "    goal: 買う"], why


def test_a_word_that_is_no_key_before_a_full_width_colon_hides_nothing_below() -> None:
    first, second = read("随便：车\nstages:\n  - title: A\n    thougts: x\n").problems
    assert (first.rule, first.line) == ("missing-colon", 1)
    assert "'随便' is no key" in first.message
    assert (second.rule, second.line) == ("unknown-key", 4)


def test_a_table_pasted_below_keys_is_told_in_its_lines() -> None:
    found = read("# Journey\nsummary: x\n| a | b |\n|---|---|\n").problems
    assert [(each.rule, each.line) for each in found] == [("sign-before-text", 3), ("sign-before-text", 4)]


@each_case(
    ("length", "file", "told"),
    [
        (2000, "{}: y\ntitle: T\nstages:\n  - title: A\n    thougts: x\n", [1, 5]),  # first, and hides nothing below
        (2000, "title: T\nstages:\n  - title: A\n    {}:\n      - y\n    thougts: x\n", [4, 6]),
        (900, "title: T\nstages:\n  - title: A\n    {}: y\n", [4]),  # as long as YAML takes
    ],
)
def test_a_key_without_end_is_told_in_a_few_words(length: int, file: str, told: list[int]) -> None:
    found = read(file.format("k" * length)).problems
    assert [(each.rule, each.line) for each in found] == [("unknown-key", line) for line in told]
    assert len(found[0].explain()) < 500


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


@each_case(
    ("keys", "several", "why"),
    [
        ("touchpoints: Website, Hotline", True, "two names"),
        ("touchpoints: Website, hotline, app", True, "three, in whatever letters"),
        ("touchpoints: 網站、電話", True, "a sign that only lists have"),
        ("touchpoints: Shop, ground floor", False, "the same place, more closely"),
        ("touchpoints: Main Street, 12", False, "an address"),
        ("touchpoints: Letter, sent a week before it begins", False, "a phrase"),
        ("touchpoints: Counter, Desk 2", False, "a declared title"),
        ("touchpoints: 'Website, Hotline'", False, "quotation marks"),
        ("touchpoints:\n  - Website, Hotline", False, "one item"),
        ("touchpoints: Website > Basket", False, "a place within another"),
        ("actors: Hao, his wife", True, "another person, not the same one more closely"),
    ],
)
def test_a_lone_name_with_a_comma_is_taken_for_what_is_likely_meant(keys: str, several: bool, why: str) -> None:
    found = read("touchpoints: [{title: 'Counter, Desk 2'}]\n" + stage_with(keys)).problems
    assert [each.rule for each in found] == ["names-in-one"] * several, why


def test_full_width_colons_are_told_in_every_line() -> None:
    text = "title：選購\nstages：\n  - title：比較\n    pains：\n      - 慢\n"
    problems = read(text).problems
    assert [(each.line, each.rule) for each in problems] == [(line, "wide-colon") for line in (1, 2, 3, 4)]
    assert "\n".join([*(each.paste for each in problems), "      - 慢"]) == text.replace("：選", ": 選").replace(
        "：比", ": 比"
    ).replace("：", ":").rstrip("\n")


@each_case(
    ("declared", "why"),
    [
        ("- Id: slow\n    text: t", "the key of the id is wrong"),
        ("- id: slow\n    text: **t** u", "another line of it is"),
        ("- id: slow\n    text: t\n    Severity: high", "another key of it is"),
    ],
)
def test_what_a_broken_part_declares_is_not_missed_where_it_is_meant(declared: str, why: str) -> None:
    text = stage_with(f"pains:\n  {declared}") + "    opportunities: {text: o, solves: slow}\n"
    assert len(read(text).problems) == 1, why
    whole = text.replace("Id", "id").replace("**t** u", "t").replace("Severity", "severity")
    assert read(whole).problems == ()
    assert [each.rule for each in read(whole.replace("solves: slow", "solves: slw")).problems] == ["unknown-reference"]


def test_what_a_broken_file_declares_is_not_missed_in_other_files() -> None:
    other = "title: U\npart_of: visit#s\nstages:\n  - {title: A, pains: {text: p, evidence: [talks]}}\n"
    whole = "title: T\nsources:\n  - id: talks\nstages:\n  - id: s\n    title: S\n"
    for broken, at in (("  - Id: talks", "maps/visit.yaml:3"), ("  - id: s\n    ttle: S", "maps/visit.yaml:6")):
        text = whole.replace(broken.replace("Id", "id").replace("ttle", "title"), broken)
        problems = load(MemoryFiles.of_texts({"maps/visit.yaml": text, "maps/u.yaml": other})).problems
        assert [f"{each.file}:{each.line}" for each in problems] == [at]
    found = load(MemoryFiles.of_texts({"maps/visit.yaml": whole.replace("talks", "walks"), "maps/u.yaml": other}))
    assert [each.rule for each in found.problems] == ["unknown-reference"]


def test_a_first_item_whose_keys_stand_where_its_dash_should_is_one_problem() -> None:
    text = "title: T\nstages:\n  id: look\n  title: Look\n  pains:\n    - slow\n  - id: buy\n    title: Buy\n"
    found = read(text)
    assert [(each.rule, each.line, each.paste) for each in found.problems] == [("missing-dash", 3, "  - id: look")]
    assert found.problems[0].message.endswith("; indent the lines of the item below it by 2 more")
    assert isinstance(found.piece, JourneyMap)
    assert [stage.title for stage in found.piece.stages] == ["Look", "Buy"], "and the whole is read"


@each_case(
    ("space", "why"),
    [
        ("\u3000", "an ideographic space is shown as wide as two"),
        ("\u00a0\u00a0", "a no-break space as wide as one"),
    ],
)
def test_every_line_indented_with_other_spaces_is_put_where_it_is_shown(space: str, why: str) -> None:
    text = "title: T\nstages:\n  - title: A\n    pains:\n      - x\n    gains: y\n  - B\n"
    lines = text.replace("  ", space).split("\n")
    told = {each.line: each.paste for each in read("\n".join(lines)).problems}
    assert [told.get(number, line) for number, line in enumerate(lines, 1)] == text.split("\n"), why


def test_a_mark_of_direction_may_begin_a_text() -> None:
    assert read("title: \u200fرحلة\nstages:\n  - \u200fأ\n  - title: \u200fب\n").problems == ()


def test_each_of_several_items_behind_another_dash_is_told_as_one() -> None:
    for sign in ("－ ", "-", "– "):
        found = read(f"title: T\nstages:\n{sign}title: A\n{sign}title: B\n").problems
        assert [(each.line, each.paste) for each in found] == [(3, "- title: A"), (4, "- title: B")]


def test_a_file_without_colons_is_told_key_by_key() -> None:
    text = "title T\nstages\n  - title A\n    goal x\n"
    problems = read(text).problems
    assert {each.rule for each in problems} == {"missing-colon"}
    assert "\n".join(each.paste for each in problems) == "title: T\nstages:\n  - title: A\n    goal: x"


def test_words_around_a_code_block_that_may_be_yaml_are_kept() -> None:
    problems = read("title: T\n```yaml\nstages:\n  - title: A\n    thougts: x\n```\n").problems
    assert [(each.line, each.rule) for each in problems] == [(2, "code-fence"), (5, "unknown-key")]
