"""The one place where text becomes HTML or SVG: escaping, attributes, addresses."""

import re
from html import escape
from urllib.parse import quote

from desireline.draw.isolate import beside_isolates

_SAFE_SCHEME = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
_ANY_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")
"""Characters that no output may carry: control characters (tab and line ends apart), bidirectional overrides and
embeddings, which could make text read otherwise than it stands, non-characters and lone surrogates."""


SPECIAL = re.compile(f"[&<>\"'{_UNSEEN.pattern[1:]}")
"""A character that does not stand for itself in HTML; text without one is its own HTML."""


def clean(text: str) -> str:
    """`text` with every character that no output may carry shown as U+FFFD."""
    return beside_isolates(text, _replaced)


def _replaced(text: str) -> str:
    return _UNSEEN.sub("\ufffd", text)


def esc(text: object) -> str:
    """`text` safe between tags and inside double-quoted attributes, in HTML and in SVG alike."""
    written = text if isinstance(text, str) else str(text)
    # Most texts hold nothing to escape: one look at them costs a third of replacing what is not there.
    return escape(clean(written), quote=True) if SPECIAL.search(written) else written


_NOT_IN_ADDRESS = re.compile(
    r"%(?![0-9a-fA-F]{2})|[\s\"<>\\^`{|}\[\]\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff" + _UNSEEN.pattern[1:]
)
_NUMBERED_HOST = re.compile(r"https?://(?:[^/?#@]*@)?\[[0-9a-f:.]+\]", re.IGNORECASE)
"""The start of an address whose host is a number in brackets, which may stand nowhere else."""


def safe_address(address: str) -> str | None:
    """`address` if a link may lead there (http, https, mailto, tel, relative); else None (`javascript:`, `data:` …).

    Characters that no address may hold are written with percent signs; letters of all scripts stay readable.
    """
    seen = re.sub(r"[\s\x00-\x20]+", "", address)
    if seen.startswith(("//", "\\")):
        return None
    if _ANY_SCHEME.match(seen) and not _SAFE_SCHEME.match(seen):
        return None
    host = _NUMBERED_HOST.match(seen)
    start = host.end() if host else 0
    before, sign, fragment = _NOT_IN_ADDRESS.sub(_quoted, seen[start:]).partition("#")
    return f"{seen[:start]}{before}{sign}{fragment.replace('#', '%23')}" or None


def _quoted(found: re.Match[str]) -> str:
    return quote(found[0], safe="", errors="replace")


def attributes(**values: object) -> str:
    """Attributes as ` name="value"`, each with a leading space. None and False leave one out, True gives a bare name.

    A trailing underscore is removed and other underscores become hyphens: `class_`, `data_map`, `aria_label`.
    """
    made = []
    for name, value in values.items():
        if value is None or value is False:
            continue
        key = name.rstrip("_").replace("_", "-")
        made.append(f" {key}" if value is True else f' {key}="{esc(value)}"')
    return "".join(made)
