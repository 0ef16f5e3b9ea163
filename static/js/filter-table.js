/** Hides the rows of a table, or the entries of a list, that do not hold the words typed.
 * What is typed stays on the page: it may be a person's name. */

/** @param {HTMLElement} box holds an input[data-filter] and the rows */
export function mount(box) {
  const input = box.querySelector("input[data-filter]");
  const count = box.querySelector("[data-filter-count]");
  input.closest("[hidden]")?.removeAttribute("hidden");
  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    // Asked anew each time: rows come and go while the page is open.
    const rows = box.querySelectorAll(box.dataset.rows || "tbody tr");
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      const fits = words.every((word) => text.includes(word));
      row.toggleAttribute("data-hidden", !fits);
      shown += fits ? 1 : 0;
    }
    if (count) count.textContent = `${shown} dari ${rows.length} baris`;
  });
}
