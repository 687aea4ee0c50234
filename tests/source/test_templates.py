"""The templates of `desireline new`: right as written, right with their options taken, alike in all languages."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from desireline.cli.init import Start, repository
from desireline.cli.templates import LANGUAGES, Template, filled, templates, values_for
from desireline.insight import check, findings
from desireline.model import KINDS
from desireline.source import Catalogue, load_folder
from desireline.source.layout import lay_out
from tests.tools.cases import each_case

if TYPE_CHECKING:
    from pathlib import Path

KIND_AND_STATE = {
    "current-state": ("customer-journey", "current"),
    "future-state": ("customer-journey", "future"),
    "buyers-journey": ("buyers-journey", "current"),
    "lifecycle": ("lifecycle", "current"),
    "b2b-buying": ("b2b-buying", "current"),
    "day-in-the-life": ("day-in-the-life", "current"),
    "service-blueprint": ("service-blueprint", "current"),
    "lead-nurturing": ("lead-nurturing", "current"),
    "churn": ("churn", "current"),
    "support": ("support", "current"),
}
PERSONAS = {"persona": "person", "company": "company"}
EVERY = [(lang, name) for lang in LANGUAGES for name in (*KIND_AND_STATE, *PERSONAS)]
MAPS = [(lang, name) for lang, name in EVERY if name in KIND_AND_STATE]

# Long after a template is written out it still has to pass: nothing in it may fall due.
YEARS_LATER = date(2090, 1, 1)
# A key, or an item of a list, behind the mark of a comment; prose never begins so.
OPTION = re.compile(r"(?m)^( *)# (?!yaml-language)((?: {2})*(?:- .+|[a-z_-]+:(?: .*)?))$")


def template(lang: str, name: str) -> Template:
    found = templates(lang)[name]
    assert found.lang == lang, "a template missing in a language is silently taken in English"
    return found


def text_of(lang: str, name: str, file_id: str) -> str:
    return filled(template(lang, name).text, values_for(file_id, file_id.title(), date(2026, 3, 1)), "../schema.json")


def id_for(name: str) -> str:
    return {"persona": "my-persona", "company": "my-company"}.get(name, "my-map")


def project(folder: Path, texts: dict[str, tuple[str, str]]) -> Catalogue:
    """A project of the given files: id → (template's name, text)."""
    for file_id, (name, text) in texts.items():
        path = folder / ("personas" if name in PERSONAS else "maps") / f"{file_id}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return load_folder(str(folder))


def problems(catalogue: Catalogue) -> list[str]:
    return [problem.explain() for problem in (*catalogue.problems, *check(catalogue, YEARS_LATER))]


@pytest.mark.parametrize(("lang", "name"), EVERY)
def test_a_new_file_passes_the_strict_check_as_written(lang: str, name: str, tmp_path: Path) -> None:
    texts = {"my-persona": ("persona", text_of(lang, "persona", "my-persona"))}
    texts[id_for(name)] = (name, text_of(lang, name, id_for(name)))

    catalogue = project(tmp_path, texts)

    assert problems(catalogue) == []
    assert catalogue.file(id_for(name)) is not None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_files_from_all_templates_live_in_one_project_with_the_example_of_init(lang: str, tmp_path: Path) -> None:
    # Source ids are unique in a project, and a touchpoint's titles agree: two maps from templates must not collide.
    for path, text in repository(Start("Shop", lang)).items():
        if path.startswith(("maps/", "personas/")):
            (tmp_path / path).parent.mkdir(exist_ok=True)
            (tmp_path / path).write_text(text, "utf-8")
    texts = {"my-persona": ("persona", text_of(lang, "persona", "my-persona"))}
    for name in (*KIND_AND_STATE, "company"):
        texts[f"my-{name}"] = (name, text_of(lang, name, f"my-{name}"))
        texts[f"second-{name}"] = (name, text_of(lang, name, f"second-{name}"))

    catalogue = project(tmp_path, texts)

    assert problems(catalogue) == []
    assert len(catalogue.maps) == 2 * len(KIND_AND_STATE) + 1


@pytest.mark.parametrize(("lang", "name"), EVERY)
def test_what_a_template_offers_commented_out_is_right_too(lang: str, name: str, tmp_path: Path) -> None:
    # What the options of templates point at: a company, a current map, a larger journey.
    texts = {
        file_id: (other, text_of(lang, other, file_id))
        for file_id, other in {
            "my-persona": "persona",
            "my-company": "company",
            "my-current": "current-state",
            "my-lifecycle": "lifecycle",
        }.items()
    }
    taken, count = OPTION.subn(r"\1\2", text_of(lang, name, id_for(name)))
    assert count, "a template shows some of what is optional"
    texts[id_for(name)] = (name, taken)
    picture = tmp_path / "pictures" / "persona.jpg"
    picture.parent.mkdir()
    picture.touch()

    assert problems(project(tmp_path, texts)) == []


@pytest.mark.parametrize(("lang", "name"), MAPS)
def test_a_map_has_the_kind_the_state_and_the_language_it_is_named_for(lang: str, name: str, tmp_path: Path) -> None:
    journey = project(tmp_path, {"my-map": (name, text_of(lang, name, "my-map"))}).maps["my-map"]

    assert (journey.kind, journey.state) == KIND_AND_STATE[name]
    assert journey.lang == lang
    assert journey.title == "My-Map"
    assert 3 <= len(journey.stages) <= 5


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("name", "kind"), PERSONAS.items())
def test_a_persona_has_the_kind_it_is_named_for(lang: str, name: str, kind: str, tmp_path: Path) -> None:
    assert template(lang, name).is_persona
    persona = project(tmp_path, {"mei": (name, text_of(lang, name, "mei"))}).personas["mei"]

    assert (persona.kind, persona.lang, persona.name) == (kind, lang, "Mei")


