"""A line of drafted release notes in words: what happened to which thing, which is a link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desireline.draw.inline import plain
from desireline.draw.isolate import course
from desireline.draw.language import bracketed, colon
from desireline.draw.markdown_text import markdown_text

if TYPE_CHECKING:
    from desireline.draw.changes.said import Said
    from desireline.draw.words import Words

HURTS: Final = frozenset({"pain", "fail-point"})
"""Kinds of which one less is good news."""


def line_text(change: Said, link: str, words: Words) -> str:
    """The line that says it: the thing as a link, and what happened to it."""
    name = markdown_text(change.name or change.kind)
    thing = f"[{name}]({link})" if link else name
    kind, op, aspect = change.change.kind, change.change.op, change.aspect
    if kind == "promise":
        return _promise_text(change, thing, words)
    if kind == "retired":
        return words("To go: {thing}", thing=thing) + _why(change, words)
    if op == "add" and not aspect:
        return _added(kind, thing, words)
    if op == "remove" and not aspect:
        return _removed(kind, thing, words)
    if change.change.field == ("status",) and change.change.edit.to == "retired":
        return words("Retired: {thing}", thing=thing)
    both = course(markdown_text(change.from_), markdown_text(change.to)) if change.from_ and change.to else ""
    short = _short(change, thing, words) if both else ""
    if short:
        return f"{short}{colon(words.lang)}{both}"
    return f"{thing}{colon(words.lang)}{markdown_text(change.happened)}"


def _short(change: Said, thing: str, words: Words) -> str:
    """What a change of a value means, where there are plain words for it."""
    better = change.change.effect == "better"
    reason = change.change.reasons[0]
    if reason in {"feels-better", "feels-worse"}:
        return words("{thing} feels better", thing=thing) if better else words("{thing} feels worse", thing=thing)
    if reason == "pain-severity":
        return words("{thing} hurts less", thing=thing) if better else words("{thing} hurts more", thing=thing)
    if reason == "wait":
        return words("Shorter wait at {thing}", thing=thing) if better else words("Longer wait at {thing}", thing=thing)
    if reason == "time":
        return (
            words("{thing} takes less time", thing=thing) if better else words("{thing} takes more time", thing=thing)
        )
    return ""


def _added(kind: str, thing: str, words: Words) -> str:
    return {
        "map": words("New journey: {thing}", thing=thing),
        "persona": words("New persona: {thing}", thing=thing),
        "stage": words("New stage: {thing}", thing=thing),
        "step": words("New step: {thing}", thing=thing),
        "touchpoint": words("New touchpoint: {thing}", thing=thing),
        "pain": words("Known now: {thing}", thing=thing),
        "fail-point": words("Known now: {thing}", thing=thing),
    }.get(kind, words("New: {thing}", thing=thing))


def _removed(kind: str, thing: str, words: Words) -> str:
    if kind in HURTS:
        return words("No longer: {thing}", thing=thing)
    return words("Gone: {thing}", thing=thing)


def _promise_text(change: Said, thing: str, words: Words) -> str:
    to = change.change.edit.to
    status = to.get("status") if isinstance(to, dict) else to
    if status == "shipped":
        return words("Delivered: {thing}", thing=thing)
    if status == "dropped":
        return words("Not coming: {thing}", thing=thing)
    return f"{thing}{colon(words.lang)}{markdown_text(change.happened)}"


def _why(change: Said, words: Words) -> str:
    to = change.change.edit.to
    why = to.get("why") if isinstance(to, dict) else None
    return bracketed(markdown_text(plain(str(why))), words.lang) if why else ""
