"""Which pages follow a saved map or persona under `serve`, since they list, quote or link to what changed."""

from __future__ import annotations

import pytest

from desireline.publish.change import followers, what_changed
from desireline.source import load
from tests.engines.small_site import TEA, VISIT
from tests.strategies import MemoryFiles

ANA = """\
name: Ana
role: A waiter
company: house
goals:
  - {id: late, text: Never late}
  - See [it](map:visit#queue)
"""

PROJECT = {
    "maps/visit.yaml": VISIT.replace("emotion: -1", "emotion: -1\n    next: [{to: tea#pay}]"),
    "maps/tea.yaml": TEA.replace("這款烏龍聞起來很香", "像 [她](persona:ana#late) 一樣"),
    "personas/ana.yaml": ANA,
    "personas/house.yaml": "name: The house\nkind: company\n",
    "personas/inn.yaml": "name: The inn\nkind: company\n",
    "personas/mina.yaml": "name: Mina\npains:\n  - See [her](persona:ana#late)\n",
}


@pytest.mark.parametrize(
    ("file", "old", "new", "follower"),
    [
        ("personas/ana.yaml", "A waiter", "A cook", "personas/house"),  # lists its people with their roles
        ("personas/ana.yaml", "company: house", "company: inn", "personas/house"),  # which she left
        ("personas/ana.yaml", "company: house", "company: inn", "personas/inn"),
        ("personas/ana.yaml", "id: late", "id: in-time", "personas/mina"),  # her link leads nowhere
        ("personas/ana.yaml", "id: late", "id: in-time", "maps/tea"),  # does not name her, but links to her
        ("personas/house.yaml", "kind: company\n", "kind: company\nrole: Serves tea\n", "personas/ana"),
        ("maps/tea.yaml", "付款", "結帳", "maps/visit"),  # its last way leads there, and is called by the title there
        ("maps/tea.yaml", "付款", "結帳", "maps/visit.mermaid"),
        ("maps/visit.yaml", "id: queue", "id: line", "personas/ana"),  # whom it does not name
        ("maps/visit.yaml", "title: Leave", "title: Go", "maps/visit.history"),  # its navigation has the stages
        ("personas/ana.yaml", "A waiter", "A cook", "personas/ana.history"),  # whose head says what she is
    ],
)
def test_who_tells_of_what_changed_follows(file: str, old: str, new: str, follower: str) -> None:
    before = load(MemoryFiles.of_texts(PROJECT))
    assert old in PROJECT[file]
    after = load(MemoryFiles.of_texts({**PROJECT, file: PROJECT[file].replace(old, new)}))
    change = what_changed(before, after)
    assert change is not None
    assert not change.whole
    assert follower in (*change.pages, *followers(change, before, after, "index"))
