"""Maps for measuring: written by a generator, so that every benchmark and every machine measures the same ones.

`map_text(seed)` gives the YAML of one map of about 250 lines and 11 KB: eight stages with steps, pains, opportunities,
metrics, rows of its own, blueprint lanes and emotions, written as rule 10 of the format asks. Odd seeds are English,
even ones Traditional Chinese. About 8 % of the texts hold Markdown. The same seed gives the same text everywhere.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

STAGES = 8
#: Share of the texts that hold Markdown.
MARKDOWN = 0.08


@dataclass(frozen=True)
class Vocabulary:
    """Words a map of one language is made of."""

    lang: str
    stages: tuple[str, ...]
    clauses: tuple[str, ...]
    joint: str
    feelings: tuple[str, ...]
    row: str
    lane: str
    shop: str
    site: str


CHINESE = Vocabulary(
    "zh-Hant",
    ("察覺", "探索", "比較", "到店", "購買", "開箱", "使用", "推薦"),
    (
        "在三個網站比價",
        "覺得每家都說自己最划算",
        "門市與網路的價格不同",
        "等了二十分鐘才有人接待",
        "請家人幫忙看合約",
        "想知道舊機能折多少",
        "客服在線上回覆規格",
        "當天就拿到現貨",
        "把評價存成截圖再回頭看",
        "擔心資料轉移會出錯",
        "希望全通路同價",
        "看到夜拍照片才下決心",
    ),
    "，",
    ("焦慮", "期待", "平靜", "驚喜", "失望"),
    "顧客的疑問",
    "倉儲",
    "門市",
    "比價網站",
)

ENGLISH = Vocabulary(
    "en",
    ("Notice", "Explore", "Compare", "Visit", "Buy", "Unpack", "Use", "Recommend"),
    (
        "Compares prices on three sites",
        "feels that every shop claims to be cheapest",
        "finds another price in the shop than online",
        "waits twenty minutes to be served",
        "asks a relative to read the contract",
        "wonders what the old phone is worth",
        "gets an answer from the chat within a minute",
        "takes the phone home the same day",
        "keeps screenshots of reviews for later",
        "worries about losing photos in the move",
        "would like one price everywhere",
        "decides after seeing pictures taken at night",
    ),
    ", then ",
    ("anxious", "hopeful", "calm", "delighted", "disappointed"),
    "Questions people ask",
    "Warehouse",
    "Shop",
    "Comparison site",
)


def map_text(seed: int, stages: int = STAGES) -> str:
    """The YAML of one map. Its id is `journey-<seed>`, its persona `hao`."""
    chance = random.Random(seed)
    words = ENGLISH if seed % 2 else CHINESE
    lines = _head(seed, words)
    for number in range(stages):
        lines += _stage(seed, number, words, chance)
    return "\n".join(lines) + "\n"


def persona_text() -> str:
    """The YAML of the persona every map names."""
    return "id: hao\nname: 阿豪\nlang: zh-Hant\nrole: 上班族\ngoals:\n  - 拍到好看的夜景\npains:\n  - 規格看不懂\n"


def write_project(folder: Path, maps: int, first: int = 0) -> None:
    """Writes `maps/` and `personas/` of a project with so many maps below the folder."""
    (folder / "maps").mkdir(parents=True, exist_ok=True)
    (folder / "personas").mkdir(exist_ok=True)
    (folder / "personas" / "hao.yaml").write_text(persona_text(), encoding="utf-8")
    for seed in range(first, first + maps):
        (folder / "maps" / f"journey-{seed}.yaml").write_text(map_text(seed), encoding="utf-8")


def _head(seed: int, words: Vocabulary) -> list[str]:
    return [
        f"id: journey-{seed}",
        f"title: {words.stages[0]} – {words.stages[-1]} {seed}",
        "kind: customer-journey",
        f"lang: {words.lang}",
        f"summary: {words.clauses[0]}{words.joint}{words.clauses[5]}",
        f"purpose: {words.clauses[10]}",
        "personas: [hao]",
        "owner: phone-team",
        "status: agreed",
        "reviewed: 2026-09-30",
        "review_every: 90d",
        "products: [store]",
        "tags: [retail, phones]",
        "scales:",
        "  - {id: emotion, range: [-2, 2]}",
        "sources:",
        f"  - {{id: int-{seed}, kind: interview, date: 2026-08-02, count: 7, link: https://example.org/int-07}}",
        "rows:",
        "  - steps",
        "  - emotion",
        f"  - {{id: questions, title: {words.row}, role: thoughts}}",
        "lanes:",
        f"  - {{id: stock, title: {words.lane}, role: support, kind: people}}",
        "touchpoints:",
        f"  - {{id: price-site, title: {words.site}, channel: web}}",
        f"  - {{id: shop, title: {words.shop}, channel: store}}",
        "stages:",
    ]


def _stage(seed: int, number: int, words: Vocabulary, chance: random.Random) -> list[str]:
    name = f"s{number}"

    def text() -> str:
        first, second = chance.sample(words.clauses, 2)
        written = f"{first}{words.joint}{second}" if chance.random() < 0.6 else first
        if chance.random() < MARKDOWN:
            return chance.choice(
                (f"{written} ([1](https://example.org/{number}))", f"{written} *{words.shop}*", f"{written} `SKU`")
            )
        return written

    lines = [
        f"  - id: {name}",
        f"    title: {words.stages[number % len(words.stages)]}",
        f"    goal: {text()}",
        f"    duration: {chance.randint(1, 9)}d",
        f"    emotion: {{score: {chance.randint(-2, 2)}, word: {chance.choice(words.feelings)}, intended: 1}}",
        "    steps:",
        f"      - id: {name}-look",
        f"        text: {text()}",
        "        touchpoints: [price-site]",
        f"        emotion: {chance.randint(-2, 2)}",
        f"        duration: {chance.randint(5, 50)}m",
        f"        frontstage: {text()}",
        f"      - id: {name}-ask",
        f"        text: {text()}",
        "        touchpoints: [shop]",
        "    thoughts:",
        f"      - {text()}",
        "    pains:",
        f"      - id: {name}-gap",
        f"        text: {text()}",
        "        severity: high",
        f"        evidence: {{status: validated, sources: [int-{seed}], count: 5, of: 7}}",
        f"      - {text()}",
        "    opportunities:",
        f"      - id: {name}-idea",
        f"        text: {text()}",
        f"        solves: [{name}-gap]",
    ]
    if number % 2 == 0:  # no real map fills every row everywhere
        lines[15:15] = [
            "        backstage:",
            f"          - {{text: {words.clauses[6]}, wait: 5m}}",
            "        lanes:",
            f"          stock: {text()}",
        ]
    else:
        lines += [
            "    metrics:",
            f"      - {{id: {name}-rate, text: NPS, value: {chance.randint(10, 60)}%, target: 65%, better: higher}}",
            "    rows:",
            "      questions:",
            f"        - {text()}",
        ]
    return lines
