"""Pages of ours as the theme rendered them, made whole: each in its frame, and its body in its place."""

from typing import Any

from mkdocs.plugins import get_plugin_logger

from desireline.engines.mkdocs_frame import Frames
from desireline.engines.mkdocs_page import JourneyPage

log = get_plugin_logger(__name__)


class Finishing:
    """Makes the pages of one build whole; pages of the author's own go through it as they are."""

    def __init__(self, frames: Frames | None = None) -> None:
        self._frames = frames
        self._told = False
        """Whether it was said that a body found no place in its page."""

    def in_frame(self, output: str, page: Any) -> str:
        """A page in its frame, still without its body unless that has diagrams, which other plugins look for."""
        if not isinstance(page, JourneyPage):
            return output
        if self._frames is not None:
            self._frames.offer(page, output)
        output = page.framed(output)
        return self._whole(output, page) if page.plan.kind == "mermaid" else output

    def with_body(self, output: str, page: JourneyPage) -> str:
        """A page in its frame with its body."""
        return output if page.plan.kind == "mermaid" else self._whole(output, page)

    def _whole(self, output: str, page: JourneyPage) -> str:
        output = page.finish(output)
        if not page.is_whole and not self._told:
            self._told = True
            log.warning(f"{page.file.src_uri} and maybe others are incomplete: another plugin has replaced their text")
        return output
