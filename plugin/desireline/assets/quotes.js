// The Escape key puts a preview away without moving the pointer or the focus; leaving the link brings it back.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const link of document.querySelectorAll(".dl-ref:is(:hover, :focus-within)")) {
    link.dataset.dlQuiet = "";
    const back = () => delete link.dataset.dlQuiet;
    for (const left of ["pointerleave", "focusout"]) link.addEventListener(left, back, { once: true });
  }
});
