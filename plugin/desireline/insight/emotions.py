"""Findings on the emotion curve of the leading persona."""

from collections.abc import Iterator

from desireline.insight.finding import Finding
from desireline.model import JourneyMap, Point, Scale, Voice, moments, voices, words_of


def emotion_findings(journey: JourneyMap) -> Iterator[Finding]:
    """Low, high, end, peak-end, the gap to what is intended, moments of truth, and what is worth repeating."""
    lines = voices(journey)
    lead = next((line for line in lines if line.points), None)
    if lead is None:
        return
    scale = journey.scale()
    middle = scale.midline or 0.0
    low = min(reversed(lead.points), key=lambda point: point.value)
    high = max(reversed(lead.points), key=lambda point: point.value)
    end = lead.points[-1]
    peak = max(reversed(lead.points), key=lambda point: abs(point.value - middle))
    yield _at("lowest-point", "bad" if low.value < middle else "plain", low, scale)
    yield _at("highest-point", "good" if high.value > middle else "plain", high, scale)
    short = end.intended - end.value if end.intended is not None else None
    tone = "bad" if end.value < middle else "good" if end.value > middle else "plain"
    details = {"short": short, "intended": end.intended, "lived": end.value}
    words = words_of(end.feeling, scale.level(end.value))
    yield Finding("end", tone, end.value, "score", (end.moment,), words, details)  # type: ignore[arg-type]
    memory = (peak.value + end.value) / 2
    yield Finding(
        "peak-end",
        "bad" if memory < middle else "good" if memory > middle else "plain",
        memory,
        "score",
        (peak.moment, end.moment),
        details={"peak": peak.value, "end": end.value},
    )
    yield from _gap(lead, scale)
    yield from _truths(journey, lead, middle)
    top = scale.bounds[1]
    best = [point for point in lead.points if point.value >= top]
    if best:
        yield Finding("worth-repeating", "good", len(best), "count", tuple(point.moment for point in best))


def _at(rule: str, tone: str, point: Point, scale: Scale) -> Finding:
    words = words_of(point.feeling, scale.level(point.value))
    return Finding(rule, tone, point.value, "score", (point.moment,), words)  # type: ignore[arg-type]


def _gap(lead: Voice, scale: Scale) -> Iterator[Finding]:
    short = [(point.intended - point.value, point) for point in lead.points if point.intended is not None]
    if not short:
        return
    most, point = max(short, key=lambda pair: pair[0])
    if most > 0:
        details = {"intended": point.intended, "lived": point.value}
        words = words_of(point.feeling, scale.level(point.value))
        yield Finding("intention-gap", "bad", most, "score", (point.moment,), words, details)


def _truths(journey: JourneyMap, lead: Voice, middle: float) -> Iterator[Finding]:
    marked = [moment for moment in moments(journey) if moment.moment_of_truth]
    if not marked:
        return
    scored = {id(point.moment): point.value for point in lead.points}
    below = [moment for moment in marked if scored.get(id(moment), middle) < middle]
    details = {"below": len(below)}
    yield Finding(
        "moments-of-truth", "bad" if below else "good", len(marked), "count", tuple(below or marked), "", details
    )
