/** Hides the rows of a short table that do not hold the words typed. */

/** @param {HTMLElement} box holds an input[data-filter] and a table */
export function mount(box) {
  const input = box.querySelector("input[data-filter]");
  const rows = [...box.querySelectorAll("tbody tr")];
  const count = box.querySelector("[data-filter-count]");
  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
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
