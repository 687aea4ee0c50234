/* Keeps a page's styles applied while Material's instant navigation starts.
 *
 * For pages to come it writes each relative address of this one out in full, by assigning `href` to itself. A browser
 * takes that for a new style sheet: it asks the host again unless the sheet was kept, and a sheet that is still coming
 * counts for nothing as soon as any other one has come. Then the page stands without styles for a moment. Here the same
 * sheet under its full address is put beside the old one, which goes once the new one is there.
 *
 * Stands in the head, before the theme's own script.
 */
(() => {
  const { get, set } = Object.getOwnPropertyDescriptor(HTMLLinkElement.prototype, "href");

  function assign(address) {
    const isSame = this.sheet && this.isConnected && address === get.call(this);
    if (!isSame) return set.call(this, address);
    const full = this.cloneNode();
    set.call(full, address);
    full.addEventListener("load", () => this.remove(), { once: true });
    full.addEventListener("error", () => full.remove(), { once: true });
    this.after(full);
  }

  Object.defineProperty(HTMLLinkElement.prototype, "href", { configurable: true, enumerable: true, get, set: assign });
})();
