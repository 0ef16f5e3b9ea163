/** A filter form that sends itself, with a short address and the sort order kept. */

function keepOthers(form, fields) {
  const now = new URLSearchParams(location.search);
  for (const [name, value] of now) {
    if (name !== "halaman" && name !== "unduh" && !form.elements[name]) fields.append(name, value);
  }
}

/** On a phone the list comes first; filters open on demand. */
function fold(details) {
  const phone = window.matchMedia("(max-width: 40rem)");
  const follow = () => (details.open = !phone.matches);
  phone.addEventListener("change", follow);
  follow();
}

/** @param {HTMLFormElement} form */
export function mount(form) {
  form.querySelectorAll("[data-fold]").forEach(fold);
  form.addEventListener("change", (event) => {
    if (event.target.type !== "search") form.requestSubmit();
  });
  form.addEventListener("formdata", ({ formData }) => {
    for (const name of new Set(formData.keys())) {
      const values = formData.getAll(name).filter((value) => value !== "");
      formData.delete(name);
      values.forEach((value) => formData.append(name, value));
    }
    keepOthers(form, formData);
  });
}
