"""The service blueprint in Mermaid: as a flowchart of straight lanes that every host draws, and as a true swimlane.

Mermaid's layout keeps lanes straight only under conditions found by trial: every lane has a cell in every column, links
run inside a lane alone (one link into a lane's cell from outside cancels the lane's direction), lanes hang together by
invisible links, and all cells are equally wide: before 12 only spaces can make them so. The swimlane aligns its columns
by itself and takes arrows between lanes, but needs Mermaid 11.16, and words on an arrow would push its columns apart.
"""

from collections.abc import Sequence
from typing import Final, Literal

from desireline.draw.inline import plain
from desireline.draw.mermaid.colours import FLOW_CONFIG, SWIMLANE_CONFIG, class_definitions
from desireline.draw.mermaid.diagram import Diagram, Source, chunks, part_title
from desireline.draw.mermaid.escape import escape
from desireline.draw.text.lane_words import cell_words, lane_title, line_below, stage_spans
from desireline.draw.text.wrapping import wrapped
from desireline.draw.textwidth import text_width
from desireline.draw.view import View
from desireline.model import Column, JourneyMap, Lane, columns, drawn_lanes, has_blueprint
from desireline.model.record import Record, record

MOST_COLUMNS: Final = 8
"""More in one diagram are too small to read at a page's width."""
CELL: Final = 9
"""Width of a cell of the flowchart, in em: less than the 12.5 at which Mermaid itself breaks lines."""
_EM, _HALF_EM = "#8195;", "#8194;"
"""Spaces as wide as a letter of full width, and half of it. Written as they are they would be trimmed."""
_HEADER: Final = {"blueprint": "flowchart TB", "swimlane": "swimlane-beta LR"}

Form = Literal["blueprint", "swimlane"]


@record
class _Board(Record):
    journey: JourneyMap
    view: View
    lanes: tuple[Lane, ...]
    columns: Sequence[Column]
    form: Form


def blueprint_diagrams(journey: JourneyMap, view: View) -> tuple[Diagram, ...]:
    """The blueprint as flowcharts; none where nothing stands in a lane but the customer's."""
    return _diagrams(journey, view, "blueprint")


def swimlane_diagrams(journey: JourneyMap, view: View) -> tuple[Diagram, ...]:
    """The blueprint as swimlanes with its arrows; none where nothing stands in a lane but the customer's."""
    return _diagrams(journey, view, "swimlane")


def _diagrams(journey: JourneyMap, view: View, form: Form) -> tuple[Diagram, ...]:
    if not has_blueprint(journey):
        return ()
    by_stage: list[list[Column]] = [[] for _ in journey.stages]
    for column in columns(journey):
        by_stage[column.stage_index].append(column)
    parts = chunks(by_stage, MOST_COLUMNS)
    return tuple(
        _diagram(_Board(journey, view, _lanes(journey, part, view), part, form), number, len(parts))
        for number, part in enumerate(parts, 1)
    )


def _lanes(journey: JourneyMap, part: Sequence[Column], view: View) -> tuple[Lane, ...]:
    """The lanes in which anything stands at these columns."""
    return tuple(
        lane for lane in drawn_lanes(journey) if any(cell_words(column, lane, journey, view) for column in part)
    )


def _diagram(board: _Board, number: int, count: int) -> Diagram:
    words = board.view.words
    swims = board.form == "swimlane"
    name = words("Blueprint with arrows") if swims else words("Blueprint")
    shows = (
        words("Who does what at each step, lane by lane, and what passes between lanes. Needs Mermaid 11.16 or later.")
        if swims
        else words("Who does what at each step, lane by lane.")
    )
    source = Source(_HEADER[board.form], SWIMLANE_CONFIG if swims else FLOW_CONFIG)
    source.accessible(part_title(f"{plain(board.journey.title)} · {name}", number, count), shows)
    _stage_lane(board, source)
    for place, lane in enumerate(board.lanes):
        _lane(board, source, place, lane)
    if not swims:
        _stack(board, source)
    arrows = _arrows(board, source)
    for line in class_definitions("step", "blank", "stage", "line"):
        source.line(line)
    return Diagram(
        kind=board.form,
        title=part_title(name, number, count),
        source=str(source),
        lost=(*_lost(board, arrows), *source.cuts(words)),
        shows=shows,
    )


def _stage_lane(board: _Board, source: Source) -> None:
    """A lane of stage titles above the others, each at its first column."""
    source.line(f'subgraph S["{source.say(board.view.words("Stages"), "lane")}"]')
    _direction(board, source)
    seen = -1
    for place, column in enumerate(board.columns):
        said = (plain(column.stage.title),) if column.stage_index != seen else ()
        seen = column.stage_index
        source.line(f"s{place}{_label(said, 'stage', board, source)}", 2)
    _chain([f"s{place}" for place in range(len(board.columns))], "~~~", source)
    source.line("end")


