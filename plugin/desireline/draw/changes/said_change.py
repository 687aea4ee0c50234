"""One change in words: what it is about, what happened to it, what that means, and how it was recognised."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desireline.compare import Change, FileComparison, Stand, piece_at, spans
from desireline.draw.changes.said_ids import built_in_said, ids_said, turned_said
from desireline.draw.changes.said_names import (
    EFFECT_GLYPHS,
    Label,
    Names,
    effect_word,
    kind_name,
    op_label,
    reason_words,
    severity_word,
)
from desireline.draw.changes.said_thing import aspect_of, is_answer, thing_of, within_of
from desireline.draw.changes.said_values import readable, summed_up
from desireline.draw.inline import plain
from desireline.draw.isolate import course
from desireline.draw.language import bracketed, colon, listed, quoted
from desireline.model.record import Record, record

if TYPE_CHECKING:
    from desireline.draw.words import Words

Spans = tuple[tuple[str, str], ...]


@record
class Said(Record):
    """One change in words. Every field is plain text, escaped for nothing."""

    change: Change
    op: Label
    """Glyph and word of what was done: `＋ added`, `− removed`, `~ changed`, `⇄ moved`."""
    kind: str
    """What the thing is, as a sentence begins: "Step", "Pain", "Frontstage"."""
    name: str
    """What the thing is called: "Verify identity". May be empty."""
    aspect: str
    """What of the thing was changed: "lived emotion", "wait". Empty where it is the thing itself."""
    from_: str
    """The value (or place, or id) before, readable: "2 days", "−1". Empty where there was none."""
    to: str
    """The same after."""
    spans: Spans
    """Of a rewording, its pieces: `("same" | "out" | "in", text)`. Empty otherwise."""
    details: str
    """Of something added or removed as a whole, what came or went with it: "emotion −1, 2 pains". May be empty."""
    happened: str
    """What happened, without the thing and without the effect: "wait 2 days → 4 days", "added (emotion −1)"."""
    ids: str
    """Ids that it loses or gives to something else, which `happened` says too: "ids lost: ask, call". Mostly empty."""
    effect: Label
    """What it means for the customer: `▲ better`, `▼ worse`, `◆ mixed`, `· neutral`, `? unknown`."""
    reason: str
    """Why that effect."""
    severity: Label
    """For those who link here: `✖ breaking`, `! to look at`, ` information`."""
    rule: str
    """What the rule says happened, in words: "a published id is gone"; `change.rule` is its id."""
    match: str
    """How the two sides were recognised as one where it was not by their id: "recognised by likeness (84%)"."""
    within: tuple[str, ...]
    """What it stands in, outermost first, without the file: stage, step."""
    impact: tuple[str, ...]
    """Other files that it reaches, each with its owner: "Online shop (shop team)"."""
    lang: str
    """The interface's language, for quotation marks and colons."""

    @property
    def subject(self) -> str:
        """The thing by kind and name: Step “Verify identity”."""
        name = quoted(self.name, self.lang)
        space = "" if name.startswith("「") else " "
        return f"{self.kind}{space}{name}" if self.name else self.kind

    @property
    def sentence(self) -> str:
        """The whole: Step “Verify identity”: wait 2 days → 4 days (worse)."""
        return f"{self.subject}{colon(self.lang)}{self.happened}{self._effect_in_brackets}"

    @property
    def short(self) -> str:
        """For a headline below the stage's name: "wait 2 days → 4 days (worse)"; of a whole thing with its name."""
        what = f"{self.happened}" if self.aspect else f"{self.subject} {self.op.word}"
        return f"{what}{self._effect_in_brackets}"

    @property
    def named(self) -> str:
        """As `short`, with the thing where `short` has none: "Step “Verify identity” wait 2 days → 4 days (worse)"."""
        return f"{self.subject} {self.short}" if self.aspect and self.name else self.short

    @property
    def _effect_in_brackets(self) -> str:
        told = self.change.effect in {"better", "worse", "mixed"}
        return bracketed(self.effect.word, self.lang) if told else ""


def say_change(change: Change, file: FileComparison, names: Names) -> Said:
    """One change of a file in words."""
    words, edit = names.words, change.edit
    kind, name, about = thing_of(change, file, names)
    details = _details(change, file, names) if not edit.field and edit.op in {"add", "remove", "move"} else ""
    if is_answer(change):  # it is called by what is asked
        name, aspect = "", ""
    else:
        aspect = aspect_of(change, file, names, details, is_thing=about)
    from_, to, texts = _sides(change, file, names)
    if change.rule == "reference-followed" and edit.op == "set":  # both lead to one thing: only the ids tell them apart
        from_, to, texts = str(edit.from_), str(edit.to), ()
    elif change.rule == "reference-followed" and edit.before is not None and edit.after is not None:
        from_, to = edit.before.slot[-1], edit.after.slot[-1]  # the key of a persona that has another id now
    details = details if edit.op != "move" else ""
    happened = _end_of_ways(change, words) or built_in_said(change, words)
    happened = happened or _happened(change, aspect, from_, to, details, words)
    ids = ids_said(change, words)
    other = _elsewhere(change, names)
    return Said(
        change=change,
        op=op_label(edit.op, words),
        kind=kind,
        name=name,
        aspect=aspect,
        from_=from_,
        to=to,
        spans=texts,
        details=details,
        happened=" · ".join(each for each in (happened, other, ids) if each),
        ids=ids,
        effect=Label(EFFECT_GLYPHS[change.effect], effect_word(change.effect, words)),
        reason=reason_words(change.reasons[0], words),
        severity=severity_word(change.severity, words),
        rule=names.rule(change.rule),
        match=_match(change, words),
        within=within_of(change, file, names, is_thing=about),
        impact=tuple(_reached(each.title or each.id, each.owner, words.lang) for each in change.impact),
        lang=words.lang,
    )


