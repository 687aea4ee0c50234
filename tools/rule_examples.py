"""One small project for each rule of the reader, so that the rules page can show the message people really get.

`tools.docs` reads each project and prints the problem it gives; a test sees to it that every rule stands here.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desireline.source import FolderFiles, load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desireline.source import Problem

MAP: Final = "maps/visit.yaml"


@dataclass(frozen=True, slots=True)
class Example:
    """A project that breaks one rule."""

    says: str
    """The rule, in one sentence that says what should be."""
    files: Mapping[str, bytes]
    """Path and content of each file."""
    links: Mapping[str, str] = field(default_factory=dict)
    """Path and target of each symbolic link."""

    def problem(self, rule: str) -> Problem:
        """The problem that the project gives. Raises `LookupError` where the rule is not broken after all."""
        with tempfile.TemporaryDirectory() as folder:
            for path, raw in self.files.items():
                file = Path(folder) / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(raw)
            for path, target in self.links.items():
                link = Path(folder) / path
                link.parent.mkdir(parents=True, exist_ok=True)
                link.symlink_to(target)
            catalogue = load(FolderFiles(Path(folder)))
        found = next((problem for problem in catalogue.problems if problem.rule == rule), None)
        if found is None:
            given = sorted({problem.rule for problem in catalogue.problems})
            raise LookupError(f"the example of '{rule}' gives {given} instead")
        return found


def _files(says: str, **files: str) -> Example:
    """Files by the stem of their name: those that begin with `persona_` are personas."""
    named = {
        f"personas/{name.removeprefix('persona_')}.yaml" if name.startswith("persona_") else f"maps/{name}.yaml": text
        for name, text in files.items()
    }
    return Example(says, {path: text.encode() for path, text in named.items()})


def _map(says: str, body: str) -> Example:
    """A map with a title and these keys."""
    return _files(says, visit=f"title: A visit\n{body}\n")


def _stage(says: str, body: str) -> Example:
    """A map with one stage, `arrive`, and these keys in it."""
    lines = "\n".join(f"    {line}" for line in body.split("\n"))
    return _files(says, visit=f"title: A visit\nstages:\n  - id: arrive\n    title: Arrive\n{lines}\n")


def _pain(says: str, text: str) -> Example:
    """A stage with one pain, written so."""
    return _stage(says, f"pains:\n  - {text}")


_BOMB: Final = "\n".join(
    [f"x-a0: &a0 [{', '.join(['word'] * 60)}]"]
    + [f"x-a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 60)}]" for n in range(1, 5)]
)

YAML: Final = {
    "alias-cycle": _map("An alias does not stand inside what it names.", "x-loop: &loop\n  - *loop"),
    "aliases-expand": _map("Aliases do not expand without bound.", _BOMB),
    "colon-in-text": _map(
        "A text with `: ` in it, or `:` at its end, stands in quotation marks.", "summary: as follows:"
    ),
    "code-fence": _files("A file is YAML alone.", visit="```yaml\ntitle: A visit\n```\n"),
    "colon-without-space": _map("A space stands behind the colon of a key.", "summary: short\npurpose:Decide"),
    "comma-in-text": _pain("Inside `{}` a text with a comma stands in quotation marks.", "{text: too slow, too dear}"),
    "comment-behind-text": _pain("A comment stands two spaces behind a text.", "Nobody answers # ask the team"),
    "comment-in-text": _pain("A text with `#` behind a space stands in quotation marks.", "See issue #12 first"),
    "complex-key": _map("A key is a word.", "[a, b]: c"),
    "control-character": Example(
        "A file holds no control characters.", {MAP: b"title: A visit\nsummary: short\x07 and good\n"}
    ),
    "dash-behind-key": _stage("A list begins below its key.", "pains: - Nobody answers"),
    "dash-without-space": _stage("A space stands behind the dash of an item.", "pains:\n  - One\n  -Two"),
    "duplicate-key": _map("A key stands once.", "owner: shop\nowner: web"),
    "empty-block": _pain("Something stands below `>` and `|`.", ">"),
    "empty-file": _files("A file says something.", visit="# nothing yet\n"),
    "empty-key": _map("A key has a name.", '"": c'),
    "escape": _map("A backslash in double quotation marks begins an escape that YAML knows.", 'summary: "C:\\path"'),
    "file-left-out": Example(
        "A file stands in the project: it is no link out of it.", {}, links={MAP: "../../elsewhere.yaml"}
    ),
    "folded-between-wide": _map(
        "A text in Han, kana or full-width characters does not go on in the next line: YAML puts a space there.",
        "summary:\n  從手機變慢\n  到換約",
    ),
    "foreign-file": _files(
        "What lies among the maps is a map.", visit="journey\n  title A day\n  section Go\n    Up: 3: Me\n"
    ),
    "indentation": _files(
        "Lines of one level are indented alike.", visit="title: A visit\nscope:\n    starts: Door\n  ends: Street\n"
    ),
    "inline-sentences": _stage("Sentences stand one a line.", "pains: [The price is not clear, Nobody answered me]"),
    "item-in-text": _stage(
        "An item is indented as far as the others.", "pains:\n  - Nobody answers\n    - The queue is long"
    ),
    "line-separator": Example("Lines end in a line feed.", {MAP: "title: A visit\nsummary: one\u2028two\n".encode()}),
    "lines-in-one": _stage("Each item of a list begins with `- `.", "pains:\n  Nobody answers\n  The queue is long"),
    "list-sign": _stage("The items of a list begin with `- `.", "pains:\n  • Nobody answers\n  • The queue is long"),
    "list-in-list": _pain("No list stands in a list.", "- Nobody answers"),
    "merge-conflict": _map(
        "Merge conflicts are settled.", "<<<<<<< ours\nowner: shop\n=======\nowner: web\n>>>>>>> theirs"
    ),
    "merge-key": _map("Keys are written out, not merged in.", "x-base: &base {owner: shop}\nscope:\n  <<: *base"),
    "missing-dash": _stage("Each item of a list begins with `- `.", "pains:\n  Nobody answers\n  - The queue is long"),
    "missing-colon": _map("A key has a colon.", "purpose Decide whether to open earlier"),
    "not-utf8": Example("A file is UTF-8.", {MAP: "title: Café\n".encode("latin-1")}),
    "other-comment": _map("A comment begins with `#`, whatever it begins with in other languages.", "<!-- for Ann -->"),
    "pair-in-list": _map("Inside `[]` a text with a colon stands in quotation marks.", "tags: [Note: this]"),
    "question-mark-key": _pain("A text does not begin with `? `.", "? Who answers"),
    "quote-closes-early": _pain("A text in quotation marks is in them as a whole.", '"Fast" they said'),
    "quote-not-closed": _pain("A quotation mark is closed.", "'tis late"),
    "several-documents": _map("A file holds one map or persona.", "---\ntitle: Another"),
    "sign-before-text": _pain(
        "A text that begins with a sign of YAML stands in quotation marks.", "**Nobody** answers"
    ),
    "tab": _files("Lines are indented with spaces.", visit="title: A visit\nscope:\n\tstarts: The door\n"),
    "text-without-key": _stage("A text that keys stand below has a key too.", "steps:\n  - Waits\n    emotion: -1"),
    "tag": _pain("A text does not begin with `!`.", "!Nobody answers"),
    "text-in-brackets": _pain(
        "A text with `: ` inside `{}` stands in quotation marks.", "{text: Note: this, severity: high}"
    ),
    "too-deep": _map("Values are not nested without bound.", "x-deep: " + "[" * 200 + "]" * 200),
    "too-large": Example(
        "A file is smaller than what the message names.", {MAP: b"title: A visit\n" + b"# x\n" * 3_000_000}
    ),
    "unbalanced-bracket": _stage("What `[` or `{` opens is closed once.", "touchpoints: [door, bell"),
    "unknown-alias": _pain("A text does not begin with `*`.", "*really"),
    "unused-anchor": _pain("A text does not begin with `&`.", "&more waiting"),
    "wide-colon": _map("The colon of a key is an ordinary one.", "summary：比較"),
    "wrong-brackets": _stage("`[]` hold a list, `{}` keys and values; commas part them.", "pains: {One, Two}"),
    "wide-space": _stage("Ordinary spaces stand before and behind a dash.", "pains:\n  -　Nobody answers"),
}
"""What YAML takes apart or cannot read."""

KEYS: Final = {
    "bad-id": _map("An id is `a-z`, `0-9` and `-`, beginning with a letter.", "id: Shop Visit"),
    "bad-reference": _map("A reference is an id, or `file-id#id`.", "personas: [the boss]"),
    "built-in-name": _map(
        "A row of your own does not take a built-in name for another role.", "rows:\n  - {id: pains, role: gains}"
    ),
    "empty-item": _map("An item of a list says something.", "tags:\n  - shop\n  -"),
    "misplaced-key": _map("A key stands where it belongs.", "thoughts: Who is it?"),
    "missing-key": _files("What a thing cannot do without is given.", visit="owner: shop\n"),
    "node-family": _map(
        "A node of an automation is a trigger, a data source, a flow control or an action.",
        "automations:\n  - id: hello\n    nodes:\n      - {id: start, text: Begin}",
    ),
    "taken-apart": _pain("A text with `: ` in it stands in quotation marks.", "NPS: 32"),
    "unknown-key": _stage("A key is one of the format's, or begins with `x-`.", "pain: Nobody answers"),
    "wrapped": _files("A map stands in its file by itself.", visit="map:\n  title: A visit\n  stages: [Arrival]\n"),
    "wrong-folder": _files(
        "Maps lie in the folder of the maps, personas in that of the personas.", minna="name: Minna\ngoals: A table\n"
    ),
    "wrong-type": _map("A value has the type of its key.", "summary: [a, b]"),
    "wrong-value": _map("A value is one that its key takes.", "reviewed: yesterday"),
}
"""Keys, and the values they take."""

SENSE: Final = {
    "named-twice": _stage("A list names each once.", "touchpoints: [door, bell, door]"),
    "names-in-one": _stage("Several names are a list.", "touchpoints: Website, Hotline"),
    "arrow-to-nothing": _map(
        "An arrow leads from one filled cell to another.",
        "stages:\n  - {id: arrive, title: Arrive, frontstage: Greets}\n"
        "arrows:\n  - {from: arrive.frontstage, to: arrive.support}",
    ),
    "circle": _files(
        "Maps do not stand in a circle of `part_of`, `future_of` or `translates`.",
        visit="title: A visit\npart_of: day\n",
        day="title: A day\npart_of: visit\n",
    ),
    "claimed-twice": _stage("A former id is claimed once.", "was: hello\nsteps:\n  - {text: Knock, was: hello}"),
    "contradiction": _files(
        "A map does not say two things at once.",
        visit="title: A visit\n",
        later="title: Later\nfuture_of: visit\nstate: current\n",
    ),
    "count-over-of": _pain(
        "Not more people said it than were asked.",
        "{text: Nobody answers, evidence: {status: validated, count: 7, of: 5}}",
    ),
    "duplicate-id": _stage("An id stands once in a file.", "steps:\n  - {id: arrive, text: Knock}"),
    "former-id": _files(
        "A reference names today's id.", visit="title: A visit\npart_of: day\n", morning="title: A morning\nwas: day\n"
    ),
    "id-in-use": _stage("A retired id is not in use.", "steps:\n  - {id: knock, text: Knock}\nwas: knock"),
    "image-without-alt": _pain("A picture has a text alternative.", "{text: Nobody answers, image: {src: door.png}}"),
    "near-miss": _files(
        "What nearly matches a declared touchpoint or person is not free text.",
        visit="title: A visit\ntouchpoints:\n  - {id: front-door, title: Front door}\n"
        "stages:\n  - title: Arrive\n    touchpoints: [front-dor]\n",
    ),
    "not-comparable": _map(
        "A metric's `value` and `target` are numbers or percentages.",
        "stages:\n  - title: Arrive\n    metrics:\n      - {text: Waiting, value: long}",
    ),
    "not-in-this-future": _files(
        "A way on leads to what is in the same future map.",
        visit="title: A visit\nstages:\n  - {id: arrive, title: Arrive}\n  - {id: leave, title: Leave}\n",
        later="title: Later\nfuture_of: visit\nretired: [leave]\nstages:\n"
        "  - {id: arrive, title: Arrive, next: leave}\n",
    ),
    "not-said": _files(
        "A future map keeps each stage and step of the current one, or says in `retired` that it is gone.",
        visit="title: A visit\nstages:\n  - {id: arrive, title: Arrive}\n  - {id: leave, title: Leave}\n",
        later="title: Later\nfuture_of: visit\nstages:\n  - {id: arrive, title: Arrive}\n",
    ),
    "out-of-scale": _stage("A score lies on its scale.", "emotion: 7"),
    "retired-id": _files(
        "A reference does not name what is retired.",
        visit="title: A visit\nretired: [queue]\n",
        later="title: Later\nstages:\n  - {title: Arrive, solves: ['visit#queue']}\n",
    ),
    "scale-without-range": _map("A scale has a `range` or `levels`.", "scales:\n  - {id: freedom}"),
    "shares-over-one": _stage(
        "The shares of the ways on add up to 1 at most.",
        "next:\n  - {to: arrive, share: 70%}\n  - {share: 60%, when: Nobody answers}",
    ),
    "touchpoint-title": _files(
        "A touchpoint has the same title in every map.",
        visit="title: A visit\ntouchpoints:\n  - {id: door, title: Front door}\n",
        day="title: A day\ntouchpoints:\n  - {id: door, title: Back door}\n",
    ),
    "unknown-reference": _map("What is named is there.", "personas: [minna]"),
    "unread-duration": _stage("A duration is written `40m`, `1h30m`, `9d` or `2w-3w`.", "duration: a while"),
}
"""What a file says, and whether it can be meant."""

SELDOM: Final = {
    "not-laid-out": "`fmt` leaves a file alone that it cannot lay out without changing what it says.",
    "yaml": "YAML can read the file. The last resort, where none of the rules above knows better.",
}
"""Rules that no small file breaks."""
