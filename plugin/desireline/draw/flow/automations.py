"""Automations as drawings: nodes of four families, told apart by shape, icon and word, with what is wrong with them."""

from typing import Final

from desireline.draw.channels import channel_name
from desireline.draw.facts import Facts
from desireline.draw.flow.drawing import LINE, SMALL, TEXT, TEXT_LINE, Box, Drawing
from desireline.draw.flow.layered import WIDTH, Link, layered
from desireline.draw.flow.layered import Node as Placed
from desireline.draw.flow.plane import Item, plane
from desireline.draw.flow.sentences import when
from desireline.draw.flow.wrapping import wrap
from desireline.draw.html import esc
from desireline.draw.icons import icon
from desireline.draw.inline import inline, plain
from desireline.draw.language import direction
from desireline.draw.marks import duration
from desireline.draw.statements import evidence, promise, refuted
from desireline.draw.view import View
from desireline.model import Automation, JourneyMap, Node, NodeNext, Stage, id_as_words

_TAG_LINE: Final = 24.0
"""Height of a line of tags, px: each may be a link, and a link needs 24 px to be hit."""
_INSIDE: Final = WIDTH - 36
"""Width of a node's words, px."""


def automations(journey: JourneyMap, view: View, *, facts: Facts | None = None) -> str:
    """Every automation of `journey` as a figure; empty where it has none."""
    known = facts or Facts(journey, view)
    return "".join(_automation(automation, known) for automation in journey.automations if automation.nodes)


def automation_drawing(automation: Automation, facts: Facts) -> Drawing:
    """The drawing of one automation."""
    nodes, lost = automation.nodes, unreached(automation)
    numbers = {node.id: at for at, node in enumerate(nodes) if node.id}
    links = [
        Link(at, numbers[way.to], condition(way, node, facts))
        for at, node in enumerate(nodes)
        for way in node.next
        if way.to in numbers
    ]
    return layered([_placed(node, facts, lost=at in lost) for at, node in enumerate(nodes)], links)


def unreached(automation: Automation) -> frozenset[int]:
    """Nodes that nobody comes to from a trigger or a source of people."""
    nodes = automation.nodes
    numbers = {node.id: at for at, node in enumerate(nodes) if node.id}
    entered = {way.to for node in nodes for way in node.next}
    waiting = [
        at
        for at, node in enumerate(nodes)
        if node.family == "trigger" or (node.family == "data" and node.id not in entered)
    ]
    reached: set[int] = set()
    while waiting:
        at = waiting.pop()
        if at not in reached:
            reached.add(at)
            waiting += [numbers[way.to] for way in nodes[at].next if way.to in numbers]
    return frozenset(range(len(nodes))) - reached


def is_dead_end(node: Node) -> bool:
    """Whether nothing follows a node that does nothing itself: only an action may be last."""
    return not node.next and node.family != "action"


def condition(way: NodeNext, node: Node, facts: Facts) -> str:
    """When a way is taken, and by how many; "otherwise" for the rest of several. Plain."""
    return when(way, facts.view, chosen=any(other.when or other.share is not None for other in node.next))


def family_words(node: Node, facts: Facts) -> str:
    """What a node is, in the interface's language: its family and which of it. Not escaped."""
    words = facts.view.words
    families = {
        "trigger": words("Trigger"), "data": words("Data source"),
        "flow": words("Flow control"), "action": words("Action"),
    }  # fmt: skip
    kinds = {
        "event": words("event"), "schedule": words("schedule"), "external": words("external"),
        "audience": words("audience"), "orders": words("orders"), "history": words("history"),
        "union": words("union"), "intersection": words("intersection"), "check": words("check"),
        "sort": words("sort"), "split": words("split"), "wait": words("wait"),
        "message": words("message"), "tag": words("tag"), "ad": words("advert"), "ab-test": words("A/B test"),
    }  # fmt: skip
    kind = getattr(node, node.family) if node.family else ""
    return " · ".join(word for word in (families.get(node.family, ""), kinds.get(kind, kind)) if word)


def node_name(node: Node, facts: Facts) -> str:
    """What a node is called: its words, else what kind of node it is and for how long. Plain."""
    if node.text:
        return plain(node.text)
    kind = family_words(node, facts).rpartition(" · ")[2]
    long = duration(node.duration, facts.view) if node.duration else ""
    return " ".join(word for word in (kind, long) if word) or node.id or ""


