"""What the blueprint's HTML and SVG say, to eyes and to ears."""

import re
from html.parser import HTMLParser
from xml.etree import ElementTree as Tree

import pytest

import desireline.draw.blueprint as blueprints
from desireline.draw.blueprint import blueprint
from desireline.draw.blueprint.page import FITTING
from desireline.draw.styles import joined
from desireline.model import (
    Arrow,
    Duration,
    Emotion,
    FailPoint,
    Feeling,
    JourneyMap,
    Lane,
    LaneCell,
    Number,
    Stage,
    Step,
)
from tests.draw.blueprints import VIEW, journey, step


class Words(HTMLParser):
    """The text of every cell, row by row."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._open = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self.rows[-1].append("")
            self._open = True

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self._open = False

    def handle_data(self, data: str) -> None:
        if self._open:
            self.rows[-1][-1] += data


def two_steps(arrows: str = "") -> JourneyMap:
    return journey(
        Stage(
            id="s", title="Stage", steps=(step("a", "Asks", frontstage="Answers"), step("b", "Buys", support="Books"))
        ),
        arrows=arrows,
    )


def test_a_map_with_nothing_but_the_customer_has_no_blueprint() -> None:
    plain = journey(Stage(title="S", steps=(step("a"),)))
    assert blueprint(plain, VIEW) == ""
    assert blueprints.standalone(plain, VIEW) == ""


def test_read_in_order_the_table_follows_the_journey_step_by_step() -> None:
    rows = Words(blueprint(two_steps(), VIEW)).rows
    assert [cell.split("touched")[0][:8] for cell in rows[0]] == ["Stages", "Customer", "Frontsta", "Supportp"]
    assert rows[1][1:] == ["Asks", "Answers", "Nothing"]
    assert rows[2] == ["Buys", "Nothing", "Books"]


ARROW_WORDS = [
    # one way: said at both ends, each from its side
    (
        "a.customer>a.frontstage",
        "To Frontstage: a.customer to a.frontstage",
        "From Customer: a.customer to a.frontstage",
    ),
    # both ways
    ("a.customer<>a.frontstage", "To and from Frontstage", "To and from Customer"),
    # to another step: the step is named
    ("a.frontstage>b.support", "To Support, at “Buys”", "From Frontstage, at “Asks”"),
]


@pytest.mark.parametrize(("arrow", "there", "here"), ARROW_WORDS)
def test_each_arrow_is_said_in_the_cells_it_joins(arrow: str, there: str, here: str) -> None:
    said = " | ".join(cell for row in Words(blueprint(two_steps(arrow), VIEW)).rows for cell in row)
    assert there in said
    assert here in said


def test_without_arrows_nothing_but_the_plain_order_of_steps_is_drawn() -> None:
    html = blueprint(two_steps(), VIEW)
    assert html.count("dl-bp-next") == 1
    assert '"dl-bp-v' not in html.replace("dl-bp-visibility", "")
    assert "dl-bp-h " not in html


def test_next_that_leads_elsewhere_takes_the_plain_order_away() -> None:
    ended = Step(id="a", text="Asks", frontstage=(LaneCell(text="x"),), next=())
    html = blueprint(journey(Stage(title="S", steps=(ended, step("b")))), VIEW)
    assert "dl-bp-next" not in html


def test_a_written_arrow_between_steps_replaces_the_plain_one() -> None:
    html = blueprint(two_steps("a.customer>b.customer"), VIEW)
    assert "dl-bp-next" not in html
    assert "a.customer to b.customer" in html


def test_an_empty_cell_has_a_dot_unless_an_arrow_crosses_it() -> None:
    dotted = blueprint(two_steps(), VIEW).count("dl-bp-dot")
    crossed = blueprint(two_steps("b.customer>b.support"), VIEW).count("dl-bp-dot")
    assert (dotted, crossed) == (2, 1)


def test_a_fail_point_says_what_prevents_it_or_that_nothing_does() -> None:
    cells = (
        LaneCell(text="Takes it", fail_point=(FailPoint(text="misheard", safeguard="read it back"),)),
        LaneCell(text="Brings it", fail_point=(FailPoint(text="late"),), wait=Duration.read("18m"), actors=("Chef",)),
    )
    html = blueprint(journey(Stage(title="S", steps=(Step(id="a", text="A", frontstage=cells),))), VIEW)
    said = Words(html).rows[1][2].replace("\u00a0", " ")
    for words in ("misheard", "Safeguard: read it back", "late", "No safeguard yet", "Wait 18 min", "Chef"):
        assert words in said
    assert "dl-bp-fails" in html


def test_people_and_systems_are_told_apart_by_the_kind_of_lane() -> None:
    cell = (LaneCell(text="x", actors=("Somebody",)),)
    for kind, icon in (("people", "#dl_person"), ("system", "#dl_system")):
        made = journey(
            Stage(title="S", steps=(Step(id="a", text="A", support=cell),)), lanes=(Lane(id="support", kind=kind),)
        )
        assert icon in blueprint(made, VIEW).split("<figcaption")[0]


def test_a_loanword_in_the_name_of_an_own_lane_stays_on_one_line() -> None:
    """The lane heads are as wide as the longest such word."""
    lane = Lane(id="karte", title="電子カルテシステム", role="support")
    stage = Stage(id="s", title="S", steps=(Step(id="a", text="A", lanes={"karte": (LaneCell(text="B"),)}),))
    assert '電子<span class="dl-nowrap">カルテシステム</span></span>' in blueprint(journey(stage, lanes=(lane,)), VIEW)


def test_a_score_has_its_sign_and_its_word() -> None:
    felt = Emotion(feelings=(Feeling(score=Number.read("-1"), word=()), Feeling(score=Number.read("2"))))
    html = blueprint(
        journey(Stage(title="S", steps=(Step(id="a", text="A", emotion=felt, frontstage=(LaneCell(text="x"),)),))), VIEW
    )
    assert "\u22121" in html
    assert "+2" in html


def test_what_is_not_said_leaves_no_empty_element() -> None:
    felt = Emotion(feelings=(Feeling(score=Number.read("1")),))
    steps = (Step(id="a", text="A", emotion=felt, frontstage=(LaneCell(text="x"),)), step("b", frontstage="y"))
    html = blueprint(journey(Stage(title="S", steps=steps)), VIEW).split("<figcaption")[0]
    assert not re.search(r"<(span|div|small|b)\b[^>]*></\1>", html)


HOSTILE = "<script>alert(1)</script>\"'&\u202e</td></table>{{x}}"


def test_hostile_text_stays_text_everywhere() -> None:
    cell = LaneCell(
        text=HOSTILE,
        actors=(HOSTILE,),
        fail_point=(FailPoint(text=HOSTILE, safeguard=HOSTILE),),
        wait=Duration.read(HOSTILE),
    )
    made = JourneyMap(
        id="m",
        title=HOSTILE,
        lang="en",
        lanes=(Lane(id="support", title=HOSTILE),),
        stages=(Stage(id="s", title=HOSTILE, steps=(Step(id="a", text=HOSTILE, support=(cell,)), step("b"))),),
        arrows=(
            Arrow(from_="a.customer", to="a.support", text=HOSTILE),
            Arrow(from_="a.customer", to="b.customer", text=HOSTILE),
        ),
    )
    html, svg = blueprint(made, VIEW), blueprints.standalone(made, VIEW)
    for out in (html, svg):
        assert "<script" not in out
        assert "\u202e" not in out
        assert "</td></table>{{" not in out
    Tree.fromstring(svg)  # our own output


def test_right_to_left_is_said_once_and_the_picture_is_mirrored() -> None:
    made = two_steps()
    arabic = JourneyMap(**{**made.__dict__, "lang": "ar"})
    assert 'lang="ar" dir="rtl"' in blueprint(arabic, VIEW)

    def first_box(svg: str) -> float:
        return float(re.findall(r'<rect x="([\d.]+)"[^>]*class="dl-bp-cell"', svg)[0])

    assert first_box(blueprints.standalone(arabic, VIEW)) > first_box(blueprints.standalone(made, VIEW))


def test_steps_stand_under_their_anchors_only_where_the_page_has_no_grid() -> None:
    assert 'id="a"' not in blueprint(two_steps(), VIEW)
    assert 'id="a"' in blueprint(two_steps(), VIEW, anchored=True)


def test_the_picture_that_stands_alone_holds_every_word_and_no_foreign_object() -> None:
    svg = blueprints.standalone(two_steps("a.customer>a.frontstage a.frontstage>b.support"), VIEW)
    words = " ".join(Tree.fromstring(svg).itertext())
    for said in ("Stage", "Asks", "Answers", "Buys", "Books", "Customer", "Line of visibility"):
        assert said.split()[0] in words
    assert "foreignObject" not in svg
    assert "var(" not in svg


def test_the_head_of_the_last_stage_reaches_the_end_of_the_whole() -> None:
    html = blueprint(two_steps(), VIEW)
    (last,) = re.findall(r"--r:1;--c:\d+/(\d+)", html)[-1:]
    (tracks,) = re.findall(r"--columns:([^;]+);", html)
    assert int(last) == len(tracks.split()) + 1


def test_every_width_at_which_a_blueprint_fits_has_its_rule() -> None:
    sheet = joined(["blueprint"])
    assert [int(width) for width in re.findall(r"\.dl-bp-fits(\d+) >", sheet)] == list(FITTING)
