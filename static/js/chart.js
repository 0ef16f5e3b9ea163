/** Says in words what a mark of a chart stands for, on hover, focus or tap. */

/** @param {HTMLElement} figure holds marks with data-say and one [data-readout] */
export function mount(figure) {
  const readout = figure.querySelector("[data-readout]");
  const usual = readout.textContent;
  const say = (event) => {
    const mark = event.target.closest("[data-say]");
    for (const other of figure.querySelectorAll("[data-lit]")) {
      if (other !== mark) other.removeAttribute("data-lit");
    }
    if (mark) mark.setAttribute("data-lit", "");
    readout.textContent = mark ? mark.dataset.say : usual;
  };
  for (const kind of ["pointerover", "focusin", "click"]) {
    figure.addEventListener(kind, say);
  }
}
