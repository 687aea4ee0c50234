"""Where links arrive that were written to a part's former id, to an id that is gone, or to a part that is not shown.

A former id stands as an empty element in the part that has another one today (see `statements.former`), so that a
browser goes there by itself. What is drawn nowhere on its page (a feeling's words, a part of a hidden row) has an entry
here with a link that leads on; the page's script follows that link at once. A row that is left out (`hide: true`) has
an empty element alone: its author wants nothing seen of it.
"""

from collections.abc import Container, Iterator

from desireline.draw.facts import Facts
from desireline.draw.html import esc
from desireline.draw.inline import inline, plain
from desireline.draw.language import listed
from desireline.draw.marks import day
from desireline.draw.statements import answers, extras
from desireline.model import (
    BUILT_IN_ROWS,
    LANE_ROLES,
    JourneyMap,
    Lane,
    Part,
    Path,
    Persona,
    Piece,
    Row,
    Scale,
    walk,
)
from desireline.model.journey import Retired

_BUILT_IN = frozenset({*BUILT_IN_ROWS, *LANE_ROLES, "emotion"})


def tombstones(subject: JourneyMap | Persona, facts: Facts) -> str:
    """Ids that are gone: what became of each, in which version, why, and the pains that ended. Else an empty text."""
    if not subject.retired:
        return ""
    made = "".join(_tombstone(gone, facts) for gone in subject.retired)
    return _folded(facts.view.words("Retired"), "retired", made, len(subject.retired), facts)


def _tombstone(gone: Retired, facts: Facts) -> str:
    view = facts.view
    parts = [f"<code>{esc(gone.id)}</code>", _became(gone, facts)]
    if gone.in_:
        came = view.released.get(gone.in_)
        release = f"<b>{inline(gone.in_, view)}</b>" + (f" ({day(came)})" if came is not None else "")
        parts.append(_worded(view.words("in {release}"), release, facts))
    parts += [inline(gone.why, view)] if gone.why else []
    parts += [answers(pain, facts) for pain in gone.solves]
    return f'<li id="{facts.anchors[gone]}">{" · ".join(parts)}{extras(gone.extras, view)}</li>'


def _became(gone: Retired, facts: Facts) -> str:
    """Removed; now something else; or split into several."""
    words = facts.view.words
    if not gone.to:
        return f"<span{facts.ui}>{esc(words('removed'))}</span>"
    to = listed((_successor(reference, facts) for reference in gone.to), facts.journey.lang or words.lang)
    return _worded(words("now {part}") if len(gone.to) == 1 else words("split into {parts}"), to, facts)


def _worded(message: str, html: str, facts: Facts) -> str:
    """A message of the interface with HTML, in the map's own language, in the place of its name in braces."""
    before, _, rest = message.partition("{")
    around = [f"<span{facts.ui}>{esc(part)}</span>" if part else "" for part in (before, rest.partition("}")[2])]
    return html.join(around)


def _successor(reference: str, facts: Facts) -> str:
    """A link to what took an id's place, by its own name where it stands on this page."""
    address = facts.view.addresses.page(reference if "#" in reference else f"#{reference}")
    part = facts.anchors.given.get(reference.removeprefix("#"))
    shown = esc(_name(part) or reference) if part is not None else esc(reference)
    return f'<a href="{esc(address)}">{shown}</a>' if address else shown


def led_on(facts: Facts, ids: Container[str]) -> str:
    """Entries for ids that the page shows nowhere, each with a link to what it names today, or to what holds that.

    Args:
        facts: The map or persona of the page.
        ids: Every id of the page without these entries.
    """
    anchors = facts.anchors
    lost = {old: anchors[p] for old, p in anchors.former.items() if old not in ids and old not in anchors.given}
    hidden = {anchor: part for anchor, part in anchors.given.items() if anchor not in ids and not is_built_in(part)}
    left_out = [anchor for anchor, part in hidden.items() if isinstance(part, Row) and part.hide]
    silent = "".join(f'<span id="{esc(anchor)}" data-now="map_stages"></span>' for anchor in left_out)
    hidden = {anchor: part for anchor, part in hidden.items() if anchor not in left_out}
    if not lost and not hidden:
        return silent
    places = dict(_holders(facts, ids)) if hidden or any(now not in ids for now in lost.values()) else {}
    words = facts.view.words
    named, held = words("now {part}"), words("stands in {part}")
    entries = {old: (named, now) if now in ids else (held, places.get(now, "")) for old, now in lost.items()}
    entries |= {anchor: (held, places.get(anchor, "")) for anchor in hidden}
    made = "".join(_entry(name, *entries[name], facts) for name in sorted(entries))
    return silent + _folded(words("Ids that lead on"), "former", made, len(entries), facts)


def _entry(name: str, message: str, now: str, facts: Facts) -> str:
    """One id that leads on to an anchor of the page; to its top where nothing holds the part."""
    part = facts.anchors.given.get(now)
    shown = esc(_name(part) or now or plain((facts.persona or facts.journey).title))
    link = _worded(message, f'<a href="#{esc(now)}">{shown}</a>', facts)
    return f'<li id="{esc(name)}" data-now="{esc(now)}"><code>{esc(name)}</code> · {link}</li>'


def _holders(facts: Facts, ids: Container[str]) -> Iterator[tuple[str, str]]:
    """Each given anchor with the nearest anchor around its part that the page shows."""
    anchors = facts.anchors
    at: dict[Path, str] = {}
    for path, piece in walk(facts.persona or facts.journey):
        anchor = anchors.get(piece)
        shown = next((at[path[:cut]] for cut in range(len(path) - 1, 0, -1) if path[:cut] in at), "")
        if anchor is not None and anchor in ids:
            at[path] = anchor
        elif anchor is not None:
            yield anchor, shown


def is_built_in(part: Piece) -> bool:
    """Whether a row, lane or scale is named only to put it in order: nobody gave it its id."""
    return isinstance(part, Row | Lane | Scale) and part.id in _BUILT_IN


def _name(part: Part | Retired | None) -> str:
    given = part.__dict__ if part is not None else {}
    return plain(str(given.get("title") or given.get("text") or ""))


def _folded(title: str, name: str, entries: str, count: int, facts: Facts) -> str:
    summary = f"<summary{facts.ui}>{esc(title)} <small>{count}</small></summary>"
    kind = "persona" if facts.persona is not None else "map"
    return f'<details class="dl-fold" id="{kind}_{name}">{summary}<ul class="dl-findings">{entries}</ul></details>'
