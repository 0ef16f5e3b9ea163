/** A button that copies a field of the page; hidden where copying is not allowed. */

/** @param {HTMLElement} box holds the field, the button and the answer */
export function mount(box) {
  const button = box.querySelector("[data-copy]");
  const said = box.querySelector("[data-copied]");
  if (!navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(field.value);
      said.textContent = "Tersalin.";
    } catch {
      field.select();
      said.textContent = "Tekan Ctrl+C untuk menyalin.";
    }
  });
}
