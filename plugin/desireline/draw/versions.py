"""What tells versions apart: the bar above a page of then, the list of all states of a map, the page of versions."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from desireline.draw.html import esc
from desireline.draw.language import sentences
from desireline.draw.marks import day
from desireline.model.record import Record, record

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from desireline.draw.words import Words


@record
class Named(Record):
    """A version as pages name it."""

    name: str
    date: datetime.date


@record
class Then(Record):
    """What the bar says of the page below it."""

    version: Named
    until: Named | None
    """The last version that shows the same; None where it is this one."""
    today: str
    """Address of today's page; "" where there is none."""
    changes: str
    """Address of what changed since; "" where nothing did, or it cannot be told."""
    same: bool
    """Whether nothing changed since."""
    every: str
    """Address of the list of all states."""
    now_called: str = ""
    """Today's title, where it is another one."""


def bar(then: Then, words: Words) -> str:
    """The bar above a page of then. Its links keep the part that the reader came for."""
    version = then.version
    said = f"<b>{esc(version.name)}</b> {day(version.date)}"
    if then.until is not None:
        said += f" – <b>{esc(then.until.name)}</b> {day(then.until.date)}"
    since = words("It is gone today.") if not then.today else ""
    since = words("Nothing in it has changed since.") if then.today and then.same else since
    state = sentences((words("This is how it was then."), since), words.lang)
    links = []
    if then.today:
        links.append(_link(then.today, words("Today's page"), keep=True))
    if then.changes:
        links.append(_link(then.changes, words("What changed since")))
    links.append(_link(then.every, words("All versions")))
    called = f" <i>{esc(words('Today it is called {title}.', title=then.now_called))}</i>" if then.now_called else ""
    return (
        f'<aside class="dl dl-pinned" lang="{esc(words.lang)}" dir="ltr" aria-label="{esc(words("Old version"))}">'
        f"<p>{said} <span>{esc(state)}{called}</span></p><nav>{' '.join(links)}</nav></aside>"
    )


def _link(address: str, title: str, *, keep: bool = False) -> str:
    part = ' onclick="this.hash=location.hash"' if keep else ""
    return f'<a href="{esc(address)}"{part}>{esc(title)}</a>'


def unread_page(title: str, words: Words) -> str:
    """What stands in place of a map or persona of which nothing could be read."""
    said = esc(words("It could not be read."))
    return (
        f'<article class="dl dl-versions" lang="{esc(words.lang)}"><header class="dl-header"><h1>{esc(title)}</h1>'
        f'<p class="dl-lead">{said}</p></header></article>'
    )


@record
class StateRow(Record):
    """A state of a map: the versions that show it, and where it is shown and compared."""

    first: Named
    last: Named
    page: str
    """Address of the page as it was; "" where it could not be read."""
    before: str
    """Address of what changed against the state before; "" where there is none."""
    earlier: str
    """The version it is compared with there."""
    since: str
    """Address of what changed until today; "" where nothing did."""
    title: str
    """What it was called then; plain text."""
    why: str = ""
    """Why it has no page, or why that may not be whole."""


def states_page(title: str, today: str, rows: Sequence[StateRow], words: Words) -> str:
    """The list of all states of one map or persona, newest first.

    Args:
        title: What it is called; plain text.
        today: Address of today's page; "" where it is gone.
        rows: Its states, newest first.
        words: The interface language.
    """
    head = _heads(words("Version"), words("As it was then"), words("What changed in it"), words("What changed since"))
    now = _link(today, words("Today's page")) if today else esc(words("It is gone today."))
    body = "".join(_state_row(row, words) for row in rows)
    table = f'<table class="dl-list dl-rows"><thead>{head}</thead><tbody>{body}</tbody></table>' if rows else ""
    none = "" if rows else f'<p class="dl-hint">{esc(words("It stands in no published version yet."))}</p>'
    return (
        f'<article class="dl dl-versions" lang="{esc(words.lang)}"><header class="dl-header">'
        f'<p class="dl-kind">{esc(words("Versions"))}</p><h1>{esc(title)}</h1><p class="dl-lead">{now}</p></header>'
        f'<div class="dl-v-scroll">{table}</div>{none}</article>'
    )


