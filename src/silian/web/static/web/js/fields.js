// Fields: a day written as 10-14 or 10月14日 becomes 2022-10-14 on leaving; chosen files are named; a step that is stopped does nothing.
import { on } from "./on.js";

const SHORT = /^(\d{1,2})(?:[-/.]|月)(\d{1,2})日?$/;

/** A day without a year is this year's; the year is then in sight, to be changed. */
function fullDay(text, today) {
  const match = SHORT.exec(text.trim().normalize("NFKC"));
  if (!match) return text;
  const [month, day] = match.slice(1).map((part) => part.padStart(2, "0"));
  return `${today.slice(0, 4)}-${month}-${day}`;
}

on("focusout", "input[data-silian-day]", (field) => {
  field.value = fullDay(field.value, field.dataset.silianDay);
});
on("change", ".files input", (field) => {
  const names = [...field.files].map((file) => file.name).join("、");
  if (names) field.parentElement.querySelector("output").textContent = names;
});
on("click", ".btn[aria-disabled=true]", (_, e) => e.preventDefault());
