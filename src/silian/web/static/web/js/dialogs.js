// [data-silian-dialog="id"] opens that <dialog>; without script its link leads to the page that asks the same question.
import { on } from "./on.js";

on("click", "[data-silian-dialog]", (opener, e) => {
  const dialog = document.getElementById(opener.dataset.silianDialog);
  if (!dialog) return;
  e.preventDefault();
  dialog.showModal();
});
on("click", "dialog [data-silian-cancel]", (button) => button.closest("dialog").close());
