/**
 * Keeps a draft: a few seconds after a change to the server, and at once in the
 * browser, so that nothing typed is lost when there is no network.
 *
 * The server answers {versi, pada}. A 409 means that somebody else saved first:
 * saving stops, what was typed stays here. Kept values come back by themselves
 * only into the version of the sheet they were typed into.
 */

const WAIT_MS = 3000;
const RETRY_MS = 15000;
const KEEP_DAYS = 30;
const SKIP = new Set(["csrfmiddlewaretoken", "versi", "aksi"]);

const clock = () =>
  new Date().toLocaleTimeString("id-ID", { hour: "2-digit", minute: "2-digit" });

function typed(form) {
  const values = {};
  for (const [name, value] of new FormData(form)) {
    if (!SKIP.has(name) && typeof value === "string") values[name] = value;
  }
  return values;
}

/** What the browser remembers of one draft; silent where storage is forbidden. */
function memory(key) {
  return {
    read() {
      try {
        const kept = JSON.parse(localStorage.getItem(key));
        const fresh = kept && Date.now() - kept.at < KEEP_DAYS * 86400000;
        return fresh ? kept : null;
      } catch {
        return null;
      }
    },
    write(versi, values, sent = false) {
      try {
        const record = { at: Date.now(), versi, sent, values };
        localStorage.setItem(key, JSON.stringify(record));
        return true;
      } catch {
        return false;
      }
    },
    clear() {
      try {
        localStorage.removeItem(key);
      } catch {
        // Nothing was kept, so nothing needs to go.
      }
    },
  };
}

async function post(form, url) {
  const answer = await fetch(url, {
    method: "POST",
    body: new URLSearchParams(new FormData(form)),
    headers: { Accept: "application/json", "X-Autosave": "1" },
    redirect: "manual",
  });
  if (answer.type === "opaqueredirect") return { status: 401, body: {} };
  const isJson = answer.headers.get("Content-Type")?.includes("json");
  return { status: answer.status, body: isJson ? await answer.json() : {} };
}

/**
 * @param {HTMLFormElement} form with data-autosave-url and a hidden `versi`
 * @param {{onRestore: () => void}} events called after kept values were put back
 */
export function autosave(form, { onRestore }) {
  const url = form.dataset.autosaveUrl;
  const status = form.querySelector("[data-simpan]");
  const kept = memory(`sibungas:isian:${url}`);
  let timer = 0;
  let sending = false;
  let stopped = false;
  let dirty = false;

  const say = (sentence, state) => {
    if (!status) return;
    status.textContent = sentence;
    status.dataset.state = state;
  };
  const later = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  };

  function settled({ status: code, body }) {
    if (code === 200) {
      if (body.versi) form.elements.versi.value = body.versi;
      if (!dirty) kept.clear();
      say(`Tersimpan ${body.pada || clock()}`, "saved");
    } else if (code === 401) {
      dirty = true;
      say("Sesi berakhir. Masuk lagi di tab lain; isian disimpan di perangkat ini.", "failed");
      later(RETRY_MS);
    } else if (code === 409 || code === 403 || code === 404) {
      stopped = dirty = true;
      say(`${body.pesan || "Draf tidak dapat disimpan."} Isian Anda masih ada di sini.`, "failed");
    } else {
      throw new Error(`autosave: ${code}`);
    }
  }

  async function save() {
    if (sending || stopped) return;
    sending = true;
    dirty = false;
    say("Menyimpan…", "busy");
    try {
      settled(await post(form, url));
      if (dirty && !stopped) later(WAIT_MS);
    } catch {
      dirty = true;
      say("Belum tersimpan di server. Isian disimpan di perangkat ini.", "failed");
      later(RETRY_MS);
    } finally {
      sending = false;
    }
  }

  function putBack(values) {
    for (const [name, value] of Object.entries(values)) {
      if (form.elements[name]) form.elements[name].value = value;
    }
    say("Isian yang belum tersimpan sudah dikembalikan.", "busy");
    onRestore();
    dirty = true;
    later(WAIT_MS);
  }

  function restore() {
    const found = kept.read();
    const differs = ([name, value]) =>
      form.elements[name] && form.elements[name].value !== value;
    const sameVersion = found?.versi === form.elements.versi.value;
    if (!found || !Object.entries(found.values).some(differs)) return kept.clear();
    if (sameVersion) return putBack(found.values);
    if (found.sent) return kept.clear();
    say("Ada isian lama di perangkat ini. ", "failed");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button small secondary";
    button.textContent = "Pakai isian itu";
    button.addEventListener("click", () => putBack(found.values));
    return status?.append(button);
  }

  form.addEventListener("input", () => {
    dirty = true;
    const safe = kept.write(form.elements.versi.value, typed(form));
    if (stopped) return;
    say(safe ? "Belum tersimpan" : "Belum tersimpan. Jangan tutup halaman ini.", "busy");
    later(WAIT_MS);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    stopped = true;
    dirty = false;
    kept.write(form.elements.versi.value, typed(form), true);
  });
  window.addEventListener("online", () => dirty && later(0));
  window.addEventListener("beforeunload", (event) => {
    if (dirty) event.preventDefault();
  });
  restore();
}
