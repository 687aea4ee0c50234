"""The theme's templates, compiled once and kept for the user: compiling them is a third of the time of a small site.

Jinja itself keeps and checks them: by the file and text of the template, and by its own and Python's version.
"""

import hashlib
import pickle
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket, FileSystemBytecodeCache
from platformdirs import user_cache_path

SPELLING = (
    *("block_start_string", "block_end_string", "variable_start_string", "variable_end_string"),
    *("comment_start_string", "comment_end_string", "line_statement_prefix", "line_comment_prefix"),
    *("trim_blocks", "lstrip_blocks", "newline_sequence", "keep_trailing_newline"),
    *("autoescape", "finalize", "optimized", "sandboxed", "is_async"),
)
"""What an environment says of how templates are read and compiled."""


class CompiledTemplates(FileSystemBytecodeCache):
    """Compiled templates in a folder; where it cannot be written to, they are compiled in each build."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is kept of one template; of a file that was cut short, nothing."""
        try:
            super().load_bytecode(bucket)
        except (OSError, EOFError, ValueError, TypeError, pickle.UnpicklingError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep one template."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def keep_compiled(env: Any) -> None:
    """Let an environment keep what it compiles in the user's cache folder, unless it has a place of its own.

    Never inside the project: compiled templates are code, and what a repository brings along is not to be run.
    """
    if env.bytecode_cache is not None:
        return
    folder = _of_user() / f"templates-{_kind(env)}"
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        env.bytecode_cache = CompiledTemplates(str(folder))


def _of_user() -> Path:
    return user_cache_path("desireline", appauthor=False)


def _kind(env: Any) -> str:
    """What besides a template's own text decides what it is compiled to, in short."""
    said = [jinja2.__version__, sys.implementation.cache_tag, *(_named(getattr(env, name)) for name in SPELLING)]
    said += sorted(env.extensions)
    for table in (env.filters, env.tests):  # a filter of a constant is worked out while compiling
        said += sorted(f"{name} {_named(made)}" for name, made in table.items())
    return hashlib.blake2b("\n".join(said).encode(), digest_size=8).hexdigest()


def _named(value: Any) -> str:
    """A setting as it is, a function by its name: how it is shown differs from run to run."""
    if not callable(value):
        return repr(value)
    return f"{getattr(value, '__module__', '')}.{getattr(value, '__qualname__', type(value).__qualname__)}"
