/**
 * The scoring engine in the browser; the twin of assessments/scoring.
 *
 * Reads the same ruleset file and gives the same scores and sentences. Counts in
 * BigInt: all numbers of a sheet are brought to one scale, so nothing is rounded
 * but the percentage, once, half up, at two decimals.
 */
import { formatNumber } from "./numbers.js";

const NUMERIC = /^(-?)([0-9]{1,40})(?:\.([0-9]{1,40}))?$/;
const COUNTED = new Set(["unit", "jiwa", "KK"]);
/** The rules never use more decimals than this. */
const LEAST_PLACES = 3;

/** A ruleset document, made ready. The file was checked when it was published. */
export function loadRuleset(document) {
  const counted = (one) => ({ ...one, isCount: COUNTED.has(one.satuan) });
  const criteria = document.aspek.flatMap((aspect) =>
    aspect.kriteria.map((line) => counted({ ...line, aspek: aspect.kode })),
  );
  const all = [...document.headers, ...document.headers_opsional].map(counted);
  const bands = document.pita.map(({ skor, sampai }) => ({ skor, to: units(sampai, 2) }));
  return {
    kode: document.kode,
    criteria,
    aspects: document.aspek,
    headers: document.headers,
    allHeaders: all,
    header: Object.fromEntries(all.map((one) => [one.key, one])),
    criterion: Object.fromEntries(criteria.map((one) => [one.kode, one])),
    bands,
    levels: document.tingkat,
    mean: document.rata_rata,
    density: document.kepadatan,
    limits: document.pemeriksaan,
  };
}

// Exact numbers ------------------------------------------------------------------

function parts(value) {
  const text = typeof value === "number" && Number.isSafeInteger(value) ? String(value) : value;
  const match = typeof text === "string" ? NUMERIC.exec(text) : null;
  if (!match) throw new TypeError(`${value} is not an exact number.`);
  return match;
}

function placesOf(value) {
  return (parts(value)[3] ?? "").length;
}

/** The number times 10 to the power of places, as a BigInt. */
function units(value, places) {
  const [, sign, whole, rest = ""] = parts(value);
  const found = BigInt(whole + rest.padEnd(places, "0"));
  return sign ? -found : found;
}

function textOf(found, places) {
  const digits = String(found < 0n ? -found : found).padStart(places + 1, "0");
  const cut = digits.length - places;
  return `${found < 0n ? "-" : ""}${digits.slice(0, cut)}.${digits.slice(cut)}`;
}

/** numerator ÷ denominator (> 0), rounded half up to a whole number. */
function halfUp(numerator, denominator) {
  const size = numerator < 0n ? -numerator : numerator;
  const found = (2n * size + denominator) / (2n * denominator);
  return numerator < 0n ? -found : found;
}

/** The sheet at one scale: every number a BigInt, null where nothing was measured. */
function scaled(ruleset, sheet, densityLimit) {
  const known = (value) => value !== null && value !== undefined;
  const given = [...Object.values(sheet.header), ...Object.values(sheet.volumes)];
  if (known(densityLimit)) given.push(densityLimit);
  const places = Math.max(LEAST_PLACES, ...given.filter(known).map(placesOf));
  const at = (value) => (known(value) ? units(value, places) : null);
  return {
    one: 10n ** BigInt(places),
    at,
    show: (found) => formatNumber(textOf(found, places)),
    ratio: (top, bottom) => formatNumber(textOf(halfUp(100n * top, bottom), 2)),
    header: (key) => at(sheet.header[key]),
    volume: (kode) => at(sheet.volumes[kode]),
  };
}

// Score --------------------------------------------------------------------------

/** The percentage in hundredths; null when it is not known. */
function percent(numbers, line) {
  const volume = numbers.volume(line.kode);
  const whole = numbers.header(line.penyebut);
  if (volume === null || whole === null) return null;
  if (whole > 0n) return halfUp(10000n * volume, whole);
  return whole === 0n && volume === 0n ? 0n : null;
}

function within(found) {
  if (found < 0n) return 0n;
  return found > 10000n ? 10000n : found;
}

function points(ruleset, found) {
  if (found === null) return null;
  return ruleset.bands.find((band) => within(found) <= band.to).skor;
}

function gcd(a, b) {
  return b ? gcd(b, a % b) : a;
}