def _placed(node: Node, facts: Facts, *, lost: bool) -> Placed:
    lines = tuple(wrap(plain(node.text), _INSIDE / TEXT)) if node.text else ()
    tags = tuple(line for tag in _tags(node, facts) for line in wrap(tag, _INSIDE / SMALL))
    notes = _notes(node, facts, lost=lost)
    noted = sum(len(wrap(note, (_INSIDE - 16) / SMALL)) for note in notes)
    over = family_words(node, facts)
    height = (
        (28 if node.family == "data" else 20)
        + LINE * (len(wrap(over, (_INSIDE - 16) / SMALL)) + noted)
        + _TAG_LINE * len(tags)
        + TEXT_LINE * len(lines)
    )
    chosen = any(way.when or way.share for way in node.next)
    mark = "choice" if chosen else "fork" if len(node.next) > 1 else "" if node.next else "end"
    stage = node.stage
    link = facts.view.addresses.page(stage if "#" in stage else f"#{stage}") if stage else None
    box = Box(0, 0, WIDTH, height, lines, node_name(node, facts), node.family or "action", over, tags, link, notes)
    return Placed(box, "" if is_dead_end(node) else mark)


def _notes(node: Node, facts: Facts, *, lost: bool) -> tuple[str, ...]:
    words = facts.view.words
    notes = (words("Dead end"),) if is_dead_end(node) else ()
    return (*notes, words("Nobody comes here")) if lost else notes


def _tags(node: Node, facts: Facts) -> list[str]:
    view = facts.view
    made = [duration(node.duration, view)] if node.duration else []
    if node.stage:
        made.append(stage_name(node.stage, facts.journey))
    contact = [plain(facts.touchpoint_name(each)) for each in node.touchpoints]
    contact += [plain(channel_name(node.channel, view.words))] if node.channel else []
    made += [" · ".join(contact)] if contact else []
    made += [", ".join(view.persona_name(each) for each in node.personas)] if node.personas else []
    return made


def stage_name(reference: str, journey: JourneyMap) -> str:
    """What the stage or step that `reference` names is called; the reference itself where it is in another map."""
    for number, stage in enumerate(journey.stages, 1):
        for moment in (stage, *stage.steps):
            if moment.id == reference:
                name = plain(moment.name) or plain(stage.title)
                return f"{number} {name}" if isinstance(moment, Stage) else name
    return reference


def _automation(automation: Automation, facts: Facts) -> str:
    view, journey = facts.view, facts.journey
    drawing = automation_drawing(automation, facts)
    title = automation.title or id_as_words(automation.id or "")
    name = plain(title)
    label = view.words("Automation: {title}", title=name)
    lang = f' lang="{esc(journey.lang)}"' if journey.lang else ""
    summary = f'<span class="dl-fl-summary">{inline(automation.summary, view)}</span>' if automation.summary else ""
    items = [_item(node, automation, facts) for node in automation.nodes]
    return (
        f'<figure class="dl dl-fl dl-fl-automation" id="{esc(facts.anchors[automation])}"{lang} '
        f'dir="{direction(journey.lang)}"><figcaption class="dl-fl-title"><b>{inline(title, view)}</b>'
        f'{summary}</figcaption><div class="dl-fl-box" role="region" aria-label="{esc(label)}" tabindex="0">'
        f"{plane(drawing, items=items)}</div></figure>"
    )


def _item(node: Node, automation: Automation, facts: Facts) -> Item:
    words, mark = facts.view.words, facts.ui
    named = {each.id: node_name(each, facts) for each in automation.nodes if each.id}
    ways = []
    for way in node.next:
        if way.to in named:
            when = condition(way, node, facts)
            ways.append(f"<li>{esc(when)}{': ' if when else ''}<b>{esc(named[way.to])}</b></li>")
    if not ways:
        ways.append(f"<li{mark}>{esc(words('Ends here'))}</li>")
    extra = evidence(node.evidence, facts) + refuted(node.refuted, facts) + promise(node.promise, facts.view)
    line = f'<span class="dl-m"{mark}>{extra}</span>' if extra else ""
    said, tags = inline(node.text, facts.view), _linked_tags(node, facts) + line
    return Item(facts.anchors[node], said, tags, f'<ul class="dl-fl-ways">{"".join(ways)}</ul>')


def _linked_tags(node: Node, facts: Facts) -> str:
    """The same as `_tags`, with links."""
    view = facts.view
    made = [f'<span class="dl-neg">{icon("wait")}{esc(duration(node.duration, view))}</span>'] if node.duration else []
    if node.stage:
        made.append(
            _link(node.stage if "#" in node.stage else f"#{node.stage}", stage_name(node.stage, facts.journey), view)
        )
    contact = []
    for each in node.touchpoints:
        touchpoint = facts.touchpoint(each)
        contact.append(_link(f"#{touchpoint.id}" if touchpoint.id else "", plain(facts.touchpoint_name(each)), view))
    contact += [inline(channel_name(node.channel, view.words), view)] if node.channel else []
    made += [" · ".join(contact)] if contact else []
    made += [", ".join(_link(each, view.persona_name(each), view) for each in node.personas)] if node.personas else []
    return "".join(f'<span class="dl-fl-tag">{tag}</span>' for tag in made)


def _link(target: str, words: str, view: View) -> str:
    to = view.addresses.page(target) if target else None
    return f'<a href="{esc(to)}">{esc(words)}</a>' if to else esc(words)
