"""Opportunities as Mermaid's `quadrantChart`: effort across, impact up."""

from typing import Final

from desireline.draw.inline import plain
from desireline.draw.mermaid.diagram import Diagram, Source
from desireline.draw.mermaid.told import Told
from desireline.model import Opportunity, moments

RANKS: Final = 5
"""Impact and effort go from 1 to 5."""

WIDEST_TITLE: Final = 24
"""em: the picture is 500 px wide, and what of its title is wider is not seen."""


def quadrant_diagrams(told: Told) -> tuple[Diagram, ...]:
    """Opportunities with an impact and an effort, by number; none where none has both.

    Those that stand at one place share a point: labels of this type lie over each other.
    """
    alive = [each for moment in moments(told.journey) for each in moment.opportunities if each.holds]
    placed = [each for each in alive if each.impact is not None and each.effort is not None]
    return (_diagram(told, placed, len(alive) - len(placed)),) if placed else ()


def _diagram(told: Told, placed: list[Opportunity], unplaced: int) -> Diagram:
    words = told.view.words
    name = words("Opportunities")
    heading = f"{told.title} · {name}"
    shows = words("Effort from left to right, impact upwards. Each number is an opportunity, named below.")
    source = Source("quadrantChart")
    source.accessible(heading, shows)
    source.line(f"title {source.heading(told.title, f' · {name}', WIDEST_TITLE)}")
    for axis, low, high in (
        ("x", words("Low effort"), words("High effort")),
        ("y", words("Low impact"), words("High impact")),
    ):
        source.line(f'{axis}-axis "{source.say(low, "axis")}" --> "{source.say(high, "axis")}"')
    corners = (words("Big bets"), words("Quick wins"), words("Fill-ins"), words("Rather not"))
    for number, corner in enumerate(corners, 1):
        source.line(f'quadrant-{number} "{source.say(corner, "quadrant")}"')
    for (effort, impact), numbers in _places(placed).items():
        label = source.say(", ".join(map(str, numbers)), "point")
        source.line(f'"{label}": [{_coordinate(effort)}, {_coordinate(impact)}]')
    lost = [words("Places are whole numbers from 1 to 5; those at one place share a point.")]
    if unplaced:
        lost.append(
            words.count(
                "{n} opportunity without impact or effort is not drawn.",
                "{n} opportunities without impact or effort are not drawn.",
                unplaced,
            )
        )
    return Diagram(
        kind="quadrant",
        title=name,
        source=str(source),
        lost=(*lost, *source.cuts(words)),
        shows=shows,
        key=tuple(plain(each.text) for each in placed),
    )


def _places(placed: list[Opportunity]) -> dict[tuple[int, int], list[int]]:
    made: dict[tuple[int, int], list[int]] = {}
    for number, each in enumerate(placed, 1):
        if each.effort is not None and each.impact is not None:
            made.setdefault((each.effort.value, each.impact.value), []).append(number)
    return made


def _coordinate(rank: int) -> str:
    """The middle of a rank's fifth, between 0 and 1."""
    return f"{(rank - 0.5) / RANKS:.1f}"
