// Reads Mermaid sources from standard input, a JSON list on each line; answers each line with a JSON list of null (it
// parses) or the message.
import { createInterface } from "node:readline";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!doctype html><body></body>", { pretendToBeVisual: true });
for (const name of ["window", "document", "Element", "HTMLElement", "SVGElement", "Node", "DOMParser"]) {
  globalThis[name] = name === "window" ? window : window[name];
}

const { default: mermaid } = await import("mermaid");
mermaid.initialize({ startOnLoad: false });

// Mermaid talks to the console; standard output is ours alone.
for (const level of ["log", "info", "warn", "error", "debug"]) console[level] = () => {};

async function verdict(source) {
  try {
    await mermaid.parse(source);
    return null;
  } catch (error) {
    return String(error?.message ?? error);
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const verdicts = [];
  for (const source of JSON.parse(line)) verdicts.push(await verdict(source));
  process.stdout.write(`${JSON.stringify(verdicts)}\n`);
}
