"""Choices that narrow a table to some of its rows. Without the script that makes them work all rows stand there."""

from collections.abc import Mapping, Sequence

from desireline.draw.html import esc
from desireline.draw.view import View
from desireline.model.record import Record, record


@record
class Choice(Record):
    """One filter: what it looks at, and the values there are."""

    name: str
    """The `data-…` attribute of the rows."""
    title: str
    values: Mapping[str, str]
    """Each value with what it is called, plain text."""


def filters(target: str, choices: Sequence[Choice], count: int, view: View, label: str) -> str:
    """The form for the rows of the element `target`; only filters with more than one value. Hidden until it works."""
    words, made = view.words, ""
    for choice in choices:
        if len(choice.values) < 2:
            continue
        ordered = sorted(choice.values.items(), key=lambda pair: pair[1].casefold())
        options = "".join(f'<option value="{esc(value)}">{esc(shown)}</option>' for value, shown in ordered)
        made += (
            f'<label><span>{esc(choice.title)}</span> <select name="{choice.name}">'
            f'<option value="">{esc(words("all"))}</option>{options}</select></label>'
        )
    if not made:
        return ""
    counted = esc(words("{shown} of {all} shown", shown="{shown}", all=count))
    return (
        f'<form class="dl-filters" data-for="{target}" role="search" aria-label="{esc(label)}" hidden>{made}'
        f'<output data-words="{counted}" aria-live="polite"></output>'
        f'<button type="reset" hidden>{esc(words("Clear"))}</button></form>'
    )
