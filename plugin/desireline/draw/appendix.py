"""What stands below a map: scenario and scope, touchpoints, sources, ids that went, keys of the team's own."""

from collections.abc import Sequence

from desireline.draw.channels import channel_name
from desireline.draw.facts import Facts
from desireline.draw.html import esc
from desireline.draw.icons import channel_icon, icon
from desireline.draw.inline import address, inline
from desireline.draw.marks import day
from desireline.draw.statements import extras, link
from desireline.draw.tombstones import tombstones
from desireline.model import Source, Touchpoint, id_as_words


def context(facts: Facts) -> str:
    """The scenario and the scope of the whole map, side by side; empty where neither is given."""
    journey, view, words = facts.journey, facts.view, facts.view.words
    told: list[tuple[str, str]] = []
    if journey.scenario:
        given = journey.scenario
        expected = "".join(f"<li>{inline(text, view)}</li>" for text in given.expectations)
        told.append((words("Situation"), inline(given.situation, view) if given.situation else ""))
        told.append((words("Goal"), inline(given.goal, view) if given.goal else ""))
        told.append((words("Expects"), f"<ul>{expected}</ul>" if expected else ""))
    if journey.scope:
        told.append((words("Begins"), inline(journey.scope.starts, view) if journey.scope.starts else ""))
        told.append((words("Ends"), inline(journey.scope.ends, view) if journey.scope.ends else ""))
    made = "".join(f"<div><dt{facts.ui}>{esc(title)}</dt><dd>{html}</dd></div>" for title, html in told if html)
    if not made:
        return ""
    summary = f"<summary{facts.ui}>{esc(words('Scenario and scope'))}</summary>"
    return f'<details class="dl-fold" id="map_scenario" open>{summary}<dl class="dl-context">{made}</dl></details>'


def appendix(facts: Facts) -> str:
    """Folded lists: touchpoints, sources, retired ids; then products, tags, links and keys of the team's own."""
    journey, words = facts.journey, facts.view.words
    made = [
        context(facts),
        _folded(words("Touchpoints"), "touchpoints", _touchpoints(facts), len(journey.touchpoints), facts),
        _folded(words("Sources"), "sources", sources(journey.sources, facts), len(journey.sources), facts),
        tombstones(journey, facts),
    ]
    about = _about(facts)
    return f'<div class="dl-appendix">{"".join(made)}{about}</div>'


def sources(given: tuple[Source, ...], facts: Facts) -> str:
    """What statements rest on, as a table."""
    if not given:
        return ""
    words = facts.view.words
    heads = (words("Source"), words("Kind"), words("Date"), words("People or records"))
    head = "".join(f'<th scope="col">{esc(title)}</th>' for title in heads)
    rows = []
    for source in given:
        name = inline(source.title or source.id or "", facts.view)
        to = address(source.link, facts.view) if source.link else None
        shown = f'<a href="{esc(to)}">{name}</a>' if to else name
        date = day(source.date) if source.date else "—"
        count = f"{source.count:,}" if source.count is not None else "—"
        head_cell = f'<th scope="row">{_former(source)}{shown}{extras(source.extras, facts.view)}</th>'
        anchor = facts.anchors[source]
        kind = esc(source.kind or "—")
        rows.append(f'<tr id="{anchor}">{head_cell}<td>{kind}</td><td>{date}</td><td>{count}</td></tr>')
    return f'<table class="dl-list"><thead{facts.ui}><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table>'


def _former(part: Source | Touchpoint) -> str:
    return "".join(f'<span id="{esc(old)}"></span>' for old in part.was)


def _touchpoints(facts: Facts) -> str:
    declared = facts.journey.touchpoints
    if not declared:
        return ""
    words = facts.view.words
    heads = (words("Touchpoint"), words("Channel"), words("Owner"), words("Used in"))
    head = "".join(f'<th scope="col">{esc(title)}</th>' for title in heads)
    used = _used(facts)
    rows = "".join([_touchpoint(touchpoint, used.get(id(touchpoint), ()), facts) for touchpoint in declared])
    return f'<table class="dl-list"><thead{facts.ui}><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _used(facts: Facts) -> dict[int, list[str]]:
    """Links to the stages in which each declared touchpoint is used, by its identity."""
    found: dict[int, list[str]] = {}
    for stage in facts.journey.stages:
        to = f'<a href="#{facts.anchors[stage]}">{facts.numbered[id(stage)]}</a>'
        named = {name for moment in (stage, *stage.steps) for name in moment.touchpoints}
        known = {id(touchpoint) for name in named if (touchpoint := facts.declared(name))}
        for touchpoint_id in known:
            found.setdefault(touchpoint_id, []).append(to)
    return found


def _touchpoint(touchpoint: Touchpoint, used: Sequence[str], facts: Facts) -> str:
    view = facts.view
    links = " ".join(link(each, view) for each in touchpoint.links)
    name = inline(touchpoint.title or id_as_words(touchpoint.id or ""), view)
    channel = inline(channel_name(touchpoint.channel, view.words), view) if touchpoint.channel else "—"
    owner = inline(touchpoint.owner, view) if touchpoint.owner else "—"
    sign = icon(channel_icon(touchpoint.channel))
    head_cell = f'<th scope="row">{_former(touchpoint)}{sign} {name} {links}{extras(touchpoint.extras, view)}</th>'
    places = ", ".join(used) or "—"
    return f'<tr id="{facts.anchors[touchpoint]}">{head_cell}<td>{channel}</td><td>{owner}</td><td>{places}</td></tr>'


def _about(facts: Facts) -> str:
    journey, view, words = facts.journey, facts.view, facts.view.words
    parts = []
    for title, values in ((words("Products"), journey.products), (words("Tags"), journey.tags)):
        if values:
            shown = " ".join(f'<span class="dl-chip">{inline(value, view)}</span>' for value in values)
            parts.append(f"<span><b{facts.ui}>{esc(title)}</b> {shown}</span>")
    if journey.links:
        parts.append("".join(link(each, view) for each in journey.links))
    parts.append(extras(journey.extras, view))
    made = "".join(filter(None, parts))
    return f'<div class="dl-about">{made}</div>' if made else ""


def _folded(title: str, name: str, html: str, count: int, facts: Facts) -> str:
    if not html:
        return ""
    summary = f"<summary{facts.ui}>{esc(title)} <small>{count}</small></summary>"
    return f'<details class="dl-fold" id="map_{name}">{summary}{html}</details>'