/** Means of the aspects and of the whole, over one common denominator. */
function means(ruleset, hundredths, skor, mean) {
  const sizes = ruleset.aspects.map((aspect) => aspect.kriteria.length);
  const common = sizes.reduce((a, b) => (a * b) / gcd(a, b), 1);
  const counted = (kode) => {
    if (hundredths[kode] === null) return null;
    return mean === "zeroed" && skor[kode] === 0 ? 0n : within(hundredths[kode]);
  };
  const perAspect = {};
  let sum = 0n;
  for (const aspect of ruleset.aspects) {
    const values = aspect.kriteria.map((line) => counted(line.kode));
    const known = values.every((value) => value !== null);
    const added = known ? values.reduce((a, b) => a + b) : null;
    perAspect[aspect.kode] = known ? textOf(halfUp(added, BigInt(values.length)), 2) : null;
    if (!known) sum = null;
    if (sum !== null) sum += added * BigInt(common / values.length);
  }
  const whole = BigInt(common * sizes.length);
  return { perAspect, whole: sum === null ? null : textOf(halfUp(sum, whole), 2) };
}

/**
 * @param {object} ruleset from loadRuleset
 * @param {{header: object, volumes: object}} sheet texts such as "4.63", null missing
 * @param {{mean?: "plain"|"zeroed"|null}} options
 */
export function score(ruleset, sheet, { mean = null } = {}) {
  const numbers = scaled(ruleset, sheet);
  const hundredths = {};
  const persen = {};
  const skor = {};
  for (const line of ruleset.criteria) {
    const found = percent(numbers, line);
    hundredths[line.kode] = found;
    persen[line.kode] = found === null ? null : textOf(found, 2);
    skor[line.kode] = points(ruleset, found);
  }
  const known = Object.values(skor).filter((value) => value !== null);
  const complete = known.length === ruleset.criteria.length;
  const sum = known.reduce((a, b) => a + b, 0);
  const { perAspect, whole } = means(ruleset, hundredths, skor, mean ?? ruleset.mean);
  return {
    persen,
    skor,
    rata_rata_aspek: perAspect,
    rata_rata: whole,
    total: complete ? sum : null,
    total_sementara: known.length ? sum : null,
    tingkat: complete ? ruleset.levels.find((level) => sum <= level.sampai).kode : null,
    lengkap: complete,
  };
}

/** Units per hectare for a class of city; null when the class is not known. */
export function densityLimit(ruleset, kelasKota) {
  return kelasKota ? ruleset.density.batas[kelasKota] : null;
}

/** Hectares to fill in for 1b: the whole RT, or 0; null when not known. */
export function proposeDensityVolume(ruleset, sheet, kelasKota) {
  const limit = densityLimit(ruleset, kelasKota);
  if (limit === null) return null;
  const dense = isDense(scaled(ruleset, sheet, limit), limit);
  if (dense === null) return null;
  return dense ? sheet.header.luas_verifikasi : "0";
}

function isDense(numbers, limit) {
  const buildings = numbers.header("jumlah_bangunan");
  const area = numbers.header("luas_verifikasi");
  if (buildings === null || area === null || area <= 0n) return null;
  return buildings * numbers.one >= area * numbers.at(limit);
}

// Problems -----------------------------------------------------------------------

const problem = (jenis) => (kode, kriteria, pesan) => ({ kode, jenis, kriteria, pesan });
const error = problem("E");
const warning = problem("W");

/** Header keys and criterion codes without a number, in the order of the form. */
export function missing(ruleset, sheet) {
  const headers = ruleset.headers.filter((one) => (sheet.header[one.key] ?? null) === null);
  const lines = ruleset.criteria.filter((one) => (sheet.volumes[one.kode] ?? null) === null);
  return [...headers.map((one) => one.key), ...lines.map((one) => one.kode)];
}

/**
 * Everything wrong with the sheet of one RT, errors first.
 *
 * @param {object} ruleset
 * @param {{header: object, volumes: object}} sheet
 * @param {string|number|null} densityLimit units per hectare
 * @param {{baseline?: boolean}} options
 * @returns {{kode: string, jenis: "E"|"W", kriteria: string, pesan: string}[]}
 */
