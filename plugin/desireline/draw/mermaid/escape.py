"""The one place where text becomes part of a Mermaid source.

Every slot that a diagram offers for words breaks on other characters, and several break without a word: they cut the
text, move a score, replace the title. One rule made of numbered entities (`#58;`) is safe in all of them, so a slot
only differs in the few things listed in `SLOTS`. What a reader sees afterwards is `normalised(text)`, to the letter.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Literal

from desireline.draw.flow.wrapping import measured
from desireline.draw.html import clean
from desireline.draw.text.wrapping import wrapped
from desireline.draw.textwidth import cut, surely_fit, text_width
from desireline.model.patterns import later
from desireline.model.record import Record, record

SlotName = Literal[
    "title",
    "section",
    "task",
    "actor",
    "label",
    "edge",
    "lane",
    "period",
    "event",
    "category",
    "axis",
    "series",
    "quadrant",
    "point",
    "accessible",
]


@record
class Slot(Record):
    """What one place for words takes."""

    most: float
    """The widest text, in em, that is drawn legibly; longer ones are cut with an ellipsis."""
    line_break: str = ""
    """What breaks a line there; "" where nothing does."""
    line: float = 0
    """Where lines must be broken by us, the widest line in em; 0 where Mermaid breaks them itself."""
    rows: int = 0
    """Where Mermaid breaks lines itself and hides those that are too many: how many it shows; 0 where it shows all."""
    row: float = 0
    """How wide each of these is, in em."""
    separators: str = ""
    """Characters that part the slot's own list."""
    keywords: bool = False
    """Whether a text that begins with a keyword of the diagram would be taken for it."""


SLOTS: Final[dict[SlotName, Slot]] = {
    "title": Slot(60),
    "section": Slot(24),
    "task": Slot(17, rows=2, row=9.2, keywords=True),
    "actor": Slot(20, separators=","),
    "label": Slot(120, line_break="<br/>"),
    "edge": Slot(40, line_break="<br/>"),
    "lane": Slot(40, line_break="<br/>"),
    "period": Slot(40, line_break="<br>", line=9, keywords=True),
    "event": Slot(80, line_break="<br>", line=9),
    "category": Slot(24),
    "axis": Slot(30),
    "series": Slot(20),
    "quadrant": Slot(16),
    "point": Slot(14),
    "accessible": Slot(300),
}
"""Every slot, whatever the diagram: `title`, `section`, `task` and `actor` of a journey (`title` and `section` of a
timeline too), `label`, `edge` and `lane` of flowcharts and swimlanes, `period` and `event` of a timeline, `category`,
`axis` and `series` of an xychart, `axis`, `quadrant` and `point` of a quadrant chart, `accessible` for accTitle and
accDescr. Widths: a journey's task box takes 18 characters of full width on two lines and cuts the rest without a sign;
an actor over 360 px is split with hyphens, even inside an entity."""

EMPTY: Final = "—"
"""What stands where a text is empty: most slots refuse an empty one."""

_SPACE: Final = re.compile(r"[\s\ufeff]+")
_HYPHEN: Final = re.compile(r"(?<=\w)-(?=\w)")
"""A browser may end a line behind it."""
_SPECIAL: Final = re.compile(r'["#;:<>&%`\\{}$*]')
_DOUBLED: Final = re.compile(r"__|~~|(?<![^\W_])_|_(?![^\W_])")
_LIST: Final = re.compile(r"\n(?:[-+=]|\d+[.)])")
"""What begins a list, at the start of a line."""
_ICON: Final = later(r"(fa[bklrs]?:)(?=fa-)")
"""In a label of several lines Mermaid makes an icon of this, even of one whose signs are encoded."""
_DIRECTION: Final = re.compile(r"d(?=irection[^\S\n]+(?:TB|BT|RL|LR|TD))", re.IGNORECASE)
_KEYWORD: Final = re.compile(r"^[tsja](?=itle|ection|ourney|imeline|ccTitle|ccDescr)", re.IGNORECASE)
_ITSELF: Final = re.compile(r'[^-+=\d"#;:<>&%`\\{}$*_~][^"#;:<>&%`\\{}$*_~]*')
"""A text in which nothing is to be encoded, unless a slot has keywords or separators or it gives a direction."""
_ENTITY: Final = later(r"#(\d+);")
_LIGATURE: Final = "\ufb02"
"""Mermaid keeps its own entities behind this sign while it parses; in a text it would begin one."""
_SEMICOLON: Final = "¶ß"
"""And this is how it keeps the semicolon that ends one; it turns every such pair into one, even after decoding."""


def normalised(text: str) -> str:
    """`text` as a reader of the diagram sees it.

    White space is one blank, the ends are trimmed, what no output may carry is U+FFFD, the ligature ﬂ is two letters,
    `¶ß` and `fa:fa-` have a blank between, and an empty text is a dash.
    """
    # White space and what no output may carry is not printable, the blank apart; so most texts are done at one look.
    if not text.isprintable() or "  " in text:
        text = clean(_SPACE.sub(" ", text))
    if _is_rewritten(text):
        text = _ICON.sub(r"\1 ", text.replace(_LIGATURE, "fl").replace(_SEMICOLON, "¶ ß"))
    return text.strip() or EMPTY