def _sides(change: Change, file: FileComparison, names: Names) -> tuple[str, str, Spans]:
    """Both sides, readable; of a rewording its pieces too."""
    edit = change.edit
    if edit.op == "move" and edit.before is not None and edit.after is not None:
        return str((edit.before.index or 0) + 1), str((edit.after.index or 0) + 1), ()
    if edit.op == "relocate" and edit.before is not None and edit.after is not None:
        return *_places(edit.before, edit.after, file, names), ()
    if edit.op == "rekey":
        return _id(edit.from_), _id(edit.to), ()
    if edit.op in {"split", "merge"}:
        became = edit.to if isinstance(edit.to, list) else edit.from_ if isinstance(edit.from_, list) else []
        return "", listed((names.part(str(each), file) for each in became), names.words.lang), ()
    if not edit.field and not change.at.is_item and (edit.op in {"add", "remove"}):
        return "", "", ()
    old, new = (readable(value, edit, file, names) for value in (edit.from_, edit.to))
    return old, new, (tuple(spans(old, new)) if edit.op == "text" else ())


def _places(before: Stand, after: Stand, file: FileComparison, names: Names) -> tuple[str, str]:
    """Where something stood and stands, in words: what holds it, and the list where only that is another."""
    holders = [" › ".join(plain(name) for _, name in stand.within if name) for stand in (before, after)]
    if holders[0] == holders[1] and before.slot == after.slot:  # two things of one name: their ids tell them apart
        ids = [stand.address[-2] if len(stand.address) > 1 else "" for stand in (before, after)]
        holders = [
            holder + (bracketed(name, names.words.lang) if name and "~" not in name else "")
            for holder, name in zip(holders, ids, strict=True)
        ]
    if before.slot != after.slot or holders[0] == holders[1]:
        rows = [kind_name("statement", stand, file, names) if stand.slot else "" for stand in (before, after)]
        holders = [" › ".join(filter(None, pair)) for pair in zip(holders, rows, strict=True)]
    return holders[0], holders[1]


def _id(value: Any) -> str:
    return str(value.get("id", "")) if isinstance(value, dict) else ""


def _details(change: Change, file: FileComparison, names: Names) -> str:
    stand, root = (change.after, file.after) if change.after is not None else (change.before, file.before)
    piece = piece_at(root, stand.path) if stand is not None and root is not None else None
    return summed_up(piece, root, names, stand.path) if stand is not None and root is not None and piece else ""


def _happened(change: Change, aspect: str, from_: str, to: str, details: str, words: Words) -> str:
    op = change.edit.op
    if op in {"add", "remove", "link", "unlink"} and aspect and (from_ or to):
        value = to or from_
        if op in {"add", "link"}:
            return words("{what}: “{value}” added", what=aspect, value=value)
        return words("{what}: “{value}” removed", what=aspect, value=value)
    if op in {"split", "merge"}:
        return turned_said(change, to, words)
    if op in {"add", "remove"}:
        done = op_label(op, words).word
        done = f"{aspect} {done}" if aspect else done
        return done + bracketed(details, words.lang) if details else done
    if from_ and to:
        return f"{aspect} {course(from_, to, beside=aspect)}".strip()
    if to:
        return words("{what} now {value}", what=aspect, value=to)
    if from_:
        return words("{what} no longer {value}", what=aspect, value=from_)
    return f"{aspect} {op_label(op, words).word}"


def _elsewhere(change: Change, names: Names) -> str:
    """The map that something went to, or came from."""
    if not change.elsewhere:
        return ""
    other = quoted(names.file(change.elsewhere), names.words.lang)
    if change.kind == "map":
        return (
            names.words("stages from {map}", map=other)
            if change.after
            else names.words("stages now in {map}", map=other)
        )
    return names.words("until now in {map}", map=other) if change.after else names.words("now in {map}", map=other)


def _end_of_ways(change: Change, words: Words) -> str:
    """That a journey ends where it did not, or ends there no longer: `next` was written as an empty list."""
    if change.field != ("next",) or change.op != "set":
        return ""
    if change.edit.to == []:
        return words("the journey ends here now")
    return words("the journey no longer ends here") if change.edit.from_ == [] else ""


def _match(change: Change, words: Words) -> str:
    match = change.edit.match
    if match.by == "similar":
        score, rival = round(100 * match.score), round(100 * match.runner_up)
        return words("recognised by likeness ({score}%; the next {rival}%)", score=score, rival=rival)
    if match.by == "was":
        return words("recognised by a former id")
    return words("recognised by its content") if match.by == "content" else ""


def _reached(title: str, owner: str, lang: str) -> str:
    return plain(title) + bracketed(owner, lang) if owner else plain(title)
