"""`desireline explain`: a rule, or one change of a comparison, in full."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from desireline.cli.exits import DONE, UNREADABLE
from desireline.cli.project import find_project
from desireline.cli.saying import say_aside, unknown

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from desireline.compare import Change, Comparison, Rule, Undiffable
    from desireline.draw.changes.text import Line
    from desireline.draw.words import Words

_FINGERPRINT: Final = re.compile(r"[0-9a-f]{4,16}")


class RuleName(click.ParamType[str]):
    """The id of a rule, or (the beginning of) a fingerprint."""

    name = "rule or fingerprint"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Ids of the rules."""
        del ctx, param
        from click.shell_completion import CompletionItem

        from desireline.compare import rules
        from desireline.insight.check import CHECKS

        return [CompletionItem(each) for each in (*rules(), *CHECKS) if each.startswith(incomplete)]


@click.command(
    epilog="Exit codes: 0 explained · 2 no such rule or change · 3 something could not be compared · "
    "4 no such revision."
)
@click.argument("what", metavar="RULE|FINGERPRINT", type=RuleName())
@click.argument("sides", nargs=-1, metavar="[A] [B]")
@click.option("--width", type=click.IntRange(40, 400), help="Columns. Default: the terminal's, else 80.")
@click.option("--lang", metavar="LANG", help="Language of words around the maps' own. Default: that of the maps.")
def explain(what: str, sides: tuple[str, ...], width: int | None, lang: str | None) -> int:
    """Explain a rule: what it says, why it matters, what to do. Or one change: all that is known of it.

    A change is named by its fingerprint, as 'desireline diff' prints it (its beginning will do), and looked up in the
    comparison of A and B, which are as in 'desireline diff', or in a comparison saved as JSON.

    \b
    A rule:                      desireline explain id-lost
    A warning of 'check':        desireline explain no-owner
    A change I made:             desireline explain 1a2b3c4d
    A change since a release:    desireline explain 1a2b3c4d v2.3
    A change in a saved one:     desireline explain 1a2b3c4d changes.json
    """  # noqa: D301  # click takes \\b for "do not wrap"
    from desireline.cli.painting import columns, paint
    from desireline.compare import rules
    from desireline.draw.words import Words
    from desireline.insight.check import CHECKS

    rule = rules().get(what)
    if rule is not None:
        paint(_of_rule(rule, Words(lang or "en"), columns(width)))
        return DONE
    if what in CHECKS:
        paint(_of_check(what, columns(width)))
        return DONE
    if not _FINGERPRINT.fullmatch(what):
        raise click.UsageError(unknown("rule", what, [*rules(), *CHECKS]))
    if len(sides) == 1 and (Path(sides[0]).suffix == ".json" or sides[0] == "-"):
        words = Words(lang or "en")
        lines, complete = _of_saved(what, sides[0], words, columns(width))
    else:
        lines, complete, words = _of_change(what, sides, lang, columns(width))
    paint(lines)
    if not complete:
        say_aside(words("Some files could not be compared; 'desireline diff' names them."))
    return DONE if complete else UNREADABLE


def _of_rule(rule: Rule, words: Words, width: int) -> list[Line]:
    from desireline.draw.changes.said_names import severity_word
    from desireline.draw.changes.text import broken
    from desireline.draw.language import bracketed, colon

    mark = severity_word(rule.severity, words)
    severity = f"{mark.glyph} {rule.severity}{bracketed(mark.word, words.lang)}"
    lines = broken([(rule.id, "title"), (f"{colon(words.lang)}{words.declared(rule.title)}", "")], width)
    lines += _named(words("severity"), severity, words, width)
    lines += _named(words("why"), words.declared(rule.why), words, width)
    return lines + _named(words("what to do"), words.declared(rule.fix) or words("nothing"), words, width)


def _of_check(name: str, width: int) -> list[Line]:
    """A rule of `desireline check`; its messages say what to do, and in English, as those do."""
    from desireline.draw.changes.text import broken
    from desireline.draw.inline import plain
    from desireline.draw.words import Words
    from desireline.insight.check import CHECKS, WARNINGS

    words = Words("en")
    lines = broken([(name, "title"), (": what 'desireline check' looks at", "")], width)
    lines += _named("what should be", plain(CHECKS[name]), words, width)
    if name not in WARNINGS:
        return lines + _named("severity", "error", words, width)
    lines += _named("severity", "warning", words, width)
    return lines + _named("not to hear of it", f"'ignore: [{name}]' for the plugin in mkdocs.yml", words, width)


def _named(name: str, text: str, words: Words, width: int) -> list[Line]:
    """A name and what belongs to it."""
    from desireline.draw.changes.text import broken
    from desireline.draw.language import colon

    return broken([(f"{name}{colon(words.lang)}", "aside"), (text, "")], width, 2, 2) if text else []


