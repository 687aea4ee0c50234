"""The page "as Mermaid" of a map: every diagram with what it shows, what it leaves out, and its source to copy."""

from collections.abc import Iterator

from desireline.draw.fragment import Fragment, SearchSection, TocEntry
from desireline.draw.html import esc
from desireline.draw.inline import plain
from desireline.draw.markdown_text import markdown_text
from desireline.draw.mermaid import Diagram, diagrams
from desireline.draw.view import View
from desireline.model import JourneyMap


def mermaid_page(journey: JourneyMap, view: View) -> str:
    """The page as Markdown: GitHub, GitLab and MkDocs with a Mermaid fence draw it; elsewhere it stays readable."""
    lines = [f"# {markdown_text(_heading(journey, view))}", "", f"{markdown_text(_intro(view))}", ""]
    drawn = diagrams(journey, view)
    if not drawn:
        lines += [markdown_text(_nothing(view)), ""]
    for diagram in drawn:
        lines += _markdown(diagram, view)
    return "\n".join(lines)


def mermaid_html(journey: JourneyMap, view: View) -> str:
    """The same page as HTML, without its first heading: what Markdown would make of it, and needs not be asked for."""
    return "".join(_html(journey, diagrams(journey, view), view))


def mermaid_fragment(journey: JourneyMap, view: View) -> Fragment:
    """The same page as a fragment, for an engine that puts bodies into its own frame."""
    drawn, heading = diagrams(journey, view), _heading(journey, view)
    toc = tuple([TocEntry(diagram.title, _anchor(number)) for number, diagram in enumerate(drawn, 1)])
    html = "".join([f"<h1>{esc(heading)}</h1>", *_html(journey, drawn, view)])
    search = (SearchSection(heading, "", _intro(view)),)
    return Fragment(html, toc, search, frozenset([entry.anchor for entry in toc]))


def fenced(diagram: Diagram) -> str:
    """A diagram as a fenced block. Its source holds no backtick, so that nothing can close the fence."""
    return f"```mermaid\n{diagram.source}```"


def _heading(journey: JourneyMap, view: View) -> str:
    return view.words("{title} as Mermaid", title=plain(journey.title))


def _intro(view: View) -> str:
    return view.words(
        "Diagrams of this map for pull requests, issues and other sites. Copy a source and paste it between two lines "
        "of three backticks, the first followed by the word mermaid. The map itself holds more than any of them."
    )


def _nothing(view: View) -> str:
    return view.words("This map has nothing yet that Mermaid could draw.")


def _markdown(diagram: Diagram, view: View) -> Iterator[str]:
    words = view.words
    yield from (f"## {markdown_text(diagram.title)}", "", markdown_text(diagram.shows), "")
    if not diagram.source:
        return
    yield from (fenced(diagram), "")
    if diagram.key:
        yield from (f"{number}. {markdown_text(said)}" for number, said in enumerate(diagram.key, 1))
        yield ""
    if diagram.lost:
        yield from (markdown_text(words("What it does not hold:")), "")
        yield from (f"- {markdown_text(said)}" for said in diagram.lost)
        yield ""
    yield from ("<details>", f"<summary>{esc(words('Source to copy'))}</summary>", "")
    yield from (f"```text\n{diagram.source}```", "", "</details>", "")


def _html(journey: JourneyMap, drawn: tuple[Diagram, ...], view: View) -> list[str]:
    """The page in pieces: its sources are long, and each is to be copied once."""
    address = view.addresses.page(journey.key)
    back = f'<p><a href="{esc(address)}">{esc(plain(journey.title))}</a></p>' if address else ""
    pieces = [f'<div class="dl dl-sources">{back}<p>{esc(_intro(view))}</p>']
    behind = _behind(view)
    for number, diagram in enumerate(drawn, 1):
        pieces += _section(diagram, number, behind, view)
    if not drawn:
        pieces.append(f"<p>{esc(_nothing(view))}</p>")
    return [*pieces, "</div>"]


def _behind(view: View) -> str:
    """What stands between a diagram's words and its source to copy, the same for each."""
    words = view.words
    return (
        f'<details class="dl-copy"><summary>{esc(words("Source to copy"))}</summary>'
        f'<pre data-dl-copy="{esc(words("Copy"))}" data-dl-copied="{esc(words("Copied"))}"><code>'
    )


def _section(diagram: Diagram, number: int, behind: str, view: View) -> tuple[str, ...]:
    source = _between_tags(diagram.source)
    head = f'<section class="dl-source"><h2 id="{_anchor(number)}">{esc(diagram.title)}</h2><p>{esc(diagram.shows)}</p>'
    if not source:
        return head, "</section>"
    key = f'<ol class="dl-key">{_items(diagram.key)}</ol>' if diagram.key else ""
    lost = f"<p>{esc(view.words('What it does not hold:'))}</p><ul>{_items(diagram.lost)}</ul>" if diagram.lost else ""
    return (
        head,
        '<div class="mermaid">',
        source,
        f"</div>{key}{lost}{behind}",
        source,
        "</code></pre></details></section>",
    )


def _items(said: tuple[str, ...]) -> str:
    return "".join([f"<li>{esc(each)}</li>" for each in said])


def _between_tags(source: str) -> str:
    """A source as HTML. What a map says in it is clean and encoded already, so that only its own signs are left."""
    return source.replace("&", "&amp;").replace("<", "&lt;")


def _anchor(number: int) -> str:
    return f"diagram-{number}"