def test_every_kind_of_map_has_a_template() -> None:
    assert {kind for kind, _ in KIND_AND_STATE.values()} == set(KINDS)
    for lang in LANGUAGES:
        assert set(templates(lang)) == {*KIND_AND_STATE, *PERSONAS}


@each_case("name", [*KIND_AND_STATE, *PERSONAS])
@each_case("lang", [lang for lang in LANGUAGES if lang != "en"])
def test_all_languages_have_the_same_keys_and_ids(lang: str, name: str) -> None:
    english, other = (yaml.load(text_of(each, name, "my-map"), yaml.CSafeLoader) for each in ("en", lang))
    assert shape(other) == shape(english)
    assert options(lang, name) == options("en", name)


@each_case(("lang", "name"), EVERY)
def test_a_template_stands_in_the_layout_that_fmt_writes(lang: str, name: str) -> None:
    text = text_of(lang, name, "my-map")
    layout = lay_out(text.encode(), "my-map.yaml", persona=name in PERSONAS)

    assert not layout.problems
    assert layout.raw.decode() == text


@each_case(("lang", "name"), EVERY)
def test_ids_are_ascii_and_texts_are_in_the_template_s_own_language(lang: str, name: str) -> None:
    text = text_of(lang, name, "my-map")
    assert all(each.isascii() for each in re.findall(r"\bid: ([^,}\n]+)", text))
    prose = [line for line in text.splitlines()[1:] if re.match(r" *# [^a-z`-]", line)]
    foreign = r"[一-龥ぁ-んァ-ヶ]"
    if lang == "en":
        assert not re.search(foreign, text)
    else:
        assert all(re.search(foreign, line) for line in prose if not OPTION.match(line))
    assert bool(re.search("[ぁ-んァ-ヶ]", text)) == (lang == "ja")


# Character sets of before Unicode, each of one script: a character of another region is not in them.
SCRIPTS = {"zh-Hant": "big5", "zh-Hans": "gb2312", "ja": "shift_jis"}


@each_case(("lang", "name"), [(lang, name) for lang, name in EVERY if lang in SCRIPTS])
def test_characters_are_those_of_the_language_s_own_region(lang: str, name: str) -> None:
    "".join(re.findall("[一-龥]", template(lang, name).text)).encode(SCRIPTS[lang])


@each_case(("lang", "name"), EVERY)
def test_a_template_says_in_one_line_what_it_is_for(lang: str, name: str) -> None:
    # `new --list` and the shell's completion show this line.
    first = template(lang, name).text.splitlines()
    assert first[0] == f"# {template(lang, name).about}"
    assert first[1] == "#", "the line is whole, and what follows is another paragraph"
    assert 10 <= len(template(lang, name).about) <= 110


