// Shows in the matrix of impact and effort only the numbers whose rows the filters of the list leave.
// Without this script, or without filters, the matrix shows all of them.

function follow(matrix) {
  const marks = [...matrix.querySelectorAll("a.dl-mark:not(.dl-rest)")].map((mark) => ({
    mark,
    row: document.getElementById(mark.getAttribute("href").slice(1)),
  }));
  const list = marks[0]?.row?.parentElement;
  if (!list) return;

  function apply() {
    for (const { mark, row } of marks) mark.toggleAttribute("hidden", Boolean(row?.hidden));
  }

  new MutationObserver(apply).observe(list, { attributes: true, attributeFilter: ["hidden"], subtree: true });
  apply();
}

export function begin(root = document) {
  root.querySelectorAll(".dl-matrix").forEach(follow);
}

begin();
// Material's instant navigation swaps the page without loading it anew.
globalThis.document$?.subscribe(() => begin());
