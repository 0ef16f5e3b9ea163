/**
 * The sheet on the screen: reads the inputs, asks scoring.js, fills the outputs.
 *
 * The same for the penilaian form and the calculator. Holds no rule: criteria
 * and their denominators stand in the page, bands and checks in the ruleset.
 */
import { formatNumber, parseNumber } from "./numbers.js";
import { loadRuleset, problems, score } from "./scoring.js";

/** Header keys of the rules, and the columns they are typed into. */
const HEADER = {
  jumlah_bangunan: "jumlah_bangunan",
  jumlah_penduduk: "jumlah_penduduk",
  jumlah_kk: "jumlah_kk",
  luas_verifikasi: "luas_verifikasi_ha",
  panjang_jalan_ideal: "panjang_jalan_ideal_m",
  panjang_drainase_ideal: "panjang_drainase_ideal_m",
  panjang_jalan_eksisting: "panjang_jalan_eksisting_m",
  panjang_drainase_eksisting: "panjang_drainase_eksisting_m",
};
const LEVELS = {
  TK: "Tidak kumuh",
  KR: "Kumuh ringan",
  KS: "Kumuh sedang",
  KB: "Kumuh berat",
};
const PERCENT = "\u00a0%";

function embedded(id) {
  const node = document.getElementById(id);
  return node ? JSON.parse(node.textContent) : {};
}

/** What stands in a field: a number, or null, and why it could not be read. */
function read(input, integer) {
  try {
    return { value: parseNumber(input.value, { integer }), complaint: "" };
  } catch (error) {
    return { value: null, complaint: error.message };
  }
}

function write(output, text) {
  if (output && output.textContent !== text) output.textContent = text;
}

/** Everything of one form, looked up once. */
function fieldsOf(form) {
  const criteria = [...form.querySelectorAll("[data-kriteria]")].map((box) => ({
    box,
    kode: box.dataset.kriteria,
    input: box.querySelector("input"),
    penyebut: box.querySelector("[data-penyebut]"),
    aspek: box.closest("[data-aspek]"),
  }));
  const headers = Object.entries(HEADER)
    .map(([key, column]) => ({
      key,
      input: form.elements[column],
      optional: key.endsWith("_eksisting"),
    }))
    .filter(({ input }) => input);
  return { criteria, headers };
}

function readSheet({ criteria, headers }, ruleset) {
  const sheet = { header: {}, volumes: {} };
  const unreadable = [];
  const keep = (group, key, input, { isCount }) => {
    const { value, complaint } = read(input, isCount);
    sheet[group][key] = value;
    if (complaint) unreadable.push({ kriteria: key, jenis: "E", pesan: complaint });
  };
  for (const { key, input } of headers) keep("header", key, input, ruleset.header[key]);
  for (const { kode, input } of criteria) keep("volumes", kode, input, ruleset.criterion[kode]);
  return { sheet, unreadable };
}

function showCriterion({ box, kode, input, penyebut }, result, form) {
  const percent = result.persen[kode] ?? null;
  const points = result.skor[kode] ?? null;
  const badge = box.querySelector("[data-skor]");
  const band = box.querySelector("[data-pita]");
  write(box.querySelector("[data-persen]"), percent === null ? "–" : `${formatNumber(percent, 2)}${PERCENT}`);
  const empty = input.value.trim() ? "belum dapat dihitung" : "belum diisi";
  write(badge, points === null ? empty : `skor ${points}`);
  badge.dataset.nilai = band.dataset.nilai = points ?? "";
  band.setAttribute("width", Math.min(Math.max(Number(percent ?? 0), 0), 100));
  const photo = box.querySelector("[data-foto]");
  if (photo) photo.hidden = String(points) !== photo.dataset.foto;
  write(penyebut, form.elements[penyebut.dataset.penyebut]?.value.trim() || "–");
}

