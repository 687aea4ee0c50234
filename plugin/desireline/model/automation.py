"""Automations: marketing or service scenarios drawn beside the journey. Documentation only; nothing is sent."""

from typing import Annotated, ClassVar

from desireline.model.forms import MomentRef, NodeRef, Share, Span, Text, TouchpointRef, choice
from desireline.model.part import Part, Piece
from desireline.model.record import piece
from desireline.model.statement import Claim

Trigger = Annotated[str, choice("event", "schedule", "external")]
DataSource = Annotated[str, choice("audience", "orders", "history")]
FlowControl = Annotated[str, choice("union", "intersection", "check", "sort", "split", "wait")]
Action = Annotated[str, choice("message", "tag", "ad", "ab-test")]

FAMILIES = ("trigger", "data", "flow", "action")
"""The four families of nodes; each node has exactly one of these keys."""


@piece
class NodeNext(Piece):
    """Which node follows."""

    shorthand: ClassVar[str] = "to"
    noun: ClassVar[str] = "a way on"

    to: NodeRef | None = None
    """The node that follows."""
    when: Text | None = None
    """In which case."""
    share: Share | None = None
    """Which part of the people, 0 to 1 or a percentage."""


@piece
class Node(Claim):
    """One node of an automation: exactly one of `trigger`, `data`, `flow` and `action`."""

    noun: ClassVar[str] = "a node"

    text: Text = ""
    """What it does or asks."""
    trigger: Trigger | None = None
    """What starts it: an event in real time, a schedule, or something external."""
    data: DataSource | None = None
    """Where people come from: an audience, orders, history."""
    flow: FlowControl | None = None
    """What happens to the list of people."""
    action: Action | None = None
    """What is done: a message, a tag, an advert, an A/B test."""
    stage: MomentRef | None = None
    """The stage or step it belongs to."""
    touchpoints: tuple[TouchpointRef, ...] = ()
    """Touchpoints it uses."""
    channel: Text | None = None
    """The channel it uses."""
    duration: Span | None = None
    """How long it waits."""
    next: tuple[NodeNext, ...] = ()
    """Nodes that follow; nothing follows by itself."""

    @property
    def family(self) -> str:
        """`trigger`, `data`, `flow` or `action`; "" where none is given."""
        return next((name for name in FAMILIES if getattr(self, name)), "")


@piece
class Automation(Part):
    """A scenario of nodes."""

    noun: ClassVar[str] = "an automation"

    title: Text | None = None
    """What it is called."""
    summary: Text | None = None
    """What it is for."""
    nodes: tuple[Node, ...] = ()
    """Its nodes; their order means nothing."""

    @property
    def name(self) -> str:
        """Its title, else its id."""
        return self.title or self.id or ""
