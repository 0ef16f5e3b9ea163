/** A button that prints the page. */

/** @param {HTMLButtonElement} button */
export function mount(button) {
  button.addEventListener("click", () => window.print());
}
