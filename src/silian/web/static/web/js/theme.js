// Loaded before the page paints (no module, no defer), so that a person who keeps the light theme never sees a dark flash.
(() => {
  const key = "silian-theme";
  const root = document.documentElement;
  if (localStorage.getItem(key) === "light") root.dataset.theme = "light";
  document.addEventListener("click", (e) => {
    if (!e.target.closest?.("[data-silian-theme]")) return;
    const light = root.dataset.theme !== "light";
    root.dataset.theme = light ? "light" : "";
    localStorage.setItem(key, root.dataset.theme);
  });
})();
