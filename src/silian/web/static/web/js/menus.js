// Menus are <details>: they open by themselves; here they also shut when one looks elsewhere.
const opened = () => document.querySelectorAll("details.menu[open]");

document.addEventListener("click", (e) => {
  for (const menu of opened()) if (!menu.contains(e.target)) menu.open = false;
});

export function close() {
  const menus = [...opened()];
  for (const menu of menus) {
    menu.open = false;
    if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
  }
  return menus.length > 0;
}
