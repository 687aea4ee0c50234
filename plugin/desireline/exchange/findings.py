"""What a review has to report, as other tools take it: one entry for each thing, with a place and a lasting name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, Literal

from desireline.compare import rules
from desireline.compare.review import spot
from desireline.draw.changes.said import said
from desireline.draw.language import colon, full_stop, sentences
from desireline.draw.text.cells import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desireline.compare.review import Review
    from desireline.draw.changes.said import Said
    from desireline.draw.words import Words

Level = Literal["failure", "error", "warning", "note"]
LEVELS: Final[tuple[Level, ...]] = ("failure", "error", "warning", "note")
"""What could not be compared; what stops; what is to be looked at; all else."""
_EXACT: Final = 200
"""Of how many findings the exact line is looked up, which takes some milliseconds each; of the rest where the thing
begins."""


@dataclass(frozen=True)
class Reported:
    """One thing to report."""

    level: Level
    rule: str
    message: str
    """A sentence, plain text on one line, with nothing in it that a reader would not see."""
    path: str
    """From the top of the repository; of something that is gone where it stood."""
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""
    name: str
    """Hexadecimal; the same for the same thing in another run, and unique in this one."""
    at_gate: bool
    approved: str = ""
    """Why it may pass; "" where nobody said so."""
    is_gone: bool = False
    """Whether it stands only in the base."""
    title: str = ""
    """What the rule is about, in a few words."""


def reported(review: Review, words: Words) -> tuple[Reported, ...]:
    """Everything: what failed, then what stands in the way, then by level; within that in the order of the maps."""
    told = {change.change.fingerprint: change for change in said(review.comparison, words).changes}
    found = [*_failures(review, words), *_problems(review), *_changes(review, told, words)]
    order = {level: place for place, level in enumerate(LEVELS)}
    return tuple(
        sorted(
            found, key=lambda each: (each.level != "failure", bool(each.approved), not each.at_gate, order[each.level])
        )
    )


def _failures(review: Review, words: Words) -> Iterator[Reported]:
    for each in review.comparison.undiffable:
        said = (
            words("could not be compared, because it could not be read as it was")
            if each.side == "before"
            else words("could not be compared, because it could not be read as it is")
        )
        message = visible(f"{said}{colon(words.lang)}{each.why}")
        name = _name("not-compared", each.side, each.path)
        path = f"{review.prefix}{each.path}"
        approval = review.approved.get(each.fingerprint)
        yield Reported("failure", "not-compared", message, path, max(each.line, 1), max(each.column, 1), name,
                       approval is None, approval.reason if approval is not None else "",
                       is_gone=each.side == "before", title=words.declared(rules()["not-compared"].title))  # fmt: skip


def _problems(review: Review) -> Iterator[Reported]:
    hits = set(review.problem_hits)
    seen: Counter[tuple[str, str, str]] = Counter()
    for each in review.problems:
        key = each.rule, each.file, each.message
        seen[key] += 1
        path = f"{review.prefix}{each.file}"
        level: Level = "error" if each.severity == "error" else "warning"
        name = _name(*key, str(seen[key]))
        yield Reported(level, each.rule, visible(each.message), path, each.line, each.column, name, each in hits)


def _changes(review: Review, told: dict[str, Said], words: Words) -> Iterator[Reported]:
    hits = {change.fingerprint for change in review.hits}
    levels: dict[str, Level] = {"error": "error", "warn": "warning", "info": "note"}
    changes = sorted(review.comparison.changes, key=lambda change: change.fingerprint not in hits)
    exact = {change.fingerprint for change in changes[:_EXACT]}
    for change in review.comparison.changes:
        mark = change.fingerprint
        found = spot(review.comparison, change, exact=mark in exact)
        approval = review.approved.get(mark)
        rule = rules()[change.rule]
        one = told[mark]
        within = f"{' › '.join(one.within)} › " if one.within else ""
        sentence = f"{within}{one.sentence}{full_stop(words.lang)}"
        message = visible(sentences((sentence, words.declared(rule.fix)), words.lang))
        yield Reported(
            level="error" if mark in hits else levels[change.severity],
            rule=change.rule,
            message=message,
            path=f"{review.prefix}{found.path}",
            line=max(found.place.line, 1),
            column=max(found.place.column, 1),
            name=mark,
            at_gate=mark in hits,
            approved=(approval.reason or words("approved")) if approval is not None else "",
            is_gone=found.side == "before",
            title=one.rule,
        )


def _name(*parts: str) -> str:
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
