/**
 * Where a work is: one point, line or polygon, drawn into a text area or only shown.
 * Outlines of the RT or kawasan lie behind it.
 */
import "../vendor/leaflet-1.9.4/leaflet.js";
import "../vendor/leaflet-geoman-free-2.20.2/leaflet-geoman.min.js";
import { baseMap } from "./map.js";
import { colour } from "./patterns.js";

const L = window.L;
const shape = () => ({ color: colour("--color-action"), weight: 4, fillOpacity: 0.2 });
const around = () => ({ color: colour("--color-edge"), weight: 1, fill: false });
const PAIR = /^\s*(-?\d+(?:[.,]\d+)?)\s*[;,\s]\s*(-?\d+(?:[.,]\d+)?)\s*$/;

/** GeoJSON of a text; null when there is none, undefined when only the server reads it. */
function parse(text) {
  const trimmed = text.trim();
  if (!trimmed) return null;
  const pair = PAIR.exec(trimmed);
  if (pair) {
    const [north, east] = pair.slice(1).map((part) => Number(part.replace(",", ".")));
    return { type: "Point", coordinates: [east, north] };
  }
  try {
    return JSON.parse(trimmed);
  } catch {
    return undefined;
  }
}

function drawn(geojson) {
  return L.geoJSON(geojson, {
    style: shape,
    pointToLayer: (feature, at) => L.circleMarker(at, { radius: 9, ...shape() }),
  });
}

function tools(map) {
  map.pm.setLang("id");
  map.pm.setPathOptions(shape());
  map.pm.addControls({
    position: "topleft",
    drawMarker: false,
    drawCircle: false,
    drawRectangle: false,
    drawText: false,
    cutPolygon: false,
    rotateMode: false,
    dragMode: true,
  });
  for (const button of map.getContainer().querySelectorAll(".leaflet-pm-toolbar [title]")) {
    const control = button.closest("a") ?? button.querySelector("a") ?? button;
    control.setAttribute("aria-label", button.title);
  }
}

/** The text area and the map, kept alike; a new shape takes the place of the old. */
function edit(field, map) {
  const text = field.querySelector("textarea");
  const facts = field.querySelector("[data-facts]");
  let layers = L.featureGroup().addTo(map);
  const say = (sentence) => (facts.textContent = sentence);
  const write = () => {
    const [layer] = layers.getLayers();
    text.value = layer ? JSON.stringify(layer.toGeoJSON(7).geometry) : "";
    text.dispatchEvent(new Event("change", { bubbles: true }));
    say(layer ? "Lokasi tergambar." : "Belum ada lokasi.");
  };
  const adopt = (layer) => {
    layers.clearLayers();
    layers.addLayer(layer);
    layer.on("pm:edit pm:dragend", write);
  };
  const read = () => {
    const found = parse(text.value);
    if (found === undefined) return say("Teks ini dibaca saat disimpan.");
    layers.clearLayers();
    if (!found) return say("Belum ada lokasi. Gambar di peta atau tulis koordinatnya.");
    try {
      drawn(found).eachLayer(adopt);
      map.fitBounds(layers.getBounds(), { padding: [24, 24], maxZoom: 18 });
      say("Lokasi tergambar.");
    } catch {
      say("Teks ini dibaca saat disimpan.");
    }
  };
  tools(map);
  map.on("pm:create", ({ layer }) => {
    adopt(layer);
    write();
  });
  map.on("pm:remove", ({ layer }) => {
    layers.removeLayer(layer);
    write();
  });
  const clear = field.querySelector("[data-clear]");
  clear.hidden = false;
  clear.addEventListener("click", () => {
    text.value = "";
    read();
  });
  text.addEventListener("change", (event) => event.isTrusted && read());
  read();
}

/** @param {HTMLElement} field */
export function mount(field) {
  const frame = field.querySelector("[data-frame]");
  frame.hidden = false;
  const map = baseMap(field.querySelector(".map"), field.dataset.config);
  map.invalidateSize();
  const { lokasi, sekitar } = JSON.parse(
    document.getElementById(field.dataset.source).textContent,
  );
  const behind = L.geoJSON(sekitar, { style: around, interactive: false }).addTo(map);
  const bounds = behind.getBounds();
  if (bounds.isValid()) map.fitBounds(bounds, { padding: [12, 12] });
  if (field.querySelector("textarea")) return edit(field, map);
  if (!lokasi) return undefined;
  const layer = drawn(lokasi).addTo(map);
  map.fitBounds(layer.getBounds().extend(bounds.isValid() ? bounds : layer.getBounds()), {
    padding: [24, 24],
    maxZoom: 18,
  });
  return undefined;
}
