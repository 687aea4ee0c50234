"""The interface language: which one is taken, and that a page says nothing of its own in another."""

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from desireline.draw.channels import channel_name
from desireline.draw.words import LANGUAGES, Words, nearest
from desireline.publish.addresses import SourceHost
from desireline.publish.pictures import Pictures
from desireline.publish.site import Ground, Site
from tests.draw.catalogues import catalogue

OTHERS = [lang for lang in LANGUAGES if lang != "en"]

# Tag, interface language, reason.
NEAREST = [
    ("en", "en", "itself"),
    ("ja", "ja", "itself"),
    ("zh-Hant", "zh-Hant", "itself"),
    ("en-GB", "en", "a region of it"),
    ("ja-JP", "ja", "a region of it"),
    ("zh-Hant-HK", "zh-Hant", "script first, then region"),
    ("zh-TW", "zh-Hant", "Taiwan writes traditional characters"),
    ("zh-HK", "zh-Hant", "so does Hong Kong"),
    ("zh-MO", "zh-Hant", "so does Macao"),
    ("zh-CN", "zh-Hans", "the mainland writes simplified ones"),
    ("zh-SG", "zh-Hans", "so does Singapore"),
    ("zh", "zh-Hans", "what most who write Chinese read"),
    ("zh-Hans-TW", "zh-Hans", "a script said outright beats the region"),
    ("zh_TW", "zh-Hant", "as MkDocs writes a locale"),
    ("ZH-hant", "zh-Hant", "case says nothing"),
    ("jam", "en", "Jamaican Creole is no Japanese"),
    ("enm", "en", "nothing near: English"),
    ("ar", "en", "nothing near: English"),
    ("", "en", "nothing said: English"),
]


@pytest.mark.parametrize(("tag", "expected", "reason"), NEAREST, ids=[f"{each[0]}: {each[2]}" for each in NEAREST])
def test_the_nearest_interface_language(tag: str, expected: str, reason: str) -> None:
    assert nearest(tag) == expected


@pytest.mark.parametrize(
    ("lang", "pains", "days"),
    [
        ("en", "Pains", "3 days late"),
        ("zh-TW", "痛點", "逾期\u00a03\u00a0天"),
        ("zh-CN", "痛点", "逾期\u00a03\u00a0天"),
        ("ja", "ペイン", "3日超過"),
        ("tlh", "Pains", "3 days late"),
    ],
)
def test_each_language_says_it_in_its_own_words(lang: str, pains: str, days: str) -> None:
    words = Words(lang)
    assert (words("Pains"), words.count("{n} day late", "{n} days late", 3)) == (pains, days)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_text_that_no_catalogue_has_is_said_in_english(lang: str) -> None:
    assert Words(lang)("Not a text of ours: {x}", x=1) == "Not a text of ours: 1"


# Channel, interface language, what is shown, reason.
CHANNELS = [
    ("store", "zh-Hant", "門市", "a usual name"),
    ("Video-Call", "ja", "ビデオ通話", "in any case, with a hyphen"),
    ("e-mail", "zh-Hans", "电子邮件", "another spelling"),
    ("store", "en", "store", "English is as the map writes it"),
    ("E-Mail", "en", "E-Mail", "English is as the map writes it"),
    ("門市", "ja", "門市", "the map's own language is left alone"),
    ("Kiosk **B**", "zh-Hant", "Kiosk **B**", "a name of the map's own is left alone, Markdown and all"),
]


@pytest.mark.parametrize(("channel", "lang", "shown", "reason"), CHANNELS, ids=[each[3] for each in CHANNELS])
def test_channels_are_named_in_the_interface_language(channel: str, lang: str, shown: str, reason: str) -> None:
    assert channel_name(channel, Words(lang)) == shown


