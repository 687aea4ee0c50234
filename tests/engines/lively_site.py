"""A site with everything that one file takes from another: parts, a future, a translation, ways, links, pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.engines.small_site import LATER, MINA, TEA, VISIT

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "http://127.0.0.1:8000/"
"""Where the site would be; who serves it elsewhere puts that in its place."""

MKDOCS_YML = """\
site_name: Lively
site_url: {address}
repo_url: https://github.com/example/maps
edit_uri: edit/main/docs/
theme: {{name: material, font: false, features: [navigation.prune]}}
use_directory_urls: {directory_urls}
plugins:
{plugins}"""

SEARCH = "  - search\n"

PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><!-- %d --></svg>\n'

_PART = """\
title: Waiting
lang: en
purpose: Decide who waits
part_of: visit#arrive
personas: [mina]
sources:
  - {id: diary, title: A diary, kind: diary}
stages:
  - id: wait
    title: Wait
    emotion: -2
    pains:
      - id: cold
        text: It is cold, and [the queue](map:visit#queue) is long
        severity: low
        image: {src: maps/shots/door.svg, alt: A door}
  - id: sit
    title: Sit down
    emotion: 1
    steps:
      - id: chair
        text: Take a chair
        actors: [ana]
        next: [{to: tea#choose, when: thirsty}]
      - id: coat
        text: Hang up the coat
"""

_KITCHEN = """\
title: In der Küche
lang: de
purpose: Entscheiden, wer kocht
personas: [ana]
touchpoints:
  - {id: pass, title: Durchreiche, channel: place}
stages:
  - id: kochen
    title: Kochen
    emotion: {score: 0, word: ruhig}
    touchpoints: [pass]
    thoughts:
      - Siehe [die Schlange](map:visit#queue) und [sie](persona:ana#late)
    pains:
      - id: heiss
        text: Zu heiß
        severity: medium
        evidence: {status: validated, sources: [diary]}
  - id: anrichten
    title: Anrichten
    emotion: 1
    opportunities:
      - id: fenster
        text: Ein Fenster
        solves: [heiss]
"""

_OLIVES = """\
title: شراء الزيتون
lang: ar
purpose: قرار عن الرف
personas: [mina, ana]
stages:
  - id: pick
    title: اختيار
    emotion: 1
    thoughts:
      - طعمها جيد
  - id: carry
    title: حمل
    emotion: -1
    thoughts:
      - انظر [الشاي](map:tea#pay)
"""

_CAKE = """\
title: Cake
lang: en
purpose: Decide about the cake
owner: team
personas: [mina]
stages:
  - id: taste
    title: Taste
    emotion: 2
    scenario: A cake of [the kitchen](map:kitchen#kochen)
    pains:
      - id: sweet
        text: Too sweet
  - id: leave
    title: Leave
    emotion: -1
"""

_ANA = """\
name: Ana
role: A waiter
company: house
photo: {src: personas/ana.svg, alt: Ana}
goals:
  - {id: late, text: Never late}
  - See [the queue](map:visit#queue)
"""

_TEA_JA = TEA.replace("買茶", "お茶を買う").replace("zh-Hant", "ja\ntranslates: tea").replace("挑選茶葉", "お茶を選ぶ")

FILES = {
    "docs/index.md": "# Welcome\n\nSee [the visit](maps/visit.md#queue).\n",
    "docs/page.md": "# A page\n\nSee [](maps/tea.md#choose) and [](personas/mina.md).\n\n```journey\ncake\n```\n",
    "maps/visit.yaml": VISIT.replace("emotion: -1", "emotion: -1\n    next: [{to: tea#pay}]"),
    "maps/visit-later.yaml": LATER,
    "maps/tea.yaml": TEA,
    "maps/tea-ja.yaml": _TEA_JA,
    "maps/waiting.yaml": _PART,
    "maps/house/kitchen.yaml": _KITCHEN,
    "maps/house/cake.yaml": _CAKE,
    "maps/olives.yaml": _OLIVES,
    "maps/shots/door.svg": (PICTURE % 0).decode(),
    "personas/mina.yaml": MINA + "pains:\n  - See [her](persona:ana#late) and [it](map:cake#sweet)\n",
    "personas/ana.yaml": _ANA,
    "personas/ana.svg": (PICTURE % 0).decode(),
    "personas/house.yaml": "name: The house\nkind: company\nrole: Serves tea\n",
}


def write_lively(folder: Path, settings: str = "", *, directory_urls: bool = True, plugins: str = SEARCH) -> Path:
    """The project: eight maps in five languages, three personas, two pages.

    Args:
        folder: Where to.
        settings: What stands under `- desireline:`, as YAML in one line.
        directory_urls: Whether addresses end with a slash.
        plugins: The other plugins.
    """
    told = f"{plugins}  - desireline: {{{settings}}}\n"
    yml = MKDOCS_YML.format(address=ADDRESS, directory_urls=str(directory_urls).lower(), plugins=told)
    for name, text in {**FILES, "mkdocs.yml": yml}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
