"""The beginning of a comment: the verdict, what was compared, and everything that failed or stands in the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desireline.compare import rules
from desireline.draw.changes.comment_map import entry, fingerprint_md
from desireline.draw.changes.comment_text import code, link, md, ours
from desireline.draw.language import bracketed, colon, full_stop, listed, sentences
from desireline.draw.textwidth import cut

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desireline.compare import Undiffable
    from desireline.compare.review import Review
    from desireline.draw.changes.comment import Links, Profile
    from desireline.draw.changes.said import Said, Told
    from desireline.draw.words import Words
    from desireline.source import Problem
    from desireline.source.approvals import Approval

_LONGEST = 300
_LONGEST_FAILURE = 500
"""Its last words say what was compared instead."""
_UNKNOWN = 5
"""How many changes whose effect nobody knows are named above the maps."""


@dataclass(frozen=True)
class Head:
    """The first part of a comment."""

    text: str


def head(review: Review, told: Told, words: Words, host: Profile, links: Links, cap: int) -> Head:
    """The verdict and all that must not be overlooked. Of each list at most `cap` entries; the rest is counted."""
    by_mark = {change.change.fingerprint: change for change in told.changes}
    homes = {change.change.fingerprint: file.title for file in told.files for change in file.changes}
    failures = list(zip(review.comparison.undiffable, told.failures, strict=True))
    hits = [by_mark[change.fingerprint] for change in review.hits]
    entries = _Entries(review, words, host, links, homes, short=cap <= 15)
    in_the_way = [entries.hit(each) for each in hits[:cap]]
    others = [each for each in told.at_least("warn") if each.change not in review.hits]
    breaking, to_look_at = (
        [each for each in others if each.change.severity == severity] for severity in ("error", "warn")
    )
    parts = [
        f"### {verdict(review, told, words)}",
        _compared(review, words),
        link(md(links.page_words or words("Everything that changed")), links.page) if links.page else "",
        _listed(words("✖ Could not be compared"), [entries.failure(*each) for each in failures[:cap]], cap, words,
                len(failures)),
        _listed(words("✖ In the way"), in_the_way, cap, words,
                len(hits)),
        _listed(words("✖ Breaking"), [entries.advised(each) for each in breaking[:cap]], cap, words, len(breaking)),
        _listed(words("! To look at"), [entries.advised(each) for each in to_look_at[:cap]], cap, words,
                len(to_look_at)),
        _listed(words("New problems"), [_problem(each, review, links, words) for each in review.problems[:cap]], cap,
                words, len(review.problems)),
        _unknown(told, words, cap),
        _listed(words("Approvals"), _approvals(review, by_mark, words), cap, words),
    ]  # fmt: skip
    return Head("\n\n".join(part for part in parts if part))


def verdict(review: Review, told: Told, words: Words) -> str:
    """The one line that says it: whether it may go on, and how many changes there are of which kind."""
    stopped = len(review.hits) + len(review.problem_hits)
    if review.is_empty:
        return f"✔ Desireline{colon(words.lang)}{md(words('no journey changes'))}"
    if not review.complete:
        sign = ""  # the line begins with it
    elif stopped:
        sign = "✖ " + md(words.count("{n} thing stands in the way", "{n} things stand in the way", stopped)) + " · "
    else:
        sign = "✔ "
    return f"Desireline{colon(words.lang)}{sign}{md(told.line)}"


def _compared(review: Review, words: Words) -> str:
    base = review.base
    how = {
        "merge-ref": words("what merging it would change"),
        "merge-base": words("since it left that branch"),
        "tip": words("with that branch as it is: what others merged meanwhile looks taken away"),
        "push": words("since before this push"),
    }[base.reason]
    said = words("Compared with {base}", base="\ue001")
    same = base.spec == base.commit[:10]
    names = code(base.spec) + ("" if same else bracketed(code(base.commit[:10]), words.lang))
    made = listed((md(said).replace("\ue001", names), md(how)), words.lang) + full_stop(words.lang)
    note = f" {md(base.note)}{full_stop(words.lang)}" if base.note else ""
    mended = words.count("{n} problem is mended.", "{n} problems are mended.", review.mended)
    return made + note + (f" {md(mended)}" if review.mended else "")


def _listed(title: str, entries: Sequence[str], cap: int, words: Words, total: int = 0) -> str:
    if not entries:
        return ""
    shown = [each if each.startswith("- ") else f"- {each}" for each in entries[:cap]]
    rest = max(total, len(entries)) - len(shown)
    if rest:
        shown.append(f"- … {md(words.count('and {n} more', 'and {n} more', rest))}")
    return "\n".join([f"**{md(title)}**", "", *shown])


@dataclass(frozen=True)
class _Entries:
    """Changes that must be found without opening a map: each with its map, its words and what to do about it."""

    review: Review
    words: Words
    host: Profile
    links: Links
    homes: Mapping[str, str]
    """What the map or persona of a change is called, by fingerprint."""
    short: bool
    """Whether wordings are left out."""

    def failure(self, each: Undiffable, told: str) -> str:
        """What could not be compared; of a file that the change mends also how to let that pass."""
        passes = self._approve(each.fingerprint) if each.fingerprint and each in self.review.unread else ""
        return f"{md(cut(told, _LONGEST_FAILURE))}{passes}"

    def hit(self, change: Said) -> str:
        """A change that stands in the way, and how to let it pass."""
        return f"{self.advised(change)}{self._approve(fingerprint_md(change)[1:-1])}"

    def _approve(self, fingerprint: str) -> str:
        said = f"{md(self.words('To let it pass'))}{colon(self.words.lang).rstrip()}"
        return f' {said} `desireline approve {fingerprint} --reason "…"`'

    def advised(self, change: Said) -> str:
        """A change, why it stands here, and what to do."""
        words = self.words
        why = (change.severity, change.rule) if change.change.severity != "info" else (change.effect, change.reason)
        told = f"{md(why[0].glyph)} {md(why[0].word)}{colon(words.lang)}{md(why[1])}{full_stop(words.lang)}"
        fix = ours(words.declared(rules()[change.change.rule].fix))
        return f"{self._entry(change)}\n  {sentences((told, fix), words.lang)}"

    def _entry(self, change: Said) -> str:
        home = self.homes[change.change.fingerprint]
        return entry(self.review, change, self.words, self.host, self.links, wordings=not self.short, home=home)


def _problem(problem: Problem, review: Review, links: Links, words: Words) -> str:
    place = code(f"{problem.file}:{problem.line}:{problem.column}")
    address = links.source("after", f"{review.prefix}{problem.file}", problem.line)
    sign = "✖" if problem.severity == "error" else "!"
    where = link(place, address) if place.startswith("`") else place
    word = words("error") if problem.severity == "error" else words("warning")
    return f"{sign} {md(word)} {where} {code(problem.rule)}: {md(cut(problem.message, _LONGEST))}"


def _unknown(told: Told, words: Words, cap: int) -> str:
    unknown = [change for change in told.changes if change.change.effect == "unknown"]
    if not unknown:
        return ""
    count = words.count("? {n} change whose effect is unknown", "? {n} changes whose effect is unknown", len(unknown))
    named = [md(cut(each.sentence, 100)) for each in unknown[: min(cap, _UNKNOWN)]]
    return _listed(count, named, cap, words, len(unknown))


def _approvals(review: Review, by_mark: dict[str, Said], words: Words) -> list[str]:
    made = []
    for approval in review.approved.values():
        own = (
            f" · ! {md(words('approved in this very change'))}" if approval.fingerprint in review.own_approvals else ""
        )
        made.append(f"✔ {_what(approval, by_mark)}: {md(cut(approval.reason, 200))}{_by(approval, words)}{own}")
    expired, unused = md(words("expired")), md(words("no change here has this fingerprint any more"))
    made += [f"✖ {expired}: {_what(each, by_mark)}{_by(each, words)}" for each in review.expired]
    made += [f"? {unused}: {_what(each, by_mark)}" for each in review.unused]
    return made


def _what(approval: Approval, by_mark: dict[str, Said]) -> str:
    change = by_mark.get(approval.fingerprint)
    named = change.sentence if change is not None else approval.what
    return f"{code(approval.fingerprint)} {md(cut(named, 120))}".strip()


def _by(approval: Approval, words: Words) -> str:
    who = words("by {who}", who=cut(approval.by, 60)) if approval.by else ""
    until = words("until {day}", day=approval.until.isoformat()) if approval.until else ""
    said = listed((each for each in (who, until) if each), words.lang)
    return bracketed(md(said), words.lang) if said else ""
