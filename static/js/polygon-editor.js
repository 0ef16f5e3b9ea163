/** Draws a boundary into a text area, or shows the one that was pasted there. */
import "../vendor/leaflet-1.9.4/leaflet.js";
import "../vendor/leaflet-geoman-free-2.20.2/leaflet-geoman.min.js";
import { baseMap } from "./map.js";
import { colour } from "./patterns.js";
import { hectares, parse } from "./geometry.js";

const L = window.L;
const SHAPE = { color: colour("--color-action"), weight: 2, fillOpacity: 0.2 };
const number = new Intl.NumberFormat("id-ID", { maximumFractionDigits: 2 });

function tools(map) {
  map.pm.setLang("id");
  map.pm.setGlobalOptions({ allowSelfIntersection: false, snapDistance: 12 });
  map.pm.setPathOptions(SHAPE);
  map.pm.addControls({
    position: "topleft",
    drawMarker: false,
    drawCircle: false,
    drawCircleMarker: false,
    drawPolyline: false,
    drawRectangle: false,
    drawText: false,
    rotateMode: false,
    dragMode: false,
  });
  const box = map.getContainer();
  for (const button of box.querySelectorAll(".leaflet-pm-toolbar [title]")) {
    const control = button.closest("a") ?? button.querySelector("a") ?? button;
    control.setAttribute("aria-label", button.title);
  }
}

/** The text area, the map and the sentence about the area, kept alike. */
function editor(field) {
  const text = field.querySelector("textarea");
  const facts = field.querySelector("[data-facts]");
  const map = baseMap(field.querySelector(".map"), field.dataset.config);
  const group = L.featureGroup().addTo(map);

  const say = (sentence, state = "") => {
    facts.textContent = sentence;
    facts.dataset.state = state;
  };
  const measure = (shape) => {
    if (!shape) return say("Belum ada batas. Gambar di peta atau tempel teks.");
    const parts = shape.coordinates.length > 1 ? ` dalam ${shape.coordinates.length} bagian` : "";
    return say(`Luas sekitar ${number.format(hectares(shape))} ha${parts}; dihitung ulang di server.`);
  };
  const write = () => {
    const shapes = group.getLayers().filter((layer) => layer.toGeoJSON);
    const features = shapes.map((layer) => layer.toGeoJSON(7));
    const collection = JSON.stringify({ type: "FeatureCollection", features });
    const shape = features.length ? parse(collection) : null;
    text.value = shape ? JSON.stringify(shape) : "";
    text.dispatchEvent(new Event("change", { bubbles: true }));
    measure(shape);
  };
  const adopt = (layer) => {
    group.addLayer(layer);
    layer.on("pm:edit pm:dragend", write);
  };
  const read = () => {
    try {
      const shape = parse(text.value);
      group.clearLayers();
      if (shape) {
        for (const coordinates of shape.coordinates) {
          const feature = { type: "Polygon", coordinates };
          L.geoJSON(feature, { style: SHAPE }).eachLayer(adopt);
        }
        map.fitBounds(group.getBounds(), { padding: [24, 24] });
      }
      measure(shape);
    } catch (error) {
      say(error.message, "failed");
    }
  };

  tools(map);
  map.on("pm:create", ({ layer }) => {
    adopt(layer);
    write();
  });
  map.on("pm:cut", ({ layer, originalLayer }) => {
    group.removeLayer(originalLayer);
    if (layer.eachLayer) layer.eachLayer(adopt);
    else adopt(layer);
    write();
  });
  map.on("pm:remove", ({ layer }) => {
    group.removeLayer(layer);
    write();
  });
  return { map, read, clear: () => ((text.value = ""), read()) };
}

/** @param {HTMLElement} field */
export function mount(field) {
  field.querySelector("[data-frame]").hidden = false;
  const { map, read, clear } = editor(field);
  map.invalidateSize().fitBounds(map.getBounds());
  read();
  const apply = field.querySelector("[data-apply]");
  const empty = field.querySelector("[data-clear]");
  apply.hidden = empty.hidden = false;
  apply.addEventListener("click", read);
  empty.addEventListener("click", clear);
  field.querySelector("textarea").addEventListener("paste", () => setTimeout(read));
}