def _lane(board: _Board, source: Source, number: int, lane: Lane) -> None:
    source.line(f'subgraph L{number}["{source.say(lane_title(lane, board.journey, board.view), "lane")}"]')
    _direction(board, source)
    for place, column in enumerate(board.columns):
        said = cell_words(column, lane, board.journey, board.view)
        source.line(f"c{number}_{place}{_label(said, 'step', board, source)}", 2)
    link = "-->" if lane.id == "customer" and all(column.moment.next is None for column in board.columns) else "~~~"
    _chain([f"c{number}_{place}" for place in range(len(board.columns))], link, source)
    source.line("end")


def _label(said: Sequence[str], kind: str, board: _Board, source: Source) -> str:
    """The words and class of a cell; a blank one keeps the place of its column."""
    swims = board.form == "swimlane"
    if not said:
        return f'["{"#160;" if swims else _EM * CELL}"]:::blank'
    texts = [source.fit(text, "label") for text in said]
    if swims:
        return f'["{"<br/>".join(escape(text, "label") for text in texts)}"]:::{kind}'
    lines = [line for text in texts for line in wrapped(text, CELL, text_width)]
    halves = max(0, round(CELL - max(text_width(line) for line in lines)))
    side = _EM * (halves // 2) + _HALF_EM * (halves % 2)
    widest = max(range(len(lines)), key=lambda place: text_width(lines[place]))
    shown = [escape(line, "label") for line in lines]
    shown[widest] = f"{side}{shown[widest]}{side}"
    return f'["{"<br/>".join(shown)}"]:::{kind}'


def _direction(board: _Board, source: Source) -> None:
    if board.form == "blueprint":
        source.line("direction LR", 2)


def _chain(names: Sequence[str], link: str, source: Source) -> None:
    if len(names) > 1:
        source.line(f" {link} ".join(names), 2)


def _stack(board: _Board, source: Source) -> None:
    """Hang the lanes below each other, with the blueprint's lines between them."""
    names = ["S"]
    for number in range(len(board.lanes)):
        names.append(f"L{number}")
        line = line_below(board.lanes, number, board.view)
        if line:
            source.line(f'v{number}["┄┄┄┄ {source.say(line, "lane")} ┄┄┄┄"]:::line')
            names.append(f"v{number}")
    source.line(" ~~~ ".join(names))


def _arrows(board: _Board, source: Source) -> int:
    """Draw the arrows that begin and end in this diagram; give how many only begin or end in it."""
    missed = 0
    for arrow in board.journey.arrows:
        start, end = _cell(board, arrow.from_), _cell(board, arrow.to)
        if start is None or end is None:
            missed += start != end
            continue
        if board.form == "blueprint":
            missed += 1
            continue
        link = "<-->" if arrow.both else "-->"
        source.line(f"{start} {link} {end}")
    return missed


def _cell(board: _Board, reference: str) -> str | None:
    """The node of `step.lane` or `stage.lane` (a stage's is at its first step); None where it is not drawn here."""
    moment_id, _, lane_id = reference.partition(".")
    lane = next((number for number, lane in enumerate(board.lanes) if lane.id == lane_id), None)
    for place, column in enumerate(board.columns):
        named = (column.step is not None and column.step.id == moment_id) or (
            column.stage.id == moment_id and column.step_index == 0
        )
        if named and lane is not None:
            return f"c{lane}_{place}"
    return None


def _lost(board: _Board, arrows: int) -> tuple[str, ...]:
    words, made = board.view.words, []
    if arrows:
        made.append(
            words.count("{n} arrow between lanes is not drawn.", "{n} arrows between lanes are not drawn.", arrows)
        )
    said = [plain(arrow.text) for arrow in board.journey.arrows if arrow.text]
    if board.form == "swimlane" and said:
        made.append(words("It does not show what passes along its arrows: {texts}.", texts=words("; ").join(said)))
    if board.form == "swimlane" and any(
        line_below(board.lanes, place, board.view) for place in range(len(board.lanes))
    ):
        made.append(words("It does not show the lines of interaction, visibility and internal interaction."))
    if stage_spans(board.journey):
        made.append(words("What is said of a whole stage stands at its first step."))
    if any(column.moment.next is not None for column in board.columns):
        made.append(words("It does not show branches and loops; the flow does."))
    return tuple(made)
