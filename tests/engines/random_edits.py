"""Edits of a project as people and their editors make them, drawn by a seed."""

from __future__ import annotations

import random
import re
import time
from typing import TYPE_CHECKING

from desireline.source import FolderFiles, load
from tests.engines.lively_site import PICTURE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FOLDERS = ("maps", "personas")
PAUSES_S = (0.0, 0.0, 0.03, 0.1, 0.25)
"""Between two edits: within one save, within one wait for the last stroke, while pages follow, after they did."""
BREAKS = ("titel: x\n", "\tstages: []\n", "title: again\nname: again\n", "<<<<<<< HEAD\n", "personas: [nobody]\n")


class Edits:
    """Edits of one project, in an order that the seed says."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self._random, self._count = folder, random.Random(seed), 0
        self.done: list[str] = []
        """What was done, for whoever looks why pages differ."""
        assert not self._broken(), "else every edit is taken back"
        self._whole = self._held()
        self._of_texts: dict[Callable[[], str], int] = {
            self.say_more: 5, self.score: 3, self.call_piece_otherwise: 5, self.change_id_everywhere: 3,
            self.change_id: 1, self.break_file: 1, self.touch: 1,
        }  # fmt: skip
        self._of_files: dict[Callable[[], str], int] = {
            self.call_otherwise: 3, self.drop_line: 3, self.break_file: 3, self.delete: 2, self.copy: 2, self.rename: 2,
            self.swap: 1, self.rename_folder: 2, self.move: 2, self.say_more: 3, self.replace_picture: 2,
            self.save_page: 1,
        }  # fmt: skip

    def within_files(self, count: int) -> None:
        """Edits that leave the navigation, so that single pages are drawn again."""
        self._draw(self._of_texts, count)

    def of_files(self, count: int) -> None:
        """Edits of which many ask for a build of everything, which hides what single pages lacked before it."""
        self._draw(self._of_files, count)

    def of_picture(self) -> None:
        """A picture that a map or persona shows is replaced."""
        self._draw({self.replace_picture: 1}, 1)

    def _draw(self, kinds: dict[Callable[[], str], int], count: int) -> None:
        """Some edits, and after them every file mended where any is broken."""
        for kind in self._random.choices(list(kinds), list(kinds.values()), k=count):
            self.done.append(f"{kind.__name__}: {kind()}")
            time.sleep(self._random.choice(PAUSES_S))
        if self._broken():
            time.sleep(self._random.choice(PAUSES_S))
            self.done.append("mend")
            self._mend()
        self._whole = self._held()

    def say_more(self) -> str:
        return self._replace(r"(?:text|role|owner|change|word|scenario|when|purpose): ([^\n,}]+)", self._more)

    def score(self) -> str:
        return self._replace(r"(?:emotion|score): (-?\d)", lambda _: str(self._random.randint(-2, 2)))

    def call_otherwise(self) -> str:
        return self._replace(r"(?m)^(?:title|name): ([^\n]+)", self._more)

    def call_piece_otherwise(self) -> str:
        return self._replace(r"(?<=[ {])title: ([^\n,}]+)", self._more)

    def change_id(self) -> str:
        return self._replace(r"\bid: ([a-z-]+)", lambda old: f"{old}-{self._random.choice('abc')}")

    def change_id_everywhere(self) -> str:
        """As a careful author does, with every reference to it."""
        ids = re.findall(r"\bid: ([a-z-]+)", "".join(file.read_text("utf-8") for file in self._files()))
        old = self._random.choice(sorted(set(ids)))
        new = f"{old}-{self._random.choice('abc')}"
        for file in self._files():
            text = file.read_text("utf-8")
            changed = re.sub(rf"(?<![\w/-]){old}(?![\w.-])", new, text)
            if changed != text:
                self._save(file, changed)
        return f"{old} → {new}"

    def break_file(self) -> str:
        file, how = self._any(), self._random.choice(BREAKS)
        self._save(file, file.read_text("utf-8") + how)
        return f"{file.name} {how!r}"

    def drop_line(self) -> str:
        file = self._any()
        lines = file.read_text("utf-8").splitlines(keepends=True)
        gone = lines.pop(self._random.randrange(len(lines)))
        self._save(file, "".join(lines))
        return f"{file.name} {gone!r}"

    def delete(self) -> str:
        file = self._any()
        file.unlink()
        return file.name

    def copy(self) -> str:
        file = self._any()
        self._save(file.with_name(f"copy-{self._random.choice('abc')}.yaml"), file.read_text("utf-8"))
        return file.name

    def rename(self) -> str:
        file = self._any()
        return file.rename(file.with_name(f"{file.stem}-{self._random.choice('abc')}.yaml")).name

    def swap(self) -> str:
        one, other = self._random.sample([file for file in self._files() if file.parts[-2] != "personas"], 2)
        texts = one.read_text("utf-8"), other.read_text("utf-8")
        self._save(one, texts[1])
        self._save(other, texts[0])
        return f"{one.name} {other.name}"

    def rename_folder(self) -> str:
        folders = sorted(each for each in (self.folder / "maps").iterdir() if each.is_dir())
        old = self._random.choice(folders)
        return f"{old.name} → {old.rename(old.with_name(f'team-{self._next()}')).name}"

    def move(self) -> str:
        file = self._any("maps")
        place = self._random.choice(["maps", "maps/house", "maps/house/deep"])
        (self.folder / place).mkdir(parents=True, exist_ok=True)
        return str(file.rename(self.folder / place / file.name).relative_to(self.folder))

    def replace_picture(self) -> str:
        pictures = sorted(self.folder.glob("maps/*/*.svg")) + sorted(self.folder.glob("personas/*.svg"))
        picture = self._random.choice(pictures)
        picture.write_bytes(PICTURE % self._next())
        return picture.name

    def save_page(self) -> str:
        page = self.folder / "docs/page.md"
        self._save(page, f"{page.read_text('utf-8')}\nMore {self._next()}\n")
        return page.name

    def touch(self) -> str:
        file = self._any()
        file.touch()
        return file.name

    def _next(self) -> int:
        self._count += 1
        return self._count

    def _more(self, old: str) -> str:
        return f"{old} {self._random.choice(['amber', '茶', '<b>'])}{self._next()}"

    def _files(self) -> list[Path]:
        return sorted(file for name in FOLDERS for file in (self.folder / name).rglob("*.yaml"))

    def _any(self, within: str = "") -> Path:
        return self._random.choice([file for file in self._files() if within in file.parts or not within])

    def _replace(self, pattern: str, new: Callable[[str], str]) -> str:
        """Another text in the place of one match's group, in a file that has any."""
        texts = {file: file.read_text("utf-8") for file in self._files()}
        file = self._random.choice([file for file, text in texts.items() if re.search(pattern, text)])
        match = self._random.choice(list(re.finditer(pattern, texts[file])))
        text, made = match.string, new(match[1])
        self._save(file, text[: match.start(1)] + made + text[match.end(1) :])
        return f"{file.name} {match[0]!r} → {made!r}"

    def _save(self, file: Path, text: str) -> None:
        """As editors do: all at once, in two strokes, or beside it and put in its place."""
        how = self._random.choice(["at once", "strokes", "beside"])
        if how == "strokes":
            with file.open("w", encoding="utf-8") as out:
                out.write(text[: len(text) // 2])
                out.flush()
                time.sleep(self._random.choice([0.0, 0.03]))
                out.write(text[len(text) // 2 :])
            return
        target = file.with_name(f".{file.name}.tmp") if how == "beside" else file
        target.write_text(text, encoding="utf-8")
        target.replace(file)

    def _broken(self) -> list[str]:
        return list(load(FolderFiles(self.folder, FOLDERS), None, FOLDERS).broken)

    def _held(self) -> dict[Path, bytes]:
        files = sorted(file for name in FOLDERS for file in (self.folder / name).rglob("*") if file.is_file())
        return {file: file.read_bytes() for file in files}

    def _mend(self) -> None:
        """All files as they were before the edits, as git checks them out."""
        for file in self._held().keys() - self._whole.keys():
            file.unlink()
        for file, held in sorted(self._whole.items()):
            file.parent.mkdir(parents=True, exist_ok=True)
            if not file.exists() or file.read_bytes() != held:
                file.write_bytes(held)
