/** The sunlight view: black on white and larger letters, remembered per device. */

const KEY = "sibungas:terang";

function remembered() {
  try {
    return localStorage.getItem(KEY) === "1";
  } catch {
    return false;
  }
}

function apply(on) {
  document.documentElement.toggleAttribute("data-terang", on);
}

/** Before anything is drawn by a module. */
export function restoreTheme() {
  apply(remembered());
}

/** @param {HTMLButtonElement} button */
export function mount(button) {
  const show = () => {
    const on = document.documentElement.hasAttribute("data-terang");
    button.setAttribute("aria-pressed", String(on));
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    const on = !document.documentElement.hasAttribute("data-terang");
    apply(on);
    try {
      localStorage.setItem(KEY, on ? "1" : "0");
    } catch {
      // The choice then lasts for this page only.
    }
    show();
  });
  show();
}
