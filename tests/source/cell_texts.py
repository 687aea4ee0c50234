"""Texts as they stand in the cells of real journey maps, and the places of a file they get pasted into.

Each is here because it holds a sign YAML uses, or looks as if it did. They are pasted as they are, unquoted.
"""

from __future__ import annotations

from dataclasses import dataclass

TEXTS = (
    # Markdown at the start: the commonest accident
    "**Finds** the product by chance",
    "*really* annoyed by now",
    "**痛點**：等太久",
    "***",
    "* first thing they notice",
    "*see note",
    "*",
    "**",
    "_quietly_ pleased",
    "`SKU` is not shown",
    "a: {x}",
    "Note: {see below} for now",
    "``",
    "# Heading pasted along",
    "#1 in the ranking",
    "#hashtag campaign",
    "> quoted from the interview",
    ">70 % abandon here",
    "> 3 days",
    ">",
    ">-",
    ">2",
    "|",
    "| cell | of a table |",
    "|- half a table",
    "~~struck out~~ but still true",
    "~ 5 minutes",
    "- a dash at the start",
    "- [ ] to do",
    "-",
    "--",
    "-- an aside --",
    "---",
    "- - -",
    "-5 points",
    "-1",
    "– en dash first",
    "• bullet pasted from slides",
    "1. first of a list",
    "+ a plus",
    "+1 from support",
    "= same as before",
    "=> leads to a call",
    "<b>bold</b> from the web",
    # brackets
    "[x] done",
    "[link](https://example.org/a)",
    "[link](https://example.org/a), as above",
    "[Draft] of the offer",
    "[?] who decides",
    "[1] see the appendix",
    "[open",
    "] closed too early",
    "a [b] c",
    "ends with [brackets]",
    "{name} gets a mail",
    "{{ first_name }}, hello",
    "{open",
    "} closed too early",
    "uses {placeholders} inside",
    "Hello {name}, your order [42] is here",
    "(in brackets)",
    # signs YAML reserves
    "@support answers in public",
    "@",
    "%-off banner",
    "% of visitors",
    "50% off",
    "& more of the same",
    "&",
    "&copy; 2026",
    "&more waiting",
    "Q&A in the shop",
    "R & D asks for it",
    "!important",
    "! stop",
    "!",
    "!!",
    "! ! !",
    "!?",
    "wow! great",
    "? what happens now",
    "?",
    "?!",
    "??? no idea",
    ", and then nothing",
    "$9 a month",
    "^ see above",
    "\\o/ hooray",
    "C:\\Users\\me",
    "/ or /",
    # quotation marks
    '"Fast" is what they said',
    "'Fast' is what they said",
    "'tis the season",
    '"Never again',
    'They said "never again"',
    "It's fine",
    "don't, won't, can't",
    "'' two of them",
    '5" screen',
    '"a" or "b"',
    "'a', 'b'",
    "“Fast” is what they said",
    "「快」是他們說的",
    "«vite» disent-ils",
    # colons
    "Note: prices differ",
    "note: in lower case",
    "Note:prices differ",
    "Email: a@b.c, phone: 123",
    "Ends with a colon:",
    ": starts with one",
    ":",
    "::",
    ":) happy",
    ":-(",
    "a : b",
    "07:30",
    "07:30: leaves home",
    "https://example.org/x?a=b&c=d#e",
    "see https://example.org: there",
    "NPS: 32",
    "比率：三成",
    "注意: 半形冒號",
    "ratio 1:2",
    "key:value",
    # hash signs inside
    "See issue #12 first",
    "See issue # 12 first",
    "C# developers",
    "item#3",
    "ranks #1",
    "ends with #",
    "colour #ff0000, then #00ff00",
    "請看 #12 的說明",
    "請看#12",
    # commas and numbers
    "too slow, too dear",
    "1,234 people",
    "1,5 Stunden",
    "one, two, three, and at last a fourth",
    "貴,慢",
    "太貴, 太慢",
    "太貴，太慢",
    # what other types look like
    "no",
    "yes",
    "true",
    "010",
    "1.10",
    "2026-11-21",
    "1e3",
    "0x1F",
    "1_000",
    ".5",
    ".inf",
    "12:30:45",
    # scripts and symbols
    "等待時間太長",
    "🙂 happy",
    "😡😡",
    "café à côté",
    "قائمة الانتظار طويلة",
    "שלום: עולם",
    "お客様の声",
    "한국어 문장, 쉼표",
    "ＡＢＣ　全角",
    "a\u00a0b",
    "→ next",
    "…",
    "… and so on",
    "✓ done",
    # ends and insides
    "a backslash at the end \\",
    'a quote at the end"',
    "a dash at the end -",
    "inside - a dash",
    "inside * a star",
    "inside & an ampersand",
    "inside ! an exclamation",
    "inside | a pipe",
    "inside > a sign",
    "inside @ a sign",
    "inside ` a tick",
    "inside % a sign",
    "inside ? a question",
    "<< back",
    "<<",
    "<<<",
    "===",
    "...",
    "a -> b",
    "a|b",
    "tab\tinside",
    "two  spaces",
)


@dataclass(frozen=True)
class Slot:
    """A place a text is pasted into: what stands before and behind it, and where its value is found."""

    name: str
    before: str
    behind: str
    path: tuple[str | int, ...]
    above: str = ""
    below: str = ""

    def file(self, text: str) -> str:
        return f"{self.above}{self.before}{text}{self.behind}\n{self.below}"

    @property
    def line(self) -> int:
        return self.above.count("\n")

    @property
    def in_brackets(self) -> bool:
        return self.behind != ""


SLOTS = (
    Slot(
        "an item of a list",
        "      - ",
        "",
        ("stages", 0, "pains", 1),
        "stages:\n  - title: A\n    pains:\n      - x\n",
        "      - y\n    goal: z\n",
    ),
    Slot("the only item", "- ", "", (0,)),
    Slot(
        "a key's value", "    goal: ", "", ("stages", 0, "goal"), "stages:\n  - title: A\n", "    pains:\n      - x\n"
    ),
    Slot("the last line", "summary: ", "", ("summary",), "id: a\n"),
    Slot(
        "the first key of an item", "      - text: ", "", ("pains", 0, "text"), "pains:\n", "        severity: high\n"
    ),
    Slot("the last value in {}", "  - {id: a, text: ", "}", ("pains", 0, "text"), "pains:\n", "  - x\n"),
    Slot("a value in the middle of {}", "  - {text: ", ", severity: high}", ("pains", 0, "text"), "pains:\n"),
    Slot("an item in []", "pains: [x, ", "]", ("pains", 1), "id: a\n", "title: b\n"),
)
