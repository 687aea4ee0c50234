"""What a change is compared with: the base, found in git, with the reason it was taken.

A change is what merging it would do. Where a host has merged already, to see whether it can, the first parent of that
merge is exactly the other side, even in a clone of two commits. Else it is the merge base of the change and the branch
it goes into, and only where the clone holds enough history to be sure of it. Never the tip of that branch, unless asked
for: compared with it, what others have merged meanwhile looks as if the change took it away.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from desireline.source.git import NoRepository, complaint, git
from desireline.source.surroundings import Surroundings

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

Way = Literal["auto", "merge", "merge-base", "tip"]
"""How the base is to be found."""
WAYS: Final[tuple[Way, ...]] = ("auto", "merge", "merge-base", "tip")
Reason = Literal["merge-ref", "merge-base", "tip", "push"]
"""How it was found. `push`: where the branch stood before the push."""

_DEEPER: Final = (50, 200, 800)
"""How many commits more are fetched, one after the other, before all of them are."""
_SHOWN: Final = 10
_MAIN: Final = ("main", "master", "trunk", "develop")


class NoBase(Exception):  # noqa: N818  # named for what is missing
    """The base is not there. The message names the fix."""


@dataclass(frozen=True)
class Base:
    """The two sides of a review."""

    commit: str
    """Full name of the base's commit."""
    spec: str
    """What the base is called: a branch, or the beginning of the commit's name."""
    reason: Reason
    head: str
    """Full name of the commit that is reviewed."""
    head_spec: str
    note: str = ""
    """What a reviewer should know about the choice; mostly nothing."""
    prefix: str = ""
    """The way from the top of the repository to the project, with `/` at its end; empty where they are the same."""


def find_base(
    repo: str | os.PathLike[str],
    around: Surroundings | None = None,
    *,
    way: Way = "auto",
    against: str = "",
    head: str = "HEAD",
    fetch: bool = False,
) -> Base:
    """The base of what `head` holds.

    `against` is the branch or revision it is to be merged into; not given, it is what the host of the job says, or the
    main branch. With `fetch` missing commits are fetched from the remote, which changes the repository. Raises `NoBase`
    where it is not there (the message holds the fix) and `NoRepository` where there is no repository.
    """
    return _Search(Path(repo), around or Surroundings(), against, head, fetch).by(way)


