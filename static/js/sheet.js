/**
 * The sheet on the screen: reads the inputs, asks scoring.js, fills the outputs.
 *
 * The same for the penilaian form and the calculator. Holds no rule itself: the
 * ruleset file says which column belongs to which criterion and denominator.
 */
import { formatNumber, parseNumber } from "./numbers.js";
import { loadRuleset, problems, score } from "./scoring.js";

const UNREADABLE = "Angka ini tidak terbaca. Tulis misalnya 1.234,5.";
const LEVEL_NAMES = {
  TK: "Tidak kumuh",
  KR: "Kumuh ringan",
  KS: "Kumuh sedang",
  KB: "Kumuh berat",
};

function embedded(id) {
  const node = document.getElementById(id);
  return node ? JSON.parse(node.textContent) : {};
}

/** What stands in one field: a decimal string, null when empty, or unreadable. */
function readField(input) {
  const text = input?.value.trim() ?? "";
  if (!text) return { value: null, unreadable: false };
  try {
    const value = parseNumber(text);
    return { value, unreadable: value === null };
  } catch {
    return { value: null, unreadable: true };
  }
}

function readAll(form, columns) {
  const values = {};
  const unreadable = [];
  for (const column of columns) {
    const found = readField(form.elements[column]);
    values[column] = found.value;
    if (found.unreadable) unreadable.push(column);
  }
  return { values, unreadable };
}

function fill(form, attribute, value, text) {
  const output = form.querySelector(`[data-${attribute}="${value}"]`);
  if (output && output.textContent !== text) output.textContent = text;
  return output;
}

function showCriterion(form, { kode, kolom }, result) {
  const percent = result.persen[kode];
  const points = result.skor[kode];
  const known = percent !== null && percent !== undefined;
  fill(form, "persen", kode, known ? `${formatNumber(percent, 2)} %` : "–");
  const badge = fill(form, "skor", kode, known ? `skor ${points}` : "belum diisi");
  const band = form.querySelector(`[data-pita="${kode}"]`);
  for (const node of [badge, band]) {
    if (node) node.dataset[node === band ? "nilai" : "nilai"] = known ? String(points) : "";
  }
  const width = known ? Math.min(Math.max(Number(percent), 0), 100) : 0;
  band?.setAttribute("width", String(width));
  return form.elements[kolom]?.value.trim() !== "";
}
