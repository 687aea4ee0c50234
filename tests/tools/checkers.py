"""The real checkers of the field, run on what we make: the Nu HTML checker, axe, Mermaid's own parser.

A checker that is not set up is a failure that says what to do, never a skipped test.
"""

from __future__ import annotations

import atexit
import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
NODE_MODULES = ROOT / "node_modules"
WCAG_22_AA = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
CHECKER_SECONDS = 300
#: For a short run the quick compiler and the simple collector take less than half of the time.
JAVA = ("-Xss8m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


class NotSetUpError(Exception):
    """Something a test needs is not on this machine; the message says how to get it."""


def program(name: str) -> str:
    """The path of a program, or a failure that says how to get it."""
    path = shutil.which(name)
    if path is None:
        raise NotSetUpError(f"'{name}' is not installed: run 'make setup'")
    return path


def node_file(relative: str) -> Path:
    """A file below `node_modules`, or a failure that says how to get it."""
    path = NODE_MODULES / relative
    if not path.is_file():
        raise NotSetUpError(f"node_modules/{relative} is not there: run 'make setup'")
    return path


def html_problems(paths: Iterable[Path], *, warnings: bool = False) -> list[str]:
    """What the Nu HTML checker finds in files (`.html`, or `.svg` and `.css` as such), as `name:line:col: message`.

    Args:
        paths: The files; thousands in one call are fine and share one start of Java.
        warnings: Also give what the checker calls a warning or information.
    """
    files = [str(path) for path in paths]
    if not files:
        return []
    command = [program("java"), *JAVA, "-jar", str(node_file("vnu-jar/build/dist/vnu.jar"))]
    command += ["--format", "json", "--exit-zero-always", "--also-check-css", "--also-check-svg"]
    done = subprocess.run(
        [*command, *files], capture_output=True, text=True, encoding="utf-8", timeout=CHECKER_SECONDS, check=False
    )
    try:
        messages = json.loads(done.stderr)["messages"]
    except ValueError as error:
        raise AssertionError(f"the HTML checker did not run: {done.stderr or done.stdout}") from error
    return [_html_problem(message) for message in messages if warnings or message["type"] != "info"]


def _html_problem(message: dict[str, Any]) -> str:
    name = Path(unquote(urlsplit(message.get("url", "")).path)).name
    line = max(1, message.get("lastLine", 1))  # it calls a file's only line 0
    column = message.get("firstColumn", message.get("lastColumn", 0))
    return f"{name}:{line}:{column}: {message['message']} [{message.get('extract', '').strip()}]"


_RUN_AXE: Final = """async ([within, only]) => {
  const unseen = [], alike = new Map(), grounds = new Map();
  const named = (style, names) => names.map((name) => style[name]).join();
  const ground = (element, style) => {
    if (!element) return "";
    if (!grounds.has(element)) {
      style ??= getComputedStyle(element);
      const own = named(style, ["backgroundColor", "backgroundImage", "opacity", "filter", "mixBlendMode", "position"]);
      const told = `${ground(element.parentElement)}|${own}`;
      grounds.set(element, grounds.get(told) ?? grounds.size);
      grounds.set(told, grounds.get(element));
    }
    return grounds.get(element);
  };
  const look = (element) => {
    const style = getComputedStyle(element);
    if (element.matches("style, link")) return;  // not displayed, but how others are depends on it
    if (style.display === "none") return unseen.push(element);
    for (const child of element.children) look(child);
    const words = [...element.childNodes].some((each) => each.nodeType === Node.TEXT_NODE && each.data.trim());
    const field = element.matches("input, select, textarea");
    if (!field && !(words && element.checkVisibility({visibilityProperty: true}))) return;
    const text = named(style, ["color", "webkitTextFillColor", "fontSize", "fontWeight", "textShadow"]);
    const kind = [element.localName, element.getAttribute("class"), text, ground(element, style)].join();
    const own = field || element.closest("label, fieldset, [aria-disabled], [inert]");  // contrast asks for more of it
    const key = own ? element : kind;
    if (!alike.has(key)) alike.set(key, []);
    alike.get(key).push(element);
  };
  for (const element of document.querySelectorAll(within ?? "body")) look(element);
  const judged = [...alike.values()].flatMap((all) => all.length > 6 ? [...all.slice(0, 3), ...all.slice(-3)] : all);
  const places = unseen.map(() => document.createComment(""));
  unseen.forEach((element, at) => element.replaceWith(places[at]));
  judged.forEach((element) => element.setAttribute("data-contrast-judged", ""));
  try {
    axe.configure({rules: [{id: "color-contrast", selector: "[data-contrast-judged]"}]});
    const told = {runOnly: only, resultTypes: ["violations"], preload: false};
    return (await axe.run(within ?? document, told)).violations;
  } finally {
    judged.forEach((element) => element.removeAttribute("data-contrast-judged"));
    unseen.forEach((element, at) => places[at].replaceWith(element));
  }
}"""
"""Axe looks at nothing that is not displayed, but takes a third longer where there is much of it. Half of its time goes
into contrast: of texts alike in colour, size, weight and all grounds behind them it judges six, the first and last."""


def accessibility_problems(page: Page, *, within: str | None = None, rules: Sequence[str] = ()) -> list[str]:
    """What axe finds against WCAG 2.2 AA, as `rule (impact) at element: what to do`, one for each element.

    Args:
        page: An open page, as it is now. Needs its scripts on.
        within: A CSS selector; only what is inside is checked.
        rules: Only these rules; by default all of WCAG 2.2 AA.
    """
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(node_file("axe-core/axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate(
        _RUN_AXE,
        [within, {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": list(WCAG_22_AA)}],
    )
    return [
        f"{rule['id']} ({node['impact']}) at {node['target']}: {' '.join(node['failureSummary'].split())}"
        for rule in found
        for node in rule["nodes"]
    ]


def mermaid_problems(sources: Sequence[str]) -> list[str | None]:
    """Mermaid's own word on each source, in order: None where it parses, else the parser's message.

    About 5 ms each; the first call starts the one Node process, which takes 2 s.
    """
    if not sources:
        return []
    parser = _mermaid_parser()
    if parser.stdin is None or parser.stdout is None:
        raise AssertionError("Mermaid's parser has no input or output")
    parser.stdin.write(json.dumps(list(sources)) + "\n")
    parser.stdin.flush()
    answer = parser.stdout.readline()
    if not answer:
        raise AssertionError(f"Mermaid's parser ended with {parser.wait()}")
    verdicts: list[str | None] = json.loads(answer)
    return verdicts


@cache
def _mermaid_parser() -> subprocess.Popen[str]:
    node_file("mermaid/package.json")
    node_file("jsdom/package.json")
    parser = subprocess.Popen(
        [program("node"), str(ROOT / "tests/tools/mermaid_parse.mjs")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    atexit.register(parser.kill)
    return parser
