"""What the Markdown extension asks of whoever knows the page that is being converted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from markdown import Markdown

    from desireline.engines.markdown_held import Held
    from desireline.publish.quotes import Drawn, Failed, Linked
    from desireline.publish.wishes import Wish


class Here(Protocol):
    """The page that is being converted."""

    held: Held
    """What is put into the page at the end."""

    def link(self, written: str) -> Linked | Failed | None:
        """What a link leads to; None where it is none to a map or persona."""

    def drawing(self, wish: Wish, number: int) -> Drawn | Failed:
        """A drawing; `number` tells the drawings of the page apart."""

    def wrong(self, rule: str, message: str, written: str) -> None:
        """Say that something is wrong at the place where `written` stands."""

    def finish(self, html: str) -> str:
        """The page, converted: now or later what is held is put in."""


class Host(Protocol):
    """Whoever knows which page is being converted."""

    def page(self, md: Markdown) -> Here:
        """The page that `md` is converting."""
