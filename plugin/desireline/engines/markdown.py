"""A Python-Markdown extension: links to maps and personas, and drawings of maps, in pages of the author's own.

Works under any host that converts with Python-Markdown. MkDocs and ProperDocs are given it by our plugin; elsewhere it
is named among the extensions and finds the project by itself (`desireline.engines.markdown_alone`). What is linked and
drawn comes from `desireline.publish.quotes`; here is only what has to do with Markdown:

- `[text](map:id#part)` and `[text](../maps/file.yaml#part)`, wherever Markdown has links;
- a fenced block ```` ```desireline ```` and the line `::: journey id`, wherever Markdown has blocks.

A page without any of it costs one look at its text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension
from markdown.blockprocessors import BlockProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from desireline.engines.markdown_blocks import MARK, given_back, taken_out

if TYPE_CHECKING:
    from markdown import Markdown

    from desireline.engines.markdown_blocks import Block
    from desireline.engines.markdown_host import Here, Host
    from desireline.publish.quotes import Linked
    from desireline.publish.wishes import Wish

_SIGNS: Final = ("map:", "persona:", ".yaml", ".yml", "desireline", "::: ")
"""What a text holds that has a link or drawing. Any case but the lower one is not looked for."""
_LINE: Final = re.compile(r"^[ ]{0,3}:::[ \t]+journey(?:[ \t]+(.*?))?[ \t]*$", re.MULTILINE)
_HEADS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LINK: Final = "desireline:link/"
"""Begins the address of a link until all other processors had their look at it: to them it leads out of the site."""
_HREF: Final = re.compile(rf'\shref="{_LINK}([0-9]+)"')
_RAW_HREF: Final = re.compile(r'(?<=\shref=")(?:map|persona):[^"]+(?=")')


class DesirelineExtension(Extension):
    """Links to maps and personas, and drawings of maps."""

    def __init__(self, *, host: Host | None = None, **given: Any) -> None:
        self._host = host  # apart from the settings, which Python-Markdown takes for texts and truths
        self.config = {
            "root": ["", "The project's folder; by default the one above the working folder that has a maps folder."],
            "maps": ["maps", "Folder of the maps, relative to the project's."],
            "personas": ["personas", "Folder of the personas, relative to the project's."],
            "docs": ["docs", "Folder of the pages, relative to the project's."],
            "pages": ["", "Address of the site that has the maps' pages, such as https://example.org/journeys/."],
            "directory_urls": [True, "Whether the addresses there end in / rather than .html."],
            "lang": ["", "Language of the words around the maps' own."],
            "source_url": ["", "Address of a source line, with {path} and {line}."],
            "styles": ["", "Address of our style sheet, where the host links one; by default it is put in the page."],
            "strict": [False, "Whether a link or drawing that cannot be had ends the build."],
        }
        super().__init__(**given)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Called by Python-Markdown."""
        host = self._host
        if host is None:
            from desireline.engines.markdown_alone import alone

            host = alone(tuple(self.getConfigs().items()))
        work = _Work(md, host)
        # Before fenced code (25) takes our blocks, and after snippets (32) have been put in.
        md.preprocessors.register(_Blocks(work), "desireline_blocks", 27)
        # Behind indented code (80), before mkdocstrings (75), whose sign `:::` is too.
        md.parser.blockprocessors.register(_Drawings(md.parser, work), "desireline_drawings", 78)
        # Before code is coloured (30) and inline Markdown read (20).
        md.treeprocessors.register(_Code(work), "desireline_code", 35)
        # Behind inline Markdown, before attribute lists (8), tables of contents (5) and MkDocs' own links (0).
        md.treeprocessors.register(_Links(work), "desireline_links", 14)
        md.postprocessors.register(_Finish(work), "desireline_finish", -10)


class _Work:
    """What the processors share while one text is converted."""

    def __init__(self, md: Markdown, host: Host) -> None:
        self.md, self._host = md, host
        self.begin()

    def begin(self) -> None:
        self.active = False
        """Whether the text has a sign of anything of ours."""
        self.blocks: list[Block] = []
        """Fenced blocks of ours."""
        self.links: list[tuple[Linked, bool]] = []
        """Links of ours, and whether each stands in running text, where a preview may be shown."""
        self._here: Here | None = None

    @property
    def here(self) -> Here:
        if self._here is None:
            self._here = self._host.page(self.md)
        return self._here

    def box(self, parent: Element, message: str, rule: str, written: str) -> None:
        """Say in the page and to the host what is wrong with a drawing."""
        self.here.wrong(rule, message, written)
        box = SubElement(parent, "div", {"class": "admonition failure dl-failed"})
        title = SubElement(box, "p", {"class": "admonition-title"})
        title.text = AtomicString("Desireline")
        said = SubElement(box, "p")
        said.text = AtomicString(message)

    def draw(self, parent: Element, wish: Wish, written: str) -> None:
        from desireline.publish.quotes import Failed

        number = len(self.here.held.drawings) + 1
        made = self.here.drawing(wish, number)
        if isinstance(made, Failed):
            self.box(parent, made.message, "dead-drawing", written)
            return
        self.here.held.add_drawing(number, made)
        SubElement(parent, "div", {"data-dl-embed": str(number)})


class _Blocks(Preprocessor):
    """Takes our fenced blocks out before any other extension takes them for code."""

    def __init__(self, work: _Work) -> None:
        super().__init__(work.md)
        self._work = work

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        self._work.begin()
        self._work.active = any(sign in text for sign in _SIGNS)
        if "desireline" not in text:
            return lines
        return taken_out(lines, self._work.blocks)


