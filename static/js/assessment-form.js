/** The penilaian form: the score while typing, last year's values, autosave. */
import { autosave } from "./autosave.js";
import { openSheet } from "./sheet.js";

function keepLastYear(form) {
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-keep]");
    if (!button) return;
    const input = form.elements[button.dataset.keep];
    input.value = button.dataset.value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.focus();
  });
}

/** On a phone what is answered folds away, so that what is left is near. */
function foldAnswered(form) {
  if (!matchMedia("(max-width: 47.99rem)").matches) return;
  for (const aspect of form.querySelectorAll("[data-aspek][data-complete]")) {
    aspect.open = false;
  }
}

/** @param {HTMLFormElement} form */
export function mount(form) {
  const sheet = openSheet(form);
  keepLastYear(form);
  foldAnswered(form);
  if (form.dataset.autosaveUrl) autosave(form, { onRestore: sheet.refresh });
}
