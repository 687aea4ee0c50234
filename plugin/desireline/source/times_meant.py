"""Durations, dates and times of day as people write them: `3 Tage`, `10分鐘`, `30. September 2026`, `下午3點`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from types import MappingProxyType
from typing import Final
from unicodedata import normalize

from desireline.model.patterns import later

_UNITS: Final = {
    "s": "s sec secs second seconds sek sekunde sekunden seconde secondes segundo segundos 秒 秒鐘 秒钟 초",
    "m": "min mins minute minutes minuten minuto minutos 分 分鐘 分钟 分間 분",
    "h": "h hr hrs hour hours std stunde stunden heure heures hora horas 時間 小時 小时 個小時 个小时 鐘頭 시간",
    "d": "day days tag tage tagen jour jours día días 天 日 日間 일",
    "w": "week weeks wk wks woche wochen semaine semaines semana semanas 週 周 星期 禮拜 週間 週间 주",
    "mo": "month months monat monate monaten mois mes meses 個月 个月 か月 ヶ月 カ月 ヵ月 月 개월",
    "y": "year years yr yrs jahr jahre jahren an ans année années año años 年 年間 년",
}
_UNIT_OF: Final = MappingProxyType({word: unit for unit, words in _UNITS.items() for word in (unit, *words.split())})
_EVERY: Final = MappingProxyType(
    {
        word: span
        for span, words in {
            "1d": "daily täglich 每天 每日 毎日",
            "1w": "weekly wöchentlich 每週 每周 毎週",
            "1mo": "monthly monatlich 每月 每個月 每个月 毎月",
            "3mo": "quarterly vierteljährlich quartalsweise 每季 每季度 四半期 四半期ごと",
            "6mo": "half-yearly halbjährlich 每半年 半年ごと",
            "1y": "yearly annually jährlich 每年 毎年",
        }.items()
        for word in words.split()
    }
)
_ABOUT: Final = re.compile(
    r"^(?:[~≈]|(?:ca|c|approx|approximately|about|around|circa|etwa|ungefähr|env|environ|unos)\b\.?|[約约大概])\s*"
    r"|\s*(?:approx\.?|approximately|左右|程度|くらい|ぐらい|ほど)$"
)
"""What says that a duration is not exact; none is."""
_NUMERALS: Final = MappingProxyType(
    {
        sign: n
        for n, signs in enumerate(["一", "二兩两", "三", "四", "五", "六", "七", "八", "九", "十"], 1)
        for sign in signs
    }
)
_SPAN: Final = re.compile(
    r"(?P<low>\d+(?:[.,]\d{1,2})?|[一二兩两三四五六七八九十])\s*(?:(?:-|–|~|〜|to|bis|à|至|到)\s*(?P<high>\d+))?\s*(?P<unit>[^\W\d_]+)\.?"
)
_MONTHS: Final = (
    "jan januar january janvier enero jänner",
    "feb februar february février febrero",
    "mar mär märz march mars marzo",
    "apr april avril abril",
    "may mai mayo",
    "jun juni june juin junio",
    "jul juli july juillet julio",
    "aug august août agosto",
    "sep sept september septembre septiembre",
    "oct okt oktober october octobre octubre",
    "nov november novembre noviembre",
    "dec dez dezember december décembre diciembre",
)
_MONTH_OF: Final = MappingProxyType({word: n for n, words in enumerate(_MONTHS, 1) for word in words.split()})
_NAMED_DAY: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.|er)?\s*(?:de\s+)?([^\W\d_]+)\.?,?\s*(?:de\s+)?(\d{4})")
_DAY_NAMED: Final = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_NAMED_MONTH: Final = re.compile(r"([^\W\d_]+)\.?,?\s*(?:de\s+)?(\d{4})")
_MONTH_FIRST: Final = re.compile(r"(\d{1,2})[-/.](\d{4})", re.ASCII)
_MONTH_LAST: Final = re.compile(r"(\d{4})[-/.年]\s?(\d{1,2})月?", re.ASCII)
_PARTS_OF_A_YEAR: Final = MappingProxyType(
    {
        word: months * number
        for months, words in {
            3: "q{n} {n}q t{n} {n}四半期 {n}季 {n}季度 {k}四半期 {k}季 {k}季度",
            6: "h{n} {n}h s{n} {half}半 {half}半期 {half}期",
        }.items()
        for number in range(1, 12 // months + 1)
        for word in words.format(n=number, k="一二三四"[number - 1], half="上下"[number % 2 - 1]).split()
    }
)
"""Quarters and halves, with the month each ends with."""
_YEAR: Final = later(r"(?<!\d)[12]\d{3}(?!\d)", re.ASCII)
_ERA: Final = re.compile(
    r"(?P<era>民國|民国|令和|R)?(?P<year>\d{1,3})[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?"
)
_ERAS: Final = MappingProxyType({"民國": 1911, "民国": 1911, "令和": 2018, "R": 2018})
_CLOCK: Final = re.compile(r"(\d{1,2})(?:[.:h時时點点]\s?(\d{2})?)?\s?(?:uhr|分|分鐘)?", re.IGNORECASE)
_HALF_DAY: Final = re.compile(
    r"(?P<half>上午|早上|凌晨|下午|晚上|午前|午後)?\s*(?P<hour>\d{1,2})(?:[:.時时點点](?P<minute>\d{2}|半)?)?分?\s*(?P<sign>[ap]\.?m\.?)?",
    re.IGNORECASE,
)
_STOPWATCH: Final = re.compile(r"(\d{1,3}):(\d{2})(?::(\d{2}))?", re.ASCII)
_LATER: Final = frozenset({"下午", "晚上", "午後", "p"})


def span_meant(text: str) -> str:
    """The duration that was meant, as the format writes it; "" where nobody can be sure."""
    plain = _ABOUT.sub("", normalize("NFKC", text).strip().casefold()).strip()
    if plain in _EVERY:
        return _EVERY[plain]
    parts, end = [], 0
    for part in _SPAN.finditer(plain):
        unit = _UNIT_OF.get(part["unit"])
        if unit is None or plain[end : part.start()].strip(" ,") not in {"", "and", "und"}:
            return ""
        low = str(_NUMERALS.get(part["low"], part["low"])).replace(",", ".")
        if part["high"] and int(part["high"]) < float(low):
            return ""  # no range: either end may be the slip
        parts.append(f"{low}{unit}-{part['high']}{unit}" if part["high"] else f"{low}{unit}")
        end = part.end()
    if not parts or plain[end:].strip() or (len(parts) > 1 and any("-" in part for part in parts)):
        return ""
    return "".join(parts)


def clock_spans(text: str) -> list[str]:
    """The durations that may be meant by a time of a clock: of `1:30` two, of `0:45:10` one; none for another text."""
    found = _STOPWATCH.fullmatch(normalize("NFKC", text).strip())
    if found is None:
        return []
    figures = [int(figure) for figure in found.groups() if figure is not None]
    units = ("hms",) if len(figures) == 3 else ("hm", "ms")
    made = ["".join(f"{n}{unit}" for n, unit in zip(figures, each, strict=True) if n) for each in units]
    return [each for each in made if each]


def named_day(text: str) -> date | None:
    """The day of a date with the name of its month, or of the years of an era. Raises `ValueError` for no such day."""
    plain = normalize("NFKC", text).strip()
    if found := _NAMED_DAY.fullmatch(plain):
        day, month, year = found.groups()
    elif found := _DAY_NAMED.fullmatch(plain):
        month, day, year = found.groups()
    elif (found := _ERA.fullmatch(plain)) and (found["era"] or len(found["year"]) == 3):
        began = _ERAS[found["era"] or "民國"]
        return date(int(found["year"]) + began, int(found["month"]), int(found["day"]))
    else:
        return None
    number = _MONTH_OF.get(month.casefold())
    return date(int(year), number, int(day)) if number else None


def month_meant(text: str) -> str:
    """The month that was meant where no day is said, as the format begins a date: `2026-09`; "" for another text."""
    plain = normalize("NFKC", text).strip()
    month: int | None = None
    year = ""
    if found := _NAMED_MONTH.fullmatch(plain):
        month, year = _MONTH_OF.get(found[1].casefold()), found[2]
    elif found := _MONTH_FIRST.fullmatch(plain):
        month, year = int(found[1]), found[2]
    elif found := _MONTH_LAST.fullmatch(plain):
        month, year = int(found[2]), found[1]
    return f"{year}-{month:02}" if month and month <= len(_MONTHS) else ""


def quarter_meant(text: str) -> date | None:
    """The last day of the quarter, or half, of a year that was meant; None for another text."""
    plain = normalize("NFKC", text).strip().casefold()
    year = _YEAR.search(plain)
    if year is None:
        return None
    month = _PARTS_OF_A_YEAR.get((plain[: year.start()] + plain[year.end() :]).strip(" /-年第"))
    return date(int(year[0]), month, monthrange(int(year[0]), month)[1]) if month else None


def clock_meant(text: str) -> str:
    """The time of day that was meant; "" where nobody can be sure."""
    plain = normalize("NFKC", text).strip().casefold()
    if re.fullmatch(r"\d{4}", plain):
        return _time(int(plain[:2]), int(plain[2:]))
    if found := _CLOCK.fullmatch(plain):
        whole = not plain.isdigit()
        return _time(int(found[1]), int(found[2] or 0)) if whole else ""
    found = _HALF_DAY.fullmatch(plain)
    if found is None or not (found["half"] or found["sign"]):
        return ""
    hour, minute = int(found["hour"]), 30 if found["minute"] == "半" else int(found["minute"] or 0)
    later = (found["half"] or found["sign"][:1]) in _LATER
    if hour > 12:
        return _time(hour, minute) if found["half"] else ""
    return _time(hour % 12 + 12 * later, minute)


def _time(hour: int, minute: int) -> str:
    return f"{hour}:{minute:02}" if hour < 24 and minute < 60 else ""
