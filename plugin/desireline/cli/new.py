"""`desireline new`: a new map or persona from a template."""

from __future__ import annotations

import os
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import click

from desireline.cli.naming import MapName, PersonaName, TemplateName
from desireline.cli.project import Project, day, find_project, load
from desireline.cli.saying import explained, say, say_aside, unknown
from desireline.cli.templates import LANGUAGES, Template, filled, templates, values_for

if TYPE_CHECKING:
    from desireline.model import JourneyMap
    from desireline.source import Catalogue

_SCHEMAS = ("map", "persona")


@click.command(
    epilog="Exit codes: 0 written · 2 the id is taken or is none, or there is no such template · 3 not writable."
)
@click.argument("template", metavar="TEMPLATE", type=TemplateName(), required=False)
@click.argument("name", metavar="ID", required=False)
@click.option("--title", help="What it is called, in any script. Default: made from the id.")
@click.option("--lang", type=click.Choice(LANGUAGES), help="Language of the template. Default: that of most maps here.")
@click.option(
    "--persona", metavar="ID", type=PersonaName(), multiple=True, help="Whose journey it is; may be repeated."
)
@click.option(
    "--future-of", metavar="MAP", type=MapName(), help="Answer this current map: its stages and steps are copied."
)
@click.option("--list", "show_list", is_flag=True, help="List the templates.")
def new(
    template: str | None,
    name: str | None,
    title: str | None,
    lang: str | None,
    persona: tuple[str, ...],
    future_of: str | None,
    show_list: bool,
) -> int:
    """Write a new map to maps/ID.yaml, or a persona to personas/ID.yaml, from a commented template.

    The ID is for links: a-z, 0-9 and '-', beginning with a letter, and never changed once published.

    \b
    What there is:   desireline new --list
    A map:           desireline new service-blueprint store-visit --persona hao
    A future map:    desireline new future-state visit-2027 --future-of visit
    A persona:       desireline new persona mei --title 小美 --lang zh-Hant
    """  # noqa: D301  # click takes \\b for "do not wrap"
    project = find_project()
    if show_list:
        _list(lang or "en")
        return 0
    known = templates(lang or "en")
    if template is None or name is None:
        raise click.UsageError(
            "Name a template and an id: desireline new TEMPLATE ID. 'desireline new --list' lists them."
        )
    if template not in known:
        raise click.UsageError(unknown("template", template, list(known)))
    catalogue = _catalogue(project)
    current = _current(future_of, catalogue) if future_of else None
    lang = lang or (current and _nearest(current.lang)) or _usual_language(catalogue)
    chosen = templates(lang)[template]
    path = _path(chosen, name, project, catalogue)
    for each in persona:
        if catalogue is None or each not in catalogue.personas:
            people = list(catalogue.personas) if catalogue else []
            raise click.UsageError(unknown("persona", each, people))
    if chosen.is_persona and (persona or current):
        raise click.UsageError("--persona and --future-of are for maps; this template makes a persona.")
    given = persona or (current.personas if current else ()) or _usual_persona(catalogue)
    text = _text(chosen, path, values_for(name, title or _title(name, current, lang), day()), given, current)
    _write(project, path, text)
    missing = [] if given or chosen.is_persona else _missing(text, catalogue)
    for each in missing:
        say_aside(f"It is about '{each}': desireline new persona {each}, or name yours under 'personas'.")
    say_aside("Next: fill it in, then run 'desireline check'.")
    return 0


def _text(
    chosen: Template, path: str, values: dict[str, str], people: tuple[str, ...], current: JourneyMap | None
) -> str:
    from desireline.cli.answering import answering, with_personas
    from desireline.source.layout import lay_out

    schema = os.path.relpath(
        f"schema/{'persona' if chosen.is_persona else 'map'}.schema.json", PurePosixPath(path).parent
    )
    text = filled(chosen.text, values, PurePosixPath(schema).as_posix())
    if current is not None:
        text = answering(text, current)
    if people and not chosen.is_persona:
        text = with_personas(text, people)
    return lay_out(text.encode(), path, persona=chosen.is_persona).raw.decode()


