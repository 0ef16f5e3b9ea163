/**
 * The only script every page loads: finds `data-module` and mounts it, and
 * watches forms and dialogs of the whole page.
 *
 * The registry names every file literally, because the static storage rewrites
 * these names to hashed ones.
 */
import { watch } from "./mount.js";
import { guardForms } from "./busy.js";
import { askFirst } from "./confirm.js";
import { watchDialogs } from "./dialog.js";
import { keepFocus } from "./focus.js";
import { restoreTheme } from "./theme.js";

/** On a phone the chips stand in one line; the one we are on must be in sight. */
function showCurrentChips(page) {
  page.querySelectorAll(".chips > [aria-current]").forEach((chip) => {
    const line = chip.parentElement;
    const left = chip.offsetLeft - line.offsetLeft;
    if (left + chip.offsetWidth > line.clientWidth) {
      line.scrollLeft = left - (line.clientWidth - chip.offsetWidth) / 2;
    }
  });
}

const registry = {
  "assessment-form": () => import("./assessment-form.js"),
  autosubmit: () => import("./autosubmit.js"),
  calculator: () => import("./calculator.js"),
  chart: () => import("./chart.js"),
  copy: () => import("./copy.js"),
  "error-summary": () => import("./error-summary.js"),
  "filter-table": () => import("./filter-table.js"),
  lines: () => import("./lines.js"),
  location: () => import("./location.js"),
  map: () => import("./map.js"),
  minutes: () => import("./minutes.js"),
  matrix: () => import("./matrix.js"),
  "polygon-editor": () => import("./polygon-editor.js"),
  popover: () => import("./popover.js"),
  print: () => import("./print.js"),
  remarks: () => import("./remarks.js"),
  refresh: () => import("./refresh.js"),
  theme: () => import("./theme.js"),
};

restoreTheme();
askFirst(document);
guardForms(document);
watchDialogs(document);
keepFocus(document);
showCurrentChips(document);
watch(document.body, registry);
