// [data-silian-sheet]: selection with a count, "select all", and J K X Enter over the rows, as in a spreadsheet.
import { on } from "./on.js";
import { done } from "./toasts.js";

const SHEET = "[data-silian-sheet]";
const boxes = (sheet) => [...sheet.querySelectorAll("tbody input[type=checkbox]")];

const choose = (some, checked) => some.forEach((box) => (box.checked = checked));

function tell(sheet) {
  const chosen = boxes(sheet).filter((box) => box.checked);
  for (const box of boxes(sheet)) box.closest("tr").setAttribute("aria-selected", box.checked);
  const bar = document.getElementById(sheet.dataset.silianSheet);
  if (!bar) return;
  bar.hidden = chosen.length === 0;
  for (const count of bar.querySelectorAll("[data-silian-count]")) count.textContent = chosen.length;
}

on("change", `${SHEET} tbody input[type=checkbox]`, (box) => tell(box.closest(SHEET)));
on("change", `${SHEET} thead input[type=checkbox]`, (all) => {
  const sheet = all.closest(SHEET);
  for (const box of boxes(sheet)) box.checked = all.checked;
  tell(sheet);
});
on("click", "[data-silian-clear]", (button) => {
  const sheet = document.querySelector(SHEET);
  const all = [...sheet.querySelectorAll("input[type=checkbox]")];
  const chosen = all.filter((box) => box.checked);
  choose(all, false);
  tell(sheet);
  done(button.dataset.silianClear, () => {
    choose(chosen, true);
    tell(sheet);
  });
});
document.addEventListener("htmx:afterSwap", () => document.querySelectorAll(SHEET).forEach(tell));

function moveTo(rows, from, to) {
  rows[from]?.querySelector(".cur")?.classList.remove("cur");
  const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
  row?.querySelector("td:has(a)")?.classList.add("cur");
  row?.scrollIntoView({ block: "nearest" });
}

/** One key pressed while the page, not a form control, holds the focus. */
export function press(key) {
  const sheet = document.querySelector(SHEET);
  if (!sheet) return;
  const rows = [...sheet.querySelectorAll("tbody tr")];
  const here = rows.findIndex((row) => row.querySelector(".cur"));
  if (key === "j") moveTo(rows, here, here + 1);
  if (key === "k") moveTo(rows, here, here - 1);
  if (key === "x") rows[here]?.querySelector("input[type=checkbox]")?.click();
  if (key === "Enter") rows[here]?.querySelector(".cur a")?.click();
}
