/**
 * Rows of a formset: one more on request, one less by its own button. Without
 * JavaScript the empty rows at the end and the ticks do the same.
 */

function cut(row) {
  const tick = row.querySelector("input[name$='-DELETE']");
  if (tick) tick.checked = true;
  row.hidden = true;
}

function dress(row) {
  const tick = row.querySelector("[data-cut-tick]");
  if (!tick) return;
  tick.hidden = true;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button small quiet";
  button.textContent = "Hapus baris";
  button.addEventListener("click", () => cut(row));
  tick.after(button);
  if (tick.querySelector("input").checked) row.hidden = true;
}

/** Puts the number of a new row where its template says __prefix__. */
function number(row, value) {
  for (const part of [row, ...row.querySelectorAll("*")]) {
    for (const { name, value: text } of [...part.attributes]) {
      if (text.includes("__prefix__")) {
        part.setAttribute(name, text.replaceAll("__prefix__", value));
      }
    }
  }
}

function isEmpty(row) {
  const typed = [...row.querySelectorAll("input, select")].filter(
    (field) => !field.name.endsWith("-DELETE") && !field.name.endsWith("-bentuk"),
  );
  return typed.every((field) => !field.value) && !row.querySelector(".errors");
}

/** @param {HTMLElement} box */
export function mount(box) {
  const total = box.querySelector("input[name$='-TOTAL_FORMS']");
  const list = box.querySelector("[data-lines]");
  const template = box.querySelector("template");
  const rows = [...list.querySelectorAll("[data-line]")];
  rows.forEach(dress);
  // One empty row is enough where more come at a touch.
  rows.filter(isEmpty).slice(1).forEach((row) => (row.hidden = true));
  const more = box.querySelector("[data-more]");
  if (!more || !template) return;
  more.hidden = false;
  more.addEventListener("click", () => {
    const waiting = rows.find((row) => row.hidden && isEmpty(row));
    if (waiting && !waiting.querySelector("input[name$='-DELETE']")?.checked) {
      waiting.hidden = false;
      waiting.querySelector("select, input").focus();
      return;
    }
    const row = template.content.firstElementChild.cloneNode(true);
    number(row, total.value);
    list.append(row);
    total.value = Number(total.value) + 1;
    dress(row);
    row.querySelector("select, input").focus();
  });
}
