"""Under `mkdocs serve`: a saved map is shown, a broken one keeps its page and says what is wrong, and is mended."""

from __future__ import annotations

import shutil
import time
from typing import TYPE_CHECKING

import pytest

from tests.engines.serving import PATIENCE_S, served_live
from tests.engines.small_site import TEA, VISIT, write_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.engines.serving import Live


@pytest.fixture(params=["events", "polling"])
def live(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Live]:
    folder = write_site(tmp_path / "project")
    if request.param == "polling":
        text = (folder / "mkdocs.yml").read_text().replace("desireline]", "{desireline: {poll: true}}]")
        (folder / "mkdocs.yml").write_text(text)
    with served_live(folder) as served:
        served.wait_for("maps/tea/", "挑選茶葉")
        yield served


def test_a_map_is_edited_broken_mended_added_renamed_and_deleted(live: Live) -> None:
    live.write("maps/tea.yaml", TEA.replace("這款烏龍聞起來很香", "這款包種更好"))
    live.wait_for("maps/tea/", "這款包種更好")
    live.wait_for("search/search_index.json", "\\u9019\\u6b3e\\u5305\\u7a2e")

    live.write("maps/tea.yaml", TEA.replace("  - id: pay", "  - id: pay\n    pian: 太貴"))
    broken = live.wait_for("maps/tea/", "unknown-key")
    assert "maps/tea.yaml:" in broken
    assert "挑選茶葉" in broken, "the last good page stays"
    assert "maps/tea.yaml" in live.log.read_text()

    live.write("maps/tea.yaml", "title: 買茶\n\tstages: []\n")
    torn = live.wait_for("maps/tea/", "maps/tea.yaml:2")
    assert "挑選茶葉" in torn, "even where nothing can be read"

    live.write("maps/tea.yaml", TEA)
    live.wait_for("maps/tea/", "dl-problems", gone=True)

    live.write("maps/new.yaml", VISIT.replace("A visit", "Something new"))
    live.wait_for("maps/new/", "Something new")
    live.wait_for("maps/tea/", "Something new")

    (live.folder / "maps" / "new.yaml").rename(live.folder / "maps" / "renamed.yaml")
    live.wait_for("maps/renamed/", "Something new")

    (live.folder / "maps" / "renamed.yaml").unlink()
    live.wait_for("maps/tea/", "Something new", gone=True)
    assert "Traceback" not in live.log.read_text()


def test_a_persona_changes_the_pages_that_name_her(live: Live) -> None:
    live.write("personas/mina.yaml", "name: Mina\nrole: A regular guest\ngoals:\n  - A table at the window\n")
    live.wait_for("personas/mina/", "A table at the window")
    live.wait_for("maps/visit/", "A regular guest")


def test_a_map_without_its_purpose_has_no_description_any_more(tmp_path: Path) -> None:
    """Its page stood in a frame that it shared with others, and that has one."""
    folder = write_site(tmp_path / "project")
    for name in ("one", "two"):
        (folder / "maps" / f"{name}.yaml").write_text(VISIT.replace("A visit", name), encoding="utf-8")
    with served_live(folder) as live:
        live.wait_for("maps/two/", '<meta name="description" content="Decide')
        live.write(
            "maps/two.yaml", VISIT.replace("A visit", "two").replace("purpose: Decide where the queue goes\n", "")
        )
        live.wait_for("maps/two/", '<meta name="description"', gone=True)


def test_a_folder_that_goes_and_comes_back_as_with_another_branch_is_still_watched(live: Live) -> None:
    shutil.copytree(live.folder / "personas", live.folder / "kept")
    shutil.rmtree(live.folder / "personas")
    live.wait_for("maps/visit/", "unknown-reference")
    shutil.copytree(live.folder / "kept", live.folder / "personas")
    live.wait_for("maps/visit/", "unknown-reference", gone=True)
    live.write("personas/mina.yaml", "name: Mina\nrole: Back again\n")
    live.wait_for("personas/mina/", "Back again")


def test_a_folder_that_is_made_again_at_once_is_still_watched(live: Live) -> None:
    """The system may give it the number of the old one, and then only what it says of the two tells them apart."""
    maps = live.folder / "maps"
    for number in range(4):
        shutil.copytree(maps, live.folder / "kept")
        shutil.rmtree(maps)
        shutil.copytree(live.folder / "kept", maps)
        shutil.rmtree(live.folder / "kept")
        time.sleep(0.5)  # all that this caused was heard by now
        live.write("maps/visit.yaml", VISIT.replace("The queue is long", f"Queue number {number}"))
        live.wait_for("maps/visit/", f"Queue number {number}")


def test_a_folder_that_the_settings_name_before_it_is_there_is_watched(live: Live) -> None:
    settings = (live.folder / "mkdocs.yml").read_text()
    ours = "desireline: {maps: later, poll: true}" if "poll" in settings else "desireline: {maps: later}"
    live.write("mkdocs.yml", settings.partition("plugins:")[0] + f"plugins: [search, {{{ours}}}]\n")
    live.wait_for_log("later/ is not there")
    end = time.monotonic() + PATIENCE_S
    while live.page("maps/tea/") and time.monotonic() < end:
        time.sleep(0.05)
    time.sleep(1)  # all that this caused was heard by now
    shutil.copytree(live.folder / "maps", live.folder / "later")
    live.wait_for("maps/tea/", "later/tea.yaml")
    live.write("later/tea.yaml", TEA.replace("這款烏龍聞起來很香", "這款包種更好"))
    live.wait_for("maps/tea/", "這款包種更好")


