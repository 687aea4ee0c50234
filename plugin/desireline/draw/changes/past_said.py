"""What a commit did to a map, persona or part, in words: once for the terminal, the page and the feed.

As in `said`, nothing here is escaped: each output escapes for its own sink, the author and the subject too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desireline.draw.changes.said import said_file
from desireline.draw.changes.said_names import EFFECT_GLYPHS, Label, effect_word, op_label
from desireline.draw.inline import plain
from desireline.draw.language import listed
from desireline.model import JourneyMap
from desireline.model.record import Record, record

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from desireline.compare.past import Past
    from desireline.draw.changes.said_change import Said
    from desireline.draw.changes.said_names import Names
    from desireline.draw.words import Words

_TELLING: Final = ("worse", "mixed", "better", "unknown", "neutral")
_NAMED: Final = 2
"""Changes that a title names; the rest is counted."""


@record
class PastSaid(Record):
    """One commit in words."""

    past: Past
    label: Label | None
    """What was done to the whole: added, removed; None where only something of it changed."""
    title: str
    """What matters most, in one line: "Pain “Queue”: severity high → low (better), 2 more"."""
    changes: tuple[Said, ...]
    """Every change, what to look at first standing first; empty for what was added or removed as a whole."""
    counts: tuple[tuple[Label, int], ...]
    """How many changes have each effect."""
    notes: tuple[str, ...]
    """What else is to be known: where the file stood before, what could not be read, what took the place of a part."""

    @property
    def tells(self) -> bool:
        """Whether the map says something else since, or nobody can know."""
        return self.past.kind != "same"


def said_past(past: Past, names: Names, *, part: Collection[str] = ()) -> PastSaid:
    """One commit in words. `part`, ids of a part, tells the history of that part alone."""
    words = names.words
    whole = past.kind in {"added", "removed"}
    label = op_label("add" if past.kind == "added" else "remove", words) if whole else None
    told = said_file(past.comparison, names) if past.comparison is not None and past.changes else None
    changes = tuple(sorted(told.changes, key=_weight)) if told is not None else ()
    if label is not None and (not part or len(changes) < 2):
        only = changes[0] if len(changes) == 1 else None
        title = (only.sentence if part else only.happened) if only is not None else label.word
        return PastSaid(past, label, title, (), (), _notes(past, words, part))
    counts = tuple(
        (Label(EFFECT_GLYPHS[effect], effect_word(effect, words)), n)
        for effect in _TELLING
        if (n := sum(each.change.effect == effect for each in changes))
    )
    return PastSaid(past, label, _title(past, changes, words), changes, counts, _notes(past, words, part))


def _weight(each: Said) -> int:
    return _TELLING.index(each.change.effect)


def _title(past: Past, changes: Sequence[Said], words: Words) -> str:
    if not changes:
        return {
            "unreadable": words("could not be read"),
            "cut": words("the history of this clone ends here"),
        }.get(past.kind, words("no change of what it says"))
    named = [each.sentence for each in changes[:_NAMED]]
    if len(changes) > _NAMED:
        named.append(words.count("{n} more", "{n} more", len(changes) - _NAMED))
    return listed(named, words.lang)


def _notes(past: Past, words: Words, part: Collection[str]) -> tuple[str, ...]:
    made = []
    state = past.state
    if past.moved_from:
        made.append(words("file {before} is now {after}", before=past.moved_from, after=state.path))
    if past.kind == "unreadable":
        problem = past.problem
        if problem is not None:
            made.append(f"{state.path}:{problem.line}:{problem.column}: {problem.message}")
        else:
            made.append(words("its content is not in this clone"))
    elif past.kind == "cut" and state.cut:
        made.append(words("a shallow clone: 'git fetch --unshallow' brings the rest"))
    elif past.kind == "cut":
        made.append(words("nothing before it can be read"))
    if past.kind == "removed" and part:
        made += _gone_to(past, words, part)
    return tuple(made)


def _gone_to(past: Past, words: Words, part: Collection[str]) -> list[str]:
    """What the map says of an id that it retired."""
    after = past.comparison.after if past.comparison is not None else None
    retired = after.retired if isinstance(after, JourneyMap) else ()
    made = []
    for each in retired:
        if each.id in part:
            made += [words("in its place: {parts}", parts=listed(each.to, words.lang))] if each.to else []
            made += [words("why: {why}", why=plain(each.why))] if each.why else []
            made += [words("in {release}", release=plain(each.in_))] if each.in_ else []
    return made
