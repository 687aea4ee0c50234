"""One thing on the board: what it says, what was done to it, and what that means for the customer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desireline.draw.changes.said_names import EFFECT_GLYPHS, Label, effect_word, op_label
from desireline.draw.html import esc
from desireline.draw.inline import inline
from desireline.draw.language import unquoted
from desireline.draw.marks import number, weight
from desireline.draw.statements import promise
from desireline.draw.textwidth import text_width
from desireline.model import Metric, Opportunity, Pain, Part, Stage, Step, Touchpoint, id_as_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desireline.compare import Effect
    from desireline.draw.changes.board_thing import Item
    from desireline.draw.changes.said import Said
    from desireline.draw.view import View
    from desireline.draw.words import Words

_TELLING: Final = frozenset({"better", "worse", "mixed"})
_MOST: Final = 4
"""Lines that stand under a thing; of more, the rest is counted and stands in the list."""
_SHORT: Final = 7.0
"""Width of both values, in em, up to which they stay on one line."""
_OWN: Final = frozenset({"add", "remove", "move", "relocate", "split", "merge"})


def item_html(item: Item, view: View, *, quoted: tuple[str, str] | None = None, ui: str = "") -> str:
    """A list item. `quoted`: the quotation marks around thoughts; `ui`: a `lang` attribute for interface words."""
    text = _part(item.shown, view, quoted)
    if item.kind == "same":
        return f'<li class="dl-u-same">{text}</li>'
    if not item.changes:
        mark = op_label("remove" if item.kind == "out" else "add", view.words)
        sign = f'<span class="dl-u-sign" aria-hidden="true">{mark.glyph}</span>'
        sign += f'<span class="dl-vh"{ui}>{esc(mark.word)} </span>'
        return f'<li class="dl-u-with dl-u-{item.kind}">{sign}{text}</li>'
    worded = item.worded
    head = _head(item, view.words, ui)
    if item.kind == "away":
        return f'<li class="dl-u-item dl-u-away">{head}<div class="dl-u-text">{text}</div></li>'
    shown = f'<div class="dl-u-text">{text}</div>'
    if worded is not None:
        shown = (
            f'<div class="dl-u-text dl-u-both">{spans_html(worded)}{_marks(item.shown, view)}</div>'
            f'<div class="dl-u-text dl-u-was">{spans_html(worded, "in")}</div>'
            f'<div class="dl-u-text dl-u-now">{spans_html(worded, "out")}{_marks(item.shown, view)}</div>'
        )
    further = [said for said in item.changes if said is not worded and said is not item.own]
    css = "dl-u-item dl-u-" + ("changed dl-u-worded" if worded and item.kind == "changed" else item.kind)
    return f'<li class="{css}">{head}{shown}{lines_html(further, view)}</li>'


def _head(item: Item, words: Words, ui: str) -> str:
    """What was done, leading to the change in the list, and apart from it what it means."""
    own = item.own
    first = own or item.worded or item.changes[0]
    label = own.op if own is not None else Label("~", words("changed"))
    where = ""
    if item.elsewhere:
        stage = esc(item.elsewhere)
        told = words("from {stage}", stage=stage) if item.kind == "here" else words("to {stage}", stage=stage)
        where = f" <small>{told}</small>"
    elif own is not None and own.change.op in {"split", "merge"} and own.change.before is not None and own.to:
        where = f" <small>{words('into {parts}', parts=esc(own.to))}</small>"
    mark = f"<bdi>{label.glyph} {esc(label.word)}</bdi>"
    effect = effect_html(effect_of(item.changes), words)
    return f'<p class="dl-u-op"{ui}><a href="#{first.change.fingerprint}">{mark}</a>{where}{effect}</p>'


def effect_of(changes: Sequence[Said]) -> Effect:
    """What several changes mean together."""
    found = {said.change.effect for said in changes}
    if "mixed" in found or {"better", "worse"} <= found:
        return "mixed"
    for effect in ("better", "worse", "unknown"):
        if effect in found:
            return effect
    return "neutral"


def effect_html(effect: Effect, words: Words, *, short: bool = False) -> str:
    """Glyph and word; `short`, and of what has no direction, the word is heard, pointed at and in the legend.

    What means nothing to the customer has no sign.
    """
    if effect == "neutral":
        return ""
    word = esc(effect_word(effect, words))
    alone = short or effect not in _TELLING
    title, shown = (f' title="{word}"', f'<span class="dl-vh"> {word}</span>') if alone else ("", f" {word}")
    return f'<bdi class="dl-u-effect dl-e-{effect}"{title}>{EFFECT_GLYPHS[effect]}{shown}</bdi>'


def lines_html(changes: Sequence[Said], view: View) -> str:
    """What else changed of a thing, what has a direction first; the rest is counted and leads to the list."""
    if not changes:
        return ""
    telling = [said for said in changes if said.change.effect in _TELLING or said.change.severity != "info"]
    shown = telling[:_MOST]
    if not shown and len(changes) <= 2:
        shown = list(changes)
    made = [f"<li>{line_html(said, view)}</li>" for said in shown]
    rest = [said for said in changes if said not in shown]
    if rest:
        more = esc(view.words.count("{n} more change", "{n} more changes", len(rest)))
        made.append(f'<li><a class="dl-u-more" href="#{rest[0].change.fingerprint}"><bdi>{more}</bdi></a></li>')
    return f'<ul class="dl-u-lines">{"".join(made)}</ul>'


def line_html(said: Said, view: View) -> str:
    """`wait 2 days → 2 minutes ▲`."""
    told = happened_html(said)
    effect = effect_html(said.change.effect, view.words, short=True) if said.change.effect in _TELLING else ""
    return f"{told}{effect}"


def happened_html(said: Said) -> str:
    """What happened, with what went struck through and what came underlined. Holds its own marks for readers."""
    aspect = f"{esc(said.aspect)} " if said.aspect else ""
    if said.spans:
        return f"{aspect}{spans_html(said)}"
    if said.change.op in _OWN and not said.from_ and not said.to:
        return esc(said.happened)
    if said.change.op in {"split", "merge"}:
        return esc(said.happened)
    old = f"<del>{_value(said.from_)}</del>" if said.from_ else ""
    new = f"<ins>{_value(said.to)}</ins>" if said.to else ""
    if said.change.op in {"move", "relocate", "rekey"}:
        old, new = _value(said.from_), _value(said.to)
    if not old and not new:
        return esc(said.happened)
    arrow = ' <span class="dl-u-arrow">→</span> ' if old and new else ""
    both = f"{old}{arrow}{new}"
    short = text_width(said.from_) + text_width(said.to) <= _SHORT
    ids = f" · {esc(said.ids)}" if said.ids else ""
    return f'{aspect}<span class="dl-u-pair">{both}</span>{ids}' if short else f"{aspect}{both}{ids}"


def _value(text: str) -> str:
    """A value in an isolate of its own, so that neighbours of another direction of writing cannot turn it round."""
    return f"<bdi>{esc(text)}</bdi>"


def spans_html(said: Said, without: str = "") -> str:
    """A rewording with its pieces marked; `without` leaves out what went (`out`) or what came (`in`)."""
    tags = {"out": "del", "in": "ins"}
    return "".join(
        f"<{tags[kind]}>{esc(text)}</{tags[kind]}>" if kind in tags else esc(text)
        for kind, text in said.spans
        if kind != without
    )


def _part(part: Part, view: View, quoted: tuple[str, str] | None) -> str:
    """The words of a part, and what is weighty about it."""
    if isinstance(part, Touchpoint):
        channel = f" <small>{inline(part.channel, view)}</small>" if part.channel else ""
        return inline(part.title or id_as_words(part.id or ""), view) + channel
    said = part.title if isinstance(part, Stage) else getattr(part, "text", "") or id_as_words(part.id or "")
    text = f"{quoted[0]}{inline(unquoted(said), view)}{quoted[1]}" if quoted and said else inline(said, view)
    marks = _marks(part, view)
    if marks and text:
        return f"<bdi>{text}</bdi>{marks}"  # so that marks in another direction of writing stay behind it
    return text or f'<span class="dl-none">—</span>{marks}'


def _marks(part: Part, view: View) -> str:
    """Severity of a pain, plan of an opportunity, figures of a metric."""
    if isinstance(part, Pain) and part.severity is not None:
        return f' <span class="dl-u-marks">{weight(part.severity, view)}</span>'
    if isinstance(part, Opportunity) and part.promise is not None:
        return f' <span class="dl-u-marks">{promise(part.promise, view)}</span>'
    if isinstance(part, Metric) and part.value is not None:
        target = f" {esc(view.words('target'))} {number(part.target)}" if part.target is not None else ""
        return f' <span class="dl-u-marks">{number(part.value)}{target}</span>'
    if isinstance(part, Step) and part.moment_of_truth:
        return ""
    return ""
