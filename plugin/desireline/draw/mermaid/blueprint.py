"""The service blueprint in Mermaid: as a flowchart of straight lanes that every host draws, and as a true swimlane.

Mermaid's layout keeps lanes straight only under conditions found by trial: every lane has a cell in every column, links
run inside a lane alone (one link into a lane's cell from outside cancels the lane's direction), lanes hang together by
invisible links, and all cells are equally wide: before 12 only spaces can make them so. The swimlane aligns its columns
by itself and takes arrows between lanes, but needs Mermaid 11.16, and words on an arrow would push its columns apart.
"""

from collections.abc import Callable, Sequence
from typing import Final, Literal, NamedTuple

from desireline.draw.blueprint.cell import lane_name
from desireline.draw.facts import Facts
from desireline.draw.flow.wrapping import measured
from desireline.draw.inline import plain
from desireline.draw.mermaid.colours import FLOW_CONFIG, SWIMLANE_CONFIG, class_definitions
from desireline.draw.mermaid.diagram import Diagram, Source, chunks, part_title
from desireline.draw.mermaid.escape import encoded
from desireline.draw.text.lane_words import cell_words, line_below, stage_spans
from desireline.draw.view import View
from desireline.model import Column, JourneyMap, Lane, cells, columns, drawn_lanes, has_blueprint
from desireline.model.record import Record, record

MOST_COLUMNS: Final = 8
"""More in one diagram are too small to read at a page's width."""
CELL: Final = 9
"""Width of a cell of the flowchart, in em: less than the 12.5 at which Mermaid itself breaks lines."""
_EM, _HALF_EM = "#8195;", "#8194;"
"""Spaces as wide as a letter of full width, and half of it. Written as they are they would be trimmed."""
_FILLED_BLANK: Final = f'["{_EM * CELL}"]:::blank'
_FREE_BLANK: Final = '["#160;"]:::blank'
_CLASS_LINES: Final = tuple(f"  {line}" for line in class_definitions("step", "blank", "stage", "line"))
_HEADER: Final = {"blueprint": "flowchart TB", "swimlane": "swimlane-beta LR"}

Form = Literal["blueprint", "swimlane"]


class LaneWords(NamedTuple):
    """A lane with everything that stands in it."""

    lane: Lane
    title: str
    """Plain."""
    said: tuple[tuple[str, ...], ...]
    """What stands at each column of the map, a statement each."""


@record
class _Board(Record):
    journey: JourneyMap
    view: View
    lanes: tuple[LaneWords, ...]
    columns: Sequence[Column]
    form: Form

    @property
    def bare_lanes(self) -> list[Lane]:
        """The lanes without their words."""
        return [each.lane for each in self.lanes]


def blueprint_diagrams(journey: JourneyMap, view: View, told: Sequence[LaneWords] | None = None) -> tuple[Diagram, ...]:
    """The blueprint as flowcharts; none where nothing stands in a lane but the customer's.

    `told` is what `lane_words` gives, where it is known already.
    """
    return _diagrams(journey, view, "blueprint", told)


def swimlane_diagrams(journey: JourneyMap, view: View, told: Sequence[LaneWords] | None = None) -> tuple[Diagram, ...]:
    """The blueprint as swimlanes with its arrows; none where nothing stands in a lane but the customer's.

    `told` is what `lane_words` gives, where it is known already.
    """
    return _diagrams(journey, view, "swimlane", told)


def lane_words(journey: JourneyMap, view: View) -> tuple[LaneWords, ...]:
    """Every lane with what stands in it."""
    all_columns = columns(journey)
    made, facts = [], Facts(journey, view)
    for lane in drawn_lanes(journey):
        name = lane.id or ""
        said = tuple(
            [
                cell_words(column, lane, journey, view)
                if name == "customer" or cells(column.moment, name) or cells(column.stage, name)
                else ()
                for column in all_columns
            ]
        )
        made.append(LaneWords(lane, plain(lane_name(lane, facts)), said))
    return tuple(made)