def _state_row(row: StateRow, words: Words) -> str:
    name = f"<b>{esc(row.first.name)}</b> {day(row.first.date)}"
    if row.last.name != row.first.name:
        name += f" – <b>{esc(row.last.name)}</b> {day(row.last.date)}"
    why = f'<p class="dl-v-unread" lang="en">{esc(row.why)}</p>' if row.why else ""
    page = f'<a href="{esc(row.page)}">{esc(row.title)}</a>' if row.page else esc(row.title)
    before = _link(row.before, f"{row.earlier} → {row.first.name}") if row.before else "—"
    since = _link(row.since, f"{row.last.name} → {words('today')}") if row.since else "—"
    return f"<tr><td>{name}</td><td>{page}{why}</td><td>{before}</td><td>{since}</td></tr>"


@record
class Touched(Record):
    """A map or persona that a version changed."""

    id: str
    title: str
    """Plain text."""
    address: str
    """Where its changes are; of what is new or gone, the page of then."""
    state: str
    """`new`, `gone`, `people` where only its personas changed, else "" where it changed itself."""


@record
class VersionRow(Record):
    """What the page of versions says of one."""

    version: Named
    commit: str
    """Name of the commit, shortened."""
    maps: int
    """How many maps stood there."""
    touched: tuple[Touched, ...]
    """What it changed against the version before; of the oldest all its maps."""
    unread: tuple[tuple[str, str], ...]
    """What could not be read, or not in full: place and message."""
    note: str = ""
    """Why nothing was found; "" where something was."""
    oldest: bool = False


def versions_page(title: str, rows: Sequence[VersionRow], reason: str, words: Words) -> str:
    """The page of versions, newest first.

    Args:
        title: Of the page.
        rows: One a version, newest first.
        reason: Why there are none, or may be more; "" where nothing is missing.
        words: The interface language.
    """
    missing = f'<p class="dl-hint" lang="en">{esc(reason)}</p>' if reason else ""
    lead = words("Each map and persona as it was when a version was published, and what each version changed.")
    sections = "".join(_version(row, words) for row in rows)
    return (
        f'<article class="dl dl-versions" lang="{esc(words.lang)}"><header class="dl-header"><h1>{esc(title)}</h1>'
        f'<p class="dl-lead">{esc(lead)}</p></header>{missing}{sections}</article>'
    )


def version_anchor(name: str) -> str:
    """The anchor of a version on the page of versions, of its name as an address."""
    return f"version_{name}"


def _version(row: VersionRow, words: Words) -> str:
    from desireline.source.tags import version_address  # noqa: PLC0415  # the one rule for names in addresses

    anchor = version_anchor(version_address(row.version.name))
    maps = words.count("{n} map", "{n} maps", row.maps)
    said = [esc(maps)]
    if not row.oldest:
        said.append(esc(words.count("{n} changed", "{n} changed", len(row.touched))))
    about = f"{day(row.version.date)} · <code>{esc(row.commit)}</code> · {' · '.join(said)}"
    titles = Counter(each.title for each in row.touched)
    touched = "".join(f"<li>{_touched(each, words, alone=titles[each.title] == 1)}</li>" for each in row.touched)
    listed = f'<ul class="dl-v-touched">{touched}</ul>' if touched else ""
    note = f'<p class="dl-v-unread" lang="en">{esc(row.note)}</p>' if row.note else ""
    unread = "".join(f"<li><code>{esc(place)}</code> {esc(message)}</li>" for place, message in row.unread)
    if unread:
        head = words.count("{n} file could not be read in full", "{n} files could not be read in full", len(row.unread))
        unread = f'<div class="dl-v-unread"><p>{esc(head)}</p><ul lang="en">{unread}</ul></div>'
    return (
        f'<section class="dl-v" id="{esc(anchor)}"><h2>{esc(row.version.name)}</h2><p class="dl-v-about">{about}</p>'
        f"{listed}{note}{unread}</section>"
    )


def _touched(each: Touched, words: Words, *, alone: bool) -> str:
    """A title that several have is told apart by the id."""
    name = _link(each.address, each.title) + ("" if alone else f" <code>{esc(each.id)}</code>")
    state = {"new": words("new"), "gone": words("gone"), "people": words("its personas alone")}.get(each.state, "")
    return f"{name} <small>{esc(state)}</small>" if state else name


def _heads(*names: str) -> str:
    return "<tr>" + "".join(f'<th scope="col">{esc(name)}</th>' for name in names) + "</tr>"
