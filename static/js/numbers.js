/**
 * Numbers as people write them; the twin of sibungas/lib/numbers.py.
 *
 * A number is a text of digits with at most one point ("1234.5"), so that
 * nothing is ever rounded on its way. "1.234" is refused: it may be 1234 or 1,234.
 */
const GROUPED = /^([1-9][0-9]{0,2}(?:\.[0-9]{3})+),([0-9]+)$/;
const MILLIONS = /^([1-9][0-9]{0,2}(?:\.[0-9]{3}){2,})$/;
const ENGLISH = /^([1-9][0-9]{0,2}(?:,[0-9]{3})+)\.([0-9]+)$/;
const SPACED = /^([1-9][0-9]{0,2}(?:[ \u00a0\u2009\u202f][0-9]{3})+)(?:[.,]([0-9]+))?$/;
const PLAIN = /^([0-9]+)(?:[.,]([0-9]+))?$/;
const THOUSANDS = /^([1-9][0-9]{0,2}\.[0-9]{3})$/;
const BLANK = /^[ \t\r\n\u00a0\u2009\u202f]+|[ \t\r\n\u00a0\u2009\u202f]+$/g;
const LONGEST = 40;
const NOT_WHOLE = "Isi dengan bilangan bulat.";

/** A text that is no number here; the message is for the person who typed it. */
export class NumberRefused extends Error {}

function read(plain, integer) {
  const signed = plain[0] === "-" || plain[0] === "−";
  const digits = signed ? plain.slice(1) : plain;
  if (THOUSANDS.test(digits) && !integer) {
    const [whole, rest] = plain.split(".");
    throw new NumberRefused(`Tulis ${whole}${rest} atau ${whole},${rest}: titik ini rancu.`);
  }
  const patterns = [PLAIN, GROUPED, MILLIONS, ENGLISH, SPACED];
  if (integer) patterns.unshift(THOUSANDS);
  const match = patterns.map((pattern) => pattern.exec(digits)).find(Boolean);
  if (!match || plain.length > LONGEST) {
    const example = integer ? "1.234" : "1.234,5";
    throw new NumberRefused(`Angka ini tidak terbaca. Tulis misalnya ${example}.`);
  }
  const whole = match[1].replace(/[^0-9]/g, "").replace(/^0+(?=[0-9])/, "");
  // "1,000" may mean a thousand.
  if (integer && match[2]?.length === 3) throw new NumberRefused(NOT_WHOLE);
  const rest = (match[2] ?? "").replace(/0+$/, "");
  const number = rest ? `${whole}.${rest}` : whole;
  return signed && /[1-9]/.test(number) ? `-${number}` : number;
}

/**
 * @param {string} text
 * @param {{places?: number|null, integer?: boolean, negative?: boolean}} field
 * @returns {string|null} the number such as "1234.5", null when the text is empty
 * @throws {NumberRefused}
 */
export function parseNumber(text, { places = null, integer = false, negative = true } = {}) {
  const plain = text.replace(BLANK, "");
  if (!plain) return null;
  const number = read(plain, integer);
  if (number.startsWith("-") && !negative) {
    throw new NumberRefused("Angka ini tidak boleh kurang dari 0.");
  }
  const decimals = (number.split(".")[1] ?? "").length;
  if (integer && decimals) throw new NumberRefused(NOT_WHOLE);
  if (places !== null && decimals > places) {
    throw new NumberRefused(`Isi paling banyak ${places} angka di belakang koma.`);
  }
  return number;
}

function rounded(whole, rest, places) {
  const kept = BigInt(whole + rest.slice(0, places).padEnd(places, "0"));
  const all = String(rest[places] >= "5" ? kept + 1n : kept).padStart(places + 1, "0");
  const cut = all.length - places;
  return [all.slice(0, cut), all.slice(cut)];
}

/**
 * Without places as it stands in a field ("1234,5"), with places as it is read
 * ("1.234,50").
 *
 * @param {string|number|null} value digits with at most one point
 * @param {number|null} places
 */
export function formatNumber(value, places = null) {
  if (value === null || value === undefined || value === "") return "";
  const text = String(value);
  const [, sign, digits, decimals = ""] = /^(-?)([0-9]+)(?:\.([0-9]+))?$/.exec(text);
  let whole = digits.replace(/^0+(?=[0-9])/, "");
  let rest = decimals.replace(/0+$/, "");
  if (places !== null) {
    [whole, rest] = rounded(whole, decimals, places);
    whole = whole.replace(/\B(?=([0-9]{3})+$)/g, ".");
  }
  const shown = rest ? `${whole},${rest}` : whole;
  return sign && /[1-9]/.test(shown) ? `-${shown}` : shown;
}
