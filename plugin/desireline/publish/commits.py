"""The history of a site's maps and personas: a page each with what every commit changed, and the feed of all of them.

The log is asked once for the whole site. What maps said is read only for the pages that have to be drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from desireline.compare.past import Pasts
from desireline.model import JourneyMap
from desireline.model.record import Record, record
from desireline.publish.kept import key_of
from desireline.publish.plan import PagePlan
from desireline.source.git import Contents
from desireline.source.history import history_of
from desireline.source.revision import SHA1_LENGTH, blob_hash

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from desireline.draw.changes.past_page import PastPage
    from desireline.draw.changes.past_said import PastSaid
    from desireline.draw.fragment import Fragment
    from desireline.draw.view import View
    from desireline.draw.words import Words
    from desireline.model import Persona
    from desireline.publish.addresses import SourceHost
    from desireline.publish.site import Site
    from desireline.publish.versions.states import Standing
    from desireline.source.history import FileHistory, State

SAID: Final = 6
"""Commits of a map that its page tells in words if nobody says how many: each costs some 8 ms the first time."""
LISTED: Final = 40
"""Commits that its page names in all."""
ENTRIES: Final = 50
"""Entries of the feed."""
FOLDS: Final = 32
"""Maps whose folded past is held."""


@record
class Told(Record):
    """One commit of one map in words: an entry of the feed."""

    plan: PagePlan
    """The map's page."""
    said: PastSaid
    anchor: str
    """Where it stands on the map's page of history; "" where it does not."""


