"""What a file says judged against the other files: its references, its id, and the map it answers.

Each problem stands in the file that is judged and depends on that file and on what the others offer, on nothing else.
So a file needs to be judged again only when it, or what any file offers, has changed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from desireline.model import Evidence, keys
from desireline.source.answers import missing_part, nearly_declared
from desireline.source.near_miss import near_miss
from desireline.source.reading import shown
from desireline.source.scalars import choices_of
from desireline.source.sheet import Offered, Sheet, Spot
from desireline.source.suggest import did_you_mean
from desireline.source.values_meant import word_meant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desireline.source.problem import Problem
    from desireline.source.project import Project

_FALLBACK: Final = Spot(0, 0, 1)

Finding = tuple[str, str, str]
"""Severity, rule and message."""
Judge = Callable[[str, str, "Project"], "Finding | None"]
"""Finds what is wrong with a reference of a kind and text, whatever file it stands in."""


def judge_against(sheet: Sheet, project: Project) -> tuple[Problem, ...]:
    """What is wrong with the file beside the others."""
    offered = sheet.offered
    if offered is None:
        return ()
    problems: list[Problem] = []
    for (kind, text), spots in sheet.asked.items():
        finding = answer(kind, text, sheet, offered, project)
        if finding is not None:
            severity, rule, message = finding
            problems += (
                sheet.problem("warning" if severity == "warning" else "error", rule, message, spot) for spot in spots
            )
    problems += _names(sheet, offered, project)
    problems += _relations(sheet, offered, project)
    problems += _not_said(sheet, offered, project)
    return tuple(problems)


def answer(kind: str, text: str, sheet: Sheet, offered: Offered, project: Project) -> Finding | None:
    """What is wrong with a reference; None where it is answered."""
    if kind == "source":
        return None if text in project.sources else _once(_source, kind, text, project)
    if kind == "actor":
        return _actor(text, sheet, project)
    if kind == "touchpoint":
        return _touchpoint(text, offered, project)
    if kind in {"persona", "company", "map"}:
        return _once(_file, kind, text, project)
    file, sign, name = text.partition("#")
    if kind == "place" and not sign:
        return _once(_file, "map", text, project)
    return _part(kind, file, name, project) if sign else _part_of_answered(kind, text, offered, project)


def _once(judge: Judge, kind: str, text: str, project: Project) -> Finding | None:
    """The finding for a reference, worked out for the first file that asks: looking for near names goes through all."""
    if (kind, text) not in project.unanswered:
        project.unanswered[kind, text] = judge(kind, text, project)
    return project.unanswered[kind, text]


def _file(kind: str, text: str, project: Project) -> Finding | None:
    noun = {"company": "company persona"}.get(kind, kind)
    found = project.files.get(text)
    if found is None:
        if text in project.former:
            today = project.former[text][0]
            return "warning", "former-id", f"'{text}' is the former id of '{today}'; write that"
        if text in project.unread:
            return None  # that its file cannot be read is said there
        wanted = sorted(each.id for each in project.files.values() if _is(kind, each))
        meant = did_you_mean(text, wanted)
        if meant is None and kind in {"persona", "company"}:
            meant = project.persona_names.get(text)
        return "error", "unknown-reference", f"there is no {noun} {shown(text)}; {_advice(meant, wanted, noun)}"
    if not _is(kind, found):
        is_what = (
            "a map" if found.is_map else f"a persona of kind '{found.state}'" if kind == "company" else "a persona"
        )
        return "error", "unknown-reference", f"'{text}' is {is_what}, and this takes a {noun}"
    return None


def _is(kind: str, offered: Offered) -> bool:
    if kind == "map":
        return offered.is_map
    return not offered.is_map and (kind == "persona" or offered.state == "company")


def _advice(meant: str | None, known: list[str], noun: str) -> str:
    if meant:
        return f"did you mean '{meant}'?"
    if not known:
        return f"no {noun} is there yet"
    more = f" and {len(known) - 5} more" if len(known) > 5 else ""
    return "there are " + ", ".join(known[:5]) + more


def _source(kind: str, text: str, project: Project) -> Finding | None:
    del kind
    if text in project.unread:
        return None
    known = sorted(project.sources)
    meant = did_you_mean(text, known)
    form = keys(Evidence)["status"].form
    statuses = choices_of(form) if form and not meant else ()
    status = word_meant(text, statuses) or did_you_mean(text, statuses)
    advice = f"if it is a status, write 'evidence: {status}'" if status else _advice(meant, known, "source")
    message = f"no map or persona declares the source {shown(text)}; {advice}"
    return "error", "unknown-reference", message


def _part(kind: str, file: str, name: str, project: Project) -> Finding | None:
    """`file#id`."""
    if not name:
        return "error", "bad-reference", f"nothing stands behind the '#' of '{file}#'; write the id of a part there"
    found, renamed = project.files.get(file), ""
    if found is None and file in project.former:
        renamed = project.former[file][0]
        found = project.files[renamed]
    if found is None and file in project.unread:
        return None
    if found is None:
        known = sorted(project.files)
        advice = _advice(did_you_mean(file, known), known, "file")
        return "error", "unknown-reference", f"there is no map or persona {shown(file)}; {advice}"
    if name in _known(kind, found):
        if renamed:
            return "warning", "former-id", f"'{file}' is the former id of '{renamed}'; write '{renamed}#{name}'"
        return None
    today = found.former_parts.get(name)
    if today:
        return "warning", "former-id", f"'{name}' is '{today}' now in '{found.id}'; write '{found.id}#{today}'"
    if name in found.retired:
        message = f"'{name}' is retired in '{found.id}'; point at what took its place, or take this out"
        return "warning", "retired-id", message
    if name in project.unread:
        return None
    message = missing_part("step stage" if kind == "place" else kind, name, _known(kind, found), found, f"'{found.id}'")
    return "error", "unknown-reference", message


def _known(kind: str, offered: Offered) -> set[str]:
    if kind == "pain":
        return set(offered.pains)
    return set(offered.parts) if kind == "part" else set(offered.moments)


def _part_of_answered(kind: str, name: str, offered: Offered, project: Project) -> Finding | None:
    """An id that a future map does not have and the map it answers may."""
    current = project.current_of(offered)
    if current is None:
        return None  # that `future_of` leads nowhere is said where it stands
    if name in _known(kind, current):
        if kind == "step stage":
            message = f"'{name}' stands in '{current.id}' and not in this future map, so this leads nowhere here"
            return "warning", "not-in-this-future", message
        return None
    known = _known(kind, offered) | _known(kind, current)
    both = f"this file, nor in '{current.id}'" if name not in current.parts else f"'{current.id}'"
    holder = current if name in current.parts or name in current.former_parts else offered
    return "error", "unknown-reference", missing_part(kind, name, known, holder, both)


def _touchpoint(text: str, offered: Offered, project: Project) -> Finding | None:
    current = project.current_of(offered)
    declared: list[str] = []
    for each in (offered, current) if current else (offered,):
        declared += [*each.touchpoints, *sorted({*each.touchpoints.values(), *each.free_touchpoints} - {""})]
    return _nearly("touchpoint", text, declared)


def _actor(text: str, sheet: Sheet, project: Project) -> Finding | None:
    """An actor is a persona's id or name, or free; only the personas of this file are looked at for slips."""
    found = project.files.get(text)
    if (found is not None and not found.is_map) or text in project.persona_names:
        return None
    named = [name for kind, name in sheet.asked if kind in {"persona", "actor"}]
    declared: list[str] = []
    for name in named:
        persona = project.files.get(name) or project.files.get(project.persona_names.get(name, ""))
        if persona is not None and not persona.is_map:
            declared += (persona.id, persona.name)
    return _nearly("persona", text, declared)


