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

/** All of last year's values at once, into the fields that are still empty. */
function keepWholeYear(form) {
  const note = form.querySelector("[data-keep-all]");
  if (!note) return;
  const empty = () =>
    [...form.querySelectorAll(".kept [data-keep]")]
      .map(({ dataset }) => [form.elements[dataset.keep], dataset.value])
      .filter(([input]) => !input.value.trim());
  note.hidden = !empty().length;
  note.querySelector("button").addEventListener("click", (event) => {
    const taken = empty();
    for (const [input, value] of taken) input.value = value;
    form.dispatchEvent(new Event("input"));
    event.target.hidden = true;
    note.querySelector("[role=status]").textContent =
      `${taken.length} angka dipakai. Periksa yang berubah, lalu kirim.`;
  });
}

/** On a phone what is answered folds away, so that what is left is near. */
function foldAnswered(form) {
  if (!matchMedia("(max-width: 47.99rem)").matches) return;
  for (const aspect of form.querySelectorAll("[data-aspek][data-complete]")) {
    // What a reviewer remarked on is not finished, however complete it looks.
    aspect.open = Boolean(aspect.querySelector("[data-remark]"));
  }
}

/** @param {HTMLFormElement} form */
export function mount(form) {
  const sheet = openSheet(form);
  keepLastYear(form);
  keepWholeYear(form);
  foldAnswered(form);
  if (form.dataset.autosaveUrl) autosave(form, { onRestore: sheet.refresh });
}
