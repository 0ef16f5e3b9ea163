/**
 * Polygons as text and as numbers: GeoJSON or WKT in, MultiPolygon out, area.
 *
 * Coordinates are [longitude, latitude] in degrees. What cannot be read raises
 * an Error whose message is a sentence for the person who pasted it.
 */

const DEGREE = Math.PI / 180;
const EQUATOR_M = 6378137;
const E2 = 0.00669437999014;
const UNREADABLE = "Teks ini bukan GeoJSON atau WKT poligon.";

function flat(position) {
  const [x, y] = position.map(Number);
  if (!Number.isFinite(x) || !Number.isFinite(y)) throw new Error(UNREADABLE);
  if (Math.abs(x) > 180 || Math.abs(y) > 90) {
    throw new Error("Koordinat harus derajat bujur dan lintang, bukan meter.");
  }
  return [x, y];
}

function closed(ring) {
  const points = ring.map(flat);
  const [first, last] = [points[0], points.at(-1)];
  if (points.length && (first[0] !== last[0] || first[1] !== last[1])) {
    points.push([...first]);
  }
  if (points.length < 4) throw new Error("Poligon memerlukan sedikitnya tiga titik.");
  return points;
}

function polygonsOf(thing) {
  switch (thing?.type) {
    case "FeatureCollection":
      return thing.features.flatMap(polygonsOf);
    case "Feature":
      return polygonsOf(thing.geometry);
    case "GeometryCollection":
      return thing.geometries.flatMap(polygonsOf);
    case "MultiPolygon":
      return thing.coordinates;
    case "Polygon":
      return [thing.coordinates];
    default:
      throw new Error(UNREADABLE);
  }
}

function fromWkt(text) {
  const match = /^(?:SRID=(\d+);)?\s*(MULTI)?POLYGON\s*(?:Z|M|ZM)?\s*(\(.*\))\s*$/is.exec(text);
  if (!match) throw new Error(UNREADABLE);
  if (match[1] && match[1] !== "4326") throw new Error("Gunakan WGS 84 (SRID 4326).");
  // (1 2, 3 4) becomes [[1,2],[3,4]]: the brackets already nest as in GeoJSON.
  const json = match[3]
    .replace(/(-?[\d.]+(?:e[-+]?\d+)?)((?:\s+-?[\d.]+(?:e[-+]?\d+)?)+)/gi, (all) => {
      return `[${all.trim().split(/\s+/).join(",")}]`;
    })
    .replaceAll("(", "[")
    .replaceAll(")", "]");
  const coordinates = JSON.parse(json);
  return match[2] ? coordinates : [coordinates];
}

/**
 * @param {string} text GeoJSON or WKT
 * @returns {{type: "MultiPolygon", coordinates: number[][][][]} | null} null when empty
 */
export function parse(text) {
  const trimmed = text.trim();
  if (!trimmed) return null;
  let polygons;
  try {
    polygons = trimmed.startsWith("{") ? polygonsOf(JSON.parse(trimmed)) : fromWkt(trimmed);
  } catch (error) {
    throw error instanceof SyntaxError ? new Error(UNREADABLE) : error;
  }
  if (!polygons.length) throw new Error("Tidak ada poligon di dalam teks ini.");
  const coordinates = polygons.map((rings) => rings.map(closed));
  return { type: "MultiPolygon", coordinates };
}

function ringArea(ring, [x0, y0]) {
  // Metres around the middle of the place, on the ellipsoid: exact to 0.01 %
  // for anything the size of a kawasan.
  const sine = Math.sin(y0 * DEGREE);
  const w = 1 - E2 * sine * sine;
  const kx = (EQUATOR_M / Math.sqrt(w)) * Math.cos(y0 * DEGREE) * DEGREE;
  const ky = ((EQUATOR_M * (1 - E2)) / w ** 1.5) * DEGREE;
  let twice = 0;
  for (let i = 1; i < ring.length; i += 1) {
    const [ax, ay] = [(ring[i - 1][0] - x0) * kx, (ring[i - 1][1] - y0) * ky];
    const [bx, by] = [(ring[i][0] - x0) * kx, (ring[i][1] - y0) * ky];
    twice += ax * by - bx * ay;
  }
  return Math.abs(twice) / 2;
}

/** Hectares, as a preview: the server computes the area that counts. */
export function hectares(multiPolygon) {
  let square = 0;
  for (const rings of multiPolygon.coordinates) {
    const ys = rings[0].map((point) => point[1]);
    const middle = [rings[0][0][0], (Math.min(...ys) + Math.max(...ys)) / 2];
    const [outer, ...holes] = rings.map((ring) => ringArea(ring, middle));
    square += outer - holes.reduce((sum, hole) => sum + hole, 0);
  }
  return square / 10000;
}
