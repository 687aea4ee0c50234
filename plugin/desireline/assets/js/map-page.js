// Enhancements of a map's page: links to a part's former id lead to what it is today, links to a part find its twin in
// the cards of a narrow screen, and the journey can be walked stage by stage with keys.

function shown(element) {
  return element.getClientRects().length > 0;
}

/** A row, a lane or a scale that is gone: its entry has its bare id. */
function gone(name) {
  const id = /^(?:row|lane|scale)_(.+)$/.exec(name)?.[1];
  const entry = id && document.getElementById(id);
  if (!entry?.closest("#map_retired")) return null;
  location.replace(`#${id}`);
  return entry;
}

/** The id today of what had this one: of the part its empty element stands in, or the one that its entry names. */
function today(target) {
  if (!target.closest(".dl")) return "";
  return target.dataset.now ?? (target.matches("span:empty") ? target.parentElement.closest("[id]")?.id : "");
}

/** On narrow screens the table, which carries the ids, is not displayed; its cards name the same parts in `data-for`. */
function toTwin() {
  const name = decodeURIComponent(location.hash.slice(1));
  const target = name ? document.getElementById(name) ?? gone(name) : null;
  const now = target && today(target);
  if (now) return location.replace(`#${now}`);
  for (let fold = target?.closest(".dl details"); fold; fold = fold.parentElement.closest("details")) {
    if (fold.open) continue;
    fold.open = true;
    target.scrollIntoView();
  }
  if (!target?.closest(".dl-wide") || shown(target)) return;
  const twin = document.querySelector(`.dl-narrow [data-for="${CSS.escape(name)}"]`);
  if (!twin) return;
  for (let fold = twin.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  twin.scrollIntoView({ block: "center" });
  twin.classList.add("dl-arrived");
  setTimeout(() => twin.classList.remove("dl-arrived"), 2000);
}

/** Leads from stage to stage while the journey is walked: arrow keys, Home and End; Escape ends the walk. */
function walk(article) {
  const stages = [...article.querySelectorAll(".dl-card")];
  const here = () => stages.findIndex((stage) => stage.matches(":target"));
  addEventListener("keydown", (event) => {
    const at = here();
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey || event.target.closest?.("input, select")) return;
    const forward = getComputedStyle(article).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = forward === "ArrowRight" ? "ArrowLeft" : "ArrowRight";
    const next = { [forward]: at + 1, [back]: at - 1, Home: 0, End: stages.length - 1 }[event.key];
    const to = event.key === "Escape" ? "map_stages" : stages[next]?.id;
    if (!to) return;
    event.preventDefault();
    location.hash = to;
  });
  const arrive = () => {
    const stage = stages[here()];
    if (!stage) return;
    for (const fold of stage.querySelectorAll(":scope > details")) fold.open = true;
    stage.focus({ preventScroll: true });
  };
  addEventListener("hashchange", arrive);
  arrive();
}

/** A frame that need not scroll is no stop for the keyboard. */
function stops(board) {
  const update = () => {
    if (board.scrollWidth > board.clientWidth || board.scrollHeight > board.clientHeight) board.tabIndex = 0;
    else board.removeAttribute("tabindex");
  };
  new ResizeObserver(update).observe(board);
}

export function begin(root = document) {
  root.querySelectorAll(".dl-map:not([data-ready])").forEach((article) => {
    article.dataset.ready = "";
    article.querySelectorAll(".dl-board").forEach(stops);
    walk(article);
  });
  toTwin();
}

addEventListener("hashchange", toTwin);
begin();
globalThis.document$?.subscribe(() => begin());
