/** A <details> that closes when one looks elsewhere or presses Escape. */

/** @param {HTMLDetailsElement} details */
export function mount(details) {
  document.addEventListener("click", (event) => {
    if (details.open && !details.contains(event.target)) details.open = false;
  });
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    details.open = false;
    details.querySelector("summary").focus();
  });
}
