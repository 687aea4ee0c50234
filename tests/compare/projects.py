"""Small projects in memory, as two versions of their files."""

from __future__ import annotations

from typing import Any

from desireline.compare import Change, Comparison, compare
from desireline.source import Catalogue, load
from tests.strategies import MemoryFiles

SHOP = """\
id: shop
title: Buying a phone
personas: [hao]
owner: phone-team
touchpoints:
  - {id: price-site, title: Price site, channel: web}
  - {id: hotline, title: Hotline, channel: phone}
sources:
  - {id: interviews, kind: interview}
stages:
  - id: search
    title: Search
    emotion: 1
    steps:
      - {id: read, text: Reads three reviews, duration: 40m, touchpoints: [price-site]}
      - {id: ask-friend, text: Asks a friend who knows cameras}
  - id: compare
    title: Compare
    emotion: {score: -1, word: anxious}
    pains:
      - id: price-gap
        text: The shop asks for more than the site
        severity: high
        evidence: {status: validated, sources: [interviews]}
      - {id: slow, text: Nobody answers the question}
    opportunities:
      - {id: one-price, text: One price everywhere, solves: [price-gap]}
  - id: buy
    title: Buy
    moment_of_truth: true
    emotion: 2
    steps:
      - {id: queue, text: Stands in the queue, wait: 20m}
      - {id: sign, text: Signs the contract}
    metrics:
      - {id: bought, text: Share that buys, value: 18%, better: higher}
  - id: use
    title: Use
    emotion: 1
"""

HAO = """\
id: hao
name: Hao
goals: [Take good pictures at night]
"""


def project(shop: str | None = SHOP, hao: str | None = HAO, **more: str) -> Catalogue:
    """A project of a map, its persona and more maps, by id."""
    files = {f"maps/{name}.yaml": text for name, text in more.items()}
    if shop is not None:
        files["maps/shop.yaml"] = shop
    if hao is not None:
        files["personas/hao.yaml"] = hao
    return load(MemoryFiles.of_texts(files))


def edited(*changes: tuple[str, str], text: str = SHOP) -> str:
    """The text with each of some pieces, of which there is one, replaced."""
    for old, new in changes:
        assert text.count(old) == 1, f"{text.count(old)} times: {old!r}"
        text = text.replace(old, new)
    return text


def moved_up(text: str, first: str, second: str, until: str | None) -> str:
    """The text with the block that begins with `second` (and ends before `until`) put before that of `first`."""
    start, middle = text.index(first), text.index(second)
    end = text.index(until) if until is not None else len(text)
    return text[:start] + text[middle:end] + text[start:middle] + text[end:]


def between(before: str, after: str, **more: Any) -> Comparison:
    """The comparison of two versions of the shop."""
    return compare(project(before, **more), project(after, **more))


def changes(*replaced: tuple[str, str]) -> tuple[Change, ...]:
    """What some replacements in the shop come to."""
    made = between(SHOP, edited(*replaced))
    assert made.complete, made.undiffable
    return made.changes


def said(change: Change) -> tuple[str, str, str]:
    """A change in three words: operation, kind, and the field or the id."""
    return change.op, change.kind, ".".join(change.field) or change.at.id