export function problems(ruleset, sheet, densityLimit = null, { baseline = false } = {}) {
  const numbers = scaled(ruleset, sheet, densityLimit);
  const errors = [...headerErrors(ruleset, numbers), ...volumeErrors(ruleset, numbers)];
  const wrong = new Set(errors.map((one) => one.kriteria));
  return [
    ...errors,
    ...sizeWarnings(ruleset, numbers, wrong),
    ...densityWarnings(ruleset, numbers, densityLimit, wrong),
    ...existingWarnings(ruleset, numbers, wrong),
    ...patternWarnings(ruleset, numbers),
    ...(baseline ? belowSlum(ruleset, sheet) : []),
  ];
}

function* headerErrors(ruleset, numbers) {
  for (const one of ruleset.allHeaders) {
    const value = numbers.header(one.key);
    if (value === null) continue;
    yield* numberErrors(numbers, one.key, one.label, value, one.isCount);
    if (value === 0n && ruleset.limits.lebih_dari_nol.includes(one.key)) {
      yield error("harus_lebih_dari_nol", one.key, `${one.label} harus lebih dari 0.`);
    }
  }
  const people = numbers.header("jumlah_penduduk");
  const households = numbers.header("jumlah_kk");
  if (people !== null && households !== null && people < households) {
    const sentence =
      `Jumlah penduduk ${numbers.show(people)} jiwa lebih sedikit daripada` +
      ` jumlah KK ${numbers.show(households)}.`;
    yield error("penduduk_kurang_dari_kk", "jumlah_penduduk", sentence);
  }
}

function* numberErrors(numbers, place, label, value, isCount) {
  if (value < 0n) yield error("negatif", place, `${label} tidak boleh kurang dari 0.`);
  if (isCount && value % numbers.one !== 0n) {
    yield error("bukan_bilangan_bulat", place, `${label} harus bilangan bulat.`);
  }
}

const above = (value, whole) => value > (whole > 0n ? whole : 0n);
const inSentence = (label) => label.charAt(0).toLowerCase() + label.slice(1);

function* volumeErrors(ruleset, numbers) {
  const tooMuch = new Set();
  for (const line of ruleset.criteria) {
    const value = numbers.volume(line.kode);
    if (value === null) continue;
    const label = `${line.label} (${line.kode})`;
    yield* numberErrors(numbers, line.kode, label, value, line.isCount);
    const whole = numbers.header(line.penyebut);
    if (whole !== null && above(value, whole)) {
      tooMuch.add(line.kode);
      yield exceeds(ruleset, numbers, line, value, whole);
    }
  }
  for (const codes of ruleset.limits.bagian) {
    if (!codes.some((kode) => tooMuch.has(kode))) yield* partsExceed(ruleset, numbers, codes);
  }
}

function exceeds(ruleset, numbers, line, value, whole) {
  const of = ruleset.header[line.penyebut];
  const sentence =
    `${line.label} (${line.kode}) ${numbers.show(value)} ${line.satuan} melebihi` +
    ` ${inSentence(of.label)} ${numbers.show(whole)} ${of.satuan}.`;
  return error(whole > 0n ? "melebihi_penyebut" : "penyebut_nol", line.kode, sentence);
}

function* partsExceed(ruleset, numbers, codes) {
  const of = ruleset.header[ruleset.criterion[codes[0]].penyebut];
  const whole = numbers.header(of.key);
  const values = codes.map((kode) => numbers.volume(kode));
  if (whole === null || values.includes(null)) return;
  const summed = values.reduce((a, b) => a + b);
  if (above(summed, whole)) {
    const sentence =
      `Jumlah ${codes.join(" dan ")} ${numbers.show(summed)} ${of.satuan} melebihi` +
      ` ${inSentence(of.label)} ${numbers.show(whole)} ${of.satuan}.`;
    yield error("jumlah_melebihi_penyebut", codes.at(-1), sentence);
  }
}

function* sizeWarnings(ruleset, numbers, wrong) {
  const { luas_rt_ha, kk_per_bangunan, jiwa_per_kk } = ruleset.limits;
  const area = wrong.has("luas_verifikasi") ? null : numbers.header("luas_verifikasi");
  const [low, high] = luas_rt_ha.map(numbers.at);
  if (area !== null && (area < low || area > high)) {
    const sentence =
      `Luas verifikasi ${numbers.show(area)} ha tidak lazim untuk satu RT` +
      ` (${numbers.show(low)}–${numbers.show(high)} ha); periksa satuannya (ha atau m²).`;
    yield warning("luas_tidak_lazim", "luas_verifikasi", sentence);
  }
  yield* ratioWarning(numbers, wrong, "jumlah_kk", "jumlah_bangunan", kk_per_bangunan);
  yield* ratioWarning(numbers, wrong, "jumlah_penduduk", "jumlah_kk", jiwa_per_kk);
}

