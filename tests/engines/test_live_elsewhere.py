"""Under `serve`, what pages take from outside the folders of maps and personas is followed as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.engines.serving import served_live
from tests.engines.small_site import VISIT, write_site
from tests.engines.test_companions import LANGUAGES
from tests.engines.test_live import LATE

if TYPE_CHECKING:
    from pathlib import Path

SHOWING = VISIT.replace("title: Leave\n", "title: Leave\n    image: {image}\n")
LINKING = VISIT.replace("title: Leave\n", "title: Leave\n    thoughts: ['See [it]({link})']\n")
PUBLISHED = "assets/desireline/pictures/"


def picture(words: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg"><title>{words}</title></svg>'


@pytest.fixture(params=["events", "polling"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    made = write_site(tmp_path / "project")
    if request.param == "polling":
        text = (made / "mkdocs.yml").read_text().replace("desireline]", "{desireline: {poll: true}}]")
        (made / "mkdocs.yml").write_text(text)
    for name in ("shots/deep/door.svg", "shared/hall.svg", "gates/deep/gate.svg"):
        (made / name).parent.mkdir(parents=True)
        (made / name).write_text(picture("as it was"))
    (made / "front.svg").write_text(picture("as it was"))
    (made / "maps/hall.svg").symlink_to("../shared/hall.svg")
    (made / "linked").symlink_to("gates")
    return made


ELSEWHERE = {
    "in a folder beside": ("shots/deep/door.svg", "shots/deep/door.svg"),
    "beside the configuration": ("front.svg", "front.svg"),
    "behind a link beside the maps": ("maps/hall.svg", "shared/hall.svg"),
    "behind a link to a folder": ("linked/deep/gate.svg", "gates/deep/gate.svg"),
}
"""Where a picture is: the name that a map gives it, and the file."""


def test_pictures_elsewhere_are_followed(folder: Path) -> None:
    (folder / "maps/visit.yaml").unlink()
    for number, (image, _) in enumerate(ELSEWHERE.values()):
        shown = SHOWING.replace("{image}", image).replace("A visit", f"Visit {number}")
        (folder / f"maps/visit-{number}.yaml").write_text(shown)
    with served_live(folder) as live:
        for _, file in ELSEWHERE.values():
            live.wait_for(PUBLISHED + file, "as it was")
        for _, file in ELSEWHERE.values():
            live.write(file, picture("replaced"))
            live.wait_for(PUBLISHED + file, "replaced")


def test_a_picture_that_a_saved_map_names_elsewhere_is_followed_from_then_on(folder: Path) -> None:
    with served_live(folder) as live:
        live.wait_for("maps/visit/", "Leave")
        live.write("maps/visit.yaml", SHOWING.replace("{image}", "later/here/door.svg"))
        live.wait_for("maps/visit/", "missing-picture")
        (folder / "later").mkdir()
        (folder / "later/here").mkdir()
        live.write("later/here/door.svg", picture("made later"))
        live.wait_for("maps/visit/", "missing-picture", gone=True)
        live.write("later/here/door.svg", picture("replaced"))
        live.wait_for(f"{PUBLISHED}later/here/door.svg", "replaced")


def test_a_file_elsewhere_that_a_map_links_to_is_missed_when_it_goes(folder: Path) -> None:
    (folder / "maps/visit.yaml").write_text(LINKING.replace("{link}", "../shots/deep/door.svg"))
    with served_live(folder) as live:
        live.wait_for("maps/visit/", "Leave")
        (folder / "shots/deep/door.svg").unlink()
        live.wait_for("maps/visit/", "dead-link")


def test_a_map_that_is_a_link_follows_the_file_behind_it(folder: Path) -> None:
    (folder / "shared/way.yaml").write_text(VISIT.replace("A visit", "A way"))
    (folder / "maps/way.yaml").symlink_to("../shared/way.yaml")
    for name in ("one", "two", "three"):
        (folder / name).mkdir()
    with served_live(folder) as live:
        live.wait_for("maps/way/", "The queue is long")
        live.write("shared/way.yaml", VISIT.replace("A visit", "A way").replace("queue is long", "queue is short"))
        live.wait_for("maps/way/", "The queue is short")
        (folder / "shared/other.yaml").write_text(VISIT.replace("A visit", "A way").replace("queue is", "line is"))
        (folder / "maps/way.yaml").unlink()
        (folder / "maps/way.yaml").symlink_to("../shared/other.yaml")
        live.wait_for("maps/way/", "The line is long")
        live.write("shared/other.yaml", VISIT.replace("A visit", "A way").replace("queue is long", "line is short"))
        live.wait_for("maps/way/", "The line is short")

        for name in ("one", "two", "three"):
            live.write(f"{name}/way.yaml", VISIT.replace("A visit", "A way").replace("queue", name))
        point(folder / "shared/team", "../one")
        point(folder / "linked/now.yaml", "../shared/team/way.yaml")
        point(folder / "maps/way.yaml", "../linked/now.yaml")
        live.wait_for("maps/way/", "The one is long")
        point(folder / "shared/team", "../two")
        live.wait_for("maps/way/", "The two is long")
        point(folder / "gates/now.yaml", "../three/way.yaml")
        live.wait_for("maps/way/", "The three is long")

        (folder / "maps").rename(folder / "was")
        (folder / "maps").symlink_to("was")
        live.wait_for("maps/way/", "The three is long")
        for number in range(2):  # the first may be shown since the folder is another one
            live.write("maps/visit.yaml", VISIT.replace("The queue is long", f"Queue number {number}"))
            live.wait_for("search/search_index.json", f"Queue number {number}")


def point(link: Path, target: str) -> None:
    """Make a link, or let it lead elsewhere, all at once."""
    made = link.with_name("made")
    made.symlink_to(target)
    made.replace(link)


def test_a_picture_of_a_map_that_is_broken_for_the_moment_is_followed(folder: Path) -> None:
    """Its page shows it as it last was."""
    shown = SHOWING.replace("{image}", "shots/deep/door.svg")
    (folder / "maps/visit.yaml").write_text(shown)
    with served_live(folder) as live:
        live.wait_for(f"{PUBLISHED}shots/deep/door.svg", "as it was")
        live.write("maps/visit.yaml", "title: A visit\n\tstages: []\n")
        live.wait_for("maps/visit/", "maps/visit.yaml:2")
        live.write("docs/index.md", "# Welcome back\n")
        live.wait_for("", "Welcome back")  # nothing is left to be drawn from here on
        live.write("shots/deep/door.svg", picture("replaced"))
        live.wait_for(f"{PUBLISHED}shots/deep/door.svg", "replaced")


def test_a_picture_that_no_page_shows_any_more_is_taken_out_of_the_site(folder: Path) -> None:
    shown = SHOWING.replace("{image}", "shots/deep/door.svg")
    (folder / "maps/visit.yaml").write_text(shown)
    (folder / "maps/other.yaml").write_text(shown.replace("A visit", "Another"))
    with served_live(folder) as live:
        live.wait_for(f"{PUBLISHED}shots/deep/door.svg", "as it was")
        live.write("maps/visit.yaml", shown.replace("shots/deep/door", "front").replace("queue is", "line is"))
        live.wait_for("search/search_index.json", "The line is long")
        assert live.page(f"{PUBLISHED}shots/deep/door.svg"), "the other still shows it"
        live.write("maps/other.yaml", "title: Another\n\tstages: []\n")
        live.wait_for("maps/other/", "maps/other.yaml:2")
        live.write("maps/visit.yaml", shown.replace("shots/deep/door", "front").replace("queue is", "row is"))
        live.wait_for("search/search_index.json", "The row is long")
        assert live.page(f"{PUBLISHED}shots/deep/door.svg"), "even where it is broken for the moment"
        live.write("maps/other.yaml", VISIT.replace("A visit", "Another").replace("queue is", "file is"))
        live.wait_for("search/search_index.json", "The file is long")
        assert not live.page(f"{PUBLISHED}shots/deep/door.svg")
        assert live.page(f"{PUBLISHED}front.svg")
        pained = VISIT.replace("A visit", "Another").replace("high", "high\n        image: shots/deep/door.svg")
        live.write("maps/other.yaml", pained)
        live.wait_for(f"{PUBLISHED}shots/deep/door.svg", "as it was")
        live.write("maps/other.yaml", f"{pained}rows: [{{id: pains, hide: true}}]\n".replace("queue is", "snake is"))
        live.wait_for("search/search_index.json", "The snake is long")
        assert not live.page(f"{PUBLISHED}shots/deep/door.svg"), "nor where the row that shows it is hidden"
        assert live.log.read_text().count("Building documentation") == 1


def test_a_site_of_several_languages_follows_them_too(folder: Path) -> None:
    """Each language is a build of its own, so everything is built."""
    settings = (folder / "mkdocs.yml").read_text()
    polling = "  - desireline: {poll: true}\n" if "poll" in settings else "  - desireline\n"
    (folder / "mkdocs.yml").write_text(settings.partition("plugins:")[0] + LANGUAGES + polling + "hooks: [late.py]\n")
    (folder / "late.py").write_text(LATE)
    (folder / "late").write_text(VISIT.replace("queue is long", "queue is new"))
    shown = SHOWING.replace("{image}", "shots/deep/door.svg").replace("A visit", "A way")
    (folder / "shared/way.yaml").write_text(shown)
    (folder / "maps/way.yaml").symlink_to("../shared/way.yaml")
    with served_live(folder) as live:
        live.wait_for("ja/maps/way/", "The queue is long")
        live.wait_for("maps/visit/", "The queue is new")  # saved when the first language was built for the first time
        live.write("shared/way.yaml", shown.replace("queue is long", "queue is short"))
        for path in ("maps/way/", "ja/maps/way/", "zh-Hant/maps/way/"):
            live.wait_for(path, "The queue is short")
        live.write("shots/deep/door.svg", picture("replaced"))
        live.wait_for(f"{PUBLISHED}shots/deep/door.svg", "replaced")
        (folder / "maps/way.yaml").rename(folder / "maps/path.yaml")
        live.wait_for("ja/maps/path/", "The queue is short")
