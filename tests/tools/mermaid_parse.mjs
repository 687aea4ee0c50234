// Reads a JSON list of Mermaid sources from standard input; writes a JSON list of null (it parses) or the message.
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!doctype html><body></body>", { pretendToBeVisual: true });
for (const name of ["window", "document", "Element", "HTMLElement", "SVGElement", "Node", "DOMParser"]) {
  globalThis[name] = name === "window" ? window : window[name];
}

const { default: mermaid } = await import("mermaid");
mermaid.initialize({ startOnLoad: false });

// Mermaid talks to the console; standard output is ours alone.
for (const level of ["log", "info", "warn", "error", "debug"]) console[level] = () => {};

const verdicts = [];
for (const source of JSON.parse(readFileSync(0, "utf8"))) {
  try {
    await mermaid.parse(source);
    verdicts.push(null);
  } catch (error) {
    verdicts.push(String(error?.message ?? error));
  }
}
process.stdout.write(JSON.stringify(verdicts));
