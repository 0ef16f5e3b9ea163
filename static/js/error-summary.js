/** Takes the reader to the list of errors, as the page begins with it. */

/** @param {HTMLElement} summary */
export function mount(summary) {
  summary.focus();
}
