"""Text of a map made safe inside a comment: words to read, which call nobody, close nothing and start nothing.

Hosts look for names (`@team`), issues (`#7`, `other/repo#7`, `GH-7`, `!7`), commands (`/close` at the start of a line)
and addresses in what a reader would see, after Markdown has been read: escaping Markdown alone does not stop them. A
word joiner (U+2060, no width) between the sign and the name does, and a reader sees no difference.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from desireline.draw.isolate import FIRST, LAST, runs_the_other_way
from desireline.draw.markdown_text import markdown_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

JOINER: Final = "\u2060"
MARKER: Final = "<!-- desireline"
"""How the hidden line of a comment begins."""
_CALLING: Final = re.compile(r"""[@#!%~&$](?=[\w"'])|:(?=[\w+-]+:|//)|(?<!\S)/(?=\w)""")
"""Signs that make a name or number behind them a reference: people, issues, requests, milestones, labels, epics and
snippets; an emoji; what makes an address of the words before it; and what begins a command."""
_NUMBERED: Final = re.compile(r"(?<![^\W_])(GH-|[A-Z][A-Z0-9]+-)(?=\d)", re.IGNORECASE)
_WWW: Final = re.compile(r"(?<![^\W_])(www)(?=\.)", re.IGNORECASE)
_SCHEME: Final = re.compile(r"(https?|ftp|mailto|xmpp)(?=:)", re.IGNORECASE)
_COMMIT: Final = re.compile(r"(?<![^\W_])([0-9a-f]{6})(?=[0-9a-f]{1,34}(?![^\W_]))", re.IGNORECASE)
"""What may be the name of a commit."""
_SPACE: Final = re.compile(r"\s+")
_OUR_LINK: Final = re.compile(r"\]\(<(https?://[^\s<>]*)>\)")
_DRAWN: Final = re.compile(r"^```mermaid\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_DRAWN_LINE: Final = re.compile(
    r"---|config:|  (xyChart|themeVariables): .*|xychart-beta( horizontal)?|  [xy]-axis .*|  line .*"
)
_OUR_TAG: Final = re.compile(r"</?(details( open)?|summary|del|ins|b|br)>")


def quiet(text: str) -> str:
    """`text` with nothing in it that a host would take for a reference, a command or an address. Not escaped."""
    said = text.replace(JOINER, "")
    for pattern in (_COMMIT, _NUMBERED, _WWW, _SCHEME):
        said = pattern.sub(rf"\1{JOINER}", said)
    return _CALLING.sub(lambda found: found[0] + JOINER, said)


@lru_cache(maxsize=16_384)  # names and words come again with every change of a stage
def md(text: str) -> str:
    """`text` (plain, not escaped) as Markdown that shows it to the letter, on one line, in any place of a line."""
    made = markdown_text(quiet(text))
    # Text of another direction is set apart, so that it does not turn round what stands beside it.
    return f"{FIRST}{made}{LAST}" if runs_the_other_way(text) else made


def code(text: str) -> str:
    """`text` as code on one line, for ids and paths: nothing in it is looked at."""
    said = _SPACE.sub(" ", text).strip()
    # Code in a table cannot hold a pipe on every host, and code that holds its own fence ends there.
    return f"`{said}`" if re.fullmatch(r"[^`|\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+", said) else md(said)


def ours(text: str) -> str:
    """A sentence of this program, in which back-quotes mark code."""
    return "".join(code(part) if place % 2 else _around(part) for place, part in enumerate(text.split("`")))


def _around(text: str) -> str:
    before, held, behind = _ends(text)
    return f"{before}{md(held)}{behind}" if text else ""


def link(words: str, address: str) -> str:
    """A link with `words` (Markdown already) to an address that is ours; only the words where it is none."""
    if not re.match(r"https?://", address) or re.search(r"[\s<>\x00-\x1f]", address):
        return words
    return f"[{words}](<{address}>)"


def spans_md(spans: Iterable[tuple[str, str]]) -> str:
    """A rewording: what is gone struck through, what is new underlined. Each mark stands tight around its words."""
    made = []
    for what, text in spans:
        if not text:
            continue
        before, held, behind = _ends(text)
        if what == "same" or not held:
            made.append(_around(text))
        else:
            tag = "del" if what == "out" else "ins"
            made.append(f"{before}<{tag}>{md(held)}</{tag}>{behind}")
    return "".join(made).strip()


def harmless(text: str, tops: Sequence[str] = ("",)) -> str:
    """Why a comment is not one that this program writes, and so may not be posted for others; "" if it may.

    What a stranger's job hands over is untrusted: it is posted only if it calls nobody, starts nothing, and links to
    nothing but addresses that begin with one of `tops`.
    """
    if MARKER not in text:
        return "it has no marker of a review"
    for address in _OUR_LINK.findall(text):
        if not address.startswith(tuple(tops)):
            return f"it links to {address[:80]}"
    for drawn in _DRAWN.findall(text):
        if not all(_DRAWN_LINE.fullmatch(line) for line in drawn.splitlines()):
            return "it holds a diagram of another kind"
    bare = _DRAWN.sub("", text)
    if "```" in bare or "~~~" in bare:
        return "it holds code of another kind than diagrams"
    bare = _OUR_LINK.sub("]", re.sub(r"`[^`\n]+`", "", bare))
    for tag in re.findall(rf"<(?!{MARKER[1:]})[^>]*>?", bare):
        if not _OUR_TAG.fullmatch(tag):
            return f"it holds HTML: {tag[:40]}"
    seen = html.unescape(bare)
    if re.search(r"^\s*/\w", seen, re.MULTILINE):
        return "a line begins with a command"
    if re.search(r"!\[|\]\(|^\s*\[[^\]]*\]:", re.sub(r"\\[!-/:-@\[-`{-~]", "", bare), re.MULTILINE):
        return "it holds a picture or a link of its own"
    if re.search(r"[@#!~&]\w", seen):
        return "it calls a person, or names an issue"
    if "://" in re.sub(r"^<!--.*-->$", "", seen, flags=re.MULTILINE):
        return "it holds a bare address"
    return ""


def _ends(text: str) -> tuple[str, str, str]:
    held = text.strip()
    if not held:
        return " ", "", ""
    return (" " if text[0].isspace() else ""), held, (" " if text[-1].isspace() else "")
