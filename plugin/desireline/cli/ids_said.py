"""What `desireline ids` says: addresses, those that would be lost with what keeps them, as text and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from desireline.cli.saying import counted
from desireline.source.problem import visible

if TYPE_CHECKING:
    from desireline.publish.lost import Lost
    from desireline.publish.published import Address


def what(address: Address) -> str:
    """What an address names, with what it is called."""
    state = {"here": "", "former": "former id of ", "retired": ""}[address.state]
    name = f" “{visible(address.name)}”" if address.name else ""
    return f"{state}{address.noun}{name}"


def told(each: Lost) -> str:
    """One address like a compiler's message: where it stood, what becomes of it, what to write."""
    at, advice = each.address, each.advice
    label = click.style(f"{each.why}[{at.text}]", fg="red")
    where = click.style(visible(f"{at.path}:{at.line}:{at.column} at {each.since}:"), bold=True)
    with_it = f", and with it {counted(len(each.parts), 'part')}" if each.parts else ""
    if each.why == "lost":
        lines = [f"{where} {label} the {what(at)} would be lost{with_it}"]
    else:
        lines = [f"{where} {label} was the {what(at)}, and names {each.today} now"]
    lines.append(f"  {visible(advice.text)}")
    lines += [click.style(f"    {visible(line)}", fg="green") for line in advice.paste.split("\n") if line]
    return "\n".join(lines)


def summary(addresses: int, lost: list[Lost], revisions: tuple[str, ...], unread: bool) -> str:
    """The last line of a check: how many addresses were looked for, and how many would be lost."""
    since = revisions[0] if len(revisions) == 1 else f"{len(revisions)} revisions from {revisions[0]} on"
    checked = f"{counted(addresses, 'address', 'addresses')} of {since}"
    if unread and not lost:
        return f"{checked}: none of those that could be read is lost, but not everything could be read."
    if not lost:
        return f"{checked}: every one leads where it led."
    gone = sum(each.why == "lost" for each in lost)
    taken = len(lost) - gone
    said = [f"{gone} would be lost"] if gone else []
    said += [f"{taken} would mean something else"] if taken else []
    return f"{checked}: {', '.join(said)}."


def lost_as_dict(each: Lost) -> dict[str, Any]:
    """An address that would be lost, as JSON; the keys stand in a fixed order."""
    advice = each.advice
    return {
        **as_dict(each.address),
        "why": each.why,
        "since": each.since,
        "names_now": each.today or None,
        "advice": {
            "text": advice.text,
            "file": advice.path or None,
            "line": advice.line or None,
            "paste": advice.paste,
        },
        "parts": [part.text for part in each.parts],
    }


def as_dict(address: Address) -> dict[str, Any]:
    """An address as JSON."""
    return {
        "address": address.text,
        "kind": address.noun,
        "name": address.name,
        "state": address.state,
        "file": address.path,
        "line": address.line,
        "column": address.column,
    }


def in_json(said: object) -> str:
    """JSON as people can read it."""
    return json.dumps(said, ensure_ascii=False, indent=2)
