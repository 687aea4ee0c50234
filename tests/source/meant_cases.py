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
    # Keys that stand one level deeper
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
    # Ids
    Meant("an umlaut", map_of("id: Prüfung\n"), "2:5", "bad-id", "write 'pruefung'", "id: pruefung"),
    Meant("an accent", map_of("id: café\n"), "2:5", "bad-id", "write 'cafe'", "id: cafe"),
    Meant(
        "a row by its title",
        map_of("rows:\n  - Fragen der Kunden\n"),
        "3:5",
        "bad-id",
        "title: Fragen der Kunden",
        "  - {id: fragen-der-kunden, title: Fragen der Kunden}",
    ),
    Meant(
        "rows with commas", map_of("rows: steps, pains\n"), "2:7", "bad-id", "[steps, pains]", "rows: [steps, pains]"
    ),
    Meant(
        "a pain by its text",
        stage_with("solves: Too slow\npains: {id: slow, text: Too slow}"),
        "5:13",
        "bad-reference",
        "write 'slow'",
        "    solves: slow",
    ),
    Meant("a stage by its title", stage_with("next: [S]"), "5:12", "bad-reference", "write 's'", "    next: [s]"),
    Meant("an arrow", stage_with("next: -> s"), "5:11", "bad-reference", "write 's'", "    next: s"),
    Meant("a persona by name", map_of("personas: [Nora]\n"), "2:12", "bad-reference", "such as 'nora'"),
    Meant("several", map_of("personas: Nora, Bob\n"), "2:11", "bad-reference", "[nora, bob]", "personas: [nora, bob]"),
    Meant("the end as a step", stage_with("next: end"), "5:11", "unknown-reference", "'next: []' says"),
    # Values
    *(
        Meant(
            f"the duration {text}", stage_with(f"wait: {text}"), "5:11", "unread-duration", meant, f"    wait: {meant}"
        )
        for text, meant in (
            ("3 Tage", "3d"),
            ("10分鐘", "10m"),
            ("三天", "3d"),
            ("2-3 weeks", "2w-3w"),
            ("15–20 min", "15m-20m"),
            ("1 hour 30 minutes", "1h30m"),
            ("2個月", "2mo"),
        )
    ),
    *(
        Meant(
            f"the duration {text}, of which nobody is sure",
            stage_with(f"wait: {text}"),
            "5:11",
            "unread-duration",
            "no sum",
        )
        for text in ("45", "00:45", "ca. 2 Std.", "3 moons", "a while", "2 days or so")
    ),
    Meant(
        "every quarter",
        map_of("review_every: quarterly\n"),
        "2:15",
        "unread-duration",
        "no review",
        "review_every: 3mo",
    ),
    Meant("每季", map_of("review_every: 每季\n"), "2:15", "unread-duration", "no review", "review_every: 3mo"),
    *(
        Meant(f"the date {text}", map_of(f"reviewed: {text}\n"), "2:11", "wrong-value", "-30", "reviewed: 2026-09-30")
        for text in (
            "30. September 2026",
            "September 30, 2026",
            "30 Sept 2026",
            "115/09/30",
            "民國115年9月30日",
            "令和8年9月30日",
        )
    ),
    Meant("no such day", map_of("reviewed: 31. April 2026\n"), "2:11", "wrong-value", "no such day"),
    *(
        Meant(f"the time {text}", stage_with(f"time: {text}"), "5:11", "wrong-value", meant, f"    time: {meant}")
        for text, meant in (
            ("9 Uhr", "9:00"),
            ("3pm", "15:00"),
            ("12 am", "0:00"),
            ("下午3點半", "15:30"),
            ("0930", "9:30"),
        )
    ),
    Meant("a time with two ends", stage_with("time: 9:00-10:00"), "5:11", "wrong-value", "such as 7:30"),
    *(
        Meant(
            f"{key} in another language",
            map_of(f"{key}: {word}\n"),
            f"2:{len(key) + 3}",
            "wrong-value",
            meant,
            f"{key}: {meant}",
        )
        for key, word, meant in (
            ("state", "Soll", "future"),
            ("state", "現況", "current"),
            ("status", "Entwurf", "draft"),
            ("status", "草稿", "draft"),
        )
    ),
    Meant(
        "a weight in letters",
        stage_with("pains: {text: t, severity: L}"),
        "5:32",
        "wrong-value",
        "write 'high'",
        "    pains: {text: t, severity: high}",
    ),
    Meant(
        "a whole number of a data frame",
        stage_with("pains: {text: t, severity: 3.0}"),
        "5:32",
        "wrong-value",
        "write '3'",
        "    pains: {text: t, severity: 3}",
    ),
    *(
        Meant(f"the score {text}", stage_with(f"emotion: {text}"), "5:14", "out-of-scale", "read as a word")
        for text in ("★★★☆☆", "+++", "--")
    ),
    # What is no map
    Meant(
        "a Mermaid diagram",
        "journey\n    title My day\n    section Go\n      Up: 3: Me\n",
        "1:1",
        "foreign-file",
        "Mermaid",
    ),
    Meant("a web page", "<!DOCTYPE html>\n<html><body>a: b</body></html>\n", "1:1", "foreign-file", "a web page"),
    Meant("a Markdown table", "| Stage | Pains |\n|---|---|\n| A | x |\n", "1:1", "foreign-file", "a Markdown table"),
    Meant("a table", "title;stage;pains\nVisit;A;x\n", "1:1", "foreign-file", "a table (CSV)"),
    Meant("comments only", "# Visit\n# not yet\n", "1:1", "empty-file", "this file is empty"),
    Meant("one sentence", "Hello, world\n", "1:1", "wrong-type", "a map is a mapping"),
    Meant("a map below a key", "map:\n  title: T\n  stages: [a]\n", "1:1", "wrapped", "by 2 spaces less"),
    Meant("a list of one", "- title: T\n  stages: [a]\n", "1:1", "wrong-type", "begins without '- '"),
    Meant(
        "personas in one file",
        "personas:\n  - name: A\n  - name: B\n",
        "1:1",
        "wrapped",
        "a file of its own",
        persona=True,
    ),
    Meant(
        "two maps without a line between",
        "title: T\nstages: [a]\ntitle: U\nstages: [b]\n",
        "3:1",
        "several-documents",
        "of its own",
    ),
)
