/**
 * After a part of the page was swapped, the keyboard goes on where the work goes on:
 * at the field that was refused, at the fields marked with `data-next` (in an opened
 * fold first), or else at the new part. Otherwise it falls back to the top of the page.
 */

const FIELDS = ["textarea:enabled", "input:not([type=hidden]):enabled", "select:enabled"];
const PLACES = ["details[open] [data-next]", "[data-next]"];

function nextField(part) {
  const refused = part.querySelector("[aria-invalid=true]");
  if (refused) return refused;
  for (const place of PLACES) {
    for (const field of FIELDS) {
      const found = part.querySelector(`${place} ${field}`);
      if (found?.checkVisibility()) return found;
    }
  }
  return null;
}

/** @param {Document} page */
export function keepFocus(page) {
  page.addEventListener("htmx:afterSettle", (event) => {
    const part = page.getElementById(event.detail.target?.id || "");
    if (!part || page.activeElement !== page.body) return;
    // The summary of errors takes the focus itself.
    if (part.querySelector(".error-summary")) return;
    const field = nextField(part);
    if (field) return field.focus();
    part.tabIndex = -1;
    part.focus({ preventScroll: true });
  });
}
