// Filters the cards of the home page. The choice is kept in the address, so that a filtered list can be sent to others.
// Without this script all cards are listed and the form stays hidden.

const SEPARATOR = "\n";

function matches(card, name, wanted) {
  const values = (card.dataset[name] ?? "").split(SEPARATOR);
  return wanted.startsWith("!") ? !values.includes(wanted.slice(1)) : values.includes(wanted);
}

function start(form) {
  const cards = [...document.getElementById(form.dataset.for).children].filter((card) => card.dataset.kind);
  const selects = [...form.querySelectorAll("select")];
  const output = form.querySelector("output");
  const clear = form.querySelector("button[type=reset]");

  function apply() {
    const wanted = selects.filter((select) => select.value);
    let shown = 0;
    for (const card of cards) {
      card.hidden = !wanted.every((select) => matches(card, select.name, select.value));
      shown += card.hidden ? 0 : 1;
    }
    output.textContent = output.dataset.words.replace("{shown}", shown);
    clear.hidden = wanted.length === 0;
  }

  function read() {
    const query = new URLSearchParams(location.search);
    for (const select of selects) {
      const value = query.get(select.name) ?? "";
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
    apply();
  }

  function write() {
    const address = new URL(location.href);
    for (const select of selects) {
      if (select.value) address.searchParams.set(select.name, select.value);
      else address.searchParams.delete(select.name);
    }
    history.replaceState(history.state, "", address);
    apply();
  }

  form.hidden = false;
  form.addEventListener("change", write);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(write));
  addEventListener("popstate", read);
  read();
}

export function begin(root = document) {
  root.querySelectorAll("form.dl-filters[hidden]").forEach(start);
}

begin();
// Material's instant navigation swaps the page without loading it anew.
globalThis.document$?.subscribe(() => begin());
