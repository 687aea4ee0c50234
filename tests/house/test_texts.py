"""The texts of the interface: all are collected, all are translated, and every translation can stand where it goes."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from desireline.draw.words import LANGUAGES, Words
from tools import catalogues, extract

ROOT = Path(__file__).resolve().parents[2]
TRANSLATED = {lang: folder for lang, folder in LANGUAGES.items() if lang != "en"}
CJK = "[\u3040-\u30ff\u3400-\u9fff]"

# Source, texts found in it, reason.
ASKED: list[tuple[str, list[extract.Text], str]] = [
    ('words("Pains")', ["Pains"], "by name"),
    ('view.words("Pains")', ["Pains"], "as an attribute"),
    ('facts.view.words("{n} late", n=3)', ["{n} late"], "deeper, with values"),
    ('self.words(\n    "What it "\n    "holds"\n)', ["What it holds"], "joined over lines"),
    ('words.count("{n} map", "{n} maps", n)', [("{n} map", "{n} maps")], "one and many"),
    ('view.words.count("{n} map", "{n} maps", len(x))', [("{n} map", "{n} maps")], "one and many of an attribute"),
    ('words("On" if n else "Off")', ["On", "Off"], "either branch of a condition"),
    ('title = "Gains"\nwords(title)', ["Gains"], "through a name"),
    ('one, many = "{n} map", "{n} maps"\nwords.count(one, many, n)', [("{n} map", "{n} maps")], "through two names"),
    ('T = {"d": ("{n} d", "{n} ds")}\na, b = T[u]\nwords.count(a, b, n)', [("{n} d", "{n} ds")], "through a table"),
    ('T: Final = {"w": "web"}\nname = T[key]\nwords(name)', ["web"], "through a table of single texts"),
    (
        'Rule("id", "it is gone", "error", "Why.", "Put it back.")',
        ["it is gone", "Why.", "Put it back."],
        "in a declaration",
    ),
    ('Rule("id", "it is new", "info", "", "")', ["it is new"], "in a declaration, where there is one"),
    ("f\"<b>{esc(words('Pains'))}</b>\"", ["Pains"], "inside a formatted string"),
    ('text.count("a")\n"words".join(x)\nfewer_words("no")', [], "other callables"),
]


@pytest.mark.parametrize(("source", "expected", "reason"), ASKED, ids=[each[2] for each in ASKED])
def test_a_text_is_found_wherever_words_is_asked(source: str, expected: list[extract.Text], reason: str) -> None:
    assert [text for _, text in extract.texts(source, "x.py")] == expected


@pytest.mark.parametrize(
    "source", ["words(title)", "words(f'{n} maps')", "view.words(titles[0])", "words.count(one, many, n)", "words()"]
)
def test_a_text_that_cannot_be_found_is_an_error_with_its_place(source: str) -> None:
    with pytest.raises(extract.UnknownTextError, match=r"x\.py:2: .*write it in the call"):
        list(extract.texts("import x\n" + source, "x.py"))


@pytest.fixture(scope="module")
def asked() -> Catalog:
    return extract.template(ROOT)


def catalogue(lang: str) -> Catalog:
    path = ROOT / extract.LOCALE / TRANSLATED[lang] / f"LC_MESSAGES/{extract.DOMAIN}.po"
    with path.open("rb") as reader:
        return read_po(reader, locale=TRANSLATED[lang], abort_invalid=True)


def messages(of: Catalog) -> Iterator[Message]:
    return (message for message in of if message.id)


def said(message: Message) -> list[str]:
    """The translations of a message: one, or one for each plural form."""
    return [message.string] if isinstance(message.string, str) else list(message.string)


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_the_template_holds_what_the_source_asks(asked: Catalog) -> None:
    with (ROOT / extract.LOCALE / f"{extract.DOMAIN}.pot").open("rb") as reader:
        written = read_po(reader)
    assert {m.id for m in messages(written)} == {m.id for m in messages(asked)}, "run 'make catalogues'"


@pytest.mark.parametrize("lang", TRANSLATED)
def test_every_text_is_translated_and_no_other(lang: str, asked: Catalog) -> None:
    made = catalogue(lang)
    assert {m.id for m in messages(made)} == {m.id for m in messages(asked)}, "run 'make catalogues'"
    assert [m.id for m in messages(made) if not all(said(m)) or m.fuzzy] == []


@pytest.mark.parametrize("lang", TRANSLATED)
def test_translations_have_the_values_of_their_text(lang: str) -> None:
    for message in messages(catalogue(lang)):
        singular, plural = (message.id, message.id) if isinstance(message.id, str) else message.id
        for text in said(message):
            assert places(text) == places(singular) | places(plural), message.id


@pytest.mark.parametrize("lang", TRANSLATED)
def test_there_is_one_form_for_any_number(lang: str) -> None:
    """Chinese and Japanese have no plural: https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html"""
    made = catalogue(lang)
    assert made.num_plurals == 1
    assert all(len(said(message)) == 1 for message in messages(made) if not isinstance(message.id, str))


@pytest.mark.parametrize("lang", TRANSLATED)
def test_punctuation_is_full_width(lang: str) -> None:
    halves = re.compile(rf"{CJK}[,;:?!()]|[,;:?!(]{CJK}|\.$|\.\.\.")
    assert [text for message in messages(catalogue(lang)) for text in said(message) if halves.search(text)] == []


@pytest.mark.parametrize(
    ("lang", "wrong"),
    [
        ("zh-Hant", rf"{CJK} ?[0-9]|{CJK} ?\{{(n|share)\}}|[0-9] ?{CJK}|\{{(n|share)\}} ?{CJK}"),
        ("zh-Hans", rf"{CJK} ?[0-9]|{CJK} ?\{{(n|share)\}}|[0-9] ?{CJK}|\{{(n|share)\}} ?{CJK}"),
        ("ja", rf"{CJK}[ \u00a0]+[0-9]|{CJK}[ \u00a0]+\{{n\}}|[0-9][ \u00a0]+{CJK}|\{{n\}}[ \u00a0]+{CJK}"),
    ],
)
def test_figures_are_spaced_alike(lang: str, wrong: str) -> None:
    """A no-break space between a figure and a Chinese character; none in Japanese."""
    found = [text for message in messages(catalogue(lang)) for text in said(message) if re.search(wrong, text)]
    assert found == []


@pytest.mark.parametrize("lang", ["zh-Hant", "zh-Hans"])
def test_characters_are_of_the_script(lang: str) -> None:
    """No character that only the other script has slipped in; each pair is common in these texts."""
    traditional, simplified = (
        "這個階級點驗證負責檢視請寫數圖內連與來還沒對誰動為應觸問題",
        "这个阶级点验证负责检视请写数图内连与来还没对谁动为应触问题",
    )
    alien = set(simplified) - set(traditional) if lang == "zh-Hant" else set(traditional) - set(simplified)
    assert [text for m in messages(catalogue(lang)) for text in said(m) if alien & set(text)] == []


@pytest.mark.parametrize("lang", TRANSLATED)
def test_what_people_edit_is_what_the_program_says(lang: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / extract.LOCALE, tmp_path / extract.LOCALE, ignore=shutil.ignore_patterns("*.mo"))
    assert len(catalogues.compile_all(tmp_path)) == len(TRANSLATED)
    words = Words(lang)
    for message in messages(catalogue(lang)):
        if isinstance(message.id, str):
            assert words(message.id) == message.string, "run 'make catalogues'"
        else:
            values = {name: name for name in places(message.id[0]) | places(message.id[1])} | {"n": 7}
            assert words.count(*message.id, **values) == said(message)[0].format(**values), "run 'make catalogues'"


PO = 'msgid ""\nmsgstr ""\n"Language: ja\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A source tree that asks for one text, with a catalogue that translates it and one that nobody asks for."""
    source = tmp_path / extract.SOURCE / "draw.py"
    source.parent.mkdir(parents=True)
    source.write_text('words("Pains")\n')
    translated = tmp_path / extract.LOCALE / f"ja/LC_MESSAGES/{extract.DOMAIN}.po"
    translated.parent.mkdir(parents=True)
    texts = 'msgid "Pains"\nmsgstr "痛み"\n\nmsgid "Gone"\nmsgstr "過去"\n'
    translated.write_text(PO + texts, encoding="utf-8")
    return tmp_path


def test_updating_keeps_translations_adds_new_texts_and_drops_those_gone(tree: Path) -> None:
    (tree / extract.SOURCE / "draw.py").write_text('words("Pains")\nwords.count("{n} map", "{n} maps", 2)\n')
    template, translated = extract.update(tree)
    with translated.open("rb") as reader:
        made = read_po(reader)
    assert {m.id: m.string for m in messages(made)} == {"Pains": "痛み", ("{n} map", "{n} maps"): ("",)}
    assert "Gone" not in translated.read_text(encoding="utf-8")
    assert "draw.py\n" in template.read_text(encoding="utf-8"), "the file that asks, without a line that moves"


def test_updating_again_changes_nothing(tree: Path) -> None:
    before = [path.read_bytes() for path in extract.update(tree)]
    (tree / extract.SOURCE / "draw.py").write_text('\n\n\nwords("Pains")\n')
    assert [path.read_bytes() for path in extract.update(tree)] == before
