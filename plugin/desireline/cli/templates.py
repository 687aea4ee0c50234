"""The templates of `new`: one YAML file for each language and kind, in the package's folder `templates/`.

`templates/<language>/<name>.yaml` holds a commented file with the placeholders `{{id}}`, `{{title}}` (a YAML value: no
quotation marks around it) and `{{today}}` (YYYY-MM-DD). Its first comment is one line that says what it is for. A file
with the key `name` and without `title` is a persona's. A template missing in a language is taken in English.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

LANGUAGES: Final = ("en", "zh-Hant", "zh-Hans", "ja")
"""Languages of templates and of `init`."""
_PLACEHOLDER: Final = re.compile(r"""["']?\{\{(id|title|today|name)\}\}["']?""")
_MODELINE: Final = re.compile(r"^#[ \t]*yaml-language-server:.*\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Template:
    """One template in one language."""

    name: str
    lang: str
    """The language it is written in, which may be English for want of another."""
    text: str

    @property
    def about(self) -> str:
        """What it is for, in one line: its first comment."""
        comments = (
            line.lstrip("# ").strip() for line in _MODELINE.sub("", self.text).splitlines() if line.startswith("#")
        )
        return next((comment for comment in comments if comment), "")

    @property
    def is_persona(self) -> bool:
        """Whether it makes a persona."""
        keys = {line.partition(":")[0] for line in self.text.splitlines() if line[:1].isalpha()}
        return "name" in keys and "title" not in keys


def templates(lang: str = "en") -> dict[str, Template]:
    """The templates by name: in `lang` where there is one, else in English."""
    found: dict[str, Template] = {}
    for each in dict.fromkeys((lang, "en")):
        folder = resources.files("desireline").joinpath("templates", each)
        if folder.is_dir():
            for file in sorted(folder.iterdir(), key=lambda file: file.name):
                name = file.name.removesuffix(".yaml")
                if file.name.endswith(".yaml") and name not in found:
                    found[name] = Template(name, each, file.read_text("utf-8"))
    return dict(sorted(found.items()))


def filled(text: str, values: dict[str, str], schema: str) -> str:
    """The text with its placeholders filled, each value written as YAML, under the line that names the schema."""
    from desireline.source.layout_scalars import is_plain_text
    from desireline.source.tree_quote import quoted

    def value(match: re.Match[str]) -> str:
        given = values[match[1]]
        return given if match[1] in ("id", "today") or is_plain_text(given) else quoted(given)

    body = _PLACEHOLDER.sub(value, _MODELINE.sub("", text))
    return f"# yaml-language-server: $schema={schema}\n{body.lstrip()}"


def values_for(name: str, title: str, today: date) -> dict[str, str]:
    """What the placeholders stand for."""
    return {"id": name, "title": title, "name": title, "today": today.isoformat()}
