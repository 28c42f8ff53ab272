// A toast rests ten seconds, longer while one points at it or it holds the focus.
const REST = 10_000;

function dismissLater(toast) {
  setTimeout(() => (toast.matches(":hover, :focus-within") ? dismissLater(toast) : toast.remove()), REST);
}

function watch() {
  for (const toast of document.querySelectorAll(".toasts > .toast:not([data-seen])")) {
    toast.dataset.seen = "";
    dismissLater(toast);
  }
}

/** Says `words`, and takes it back with `undo` while the toast rests. */
export function done(words, undo) {
  const template = document.getElementById("toast-undo");
  const toasts = document.getElementById("toasts");
  if (!words || !template || !toasts) return;
  const toast = template.content.firstElementChild.cloneNode(true);
  toast.querySelector("span").textContent = words;
  toast.querySelector("button").addEventListener("click", () => {
    toast.remove();
    undo();
  });
  toasts.append(toast);
  watch();
}

document.addEventListener("htmx:afterSettle", watch);
watch();
