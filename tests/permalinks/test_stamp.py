"""What `ids stamp` writes, case by case; what holds of every file stands in `test_stamp_laws.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from desireline.cli.commands import desireline
from desireline.publish.stamp import stamped
from desireline.publish.stamp_names import latin
from desireline.source import load
from tests.strategies import MemoryFiles

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "id: shop\ntitle: Shop\n"


def stamp(text: str, **more: str) -> str:
    """The text of a map with ids in it."""
    catalogue = load(
        MemoryFiles({"maps/shop.yaml": (HEAD + text).encode(), **{p: t.encode() for p, t in more.items()}})
    )
    assert not catalogue.broken, [problem.explain() for problem in catalogue.problems]
    made = dict(stamped(catalogue, lambda path: path == "maps/shop.yaml"))
    return made["maps/shop.yaml"].text.removeprefix(HEAD) if made else text


CASES = {
    "a mapping in block style gets its id first": (
        "stages:\n  - title: Compare\n    emotion: 1\n",
        "stages:\n  - id: compare\n    title: Compare\n    emotion: 1\n",
    ),
    "a string becomes the value of the key it stood for": (
        "stages:\n  - Compare  # first\n  - 'Buy it'\n",
        "stages:\n  - id: compare\n    title: Compare  # first\n  - id: buy-it\n    title: 'Buy it'\n",
    ),
    "in brackets it stays in brackets": (
        "stages: [Compare, {title: Buy}, { title: Use }]\n",
        "stages: [{id: compare, title: Compare}, {id: buy, title: Buy}, { id: use, title: Use }]\n",
    ),
    "one that stands without its list": (
        "stages:\n  - id: a\n    title: A\n    pains: too slow  # said often\n",
        "stages:\n  - id: a\n    title: A\n    pains:\n      id: too-slow\n      text: too slow  # said often\n",
    ),
    "a text of several lines moves to the right as a whole": (
        "stages:\n  - id: a\n    title: A\n    notes:\n    - |\n      one\n\n        two\n    - three\n",
        (
            "stages:\n  - id: a\n    title: A\n    notes:\n    - id: one-two\n      text: |\n       one\n\n"
            "         two\n"
            "    - id: three\n      text: three\n"
        ),
    ),
    "comments and empty lines stay where they are": (
        (
            "# top\nstages:\n\n  # about comparing\n  -   title: Compare # hm\n\n      # a pain\n      pains:\n"
            "        -\n"
            "          slow\n"
        ),
        (
            "# top\nstages:\n\n  # about comparing\n  -   id: compare\n      title: Compare # hm\n\n      # a pain\n"
            "      pains:\n        -\n          id: slow\n          text: slow\n"
        ),
    ),
    "ids that are there stay, and are not used again": (
        "stages:\n  - {id: buy, title: Compare}\n  - {title: Buy}\n",
        "stages:\n  - {id: buy, title: Compare}\n  - {id: buy-stage, title: Buy}\n",
    ),
    "former and retired ids are not used again": (
        "stages:\n  - {id: a, was: [buy], title: A}\n  - {title: Buy}\n  - {title: Queue}\nretired: [queue]\n",
        (
            "stages:\n  - {id: a, was: [buy], title: A}\n  - {id: buy-stage, title: Buy}\n"
            "  - {id: queue-stage, title: Queue}\nretired: [queue]\n"
        ),
    ),
    "two that say the same are told apart by where they stand": (
        "stages:\n  - id: a\n    title: A\n    notes: [{text: hm}]\n  - id: b\n    title: B\n    notes: [{text: hm}]\n",
        (
            "stages:\n  - id: a\n    title: A\n    notes: [{id: hm, text: hm}]\n  - id: b\n    title: B\n"
            "    notes: [{id: hm-note, text: hm}]\n"
        ),
    ),
    "a text that a stage names is no id for something else": (
        "stages:\n  - id: a\n    title: A\n    actors: [guide]\n    notes: [{text: Guide}]\n",
        "stages:\n  - id: a\n    title: A\n    actors: [guide]\n    notes: [{id: guide-note, text: Guide}]\n",
    ),
    "a feeling's words and a mark without any get none": (
        "stages:\n  - {id: a, title: A, emotion: {score: 1, word: glad}, moment_of_truth: true}\n",
        "stages:\n  - {id: a, title: A, emotion: {score: 1, word: glad}, moment_of_truth: true}\n",
    ),
    "line ends stay as they are": (
        "stages:\r\n  - title: Compare\r\n    pains:\r\n      - slow\r\n",
        "stages:\r\n  - id: compare\r\n    title: Compare\r\n    pains:\r\n      - id: slow\r\n        text: slow\r\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), CASES.values(), ids=CASES.keys())
def test_an_id_is_added_and_nothing_else(before: str, after: str) -> None:
    assert stamp(before) == after


LATIN = {
    "Compare prices": "compare-prices",
    "Der Käufer prüft das Öl": "der-kaufer-pruft-das-ol",
    "It's **too** slow": "its-too-slow",
    "3 weeks of waiting": "weeks-of-waiting",
    "iPhone": "iphone",
    "one two three four five six": "one-two-three-four-five",
    "Donaudampfschifffahrtsgesellschaftskapitän": "donaudampfschifffahrtsgesellscha",
    "手機": "",
    "會員 App": "",
    "比較する": "",
    "Сравнить": "",
    "مقارنة": "",
    "42": "",
    "👩‍👩‍👧": "",
}


@pytest.mark.parametrize(("said", "slug"), LATIN.items())
def test_words_make_an_id_only_if_they_are_in_latin_letters(said: str, slug: str) -> None:
    assert latin(said) == slug


def test_words_in_other_scripts_give_an_id_that_follows_from_them_and_not_from_their_place() -> None:
    one = stamp("stages:\n  - {id: a, title: A, pains: [{text: 太慢}, {text: 太貴}]}\n")
    other = stamp("stages:\n  - {id: a, title: A, pains: [{text: 太貴}, {text: 新的}, {text: 太慢}]}\n")
    ids = {text: name for name, text in (pair.split(", text: ") for pair in _pairs(one))}
    assert all(name.startswith("pain-") and len(name) == len("pain-") + 4 for name in ids.values())
    assert ids == {text: name for name, text in (p.split(", text: ") for p in _pairs(other)) if text != "新的"}


def _pairs(text: str) -> list[str]:
    return [part.partition("}")[0] for part in text.split("{id: ") if ", text: " in part]


def test_a_future_map_gets_the_ids_of_what_it_repeats() -> None:
    future = "id: later\ntitle: Later\nfuture_of: shop\nstages:\n  - Compare\n  - Compare more\n"
    files = {"maps/shop.yaml": HEAD + "stages:\n  - Buy\n  - Compare\n", "maps/later.yaml": future}
    made = dict(stamped(load(MemoryFiles({path: text.encode() for path, text in files.items()}))))
    assert "- id: compare\n    title: Compare\n" in made["maps/shop.yaml"].text
    assert "- id: compare\n    title: Compare\n" in made["maps/later.yaml"].text


def test_a_translation_gets_the_ids_of_what_it_translates() -> None:
    german = "id: laden\ntitle: Laden\nlang: de\ntranslates: shop\nstages:\n  - Kaufen\n"
    files = {"maps/a.yaml": german, "maps/shop.yaml": HEAD + "lang: en\nstages:\n  - Buy\n"}
    made = dict(stamped(load(MemoryFiles({path: text.encode() for path, text in files.items()}))))
    assert "- id: buy\n    title: Kaufen\n" in made["maps/a.yaml"].text


def test_a_touchpoint_that_another_map_has_gets_its_id() -> None:
    other = "id: other\ntitle: Other\ntouchpoints: [{id: front-door, title: Door}]\nstages: [{id: a, title: A}]\n"
    text = "touchpoints:\n  - {title: Door}\n  - {title: Front door}\nstages: [{id: a, title: A}]\n"
    made = stamp(text, **{"maps/other.yaml": other})
    assert "{id: front-door, title: Door}" in made
    assert "{id: front-door-touchpoint, title: Front door}" in made, "another thing may not become the same"


def test_what_is_written_once_and_used_twice_is_left_and_told() -> None:
    text = HEAD + (
        "stages:\n  - id: a\n    title: A\n    notes:\n      - &hm\n        text: hm\n"
        "  - {id: b, title: B, notes: [*hm]}\n"
    )
    ((_, made),) = stamped(load(MemoryFiles({"maps/shop.yaml": text.encode()})))
    assert made.text == text
    assert not made.given
    assert "alias" in made.left[0][2]


def test_the_command_writes_checks_and_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "maps").mkdir()
    file = tmp_path / "maps" / "shop.yaml"
    before = "\ufeff" + HEAD + "stages:\r\n  - Buy\r\n"
    file.write_bytes(before.encode())
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str]:
        done = CliRunner().invoke(desireline, ["ids", "stamp", *arguments], standalone_mode=False)
        assert done.exception is None, done.output
        return done.return_value, done.output

    assert run("--check") == (1, "maps/shop.yaml:4: the stage “Buy” lacks an id\n1 id missing.\n")
    assert run("--dry-run")[0] == 0
    assert run("--check", "--only", "pain")[0] == 0, "there is no pain without an id"
    assert file.read_bytes() == before.encode()
    assert run()[0] == 0
    assert file.read_bytes() == before.replace("- Buy", "- id: buy\r\n    title: Buy").encode()
    assert run("--check") == (0, "Every part has an id.\n")
