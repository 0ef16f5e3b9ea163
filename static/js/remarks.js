/** Remarks of a reviewer: a tap jumps to the field, out of whatever is folded. */

function show(id) {
  const field = document.getElementById(id);
  if (!field) return;
  for (
    let box = field.closest("details");
    box;
    box = box.parentElement.closest("details")
  ) {
    box.open = true;
  }
  field.focus();
}

/** @param {HTMLElement} list the links to the fields */
export function mount(list) {
  list.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link) show(link.hash.slice(1));
  });
  // A link from the page of the sheet names the field in the address.
  if (location.hash.startsWith("#id_")) show(location.hash.slice(1));
}
