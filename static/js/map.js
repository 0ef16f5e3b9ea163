/**
 * A map of places by level of slum: colour and pattern, legend with counts,
 * reachable by keyboard, paired with the rows of a table (`data-map-row`).
 */
import "../vendor/leaflet-1.9.4/leaflet.js";
import { addPatterns, colour, fillOf, LEVELS, STRIP } from "./patterns.js";

const L = window.L;
const FOCUSABLE = 150;

/** What is drawn besides places: water, the strips beside it, a bare outline. */
const LAYERS = {
  kawasan: { name: "Kawasan", style: () => ({ color: colour("--color-ink"), fill: false, weight: 3 }) },
  sungai: {
    name: "Sungai",
    style: () => ({
      color: colour("--color-river"),
      fillColor: colour("--color-river"),
      fillOpacity: 0.5,
      weight: 3,
    }),
  },
  sempadan: {
    name: "Sempadan, indikasi perencanaan",
    style: () => ({
      color: colour("--color-river"),
      dashArray: "6 4",
      fillColor: `url(#${STRIP})`,
      fillOpacity: 0.7,
      weight: 1,
    }),
  },
  sempadan_tetap: {
    name: "Sempadan menurut keputusan",
    style: () => ({
      color: colour("--color-river"),
      fillColor: `url(#${STRIP})`,
      fillOpacity: 1,
      weight: 2,
    }),
  },
};

const layerOf = (feature) => LAYERS[feature.properties?.lapis];

function style(feature) {
  const layer = layerOf(feature);
  if (layer) return layer.style();
  return {
    color: colour("--color-ink"),
    fillColor: fillOf(feature.properties?.tingkat),
    fillOpacity: 0.85,
    weight: 1,
  };
}

/** Places that only show where the others lie. */
function outline() {
  return { color: colour("--color-edge"), fill: false, weight: 1 };
}

const isBackground = (feature) => Boolean(feature.properties?.latar);

function line(name, text) {
  const node = document.createElement(name);
  node.textContent = text;
  return node;
}

/** What a shape is, in words: a layer of its own, or a level of slum. */
function kindOf({ tingkat, lapis } = {}) {
  return LAYERS[lapis]?.name || LEVELS[tingkat]?.name || LEVELS[""].name;
}

function popup({ nama, tingkat, ket, url, lapis }) {
  const box = document.createElement("div");
  box.append(line("strong", nama || "Tanpa nama"));
  box.append(line("p", kindOf({ tingkat, lapis })));
  if (ket) box.append(line("p", ket));
  if (url) {
    const link = line("a", "Buka halaman");
    link.href = url;
    box.append(link);
  }
  return box;
}

function makeFocusable(layer, name) {
  const path = layer.getElement?.();
  if (!path) return;
  path.setAttribute("tabindex", "0");
  path.setAttribute("role", "button");
  path.setAttribute("aria-label", name);
  path.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    layer.openPopup();
  });
}

function pairWithRow(layer, kode) {
  const row = kode && document.querySelector(`[data-map-row="${CSS.escape(kode)}"]`);
  if (!row) return;
  const lit = (on) => {
    layer.setStyle?.({ weight: on ? 4 : 1 });
    if (on) layer.bringToFront?.();
    row.toggleAttribute("data-lit", on);
  };
  for (const [on, mouse, focus] of [
    [true, "mouseenter", "focusin"],
    [false, "mouseleave", "focusout"],
  ]) {
    row.addEventListener(mouse, () => lit(on));
    row.addEventListener(focus, () => lit(on));
  }
  layer.on("mouseover", () => lit(true));
  layer.on("mouseout", () => lit(false));
}

function legendOfLayers(features) {
  const used = new Set(features.map((feature) => feature.properties.lapis));
  return [...used].map((code) => {
    const item = document.createElement("li");
    const swatch = document.createElement("span");
    swatch.className = "swatch";
    swatch.dataset.lapis = code;
    item.append(swatch, line("span", LAYERS[code].name));
    return item;
  });
}

