"""A persona: the person, company, member of staff or system that maps are about."""

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated, ClassVar

from desireline.model.forms import CompanyRef, Day, Lang, PersonaRef, Span, Text, choice
from desireline.model.journey import Retired, ReviewStatus, Source
from desireline.model.part import NOTHING, Part, Piece
from desireline.model.record import piece
from desireline.model.statement import Evidence, Image, Link, Pain, Statement

PersonaKind = Annotated[str, choice("person", "company", "staff", "system")]
Statements = tuple[Statement, ...]


@piece
class Career(Piece):
    """The persona's working life."""

    noun: ClassVar[str] = "a career"

    title: Statements = ()
    """Their position."""
    years: Statements = ()
    """For how long."""
    bio: Statements = ()
    """How they came there."""


@piece
class Knowledge(Piece):
    """What the persona knows and does not know."""

    noun: ClassVar[str] = "knowledge"

    technical: Statements = ()
    """Of the technology."""
    business: Statements = ()
    """Of the trade."""
    policy: Statements = ()
    """Of rules and policies."""


@piece
class Usage(Piece):
    """How the persona uses the product."""

    noun: ClassVar[str] = "usage"

    frequency: Statements = ()
    """How often."""
    products: Statements = ()
    """Which products."""


@piece
class Persona(Part):
    """A persona, one file under `personas/`. An id or a name alone is enough."""

    noun: ClassVar[str] = "a persona"

    name: Text | None = None
    """What the persona is called; else its id."""
    kind: PersonaKind = "person"
    """A person, a company, a member of staff or a system."""
    lang: Lang | None = None
    """The language of the file, as a BCP 47 tag."""
    translates: PersonaRef | None = None
    """The persona of which this one is a translation."""
    role: Text | None = None
    """Who they are in a few words."""
    summary: Text | None = None
    """The persona in one sentence."""
    quote: Text | None = None
    """What they would say."""
    photo: Image | None = None
    """A picture."""
    profile: Mapping[Text, Statements] = field(default=NOTHING)
    """Facts under keys of the team's own: age, location, …"""
    career: Career | None = None
    """Their working life."""
    company: CompanyRef | None = None
    """Id of the company persona they belong to."""
    industry: Statements = ()
    """A company's trade."""
    size: Statements = ()
    """A company's size."""
    equipment: Statements = ()
    """What a company works with."""
    structure: Statements = ()
    """How a company is organised."""
    rules: Statements = ()
    """Rules a company must follow."""
    pace: Statements = ()
    """How fast a company decides."""
    goals: Statements = ()
    """What they want to reach."""
    needs: Statements = ()
    """What they need for it."""
    pains: tuple[Pain, ...] = ()
    """What hurts them."""
    gains: Statements = ()
    """What pleases them."""
    motivations: Statements = ()
    """What drives them."""
    attitudes: Statements = ()
    """What they think of things."""
    behaviours: Statements = ()
    """What they usually do."""
    knowledge: Knowledge | None = None
    """What they know."""
    usage: Usage | None = None
    """How they use the product."""
    channels: Statements = ()
    """Channels they use."""
    scenarios: Statements = ()
    """Situations they meet."""
    evidence: Evidence | None = None
    """What the persona rests on."""
    sources: tuple[Source, ...] = ()
    """Sources declared here."""
    owner: Text | None = None
    """Who keeps the persona."""
    status: ReviewStatus | None = None
    """How far it is agreed."""
    reviewed: Day | None = None
    """When it was last reviewed."""
    review_every: Span | None = None
    """How often it is to be reviewed."""
    tags: tuple[Text, ...] = ()
    """Words to find it by."""
    links: tuple[Link, ...] = ()
    """Links to more."""
    retired: tuple[Retired, ...] = ()
    """Published ids that are gone."""
    file: str = field(default="", compare=False, metadata={"key": ""})
    """Path of its file, relative to the project; not part of the format."""

    @property
    def key(self) -> str:
        """Its id; the reader always sets one (the file's stem where none is written)."""
        return self.id or ""

    @property
    def title(self) -> str:
        """Its name, else its id."""
        return self.name or self.key
