"""Ids made of what parts say: readable where the words are in Latin letters, else a kind and a short checksum.

Nothing positional goes into an id, and no number counts anything: two people who stamp the same file on two branches
write the same ids, and an id says the same when the part stands elsewhere. Chinese, Japanese and other scripts are not
spelled in Latin letters, because a spelling is a guess (the same characters are read otherwise in another language);
`pain-k7tb` promises nothing but itself.
"""

import re
from collections.abc import Container
from typing import Final
from unicodedata import normalize
from zlib import crc32

from desireline.draw.inline import plain
from desireline.model import LaneCell, Part, Path, Statement
from desireline.publish.published import name_of, noun_of

MOST_WORDS: Final = 5
MOST_LETTERS: Final = 32
_SPELLED: Final = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
"""Latin letters that are no letter with a mark."""
_LETTERS: Final = "bcdfghjkmnpqrstvwxz23456789"
"""Of a checksum: no vowels, so that it forms no word; nothing that is read for something else."""
_WORD: Final = re.compile(r"[a-z0-9]+")


def kind_of_part(part: Part) -> str:
    """The kind of a part as one word: `stage`, `fail-point`, `lane-statement`."""
    return noun_of(part).replace("'s", "").replace(" ", "-")


def name_for(part: Part, path: Path, around: str, taken: Container[str], said: str) -> str:
    """An id for a part that has none.

    Args:
        part: The part.
        path: Where it stands in its file.
        around: The id of the stage or step around it; "" where it has none.
        taken: Ids that it may not have.
        said: A digest of all that it says, for one without words.
    """
    words, kind = name_of(part), _word(part, path)
    slug = latin(words)
    if slug:
        tries = [slug, f"{slug}-{kind}", *([f"{slug}-{around}"] if around else [])]
    else:
        checksum = _checksum(words or said)
        tries = [f"{kind}-{checksum[:length]}" for length in range(4, len(checksum) + 1)]
    free = next((name for name in tries if name not in taken), "")
    count = 1
    while not free:  # it says what another says, in the same place: nothing but a number can tell them apart
        count += 1
        name = f"{tries[0]}-{count}"
        free = name if name not in taken else ""
    return free


def latin(text: str) -> str:
    """`text` as an id of a few words; "" where more than a fifth of its letters are not Latin ones."""
    folded = normalize("NFKD", plain(text).casefold()).translate(_SPELLED)
    letters = [letter for letter in folded if letter.isalpha()]
    if sum(letter.isascii() for letter in letters) * 5 < len(letters) * 4:
        return ""  # one Chinese character is a word: the Latin ones beside it are not what the text says
    marks_gone = re.sub(r"[\u0300-\u036f'’]", "", folded)
    words = _WORD.findall(marks_gone)
    while words and not words[0][0].isalpha():
        words.pop(0)
    made = ""
    for word in words[:MOST_WORDS]:
        longer = f"{made}-{word}" if made else word[:MOST_LETTERS]
        if len(longer) > MOST_LETTERS:
            break
        made = longer
    return made


def _word(part: Part, path: Path) -> str:
    """The word that begins an id: of a plain statement the list's, in the singular; else that of its kind."""
    if not isinstance(part, LaneCell) and type(part) is not Statement:
        return kind_of_part(part)
    key = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    singular = "resource" if key in {"have", "need"} else key if key.endswith("ss") else key.removesuffix("s")
    return latin(singular.replace("_", " ")) or kind_of_part(part)


def _checksum(text: str) -> str:
    """Seven letters that follow from a text."""
    rest, made = crc32(text.encode("utf-8", "replace")), ""
    while len(made) < 7:
        rest, at = divmod(rest, len(_LETTERS))
        made += _LETTERS[at]
    return made
