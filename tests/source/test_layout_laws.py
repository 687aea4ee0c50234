"""What holds for every file that can be read, however it is written: its layout changes no value and no comment."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from desireline.source import read_text
from desireline.source.layout import comments_of, lay_out, means_the_same
from desireline.source.tree import read_tree

WORDS = st.one_of(
    st.sampled_from(
        [
            "Compare prices",
            "在三個網站比價",
            "07:30",
            "no",
            "010",
            "null",
            "~",
            "",
            "- NPS: 32",
            "See issue #12 first",
            "**bold** start",
            "a: b",
            'it\'s "both"',
            "C:\\temp",
            "too slow, too dear",
            "ends with colon:",
            "[x]",
            "{y}",
            "*star",
            "&amp",
            "!no",
            "@me",
            "% off",
            "`code`",
            "> quote",
            "| pipe",
            "one\ntwo",
            "one\n\n  two\nthree #4",
            "-　wide",
            "tab\tinside",
            "a very long sentence that goes on, and on, until nobody remembers how it began",
        ]
    ),
    st.text(alphabet="ab:#-,[]{}'\"\\ \n中。?&*!|>%@`\t", max_size=12),
)
COMMENTS = st.sampled_from(["# why", "#tight", "# 說明", "## - id: old", "# yaml-language-server: $schema=x.json"])


@st.composite
def scalars(draw: st.DrawFn, block: bool, indent: int) -> str:
    """A text in one of the ways YAML has for it, so that it may stand behind `key: ` or `- `."""
    text = draw(WORDS)
    style = draw(st.sampled_from(["plain", "single", "double", "literal", "folded"]))
    if style == "plain" and text and text[0].isalnum() and not set(text) & set(":#,[]{}\n\t\"'\\?&*!|>%@`"):
        return text.strip() or "x"
    if block and style in ("literal", "folded") and text.strip() and text[0].strip() and "\t" not in text:
        sign = "|" if style == "literal" else ">"
        return "\n".join(
            [sign + draw(st.sampled_from(["", "-", "+"])), *(" " * indent + line for line in text.split("\n"))]
        )
    if style == "single" and "\n" not in text:
        return "'" + text.replace("'", "''") + "'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


@st.composite
def inline(draw: st.DrawFn, depth: int) -> str:
    kind = draw(st.sampled_from(["text", "list", "mapping"])) if depth else "text"
    gap = draw(st.sampled_from(["", " ", "\n            ", "  # in brackets\n            "]))
    if kind == "text":
        return draw(scalars(block=False, indent=0))
    if kind == "list":
        items = draw(st.lists(inline(depth=depth - 1), max_size=3))
        return "[" + gap + f",{gap or ' '}".join(items) + gap + "]"
    items = [
        f"{key}: {draw(inline(depth=depth - 1))}"
        for key in draw(st.lists(st.sampled_from(["text", "id", "owner", "x-own"]), unique=True, max_size=3))
    ]
    return "{" + gap + f",{gap or ' '}".join(items) + gap + "}"


@st.composite
def between(draw: st.DrawFn) -> list[str]:
    """What may stand between two entries: comments anywhere, empty lines."""
    lines = draw(st.lists(st.one_of(st.just(""), COMMENTS), max_size=2))
    return [" " * draw(st.integers(0, 8)) + line if line else "" for line in lines]


@st.composite
def values(draw: st.DrawFn, indent: int, depth: int) -> str:
    """What stands behind a `key:` or `-` at `indent`, with its white space before it."""
    kind = draw(st.sampled_from(["text", "inline", "list", "mapping"] if depth else ["text", "inline"]))
    behind = draw(st.sampled_from(["", "", "  # behind", "   # 在後"]))
    if kind == "text":
        text = draw(scalars(block=True, indent=indent + draw(st.integers(2, 4))))
        first, *more = text.split("\n")
        return "\n".join([f" {first}{behind}", *more])
    if kind == "inline":
        return f" {draw(inline(depth=2))}{behind}"
    inner = indent + draw(st.integers(1, 4))
    block = draw((sequences if kind == "list" else mappings)(indent=inner, depth=depth - 1))
    return f"{behind}\n{block}"


@st.composite
def sequences(draw: st.DrawFn, indent: int, depth: int) -> str:
    lines = []
    for _ in range(draw(st.integers(1, 3))):
        lines += draw(between())
        lines.append(" " * indent + "-" + draw(values(indent, depth)))
    return "\n".join([*lines, *draw(between())])


@st.composite
def mappings(draw: st.DrawFn, indent: int, depth: int) -> str:
    lines = []
    names = ["text", "id", "title", "stages", "steps", "pains", "retired", "evidence", "x-own", "scenario", "notes"]
    for key in draw(st.lists(st.sampled_from(names), unique=True, min_size=1, max_size=4)):
        lines += draw(between())
        lines.append(" " * indent + f"{key}:" + draw(values(indent, depth)))
    return "\n".join([*lines, *draw(between())])


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(mappings(indent=0, depth=4), mappings(indent=0, depth=2)), st.booleans())
def test_a_layout_keeps_every_value_and_comment_and_is_its_own_layout(text: str, persona: bool) -> None:
    before, problems = read_tree(text, "x.yaml")
    assume(before is not None and not [each for each in problems if each.severity == "error"])

    result = lay_out(text.encode(), "x.yaml", persona=persona)

    assert [each.message for each in result.problems] == []
    said = result.raw.decode()
    after, new_problems = read_tree(said, "x.yaml")
    assert [each.explain() for each in new_problems if each.severity == "error"] == []
    assert means_the_same(before, after), said
    assert comments_of(said) == comments_of(text), said
    assert lay_out(result.raw, "x.yaml", persona=persona).raw == result.raw, said


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(mappings(indent=0, depth=3))
def test_the_reader_makes_the_same_map_of_a_file_and_of_its_layout(text: str) -> None:
    before = read_text(text, "x.yaml")
    assume(not [each for each in read_tree(text, "x.yaml")[1] if each.severity == "error"])
    after = read_text(lay_out(text.encode(), "x.yaml").raw.decode(), "x.yaml")
    # What an author quoted is not taken for a text that YAML took apart; once it is not quoted, it is.
    assume(not before.is_broken or "taken-apart" not in {each.rule for each in after.problems})

    assert _without_retired(after.piece) == _without_retired(before.piece)
    if before.is_broken:  # what an error is called may depend on how it is written
        assert after.is_broken
    else:
        assert sorted(each.rule for each in after.problems) == sorted(each.rule for each in before.problems)


def _without_retired(piece: object) -> object:
    """`retired` is put in order, which means nothing."""
    return {key: value for key, value in vars(piece).items() if key not in ("retired", "place")} if piece else None


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_bytes_of_any_kind_come_back_untouched_or_laid_out(raw: bytes) -> None:
    result = lay_out(raw, "x.yaml")
    if result.problems:
        assert result.raw == raw
    assert lay_out(result.raw, "x.yaml").raw == result.raw