def _nearly(noun: str, text: str, declared: list[str]) -> Finding | None:
    if text in declared:
        return None
    nearly = near_miss(text, declared)
    return ("error", "near-miss", nearly_declared(noun, text, nearly)) if nearly else None


def _names(sheet: Sheet, offered: Offered, project: Project) -> Iterator[Problem]:
    """Names that are unique in the project: ids of files, former ones, sources; and titles that should agree."""
    first = project.paths.get(offered.id)
    if first is not None and first != sheet.path:
        message = (
            f"the id '{offered.id}' is that of {first} already; maps and personas share their ids, so give another"
        )
        yield sheet.problem("error", "duplicate-id", message, sheet.id_spot)
    for old in offered.former:
        spot = sheet.spots.get("was", _FALLBACK)
        if old in project.files:
            message = f"'{old}' is no former id: it is that of {project.paths[old]}; take it out of 'was'"
            yield sheet.problem("error", "id-in-use", message, spot)
        elif project.former[old][1] != sheet.path:
            message = f"the former id '{old}' is claimed by {project.former[old][1]} too; keep it in one of the two"
            yield sheet.problem("error", "claimed-twice", message, spot)
    for source_id in offered.sources:
        path = project.sources[source_id]
        if path == sheet.path:
            continue
        if not project.same_text(offered, project.by_path[path]):
            message = f"the source '{source_id}' is declared in {path} already; any file may cite it, so delete it here"
            yield sheet.problem("error", "duplicate-id", message, sheet.spots[f"source {source_id}"])
    for point, title in offered.touchpoints.items():
        known = project.touchpoint_titles.get((point, offered.lang))
        if title and known is not None and known.title != title:
            message = (
                f"the touchpoint '{point}' is called {shown(title)} here and {shown(known.title)} in {known.path}; "
                "the same id is the same touchpoint, so call it the same, or give it another id"
            )
            yield sheet.problem("warning", "touchpoint-title", message, sheet.spots[f"touchpoint {point}"])