class _Drawings(BlockProcessor):
    """Puts drawings where a block or a line asks for one."""

    def __init__(self, parser: Any, work: _Work) -> None:
        super().__init__(parser)
        self._work = work

    def test(self, parent: Element, block: str) -> bool:
        if not self._work.active:
            return False
        return bool(MARK.search(block) or (":::" in block and _LINE.search(block)))

    def run(self, parent: Element, blocks: list[str]) -> None:
        from desireline.publish.wishes import NoWish, read_block, read_line

        block = blocks.pop(0)
        found = min((each for each in (MARK.search(block), _LINE.search(block)) if each), key=lambda each: each.start())
        before, behind = block[: found.start()].rstrip("\n"), block[found.end() :].lstrip("\n")
        if before.strip():
            self.parser.parseBlocks(parent, [before])
        if found.re is MARK:
            block_asked = self._work.blocks[int(found[1])]
            content, written = block_asked.content, block_asked.written
        else:
            content, written = "", found[0].strip()
        try:
            wish = read_block(content) if found.re is MARK else read_line(found[1] or "")
        except NoWish as error:
            self._work.box(parent, str(error), "bad-drawing", written)
        else:
            self._work.draw(parent, wish, written)
        if behind.strip():
            blocks.insert(0, behind)


class _Code(Treeprocessor):
    """Gives code that shows a block of ours its lines back: indented code is known only when blocks are read."""

    def __init__(self, work: _Work) -> None:
        super().__init__(work.md)
        self._work = work

    def run(self, root: Element) -> None:
        if self._work.blocks:
            for code in root.iter("code"):
                if code.text and MARK.search(code.text):
                    code.text = AtomicString(given_back(code.text, self._work.blocks))


class _Links(Treeprocessor):
    """Finds links to maps and personas, gives those without words a title, and takes dead ones out."""

    def __init__(self, work: _Work) -> None:
        super().__init__(work.md)
        self._work = work

    def run(self, root: Element) -> None:
        if self._work.active:
            self._look_through(root, in_heading=False)

    def _look_through(self, element: Element, *, in_heading: bool) -> None:
        for each in element:
            if each.tag == "a" and each.get("href"):
                self._link(each, in_heading=in_heading)
            self._look_through(each, in_heading=in_heading or each.tag in _HEADS)

    def _link(self, link: Element, *, in_heading: bool) -> None:
        from desireline.publish.quotes import Failed

        written = link.get("href", "")
        if not any(sign in written for sign in _SIGNS[:4]):
            return
        work = self._work
        found = work.here.link(written)
        if found is None:
            return
        empty = not "".join(link.itertext()).strip() and not len(link)
        if isinstance(found, Failed) or not found.href:
            message = found.message if isinstance(found, Failed) else found.note
            work.here.wrong("dead-link", message, written)
            link.tag = "span"
            del link.attrib["href"]
            link.set("class", "dl-dead")
            link.set("title", message)
            if empty:
                link.text = AtomicString(written if isinstance(found, Failed) else found.title)
            return
        if found.note:
            work.here.wrong("misplaced-link", found.note, written)
        if empty:
            link.text = AtomicString(found.title)
            if found.lang:
                link.set("lang", found.lang)
        work.links.append((found, not in_heading))
        link.set("href", f"{_LINK}{len(work.links) - 1}")


class _Finish(Postprocessor):
    """Gives links their addresses, and hands what is held to the page."""

    def __init__(self, work: _Work) -> None:
        super().__init__(work.md)
        self._work = work

    def run(self, text: str) -> str:
        work = self._work
        if not work.active:
            return text
        if work.blocks:  # what is left stands in HTML of the author's own
            from html import escape

            text = MARK.sub(lambda found: escape(work.blocks[int(found[1])].written), text)
        if work.links:
            text = _HREF.sub(self._address, text)
            for token in getattr(work.md, "toc_tokens", ()):
                self._in_contents(token)
        text = _RAW_HREF.sub(self._raw, text)
        return work.here.finish(text) if work._here is not None else text

    def _address(self, found: re.Match[str]) -> str:
        linked, shown = self._work.links[int(found[1])]
        number = self._work.here.held.add_preview(linked) if shown else ""
        from html import escape

        peek = f' data-dl-peek="{number}"' if shown else ""
        return f' href="{escape(linked.href)}"{peek}'

    def _raw(self, found: re.Match[str]) -> str:
        from html import escape, unescape

        from desireline.publish.quotes import Failed

        written = unescape(found[0])
        linked = self._work.here.link(written)
        if linked is None:
            return found[0]
        if isinstance(linked, Failed) or not linked.href:
            self._work.here.wrong("dead-link", linked.message if isinstance(linked, Failed) else linked.note, written)
            return found[0]
        return escape(linked.href)

    def _in_contents(self, token: dict[str, Any]) -> None:
        """A heading may be a link; what a table of contents knows of it is its HTML too."""
        if isinstance(token.get("html"), str):
            token["html"] = re.sub(rf"{_LINK}([0-9]+)", self._plain_address, token["html"])
        for below in token.get("children", ()):
            self._in_contents(below)

    def _plain_address(self, found: re.Match[str]) -> str:
        from html import escape

        return escape(self._work.links[int(found[1])][0].href)


def makeExtension(**given: Any) -> DesirelineExtension:  # noqa: N802  # Python-Markdown's name
    """Called by Python-Markdown for the extension's name."""
    return DesirelineExtension(**given)