class Read(HTMLParser):
    """Everything a page says: its text, and the attributes that are shown or spoken. Code is left out."""

    SPOKEN = frozenset({"aria-label", "alt", "title", "placeholder", "data-words", "aria-roledescription"})

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._code = 0
        self._diagram = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._code += tag in {"code", "pre", "script", "style"}
        self._diagram = self._diagram or ("class", "mermaid") in attrs
        self.said += [value or "" for name, value in attrs if name in self.SPOKEN]

    def handle_endtag(self, tag: str) -> None:
        self._code -= tag in {"code", "pre", "script", "style"}
        self._diagram = self._diagram and tag != "div"

    def handle_data(self, data: str) -> None:
        if not self._code and not self._diagram:
            self.said.append(data)


# Nothing in these files that is shown has a Latin letter: what is found on a page is the interface's.
MAPS = {
    "current": """
title: 買手機
summary: 從想換到買到
purpose: 找出為什麼離開
scenario: {situation: 舊的慢了, goal: 換新的, expectations: [便宜]}
scope: {starts: 變慢, ends: 換約}
personas: [hao, ping]
owner: 手機組
status: agreed
reviewed: 2026-01-02
review_every: 90d
products: [門市]
tags: [零售]
sources:
  - {id: talks, title: 訪談, kind: 訪談, date: 2026-01-01, count: 7}
scales:
  - {id: emotion, range: [-2, 2]}
rows:
  - {id: questions, title: 疑問, role: thoughts}
touchpoints:
  - {id: site, title: 網站, channel: 網路}
  - {id: shop, title: 店, channel: 門市}
stages:
  - id: compare
    title: 比較
    goal: 找到便宜的
    duration: 9d
    moment_of_truth: true
    emotion: {score: -1, word: 焦慮, intended: 1, quote: 都說自己好, intensity: high}
    steps:
      - id: look
        text: 比價
        actors: [hao, 店員]
        touchpoints: [site]
        emotion: {by_persona: {hao: [-1, 1], ping: 0}}
        duration: 1h30m
        time: "09:30"
        frontstage: {text: 回覆, actors: [店員], wait: 5m, fail_point: {text: 慢, safeguard: 值班}}
        backstage: [查價]
        support: [價格系統]
        physical_evidence: [價牌]
        next: [visit, {to: use, when: 沒貨, share: 30%}, {when: 太貴, share: 20%}]
      - id: visit
        text: 去店裡
        touchpoints: [shop]
        emotion: {score: -2, word: 不安}
        wait: 2d
        fail_point: true
        next: look
    thoughts: [好貴]
    pains:
      - id: gap
        text: 價格不同
        severity: high
        evidence: {status: validated, sources: [talks], count: 5, of: 7, ask: 店員}
      - {id: dear, text: 太貴, severity: 5, evidence: assumption}
      - {id: old, text: 看錯了, severity: low, refuted: {date: 2026-01-02, why: 沒這回事}}
    gains: [省錢]
    opportunities:
      - {id: one, text: 同價, solves: [gap], impact: high, effort: 2, owner: 定價,
         promise: {status: planned, in: 春天, due: 2026-02-01}}
      - {id: two, text: 估價, impact: 5, promise: {status: shipped}}
      - {id: three, text: 電話, impact: 1, effort: 5, promise: {status: dropped, why: 太慢}}
    metrics:
      - {id: visits, text: 到訪, value: 18%, target: 25%, better: higher, as_of: 2026-01-01}
      - 沒有數字
    content: [{text: 影片, personas: [hao], channel: 影音}]
    resources: {have: [庫存], need: [比價頁]}
    notes: [補充]
    rows: {questions: [能折多少？]}
  - {id: use, title: 使用, emotion: 2, steps: [拍照, 分享, 修圖]}
arrows:
  - {from: look.frontstage, to: look.backstage, text: 查價, both: true}
retired:
  - {id: queue, why: 叫號, in: 春天}
automations:
  - id: follow
    title: 後續
    nodes:
      - {id: a, trigger: event, text: 放進去, stage: compare, next: b}
      - {id: b, flow: check, text: 買了嗎, next: [{to: c, when: 買了}, d]}
      - {id: c, action: message, text: 道謝, channel: 訊息}
      - {id: d, flow: wait, duration: 3d}
      - {id: e, data: orders, text: 訂單, next: c}
""",
    "future": """
title: 買手機新版
future_of: current
personas: [hao]
status: draft
stages:
  - {id: compare, title: 比較, change: 一個價錢, scenario: 一次問完, solves: [gap], emotion: 1,
     steps: [{id: look, text: 比價}]}
retired:
  - {id: visit, why: 不必去}
  - {id: use, why: 另一張圖}
""",
    "blueprint": """
title: 用餐
kind: service-blueprint
status: in-review
personas: [ping]
stages:
  - id: eat
    title: 吃
    steps:
      - {id: sit, text: 入座, emotion: {word: 開心}, frontstage: 帶位, next: []}
      - {id: pay, text: 結帳, support: 收銀機}
arrows:
  - {from: sit.frontstage, to: pay.support, text: 單子}
""",
    "empty": "title: 空的\nstatus: retired\nstages: [{title: 開始}]\n",
}
PERSONAS = {
    "hao": """
name: 阿豪
role: 上班族
status: agreed
quote: 夜景
profile: {年紀: 三十}
career: {title: 工程師, years: 8, bio: 新創}
company: firm
goals: [拍照]
needs: [省]
pains: [貴]
motivations: [好看]
attitudes: [急]
behaviours: [比價]
knowledge: {technical: 相機, business: 資費, policy: 退換}
usage: {frequency: 每天, products: [相機]}
channels: [網路]
scenarios: [夜市]
evidence: {status: reasoned, sources: [survey]}
sources: [{id: survey, title: 問卷}]
owner: 研究
reviewed: 2026-10-30
review_every: 30d
""",
    "ping": "name: 小萍\nkind: staff\n",
    "firm": "name: 甲\nkind: company\nindustry: 製造\nsize: 大\nequipment: 機台\nstructure: 扁\nrules: 多\npace: 慢\n",
    "bot": "name: 小機\nkind: system\n",
}
NAMES = re.compile(r"(?<![A-Za-z])(App|B2B|A/B|Mermaid|mermaid|pull request|issue|id)(?![A-Za-z])|\{shown\}")
"""What is written alike in every language, and the place that a script fills in."""