def _relations(sheet: Sheet, offered: Offered, project: Project) -> Iterator[Problem]:
    """`future_of`, `translates` and `part_of` lead to a map of the right kind, and not round in a circle."""
    for key in ("future_of", "translates", "part_of"):
        target: str = getattr(offered, key)
        spot = sheet.spots.get(key, _FALLBACK)
        if not target:
            continue
        circle = _circle(key, offered, project)
        if circle and offered.id != min(circle):
            continue  # one circle is one problem
        if circle:
            way = " → ".join(circle)
            yield sheet.problem(
                "error", "circle", f"'{key}' leads round in a circle: {way}; take one of them out", spot
            )
        elif key == "future_of" and (current := project.current_of(offered)) and current.state == "future":
            message = f"'{target}' is a future map itself; 'future_of' takes the current map"
            yield sheet.problem("error", "contradiction", message, spot)


def _circle(key: str, offered: Offered, project: Project) -> list[str]:
    """The ids along a circle that leads back to the file, or nothing."""
    way = [offered.id]
    following: Offered | None = offered
    while following is not None:
        name: str = getattr(following, key).partition("#")[0]
        if not name:
            return []
        way.append(name)
        if name == offered.id:
            return way
        if name in way[:-1]:
            return []  # a circle further on, reported where it is
        following = project.files.get(name)
    return []


def _not_said(sheet: Sheet, offered: Offered, project: Project) -> Iterator[Problem]:
    """Stages and steps of the current map of which a future map says nothing."""
    current = project.current_of(offered)
    if current is None or current.state == "future":
        return
    said = offered.moments.keys() | offered.retired | offered.former_parts.keys()
    spot = sheet.spots.get("future_of", _FALLBACK)
    for name, moment in current.moments.items():
        if name in said or (moment.stage and moment.stage not in offered.moments):
            continue
        title = f" ({shown(moment.name)})" if moment.name else ""
        message = (
            f"the {moment.noun} '{name}'{title} of '{current.id}' is not said to stay or to go; "
            f"repeat it, or list it in 'retired'"
        )
        yield sheet.problem("warning", "not-said", message, spot)
