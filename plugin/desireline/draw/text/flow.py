"""The ways through a journey in words: under each step, where it leads and when."""

from desireline.draw.flow.sentences import beyond, condition
from desireline.draw.inline import plain
from desireline.draw.text.cells import hanging, underlined
from desireline.draw.text.said import column_name, stage_name
from desireline.draw.view import View
from desireline.model import Column, JourneyMap, Way, columns, ways

LEAST_WIDTH = 40


def flow_text(journey: JourneyMap, view: View, width: int = 80) -> str:
    """Every step with its ways on. A way that is not written leads to the next step and is shown like any other.

    Args:
        journey: The map.
        view: Its surroundings.
        width: Cells across; fewer than 40 count as 40.
    """
    width = max(width, LEAST_WIDTH)
    all_columns = columns(journey)
    from_column: dict[int, list[Way]] = {}
    for way in ways(journey):
        from_column.setdefault(way.source, []).append(way)
    lines = underlined(plain(journey.title), width)
    digits, stage = len(str(len(all_columns))), -1
    for column in all_columns:
        if column.stage_index != stage:
            stage = column.stage_index
            lines += ["", *hanging("", stage_name(column.stage, view), width)]
        lines += hanging(f"{column.index + 1:>{digits}} ", column_name(column, view), width, 1)
        said = [_way(way, all_columns, view) for way in from_column.get(column.index, [])]
        for text in said or [view.words("It ends here.")]:
            lines += hanging("-> " if said else "", text, width, digits + 2)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _way(way: Way, all_columns: tuple[Column, ...], view: View) -> str:
    words = view.words
    if way.target is not None:
        where = f"{way.target + 1} {column_name(all_columns[way.target], view)}"
    else:
        where = beyond(way, view)
    notes = [words("back")] if way.back else []
    if way.manner == "parallel":
        notes.append(words("in parallel"))
    if said := condition(way, view):
        notes.append(said)
    return f"{where} ({'; '.join(notes)})" if notes else where
