"""What a build takes from its surroundings and hands to MkDocs: the day, and how a script is loaded."""

import os
from datetime import UTC, date, datetime

from mkdocs.config.config_options import ExtraScriptValue


def module(path: str) -> ExtraScriptValue:
    """A module script for `extra_javascript`."""
    made = ExtraScriptValue(path)
    made.type = "module"
    return made


def today() -> date:
    """The day of the build: of `SOURCE_DATE_EPOCH` where that is set, so that a build can be repeated to the byte."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else date.today()
