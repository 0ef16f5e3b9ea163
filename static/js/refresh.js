/**
 * Figures that are still being counted: htmx asks for them again and again, but
 * not for ever, and not while nobody looks.
 */
const MOST_TRIES = 120;

/** @param {HTMLElement} box the part of the page that htmx replaces */
export function mount(box) {
  let tries = 0;
  box.addEventListener("htmx:beforeRequest", (event) => {
    if (event.target !== box) return;
    if (document.hidden || tries >= MOST_TRIES) event.preventDefault();
    else tries += 1;
  });
  box.addEventListener("htmx:beforeSwap", (event) => {
    if (event.target !== box) return;
    const came = new URL(event.detail.xhr.responseURL).pathname;
    if (came === location.pathname) return;
    // Signed out in between: what came is the sign-in page.
    event.detail.shouldSwap = false;
    location.reload();
  });
}
