"""The ways through a journey as a flowchart: branches, shares, loops, and where people leave."""

from collections.abc import Sequence
from typing import Final

from desireline.draw.flow.sentences import condition
from desireline.draw.mermaid.colours import FLOW_CONFIG, class_definitions
from desireline.draw.mermaid.diagram import Diagram, Source, chunks, part_title
from desireline.draw.mermaid.told import Told
from desireline.draw.view import View
from desireline.model import Column, Way, ways
from desireline.model.record import Record, record

MOST_STEPS: Final = 24
"""Steps in one diagram; a longer map is parted between stages."""


@record
class _Part(Record):
    told: Told
    here: Sequence[Column]


def flow_diagrams(told: Told) -> tuple[Diagram, ...]:
    """The flow; none where the map has no column."""
    parts = chunks(told.by_stage, MOST_STEPS)
    return tuple([_diagram(_Part(told, part), number, len(parts)) for number, part in enumerate(parts, 1)])


def _diagram(part: _Part, number: int, count: int) -> Diagram:
    words = part.told.view.words
    name = words("Flow")
    shows = words(
        "Which step follows which. A dotted arrow leads back, a thick one is taken together with others, "
        "an oval is where people leave."
    )
    source = Source("flowchart TB", FLOW_CONFIG)
    source.accessible(part_title(f"{part.told.title} · {name}", number, count), shows)
    _nodes(part, source)
    _ways(part, source)
    for line in class_definitions("step", "leave", "elsewhere"):
        source.line(line)
    lost = [words("It does not show feelings, actors and touchpoints.")]
    if count > 1:
        lost.append(words("Steps of the other parts stand in a dashed frame."))
    return Diagram(
        kind="flow",
        title=part_title(name, number, count),
        source=str(source),
        lost=(*lost, *source.cuts(words)),
        shows=shows,
    )


def _nodes(part: _Part, source: Source) -> None:
    stage = -1
    for column in part.here:
        if column.stage_index != stage:
            if stage >= 0:
                source.line("end")
            stage = column.stage_index
            source.line(f'subgraph G{stage}["{source.say(part.told.stages[stage], "lane")}"]')
        source.line(f'n{column.index}["{source.say(part.told.names[column.index], "label")}"]:::step', 2)
    if part.here:
        source.line("end")


def _ways(part: _Part, source: Source) -> None:
    here = {column.index for column in part.here}
    outside: set[int] = set()
    for place, way in enumerate(ways(part.told.journey)):
        if way.source not in here and (way.target is None or way.target not in here):
            continue
        for end in (way.source, way.target):
            if end is not None and end not in here and end not in outside:
                outside.add(end)
                name = source.say(part.told.names[end], "label")
                source.line(f'n{end}["{name}"]:::elsewhere')
        source.line(f"n{way.source} {_link(way, part.told.view, source)} {_end(way, place, part, source)}")


def _link(way: Way, view: View, source: Source) -> str:
    said = condition(way, view)
    link = "-.->" if way.back else "==>" if way.manner == "parallel" else "-->"
    return f'{link}|"{source.say(said, "edge")}"|' if said else link


def _end(way: Way, place: int, part: _Part, source: Source) -> str:
    if way.target is not None:
        return f"n{way.target}"
    if way.elsewhere:
        return f'x{place}[["{source.say(part.told.view.called(way.elsewhere), "label")}"]]:::elsewhere'
    return f'x{place}(["{source.say(part.told.view.words("Leaves"), "label")}"]):::leave'
