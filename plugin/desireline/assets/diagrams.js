/* Draws Mermaid blocks with this site's own copy of Mermaid, fetched only where a page has such a block.
 *
 * Stands in for Mermaid until the first block asks for it. Material for MkDocs would otherwise fetch Mermaid from
 * another machine, and a page reached by instant navigation would miss a script at the end of its body. Material draws
 * each `pre.mermaid` itself; every other block is drawn here, in Mermaid's own light or dark theme (Material's colours
 * leave some kinds of diagram unreadable). Where the copy is absent, or a block is wrong, its source stays.
 *
 * This file's name must not hold the word "mermaid": the mermaid2 plugin parses every page that does.
 */
(() => {
  if (window.mermaid && !(window.mermaid instanceof Element)) return; // the site brings its own

  const address = new URL("vendor/mermaid.min.js", document.currentScript.src).href;
  const hasMaterial = typeof window.document$ !== "undefined";
  // Material's name, that of MkDocs' own theme, and what page-scheme.js sees of others
  const DARK = '[data-md-color-scheme="slate"], [data-bs-theme="dark"], [data-dl-scheme="dark"]';
  const sources = new WeakMap(); // of each block drawn here
  let settings = {};
  let loading;
  let drawn = 0;

  /* The real Mermaid. Never settles where there is no copy. */
  function load() {
    loading ??= new Promise((resolve) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = () => {
        window.mermaid.initialize(current());
        resolve(window.mermaid);
      };
      document.head.append(script);
    });
    return loading;
  }

  /* What the theme asked for, over it what the mermaid2 plugin was told under `arguments`. */
  function current() {
    const theme = isDark() ? "dark" : "default";
    return { theme, suppressErrorRendering: true, ...settings, ...window.mermaidConfig?.default, startOnLoad: false };
  }

  function isDark() {
    return document.body.closest(DARK) !== null;
  }

  window.mermaid = {
    initialize(given) {
      settings = { ...settings, ...given };
    },
    async render(...given) {
      return (await load()).render(...given);
    },
  };

  function sourceOf(block) {
    if (!sources.has(block)) {
      // Line breaks that a fence wrote without escaping them have become elements.
      for (const br of block.querySelectorAll("br")) br.replaceWith("<br/>");
      sources.set(block, block.textContent);
    }
    return sources.get(block);
  }

  async function draw(blocks) {
    if (blocks.length === 0) return;
    const mermaid = await load();
    mermaid.initialize(current());
    for (const block of blocks) {
      try {
        // Mermaid removes whatever has this id already, so it must be no heading's.
        const { svg, bindFunctions } = await mermaid.render(`dl-drawn-${drawn++}`, sourceOf(block));
        block.innerHTML = svg;
        block.dataset.processed = "true";
        bindFunctions?.(block);
      } catch (error) {
        console.warn("A Mermaid block was left as source:", error.message);
      }
    }
  }

  const ours = () => [...document.querySelectorAll(hasMaterial ? "div.mermaid" : "div.mermaid, pre.mermaid")];
  const drawNew = () =>
    // A block without text is one that Material has drawn.
    draw(ours().filter((block) => !block.dataset.processed && block.textContent.trim()));
  const drawAgain = () => draw(ours().filter((block) => block.dataset.processed && sources.has(block)));

  function start() {
    const switched = new MutationObserver(drawAgain);
    for (const element of [document.documentElement, document.body]) {
      switched.observe(element, { attributeFilter: ["data-md-color-scheme", "data-bs-theme", "data-dl-scheme"] });
    }
    if (hasMaterial) window.document$.subscribe(drawNew);
    else drawNew();
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