const RATIOS = {
  jumlah_kk: ["kk_per_bangunan_tidak_lazim", "Jumlah KK per bangunan"],
  jumlah_penduduk: ["jiwa_per_kk_tidak_lazim", "Jumlah jiwa per KK"],
};

function* ratioWarning(numbers, wrong, key, perKey, usual) {
  const of = numbers.header(key);
  const per = numbers.header(perKey);
  if (of === null || per === null || per <= 0n || wrong.has(key) || wrong.has(perKey)) return;
  const [low, high] = usual.map(numbers.at);
  const found = of * numbers.one;
  if (found < per * low || found > per * high) {
    const [kode, label] = RATIOS[key];
    const shown = numbers.ratio(of, per);
    const ends = `${numbers.show(low)}–${numbers.show(high)}`;
    yield warning(kode, key, `${label} ${shown}; lazimnya ${ends}.`);
  }
}

function* densityWarnings(ruleset, numbers, limit, wrong) {
  const line = ruleset.criterion[ruleset.density.kriteria];
  const value = numbers.volume(line.kode);
  const area = numbers.header(line.penyebut);
  if (value === null || area === null || wrong.has(line.kode) || wrong.has(line.penyebut)) return;
  if (value !== 0n && value !== area) {
    const sentence =
      `${line.label} (${line.kode}) satu RT diisi 0 atau seluruh luas RT,` +
      ` ${numbers.show(area)} ha.`;
    yield warning("kepadatan_sebagian", line.kode, sentence);
  } else if (limit !== null && !wrong.has("jumlah_bangunan")) {
    yield* densityDiffers(numbers, limit, line, value);
  }
}

function* densityDiffers(numbers, limit, line, value) {
  const dense = isDense(numbers, limit);
  if (dense === null || dense === value > 0n) return;
  const found = numbers.ratio(numbers.header("jumlah_bangunan"), numbers.header("luas_verifikasi"));
  const reaches = dense ? "mencapai" : "di bawah";
  const sentence =
    `Kepadatan ${found} unit/ha ${reaches} batas ${numbers.show(numbers.at(limit))} unit/ha,` +
    ` tetapi ${inSentence(line.label)} (${line.kode}) diisi ${numbers.show(value)} ha.`;
  yield warning("kepadatan_tidak_sesuai", line.kode, sentence);
}

function* existingWarnings(ruleset, numbers, wrong) {
  for (const [kode, key] of Object.entries(ruleset.limits.eksisting)) {
    const line = ruleset.criterion[kode];
    const value = numbers.volume(kode);
    const ideal = numbers.header(line.penyebut);
    const existing = numbers.header(key);
    if (value === null || ideal === null || existing === null) continue;
    if (wrong.has(kode) || wrong.has(line.penyebut) || wrong.has(key)) continue;
    const expected = ideal > existing ? ideal - existing : 0n;
    const apart = value > expected ? value - expected : expected - value;
    if (apart > numbers.at(ruleset.limits.toleransi_m)) {
      const sentence =
        `${line.label} (${kode}) ${numbers.show(value)} m, padahal panjang ideal` +
        ` dikurangi eksisting ${numbers.show(expected)} m.`;
      yield warning(`selisih_${key}`, kode, sentence);
    }
  }
}

function* patternWarnings(ruleset, numbers) {
  const values = ruleset.criteria.map((line) => numbers.volume(line.kode));
  if (values.includes(null)) return;
  if (values.every((value) => value === 0n)) {
    yield warning("semua_nol", "", `Seluruh ${values.length} volume bernilai 0.`);
  } else if (ruleset.criteria.every((line, i) => values[i] === numbers.header(line.penyebut))) {
    yield warning("semua_penuh", "", `Seluruh ${values.length} volume sama dengan penyebutnya.`);
  }
}

function* belowSlum(ruleset, sheet) {
  const { total } = score(ruleset, sheet);
  const lowest = ruleset.levels[1].mulai;
  if (total === null || total >= lowest) return;
  const sentence = `Total ${total} di bawah ${lowest}: RT ini tidak kumuh pada baseline.`;
  yield warning("baseline_tidak_kumuh", "", sentence);
}