function drawLegend(list, all) {
  const drawn = all.filter(layerOf);
  const features = all.filter((feature) => !layerOf(feature));
  if (drawn.length && !features.length) {
    list.replaceChildren(...legendOfLayers(drawn));
    return;
  }
  const counts = new Map();
  for (const feature of features) {
    const level = feature.properties?.tingkat || "";
    counts.set(level, (counts.get(level) || 0) + 1);
  }
  list.replaceChildren(
    ...Object.entries(LEVELS)
      .filter(([code]) => code || counts.has(""))
      .map(([code, { name }]) => {
        const item = document.createElement("li");
        const swatch = document.createElement("span");
        swatch.className = "swatch";
        swatch.dataset.tingkat = code;
        const text = code ? `${code} ${name}` : name;
        item.append(swatch, line("span", text), line("b", counts.get(code) || 0));
        return item;
      }),
    ...legendOfLayers(drawn),
  );
}

async function features(frame) {
  const { source, url } = frame.dataset;
  if (source) return JSON.parse(document.getElementById(source).textContent);
  if (!url) return { type: "FeatureCollection", features: [] };
  const answer = await fetch(url, { headers: { Accept: "application/geo+json" } });
  if (!answer.ok) throw new Error(`peta: ${answer.status}`);
  return answer.json();
}

/**
 * @param {HTMLElement} box
 * @param {string} config the settings of django-leaflet as JSON
 */
export function baseMap(box, config) {
  const { TILES, SPATIAL_EXTENT: extent } = JSON.parse(config);
  const options = { zoomSnap: 0.25, maxZoom: 20, zoomControl: false };
  const map = L.map(box, options).fitBounds([
    [extent.ymin, extent.xmin],
    [extent.ymax, extent.xmax],
  ]);
  const zoom = { zoomInTitle: "Perbesar", zoomOutTitle: "Perkecil" };
  L.control.zoom(zoom).addTo(map);
  map.attributionControl.setPrefix("Leaflet");
  L.control.scale({ imperial: false }).addTo(map);
  for (const [, url, { attribution }] of TILES) {
    L.tileLayer(url, { attribution, maxZoom: 20, maxNativeZoom: 19 }).addTo(map);
  }
  return map;
}

/** What was drawn; removing it from the map removes all of it. */
function draw(map, drawable) {
  const shapes = drawable.filter((feature) => !isBackground(feature));
  const few = shapes.length <= FOCUSABLE;
  const behind = L.geoJSON(drawable.filter(isBackground), {
    style: outline,
    interactive: false,
  });
  const layer = L.geoJSON(shapes, {
    style,
    pointToLayer: (feature, at) => L.circleMarker(at, { radius: 8 }),
    onEachFeature: (feature, shape) => {
      const { nama, kode } = feature.properties || {};
      shape.bindPopup(() => popup(feature.properties || {}));
      shape.bindTooltip(line("span", nama || ""), { sticky: true });
      pairWithRow(shape, kode);
      const kind = kindOf(feature.properties || {});
      if (few) shape.on("add", () => makeFocusable(shape, `${nama}, ${kind}`));
    },
  });
  return L.featureGroup([behind, layer]).addTo(map);
}

/** The place itself where there is one: a river may run far out of the picture. */
function boundsOf(drawable, drawn) {
  const places = drawable.filter((feature) => !layerOf(feature) || feature.properties.lapis === "kawasan");
  if (!places.length || places.length === drawable.length) return drawn.getBounds();
  return L.geoJSON(places).getBounds().pad(0.3);
}

/** Fetches and draws; the shapes drawn before go. */
async function show(frame, map, before) {
  const message = frame.querySelector("[data-message]");
  try {
    const collection = await features(frame);
    const drawable = collection.features.filter((feature) => feature.geometry);
    const counted = collection.features.filter((feature) => !isBackground(feature));
    drawLegend(frame.querySelector("[data-legend]"), counted);
    message.hidden = drawable.length > 0;
    message.textContent = frame.dataset.empty;
    before?.remove();
    if (!drawable.length) return undefined;
    const drawn = draw(map, drawable);
    if (!before) map.fitBounds(boundsOf(drawable, drawn), { padding: [12, 12] });
    return drawn;
  } catch (error) {
    console.warn(error);
    message.textContent = "Peta belum dapat dimuat. Muat ulang halaman, atau baca tabel.";
    return before;
  }
}

/** @param {HTMLElement} frame */
export async function mount(frame) {
  const map = baseMap(frame.querySelector(".map"), frame.dataset.config);
  addPatterns(document);
  let drawn = await show(frame, map);
  // The page around the map has got other figures and other rows.
  document.body.addEventListener("figures-changed", async () => {
    if (frame.isConnected) drawn = await show(frame, map, drawn);
  });
}
