// The month sheet of a day field: the server draws it with 休 and 班; arrows walk, PageUp and PageDown turn, Esc goes back.
import { on } from "./on.js";

const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const OPENER = "[data-silian-days]";
let sheet = null;
let opener = null;

const pad = (number) => String(number).padStart(2, "0");
const days = () => [...sheet.querySelectorAll("td button")];

/** The day so many days after an ISO day. */
function later(day, by) {
  const [year, month, date] = day.split("-").map(Number);
  const at = new Date(Date.UTC(year, month - 1, date + by));
  return `${at.getUTCFullYear()}-${pad(at.getUTCMonth() + 1)}-${pad(at.getUTCDate())}`;
}

async function show(month, day) {
  const asked = sheet;
  const answer = await fetch(`${opener.dataset.silianDays}?month=${month}`);
  const drawn = await answer.text();
  if (!answer.ok || sheet !== asked) return; // closed while the server drew
  sheet.innerHTML = drawn;
  const wanted = days().find((button) => button.value === day) ?? days()[0];
  wanted.tabIndex = 0;
  wanted.focus();
}

function open(button) {
  close();
  opener = button;
  const field = button.parentElement.querySelector("input");
  const day = /^\d{4}-\d{2}-\d{2}$/.test(field.value) ? field.value : field.dataset.silianDay;
  sheet = document.createElement("div");
  sheet.className = "day-sheet";
  sheet.setAttribute("role", "dialog");
  sheet.setAttribute("aria-label", button.getAttribute("aria-label"));
  button.parentElement.append(sheet);
  button.setAttribute("aria-expanded", "true");
  show(day.slice(0, 7), day);
}

function close() {
  sheet?.remove();
  opener?.setAttribute("aria-expanded", "false");
  sheet = opener = null;
}

function pick(day) {
  const [field, button] = [opener.parentElement.querySelector("input"), opener];
  field.value = day;
  close();
  button.focus();
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

function walk(e) {
  const from = e.target.value;
  const to = e.key.startsWith("Page") ? later(from, e.key === "PageUp" ? -28 : 28) : later(from, STEPS[e.key]);
  e.preventDefault();
  const there = days().find((button) => button.value === to);
  if (!there) return void show(to.slice(0, 7), to);
  e.target.tabIndex = -1;
  there.tabIndex = 0;
  there.focus();
}

const reveal = () => document.querySelectorAll(OPENER).forEach((button) => (button.hidden = false));

on("click", OPENER, (button) => (button === opener ? close() : open(button)));
on("click", "[data-silian-month]", (button) => show(button.dataset.silianMonth, ""));
on("click", ".day-sheet td button", (button) => pick(button.value));
document.addEventListener("click", (e) => {
  if (sheet && e.target.isConnected && !e.target.closest(".day-field")) close();
});
document.addEventListener("keydown", (e) => {
  if (!sheet) return;
  if (e.key === "Escape") {
    const button = opener;
    e.stopImmediatePropagation();
    close();
    button.focus();
  } else if (e.target.matches(".day-sheet td button") && (e.key in STEPS || e.key.startsWith("Page"))) walk(e);
}, true);
document.addEventListener("htmx:afterSettle", reveal);
reveal();
