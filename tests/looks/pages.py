"""The pages whose looks a person has approved, and the windows they are looked at in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

Site = Literal["samples", "arabic"]
Scheme = Literal["light", "dark"]

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parents[1]
ARABIC: Final = HERE / "arabic"
APPROVED: Final = HERE / "approved"
FONTS: Final = APPROVED / "fonts.json"
TODAY: Final = "1795219200"
"""The day of the pictures, 2026-11-21, in seconds since 1970: what is overdue stays so many days overdue."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A page, or a part of it, that is looked at."""

    site: Site
    path: str
    """Address within the site."""
    part: str = "article .dl"
    """Selector of what the pictures show. The frame around it is the theme's business."""


@dataclass(frozen=True, slots=True)
class Window:
    """One way to look at a page."""

    width: int
    """px"""
    scheme: Scheme
    most_height: int
    """A picture ends there, px: further down, pages repeat what they showed."""


WINDOWS: Final = (Window(1440, "light", 1150), Window(1440, "dark", 800), Window(360, "light", 1500))
PAGES: Final = {
    "home": Subject("samples", "maps/"),
    "chinese": Subject("samples", "maps/phone-purchase/"),
    "english": Subject("samples", "maps/app-project/"),
    "blueprint": Subject("samples", "maps/restaurant-visit/"),
    "flow": Subject("samples", "maps/support-case/", "figure.dl-fl"),
    "persona": Subject("samples", "personas/hao/"),
    "opportunities": Subject("samples", "across/opportunities/"),
    "touchpoints": Subject("samples", "across/touchpoints/"),
    "gap": Subject("samples", "maps/phone-purchase-future.gap/"),
    "arabic": Subject("arabic", "maps/order/"),
    "arabic-persona": Subject("arabic", "personas/salma/"),
}
"""One of each kind of page, by a name for it."""


@dataclass(frozen=True, slots=True)
class Look:
    """One page in one window."""

    page: str
    window: Window

    @property
    def name(self) -> str:
        """As `arabic-1440-dark`: the name of its picture."""
        return f"{self.page}-{self.window.width}-{self.window.scheme}"

    @property
    def approved(self) -> Path:
        """The picture that was approved."""
        return APPROVED / f"{self.name}.webp"


def looks(page: str) -> tuple[Look, ...]:
    """All looks of a page."""
    return tuple(Look(page, window) for window in WINDOWS)
