/** Listens once on the document, so that what htmx swaps in behaves like what came with the page. */
export function on(event, selector, act) {
  document.addEventListener(event, (e) => {
    const target = e.target.closest?.(selector);
    if (target) act(target, e);
  });
}
