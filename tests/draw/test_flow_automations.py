"""Automations: the layered layout's laws, what is drawn of each family, and what is said of mistakes."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Tree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desireline.draw.facts import Facts
from desireline.draw.flow import automation_svg, automations, flow
from desireline.draw.flow.automations import automation_drawing, is_dead_end, unreached
from desireline.draw.flow.graph import crossings, layers, placed
from desireline.draw.icons import sprite
from desireline.draw.styles import joined
from desireline.model import Automation, Duration, JourneyMap, Next, Node, NodeNext, Stage, Step
from tests.draw.blueprints import VIEW

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page


def on(*targets: str) -> tuple[NodeNext, ...]:
    """Ways: `b`, or `b:when`."""
    made = (target.partition(":") for target in targets)
    return tuple(NodeNext(to=to, when=when or None) for to, _, when in made)


CART = Automation(
    id="cart",
    title="Cart",
    nodes=(
        Node(id="put", trigger="event", text="Put in the cart", stage="buy", next=on("paid")),
        Node(id="paid", flow="check", text="Paid?", next=on("thank:yes", "wait:no")),
        Node(id="thank", action="message", text="Thank you", channel="email", touchpoints=("Mail",)),
        Node(id="wait", flow="wait", text="Wait", duration=Duration.read("3d"), next=on("paid:look again", "sort")),
        Node(id="sort", flow="sort", text="By value"),
        Node(id="lost", action="tag", text="Nobody"),
    ),
)


def around(automation: Automation, lang: str = "en") -> JourneyMap:
    stages = (Stage(id="buy", title="Purchase", steps=(Step(id="pay", text="Pay"),)),)
    return JourneyMap(id="m", title="M", lang=lang, stages=stages, automations=(automation,))


def test_a_map_without_automations_draws_none() -> None:
    assert automations(JourneyMap(id="m", title="M"), VIEW) == ""


def test_the_four_families_differ_in_shape_icon_and_word() -> None:
    nodes = (
        Node(id="a", trigger="schedule", text="x", next=on("b")),
        Node(id="b", data="audience", text="x", next=on("c")),
        Node(id="c", flow="split", text="x", next=on("d")),
        Node(id="d", action="ad", text="x"),
    )
    html = automations(around(Automation(id="all", nodes=nodes)), VIEW)
    outlines = [re.sub(r"[\d.-]+", "", d) for d in re.findall(r'class="dl-fl-shape" d="([^"]+)"', html)]
    assert len(set(outlines)) == 4
    assert len(set(re.findall(r'dl-fl-over"><svg[^>]*><use xlink:href="#([^"]+)"', html))) == 4
    for words in ("Trigger · schedule", "Data source · audience", "Flow control · split", "Action · advert"):
        assert words in html


def test_dead_ends_and_nodes_nobody_comes_to_are_marked() -> None:
    assert [node.id for node in CART.nodes if is_dead_end(node)] == ["sort"]
    assert [CART.nodes[at].id for at in sorted(unreached(CART))] == ["lost"]
    html = automations(around(CART), VIEW)
    assert html.count("Dead end") == 1
    assert html.count("Nobody comes here") == 1


def test_a_loop_is_dashed_and_runs_below_all_nodes() -> None:
    drawn = automation_drawing(CART, Facts(around(CART), VIEW))
    loop = next(line for line in drawn.lines if line.kind == "back")
    assert max(y for _, y in loop.points) > max(box.y + box.height for box in drawn.boxes)


def test_conditions_waits_and_places_are_said() -> None:
    html = automations(around(CART), VIEW).replace("\u00a0", " ")
    for words in ("yes", "no", "look again", "otherwise", "3 days", "1 Purchase", "Mail", "email", 'href="#buy"'):
        assert words in html


def test_actions_without_more_end_visibly_and_dead_ends_do_not() -> None:
    drawn = automation_drawing(CART, Facts(around(CART), VIEW))
    assert sum(mark.kind == "end" for mark in drawn.marks) == 2


@st.composite
def graphs(draw: st.DrawFn) -> tuple[int, list[tuple[int, int]]]:
    count = draw(st.integers(1, 14))
    node = st.integers(0, count - 1)
    return count, draw(st.lists(st.tuples(node, node), max_size=22, unique=True))


@given(graphs())
def test_every_way_on_leads_to_the_right_and_passes_each_layer(graph: tuple[int, list[tuple[int, int]]]) -> None:
    count, edges = graph
    made = layers(count, edges)
    assert sorted(made.walk) == list(range(count))
    for chain, edge in zip(made.chains, edges, strict=True):
        if chain:
            assert (chain[0], chain[-1]) == edge
            assert all(made.layer[b] == made.layer[a] + 1 for a, b in pairwise(chain))
    assert sorted(place for row in made.order for place in row) == list(range(len(made.layer)))


@given(graphs())
def test_what_leads_back_is_all_that_stands_between_a_graph_and_a_graph_without_loops(
    graph: tuple[int, list[tuple[int, int]]],
) -> None:
    count, edges = graph
    made = layers(count, edges)
    forward = [edge for chain, edge in zip(made.chains, edges, strict=True) if chain]
    assert all(made.layer[a] < made.layer[b] for a, b in forward)
    if all(a < b for a, b in edges):
        assert forward == edges, "without a loop nothing leads back"


@given(st.lists(st.integers(0, 30), max_size=25))
def test_a_tree_has_no_crossings(parents: list[int]) -> None:
    edges = [(parent % (child + 1), child + 1) for child, parent in enumerate(parents)]
    made = layers(len(parents) + 1, edges)
    links = [pair for chain in made.chains for pair in pairwise(chain)]
    assert crossings(made.order, links) == 0


def test_crossings_are_counted() -> None:
    assert crossings(((0, 1), (2, 3)), [(0, 3), (1, 2)]) == 1
    assert crossings(((0, 1), (2, 3)), [(0, 2), (1, 3)]) == 0


def test_an_order_with_fewer_crossings_is_found() -> None:
    made = layers(6, [(0, 4), (1, 3), (2, 5), (0, 3), (1, 4), (2, 4)])
    links = [pair for chain in made.chains for pair in pairwise(chain)]
    assert crossings(made.order, links) <= 2


@given(st.lists(st.floats(-100, 100), min_size=1, max_size=12), st.floats(1, 20))
def test_places_keep_their_order_and_distance(wanted: list[float], apart: float) -> None:
    found = placed(wanted, [apart] * len(wanted))
    assert all(b - a >= apart - 1e-6 for a, b in pairwise(found))
    if all(b - a >= apart for a, b in pairwise(wanted)):
        assert found == pytest.approx(wanted), "what fits is left where it wants to be"


@settings(max_examples=80, deadline=None)
@given(graphs(), st.lists(st.sampled_from(["", "when", "a longer condition 如果沒有"]), min_size=22, max_size=22))
def test_boxes_and_words_never_overlap(graph: tuple[int, list[tuple[int, int]]], said: list[str]) -> None:
    count, edges = graph
    nodes = tuple(
        Node(
            id=f"n{at}",
            action="message",
            text=f"Node {at}",
            next=tuple(NodeNext(to=f"n{b}", when=said[k] or None) for k, (a, b) in enumerate(edges) if a == at),
        )
        for at in range(count)
    )
    drawn = automation_drawing(Automation(id="x", nodes=nodes), Facts(around(CART), VIEW))
    parts = [(box.x, box.y, box.x + box.width, box.y + box.height) for box in drawn.boxes]
    parts += [(x.x - x.width / 2, x.y, x.x + x.width / 2, x.y + x.height) for x in drawn.labels]
    for a, b in combinations(parts, 2):
        assert not (a[0] < b[2] - 0.1 and b[0] < a[2] - 0.1 and a[1] < b[3] - 0.1 and b[1] < a[3] - 0.1)
    for left, top, right, bottom in parts:
        assert left >= 0
        assert top >= 0
        assert right <= drawn.width
        assert bottom <= drawn.height


def test_hostile_text_stays_text() -> None:
    bad = "<script>\"'&\u202e"
    node = Node(id="a", trigger="event", text=bad, channel=bad, touchpoints=(bad,), next=(NodeNext(to="a", when=bad),))
    made = around(Automation(id="x", title=bad, summary=bad, nodes=(node,)), "ar")
    for out in (automations(made, VIEW), automation_svg(made.automations[0], made, VIEW)):
        assert "<script" not in out
        assert "\u202e" not in out
    Tree.fromstring(automation_svg(made.automations[0], made, VIEW))


def document(body: str) -> str:
    css = joined(("tokens", "page", "blueprint", "flow"))
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Flow</title>'
        '<meta name="viewport" content="width=device-width"><style>'
        f"{css} body {{ margin: 0; background: var(--dl-paper); color: var(--dl-ink) }}</style>"
        f"</head><body><main><h1>Flow</h1>{sprite(body)}{body}</main></body></html>"
    )


def both() -> str:
    ways = (Next(to="pay", when="again"), Next(when="too dear"))
    stages = (
        Stage(id="buy", title="Purchase", steps=(Step(id="pay", text="Pay", next=ways), Step(id="go", text="Go"))),
    )
    made = JourneyMap(id="m", title="M", lang="en", stages=stages, automations=(CART,))
    return flow(made, VIEW) + automations(made, VIEW)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing(
    page: Callable[..., Page], axe: Callable[[Page], list[str]], scheme: str, width: int
) -> None:
    opened = page(width, scheme)
    opened.set_content(document(both()))
    assert axe(opened) == []
    assert opened.evaluate("document.documentElement.scrollWidth") == width


def too_tall(opened: Page) -> list[str]:
    """The words of nodes that are higher than the room that the layout keeps for them."""
    return opened.evaluate(  # type: ignore[no-any-return]
        "() => [...document.querySelectorAll('.dl-fl-node')].filter(e => e.getBoundingClientRect().height"
        " > parseFloat(e.style.getPropertyValue('--h')) + 1).map(e => e.innerText)"
    )


def test_words_fit_their_boxes_in_a_browser(page: Callable[..., Page]) -> None:
    opened = page(1440)
    opened.set_content(document(both()))
    assert too_tall(opened) == []


def test_a_box_has_room_for_the_whole_of_a_long_name(page: Callable[..., Page]) -> None:
    long = "Этап 1. Высокопроизводительность и переосвидетельствование документации"
    node = Node(id="a", trigger="event", text=f"{long} {long}", stage="buy", touchpoints=(long, long))
    stages = (Stage(id="buy", title=long, steps=()),)
    journey = JourneyMap(id="m", title="M", lang="ru", stages=stages, automations=(Automation(id="x", nodes=(node,)),))
    opened = page(1440)
    opened.set_content(document(automations(journey, VIEW)))
    assert too_tall(opened) == []


def test_on_a_phone_every_way_is_read_in_words(page: Callable[..., Page]) -> None:
    opened = page(360)
    opened.set_content(document(both()))
    assert opened.get_by_text("look again: Paid?").is_visible()
    assert opened.get_by_text("Back to").is_visible()
    assert opened.locator(".dl-fl-lines").first.is_hidden()


def test_the_checker_of_html_finds_nothing(vnu: Callable[..., list[str]], tmp_path: Path) -> None:
    file = tmp_path / "flow.html"
    file.write_text(re.sub(r"<style>.*?</style>", "", document(both()), flags=re.DOTALL), "utf-8")
    assert vnu([file]) == []


def test_a_node_without_words_is_called_by_its_kind_and_never_by_its_id() -> None:
    nodes = (
        Node(id="start-1", trigger="event", text="Put in the cart", next=on("wait-5")),
        Node(id="wait-5", flow="wait", duration=Duration.read("5d"), next=on("tag-2")),
        Node(id="tag-2", action="tag"),
    )
    made = Automation(id="all", nodes=nodes)
    seen = re.sub(r"<[^>]+>", "\n", automations(around(made), VIEW)).split("\n")
    assert {"wait 5\u00a0days", "tag"} <= set(seen), "in the ways that lead to them"
    picture = automation_svg(made, around(made), VIEW)
    assert not {"wait-5", "tag-2"} & set(re.findall(r">([^<]+)<", picture) + seen)
