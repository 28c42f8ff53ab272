// The front door's behaviours. Each hangs on one data-silian-… attribute, and every page works without them.
import "./drawer.js";
import "./menus.js";
import "./toasts.js";
import "./dialogs.js";
import "./sheet.js";
import "./fields.js";
import "./days.js";
import "./keys.js";
import "./requests.js";
import { on } from "./on.js";

on("click", "[data-silian-print]", () => window.print());
on("click", "[data-silian-back]", () => history.back());
