"""The service blueprint in Mermaid: as a flowchart of straight lanes that every host draws, and as a true swimlane.

Mermaid's layout keeps lanes straight only under conditions found by trial: every lane has a cell in every column, links
run inside a lane alone (one link into a lane's cell from outside cancels the lane's direction), lanes hang together by
invisible links, and all cells are equally wide: before 12 only spaces can make them so. The swimlane aligns its columns
by itself and takes arrows between lanes, but needs Mermaid 11.16, and words on an arrow would push its columns apart.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import add
from typing import Final, Literal

from desireline.draw.inline import plain
from desireline.draw.mermaid.colours import LANES_CONFIG, SWIMLANE_CONFIG, class_definitions
from desireline.draw.mermaid.diagram import Diagram, Source, part_title
from desireline.draw.mermaid.lanes import CELL, EM, Board, Part
from desireline.draw.mermaid.told import Told
from desireline.model import Column, has_blueprint

_BLANK: Final = {"blueprint": f'["{EM * CELL}"]:::blank', "swimlane": '["#160;"]:::blank'}
_DIRECTION: Final = {"blueprint": ("    direction LR",), "swimlane": ()}
_CLASS_LINES: Final = tuple(f"  {line}" for line in class_definitions("step", "blank", "stage", "line"))
MOST_COLUMNS: Final = {"blueprint": 5, "swimlane": 4}
"""More columns in one diagram are too small to read at the 830 px of a pull request: a swimlane's stand far apart."""
_HEADER: Final = {"blueprint": "flowchart TB", "swimlane": "swimlane-beta LR"}

Form = Literal["blueprint", "swimlane"]


def blueprint_diagrams(told: Told) -> tuple[Diagram, ...]:
    """The blueprint as flowcharts; none where nothing stands in a lane but the customer's."""
    return _diagrams(told, "blueprint")


def swimlane_diagrams(told: Told) -> tuple[Diagram, ...]:
    """The blueprint as swimlanes with its arrows; none where nothing stands in a lane but the customer's."""
    return _diagrams(told, "swimlane")


def _diagrams(told: Told, form: Form) -> tuple[Diagram, ...]:
    if not has_blueprint(told.journey):
        return ()
    board = told.board
    parts, nodes = board.parts(MOST_COLUMNS[form]), [node or _BLANK[form] for node in board.nodes]
    return tuple([_diagram(board, nodes, part, form, (number, len(parts))) for number, part in enumerate(parts, 1)])


def _diagram(board: Board, nodes: Sequence[str], part: Part, form: Form, place: tuple[int, int]) -> Diagram:
    """One diagram. `nodes` are the cells of the board, with what stands for an empty one in this form."""
    words = board.told.view.words
    swims = form == "swimlane"
    name = words("Blueprint with arrows") if swims else words("Blueprint")
    shows = (
        words("Who does what at each step, lane by lane, and what passes between lanes. Needs Mermaid 11.16 or later.")
        if swims
        else words("Who does what at each step, lane by lane.")
    )
    source = Source(_HEADER[form], SWIMLANE_CONFIG if swims else LANES_CONFIG)
    source.accessible(part_title(f"{board.told.title} · {name}", *place), shows)
    _lanes(board, nodes, part, form, source)
    if not swims:
        _stack(part, source)
    arrows = _arrows(board, part, form, source)
    source.lines(_CLASS_LINES)
    return Diagram(
        kind=form,
        title=part_title(name, *place),
        source=str(source),
        lost=(*_lost(board, part, form, arrows), *source.cuts(words)),
        shows=shows,
    )


def _lanes(board: Board, nodes: Sequence[str], part: Part, form: Form, source: Source) -> None:
    """A lane of stage titles, each at its first column, and below it the others, with their cells."""
    first, count = part.columns[0].index, len(part.columns)
    stages = [_BLANK[form] if cell is None else nodes[cell] for cell in part.stages]
    names, row = _names("s", count, "~~~")
    lines = [f'  subgraph S["{source.say(board.told.view.words("Stages"), "lane")}"]', *_DIRECTION[form]]
    lines += [*map(add, names, stages), *row, "  end"]
    for number, lane in enumerate(part.lanes):
        names, row = _names(f"c{number}_", count, "-->" if part.straight and lane.id == "customer" else "~~~")
        lines += [f'  subgraph L{number}["{source.say(lane.title, "lane")}"]', *_DIRECTION[form]]
        start = lane.first + first
        lines += [*map(add, names, nodes[start : start + count]), *row, "  end"]
        if board.cut:
            source.cutting(sum(board.cut[start : start + count]))
    if board.cut:
        source.cutting(sum([board.cut[cell] for cell in part.stages if cell is not None]))
    source.lines(lines)


@lru_cache(maxsize=256)
def _names(prefix: str, count: int, link: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of a lane's cells, each as a line begins with it; and the line that links them, if they are several."""
    names = [f"{prefix}{place}" for place in range(count)]
    return tuple([f"    {name}" for name in names]), (f"    {f' {link} '.join(names)}",) if count > 1 else ()


def _stack(part: Part, source: Source) -> None:
    """Hang the lanes below each other, with the blueprint's lines between them."""
    names = ["S"]
    for number, line in enumerate(part.lines):
        names.append(f"L{number}")
        if line:
            source.line(f'v{number}["┄┄┄┄ {source.say(line, "lane")} ┄┄┄┄"]:::line')
            names.append(f"v{number}")
    source.line(" ~~~ ".join(names))


def _arrows(board: Board, part: Part, form: Form, source: Source) -> int:
    """Draw the arrows that begin and end in this diagram; give how many only begin or end in it."""
    if not board.told.journey.arrows:
        return 0
    lanes = {each.id: number for number, each in reversed(list(enumerate(part.lanes)))}
    places, missed = _places(part.columns), 0

    def cell(reference: str) -> str | None:
        """The node of `step.lane` or `stage.lane` (a stage's is at its first step); None where it is not drawn here."""
        moment, _, lane = reference.partition(".")
        return f"c{lanes[lane]}_{places[moment]}" if lane in lanes and moment in places else None

    for arrow in board.told.journey.arrows:
        start, end = cell(arrow.from_), cell(arrow.to)
        if start is None or end is None:
            missed += start != end
        elif form == "blueprint":
            missed += 1
        else:
            source.line(f"{start} {'<-->' if arrow.both else '-->'} {end}")
    return missed


def _places(columns: Sequence[Column]) -> Mapping[str, int]:
    """Where each step stands among the columns, by its id; a stage is at its first step."""
    made: dict[str, int] = {}
    for place, column in enumerate(columns):
        for moment in (column.stage if column.step_index == 0 else None, column.step):
            if moment is not None and moment.id:
                made.setdefault(moment.id, place)
    return made


def _lost(board: Board, part: Part, form: Form, arrows: int) -> tuple[str, ...]:
    words, made = board.told.view.words, []
    if arrows:
        made.append(
            words.count("{n} arrow between lanes is not drawn.", "{n} arrows between lanes are not drawn.", arrows)
        )
    said = [plain(arrow.text) for arrow in board.told.journey.arrows if arrow.text]
    if form == "swimlane" and said:
        made.append(words("It does not show what passes along its arrows: {texts}.", texts=words("; ").join(said)))
    if form == "swimlane" and any(part.lines):
        made.append(words("It does not show the lines of interaction, visibility and internal interaction."))
    if board.spans:
        made.append(words("What is said of a whole stage stands at its first step."))
    if not part.straight:
        made.append(words("It does not show branches and loops; the flow does."))
    return tuple(made)
