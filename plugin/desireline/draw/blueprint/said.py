"""What a cell of the blueprint says, as wrapped lines of words for a picture that stands alone."""

from typing import Final

from desireline.draw.blueprint.board import Cell
from desireline.draw.blueprint.cell import is_system
from desireline.draw.curve.ink import INK, INK2, NEGATIVE
from desireline.draw.dropped import named
from desireline.draw.facts import Facts
from desireline.draw.flow.svg import Look
from desireline.draw.flow.wrapping import wrap
from desireline.draw.inline import plain
from desireline.draw.marks import duration
from desireline.model import FailPoint, Feeling, Mark, Number, words_of
from desireline.model.record import Record, record

_TEXT: Final = 13.0
_TEXT_LINE: Final = 19.0
SMALL_LINE: Final = 16.0
"""Height of a line of small words, px."""


@record
class Block(Record):
    """Lines of one look inside a cell."""

    lines: tuple[str, ...]
    look: Look
    rule: bool = False
    """A hairline above it."""


def blocks(cell: Cell, width: float, facts: Facts) -> tuple[Block, ...]:
    """What a cell says, wrapped to `width` px."""
    view, made = facts.view, []

    def add(words: str, *, size: float = 12.0, colour: str = INK2, bold: bool = False, rule: bool = False) -> None:
        if words:
            height = _TEXT_LINE if size == _TEXT else SMALL_LINE
            made.append(Block(tuple(wrap(words, width / size)), Look(size, height, colour, bold), rule))

    def marks(truths: tuple[Mark, ...], points: tuple[FailPoint, ...]) -> None:
        for mark in truths:
            add(f"★ {plain(mark.text) or view.words('Moment of truth')}")
        for point in points:
            add(f"▲ {view.words('Fail point')} {plain(point.text)}".strip(), colour=NEGATIVE, bold=True, rule=True)
            safe = f"{view.words('Safeguard')}: {plain(point.safeguard)}" if point.safeguard else ""
            add(safe or view.words("No safeguard yet"))

    if cell.lane.id == "customer":
        moment = cell.moment
        add(named(moment.name, moment, view.words), size=_TEXT, colour=INK, bold=True)
        for feeling in moment.emotion.feelings if moment.emotion else ():
            add(_felt(feeling, facts))
        for persona, feelings in moment.emotion.by_persona.items() if moment.emotion else ():
            add(f"{view.persona_name(persona)}: " + ", ".join(_felt(feeling, facts) for feeling in feelings))
        if moment.wait:
            add(view.words("Wait {duration}", duration=duration(moment.wait, view)), colour=NEGATIVE, bold=True)
        marks(moment.moment_of_truth, moment.fail_point)
        return tuple(made)
    for place, said_here in enumerate(cell.said):
        actors = ", ".join(
            ("▭ " if is_system(actor, cell.lane, facts) else "") + plain(view.persona_name(actor))
            for actor in said_here.actors
        )
        add(actors, rule=place > 0)
        seen = cell.lane.drawn_as == "physical_evidence"
        add(
            named(said_here.text, said_here, view.words),
            size=_TEXT,
            colour=INK2 if seen else INK,
            rule=place > 0 and not actors and not seen,
        )
        if said_here.wait:
            add(view.words("Wait {duration}", duration=duration(said_here.wait, view)), colour=NEGATIVE, bold=True)
        marks(said_here.moment_of_truth, said_here.fail_point)
    return tuple(made)


def _felt(feeling: Feeling, facts: Facts) -> str:
    """A feeling as number and word, with a true minus."""
    scale, number = facts.journey.scale(), ""
    if isinstance(feeling.score, Number):
        written = feeling.score.written.lstrip("+")
        sign = "+" if feeling.score.value > 0 and scale.bounds[0] < 0 else ""
        number = sign + written.replace("-", "\u2212", 1)
    return " ".join(part for part in (number, plain(words_of(feeling))) if part)


def height_of(said: tuple[Block, ...]) -> float:
    """The height of a cell's inside, px."""
    return sum(block.look.height * len(block.lines) + (6 if block.rule else 0) for block in said)