class _Search:
    def __init__(self, repo: Path, around: Surroundings, against: str, head: str, fetch: bool) -> None:
        self.repo, self.around, self.against, self.fetch = repo, around, against, fetch
        if not repo.is_dir() or git(repo, "rev-parse", "--git-dir").returncode:
            raise NoRepository(f"'{repo}' is not in a git repository; run this in one, or 'git init' it")
        self.head_spec = head
        found = self.commit(head)
        if not found:
            holds_any = not git(repo, "rev-parse", "--verify", "--quiet", "HEAD").returncode
            what = f"there is no revision '{head}' to review" if holds_any else "this repository holds no commit yet"
            raise NoBase(f"{what}; commit the change first, or name another with '--head'")
        self.head = found

    def by(self, way: Way) -> Base:
        """The base, found one way."""
        around = self.around
        if around.trouble:
            raise NoBase(f"{around.trouble}; name the branch to compare with: '--against BRANCH'")
        if way == "merge":
            return self.of_merge(must_be_host=False)
        if way == "auto" and not self.against:
            if around.merge and self.head == around.merge:
                return self.of_merge(must_be_host=True)
            if around.earlier:
                return self.of_push()
            if around.fork_point and self.commit(around.fork_point):
                return self.made(around.fork_point, around.target or _short(around.fork_point), "merge-base")
        name, tip = self.target()
        if around.is_target and not self.against and tip == self.head:
            raise NoBase(
                f"the branch '{name}' itself is checked out, not the change: there is nothing to compare. Check out "
                "the request's own commit ('ref: ${{ github.event.pull_request.head.sha }}' for actions/checkout), "
                "or run the review in a 'pull_request' workflow"
            )
        return self.made(tip, name, "tip") if way == "tip" else self.of_merge_base(name, tip)

    def of_merge(self, *, must_be_host: bool) -> Base:
        """The first parent of the merge that is checked out."""
        parents = self.parents(self.head)
        if len(parents) < 2:
            raise NoBase(
                f"'{self.head_spec}' ({_short(self.head)}) is no merge commit, so it has no side that was merged into; "
                "check out the request's merge ref ('refs/pull/NUMBER/merge'), or use '--base merge-base'"
            )
        if not self.commit(parents[0]):
            self.fetched("--deepen=1", self.head)
        if not self.commit(parents[0]):
            raise NoBase(
                f"the merge {_short(self.head)} is checked out without its parents; check out two commits "
                "('fetch-depth: 2' for actions/checkout, 'GIT_DEPTH: 2' on GitLab), or fetch one more:\n"
                f"  git fetch --no-tags --deepen=1 {self.remote()} {self.head}"
            )
        name = self.around.target if must_be_host else ""
        return self.made(parents[0], name or _short(parents[0]), "merge-ref")

    def of_push(self) -> Base:
        """Where the branch stood before the push."""
        earlier = self.around.earlier
        if not self.commit(earlier):
            self.fetched(*(["--depth=1"] if self.is_shallow() else []), earlier)
        if not self.commit(earlier):
            raise NoBase(
                f"the commit {_short(earlier)}, where the branch stood before this push, is not in this clone; fetch "
                "the whole history ('fetch-depth: 0' for actions/checkout, 'GIT_DEPTH: 0' on GitLab)"
                + self.shallow_fix(f"git fetch --no-tags --depth=1 {self.remote()} {earlier}")
                + ", or after a forced push name what to compare with: '--against BRANCH'"
            )
        return self.made(earlier, _short(earlier), "push")

    def of_merge_base(self, name: str, tip: str) -> Base:
        """Where the change left the branch, if the history that is here makes that sure."""
        for _ in self.deeper(name):
            found = self.merge_bases(tip)
            if found and self.is_sure(tip, found):
                note = f"there are {len(found)} merge bases; the first is taken" if len(found) > 1 else ""
                return self.made(found[0], name, "merge-base", note)
        if self.is_shallow():
            raise NoBase(
                f"this clone is too shallow to tell where '{self.head_spec}' left '{name}'; fetch the whole history "
                "('fetch-depth: 0' for actions/checkout, 'GIT_DEPTH: 0' on GitLab), or run:\n"
                f"  git fetch --unshallow {self.remote()}"
            )
        raise NoBase(
            f"'{self.head_spec}' and '{name}' have no commit in common, so there is no merge base; compare with the "
            "branch as it is ('--base tip'), or name another with '--against'"
        )

    def deeper(self, name: str) -> Iterator[None]:
        """What is here first; then, where fetching is allowed and helps, more and more history."""
        yield
        branch = self.branch_of(name)
        wanted = [self.head, *([f"+refs/heads/{branch}:refs/remotes/{self.remote()}/{branch}"] if branch else [])]
        for depth in (*(f"--deepen={count}" for count in _DEEPER), "--unshallow"):
            if not self.is_shallow() or not self.fetched(depth, *wanted):
                return
            yield

    def target(self) -> tuple[str, str]:
        """Name and commit of what the change goes into."""
        name = self.against or self.around.target
        if not name:
            return self.main_branch()
        found = self.named(name)
        if not found and not self.against and self.around.tip:
            found = self.commit(self.around.tip)
        if not found:
            branch, remote = self.branch_of(name) or name, self.remote()
            refspec = f"+refs/heads/{branch}:refs/remotes/{remote}/{branch}"
            self.fetched(refspec)
            found = self.named(name)
            if not found:
                raise NoBase(
                    f"'{name}', which the change is to be merged into, is not in this clone; fetch it:\n"
                    f"  git fetch --no-tags {remote} {refspec}\n"
                    "or let this command do it ('--fetch'), or name another ('--against REVISION')"
                )
        return name, found

    def main_branch(self) -> tuple[str, str]:
        """The branch that a repository's work goes into, on a developer's machine."""
        remote = self.remote()
        done = git(self.repo, "symbolic-ref", "--quiet", f"refs/remotes/{remote}/HEAD")
        named = done.stdout.decode("utf-8", "replace").strip().removeprefix(f"refs/remotes/{remote}/")
        for name in dict.fromkeys([*([named] if named else []), *_MAIN]):
            found = self.named(name)
            if found:
                return name, found
        raise NoBase(
            "no branch is known to compare with: there is no host's job here and no 'main'; "
            "name it with '--against BRANCH'"
        )

    def named(self, name: str) -> str:
        """The commit of a branch, as the remote has it rather than as it is here; or of any other revision."""
        branch = self.branch_of(name)
        remote = self.commit(f"refs/remotes/{self.remote()}/{branch}") if branch else ""
        return remote or self.commit(name)

    def branch_of(self, name: str) -> str:
        """The name of a branch without its remote; "" where it cannot be one."""
        short = name.removeprefix("refs/heads/").removeprefix(f"refs/remotes/{self.remote()}/")
        short = short.removeprefix(f"{self.remote()}/")
        done = git(self.repo, "check-ref-format", f"refs/heads/{short}")
        is_name = bool(short) and not short.startswith("-") and not done.returncode
        return "" if not is_name or short.startswith("refs/") or short == "HEAD" else short

    def merge_bases(self, tip: str) -> list[str]:
        done = git(self.repo, "merge-base", "--all", self.head, tip)
        return done.stdout.decode("ascii", "replace").split()

    def is_sure(self, tip: str, found: list[str]) -> bool:
        """Whether no commit between the sides and their merge base has parents that this clone does not hold."""
        if not self.is_shallow():
            return True
        between = git(self.repo, "rev-list", self.head, tip, "--not", *found)
        return not between.returncode and not set(between.stdout.decode("ascii").split()) & self.cut_off()

    def cut_off(self) -> set[str]:
        """The commits at which a shallow clone ends."""
        path = git(self.repo, "rev-parse", "--git-path", "shallow").stdout.decode("utf-8", "surrogateescape").strip()
        try:
            return set((self.repo / path).read_text("ascii").split())
        except OSError:
            return set()

    def parents(self, commit: str) -> list[str]:
        """The parents that a commit names, whether or not this clone holds them."""
        head, _, _ = git(self.repo, "cat-file", "commit", commit).stdout.partition(b"\n\n")
        return [line.split()[1].decode("ascii") for line in head.split(b"\n") if line.startswith(b"parent ")]

    def commit(self, name: str) -> str:
        """The full name of the commit that a name means and this clone holds, or ""."""
        if not name.strip() or name.startswith("-") or "\0" in name:
            return ""
        done = git(self.repo, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        found = done.stdout.decode("ascii", "replace").split()
        return found[-1] if found and not done.returncode else ""

    def is_shallow(self) -> bool:
        return git(self.repo, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    def remote(self) -> str:
        names = git(self.repo, "remote").stdout.decode("utf-8", "replace").split("\n")
        return "origin" if "origin" in names or not names[0] else names[0]

    def fetched(self, *what: str) -> bool:
        """Fetch, where that is allowed. Whether it went well; what went wrong is part of the message that follows."""
        if not self.fetch:
            return False
        options = [each for each in what if each.startswith("--")]
        names = [each for each in what if not each.startswith("--")]
        done = git(self.repo, "fetch", "--quiet", "--no-tags", *options, self.remote(), *names)
        if done.returncode:
            command = " ".join(["git fetch", *options, self.remote(), *names])
            raise NoBase(f"'{command}' failed: {complaint(done) or 'no reason given'}")
        return True

    def shallow_fix(self, command: str) -> str:
        return f", or run:\n  {command}\n" if self.is_shallow() else ""

    def made(self, commit: str, spec: str, reason: Reason, note: str = "") -> Base:
        said = git(self.repo, "rev-parse", "--show-prefix").stdout.decode("utf-8", "surrogateescape")
        prefix = said.removesuffix("\n")
        return Base(self.commit(commit) or commit, spec, reason, self.head, self.head_spec, note, prefix)


def _short(commit: str) -> str:
    return commit[:_SHOWN]