class Commits:
    """The history of one project, for one build. Close it with `let_go` when everything is drawn."""

    def __init__(self, root: Path, folders: tuple[str, str], said: int = SAID) -> None:
        """Find the history of the project at `root`; `said` commits of each map are told in words."""
        self._root, self._said = root, said
        self.history = history_of(root, folders)
        self.has_feed = False
        """Whether the site has a feed of it."""
        self._contents = Contents(root)
        self._folds: dict[str, str] = {}
        """What was drawn last for pages of maps: a map that is saved under `serve` is drawn anew, its past is not."""

    @property
    def reason(self) -> str:
        """Why there is no history, or not all of it, with what to do; "" where nothing is missing."""
        if self.history.shallow:
            return (
                "the history of maps ends where this shallow clone does; fetch all of it ('git fetch --unshallow', "
                "or 'fetch-depth: 0' for actions/checkout)"
            )
        return f"no history of maps: {self.history.reason}" if self.history.reason else ""

    def plans(self, pages: Sequence[PagePlan], words: Words) -> tuple[PagePlan, ...]:
        """A page of history for each map and persona that a commit knows."""
        return tuple(
            PagePlan("history", page.target, f"{page.path}.history", words("{title}: history", title=page.title),
                     page.lang, page.file, "", False, was=page.was)
            for page in pages
            if page.kind in {"map", "persona"} and self.file(page) is not None
        )  # fmt: skip

    def file(self, plan: PagePlan) -> FileHistory | None:
        """The history of a page's map or persona."""
        return self.history.file(plan.file, plan.target)

    def mark(self, plan: PagePlan) -> str:
        """Changes whenever the page of that plan has something else to tell."""
        file = self.file(plan)
        states = file.states if file is not None else ()
        told = (f"{state.commit}{state.path}{state.blob}{state.before}{state.cut}" for state in states)
        return key_of([str(self.history.shallow), *told])

    def feed_mark(self, plans: Sequence[PagePlan]) -> str:
        """Changes whenever the feed of these pages has something else to tell."""
        shown = (f"{plan.path}{plan.title}{plan.lang}{self.mark(plan)}" for plan in plans if plan.kind == "map")
        return key_of(shown)

    def state(self, site: Site, plan: PagePlan) -> str:
        """Changes whenever the history of that page's map or persona, or a version that shows it, is another."""
        return key_of([self.mark(plan), site.versions.key if site.versions is not None else ""])

    def page(self, site: Site, plan: PagePlan, view: View) -> Fragment:
        """The page of history."""
        from desireline.draw.changes.past_page import past_page  # noqa: PLC0415

        file = self.file(plan)
        if file is None:
            raise LookupError(f"no commit knows {plan.file}")
        return past_page(self._shown(site, plan, view, file, said=self._said))

    def below(self, site: Site, plan: PagePlan, view: View) -> str:
        """What stands of it on the page of a map: folded, the curve over time; "" where no commit knows the map."""
        from desireline.draw.changes.past_page import past_fold  # noqa: PLC0415

        file = self.file(plan)
        if file is None:
            return ""
        key = f"{plan.path} {self.state(site, plan)}"
        if key not in self._folds:
            if len(self._folds) == FOLDS:
                del self._folds[next(iter(self._folds))]
            self._folds[key] = past_fold(self._shown(site, plan, view, file, said=0))
        return self._folds[key]

    def _shown(self, site: Site, plan: PagePlan, view: View, file: FileHistory, *, said: int) -> PastPage:
        """What a page shows of a history, so many of its commits in words."""
        from desireline.draw.changes.past_page import PastPage  # noqa: PLC0415
        from desireline.draw.changes.past_said import said_past  # noqa: PLC0415
        from desireline.draw.changes.said_names import Names  # noqa: PLC0415
        from desireline.draw.header import PageLink  # noqa: PLC0415

        words, addresses = site.words, site.addresses(plan)
        piece = site.catalogue.maps.get(plan.target) or site.catalogue.personas[plan.target]
        pasts = Pasts(file, self._contents, self._known(file, site, piece))
        names = Names(words, view.personas)
        told = [said_past(pasts.told(place), names) for place in range(min(len(file.states), said))]
        telling = tuple(each for each in told if each.tells or each.notes)
        versions = self._versions(site, plan)
        page = plan.path.removesuffix(".history")
        shown = words("The map") if plan.target in site.catalogue.maps else words("The persona")
        return PastPage(
            piece=piece,
            told=telling,
            older=file.states[len(told) : LISTED],
            unsaid=len(told) - len(telling),
            earlier=max(len(file.states) - LISTED, 0),
            shallow=self.history.shallow,
            view=view,
            links=(PageLink(shown, addresses.to(page)),),
            frames=tuple(_frames(pasts, self._said, versions)),
            commit=lambda name: commit_address(site.host, name),
            versions=versions,
            address="" if plan.kind == "history" else addresses.to(f"{page}.history"),
        )

    def _known(self, file: FileHistory, site: Site, piece: JourneyMap | Persona) -> dict[str, JourneyMap | Persona]:
        """What today's file says, if it is as the newest commit left it: that need not be read again."""
        blob = file.states[0].blob
        try:
            raw = (self._root / piece.file).read_bytes()
        except OSError:
            return {}
        algorithm = "sha256" if len(blob) > SHA1_LENGTH else "sha1"
        same = blob_hash(raw, algorithm) == blob and not site.catalogue.is_broken(piece)
        return {blob: piece} if same else {}

    def _versions(self, site: Site, plan: PagePlan) -> dict[str, tuple[str, str]]:
        """The first version that shows each content, with the address of what it changed."""
        if site.versions is None:
            return {}
        from desireline.publish.versions.lines import change_path  # noqa: PLC0415

        kind: Literal["maps", "personas"] = "maps" if plan.path.startswith("maps/") else "personas"
        addresses = site.addresses(plan)
        made: dict[str, tuple[str, str]] = {}
        before: tuple[str, Mapping[str, Standing]] | None = None
        for name, snapshot in site.versions.snapshots.items():
            standings = snapshot.of(kind)
            for key, standing in standings.items():
                was = before[1].get(key) if before is not None else None
                told = before is not None and was is not None and was.told and standing.told
                if before is not None and was is not None and told and was.told != standing.told:
                    to = addresses.to(change_path(before[0], name, kind, plan.target)) if key == plan.target else ""
                else:
                    to = ""
                made.setdefault(standing.blob, (name, to))
            before = name, standings
        return made

    def entries(self, site: Site) -> Iterator[Told]:
        """The newest commits that changed what a map says, told in the map's language, newest first."""
        from desireline.draw.changes.past_said import said_past  # noqa: PLC0415
        from desireline.draw.changes.said_names import Names  # noqa: PLC0415
        from desireline.draw.words import Words  # noqa: PLC0415

        found: list[tuple[int, int, PagePlan, Pasts, int]] = []
        for number, plan in enumerate(plan for plan in site.plans if plan.kind == "map"):
            file = self.file(plan)
            if file is not None:
                pasts = Pasts(file, self._contents)
                found += [(s.commit.order, number, plan, pasts, place) for place, s in enumerate(file.states)]
        made = 0
        names: dict[str, Names] = {}
        for _, _, plan, pasts, place in sorted(found, key=lambda each: each[:2]):
            if made == ENTRIES:
                return
            past = pasts.told(place)
            if past.kind in {"added", "changed", "removed"}:
                lang = plan.lang or site.words.lang
                if lang not in names:
                    names[lang] = Names(Words(lang), site.catalogue.personas)
                made += 1
                anchor = f"commit_{past.state.commit.short}" if place < LISTED else ""
                yield Told(plan, said_past(past, names[lang]), anchor)

    def let_go(self) -> None:
        """End git's process."""
        self._contents.close()


def _frames(pasts: Pasts, said: int, versions: Mapping[str, object]) -> Iterator[tuple[State, JourneyMap]]:
    """The states of a map that its strip of curves may show: those told in words, and those that were published."""
    for place, state in enumerate(pasts.file.states):
        if place < said or state.blob in versions:
            piece = pasts.piece(place)
            if isinstance(piece, JourneyMap):
                yield state, piece


def commit_address(host: SourceHost, commit: str) -> str | None:
    """The address of a commit on the code host that source lines lead to; None where its form is not known."""
    for line, page in (("/-/blob/", "/-/commit/"), ("/src/branch/", "/commit/"), ("/blob/", "/commit/")):
        before, found, _ = host.template.partition(line)
        if found:
            return before.replace("{{", "{").replace("}}", "}") + page + commit
    return None
