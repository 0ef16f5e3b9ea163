/** Minutes of a meeting: kept while they are typed. */
import { autosave } from "./autosave.js";

/** @param {HTMLFormElement} form */
export function mount(form) {
  // Without a button the minutes are only read.
  if (form.querySelector("[data-simpan]")) autosave(form, { onRestore() {} });
}
