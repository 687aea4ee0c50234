"""Files as people write them who come from documents, boards and scripts: one mistake each, and its mend."""

from __future__ import annotations

from typing import NamedTuple

from tests.source.reader_cases import map_of, stage_with


class Meant(NamedTuple):
    """One mistake: the one problem it is, and the lines that mend it."""

    why: str
    text: str
    at: str
    rule: str
    says: str
    paste: str = ""
    """Empty where nobody can be sure what was meant."""
    lines: int = 1
    """How many lines the pasted ones take the place of."""
    after: str = ""
    """The rule of a problem that is left when it is mended: what is pasted may ask for more."""
    persona: bool = False


MEANT: tuple[Meant, ...] = (
    # A text alone, and keys below it
    Meant(
        "keys below an item that is a text",
        stage_with("steps:\n  - Waits\n    emotion: -1"),
        "6:9",
        "text-without-key",
        "write '- text: …'",
        "      - text: Waits",
    ),
    Meant(
        "keys below a stage that is a title",
        "title: T\nstages:\n  - Arrival\n    pains: slow\n",
        "3:5",
        "text-without-key",
        "write '- title: …'",
        "  - title: Arrival",
    ),
    Meant(
        "keys as deep as the dash",
        stage_with("steps:\n  - Waits\n  emotion: -1\n  wait: 1h"),
        "6:9",
        "text-without-key",
        "as deep as its own",
        "      - text: Waits\n        emotion: -1\n        wait: 1h",
        3,
    ),
    Meant(
        "keys below a value",
        stage_with("emotion: 1\n  word: glad"),
        "5:14",
        "text-without-key",
        "write 'score: 1' below 'emotion:'",
        "    emotion:\n      score: 1",
    ),
    Meant(
        "keys that belong to the stage, deeper than it",
        stage_with("goal: buy\n  pains: slow"),
        "6:7",
        "indentation",
        "indent it by 4 spaces",
        "    pains: slow",
    ),
    # Keys in the language of the map
    Meant("a German key", stage_with("Schmerzpunkte: a"), "5:5", "unknown-key", "mean 'pains'", "    pains: a"),
    Meant("one like another key", stage_with("Chancen: a"), "5:5", "unknown-key", "opp", "    opportunities: a"),
    Meant("a Traditional Chinese key", stage_with("痛點: 慢"), "5:5", "unknown-key", "'pains'", "    pains: 慢"),
    Meant("a Simplified Chinese key", stage_with("接触点: 店"), "5:5", "unknown-key", "touch", "    touchpoints: 店"),
    Meant("a Japanese key", stage_with("課題: 遅い"), "5:5", "unknown-key", "'pains'", "    pains: 遅い"),
    Meant("a title, which is not missing too", "標題: 看診\nstages: [a]\n", "1:1", "unknown-key", "'ti", "title: 看診"),
    Meant("a persona's", "name: N\n需求: 快\n", "2:1", "unknown-key", "mean 'needs'", "needs: 快", persona=True),
    Meant("a combining accent", stage_with("Gefu\u0308hle: 1"), "5:5", "unknown-key", "emotion", "    emotion: 1"),
    Meant("a soft hyphen in a key", stage_with("pa\u00adins: a"), "5:5", "unknown-key", "'pains'", "    pains: a"),
    # Keys that stand one level deeper, or higher
    Meant(
        "steps beside the stages",
        "title: T\nsteps: [a]\nstages: [A]\n",
        "2:1",
        "misplaced-key",
        "stands on a stage, not on a map; move it to the stage",
    ),
    Meant(
        "the title below a word of its own",
        "meta:\n  title: T\n  author: N\nstages: [A]\n",
        "1:1",
        "unknown-key",
        "'title' below it is one: delete this line",
    ),
    Meant("what each feels", stage_with("emotion: {hao: 2}"), "5:15", "unknown-key", "by_persona: {hao: …}", ""),
    Meant(
        "a promise's key", stage_with("pains: {text: t, due: 2027-01-01}"), "5:22", "misplaced-key", "'promise: {due"
    ),
    Meant("its status", stage_with("pains: {text: t, status: shipped}"), "5:22", "misplaced-key", "'promise: {status"),
    Meant(
        "that of evidence", stage_with("pains: {text: t, status: reasoned}"), "5:22", "misplaced-key", "'evidence: {st"
    ),
    Meant("an emotion's key", stage_with("quote: Never!"), "5:5", "misplaced-key", "'emotion: {quote: …}'"),
    Meant("a person's own", "name: N\nage: 31\n", "2:1", "unknown-key", "'profile: {age: …}'", persona=True),
    Meant("a scale's ends", map_of("scales: [{id: emotion, max: 2}]\n"), "2:24", "unknown-key", "'range'", ""),
    Meant(
        "a built-in scale by id", map_of("scales: {emotion: [0, 5]}\n"), "2:10", "unknown-key", "write '- id: emotion'"
    ),
    Meant(
        "a stage by its title",
        "title: T\nstages:\n  - The shop:\n      pains: a\n",
        "3:5",
        "unknown-key",
        "- title: The",
    ),
    Meant(
        "a list in an item",
        stage_with("pains:\n  - Slow:\n      - at noon"),
        "6:9",
        "list-in-list",
        "an item beside it",
    ),
    # Lists with the signs of documents
    *(
        Meant(
            f"items with {name}",
            stage_with(f"pains:\n  {one}Too slow\n  {other}Too dear"),
            "6:7",
            "list-sign",
            "no list",
            "      - Too slow\n      - Too dear",
            2,
        )
        for name, one, other in (
            ("Word's bullets", "\uf0b7 ", "\uf0b7 "),
            ("Word's second bullets", "o\t", "o\t"),
            ("arrow heads", "➤ ", "➤ "),
            ("full-width dashes", "－\u3000", "－\u3000"),
            ("circled numbers", "① ", "② "),
            ("Chinese numerals", "一、", "二、"),
        )
    ),
    Meant(
        "a first dash without its space",
        stage_with("pains:\n  -Too slow\n  - Too dear"),
        "6:7",
        "dash-without-space",
        "lines 6 to 7",
        "      - Too slow\n      - Too dear",
        2,
    ),
    Meant(
        "items without any dash",
        stage_with("pains:\n  Too slow\n  Too dear"),
        "6:7",
        "lines-in-one",
        "lines 6 to 7",
        "      - Too slow\n      - Too dear",
        2,
    ),
    Meant(
        "names without any dash",
        stage_with("touchpoints:\n  Website\n  Hotline"),
        "6:7",
        "lines-in-one",
        "lines 6 to 7",
        "      - Website\n      - Hotline",
        2,
    ),
    Meant(
        "items without any dash, the first behind the key",
        stage_with("pains: 太慢\n  太貴"),
        "5:12",
        "lines-in-one",
        "lines 5 to 6",
        "    pains:\n      - 太慢\n      - 太貴",
        2,
    ),
    Meant(
        "names with commas",
        stage_with("touchpoints: Website, Hotline"),
        "5:18",
        "names-in-one",
        "read as one",
        "    touchpoints: [Website, Hotline]",
    ),
    Meant(
        "a numbered item",
        "title: T\nstages:\n  1. title: Look\n",
        "3:3",
        "list-sign",
        "'- title: …'",
        "  - title: Look",
    ),
    Meant(
        "stages with arrows",
        "title: T\nstages: Look → Compare → Buy\n",
        "2:9",
        "names-in-one",
        "read as one",
        "stages: [Look, Compare, Buy]",
    ),
    Meant(
        "a comment of a program with a colon in it",
        "title: T\n// todo: more\nstages: [a]\n",
        "2:1",
        "other-comment",
        "begins no comment",
        "# todo: more",
    ),
    Meant("a name twice", stage_with("touchpoints: [web, shop, web]"), "5:30", "named-twice", "'web' stands twice"),
    Meant(
        "a stage's key at the margin", "title: T\nstages: [a]\npains: b\n", "3:1", "misplaced-key", "the stage above"
    ),
    Meant(
        "an ideographic space too many",
        "title: T\nstages:\n  - title: S\n    \u3000pains: a\n",
        "4:5",
        "wide-space",
        "U+3000",
        "    pains: a",
    ),
    Meant(
        "ideographic spaces alone",
        "title: T\nstages:\n  - title: S\n\u3000\u3000\u3000pains: a\n",
        "4:1",
        "wide-space",
        "U+3000",
        "    pains: a",
    ),
    # Brackets
    Meant(
        "a list in braces", stage_with("pains: {a b, c d}"), "5:12", "wrong-brackets", "'[]'", "    pains: [a b, c d]"
    ),
    Meant("an id in them", stage_with("personas: {hao}"), "5:15", "wrong-brackets", "'[]'", "    personas: [hao]"),
    Meant("a number in them", stage_with("emotion: {-1}"), "5:14", "wrong-brackets", "'-1' alone", "    emotion: -1"),
    Meant(
        "an equals sign",
        stage_with("emotion: {score = 1, word = glad}"),
        "5:14",
        "wrong-brackets",
        "write ': '",
        "    emotion: {score: 1, word: glad}",
    ),
    Meant(
        "a semicolon",
        stage_with("emotion: {score: 1; word: glad}"),
        "5:14",
        "wrong-brackets",
        "a comma",
        "    emotion: {score: 1, word: glad}",
    ),
    Meant(
        "no comma",
        stage_with("pains: ['a b' 'c d']"),
        "5:12",
        "wrong-brackets",
        "a comma is missing",
        "    pains: ['a b', 'c d']",
    ),
    Meant(
        "a text in braces",
        stage_with("goal: {a b, c d}"),
        "5:12",
        "comma-in-text",
        "quotation marks",
        '    goal: "{a b, c d}"',
    ),
    # Quotation marks and signs
    Meant(
        "one closed at the margin",
        'title: T\nstages:\n  - title: S\n    pains:\n      - "slow\nand dear"\n',
        "5:9",
        "quote-not-closed",
        "line 6",
        '      - "slow and dear"',
        2,
    ),
    Meant(
        "a path of Windows in them",
        stage_with('pains: "C:\\Users\\a"'),
        "5:12",
        "escape",
        "single quotation marks",
        "    pains: 'C:\\Users\\a'",
    ),
    Meant(
        "a comment behind a number",
        stage_with("emotion: -1 # bad"),
        "5:17",
        "comment-behind-text",
        "two spaces",
        "    emotion: -1  # bad",
    ),
    Meant("a standard tag", "title: !!str 5\nstages: [a]\n", "1:8", "tag", "delete it", "title: 5"),
    Meant(
        "an alias of a part with an id",
        "x-p: &p {id: slow, text: a}\ntitle: T\nstages:\n  - {title: A, pains: [*p]}\n  - {title: B, pains: [*p]}\n",
        "1:14",
        "duplicate-id",
        "an alias copies the id 'slow'",
    ),
)
