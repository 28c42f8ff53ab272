// / search, N record, J K X Enter in a sheet, ? the list of keys, Esc closes what lies on top.
import { close as closeDrawer } from "./drawer.js";
import { close as closeMenus } from "./menus.js";
import { press } from "./sheet.js";

const WRITING = "input, textarea, select, [contenteditable]";

function follow(key, e) {
  const target = document.querySelector(`[data-silian-key="${key}"]`);
  if (!target) return false;
  e.preventDefault();
  if (target.matches(WRITING)) target.focus();
  else target.click();
  return true;
}

document.addEventListener("keydown", (e) => {
  if (document.querySelector("dialog[open]")) return;
  if (e.key === "Escape") return void (closeMenus() || closeDrawer());
  if (e.target.matches(WRITING) || e.ctrlKey || e.metaKey || e.altKey) return;
  if (e.key === "Enter" && e.target.closest("a, button, summary")) return;
  if (e.key === "?") return void document.getElementById("keys")?.showModal();
  if (!follow(e.key.toLowerCase(), e)) press(e.key);
});
