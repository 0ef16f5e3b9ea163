/** Fills of the four levels as SVG patterns, in the colours of the tokens. */

const SVG = "http://www.w3.org/2000/svg";

export const LEVELS = {
  TK: { name: "Tidak kumuh", token: "--color-tk", marks: [] },
  KR: { name: "Kumuh ringan", token: "--color-kr", marks: ["M2 2h1.6v1.6h-1.6z"] },
  KS: { name: "Kumuh sedang", token: "--color-ks", marks: ["M-2 2 2 -2 M0 8 8 0 M6 10 10 6"] },
  KB: { name: "Kumuh berat", token: "--color-kb", marks: ["M0 0 8 8 M8 0 0 8"], light: true },
  "": { name: "Belum dinilai", token: "--color-none", marks: ["M0 0 8 8 M-2 6 2 10 M6 -2 10 2"] },
};

/** The hatched strip beside water. */
export const STRIP = "pola-sempadan";

const idOf = (code) => `pola-${code || "kosong"}`;

/** @param {string | undefined} code */
export function fillOf(code) {
  return `url(#${idOf(code in LEVELS ? code : "")})`;
}

/** A colour of the tokens, for what is drawn outside CSS. @param {string} token */
export function colour(token) {
  return getComputedStyle(document.documentElement).getPropertyValue(token).trim();
}

function make(name, attributes) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

function pattern(code) {
  const { token, marks, light } = LEVELS[code];
  const node = make("pattern", {
    id: idOf(code),
    width: 8,
    height: 8,
    patternUnits: "userSpaceOnUse",
  });
  node.append(make("rect", { width: 8, height: 8, fill: colour(token) }));
  const stroke = colour(light ? "--color-paper" : "--color-ink");
  for (const d of marks) {
    const shape = { d, fill: "none", stroke, "stroke-width": 1.2, "stroke-opacity": 0.7 };
    node.append(make("path", shape));
  }
  return node;
}

function stripPattern() {
  const size = { width: 8, height: 8, patternUnits: "userSpaceOnUse" };
  const node = make("pattern", { id: STRIP, ...size });
  const d = "M-2 2 2 -2 M0 8 8 0 M6 10 10 6";
  const stroke = colour("--color-river");
  node.append(make("path", { d, fill: "none", stroke, "stroke-width": 1.5 }));
  return node;
}

/** Puts the patterns into the page once. @param {Document} page */
export function addPatterns(page) {
  if (page.getElementById(idOf("TK"))) return;
  const svg = make("svg", { width: 0, height: 0, "aria-hidden": "true" });
  svg.classList.add("visually-hidden");
  const defs = make("defs", {});
  defs.append(...Object.keys(LEVELS).map(pattern), stripPattern());
  svg.append(defs);
  page.body.append(svg);
}
