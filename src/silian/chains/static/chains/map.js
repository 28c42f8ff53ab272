/** The picture of a map: a click on a box opens the drawer as its link in the table does; pointing at it lights its lines. */
const picture = document.querySelector("[data-silian-map]");

function light(key) {
  picture.classList.toggle("lit", Boolean(key));
  picture.querySelectorAll(".line").forEach((line) => line.classList.toggle("on", line.dataset.from === key || line.dataset.to === key));
}

function linkOf(box) {
  return document.getElementById(`node-${box.dataset.node}`);
}

picture?.querySelectorAll("[data-node]").forEach((box) => {
  box.addEventListener("click", (event) => { event.preventDefault(); linkOf(box).click(); });
  box.addEventListener("mouseenter", () => light(box.dataset.node));
  box.addEventListener("mouseleave", () => light(""));
  linkOf(box).addEventListener("focus", () => light(box.dataset.node));
  linkOf(box).addEventListener("blur", () => light(""));
});
