"""Ids and values as people write them who do not know their forms: one mistake each, and its mend."""

from __future__ import annotations

from tests.source.meant_cases import Meant
from tests.source.reader_cases import map_of, stage_with

MEANT_VALUES: tuple[Meant, ...] = (
    # Ids
    Meant("an umlaut", map_of("id: Prüfung\n"), "2:5", "bad-id", "write 'pruefung'", "id: pruefung"),
    Meant("an accent", map_of("id: café\n"), "2:5", "bad-id", "write 'cafe'", "id: cafe"),
    Meant(
        "a row by its title",
        map_of("rows:\n  - Fragen der Kunden\n"),
        "3:5",
        "bad-id",
        "title: Fragen der Kunden",
        "  - {id: fragen-der-kunden, title: Fragen der Kunden}",
    ),
    Meant(
        "rows with commas", map_of("rows: steps, pains\n"), "2:7", "bad-id", "[steps, pains]", "rows: [steps, pains]"
    ),
    Meant(
        "a pain by its text",
        stage_with("solves: Too slow\npains: {id: slow, text: Too slow}"),
        "5:13",
        "bad-reference",
        "write 'slow'",
        "    solves: slow",
    ),
    Meant("a stage by its title", stage_with("next: [S]"), "5:12", "bad-reference", "write 's'", "    next: [s]"),
    Meant("an arrow", stage_with("next: -> s"), "5:11", "bad-reference", "write 's'", "    next: s"),
    Meant("a persona by name", map_of("personas: [Nora]\n"), "2:12", "bad-reference", "such as 'nora'"),
    Meant("several", map_of("personas: Nora, Bob\n"), "2:11", "bad-reference", "[nora, bob]", "personas: [nora, bob]"),
    Meant("the end as a step", stage_with("next: end"), "5:11", "unknown-reference", "'next: []' says"),
    # Values
    Meant(
        "a duration as a clock shows it",
        stage_with("wait: 1:30"),
        "5:11",
        "unread-duration",
        "write '1h30m' or '1m30s'",
    ),
    Meant(
        "one with seconds",
        stage_with("wait: 0:45:10"),
        "5:11",
        "unread-duration",
        "write '45m10s'",
        "    wait: 45m10s",
    ),
    Meant(
        "a word above high", stage_with("pains: {text: a, severity: critical}"), "5:32", "wrong-value", "write 'high'"
    ),
    Meant("one of minutes", stage_with("wait: 90:00"), "5:11", "unread-duration", "write '90h' or '90m'"),
    *(
        Meant(
            f"the duration {text}", stage_with(f"wait: {text}"), "5:11", "unread-duration", meant, f"    wait: {meant}"
        )
        for text, meant in (
            ("3 Tage", "3d"),
            ("10分鐘", "10m"),
            ("三天", "3d"),
            ("2-3 weeks", "2w-3w"),
            ("15–20 min", "15m-20m"),
            ("1 hour 30 minutes", "1h30m"),
            ("2個月", "2mo"),
            ("~5 min", "5m"),
            ("ca. 3 Tage", "3d"),
            ("3 days approx", "3d"),
            ("約30分", "30m"),
        )
    ),
    *(
        Meant(
            f"the duration {text}, of which nobody is sure",
            stage_with(f"wait: {text}"),
            "5:11",
            "unread-duration",
            "no sum",
        )
        for text in ("45", "00:45", "ca. 2 Std.", "3 moons", "a while", "2 days or so", "3-2h")
    ),
    Meant(
        "every quarter",
        map_of("review_every: quarterly\n"),
        "2:15",
        "unread-duration",
        "no review",
        "review_every: 3mo",
    ),
    Meant("每季", map_of("review_every: 每季\n"), "2:15", "unread-duration", "no review", "review_every: 3mo"),
    *(
        Meant(f"the date {text}", map_of(f"reviewed: {text}\n"), "2:11", "wrong-value", "-30", "reviewed: 2026-09-30")
        for text in (
            "30. September 2026",
            "September 30, 2026",
            "30 Sept 2026",
            "115/09/30",
            "民國115年9月30日",
            "令和8年9月30日",
        )
    ),
    *(
        Meant(f"no day: {text}", map_of(f"reviewed: {text}\n"), "2:11", "wrong-value", "day too, such as '2026-09-01'")
        for text in ("Sept 2026", "septembre 2026", "2026-09", "9/2026", "2026年9月")
    ),
    *(
        Meant(f"no day: {text}", map_of(f"reviewed: {text}\n"), "2:11", "wrong-value", f"such as '2026-{last}'")
        for text, last in (
            ("Q3 2026", "09-30"),
            ("2026-Q1", "03-31"),
            ("2026年第4四半期", "12-31"),
            ("2026年第二季", "06-30"),
            ("2026年下半年", "12-31"),
            ("H1 2026", "06-30"),
        )
    ),
    Meant("a quarter of a year that begins in April", map_of("reviewed: 2026年度上期\n"), "2:11", "wrong-value", "期'"),
    Meant("no such quarter", map_of("reviewed: Q5 2026\n"), "2:11", "wrong-value", "found 'Q5 2026'"),
    *(
        Meant(
            f"a promise of {text} alone",
            stage_with(f"promise: {text}"),
            "5:14",
            "wrong-value",
            f"write '{{status: planned, {meant}}}'",
            f"    promise: {{status: planned, {meant}}}",
        )
        for text, meant in (("v2.4", "in: v2.4"), ("2027年春", "in: 2027年春"), ("2027/3/1", "due: 2027-03-01"))
    ),
    Meant("a promise in a sentence", stage_with("promise: as soon as we can, sir"), "5:14", "wrong-value", "dropped"),
    Meant("no such month", map_of("reviewed: 2026-13\n"), "2:11", "wrong-value", "found '2026-13'"),
    Meant("a short year", map_of("reviewed: 9/30/26\n"), "2:11", "wrong-value", "a year has four digits"),
    Meant("no such day", map_of("reviewed: 31. April 2026\n"), "2:11", "wrong-value", "no such day"),
    *(
        Meant(f"the time {text}", stage_with(f"time: {text}"), "5:11", "wrong-value", meant, f"    time: {meant}")
        for text, meant in (
            ("9 Uhr", "9:00"),
            ("3pm", "15:00"),
            ("12 am", "0:00"),
            ("下午3點半", "15:30"),
            ("0930", "9:30"),
        )
    ),
    Meant("a duration for a time", stage_with("time: 6 d"), "5:11", "wrong-value", "'duration: 6d', a wait 'wait: 6d'"),
    Meant("a time with two ends", stage_with("time: 9:00-10:00"), "5:11", "wrong-value", "such as 7:30"),
    *(
        Meant(
            f"{key} in another language",
            map_of(f"{key}: {word}\n"),
            f"2:{len(key) + 3}",
            "wrong-value",
            meant,
            f"{key}: {meant}",
        )
        for key, word, meant in (
            ("state", "Soll", "future"),
            ("state", "現況", "current"),
            ("status", "Entwurf", "draft"),
            ("status", "草稿", "draft"),
        )
    ),
    *(
        Meant(
            f"a lane's role {text}",
            map_of(f"lanes: [{{id: a, title: A, role: {text}}}]\nstages: [{{title: S, lanes: {{a: x}}}}]\n"),
            "2:33",
            "wrong-value",
            f"write '{meant}'",
            f"lanes: [{{id: a, title: A, role: {meant}}}]",
        )
        for text, meant in (("evidence", "physical_evidence"), ("On-stage", "frontstage"), ("後台", "backstage"))
    ),
    *(
        Meant(
            f"the weight {text}",
            stage_with(f"pains: {{text: t, severity: {text}}}"),
            "5:32",
            "wrong-value",
            f"write '{meant}'",
            f"    pains: {{text: t, severity: {meant}}}",
        )
        for text, meant in (
            ("XL", "high"),
            ("H", "high"),
            ("sehr hoch", "high"),
            ("très élevé", "high"),
            ("muy alta", "high"),
            ("baixo", "low"),
            ("средний", "medium"),
            ("높음", "high"),
            ("很高", "high"),
            ("3/5", "3"),
            ("4 von 5", "4"),
            ("★★★", "3"),
            ("Medium-High", "4"),
            ("★★☆☆☆", "2"),
        )
    ),
    *(
        Meant(f"the weight {text}", stage_with(f"pains: {{text: t, severity: {text}}}"), "5:32", "wrong-value", why)
        for text, why in (
            ("L", "found 'L'"),  # a large one to some, a low one to others
            ("4/10", "found '4/10'"),
            ("★★★★★★", "found"),
        )
    ),
    Meant(
        "a whole number of a data frame",
        stage_with("pains: {text: t, severity: 3.0}"),
        "5:32",
        "wrong-value",
        "write '3'",
        "    pains: {text: t, severity: 3}",
    ),
    *(
        Meant(f"the score {text}", stage_with(f"emotion: {text}"), "5:14", "out-of-scale", "read as a word")
        for text in ("★★★☆☆", "+++", "--")
    ),
)
