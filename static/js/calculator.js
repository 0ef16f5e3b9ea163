/** The public calculator: the same sheet, and nothing is saved. */
import { openSheet } from "./sheet.js";

/** @param {HTMLFormElement} form */
export function mount(form) {
  openSheet(form);
}
