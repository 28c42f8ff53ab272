// htmx: the CSRF token, a busy mark on the pressed button, focus on the first error, and a sentence when nothing answers.
const token = document.querySelector("meta[name=csrf-token]")?.content;
const alerts = document.getElementById("alert");

const submitter = (e) => e.detail.requestConfig?.triggeringEvent?.submitter ?? e.detail.elt;

function say(sentence) {
  if (!alerts) return;
  const note = document.createElement("p");
  note.className = "note red";
  note.textContent = sentence;
  alerts.replaceChildren(note);
  note.scrollIntoView({ block: "nearest" });
}

document.addEventListener("htmx:configRequest", (e) => {
  if (token) e.detail.headers["X-CSRFToken"] = token;
});
document.addEventListener("htmx:beforeRequest", (e) => {
  alerts?.replaceChildren();
  if (submitter(e).matches?.(".btn")) submitter(e).setAttribute("aria-busy", "true");
});
document.addEventListener("htmx:afterRequest", (e) => submitter(e).removeAttribute?.("aria-busy"));
document.addEventListener("htmx:afterSettle", (e) => {
  e.detail.target.querySelector?.("[aria-invalid=true]")?.focus();
  if (e.detail.target === alerts) alerts.scrollIntoView({ block: "nearest" });
});
document.addEventListener("htmx:responseError", () => say(alerts?.dataset.failed));
document.addEventListener("htmx:sendError", () => say(alerts?.dataset.offline));
