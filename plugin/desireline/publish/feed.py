"""The feed of map changes: Atom (RFC 4287), one entry for each map and commit that changed what the map says.

Entries keep their ids for good: `tag:` addresses (RFC 4151) of the site, the day of the commit, the map and the commit.
The same history gives the same bytes. Addresses of an Atom feed are absolute, so it needs the site's own.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urljoin, urlsplit

from desireline.draw.html import esc
from desireline.draw.language import colon, direction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desireline.draw.changes.said_change import Said
    from desireline.publish.commits import Commits, Told
    from desireline.publish.plan import PagePlan
    from desireline.publish.site import Site

PATH: Final = "feed.xml"
"""Where the feed stands in the site."""
TYPE: Final = "application/atom+xml"
_CHANGES: Final = 20
"""Changes of one entry that are told."""


def feed(commits: Commits, site: Site, site_url: str, name: str) -> str:
    """The feed.

    Args:
        commits: The history of the site's maps.
        site: The site.
        site_url: Its address, absolute.
        name: What the site is called.
    """
    told = tuple(commits.entries(site))
    base = site_url if site_url.endswith("/") else site_url + "/"
    newest = max((_moment(each) for each in told), default=datetime.fromtimestamp(0, UTC))
    title = site.words("{site}: what changed in the journeys", site=name)
    entries = "".join(_entry(each, site, base) for each in told)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{esc(site.words.lang)}">\n'
        f"  <id>{esc(_absolute(base, PATH))}</id>\n"
        f"  <title>{esc(title)}</title>\n"
        f"  <updated>{_written(newest)}</updated>\n"
        f'  <link rel="self" type="{TYPE}" href="{esc(_absolute(base, PATH))}"/>\n'
        f'  <link rel="alternate" type="text/html" href="{esc(_absolute(base, site.url_of(site.home)))}"/>\n'
        "  <generator>Desireline</generator>\n"
        f"{entries}</feed>\n"
    )


def _entry(told: Told, site: Site, base: str) -> str:
    state, said = told.said.past.state, told.said
    plan = told.plan
    words_lang = next(iter(each.lang for each in said.changes), None) or plan.lang or site.words.lang
    at = _written(_moment(told))
    title = f"{plan.title}{colon(words_lang)}{said.title}"
    to = _absolute(base, _page(plan, site)) + (f"#{told.anchor}" if told.anchor and _history(plan, site) else "")
    return (
        f'  <entry xml:lang="{esc(plan.lang or site.words.lang)}">\n'
        f"    <id>{esc(_id(told, base))}</id>\n"
        f"    <title>{esc(title)}</title>\n"
        f"    <updated>{at}</updated>\n"
        f"    <published>{at}</published>\n"
        f"    <author><name>{esc(state.commit.author or '?')}</name></author>\n"
        f'    <link rel="alternate" type="text/html" href="{esc(to)}"/>\n'
        f'    <content type="html">{esc(_content(told))}</content>\n'
        "  </entry>\n"
    )


def _content(told: Told) -> str:
    """What happened, as HTML."""
    said = told.said
    turned = direction(told.plan.lang)
    made = [f'<p dir="auto">{esc(said.past.state.commit.subject)}</p>']
    if said.label is not None and not said.changes:
        made.append(f'<p dir="{turned}">{said.label.glyph} {esc(said.title)}</p>')
    if said.changes:
        items = "".join(f"<li>{item}</li>" for item in _items(said.changes))
        made.append(f'<ul dir="{turned}">{items}</ul>')
    made += [f"<p>{esc(note)}</p>" for note in said.notes]
    return "".join(made)


def _items(changes: tuple[Said, ...]) -> Iterator[str]:
    for each in changes[:_CHANGES]:
        effect = (
            f" {each.effect.glyph} {each.effect.word}" if each.change.effect in {"better", "worse", "mixed"} else ""
        )
        yield esc(f"{each.op.glyph} {each.subject}{colon(each.lang)}{each.happened}{effect}")
    if len(changes) > _CHANGES:
        yield f"… +{len(changes) - _CHANGES}"


def _id(told: Told, base: str) -> str:
    """`tag:example.org,2026-09-01:/journeys/maps/phone-purchase/1a2b…`: the same as long as the site stands there."""
    parts = urlsplit(base)
    commit = told.said.past.state.commit
    specific = quote(f"{parts.path}maps/{told.plan.target}/{commit.name}", safe="/-._~")
    host = (parts.hostname or "localhost").encode("idna").decode("ascii")
    return f"tag:{host},{_moment(told).date().isoformat()}:{specific}"


def _history(plan: PagePlan, site: Site) -> bool:
    return f"{plan.path}.history" in site.by_path


def _page(plan: PagePlan, site: Site) -> str:
    return site.url_of(f"{plan.path}.history" if _history(plan, site) else plan.path)


def _absolute(base: str, path: str) -> str:
    return urljoin(base, quote(path, safe="/#.-_~"))


def _moment(told: Told) -> datetime:
    """When the commit was written; the beginning of time where its author's clock cannot be read."""
    try:
        at = datetime.fromisoformat(told.said.past.state.commit.date)
    except ValueError:
        return datetime.fromtimestamp(0, UTC)
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)


def _written(at: datetime) -> str:
    """A moment as RFC 3339 writes it, in UTC."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