@each_case(("lang", "name"), MAPS)
def test_a_map_is_filled_in_from_its_purpose_to_its_review(lang: str, name: str) -> None:
    text = template(lang, name).text
    walk = [int(number) for number in re.findall(r"(?m)^ *# (\d+) \w", text)]
    assert walk == sorted(set(walk))
    assert (walk[0], walk[-1]) == (1, 12)
    keys = [line.partition(":")[0] for line in text.splitlines() if line[:1].isalpha()]
    in_order = ["id", "title", "purpose", "personas", "scenario", "scope", "touchpoints", "stages", "sources", "owner"]
    assert [key for key in keys if key in in_order] == in_order


PARTICULAR = {
    "current-state": r"thoughts:.*pains:.*opportunities:",
    "future-state": r"# future_of: .*change:.*scenario:.*promise: \{status: planned.*retired:.*why:",
    "buyers-journey": r"id: awareness.*content:.*id: consideration.*id: decision",
    "lifecycle": r"id: awareness.*id: consideration.*id: purchase.*id: use\b.*id: loyalty",
    "b2b-buying": r"actors: \[.*by_persona:.*id: approval.*next:.*to: write-request",
    "day-in-the-life": r"scales:.*range: \[0, 10\].*time: .*scales: \{freedom: \d",
    "service-blueprint": r"lanes:.*wait:.*physical_evidence:.*frontstage:.*fail_point:.*backstage:.*lanes:.*arrows:",
    "lead-nurturing": r"content:.*automations:.*trigger: event.*flow: wait.*action: message.*flow: check",
    "churn": r"role: opportunities.*next:.*- when: .*early-signs:.*kept-them:",
    "support": r"wait:.*frontstage:.*support:.*fail_point:.*backstage:.*arrows:.*frontstage, to: call-hotline",
}


@each_case(("lang", "name"), MAPS)
def test_a_kind_of_map_shows_what_is_particular_to_it(lang: str, name: str) -> None:
    assert re.search(PARTICULAR[name], template(lang, name).text, re.DOTALL)


FINDS = {
    "b2b-buying": {"hand-offs", "exits", "longest-wait"},
    "buyers-journey": {"exits", "channel-changes"},
    "lifecycle": {"exits", "channel-changes"},
    "service-blueprint": {"fail-points", "hand-offs", "longest-wait"},
    "churn": {"exits"},
    "support": {"fail-points", "hand-offs", "longest-wait"},
}
"""What a map of a kind is made to bring to light, beside what every map shows."""


@pytest.mark.parametrize(("lang", "name"), MAPS)
def test_an_untouched_map_already_has_something_to_find(lang: str, name: str, tmp_path: Path) -> None:
    catalogue = project(tmp_path, {"my-map": (name, text_of(lang, name, "my-map"))})
    found = {finding.rule for finding in findings(catalogue.maps["my-map"], catalogue)}

    assert found >= {"lowest-point", "highest-point", "moments-of-truth", "time-spent", "evidence"}
    assert found >= FINDS.get(name, set())
    assert "unanswered-pains" not in found, "each high pain of an example has its opportunity"


def shape(value: Any, key: str = "") -> Any:
    """Keys, ids, numbers and choices of a value: all of it but its prose."""
    if isinstance(value, dict):
        if key == "profile":  # the one place for keys of the author's own, in any language
            return [shape(each) for each in value.values()]
        return {name: shape(each, name) for name, each in value.items() if name != "lang"}
    if isinstance(value, list):
        return [shape(each, key) for each in value]
    if not isinstance(value, str) or re.fullmatch(r"[a-z0-9.%-]+", value):
        return value if key not in {"word", "touchpoints", "actors", "text", "title"} else "text"
    return "text"


def options(lang: str, name: str) -> list[str]:
    """The keys that are offered commented out, in order."""
    return [
        key
        for _, option in OPTION.findall(template(lang, name).text)
        for key in re.findall(r"^ *(?:- )?([a-z_]+):", option)
    ]