function showProblems(form, found) {
  for (const list of form.querySelectorAll("[data-masalah]")) {
    const mine = found.filter(
      ({ kriteria }) => (HEADER[kriteria] ?? kriteria) === list.dataset.masalah,
    );
    const items = mine.map(({ jenis, pesan }) => {
      const item = document.createElement("li");
      item.dataset.jenis = jenis;
      item.textContent = jenis === "W" ? `${pesan} Alasan diminta saat mengirim.` : pesan;
      return item;
    });
    const same =
      items.length === list.children.length &&
      items.every((item, i) => item.isEqualNode(list.children[i]));
    if (!same) list.replaceChildren(...items);
    const errors = mine.some((problem) => problem.jenis === "E");
    list.closest("[data-kriteria]")?.toggleAttribute("data-invalid", errors);
  }
}

function showAspects({ criteria }, result, found) {
  for (const aspect of new Set(criteria.map((line) => line.aspek).filter(Boolean))) {
    const kode = aspect.dataset.aspek;
    const mine = criteria.filter((line) => line.aspek === aspect);
    const filled = mine.filter((line) => line.input.value.trim()).length;
    const mean = result.rata_rata_aspek?.[kode] ?? null;
    write(aspect.querySelector("[data-rata-aspek]"), mean === null ? "–" : `${formatNumber(mean, 2)}${PERCENT}`);
    write(aspect.querySelector("[data-terisi]"), `${filled} dari ${mine.length} terisi`);
    const wrong = found.some(
      ({ kriteria, jenis }) => jenis === "E" && mine.some((line) => line.kode === kriteria),
    );
    aspect.toggleAttribute("data-problem", wrong);
    aspect.toggleAttribute("data-complete", !wrong && filled === mine.length);
  }
}

function showProgress(form, { criteria }) {
  const bar = form.querySelector(".progress progress");
  if (!bar) return;
  bar.value = criteria.filter((line) => line.input.value.trim()).length;
  const words = `${bar.value} dari ${criteria.length} kriteria terisi`;
  bar.setAttribute("aria-label", words);
  write(form.querySelector(".progress-text"), words);
}

function showTotal(form, result, missing, errors) {
  const total = result.total ?? result.total_sementara;
  const shown = form.querySelector("[data-total]");
  write(shown, total === null ? "–" : String(total));
  shown?.parentElement.toggleAttribute("data-sementara", !result.lengkap);
  const badge = form.querySelector("[data-tingkat-kini] .tingkat");
  if (badge) {
    const code = result.tingkat ?? "";
    badge.dataset.tingkat = code;
    const word = document.createElement("span");
    word.textContent = code ? `${code} ${LEVELS[code]}` : "Belum lengkap";
    badge.replaceChildren(badge.querySelector(".swatch"), word);
  }
  const words = [];
  if (missing) words.push(`${missing} belum diisi`);
  if (errors) words.push(`${errors} perlu diperbaiki`);
  write(form.querySelector("[data-sisa]"), words.join(", ") || "Semua terisi");
}

/**
 * @param {HTMLFormElement} form
 * @returns {{refresh: () => void}} computes again, after inputs changed by hand
 */
export function openSheet(form) {
  const ruleset = loadRuleset(embedded("ruleset"));
  const { density_limit: densityLimit = null } = embedded("sheet-context");
  const fields = fieldsOf(form);
  let waiting = 0;

  function refresh() {
    waiting = 0;
    const { sheet, unreadable } = readSheet(fields, ruleset);
    const result = score(ruleset, sheet);
    const found = [...unreadable, ...problems(ruleset, sheet, densityLimit)];
    const asked = [...fields.headers.filter((line) => !line.optional), ...fields.criteria];
    const missing = asked.filter((line) => !line.input.value.trim());
    for (const line of fields.criteria) showCriterion(line, result, form);
    showAspects(fields, result, found);
    showProgress(form, fields);
    showProblems(form, found);
    const errors = found.filter((problem) => problem.jenis === "E").length;
    showTotal(form, result, missing.length, errors);
  }

  form.addEventListener("input", () => {
    waiting ||= requestAnimationFrame(refresh);
  });
  refresh();
  return { refresh };
}