def test_saves_on_top_of_each_other_are_all_shown_and_followed(live: Live) -> None:
    """A save while the pages that follow the last one are drawn makes them wait, not get lost."""
    for number in range(6):
        live.write("maps/tea.yaml", TEA.replace("這款烏龍聞起來很香", f"第{number}款更好"))
        live.write("maps/visit.yaml", VISIT.replace("The queue is long", f"Queue number {number}"))
        live.wait_for("maps/tea/", f"第{number}款更好")
    live.wait_for("maps/visit/", "Queue number 5")
    live.wait_for("across/opportunities/", "Queue number 5")
    live.wait_for("search/search_index.json", "\\u7b2c5\\u6b3e")
    assert "Traceback" not in live.log.read_text()


def test_a_file_that_is_empty_while_it_is_saved_is_no_problem(live: Live) -> None:
    """Many programs empty a file and then write it; whoever looks in between sees nothing.

    A save that takes longer than that is told of, rightly; a busy machine may make one of these so long.
    """
    told, short, end = 0, 0, time.monotonic() + PATIENCE_S
    while short < 4:
        assert time.monotonic() < end, "every save took long on this machine"
        text, started = f"Queue at {time.monotonic_ns()}", time.monotonic()
        live.write("maps/visit.yaml", "")
        time.sleep(0.06)
        live.write("maps/visit.yaml", VISIT.replace("The queue is long", text))
        took = time.monotonic() - started
        live.wait_for("maps/visit/", text)
        before, told = told, live.log.read_text().count("empty-file")
        if took < 0.12:
            short += 1
            assert told == before, f"told of after {took:.3f} s"


def picture(words: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg"><title>{words}</title></svg>'


def test_a_picture_beside_a_map_is_followed(live: Live) -> None:
    """It is no map, so no map changed; but the page shows it, from a copy in the site."""
    shown = "assets/desireline/pictures/maps/shop/door.svg"
    (live.folder / "maps" / "shop").mkdir()
    live.write("maps/shop/door.svg", picture("a red door"))
    live.write("maps/visit.yaml", VISIT.replace("title: Leave\n", "title: Leave\n    image: maps/shop/door.svg\n"))
    live.wait_for("maps/visit/", shown)
    live.write("docs/index.md", "# Welcome back\n")
    live.wait_for("", "Welcome back")  # nothing is left to be drawn from here on

    live.write("maps/shop/door.svg", picture("a green door"))
    live.wait_for(shown, "a green door")

    before = live.log.read_text().count("a picture changed")
    live.write("maps/visit.yaml", (live.folder / "maps" / "visit.yaml").read_text().replace("queue is", "line is"))
    live.wait_for("maps/visit/", "The line is long")
    assert live.log.read_text().count("a picture changed") == before, "a map beside it is drawn by itself"

    (live.folder / "maps" / "shop").rename(live.folder / "maps" / "elsewhere")
    live.wait_for("maps/visit/", "missing-picture")
    (live.folder / "maps" / "elsewhere").rename(live.folder / "maps" / "shop")
    live.wait_for("maps/visit/", "missing-picture", gone=True)


TORN = """\
from pathlib import Path


def on_env(env, config, files):
    if Path("tear").exists():
        Path("tear").rename("torn")
        raise OSError("a picture was deleted meanwhile")
"""


def test_after_a_build_that_came_to_no_end_the_next_save_shows_the_whole_site(tmp_path: Path) -> None:
    folder = write_site(tmp_path / "project", extra="hooks: [torn.py]\n")
    (folder / "torn.py").write_text(TORN)
    with served_live(folder) as live:
        live.wait_for("", "Welcome")
        live.write("tear", "")
        live.write("docs/index.md", "# Welcome again\n")
        end = time.monotonic() + PATIENCE_S
        while not (folder / "torn").exists() and time.monotonic() < end:
            time.sleep(0.05)
        live.write("maps/visit.yaml", VISIT.replace("The queue is long", "The queue is gone"))
        live.wait_for("maps/visit/", "The queue is gone")
        live.wait_for("", "Welcome again")


LATE = """\
from pathlib import Path


def on_post_build(config):
    if Path("late").exists():
        Path("maps/visit.yaml").write_text(Path("late").read_text(encoding="utf-8"), encoding="utf-8")
        Path("late").unlink()
"""


def test_a_map_saved_while_the_first_build_runs_is_shown(tmp_path: Path) -> None:
    """Nobody watches yet, so that no event tells of it."""
    folder = write_site(tmp_path / "project", extra="hooks: [late.py]\n")
    (folder / "late.py").write_text(LATE)
    (folder / "late").write_text(VISIT.replace("The queue is long", "The queue is gone"), encoding="utf-8")
    with served_live(folder) as live:
        live.wait_for("maps/visit/", "The queue is gone")


WATCHED = """\
import sys
import weakref

pages = sys.__dict__.setdefault("pages_of_all_builds", [])  # a hook is loaded anew for each build


def on_nav(nav, config, files):
    pages.append(weakref.ref(nav.pages[0]))


def on_post_build(config):
    with open("alive", "a") as told:
        told.write(f"{sum(page() is not None for page in pages)}\\n")
"""


def test_builds_that_are_over_are_let_go(tmp_path: Path) -> None:
    """A persona or a page of the author's is saved all day, and each time all is built: 30 MB for 1,000 maps."""
    folder = write_site(tmp_path / "project", extra="hooks: [watched.py]\n")
    (folder / "watched.py").write_text(WATCHED)
    with served_live(folder) as live:
        live.wait_for("", "Welcome")
        for number in range(5):
            live.write("docs/index.md", f"# Welcome {number}\n")
            live.wait_for("", f"Welcome {number}")
    alive = [int(line) for line in (folder / "alive").read_text().split()]
    assert len(alive) > 4
    assert max(alive) <= 3, "the one shown, the one made, and the one before, until cycles are looked for"
