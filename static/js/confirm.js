/** Asks before a form with `data-confirm` (on the button or the form) is sent. */

const agreed = new WeakSet();

function element(name, attributes, text = "") {
  const node = Object.assign(document.createElement(name), attributes);
  node.textContent = text;
  return node;
}

function ask(sentence, label, onYes) {
  const dialog = element("dialog", { className: "dialog" });
  const title = element("h2", { id: "konfirmasi-judul" }, sentence);
  const buttons = element("div", { className: "form-buttons" });
  const yes = element("button", { className: "button danger", type: "button" }, label);
  const no = element("button", { className: "button quiet", type: "button" }, "Batal");
  dialog.setAttribute("aria-labelledby", title.id);
  buttons.append(yes, no);
  dialog.append(title, buttons);
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  no.addEventListener("click", () => dialog.close());
  yes.addEventListener("click", () => {
    dialog.close();
    onYes();
  });
  dialog.showModal();
  no.focus();
}

/** @param {Document} page */
export function askFirst(page) {
  page.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      const button = event.submitter;
      const sentence = button?.dataset.confirm || form.dataset.confirm;
      if (!sentence || agreed.delete(form)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const label = button?.textContent.trim() || "Lanjutkan";
      ask(sentence, label, () => {
        agreed.add(form);
        form.requestSubmit(button);
      });
    },
    true,
  );
}