def site(lang: str, *, empty: bool = False) -> Site:
    """All pages of the maps above, or of no file at all, with a code host and today in autumn."""
    files = catalogue() if empty else catalogue(MAPS, PERSONAS)
    host = SourceHost("https://code.example/{path}#L{line}", "https://code.example/edit/{path}")
    pictures = Pictures(Path("/nowhere"), {})
    return Site(files, Words(lang), date(2026, 11, 21), Ground(host, pictures, lambda path: f"{path}/"))


def english(html: str) -> list[str]:
    """Latin words that the page says and that no language keeps."""
    said = (NAMES.sub("", each) for each in Read(html).said)
    return sorted({text.strip() for text in said if re.search(r"[A-Za-z]{2}", text)})


@pytest.mark.parametrize("lang", OTHERS)
@pytest.mark.parametrize("empty", [False, True], ids=["written", "empty"])
def test_no_page_says_an_english_word(lang: str, empty: bool) -> None:
    whole = site(lang, empty=empty)
    # A comparison names what it compares by ids and fingerprints, which are the same in every language.
    found = {plan.path: english(whole.fragment(plan).html) for plan in whole.plans if plan.kind != "gap"}
    assert {path: words for path, words in found.items() if words} == {}


@pytest.mark.parametrize("lang", OTHERS)
def test_titles_and_contents_of_pages_are_in_the_language(lang: str) -> None:
    whole = site(lang)
    said = [plan.title for plan in whole.plans]
    said += [entry.title for plan in whole.plans for entry in whole.fragment(plan).toc]
    assert [title for title in said if re.search(r"[A-Za-z]{2}", NAMES.sub("", title))] == []


def test_in_english_the_same_pages_are_full_of_english() -> None:
    """So that the tests above cannot pass by reading nothing."""
    whole = site("en")
    assert all(english(whole.fragment(plan).html) for plan in whole.plans)
