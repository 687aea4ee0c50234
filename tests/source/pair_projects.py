"""A small project, and what may become of it between two versions."""

from __future__ import annotations

from tests.compare.projects import HAO, SHOP, edited

BRAND = (
    "title: Brand\nowner: marketing\npersonas: [hao]\nstages:\n"
    "  - title: See\n    next: [{to: shop#compare, when: curious}]\n    actors: [Hao]\n"
    "    pains:\n      - {text: Dear, evidence: [interviews]}\n"
)
AFTER_SALES = (
    "title: After sales\nowner: support\npart_of: shop#use\ntouchpoints:\n  - {id: hotline, title: Hotline}\n"
    "stages:\n  - title: Call\n    touchpoints: [hotline]\n"
)
BROKEN = "title: Broken\nstagess: []\n"
PROJECT = {
    "maps/shop.yaml": SHOP,
    "maps/brand.yaml": BRAND,
    "maps/after-sales.yaml": AFTER_SALES,
    "maps/alone.yaml": "title: Alone\nstages: [One]\n",
    "maps/broken.yaml": BROKEN,
    "personas/hao.yaml": HAO,
}
WITHOUT_BROKEN = {path: text for path, text in PROJECT.items() if path != "maps/broken.yaml"}
EDITS: dict[str, dict[str, str | None]] = {
    "nothing": {},
    "a stage reworded, that others refer to": {"maps/shop.yaml": edited(("title: Use", "title: Use it"))},
    "a stage gone, that others refer to": {
        "maps/shop.yaml": edited(("  - id: use\n    title: Use\n    emotion: 1\n", ""))
    },
    "a persona renamed, that actors name": {"personas/hao.yaml": edited(("name: Hao", "name: Hao Chen"), text=HAO)},
    "a persona under another id": {"personas/hao.yaml": edited(("id: hao", "id: hao-chen\nwas: hao"), text=HAO)},
    "a persona gone": {"personas/hao.yaml": None},
    "a map deleted, that others refer into": {"maps/shop.yaml": None},
    "a source gone, that others cite": {
        "maps/shop.yaml": edited(
            ("sources:\n  - {id: interviews, kind: interview}\n", ""),
            ("        evidence: {status: validated, sources: [interviews]}\n", ""),
        )
    },
    "a touchpoint retitled, that others have too": {"maps/shop.yaml": edited(("title: Hotline", "title: Help line"))},
    "a file broken": {"maps/shop.yaml": "title: ["},
    "a key broken of a part that others refer to": {"maps/shop.yaml": edited(("  - id: use\n", "  - Id: use\n"))},
    "a broken file mended": {"maps/broken.yaml": "title: Mended\nstages: [One]\n"},
    "a second file of one id": {"maps/zoo.yaml": SHOP},
    "an unchanged file loses its id to a new one": {"maps/a.yaml": "id: alone\ntitle: Before it\nstages: [Two]\n"},
    "an id that an unchanged file claims as a former one": {"maps/hao-chen.yaml": "title: New\nwas: [alone]\n"},
    "a circle": {"maps/shop.yaml": edited(("title: Buying a phone", "title: Buying a phone\npart_of: after-sales"))},
    "a reference added to an unchanged file": {
        "maps/alone.yaml": "title: Alone\nstages:\n  - {title: One, next: [{to: 'after-sales', when: x}]}\n"
    },
    "a reference added that leads nowhere": {"maps/alone.yaml": "title: Alone\npart_of: shop#nowhere\nstages: [One]\n"},
    "a reference added into an unchanged file": {
        "maps/alone.yaml": "title: Alone\npart_of: shop#compare\nstages: [One]\n"
    },
    "a file moved": {"maps/alone.yaml": None, "maps/deep/alone.yaml": PROJECT["maps/alone.yaml"]},
    "a file under another id": {"maps/brand.yaml": None, "maps/label.yaml": BRAND},
    "layout alone": {"maps/brand.yaml": BRAND.replace("\n", "  # a comment\n", 1)},
}
