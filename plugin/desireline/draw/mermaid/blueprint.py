"""The service blueprint in Mermaid: as a flowchart of straight lanes that every host draws, and as a true swimlane.

Mermaid's layout keeps lanes straight only under conditions found by trial: every lane has a cell in every column, links
run inside a lane alone (one link into a lane's cell from outside cancels the lane's direction), lanes hang together by
invisible links, and all cells are equally wide: before 12 only spaces can make them so. The swimlane aligns its columns
by itself and takes arrows between lanes, but needs Mermaid 11.16, and words on an arrow would push its columns apart.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import Final, Literal, NamedTuple

from desireline.draw.blueprint.cell import lane_name
from desireline.draw.facts import Facts
from desireline.draw.flow.wrapping import measured
from desireline.draw.inline import plain
from desireline.draw.mermaid.colours import FLOW_CONFIG, SWIMLANE_CONFIG, class_definitions
from desireline.draw.mermaid.diagram import Diagram, Source, chunks, part_title
from desireline.draw.mermaid.escape import encoded, fitting
from desireline.draw.text.lane_words import cell_words, line_below, stage_spans
from desireline.draw.text.said import stage_name
from desireline.draw.view import View
from desireline.model import Column, JourneyMap, Lane, columns, drawn_lanes, has_blueprint
from desireline.model.lanes import said_in_lanes
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


class Said(NamedTuple):
    """What stands in one cell."""

    texts: Sequence[str] = ()
    """A statement each, as much of it as a cell holds; plain."""
    cut: int = 0
    """How many of them are not whole."""


_NOTHING: Final = Said()


class LaneWords(NamedTuple):
    """A lane with everything that stands in it."""

    lane: Lane
    title: str
    """Plain."""
    said: Sequence[Said]
    """What stands at each column of the map."""


@record
class _Board(Record):
    journey: JourneyMap
    view: View
    lanes: tuple[LaneWords, ...]
    columns: Sequence[Column]
    form: Form
    spans: bool
    """Whether a stage with steps says something of itself anywhere in the map."""

    @cached_property
    def bare_lanes(self) -> list[Lane]:
        """The lanes without their words."""
        return [each.lane for each in self.lanes]

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each step stands among the columns, by its id; a stage is at its first step."""
        made: dict[str, int] = {}
        for place, column in enumerate(self.columns):
            for moment in (column.stage if column.step_index == 0 else None, column.step):
                if moment is not None and moment.id:
                    made.setdefault(moment.id, place)
        return made


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
    said_in = said_in_lanes(journey)
    filled = [
        {"customer", *said_in.get(id(column.moment), ()), *said_in.get(id(column.stage), ())} for column in all_columns
    ]
    for lane in drawn_lanes(journey):
        said = [
            _said(cell_words(column, lane, journey, view)) if lane.id in names else _NOTHING
            for column, names in zip(all_columns, filled, strict=True)
        ]
        made.append(LaneWords(lane, plain(lane_name(lane, facts)), said))
    return tuple(made)


def _said(texts: Sequence[str]) -> Said:
    """Texts, as much of each as a cell holds."""
    shown, cut = [], 0
    for text in texts:
        fits, is_cut = fitting(text, "label")
        shown.append(fits)
        cut += is_cut
    return Said(shown, cut)


def _diagrams(journey: JourneyMap, view: View, form: Form, told: Sequence[LaneWords] | None) -> tuple[Diagram, ...]:
    if not has_blueprint(journey):
        return ()
    told = lane_words(journey, view) if told is None else told
    by_stage: list[list[Column]] = [[] for _ in journey.stages]
    for column in columns(journey):
        by_stage[column.stage_index].append(column)
    parts, spans = chunks(by_stage, MOST_COLUMNS), stage_spans(journey)
    return tuple(
        _diagram(_Board(journey, view, _lanes(told, part), part, form, spans), number, len(parts))
        for number, part in enumerate(parts, 1)
    )


def _lanes(told: Sequence[LaneWords], part: Sequence[Column]) -> tuple[LaneWords, ...]:
    """The lanes in which anything stands at these columns."""
    return tuple([each for each in told if any(each.said[column.index].texts for column in part)])


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
    said = []
    seen = -1
    for column in board.columns:
        said.append(_said((stage_name(column.stage, board.view),)) if column.stage_index != seen else _NOTHING)
        seen = column.stage_index
    _subgraph(source, board.form, ("S", board.view.words("Stages"), "stage"), "s", said, "~~~")


def _lane(board: _Board, source: Source, number: int, told: LaneWords) -> None:
    said = [told.said[column.index] for column in board.columns]
    onward = told.lane.id == "customer" and all(column.moment.next is None for column in board.columns)
    lane = (f"L{number}", told.title, "step")
    _subgraph(source, board.form, lane, f"c{number}_", said, "-->" if onward else "~~~")


def _subgraph(
    source: Source, form: Form, lane: tuple[str, str, str], prefix: str, said: Sequence[Said], link: str
) -> None:
    """A lane by its name, title and class: its cells, and the links that keep them in line."""
    name, title, kind = lane
    source.line(f'subgraph {name}["{source.say(title, "lane")}"]')
    if form == "blueprint":
        source.line("direction LR", 2)
    source.cutting(sum([each.cut for each in said]))
    shown, blank = (_free(said), _FREE_BLANK) if form == "swimlane" else (_filled(said), _FILLED_BLANK)
    nodes = [f"{prefix}{place}" for place in range(len(said))]
    cells = [f'["{text}"]:::{kind}' if text else blank for text in shown]
    source.lines([f"    {node}{cell}" for node, cell in zip(nodes, cells, strict=True)])
    if len(nodes) > 1:
        source.line(f" {link} ".join(nodes), 2)
    source.line("end")


def _free(said: Sequence[Said]) -> list[str]:
    """The words of cells that are as wide as they like."""
    written = iter(encoded([text for each in said for text in each.texts], "label"))
    return ["<br/>".join(islice(written, len(each.texts))) for each in said]


def _filled(said: Sequence[Said]) -> list[str]:
    """The words of cells that are all equally wide: the widest line of each is filled up with spaces on both sides."""
    broken = [[line for text in each.texts for line in measured(text, CELL)] for each in said]
    written = iter(encoded([text for lines in broken for text, _ in lines], "label"))
    made = []
    for lines in broken:
        shown = list(islice(written, len(lines)))
        if lines:
            widths = [width for _, width in lines]
            most = max(widths)
            halves = round(CELL - most)
            if halves > 0:
                side = _EM * (halves // 2) + _HALF_EM * (halves % 2)
                widest = widths.index(most)
                shown[widest] = f"{side}{shown[widest]}{side}"
        made.append("<br/>".join(shown))
    return made


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
    place = board.places.get(moment_id)
    return None if lane is None or place is None else f"c{lane}_{place}"


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
    if board.spans:
        made.append(words("What is said of a whole stage stands at its first step."))
    if any(column.moment.next is not None for column in board.columns):
        made.append(words("It does not show branches and loops; the flow does."))
    return tuple(made)
