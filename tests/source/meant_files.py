"""Files that hold something else than one map or persona: what each is, and what to do."""

from __future__ import annotations

from tests.source.meant_cases import Meant

MEANT_FILES: tuple[Meant, ...] = (
    Meant(
        "a Mermaid diagram",
        "journey\n    title My day\n    section Go\n      Up: 3: Me\n",
        "1:1",
        "foreign-file",
        "Mermaid",
    ),
    Meant("a web page", "<!DOCTYPE html>\n<html><body>a: b</body></html>\n", "1:1", "foreign-file", "a web page"),
    Meant("a Markdown table", "| Stage | Pains |\n|---|---|\n| A | x |\n", "1:1", "foreign-file", "a Markdown table"),
    Meant(
        "a Markdown page: a heading, words with a colon, a table, a list",
        "# Journey\n\nPersona: Hao\n\n| Stage | Pains |\n|---|:-:|\n| A | x |\n\n- a\n- b\n",
        "1:1",
        "foreign-file",
        "a Markdown text and no map",
    ),
    Meant(
        "one in Chinese, whose heading is underlined",
        "旅程\n===\n\n人物：阿豪\n\n| 階段 | 痛點 |\n| --- | --- |\n| 比較 | 貴 |\n",
        "1:1",
        "foreign-file",
        "a Markdown text and no map",
    ),
    Meant("a table", "title;stage;pains\nVisit;A;x\n", "1:1", "foreign-file", "a table (CSV)"),
    Meant(
        "what Git LFS leaves where it fetched nothing",
        "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 12345\n",
        "1:1",
        "foreign-file",
        "run 'git lfs pull'",
    ),
    Meant(
        "an answer of a chat",
        "```yaml\ntitle: T\nstages:\n  - title: A\n    goal: b\n```\n",
        "1:1",
        "code-fence",
        "delete this line and line 6",
    ),
    Meant(
        "its first words",
        "Here is your journey map:\n\ntitle: T\nstages: [A]\n",
        "1:1",
        "unknown-key",
        "is no key; delete this line",
        "# Here is your journey map:",
    ),
    Meant(
        "a map of another program below a key",
        '{"journey": {"title": "T", "phases": ["A"]}}\n',
        "1:2",
        "wrapped",
        "the map stands below 'journey:'",
    ),
    Meant("comments only", "# Visit\n# not yet\n", "1:1", "empty-file", "this file is empty"),
    Meant("one sentence", "Hello, world\n", "1:1", "wrong-type", "a map is a mapping"),
    Meant("a map below a key", "map:\n  title: T\n  stages: [a]\n", "1:1", "wrapped", "by 2 spaces less"),
    Meant("a list of one", "- title: T\n  stages: [a]\n", "1:1", "wrong-type", "begins without '- '"),
    Meant(
        "personas in one file",
        "personas:\n  - name: A\n  - name: B\n",
        "1:1",
        "wrapped",
        "a file of its own",
        persona=True,
    ),
    Meant(
        "two maps without a line between",
        "title: T\nstages: [a]\ntitle: U\nstages: [b]\n",
        "3:1",
        "several-documents",
        "of its own",
    ),
)