def _write(project: Project, path: str, text: str) -> None:
    from desireline.cli.schema import schema_of
    from desireline.cli.writing import create_file

    for noun in _SCHEMAS:
        if not (project.root / "schema" / f"{noun}.schema.json").exists():
            create_file(project.root / "schema" / f"{noun}.schema.json", schema_of(noun))
    create_file(project.root / path, text)
    say(f"Wrote {project.shown(path)}.")


def _list(lang: str) -> None:
    known = templates(lang)
    width = max(map(len, known), default=0)
    for name, template in known.items():
        say(f"{name:<{width}}  {template.about}".rstrip())


def _catalogue(project: Project) -> Catalogue | None:
    """What is there already; a broken file is no reason not to write another."""
    return load(project) if project.is_there else None


def _current(name: str, catalogue: Catalogue | None) -> JourneyMap:
    """The map that the new one answers. Raises `click.UsageError` where it cannot be answered."""
    journey = catalogue.maps.get(name) if catalogue else None
    if catalogue is None or journey is None:
        raise click.UsageError(unknown("map", name, list(catalogue.maps) if catalogue else []))
    if journey.state == "future" or journey.future_of:
        raise click.UsageError(f"'{name}' is a future map itself; name the current map it answers.")
    if catalogue.is_broken(journey):
        for problem in catalogue.broken[journey.file]:
            say_aside(explained(problem))
        raise click.UsageError(f"'{name}' has errors; mend them first, so that nothing of it is lost in the copy.")
    return journey


def _path(chosen: Template, name: str, project: Project, catalogue: Catalogue | None) -> str:
    """Where the new file stands. Raises `click.UsageError` for an id that is none, or is taken."""
    from desireline.source.problem import visible
    from desireline.source.scalars import ID, id_suggestion

    if not ID.fullmatch(name):
        better = id_suggestion(name)
        advice = f" Write '{better}'." if better else ""
        hint = " Any other script goes into --title." if not name.isascii() else ""
        raise click.UsageError(
            f"'{visible(name)}' is no id: a-z, 0-9 and '-' alone, beginning with a letter.{advice}{hint}"
        )
    taken = catalogue.file(name) if catalogue else None
    if taken is not None:
        noun = "map" if catalogue and taken.key in catalogue.maps else "persona"
        where = project.shown(taken.file)
        raise click.UsageError(f"The id '{name}' is taken by the {noun} {where}; maps and personas share one space.")
    path = f"{project.folders[chosen.is_persona].strip('/')}/{name}.yaml"
    if os.path.lexists(project.root / path):
        raise click.UsageError(f"The file '{project.shown(path)}' is there already; choose another id.")
    return path


def _title(name: str, current: JourneyMap | None, lang: str) -> str:
    if current is not None:
        sign = {"zh-Hant": "（未來）", "zh-Hans": "（未来）", "ja": "（未来）"}.get(lang, " (future)")
        return f"{current.title}{sign}"
    words = name.replace("-", " ").strip()
    return words[:1].upper() + words[1:]


def _missing(text: str, catalogue: Catalogue | None) -> list[str]:
    """The personas that a template names and the project has not."""
    from desireline.model import JourneyMap
    from desireline.source import read_text

    made = read_text(text, "").piece
    named = made.personas if isinstance(made, JourneyMap) else ()
    return [each for each in named if catalogue is None or each not in catalogue.personas]


def _usual_persona(catalogue: Catalogue | None) -> tuple[str, ...]:
    """The one person of the project; nobody where there are several, or none, for then only the author knows."""
    people = [key for key, each in catalogue.personas.items() if each.kind in (None, "person")] if catalogue else []
    return (people[0],) if len(people) == 1 else ()


def _usual_language(catalogue: Catalogue | None) -> str:
    langs = [_nearest(journey.lang) for journey in catalogue.maps.values()] if catalogue else []
    return max(dict.fromkeys(langs), key=langs.count, default="en")


def _nearest(lang: str | None) -> str:
    from desireline.draw.words import nearest

    return nearest(lang or "en")
