"""Drawings of maps for pages of the author's own: which map, of which version, under which caption."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desireline.compare import compare_maps
from desireline.draw import embed
from desireline.draw.anchors import anchors
from desireline.draw.embed import NothingToShow
from desireline.draw.facts import Facts
from desireline.draw.view import View
from desireline.insight import futures
from desireline.model import JourneyMap
from desireline.source.suggest import did_you_mean
from desireline.source.tags import TODAY, version_address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desireline.model import Persona, Source, Stage
    from desireline.publish.quotes import QuoteGround, Seen
    from desireline.publish.wishes import Wish
    from desireline.source import Catalogue


class Drawings:
    """The drawings of one page."""

    def __init__(self, ground: QuoteGround, addresses: Seen) -> None:
        self._ground, self.addresses = ground, addresses
        self.shown: set[str] = set()
        """Ids of the maps that are shown beside the one that was asked for."""

    def html(self, wish: Wish, prefix: str) -> str:
        """The drawing that is asked for. Raises `NothingToShow` and `NoVersion`.

        Args:
            wish: What is asked for.
            prefix: What its ids begin with.
        """
        if wish.shown == "diff":
            return self._diff(wish, prefix)
        if wish.shown == "gap":
            return self._gap(wish, prefix)
        journey, facts = self._facts(wish.name, "" if wish.at == TODAY else wish.at)
        if (
            wish.shown == "curve"
            and wish.scale != "emotion"
            and wish.scale not in (scales := [each.id for each in journey.scales if each.id])
        ):
            raise NothingToShow(f"'{journey.key}' has no scale '{wish.scale}'{_meant(wish.scale, scales)}")
        stage = self._stage(journey, wish.stage) if wish.stage else None
        if wish.shown == "blueprint":
            html = embed.blueprint(facts)
        elif stage is not None:
            html = embed.stage(facts, stage)
        elif wish.shown == "curve":
            html = embed.curve(facts, wish.scale)
        else:
            html = embed.grid(facts)
        title = wish.caption or journey.title
        page = self._page(journey.key, "" if wish.at == TODAY else wish.at)
        note = "" if wish.at in {"", TODAY} else wish.at
        frame = embed.Frame(title, journey.lang or "", page, prefix, note, f" dl-embed-{wish.shown}")
        return embed.framed(html, frame, facts.view)

    def _stage(self, journey: JourneyMap, name: str) -> Stage:
        known = anchors(journey)
        for stage in journey.stages:
            if name in {stage.id, known[stage], *stage.was}:
                return stage
        names = [each.id for each in journey.stages if each.id]
        raise NothingToShow(f"'{journey.key}' has no stage '{name}'{_meant(name, names)}")

    def _facts(self, name: str, version: str) -> tuple[JourneyMap, Facts]:
        """A map, today or as it was, as drawers see it."""
        catalogue = self._catalogue(version)
        journey = self._map(name, catalogue, version)
        sources: Mapping[str, Source] = {key: source for key, (source, _) in catalogue.sources.items()}
        ahead = futures(catalogue).get(journey.key, ())
        view, find = self._view(journey.key, version, catalogue.personas), partial(catalogue.find, from_file=journey)
        return journey, Facts(journey, view, catalogue.answered_by(journey), sources, tuple(ahead), find=find)

    def _catalogue(self, version: str) -> Catalogue:
        return self._ground.past.catalogue(version) if version else self._ground.catalogue()

    def _map(self, name: str, catalogue: Catalogue, version: str) -> JourneyMap:
        """The map of that id or former id. Raises `NothingToShow`."""
        found = catalogue.file(name)
        if found is None and version:  # called otherwise then
            today = self._ground.catalogue().file(name)
            found = next((catalogue.file(old) for old in getattr(today, "was", ()) if catalogue.file(old)), None)
        if isinstance(found, JourneyMap):
            return found
        when = f" in {version}" if version else ""
        if found is not None:
            raise NothingToShow(f"'{name}' is a persona{when}, and only maps are drawn")
        raise NothingToShow(f"there is no map '{name}'{when}{_meant(name, list(catalogue.maps))}")

    def _view(self, name: str, version: str, personas: Mapping[str, Persona]) -> View:
        here = _Within(self.addresses) if version else _Own(self.addresses, name)
        return View(self._ground.words, here, self._ground.today, personas)

    def _page(self, name: str, version: str) -> str | None:
        """The address of a map's page, today or as it was."""
        if version:
            kept = version in self._ground.register.versions
            return self.addresses.to(f"versions/{version_address(version)}/maps/{name}") if kept else None
        return self.addresses.to(f"maps/{name}") if self._ground.has(f"maps/{name}") else None

    def _gap(self, wish: Wish, prefix: str) -> str:
        """A future map against the map it answers; the current one may be named where one future answers it."""
        version = "" if wish.at == TODAY else wish.at
        catalogue = self._catalogue(version)
        named = self._map(wish.name, catalogue, version)
        current, ahead = catalogue.answered_by(named), [named]
        if current is None:
            current, ahead = named, list(futures(catalogue).get(named.key, ()))
        if not ahead:
            raise NothingToShow(f"no future map answers '{named.key}'; 'future_of: {named.key}' makes one")
        if len(ahead) > 1:
            raise NothingToShow(
                f"several future maps answer '{named.key}'; name one: {', '.join(e.key for e in ahead)}"
            )
        future = ahead[0]
        self.shown |= {current.key, future.key}
        view = self._view(future.key, version, catalogue.personas)
        html = embed.gap(current, future, view, prefix)
        title = wish.caption or view.words("{title}: from current to future", title=current.title)
        to = self.addresses.to(f"maps/{future.key}.gap") if self._ground.has(f"maps/{future.key}.gap") else None
        frame = embed.Frame(title, future.lang or "", None if version else to, prefix, version, " dl-changes")
        return embed.framed(html, frame, view)

    def _diff(self, wish: Wish, prefix: str) -> str:
        first, second = ("" if each == TODAY else each for each in (wish.at, wish.until))
        before, after = self._catalogue(first), self._catalogue(second)
        journey = None
        for catalogue, version in ((after, second), (before, first)):
            try:
                journey = journey or self._map(wish.name, catalogue, version)
            except NothingToShow:
                continue
        if journey is None:
            self._map(wish.name, before, first)
            raise NothingToShow(wish.name)  # never reached: the line above says why
        then, now = self._side(journey, before), self._side(journey, after)
        view = self._view(journey.key, second or first, {**before.personas, **after.personas})
        compared = compare_maps(then, now)
        html = embed.diff(compared, view, {**before.maps, **after.maps}, prefix)
        names = first or TODAY, second or self._ground.words("today")
        page = self._page(journey.key, second)
        if then is not None and now is not None and first in self._ground.register.versions and not second:
            page = (
                self.addresses.to(f"changes/{version_address(first)}/{TODAY}/maps/{journey.key}")
                if (compared.changes)
                else page
            )
        frame = embed.Frame(
            wish.caption or journey.title, journey.lang or "", page, prefix, " → ".join(names), " dl-changes"
        )
        return embed.framed(html, frame, view)

    def _side(self, journey: JourneyMap, catalogue: Catalogue) -> JourneyMap | None:
        """The same map in another catalogue: by its id, or by one that it had or got."""
        for name in (journey.key, *journey.was):
            found = catalogue.maps.get(name)
            if found is not None:
                return found
        return next((each for each in catalogue.maps.values() if journey.key in each.was), None)


def _meant(name: str, known: list[str]) -> str:
    near = did_you_mean(name, known)
    if near:
        return f"; did you mean '{near}'?"
    more = f" and {len(known) - 3} more" if len(known) > 3 else ""
    return f"; there are {', '.join(known[:3])}{more}" if known else ""


class _Own:
    """Addresses of one map drawn on another page: its parts stand in the drawing, or else on the map's page."""

    def __init__(self, seen: Seen, name: str) -> None:
        self._seen, self._name = seen, name

    def page(self, target: str) -> str | None:
        name, _, part = target.partition("#")
        return f"#{part}" if part and name in {"", self._name} else self._seen.page(target)

    def source(self, file: str, line: int) -> str | None:
        return self._seen.source(file, line)

    def asset(self, path: str) -> str | None:
        return self._seen.asset(path)


class _Within:
    """Addresses of a map as it was: its own parts alone."""

    def __init__(self, seen: Seen) -> None:
        self._seen = seen

    def page(self, target: str) -> str | None:
        return target if target.startswith("#") else None

    def source(self, file: str, line: int) -> None:
        """None: the lines were others then."""

    def asset(self, path: str) -> str | None:
        return self._seen.asset(path)
