"""How what does not hold is told from what does: its words struck through on pages, with "(dropped)" behind in texts.

What carries a promise that is dropped is not in the future; what is refuted turned out wrong. Both are kept and marked.
"""

from desireline.draw.html import esc
from desireline.draw.inline import inline, plain
from desireline.draw.language import bracketed
from desireline.draw.view import View
from desireline.draw.words import Words
from desireline.model import Claim


def is_dropped(claim: Claim) -> bool:
    """Whether its promise is dropped."""
    return claim.promise is not None and claim.promise.status == "dropped"


def struck(html: str, claim: Claim) -> str:
    """Words on a page, struck through where they do not hold; a mark beside them says why."""
    return html if claim.holds else f"<s>{html}</s>"


def behind(claim: Claim, words: Words) -> str:
    """What stands behind words that do not hold, where no mark says it: ` (dropped)`. Not escaped; "" where they do."""
    if claim.holds:
        return ""
    return bracketed(words("dropped") if is_dropped(claim) else words("refuted"), words.lang)


def named(text: str | None, claim: Claim, words: Words) -> str:
    """Words in plain text, with what stands behind them; "" where there are none."""
    said = plain(text or "")
    return said + behind(claim, words) if said else ""


def shown(text: str, claim: Claim, view: View, ui: str = "") -> str:
    """Words on a page where no mark stands beside them: struck through, with what stands behind them."""
    html = inline(text, view)
    if claim.holds:
        return html
    return f"<s>{html}</s><small{ui}>{esc(behind(claim, view.words))}</small>"
