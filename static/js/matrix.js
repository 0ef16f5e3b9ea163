/**
 * The matrix of a plan as a spreadsheet: arrows move, a paste fills many cells, every
 * cell is saved when it is left. Without this the form saves all cells by its button.
 */

const row = (cell) => cell.closest("[data-row]");

function beside(cell, right) {
  const cells = [...row(cell).querySelectorAll("[data-cell]")];
  return cells[cells.indexOf(cell) + right];
}

/** Fields may be missing where a work stands, so columns go by their place. */
function below(form, cell, down) {
  const column = cell.closest("td").cellIndex;
  const rows = [...form.querySelectorAll("[data-row]")];
  const step = Math.sign(down);
  for (let n = rows.indexOf(row(cell)) + step; rows[n]; n += step) {
    const found = rows[n].cells[column].querySelector("[data-cell]");
    if (found) return found;
  }
  return undefined;
}

function go(cell) {
  if (!cell) return;
  cell.focus();
  cell.select();
}

function tell(cell, sentence) {
  const box = cell.closest("td");
  box.querySelector("small.error")?.remove();
  if (!sentence) {
    cell.removeAttribute("aria-invalid");
    cell.removeAttribute("aria-describedby");
    return;
  }
  const text = document.createElement("small");
  text.className = "error";
  text.id = `p-${cell.name.slice(2)}`;
  text.textContent = sentence;
  box.append(text);
  cell.setAttribute("aria-invalid", "true");
  cell.setAttribute("aria-describedby", text.id);
}

function edge(line, found) {
  if (!found) return;
  for (const name of ["sisa", "lebih", "ha", "biaya"]) {
    const place = line.querySelector(`[data-edge='${name}']`);
    if (place) place.textContent = found[name];
  }
  line.querySelector("[data-flag='lebih']").hidden = !found.lebih;
  line.querySelector("[data-flag='ganda']").hidden = !found.ganda;
}

async function send(form, cell) {
  const key = cell.name.slice(2);
  const seen = form.elements[`v-${key}`];
  const body = new URLSearchParams({
    csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value,
    [cell.name]: cell.value,
    [seen.name]: seen.value,
  });
  cell.dataset.saving = "";
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      headers: { Accept: "application/json" },
      body,
    });
    const told = await answer.json();
    if (answer.ok) {
      seen.value = told.versi;
      cell.value = told.nilai;
      cell.dataset.saved = told.nilai;
      cell.dataset.state = told.status;
      tell(cell, "");
      edge(row(cell), told.baris);
      return "";
    }
    // What was typed stays; saving once more replaces what the sentence names.
    if (answer.status === 409 && "versi" in told) seen.value = told.versi;
    tell(cell, told.pesan);
    return told.pesan;
  } catch {
    const sentence = "Belum tersimpan: tidak ada jaringan. Ubah lagi untuk mencoba.";
    tell(cell, sentence);
    return sentence;
  } finally {
    delete cell.dataset.saving;
  }
}

/** @param {HTMLFormElement} form */
export function mount(form) {
  const status = form.querySelector("[data-matrix-status]");
  let waiting = Promise.resolve();

  for (const cell of form.querySelectorAll("[data-cell]")) {
    cell.dataset.saved = cell.value;
  }

  // One after the other: two cells of one row would race for its right edge.
  function save(cell) {
    if (cell.value.trim() === cell.dataset.saved) return;
    waiting = waiting.then(async () => {
      status.textContent = "Menyimpan…";
      const problem = await send(form, cell);
      status.textContent = problem ? `Belum disimpan: ${problem}` : "Tersimpan.";
    });
  }

  form.addEventListener("focusout", (event) => {
    if (event.target.matches("[data-cell]")) save(event.target);
  });

  form.addEventListener("keydown", (event) => {
    const cell = event.target;
    if (!cell.matches("[data-cell]") || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const first = cell.selectionStart === 0;
    const last = cell.selectionEnd === cell.value.length;
    const moves = {
      ArrowUp: () => below(form, cell, -1),
      ArrowDown: () => below(form, cell, 1),
      Enter: () => below(form, cell, 1) ?? cell,
      ArrowLeft: () => first && beside(cell, -1),
      ArrowRight: () => last && beside(cell, 1),
    };
    if (event.key === "Escape") {
      cell.value = cell.dataset.saved;
      tell(cell, "");
      return;
    }
    const target = moves[event.key]?.();
    if (event.key === "Enter") event.preventDefault();
    if (!target) return;
    event.preventDefault();
    if (target === cell) save(cell);
    go(target);
  });

  form.addEventListener("paste", (event) => {
    const cell = event.target;
    if (!cell.matches("[data-cell]")) return;
    const text = event.clipboardData.getData("text/plain").replace(/\r?\n$/, "");
    const lines = text.split(/\r?\n/).map((line) => line.split("\t"));
    if (lines.length === 1 && lines[0].length === 1) return;
    event.preventDefault();
    const rows = [...form.querySelectorAll("[data-row]")];
    const top = rows.indexOf(row(cell));
    const left = cell.closest("td").cellIndex;
    lines.forEach((values, down) =>
      values.forEach((value, right) => {
        const place = rows[top + down]?.cells[left + right];
        const target = place?.querySelector("[data-cell]");
        if (!target) return;
        target.value = value.trim();
        save(target);
      }),
    );
  });
}
