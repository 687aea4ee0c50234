"""An automation as a flowchart: four families of nodes, told apart by shape and by word."""

from collections.abc import Mapping
from typing import Final

from desireline.draw.flow.sentences import when
from desireline.draw.inline import plain
from desireline.draw.marks import duration
from desireline.draw.mermaid.colours import FLOW_CONFIG, class_definitions
from desireline.draw.mermaid.diagram import Diagram, Source
from desireline.draw.mermaid.told import Told
from desireline.draw.view import View
from desireline.draw.words import Words
from desireline.model import FAMILIES, Automation, Node

MOST_NODES: Final = 120
"""More than these in one picture nobody reads, and Mermaid refuses above 500 links."""
MOST_LINKS: Final = 400

_SHAPES: Final = {
    "trigger": ("([", "])"),
    "data": ("[(", ")]"),
    "flow": ("{{", "}}"),
    "action": ("[", "]"),
    "": ("[", "]"),
}


def automation_diagrams(told: Told) -> tuple[Diagram, ...]:
    """One diagram for each automation that has nodes."""
    return tuple([_diagram(automation, told.view) for automation in told.journey.automations if automation.nodes])


def _diagram(automation: Automation, view: View) -> Diagram:
    words = view.words
    title = plain(automation.name) or words("Automation")
    shows = words(
        "What starts it (rounded), where people come from (cylinder), how they are sorted (hexagon), "
        "what is done (box)."
    )
    drawn = automation.nodes[:MOST_NODES]
    source = Source("flowchart TB", FLOW_CONFIG)
    source.accessible(title, shows)
    numbers = {node.id: number for number, node in reversed(list(enumerate(drawn))) if node.id}
    for number, node in enumerate(drawn):
        start, end = _SHAPES[node.family]
        source.line(f'a{number}{start}"{_label(node, source, view)}"{end}:::{node.family or "action"}')
    links = _links(drawn, numbers, view, source)
    for line in links[:MOST_LINKS]:
        source.line(line)
    for line in class_definitions(*FAMILIES):
        source.line(line)
    lost = [words("It does not show stages, touchpoints and personas of its nodes.")] if _says_more(drawn) else []
    if len(automation.nodes) > MOST_NODES or len(links) > MOST_LINKS:
        lost.append(words("Only the first {n} nodes are drawn.", n=len(drawn)))
    return Diagram(kind="automation", title=title, source=str(source), lost=(*lost, *source.cuts(words)), shows=shows)


def _label(node: Node, source: Source, view: View) -> str:
    kind = kind_word(node, view.words)
    if node.channel:
        kind = f"{kind} · {plain(node.channel)}"
    if node.duration is not None:
        kind = f"{kind} · {duration(node.duration, view)}"
    lines = [source.say(kind, "label")]
    if node.text:
        lines.append(source.say(plain(node.text), "label"))
    return "<br/>".join(lines)


def _links(drawn: tuple[Node, ...], numbers: Mapping[str, int], view: View, source: Source) -> list[str]:
    made = []
    for number, node in enumerate(drawn):
        chosen = any(way.when or way.share is not None for way in node.next)
        for way in node.next:
            if way.to is None or way.to not in numbers:
                continue
            target, said = numbers[way.to], when(way, view, chosen=chosen)
            link = "-.->" if target == number else "-->"
            made.append(f"a{number} {link}" + (f'|"{source.say(said, "edge")}"|' if said else "") + f" a{target}")
    return made


def _says_more(drawn: tuple[Node, ...]) -> bool:
    return any(node.stage or node.touchpoints or node.personas for node in drawn)


def kind_word(node: Node, words: Words) -> str:
    """The family and kind of a node, in the interface's language."""
    families = {
        "trigger": words("Trigger"),
        "data": words("Data"),
        "flow": words("Flow control"),
        "action": words("Action"),
    }
    kinds = {
        "event": words("event"), "schedule": words("schedule"), "external": words("external"),
        "audience": words("audience"), "orders": words("orders"), "history": words("history"),
        "union": words("union"), "intersection": words("intersection"), "check": words("state check"),
        "sort": words("sort"), "split": words("split"), "wait": words("wait"),
        "message": words("message"), "tag": words("tag"), "ad": words("advert"), "ab-test": words("A/B test"),
    }  # fmt: skip
    kind = next((value for family in FAMILIES if (value := getattr(node, family))), "")
    return f"{families[node.family]} · {kinds.get(kind, kind)}" if node.family else words("Node")