def _diagrams(journey: JourneyMap, view: View, form: Form, told: Sequence[LaneWords] | None) -> tuple[Diagram, ...]:
    if not has_blueprint(journey):
        return ()
    told = lane_words(journey, view) if told is None else told
    by_stage: list[list[Column]] = [[] for _ in journey.stages]
    for column in columns(journey):
        by_stage[column.stage_index].append(column)
    parts = chunks(by_stage, MOST_COLUMNS)
    return tuple(
        _diagram(_Board(journey, view, _lanes(told, part), part, form), number, len(parts))
        for number, part in enumerate(parts, 1)
    )


def _lanes(told: Sequence[LaneWords], part: Sequence[Column]) -> tuple[LaneWords, ...]:
    """The lanes in which anything stands at these columns."""
    return tuple([each for each in told if any(each.said[column.index] for column in part)])


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
    source.lines(_CLASS_LINES)
    return Diagram(
        kind=board.form,
        title=part_title(name, number, count),
        source=str(source),
        lost=(*_lost(board, arrows), *source.cuts(words)),
        shows=shows,
    )


def _stage_lane(board: _Board, source: Source) -> None:
    """A lane of stage titles above the others, each at its first column."""
    label, blank = _look(board.form)
    shown = []
    seen = -1
    for column in board.columns:
        title = label((plain(column.stage.title),), source) if column.stage_index != seen else ""
        shown.append(f'["{title}"]:::stage' if title else blank)
        seen = column.stage_index
    _subgraph(source, "S", board.view.words("Stages"), "s", shown, board.form, "~~~")


def _lane(board: _Board, source: Source, number: int, told: LaneWords) -> None:
    label, blank = _look(board.form)
    here = [told.said[column.index] for column in board.columns]
    shown = [f'["{label(said, source)}"]:::step' if said else blank for said in here]
    onward = told.lane.id == "customer" and all(column.moment.next is None for column in board.columns)
    _subgraph(source, f"L{number}", told.title, f"c{number}_", shown, board.form, "-->" if onward else "~~~")


def _subgraph(source: Source, name: str, title: str, prefix: str, shown: Sequence[str], form: Form, link: str) -> None:
    """A lane: its title, its cells, and the links that keep them in line."""
    source.line(f'subgraph {name}["{source.say(title, "lane")}"]')
    if form == "blueprint":
        source.line("direction LR", 2)
    source.lines([f"    {prefix}{place}{cell}" for place, cell in enumerate(shown)])
    if len(shown) > 1:
        source.line(f" {link} ".join([f"{prefix}{place}" for place in range(len(shown))]), 2)
    source.line("end")


def _look(form: Form) -> tuple[Callable[[Sequence[str], Source], str], str]:
    """How the words of a cell are written, and a blank cell, which keeps the place of its column."""
    return (_free, _FREE_BLANK) if form == "swimlane" else (_filled, _FILLED_BLANK)


def _free(said: Sequence[str], source: Source) -> str:
    """The words of a cell that is as wide as it likes."""
    return "<br/>".join([source.say(text, "label") for text in said])


def _filled(said: Sequence[str], source: Source) -> str:
    """The words of a cell that is as wide as all others: its widest line is filled up with spaces on both sides."""
    lines = [line for text in said for line in measured(source.fit(text, "label"), CELL)]
    widths = [width for _line, width in lines]
    most = max(widths)
    shown = encoded([line for line, _width in lines], "label")
    halves = round(CELL - most)
    if halves > 0:
        side = _EM * (halves // 2) + _HALF_EM * (halves % 2)
        widest = widths.index(most)
        shown[widest] = f"{side}{shown[widest]}{side}"
    return "<br/>".join(shown)


def _stack(board: _Board, source: Source) -> None:
    """Hang the lanes below each other, with the blueprint's lines between them."""
    names, lanes = ["S"], board.bare_lanes
    for number in range(len(lanes)):
        names.append(f"L{number}")
        line = line_below(lanes, number, board.view)
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
    lane = next((number for number, lane in enumerate(board.bare_lanes) if lane.id == lane_id), None)
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
    lanes = board.bare_lanes
    if board.form == "swimlane" and any(line_below(lanes, place, board.view) for place in range(len(lanes))):
        made.append(words("It does not show the lines of interaction, visibility and internal interaction."))
    if stage_spans(board.journey):
        made.append(words("What is said of a whole stage stands at its first step."))
    if any(column.moment.next is not None for column in board.columns):
        made.append(words("It does not show branches and loops; the flow does."))
    return tuple(made)
