/** A form is sent once: a second press while it is on its way does nothing. */

const PATIENCE_MS = 20000;

function release(form) {
  delete form.dataset.sending;
  for (const button of form.querySelectorAll("[aria-busy='true']")) {
    button.removeAttribute("aria-busy");
  }
}

/** @param {Document} page */
export function guardForms(page) {
  page.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.dataset.busy === "off") return;
    if (form.method !== "post") return;
    if ("sending" in form.dataset) {
      event.preventDefault();
      return;
    }
    form.dataset.sending = "";
    event.submitter?.setAttribute("aria-busy", "true");
    setTimeout(() => release(form), PATIENCE_MS);
  });
  // A page that comes back from the browser's memory must be usable again.
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    page.querySelectorAll("form[data-sending]").forEach(release);
  });
}