def _of_change(what: str, sides: tuple[str, ...], lang: str | None, width: int) -> tuple[list[Line], bool, Words]:
    from desireline.cli.comparing import compared
    from desireline.cli.diff import language_of
    from desireline.cli.sides import two_sides
    from desireline.draw.changes.said import said
    from desireline.draw.changes.where import where
    from desireline.draw.text.cells import visible
    from desireline.draw.words import Words

    if len(sides) > 2:
        raise click.UsageError("A comparison has two sides.")
    project = find_project()
    before, after = two_sides(sides, project)
    comparison = compared(before, after, project)
    words = Words(lang or language_of(comparison))
    mended = [each for each in comparison.undiffable if each.fingerprint.startswith(what)]
    if len(mended) == 1:
        return _of_mended(mended[0], words, width), comparison.complete, words
    change = _found(what, comparison, f"from {before.label()} to {after.label()}")
    told = next(each for each in said(comparison, words).changes if each.change is change)
    from desireline.draw.changes.text import broken
    from desireline.draw.language import colon

    lines = broken([(f"{told.op.glyph} ", ""), (visible(told.sentence), "title")], width)
    facts = [
        (words("fingerprint"), change.fingerprint),
        (words("where"), " › ".join([visible(each) for each in (change.at.file, *told.within)])),
        (words("written at"), visible(where(comparison)(told))),
        (words("before"), visible(told.from_)),
        (words("after"), visible(told.to)),
        (words("for the customer"), f"{told.effect.glyph} {told.effect.word}{colon(words.lang)}{told.reason}"),
        (words("ids"), ", ".join(change.ids)),
        (words("matched"), visible(told.match) or words("by its id, or by standing alone")),
        (words("reaches"), visible("; ".join(told.impact))),
    ]
    lines += [line for name, text in facts for line in _named(name, text, words, width)]
    return [*lines, (), *_of_rule(_rule(change), words, width)], comparison.complete, words


def _of_mended(unread: Undiffable, words: Words, width: int) -> list[Line]:
    """A file that could not be compared because of its older side, as far as that is known."""
    from desireline.compare import rules
    from desireline.draw.changes.said import unread_said
    from desireline.draw.changes.text import broken
    from desireline.draw.text.cells import visible

    lines = broken([(visible(unread_said(unread, words)), "title")], width)
    lines += _named(words("fingerprint"), unread.fingerprint, words, width)
    return [*lines, (), *_of_rule(rules()["not-compared"], words, width)]


def _rule(change: Change) -> Rule:
    from desireline.compare import rules

    return rules()[change.rule]


def _found(what: str, comparison: Comparison, between: str) -> Change:
    """The one change whose fingerprint begins so. Raises `click.UsageError`."""
    found = [change for change in comparison.changes if change.fingerprint.startswith(what)]
    if len(found) == 1:
        return found[0]
    if found:
        raise click.UsageError(f"'{what}' begins the fingerprints of {len(found)} changes; give more of it.")
    raise click.UsageError(
        f"There is no change '{what}' {between}. Name the two sides as for 'desireline diff', or a saved comparison."
    )


def _of_saved(what: str, name: str, words: Words, width: int) -> tuple[list[Line], bool]:
    """A change of a comparison saved as JSON, as far as that tells."""
    from desireline.cli.patch import saved_document
    from desireline.compare import rules
    from desireline.draw.changes.said_names import effect_word, reason_words
    from desireline.draw.changes.text import broken
    from desireline.draw.language import colon, listed
    from desireline.draw.text.cells import visible

    document = saved_document(name)
    found: list[dict[str, Any]] = [
        each for each in document.get("changes", ()) if str(each.get("fingerprint", "")).startswith(what)
    ]
    if len(found) != 1:
        raise click.UsageError(f"There is {'no change' if not found else 'more than one change'} '{what}' in '{name}'.")
    change = found[0]
    entity = change.get("entity", {})
    places = [each for each in (change.get("source") or {}).values() if each]
    lines = broken([(f"{change['op']} {change['kind']} ", ""), (visible(str(entity.get("name", ""))), "title")], width)
    why = listed((reason_words(each, words) for each in change["reasons"]), words.lang)
    facts = [
        (words("fingerprint"), change["fingerprint"]),
        (words("field"), ".".join(change.get("field", ()))),
        (words("where"), " › ".join([entity.get("file", ""), *(each["name"] for each in entity.get("within", ()))])),
        (words("written at"), ", ".join(f"{each['file']}:{each['line']}:{each['column']}" for each in places)),
        (words("before"), _value(change["from"]["value"])),
        (words("after"), _value(change["to"]["value"])),
        (words("for the customer"), f"{effect_word(change['effect'], words)}{colon(words.lang)}{why}"),
        (words("ids"), ", ".join(change.get("ids", ()))),
    ]
    lines += [line for label, text in facts for line in _named(label, visible(text), words, width)]
    rule = rules().get(change["rule"])
    return [*lines, *([(), *_of_rule(rule, words, width)] if rule is not None else [])], bool(document.get("complete"))


def _value(value: Any) -> str:
    import json

    return "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
