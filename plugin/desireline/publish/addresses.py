"""Where pages, parts, source lines and pictures stand, seen from one page."""

import posixpath
from collections.abc import Callable, Container, Mapping, Sequence
from functools import lru_cache
from urllib.parse import quote, urljoin

from desireline.model.record import Record, record
from desireline.publish.plan import PagePlan


@record
class SourceHost(Record):
    """The code host, for links to a line of a file."""

    template: str
    """The address of a line, with `{path}` and `{line}`; "" where there is none."""
    editing: str = ""
    """The address where a file is edited, with `{path}`; "" where there is none."""

    def line(self, file: str, line: int) -> str | None:
        """The address of a line of `file`, or None where the project names no host."""
        return self.template.format(path=_quoted(file), line=line) if self.template else None

    def edit(self, file: str) -> str | None:
        """The address where `file` is edited, or None where the project names no host."""
        return self.editing.format(path=quote(file)) if self.editing else None


@lru_cache(maxsize=64)
def _quoted(file: str) -> str:
    """A path as part of an address. A page asks for the lines of one file some hundred times."""
    return quote(file)


def source_host(repo_url: str | None, edit_uri: str | None, docs_dir: str) -> SourceHost:
    """The source host that a site's `repo_url` and `edit_uri` describe.

    `edit/main/docs/` names a branch and the folder of the pages; a file's own address differs from it by `blob` for
    `edit` and by a fragment for the line: `#L12` on GitHub, Gitea and GitLab, `#lines-12` on Bitbucket.

    Args:
        repo_url: Address of the repository.
        edit_uri: Address for editing the pages' folder, relative to it.
        docs_dir: The pages' folder, relative to the project, such as `docs`.
    """
    whole = urljoin((repo_url or "").rstrip("/") + "/", edit_uri or "")
    if not edit_uri or "://" not in whole:
        return SourceHost("")
    base = _view_of(whole)
    folder = docs_dir.strip("/") + "/"
    root = base[: -len(folder)] if base.endswith(folder) else base
    editing = whole[: -len(folder)] if whole.endswith(folder) else whole
    fragment = "#lines-{line}" if "bitbucket.org" in whole else "#L{line}"
    return SourceHost(_literal(root) + "{path}" + fragment, _literal(editing) + "{path}")


def _literal(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _view_of(edit_uri: str) -> str:
    """The address of `edit/main/docs/` as one to look at: `blob/main/docs/`."""
    for edit, view in (("/-/edit/", "/-/blob/"), ("/_edit/", "/src/branch/"), ("/edit/", "/blob/")):
        if edit in edit_uri:
            return edit_uri.replace(edit, view, 1)
    return edit_uri


class PageAddresses:
    """Addresses seen from one page; what the drawers are given."""

    def __init__(
        self,
        here: str,
        pages: Mapping[str, PagePlan],
        parts: Callable[[str], Container[str]],
        url_of: Callable[[str], str],
        host: SourceHost,
        picture: Callable[[str], str | None],
        files: Sequence[str] = (),
        others: Callable[[str], str | None] = lambda _name: None,
    ) -> None:
        """Look from the page at `here`.

        Args:
            here: Path of the page looked from, such as `maps/phone-purchase`.
            pages: Plans by target id (maps and personas).
            parts: The anchors of a target's page.
            url_of: The address of a page path within the site, such as `maps/phone-purchase/`.
            host: The code host.
            picture: The path within the site of a picture of the repository, or None where it may not be shown.
            files: Ids of the map or persona that the page shows and of the map it answers: where `#part` is looked for.
            others: The address within the site of a page in Markdown, by its path, or of `map-id?at=VERSION`.
        """
        self._relatives: dict[str, str] = {}
        self.asked: set[str] = set()
        """Ids of the maps and personas whose addresses were asked for."""
        self.pictured: dict[str, str | None] = {}
        """The pictures that were asked for, and where they stand within the site."""
        self._here_url, self._files = url_of(here), files
        self._pages, self._parts, self._url_of, self._host, self._picture = pages, parts, url_of, host, picture
        self._others = others
        self.between: Callable[[], None] | None = None
        """Called before each address is looked up; may give the drawing up by raising."""

    def page(self, target: str) -> str | None:
        """The address of `map-id`, `persona-id`, `map-id#part` or `#part`; None where there is no such page or part.

        Also of `map-id?at=VERSION#part` and of a page in Markdown (`docs/how-to/x.md#heading`), as far as the site has
        them; whether they have that part is not looked at.
        """
        if self.between is not None:
            self.between()
        name, _, part = target.partition("#")
        if "." in name or "?" in name:
            return self._beside(name, part)
        self.asked.add(name or next(iter(self._files), ""))
        if not name:
            return self._own_part(part)
        plan = self._pages.get(name)
        if plan is None or (part and part not in self._parts(name)):
            return None
        return self.to(plan.path) + (f"#{part}" if part else "")

    def _beside(self, name: str, part: str) -> str | None:
        """The address of a page that is not made from today's maps."""
        url = self._others(name)
        self.asked.add(name)
        return None if url is None else self._relative(url) + (f"#{part}" if part else "")

    def _own_part(self, part: str) -> str | None:
        """The address of `#part`: on this page, or on that of the map which this future map answers."""
        if not self._files or "_" in part or part in self._parts(self._files[0]):
            return f"#{part}"
        return next((self.page(f"{other}#{part}") for other in self._files[1:] if part in self._parts(other)), None)

    def to(self, path: str) -> str:
        """The relative address of another page of the site."""
        known = self._relatives.get(path)
        if known is None:
            known = self._relatives[path] = self._relative(self._url_of(path))
        return known

    def source(self, file: str, line: int) -> str | None:
        """The address of a line of a source file on the code host; None where the project names none."""
        return self._host.line(file, line)

    def asset(self, path: str) -> str | None:
        """The address of a picture inside the repository; None where it may not be shown."""
        within = self.pictured[path] = self._picture(path)
        return None if within is None else self._relative(within)

    def _relative(self, url: str) -> str:
        return relative_address(self._here_url, url)


def relative_address(here: str, url: str) -> str:
    """The address of `url` seen from the page at `here`, both within the site."""
    if "//" in url or "/." in f"/{url}":  # such as "./", by which MkDocs calls the home page
        clean = posixpath.normpath(f"/{url}").lstrip("/")
        url = f"{clean}/" if clean and url.endswith("/") else clean
    folders, target = here.split("/")[:-1], url.split("/")
    shared = 0
    for folder, other in zip(folders, target[:-1], strict=False):
        if folder != other:
            break
        shared += 1
    return "../" * (len(folders) - shared) + "/".join(target[shared:]) or "./"