def _is_rewritten(text: str) -> bool:
    """Whether a text may need more than its white space tidied."""
    return _LIGATURE in text or _SEMICOLON in text or ":fa-" in text


def escape(text: str, slot: SlotName) -> str:
    """`text` (plain words) made safe for `slot`; never empty, always one line of source, cut and broken as it needs."""
    return said(text, slot)[0]


@lru_cache(maxsize=2048)
def said(text: str, slot: SlotName) -> tuple[str, bool]:
    """`text` made safe for `slot`, and whether it had to be cut."""
    kind = SLOTS[slot]
    shown, is_cut = fitting(text, slot)
    if kind.line and text_width(shown) > kind.line:
        made = kind.line_break.join(_encode(line, kind) for line in wrapped(shown, kind.line, text_width))
    else:
        made = _encode(shown, kind)
    return made, is_cut


def encoded(lines: Sequence[str], slot: SlotName) -> list[str]:
    """The lines of what `fitted` gave, each made safe for `slot`."""
    kind = SLOTS[slot]
    if kind.separators or kind.keywords or not lines:
        return [_encode(line, kind) for line in lines]
    # All at one look: no line holds a line feed, and no rule looks past one.
    made = _SPECIAL.sub(_each, "\n".join(lines))
    if "_" in made or "~" in made:
        made = _DOUBLED.sub(_each, made)
    if "irection" in made.lower():
        made = _DIRECTION.sub(_each, made)
    # Entities begin with no sign that a start may have, so the starts are still what they were.
    return _started(made).split("\n")


def _started(lines: str) -> str:
    """Lines so written that none begins a list."""
    return _LIST.sub(lambda found: found[0][:-1] + _entity(found[0][-1]), f"\n{lines}")[1:]


def fitting(text: str, slot: SlotName) -> tuple[str, bool]:
    """What of `text` is drawn in `slot`, and whether that is less than all of it."""
    whole = normalised(text)
    kind = SLOTS[slot]
    shown = cut(whole, kind.most)
    if kind.rows and text_width(shown) > kind.row:
        shown = _in_rows(shown, kind)
    return shown, shown != whole


def _in_rows(text: str, kind: Slot) -> str:
    """As much of `text` as stands in the rows of a slot, which a browser ends at blanks and behind hyphens."""
    lines, _widths = measured(_HYPHEN.sub("- ", text), kind.row)
    if len(lines) <= kind.rows:
        return text
    above, place = sum(len(line.replace(" ", "")) for line in lines[: kind.rows - 1]), 0
    while above:
        above -= text[place] != " "
        place += 1
    return text[:place] + " " * (text[place] == " ") + cut(text[place:].lstrip(), kind.row)


def fittings(texts: Sequence[str], slot: SlotName) -> tuple[list[str], list[bool]]:
    """What of each text is drawn in `slot`, and which of them are cut."""
    # At one look over all: a text that is to be trimmed, or is empty, gives two blanks beside one another.
    together, most = f" {' '.join(texts)} ", SLOTS[slot].most
    even = "  " not in together and not _is_rewritten(together)
    whole = [text if even and text.isprintable() else normalised(text) for text in texts]
    if surely_fit(whole, most):
        return whole, [False] * len(whole)
    shown = [cut(text, most) for text in whole]
    return shown, [one != other for one, other in zip(shown, whole, strict=True)]


def fitted(text: str, slot: SlotName) -> str:
    """What of `text` is drawn in `slot`: all of it, or its beginning and an ellipsis."""
    return fitting(text, slot)[0]


def is_cut(text: str, slot: SlotName) -> bool:
    """Whether `slot` cannot hold the whole of `text`."""
    return fitting(text, slot)[1]


def unescape(source: str) -> str:
    """The words in a piece of source as Mermaid will draw them: line breaks become blanks, entities characters."""
    return _ENTITY.sub(lambda found: chr(int(found[1])), re.sub(r"<br/?>", " ", source))


def _encode(text: str, kind: Slot) -> str:
    if _ITSELF.fullmatch(text) and not (
        (kind.keywords and _KEYWORD.match(text))
        or (kind.separators and any(separator in text for separator in kind.separators))
        or "irection" in text.lower()
    ):
        return text
    start = ""
    if kind.keywords and _KEYWORD.match(text):
        start, text = _entity(text[0]), text[1:]
    made = _SPECIAL.sub(_each, text)
    # Entities hold no letter and no underscore, so that these cannot reach into one.
    made = _DOUBLED.sub(_each, made)
    made = _DIRECTION.sub(_each, made)
    for separator in kind.separators:
        made = made.replace(separator, _entity(separator))
    return start + made if start else _started(made)


def _each(found: re.Match[str]) -> str:
    return "".join(_entity(character) for character in found[0])


def _entity(character: str) -> str:
    return f"#{ord(character)};"
