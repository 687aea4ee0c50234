// Lets maps be dark where a theme's page is dark without saying so by a name that our styles know.
// Without this script they stand on paper of their own there.

const NAMED = "[data-md-color-scheme]"; // Material for MkDocs; what others name is not always so
const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

/** Red, green, blue and alpha of any colour that CSS can write. */
function parts(colour) {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data];
}

/** Whether an element stands on a dark ground; null where nothing behind it has a colour. */
function isDark(element) {
  for (let each = element; each; each = each.parentElement) {
    const [red, green, blue, alpha] = parts(getComputedStyle(each).backgroundColor);
    if (alpha > 127) return 0.299 * red + 0.587 * green + 0.114 * blue < 110;
  }
  return null;
}

function look() {
  const drawing = document.querySelector(".dl");
  const dark = drawing && !document.querySelector(NAMED) ? isDark(drawing.parentElement) : null;
  if (dark === null) delete document.documentElement.dataset.dlScheme;
  else document.documentElement.dataset.dlScheme = dark ? "dark" : "light";
}

const switched = new MutationObserver(look);
for (const element of [document.documentElement, document.body]) {
  switched.observe(element, { attributeFilter: ["class", "style", "data-theme", "data-bs-theme"] });
}
addEventListener("transitionend", ({ propertyName }) => propertyName === "background-color" && look());
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", look);
look();
