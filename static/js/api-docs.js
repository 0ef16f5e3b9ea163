/* The documentation page of the API: draws openapi.json with Swagger UI. */

const place = document.getElementById("api-docs");

if (place && window.SwaggerUIBundle) {
  window.SwaggerUIBundle({
    domNode: place,
    url: place.dataset.source,
    deepLinking: true,
    docExpansion: "list",
    defaultModelsExpandDepth: 0,
    displayRequestDuration: true,
    validatorUrl: null,
    requestInterceptor: withCsrf,
    onComplete: () => place.setAttribute("data-ready", ""),
  });
}

/**
 * A signed-in reader may try writes too: they carry the page's CSRF token.
 * @param {{method: string, headers: Record<string, string>}} request
 */
function withCsrf(request) {
  const headers = JSON.parse(document.body.getAttribute("hx-headers") || "{}");
  if (request.method && request.method !== "GET") {
    Object.assign(request.headers, headers);
  }
  return request;
}
