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

document.addEventListener("htmx:afterSettle", watch);
watch();
