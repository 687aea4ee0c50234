// A button that copies, above each source of a diagram. Without script the source can be selected as it stands.
// This file's name must not hold the word "mermaid": the mermaid2 plugin parses every page that names such a script.

const SHOWN_FOR = 2000; // milliseconds

function addButton(block) {
  if (block.dataset.dlCopyReady) return;
  block.dataset.dlCopyReady = "true";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "dl-copy-button";
  button.textContent = block.dataset.dlCopy;
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(block.textContent);
      said.textContent = block.dataset.dlCopied;
      setTimeout(() => (said.textContent = ""), SHOWN_FOR);
    } catch {
      getSelection().selectAllChildren(block); // not allowed here: select it, so that a key copies
    }
  });
  block.before(button, said);
}

const addAll = () => document.querySelectorAll("pre[data-dl-copy]").forEach(addButton);

// Material's instant navigation changes pages without loading them.
if (window.document$) window.document$.subscribe(addAll);
else addAll();
