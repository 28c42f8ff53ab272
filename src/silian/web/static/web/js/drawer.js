// The drawer: whatever htmx swaps into #drawer opens it; Esc or [data-silian-close] shuts it and gives the focus back.
import { on } from "./on.js";

const drawer = document.getElementById("drawer");
let opener = null;

function open(asked) {
  if (asked && !drawer.contains(asked)) {
    opener?.setAttribute("aria-expanded", "false");
    opener = asked;
    opener.setAttribute("aria-expanded", "true");
  }
  drawer.hidden = false;
  const first = drawer.querySelector("[aria-invalid=true], [autofocus]") ?? drawer;
  first.focus({ preventScroll: true });
}

export function close() {
  if (!drawer || drawer.hidden) return false;
  drawer.hidden = true;
  drawer.replaceChildren();
  opener?.setAttribute("aria-expanded", "false");
  opener?.focus();
  opener = null;
  return true;
}

if (drawer) {
  document.addEventListener("htmx:afterSwap", (e) => {
    if (e.detail.target === drawer) open(e.detail.requestConfig?.elt);
  });
  on("click", "[data-silian-close]", close);
  on("click", "a[hx-target='#drawer'][href^='#']", (_, e) => e.preventDefault()); // the anchor is for those without script
}
