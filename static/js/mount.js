/** Starts the behaviour named by `data-module`, now and after each htmx swap. */

const mounted = new WeakSet();

/**
 * @param {Element} element
 * @param {Record<string, () => Promise<{mount: (element: Element) => unknown}>>} registry
 */
async function start(element, registry) {
  if (mounted.has(element)) return;
  mounted.add(element);
  const names = element.dataset.module.split(" ");
  for (const name of names) {
    if (!registry[name]) {
      console.error(`data-module tidak dikenal: ${name}`);
      continue;
    }
    try {
      const module = await registry[name]();
      await module.mount(element);
    } catch (error) {
      console.error(`data-module ${name}`, error);
    }
  }
  element.dataset.mounted = "";
}

/**
 * @param {Element} root
 * @param {Record<string, () => Promise<object>>} registry
 */
export function mountAll(root, registry) {
  const found = [...root.querySelectorAll("[data-module]")];
  if (root.matches("[data-module]")) found.unshift(root);
  return Promise.all(found.map((element) => start(element, registry)));
}

/**
 * @param {HTMLElement} body
 * @param {Record<string, () => Promise<object>>} registry
 */
export async function watch(body, registry) {
  body.addEventListener("htmx:load", (event) => mountAll(event.detail.elt, registry));
  await mountAll(body, registry);
  body.dataset.ready = "";
}
