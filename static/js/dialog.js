/** Opens and closes <dialog> elements from links: `data-open`, `data-close`. */

/** @param {Document} page */
export function watchDialogs(page) {
  page.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-open]");
    const closer = event.target.closest("[data-close]");
    if (opener) {
      const dialog = page.querySelector(opener.getAttribute("href"));
      if (!dialog?.showModal) return;
      event.preventDefault();
      dialog.showModal();
    } else if (closer) {
      const dialog = closer.closest("dialog");
      if (!dialog?.open) return;
      event.preventDefault();
      dialog.close();
    }
  });
}
