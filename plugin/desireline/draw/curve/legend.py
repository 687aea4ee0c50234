"""What the signs of a curve mean: only those that it uses."""

from desireline.draw.curve import marks
from desireline.draw.curve.course import Course
from desireline.draw.curve.ink import ACCENT, ASSUMED_DASHES, INTENDED, STROKES
from desireline.draw.curve.strip import strips
from desireline.draw.html import esc
from desireline.draw.view import View


def entries(course: Course, view: View) -> list[tuple[str, str]]:
    """The signs in use, each as SVG drawn around 0, 0 (34 px wide) and its meaning (not escaped)."""
    words = view.words
    made: list[tuple[str, str]] = []
    dots = [dot for track in course.tracks for dot in track.dots]
    if len(course.tracks) > 1 and len(strips(course)) == 1:
        for track in course.tracks:
            stroke = STROKES[track.place % len(STROKES)]
            dashes = f' stroke-dasharray="{stroke.dashes}"' if stroke.dashes else ""
            line = (
                f'<path class="dl-curve-line dl-voice-{track.place % len(STROKES)}" d="M-17 0H17" '
                f'stroke="{stroke.colour}" stroke-width="{stroke.width:g}"{dashes}/>'
            )
            sign = line + marks.shape(track.place, hollow=False)
            made.append((sign, track.name or words("everybody else")))
    if any(dot.point.standing in {"validated", "reasoned"} for dot in dots):
        made.append((_line(""), words("with evidence")))
    if any(dot.assumed for dot in dots):
        made.append((_line(ASSUMED_DASHES), words("assumed")))
    if any(track.intended for track in course.tracks):
        dashed = (
            f'<path class="dl-curve-intended" d="M-17 0H17" stroke="{INTENDED.colour}" '
            f'stroke-width="{INTENDED.width:g}" stroke-dasharray="{INTENDED.dashes}"/>'
        )
        made.append((dashed, words("intended")))
    starred = any(dot.star for dot in dots) or any(said.star for track in course.tracks for said in track.spoken)
    if starred or course.true_stages:
        star = f'<text class="dl-star" y="5" text-anchor="middle" fill="{ACCENT}">{marks.STAR}</text>'
        made.append((star, words("moment of truth")))
    if any(dot.point.feeling.intensity for dot in dots):
        waves = marks.shape(0, hollow=False, size=0.7) + marks.waves("high", 4.0)
        made.append((waves, words("how strongly it is felt")))
    if any(dot.outside for dot in dots):
        made.append((f'<g transform="translate(0 6)">{marks.beyond(1, -1.0)}</g>', words("outside the scale")))
    if any(dot.point.last > dot.point.first for dot in dots):
        span = f'<path class="dl-curve-line dl-voice-0" d="M-15-4v8m0-4H15m0-4v8" fill="none" stroke="{ACCENT}"/>'
        made.append((span, words("one score for the whole stage")))
    return made


def legend(course: Course, view: View) -> str:
    """The legend in HTML; empty where nothing needs one."""
    return "".join(
        [
            f'<span class="dl-legend-entry"><svg width="36" height="18" viewBox="-18 -9 36 18" aria-hidden="true">'
            f"{sign}</svg>{esc(meaning)}</span>"
            for sign, meaning in entries(course, view)
        ]
    )


def _line(dashes: str) -> str:
    stroke = STROKES[0]
    dotted = f' stroke-dasharray="{dashes}" stroke-linecap="round"' if dashes else ""
    css = "dl-curve-line dl-voice-0" + (" dl-assumed" if dashes else "")
    return f'<path class="{css}" d="M-17 0H17" stroke="{stroke.colour}" stroke-width="{stroke.width:g}"{dotted}/>'
